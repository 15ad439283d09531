//! Reads a written PDF again, as a screen reader would: by its structure tree, its marked content and its fonts.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A part of the structure with the words in it and below it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) role: String,
    pub(crate) alt: Option<String>,
    pub(crate) language: Option<String>,
    /// Whether it says how much room it takes.
    pub(crate) boxed: bool,
    /// What it says itself that all of it says.
    pub(crate) actual: Option<String>,
    pub(crate) words: String,
    pub(crate) kids: Vec<Element>,
}

/// A PDF that was written.
pub(crate) struct Pdf {
    pub(crate) file: Document,
    pages: Vec<ObjectId>,
}

/// What of the structure tree has been found in the pages: the page, counted from 0, and the number there.
type Seen = HashSet<(usize, i64)>;

impl Element {
    /// Itself and everything below it, in reading order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Element::all)).collect()
    }
}

impl Pdf {
    /// Opens a file.
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("the file opens again");
        Self { pages: file.get_pages().into_values().collect(), file }
    }

    /// The first page.
    pub(crate) fn page(&self) -> &Dictionary {
        self.at(0)
    }

    fn at(&self, page: usize) -> &Dictionary {
        self.file.get_dictionary(self.pages[page]).unwrap()
    }

    /// How many pages there are.
    pub(crate) fn count(&self) -> usize {
        self.pages.len()
    }

    fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.file.dereference(object).unwrap().1
    }

    fn dict(&self, object: &Object) -> Dictionary {
        self.follow(object).as_dict().unwrap().clone()
    }

    /// Every font of a page: embedded, and what text each of its glyphs stands for.
    fn fonts(&self, page: usize) -> HashMap<Vec<u8>, BTreeMap<u32, String>> {
        let resources = self.dict(self.at(page).get(b"Resources").unwrap());
        let Ok(fonts) = resources.get(b"Font") else { return HashMap::new() };
        self.dict(fonts)
            .iter()
            .map(|(name, font)| {
                let font = self.dict(font);
                let descendant =
                    self.follow(font.get(b"DescendantFonts").unwrap()).as_array().unwrap()[0].clone();
                let descriptor = self.dict(self.dict(&descendant).get(b"FontDescriptor").unwrap());
                assert!(
                    descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"),
                    "every font is embedded"
                );
                let cmap = self.follow(font.get(b"ToUnicode").unwrap()).as_stream().unwrap();
                let text = cmap.decompressed_content().unwrap_or_else(|_| cmap.content.clone());
                (name.clone(), to_unicode(&String::from_utf8_lossy(&text)))
            })
            .collect()
    }

    /// The words of each marked-content number of a page. Checks that brackets are not nested, that nothing is painted
    /// outside them, and that no glyph 0 is shown.
    fn marked(&self, page: usize) -> Vec<String> {
        let fonts = self.fonts(page);
        let content = Content::decode(&self.file.get_page_content(self.pages[page])).unwrap();
        let mut marked: BTreeMap<i64, String> = BTreeMap::new();
        let mut open: Option<(Option<i64>, bool)> = None;
        let mut font = &BTreeMap::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" => {
                    assert!(open.is_none(), "no bracket inside another");
                    assert_eq!(operation.operands[0].as_name().unwrap(), b"Artifact");
                    open = Some((None, false));
                }
                "BDC" => {
                    assert!(open.is_none(), "no bracket inside another");
                    let properties = operation.operands[1].as_dict().unwrap();
                    let number = properties.get(b"MCID").unwrap().as_i64().unwrap();
                    let actual = properties.get(b"ActualText").ok().map(text_of);
                    let words = marked.entry(number).or_default();
                    words.push_str(actual.as_deref().unwrap_or_default());
                    open = Some((Some(number), actual.is_some()));
                }
                "EMC" => assert!(open.take().is_some(), "no bracket closed twice"),
                "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                "TJ" | "Tj" => {
                    let Some((number, actual)) = open else { panic!("words outside every bracket") };
                    for glyph in glyphs(&operation.operands) {
                        assert_ne!(glyph, 0, "no glyph 0");
                        let text = font.get(&glyph).unwrap_or_else(|| panic!("glyph {glyph} has a text"));
                        if let (Some(number), false) = (number, actual) {
                            marked.get_mut(&number).unwrap().push_str(text);
                        }
                    }
                }
                "f" | "f*" | "S" | "B" | "Do" | "sh" => {
                    assert!(open.is_some(), "paint outside every bracket");
                }
                _ => {}
            }
        }
        assert!(open.is_none(), "every bracket is closed");
        assert!(
            marked.keys().copied().eq(0..i64::try_from(marked.len()).unwrap()),
            "the numbers have no gap"
        );
        marked.into_values().collect()
    }

    /// The structure tree. Checks that every marked-content number of every page is in it once, and that the parent
    /// tree leads from there back to it.
    pub(crate) fn structure(&self) -> Element {
        let marked: Vec<Vec<String>> = (0..self.count()).map(|page| self.marked(page)).collect();
        let catalog = self.file.catalog().unwrap();
        let root = self.dict(catalog.get(b"StructTreeRoot").unwrap());
        let parents = self.dict(root.get(b"ParentTree").unwrap());
        let numbers = self.follow(parents.get(b"Nums").unwrap()).as_array().unwrap();
        let parents: Vec<&Vec<Object>> = (0..self.count())
            .map(|page| {
                let key = self.at(page).get(b"StructParents").unwrap();
                let at =
                    numbers.chunks(2).find(|pair| &pair[0] == key).expect("the page is in the parent tree");
                self.follow(&at[1]).as_array().unwrap()
            })
            .collect();
        for (parents, marked) in parents.iter().zip(&marked) {
            assert_eq!(parents.len(), marked.len(), "every number has a parent");
        }
        let mut seen = Seen::new();
        let whole = self.element(root.get(b"K").unwrap(), &marked, &parents, &mut seen);
        assert_eq!(seen.len(), marked.iter().map(Vec::len).sum::<usize>(), "every number is in the tree");
        whole
    }

    /// The page and the number that a part of an element points at, if it is no element itself.
    fn content_of(&self, kid: &Object, element: &Dictionary) -> Option<(usize, i64)> {
        let page = |dict: &Dictionary| {
            let page = dict.get(b"Pg").unwrap().as_reference().unwrap();
            self.pages.iter().position(|own| *own == page).expect("a page of this file")
        };
        if let Ok(number) = kid.as_i64() {
            return Some((page(element), number));
        }
        let dict = self.follow(kid).as_dict().unwrap();
        let number = dict.get(b"MCID").ok()?.as_i64().unwrap();
        Some((if dict.has(b"Pg") { page(dict) } else { page(element) }, number))
    }

    fn element(
        &self,
        at: &Object,
        marked: &[Vec<String>],
        parents: &[&Vec<Object>],
        seen: &mut Seen,
    ) -> Element {
        let dict = self.dict(at);
        let text = |key: &[u8]| dict.get(key).ok().map(text_of);
        let mut element = Element {
            role: String::from_utf8_lossy(dict.get(b"S").unwrap().as_name().unwrap()).into_owned(),
            alt: text(b"Alt"),
            language: text(b"Lang"),
            actual: text(b"ActualText"),
            boxed: dict.get(b"A").is_ok_and(|attributes| self.dict(attributes).has(b"BBox")),
            ..Element::default()
        };
        for kid in self.follow(dict.get(b"K").unwrap()).as_array().unwrap() {
            if let Some((page, number)) = self.content_of(kid, &dict) {
                assert!(seen.insert((page, number)), "no number is in the tree twice");
                assert_eq!(&parents[page][number as usize], at, "the parent tree leads back");
                element.words.push_str(&marked[page][number as usize]);
            } else {
                let kid = self.element(kid, marked, parents, seen);
                element.words.push_str(&kid.words);
                element.kids.push(kid);
            }
        }
        if let Some(actual) = &element.actual {
            element.words.clone_from(actual);
        }
        element
    }

    /// Checks what PDF/UA-1 and PDF/A-2a ask of the file beside its structure tree, and of the shape of that tree.
    pub(crate) fn is_sound(&self) -> Element {
        let catalog = self.file.catalog().unwrap();
        let has =
            |dict: &Dictionary, key: &[u8]| dict.get(key).is_ok_and(|value| value.as_bool().unwrap_or(false));
        assert!(has(&self.dict(catalog.get(b"MarkInfo").unwrap()), b"Marked"), "marked");
        assert!(
            has(&self.dict(catalog.get(b"ViewerPreferences").unwrap()), b"DisplayDocTitle"),
            "title shown"
        );
        assert!(!catalog.get(b"Lang").unwrap().as_str().unwrap().is_empty(), "a language");
        for key in [&b"Outlines"[..], b"Metadata", b"OutputIntents"] {
            assert!(catalog.has(key), "{}", String::from_utf8_lossy(key));
        }
        for page in 0..self.count() {
            assert_eq!(self.at(page).get(b"Tabs").unwrap().as_name().unwrap(), b"S", "tabs as read");
        }
        let structure = self.structure();
        assert_eq!(structure.role, "Document");
        let mut level = 0;
        for element in structure.all() {
            if let Some(next) = element.role.strip_prefix('H').and_then(|level| level.parse::<usize>().ok()) {
                assert!(next >= 1 && next <= level + 1, "no level of headings is skipped");
                assert!(!element.words.trim().is_empty(), "no heading is empty");
                level = next;
            }
            if element.role == "Figure" {
                assert!(element.alt.as_deref().is_some_and(|alt| !alt.trim().is_empty()), "a figure is told");
                assert!(element.boxed, "a figure has its box");
            }
            for kid in &element.kids {
                assert_eq!(kid.role == "LI", element.role == "L", "{} in {}", kid.role, element.role);
                assert_eq!(
                    matches!(kid.role.as_str(), "Lbl" | "LBody"),
                    element.role == "LI",
                    "{} in {}",
                    kid.role,
                    element.role
                );
            }
        }
        assert_eq!(level_one(&structure), 1, "one title");
        structure
    }
}

fn level_one(structure: &Element) -> usize {
    structure.all().iter().filter(|element| element.role == "H1").count()
}

fn text_of(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(rest) => String::from_utf16(
            &rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>(),
        )
        .unwrap(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn glyphs(operands: &[Object]) -> Vec<u32> {
    let strings: Vec<&Object> = match &operands[0] {
        Object::Array(parts) => parts.iter().collect(),
        other => vec![other],
    };
    strings
        .into_iter()
        .filter_map(|part| part.as_str().ok())
        .flat_map(|bytes| bytes.chunks(2).map(|pair| u32::from(pair[0]) << 8 | u32::from(pair[1])))
        .collect()
}

/// The characters of each glyph, of a `ToUnicode` map.
fn to_unicode(map: &str) -> BTreeMap<u32, String> {
    let hex = |token: &str| token.trim_matches(['<', '>']).to_owned();
    let text = |hex: &str| {
        let units: Vec<u16> = hex
            .as_bytes()
            .chunks(4)
            .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap())
            .collect();
        String::from_utf16(&units).unwrap()
    };
    let mut found = BTreeMap::new();
    let mut kind = "";
    for line in map.lines() {
        let line = line.trim();
        if line.contains("begin") || line.contains("end") {
            kind = if line.ends_with("beginbfchar") {
                "char"
            } else if line.ends_with("beginbfrange") {
                "range"
            } else {
                ""
            };
            continue;
        }
        let tokens: Vec<String> = line.split_whitespace().map(hex).collect();
        let number = |token: &str| u32::from_str_radix(token, 16).unwrap();
        match (kind, &tokens[..]) {
            ("char", [glyph, characters]) => {
                found.insert(number(glyph), text(characters));
            }
            ("range", [first, last, characters]) => {
                assert_eq!(first, last, "ranges of one");
                found.insert(number(first), text(characters));
            }
            _ => {}
        }
    }
    found
}

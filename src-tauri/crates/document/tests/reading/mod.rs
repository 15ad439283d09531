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
    pub(crate) words: String,
    pub(crate) kids: Vec<Element>,
}

/// A one-page PDF.
pub(crate) struct Pdf {
    pub(crate) file: Document,
    page: ObjectId,
}

impl Element {
    /// Itself and everything below it, in reading order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Element::all)).collect()
    }
}

impl Pdf {
    /// Opens a file and checks that it has one page.
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("the file opens again");
        let pages = file.get_pages();
        assert_eq!(pages.len(), 1, "exactly one page");
        Self { page: pages[&1], file }
    }

    pub(crate) fn page(&self) -> &Dictionary {
        self.file.get_dictionary(self.page).unwrap()
    }

    fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.file.dereference(object).unwrap().1
    }

    fn dict(&self, object: &Object) -> Dictionary {
        self.follow(object).as_dict().unwrap().clone()
    }

    /// Every font of the page: embedded, and what text each of its glyphs stands for.
    fn fonts(&self) -> HashMap<Vec<u8>, BTreeMap<u32, String>> {
        let resources = self.dict(self.page().get(b"Resources").unwrap());
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

    /// The words of each marked-content number. Checks that brackets are not nested and no glyph 0 is shown.
    pub(crate) fn marked(&self) -> Vec<String> {
        let fonts = self.fonts();
        let content = Content::decode(&self.file.get_page_content(self.page)).unwrap();
        let mut marked: BTreeMap<i64, String> = BTreeMap::new();
        let mut open: Option<(Option<i64>, bool)> = None;
        let mut font = &BTreeMap::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" => {
                    assert!(open.is_none(), "no bracket inside another");
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

    /// The structure tree. Checks that every marked-content number is in it once and in the parent tree.
    pub(crate) fn structure(&self) -> Element {
        let marked = self.marked();
        let catalog = self.file.catalog().unwrap();
        let root = self.dict(catalog.get(b"StructTreeRoot").unwrap());
        let parents = self.dict(root.get(b"ParentTree").unwrap());
        let numbers = self.follow(parents.get(b"Nums").unwrap()).as_array().unwrap();
        let parents = self.follow(&numbers[1]).as_array().unwrap();
        assert_eq!(parents.len(), marked.len(), "every number has a parent");
        let mut seen = HashSet::new();
        let whole = self.element(root.get(b"K").unwrap(), &marked, parents, &mut seen);
        assert_eq!(seen.len(), marked.len(), "every number is in the tree");
        whole
    }

    fn element(
        &self,
        at: &Object,
        marked: &[String],
        parents: &[Object],
        seen: &mut HashSet<i64>,
    ) -> Element {
        let dict = self.dict(at);
        let text = |key: &[u8]| dict.get(key).ok().map(text_of);
        let mut element = Element {
            role: String::from_utf8_lossy(dict.get(b"S").unwrap().as_name().unwrap()).into_owned(),
            alt: text(b"Alt"),
            language: text(b"Lang"),
            ..Element::default()
        };
        for kid in self.follow(dict.get(b"K").unwrap()).as_array().unwrap() {
            if let Ok(number) = kid.as_i64() {
                assert!(seen.insert(number), "no number is in the tree twice");
                assert_eq!(&parents[number as usize], at, "the parent tree leads back");
                element.words.push_str(&marked[number as usize]);
            } else {
                let kid = self.element(kid, marked, parents, seen);
                element.words.push_str(&kid.words);
                element.kids.push(kid);
            }
        }
        element
    }
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

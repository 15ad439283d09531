//! The fonts of a page: which glyphs it uses, what text each stands for, and each font cut down to them.

use super::blanks::{Blanks, SILENCE};
use super::pack::Packer;
use super::subset::Subset;
use crate::display::{Cluster, DisplayList, Glyph, Mark, TextRun};
use crate::error::DocumentError;
use crate::text::cache::Cache;
use crate::text::fonts::{FaceId, LATIN};
use lopdf::{Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    Rect, TextItem,
};
use profile::Direction;
use script::direction::of_letter;
use skrifa::MetadataProvider;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use subsetter::GlyphRemapper;

/// How many fonts cut down before are kept; pages that are much alike ask for the same ones over and over.
const KEPT: usize = 48;

/// What a Latin font for reading has in every file: with it, a page after one more word, and the page of another person,
/// mostly needs the same letters, and no font is cut for it. It costs up to
/// 6 kB a file, as `./dev bench` shows beside a build without it.
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?()-–’“”&/";

/// Fonts cut down before.
pub(crate) struct Subsets {
    known: Cache<Asked, Arc<Subset>>,
    packer: Packer,
}

/// A face, and its glyphs.
type Asked = (FaceId, Texts);

/// Glyphs in order, each with the text it stands for.
type Texts = Vec<(u16, String)>;

/// The fonts of one page.
pub(super) struct PageFonts {
    faces: BTreeMap<FaceId, PageFont>,
    /// What words are spelled in, where any are.
    pub(super) blanks: Option<Blanks>,
}

/// One font as a page uses it.
pub(super) struct PageFont {
    /// Its name among the page's resources.
    pub(super) id: String,
    pub(super) subset: Arc<Subset>,
    /// The glyphs in order, with the text each stands for where nothing else is said.
    texts: Texts,
    /// The place of each glyph among them.
    places: Vec<u16>,
    /// Whether its words are spelled out, and its glyphs say nothing: where it draws letters that run from the right.
    pub(super) spelled: bool,
}

/// Glyphs of a font and the texts they stand for, as they are come upon.
#[derive(Default)]
struct Found {
    texts: Texts,
    spelled: bool,
    /// One more than the place of each glyph among them; 0 for those not come upon.
    places: Vec<u16>,
}

impl PageFonts {
    pub(super) fn of(&self, run: &TextRun) -> &PageFont {
        &self.faces[&run.face]
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &PageFont> {
        self.faces.values()
    }
}

impl PageFont {
    fn place(&self, glyph: u16) -> usize {
        usize::from(self.places[usize::from(glyph)])
    }

    /// The number of a glyph in the file, and its width in thousandths.
    pub(super) fn glyph(&self, glyph: u16) -> (u16, f64) {
        self.subset.codes[self.place(glyph)]
    }

    /// What a glyph stands for.
    pub(super) fn text(&self, glyph: u16) -> &str {
        &self.texts[self.place(glyph)].1
    }
}

impl Found {
    /// The first text a glyph is come upon with is its own.
    fn say(&mut self, glyph: u16, text: impl FnOnce() -> String) {
        let number = usize::from(glyph);
        if number >= self.places.len() {
            self.places.resize(number + 64, 0);
        }
        if self.places[number] == 0 {
            self.texts.push((glyph, text()));
            self.places[number] = self.texts.len() as u16;
        }
    }

    /// Gives each glyph of a cluster of several one character, in reading order; a joiner where there are too few.
    fn share(&mut self, rtl: bool, text: &str, glyphs: &[Glyph]) {
        for (place, glyph) in glyphs.iter().enumerate() {
            let place = if rtl { glyphs.len() - 1 - place } else { place };
            self.say(glyph.id, || text.chars().nth(place).unwrap_or('\u{200d}').to_string());
        }
    }

    /// Takes in letters that nearly every page needs.
    fn add_alphabet(&mut self, face: FaceId) {
        let letters = face.font().charmap();
        for letter in ALPHABET.chars() {
            if let Some(glyph) = letters.map(letter) {
                self.say(glyph.to_u32() as u16, || letter.to_string());
            }
        }
    }

    fn into_font(mut self, face: FaceId, subsets: &mut Subsets) -> Result<PageFont, DocumentError> {
        self.texts.sort_unstable_by_key(|(glyph, _)| *glyph);
        for (place, (glyph, _)) in self.texts.iter().enumerate() {
            self.places[usize::from(*glyph)] = place as u16;
        }
        let (subset, texts) = subsets.cut((face, self.texts))?;
        let id = format!("F{}", face.number());
        Ok(PageFont { id, subset, texts, places: self.places, spelled: self.spelled })
    }
}

/// Finds the glyphs and texts of a page and cuts its fonts down.
pub(super) fn collect(list: &DisplayList, subsets: &mut Subsets) -> Result<PageFonts, DocumentError> {
    let mut found: BTreeMap<FaceId, Found> = BTreeMap::new();
    let runs = || {
        list.items().filter_map(|(_, item)| match &item.mark {
            Mark::Text(run) if !run.glyphs.is_empty() => Some(run),
            _ => None,
        })
    };
    for run in runs().filter(|run| is_spelled(run)) {
        found.entry(run.face).or_default().spelled = true;
    }
    // A glyph that stands alone for its characters says it best; only what is left is guessed from its neighbours.
    for run in runs() {
        let known = found.entry(run.face).or_default();
        for cluster in &run.clusters {
            match run.glyphs_of(cluster) {
                glyphs if known.spelled && !is_space(run, cluster) => {
                    for glyph in glyphs {
                        known.say(glyph.id, || SILENCE.to_string());
                    }
                }
                [glyph] => known.say(glyph.id, || visual(run.rtl, run.text_of(cluster))),
                _ => {}
            }
        }
    }
    for run in runs() {
        let known = found.entry(run.face).or_default();
        for cluster in run.clusters.iter().filter(|cluster| cluster.glyphs.len() > 1) {
            known.share(run.rtl, run.text_of(cluster), run.glyphs_of(cluster));
        }
    }
    for (face, found) in found.iter_mut().filter(|(face, _)| face.face().family == LATIN) {
        found.add_alphabet(*face);
    }
    let spelled = |run: &&TextRun| found.get(&run.face).is_some_and(|found| found.spelled);
    let letters: BTreeSet<char> = runs()
        .filter(spelled)
        .flat_map(|run| run.clusters.iter().flat_map(|cluster| logical(run.text_of(cluster)).chars()))
        .collect();
    let needed = !letters.is_empty() || runs().any(|run| run.torn_from.is_some());
    let blanks = if needed { Some(subsets.blanks(letters)?) } else { None };
    let faces = found.into_iter().map(|(face, found)| Ok((face, found.into_font(face, subsets)?)));
    Ok(PageFonts { faces: faces.collect::<Result<_, _>>()?, blanks })
}

/// Whether there are letters in a run that run from the right.
fn is_spelled(run: &TextRun) -> bool {
    let letter = |letter| of_letter(letter) == Some(Direction::RightToLeft);
    run.rtl && run.clusters.iter().any(|cluster| run.text_of(cluster).contains(letter))
}

/// The text of a cluster as readers of a PDF expect it: from left to right as it is seen, so that text read from
/// right to left comes reversed, its brackets turned.
pub(super) fn visual(rtl: bool, text: &str) -> String {
    let text = logical(text);
    if rtl { text.chars().rev().map(mirrored).collect() } else { text.to_owned() }
}

/// Whether a cluster is a space, of whatever kind.
pub(super) fn is_space(run: &TextRun, cluster: &Cluster) -> bool {
    logical(run.text_of(cluster)) == " "
}

/// The text as it reads, with every kind of white as a space.
pub(super) fn logical(text: &str) -> &str {
    let white = |text: &str| text.chars().all(char::is_whitespace) && !text.is_empty();
    if white(text) { " " } else { text }
}

fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

impl Default for Subsets {
    fn default() -> Self {
        Self { known: Cache::new(KEPT), packer: Packer::small() }
    }
}

impl Subsets {
    /// A font with only these glyphs, and the glyphs back.
    fn cut(&mut self, asked: Asked) -> Result<(Arc<Subset>, Texts), DocumentError> {
        if let Some(known) = self.known.get(&asked) {
            return Ok((known, asked.1));
        }
        let subset = Arc::new(cut(&asked, &mut self.packer)?);
        self.known.keep(asked.clone(), subset.clone());
        Ok((subset, asked.1))
    }

    /// Blanks that stand for these letters.
    fn blanks(&mut self, letters: BTreeSet<char>) -> Result<Blanks, DocumentError> {
        let face = FaceId::at(0);
        let fault = || DocumentError::Font(face.face().name);
        let space = face.font().charmap().map(' ').ok_or_else(fault)?.to_u32() as u16;
        let (space, _) = self.cut((face, vec![(space, SILENCE.to_string())]))?;
        Blanks::of(&space, letters, &mut self.packer).ok_or_else(fault)
    }
}

fn cut((face, texts): &Asked, packer: &mut Packer) -> Result<Subset, DocumentError> {
    let fault = || DocumentError::Font(face.face().name);
    let glyphs: Vec<u16> = texts.iter().map(|(glyph, _)| *glyph).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let bytes = subsetter::subset(face.face().data, 0, &remapper).map_err(|_| fault())?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(fault)?;
    font.font_name = Some(format!("{}+{}", tag(*face, &glyphs), face.face().name));
    let em = f32::from(font.units_per_em);
    let codes: Vec<(u16, f64)> = glyphs
        .iter()
        .map(|glyph| {
            let number = remapper.get(*glyph).ok_or_else(fault)?;
            let width = font.glyph_widths.get(&number).copied().unwrap_or(0);
            // The file holds whole thousandths, cut off, not rounded: kerns are reckoned from what it holds.
            Ok((number, ((f32::from(width) * 1000.0 / em) as i64) as f64))
        })
        .collect::<Result<_, DocumentError>>()?;
    let shown =
        codes.iter().zip(texts).map(|((code, _), (_, text))| Codepoint::with_cid(*code, 0.0, text.clone()));
    let objects = written_by_printpdf(font, shown.collect(), packer).ok_or_else(fault)?;
    Ok(Subset { objects, codes })
}

/// The objects of a font as printpdf writes them for a page that shows all its glyphs: the font itself first.
fn written_by_printpdf(
    font: ParsedFont,
    shown: Vec<Codepoint>,
    packer: &mut Packer,
) -> Option<Vec<(ObjectId, Object)>> {
    let id = FontId("F".to_owned());
    let mut document = PdfDocument::new("");
    document.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
    let side =
        || Rect { x: Pt(0.0), y: Pt(0.0), width: Pt(1.0), height: Pt(1.0), mode: None, winding_order: None };
    let ops = vec![
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) },
        Op::ShowText { items: vec![TextItem::GlyphIds(shown)] },
        Op::EndTextSection,
    ];
    document.with_pages(vec![PdfPage { media_box: side(), trim_box: side(), crop_box: side(), ops }]);
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let file = document.to_lopdf_document(&options, &mut Vec::new());
    let is_font = |object: &Object| {
        object.as_dict().is_ok_and(|font| {
            font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
        })
    };
    let mut waiting = vec![file.objects.iter().find(|(_, object)| is_font(object)).map(|(id, _)| *id)?];
    let mut objects: Vec<(ObjectId, Object)> = Vec::new();
    while let Some(id) = waiting.pop() {
        if objects.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let mut object = file.objects.get(&id)?.clone();
        references(&object, &mut waiting);
        if let Object::Stream(stream) = &mut object {
            let content = packer.pack(&stream.content).ok()?;
            stream.set_content(content.to_vec());
            stream.dict.set("Filter", "FlateDecode");
        }
        objects.push((id, object));
    }
    Some(objects)
}

/// What an object refers to.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(values) => values.iter().for_each(|value| references(value, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// Six capital letters that tell this subset from others (ISO 32000-1, 9.6.4).
fn tag(face: FaceId, glyphs: &[u16]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ face.number() as u64;
    for glyph in glyphs {
        hash = (hash ^ u64::from(*glyph)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (0..6)
        .map(|_| {
            let letter = char::from(b'A' + (hash % 26) as u8);
            hash /= 26;
            letter
        })
        .collect()
}

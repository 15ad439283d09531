//! The fonts of a page: which glyphs it uses, what text each stands for, and each font cut down to them.

use crate::display::{DisplayList, Mark, TextRun};
use crate::fonts::FaceId;
use crate::press::DocumentError;
use printpdf::ParsedFont;
use std::collections::{BTreeMap, HashMap};
use subsetter::GlyphRemapper;

/// The most subsets kept from page to page; a preview asks for the same ones over and over.
const KEPT: usize = 48;

/// Fonts cut down before.
#[derive(Default)]
pub(crate) struct Subsets {
    cut: HashMap<(FaceId, Vec<u16>), Subset>,
    pub(super) packed: super::Packed,
}

/// A font with only some glyphs, in the order of their old numbers.
#[derive(Clone)]
struct Subset {
    font: ParsedFont,
    /// The new number of each glyph, with its width in thousandths of the type size as the PDF writes it.
    glyphs: BTreeMap<u16, (u16, f64)>,
}

/// The fonts of one page.
pub(super) struct PageFonts(BTreeMap<FaceId, PageFont>);

/// One font as a page uses it.
pub(super) struct PageFont {
    /// Its name among the page's resources.
    pub(super) id: String,
    subset: Subset,
    /// The text each glyph stands for where nothing else is said.
    texts: BTreeMap<u16, String>,
}

impl PageFonts {
    pub(super) fn of(&self, run: &TextRun) -> &PageFont {
        &self.0[&run.face]
    }

    pub(super) fn parsed(&self) -> impl Iterator<Item = (String, ParsedFont)> + '_ {
        self.0.values().map(|font| (font.id.clone(), font.subset.font.clone()))
    }
}

impl PageFont {
    /// The number of a glyph in the file, and its width in thousandths.
    pub(super) fn glyph(&self, glyph: u16) -> (u16, f64) {
        self.subset.glyphs.get(&glyph).copied().unwrap_or_default()
    }

    /// What a glyph stands for.
    pub(super) fn text(&self, glyph: u16) -> &str {
        self.texts.get(&glyph).map_or("", String::as_str)
    }
}

/// Finds the glyphs and texts of a page and cuts its fonts down.
pub(super) fn collect(list: &DisplayList, subsets: &mut Subsets) -> Result<PageFonts, DocumentError> {
    let mut texts: BTreeMap<FaceId, BTreeMap<u16, String>> = BTreeMap::new();
    let runs = || {
        list.items().filter_map(|(_, item)| match &item.mark {
            Mark::Text(run) => Some(run),
            _ => None,
        })
    };
    // A glyph that stands alone for its characters says it best; only what is left is guessed from its neighbours.
    for run in runs() {
        let known = texts.entry(run.face).or_default();
        for cluster in &run.clusters {
            if let [glyph] = run.glyphs_of(cluster) {
                known.entry(glyph.id).or_insert_with(|| visual(run, run.text_of(cluster)));
            }
        }
    }
    for run in runs() {
        let known = texts.entry(run.face).or_default();
        for cluster in run.clusters.iter().filter(|cluster| cluster.glyphs.len() > 1) {
            share(run, run.text_of(cluster), run.glyphs_of(cluster), known);
        }
    }
    let mut fonts = BTreeMap::new();
    for (face, texts) in texts {
        let subset = subsets.cut(face, texts.keys().copied().collect())?;
        fonts.insert(face, PageFont { id: format!("F{}", face.number()), subset, texts });
    }
    Ok(PageFonts(fonts))
}

/// Gives each glyph of a cluster of several one character, in reading order; a joiner where there are too few.
fn share(run: &TextRun, text: &str, glyphs: &[crate::display::Glyph], known: &mut BTreeMap<u16, String>) {
    let characters: Vec<char> = text.chars().collect();
    for (place, glyph) in glyphs.iter().enumerate() {
        let place = if run.rtl { glyphs.len() - 1 - place } else { place };
        known
            .entry(glyph.id)
            .or_insert_with(|| characters.get(place).copied().unwrap_or('\u{200d}').to_string());
    }
}

/// The text of a cluster as readers of a PDF expect it: from left to right as it is seen, so that text read from
/// right to left comes reversed, its brackets turned.
pub(super) fn visual(run: &TextRun, text: &str) -> String {
    let text = plain_space(text);
    if run.rtl { text.chars().rev().map(mirrored).collect() } else { text.to_owned() }
}

/// The text as it reads, with every kind of white as a space.
pub(super) fn logical(text: &str) -> String {
    plain_space(text).to_owned()
}

fn plain_space(text: &str) -> &str {
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

impl Subsets {
    /// A font with only these glyphs, which are in order.
    fn cut(&mut self, face: FaceId, glyphs: Vec<u16>) -> Result<Subset, DocumentError> {
        let key = (face, glyphs);
        if let Some(known) = self.cut.get(&key) {
            return Ok(known.clone());
        }
        let glyphs = &key.1;
        let fault = || DocumentError::Font(face.face().name);
        let remapper = GlyphRemapper::new_from_glyphs_sorted(glyphs);
        let bytes = subsetter::subset(face.face().data, 0, &remapper).map_err(|_| fault())?;
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(fault)?;
        font.font_name = Some(format!("{}+{}", tag(face, glyphs), face.face().name));
        let em = f32::from(font.units_per_em);
        let numbers = glyphs
            .iter()
            .map(|glyph| {
                let number = remapper.get(*glyph).ok_or_else(fault)?;
                let width = font.glyph_widths.get(&number).copied().unwrap_or(0);
                // The file holds whole thousandths, cut off, not rounded: kerns are reckoned from what it holds.
                Ok((*glyph, (number, ((f32::from(width) * 1000.0 / em) as i64) as f64)))
            })
            .collect::<Result<_, DocumentError>>()?;
        let subset = Subset { font, glyphs: numbers };
        if self.cut.len() >= KEPT {
            self.cut.clear();
        }
        self.cut.insert(key, subset.clone());
        Ok(subset)
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

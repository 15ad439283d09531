//! The fonts that the machine lends. Each glyph is tried before a page counts on it: a font may be broken in places.

use crate::text::face::Face;
use crate::text::letters::Letters;
use printpdf::ParsedFont;
use script::{WRITINGS, Writing};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::NullPen;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};
use std::fmt;
#[cfg(not(fuzzing))]
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};
use subsetter::GlyphRemapper;

/// A font of the machine as the page uses it.
pub(crate) struct Lent {
    pub(crate) face: Face,
    pub(crate) font: FontRef<'static>,
    pub(crate) letters: Letters,
    /// What is known of each glyph: [`NEW`], [`SOUND`] or [`BROKEN`].
    glyphs: Vec<AtomicU8>,
}

const NEW: u8 = 0;
const SOUND: u8 = 1;
const BROKEN: u8 = 2;

/// How many faces of the machine there can be: a plain and a heavy one for each writing.
const PLACES: usize = 2 * WRITINGS;

/// The fonts of the machine, in places of their own so that the order they are asked for changes nothing in a file.
/// They stay as long as the program runs, as those compiled in do: a window draws with them at every key.
static LENT: [Shelf; PLACES] = [const { Shelf::new() }; PLACES];

/// The font in that place.
pub(crate) fn at(place: usize) -> Option<&'static Lent> {
    LENT[place].get()
}

/// Puts a font into its place, where the first one stays, and says which it is.
pub(crate) fn put(font: SystemFont) -> Option<usize> {
    let place = 2 * font.writing.number()? + usize::from(font.bold);
    LENT[place].put(font).map(|_| place)
}

impl Lent {
    fn of(file: &'static SystemFont) -> Option<Self> {
        let face =
            Face { name: &file.name, family: file.writing.family(), bold: file.bold, data: &file.data };
        let font = FontRef::new(&file.data).ok()?;
        let glyphs = (0..font.maxp().ok()?.num_glyphs()).map(|_| AtomicU8::new(NEW)).collect();
        let letters = Letters::of(&font);
        Some(Self { face, font, letters, glyphs })
    }

    /// Looks at the glyphs that are new: together, since a font is cut down to many as fast as to one, and one by one
    /// where that shows a fault. The whole font would take a second.
    pub(crate) fn meet(&self, glyphs: impl Iterator<Item = u32>) {
        let new = |glyph: &u16| self.known(u32::from(*glyph)) == Some(NEW);
        let mut met: Vec<u16> = glyphs.filter_map(|glyph| u16::try_from(glyph).ok()).filter(new).collect();
        if met.is_empty() {
            return;
        }
        met.sort_unstable();
        met.dedup();
        let all = are_sound(self.face.data, &met);
        for glyph in met {
            let sound = all || are_sound(self.face.data, &[glyph]);
            self.glyphs[usize::from(glyph)].store(if sound { SOUND } else { BROKEN }, Ordering::Relaxed);
        }
    }

    /// Whether a glyph was met and can be drawn and put into a file.
    pub(crate) fn prints(&self, glyph: u32) -> bool {
        self.known(glyph) == Some(SOUND)
    }

    fn known(&self, glyph: u32) -> Option<u8> {
        self.glyphs.get(glyph as usize).map(|glyph| glyph.load(Ordering::Relaxed))
    }
}

/// Whether each of these glyphs of a font file, which are in order, can be drawn, and the font be cut down to them as a
/// page does it.
pub(crate) fn are_sound(file: &[u8], glyphs: &[u16]) -> bool {
    let Ok(font) = FontRef::new(file) else { return false };
    let outlines = font.outline_glyphs();
    let drawn = |glyph: &u16| {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let outline = outlines.get(u32::from(*glyph).into());
        outline.is_some_and(|outline| outline.draw(settings, &mut NullPen).is_ok())
    };
    glyphs.iter().all(drawn)
        && subsetter::subset(file, 0, &GlyphRemapper::new_from_glyphs_sorted(glyphs))
            .is_ok_and(|cut| ParsedFont::from_bytes(&cut, 0, &mut Vec::new()).is_some())
}

/// A place for one font.
#[cfg(not(fuzzing))]
struct Shelf {
    file: OnceLock<SystemFont>,
    lent: OnceLock<Option<Lent>>,
}

#[cfg(not(fuzzing))]
impl Shelf {
    const fn new() -> Self {
        Self { file: OnceLock::new(), lent: OnceLock::new() }
    }

    fn get(&'static self) -> Option<&'static Lent> {
        self.lent.get()?.as_ref()
    }

    fn put(&'static self, font: SystemFont) -> Option<&'static Lent> {
        let file = self.file.get_or_init(|| font);
        self.lent.get_or_init(|| Lent::of(file)).as_ref()
    }
}

/// A place for one font after another: thousands are tried in one process, and none of them is given back.
#[cfg(fuzzing)]
struct Shelf(std::sync::Mutex<Option<&'static Lent>>);

#[cfg(fuzzing)]
impl Shelf {
    const fn new() -> Self {
        Self(std::sync::Mutex::new(None))
    }

    fn get(&'static self) -> Option<&'static Lent> {
        *self.0.lock().ok()?
    }

    fn put(&'static self, font: SystemFont) -> Option<&'static Lent> {
        let lent = Lent::of(Box::leak(Box::new(font)))?;
        *self.0.lock().ok()? = Some(Box::leak(Box::new(lent)));
        self.get()
    }
}

/// A font of the machine, read and found fit: it has the letters, may be put into a file, and can be drawn.
#[derive(Clone)]
pub struct SystemFont {
    pub(crate) writing: Writing,
    pub(crate) bold: bool,
    pub(crate) name: String,
    /// A font file of one face.
    pub(crate) data: Vec<u8>,
}

impl SystemFont {
    /// Reads the face with that number of a font file. Nothing where the font is not fit for the writing, or its maker
    /// does not let it be put into a document.
    #[must_use]
    pub fn read(file: &[u8], number: u32, writing: Writing, bold: bool) -> Option<Self> {
        let font = FontRef::from_index(file, number).ok()?;
        let drawn = [b"glyf", b"CFF "].into_iter().any(|tag| font.table_data(Tag::new(tag)).is_some());
        let letters = font.charmap();
        let glyph = |letter: char| letters.map(letter).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let sample = writing.sample();
        let complete = sample.chars().all(|letter| glyph(letter).is_some());
        // A font of many weights draws its first one, which is often a hair's breadth thin.
        let one_weight = font.axes().is_empty();
        let measured = font.head().is_ok_and(|head| EM.contains(&head.units_per_em()));
        if !(drawn && complete && one_weight && measured && may_be_embedded(&font)) {
            return None;
        }
        let data = alone(file, number)?;
        // One that is broken as a whole is found out before a page counts on it.
        let mut needed: Vec<u16> = sample.chars().filter_map(glyph).collect();
        needed.sort_unstable();
        needed.dedup();
        if !are_sound(&data, &needed) {
            return None;
        }
        Some(Self { writing, bold, name: postscript_name(&font, writing), data })
    }

    /// The writing it was read for.
    #[must_use]
    pub fn writing(&self) -> Writing {
        self.writing
    }
}

impl fmt::Debug for SystemFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SystemFont({}, {:?}, {} bytes)", self.name, self.writing, self.data.len())
    }
}

/// Into how many units a font may divide the size of its type (`unitsPerEm` of OpenType's `head`).
const EM: std::ops::RangeInclusive<u16> = 16..=16_384;

/// Whether the maker lets the letters that are used be put into a document (`fsType` of OpenType's `OS/2`).
fn may_be_embedded(font: &FontRef<'_>) -> bool {
    const RESTRICTED: u16 = 0x0002;
    const ANY_LICENCE: u16 = 0x000E;
    const WHOLE_ONLY: u16 = 0x0100;
    const PICTURES_ONLY: u16 = 0x0200;
    // A font without the table says nothing against it.
    let Ok(table) = font.os2() else { return true };
    let said = table.fs_type();
    // Where several are set, the most generous holds.
    said & ANY_LICENCE != RESTRICTED && said & (WHOLE_ONLY | PICTURES_ONLY) == 0
}

/// The name that the font goes by in a PDF: letters, figures and hyphens.
fn postscript_name(font: &FontRef<'_>, writing: Writing) -> String {
    let names = font.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME);
    let name: String = names
        .english_or_first()
        .map(|name| name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect())
        .unwrap_or_default();
    if name.is_empty() { writing.family().replace([' ', '_'], "") } else { name }
}

/// One face of a collection as a file of its own: its tables, one after another, and a directory of them.
fn alone(file: &[u8], number: u32) -> Option<Vec<u8>> {
    const DIRECTORY: usize = 12;
    const RECORD: usize = 16;
    let word = |at: usize| {
        file.get(at..at + 4)
            .map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    };
    if file.get(..4)? != b"ttcf" {
        return Some(file.to_vec());
    }
    let start = word(DIRECTORY + 4 * number as usize)?;
    let head = file.get(start..start + DIRECTORY)?;
    let tables = usize::from(u16::from_be_bytes([head[4], head[5]]));
    let records = file.get(start + DIRECTORY..start + DIRECTORY + RECORD * tables)?;
    let mut font = [head, records].concat();
    for table in 0..tables {
        let record = start + DIRECTORY + RECORD * table;
        let (from, length) = (word(record + 8)?, word(record + 12)?);
        let here = u32::try_from(font.len()).ok()?;
        let own = DIRECTORY + RECORD * table + 8;
        font[own..own + 4].copy_from_slice(&here.to_be_bytes());
        font.extend_from_slice(file.get(from..from.checked_add(length)?)?);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    Some(font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_without_the_letters_or_that_is_no_font_is_not_fit() {
        let latin = include_bytes!("../../../../../assets/fonts/NotoSans-Regular.ttf");
        assert!(SystemFont::read(latin, 0, Writing::Korean, false).is_none());
        assert!(SystemFont::read(b"ttcf, or so it says", 3, Writing::Korean, false).is_none());
    }

    #[test]
    fn a_font_whose_maker_forbids_it_is_not_put_into_a_file() {
        let mut font = include_bytes!("../../../../../assets/fonts/NotoSans-Regular.ttf").to_vec();
        assert!(may_be_embedded(&FontRef::new(&font).unwrap()));
        let record = (12..).step_by(16).find(|at| &font[*at..at + 4] == b"OS/2").unwrap();
        let table = u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap()) as usize;
        for (said, allowed) in
            [(0x0002, false), (0x0004, true), (0x000A, true), (0x0100, false), (0x0200, false)]
        {
            font[table + 8..table + 10].copy_from_slice(&u16::to_be_bytes(said));
            assert_eq!(may_be_embedded(&FontRef::new(&font).unwrap()), allowed, "{said:#06x}");
        }
    }
}

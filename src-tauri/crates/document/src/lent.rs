//! The fonts that the machine lends. Each glyph is tried before a page counts on it: a font may be broken in places.

use crate::fonts::Face;
use crate::letters::Letters;
use crate::writing::{SystemFont, WRITINGS};
use printpdf::ParsedFont;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::NullPen;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
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

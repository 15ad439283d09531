//! A font of blanks: each stands for a letter, and none shows anything. Words are spelled in them (see `spelling.rs`).

use super::pack::Packer;
use super::subset::Subset;
use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What the first two blanks stand for: marks of direction, which show nothing in a text either. One runs from the
/// right, the other from the left.
const SILENCES: [char; 2] = [SILENCE, '\u{200e}'];
/// What a glyph stands for that says nothing in a word from the right.
pub(super) const SILENCE: char = '\u{200f}';
/// The number of the first blank.
const FIRST: u16 = 1;

/// The blanks of a file.
pub(super) struct Blanks {
    /// Its name among a page's resources.
    pub(super) id: &'static str,
    /// The font first, then what it refers to.
    pub(super) objects: Vec<(ObjectId, Object)>,
    /// The width of each, in thousandths of the type size.
    pub(super) width: f64,
    letters: Vec<char>,
}

/// What stands in a file for one character at a time (ISO 32000-1, 9.10.3): most that one section may hold.
const SECTION: usize = 100;

impl Blanks {
    /// Makes them of a font that has nothing but a space: every number is drawn as that.
    pub(super) fn of(space: &Subset, letters: BTreeSet<char>, packer: &mut Packer) -> Option<Self> {
        let (glyph, width) = *space.codes.first()?;
        let letters: Vec<char> = SILENCES.into_iter().chain(letters).collect();
        let glyphs: Vec<u8> =
            std::iter::once(0).chain(letters.iter().map(|_| glyph)).flat_map(u16::to_be_bytes).collect();
        let mut objects = space.objects.clone();
        let unused =
            |place: u32| (objects.iter().map(|((number, _), _)| *number).max().unwrap_or(0) + place, 0);
        let (glyph_map, text_map) = (unused(1), unused(2));
        let Object::Dictionary(font) = &mut objects.first_mut()?.1 else { return None };
        let old = font.get(b"ToUnicode").and_then(Object::as_reference).ok()?;
        font.set("ToUnicode", text_map);
        let descendant = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).ok()?.first_mut()?;
        let descendant = descendant.as_dict_mut().ok()?;
        descendant.set("CIDToGIDMap", glyph_map);
        let widths = vec![Object::Integer(width as i64); letters.len()];
        descendant.set("W", vec![Object::Integer(FIRST.into()), Object::Array(widths)]);
        objects.retain(|(id, _)| *id != old);
        objects.push((glyph_map, stream(&glyphs, packer)?));
        objects.push((text_map, stream(text_of(&letters).as_bytes(), packer)?));
        Some(Self { id: "Blanks", objects, width, letters })
    }

    /// The number of the blank that stands for a letter.
    pub(super) fn code(&self, letter: char) -> u16 {
        let after = SILENCES.len();
        let place = self.letters[after..].binary_search(&letter);
        place.map_or(FIRST, |place| FIRST + (after + place) as u16)
    }

    /// The number of the blank that says nothing but the direction.
    pub(super) fn silent(rtl: bool) -> u16 {
        if rtl { FIRST } else { FIRST + 1 }
    }
}

fn stream(content: &[u8], packer: &mut Packer) -> Option<Object> {
    let content = packer.pack(content).ok()?.to_vec();
    let entries = Dictionary::from_iter([("Filter", Object::from("FlateDecode"))]);
    Some(Object::Stream(Stream::new(entries, content)))
}

/// The text of each number (`ToUnicode`, ISO 32000-1, 9.10.3).
fn text_of(letters: &[char]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n\
         /Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let numbered: Vec<(u16, char)> = (FIRST..).zip(letters.iter().copied()).collect();
    for section in numbered.chunks(SECTION) {
        // Writing to a string cannot fail.
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for (number, letter) in section {
            let units: String =
                letter.encode_utf16(&mut [0; 2]).iter().fold(String::new(), |mut units, unit| {
                    let _ = write!(units, "{unit:04X}");
                    units
                });
            let _ = writeln!(map, "<{number:04X}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

//! Which characters a font has, for whoever asks of every letter of every text.

use skrifa::{FontRef, MetadataProvider};

/// How many characters stand on a page of [`Letters`].
const PAGE: usize = 256;

/// The characters of a font: a bit for each, on pages of 256. A page on which there is none is page 0.
pub(crate) struct Letters {
    pages: Vec<u16>,
    bits: Vec<[u64; PAGE / 64]>,
}

impl Letters {
    /// The characters that the font has a glyph for.
    pub(crate) fn of(font: &FontRef<'_>) -> Self {
        let mut letters = Self { pages: Vec::new(), bits: vec![[0; PAGE / 64]] };
        for (character, glyph) in font.charmap().mappings() {
            if glyph.to_u32() != 0 && char::from_u32(character).is_some() {
                letters.add(character as usize);
            }
        }
        letters
    }

    fn add(&mut self, character: usize) {
        let (page, place) = (character / PAGE, character % PAGE);
        if page >= self.pages.len() {
            self.pages.resize(page + 1, 0);
        }
        if self.pages[page] == 0 {
            self.pages[page] = self.bits.len() as u16;
            self.bits.push([0; PAGE / 64]);
        }
        self.bits[usize::from(self.pages[page])][place / 64] |= 1 << (place % 64);
    }

    /// Whether the character is one of them.
    pub(crate) fn has(&self, character: char) -> bool {
        let (page, place) = (character as usize / PAGE, character as usize % PAGE);
        let page = self.pages.get(page).map_or(0, |page| usize::from(*page));
        self.bits[page][place / 64] >> (place % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fonts::FaceId;

    #[test]
    fn it_has_what_the_font_has_and_nothing_else() {
        for face in FaceId::bundled() {
            let (letters, map) = (Letters::of(face.font()), face.font().charmap());
            for character in '\0'..=char::MAX {
                let there = map.map(character).is_some_and(|glyph| glyph.to_u32() != 0);
                assert_eq!(letters.has(character), there, "{} {character:?}", face.face().name);
            }
        }
    }
}

//! Where a font says that marks go: the anchors of its letters and marks (`GPOS` of OpenType, mark to base and mark to
//! mark).

use skrifa::raw::tables::gpos::{AnchorTable, MarkBasePosFormat1, MarkMarkPosFormat1, PositionSubtables};
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId};

/// Whether the font says where each of these marks stands: glyphs as they were shaped, a letter and then its marks.
///
/// Two marks that would stand in the same place, one over the other, are not held.
pub(crate) fn hold(font: &FontRef<'_>, letter: GlyphId, marks: &[GlyphId]) -> bool {
    let mut taken = Vec::with_capacity(marks.len());
    marks.iter().enumerate().all(|(number, mark)| {
        // The nearest mark before it that carries it: a tone on a circumflex.
        if marks[..number].iter().rev().any(|below| on_mark(font, *below, *mark)) {
            return true;
        }
        let place = on_letter(font, letter, *mark).filter(|place| !taken.contains(place));
        taken.extend(place);
        place.is_some()
    })
}

/// Where on a letter a mark stands, in units of the font.
fn on_letter(font: &FontRef<'_>, letter: GlyphId, mark: GlyphId) -> Option<[i16; 2]> {
    find(font, |subtables| match subtables {
        PositionSubtables::MarkToBase(tables) => {
            tables.iter().flatten().find_map(|table| base_anchor(&table, letter, mark).ok().flatten())
        }
        _ => None,
    })
}

/// Whether a mark has a place on another.
fn on_mark(font: &FontRef<'_>, below: GlyphId, mark: GlyphId) -> bool {
    let found = find(font, |subtables| match subtables {
        PositionSubtables::MarkToMark(tables) => {
            tables.iter().flatten().find_map(|table| mark_anchor(&table, below, mark).ok().flatten())
        }
        _ => None,
    });
    found.is_some()
}

/// The first anchor that `anchor` finds in a lookup of the font.
fn find<T>(font: &FontRef<'_>, anchor: impl Fn(PositionSubtables<'_>) -> Option<T>) -> Option<T> {
    let lookups = font.gpos().ok()?.lookup_list().ok()?.lookups();
    lookups.iter().flatten().find_map(|lookup| anchor(lookup.subtables().ok()?))
}

fn base_anchor(
    table: &MarkBasePosFormat1<'_>,
    letter: GlyphId,
    mark: GlyphId,
) -> Result<Option<[i16; 2]>, ReadError> {
    let (Some(mark), Some(letter)) = (table.mark_coverage()?.get(mark), table.base_coverage()?.get(letter))
    else {
        return Ok(None);
    };
    let Some(record) = table.mark_array()?.mark_records().get(usize::from(mark)).copied() else {
        return Ok(None);
    };
    let letters = table.base_array()?;
    let anchors = letters.base_records().get(usize::from(letter))?.base_anchors(letters.offset_data());
    anchors.get(usize::from(record.mark_class())).transpose().map(|anchor| anchor.as_ref().map(place))
}

fn mark_anchor(
    table: &MarkMarkPosFormat1<'_>,
    below: GlyphId,
    mark: GlyphId,
) -> Result<Option<[i16; 2]>, ReadError> {
    let (Some(mark), Some(below)) = (table.mark1_coverage()?.get(mark), table.mark2_coverage()?.get(below))
    else {
        return Ok(None);
    };
    let Some(record) = table.mark1_array()?.mark_records().get(usize::from(mark)).copied() else {
        return Ok(None);
    };
    let marks = table.mark2_array()?;
    let anchors = marks.mark2_records().get(usize::from(below))?.mark2_anchors(marks.offset_data());
    anchors.get(usize::from(record.mark_class())).transpose().map(|anchor| anchor.as_ref().map(place))
}

fn place(anchor: &AnchorTable<'_>) -> [i16; 2] {
    [anchor.x_coordinate(), anchor.y_coordinate()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fonts::FaceId;
    use skrifa::MetadataProvider;

    /// Whether the plain face of a family holds these marks on that letter.
    fn holds(family: &str, letter: char, marks: &str) -> bool {
        let face = FaceId::bundled().find(|id| id.face().family == family && !id.face().bold).unwrap();
        let glyph = |character| face.font().charmap().map(character).unwrap();
        hold(face.font(), glyph(letter), &marks.chars().map(glyph).collect::<Vec<_>>())
    }

    #[test]
    fn a_font_holds_the_marks_that_it_has_anchors_for() {
        assert!(holds("Noto Sans", 'o', "\u{323}"));
        assert!(holds("Noto Sans", 'o', "\u{323}\u{300}"));
        assert!(holds("Noto Sans", 'o', "\u{302}\u{303}"), "a mark on a mark");
        let fraunces = FaceId::bundled().find(|id| id.face().family == "Fraunces").unwrap();
        let glyph = |character| fraunces.font().charmap().map(character).unwrap();
        assert!(!hold(fraunces.font(), glyph('o'), &[glyph('\u{301}')]), "it has no anchors");
    }
}

//! Paragraphs that run on from one column to the next, as in a book.

/// A piece of what runs: a heading or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) height: f32,
    /// The white above it, where it does not stand at the top of a column.
    pub(super) above: f32,
    /// Whether a column may end before it: never between a heading and its first paragraph.
    pub(super) may_turn: bool,
    /// Whether it is a heading.
    pub(super) heads: bool,
    /// Whether it is a paragraph of one row.
    pub(super) short: bool,
}

/// The height of pieces below each other.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    let all: f32 = pieces.iter().map(|piece| piece.height + piece.above).sum();
    all - pieces.first().map_or(0.0, |piece| piece.above)
}

/// Whether a single row would stand alone there: below its heading at the foot of the first column, or as the end of a
/// section at the top of the second.
fn is_lonely(pieces: &[Piece], first: usize) -> bool {
    let heads = |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_none_or(|piece| piece.heads);
    let short = |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|piece| piece.short);
    let parted = first > 0 && !heads(Some(first));
    let below_heading = short(first.checked_sub(1)) && heads(first.checked_sub(2));
    let ends = short(Some(first)) && heads(Some(first + 1));
    parted && (below_heading || ends)
}

/// How many pieces stand in the first of two columns, so that the taller is as short as can be. To turn in the middle
/// of a section costs that much, and twice as much where one row would stand alone; of two that are as good, the first
/// column is the taller.
pub(super) fn turn(pieces: &[Piece], parted: f32) -> usize {
    let cost = |first: usize| {
        let turned = if pieces.get(first).is_some_and(|piece| !piece.heads) { parted } else { 0.0 };
        let lonely = if is_lonely(pieces, first) { parted } else { 0.0 };
        tallest(pieces, first) + turned + lonely
    };
    (1..=pieces.len())
        .filter(|first| pieces.get(*first).is_none_or(|piece| piece.may_turn))
        .reduce(|best, next| if cost(next) <= cost(best) { next } else { best })
        .unwrap_or(0)
}

/// The height of the taller column with so many in the first.
pub(super) fn tallest(pieces: &[Piece], first: usize) -> f32 {
    height(&pieces[..first]).max(height(&pieces[first..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces() -> impl Strategy<Value = Vec<Piece>> {
        prop::collection::vec((5.0_f32..60.0, 0.0_f32..20.0, any::<bool>()), 0..40).prop_map(|pieces| {
            pieces
                .into_iter()
                .map(|(height, above, may_turn)| Piece {
                    height,
                    above,
                    may_turn,
                    heads: false,
                    short: false,
                })
                .collect()
        })
    }

    #[test]
    fn no_row_stands_alone_where_two_may_stand_together() {
        let heading = Piece { height: 20.0, above: 12.0, may_turn: true, heads: true, short: false };
        let row = |may_turn| Piece { height: 14.0, above: 4.0, may_turn, heads: false, short: true };
        let section = |rows: usize| -> Vec<Piece> {
            let rows = (0..rows).map(|number| row(number > 0));
            [heading].into_iter().chain(rows).collect()
        };
        // After the second row of the third section, or before its last, the columns would be more alike.
        let below_heading = [section(3), section(4)].concat();
        let at_top = [section(5), section(2)].concat();
        for pieces in [below_heading, at_top] {
            let first = turn(&pieces, 20.0);
            assert!(!is_lonely(&pieces, first), "{first} of {}", pieces.len());
        }
    }

    proptest! {
        #[test]
        fn no_other_place_to_turn_makes_the_columns_shorter(pieces in pieces()) {
            let turned = turn(&pieces, 0.0);
            prop_assert!(pieces.get(turned).is_none_or(|piece| piece.may_turn));
            for other in 1..=pieces.len() {
                if pieces.get(other).is_none_or(|piece| piece.may_turn) {
                    prop_assert!(tallest(&pieces, turned) <= tallest(&pieces, other));
                }
            }
        }
    }
}

//! Finds the largest type at which everything stands on the page.

/// The smallest body type of any document, in points.
pub const SMALLEST: f32 = 11.0;
/// From one size that is tried to the next.
const STEP: f32 = 0.25;
/// So much above the smallest size, white space is as it was drawn; below, it shrinks along with the type.
const ROOMY: f32 = 1.5;
/// How many steps of white space are tried once the type is smallest.
const TIGHTER: usize = 6;

/// How large things are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// The body type, in points.
    pub(crate) body: f32,
    /// White space between lines and sections: 1 as drawn, less when tight.
    pub(crate) air: f32,
    /// Name and photo: 1 as drawn.
    pub(crate) head: f32,
    /// The photo beside that: 1 as drawn, less when somebody chose a small one.
    pub(crate) photo: f32,
}

/// The largest type of what is said beside the words, the facts and the last sentence, in points on A4.
const ASIDE: f32 = 21.0;

impl Scale {
    /// The size of what is said beside the words: as large as they are, but where few words stand very large.
    pub(crate) fn aside(self, unit: f32) -> f32 {
        self.body.min(ASIDE * unit)
    }
}

/// The body type a document may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limits {
    /// In points.
    pub(crate) smallest: f32,
    /// In points.
    pub(crate) largest: f32,
    /// How large the photo is to be: 1 as drawn.
    pub(crate) photo: f32,
    /// In type larger than this, in points, name and photo are that large as well: where few words are said, they
    /// come before still larger type.
    pub(crate) lavish: (f32, f32),
}

impl Limits {
    /// The scales to choose from, the smallest and tightest first.
    fn ladder(self) -> Vec<Scale> {
        let Self { smallest, largest, photo, lavish } = self;
        let sizes = ((largest - smallest) / STEP).floor() as usize;
        let tight = (0..TIGHTER).map(|step| {
            let t = step as f32 / TIGHTER as f32;
            Scale { body: smallest, air: 0.5 + 0.25 * t, head: 0.72 + 0.12 * t, photo }
        });
        let larger = (0..=sizes).map(|step| {
            let body = smallest + step as f32 * STEP;
            let t = ((body - smallest) / ROOMY).min(1.0);
            let head = if body > lavish.0 { lavish.1 } else { 0.84 + 0.16 * t };
            Scale { body, air: 0.75 + 0.13 * t, head, photo }
        });
        tight.chain(larger).collect()
    }
}

/// The largest scale at which it fits, or the tightest with `false`.
pub(crate) fn largest(limits: Limits, mut fits: impl FnMut(Scale) -> bool) -> (Scale, bool) {
    let ladder = limits.ladder();
    let (mut good, mut bad) = (None, ladder.len());
    let mut low = 0;
    while low < bad {
        let middle = usize::midpoint(low, bad);
        if fits(ladder[middle]) {
            good = Some(middle);
            low = middle + 1;
        } else {
            bad = middle;
        }
    }
    (ladder[good.unwrap_or(0)], good.is_some())
}

/// The same where one that is larger may fit though a smaller does not.
pub(crate) fn largest_of_all(limits: Limits, mut fits: impl FnMut(Scale) -> bool) -> (Scale, bool) {
    let ladder = limits.ladder();
    let good = ladder.iter().rev().find(|scale| fits(**scale));
    (*good.unwrap_or(&ladder[0]), good.is_some())
}

/// The largest value between two at which it fits, to a sixty-fourth of the way; `least` is taken to fit.
pub(crate) fn most(least: f32, greatest: f32, mut fits: impl FnMut(f32) -> bool) -> f32 {
    if fits(greatest) {
        return greatest;
    }
    let (mut good, mut bad) = (least, greatest);
    for _ in 0..6 {
        let middle = f32::midpoint(good, bad);
        if fits(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { smallest: 11.0, largest: 16.0, photo: 1.0, lavish: (14.0, 1.4) };

    #[test]
    fn the_ladder_only_climbs() {
        let ladder = LIMITS.ladder();
        assert_eq!(ladder.last().map(|scale| scale.body.to_bits()), Some(LIMITS.largest.to_bits()));
        for pair in ladder.windows(2) {
            assert!(
                pair[0].body <= pair[1].body && pair[0].air <= pair[1].air && pair[0].head <= pair[1].head
            );
        }
    }

    #[test]
    fn the_largest_that_fits_is_found() {
        for limit in [11.0, 11.25, 12.6, 15.75, 16.0] {
            let (scale, fits) = largest(LIMITS, |scale| scale.body <= limit);
            assert!(fits && scale.body <= limit && scale.body + STEP > limit, "{limit} {scale:?}");
        }
        assert!(!largest(LIMITS, |_| false).1);
        assert!((most(1.0, 2.0, |value| value < 1.5) - 1.5).abs() < 0.03);
    }

    #[test]
    fn a_larger_one_is_found_beyond_some_that_do_not_fit() {
        let odd = |scale: Scale| scale.body <= 11.5 || (13.0..13.6).contains(&scale.body);
        assert!((largest_of_all(LIMITS, odd).0.body - 13.5).abs() < f32::EPSILON);
        assert!(!largest_of_all(LIMITS, |_| false).1);
    }

    #[test]
    fn a_size_somebody_asked_for_is_the_only_one() {
        let asked = Limits { smallest: 14.0, largest: 14.0, ..LIMITS };
        assert!(asked.ladder().iter().all(|scale| (scale.body - 14.0).abs() < f32::EPSILON));
    }
}

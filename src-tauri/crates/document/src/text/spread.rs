//! How far apart rows of words stand, and what they need above and below them, where letters reach so high or deep that
//! the height of their lines is not enough.

use crate::text::look::SHAPED;
use crate::text::reach::{Reach, of_row};
use crate::text::rows::{Set, Setting, Spread, Words};
use crate::text::skyline::{Skyline, clearance};
use script::Leading;
use std::sync::PoisonError;

/// Letters that hang from a slope, as those of Urdu do, ask for more height than this.
pub(crate) const HANGING: f32 = 1.85;
/// How far such letters may stand out above their first line, into the white above it, and what is left free below the
/// letters of their last, in parts of the type size: most stay within both.
const ABOVE: f32 = 0.35;
const BELOW: f32 = 0.14;
/// The same below a heading, which stands close to its first line.
const BELOW_HEADING: f32 = 0.25;

/// In how many widths it is remembered.
const WIDTHS: usize = 48;

impl Spread {
    /// Of rows set at the size of [`SHAPED`].
    fn of(rows: &[Set]) -> Self {
        let reach = |row: Option<&Set>| row.and_then(|row| Reach::around(of_row(&row.runs).into_iter()));
        let skylines: Vec<_> = rows.iter().map(|row| (row.ink / SHAPED, Skyline::of(&row.runs))).collect();
        Self {
            clearance: clearance(&skylines),
            above: reach(rows.first()).map_or(0.0, |reach| reach.above),
            below: reach(rows.last()).map_or(0.0, |reach| reach.below),
        }
    }
}

impl Words {
    /// From one baseline to the next in that width, at that size: as far as the script asks for, and farther where rows
    /// would touch.
    pub(crate) fn pitch(&self, size: f32, width: f32) -> f32 {
        let of = |even| self.pitch_of(Setting { width, size, to_right: false, even });
        if self.heading { of(false).max(of(true)) } else { of(false) }
    }

    fn pitch_of(&self, setting: Setting) -> f32 {
        let asked = self.leading().height + self.apart;
        let clear = self.reach().is_none_or(|reach| reach.height() < asked);
        if clear { asked * setting.size } else { asked.max(self.spread(setting).clearance) * setting.size }
    }

    /// What the first row needs above its line and the last below it, at that size: hanging letters that reach far would
    /// touch the words there.
    pub(crate) fn edges(&self, size: f32, width: f32) -> [f32; 2] {
        let of = |even| self.edges_of(Setting { width, size, to_right: false, even });
        let [usual, alike] = [of(false), of(self.heading)];
        [usual[0].max(alike[0]), usual[1].max(alike[1])]
    }

    fn edges_of(&self, setting: Setting) -> [f32; 2] {
        let Leading { height, baseline } = self.leading();
        // There is white enough above a heading.
        let [white, free] = if self.heading { [1.0, BELOW_HEADING] } else { [ABOVE, BELOW] };
        let (room, depth) = (baseline + white, height - baseline - free);
        let within = self.reach().is_none_or(|reach| reach.above < room && reach.below < depth);
        if height < HANGING || within {
            return [0.0; 2];
        }
        let Spread { above, below, .. } = self.spread(setting);
        [above - room, below - depth].map(|over| over.max(0.0) * setting.size)
    }

    /// How they are set. Their height was measured with rows that are not made alike, but for headings: rows are made
    /// alike where that asks for no more.
    pub(crate) fn settled(&self, setting: Setting) -> Setting {
        if self.heading {
            return setting;
        }
        let usual = Setting { even: false, ..setting };
        let [above, below] = self.edges_of(setting);
        let [most_above, most_below] = self.edges_of(usual);
        let more = self.pitch_of(setting) > self.pitch_of(usual) || above > most_above || below > most_below;
        if more { usual } else { setting }
    }

    /// What its ink asks for.
    fn spread(&self, Setting { width, size, even, .. }: Setting) -> Spread {
        let setting = Setting { width: width * SHAPED / size, size: SHAPED, to_right: false, even };
        let key = (setting.width.to_bits(), even);
        let known = || self.spreads().lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, spread)) = known().iter().find(|(known, _)| *known == key) {
            return *spread;
        }
        let spread = Spread::of(&self.set_anew(setting));
        let mut known = known();
        if known.len() >= WIDTHS {
            known.remove(0);
        }
        known.push((key, spread));
        spread
    }
}

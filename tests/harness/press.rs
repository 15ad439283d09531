//! A press as the app has it: with the fonts of the machine that a profile needs.

use document::Press;
use profile::Profile;

/// A press with the fonts of the machine that this profile needs.
pub fn press_for(profile: &Profile) -> Press {
    let mut press = Press::new();
    lend(&mut press, profile);
    press
}

/// Gives a press the fonts of the machine that this profile needs and that it does not have yet.
pub fn lend(press: &mut Press, profile: &Profile) {
    exchange::lend_fonts(press, profile);
    assert_eq!(press.wants(profile), [], "the machine has no such font: install fonts-noto-cjk");
}

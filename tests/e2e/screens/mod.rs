//! Every screen, at every size somebody may have: accessible, and a picture of it to look at in `build/screens`.

mod building;
mod dark;
mod entering;

use harness::window::Window;

/// Looks at a screen: at two sizes, and with letters twice as large.
pub(crate) fn look(window: &Window<'_>, name: &str) {
    window.resize(1280, 800);
    window.is_accessible(name);
    window.picture(name);
    window.resize(1920, 1080);
    window.picture(&format!("{name}-large"));
    window.resize(1280, 800);
    window.letters("200%");
    window.is_accessible(&format!("{name} at 200 %"));
    window.picture(&format!("{name}-200"));
    window.letters("");
}

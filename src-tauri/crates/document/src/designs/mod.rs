//! The designs, one folder or file each, and the way from a profile to a page that is the same for all of them.

mod card;
mod classic;
mod columns;
mod compose;
mod hospital;
mod large;
mod leaving_out;
mod photo;
mod pocket;
mod poster;
mod story;
mod two_pages;

use crate::choices::{Choices, Design};
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, make};
use crate::layout::fit::Scale;
use crate::text::para::Setter;
use crate::text::para::Typesetter;
use profile::{Profile, Section};

/// A design at work for one profile on one paper.
pub(crate) trait Drawing {
    /// Width and height of its pages, in points.
    fn sheet(&self) -> (f32, f32);

    /// The width a name has at least.
    fn name_width(&self) -> f32;

    /// Whether what stands on the page that is on has room at that scale.
    fn fits(&self, content: &mut Content, scale: Scale) -> bool;

    /// Paints the page that is on.
    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale);

    /// The largest body type, where nobody asked for a size.
    fn largest(&self) -> f32 {
        f32::INFINITY
    }

    /// Whether larger type may have room where smaller has none: then each size is tried, the largest first.
    fn leaps(&self) -> bool {
        false
    }

    /// How much white space and head may grow when there is room left.
    fn loosest(&self) -> Loosest {
        Loosest { air: 1.75, head: 1.16 }
    }
}

/// The most white space, and the most of name and photo, in parts of what was drawn.
#[derive(Clone, Copy)]
pub(crate) struct Loosest {
    pub(crate) air: f32,
    pub(crate) head: f32,
}

/// Lays a profile out.
pub(crate) fn lay_out(typesetter: &mut Typesetter, profile: &Profile, choices: &Choices) -> Laid {
    let mut setter = Setter { typesetter, page: profile.language.clone(), marks_all: false };
    // A size that is no number asks for nothing.
    let choices = &Choices { size: choices.size.filter(|size| size.is_finite()), ..*choices };
    let lay_out = match choices.design {
        Design::Classic => classic::lay_out,
        Design::Columns => columns::lay_out,
        Design::Photo => photo::lay_out,
        Design::Poster => poster::lay_out,
        Design::Story => story::lay_out,
        Design::Large => large::lay_out,
        Design::Pocket => pocket::lay_out,
        Design::Card => card::lay_out,
        Design::Hospital => hospital::lay_out,
    };
    let laid = lay_out(&mut setter, profile, choices);
    if !laid.conceals {
        return laid;
    }
    // Whether the sentence on whose words these are has room is known only now.
    setter.marks_all = true;
    lay_out(&mut setter, profile, choices)
}

/// The most lines, and characters in them, of a page on which little is said.
#[derive(Clone, Copy)]
struct Few {
    lines: usize,
    characters: usize,
}

/// Most designs have another page for so little.
const FEW: Few = Few { lines: 7, characters: 640 };

/// Whether so little is said in these sections that a page is given to it: no more lines than that, nor characters in
/// them.
fn says_little(profile: &Profile, sections: &[Section], few: Few) -> bool {
    let printed = || sections.iter().flat_map(|section| profile.sections.printed(*section));
    printed().count() <= few.lines
        && printed().map(|entry| entry.text.chars().count()).sum::<usize>() <= few.characters
}

/// The largest body type of a page on which so little is said in these sections: the less, the nearer to `most`, in
/// points on A4.
fn largest_of_few(profile: &Profile, sections: &[Section], choices: &Choices, most: f32) -> f32 {
    let printed = || sections.iter().flat_map(|section| profile.sections.printed(*section));
    let characters: usize = printed().map(|entry| entry.text.chars().count()).sum();
    let said = printed().count() as f32 / LINES_OF_FEW + characters as f32 / CHARACTERS_OF_FEW;
    let least = choices.design.largest_of_many(choices.paper);
    let most = (most * choices.paper.unit()).max(least);
    least + (most - least) * (1.2 - said).clamp(0.0, 1.0)
}

/// With some more than so many lines, or so many characters in them, type is no larger than wherever little is said.
const LINES_OF_FEW: f32 = 5.0;
const CHARACTERS_OF_FEW: f32 = 300.0;

/// Shapes all the words of the classic page and counts the lines.
pub(crate) fn shape(typesetter: &mut Typesetter, profile: &Profile) -> usize {
    let mut setter = Setter { typesetter, page: profile.language.clone(), marks_all: false };
    let palette = crate::theme::Theme::Own.palette(profile.person.colour);
    make(profile, &mut setter, Ask::all(palette)).content.count()
}

//! Words with little ornament, as in a letter on good paper or on a page of a book: the name as a title, the photo
//! small, one quiet measure with the headings hanging beside it, and lines as paragraphs.
//!
//! When there is too much for one measure, the same words run in two columns, as in a newspaper of the better sort.

mod book;
mod flow;
mod letter;
mod title;

use super::{Few, compose, largest_of_few, says_little};
use crate::choices::{Choices, Pages};
use crate::laid::Laid;
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::Scale;
use crate::layout::parts::lines::Style;
use crate::paper::Paper;
use crate::text::para::Setter;
use crate::theme::Palette;
use crate::tree::Bullet;
use book::Book;
use letter::Letter;
use profile::{Profile, Section};

/// A heading beside the words is no larger than this on A4, in points, however large those are.
const LARGEST_LABEL: f32 = 26.0;
/// How much further apart lines stand than in other designs.
const LEADING: f32 = 1.1;
/// No letter is set larger than this on A4: what grows then is white. Somebody may still ask for larger.
const LARGEST: f32 = 15.0;
/// Nor than this, where there is hardly anything to say.
const LARGEST_OF_FEW: f32 = 28.0;
/// The most lines, and characters in them, of a letter that may be set larger than others.
const FEW: Few = Few { lines: 6, characters: 480 };
/// A letter in type smaller than this on A4 is not worth it when a page in two columns can have larger.
const COMFORTABLE: f32 = 12.0;

/// The edges everything is aligned to, in points.
#[derive(Clone, Copy, Debug)]
struct Grid {
    width: f32,
    height: f32,
    /// From the start edge of the paper to the headings that hang beside the words.
    margin: f32,
    /// From the words to the end edge.
    end: f32,
    top: f32,
    /// Below the last words.
    bottom: f32,
    /// How much larger than on A4 name and photo are.
    unit: f32,
}

impl Grid {
    fn of(paper: Paper) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        Self {
            width,
            height,
            margin: 50.0 * unit,
            end: 50.0 * unit,
            top: 50.0 * unit,
            bottom: 42.0 * unit,
            unit,
        }
    }

    /// The width between the margins.
    fn across(&self) -> f32 {
        self.width - self.margin - self.end
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let ask = Ask { plain: &[], ..Ask::all(choices.theme.palette(profile.person.colour)) };
    let few = says_little(profile, &Section::ALL, FEW);
    let largest = if few {
        largest_of_few(profile, &Section::ALL, choices, LARGEST_OF_FEW)
    } else {
        LARGEST * choices.paper.unit().max(0.9)
    };
    let grid = Grid::of(choices.paper);
    let has_photo = profile.person.photo.is_some();
    let letter = Letter { grid, has_photo, largest, few };
    let book = Book { grid, has_photo, largest };
    let mut loose = made(setter, profile, ask, LEADING);
    let as_letter = compose::best(&letter, &mut loose.content, choices);
    let comfortable = COMFORTABLE * choices.paper.unit();
    if as_letter.is_some_and(|size| size >= comfortable || choices.size.is_some()) {
        return compose::compose(setter, profile, choices, &letter, loose);
    }
    let mut tight = made(setter, profile, ask, 1.0);
    let as_book = compose::best(&book, &mut tight.content, choices);
    if let Some(size) = as_letter
        && as_book.is_none_or(|book| book <= size)
    {
        return compose::compose(setter, profile, choices, &letter, loose);
    }
    if as_book.is_none() && choices.pages == Pages::Two {
        // On two pages there may be room for the letter again.
        let laid = compose::compose(setter, profile, choices, &letter, loose);
        if laid.report().left_out.is_empty() {
            return laid;
        }
    }
    compose::compose(setter, profile, choices, &book, tight)
}

/// Shapes the words, their lines so much further apart.
fn made(setter: &mut Setter<'_>, profile: &Profile, ask: Ask, leading: f32) -> Made {
    let mut made = make(profile, setter, ask);
    for line in made.content.lines_mut() {
        line.para.tighten(leading);
    }
    made
}

/// Sizes and gaps that both forms have, in points.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    body: f32,
    /// The facts and the last sentence.
    aside: f32,
    heading: f32,
    /// The first words, below the name.
    lead: f32,
    /// Between two paragraphs.
    between: f32,
    /// Between two sections.
    apart: f32,
    /// Between a heading and the words below it.
    below_heading: f32,
    air: f32,
}

impl Sizes {
    fn of(scale: Scale, content: &Content, unit: f32) -> Self {
        let Scale { body, air, .. } = scale;
        let aside = scale.aside(unit);
        Self {
            body,
            aside,
            heading: (body * if content.is_tall() { 1.0 } else { 1.1 }).min(LARGEST_LABEL * unit),
            lead: aside * 1.08,
            between: 0.42 * body * air,
            apart: 1.35 * body * air,
            below_heading: 0.22 * body * air.min(1.3),
            air,
        }
    }

    /// How paragraphs are set.
    fn style(self, palette: Palette) -> Style {
        Style { gap: self.between, ..Style::of(self.body, 1.0, Bullet::None, palette) }
    }
}

/// The sections of the page that is on, in the order they are read.
fn sections(content: &Content) -> Vec<Section> {
    content.shown()
}

//! Large print: type of 20, 24 or 28 points in one column, on as many pages as the words need. A title page with the
//! name and the photo on a wash of the person's colour, then one section after the other.
//!
//! Nothing is made smaller to fit. Only white space and photo give a little, where that saves a page.

mod flow;
mod header;
mod paint;

use super::{FEW, compose, says_little};
use crate::choices::Choices;
use crate::laid::Laid;
use crate::layout::canvas::Canvas;
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::most;
use crate::layout::parts::lines::{Style, bullet_of};
use crate::layout::parts::name;
use crate::paper::Paper;
use crate::report::Report;
use crate::text::para::Setter;
use crate::theme::Palette;
use crate::tree::Bullet;
use flow::Flow;
use profile::{CommunicationNeed, Profile, Section};

/// The sizes large print comes in.
const SIZES: [f32; 3] = [20.0, 24.0, 28.0];
/// For how many one-page profiles of words there is room.
const PROFILES: usize = 4;
/// The most a photo grows to where there is room, and where little is said.
const LARGEST_PHOTO: f32 = 1.7;
const LARGEST_PHOTO_OF_FEW: f32 = 2.2;
/// How much taller the title of a single page of few words may become, in parts of the page.
const TALLER: f32 = 0.25;
/// The widest a column may be, in parts of its type: about 65 letters.
const MEASURE: f32 = 32.0;

/// Edges and sizes, in points.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    width: f32,
    height: f32,
    /// From the edge of the paper to the words.
    margin: f32,
    /// The height left free at the foot for the number of the page.
    foot: f32,
    /// How much larger than on A4 name and photo are.
    unit: f32,
    body: f32,
    /// Whether the script of the page stands tall.
    tall: bool,
    /// Whether little is said.
    few: bool,
}

/// What gives when a page can be saved, and grows when there is room: 1 as drawn.
#[derive(Clone, Copy, Debug)]
struct Give {
    air: f32,
    photo: f32,
    /// Whether the title has the first page to itself.
    cover: bool,
    /// How much taller the title is than what stands in it asks for, in points.
    tall: f32,
}

impl Sheet {
    fn of(paper: Paper, body: f32, tall: bool) -> Self {
        let ((width, height), unit) = (paper.size(), paper.unit());
        let margin = 56.0 * unit;
        Self { width, height, margin, foot: 0.0, unit, body, tall, few: false }
    }

    /// The width of the column.
    fn across(&self) -> f32 {
        (self.width - 2.0 * self.margin).min(MEASURE * self.body)
    }

    /// Where the words end at the foot of a page.
    fn bottom(&self) -> f32 {
        self.height - 0.62 * self.margin - self.foot
    }

    /// The size of a heading: large, and never so large that a word of it is broken.
    fn heading(&self, widest_word: f32) -> f32 {
        let size = self.body * if self.tall { 1.2 } else { 1.42 };
        size.min(self.across() / widest_word.max(0.1)).max(self.body)
    }

    fn below_heading(&self, give: Give) -> f32 {
        (if self.tall { 0.55 } else { 0.42 }) * self.body * give.air.min(1.2)
    }

    /// The bar above a heading with the white below it.
    fn bar(&self) -> f32 {
        (if self.tall { 1.1 } else { 0.75 }) * self.body
    }

    /// Between a section and the next.
    fn between(&self, give: Give) -> f32 {
        1.75 * self.body * give.air
    }

    fn style(&self, section: Section, give: Give, palette: Palette) -> Style {
        let style = Style::of(self.body, 1.0, bullet(section), palette);
        Style { gap: 0.55 * self.body * give.air, indent: 1.15 * self.body, ..style }
    }
}

/// One column has bullets all the way down: squares for what others do.
fn bullet(section: Section) -> Bullet {
    match bullet_of(section) {
        Bullet::None => Bullet::Square,
        bullet => bullet,
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let ask = Ask { plain: &[], pages: PROFILES, ..Ask::all(choices.theme.palette(profile.person.colour)) };
    let Made { mut content, missing, mut left_out, not_here } = make(profile, setter, ask);
    let tall = content.is_tall();
    let few = says_little(profile, &Section::ALL, FEW);
    let least = Sheet { few, ..Sheet::of(choices.paper, size(profile, choices), tall) };
    left_out.extend(name::fit(setter, &mut content, least.across()));
    let photo = compose::limits(choices, f32::INFINITY).photo;
    let mut lay_out = |body| {
        let mut sheet = Sheet { body, ..least };
        // A single page needs no number.
        if Flow::of(&mut content, sheet, least_give(photo)).pages.len() > 1 {
            sheet.foot = paint::foot_height(setter, profile, sheet);
        }
        settle(&mut content, sheet, photo, profile.person.photo.is_some())
    };
    let mut flow = lay_out(least.body);
    if choices.size.is_none() && few {
        // Few words are the larger, as far as that asks for no further page and costs no cover.
        let goes =
            |larger: &Flow| larger.pages.len() == flow.pages.len() && larger.give.cover == flow.give.cover;
        let mut larger = SIZES.into_iter().rev().filter(|size| *size > least.body).map(&mut lay_out);
        flow = larger.find(goes).unwrap_or(flow);
    }
    let pages = flow.pages.len();
    let mut feet = paint::feet(setter, profile, pages);
    let mut canvas = Canvas::new(profile, (least.width, least.height));
    paint::paint(&mut canvas, &mut content, profile, &flow, &mut feet);
    compose::finish(
        canvas.list,
        profile,
        &content,
        Report { size_pt: flow.sheet.body, pages, left_out, not_here, missing },
    )
}

/// The size of the type: as chosen, or as the person needs it.
fn size(profile: &Profile, choices: &Choices) -> f32 {
    let needs = &profile.person.communication_needs;
    let least = choices.size.unwrap_or(if needs.contains(&CommunicationNeed::LargePrint28) {
        28.0
    } else if needs.contains(&CommunicationNeed::LargePrint24) {
        24.0
    } else {
        20.0
    });
    SIZES.into_iter().find(|size| *size >= least).unwrap_or(SIZES[2])
}

/// White and photo where they give as much as they may.
fn least_give(photo: f32) -> Give {
    Give { air: 0.85, photo: 0.7 * photo, cover: false, tall: 0.0 }
}

/// As few pages as can be without crowding them; then the photo, and then the white, as large as those pages allow.
fn settle(content: &mut Content, sheet: Sheet, photo: f32, has_photo: bool) -> Flow {
    let mut give = least_give(photo);
    let least = Flow::of(content, sheet, give);
    let (pages, first) = (least.pages.len(), least.pages[0].len());
    if pages == 2
        && (has_photo || sheet.few)
        && photo >= 1.0
        && let Some(flow) = covered(content, sheet)
    {
        return flow;
    }
    // What has begun below the title does not have to give way to it.
    let mut fits = |give: Give| {
        let flow = Flow::of(content, sheet, give);
        flow.pages.len() <= pages && flow.pages[0].len() >= first.min(2)
    };
    give.photo = most(give.photo, photo, |photo| fits(Give { photo, ..give }));
    give.air = most(give.air, 1.1, |air| fits(Give { air, ..give }));
    let largest = if sheet.few { LARGEST_PHOTO_OF_FEW } else { LARGEST_PHOTO };
    give.photo = most(give.photo, largest * photo, |photo| fits(Give { photo, ..give }));
    give.air = most(give.air, 1.5, |air| fits(Give { air, ..give }));
    if sheet.few && pages == 1 {
        give.tall = most(0.0, TALLER * sheet.height, |tall| fits(Give { tall, ..give }));
    }
    Flow::of(content, sheet, give)
}

/// Few words on two pages: a title with a large photo, and all the words on the page after it.
fn covered(content: &mut Content, sheet: Sheet) -> Option<Flow> {
    let mut fits = |give: Give| {
        let flow = Flow::of(content, sheet, give);
        flow.pages.len() == 2 && flow.header.overflow.is_empty()
    };
    let mut give = Give { air: 0.85, photo: 0.8, cover: true, tall: 0.0 };
    if !fits(give) {
        return None;
    }
    give.photo = most(give.photo, LARGEST_PHOTO, |photo| fits(Give { photo, ..give }));
    give.air = most(give.air, 1.9, |air| fits(Give { air, ..give }));
    Some(Flow::of(content, sheet, give))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::Design;
    use crate::display::{Mark, Owner};
    use crate::press::Press;
    use crate::tree::NodeId;
    use profile::{Entry, LanguageTag, Person};

    #[test]
    fn the_type_is_one_of_the_three_sizes_of_large_print() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let of = |profile: &Profile, size: Option<f32>| {
            super::size(profile, &Choices { size, ..Choices::default() }).to_bits()
        };
        assert_eq!(of(&profile, None), 20.0_f32.to_bits());
        profile.person.communication_needs = vec![CommunicationNeed::LargePrint24];
        assert_eq!(of(&profile, None), 24.0_f32.to_bits());
        profile.person.communication_needs.push(CommunicationNeed::LargePrint28);
        assert_eq!(of(&profile, None), 28.0_f32.to_bits());
        for (asked, given) in [(11.0, 20.0), (20.0, 20.0), (21.0, 24.0), (28.0, 28.0), (90.0, 28.0)] {
            let given: f32 = given;
            assert_eq!(of(&profile, Some(asked)), given.to_bits(), "a choice comes before the need");
        }
    }

    #[test]
    fn a_line_longer_than_a_page_runs_over_whole_and_in_order() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let words: Vec<String> = (0..900).map(|number| format!("w{number}")).collect();
        let entry = Entry::own(words.join(" "));
        let id = entry.id;
        profile.sections[Section::Support].push(entry);
        let laid = Press::new().lay_out(&profile, &Choices { design: Design::Large, ..Choices::default() });
        let node = laid.list.tree.nodes.iter().position(|node| node.entry == Some(id)).unwrap();
        let mut read = String::new();
        let mut pages = Vec::new();
        for (page, item) in laid.list.items().filter(|(_, item)| item.owner == Owner::Node(NodeId(node))) {
            let Mark::Text(run) = &item.mark else { continue };
            read.extend(run.clusters.iter().map(|cluster| run.text_of(cluster)));
            pages.push(page);
        }
        pages.dedup();
        assert!(pages.len() > 1 && pages.is_sorted());
        assert_eq!(laid.report.pages, laid.list.pages.len());
        assert_eq!(read.split_whitespace().collect::<Vec<_>>(), words, "every word once");
    }
}

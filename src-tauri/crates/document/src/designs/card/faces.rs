//! Which sections stand on which face of the card.

use super::face::{self, Sizes};
use crate::layout::canvas::{Area, Canvas};
use crate::layout::content::Content;
use crate::layout::fit::{SMALLEST, Scale};
use crate::layout::parts::fold::{Fold, Leaf};
use profile::{Profile, Section};

/// What stands inside where nobody has said what to do or not to do, or where that leaves room; what helps somebody
/// who has never met the person comes first.
const INSIDE: [Section; 10] = [
    Section::Support,
    Section::ImportantTo,
    Section::ImportantFor,
    Section::BadDay,
    Section::GoodDay,
    Section::LikeAndAdmire,
    Section::GoodAt,
    Section::Outcomes,
    Section::Future,
    Section::Relationships,
];
/// What stands on the back where nobody has named their people.
const BACK: [Section; 4] =
    [Section::LikeAndAdmire, Section::GoodAt, Section::ImportantTo, Section::ImportantFor];
/// A face that is less full than this has room for another section.
const ROOMY: f32 = 0.5;

/// The sections on each face.
#[derive(Clone, Debug, Default)]
pub(super) struct Faces {
    cover: Vec<Section>,
    first: Vec<Section>,
    second: Vec<Section>,
    back: Vec<Section>,
}

impl Faces {
    pub(super) fn choose(content: &mut Content, area: Area) -> Self {
        let mut left = content.shown();
        let mut take = |wanted: &[Section]| -> Vec<Section> {
            let found = wanted.iter().find_map(|wanted| left.iter().position(|section| section == wanted));
            found.map(|place| left.remove(place)).into_iter().collect()
        };
        let mut faces = Self {
            cover: take(&[Section::Communication]),
            back: take(&[Section::Relationships]),
            first: take(&[Section::PleaseDo]),
            second: take(&[Section::PleaseDoNot]),
        };
        let scale = Scale { body: SMALLEST, air: 0.75, head: 1.0, photo: 1.0 };
        for face in [&mut faces.first, &mut faces.second] {
            if face.is_empty() {
                face.extend(take(&INSIDE));
            }
        }
        if faces.back.is_empty() {
            faces.back = take(&BACK);
        }
        for face in [&mut faces.first, &mut faces.second] {
            let height = face::column(content, face, face::words(area), Sizes::of(content, scale));
            if !face.is_empty() && height < ROOMY * face::room(area) {
                face.extend(take(&INSIDE));
            }
        }
        if faces.first.is_empty() {
            std::mem::swap(&mut faces.first, &mut faces.second);
        }
        faces
    }

    /// All of them with all their lines, in the order the faces are read.
    pub(super) fn sections(&self) -> Vec<(Section, usize)> {
        let all = [&self.cover, &self.first, &self.second, &self.back].into_iter().flatten();
        all.map(|section| (*section, usize::MAX)).collect()
    }

    /// What is free on the back at the smallest type, beside the first line of what stands there.
    pub(super) fn free_on_back(&self, content: &mut Content, area: Area) -> f32 {
        let sizes = Sizes::of(content, Scale { body: SMALLEST, air: 0.75, head: 1.0, photo: 1.0 });
        let first =
            self.back.iter().map(|section| face::first_line(content, *section, area, sizes)).sum::<f32>();
        face::room(area) - first
    }

    /// Whether each face has room for what stands on it.
    pub(super) fn fit(&self, content: &mut Content, area: Area, scale: Scale) -> bool {
        let sizes = Sizes::of(content, scale);
        let room = face::room(area) - face::ruled(content);
        let inside = match self.only() {
            Some(only) => face::share(content, only, area, sizes).1 <= room,
            None => [&self.first, &self.second]
                .into_iter()
                .all(|face| face::column(content, face, face::words(area), sizes) <= room),
        };
        inside
            && face::cover_height(content, &self.cover, area, sizes) <= face::room(area)
            && face::back_height(content, &self.back, area, sizes) <= face::room(area)
    }

    /// The only section inside: it goes on from one face to the other.
    fn only(&self) -> Option<Section> {
        match (&self.first[..], &self.second[..]) {
            ([only], []) => Some(*only),
            _ => None,
        }
    }

    /// Paints the four faces of a card.
    pub(super) fn paint(
        &self,
        canvas: &mut Canvas,
        content: &mut Content,
        profile: &Profile,
        card: Fold,
        scale: Scale,
    ) {
        let sizes = Sizes::of(content, scale);
        let [cover, first, second, back] =
            [Leaf::Cover, Leaf::First, Leaf::Second, Leaf::Back].map(|leaf| card.area(leaf, canvas.rtl));
        canvas.enter(cover);
        face::paint_cover(canvas, content, profile, &self.cover, sizes);
        if let Some(only) = self.only() {
            face::paint_shared(canvas, content, only, [first, second], sizes);
        } else {
            for (area, sections) in [(first, &self.first), (second, &self.second)] {
                canvas.enter(area);
                face::paint_inside(canvas, content, sections, sizes);
            }
        }
        canvas.enter(back);
        face::paint_back(canvas, content, &self.back, sizes);
    }
}

//! The faces of the card: the cover with photo and name, the two inside, the back.

use crate::layout::canvas::{Area, Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::fit::Scale;
use crate::layout::parts::fold::{bind, within};
use crate::layout::parts::lines::{self, Style, bullet_of};
use crate::layout::parts::{name, portrait};
use crate::theme::Palette;
use crate::tree::{Bullet, Role, Tree};
use profile::{Profile, Section};

/// From the edge of a face to what stands on it.
const PAD: f32 = 12.5;
/// The cloth that binds cover and back.
const CLOTH: f32 = 9.0;
/// The width of the photo, and between it and the words.
const PHOTO: f32 = 76.0;
const BETWEEN: f32 = 11.0;
/// The largest name.
const NAME: f32 = 30.0;
/// Down to this size a name rather stands in one line than larger in two.
const IN_A_LINE: f32 = 20.0;
/// The size of the sentence that says who wrote it.
pub(super) const FOOTER: f32 = 11.0;
/// The rule at the head of a face inside, and with the white below it.
const RULE: f32 = 2.0;
const RULED: f32 = RULE + 6.0;

/// Sizes and gaps that follow from a scale, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    body: f32,
    air: f32,
    heading: f32,
    below_heading: f32,
    sections: f32,
    photo: f32,
    /// Whether lines have bullets: what stands beside the photo has not the width for them.
    bullets: bool,
}

impl Sizes {
    pub(super) fn of(content: &Content, scale: Scale) -> Self {
        let Scale { body, air, photo, .. } = scale;
        Self {
            body,
            air,
            heading: body * if content.is_tall() { 1.08 } else { 1.22 },
            below_heading: 0.22 * body * air,
            sections: 0.85 * body * air,
            photo,
            bullets: true,
        }
    }

    /// Beside the photo: rather a smaller heading than one in two lines.
    fn beside_photo(self, content: &mut Content, width: f32) -> Self {
        let heading =
            content.block(Section::Communication).map_or(0.0, |block| block.heading.natural_width(1.0));
        let in_one_line = width / heading.max(1.0) - 0.1;
        let heading = if in_one_line > self.body { self.heading.min(in_one_line) } else { self.heading };
        Self { heading, bullets: false, ..self }
    }

    fn style(&self, section: Section, palette: Palette) -> Style {
        let bullet = match bullet_of(section) {
            _ if !self.bullets => Bullet::None,
            Bullet::Dot => Bullet::Dot,
            _ => Bullet::Square,
        };
        let style = Style::of(self.body, self.air, bullet, palette);
        Style { gap: 0.36 * self.body * self.air, indent: 0.95 * self.body, ..style }
    }
}

/// The width of the words on a face.
pub(super) fn words(face: Area) -> f32 {
    face.width - 2.0 * PAD - CLOTH / 2.0
}

/// The height that can be used.
pub(super) fn room(face: Area) -> f32 {
    face.height - 2.0 * PAD
}

/// The width of the words beside the photo.
pub(super) fn beside_photo(face: Area, photo: f32) -> f32 {
    face.width - CLOTH - 2.0 * PAD - PHOTO * photo - BETWEEN
}

/// The height of sections below each other.
pub(super) fn column(content: &mut Content, sections: &[Section], width: f32, sizes: Sizes) -> f32 {
    let palette = content.palette;
    let mut height = 0.0;
    for section in sections {
        let Some(block) = content.block(*section) else { continue };
        height += if height > 0.0 { sizes.sections } else { 0.0 };
        height += block.heading.height(sizes.heading, width) + sizes.below_heading;
        height += lines::height(block, width, sizes.style(*section, palette));
    }
    height
}

/// The height of a heading with its first line.
pub(super) fn first_line(content: &mut Content, section: Section, face: Area, sizes: Sizes) -> f32 {
    let (width, style) = (words(face), sizes.style(section, content.palette));
    let Some(block) = content.block(section) else { return 0.0 };
    let line = lines::heights(block, width, style).first().copied().unwrap_or(0.0);
    block.heading.height(sizes.heading, width) + sizes.below_heading + line + 0.6 * sizes.sections
}

fn paint_column(
    canvas: &mut Canvas,
    content: &mut Content,
    sections: &[Section],
    spot: Spot,
    sizes: Sizes,
) -> f32 {
    let palette = content.palette;
    let mut y = spot.y;
    for section in sections {
        let Some(block) = content.block(*section) else { continue };
        y += if y > spot.y { sizes.sections } else { 0.0 };
        y += lines::heading(canvas, block, Spot { y, ..spot }, sizes.heading) + sizes.below_heading;
        let style = sizes.style(*section, palette);
        let list = lines::list(canvas, style.bullet);
        y += lines::paint(canvas, block.kept(), list, Spot { y, ..spot }, style);
    }
    y - spot.y
}

fn shows_any(content: &Content, sections: &[Section]) -> bool {
    sections.iter().any(|section| content.shows(*section))
}

/// The size of the name, and its height with the white below it.
fn measure_name(content: &mut Content, width: f32, body: f32) -> (f32, f32) {
    let in_a_line = name::size_in_a_line(&mut content.name, width, NAME);
    let size = if in_a_line >= IN_A_LINE {
        in_a_line
    } else {
        name::size(&mut content.name, width, NAME, 1.0).unwrap_or(name::SMALLEST)
    };
    (size, content.name.height(size, width) + 0.5 * body)
}

/// The height of what stands beside the photo.
pub(super) fn cover_height(content: &mut Content, sections: &[Section], face: Area, sizes: Sizes) -> f32 {
    let width = beside_photo(face, sizes.photo);
    let (_, name) = measure_name(content, width, sizes.body);
    let sizes = sizes.beside_photo(content, width);
    name + column(content, sections, width, sizes)
}

/// Whether the facts stand beside the photo: where nothing else does, and they have room.
fn has_facts(content: &mut Content, sections: &[Section], face: Area, sizes: Sizes) -> bool {
    let width = beside_photo(face, sizes.photo);
    let (_, name) = measure_name(content, width, sizes.body);
    let facts = content.facts.as_mut().map_or(0.0, |facts| facts.height(sizes.body, width));
    !shows_any(content, sections) && name + facts <= room(face)
}

/// The height of what stands on the back: people, the facts below them, and who wrote this.
pub(super) fn back_height(content: &mut Content, sections: &[Section], face: Area, sizes: Sizes) -> f32 {
    let height = column(content, sections, words(face), sizes);
    height + back_facts(content, face, sizes) + footer(content, face, sizes)
}

/// The height of who wrote this, with the white above it.
fn footer(content: &mut Content, face: Area, sizes: Sizes) -> f32 {
    content.footer.as_mut().map_or(0.0, |footer| footer.height(FOOTER, words(face)) + 0.6 * sizes.sections)
}

/// The height of the facts on the back, with the white above them.
fn back_facts(content: &mut Content, face: Area, sizes: Sizes) -> f32 {
    if has_facts(content, &[Section::Communication], face, sizes) {
        return 0.0;
    }
    content.facts.as_mut().map_or(0.0, |facts| facts.height(sizes.body, words(face)) + sizes.sections)
}

pub(super) fn paint_cover(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    sections: &[Section],
    sizes: Sizes,
) {
    let face = canvas.area();
    bind(canvas, content.palette, face, 0.0, CLOTH);
    let width = beside_photo(face, sizes.photo);
    let (size, height) = measure_name(content, width, sizes.body);
    let spot = Spot { start: CLOTH + PAD, y: PAD, width };
    let name = canvas.node_for(Tree::ROOT, Role::H1, &content.name);
    canvas.words(&mut content.name, spot, size, name, true);
    let photo = Spot { start: spot.start + width + BETWEEN, y: PAD, width: PHOTO * sizes.photo };
    portrait::square(canvas, content, profile, photo, room(face) * sizes.photo, 3.0);
    let spot = Spot { y: PAD + height, ..spot };
    if has_facts(content, sections, face, sizes) {
        paint_facts(canvas, content, spot, sizes.body);
    } else {
        let sizes = sizes.beside_photo(content, width);
        paint_column(canvas, content, sections, spot, sizes);
    }
}

fn paint_facts(canvas: &mut Canvas, content: &mut Content, spot: Spot, size: f32) {
    if let Some(facts) = &mut content.facts {
        let node = canvas.node_for(Tree::ROOT, Role::P, facts);
        canvas.words(facts, spot, size, node, false);
    }
}

/// From the edge of a face inside to its words: the rule, and more white where letters reach high.
pub(super) fn ruled(content: &Content) -> f32 {
    RULED + if content.is_tall() { 5.0 } else { 0.0 }
}

/// The spot of the words on a face inside, below the rule at its head; a face without words is an end paper.
fn open_face(canvas: &mut Canvas, content: &Content, has_words: bool) -> Option<Spot> {
    let face = canvas.area();
    if !has_words {
        if let Some(wash) = content.palette.wash {
            canvas.fill(within(face, 0.0, 0.0, 0.0), face.height, 0.0, wash);
        }
        return None;
    }
    let side = (face.width - words(face)) / 2.0;
    let spot = within(face, side, side, PAD);
    canvas.fill(spot, RULE, 0.0, content.palette.ink);
    Some(Spot { y: PAD + ruled(content), ..spot })
}

pub(super) fn paint_inside(canvas: &mut Canvas, content: &mut Content, sections: &[Section], sizes: Sizes) {
    let has_words = shows_any(content, sections);
    if let Some(spot) = open_face(canvas, content, has_words) {
        paint_column(canvas, content, sections, spot, sizes);
    }
}

/// How the lines of the only section inside are shared out to both faces: how many stand on the first, and the height
/// of the taller.
pub(super) fn share(content: &mut Content, section: Section, face: Area, sizes: Sizes) -> (usize, f32) {
    let style = sizes.style(section, content.palette);
    let Some(block) = content.block(section) else { return (0, 0.0) };
    let heading = block.heading.height(sizes.heading, words(face)) + sizes.below_heading;
    let heights = lines::heights(block, words(face), style);
    let stack = |part: &[f32]| part.iter().sum::<f32>() + style.gap * part.len().saturating_sub(1) as f32;
    (1..=heights.len())
        .map(|first| (first, (heading + stack(&heights[..first])).max(stack(&heights[first..]))))
        .reduce(|best, next| if next.1 < best.1 { next } else { best })
        .unwrap_or((0, 0.0))
}

/// Paints the only section inside over both faces.
pub(super) fn paint_shared(
    canvas: &mut Canvas,
    content: &mut Content,
    section: Section,
    faces: [Area; 2],
    sizes: Sizes,
) {
    let (first, _) = share(content, section, faces[0], sizes);
    let style = sizes.style(section, content.palette);
    canvas.enter(faces[0]);
    let Some(spot) = open_face(canvas, content, first > 0) else { return };
    let Some(block) = content.block(section) else { return };
    let heading = lines::heading(canvas, block, spot, sizes.heading) + sizes.below_heading;
    let list = lines::list(canvas, style.bullet);
    let below = Spot { y: spot.y + heading, ..spot };
    lines::paint(canvas, block.kept().take(first), list, below, style);
    let more = block.kept().count() > first;
    canvas.enter(faces[1]);
    if let (Some(spot), Some(block)) = (open_face(canvas, content, more), content.block(section)) {
        lines::paint(canvas, block.kept().skip(first), list, spot, style);
    }
}

pub(super) fn paint_back(canvas: &mut Canvas, content: &mut Content, sections: &[Section], sizes: Sizes) {
    let face = canvas.area();
    bind(canvas, content.palette, face, face.width - CLOTH, CLOTH);
    let spot = Spot { start: PAD, y: PAD, width: words(face) };
    let facts = back_facts(content, face, sizes);
    paint_column(canvas, content, sections, spot, sizes);
    // Facts and footer stand at the foot, whatever stands above.
    let foot = face.height - PAD;
    let written = footer(content, face, sizes);
    if facts > 0.0 {
        let y = foot - written - (facts - sizes.sections);
        paint_facts(canvas, content, Spot { y, ..spot }, sizes.body);
    }
    if let Some(footer) = &mut content.footer {
        let node = canvas.node_for(Tree::ROOT, Role::P, footer);
        let height = footer.height(FOOTER, spot.width);
        canvas.words(footer, Spot { y: foot - height, ..spot }, FOOTER, node, false);
    }
}

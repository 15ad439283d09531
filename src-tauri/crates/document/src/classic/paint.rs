//! Paints a plan.

use super::columns::{Gaps, Kind, Plan, RULE, top, wide};
use super::{footer, header};
use crate::canvas::{Canvas, Spot};
use crate::content::{Block, Content, Line};
use crate::display::{Mark, Outline, Owner};
use crate::tree::{Bullet, Node, NodeId, Role, Tree};
use profile::{Profile, Section, Shades};

/// The most that is added to the white between two bands to fill the page.
const MOST_BETWEEN: f32 = 26.0;

pub(super) fn paint(canvas: &mut Canvas<'_>, content: &mut Content, profile: &Profile, plan: &Plan) {
    let Plan { grid, scale, .. } = *plan;
    let gaps = Gaps::of(scale, grid, content);
    header::paint(canvas, content, profile, &plan.header, grid);
    // What is left over after everything has grown goes between the bands, up to a measure.
    let places = plan.bands.len() as f32 + 0.5;
    let more = ((grid.height - plan.need) / places).clamp(0.0, MOST_BETWEEN);
    let mut y = top(&plan.header, gaps) + more * 0.5;
    for band in &plan.bands {
        let painter = Painter { plan, gaps, shades: content.shades };
        match &band.kind {
            Kind::Across { section, first, ruled } => {
                if let Some(block) = content.block(*section) {
                    painter.across(canvas, block, y, *first, *ruled);
                }
            }
            Kind::Columns { start, end, ruled } => {
                painter.column(canvas, content, start, grid.margin, y, *ruled);
                painter.column(canvas, content, end, grid.second(), y, *ruled);
            }
            Kind::Boxed { start, end, first } => {
                let spot =
                    Spot { start: grid.margin - grid.outdent, y, width: grid.across() + 2.0 * grid.outdent };
                canvas.fill(spot, band.height, 10.0, content.shades.wash);
                painter.boxed(canvas, content, [*start, *end], y + gaps.pad, *first);
            }
        }
        y += band.height + gaps.bands + more;
    }
    footer::paint(canvas, content, grid, scale.body);
}

struct Painter<'a> {
    plan: &'a Plan,
    gaps: Gaps,
    shades: Shades,
}

impl Painter<'_> {
    fn rule(&self, canvas: &mut Canvas<'_>, start: f32, y: f32, width: f32) -> f32 {
        canvas.fill(Spot { start, y, width }, RULE, 0.0, self.shades.ink);
        y + RULE + self.gaps.below_rule
    }

    fn across(&self, canvas: &mut Canvas<'_>, block: &mut Block, mut y: f32, first: usize, ruled: bool) {
        let grid = self.plan.grid;
        if ruled {
            y = self.rule(canvas, grid.margin, y, grid.across());
        }
        let spot = Spot { start: grid.margin, y, width: grid.across() };
        y += heading(canvas, block, spot, self.gaps.heading) + self.gaps.below_heading;
        let list = list(canvas, block.section);
        let bullet = bullet_of(block.section);
        let mut shared = block.kept();
        if first == 0 {
            let width = wide(grid, self.gaps) + self.gaps.indent;
            self.lines(canvas, shared, list, Spot { start: grid.margin, y, width }, bullet);
            return;
        }
        let column = grid.column();
        let start: Vec<&mut Line> = shared.by_ref().take(first).collect();
        self.lines(canvas, start.into_iter(), list, Spot { start: grid.margin, y, width: column }, bullet);
        self.lines(canvas, shared, list, Spot { start: grid.second(), y, width: column }, bullet);
    }

    fn column(
        &self,
        canvas: &mut Canvas<'_>,
        content: &mut Content,
        sections: &[Section],
        start: f32,
        mut y: f32,
        ruled: bool,
    ) {
        let width = self.plan.grid.column();
        if ruled && !sections.is_empty() {
            y = self.rule(canvas, start, y, width);
        }
        for section in sections {
            let Some(block) = content.block(*section) else { continue };
            let bullet = bullet_of(*section);
            y +=
                heading(canvas, block, Spot { start, y, width }, self.gaps.heading) + self.gaps.below_heading;
            let list = list(canvas, *section);
            y +=
                self.lines(canvas, block.kept(), list, Spot { start, y, width }, bullet) + self.gaps.sections;
        }
    }

    fn boxed(
        &self,
        canvas: &mut Canvas<'_>,
        content: &mut Content,
        sections: [Option<Section>; 2],
        y: f32,
        first: usize,
    ) {
        let grid = self.plan.grid;
        let alone = sections.iter().flatten().count() == 1;
        for (section, start) in sections.into_iter().zip([grid.margin, grid.second()]) {
            let Some(block) = section.and_then(|section| content.block(section)) else { continue };
            let start = if alone { grid.margin } else { start };
            let width = if alone { grid.across() } else { grid.column() };
            let below = y + heading(canvas, block, Spot { start, y, width }, self.gaps.body);
            let list = list(canvas, block.section);
            let y = below + self.gaps.box_lines;
            let mut lines = block.kept();
            let kept: Vec<&mut Line> = lines.by_ref().take(first).collect();
            let column = grid.column();
            self.lines(canvas, kept.into_iter(), list, Spot { start, y, width: column }, Bullet::None);
            let rest = match (alone, first) {
                (true, 0) => Spot { start, y, width: wide(grid, self.gaps) },
                (true, _) => Spot { start: grid.second(), y, width: column },
                _ => Spot { start, y, width: column },
            };
            self.lines(canvas, lines, list, rest, Bullet::None);
        }
    }

    /// Lines below each other. Gives back their height.
    fn lines<'l>(
        &self,
        canvas: &mut Canvas<'_>,
        lines: impl Iterator<Item = &'l mut Line>,
        list: NodeId,
        spot: Spot,
        bullet: Bullet,
    ) -> f32 {
        let gap = if bullet == Bullet::None { self.gaps.box_lines } else { self.gaps.lines };
        let mut y = spot.y;
        for line in lines {
            if y > spot.y {
                y += gap;
            }
            y += self.line(canvas, line, list, Spot { y, ..spot }, bullet);
        }
        y - spot.y
    }

    fn line(
        &self,
        canvas: &mut Canvas<'_>,
        line: &mut Line,
        list: NodeId,
        spot: Spot,
        bullet: Bullet,
    ) -> f32 {
        let size = self.gaps.body;
        let item = canvas.node(list, Role::Item);
        let para = &mut line.para;
        // A line that reads the other way has its bullet where it starts.
        let other_way = para.is_rtl() != canvas.rtl;
        let mut words = spot;
        if bullet != Bullet::None {
            let label = canvas.node(item, Role::Label);
            words.width -= self.gaps.indent;
            let across = 0.43 * size;
            let start = if other_way { spot.start + spot.width - across } else { spot.start };
            if !other_way {
                words.start += self.gaps.indent;
            }
            let x = canvas.left(start, across);
            let middle = spot.y + para.baseline(size) - 0.33 * size;
            canvas.paint(Owner::Node(label), self.bullet(bullet, x, middle, across));
        }
        let language = (para.language != canvas.page).then(|| para.language.as_str().to_owned());
        let node = Node { language, entry: Some(line.entry), ..Node::new(Role::Body) };
        let body = canvas.tree().add(item, node);
        canvas.words_own_side(para, words, size, body)
    }

    fn bullet(&self, bullet: Bullet, x: f32, middle: f32, side: f32) -> Mark {
        if bullet == Bullet::Dot {
            let r = side / 2.0;
            return Mark::Fill(Outline::Circle { x: x + r, y: middle, r }, self.shades.accent);
        }
        let outline =
            Outline::Box { x, y: middle - side / 2.0, width: side, height: side, round: side * 0.22 };
        Mark::Fill(outline, self.shades.ink)
    }
}

/// A heading at the start edge of the spot. Gives back its height.
fn heading(canvas: &mut Canvas<'_>, block: &mut Block, spot: Spot, size: f32) -> f32 {
    let node = canvas.node_for(Tree::ROOT, Role::H2, &block.heading);
    canvas.words(&mut block.heading, spot, size, node, true)
}

fn list(canvas: &mut Canvas<'_>, section: Section) -> NodeId {
    canvas.node(Tree::ROOT, Role::List(bullet_of(section)))
}

/// Dots for what is the person's, squares for what others do.
fn bullet_of(section: Section) -> Bullet {
    match section {
        Section::PleaseDo | Section::PleaseDoNot => Bullet::None,
        Section::Support | Section::ImportantFor => Bullet::Square,
        _ => Bullet::Dot,
    }
}

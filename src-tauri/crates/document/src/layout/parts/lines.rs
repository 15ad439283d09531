//! The lines of a section below each other, with their bullets, and the heading above them.

use crate::display::{Mark, Outline, Owner, Rgb};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::{Block, Line};
use crate::theme::Palette;
use crate::tree::{Bullet, Node, NodeId, Role, Tree};
use profile::Section;

/// How lines are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// The size of the type.
    pub(crate) size: f32,
    /// Between two lines.
    pub(crate) gap: f32,
    /// From the edge of a line to its words, where it has a bullet.
    pub(crate) indent: f32,
    pub(crate) bullet: Bullet,
    /// The colours of the bullets: of dots, and of squares.
    pub(crate) dot: Rgb,
    pub(crate) square: Rgb,
}

impl Style {
    /// Lines of that size with those bullets, as most designs set them.
    pub(crate) fn of(size: f32, air: f32, bullet: Bullet, palette: Palette) -> Self {
        let gap = if bullet == Bullet::None { 0.36 } else { 0.46 } * size * air;
        Self { size, gap, indent: size * 1.1, bullet, dot: palette.accent, square: palette.ink }
    }

    /// From the edge of a line to its words.
    pub(crate) fn indent(&self) -> f32 {
        if self.bullet == Bullet::None { 0.0 } else { self.indent }
    }
}

/// The height of things below each other.
pub(crate) fn stack(heights: &[f32], apart: f32) -> f32 {
    heights.iter().sum::<f32>() + apart * heights.len().saturating_sub(1) as f32
}

/// Dots for what is the person's, squares for what others do, nothing in the box.
pub(crate) fn bullet_of(section: Section) -> Bullet {
    match section {
        Section::PleaseDo | Section::PleaseDoNot => Bullet::None,
        Section::Support | Section::ImportantFor => Bullet::Square,
        _ => Bullet::Dot,
    }
}

/// The height of all lines of a section in that width.
pub(crate) fn height(block: &mut Block, width: f32, style: Style) -> f32 {
    stack(&heights(block, width, style), style.gap)
}

/// The height of each line of a section in that width.
pub(crate) fn heights(block: &mut Block, width: f32, style: Style) -> Vec<f32> {
    block.kept().map(|line| line.para.height(style.size, width - style.indent())).collect()
}

/// A heading at the start edge of the spot. Gives back its height.
pub(crate) fn heading(canvas: &mut Canvas, block: &mut Block, spot: Spot, size: f32) -> f32 {
    let node = canvas.node_for(Tree::ROOT, Role::H2, &block.heading);
    canvas.words(&mut block.heading, spot, size, node, true)
}

/// Between two of the first words, in parts of the gap above them: each is a sentence of its own.
pub(crate) const LEADS_APART: f32 = 0.8;

/// A line that says below the name how the person is reached. Gives back its height.
pub(crate) fn lead(canvas: &mut Canvas, line: &mut Line, spot: Spot, size: f32, even: bool) -> f32 {
    let node = canvas.node_for(Tree::ROOT, Role::P, &line.para);
    canvas.tree().nodes[node.0].entry = Some(line.entry);
    canvas.words(&mut line.para, spot, size, node, even)
}

/// The list of a section, with nothing in it yet.
pub(crate) fn list(canvas: &mut Canvas, bullet: Bullet) -> NodeId {
    canvas.node(Tree::ROOT, Role::List(bullet))
}

/// Lines below each other. Gives back their height.
pub(crate) fn paint<'l>(
    canvas: &mut Canvas,
    lines: impl Iterator<Item = &'l mut Line>,
    list: NodeId,
    spot: Spot,
    style: Style,
) -> f32 {
    let mut y = spot.y;
    for line in lines {
        if y > spot.y {
            y += style.gap;
        }
        y += paint_line(canvas, line, list, Spot { y, ..spot }, style);
    }
    y - spot.y
}

fn paint_line(canvas: &mut Canvas, line: &mut Line, list: NodeId, spot: Spot, style: Style) -> f32 {
    let (body, words) = begin(canvas, line, list, spot, style);
    canvas.words_own_side(&mut line.para, words, style.size, body)
}

/// Begins a line of a list with its bullet. Gives back the node of its words, and where they stand.
pub(crate) fn begin(
    canvas: &mut Canvas,
    line: &Line,
    list: NodeId,
    spot: Spot,
    style: Style,
) -> (NodeId, Spot) {
    let size = style.size;
    let item = canvas.node(list, Role::Item);
    let para = &line.para;
    // A line that reads the other way has its bullet where it starts.
    let other_way = para.is_rtl() != canvas.rtl;
    let mut words = spot;
    if style.bullet != Bullet::None {
        let label = canvas.node(item, Role::Label);
        words.width -= style.indent;
        let across = 0.43 * size;
        let start = if other_way { spot.start + spot.width - across } else { spot.start };
        if !other_way {
            words.start += style.indent;
        }
        let x = canvas.left(start, across);
        let middle = canvas.top(spot.y + para.baseline(size, words.width) - 0.33 * size);
        canvas.paint(Owner::Node(label), bullet(style, x, middle, across));
    }
    let language = canvas.named(&para.language);
    let node = Node { language, entry: Some(line.entry), ..Node::new(Role::Body) };
    (canvas.tree().add(item, node), words)
}

fn bullet(style: Style, x: f32, middle: f32, side: f32) -> Mark {
    if style.bullet == Bullet::Dot {
        let r = side / 2.0;
        return Mark::Fill(Outline::Circle { x: x + r, y: middle, r }, style.dot);
    }
    let outline = Outline::Box { x, y: middle - side / 2.0, width: side, height: side, round: side * 0.22 };
    Mark::Fill(outline, style.square)
}

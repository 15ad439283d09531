//! Paints the pages.

use super::flow::{Flow, Piece, What, style};
use super::{Sheet, bullet, header};
use crate::layout::canvas::{Canvas, Spot};
use crate::layout::content::Content;
use crate::layout::parts::lines;
use crate::layout::words::Sentences;
use crate::text::look::Look;
use crate::text::para::{Para, Setter};
use crate::theme::SOFT;
use crate::tree::{NodeId, Role, Tree};
use profile::Profile;

/// The bar above a heading: its length and thickness, in parts of the body type.
const BAR: (f32, f32) = (2.6, 0.2);

/// The words at the foot of each page: whose it is, and which of how many. A single page needs none.
pub(super) fn feet(setter: &mut Setter<'_>, profile: &Profile, pages: usize) -> Vec<Option<Para>> {
    let count = if pages == 1 { 0 } else { pages };
    (1..=count).map(|page| foot(setter, profile, page, pages)).collect()
}

fn foot(setter: &mut Setter<'_>, profile: &Profile, page: usize, pages: usize) -> Option<Para> {
    let words = Sentences::of(profile).page_of(page, pages);
    setter.said(&words, Look { display: false, bold: false, ink: SOFT, face: None })
}

/// The height they take with the white above them, however many pages there will be.
pub(super) fn foot_height(setter: &mut Setter<'_>, profile: &Profile, sheet: Sheet) -> f32 {
    let foot = foot(setter, profile, 100, 100);
    foot.map_or(0.0, |mut foot| foot.height(sheet.body, sheet.across()) + 0.9 * sheet.body)
}

pub(super) fn paint(
    canvas: &mut Canvas,
    content: &mut Content,
    profile: &Profile,
    flow: &Flow,
    feet: &mut [Option<Para>],
) {
    let sheet = flow.sheet;
    let mut painter = Painter { flow, list: Tree::ROOT, open: None };
    for (number, pieces) in flow.pages.iter().enumerate() {
        if number == 0 {
            flow.header.paint(canvas, content, profile, sheet);
        } else {
            canvas.turn_over((sheet.width, sheet.height));
            header::again(canvas, content, sheet, goes_on(pieces));
        }
        for piece in pieces {
            painter.piece(canvas, content, piece);
        }
        if let Some(Some(foot)) = feet.get_mut(number) {
            let y = sheet.height - 0.62 * sheet.margin - foot.height(sheet.body, sheet.across());
            canvas.ornament(foot, Spot { start: sheet.margin, y, width: sheet.across() }, sheet.body);
        }
    }
}

/// The section that was begun on a page before this one, where the page starts in the middle of it.
fn goes_on(pieces: &[Piece]) -> Option<usize> {
    match pieces.first()?.what {
        What::Line(block, _) => Some(block),
        _ => None,
    }
}

struct Painter<'a> {
    flow: &'a Flow,
    /// The list of the section that is being painted.
    list: NodeId,
    /// The words that were painted last, with their node and place: they may go on over the page.
    open: Option<(What, NodeId, Spot)>,
}

impl Painter<'_> {
    fn piece(&mut self, canvas: &mut Canvas, content: &mut Content, piece: &Piece) {
        let sheet = self.flow.sheet;
        let spot = Spot { start: sheet.margin, y: piece.y, width: sheet.across() };
        match piece.what {
            What::Heading(block) => self.heading(canvas, content, block, spot),
            What::Line(block, line) => self.line(canvas, content, [block, line], piece, spot),
            What::Facts | What::Lead(_) | What::Footer => self.paragraph(canvas, content, piece, spot),
        }
    }

    fn heading(&mut self, canvas: &mut Canvas, content: &mut Content, block: usize, spot: Spot) {
        let sheet = self.flow.sheet;
        let palette = content.palette;
        // At the head of a page the strip above it is enough.
        if spot.y > header::again_bottom(sheet) + 1.0 {
            let (length, thick) = (BAR.0 * sheet.body, BAR.1 * sheet.body);
            let bar = Spot { y: spot.y - sheet.bar(), width: length, ..spot };
            canvas.fill(bar, thick, thick / 2.0, palette.accent);
        }
        let block = &mut content.blocks[block];
        let size = sheet.heading(block.heading.widest_word(1.0));
        lines::heading(canvas, block, spot, size);
        self.list = lines::list(canvas, bullet(block.section));
    }

    fn line(
        &mut self,
        canvas: &mut Canvas,
        content: &mut Content,
        [block, line]: [usize; 2],
        piece: &Piece,
        spot: Spot,
    ) {
        let style = style(content, self.flow.sheet, self.flow.give, block);
        let line = &mut content.blocks[block].lines[line];
        let (node, words) = match self.open {
            Some((what, node, words)) if what == piece.what => (node, Spot { y: spot.y, ..words }),
            _ => lines::begin(canvas, line, self.list, spot, style),
        };
        let to_right = line.para.is_rtl();
        canvas.rows(&mut line.para, piece.rows.clone(), to_right, words, style.size, node);
        self.open = Some((piece.what, node, words));
    }

    fn paragraph(&mut self, canvas: &mut Canvas, content: &mut Content, piece: &Piece, spot: Spot) {
        let sheet = self.flow.sheet;
        let (para, entry, size) = match piece.what {
            What::Lead(lead) => {
                let lead = &mut content.leads[lead];
                (Some(&mut lead.para), Some(lead.entry), sheet.body)
            }
            What::Footer => (content.footer.as_mut(), None, sheet.body),
            _ => (content.facts.as_mut(), None, sheet.body),
        };
        let Some(para) = para else { return };
        // What the page says of itself stands at the page's side, whatever language it is in.
        let to_right = if entry.is_some() { para.is_rtl() } else { canvas.rtl };
        let node = match self.open {
            Some((what, node, _)) if what == piece.what => node,
            _ => canvas.node_for(Tree::ROOT, Role::P, para),
        };
        canvas.tree().nodes[node.0].entry = entry;
        canvas.rows(para, piece.rows.clone(), to_right, spot, size, node);
        self.open = Some((piece.what, node, spot));
    }
}

//! A card for a wallet, to cut out and fold twice to the size of a bank card: outside, who this is, how to speak with
//! them and who their people are; inside, what to do and not to do. Only what is short has room.

mod face;
mod faces;

use super::{Drawing, Loosest, compose};
use crate::choices::Choices;
use crate::laid::Laid;
use crate::layout::canvas::{Area, Canvas, Spot};
use crate::layout::content::{Ask, Content, Made, make};
use crate::layout::fit::{SMALLEST, Scale};
use crate::layout::parts::fold::{Fold, Leaf};
use crate::layout::words::Sentences;
use crate::paper::Paper;
use crate::text::look::Look;
use crate::text::para::{Para, Setter};
use crate::theme::SOFT;
use crate::tree::{Role, Tree};
use faces::Faces;
use profile::{Direction, Profile};

/// A bank card: ISO/IEC 7810, 85.6 × 54 mm.
const FACE: (f32, f32) = (242.646, 153.071);
/// Between the card and what is said below it, and how much narrower than a half of the card that is.
const BELOW: f32 = 28.0;
const NARROWER: f32 = 14.0;
/// The least white at the edge of the paper: printers do not reach it.
const EDGE: f32 = 19.0;
/// The part of the paper above the card.
const ABOVE: f32 = 0.13;
/// The size of the sentence that says how to cut it out.
const NOTE: f32 = 11.0;
/// The parts of the back that the facts and who wrote this may take: people to ring come first.
const FACTS: f32 = 0.36;
const FOOTER: f32 = 0.36;
/// How far from the card the marks at its corners stand, how long they are, and how far folds reach out.
const MARKS: (f32, f32) = (5.0, 12.0);

/// Where the card lies on its paper.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    width: f32,
    height: f32,
    card: Fold,
}

impl Sheet {
    fn of(paper: Paper) -> Self {
        let (short, long) = paper.size();
        let (across, down) = (2.0 * FACE.0, 2.0 * FACE.1);
        // Paper too narrow for the card is turned.
        let (width, height) =
            if short < across + 2.0 * (EDGE + MARKS.1) { (long, short) } else { (short, long) };
        let y = (height * ABOVE).min((height - down) * 0.24);
        Self { width, height, card: Fold { x: (width - across) / 2.0, y, width: across, height: down } }
    }

    fn face(&self) -> Area {
        self.card.area(Leaf::Cover, false)
    }

    /// The spot of what is said below the card.
    fn below(&self) -> Spot {
        let width = self.card.width / 2.0 - NARROWER;
        Spot { start: self.card.x, y: self.card.y + self.card.height + BELOW, width }
    }
}

pub(super) fn lay_out(setter: &mut Setter<'_>, profile: &Profile, choices: &Choices) -> Laid {
    let sheet = Sheet::of(choices.paper);
    let palette = choices.theme.palette(profile.person.colour);
    let mut made = make(profile, setter, Ask { leads: false, plain: &[], brief: true, ..Ask::all(palette) });
    let faces = Faces::choose(&mut made.content, sheet.face());
    made.keep_only(profile, setter, &faces.sections());
    made.content.note = how_to_cut(setter, profile);
    keep_footer_short(setter, profile, &mut made, &faces, sheet.face());
    keep_facts_short(setter, &mut made, sheet.face());
    compose::compose(setter, profile, choices, &Card { sheet, faces }, made)
}

fn how_to_cut(setter: &mut Setter<'_>, profile: &Profile) -> Option<Para> {
    let rtl = profile.language.direction() == Direction::RightToLeft;
    let id = if rtl { "page-cut-mirrored" } else { "page-cut" };
    setter.said(
        &Sentences::of(profile).said(id, &[]),
        Look { display: false, bold: false, ink: SOFT, face: None },
    )
}

/// Cuts facts that would take more than their part of the back.
fn keep_facts_short(setter: &mut Setter<'_>, made: &mut Made, face: Area) {
    made.shorten_facts(setter, |content| {
        let facts = content.facts.as_mut().map_or(0.0, |facts| facts.height(SMALLEST, face::words(face)));
        facts <= FACTS * face::room(face)
    });
}

/// Cuts a sentence on who wrote this that would take more than its part of the back, and more than is free there.
fn keep_footer_short(setter: &mut Setter<'_>, profile: &Profile, made: &mut Made, faces: &Faces, face: Area) {
    let most = faces.free_on_back(&mut made.content, face).max(FOOTER * face::room(face));
    made.shorten_footer(profile, setter, [most, 20.0], |content| {
        content.footer.as_mut().map_or(0.0, |footer| footer.height(face::FOOTER, face::words(face)))
    });
}

/// The card at work.
struct Card {
    sheet: Sheet,
    faces: Faces,
}

impl Drawing for Card {
    fn sheet(&self) -> (f32, f32) {
        (self.sheet.width, self.sheet.height)
    }

    fn name_width(&self) -> f32 {
        face::beside_photo(self.sheet.face(), 1.0)
    }

    fn fits(&self, content: &mut Content, scale: Scale) -> bool {
        self.faces.fit(content, self.sheet.face(), scale)
    }

    fn paint(&self, canvas: &mut Canvas, content: &mut Content, profile: &Profile, scale: Scale) {
        let Sheet { card, .. } = self.sheet;
        self.faces.paint(canvas, content, profile, card, scale);
        canvas.enter(Area::whole(self.sheet()));
        card.edge(canvas, MARKS.0, MARKS.1, SOFT);
        card.dashes(canvas, MARKS.0 + MARKS.1, SOFT);
        if let Some(note) = &mut content.note {
            let node = canvas.node_for(Tree::ROOT, Role::P, note);
            canvas.words(note, self.sheet.below(), NOTE, node, false);
        }
    }

    fn loosest(&self) -> Loosest {
        Loosest { air: 1.5, head: 1.0 }
    }
}

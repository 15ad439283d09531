//! The sheet with a library's recovery code: for a safe place, to be read and typed back by somebody in a hurry.

use crate::error::DocumentError;
use crate::laid::FileKind;
use crate::laid::{About, Laid};
use crate::layout::canvas::{Canvas, Spot};
use crate::paper::Paper;
use crate::press::Press;
use crate::report::Report;
use crate::text::look::Look;
use crate::text::para::Setter;
use crate::theme::{INK, SOFT};
use crate::theme::{Palette, Theme};
use crate::tree::{Bullet, NodeId, Role, Tree};
use profile::{Colour, Date, LanguageTag, Person, Profile};
use wording::{Value, Wording};

/// What stands on a sheet.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The letters of the code, in groups with dashes between them.
    pub code: &'a str,
    /// Where the library is, for whoever has several.
    pub library: &'a str,
    /// The day the code was made.
    pub made_on: Date,
    /// The paper.
    pub paper: Paper,
}

/// The size of the words, in points.
const BODY: f32 = 13.5;
/// The size of the code: it is read from paper and typed letter by letter.
const CODE: f32 = 31.0;
/// Groups of the code in a row.
const IN_A_ROW: usize = 3;
const MARGIN: f32 = 62.0;
/// White around the code on its ground.
const PAD: f32 = 24.0;
/// What is done with the sheet, in order: the names of the messages.
const STEPS: [&str; 4] = ["sheet-step-1", "sheet-step-2", "sheet-step-3", "sheet-step-4"];

impl Sheet<'_> {
    /// The sheet as a PDF, in English. [`DocumentError`] as for every page.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        // A press of its own: what a press lays out it remembers.
        let mut press = Press::new();
        let laid = press.sheet(self);
        press.pdf(&laid)
    }
}

impl Press {
    /// Lays out the sheet with a recovery code.
    fn sheet(&mut self, sheet: &Sheet<'_>) -> Laid {
        let page = LanguageTag::default();
        let (width, height) = sheet.paper.size();
        let canvas = Canvas::new(&Profile::of(Person::named("-"), page.clone()), (width, height));
        let palette = Theme::Own.palette(Colour::default());
        let setter = Setter { typesetter: &mut self.typesetter, page, marks_all: false };
        let spot = Spot { start: MARGIN, y: MARGIN, width: width - 2.0 * MARGIN };
        let mut painter = Painter { canvas, setter, palette, spot };
        painter.paint(sheet);
        let about = About {
            title: Wording::english().text("sheet-title", &[]),
            language: LanguageTag::default(),
            on: Some(sheet.made_on),
            kind: FileKind::Sheet,
        };
        let report = Report { size_pt: BODY, pages: 1, ..Report::default() };
        Laid { list: painter.canvas.list, about, report, conceals: false }
    }
}

struct Painter<'a> {
    canvas: Canvas,
    setter: Setter<'a>,
    palette: Palette,
    /// Where the next words stand.
    spot: Spot,
}

impl Painter<'_> {
    fn paint(&mut self, sheet: &Sheet<'_>) {
        let say = |message: &str| Wording::english().text(message, &[]);
        let heading = Look { display: true, bold: true, ink: self.palette.ink, face: None };
        let plain = Look { display: false, bold: false, ink: INK, face: None };
        self.words(&say("sheet-title"), heading, 34.0, Role::H1, 14.0);
        self.words(&say("sheet-lead"), plain, BODY, Role::P, 26.0);
        self.code(sheet.code);
        self.words(&say("sheet-letters"), Look { ink: SOFT, ..plain }, 11.5, Role::P, 30.0);
        self.words(&say("sheet-how"), heading, 20.0, Role::H2, 10.0);
        self.steps();
        self.spot.y += 20.0;
        self.words(&say("sheet-keep"), heading, 20.0, Role::H2, 10.0);
        self.words(&say("sheet-keep-where"), plain, BODY, Role::P, 10.0);
        self.words(&say("sheet-newer"), plain, BODY, Role::P, 30.0);
        let made_on = sheet.made_on.strftime("%-d %B %Y").to_string();
        let details = [("day", made_on.into()), ("library", Value::from(sheet.library))];
        let made = Wording::english().text("sheet-made", &details);
        self.words(&made, Look { ink: SOFT, ..plain }, 11.5, Role::P, 0.0);
    }

    /// Words below what is there, with that much white below them.
    fn words(&mut self, text: &str, look: Look, size: f32, role: Role, below: f32) {
        self.words_in(Tree::ROOT, text, look, size, role);
        self.spot.y += below;
    }

    fn words_in(&mut self, parent: NodeId, text: &str, look: Look, size: f32, role: Role) {
        let Some(mut para) = self.setter.para(text, None, look, None).0 else { return };
        let node = self.canvas.node_for(parent, role, &para);
        self.spot.y += self.canvas.words(&mut para, self.spot, size, node, false);
    }

    /// The code on its ground, three groups in a row, each group as wide as the others.
    fn code(&mut self, code: &str) {
        let groups: Vec<&str> = code.split('-').collect();
        let rows = groups.len().div_ceil(IN_A_ROW);
        let line = CODE * 1.6;
        let height = rows as f32 * line + 2.0 * PAD - 0.4 * CODE;
        self.canvas.ground(self.spot, height, 10.0, self.palette);
        let node = self.canvas.node(Tree::ROOT, Role::P);
        let look = Look { display: false, bold: true, ink: INK, face: None };
        let column = (self.spot.width - 2.0 * PAD) / IN_A_ROW as f32;
        for (number, group) in groups.iter().enumerate() {
            let Some(mut para) = self.setter.line(group, None, look).0 else { continue };
            let (row, place) = (number / IN_A_ROW, number % IN_A_ROW);
            let start = self.spot.start + PAD + place as f32 * column;
            let y = self.spot.y + PAD + row as f32 * line - 0.15 * CODE;
            self.canvas.words(&mut para, Spot { start, y, width: column }, CODE, node, false);
        }
        self.spot.y += height + 12.0;
    }

    fn steps(&mut self) {
        let look = Look { display: false, bold: false, ink: INK, face: None };
        let list = self.canvas.node(Tree::ROOT, Role::List(Bullet::None));
        for step in STEPS {
            let item = self.canvas.node(list, Role::Item);
            self.words_in(item, &Wording::english().text(step, &[]), look, BODY, Role::Body);
            self.spot.y += 6.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_says_every_group_of_the_code_on_one_page_and_is_a_sound_file() {
        for paper in [Paper::A4, Paper::Letter] {
            let code = "7K3MX-0QW4Z-19ABC-DEFGH-JKMNP-QRSTV";
            let sheet =
                Sheet { code, library: "Our people", made_on: profile::Date::constant(2026, 11, 25), paper };
            let mut press = Press::new();
            let laid = press.sheet(&sheet);
            assert_eq!(laid.list().pages.len(), 1);
            let lowest = laid.list().tree.nodes.iter().filter_map(|node| Some(node.on(0)?.edges[3]));
            assert!(lowest.fold(0.0, f32::max) < paper.size().1 - 40.0, "all of it stands on the paper");
            let pdf = press.pdf(&laid).unwrap();
            assert!(pdf.starts_with(b"%PDF-1.7"));
            let svg = press.svg(&laid, 0).unwrap();
            assert!(svg.contains("<svg"));
        }
    }
}

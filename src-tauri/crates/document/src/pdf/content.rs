//! The content of the page: every mark, between the brackets that say to which node it belongs.

use super::fonts::PageFonts;
use super::syntax::{count, decimals};
use super::{graphics, syntax, text};
use crate::display::{Item, Mark, Owner, Page, Rgb};
use crate::fonts::FaceId;
use crate::tree::{NodeId, Role, Tree};

/// What was written.
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// The node of each marked-content number, from 0.
    pub(super) owners: Vec<NodeId>,
}

/// Writes marks and brackets in turn.
pub(super) struct Writer<'a> {
    pub(super) out: Vec<u8>,
    owners: Vec<NodeId>,
    tree: &'a Tree,
    open: Option<Owner>,
    /// The colour, and the face and size of type, that hold until another is said.
    ink: Option<Rgb>,
    pub(super) font: Option<(FaceId, f32)>,
}

/// Writes everything on the page.
pub(super) fn write(page: &Page, tree: &Tree, fonts: &PageFonts) -> Content {
    let out = Vec::with_capacity(24 * 1024);
    let mut writer = Writer { out, owners: Vec::new(), tree, open: None, ink: None, font: None };
    for item in &page.items {
        // What stands upside down is painted upright about its point, and the page turned for it.
        if let Some([x, y]) = item.turned {
            writer.close();
            writer.out.extend(b"q\n");
            decimals(&mut writer.out, [-1.0, 0.0, 0.0, -1.0, 2.0 * x, 2.0 * (page.height - y)]);
            writer.out.extend(b"cm\n");
            writer.item(item, page.height, fonts);
            writer.close();
            writer.out.extend(b"Q\n");
            (writer.ink, writer.font) = (None, None);
        } else {
            writer.item(item, page.height, fonts);
        }
    }
    writer.close();
    Content { bytes: writer.out, owners: writer.owners }
}

impl Writer<'_> {
    fn item(&mut self, item: &Item, height: f32, fonts: &PageFonts) {
        match &item.mark {
            // Words open their own brackets, since some of them need a bracket with the text they stand for.
            Mark::Text(run) if run.glyphs.is_empty() => {
                // Characters that show nothing, such as a selector on its own: a bracket, and no font.
                self.close();
                self.open(item.owner);
                self.close();
            }
            Mark::Text(run) => {
                self.close();
                text::write(self, run, item.owner, fonts.of(run), height);
            }
            Mark::Fill(outline, ink) => {
                self.open(item.owner);
                self.colour(*ink);
                graphics::fill(&mut self.out, *outline, height);
            }
            Mark::Photo { frame, mask } => {
                self.open(item.owner);
                graphics::photo(&mut self.out, *frame, *mask, height);
            }
        }
    }

    /// Says the colour of what comes, unless it is that already.
    pub(super) fn colour(&mut self, ink: Rgb) {
        if self.ink.replace(ink) != Some(ink) {
            graphics::colour(&mut self.out, ink);
        }
    }

    /// Opens a bracket for that owner, unless the one that is open is theirs.
    pub(super) fn open(&mut self, owner: Owner) {
        if self.open == Some(owner) {
            return;
        }
        self.close();
        match owner {
            Owner::Decoration => self.out.extend(b"/Artifact BMC\n"),
            Owner::Node(node) => {
                let role = self.tree.node(node).role;
                // A bullet is drawn, and is read as a bullet.
                let said = (role == Role::Label).then_some("•");
                self.begin(role.name(), node, said);
            }
        }
        self.open = Some(owner);
    }

    /// Opens a bracket whose words stand for another text than their glyphs say. Never inside another.
    pub(super) fn open_actual(&mut self, owner: Owner, actual: &str) {
        self.close();
        match owner {
            Owner::Decoration => self.out.extend(b"/Artifact BMC\n"),
            Owner::Node(node) => self.begin("Span", node, Some(actual)),
        }
        self.open = Some(owner);
    }

    fn begin(&mut self, tag: &str, node: NodeId, actual: Option<&str>) {
        syntax::name(&mut self.out, tag.as_bytes());
        self.out.extend(b"<</MCID ");
        count(&mut self.out, self.owners.len());
        self.owners.push(node);
        if let Some(text) = actual {
            self.out.extend(b"/ActualText");
            syntax::text(&mut self.out, text);
        }
        self.out.extend(b">>BDC\n");
    }

    /// Closes the bracket that is open.
    pub(super) fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.extend(b"EMC\n");
        }
    }
}

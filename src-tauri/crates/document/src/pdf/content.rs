//! The content of the page: every mark, between the brackets that say to which node it belongs.

use super::fonts::PageFonts;
use super::{graphics, number, round, text, utf16};
use crate::display::{Item, Mark, Owner, Page};
use crate::tree::{NodeId, Role, Tree};
use printpdf::{CurTransMat, DictItem, Op};
use std::collections::BTreeMap;

/// What was written.
pub(super) struct Content {
    pub(super) ops: Vec<Op>,
    /// The node of each marked-content number, from 0.
    pub(super) owners: Vec<NodeId>,
}

/// Writes marks and brackets in turn.
pub(super) struct Writer<'a> {
    pub(super) ops: Vec<Op>,
    owners: Vec<NodeId>,
    tree: &'a Tree,
    open: Option<Owner>,
}

/// Writes everything on the page.
pub(super) fn write(page: &Page, tree: &Tree, fonts: &PageFonts) -> Content {
    let ops = Vec::with_capacity(page.items.len() * 8);
    let mut writer = Writer { ops, owners: Vec::new(), tree, open: None };
    for item in &page.items {
        // What stands upside down is painted upright about its point, and the page turned for it.
        if let Some([x, y]) = item.turned {
            writer.close();
            writer.ops.push(Op::SaveGraphicsState);
            let (x, y) = (2.0 * x, 2.0 * (page.height - y));
            let matrix = CurTransMat::Raw([-1.0, 0.0, 0.0, -1.0, round(x), round(y)]);
            writer.ops.push(Op::SetTransformationMatrix { matrix });
            writer.item(item, page.height, fonts);
            writer.close();
            writer.ops.push(Op::RestoreGraphicsState);
        } else {
            writer.item(item, page.height, fonts);
        }
    }
    writer.close();
    Content { ops: writer.ops, owners: writer.owners }
}

impl Writer<'_> {
    fn item(&mut self, item: &Item, height: f32, fonts: &PageFonts) {
        match &item.mark {
            // Words open their own brackets, since some of them need a bracket with the text they stand for.
            Mark::Text(run) => {
                self.close();
                text::write(self, run, item.owner, fonts.of(run), height);
            }
            Mark::Fill(outline, ink) => {
                self.open(item.owner);
                graphics::fill(&mut self.ops, *outline, *ink, height);
            }
            Mark::Photo { frame, mask } => {
                self.open(item.owner);
                graphics::photo(&mut self.ops, *frame, *mask, height);
            }
        }
    }

    /// Opens a bracket for that owner, unless the one that is open is theirs.
    pub(super) fn open(&mut self, owner: Owner) {
        if self.open == Some(owner) {
            return;
        }
        self.close();
        match owner {
            Owner::Decoration => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
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
            Owner::Decoration => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            Owner::Node(node) => self.begin("Span", node, Some(actual)),
        }
        self.open = Some(owner);
    }

    fn begin(&mut self, tag: &str, node: NodeId, actual: Option<&str>) {
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number(self.owners.len())))]);
        self.owners.push(node);
        if let Some(text) = actual {
            map.insert("ActualText".to_owned(), DictItem::String { data: utf16(text), literal: false });
        }
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    /// Closes the bracket that is open.
    pub(super) fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }
}

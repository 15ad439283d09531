//! The content of the page: every mark, between the brackets that say to which node it belongs.

use super::fonts::PageFonts;
use super::syntax::{count, decimal, decimals};
use super::{graphics, syntax, text};
use crate::display::{Item, Mark, Owner, Page, Rgb, TextRun};
use crate::tree::{NodeId, Role, Tree};
use std::sync::Arc;

/// What was written.
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// What each marked-content number belongs to, from 0.
    pub(super) parts: Vec<Part>,
}

/// What was painted in one bracket.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) node: NodeId,
    /// Where it stands among what is read of its node: the number of its text, and its byte there.
    pub(super) place: (usize, usize),
}

/// Writes marks and brackets in turn.
pub(super) struct Writer<'a> {
    pub(super) out: Vec<u8>,
    parts: Vec<Part>,
    /// The texts that were come upon, and where what comes is in the last of them.
    texts: Vec<Arc<str>>,
    place: (usize, usize),
    tree: &'a Tree,
    open: Option<Owner>,
    /// The colour, and the font and size of type, that hold until another is said.
    ink: Option<Rgb>,
    font: Option<(&'a str, f32)>,
}

/// Writes everything on the page.
pub(super) fn write(page: &Page, tree: &Tree, fonts: &PageFonts) -> Content {
    let out = Vec::with_capacity(24 * 1024);
    let (parts, texts) = (Vec::new(), Vec::new());
    let mut writer = Writer { out, parts, texts, place: (0, 0), tree, open: None, ink: None, font: None };
    let torn = Torn::on(page);
    for item in page.items.iter().filter(|item| !torn.is_written_along(item)) {
        // What stands upside down is painted upright about its point, and the page turned for it.
        if let Some([x, y]) = item.turned {
            writer.close();
            writer.out.extend(b"q\n");
            decimals(&mut writer.out, [-1.0, 0.0, 0.0, -1.0, 2.0 * x, 2.0 * (page.height - y)]);
            writer.out.extend(b"cm\n");
            writer.item(item, &torn, page.height, fonts);
            writer.close();
            writer.out.extend(b"Q\n");
            (writer.ink, writer.font) = (None, None);
        } else {
            writer.item(item, &torn, page.height, fonts);
        }
    }
    writer.close();
    Content { bytes: writer.out, parts: writer.parts }
}

impl<'a> Writer<'a> {
    fn item(&mut self, item: &Item, torn: &Torn<'_>, height: f32, fonts: &'a PageFonts) {
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
                match torn.runs(item) {
                    Some(runs) => text::write_torn(self, runs, item.owner, fonts, height),
                    None => text::write(self, run, item.owner, fonts, height),
                }
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

    /// Says where what comes stands among what is read: words by their place in their text.
    pub(super) fn reads(&mut self, text: &Arc<str>, byte: usize) {
        let number = self.texts.iter().rposition(|known| Arc::ptr_eq(known, text)).unwrap_or_else(|| {
            self.texts.push(text.clone());
            self.texts.len() - 1
        });
        self.place = (number, byte);
    }

    /// Says the font and size of what comes, unless it is that already.
    pub(super) fn type_in(&mut self, font: &'a str, size: f32) {
        if self.font.replace((font, size)) != Some((font, size)) {
            syntax::name(&mut self.out, font.as_bytes());
            self.out.push(b' ');
            decimal(&mut self.out, size);
            self.out.extend(b" Tf\n");
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
        count(&mut self.out, self.parts.len());
        self.parts.push(Part { node, place: self.place });
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

/// The words of a page that stand in several rows: to whom each belongs, and its runs, as they are read.
struct Torn<'p>(Vec<(Owner, Vec<&'p TextRun>)>);

impl<'p> Torn<'p> {
    fn on(page: &'p Page) -> Self {
        let mut words = Self(Vec::new());
        for item in &page.items {
            let (Mark::Text(run), Owner::Node(_)) = (&item.mark, item.owner) else { continue };
            if run.torn_from.is_none() || run.glyphs.is_empty() {
                continue;
            }
            match words.0.iter_mut().find(|(owner, word)| *owner == item.owner && is_same_word(word[0], run))
            {
                Some((_, word)) => word.push(run),
                None => words.0.push((item.owner, vec![run])),
            }
        }
        for (_, word) in &mut words.0 {
            word.sort_by_key(|run| run.clusters.iter().map(|cluster| cluster.text.start).min());
        }
        words
    }

    /// The runs of the word that an item is a part of.
    fn word(&self, item: &Item) -> Option<(&TextRun, &[&'p TextRun])> {
        let Mark::Text(run) = &item.mark else { return None };
        let (_, word) =
            self.0.iter().find(|(owner, word)| *owner == item.owner && is_same_word(word[0], run))?;
        Some((word[0], word))
    }

    /// The runs of the word that this begins.
    fn runs(&self, item: &Item) -> Option<&[&'p TextRun]> {
        let Mark::Text(run) = &item.mark else { return None };
        let (first, word) = self.word(item)?;
        std::ptr::eq(first, run).then_some(word)
    }

    /// Whether it is written with the run that begins its word.
    fn is_written_along(&self, item: &Item) -> bool {
        let Mark::Text(run) = &item.mark else { return false };
        self.word(item).is_some_and(|(first, word)| {
            !std::ptr::eq(first, run) && word.iter().any(|part| std::ptr::eq(*part, run))
        })
    }
}

fn is_same_word(one: &TextRun, other: &TextRun) -> bool {
    one.torn_from.is_some() && one.torn_from == other.torn_from && Arc::ptr_eq(&one.text, &other.text)
}

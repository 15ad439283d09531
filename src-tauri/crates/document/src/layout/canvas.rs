//! Where marks are put: start and end instead of left and right, so that a page in Urdu is the mirror of one in
//! English.

use crate::display::{DisplayList, Item, Mark, Outline, Owner, Page, Picture, Rgb};
use crate::text::para::Para;
use crate::theme::Palette;
use crate::theme::WHITE;
use crate::tree::{Frame, Node, NodeId, Role, Tree};
use profile::{Direction, LanguageTag, Profile};
use script::direction::led;
use std::ops::Range;
use std::sync::Arc;

/// Where words stand, in points. `start` counts from the edge the page is read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) start: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
}

/// Every row of some words.
const ALL: Range<usize> = 0..usize::MAX;
/// The thickness of a frame that stands for a ground.
const FRAME: f32 = 1.25;

/// The part of a page that is being painted: a whole side of paper, or one panel of a folded one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Whether it stands upside down on the sheet, to be right once the sheet is folded.
    pub(crate) turned: bool,
}

/// Pages being painted, the last of them now. Spots count from the edges of the area.
pub(crate) struct Canvas {
    pub(crate) list: DisplayList,
    pub(crate) language: LanguageTag,
    pub(crate) rtl: bool,
    area: Area,
}

impl Area {
    /// A whole page of that size.
    pub(crate) fn whole((width, height): (f32, f32)) -> Self {
        Self { x: 0.0, y: 0.0, width, height, turned: false }
    }

    fn turn(self) -> Option<[f32; 2]> {
        self.turned.then(|| [self.x + self.width / 2.0, self.y + self.height / 2.0])
    }

    /// Where a frame stands on the sheet.
    fn on_sheet(self, [left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
        match self.turn() {
            Some([x, y]) => [2.0 * x - right, 2.0 * y - bottom, 2.0 * x - left, 2.0 * y - top],
            None => [left, top, right, bottom],
        }
    }
}

impl Canvas {
    /// One empty page.
    pub(crate) fn new(profile: &Profile, size: (f32, f32)) -> Self {
        let photo = profile.person.photo.as_ref().map(|photo| {
            let (width, height) = photo.size();
            Arc::new(Picture { jpeg: photo.jpeg().to_vec(), width, height })
        });
        Self {
            list: DisplayList { pages: vec![Page::new(size)], tree: Tree::new(), photo },
            language: profile.language.clone(),
            rtl: profile.language.direction() == Direction::RightToLeft,
            area: Area::whole(size),
        }
    }

    /// Goes on to another empty page of that size.
    pub(crate) fn turn_over(&mut self, size: (f32, f32)) {
        self.list.pages.push(Page::new(size));
        self.area = Area::whole(size);
    }

    /// Goes on in that part of the page.
    pub(crate) fn enter(&mut self, area: Area) {
        self.area = area;
    }

    /// The part of the page that is being painted.
    pub(crate) fn area(&self) -> Area {
        self.area
    }

    /// The left edge on the sheet of something that wide, that far from the start edge of the area.
    pub(crate) fn left(&self, start: f32, width: f32) -> f32 {
        self.area.x + if self.rtl { self.area.width - start - width } else { start }
    }

    /// The place on the sheet of something that far from the top of the area.
    pub(crate) fn top(&self, y: f32) -> f32 {
        self.area.y + y
    }

    pub(crate) fn tree(&mut self) -> &mut Tree {
        &mut self.list.tree
    }

    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.list.tree.add(parent, Node::new(role))
    }

    /// A language, if it is not the page's.
    pub(crate) fn named(&self, language: &LanguageTag) -> Option<String> {
        (*language != self.language).then(|| language.as_str().to_owned())
    }

    /// A node for words, with their language if it is not the page's.
    pub(crate) fn node_for(&mut self, parent: NodeId, role: Role, para: &Para) -> NodeId {
        let language = self.named(&para.language);
        let title = matches!(role, Role::H1 | Role::H2).then(|| led(&para.plain, para.is_rtl()).into_owned());
        self.list.tree.add(parent, Node { language, title, ..Node::new(role) })
    }

    /// Puts a mark on the page, at a place on the sheet.
    pub(crate) fn paint(&mut self, owner: Owner, mark: Mark) {
        let turned = self.area.turn();
        if let Some(page) = self.list.pages.last_mut() {
            page.items.push(Item { owner, mark, turned });
        }
    }

    /// A filled box; `spot` is its top.
    pub(crate) fn fill(&mut self, spot: Spot, height: f32, round: f32, ink: Rgb) {
        let x = self.left(spot.start, spot.width);
        let outline = Outline::Box { x, y: self.top(spot.y), width: spot.width, height, round };
        self.paint(Owner::Decoration, Mark::Fill(outline, ink));
    }

    /// A ground behind words; where the palette has none, a thin frame.
    pub(crate) fn ground(&mut self, spot: Spot, height: f32, round: f32, palette: Palette) {
        if let Some(wash) = palette.wash {
            self.fill(spot, height, round, wash);
            return;
        }
        self.fill(spot, height, round, palette.ink);
        let inner = Spot { start: spot.start + FRAME, y: spot.y + FRAME, width: spot.width - 2.0 * FRAME };
        self.fill(inner, height - 2.0 * FRAME, (round - FRAME).max(0.0), WHITE);
    }

    /// A filled circle around a point of the area.
    pub(crate) fn disc(&mut self, [start, y]: [f32; 2], r: f32, ink: Rgb) {
        let outline = Outline::Circle { x: self.left(start, 0.0), y: self.top(y), r };
        self.paint(Owner::Decoration, Mark::Fill(outline, ink));
    }

    /// Says where on the page a node stands, by its edges on the sheet.
    pub(crate) fn frame(&mut self, node: NodeId, edges: [f32; 4]) {
        let frame = Frame { page: self.list.pages.len() - 1, edges: self.area.on_sheet(edges) };
        let node = &mut self.list.tree.nodes[node.0];
        let first = *node.frame.get_or_insert(frame);
        if node.on(frame.page).is_none() {
            debug_assert!(first.page < frame.page, "words go on in the order they are read");
            node.further.push(frame);
        }
    }

    /// Words at the start edge of the spot. Gives back their height.
    pub(crate) fn words(&mut self, para: &mut Para, spot: Spot, size: f32, node: NodeId, even: bool) -> f32 {
        self.put(para, spot, size, Owner::Node(node), self.rtl, even, ALL)
    }

    /// Words at the side they are read from, whatever the page's.
    pub(crate) fn words_own_side(&mut self, para: &mut Para, spot: Spot, size: f32, node: NodeId) -> f32 {
        self.put(para, spot, size, Owner::Node(node), para.is_rtl(), false, ALL)
    }

    /// Those rows of words, counted from 0, at that side: the others stand on another page.
    pub(crate) fn rows(
        &mut self,
        para: &mut Para,
        rows: Range<usize>,
        to_right: bool,
        spot: Spot,
        size: f32,
        node: NodeId,
    ) -> f32 {
        self.put(para, spot, size, Owner::Node(node), to_right, false, rows)
    }

    /// Words for the eye alone, which are said elsewhere. Gives back their height.
    pub(crate) fn ornament(&mut self, para: &mut Para, spot: Spot, size: f32) -> f32 {
        self.put(para, spot, size, Owner::Decoration, self.rtl, false, ALL)
    }

    #[expect(clippy::too_many_arguments, reason = "a place and a size, each by its name")]
    fn put(
        &mut self,
        para: &mut Para,
        spot: Spot,
        size: f32,
        owner: Owner,
        to_right: bool,
        even: bool,
        rows: Range<usize>,
    ) -> f32 {
        let (x, y) = (self.left(spot.start, spot.width), self.top(spot.y));
        let turned = self.area.turn();
        let owners = self.owners(owner, para);
        let Some(page) = self.list.pages.last_mut() else { return 0.0 };
        let (widest, height) = para.place([x, y, spot.width], size, to_right, even, rows, |run| {
            let owner = owners[usize::from(run.tail)];
            page.items.push(Item { owner, mark: Mark::Text(run), turned });
        });
        if let Owner::Node(node) = owner {
            let left = if to_right { x + spot.width - widest } else { x };
            self.frame(node, [left, y, left + widest, y + height]);
        }
        height
    }

    /// To whom words and their tail belong: a part each, where the tail is in a language of its own. Says of each what it
    /// says, where that is not how it is painted.
    fn owners(&mut self, owner: Owner, para: &Para) -> [Owner; 2] {
        let Owner::Node(node) = owner else { return [owner; 2] };
        let turned = para.turned();
        let Some(language) = &para.tail else {
            let whole = turned.map(|said| said.join(" ").trim_end().to_owned());
            self.list.tree.nodes[node.0].actual = whole;
            return [owner; 2];
        };
        if self.list.tree.node(node).kids.is_empty() {
            let [main, tail] = turned.map_or([None, None], |said| said.map(Some));
            let language = Some(language.as_str().to_owned());
            self.list.tree.add(node, Node { actual: main, ..Node::new(Role::Span) });
            self.list.tree.add(node, Node { actual: tail, language, ..Node::new(Role::Span) });
        }
        match self.list.tree.node(node).kids[..] {
            [main, tail] => [Owner::Node(main), Owner::Node(tail)],
            _ => [owner; 2],
        }
    }
}

//! Where marks are put: start and end instead of left and right, so that a page in Urdu is the mirror of one in
//! English.

use crate::clean::{Clean, clean, clean_line};
use crate::display::{DisplayList, Item, Mark, Outline, Owner, Rgb};
use crate::script::{Leading, Reading};
use crate::shape::{Look, Shaper, Tail, Words};
use crate::tree::{Node, NodeId, Role, Tree};
use profile::LanguageTag;

/// Words in one or several paragraphs of their own direction, in one language.
pub(crate) struct Para {
    words: Vec<Words>,
    pub(crate) language: LanguageTag,
    rtl: bool,
    /// The text as it stands there, for the outline.
    pub(crate) plain: String,
}

/// Where words stand, in points. `start` counts from the edge the page is read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) start: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
}

/// Shapes the words of one page.
pub(crate) struct Setter<'a> {
    pub(crate) shaper: &'a mut Shaper,
    pub(crate) page: LanguageTag,
}

impl Setter<'_> {
    /// Shapes words that may have line breaks in them. Gives back what no font can draw.
    pub(crate) fn para(
        &mut self,
        text: &str,
        given: Option<&LanguageTag>,
        look: Look,
        tail: Option<(&str, Rgb)>,
    ) -> (Option<Para>, Vec<char>) {
        let Clean { lines, mut missing } = clean(text);
        let (tail, tail_missing) = match tail {
            Some((text, ink)) => {
                let (text, missing) = clean_line(text);
                (Some((text, ink)), missing)
            }
            None => (None, Vec::new()),
        };
        missing.extend(tail_missing);
        let para = self.shape(&lines, given, look, tail.as_ref(), &mut missing);
        missing.dedup();
        (para, missing)
    }

    fn shape(
        &mut self,
        lines: &[String],
        given: Option<&LanguageTag>,
        look: Look,
        tail: Option<&(String, Rgb)>,
        missing: &mut Vec<char>,
    ) -> Option<Para> {
        let mut words = Vec::with_capacity(lines.len());
        let mut language = None;
        for (number, line) in lines.iter().enumerate() {
            let reading = Reading::of(line, given, &self.page);
            let tail = tail
                .filter(|(text, _)| number + 1 == lines.len() && !text.is_empty())
                .map(|(text, ink)| Tail { text, ink: *ink });
            let (shaped, gone) = self.shaper.shape(line, tail.as_ref(), &reading, look);
            missing.extend(gone);
            if shaped.is_seen() {
                language.get_or_insert(reading.language);
                words.push(shaped);
            }
        }
        let rtl = words.first()?.is_rtl();
        Some(Para { words, language: language?, rtl, plain: lines.join(" ") })
    }

    /// Shapes words in one line of the page's own language.
    pub(crate) fn line(&mut self, text: &str, look: Look) -> (Option<Para>, Vec<char>) {
        let (text, _) = clean_line(text);
        self.para(&text, None, look, None)
    }
}

impl Para {
    pub(crate) fn height(&mut self, size: f32, width: f32) -> f32 {
        self.words.iter_mut().map(|words| words.height(size, width)).sum()
    }

    pub(crate) fn lines(&mut self, size: f32, width: f32) -> usize {
        self.words.iter_mut().map(|words| words.lines(size, width)).sum()
    }

    pub(crate) fn natural_width(&mut self, size: f32) -> f32 {
        self.words.iter_mut().map(|words| words.natural_width(size)).fold(0.0, f32::max)
    }

    /// The width of the widest word, at that size.
    pub(crate) fn widest_word(&self, size: f32) -> f32 {
        self.words.iter().map(|words| words.widest_word(size)).fold(0.0, f32::max)
    }

    /// From the top to the first baseline.
    pub(crate) fn baseline(&self, size: f32) -> f32 {
        self.words.first().map_or(0.0, |words| words.baseline(size))
    }

    pub(crate) fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Gives all the words that colour.
    pub(crate) fn recolour(&mut self, ink: Rgb) {
        for words in &mut self.words {
            words.recolour(ink);
        }
    }

    /// Whether the script needs more height than Latin letters do.
    pub(crate) fn is_tall(&self) -> bool {
        self.words.iter().any(|words| words.leading().height > 1.7)
    }

    /// Makes the lines stand closer, for display sizes. Tall scripts need their height.
    pub(crate) fn tighten(&mut self, factor: f32) {
        let factor = if self.is_tall() { factor.max(0.95) } else { factor };
        for words in &mut self.words {
            let Leading { height, baseline } = words.leading();
            let cut = height * (1.0 - factor);
            words.set_leading(Leading { height: height - cut, baseline: baseline - cut / 2.0 });
        }
    }
}

/// A page being painted.
pub(crate) struct Canvas<'a> {
    pub(crate) list: DisplayList,
    pub(crate) shaper: &'a Shaper,
    pub(crate) page: LanguageTag,
    pub(crate) rtl: bool,
}

impl Canvas<'_> {
    /// The left edge of something that wide, that far from the start edge.
    pub(crate) fn left(&self, start: f32, width: f32) -> f32 {
        if self.rtl { self.list.width - start - width } else { start }
    }

    pub(crate) fn tree(&mut self) -> &mut Tree {
        &mut self.list.tree
    }

    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.list.tree.add(parent, Node::new(role))
    }

    /// A node for words, with their language if it is not the page's.
    pub(crate) fn node_for(&mut self, parent: NodeId, role: Role, para: &Para) -> NodeId {
        let language = (para.language != self.page).then(|| para.language.as_str().to_owned());
        let title = matches!(role, Role::H1 | Role::H2).then(|| para.plain.clone());
        self.list.tree.add(parent, Node { language, title, ..Node::new(role) })
    }

    pub(crate) fn paint(&mut self, owner: Owner, mark: Mark) {
        self.list.items.push(Item { owner, mark });
    }

    /// A filled box; `spot` is its top.
    pub(crate) fn fill(&mut self, spot: Spot, height: f32, round: f32, ink: Rgb) {
        let x = self.left(spot.start, spot.width);
        let outline = Outline::Box { x, y: spot.y, width: spot.width, height, round };
        self.paint(Owner::Decoration, Mark::Fill(outline, ink));
    }

    /// Words at the start edge of the spot. Gives back their height.
    pub(crate) fn words(&mut self, para: &mut Para, spot: Spot, size: f32, node: NodeId, even: bool) -> f32 {
        let to_right = self.rtl;
        self.put(para, spot, size, node, to_right, even)
    }

    /// Words at the side they are read from, whatever the page's.
    pub(crate) fn words_own_side(&mut self, para: &mut Para, spot: Spot, size: f32, node: NodeId) -> f32 {
        let to_right = para.rtl;
        self.put(para, spot, size, node, to_right, false)
    }

    fn put(
        &mut self,
        para: &mut Para,
        spot: Spot,
        size: f32,
        node: NodeId,
        to_right: bool,
        even: bool,
    ) -> f32 {
        let x = self.left(spot.start, spot.width);
        let mut y = spot.y;
        let mut widest: f32 = 0.0;
        for words in &mut para.words {
            let items = &mut self.list.items;
            let shaper = self.shaper;
            let width = words.place(shaper, x, y, spot.width, size, to_right, even, |run| {
                items.push(Item { owner: Owner::Node(node), mark: Mark::Text(run) });
            });
            widest = widest.max(width);
            y += words.height_as_broken(size);
        }
        let left = if to_right { x + spot.width - widest } else { x };
        self.list.tree.nodes[node.0].frame.get_or_insert([left, spot.y, left + widest, y]);
        y - spot.y
    }
}

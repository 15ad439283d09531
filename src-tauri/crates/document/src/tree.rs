//! The structure of a page, as somebody hears it who does not see it: headings, paragraphs, lists, pictures, in
//! reading order.

use profile::EntryId;
use std::fmt;

/// A node by its number in [`Tree::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// What a node is (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// The first heading: the person's name.
    H1,
    /// The heading of a section.
    H2,
    /// A paragraph.
    P,
    /// A list; the kind of its bullets is for the reader's voice.
    List(Bullet),
    /// One item of a list.
    Item,
    /// The bullet of an item.
    Label,
    /// The words of an item.
    Body,
    /// A part of a paragraph: one in a language of its own, or what is painted of one that says its text itself.
    Span,
    /// A picture.
    Figure,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bullet {
    /// With a dot, for what is the person's.
    Dot,
    /// With a square, for what others do.
    Square,
    /// Not at all.
    None,
}

impl Role {
    /// The name of the structure type in the PDF.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::P => "P",
            Self::List(_) => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Span => "Span",
            Self::Figure => "Figure",
        }
    }
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The number of the page, counted from 0.
    pub page: usize,
    /// Left, top, right and bottom in points from the top left of the page.
    pub edges: [f32; 4],
}

/// One part of the structure.
#[derive(Clone)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Its parts, in reading order.
    pub kids: Vec<NodeId>,
    /// Its language, where it is not the page's.
    pub language: Option<String>,
    /// What a picture shows.
    pub alt: Option<String>,
    /// What all of it says, as it is read, where that is not how it is painted.
    pub actual: Option<String>,
    /// The words of a heading, for the outline.
    pub title: Option<String>,
    /// Where it stands, or begins.
    pub frame: Option<Frame>,
    /// Where it goes on, on later pages.
    pub further: Vec<Frame>,
    /// The entry whose words these are.
    pub entry: Option<EntryId>,
}

impl Node {
    /// A node with nothing in it yet.
    #[must_use]
    pub fn new(role: Role) -> Self {
        let (kids, further) = (Vec::new(), Vec::new());
        Self {
            role,
            kids,
            language: None,
            alt: None,
            actual: None,
            title: None,
            frame: None,
            further,
            entry: None,
        }
    }

    /// Where it stands on that page, if any of it does.
    #[must_use]
    pub fn on(&self, page: usize) -> Option<Frame> {
        self.frame.iter().chain(&self.further).find(|frame| frame.page == page).copied()
    }
}

/// All nodes; the first is the document.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The nodes by number.
    pub nodes: Vec<Node>,
}

impl Tree {
    /// The number of the document itself.
    pub const ROOT: NodeId = NodeId(0);

    /// A tree of the document alone.
    #[must_use]
    pub fn new() -> Self {
        Self { nodes: vec![Node::new(Role::Document)] }
    }

    /// Puts a node last into its parent.
    pub fn add(&mut self, parent: NodeId, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(node);
        self.nodes[parent.0].kids.push(id);
        id
    }

    /// The node of that number.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }
}

impl Default for Tree {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}", self.role.name(), self.kids)
    }
}

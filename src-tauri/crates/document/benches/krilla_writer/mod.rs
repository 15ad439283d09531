//! The same display list written by krilla, with its own check of PDF/UA-1: what printpdf is measured against.

use document::display::{Item, Mark, Outline, Owner, Page, Rgb, TextRun};
use document::tree::{NodeId, Role};
use document::{FaceId, Laid};
use krilla::Data;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::HashMap;
use std::num::NonZeroU16;

/// The fonts, read once.
pub(crate) struct Krilla(HashMap<FaceId, Font>);

impl Krilla {
    pub(crate) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Reads the fonts of a page, unless it knows them.
    pub(crate) fn read(&mut self, laid: &Laid) {
        for (_, item) in laid.list().items() {
            if let Mark::Text(run) = &item.mark
                && !self.0.contains_key(&run.face)
                && let Some(font) = Font::new(Data::from(run.face.face().data.to_vec()), 0)
            {
                self.0.insert(run.face, font);
            }
        }
    }

    /// Writes the page; nothing if krilla refuses it.
    pub(crate) fn write(&self, laid: &Laid) -> Option<Vec<u8>> {
        let list = laid.list();
        let configuration =
            ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()?;
        let settings =
            SerializeSettings { enable_tagging: true, configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        let about = laid.about();
        document.set_metadata(
            Metadata::new().title(about.title.clone()).language(about.language.as_str().to_owned()),
        );
        let mut marked: HashMap<NodeId, Vec<Identifier>> = HashMap::new();
        for side in &list.pages {
            let mut page = document.start_page_with(PageSettings::from_wh(side.width, side.height)?);
            let mut surface = page.surface();
            self.side(&mut surface, side, laid, &mut marked)?;
            surface.finish();
            page.finish();
        }
        let mut bookmarks = Bookmarks::new();
        for node in list.tree.nodes.iter().filter(|node| matches!(node.role, Role::H1 | Role::H2)) {
            let (page, top) = node.frame.map_or((0, 0.0), |frame| (frame.page, frame.edges[1]));
            let goal = XyzDestination::new(page, Point::from_xy(0.0, top));
            bookmarks.push_child(OutlineNode::new(node.title.clone().unwrap_or_default(), goal));
        }
        document.set_outline(bookmarks);
        let mut tree = TagTree::new();
        for kid in &list.tree.nodes[0].kids {
            tree.push(group(laid, *kid, &mut marked));
        }
        document.set_tag_tree(tree);
        document.finish().ok()
    }

    fn side(
        &self,
        surface: &mut Surface<'_>,
        side: &Page,
        laid: &Laid,
        marked: &mut HashMap<NodeId, Vec<Identifier>>,
    ) -> Option<()> {
        let mut open: Option<Owner> = None;
        for item in &side.items {
            if open != Some(item.owner) {
                if open.is_some() {
                    surface.end_tagged();
                }
                begin(surface, item.owner, laid, marked);
                open = Some(item.owner);
            }
            self.paint(surface, item, laid)?;
        }
        if open.is_some() {
            surface.end_tagged();
        }
        Some(())
    }

    fn paint(&self, surface: &mut Surface<'_>, item: &Item, laid: &Laid) -> Option<()> {
        match &item.mark {
            Mark::Fill(outline, ink) => {
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path(*outline)?);
            }
            Mark::Photo { frame: [x, y, width, height], mask } => {
                let jpeg = laid.list().photo.as_ref()?.jpeg.clone();
                let image = krilla::image::Image::from_jpeg(Data::from(jpeg), false).ok()?;
                surface.push_clip_path(&path(*mask)?, &FillRule::NonZero);
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image, Size::from_wh(*width, *height)?);
                surface.pop();
                surface.pop();
            }
            Mark::Text(run) => self.text(surface, run),
        }
        Some(())
    }

    fn text(&self, surface: &mut Surface<'_>, run: &TextRun) {
        let Some(first) = run.glyphs.first() else { return };
        surface.set_fill(Some(fill(run.ink)));
        let mut pen = first.x;
        let mut glyphs = Vec::with_capacity(run.glyphs.len());
        for cluster in &run.clusters {
            for glyph in run.glyphs_of(cluster) {
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(u32::from(glyph.id)),
                    glyph.advance / run.size,
                    (glyph.x - pen) / run.size,
                    (run.baseline - glyph.y) / run.size,
                    0.0,
                    cluster.text.clone(),
                    None,
                ));
                pen += glyph.advance;
            }
        }
        let Some(font) = self.0.get(&run.face).cloned() else { return };
        surface.draw_glyphs(Point::from_xy(first.x, run.baseline), &glyphs, font, &run.text, run.size, false);
    }
}

fn begin(
    surface: &mut Surface<'_>,
    owner: Owner,
    laid: &Laid,
    marked: &mut HashMap<NodeId, Vec<Identifier>>,
) {
    match owner {
        Owner::Decoration => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        }
        Owner::Node(node) => {
            let picture = laid.list().tree.node(node).role == Role::Figure;
            let tag = if picture { ContentTag::Other } else { ContentTag::Span(SpanTag::empty()) };
            let id = surface.start_tagged(tag);
            marked.entry(node).or_default().push(id);
        }
    }
}

fn group(laid: &Laid, id: NodeId, marked: &mut HashMap<NodeId, Vec<Identifier>>) -> Node {
    let node = laid.list().tree.node(id);
    let heading = |level| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        TagGroup::new(Tag::Hn(level, node.title.clone()).with_lang(node.language.clone()))
    };
    let mut group = match node.role {
        Role::H1 => heading(1),
        Role::H2 => heading(2),
        Role::List(_) => TagGroup::new(Tag::L(ListNumbering::Disc)),
        Role::Item => TagGroup::new(Tag::LI),
        Role::Label => TagGroup::new(Tag::Lbl),
        Role::Body => TagGroup::new(Tag::LBody.with_lang(node.language.clone())),
        Role::Figure => TagGroup::new(Tag::Figure(node.alt.clone())),
        Role::Span => TagGroup::new(Tag::Span.with_lang(node.language.clone())),
        Role::P | Role::Document => TagGroup::new(Tag::P.with_lang(node.language.clone())),
    };
    for id in marked.remove(&id).unwrap_or_default() {
        group.push(id);
    }
    for kid in &node.kids {
        group.push(self::group(laid, *kid, marked));
    }
    Node::Group(group)
}

fn fill(ink: Rgb) -> Fill {
    let colour = rgb::Color::new((ink >> 16) as u8, (ink >> 8) as u8, ink as u8);
    Fill { paint: colour.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn path(outline: Outline) -> Option<Path> {
    let mut path = PathBuilder::new();
    match outline {
        Outline::Box { x, y, width, height, .. } => path.push_rect(Rect::from_xywh(x, y, width, height)?),
        Outline::Bar { .. } => return None,
        Outline::Circle { x, y, r } => {
            let k = 0.5523 * r;
            path.move_to(x + r, y);
            path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
            path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
            path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
            path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
            path.close();
        }
    }
    path.finish()
}

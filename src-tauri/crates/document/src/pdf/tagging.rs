//! What goes around the page: structure tree, outline, language, title, colour, identification.

use super::content::Part;
use super::file::{File, Id};
use super::pack::Packer;
use super::syntax::{count, decimals, text};
use super::{PRODUCER, icc, xmp};
use crate::display::DisplayList;
use crate::laid::About;
use crate::tree::{Bullet, Frame, Node, Role};
use std::sync::LazyLock;

/// The colour profile, packed once.
static SRGB: LazyLock<Vec<u8>> =
    LazyLock::new(|| Packer::small().pack(&icc::srgb()).map(<[u8]>::to_vec).unwrap_or_default());

/// Puts everything in around pages of those numbers. `parts` are what the marked-content numbers of each page belong to.
/// Gives back the number of the catalog.
pub(super) fn tag(
    file: &mut File<'_>,
    list: &DisplayList,
    about: &About,
    parts: &[Vec<Part>],
    pages: &[Id],
    tree: Id,
) -> Id {
    let structure = structure(file, list, parts, pages);
    let outline = outline(file, list, pages);
    let metadata = file.id();
    // The description of the file stays readable (PDF/A-2, 6.6.2.1).
    file.stream(metadata, b"/Type/Metadata/Subtype/XML", xmp::packet(about).as_bytes());
    let colours = file.id();
    file.stream(colours, b"/N 3/Filter/FlateDecode", &SRGB);
    let catalog = file.id();
    file.object(catalog, |out| {
        out.extend(b"<</Type/Catalog/PageLayout/SinglePage/PageMode/UseNone");
        refer(out, b"/Pages", tree);
        out.extend(b"/MarkInfo<</Marked true>>");
        refer(out, b"/StructTreeRoot", structure);
        out.extend(b"/Lang");
        text(out, about.language.as_str());
        // Nothing is said of the direction of pages: they are shown one by one, and PDFium would take it for that of
        // every line, and turn those in English round.
        out.extend(b"/ViewerPreferences<</DisplayDocTitle true>>");
        refer(out, b"/Metadata", metadata);
        out.extend(b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
        out.extend(b"/Info(sRGB IEC61966-2.1)");
        refer(out, b"/DestOutputProfile", colours);
        out.extend(b">>]");
        if let Some(outline) = outline {
            refer(out, b"/Outlines", outline);
        }
        out.extend(b">>");
    });
    catalog
}

/// Title, producer and dates, as in the XMP.
pub(super) fn info(file: &mut File<'_>, about: &About) -> Id {
    let id = file.id();
    file.object(id, |out| {
        out.extend(b"<</Title");
        text(out, &about.title);
        out.extend(b"/Producer");
        text(out, PRODUCER);
        if let Some(on) = about.on {
            let date = format!("D:{:04}{:02}{:02}000000Z", on.year(), on.month(), on.day());
            for key in [b"/CreationDate".as_slice(), b"/ModDate"] {
                out.extend(key);
                text(out, &date);
            }
        }
        out.extend(b">>");
    });
    id
}

/// An entry that refers to another object.
fn refer(out: &mut Vec<u8>, key: &[u8], to: Id) {
    out.extend(key);
    out.push(b' ');
    to.write(out);
}

fn structure(file: &mut File<'_>, list: &DisplayList, parts: &[Vec<Part>], pages: &[Id]) -> Id {
    let nodes = &list.tree.nodes;
    let root = file.id();
    let ids = file.ids(nodes.len());
    let mut parents = vec![root; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        for kid in &node.kids {
            parents[kid.0] = ids[number];
        }
    }
    let marked = marked(parts, nodes.len());
    // Whoever finds a text at the element that words belong to takes it for that of each word.
    let inner: Vec<Option<Id>> = nodes.iter().map(|node| node.actual.as_ref().map(|_| file.id())).collect();
    let owner = |place: usize| inner[place].unwrap_or(ids[place]);
    for (place, node) in nodes.iter().enumerate() {
        let below = node.kids.iter().map(|kid| ids[kid.0]);
        file.object(ids[place], |out| {
            begin(out, node.role, parents[place]);
            element(out, node, list);
            match inner[place] {
                Some(inner) => kids(out, &[], pages, std::iter::once(inner).chain(below)),
                None => kids(out, &marked[place], pages, below),
            }
            out.extend(b">>");
        });
        if let Some(inner) = inner[place] {
            file.object(inner, |out| {
                begin(out, Role::Span, ids[place]);
                kids(out, &marked[place], pages, std::iter::empty());
                out.extend(b">>");
            });
        }
    }
    let parent_tree = parent_tree(file, parts, owner);
    file.object(root, |out| {
        out.extend(b"<</Type/StructTreeRoot");
        refer(out, b"/K", ids[0]);
        refer(out, b"/ParentTree", parent_tree);
        out.extend(b"/ParentTreeNextKey ");
        count(out, pages.len());
        out.extend(b">>");
    });
    root
}

/// The start of a structure element.
fn begin(out: &mut Vec<u8>, role: Role, parent: Id) {
    out.extend(b"<</Type/StructElem/S/");
    out.extend(role.name().as_bytes());
    refer(out, b"/P", parent);
}

/// The element of each marked-content number of each page: the one that `element` gives for the place of its node.
fn parent_tree(file: &mut File<'_>, parts: &[Vec<Part>], element: impl Fn(usize) -> Id) -> Id {
    let id = file.id();
    file.object(id, |out| {
        out.extend(b"<</Nums[");
        for (page, parts) in parts.iter().enumerate() {
            count(out, page);
            out.push(b'[');
            for part in parts {
                element(part.node.0).write(out);
                out.push(b' ');
            }
            out.extend(b"]");
        }
        out.extend(b"]>>");
    });
    id
}

/// The pages, counted from 0, and marked-content numbers of what is painted of each node, as it is read: words that run
/// from the right are painted from the left.
fn marked(parts: &[Vec<Part>], nodes: usize) -> Vec<Vec<(usize, usize)>> {
    let mut marked = vec![Vec::new(); nodes];
    for (page, parts) in parts.iter().enumerate() {
        for (number, part) in parts.iter().enumerate() {
            marked[part.node.0].push((page, number));
        }
    }
    for marked in &mut marked {
        marked.sort_by_key(|(page, number)| (*page, parts[*page][*number].place));
    }
    marked
}

/// What is painted of a node, and its kids: by number alone on the first of its pages, in full on the others
/// (ISO 32000-1, 14.7.4.2).
fn kids(out: &mut Vec<u8>, marked: &[(usize, usize)], pages: &[Id], kids: impl Iterator<Item = Id>) {
    let first = marked.first().map(|(page, _)| *page);
    if let Some(first) = first {
        refer(out, b"/Pg", pages[first]);
    }
    out.extend(b"/K[");
    for (page, mcid) in marked {
        if Some(*page) == first {
            count(out, *mcid);
            out.push(b' ');
        } else {
            out.extend(b"<</Type/MCR");
            refer(out, b"/Pg", pages[*page]);
            out.extend(b"/MCID ");
            count(out, *mcid);
            out.extend(b">>");
        }
    }
    for kid in kids {
        kid.write(out);
        out.push(b' ');
    }
    out.push(b']');
}

/// What a structure element says of itself.
fn element(out: &mut Vec<u8>, node: &Node, list: &DisplayList) {
    if let Some(alt) = &node.alt {
        out.extend(b"/Alt");
        text(out, alt);
    }
    if let Some(actual) = &node.actual {
        out.extend(b"/ActualText");
        text(out, actual);
    }
    if let Some(language) = &node.language {
        out.extend(b"/Lang");
        text(out, language);
    }
    match (node.role, node.frame) {
        (Role::Figure, Some(Frame { page, edges: [left, top, right, bottom] })) => {
            let height = list.pages[page].height;
            out.extend(b"/A<</O/Layout/Placement/Block/BBox[");
            decimals(out, [left, height - bottom, right, height - top]);
            out.extend(b"]>>");
        }
        (Role::List(bullet), _) => {
            let numbering: &[u8] = match bullet {
                Bullet::Dot => b"Disc",
                Bullet::Square => b"Square",
                Bullet::None => b"None",
            };
            out.extend(b"/A<</O/List/ListNumbering/");
            out.extend(numbering);
            out.extend(b">>");
        }
        _ => {}
    }
}

/// The headings of the sections, to jump to, below the name.
fn outline(file: &mut File<'_>, list: &DisplayList, pages: &[Id]) -> Option<Id> {
    let headings: Vec<(&str, Frame)> = list
        .tree
        .nodes
        .iter()
        .filter(|node| matches!(node.role, Role::H1 | Role::H2))
        .map(|node| Some((node.title.as_deref()?, node.frame?)))
        .collect::<Option<_>>()?;
    let root = file.id();
    let ids = file.ids(headings.len());
    let [first, end] = [*ids.first()?, *ids.last()?];
    for (place, (title, Frame { page, edges: [left, top, ..] })) in headings.into_iter().enumerate() {
        let height = list.pages[page].height;
        file.object(ids[place], |out| {
            out.extend(b"<</Title");
            text(out, title);
            refer(out, b"/Parent", root);
            for (key, other) in [(b"/Prev", place.wrapping_sub(1)), (b"/Next", place + 1)] {
                if let Some(other) = ids.get(other) {
                    refer(out, key, *other);
                }
            }
            out.extend(b"/Dest[");
            pages[page].write(out);
            out.extend(b"/XYZ ");
            decimals(out, [(left - 12.0).max(0.0), (height - top + 12.0).min(height)]);
            out.extend(b"null]>>");
        });
    }
    file.object(root, |out| {
        out.extend(b"<</Type/Outlines");
        refer(out, b"/First", first);
        refer(out, b"/Last", end);
        out.extend(b"/Count ");
        count(out, ids.len());
        out.extend(b">>");
    });
    Some(root)
}

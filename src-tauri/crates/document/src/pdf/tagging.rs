//! What goes around the page: structure tree, outline, language, title, colour, identification.

use super::{PRODUCER, icc, round, text_string, xmp};
use crate::display::DisplayList;
use crate::press::About;
use crate::tree::{Bullet, Frame, Node, NodeId, Role};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Puts everything in. `owners` are the nodes of the marked-content numbers of each page.
pub(super) fn tag(
    file: &mut Document,
    list: &DisplayList,
    about: &About,
    owners: &[Vec<NodeId>],
) -> Result<(), lopdf::Error> {
    file.version = "1.7".into();
    let pages: Vec<ObjectId> = file.get_pages().values().copied().collect();
    if pages.len() != list.pages.len() {
        return Err(lopdf::Error::PageNumberNotFound(1));
    }
    let root = structure(file, list, owners, &pages)?;
    let outline = outline(file, list, &pages);
    let xmp = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(about).into_bytes(),
    );
    let xmp = file.add_object(Object::Stream(xmp.with_compression(false)));
    info(file, about);
    let profile = file.add_object(Object::Stream(Stream::new(dictionary! { "N" => 3 }, icc::srgb())));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string("sRGB"),
        "Info" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = file.catalog_mut()?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("Lang", text_string(about.language.as_str()));
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if about.language.direction() == profile::Direction::RightToLeft {
        preferences.set("Direction", "R2L");
    }
    catalog.set("ViewerPreferences", preferences);
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("PageLayout", "SinglePage");
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    Ok(())
}

/// Title, producer and dates, as in the XMP.
fn info(file: &mut Document, about: &About) {
    let mut info = dictionary! { "Title" => text_string(&about.title), "Producer" => text_string(PRODUCER) };
    if let Some(on) = about.on {
        let date = format!("D:{:04}{:02}{:02}000000Z", on.year(), on.month(), on.day());
        info.set("CreationDate", text_string(&date));
        info.set("ModDate", text_string(&date));
    }
    if let Ok(Object::Reference(id)) = file.trailer.get(b"Info").cloned() {
        file.objects.insert(id, Object::Dictionary(info));
    } else {
        let id = file.add_object(info);
        file.trailer.set("Info", id);
    }
}

fn structure(
    file: &mut Document,
    list: &DisplayList,
    owners: &[Vec<NodeId>],
    pages: &[ObjectId],
) -> Result<ObjectId, lopdf::Error> {
    let nodes = &list.tree.nodes;
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let mut parents = vec![root; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        for kid in &node.kids {
            parents[kid.0] = ids[number];
        }
    }
    let mut marked = marked(owners, pages, nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        let (page, mut kids) = std::mem::take(&mut marked[number]);
        kids.extend(node.kids.iter().map(|kid| Object::Reference(ids[kid.0])));
        let mut element = element(node, list);
        element.set("P", parents[number]);
        element.set("K", kids);
        if let Some(page) = page {
            element.set("Pg", page);
        }
        file.objects.insert(ids[number], Object::Dictionary(element));
    }
    let mut numbers = Vec::with_capacity(2 * pages.len());
    for (number, owners) in owners.iter().enumerate() {
        let parents: Vec<Object> = owners.iter().map(|owner| Object::Reference(ids[owner.0])).collect();
        numbers.push(Object::Integer(super::number(number)));
        numbers.push(Object::Reference(file.add_object(parents)));
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => super::number(pages.len()),
    };
    file.objects.insert(root, Object::Dictionary(tree));
    for (number, page) in pages.iter().enumerate() {
        let page = file.get_object_mut(*page)?.as_dict_mut()?;
        page.set("StructParents", super::number(number));
        page.set("Tabs", "S");
        if page.get(b"Annots").and_then(Object::as_array).is_ok_and(Vec::is_empty) {
            page.remove(b"Annots");
        }
    }
    Ok(root)
}

/// The page of each node, where something of it is painted, and its marked content: by number alone on that page, in
/// full on the others (ISO 32000-1, 14.7.4.2).
fn marked(owners: &[Vec<NodeId>], pages: &[ObjectId], nodes: usize) -> Vec<(Option<ObjectId>, Vec<Object>)> {
    let mut marked: Vec<(Option<ObjectId>, Vec<Object>)> = vec![(None, Vec::new()); nodes];
    for (owners, page) in owners.iter().zip(pages) {
        for (number, owner) in owners.iter().enumerate() {
            let (first, kids) = &mut marked[owner.0];
            let number = super::number(number);
            kids.push(if *first.get_or_insert(*page) == *page {
                Object::Integer(number)
            } else {
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number })
            });
        }
    }
    marked
}

/// A structure element without its relations.
fn element(node: &Node, list: &DisplayList) -> Dictionary {
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name() };
    if let Some(alt) = &node.alt {
        element.set("Alt", text_string(alt));
    }
    if let Some(language) = &node.language {
        element.set("Lang", text_string(language));
    }
    match (node.role, node.frame) {
        (Role::Figure, Some(Frame { page, edges: [left, top, right, bottom] })) => {
            let height = list.pages[page].height;
            let corners = [left, height - bottom, right, height - top];
            let corners: Vec<Object> = corners.into_iter().map(|value| round(value).into()).collect();
            element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
        }
        (Role::List(bullet), _) => {
            let numbering = match bullet {
                Bullet::Dot => "Disc",
                Bullet::Square => "Square",
                Bullet::None => "None",
            };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        _ => {}
    }
    element
}

/// The headings of the sections, to jump to, below the name.
fn outline(file: &mut Document, list: &DisplayList, pages: &[ObjectId]) -> Option<ObjectId> {
    let headings: Vec<&Node> =
        list.tree.nodes.iter().filter(|node| matches!(node.role, Role::H1 | Role::H2)).collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| file.new_object_id()).collect();
    for (place, node) in headings.iter().enumerate() {
        let Frame { page, edges: [left, top, ..] } = node.frame?;
        let height = list.pages[page].height;
        let goal: Vec<Object> = vec![
            pages[page].into(),
            "XYZ".into(),
            round((left - 12.0).max(0.0)).into(),
            round((height - top + 12.0).min(height)).into(),
            Object::Null,
        ];
        let title = text_string(node.title.as_deref()?);
        let mut item = dictionary! { "Title" => title, "Parent" => root, "Dest" => goal };
        if place > 0 {
            item.set("Prev", ids[place - 1]);
        }
        if let Some(next) = ids.get(place + 1) {
            item.set("Next", *next);
        }
        file.objects.insert(ids[place], Object::Dictionary(item));
    }
    let (Some(first), Some(end)) = (ids.first(), ids.last()) else { return None };
    let contents = dictionary! {
        "Type" => "Outlines",
        "First" => *first,
        "Last" => *end,
        "Count" => super::number(ids.len()),
    };
    file.objects.insert(root, Object::Dictionary(contents));
    Some(root)
}

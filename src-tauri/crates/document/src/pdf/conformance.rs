//! What must hold before a page is written: a fault of layout is caught here, not in somebody's screen reader.

use crate::display::{DisplayList, Mark, Owner};
use crate::error::DocumentError;
use crate::laid::About;
use crate::tree::{NodeId, Role, Tree};

/// Checks a page against what PDF/UA-1 asks of it (Matterhorn Protocol 1.1, as far as it can be broken here).
pub(super) fn check(list: &DisplayList, about: &About) -> Result<(), DocumentError> {
    let fault = |what| Err(DocumentError::Unsound(what));
    if about.title.trim().is_empty() {
        return fault("the file has no title");
    }
    let nodes = &list.tree.nodes;
    let mut filled = vec![false; nodes.len()];
    for (_, item) in list.items() {
        let Owner::Node(node) = item.owner else { continue };
        if node == Tree::ROOT || node.0 >= nodes.len() {
            return fault("a mark belongs to no part of the structure");
        }
        filled[node.0] = true;
    }
    for (number, node) in nodes.iter().enumerate() {
        // Words with a tail in another language stand in two parts.
        let part =
            |kid: &NodeId| nodes.get(kid.0).is_some_and(|node| node.role == Role::Span) && filled[kid.0];
        let parts = node.kids.iter().any(part);
        filled[number] |= parts;
    }
    for (_, item) in list.items() {
        if let Mark::Text(run) = &item.mark
            && run.glyphs.iter().any(|glyph| glyph.id == 0)
        {
            return fault("a character would be printed as a box");
        }
    }
    if !every_node_once(&list.tree) {
        return fault("a part of the structure is not in its place");
    }
    let mut level = 0;
    for (number, node) in nodes.iter().enumerate() {
        let next = match node.role {
            Role::H1 => 1,
            Role::H2 => 2,
            Role::Figure => {
                if node.alt.as_deref().is_none_or(|alt| alt.trim().is_empty()) || node.frame.is_none() {
                    return fault("a picture does not say what it shows");
                }
                continue;
            }
            Role::P | Role::Body | Role::Label | Role::Span if !filled[number] => {
                return fault("a part of the structure has nothing in it");
            }
            Role::List(_) | Role::Item if node.kids.is_empty() => return fault("a list has nothing in it"),
            _ => continue,
        };
        if next > level + 1 || (level == 0 && next != 1) {
            return fault("a heading skips a level");
        }
        level = next;
        if !filled[number] || node.title.as_deref().is_none_or(|title| title.trim().is_empty()) {
            return fault("a heading has no words");
        }
    }
    Ok(())
}

/// Whether every node hangs in the tree, and in one place.
fn every_node_once(tree: &Tree) -> bool {
    let mut seen = vec![false; tree.nodes.len()];
    let mut waiting = vec![Tree::ROOT];
    while let Some(NodeId(number)) = waiting.pop() {
        if number >= seen.len() || std::mem::replace(&mut seen[number], true) {
            return false;
        }
        waiting.extend(&tree.nodes[number].kids);
    }
    seen.into_iter().all(|seen| seen)
}

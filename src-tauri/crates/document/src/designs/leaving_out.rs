//! Which lines stay off the page when not all of them have room.

use crate::content::{Content, remake_footer};
use crate::fit::SMALLEST;
use crate::para::Setter;
use crate::report::{LeftOut, Place};
use profile::{EntryId, Profile, Section};

/// Takes lines off until the page fits, by a rule that is fair to every section, and says which.
///
/// The section that takes the most room gives up its last line; those that keep a person safe and respected come
/// last to it, and so does the only line of a section. Then whatever still finds room is put back.
pub(super) fn drop_lines(
    setter: &mut Setter<'_>,
    profile: &Profile,
    content: &mut Content,
    mut fits: impl FnMut(&mut Content) -> bool,
) -> Vec<LeftOut> {
    let mut order: Vec<EntryId> = Vec::new();
    while let Some(entry) = next_to_go(content) {
        order.push(entry);
    }
    let keep_but = |content: &mut Content, gone: &[EntryId]| {
        for line in content.lines_mut() {
            line.kept = !gone.contains(&line.entry);
        }
    };
    let (mut least, mut enough) = (0, order.len());
    while least < enough {
        let middle = usize::midpoint(least, enough);
        keep_but(content, &order[..middle]);
        if fits(content) {
            enough = middle;
        } else {
            least = middle + 1;
        }
    }
    let mut gone = order[..enough].to_vec();
    loop {
        keep_but(content, &gone);
        remake_footer(profile, setter, content);
        if fits(content) || gone.len() == order.len() {
            break;
        }
        gone.push(order[gone.len()]);
    }
    let reading: Vec<EntryId> = content.lines().map(|(_, line)| line.entry).collect();
    for entry in reading.into_iter().filter(|entry| gone.contains(entry)).collect::<Vec<_>>() {
        let without: Vec<EntryId> = gone.iter().copied().filter(|other| *other != entry).collect();
        keep_but(content, &without);
        // The footer counts the lines that are not the person's own: a line put back may make it longer.
        remake_footer(profile, setter, content);
        if fits(content) {
            gone = without;
        }
    }
    keep_but(content, &gone);
    remake_footer(profile, setter, content);
    let all = profile.sections.all();
    all.filter(|(_, entry)| gone.contains(&entry.id))
        .map(|(section, entry)| LeftOut {
            place: Place::Entry { section, entry: entry.id },
            text: entry.text.clone(),
        })
        .collect()
}

/// Takes off the line that is next to go.
fn next_to_go(content: &mut Content) -> Option<EntryId> {
    let weight = |section, lines: usize, height: f32| {
        let weight = match section {
            Section::Support | Section::ImportantFor => 0.3,
            Section::PleaseDo | Section::PleaseDoNot | Section::ImportantTo => 0.5,
            _ => 1.0,
        };
        height * weight * if lines == 1 { 0.2 } else { 1.0 }
    };
    let mut most: Option<(f32, usize)> = None;
    for (number, block) in content.blocks.iter_mut().enumerate() {
        let section = block.section;
        let (mut lines, mut height) = (0, 0.0);
        for line in block.kept() {
            lines += 1;
            height += line.para.height(SMALLEST, 220.0) + 5.0;
        }
        let weight = weight(section, lines, height);
        if lines > 0 && most.is_none_or(|(known, _)| weight >= known) {
            most = Some((weight, number));
        }
    }
    let line = content.blocks[most?.1].lines.iter_mut().rev().find(|line| line.kept)?;
    line.kept = false;
    Some(line.entry)
}

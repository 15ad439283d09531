//! Which lines stay off the page when not all of them have room.

use crate::layout::content::Content;
use crate::layout::fit::SMALLEST;
use crate::layout::leaving_out::remake_footer;
use crate::report::LeftOut;
use crate::text::para::Setter;
use profile::{EntryId, Profile, Section};

/// The width, in points, at which the rows of a line are counted: half a page of A4.
const USUAL_WIDTH: f32 = 220.0;

/// Takes lines off until the page fits, by a rule that is fair to every section, and says which.
///
/// Every section gives up its last lines first. What keeps a person safe and heard goes last, and the first line of any
/// section after the second of another. Then whatever still finds room is put back.
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
        .map(|(section, entry)| LeftOut::line(section, entry))
        .collect()
}

/// How much the first line of a section matters beside that of another, when not all have room.
fn worth(section: Section) -> f32 {
    match section {
        // Without these somebody may be hurt, or not be heard.
        Section::Communication | Section::ImportantFor | Section::Support | Section::PleaseDoNot => 5.0,
        Section::PleaseDo | Section::ImportantTo => 3.0,
        _ => 2.0,
    }
}

/// How many rows a section has before a line is worth half of its first.
const ROWS_TO_HALF: f32 = 2.0;

/// Takes off the line that is worth the least: each line of a section less than the one before, the more the more
/// room those before it take.
fn next_to_go(content: &mut Content) -> Option<EntryId> {
    let mut least: Option<(f32, usize)> = None;
    for (number, block) in content.blocks.iter_mut().enumerate() {
        let first = worth(block.section);
        let (mut rows, mut end) = (0, None);
        for line in block.kept() {
            end = Some(first / (1.0 + rows as f32 / ROWS_TO_HALF));
            rows += line.para.lines(SMALLEST, USUAL_WIDTH);
        }
        let Some(end) = end else { continue };
        if least.is_none_or(|(known, _)| end <= known) {
            least = Some((end, number));
        }
    }
    let line = content.blocks[least?.1].lines.iter_mut().rev().find(|line| line.kept)?;
    line.kept = false;
    Some(line.entry)
}

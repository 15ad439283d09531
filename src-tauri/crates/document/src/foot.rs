//! What is said at the foot of the page, as the lines that are kept make it.

use crate::content::{Content, SOFT, clip};
use crate::para::Setter;
use crate::shape::Look;
use crate::words::Sentences;
use profile::{Entry, EntryId, Profile, Whose};
use std::collections::HashSet;

/// The lines that stand on the page.
fn printed<'p>(profile: &'p Profile, content: &Content) -> Vec<&'p Entry> {
    let kept: HashSet<EntryId> =
        content.lines().filter(|(_, line)| line.kept).map(|(_, line)| line.entry).collect();
    profile.sections.all().map(|(_, entry)| entry).filter(|entry| kept.contains(&entry.id)).collect()
}

/// The sentences at the foot, as the lines that are kept make them.
pub(crate) fn text(profile: &Profile, content: &Content) -> String {
    said(profile, content, &printed(profile, content))
}

fn said(profile: &Profile, content: &Content, printed: &[&Entry]) -> String {
    Sentences::of(profile).footer(printed.iter().copied(), content.brief)
}

/// Shapes the footer anew, when not every line has found room.
pub(crate) fn remake(profile: &Profile, setter: &mut Setter<'_>, content: &mut Content) {
    let printed = printed(profile, content);
    let spoken = Spoken::by(&printed, content.footer_most);
    if content.footer_of.as_ref() == Some(&spoken) {
        return;
    }
    let (text, _) = clip(&said(profile, content, &printed), content.footer_most);
    let language = Sentences::of(profile).wording_language();
    let look = Look { display: false, bold: false, ink: SOFT };
    content.footer = setter.line(&text, Some(&language), look).0;
    content.footer_of = Some(spoken);
}

/// All that the footer says of the lines on the page: whose words those are that are somebody else's, how many are not
/// said to be anybody's, and how many there are of the person's.
#[derive(PartialEq, Eq)]
pub(crate) struct Spoken {
    others: Vec<EntryId>,
    not_said: usize,
    /// How many lines are the person's own, as far as it matters.
    own: usize,
    most: usize,
}

impl Spoken {
    fn by(printed: &[&Entry], most: usize) -> Self {
        let somebody = printed.iter().filter(|entry| entry.voice.whose.is_somebody_else());
        let others: Vec<EntryId> = somebody.map(|entry| entry.id).collect();
        let not_said = printed.iter().filter(|entry| entry.voice.whose == Whose::NotSaid).count();
        let own = printed.len() - others.len() - not_said;
        // They are counted only beside lines of which nobody has said whose they are.
        let own = if not_said > 0 { own } else { own.min(others.len().max(1)) };
        Self { others, not_said, own, most }
    }
}

//! Leaving out what has no room on a page: lines, facts below the name, and sentences at its foot.

use crate::layout::content::{Block, Content, Made};
use crate::layout::words::Sentences;
use crate::layout::words::foot::{Cut, Foot, Spoken};
use crate::report::{LeftOut, Place};
use crate::text::look::Look;
use crate::text::para::Setter;
use crate::theme::SOFT;
use profile::{Entry, EntryId, Profile, Section};
use script::direction::without_marks;
use std::collections::HashSet;

/// The lines that stand on the page.
fn printed<'p>(profile: &'p Profile, content: &Content) -> Vec<&'p Entry> {
    let kept: HashSet<EntryId> =
        content.lines().filter(|(_, line)| line.kept).map(|(_, line)| line.entry).collect();
    profile.sections.all().map(|(_, entry)| entry).filter(|entry| kept.contains(&entry.id)).collect()
}

/// What of the sentences at the foot has no room in so many characters, as the lines that are kept make them.
fn cut_off(profile: &Profile, content: &Content, most: usize) -> Option<String> {
    said(profile, content, &printed(profile, content)).cut(most).rest
}

fn said(profile: &Profile, content: &Content, printed: &[&Entry]) -> Foot {
    Sentences::of(profile).footer(printed.iter().copied(), content.brief)
}

/// Shapes the footer anew, when not every line has found room.
pub(crate) fn remake_footer(profile: &Profile, setter: &mut Setter<'_>, content: &mut Content) {
    let printed = printed(profile, content);
    let spoken = Spoken::by(&printed, content.footer_most);
    if content.footer_of.as_ref() == Some(&spoken) {
        return;
    }
    let Cut { text, says_whose, .. } = said(profile, content, &printed).cut(content.footer_most);
    let language = Sentences::of(profile).wording_language();
    let look = Look { display: false, bold: false, ink: SOFT, face: None };
    content.footer = setter.line(&text, Some(&language), look).0;
    content.says_whose = says_whose && content.footer.is_some();
    content.footer_of = Some(spoken);
}

impl Made {
    /// Keeps so many lines of these sections, in this order, and says of every other line that it is left out.
    pub(crate) fn keep_only(
        &mut self,
        profile: &Profile,
        setter: &mut Setter<'_>,
        sections: &[(Section, usize)],
    ) {
        let place = |block: &Block| sections.iter().position(|(section, _)| *section == block.section);
        for block in &mut self.content.blocks {
            let kept = place(block).map_or(0, |place| sections[place].1).min(block.lines.len());
            let section = block.section;
            let gone: Vec<EntryId> = block.lines.drain(kept..).map(|line| line.entry).collect();
            let entries = profile.sections.printed(section).filter(|entry| gone.contains(&entry.id));
            self.left_out.extend(entries.map(|entry| LeftOut::line(section, entry)));
        }
        self.content.blocks.retain(|block| !block.lines.is_empty());
        self.content.blocks.sort_by_key(place);
        remake_footer(profile, setter, &mut self.content);
    }

    /// Cuts the facts below the name until they have room, and says what of them is left out.
    pub(crate) fn shorten_facts(
        &mut self,
        setter: &mut Setter<'_>,
        mut fits: impl FnMut(&mut Content) -> bool,
    ) {
        let Some(facts) = &self.content.facts else { return };
        let language = facts.language.clone();
        let words: Vec<String> = facts.plain.split(' ').map(str::to_owned).collect();
        let mut kept = words.len();
        while kept > 0 && !fits(&mut self.content) {
            kept = (kept * 9 / 10).min(kept - 1);
            let text = format!("{}…", words[..kept].join(" "));
            let look = Look { display: false, bold: false, ink: SOFT, face: None };
            self.content.facts = if kept > 0 { setter.line(&text, Some(&language), look).0 } else { None };
        }
        if kept < words.len() {
            let rest = without_marks(&words[kept..].join(" ")).replace('\u{a0}', " ");
            self.left_out.push(LeftOut { place: Place::Facts, text: rest, language: Some(language) });
        }
    }

    /// Cuts the footer, down to so few characters at the least, until its height has room, and says what of it is left
    /// out.
    pub(crate) fn shorten_footer(
        &mut self,
        profile: &Profile,
        setter: &mut Setter<'_>,
        [room, least]: [f32; 2],
        mut height: impl FnMut(&mut Content) -> f32,
    ) {
        loop {
            let height = height(&mut self.content);
            let characters = self.content.footer.as_ref().map_or(0, |footer| footer.plain.chars().count());
            if height <= room || (characters as f32) < least {
                return;
            }
            let fewer = (characters as f32 * (room / height) * 0.97) as usize;
            self.cut_footer(profile, setter, fewer.min(characters - 1));
        }
    }

    fn cut_footer(&mut self, profile: &Profile, setter: &mut Setter<'_>, most: usize) {
        let content = &mut self.content;
        content.footer_most = most;
        remake_footer(profile, setter, content);
        let rest = cut_off(profile, content, most);
        // It may have been cut before, less.
        self.left_out.retain(|left| left.place != Place::Footer);
        let language = Some(Sentences::of(profile).wording_language());
        self.left_out.extend(rest.map(|text| LeftOut { place: Place::Footer, text, language }));
    }
}

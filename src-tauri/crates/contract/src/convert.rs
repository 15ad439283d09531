//! Between the types of the crates and those of the contract.

use crate::{
    AffectedView, BackupView, BinnedView, Details, DifferenceView, EntryView, ErrorCode, Failure,
    HappeningView, LineDifferenceView, NewestView, PersonCard, PhotoView, ProfileView, ReadingView, SaidView,
    SectionView, ShownView, Stands, StepKind, SupporterView, Turned, VoiceView, Why, WhyReading, WrittenView,
};
use profile::{
    Date, Entry, LanguageTag, Person, PersonId, Profile, Section, Supporter, Voice, Written, shows,
};
use vault::{Label, Steps};

/// The profile as the page shows it.
#[must_use]
pub fn profile_view(profile: &Profile, steps: Steps) -> ProfileView {
    ProfileView {
        id: profile.person.id.to_string(),
        details: details(profile),
        sections: Section::ALL
            .into_iter()
            .map(|section| SectionView {
                section,
                entries: profile.sections[section]
                    .iter()
                    .map(|entry| entry_view(entry, &profile.language))
                    .collect(),
            })
            .collect(),
        written: written_view(&profile.written),
        photo: profile
            .person
            .photo
            .as_ref()
            .map(|photo| PhotoView { description: photo.description.clone() }),
        undo: steps.undo.map(step_kind),
        redo: steps.redo.map(step_kind),
    }
}

fn details(profile: &Profile) -> Details {
    let person = &profile.person;
    Details {
        preferred_name: person.preferred_name.clone(),
        full_name: person.full_name.clone(),
        pronouns: person.pronouns.clone(),
        born: date_text(person.born),
        languages: person.languages.iter().map(ToString::to_string).collect(),
        communication_needs: person.communication_needs.clone(),
        colour: person.colour,
        language: profile.language.to_string(),
    }
}

fn voice_view(voice: &Voice) -> VoiceView {
    VoiceView {
        whose: voice.whose,
        name: voice.name.clone().unwrap_or_default(),
        how_we_know: voice.how_we_know.clone().unwrap_or_default(),
    }
}

fn entry_view(entry: &Entry, page: &LanguageTag) -> EntryView {
    EntryView {
        id: entry.id.to_string(),
        text: entry.text.clone(),
        shown: ShownView::of_line(entry, page),
        voice: voice_view(&entry.voice),
        language: entry.language.as_ref().map(ToString::to_string).unwrap_or_default(),
        on_page: entry.on_page,
    }
}

fn written_view(written: &Written) -> WrittenView {
    WrittenView {
        authorship: written.authorship,
        by: written
            .by
            .iter()
            .map(|by| SupporterView { name: by.name.clone(), role: by.role.clone() })
            .collect(),
        on: date_text(written.on),
        look_again: date_text(written.look_again),
        how: written.how.clone().unwrap_or_default(),
    }
}

/// Who the person is, and the language of the profile, as the page says.
pub fn person(id: PersonId, details: Details) -> Result<(Person, LanguageTag), Failure> {
    let person = Person {
        id,
        preferred_name: details.preferred_name,
        full_name: details.full_name,
        pronouns: details.pronouns,
        born: date(&details.born)?,
        languages: details.languages.into_iter().map(language).collect::<Result<_, _>>()?,
        communication_needs: details.communication_needs,
        colour: details.colour,
        photo: None,
    };
    Ok((person, language(details.language)?))
}

/// How it was written, as the page says. Helpers of whom nothing is said are left out.
pub fn written(view: WrittenView) -> Result<Written, Failure> {
    Ok(Written {
        authorship: view.authorship,
        by: view
            .by
            .into_iter()
            .filter(|by| shows(&by.name) || shows(&by.role))
            .map(|by| Supporter { name: by.name, role: by.role })
            .collect(),
        on: date(&view.on)?,
        look_again: date(&view.look_again)?,
        how: said(view.how),
    })
}

/// Whose words, as the page says.
#[must_use]
pub fn voice(view: VoiceView) -> Voice {
    Voice { whose: view.whose, name: said(view.name), how_we_know: said(view.how_we_know) }
}

/// The language of an entry; nothing for the profile's own.
pub fn entry_language(tag: String) -> Result<Option<LanguageTag>, Failure> {
    if tag.is_empty() { Ok(None) } else { language(tag).map(Some) }
}

fn language(tag: String) -> Result<LanguageTag, Failure> {
    LanguageTag::try_from(tag).map_err(|_| ErrorCode::BadRequest.into())
}

/// What somebody wrote, if it shows anything.
#[must_use]
pub fn said(text: String) -> Option<String> {
    Some(text).filter(|text| shows(text))
}

/// A date as the page writes it; nothing for none.
#[must_use]
pub fn date_text(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn date(text: &str) -> Result<Option<Date>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| ErrorCode::BadRequest.into())
}

/// An identity that the page was given and sends back.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| ErrorCode::BadRequest.into())
}

/// Somebody, as the list shows them.
#[must_use]
pub fn person_card(card: vault::PersonCard) -> PersonCard {
    PersonCard {
        id: card.id.to_string(),
        name: card.preferred_name,
        found: card.found.map(|line| ShownView::of_line(&line, &card.language)),
        language: card.language.to_string(),
        colour: card.colour,
        has_photo: card.has_photo,
        changed: card.changed.to_string(),
        lines: card.entries,
        guesses: card.guesses,
        look_again: date_text(card.look_again),
    }
}

/// Somebody who was taken out, to the page.
#[must_use]
pub fn binned_view(binned: vault::Binned) -> BinnedView {
    BinnedView {
        id: binned.person.to_string(),
        name: binned.preferred_name,
        language: binned.language.to_string(),
        colour: binned.colour,
        lines: binned.entries,
        since: binned.since.to_string(),
        until: binned.until.to_string(),
    }
}

/// A backup, to the page.
#[must_use]
pub fn backup_view(backup: &vault::Backup) -> BackupView {
    BackupView {
        id: backup.path().to_string_lossy().into_owned(),
        name: crate::name(backup.path()),
        at: backup.at.to_string(),
        why: match backup.why {
            vault::Why::Regular => Why::Regular,
            vault::Why::BeforeMigration => Why::BeforeMigration,
            vault::Why::BeforeRestore => Why::BeforeRestore,
            vault::Why::Apart => Why::Apart,
            vault::Why::Conflict => Why::Conflict,
        },
        bytes: backup.bytes,
        elsewhere: backup.elsewhere,
    }
}

/// The newest whole backup, to the page.
#[must_use]
pub fn newest_view(newest: &vault::Newest) -> NewestView {
    let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    NewestView {
        backup: backup_view(&newest.backup),
        unreadable_after: counted(newest.unreadable),
        dated_later: counted(newest.dated_later),
    }
}

/// Why a library can only be looked at, to the page; with the newest whole backup.
#[must_use]
pub fn reading_view(
    reading: vault::Reading,
    newest: Option<&vault::Newest>,
    differences: &[vault::Difference],
) -> ReadingView {
    let mut view = ReadingView {
        why: WhyReading::Whole,
        affected: Vec::new(),
        others_unknown: false,
        missing: 0,
        backup: newest.map(newest_view),
    };
    view.why = match reading {
        vault::Reading::Whole => WhyReading::Whole,
        vault::Reading::InUse => WhyReading::InUse,
        vault::Reading::Newer { .. } => WhyReading::Newer,
        vault::Reading::KeysGone => WhyReading::KeysGone,
        vault::Reading::ChangesMissing { missing } => {
            view.missing = u32::try_from(missing).unwrap_or(u32::MAX);
            WhyReading::ChangesMissing
        }
        vault::Reading::Damaged(rescued) => {
            view.affected = rescued.affected.into_iter().map(affected_view).collect();
            view.others_unknown = rescued.others_unknown;
            view.missing = u32::try_from(rescued.changes_missing).unwrap_or(u32::MAX);
            WhyReading::Damaged
        }
        vault::Reading::Backup(shown) => {
            view.backup = Some(newest_view(&shown));
            WhyReading::Backup
        }
    };
    for difference in differences {
        tell_what_is_not_here(&mut view.affected, difference);
    }
    view
}

fn affected_view(affected: vault::Affected) -> AffectedView {
    AffectedView {
        person: affected.person.to_string(),
        name: affected.name,
        lines_lost: affected.lines_lost,
        lines_older: affected.lines_older,
        photo_lost: affected.photo_lost,
        details_lost: affected.details_lost,
        ..AffectedView::default()
    }
}

/// Adds what a backup has of somebody, and a damaged library has not: what is lost whole leaves no trace in it.
fn tell_what_is_not_here(affected: &mut Vec<AffectedView>, difference: &vault::Difference) {
    let (lines, not_here) =
        (difference.lines_in_backup_alone(), difference.stands == vault::Stands::InBackup);
    if lines == 0 && !not_here {
        return;
    }
    let person = difference.person.to_string();
    let known = affected.iter().position(|one| one.person == person);
    let at = known.unwrap_or_else(|| {
        affected.push(AffectedView {
            person,
            name: Some(difference.name.clone()),
            ..AffectedView::default()
        });
        affected.len() - 1
    });
    let one = &mut affected[at];
    if one.details_lost || one.name.is_none() {
        // What is lost here is known there.
        one.name = difference.name_then.clone().or_else(|| one.name.take());
    }
    (one.lines_in_backup, one.not_here) = (lines, not_here);
}

/// How somebody differs, to the page.
#[must_use]
pub fn difference_view(difference: vault::Difference) -> DifferenceView {
    let shown = |line: Option<Entry>| line.map(|line| ShownView::of_line(&line, &difference.language));
    let lines = difference.lines.into_iter();
    DifferenceView {
        person: difference.person.to_string(),
        name: difference.name,
        language: difference.language.to_string(),
        stands: match difference.stands {
            vault::Stands::InBackup => Stands::InBackup,
            vault::Stands::Here => Stands::Here,
            vault::Stands::InBoth => Stands::InBoth,
        },
        lines: lines
            .map(|line| LineDifferenceView {
                section: line.section,
                then: shown(line.then),
                now: shown(line.now),
            })
            .collect(),
        only_there: u32::try_from(difference.only_there).unwrap_or(u32::MAX),
        more: difference.more,
    }
}

/// Something that happened to somebody whose profile is in that language, to the page.
#[must_use]
pub fn happening_view(happening: vault::Happening, page: &LanguageTag) -> HappeningView {
    let said = |said: vault::Said| SaidView {
        words: ShownView::of_said(&said, page),
        voice: said.voice.as_ref().map(voice_view),
    };
    HappeningView {
        number: happening.number,
        at: happening.at.to_string(),
        kind: step_kind(happening.label),
        turned: happening.turned.map(|turned| match turned {
            vault::Turned::Back => Turned::Back,
            vault::Turned::Again => Turned::Again,
        }),
        section: match happening.what {
            vault::What::Entry(section, _) => Some(section),
            _ => None,
        },
        before: happening.before.map(said),
        after: happening.after.map(said),
        can_come_back: happening.can_come_back,
    }
}

/// What a step was, to the page.
#[must_use]
pub fn step_kind(label: Label) -> StepKind {
    match label {
        Label::AddPerson => StepKind::AddPerson,
        Label::RemovePerson => StepKind::RemovePerson,
        Label::ImportPerson => StepKind::ImportPerson,
        Label::AddEntry => StepKind::AddEntry,
        Label::AddEntries => StepKind::AddEntries,
        Label::RemoveEntry => StepKind::RemoveEntry,
        Label::MoveEntry => StepKind::MoveEntry,
        Label::Type => StepKind::Type,
        Label::Voice => StepKind::Voice,
        Label::OnPage => StepKind::OnPage,
        Label::Language => StepKind::Language,
        Label::Details => StepKind::Details,
        Label::Written => StepKind::Written,
        Label::Photo => StepKind::Photo,
        Label::Look => StepKind::Look,
        Label::BringBack => StepKind::BringBack,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SupporterView;
    use profile::Authorship;

    #[test]
    fn who_somebody_is_stays_before_their_name_is_known() {
        let who = |name: &str, role: &str| SupporterView { name: name.into(), role: role.into() };
        let by = vec![who("", "my sister"), who("Joy", ""), who(" ", ""), who("\u{200b}", "\u{2800}")];
        let view = WrittenView {
            authorship: Authorship::Together,
            by,
            on: String::new(),
            look_again: String::new(),
            how: String::new(),
        };
        let Ok(kept) = written(view) else { panic!("the dates are fine") };
        let kept: Vec<_> = kept.by.iter().map(|by| (by.name.as_str(), by.role.as_str())).collect();
        assert_eq!(kept, [("", "my sister"), ("Joy", "")]);
    }
}

//! How somebody in a backup differs from the same person here.

use crate::backup::merge;
use crate::error::Result;
use profile::{Entry, EntryId, LanguageTag, PersonId, Profile, Section};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How somebody in a backup differs from the same person now.
#[derive(Clone, PartialEq, Eq)]
pub struct Difference {
    /// Who.
    pub person: PersonId,
    /// What they are called: now, or in the backup where they are not here.
    pub name: String,
    /// What they were called in the backup, if they are in it.
    pub name_then: Option<String>,
    /// The language of their profile: now, or in the backup where they are not here.
    pub language: LanguageTag,
    /// Where they are.
    pub stands: Stands,
    /// The lines that differ.
    pub lines: Vec<LineDifference>,
    /// How many lines of the backup say what nobody says here: so many [`Library::add_from`] adds.
    pub only_there: usize,
    /// Whether who they are, their photo, how it was written, or the order of the lines differs.
    pub more: bool,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the backup alone: they would come back.
    InBackup,
    /// Here alone: they would go.
    Here,
    /// In both.
    InBoth,
}

/// A line that differs.
#[derive(Clone, PartialEq, Eq)]
pub struct LineDifference {
    /// Its section: in the backup, or here where it is not in the backup.
    pub section: Section,
    /// The line in the backup.
    pub then: Option<Entry>,
    /// The line now.
    pub now: Option<Entry>,
}

impl Difference {
    /// How many lines are in the backup and not here.
    #[must_use]
    pub fn lines_in_backup_alone(&self) -> u32 {
        let alone = self.lines.iter().filter(|line| line.then.is_some() && line.now.is_none()).count();
        u32::try_from(alone).unwrap_or(u32::MAX)
    }
}

impl fmt::Debug for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Difference({}, {:?}, {} lines, {})", self.person, self.stands, self.lines.len(), self.more)
    }
}

impl fmt::Debug for LineDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LineDifference({:?})", self.section)
    }
}

/// What tells that somebody is not as they were, without reading all of their words.
#[derive(PartialEq, Eq)]
pub(crate) struct Mark {
    /// When they last changed.
    changed_at: i64,
    /// How many records there are of them. In a library that was damaged some have gone without a change.
    records: u32,
    /// The last change that touched one of them, or brought it back from earlier.
    last: [u8; 16],
}

/// The marks of everybody.
pub(crate) type Marks = BTreeMap<[u8; 16], Mark>;

pub(crate) fn marks(connection: &Connection) -> Result<Marks> {
    let mut marks = Marks::new();
    let mut statement = connection.prepare("SELECT id, changed_at, change FROM person")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        marks.insert(row.get(0)?, Mark { changed_at: row.get(1)?, records: 1, last: row.get(2)? });
    }
    // In the order of the file: by the index each line would be looked up on its own.
    let sql = "SELECT person, change FROM entry NOT INDEXED
         UNION ALL SELECT person, change FROM written
         UNION ALL SELECT person, change FROM photo
         UNION ALL SELECT person, zeroblob(16) FROM supporter
         UNION ALL SELECT person, zeroblob(16) FROM person_language
         UNION ALL SELECT person, zeroblob(16) FROM person_need";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(mark) = marks.get_mut(&row.get::<_, [u8; 16]>(0)?) {
            mark.records += 1;
            mark.last = mark.last.max(row.get(1)?);
        }
    }
    Ok(marks)
}

/// How somebody differs, if they do.
pub(crate) fn difference(
    person: PersonId,
    then: Option<&Profile>,
    now: Option<&Profile>,
) -> Option<Difference> {
    if then == now {
        return None;
    }
    let stands = match (then, now) {
        (Some(_), Some(_)) => Stands::InBoth,
        (Some(_), None) => Stands::InBackup,
        _ => Stands::Here,
    };
    let known = now.or(then)?;
    let (name, language) = (known.person.preferred_name.clone(), known.language.clone());
    let name_then = then.map(|then| then.person.preferred_name.clone());
    let lines = lines(then, now);
    let only_there = match (then, now) {
        (Some(then), Some(now)) => merge::missing(then, now),
        (Some(then), None) => then.sections.all().count(),
        (None, _) => 0,
    };
    let more = match (then, now) {
        (Some(then), Some(now)) => {
            (&then.person, &then.written, &then.language) != (&now.person, &now.written, &now.language)
                || (lines.is_empty() && then.sections != now.sections)
        }
        _ => false,
    };
    Some(Difference { person, name, name_then, language, stands, lines, only_there, more })
}

fn lines(then: Option<&Profile>, now: Option<&Profile>) -> Vec<LineDifference> {
    let by_id = |profile: Option<&Profile>| -> BTreeMap<EntryId, (Section, Entry)> {
        let all = profile.into_iter().flat_map(|profile| profile.sections.all());
        all.map(|(section, entry)| (entry.id, (section, entry.clone()))).collect()
    };
    let (then, now) = (by_id(then), by_id(now));
    let ids: BTreeSet<EntryId> = then.keys().chain(now.keys()).copied().collect();
    ids.into_iter()
        .filter_map(|id| {
            let (was, is) = (then.get(&id), now.get(&id));
            let section = was.or(is)?.0;
            let line = |line: Option<&(Section, Entry)>| line.map(|(_, entry)| entry.clone());
            (was != is).then(|| LineDifference { section, then: line(was), now: line(is) })
        })
        .collect()
}

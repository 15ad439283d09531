//! An entry, in its section, at its place.

use super::column::{known, language};
use super::kind::{Kind, Loss, Stamp};
use super::told::{Said, What, words};
use super::{coalesce, validate};
use crate::error::{Result, VaultError};
use crate::file::database::execute;
use crate::records::fold::fold;
use profile::{Entry, EntryId, LanguageTag, PersonId, Section, Voice, Whose};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EntryRecord {
    pub(crate) person: PersonId,
    pub(crate) section: Section,
    /// A fractional index: entries stand in the order of these bytes.
    pub(crate) place: Vec<u8>,
    pub(crate) entry: Entry,
}

impl Kind for EntryRecord {
    const IS_TOLD: bool = true;
    const LOSS: Loss = Loss::Line;
    type Id = EntryId;

    fn id(&self) -> EntryId {
        self.entry.id
    }

    fn owner(&self) -> PersonId {
        self.person
    }

    fn give_to(&mut self, other: PersonId) {
        self.person = other;
    }

    fn all_of(connection: &Connection, person: PersonId) -> Result<Vec<EntryId>> {
        let sql = "SELECT id FROM entry WHERE person = ?1 ORDER BY section, place, id";
        let mut statement = connection.prepare_cached(sql)?;
        let ids = statement.query_map([person.bytes()], |row| Ok(EntryId::from_bytes(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn load(connection: &Connection, id: EntryId) -> Result<Option<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT id, person, section, place, text, whose, voice_name, how_we_know, language, on_page FROM entry
             WHERE id = ?1",
        )?;
        let mut rows = statement.query([id.bytes()])?;
        rows.next()?.map(read).transpose()
    }

    fn save(&self, connection: &Connection, stamp: Stamp, old: Option<&Self>) -> Result<()> {
        match old {
            Some(old) if old.said_at() == self.said_at() => save_marks(connection, &self.entry, stamp),
            _ => self.save_all(connection, stamp),
        }
    }

    fn delete(connection: &Connection, id: EntryId) -> Result<()> {
        execute(connection, "DELETE FROM entry WHERE id = ?1", [id.bytes()])
    }

    fn validate(&self) -> Result<()> {
        validate::entry(&self.entry)
    }

    fn typed(old: &Self, new: &Self) -> Option<String> {
        let mut same = new.clone();
        same.entry.text.clone_from(&old.entry.text);
        same.entry.voice.clone_from(&old.entry.voice);
        let fields = [("text", old.entry.text != new.entry.text)];
        let fields = fields.into_iter().chain(in_voice(&old.entry.voice, &new.entry.voice));
        let field = (same == *old).then(|| coalesce::only(fields)).flatten();
        field.map(|field| format!("entry {} {field}", new.entry.id))
    }

    fn what(&self) -> What {
        What::Entry(self.section, self.entry.id)
    }

    fn said(&self, _: Option<&Self>) -> Option<Said> {
        let Entry { text, voice, language, .. } = &self.entry;
        Some(Said { parts: words(text), voice: Some(voice.clone()), language: language.clone() })
    }

    fn picture(&self) -> Option<Uuid> {
        None
    }
}

impl EntryRecord {
    /// Its place and its words.
    fn said_at(&self) -> (Section, &[u8], &str) {
        (self.section, &self.place, &self.entry.text)
    }

    fn save_all(&self, connection: &Connection, stamp: Stamp) -> Result<()> {
        let Self { person, section, place, entry } = self;
        let folded = fold(&entry.text);
        let values = params![
            entry.id.bytes(),
            person.bytes(),
            section.key(),
            place,
            entry.text,
            folded,
            entry.voice.whose.key(),
            entry.voice.name,
            entry.voice.how_we_know,
            entry.language.as_ref().map(LanguageTag::as_str),
            entry.on_page,
            stamp.change.as_bytes(),
        ];
        // Most changes leave a line where it is: so said, its place in the order is not written anew.
        let stays = "UPDATE entry SET text = ?5, folded_text = ?6, whose = ?7, voice_name = ?8, how_we_know = ?9,
            language = ?10, on_page = ?11, change = ?12 WHERE id = ?1 AND person = ?2 AND section = ?3 AND place = ?4";
        if connection.prepare_cached(stays)?.execute(values)? > 0 {
            return Ok(());
        }
        execute(
            connection,
            "INSERT INTO entry (id, person, section, place, text, folded_text, whose, voice_name, how_we_know,
                language, on_page, change)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT DO UPDATE SET section = excluded.section, place = excluded.place, text = excluded.text,
                folded_text = excluded.folded_text, whose = excluded.whose, voice_name = excluded.voice_name,
                how_we_know = excluded.how_we_know, language = excluded.language, on_page = excluded.on_page,
                change = excluded.change",
            values,
        )
    }
}

/// Whoever goes through the choices of whose words they are chooses once. The name goes and comes with the choice.
fn in_voice(old: &Voice, new: &Voice) -> [(&'static str, bool); 3] {
    let chosen = old.whose != new.whose;
    [
        ("whose", chosen),
        ("name", !chosen && old.name != new.name),
        ("how we know", !chosen && old.how_we_know != new.how_we_know),
    ]
}

/// The entries of a section in their order, or of all sections.
pub(crate) fn entries(
    connection: &Connection,
    person: PersonId,
    section: Option<Section>,
) -> Result<Vec<EntryRecord>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, person, section, place, text, whose, voice_name, how_we_know, language, on_page FROM entry
         WHERE person = ?1 AND (?2 IS NULL OR section = ?2) ORDER BY section, place, id",
    )?;
    let rows = statement.query_and_then(params![person.bytes(), section.map(Section::key)], read)?;
    rows.collect()
}

fn read(row: &Row<'_>) -> Result<EntryRecord> {
    let voice = Voice {
        whose: known(Whose::from_key(&row.get::<_, String>(5)?))?,
        name: row.get(6)?,
        how_we_know: row.get(7)?,
    };
    let entry = Entry {
        id: EntryId::from_bytes(row.get(0)?),
        text: row.get(4)?,
        voice,
        language: row.get::<_, Option<String>>(8)?.map(language).transpose()?,
        on_page: row.get(9)?,
    };
    Ok(EntryRecord {
        person: PersonId::from_bytes(row.get(1)?),
        section: known(Section::from_key(&row.get::<_, String>(2)?))?,
        place: row.get(3)?,
        entry,
    })
}

/// Everything of an entry but its words and its place: no search and no order has to hear of it.
fn save_marks(connection: &Connection, entry: &Entry, stamp: Stamp) -> Result<()> {
    let Entry { id, voice, language, on_page, .. } = entry;
    let sql = "UPDATE entry SET whose = ?2, voice_name = ?3, how_we_know = ?4, language = ?5, on_page = ?6, change = ?7
         WHERE id = ?1";
    let written = connection.prepare_cached(sql)?.execute(params![
        id.bytes(),
        voice.whose.key(),
        voice.name,
        voice.how_we_know,
        language.as_ref().map(LanguageTag::as_str),
        on_page,
        stamp.change.as_bytes(),
    ])?;
    if written > 0 { Ok(()) } else { Err(VaultError::EntryGone) }
}

//! What can be done to a library: the only code that writes a record.

use crate::error::{Result, VaultError};
use crate::file::database::execute;
use crate::gate::step::{Scope, Was};
use crate::records::order;
use crate::records::read;
use crate::records::validate;
use crate::records::{EntryRecord, Key, LookRecord, PersonRecord, PhotoRecord, Record, Stamp, WrittenRecord};
use profile::{
    Entry, EntryId, LanguageTag, Person, PersonId, Photo, Profile, Section, Voice, Whose, Written,
};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// A change under way. What was is kept beside what is written; if the work fails, neither stays.
pub struct Change<'a> {
    pub(super) connection: &'a Connection,
    pub(super) scope: Scope,
    pub(super) stamp: Stamp,
    was: Vec<Was>,
    /// A record as it stands in the file, until something is read or written.
    known: Option<Record>,
    /// What was written last, if nothing was deleted since.
    wrote: Option<Record>,
    /// What was done, as steps of their own, to people who came back.
    pub(super) own: Vec<(Scope, Vec<Was>)>,
}

/// What a change did.
pub(crate) struct Done {
    /// What takes it back.
    pub(crate) was: Vec<Was>,
    /// Where it wrote one record and touched nothing else: what that is now.
    pub(crate) now_is: Option<Record>,
    /// What takes back, in their own scope, what was then done to people who came back.
    pub(crate) own: Vec<(Scope, Vec<Was>)>,
}

impl<'a> Change<'a> {
    pub(crate) fn new(connection: &'a Connection, scope: Scope, at: i64) -> Self {
        Self::knowing(None, connection, scope, at)
    }

    /// A change where it may be known what one record is.
    pub(crate) fn knowing(known: Option<Record>, connection: &'a Connection, scope: Scope, at: i64) -> Self {
        let stamp = Stamp { change: Uuid::now_v7(), at };
        Self { connection, scope, stamp, was: Vec::new(), known, wrote: None, own: Vec::new() }
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// What was done, once everybody it touched is marked as changed now.
    pub(crate) fn finish(self) -> Result<Done> {
        for owner in self.was.iter().map(Was::owner) {
            execute(
                self.connection,
                "UPDATE person SET changed_at = ?2 WHERE id = ?1 AND changed_at <> ?2",
                params![owner.bytes(), self.stamp.at],
            )?;
        }
        let now_is = self.wrote.filter(|_| self.was.len() == 1);
        Ok(Done { was: self.was, now_is, own: self.own })
    }

    /// Takes back what was done to one record.
    pub(crate) fn take_back(&mut self, was: Was) -> Result<()> {
        match was {
            Was::Added { key: Key::Person(person), .. } => self.remove_all_of(person),
            Was::Added { key, .. } => self.remove(key).map(|_| ()),
            // It stood there once: what may be written now is no question.
            Was::Removed(record) | Was::Updated(record) => self.put_kept(record),
        }
    }

    /// Everything known of a person, as it stands within this change.
    pub fn profile(&self, person: PersonId) -> Result<Profile> {
        read::profile(self.connection, person)
    }

    /// Writes who a person is, and the language of the profile. The photo is left as it is.
    pub fn set_person(&mut self, person: PersonId, details: Person, language: LanguageTag) -> Result<()> {
        self.must_be_there(person)?;
        self.put(Record::Person(PersonRecord {
            person: Person { id: person, photo: None, ..details },
            language,
        }))
    }

    /// Writes how a profile was written.
    pub fn set_written(&mut self, person: PersonId, written: Written) -> Result<()> {
        self.must_be_there(person)?;
        self.put(Record::Written(WrittenRecord { person, written }))
    }

    /// Writes a person's photo and its description, or takes it away.
    pub fn set_photo(&mut self, person: PersonId, photo: Option<Photo>) -> Result<()> {
        self.must_be_there(person)?;
        self.put_photo(person, photo)
    }

    /// Adds entries to a section, one after the other, so that the first stands at place `at`, as in [`Self::add_entry`].
    pub fn add_entries(
        &mut self,
        person: PersonId,
        section: Section,
        at: usize,
        entries: Vec<Entry>,
    ) -> Result<()> {
        (at..).zip(entries).try_for_each(|(at, entry)| self.add_entry(person, section, at, entry))
    }

    /// Adds an entry to a section, so that it stands at place `at`, counting from 0; past the end is the end. An
    /// entry whose identity is taken is refused.
    pub fn add_entry(&mut self, person: PersonId, section: Section, at: usize, entry: Entry) -> Result<()> {
        self.must_be_there(person)?;
        validate::count(self.count_entries(person)? + 1)?;
        if Record::load(self.connection, Key::Entry(entry.id))?.is_some() {
            return Err(VaultError::EntryExists);
        }
        let place = self.place(person, section, at, None)?;
        self.put(Record::Entry(EntryRecord { person, section, place, entry }))
    }

    /// Writes the words of an entry.
    pub fn set_text(&mut self, entry: EntryId, text: impl Into<String>) -> Result<()> {
        self.set_entry(entry, |entry| entry.text = text.into())
    }

    /// Writes the words of an entry, whose they are and in which language, and leaves whether it is on the page.
    pub(crate) fn set_words(&mut self, words: Entry) -> Result<()> {
        let Entry { id, text, voice, language, on_page: _ } = words;
        self.set_entry(id, |entry| {
            (entry.text, entry.voice, entry.language) = (text, voice, language);
        })
    }

    /// Writes everything of an entry that is there.
    pub(crate) fn set_whole(&mut self, entry: Entry) -> Result<()> {
        self.set_entry(entry.id, |there| *there = entry)
    }

    /// Keeps how a person's page was chosen to look: text that the library does not read.
    pub fn set_look(&mut self, person: PersonId, choices: String) -> Result<()> {
        self.must_be_there(person)?;
        self.put(Record::Look(LookRecord { person, choices }))
    }

    /// Writes whose words an entry is.
    pub fn set_voice(&mut self, entry: EntryId, voice: Voice) -> Result<()> {
        self.set_entry(entry, |entry| entry.voice = voice)
    }

    /// Writes whose words an entry is, and leaves how we know.
    pub fn set_whose(&mut self, entry: EntryId, whose: Whose, name: Option<String>) -> Result<()> {
        self.set_entry(entry, |entry| entry.voice = std::mem::take(&mut entry.voice).now_of(whose, name))
    }

    /// Writes the language of an entry, where it is not the profile's.
    pub fn set_language(&mut self, entry: EntryId, language: Option<LanguageTag>) -> Result<()> {
        self.set_entry(entry, |entry| entry.language = language)
    }

    /// Puts an entry on the page or takes it off.
    pub fn set_on_page(&mut self, entry: EntryId, on_page: bool) -> Result<()> {
        self.set_entry(entry, |entry| entry.on_page = on_page)
    }

    /// Moves an entry. `to` counts from 0 in the section's list without the entry; past the end is the end.
    pub fn move_entry(&mut self, entry: EntryId, section: Section, to: usize) -> Result<()> {
        let (person, old_section, old_place, words) = self.entry(entry)?;
        if section == old_section {
            let list = self.places(person, section)?;
            let at = list.iter().position(|(id, _)| *id == entry);
            if at == Some(to.min(list.len().saturating_sub(1))) {
                return Ok(());
            }
        }
        let place = self.place(person, section, to, Some(entry))?;
        debug_assert!(section != old_section || place != old_place);
        self.put(Record::Entry(EntryRecord { person, section, place, entry: words }))
    }

    /// Removes an entry.
    pub fn remove_entry(&mut self, entry: EntryId) -> Result<()> {
        self.entry(entry)?;
        self.remove(Key::Entry(entry)).map(|_| ())
    }

    /// Writes a record and keeps what was. Writing what is there already does nothing.
    pub(super) fn put(&mut self, record: Record) -> Result<()> {
        record.validate()?;
        self.put_kept(record)
    }

    fn put_kept(&mut self, record: Record) -> Result<()> {
        let old = Record::load(self.connection, record.key())?;
        self.put_over(old, record)
    }

    /// The same, where what stands there was read before.
    fn put_over(&mut self, old: Option<Record>, record: Record) -> Result<()> {
        match &old {
            Some(old) if *old == record => return Ok(()),
            // A line of the same number may have come with another person's file since.
            Some(old) if old.owner() != record.owner() => return Err(VaultError::EntryExists),
            _ => record.save(self.connection, self.stamp, old.as_ref())?,
        }
        let added = || Was::Added { key: record.key(), owner: record.owner() };
        self.was.push(old.map_or_else(added, Was::Updated));
        self.known = None;
        self.wrote = Some(record);
        Ok(())
    }

    /// Deletes a record, if it is there, and keeps what was.
    fn remove(&mut self, key: Key) -> Result<bool> {
        let Some(old) = Record::load(self.connection, key)? else { return Ok(false) };
        key.delete(self.connection)?;
        self.was.push(Was::Removed(old));
        (self.known, self.wrote) = (None, None);
        Ok(true)
    }

    pub(crate) fn remove_all_of(&mut self, person: PersonId) -> Result<()> {
        Key::all_of(self.connection, person)?.into_iter().try_for_each(|key| self.remove(key).map(|_| ()))
    }

    pub(super) fn put_photo(&mut self, person: PersonId, photo: Option<Photo>) -> Result<()> {
        let Some(photo) = photo else { return self.remove(Key::Photo(person)).map(|_| ()) };
        let same: Option<[u8; 16]> = self
            .connection
            .prepare_cached(
                "SELECT picture FROM photo JOIN picture ON picture.id = picture
                 WHERE person = ?1 AND jpeg = ?2",
            )?
            .query_row(params![person.bytes(), photo.jpeg()], |row| row.get(0))
            .optional()?;
        let picture = match same {
            Some(picture) => Uuid::from_bytes(picture),
            None => self.add_picture(photo.jpeg())?,
        };
        self.put(Record::Photo(PhotoRecord { person, picture, description: photo.description }))
    }

    fn add_picture(&self, jpeg: &[u8]) -> Result<Uuid> {
        let id = Uuid::now_v7();
        let sql = "INSERT INTO picture (id, jpeg) VALUES (?1, ?2)";
        execute(self.connection, sql, params![id.as_bytes(), jpeg])?;
        Ok(id)
    }

    fn set_entry(&mut self, id: EntryId, write: impl FnOnce(&mut Entry)) -> Result<()> {
        let (person, section, place, old) = self.entry(id)?;
        let mut entry = old.clone();
        write(&mut entry);
        let old = Record::Entry(EntryRecord { person, section, place: place.clone(), entry: old });
        let new = Record::Entry(EntryRecord { person, section, place, entry });
        new.validate()?;
        self.put_over(Some(old), new)
    }

    fn entry(&mut self, id: EntryId) -> Result<(PersonId, Section, Vec<u8>, Entry)> {
        let known = self.known.take().filter(|known| known.key() == Key::Entry(id));
        match known.map_or_else(|| Record::load(self.connection, Key::Entry(id)), |known| Ok(Some(known)))? {
            Some(Record::Entry(EntryRecord { person, section, place, entry })) => {
                self.must_be_ours(person)?;
                Ok((person, section, place, entry))
            }
            _ => Err(VaultError::EntryGone),
        }
    }

    fn must_be_there(&self, person: PersonId) -> Result<()> {
        read::must_be_there(self.connection, person)?;
        self.must_be_ours(person)
    }

    /// A step must only touch what its scope reaches, or taking back steps of two scopes would cross. In the list
    /// of people that is whoever this change adds.
    fn must_be_ours(&self, person: PersonId) -> Result<()> {
        let ours = match self.scope {
            Scope::Person(ours) => person == ours,
            Scope::People => self.was.contains(&Was::Added { key: Key::Person(person), owner: person }),
        };
        if ours { Ok(()) } else { Err(VaultError::OutOfScope) }
    }

    fn count_entries(&self, person: PersonId) -> Result<usize> {
        let sql = "SELECT count(*) FROM entry WHERE person = ?1";
        let count: i64 =
            self.connection.prepare_cached(sql)?.query_row([person.bytes()], |row| row.get(0))?;
        Ok(count as usize)
    }

    fn places(&self, person: PersonId, section: Section) -> Result<Vec<(EntryId, Vec<u8>)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, place FROM entry WHERE person = ?1 AND section = ?2 ORDER BY place, id",
        )?;
        let rows = statement.query_map(params![person.bytes(), section.key()], |row| {
            Ok((EntryId::from_bytes(row.get(0)?), row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A place such that an entry there stands at `at` among the others.
    fn place(
        &mut self,
        person: PersonId,
        section: Section,
        at: usize,
        moving: Option<EntryId>,
    ) -> Result<Vec<u8>> {
        let mut list = self.places(person, section)?;
        list.retain(|(id, _)| Some(*id) != moving);
        let at = at.min(list.len());
        let before = at.checked_sub(1).map(|before| list[before].1.as_slice());
        let after = list.get(at).map(|(_, place)| place.as_slice());
        if let Some(place) = order::between(before, after) {
            return Ok(place);
        }
        // Two neighbours have the same place, as may happen when two copies are brought together.
        let mut places = order::first(list.len() + 1);
        let ours = places.remove(at);
        for ((id, _), place) in list.into_iter().zip(places) {
            let (person, section, _, entry) = self.entry(id)?;
            self.put(Record::Entry(EntryRecord { person, section, place, entry }))?;
        }
        Ok(ours)
    }
}

//! A whole person at once: added, taken out, or made what a profile says.

use crate::error::{Result, VaultError};
use crate::gate::change::Change;
use crate::gate::step::{self, Scope};
use crate::records::{EntryRecord, Key, PersonRecord, Record, WrittenRecord, order, read, validate};
use profile::{Entry, EntryId, PersonId, Profile, Section};
use std::collections::BTreeSet;

impl Change<'_> {
    /// Adds a new person, or one read from a file, with everything that is known of them. Entries whose identity
    /// is taken get a new one. Whoever lies in the bin comes back, and becomes that by a step of their own.
    pub fn add_profile(&mut self, profile: Profile) -> Result<PersonId> {
        if self.scope != Scope::People {
            return Err(VaultError::OutOfScope);
        }
        validate::profile(&profile)?;
        let id = profile.person.id;
        if read::is_there(self.connection, id)? {
            return Err(VaultError::PersonExists);
        }
        if self.is_in_bin(id)? {
            return self.come_back_as(profile);
        }
        let Profile { language, mut person, sections, written } = profile;
        let photo = person.photo.take();
        // If they were here before, their old steps speak of records that these are not. What happened to them stays.
        step::forget_all_of(self.connection, id)?;
        self.put(Record::Person(PersonRecord { person, language }))?;
        self.put(Record::Written(WrittenRecord { person: id, written }))?;
        self.put_photo(id, photo)?;
        for section in Section::ALL {
            let places = order::first(sections[section].len());
            for (entry, place) in sections[section].iter().zip(places) {
                let entry = self.with_free_identity(entry.clone())?;
                self.put(Record::Entry(EntryRecord { person: id, section, place, entry }))?;
            }
        }
        Ok(id)
    }

    /// Somebody comes back out of the bin with what they said before, and then becomes what a profile says, so that
    /// undo on their own page leads back to their words.
    fn come_back_as(&mut self, profile: Profile) -> Result<PersonId> {
        let id = profile.person.id;
        self.come_back(id)?;
        self.as_steps_of(id, |own| own.become_again(profile))?;
        Ok(id)
    }

    /// Changes somebody by a step of their own, beside what is done to the people.
    pub(crate) fn as_steps_of<T>(
        &mut self,
        person: PersonId,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut own = Change::knowing(None, self.connection, Scope::Person(person), self.stamp.at);
        let done = work(&mut own)?;
        let was = own.finish()?.was;
        if !was.is_empty() {
            self.own.push((Scope::Person(person), was));
        }
        Ok(done)
    }

    /// An entry as it can be added: with a new identity if its own is taken.
    pub(crate) fn with_free_identity(&self, mut entry: Entry) -> Result<Entry> {
        if Record::load(self.connection, Key::Entry(entry.id))?.is_some() {
            entry.id = EntryId::new();
        }
        Ok(entry)
    }

    /// Removes a person with everything that is known of them.
    pub fn remove_person(&mut self, person: PersonId) -> Result<()> {
        if self.scope != Scope::People {
            return Err(VaultError::OutOfScope);
        }
        read::must_be_there(self.connection, person)?;
        self.remove_all_of(person)
    }

    /// Makes a person what a profile says.
    pub(crate) fn become_again(&mut self, profile: Profile) -> Result<()> {
        let Profile { language, mut person, sections, written } = profile;
        let (id, photo) = (person.id, person.photo.take());
        self.set_person(id, person, language)?;
        self.set_written(id, written)?;
        self.set_photo(id, photo)?;
        let stay: BTreeSet<EntryId> = sections.all().map(|(_, entry)| entry.id).collect();
        let here: BTreeSet<EntryId> = self.profile(id)?.sections.all().map(|(_, entry)| entry.id).collect();
        for gone in here.difference(&stay) {
            self.remove_entry(*gone)?;
        }
        for section in Section::ALL {
            for (at, entry) in sections[section].iter().enumerate() {
                if here.contains(&entry.id) {
                    self.move_entry(entry.id, section, at)?;
                    self.set_whole(entry.clone())?;
                } else {
                    let entry = self.with_free_identity(entry.clone())?;
                    self.add_entry(id, section, at, entry)?;
                }
            }
        }
        Ok(())
    }
}

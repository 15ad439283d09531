//! A session of work, with all that it asked of the disk.

use crash::{Deed, Hand, Model, copied, differs, make, passphrase, reopened};
use disk::{Disk, Journal};
use fastrand::Rng;
use profile::{Entry, LanguageTag, Person, PersonId, Profile, Section, Voice, Whose};
use std::fs;
use std::path::Path;
use vault::{KeychainKey, Library, Scope, Unlock};

/// Bytes of a frame in the log: a page and what is said about it.
const FRAME: u64 = 4096 + 24;
/// The log is this long when the session begins, in frames. From 1,000 on, `SQLite` brings it into `people.db`.
const LOG: u64 = 850;

/// A library as a crash left it, with a long log, and a session that goes on with it.
pub(crate) struct Session {
    pub(crate) journal: Journal,
    /// Opens the library in a moment: the passphrase takes longer than all the rest of what is tried.
    pub(crate) key: KeychainKey,
    /// What must be true before the first deed, and after each.
    models: Vec<Model>,
    done: Vec<Done>,
}

/// A deed, and how many things had been done to the disk when it began and when it was acknowledged.
struct Done {
    deed: Deed,
    began: usize,
    acknowledged: usize,
}

impl Session {
    pub(crate) fn record(seed: u64) -> Self {
        let around = tempfile::tempdir().unwrap();
        let (base, folder) = (around.path().join("base"), around.path().join("library"));
        let (model, key) = begun(&folder, &base, seed);
        fs::remove_dir_all(&folder).unwrap();
        copied(&base, &folder);
        let disk = Disk::under(&folder).unwrap();
        disk.record().unwrap();
        let mut work = Work { disk, models: vec![model], done: Vec::new(), dice: Rng::with_seed(seed) };
        let library = reopened(&folder);
        work.by_hand(&library);
        work.by_chance(&library, 14);
        let closing = work.disk.done();
        library.close().unwrap();
        let library = reopened(&folder);
        work.by_chance(&library, 5);
        library.close().unwrap();
        let (journal, model) = (work.disk.journal(), work.models.last().unwrap());
        assert!(journal.wrote("people.db", 0..closing), "the log was not brought into the file by itself");
        assert_eq!(differs(&reopened(&folder), model).unwrap(), None);
        Self { journal, key, models: work.models, done: work.done }
    }

    /// How many deeds are acknowledged when so many things were done to the disk.
    pub(crate) fn acknowledged(&self, at: usize) -> usize {
        self.done.partition_point(|done| done.acknowledged <= at)
    }

    /// What must be true then, and the deed under way.
    pub(crate) fn at(&self, at: usize) -> (&Model, Option<&Deed>) {
        let acknowledged = self.acknowledged(at);
        let next = self.done.get(acknowledged).filter(|next| next.began <= at);
        (&self.models[acknowledged], next.map(|next| &next.deed))
    }
}

/// Fills a library at `folder`, and copies it to `base` while it is open, as a crash would leave it.
fn begun(folder: &Path, base: &Path, seed: u64) -> (Model, KeychainKey) {
    let (mut hand, mut model) = (Hand::new(seed, 8_000).at_the_gate(), Model::default());
    let library = make(folder);
    let key = library.make_keychain_key(Unlock::Passphrase(&passphrase())).unwrap();
    for _ in 0..60 {
        do_next(&library, &mut hand, &mut model);
    }
    library.close().unwrap();
    let library = reopened(folder);
    let log = || fs::metadata(folder.join("people.db-wal")).map_or(0, |log| log.len() / FRAME);
    while log() < LOG {
        do_next(&library, &mut hand, &mut model);
    }
    copied(folder, base);
    (model, key)
}

fn do_next(library: &Library, hand: &mut Hand, model: &mut Model) {
    let deed = choose(hand, model);
    deed.do_to(library).unwrap();
    model.apply(&deed);
}

fn choose(hand: &mut Hand, model: &Model) -> Deed {
    let people: Vec<Profile> = model.people().map(|person| model.profile(person).unwrap()).collect();
    let bin: Vec<PersonId> = model.bin().into_iter().map(|(person, _)| person).collect();
    hand.choose(&people, &bin)
}

struct Work {
    disk: Disk,
    models: Vec<Model>,
    done: Vec<Done>,
    dice: Rng,
}

impl Work {
    fn now(&self) -> &Model {
        self.models.last().unwrap()
    }

    fn do_one(&mut self, library: &Library, deed: Deed) {
        let began = self.disk.done();
        deed.do_to(library).unwrap();
        let acknowledged = self.disk.done();
        self.models.push(self.now().after(&deed));
        self.done.push(Done { deed, began, acknowledged });
    }

    fn by_chance(&mut self, library: &Library, deeds: usize) {
        let mut hand = Hand::new(self.dice.u64(..), 8_000).at_the_gate();
        for _ in 0..deeds {
            let deed = choose(&mut hand, self.now());
            self.do_one(library, deed);
        }
    }

    /// What must be in every session.
    fn by_hand(&mut self, library: &Library) {
        let [amina, zoe] =
            ["Amina", "Zoë"].map(|name| Profile::of(Person::named(name), LanguageTag::default()));
        let (person, other) = (amina.person.id, zoe.person.id);
        let (own, section) = (Scope::Person(person), Section::ImportantTo);
        let (small, large) = (Entry::own("Tea"), Entry::own("ش".repeat(3_900)));
        let (first, entry) = (small.id, large.id);
        let voice = Voice { whose: Whose::Guess, ..Voice::default() };
        let text = |words: &str| Deed::Type { person, entry: first, text: words.to_owned() };
        let deeds = [
            Deed::AddPerson(Box::new(amina)),
            Deed::AddPerson(Box::new(zoe)),
            Deed::AddEntry { person, section, at: 0, entry: small },
            text("Tea with"),
            text("Tea with cardamom"),
            Deed::AddEntry { person, section, at: 0, entry: large },
            Deed::MoveEntry { person, entry, section: Section::Future, to: 0 },
            Deed::photo(person, self.dice.u64(..), 20_000),
            Deed::Undo(own),
            Deed::Redo(own),
            Deed::photo(person, self.dice.u64(..), 15_000),
            Deed::Undo(own),
            Deed::Voice { person, entry, voice },
            Deed::RemoveEntry { person, entry },
            Deed::Undo(own),
            Deed::RemovePerson(other),
            Deed::Undo(Scope::People),
            Deed::Redo(Scope::People),
            Deed::BringBack(other),
            Deed::RemovePerson(person),
            Deed::BringBack(person),
        ];
        for deed in deeds {
            self.do_one(library, deed);
        }
    }
}

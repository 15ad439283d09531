//! A library to try `wm` on.

#[cfg(target_os = "linux")]
use harness::command::wm_on_bad_sectors;
use harness::command::{Ended, told, wm_told};
use harness::program;
use profile::{Entry, LanguageTag, Person, PersonId, Photo, Profile, Section};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use vault::{About, Cost, Label, Library, Passphrase, Scope};

pub(crate) const PASSPHRASE: &str = "plover cabin eleven";

/// The length of a page of `people.db`.
const PAGE: usize = 4096;

/// Says how often an attack was tried and nothing was lost: `./dev attacks` makes a table of these lines.
#[expect(clippy::print_stdout, reason = "it is what the table is made of")]
pub(crate) fn tried(times: usize, attack: &str) {
    println!("attack: | {attack} | {times} | 0 |");
}

pub(crate) struct Lab {
    around: TempDir,
    pub(crate) at: PathBuf,
}

impl Lab {
    /// A library with these people in it, who have more lines than one page of the file holds.
    pub(crate) fn with(names: &[&str]) -> Self {
        let around = tempfile::tempdir().unwrap();
        let at = around.path().join("library");
        let passphrase = Passphrase::new(PASSPHRASE);
        let library = Library::create(&at, &passphrase, About::Others, Cost::lightest()).unwrap();
        for name in names {
            let mut profile = Profile::of(Person::named(*name), LanguageTag::default());
            let line = |number| Entry::own(format!("{name} says {number}: {}", "a cup of tea ".repeat(9)));
            profile.sections[Section::ImportantTo] = (0..60).map(line).collect();
            library.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
        }
        library.close().unwrap();
        Self { around, at }
    }

    /// Adds so many people with photos of 4 MB.
    pub(crate) fn add_large_photos(&self, count: usize) {
        let library = self.open();
        for number in 0..count {
            // The headers of a picture, and no more than its length is true of the rest.
            let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0];
            jpeg.resize(profile::limits::PHOTO_BYTES, u8::try_from(number).unwrap());
            let mut person = Person::named(format!("Person {number}"));
            person.photo = Some(Photo::from_jpeg(jpeg, "").unwrap());
            let profile = Profile::of(person, LanguageTag::default());
            library.change(Scope::People, Label::AddPerson, |change| change.add_profile(profile)).unwrap();
        }
        library.close().unwrap();
    }

    /// A path beside the library.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// The same as text, for an argument.
    pub(crate) fn named(&self, name: &str) -> String {
        self.beside(name).to_str().unwrap().to_owned()
    }

    /// Runs `wm library … --passphrase-fd 0` with the passphrase there.
    pub(crate) fn wm(&self, arguments: &[&str]) -> Ended {
        self.told(&[PASSPHRASE], arguments)
    }

    /// The same with these lines on descriptor 0. None of them ever comes back.
    pub(crate) fn told(&self, lines: &[&str], arguments: &[&str]) -> Ended {
        let mut all = vec!["library", "--library", self.at.to_str().unwrap(), "--passphrase-fd", "0"];
        all.extend(arguments);
        let ended = wm_told(&typed(lines), all);
        for line in lines.iter().filter(|line| !line.is_empty()) {
            assert!(!ended.out.contains(line) && !ended.err.contains(line), "a secret was said");
        }
        ended
    }

    /// Runs `wm library …` on a disk that cannot read these places of files in the library.
    #[cfg(target_os = "linux")]
    pub(crate) fn wm_on_bad_sectors(&self, bad: &[(&str, usize, usize)], arguments: &[&str]) -> Ended {
        let files: Vec<_> = bad.iter().map(|(name, ..)| self.at.join(name)).collect();
        let places = files.iter().zip(bad).map(|(file, (_, first, count))| (file.as_path(), *first, *count));
        let mut all = vec!["library", "--library", self.at.to_str().unwrap(), "--passphrase-fd", "0"];
        all.extend(arguments);
        wm_on_bad_sectors(&places.collect::<Vec<_>>(), &typed(&[PASSPHRASE]), all)
    }

    /// Says something else in the first line of somebody, and leaves the library as a crash does: that stands in the log
    /// alone.
    pub(crate) fn crash_after(&mut self, name: &str, words: &str) {
        let library = self.open();
        say(&library, name, words);
        let left = self.beside("left");
        copy_folder(&self.at, &left);
        library.close().unwrap();
        self.at = left;
    }

    /// A copy of the library as it is.
    pub(crate) fn copy(&self) -> Self {
        let around = tempfile::tempdir().unwrap();
        let at = around.path().join("library");
        copy_folder(&self.at, &at);
        Self { around, at }
    }

    /// Runs `wm library …` at a terminal at which these lines are typed. What it says comes in one, as there.
    #[cfg(target_os = "linux")]
    pub(crate) fn at_a_terminal(&self, lines: &[&str], arguments: &str) -> Ended {
        let (wm, at) = (program("wm"), self.at.display());
        let command = format!("'{}' library --library '{at}' {arguments}", wm.display());
        let Ended { status, out, err } = told("script", &typed(lines), ["-qec", &command, "/dev/null"]);
        Ended { status, out: String::new(), err: out + &err }
    }

    /// Opens the library in this program.
    pub(crate) fn open(&self) -> Library {
        Library::open(&self.at, &Passphrase::new(PASSPHRASE)).unwrap()
    }

    pub(crate) fn profile(&self, name: &str) -> Profile {
        let library = self.open();
        let profile = library.profile(id(&library, name)).unwrap();
        library.close().unwrap();
        profile
    }

    /// Says something else in the first line of somebody.
    pub(crate) fn say(&self, name: &str, words: &str) {
        let library = self.open();
        say(&library, name, words);
        library.close().unwrap();
    }

    /// Makes a backup and gives its name.
    pub(crate) fn back_up(&self) -> String {
        let library = self.open();
        let made = library.back_up().unwrap().backup;
        library.close().unwrap();
        made.path().file_name().unwrap().to_str().unwrap().to_owned()
    }

    pub(crate) fn people_file(&self) -> Vec<u8> {
        fs::read(self.at.join("people.db")).unwrap()
    }

    /// Overwrites every so manieth page of `people.db`, and gives what it is then.
    pub(crate) fn harm(&self, every: usize) -> Vec<u8> {
        let mut bytes = self.people_file();
        for page in bytes.chunks_mut(PAGE).skip(1).step_by(every) {
            page.fill(0x5a);
        }
        fs::write(self.at.join("people.db"), &bytes).unwrap();
        bytes
    }

    /// The damaged files that were kept.
    pub(crate) fn kept(&self) -> Vec<Vec<u8>> {
        let files = fs::read_dir(&self.at).unwrap().map(|file| file.unwrap());
        let kept = files.filter(|file| file.file_name().to_str().unwrap().starts_with("people.damaged-"));
        kept.map(|file| fs::read(file.path()).unwrap()).collect()
    }
}

fn say(library: &Library, name: &str, words: &str) {
    let person = id(library, name);
    let line = library.profile(person).unwrap().sections[Section::ImportantTo][0].id;
    let words = words.to_owned();
    let say = move |change: &mut vault::Change<'_>| change.set_text(line, words);
    library.change(Scope::Person(person), Label::Type, say).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(|file| file.unwrap()) {
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy_folder(&file.path(), &to);
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
}

/// Who has that name.
pub(crate) fn id(library: &Library, name: &str) -> PersonId {
    let [id] = library.named(name).unwrap().try_into().unwrap();
    id
}

/// Lines as they come when each is typed and entered.
fn typed(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

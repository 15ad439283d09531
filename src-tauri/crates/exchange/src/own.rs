//! Telling a file that this program wrote from everybody else's, by its first or its last bytes alone.

use document::FileKind;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// A kind of file that this program writes, and can write again at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Somebody's page, as a PDF that nobody has added anything to.
    Page,
    /// A profile: a JSON file that begins as [`profile::to_json`] begins one.
    Profile,
}

/// So many bytes at the beginning of a profile file are enough to know it by.
const HEAD: u64 = 128;

impl Own {
    /// Whether the file at that path is of this kind.
    pub(crate) fn is_at(self, path: &Path) -> io::Result<bool> {
        let mut file = File::open(path)?;
        let mut bytes = Vec::new();
        match self {
            Self::Page => {
                let length = file.metadata()?.len();
                file.seek(SeekFrom::Start(length.saturating_sub(FileKind::TAIL as u64)))?;
                file.take(FileKind::TAIL as u64).read_to_end(&mut bytes)?;
                Ok(FileKind::Page.ends(&bytes))
            }
            Self::Profile => {
                file.take(HEAD).read_to_end(&mut bytes)?;
                Ok(begins_as_profile(&bytes))
            }
        }
    }
}

/// Whether a JSON file begins with the mark of a profile, wherever there are blanks in it.
fn begins_as_profile(head: &[u8]) -> bool {
    let mark = format!("{{\"format\":\"{}\",\"version\":", profile::FORMAT);
    let plain = head.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    plain.take(mark.len()).eq(mark.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Choices, Press, Sheet};
    use profile::{LanguageTag, Person, Profile};
    use std::fs;

    fn is(kind: Own, bytes: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, bytes).unwrap();
        kind.is_at(&path).unwrap()
    }

    fn page(profile: &Profile) -> Vec<u8> {
        let mut press = Press::new();
        let laid = press.lay_out(profile, &Choices::default());
        press.pdf(&laid).unwrap()
    }

    #[test]
    fn each_kind_is_known_and_taken_for_no_other() {
        let profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let made_on = "2026-11-25".parse().unwrap();
        let sheet = Sheet { code: "ABCDE-FGHJK", library: "/people", made_on, paper: document::Paper::A4 };
        let (page, text) = (page(&profile), profile::to_json(&profile));
        assert!(is(Own::Page, &page) && !is(Own::Profile, &page));
        assert!(is(Own::Profile, text.as_bytes()) && !is(Own::Page, text.as_bytes()));
        let sheet = sheet.pdf().unwrap();
        assert!(!is(Own::Page, &sheet) && !is(Own::Profile, &sheet));
    }

    #[test]
    fn what_others_wrote_is_not_taken_for_this_programs() {
        let profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let noted = [page(&profile), b"9 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n".to_vec()].concat();
        for other in [b"".as_slice(), b"{", b"Dear Nia", b"{\"format\":\"other\",\"version\":1}", &noted] {
            assert!(!is(Own::Page, other) && !is(Own::Profile, other));
        }
        let cut = &page(&profile)[..500];
        assert!(!is(Own::Page, cut));
    }
}

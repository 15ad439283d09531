//! Profiles as JSON files.

use crate::file::{self, FileError};
use crate::kind::{Kind, other_than_json};
use crate::photo::{PhotoError, from_profile_file};
use profile::{Mended, Noted, PhotoInFile, Place, Profile, Remark, limits};
use std::path::Path;

/// Why a file did not become a profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileFileError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is something else: a PDF, a picture.
    #[error("the file is no profile, but {0:?}")]
    OtherKind(Kind),
    /// Its text is not a profile.
    #[error(transparent)]
    Profile(#[from] profile::FileError),
}

/// A profile that was read in a file, and what there is to say about it.
#[derive(Debug)]
pub struct ProfileRead {
    /// The profile.
    pub profile: Profile,
    /// What was mended in it, or left out.
    pub remarks: Noted<profile::Remark>,
    /// Why its photo was left out, and the line in which that stands.
    pub photo: Option<(PhotoLeftOut, usize)>,
}

/// Why the photo in a profile file is left out.
#[derive(Debug, thiserror::Error)]
pub enum PhotoLeftOut {
    /// It is not in base64.
    #[error("the photo is not in base64")]
    NotBase64,
    /// It cannot be used.
    #[error(transparent)]
    Unusable(#[from] PhotoError),
}

/// Reads the profile in a JSON file, with its lines tidied as where they are pasted.
pub fn read_profile(path: &Path) -> Result<ProfileRead, ProfileFileError> {
    let bytes = match file::read(path, limits::FILE_BYTES) {
        Err(FileError::TooLarge { .. }) => return Err(profile::FileError::TooLarge.into()),
        read => read?,
    };
    let mut read = profile_from_json(&bytes)?;
    if read.profile.tidy_lists() {
        // They may be anywhere in the file.
        read.remarks.insert(Remark { place: Place { line: 0, of: None }, mended: Mended::ListMarks });
    }
    Ok(read)
}

/// Reads the profile in the text of a JSON file. The photo is looked at whole and, where it is not already kept as
/// this program keeps photos (no metadata, upright, of a sensible size), made so. One that cannot be used costs nothing
/// but itself.
pub fn profile_from_json(bytes: &[u8]) -> Result<ProfileRead, ProfileFileError> {
    if let Some(kind) = other_than_json(bytes) {
        return Err(ProfileFileError::OtherKind(kind));
    }
    let read = match profile::read(bytes) {
        Err(profile::FileError::NotText) => return Err(ProfileFileError::OtherKind(Kind::Other)),
        read => read?,
    };
    let profile::Read { mut profile, photo, mut remarks } = read;
    let mut left_out = None;
    if let Some(PhotoInFile { picture, description, line }) = photo {
        let photo = picture.ok_or(PhotoLeftOut::NotBase64);
        match photo.and_then(|picture| Ok(from_profile_file(picture, &description)?)) {
            Ok(photo) => profile.person.photo = Some(photo),
            Err(why) => {
                // How the picture was written is nothing to say of one that is not here.
                remarks.retain(|remark| remark.mended != Mended::DataAddress);
                left_out = Some((why, line));
            }
        }
    }
    Ok(ProfileRead { profile, remarks, photo: left_out })
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::{Entry, LanguageTag, Person, Photo, Section};

    #[test]
    fn a_profile_survives_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("amina.json");
        let profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        std::fs::write(&path, profile::to_json(&profile)).unwrap();
        assert_eq!(read_profile(&path).unwrap().profile, profile);
    }

    #[test]
    fn a_file_that_is_too_large_is_a_profile_that_is_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.json");
        let file = std::fs::File::create(&path).unwrap();
        file.set_len(100 << 20).unwrap();
        assert!(matches!(read_profile(&path), Err(ProfileFileError::Profile(profile::FileError::TooLarge))));
    }

    #[test]
    fn what_is_no_profile_is_named_for_what_it_is() {
        let kind = |bytes: &[u8]| match profile_from_json(bytes) {
            Err(ProfileFileError::OtherKind(kind)) => kind,
            other => panic!("{other:?}"),
        };
        assert_eq!(kind(b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(kind(b"{\0\x01\x02\x03"), Kind::Other);
    }

    #[test]
    fn what_was_mended_anywhere_stands_in_the_order_of_lines() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("amina.json");
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        profile.sections[Section::Support].push(Entry::own("•\tTea"));
        std::fs::write(&path, profile::to_json(&profile).replace("\"en-GB\"", "\"en_GB\"")).unwrap();
        let remarks = read_profile(&path).unwrap().remarks;
        let all: Vec<_> = remarks.first(9).0.iter().map(|remark| remark.mended.key()).collect();
        assert_eq!(all, ["list_marks", "read"]);
    }

    #[test]
    fn a_photo_that_is_broken_inside_costs_only_the_photo() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let headers_only =
            vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 3, 0, 4, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0, 0xFF, 0xD9];
        profile.person.photo = Some(Photo::from_jpeg(headers_only, "").unwrap());
        let read = profile_from_json(profile::to_json(&profile).as_bytes()).unwrap();
        profile.person.photo = None;
        assert_eq!(read.profile, profile);
        assert!(matches!(read.photo, Some((PhotoLeftOut::Unusable(PhotoError::Broken), line)) if line > 1));
    }
}

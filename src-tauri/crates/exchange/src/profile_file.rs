//! Profiles as JSON files.

use crate::atomic_write::{Replace, Target};
use crate::file::{self, FileError};
use crate::photo::{PhotoError, clean};
use profile::{Profile, limits};
use std::path::Path;

/// Why a file did not become a profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileFileError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Its text is not a profile.
    #[error(transparent)]
    Profile(#[from] profile::FileError),
    /// Its photo cannot be used.
    #[error(transparent)]
    Photo(#[from] PhotoError),
}

/// Reads the profile in a JSON file.
pub fn read_profile(path: &Path) -> Result<Profile, ProfileFileError> {
    let bytes = match file::read(path, limits::FILE_BYTES) {
        Err(FileError::TooLarge { .. }) => return Err(profile::FileError::TooLarge.into()),
        read => read?,
    };
    profile_from_json(&bytes)
}

/// Reads the profile in the text of a JSON file. The photo is looked at whole and, where it is not already kept as
/// this program keeps photos (no metadata, upright, of a sensible size), made so.
pub fn profile_from_json(bytes: &[u8]) -> Result<Profile, ProfileFileError> {
    let mut profile = profile::from_json(bytes)?;
    if let Some(photo) = profile.person.photo.take() {
        profile.person.photo = Some(clean(photo)?);
    }
    Ok(profile)
}

/// Writes a profile as a JSON file, whole or not at all, also where there was another file.
pub fn write_profile(path: &Path, profile: &Profile) -> Result<(), FileError> {
    Target::find(path)?.claim(Replace::Anything, &[])?.write(profile::to_json(profile).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use profile::{LanguageTag, Person, Photo};

    #[test]
    fn a_profile_survives_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("amina.json");
        let profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        write_profile(&path, &profile).unwrap();
        assert_eq!(read_profile(&path).unwrap(), profile);
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
    fn a_photo_that_is_broken_inside_is_refused() {
        let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
        let headers_only =
            vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 3, 0, 4, 3, 1, 17, 0, 2, 17, 0, 3, 17, 0];
        profile.person.photo = Some(Photo::from_jpeg(headers_only, "").unwrap());
        let text = profile::to_json(&profile);
        assert!(matches!(
            profile_from_json(text.as_bytes()),
            Err(ProfileFileError::Photo(PhotoError::Broken))
        ));
    }
}

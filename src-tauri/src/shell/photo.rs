//! A person's photo: choosing, turning, cutting, keeping.

use super::{Shell, held, person};
use crate::dialogs::{Kind, Wanted};
use base64::{Engine, prelude::BASE64_STANDARD};
use contract::{Changed, Choices, ErrorCode, Failure, PhotoDraft, Turn, convert};
use exchange::{MOST_PHOTO_FILE_BYTES, PhotoError, PhotoKind, Picture, Square, plain_photo, read_picture};
use profile::PersonId;
use vault::{Label, Scope};
use wording::Wording;

impl Shell {
    pub(crate) fn photo(&self, person: String) -> Result<Option<String>, Failure> {
        let photo = self.library()?.photo(convert::id(&person)?)?;
        Ok(photo.map(|photo| data_address(photo.jpeg())))
    }

    pub(crate) fn choose_photo(&self) -> Result<Option<PhotoDraft>, Failure> {
        self.library()?;
        let pictures = Wording::english().text("file-pictures", &[]);
        let endings = PhotoKind::ALL.into_iter().flat_map(PhotoKind::endings).copied();
        let chosen = self.choose(Wanted::File, vec![Kind::new(pictures, endings)]).pop();
        let Some(path) = chosen else { return Ok(None) };
        self.hold(read_picture(&path)?).map(Some)
    }

    pub(crate) fn take_photo(&self, file: String) -> Result<PhotoDraft, Failure> {
        self.library()?;
        if file.len() / 4 * 3 > MOST_PHOTO_FILE_BYTES + 3 {
            return Err(PhotoError::TooLarge.into());
        }
        let bytes = BASE64_STANDARD.decode(file).map_err(|_| ErrorCode::BadRequest)?;
        self.hold(Picture::open(bytes)?)
    }

    pub(crate) fn photo_needs(&self, person: String, choices: Choices) -> Result<u32, Failure> {
        let mut profile = self.library()?.profile(convert::id(&person)?)?;
        profile.person.photo = Some(plain_photo()?);
        let mut press = self.open_press()?;
        Ok(press.lay_out(&profile, &choices.into()).photo_needs())
    }

    pub(crate) fn turn_photo(&self, turn: Turn) -> Result<PhotoDraft, Failure> {
        let picture = held(&self.picture).take().ok_or(ErrorCode::NoPhotoChosen)?;
        self.hold(picture.turned(match turn {
            Turn::Right => exchange::Turn::Right,
            Turn::Left => exchange::Turn::Left,
        }))
    }

    pub(crate) fn keep_photo(
        &self,
        person: String,
        left: u32,
        top: u32,
        side: u32,
        description: String,
    ) -> Result<Changed, Failure> {
        let library = self.library()?;
        let id = convert::id::<PersonId>(&person)?;
        let photo = match &*held(&self.picture) {
            Some(picture) => picture.photo(Square { left, top, side }, &description)?,
            None => return Err(ErrorCode::NoPhotoChosen.into()),
        };
        library.change(Scope::Person(id), Label::Photo, move |change| change.set_photo(id, Some(photo)))?;
        self.drop_photo()?;
        person::changed(&library, id, Label::Photo)
    }

    pub(crate) fn drop_photo(&self) -> Result<(), Failure> {
        *held(&self.picture) = None;
        Ok(())
    }

    fn hold(&self, picture: Picture) -> Result<PhotoDraft, Failure> {
        let ((width, height), cut_off) = (picture.size(), picture.is_cut_off());
        let image = data_address(&picture.jpeg()?);
        let mut place = held(&self.picture);
        // Somebody may have looked for it so long that the library was locked.
        self.library()?;
        *place = Some(picture);
        Ok(PhotoDraft { image, width, height, cut_off })
    }
}

/// A JPEG as a `data:` address, which the page can show without asking for a file.
pub(super) fn data_address(jpeg: &[u8]) -> String {
    format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(jpeg))
}

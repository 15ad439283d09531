//! Any bytes as a picture.

use exchange::{Picture, Square, Turn};
use image::ImageReader;
use profile::{LanguageTag, Person, Photo, Profile, limits};
use std::io::Cursor;

/// The most pixels of a picture that is tried here: how many there may be at all is tried with a few of that size, since
/// each takes seconds.
const MOST_PIXELS: u64 = 2_000_000;
/// The sides of a draft and of a photo that is kept, at most.
const DRAFT_SIDE: u32 = 2_400;
const PHOTO_SIDE: u32 = 1_200;

/// Any bytes as a picture: it is refused, or can be turned and cut to a photo that can be kept and read again.
pub fn photo(bytes: &[u8]) {
    if pixels(bytes).is_some_and(|pixels| pixels > MOST_PIXELS) {
        return;
    }
    as_kept(bytes);
    let Ok(picture) = Picture::open(bytes) else { return };
    let (width, height) = picture.size();
    assert!((1..=DRAFT_SIDE).contains(&width) && (1..=DRAFT_SIDE).contains(&height));
    let draft = picture.jpeg().expect("a picture can be looked at");
    assert_eq!(Picture::open(&draft).expect("a draft can be opened").size(), (width, height));
    let turned = picture.turned(Turn::Left);
    assert_eq!(turned.size(), (height, width));
    let photo = turned.photo(square(bytes), "").expect("a photo can be made of it");
    let (side, other) = photo.size();
    assert!(side == other && (1..=PHOTO_SIDE).contains(&side));
    assert!(photo.jpeg().len() <= limits::PHOTO_BYTES);
    assert_eq!(Picture::open(photo.jpeg()).expect("a photo can be opened").size(), photo.size());
    assert!(through_a_file(&photo) == Some(photo), "a photo that was made here is kept as it is");
}

/// How many pixels the picture says it has.
fn pixels(bytes: &[u8]) -> Option<u64> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    Some(u64::from(width) * u64::from(height))
}

/// The bytes as the photo in somebody's file: it is refused, or made so that it can be kept.
fn as_kept(bytes: &[u8]) {
    let Ok(photo) = Photo::from_jpeg(bytes.to_vec(), "") else { return };
    let Some(kept) = through_a_file(&photo) else { return };
    let (width, height) = kept.size();
    assert!(width.max(height) <= PHOTO_SIDE);
    assert!(through_a_file(&kept) == Some(kept), "a photo that is kept stays as it is");
}

/// The photo as it comes back from a file.
fn through_a_file(photo: &Photo) -> Option<Photo> {
    let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
    profile.person.photo = Some(photo.clone());
    let file = profile::to_json(&profile);
    exchange::profile_from_json(file.as_bytes()).ok()?.profile.person.photo
}

/// A square, as the last bytes of the picture have it.
fn square(bytes: &[u8]) -> Square {
    let mut last = bytes.iter().rev().map(|byte| u32::from(*byte));
    let mut next = || last.next().unwrap_or(0);
    Square { left: next() * 8, top: next() * 8, side: next().pow(2) }
}

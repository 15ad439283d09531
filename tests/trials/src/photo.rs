//! Any bytes as a picture.

use base64::{Engine, prelude::BASE64_STANDARD};
use exchange::{PhotoError, Picture, Square, Turn};
use profile::{LanguageTag, Person, Photo, Profile, limits};

/// How much memory a picture may take that is tried here, in bytes: what is larger takes seconds.
const MEMORY: u64 = 16 << 20;
/// The side of a photo that is kept, at most.
const PHOTO_SIDE: u32 = 1_800;

/// Any bytes as a picture: it is refused, or can be turned and cut to a photo that can be kept and read again.
pub fn photo(bytes: &[u8]) {
    let picture = Picture::open_within(bytes.to_vec(), MEMORY);
    if matches!(picture, Err(PhotoError::TooManyPixels { .. })) {
        return;
    }
    in_a_file(bytes);
    let Ok(picture) = picture else { return };
    let (width, height) = picture.size();
    assert!(width >= 1 && height >= 1);
    let shown = Picture::open(picture.jpeg().expect("a picture can be looked at"))
        .expect("what is shown can be opened");
    assert!(!shown.is_cut_off() && (shown.size().0 > shown.size().1) == (width > height));
    let turned = picture.turned(Turn::Left);
    assert_eq!(turned.size(), (height, width));
    let photo = turned.photo(square(bytes), "").expect("a photo can be made of it");
    let (side, other) = photo.size();
    assert!(side == other && (1..=PHOTO_SIDE).contains(&side));
    assert!(photo.jpeg().len() <= limits::PHOTO_BYTES);
    assert!(through_a_file(photo.jpeg()) == Some(photo), "a photo that was made here is kept as it is");
}

/// The bytes as the photo in somebody's file: it is left out, or made so that it can be kept. The words stay.
fn in_a_file(bytes: &[u8]) {
    let Some(kept) = through_a_file(bytes) else { return };
    let (width, height) = kept.size();
    assert!(width.max(height) <= PHOTO_SIDE);
    assert!(through_a_file(kept.jpeg()) == Some(kept), "a photo that is kept stays as it is");
}

/// A picture as it comes back from the file of a profile.
fn through_a_file(picture: &[u8]) -> Option<Photo> {
    let profile = Profile::of(Person::named("Amina"), LanguageTag::default());
    let file = profile::to_json(&profile);
    let photo =
        format!("\"photo\": {{\"jpeg\": \"{}\"}},\n\"preferred_name\"", BASE64_STANDARD.encode(picture));
    let file = file.replacen("\"preferred_name\"", &photo, 1);
    let mut read = exchange::profile_from_json(file.as_bytes()).expect("a photo costs nothing but itself");
    let photo = read.profile.person.photo.take();
    assert!(photo.is_none() == read.photo.is_some(), "it is said if it was left out");
    assert!(read.profile == profile, "the words stay");
    photo
}

/// A square, as the last bytes of the picture have it.
fn square(bytes: &[u8]) -> Square {
    let mut last = bytes.iter().rev().map(|byte| u32::from(*byte));
    let mut next = || last.next().unwrap_or(0);
    Square { left: next() * 8, top: next() * 8, side: next().pow(2) }
}

//! Any bytes, read as a profile and the choices for its print.
//!
//! The choices come first, a byte each. Then come pieces, with a byte between them that no text has: the name, and in
//! any order what a piece's first byte says it is. So a file of the corpus can be read and written by hand.

use arbitrary::{Arbitrary, Result, Unstructured};
use document::{Choices, Design, Pages, Paper, PhotoSize, Theme};
use profile::{
    Authorship, Colour, CommunicationNeed, Entry, LanguageTag, Person, Photo, Profile, Section, Supporter,
    Whose,
};

/// What stands between two pieces: no byte of UTF-8.
const BETWEEN: u8 = 0xFF;

/// Languages of the page's own words, and of others with scripts of their own.
const LANGUAGES: [&str; 16] = [
    "en-GB", "cy", "pl", "ur", "bn", "zh-Hans", "zh-Hant", "ja", "ko", "ar", "hi", "gu", "pa", "ta", "el",
    "pa-Arab",
];

/// A person with their words, and how they are to be printed.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) profile: Profile,
    pub(crate) choices: Choices,
    /// Whether the machine has fonts for the writings that need them.
    pub(crate) with_fonts: bool,
}

impl<'a> Arbitrary<'a> for Order {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let choices = choices(u)?;
        let with_fonts = u.ratio(1, 2)?;
        let mut profile = Profile::of(Person::named("Amina"), language(u)?);
        profile.person.colour = *u.choose(&Colour::ALL)?;
        profile.person.photo = u.ratio(1, 2)?.then(headers_of_a_photo);
        profile.written.authorship = *u.choose(&Authorship::ALL)?;
        let mut pieces = u.peek_bytes(u.len()).unwrap_or_default().split(|byte| *byte == BETWEEN);
        profile.person.preferred_name = words(pieces.next().unwrap_or_default());
        for piece in pieces {
            put(&mut profile, &mut Unstructured::new(piece))?;
        }
        Ok(Self { profile, choices, with_fonts })
    }
}

fn choices(u: &mut Unstructured<'_>) -> Result<Choices> {
    Ok(Choices {
        design: *u.choose(&Design::ALL)?,
        theme: *u.choose(&Theme::all())?,
        paper: *u.choose(&Paper::ALL)?,
        size: match u.int_in_range(0..=3)? {
            0 | 1 => None,
            2 => Some(f32::from(u8::arbitrary(u)?) / 4.0),
            _ => Some(f32::arbitrary(u)?),
        },
        pages: *u.choose(&[Pages::One, Pages::Two])?,
        photo: *u.choose(&[PhotoSize::AsDrawn, PhotoSize::Small])?,
    })
}

fn language(u: &mut Unstructured<'_>) -> Result<LanguageTag> {
    Ok(LanguageTag::try_from(*u.choose(&LANGUAGES)?).expect("a language tag"))
}

/// Puts what a piece says into the profile.
fn put(profile: &mut Profile, u: &mut Unstructured<'_>) -> Result<()> {
    let kind = u.int_in_range(0..=19)?;
    let person = &mut profile.person;
    match kind {
        13 => person.full_name = rest(u),
        14 => person.pronouns = rest(u),
        15 => profile.written.how = Some(rest(u)),
        16 => profile.written.by.push(Supporter { name: rest(u), role: String::new() }),
        17 => person.languages.push(language(u)?),
        18 => person.communication_needs.push(*u.choose(&CommunicationNeed::ALL)?),
        19 => person.photo.iter_mut().for_each(|photo| photo.description = rest(u)),
        section => profile.sections[Section::ALL[section]].push(line(u)?),
    }
    Ok(())
}

fn line(u: &mut Unstructured<'_>) -> Result<Entry> {
    let whose = *u.choose(&Whose::ALL)?;
    let language = if u.ratio(1, 2)? { Some(language(u)?) } else { None };
    // A name before the words: "Rukhsana: she likes her tea sweet".
    let all = rest(u);
    let (name, text) = match all.split_once(": ") {
        Some((name, text)) => (Some(name.to_owned()), text.to_owned()),
        None => (None, all),
    };
    let mut entry = Entry::own(text);
    entry.voice.whose = whose;
    entry.voice.name = name;
    entry.language = language;
    Ok(entry)
}

fn rest(u: &mut Unstructured<'_>) -> String {
    words(u.bytes(u.len()).unwrap_or_default())
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A JPEG of which there is no more than what is read for a page.
fn headers_of_a_photo() -> Photo {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 8, 0, 8, 3];
    jpeg.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]);
    Photo::from_jpeg(jpeg, "Laughing in her garden").expect("a JPEG")
}

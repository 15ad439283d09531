//! The bytes of a file as text.

use super::fault::{Fault, Mended, Noted, Place, Remark, Words, Wrong};
use super::{FileError, unfit};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text of a file, and what of its encoding was mended.
pub(super) fn decode<'a>(bytes: &'a [u8], remarks: &mut Noted<Remark>) -> Result<Cow<'a, str>, FileError> {
    let mut say = |mended| remarks.push(Remark { place: Place::line(1), mended });
    if let Some((encoding, skipped)) = utf_16(bytes) {
        let (text, has_faults) = encoding.decode_without_bom_handling(&bytes[skipped..]);
        say(Mended::Utf16);
        return if has_faults { Err(FileError::NotText) } else { Ok(text) };
    }
    let bytes = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_8 => {
            say(Mended::ByteOrderMark);
            &bytes[length..]
        }
        _ => bytes,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Cut off within its last letter: that the rest is missing as well is found where it is read.
        Err(fault) if fault.error_len().is_none() => String::from_utf8_lossy(&bytes[..fault.valid_up_to()]),
        Err(_) => {
            let text = windows_1252(bytes)?;
            say(Mended::Windows1252 { such_as: Words::of(word_with_a_mark(&text)) });
            text
        }
    };
    if text.contains('\0') { Err(FileError::NotText) } else { Ok(text) }
}

/// Which UTF-16 it is in, and how long its byte order mark is. JSON begins with two characters of ASCII, so that one
/// without a mark is known by the zeros.
fn utf_16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [1..=0xFF, 0, 1..=0xFF, 0, ..] => Some((UTF_16LE, 0)),
        [0, 1..=0xFF, 0, 1..=0xFF, ..] => Some((UTF_16BE, 0)),
        _ => None,
    }
}

/// Bytes that are no UTF-8 as older programs on Windows write them. Where some of them are UTF-8 all the same, the
/// file was put together from two, and nobody can say what which letter is.
fn windows_1252(bytes: &[u8]) -> Result<Cow<'_, str>, FileError> {
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        line += chunk.valid().matches('\n').count();
        if !chunk.valid().is_ascii() {
            let place = Place::line(line);
            return Err(unfit(Fault { place, wrong: Wrong::Letters }));
        }
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.contains(is_strange) { Err(FileError::NotText) } else { Ok(text) }
}

/// The first word with a letter beyond ASCII.
fn word_with_a_mark(text: &str) -> &str {
    let is_apart = |letter: char| !letter.is_alphanumeric();
    let mut words = text.split(is_apart);
    words.find(|word| !word.is_ascii()).unwrap_or_else(|| text.trim_matches(|letter: char| letter.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Vec<Mended>), FileError> {
        let mut remarks = Noted::new();
        let text = decode(bytes, &mut remarks)?.into_owned();
        Ok((text, remarks.first(9).0.iter().map(|remark| remark.mended.clone()).collect()))
    }

    fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_that_a_text_editor_writes_is_read() {
        assert_eq!(read("{Zoë".as_bytes()), Ok(("{Zoë".into(), vec![])));
        assert_eq!(read("\u{feff}{Zoë".as_bytes()), Ok(("{Zoë".into(), vec![Mended::ByteOrderMark])));
        let little = Ok(("{Zoë".into(), vec![Mended::Utf16]));
        assert_eq!(read(&utf_16("\u{feff}{Zoë", u16::to_le_bytes)), little);
        assert_eq!(read(&utf_16("\u{feff}{Zoë", u16::to_be_bytes)), little);
        assert_eq!(read(&utf_16("{Zoë", u16::to_le_bytes)), little);
        assert_eq!(read(&utf_16("{Zoë", u16::to_be_bytes)), little);
        let such_as = Words::of("Zoë");
        let older = Ok(("{“Zoë”".into(), vec![Mended::Windows1252 { such_as }]));
        assert_eq!(read(b"{\x93Zo\xeb\x94"), older);
    }

    #[test]
    fn what_is_no_text_is_not_taken_for_one() {
        assert_eq!(read(b"{\0\x01\x02"), Err(FileError::NotText));
        assert_eq!(read(b"{\xfe\x01\x02\x81"), Err(FileError::NotText));
        assert_eq!(read(b"\xff\xfe{\0\0\xd8{\0"), Err(FileError::NotText), "half a character of UTF-16");
    }

    #[test]
    fn letters_of_two_encodings_are_said_and_not_guessed() {
        let mixed = [b"\n\nZo\xc3\xab\n".as_slice(), b"caf\xe9\n"].concat();
        let wrong = Fault { place: Place::line(4), wrong: Wrong::Letters };
        assert_eq!(read(&mixed), Err(unfit(wrong)));
    }

    #[test]
    fn a_file_cut_off_within_a_letter_is_a_file_cut_off() {
        let cut = "{\"Zoë".as_bytes();
        assert_eq!(read(&cut[..cut.len() - 1]), Ok(("{\"Zo".into(), vec![])));
    }
}

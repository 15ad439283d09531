//! What a file is that is no profile, so that whoever chose it knows it again.

mod office;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or nothing but blanks.
    Empty,
    /// A PDF.
    Pdf,
    /// A document of Word or another writing program.
    Document,
    /// A table of a spreadsheet program.
    Spreadsheet,
    /// Slides.
    Slides,
    /// A file of an older program of Office, which one cannot be told.
    OlderOffice,
    /// A picture.
    Picture,
    /// A sound recording.
    Sound,
    /// A film.
    Film,
    /// A page for a web browser.
    WebPage,
    /// A folder or file packed into one.
    Packed,
    /// Plain text.
    Text,
    /// Something else.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Empty,
        Self::Pdf,
        Self::Document,
        Self::Spreadsheet,
        Self::Slides,
        Self::OlderOffice,
        Self::Picture,
        Self::Sound,
        Self::Film,
        Self::WebPage,
        Self::Packed,
        Self::Text,
        Self::Other,
    ];

    /// The name of this kind in the wording: `pdf`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Pdf => "pdf",
            Self::Document => "document",
            Self::Spreadsheet => "spreadsheet",
            Self::Slides => "slides",
            Self::OlderOffice => "older_office",
            Self::Picture => "picture",
            Self::Sound => "sound",
            Self::Film => "film",
            Self::WebPage => "web_page",
            Self::Packed => "packed",
            Self::Text => "text",
            Self::Other => "other",
        }
    }
}

/// What a file is, if its first letters show that it is no JSON.
pub(crate) fn other_than_json(bytes: &[u8]) -> Option<Kind> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.is_empty() {
        return Some(Kind::Empty);
    }
    if let Some(kind) = office::kind(bytes) {
        return Some(kind);
    }
    if let Some(found) = infer::get(bytes) {
        return Some(named(found.mime_type(), start));
    }
    match after_comments(start) {
        // JSON in UTF-8, or in UTF-16 with a byte order mark or without.
        [b'{' | b'[', ..] | [0, b'{' | b'[', ..] | [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => None,
        _ if starts_like(start, b"<svg") => Some(Kind::Picture),
        _ if start.iter().take(4096).any(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A)) => Some(Kind::Other),
        _ => Some(Kind::Text),
    }
}

/// The kind of file that goes by this name on the web, and begins so.
fn named(mime: &str, start: &[u8]) -> Kind {
    match mime.split_once('/') {
        Some(("image", _)) => Kind::Picture,
        Some(("audio", _)) => Kind::Sound,
        Some(("video", _)) => Kind::Film,
        Some((_, "pdf")) => Kind::Pdf,
        Some(("text", "html")) => Kind::WebPage,
        Some(("text", "xml")) if start.windows(4).take(4096).any(|here| here == b"<svg") => Kind::Picture,
        Some(("text", _)) => Kind::Text,
        Some((_, kind)) if kind.contains("word") || kind.contains("document.text") || kind == "rtf" => {
            Kind::Document
        }
        Some((_, kind)) if kind.contains("excel") || kind.contains("sheet") => Kind::Spreadsheet,
        Some((_, kind)) if kind.contains("powerpoint") || kind.contains("presentation") => Kind::Slides,
        Some((_, kind)) if kind.contains("zip") || kind.contains("compressed") || kind.contains("tar") => {
            Kind::Packed
        }
        _ => Kind::Other,
    }
}

/// What comes after comments as they stand in programs: reading a profile passes them over and says so.
fn after_comments(start: &[u8]) -> &[u8] {
    let mut rest = start;
    loop {
        let end: &[u8] = match rest {
            [b'/', b'/', ..] => b"\n",
            [b'/', b'*', ..] => b"*/",
            _ => return rest,
        };
        let after = rest[2..].windows(end.len()).position(|here| here == end);
        rest = after.map_or(&[][..], |at| rest[2 + at + end.len()..].trim_ascii_start());
    }
}

fn starts_like(start: &[u8], tag: &[u8]) -> bool {
    start.get(..tag.len()).is_some_and(|letters| letters.eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a packed file whose first member has that name.
    fn packed(member: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
        zip.extend((content.len() as u32).to_le_bytes());
        zip.extend((content.len() as u32).to_le_bytes());
        zip.extend((member.len() as u16).to_le_bytes());
        zip.extend([0, 0]);
        zip.extend(member.as_bytes());
        zip.extend(content);
        zip
    }

    #[test]
    fn what_people_choose_by_mistake_is_named() {
        let odt = packed("mimetype", b"application/vnd.oasis.opendocument.text");
        let cases: [(&[u8], Kind); 22] = [
            (b"", Kind::Empty),
            (b"\xEF\xBB\xBF \r\n", Kind::Empty),
            (b"%PDF-1.7\n", Kind::Pdf),
            (&packed("word/document.xml", b""), Kind::Document),
            (&packed("xl/workbook.xml", b""), Kind::Spreadsheet),
            (&packed("ppt/presentation.xml", b""), Kind::Slides),
            (&odt, Kind::Document),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::OlderOffice),
            (b"{\\rtf1 Tea}", Kind::Document),
            (&packed("kofi.json", b"{}"), Kind::Packed),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind::Picture),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Kind::Picture),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Kind::Picture),
            (b"<?xml version='1.0'?><svg/>", Kind::Picture),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Picture),
            (b"ID3\x04\0\0\0\0\0\0", Kind::Sound),
            (b"<!DOCTYPE html><p>Tea", Kind::WebPage),
            (b"Dear Nia,\nthank you for the tea.", Kind::Text),
            (b"\"Tea\"", Kind::Text),
            (b"// Tea\nand /* milk */", Kind::Text),
            (b"// Tea", Kind::Text),
            (b"\x07\x01\x02\x03", Kind::Other),
        ];
        for (bytes, kind) in cases {
            assert_eq!(other_than_json(bytes), Some(kind), "{bytes:?}");
        }
    }

    #[test]
    fn what_may_be_json_is_left_to_be_read() {
        let cases: [&[u8]; 8] = [
            b"// Joy's\r\n{",
            b"/* two\nlines */ // one\n{",
            b"{}",
            b" \n[1]",
            b"\xEF\xBB\xBF{",
            b"\xFF\xFE{\0}\0",
            b"{\0\"\0",
            b"\0{\0\"",
        ];
        for bytes in cases {
            assert_eq!(other_than_json(bytes), None, "{bytes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at_without_a_fault(bytes: Vec<u8>, which in 0..3_usize) {
            let start = [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<"][which];
            let _ = other_than_json(&[start, &bytes].concat());
        }
    }
}

//! Files of Office programs, by the names of what is packed in them. Nothing is unpacked.

use super::Kind;

/// How the older ones begin (Compound File Binary, \[MS-CFB\]), those of Word 97 to 2003 among them.
const OLDER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Each name in the directory of an older one stands at a multiple of so many bytes.
const DIRECTORY_ENTRY: usize = 128;
/// What the streams with the words of older ones are called.
const STREAMS: [(&str, Kind); 4] = [
    ("WordDocument", Kind::Document),
    ("Workbook", Kind::Spreadsheet),
    ("Book", Kind::Spreadsheet),
    ("PowerPoint Document", Kind::Slides),
];
/// How a newer one begins, which is a zip; and how the end of its list of contents begins, and each item of that.
const ZIP: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
const LISTED: &[u8] = b"PK\x01\x02";
/// How long the end of the list and an item of it are, without what may follow: a remark, a name and more.
const END_LENGTH: usize = 22;
const LISTED_LENGTH: usize = 46;
/// The part that every newer one has, in whatever order, and the folders of which one tells what it is.
const PARTS: &[u8] = b"[Content_Types].xml";
const FOLDERS: [(&[u8], Kind); 3] =
    [(b"word/", Kind::Document), (b"xl/", Kind::Spreadsheet), (b"ppt/", Kind::Slides)];

/// What a file of an Office program is.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(OLDER) {
        return Some(stream(bytes).unwrap_or(Kind::OlderOffice));
    }
    let names: Vec<&[u8]> = bytes.starts_with(ZIP).then(|| contents(bytes))?.collect();
    let known = names.iter().find_map(|name| FOLDERS.iter().find(|(folder, _)| name.starts_with(folder)));
    known.filter(|_| names.contains(&PARTS)).map(|(_, kind)| *kind)
}

/// What an older one is, by the first name in it that tells.
fn stream(bytes: &[u8]) -> Option<Kind> {
    let is = |entry: &[u8], name: &str| {
        let name = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
        name.zip(entry).all(|(wanted, found)| wanted == *found)
    };
    let mut entries = bytes.chunks_exact(DIRECTORY_ENTRY);
    let (_, kind) = entries.find_map(|entry| STREAMS.iter().find(|(name, _)| is(entry, name)))?;
    Some(*kind)
}

/// The names of what is packed in a zip, as far as its list of contents at the end can be read.
fn contents(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    // The remark after the end is of at most 65,535 bytes.
    let tail = bytes.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    let end = bytes[tail..].windows(END.len()).rposition(|here| here == END).map(|at| &bytes[tail + at..]);
    let start = end.and_then(|end| Some(u32::from_le_bytes(end.get(16..20)?.try_into().ok()?)));
    let mut rest = start.and_then(|start| bytes.get(usize::try_from(start).ok()?..)).unwrap_or_default();
    std::iter::from_fn(move || {
        let (item, after) = rest.starts_with(LISTED).then(|| rest.split_at_checked(LISTED_LENGTH))??;
        let length = |at: usize| usize::from(u16::from_le_bytes([item[at], item[at + 1]]));
        let (name, after) = after.split_at_checked(length(28))?;
        rest = after.get(length(30) + length(32)..).unwrap_or_default();
        Some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip with these names in it, all of them of nothing.
    fn zip(names: &[&str], remark: &str) -> Vec<u8> {
        let (mut packed, mut list) = (Vec::new(), Vec::new());
        for name in names {
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            list.extend([LISTED, &[0; 24], &length, &[1, 0], &[0; 14], name.as_bytes(), b"."].concat());
            packed.extend([ZIP, &[0; 22], &length, &[0; 2], name.as_bytes()].concat());
        }
        let (count, start) = ([0; 12], u32::try_from(packed.len()).unwrap().to_le_bytes());
        let remark_length = u16::try_from(remark.len()).unwrap().to_le_bytes();
        [packed, list, [END, &count, &start, &remark_length, remark.as_bytes()].concat()].concat()
    }

    #[test]
    fn what_is_packed_is_known_in_whatever_order_it_is() {
        for (names, wanted) in [
            (["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/document.xml"], Kind::Document),
            (
                ["docProps/app.xml", "docProps/core.xml", "xl/workbook.xml", "[Content_Types].xml"],
                Kind::Spreadsheet,
            ),
            (["[Content_Types].xml", "a", "b", "ppt/presentation.xml"], Kind::Slides),
        ] {
            assert_eq!(kind(&zip(&names, "")), Some(wanted), "{names:?}");
            assert_eq!(kind(&zip(&names, "packed by hand PK")), Some(wanted), "{names:?}");
        }
        assert_eq!(kind(&zip(&["[Content_Types].xml", "word/document.xml"], "")), Some(Kind::Document));
    }

    #[test]
    fn a_folder_that_somebody_packed_is_no_document() {
        assert_eq!(kind(&zip(&["kofi.json", "nia.json"], "")), None);
        assert_eq!(kind(&zip(&["word/letter.txt"], "")), None);
        assert_eq!(kind(&zip(&["[Content_Types].xml"], "")), None);
        assert_eq!(kind(ZIP), None);
    }

    #[test]
    fn an_older_file_is_known_by_its_streams_and_without_one_by_its_beginning() {
        let older = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut entry = [name, vec![0; DIRECTORY_ENTRY]].concat();
            entry.truncate(DIRECTORY_ENTRY);
            [OLDER, &[0; 504], &entry].concat()
        };
        assert_eq!(kind(&older("WordDocument")), Some(Kind::Document));
        assert_eq!(kind(&older("Workbook")), Some(Kind::Spreadsheet));
        assert_eq!(kind(&older("Book")), Some(Kind::Spreadsheet));
        assert_eq!(kind(&older("PowerPoint Document")), Some(Kind::Slides));
        assert_eq!(kind(&older("WordDocuments")), Some(Kind::OlderOffice));
        assert_eq!(kind(OLDER), Some(Kind::OlderOffice));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at_without_a_fault(bytes: Vec<u8>, list: Vec<u8>, start in 0..100_u32) {
            let _ = kind(&[ZIP, &bytes, LISTED, &list, END, &[0; 12], &start.to_le_bytes(), &[0; 2]].concat());
            let _ = kind(&[OLDER, &bytes].concat());
        }
    }
}

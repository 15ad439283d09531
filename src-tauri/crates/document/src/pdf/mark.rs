//! The end of a file, by which this program knows its own again: a comment before the last words that every PDF has.
//!
//! Whoever adds something to a file (a note, a signature) adds it behind that end, and whoever writes it anew leaves the
//! comment out. So where it is the last there is, nobody else has put anything of theirs into the file.

use super::syntax::count;
use crate::laid::FileKind;

impl FileKind {
    /// So many bytes at the end of a file are enough to know it by.
    pub const TAIL: usize = 80;

    /// Whether a file that ends so is of this kind, and has been left as this program wrote it.
    #[must_use]
    pub fn ends(self, tail: &[u8]) -> bool {
        let place = tail.strip_suffix(b"\n%%EOF\n").map(|rest| {
            let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            &rest[..rest.len() - digits]
        });
        place.is_some_and(|rest| rest.ends_with(self.mark()))
    }

    /// The comment, between the last object and the place of the table.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Page => b"\nendobj\n%What Matters page\nstartxref\n",
            Self::Sheet => b"\nendobj\n%What Matters recovery sheet\nstartxref\n",
        }
    }
}

/// Writes the end of a file of that kind, behind its last object. `table` is the place of the table of objects.
pub(super) fn write_end(out: &mut Vec<u8>, kind: FileKind, table: usize) {
    const LAST_OBJECT: &[u8] = b"\nendobj\n";
    debug_assert!(out.ends_with(LAST_OBJECT));
    out.extend(&kind.mark()[LAST_OBJECT.len()..]);
    count(out, table);
    out.extend(b"\n%%EOF\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(kind: FileKind, table: usize) -> Vec<u8> {
        let mut out = b"9 0 obj\n<<>>\nendobj\n".to_vec();
        write_end(&mut out, kind, table);
        out
    }

    fn tail(file: &[u8]) -> &[u8] {
        &file[file.len().saturating_sub(FileKind::TAIL)..]
    }

    #[test]
    fn a_file_is_known_by_its_end_and_taken_for_no_other_kind() {
        for table in [17, usize::try_from(u32::MAX).unwrap()] {
            for (kind, other) in [(FileKind::Page, FileKind::Sheet), (FileKind::Sheet, FileKind::Page)] {
                let file = [b"%PDF-1.7\n".repeat(40), ended(kind, table)].concat();
                assert!(kind.ends(tail(&file)) && !other.ends(tail(&file)));
            }
        }
    }

    #[test]
    fn a_file_that_somebody_has_added_to_is_not_this_programs_any_more() {
        let ours = ended(FileKind::Page, 17);
        let noted = [&ours, b"10 0 obj\n<<>>\nendobj\nstartxref\n99\n%%EOF\n".as_slice()].concat();
        let cut = &ours[..ours.len() - 1];
        let longer = [&ours, b"\n".as_slice()].concat();
        for other in [noted.as_slice(), cut, &longer, b"", b"%What Matters page\nstartxref\n17\n%%EOF\n"] {
            assert!(!FileKind::Page.ends(tail(other)), "{}", String::from_utf8_lossy(other));
        }
    }
}

//! The segments of a JPEG file, without a look at the picture itself (ITU-T T.81, annex B).

/// The markers that matter here: the second byte of each.
pub(in crate::photo) mod mark {
    pub(in crate::photo) const START: u8 = 0xD8;
    pub(in crate::photo) const END: u8 = 0xD9;
    pub(super) const SCAN: u8 = 0xDA;
    pub(super) const HUFFMAN: u8 = 0xC4;
    pub(super) const QUANTIZATION: u8 = 0xDB;
    pub(super) const RESTARTS: u8 = 0xDD;
    pub(super) const JFIF: u8 = 0xE0;
    pub(super) const ADOBE: u8 = 0xEE;
}

/// What the segments say.
#[derive(Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is something that a file says or not")]
pub(in crate::photo) struct Marks {
    /// Whether the file goes on to its end.
    pub(in crate::photo) whole: bool,
    /// Whether there is nothing in the file but the picture: no maker's notes, place, profile, comment or second
    /// picture, and nothing after its end.
    pub(in crate::photo) bare: bool,
    /// Whether a program of Adobe, or one that does as they do, has said how the colours are coded.
    pub(super) adobe: bool,
    /// Whether it comes in passes, each over all of the picture.
    pub(super) progressive: bool,
    /// How many scans begin in it.
    pub(super) scans: u32,
    /// Where the last segment ends that is there whole, with what there is of its scan.
    pub(super) readable: usize,
    /// The bytes that a decoder needs to keep such a picture between its passes; 0 where it needs nothing kept.
    pub(super) coefficients: u64,
    /// How many rows are coded together.
    pub(super) block_rows: u32,
    /// Width and height in pixels, if there is a picture.
    pub(in crate::photo) size: Option<(u32, u32)>,
}

impl Marks {
    /// Goes from segment to segment.
    pub(in crate::photo) fn of(bytes: &[u8]) -> Self {
        let mut marks =
            Self { bare: bytes.starts_with(&[0xFF, mark::START]), block_rows: 16, ..Self::default() };
        let mut frame = Frame::default();
        let mut at = 2;
        while let Some((marker, after)) = next_marker(bytes, at) {
            marks.bare &= after == at + 2;
            at = after;
            match marker {
                mark::END => {
                    marks.whole = true;
                    marks.bare &= at == bytes.len();
                    break;
                }
                // Restarts, and what has no length.
                0x01 | 0xD0..=0xD8 => continue,
                _ => {}
            }
            let Some(length) = bytes.get(at..at + 2).map(|l| usize::from(l[0]) << 8 | usize::from(l[1]))
            else {
                break;
            };
            let Some(content) = bytes.get(at + 2..at + length.max(2)) else { break };
            marks.bare &= is_picture(marker, content);
            match marker {
                0xC0..=0xCF if !matches!(marker, mark::HUFFMAN | 0xC8 | 0xCC) => {
                    frame = Frame::of(content);
                    marks.progressive = marker & 3 == 2;
                    marks.block_rows = frame.block_rows;
                    marks.size = Some(frame.size);
                }
                mark::ADOBE => marks.adobe |= content.starts_with(b"Adobe"),
                // A scan with some of the channels: the decoder keeps them until it has them all.
                mark::SCAN if marks.progressive || content.first() != Some(&frame.channels) => {
                    marks.coefficients = marks.coefficients.max(frame.coefficients);
                }
                _ => {}
            }
            at += length.max(2);
            if marker == mark::SCAN {
                marks.scans += 1;
                at = scan_end(bytes, at);
            }
            marks.readable = at;
        }
        marks
    }
}

/// The marker at that place or after it, and where it ends.
fn next_marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let mut at = from + bytes.get(from..)?.iter().position(|byte| *byte == 0xFF)?;
    // There may be any number of them before it.
    at += bytes[at..].iter().position(|byte| *byte != 0xFF)?;
    Some((bytes[at], at + 1))
}

/// Where the data of a scan ends: at the next marker that is not one of its own.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let data = bytes.get(from..).unwrap_or_default();
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    data.windows(2).position(ends).map_or(bytes.len(), |length| from + length)
}

/// Whether a segment belongs to the picture, and is not something beside it.
fn is_picture(marker: u8, content: &[u8]) -> bool {
    match marker {
        mark::HUFFMAN | mark::QUANTIZATION | mark::RESTARTS | mark::SCAN | 0xC0..=0xC2 => true,
        // Without a small picture of its own: that may show what was cut away.
        mark::JFIF => content.len() == 14 && content.starts_with(b"JFIF\0") && content.ends_with(&[0, 0]),
        _ => false,
    }
}

/// What a frame header says (B.2.2).
#[derive(Default)]
struct Frame {
    size: (u32, u32),
    channels: u8,
    coefficients: u64,
    block_rows: u32,
}

impl Frame {
    fn of(content: &[u8]) -> Self {
        let [_, h1, h2, w1, w2, channels, each @ ..] = content else { return Self::default() };
        let (height, width) = (u16::from_be_bytes([*h1, *h2]), u16::from_be_bytes([*w1, *w2]));
        let factors: Vec<(u64, u64)> = each
            .chunks_exact(3)
            .map(|channel| (u64::from(channel[1] >> 4), u64::from(channel[1] & 15)))
            .collect();
        let across = factors.iter().map(|(across, _)| *across).max().unwrap_or(1).max(1);
        let down = factors.iter().map(|(_, down)| *down).max().unwrap_or(1).max(1);
        let units = u64::from(width).div_ceil(8 * across) * u64::from(height).div_ceil(8 * down);
        let blocks: u64 = factors.iter().map(|(across, down)| across * down).sum();
        // 64 to a block, two bytes each.
        Self {
            size: (width.into(), height.into()),
            channels: *channels,
            coefficients: units * blocks * 128,
            block_rows: 8 * down as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG with these segments between its start and its one scan, and with what follows.
    fn jpeg(segments: &[(u8, &[u8])], end: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xFF, mark::START];
        let scan: (u8, &[u8]) = (mark::SCAN, &[3, 1, 0, 2, 17, 3, 17, 0, 63, 0]);
        for (marker, content) in segments.iter().chain([&scan]) {
            bytes.extend([0xFF, *marker]);
            bytes.extend((content.len() as u16 + 2).to_be_bytes());
            bytes.extend(*content);
        }
        bytes.extend([1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4]);
        bytes.extend(end);
        bytes
    }

    const JFIF: (u8, &[u8]) = (mark::JFIF, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    /// 33 × 20 pixels, three channels, the first with twice as many samples across and down.
    const FRAME: &[u8] = &[8, 0, 20, 0, 33, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    const END: &[u8] = &[0xFF, mark::END];

    #[test]
    fn a_picture_and_nothing_else_is_bare() {
        let file = jpeg(&[JFIF, (0xC0, FRAME)], END);
        assert_eq!(
            Marks::of(&file),
            Marks {
                whole: true,
                bare: true,
                scans: 1,
                readable: file.len() - END.len(),
                block_rows: 16,
                size: Some((33, 20)),
                ..Marks::default()
            }
        );
    }

    #[test]
    fn whatever_else_is_in_a_file_is_seen() {
        let bare = |segments: &[(u8, &[u8])], end: &[u8]| Marks::of(&jpeg(segments, end)).bare;
        assert!(bare(&[JFIF], END));
        assert!(!bare(&[(0xE1, b"Exif\0\0MM\0*")], END), "what the camera knows");
        assert!(!bare(&[(0xE2, b"ICC_PROFILE\0")], END), "a profile");
        assert!(!bare(&[(0xFE, b"at home")], END), "a comment");
        assert!(!bare(&[(mark::JFIF, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc")], END), "a small picture");
        assert!(!bare(&[(mark::JFIF, b"JFXX\0\x10abcdefgh")], END), "a small picture of another kind");
        assert!(!bare(&[JFIF], b"\xFF\xD9a film"), "something after the end");
        assert!(!bare(&[JFIF], b"\xFF\xE1\0\x08place \xFF\xD9"), "something after the scan");
        assert!(!Marks::of(b"").bare);
    }

    #[test]
    fn a_file_that_ends_too_soon_is_not_whole() {
        let whole = jpeg(&[JFIF, (0xC0, FRAME)], END);
        assert!(Marks::of(&whole).whole);
        for length in 0..whole.len() {
            assert!(!Marks::of(&whole[..length]).whole, "{length}");
        }
    }

    #[test]
    fn a_segment_of_which_the_end_is_missing_is_left_out() {
        let scan = jpeg(&[JFIF, (0xC2, FRAME)], &[]);
        let cut = [scan.as_slice(), &[0xFF, mark::HUFFMAN, 0, 20, 1, 2]].concat();
        assert_eq!(Marks::of(&cut).readable, scan.len());
    }

    #[test]
    fn what_a_picture_in_passes_takes_is_counted() {
        // 3 × 2 units of 16 × 16 pixels, six blocks each.
        let all = 3 * 2 * 6 * 128;
        let progressive = Marks::of(&jpeg(&[(0xC2, FRAME)], END));
        assert!(progressive.progressive && progressive.coefficients == all);
        assert_eq!(Marks::of(&jpeg(&[(0xC0, FRAME)], END)).coefficients, 0);
        let one: (u8, &[u8]) = (mark::SCAN, &[1, 1, 0, 0, 63, 0]);
        assert_eq!(Marks::of(&jpeg(&[(0xC0, FRAME), one], END)).coefficients, all, "channel after channel");
    }

    #[test]
    fn programs_of_adobe_are_known() {
        assert!(Marks::of(&jpeg(&[(mark::ADOBE, b"Adobe\0d\0\0\0\0\x02")], END)).adobe);
        assert!(!Marks::of(&jpeg(&[(mark::ADOBE, b"Ducky")], END)).adobe);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_gone_through_without_a_fault(bytes: Vec<u8>) {
            let _ = Marks::of(&[&[0xFF, mark::START], bytes.as_slice()].concat());
        }
    }
}

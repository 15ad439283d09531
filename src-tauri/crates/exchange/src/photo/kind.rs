//! What kind of file some bytes are, by what stands at their beginning: a file's name may say anything.

/// A kind of picture that a photo can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG: most cameras and telephones.
    Jpeg,
    /// PNG: screenshots, drawings.
    Png,
    /// WebP: pages of the web.
    WebP,
    /// GIF. Of several pictures, the first.
    Gif,
    /// BMP: old programs on Windows.
    Bmp,
    /// TIFF: scanners. Of several pictures, the first.
    Tiff,
    /// HEIC, or another picture in the container HEIF: newer telephones.
    Heic,
    /// AVIF: pages of the web.
    Avif,
}

/// A kind of file that no photo can be made of, and that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// SVG, EPS and others that are made of lines.
    Drawing,
    /// PDF.
    Pdf,
    /// JPEG XL.
    JpegXl,
    /// JPEG 2000.
    Jpeg2000,
    /// What a camera's sensor saw, before it became a picture: DNG, CR2, NEF and others.
    Raw,
    /// Photoshop.
    Photoshop,
    /// Icons and pointers of Windows.
    Icon,
    /// A film: MP4, `QuickTime` and others.
    Film,
    /// A page of the web, saved in place of the picture on it.
    WebPage,
    /// A text document, or several files packed into one.
    Document,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Jpeg, Self::Png, Self::WebP, Self::Gif, Self::Bmp, Self::Tiff, Self::Heic, Self::Avif];

    /// How the names of its files end, the usual ending first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::WebP => &["webp"],
            Self::Gif => &["gif"],
            Self::Bmp => &["bmp", "dib"],
            Self::Tiff => &["tif", "tiff"],
            Self::Heic => &["heic", "heif", "hif"],
            Self::Avif => &["avif"],
        }
    }

    /// The kind of a file; if it is none of them, what else it is, as far as that is known.
    pub fn of(bytes: &[u8]) -> Result<Self, Option<Other>> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', 42, 0, ..] if bytes.get(8..10) == Some(b"CR") => Err(Some(Other::Raw)),
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Ok(Self::Tiff),
            // The length of the second header: those of OS/2 and of each Windows.
            [b'B', b'M', ..]
                if matches!(bytes.get(14..18), Some([12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0])) =>
            {
                Ok(Self::Bmp)
            }
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => boxed(bytes),
            _ => Err(other(bytes)),
        }
    }
}

/// The kind of a file made of boxes (ISO/IEC 14496-12), by the brands it names: pictures and films are both made so.
fn boxed(bytes: &[u8]) -> Result<Kind, Option<Other>> {
    let length = bytes.first_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let stated = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    // The brand that comes first, its version, and those it can be read as.
    let brands: Vec<&[u8]> =
        stated.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1).map(|(_, brand)| brand).collect();
    let named = |wanted: &[&[u8; 4]]| brands.iter().any(|brand| wanted.iter().any(|name| *brand == *name));
    if named(&[b"avif", b"avis"]) {
        Ok(Kind::Avif)
    } else if named(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"]) {
        Ok(Kind::Heic)
    } else if named(&[b"crx "]) {
        Err(Some(Other::Raw))
    } else {
        Err(Some(Other::Film))
    }
}

/// What else a file is.
fn other(bytes: &[u8]) -> Option<Other> {
    let begins = |with: &[&[u8]]| with.iter().any(|with| bytes.starts_with(with));
    if begins(&[b"\xFF\x0A", b"\0\0\0\x0CJXL "]) {
        Some(Other::JpegXl)
    } else if begins(&[b"\0\0\0\x0CjP  ", b"\xFF\x4F\xFF\x51"]) {
        Some(Other::Jpeg2000)
    } else if begins(&[b"IIRO", b"IIRS", b"IIU\0", b"MMOR", b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM"]) {
        Some(Other::Raw)
    } else if begins(&[b"8BPS"]) {
        Some(Other::Photoshop)
    } else if begins(&[b"\0\0\x01\0", b"\0\0\x02\0"]) {
        Some(Other::Icon)
    } else if begins(&[b"\x1A\x45\xDF\xA3", b"\0\0\x01\xBA", b"OggS"]) || is_avi(bytes) {
        Some(Other::Film)
    } else if begins(&[b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"{\\rtf", b"7z\xBC\xAF", b"Rar!"]) {
        Some(Other::Document)
    } else if begins(&[b"%!PS", b"\xC5\xD0\xD3\xC6", b"\xD7\xCD\xC6\x9A", b"<svg"]) {
        Some(Other::Drawing)
    } else {
        text(&bytes[..bytes.len().min(4096)])
    }
}

fn is_avi(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..11) == Some(b"AVI")
}

/// What a file is that begins with words: a PDF may have something before it, an SVG begins as any XML does.
fn text(begin: &[u8]) -> Option<Other> {
    let begin = String::from_utf8_lossy(begin).to_lowercase();
    let words = begin.trim_start_matches('\u{feff}').trim_start();
    if begin.contains("%pdf-") {
        Some(Other::Pdf)
    } else if words.starts_with('<') && begin.contains("<svg") {
        Some(Other::Drawing)
    } else if words.starts_with("<!doctype html") || words.starts_with("<html") {
        Some(Other::WebPage)
    } else {
        None
    }
}

impl Other {
    /// Its name in the wording: `jpeg_xl`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Drawing => "drawing",
            Self::Pdf => "pdf",
            Self::JpegXl => "jpeg_xl",
            Self::Jpeg2000 => "jpeg_2000",
            Self::Raw => "raw",
            Self::Photoshop => "photoshop",
            Self::Icon => "icon",
            Self::Film => "film",
            Self::WebPage => "web_page",
            Self::Document => "document",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_how_it_begins() {
        let kinds: [(&[u8], Kind); 12] = [
            (b"\xFF\xD8\xFF\xE0", Kind::Jpeg),
            (b"\x89PNG\r\n\x1A\n", Kind::Png),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Kind::WebP),
            (b"GIF87a", Kind::Gif),
            (b"GIF89a", Kind::Gif),
            (b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Kind::Bmp),
            (b"II*\0\x08\0\0\0", Kind::Tiff),
            (b"MM\0*\0\0\0\x08", Kind::Tiff),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Kind::Heic),
            (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", Kind::Avif),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Kind::Avif),
        ];
        for (bytes, kind) in kinds {
            assert_eq!(Kind::of(bytes), Ok(kind), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_picture_is_named_where_it_is_known() {
        let others: [(&[u8], Option<Other>); 17] = [
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Some(Other::Drawing)),
            (b"\xEF\xBB\xBF\n<?xml version='1.0'?><!-- a sun --><SVG/>", Some(Other::Drawing)),
            (b"%!PS-Adobe-3.0 EPSF-3.0", Some(Other::Drawing)),
            (b"%PDF-1.7", Some(Other::Pdf)),
            (b"\xFF\x0A\xFA\x1F", Some(Other::JpegXl)),
            (b"\0\0\0\x0CJXL \r\n\x87\n", Some(Other::JpegXl)),
            (b"\0\0\0\x0CjP  \r\n\x87\n", Some(Other::Jpeg2000)),
            (b"II*\0\x10\0\0\0CR\x02\0", Some(Other::Raw)),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Some(Other::Raw)),
            (b"8BPS\0\x01", Some(Other::Photoshop)),
            (b"\0\0\x01\0\x01\0", Some(Other::Icon)),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Some(Other::Film)),
            (b"RIFF\x10\0\0\0AVI LIST", Some(Other::Film)),
            (b"<!DOCTYPE html><html><img src='photo.jpg'>", Some(Other::WebPage)),
            (b"PK\x03\x04\x14\0", Some(Other::Document)),
            (b"BMX is what I like", None),
            (b"", None),
        ];
        for (bytes, other) in others {
            assert_eq!(Kind::of(bytes), Err(other), "{}", bytes.escape_ascii());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at_without_a_fault(bytes: Vec<u8>, brands: Vec<u8>) {
            let _ = Kind::of(&bytes);
            let _ = Kind::of(&[&bytes[..bytes.len().min(4)], b"ftyp", &brands].concat());
        }
    }
}

//! A person's photo, as it is kept: an sRGB JPEG with nothing else in it.

use base64::{Engine, prelude::BASE64_STANDARD};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A JPEG in RGB, 8 bits a channel, without metadata, upright, at most [`crate::limits::PHOTO_BYTES`] long.
///
/// The bytes go into the page as they are, so only what every reader of PDF can show is let in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, try_from = "Stored")]
pub struct Photo {
    #[serde(serialize_with = "as_base64")]
    jpeg: Vec<u8>,
    /// Width in pixels.
    #[serde(skip)]
    width: u32,
    /// Height in pixels.
    #[serde(skip)]
    height: u32,
    /// Who and what is on it, for somebody who does not see it: "Amina laughing in her garden".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// A person's photo: a JPEG in red, green and blue, and what is on it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Photo")]
struct Stored {
    /// The picture's file, in base64. It is written as a JPEG; HEIC, PNG, WebP, AVIF, TIFF, GIF and BMP are read as well.
    #[serde(deserialize_with = "from_base64")]
    #[schemars(with = "String", extend("contentEncoding" = "base64"))]
    jpeg: Vec<u8>,
    /// Who and what is on it, for somebody who does not see it.
    #[serde(default)]
    #[schemars(length(max = crate::limits::LINE))]
    description: String,
}

/// These bytes are not a photo that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhoto {
    /// Not a JPEG, or not a whole one.
    #[error("the photo is not a JPEG picture")]
    NotJpeg,
    /// A JPEG, but not in red, green and blue.
    #[error("the photo is not in red, green and blue")]
    NotRgb,
    /// More than [`crate::limits::PHOTO_BYTES`].
    #[error("the photo is too large to keep")]
    TooLarge,
}

impl Photo {
    /// Keeps a JPEG with its description. Looks at its headers, does not decode it.
    pub fn from_jpeg(jpeg: Vec<u8>, description: impl Into<String>) -> Result<Self, NotAPhoto> {
        if jpeg.len() > crate::limits::PHOTO_BYTES {
            return Err(NotAPhoto::TooLarge);
        }
        let frame = frame(&jpeg).ok_or(NotAPhoto::NotJpeg)?;
        if frame.channels != 3 || frame.bits != 8 {
            return Err(NotAPhoto::NotRgb);
        }
        Ok(Self { jpeg, width: frame.width, height: frame.height, description: description.into() })
    }

    /// The file's bytes.
    #[must_use]
    pub fn jpeg(&self) -> &[u8] {
        &self.jpeg
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

struct Frame {
    bits: u8,
    width: u32,
    height: u32,
    channels: u8,
}

/// Reads the frame header (ITU-T T.81, B.2.2): walks the segments to the first SOF marker.
fn frame(jpeg: &[u8]) -> Option<Frame> {
    if !jpeg.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let header = jpeg.get(at..at + 4)?;
        if header[0] != 0xFF {
            return None;
        }
        let (marker, length) = (header[1], usize::from(u16::from_be_bytes([header[2], header[3]])));
        // C0 to CF are frames, but for the tables (C4), the extension (C8) and arithmetic coding (CC).
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let f = jpeg.get(at + 4..at + 10)?;
            let height = u32::from(u16::from_be_bytes([f[1], f[2]]));
            let width = u32::from(u16::from_be_bytes([f[3], f[4]]));
            return (width > 0 && height > 0).then_some(Frame { bits: f[0], width, height, channels: f[5] });
        }
        if length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

impl TryFrom<Stored> for Photo {
    type Error = NotAPhoto;
    fn try_from(stored: Stored) -> Result<Self, NotAPhoto> {
        Self::from_jpeg(stored.jpeg, stored.description)
    }
}

fn as_base64<S: Serializer>(jpeg: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64_STANDARD.encode(jpeg))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    BASE64_STANDARD.decode(text).map_err(|_| serde::de::Error::custom("the photo is not base64"))
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Photo({} × {}, {} bytes)", self.width, self.height, self.jpeg.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headers of a 4 × 3 picture with so many channels; no picture data.
    fn headers(channels: u8) -> Vec<u8> {
        let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0];
        jpeg.extend([0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, channels, 0, 0, 0]);
        jpeg
    }

    #[test]
    fn reads_the_size() {
        assert_eq!(Photo::from_jpeg(headers(3), "").unwrap().size(), (4, 3));
    }

    #[test]
    fn refuses_what_a_page_cannot_show() {
        assert_eq!(Photo::from_jpeg(headers(4), ""), Err(NotAPhoto::NotRgb));
        assert_eq!(Photo::from_jpeg(headers(1), ""), Err(NotAPhoto::NotRgb));
        assert_eq!(Photo::from_jpeg(vec![], ""), Err(NotAPhoto::NotJpeg));
        assert_eq!(Photo::from_jpeg(b"<svg/>".to_vec(), ""), Err(NotAPhoto::NotJpeg));
        let huge = vec![0xFF; crate::limits::PHOTO_BYTES + 1];
        assert_eq!(Photo::from_jpeg(huge, ""), Err(NotAPhoto::TooLarge));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_a_fault(bytes: Vec<u8>) {
            let mut jpeg = vec![0xFF, 0xD8];
            jpeg.extend(bytes);
            let _ = Photo::from_jpeg(jpeg, "");
        }
    }
}

//! How much memory a picture may take: counted from what its file says of its size, before any of it is decoded.

use super::PhotoError;

/// What one pixel takes in the end, in red, green and blue.
pub(super) const RGB: u64 = 3;

/// The memory that there is for decoding a picture, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room(pub(super) u64);

impl Room {
    /// As much as the 200 million pixels take that the largest cameras of telephones have. It is given back as soon as
    /// the picture is made smaller.
    pub(super) const USUAL: Self = Self(640 << 20);

    /// Refuses a picture of that size if there is no room for it. `bytes` is what a pixel takes while it is decoded, its
    /// place in the picture that comes of it included.
    pub(super) fn check(self, (width, height): (u32, u32), bytes: u64) -> Result<(), PhotoError> {
        self.check_total((width, height), (u64::from(width) * u64::from(height)).saturating_mul(bytes))
    }

    /// The same, with what all of the picture takes.
    pub(super) fn check_total(self, (width, height): (u32, u32), bytes: u64) -> Result<(), PhotoError> {
        if width == 0 || height == 0 {
            return Err(PhotoError::Broken);
        }
        if bytes > self.0 { Err(PhotoError::TooManyPixels { width, height }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_cameras_fit_and_more_does_not() {
        let check = |size, bytes| Room::USUAL.check(size, bytes);
        assert!(check((16_320, 12_240), RGB).is_ok());
        assert!(matches!(
            check((30_000, 30_000), RGB),
            Err(PhotoError::TooManyPixels { width: 30_000, height: 30_000 })
        ));
        assert!(matches!(check((u32::MAX, u32::MAX), u64::MAX), Err(PhotoError::TooManyPixels { .. })));
        assert!(matches!(check((0, 7), RGB), Err(PhotoError::Broken)));
    }
}

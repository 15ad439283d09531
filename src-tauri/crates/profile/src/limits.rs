//! How much a profile holds. Generous for people, and small enough that a broken or hostile file cannot fill a
//! machine. Lengths are counted in characters (Unicode scalar values).

/// The longest text of one entry.
pub const ENTRY: usize = 4_000;
/// The longest name, pronoun or other one-line answer.
pub const LINE: usize = 1_000;
/// The most entries in one profile.
pub const ENTRIES: usize = 2_000;
/// The most languages, supporters or needs in one list.
pub const LIST: usize = 60;
/// The largest photo kept in a profile, in bytes of JPEG.
pub const PHOTO_BYTES: usize = 4 << 20;
/// The largest profile file read, in bytes: a photo in base64 and every entry at its longest stay well below.
pub const FILE_BYTES: usize = 48 << 20;

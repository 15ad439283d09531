//! What can go wrong with writing a page.

/// Why a laid page was not written as a PDF. Nothing in it repeats words of the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The page would break a rule of PDF/UA: a fault of this program, caught before it is printed.
    #[error("the page is not sound: {0}")]
    Unsound(&'static str),
    /// A font could not be cut down to what the page uses.
    #[error("the font {0} could not be made ready for the file")]
    Font(&'static str),
    /// The file could not be put together.
    #[error("the PDF file could not be put together")]
    File,
}

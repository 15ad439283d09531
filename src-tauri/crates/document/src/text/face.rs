//! A face: one font file of one weight.

/// One font file of one weight.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name, as it stands in the PDF.
    pub name: &'static str,
    /// The family under which the shaper knows it.
    pub family: &'static str,
    /// Whether it is the heavy one of its family.
    pub bold: bool,
    /// The TrueType file.
    pub data: &'static [u8],
}

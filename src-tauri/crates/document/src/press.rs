//! The press: fonts and caches, and the way from a profile to a page.

use crate::choices::Choices;
use crate::designs;
use crate::display::{DisplayList, Mark};
use crate::pdf::{self, FileKind};
use crate::report::Report;
use crate::shape::Shaper;
use crate::svg;
use crate::wanted::wanted;
use crate::writing::{SystemFont, Writing};
use profile::{Date, LanguageTag, Profile};
use std::fmt;

/// Points to an inch.
const POINTS: f32 = 72.0;
/// A photo with fewer dots an inch than that prints soft: one sees it at arm's length.
pub const SHARP: f32 = 150.0;

/// The fonts, ready to shape, and what was made of them before. One for each thread that prints.
pub struct Press {
    pub(crate) shaper: Shaper,
    pub(crate) stock: pdf::Stock,
    pub(crate) outlines: svg::Outlines,
}

/// A page, laid out and ready to be written.
#[derive(Debug)]
pub struct Laid {
    pub(crate) list: DisplayList,
    pub(crate) about: About,
    pub(crate) report: Report,
    /// Whether a page of it gives out somebody else's words as the person's own.
    pub(crate) conceals: bool,
}

/// What the file says of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct About {
    /// The title of the file.
    pub title: String,
    /// The language of the page.
    pub language: LanguageTag,
    /// The date the profile was written, if it is known.
    pub on: Option<Date>,
    /// What the file is.
    pub kind: FileKind,
}

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

impl Press {
    /// A press with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        Self { shaper: Shaper::new(), stock: pdf::Stock::default(), outlines: svg::Outlines::default() }
    }

    /// The writings that a profile needs and that this press has no font for, each once.
    #[must_use]
    pub fn wants(&self, profile: &Profile) -> Vec<Writing> {
        let fonts = self.shaper.fonts();
        wanted(profile).into_iter().filter(|writing| !fonts.writes(*writing)).collect()
    }

    /// Takes in fonts of the machine, for writings that have none here. They are kept as long as the program runs; of
    /// several for one writing and weight, the first that any press took in is used.
    pub fn adopt(&mut self, fonts: impl IntoIterator<Item = SystemFont>) {
        for font in fonts {
            self.shaper.adopt(font);
        }
    }

    /// Forgets every word it has laid out. To be called when a library is locked.
    pub fn forget(&mut self) {
        self.shaper.forget();
        self.stock.forget();
    }

    /// Lays a profile out.
    pub fn lay_out(&mut self, profile: &Profile, choices: &Choices) -> Laid {
        designs::lay_out(self, profile, choices)
    }

    /// Shapes the words of a profile and puts them nowhere: the first half of [`Self::lay_out`], to be timed by itself.
    #[doc(hidden)]
    pub fn shape(&mut self, profile: &Profile) -> usize {
        designs::shape(self, profile)
    }

    /// Writes a laid page as a PDF: tagged (PDF/UA-1), archival (PDF/A-2a), the same bytes for the same page.
    pub fn pdf(&mut self, laid: &Laid) -> Result<Vec<u8>, DocumentError> {
        pdf::write(&mut self.stock, &laid.list, &laid.about)
    }

    /// Writes one page, counted from 0, as an SVG picture that needs nothing beside it; nothing where there is no such
    /// page.
    pub fn svg(&mut self, laid: &Laid, page: usize) -> Option<String> {
        svg::write(&mut self.outlines, &laid.list, page, &laid.about)
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Laid {
    /// How the page came out.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Width and height of the first page, in points.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        self.list.pages.first().map_or((0.0, 0.0), |page| (page.width, page.height))
    }

    /// At how many dots an inch the photo prints, where it is largest; nothing where there is none.
    #[must_use]
    pub fn photo_dots(&self) -> Option<f32> {
        let width = self.list.photo.as_ref()?.width as f32;
        self.photo_frames().map(|[_, _, across, _]| width / across * POINTS).min_by(f32::total_cmp)
    }

    /// At how many dots an inch the photo prints, where these are too few for it to look sharp.
    #[must_use]
    pub fn soft_photo(&self) -> Option<f32> {
        self.photo_dots().filter(|dots| *dots < SHARP)
    }

    /// How many pixels a side a photo of the same shape needs, to print with [`SHARP`] dots an inch where it is largest;
    /// 0 where there is none.
    #[must_use]
    pub fn photo_needs(&self) -> u32 {
        let longest = self.photo_frames().map(|[_, _, across, down]| across.max(down)).fold(0.0, f32::max);
        (longest / POINTS * SHARP).ceil() as u32
    }

    /// The places of the photo, with what of it is masked.
    fn photo_frames(&self) -> impl Iterator<Item = [f32; 4]> {
        self.list.items().filter_map(|(_, item)| match item.mark {
            Mark::Photo { frame, .. } => Some(frame),
            _ => None,
        })
    }

    /// Everything on the page.
    #[must_use]
    pub fn list(&self) -> &DisplayList {
        &self.list
    }

    /// What the file will say of itself.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Press")
    }
}

impl fmt::Debug for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "About({}, {:?})", self.language, self.on)
    }
}

//! A page that is laid out, and what the file made of it says of itself.

use crate::display::{DisplayList, Mark};
use crate::report::Report;
use profile::{Date, LanguageTag};
use std::fmt;

/// Points to an inch.
const POINTS: f32 = 72.0;
/// A photo with fewer dots an inch than that prints soft: one sees it at arm's length.
pub const SHARP: f32 = 150.0;

/// A page, laid out and ready to be written.
#[derive(Debug)]
pub struct Laid {
    pub(crate) list: DisplayList,
    pub(crate) about: About,
    pub(crate) report: Report,
    /// Whether a page of it gives out somebody else's words as the person's own.
    pub(crate) conceals: bool,
}

/// What a PDF of this program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Somebody's page: it can be printed again.
    Page,
    /// A sheet with a recovery code: what stands on it stands nowhere else.
    Sheet,
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

impl fmt::Debug for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "About({}, {:?})", self.language, self.on)
    }
}

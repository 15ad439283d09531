//! The press: fonts and caches, and the way from a profile to a page.

use crate::choices::Choices;
use crate::designs;
use crate::error::DocumentError;
use crate::laid::Laid;
use crate::pdf;
use crate::svg;
use crate::text::para::Typesetter;
use crate::text::system_fonts::SystemFont;
use crate::wanted::wanted;
use profile::Profile;
use script::Writing;
use std::fmt;

/// The fonts, ready to shape, and what was made of them before. One for each thread that prints.
pub struct Press {
    pub(crate) typesetter: Typesetter,
    pub(crate) stock: pdf::Stock,
    pub(crate) outlines: svg::Outlines,
}

impl Press {
    /// A press with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            typesetter: Typesetter::new(),
            stock: pdf::Stock::default(),
            outlines: svg::Outlines::default(),
        }
    }

    /// The writings that a profile needs and that this press has no font for, each once.
    #[must_use]
    pub fn wants(&self, profile: &Profile) -> Vec<Writing> {
        let fonts = self.typesetter.fonts();
        wanted(profile).into_iter().filter(|writing| !fonts.writes(*writing)).collect()
    }

    /// Takes in fonts of the machine, for writings that have none here. They are kept as long as the program runs; of
    /// several for one writing and weight, the first that any press took in is used.
    pub fn adopt(&mut self, fonts: impl IntoIterator<Item = SystemFont>) {
        for font in fonts {
            self.typesetter.adopt(font);
        }
    }

    /// Forgets every word it has laid out. To be called when a library is locked.
    pub fn forget(&mut self) {
        self.typesetter.forget();
        self.stock.forget();
    }

    /// Lays a profile out.
    pub fn lay_out(&mut self, profile: &Profile, choices: &Choices) -> Laid {
        designs::lay_out(&mut self.typesetter, profile, choices)
    }

    /// Shapes the words of a profile and puts them nowhere: the first half of [`Self::lay_out`], to be timed by itself.
    #[doc(hidden)]
    pub fn shape(&mut self, profile: &Profile) -> usize {
        designs::shape(&mut self.typesetter, profile)
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

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Press")
    }
}

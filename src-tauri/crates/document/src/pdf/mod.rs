//! The PDF writer: the marks of each page, the structure around them, and the file. printpdf makes the fonts.

mod blanks;
mod conformance;
mod content;
mod file;
mod fonts;
mod graphics;
mod icc;
mod mark;
mod pack;
mod spelling;
mod subset;
mod syntax;
mod tagging;
mod text;
mod xmp;

use crate::display::{DisplayList, Page, Picture};
use crate::error::DocumentError;
use crate::laid::About;
use file::{File, Id};
use fonts::{PageFonts, Subsets};
use pack::Packer;
use syntax::{count, decimals, name, number};

/// What the writer keeps from file to file.
pub(crate) struct Stock {
    subsets: Subsets,
    packer: Packer,
}

impl Default for Stock {
    fn default() -> Self {
        Self { subsets: Subsets::default(), packer: Packer::quick() }
    }
}

impl Stock {
    /// Forgets what says something of the pages that were written.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Who made the file.
const PRODUCER: &str = "What Matters";

/// Writes all pages. The same list gives the same bytes.
pub(crate) fn write(stock: &mut Stock, list: &DisplayList, about: &About) -> Result<Vec<u8>, DocumentError> {
    conformance::check(list, about)?;
    let fonts = fonts::collect(list, &mut stock.subsets)?;
    file(list, about, &fonts, &mut stock.packer).map_err(|_| DocumentError::File)
}

fn file(
    list: &DisplayList,
    about: &About,
    fonts: &PageFonts,
    packer: &mut Packer,
) -> std::io::Result<Vec<u8>> {
    let mut file = File::new(packer);
    let resources = resources(&mut file, list, fonts);
    let tree = file.id();
    let pages = file.ids(list.pages.len());
    let mut parts = Vec::with_capacity(pages.len());
    for (number, page) in list.pages.iter().enumerate() {
        let content = content::write(page, &list.tree, fonts);
        let marks = file.id();
        file.packed(marks, b"", &content.bytes)?;
        file.object(pages[number], |out| paper(out, page, number, [tree, resources, marks]));
        parts.push(content.parts);
    }
    file.object(tree, |out| {
        out.extend(b"<</Type/Pages/Count ");
        count(out, pages.len());
        out.extend(b"/Kids[");
        for page in &pages {
            page.write(out);
            out.push(b' ');
        }
        out.extend(b"]>>");
    });
    let catalog = tagging::tag(&mut file, list, about, &parts, &pages, tree);
    let info = tagging::info(&mut file, about);
    file.finish(catalog, info, about.kind)
}

/// The fonts and the photo, by the names that the pages call them.
fn resources(file: &mut File<'_>, list: &DisplayList, fonts: &PageFonts) -> Id {
    let faces = fonts.all().map(|font| (font.id.as_str(), &font.subset.objects));
    let blanks = fonts.blanks.iter().map(|blanks| (blanks.id, &blanks.objects));
    let ids: Vec<(&str, Id)> =
        faces.chain(blanks).map(|(called, objects)| (called, file.adopt(objects))).collect();
    let photo = list.photo.as_ref().map(|picture| photo(file, picture));
    let id = file.id();
    file.object(id, |out| {
        out.extend(b"<</Font<<");
        for (called, font) in ids {
            name(out, called.as_bytes());
            out.push(b' ');
            font.write(out);
        }
        out.extend(b">>");
        if let Some(photo) = photo {
            out.extend(b"/XObject<</Photo ");
            photo.write(out);
            out.extend(b">>");
        }
        out.extend(b">>");
    });
    id
}

/// A page of that size with what is on it.
fn paper(out: &mut Vec<u8>, page: &Page, place: usize, [tree, resources, marks]: [Id; 3]) {
    out.extend(b"<</Type/Page/MediaBox[0 0 ");
    decimals(out, [page.width, page.height]);
    out.extend(b"]/Parent ");
    tree.write(out);
    out.extend(b"/Resources ");
    resources.write(out);
    out.extend(b"/Contents ");
    marks.write(out);
    // Whoever goes on with the tab key goes on in the order of the structure (PDF/UA-1, 7.18.3).
    out.extend(b"/Tabs/S/StructParents ");
    count(out, place);
    out.extend(b">>");
}

/// The photo's file as it is: readers of PDF show JPEG themselves.
fn photo(file: &mut File<'_>, picture: &Picture) -> Id {
    let id = file.id();
    let mut entries =
        b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode".to_vec();
    for (key, value) in [(b"/Width ".as_slice(), picture.width), (b"/Height ", picture.height)] {
        entries.extend(key);
        number(&mut entries, value.into());
    }
    file.stream(id, &entries, &picture.jpeg);
    id
}

/// A coordinate rounded to hundredths of a point.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

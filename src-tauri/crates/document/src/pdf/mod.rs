//! The PDF writer: printpdf writes the page, and the structure around it goes in here.

mod conformance;
mod content;
mod fonts;
mod graphics;
mod icc;
mod tagging;
mod text;
mod xmp;

use crate::display::{DisplayList, Page};
use crate::press::{About, DocumentError};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Object, StringFormat};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, FontId, Op, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt,
    Rect, XObject, XObjectId,
};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;

pub(crate) use fonts::Subsets;

/// Who made the file.
const PRODUCER: &str = "What Matters";

/// Writes all pages. The same list gives the same bytes.
pub(crate) fn write(
    subsets: &mut Subsets,
    list: &DisplayList,
    about: &About,
) -> Result<Vec<u8>, DocumentError> {
    conformance::check(list, about)?;
    let fonts = fonts::collect(list, subsets)?;
    let mut document = PdfDocument::new(&about.title);
    for (id, font) in fonts.parsed() {
        document.resources.fonts.map.insert(FontId(id), PdfFont::new(font));
    }
    if let Some(photo) = photo(list) {
        document.resources.xobjects.map.insert(XObjectId(graphics::PHOTO.into()), photo);
    }
    let mut owners = Vec::with_capacity(list.pages.len());
    let mut pages = Vec::with_capacity(list.pages.len());
    for page in &list.pages {
        let content = content::write(page, &list.tree, &fonts);
        owners.push(content.owners);
        pages.push(paper(page, content.ops));
    }
    document.with_pages(pages);
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    tagging::tag(&mut file, list, about, &owners).map_err(|_| DocumentError::File)?;
    deflate(&mut file, &mut subsets.packed).map_err(|_| DocumentError::File)?;
    identify(&mut file);
    let mut bytes = Vec::with_capacity(128 * 1024);
    let options = lopdf::SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(6)
        .build();
    file.save_with_options(&mut bytes, options).map_err(|_| DocumentError::File)?;
    Ok(bytes)
}

/// A page of that size with what is on it.
fn paper(page: &Page, ops: Vec<Op>) -> PdfPage {
    let paper = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(page.width),
        height: Pt(page.height),
        mode: None,
        winding_order: None,
    };
    PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops }
}

/// The photo's file as it is: readers of PDF show JPEG themselves.
fn photo(list: &DisplayList) -> Option<XObject> {
    let picture = list.photo.as_ref()?;
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(picture.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(picture.height))),
        ("ColorSpace".to_owned(), name("DeviceRGB")),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("Filter".to_owned(), name("DCTDecode")),
    ]);
    let stream = ExternalStream { dict, content: picture.jpeg.clone(), compress: false };
    Some(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

/// The most font files kept packed from page to page.
const KEPT: usize = 48;

/// Font files and colour profiles packed before, by what they were: they hold no words.
#[derive(Default)]
pub(crate) struct Packed(HashMap<Vec<u8>, Vec<u8>>);

impl Packed {
    fn pack(&mut self, content: &[u8]) -> std::io::Result<Vec<u8>> {
        if let Some(known) = self.0.get(content) {
            return Ok(known.clone());
        }
        let packed = packed(content)?;
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        self.0.insert(content.to_vec(), packed.clone());
        Ok(packed)
    }
}

/// Packs every stream that is not packed already. The description of the file stays readable (PDF/A-2, 6.6.2.1).
fn deflate(file: &mut lopdf::Document, known: &mut Packed) -> std::io::Result<()> {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let described =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"XML");
        if !stream.allows_compression || described || stream.dict.has(b"Filter") {
            continue;
        }
        // The length of a font file, the components of a colour profile.
        let comes_again = stream.dict.has(b"Length1") || stream.dict.has(b"N");
        let smaller = if comes_again { known.pack(&stream.content)? } else { packed(&stream.content)? };
        if smaller.len() + 20 < stream.content.len() {
            stream.set_content(smaller);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

fn packed(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), Compression::new(6));
    packer.write_all(content)?;
    packer.finish()
}

/// Gives the file an identity made from what is in it.
fn identify(file: &mut lopdf::Document) {
    let mut hash = Fingerprint::new();
    for ((number, _), object) in &file.objects {
        hash.add(&number.to_le_bytes());
        match object {
            Object::Stream(stream) => hash.add(&stream.content),
            other => hash.add(format!("{other:?}").as_bytes()),
        }
    }
    let id = Object::String(hash.finish().to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
}

/// A 128-bit fingerprint (FNV-1a over words of eight bytes, twice). Not for secrets: it only tells files apart.
struct Fingerprint([u64; 2]);

impl Fingerprint {
    fn new() -> Self {
        Self([0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f])
    }

    fn add(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let word = u64::from_le_bytes(word) ^ chunk.len() as u64;
            for half in &mut self.0 {
                *half = (*half ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
            }
        }
    }

    fn finish(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.0[0].to_be_bytes());
        bytes[8..].copy_from_slice(&self.0[1].to_be_bytes());
        bytes
    }
}

/// A text string of PDF: plain where it is ASCII, else UTF-16 with its mark.
fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        Object::string_literal(text)
    } else {
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

/// UTF-16, big-endian, with a byte order mark.
fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A count, as PDF writes it.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A coordinate rounded to hundredths of a point.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

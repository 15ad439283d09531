//! The SVG writer, for the preview: the same marks in the same places. Only presentation attributes, no style, no
//! script, nothing outside the file.

use crate::display::{DisplayList, Mark, Outline, Page, Rgb, TextRun, bar};
use crate::laid::About;
use crate::text::fonts::FaceId;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::Arc;

/// Glyph outlines drawn before, as path data in the units of their font.
#[derive(Default)]
pub(crate) struct Outlines(HashMap<(FaceId, u16), Arc<str>>);

/// Writes a page.
pub(crate) fn write(
    outlines: &mut Outlines,
    list: &DisplayList,
    page: usize,
    about: &About,
) -> Option<String> {
    let page = list.pages.get(page)?;
    let mut body = String::with_capacity(64 * 1024);
    let mut used = BTreeSet::new();
    let mut masks = Vec::new();
    let prefix = prefix(page, about);
    for item in &page.items {
        if let Some([x, y]) = item.turned {
            put(&mut body, format_args!("<g transform=\"rotate(180 {} {})\">", number(x), number(y)));
        }
        match &item.mark {
            Mark::Text(run) => text(&mut body, run, &prefix, outlines, &mut used),
            Mark::Fill(outline, ink) => {
                shape(&mut body, *outline, &format!(" fill=\"{}\"", colour(*ink)));
            }
            Mark::Photo { frame, mask } => {
                masks.push(*mask);
                photo(&mut body, list, *frame, &format!("{prefix}m{}", masks.len()));
            }
        }
        if item.turned.is_some() {
            body.push_str("</g>");
        }
    }
    let mut svg = String::with_capacity(body.len() + 64 * 1024);
    let (width, height) = (number(page.width), number(page.height));
    let title = escaped(&about.title);
    let language = escaped(about.language.as_str());
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}pt\" \
             height=\"{height}pt\" role=\"img\" aria-labelledby=\"{prefix}t\" xml:lang=\"{language}\">\
             <title id=\"{prefix}t\">{title}</title><defs>"
        ),
    );
    for (count, mask) in masks.into_iter().enumerate() {
        put(&mut svg, format_args!("<clipPath id=\"{prefix}m{}\">", count + 1));
        shape(&mut svg, mask, "");
        svg.push_str("</clipPath>");
    }
    for (face, glyph) in used {
        let path = outlines.path(face, glyph);
        put(&mut svg, format_args!("<path id=\"{prefix}{}-{glyph}\" d=\"{path}\"/>", face.number()));
    }
    put(&mut svg, format_args!("</defs><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"));
    svg.push_str(&body);
    svg.push_str("</svg>");
    Some(svg)
}

/// A start for ids that no other page in the same window has.
fn prefix(page: &Page, about: &About) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    let mut add = |value: u32| hash = (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5);
    about.title.chars().for_each(|character| add(character.into()));
    add(page.width.to_bits());
    for item in &page.items {
        if let Mark::Text(run) = &item.mark {
            add(run.baseline.to_bits());
            run.glyphs.iter().for_each(|glyph| add(u32::from(glyph.id)));
        }
    }
    format!("p{hash:x}-")
}

/// A run in the units of its font, scaled to its size and turned the right way up.
fn text(
    body: &mut String,
    run: &TextRun,
    prefix: &str,
    outlines: &mut Outlines,
    used: &mut BTreeSet<(FaceId, u16)>,
) {
    let Some(first) = run.glyphs.first() else { return };
    let em = f32::from(run.face.font().metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let scale = run.size / em;
    put(
        body,
        format_args!(
            "<g fill=\"{}\" transform=\"matrix({s} 0 0 -{s} {} {})\">",
            colour(run.ink),
            number(first.x),
            number(run.baseline),
            s = small(scale)
        ),
    );
    for glyph in &run.glyphs {
        if outlines.path(run.face, glyph.id).is_empty() {
            continue;
        }
        used.insert((run.face, glyph.id));
        put(body, format_args!("<use href=\"#{prefix}{}-{}\"", run.face.number(), glyph.id));
        let x = ((glyph.x - first.x) / scale).round();
        let y = ((run.baseline - glyph.y) / scale).round();
        if x != 0.0 {
            put(body, format_args!(" x=\"{x}\""));
        }
        if y != 0.0 {
            put(body, format_args!(" y=\"{y}\""));
        }
        body.push_str("/>");
    }
    body.push_str("</g>");
}

fn photo(body: &mut String, list: &DisplayList, [x, y, width, height]: [f32; 4], mask: &str) {
    let Some(picture) = &list.photo else { return };
    put(
        body,
        format_args!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
             clip-path=\"url(#{mask})\" href=\"data:image/jpeg;base64,",
            number(x),
            number(y),
            number(width),
            number(height)
        ),
    );
    base64(body, &picture.jpeg);
    body.push_str("\"/>");
}

fn shape(body: &mut String, outline: Outline, attributes: &str) {
    match outline {
        Outline::Circle { x, y, r } => put(
            body,
            format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{attributes}/>",
                number(x),
                number(y),
                number(r)
            ),
        ),
        Outline::Box { x, y, width, height, round } => {
            put(
                body,
                format_args!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    number(x),
                    number(y),
                    number(width),
                    number(height)
                ),
            );
            if round > 0.0 {
                put(body, format_args!(" rx=\"{}\"", number(round)));
            }
            put(body, format_args!("{attributes}/>"));
        }
        Outline::Bar { from, to, thick } => {
            put(body, format_args!("<polygon points=\""));
            for [x, y] in bar(from, to, thick) {
                put(body, format_args!("{},{} ", number(x), number(y)));
            }
            put(body, format_args!("\"{attributes}/>"));
        }
    }
}

impl Outlines {
    fn path(&mut self, face: FaceId, glyph: u16) -> Arc<str> {
        self.0.entry((face, glyph)).or_insert_with(|| draw(face, glyph).into()).clone()
    }
}

fn draw(face: FaceId, glyph: u16) -> String {
    let mut pen = Pen(String::new());
    if let Some(outline) = face.font().outline_glyphs().get(u32::from(glyph).into()) {
        // A glyph that cannot be drawn leaves the pen where it is; a test draws every glyph of every font.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
    }
    pen.0
}

/// Writes path data, in whole units where it can.
struct Pen(String);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        put(&mut self.0, format_args!("M{} {}", number(x), number(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        put(&mut self.0, format_args!("L{} {}", number(x), number(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        put(&mut self.0, format_args!("Q{} {} {} {}", number(cx), number(cy), number(x), number(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let [ax, ay, bx, by, x, y] = [ax, ay, bx, by, x, y].map(number);
        put(&mut self.0, format_args!("C{ax} {ay} {bx} {by} {x} {y}"));
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(what);
}

/// A number to hundredths, as short as it can be.
fn number(value: f32) -> f32 {
    let value = (value * 100.0).round() / 100.0;
    if value == 0.0 { 0.0 } else { value }
}

/// A scale, to seven places.
fn small(value: f32) -> f32 {
    (value * 10_000_000.0).round() / 10_000_000.0
}

fn colour(ink: Rgb) -> String {
    format!("#{ink:06x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Base64 (RFC 4648) of a file, at the end of a text.
fn base64(text: &mut String, bytes: &[u8]) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    text.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
}

//! All pictures at a glance: a page to open in a browser, with the name below each, and one large picture a sheet.

use crate::cells::Drawn;
use image::{Rgb, RgbImage, imageops};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Between two pictures, in dots, and the colour there.
const APART: u32 = 10;
const BEHIND: Rgb<u8> = Rgb([140, 140, 140]);

pub(crate) fn make(drawn: &[Drawn], folder: &Path) {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Every document</title>\n<style>body { font: \
         15px sans-serif; background: #ccc } figure { display: inline-block; margin: 6px } img { display: block }\
         </style>\n<h1>Every document</h1>\n",
    );
    for sheet in drawn.chunk_by(|one, other| one.sheet == other.sheet) {
        writeln!(page, "<h2>{}</h2>", sheet[0].sheet).unwrap();
        let rows: Vec<&[Drawn]> = sheet.chunk_by(|one, other| one.row == other.row).collect();
        for row in &rows {
            writeln!(page, "<h3>{}</h3>", row[0].row).unwrap();
            for Drawn { file, .. } in *row {
                let figure = "<figure><img src=\"pictures/{}\" alt=\"\"><figcaption>{}</figcaption></figure>";
                writeln!(page, "{}", figure.replace("{}", file)).unwrap();
            }
        }
        large(&rows).save(folder.join(format!("{}.png", sheet[0].sheet))).unwrap();
    }
    fs::write(folder.join("index.html"), page).unwrap();
}

/// The rows of a sheet below each other.
fn large(rows: &[&[Drawn]]) -> RgbImage {
    let width = |row: &&[Drawn]| row.iter().map(|drawn| drawn.picture.width() + APART).sum::<u32>();
    let height =
        |row: &&[Drawn]| row.iter().map(|drawn| drawn.picture.height()).max().unwrap_or_default() + APART;
    let across = rows.iter().map(width).max().unwrap_or_default() + APART;
    let down = rows.iter().map(height).sum::<u32>() + APART;
    let mut sheet = RgbImage::from_pixel(across, down, BEHIND);
    let mut y = APART;
    for row in rows {
        let mut x = APART;
        for drawn in *row {
            imageops::replace(&mut sheet, &drawn.picture, i64::from(x), i64::from(y));
            x += drawn.picture.width() + APART;
        }
        y += height(row);
    }
    sheet
}

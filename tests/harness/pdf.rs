//! Reading a PDF as others would, with poppler.

use crate::project;
use std::path::Path;
use std::process::Command;

/// The text of a PDF in the order it is read, with every run of white space as one space.
pub fn text(pdf: &Path) -> String {
    read_by_poppler(pdf, &[])
}

/// The words of a document in the order in which they were written into it. Elsewhere poppler guesses at columns.
pub fn as_written(pdf: &Path) -> String {
    read_by_poppler(pdf, &["-raw"])
}

fn read_by_poppler(pdf: &Path, how: &[&str]) -> String {
    let output =
        Command::new("pdftotext").args(["-enc", "UTF-8"]).args(how).arg(pdf).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    plain(&String::from_utf8(output.stdout).unwrap())
}

/// The text of a PDF as poppler, `PDFium` and `MuPDF` read it, with the name of each.
pub fn texts(pdf: &Path) -> Vec<(String, String)> {
    let python = project().join("build/readers/bin/python");
    assert!(python.is_file(), "the readers are not there: run the tests with ./dev whole");
    let script = project().join("tests/documents/readers.py");
    let output = Command::new(python).arg(script).arg(pdf).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let others = lines.lines().map(|line| {
        let (reader, text): (String, String) = serde_json::from_str(line).unwrap();
        (reader, plain(&text))
    });
    [("poppler".to_owned(), text(pdf))].into_iter().chain(others).collect()
}

/// A text with every run of white space as one space, and without marks that are not drawn.
pub fn plain(text: &str) -> String {
    let drawn: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    drawn.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of pages.
pub fn pages(pdf: &Path) -> usize {
    lopdf::Document::load(pdf).unwrap().get_pages().len()
}

/// Width and height of the first page in points, rounded.
pub fn size(pdf: &Path) -> (i64, i64) {
    let document = lopdf::Document::load(pdf).unwrap();
    let page = *document.get_pages().values().next().unwrap();
    let page = document.get_object(page).unwrap().as_dict().unwrap();
    let media = page.get(b"MediaBox").unwrap().as_array().unwrap();
    let number = |at: usize| media[at].as_float().unwrap().round() as i64;
    (number(2), number(3))
}

/// Whether there is a picture in it.
pub fn has_picture(pdf: &Path) -> bool {
    let document = lopdf::Document::load(pdf).unwrap();
    document.objects.values().any(|object| {
        let kind = object
            .as_stream()
            .and_then(|stream| stream.dict.get(b"Subtype"))
            .and_then(lopdf::Object::as_name);
        kind.is_ok_and(|kind| kind == b"Image")
    })
}

//! The photo in a profile file: of any kind, and never at the cost of the words.

use base64::{Engine, prelude::BASE64_STANDARD};
use harness::command::{Ended, told, wm};
use harness::{pdf, program, project};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use profile::{Entry, LanguageTag, Person, Profile, Section};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The memory that a run may have, in KB: all that it asks for, used or not.
const MEMORY: u32 = 1_000_000;

/// The file of somebody with these bytes as the photo, and where the page is to go.
fn with_photo(photo: &[u8]) -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (file, page) = (folder.path().join("nia.json"), folder.path().join("page.pdf"));
    let mut profile = Profile::of(Person::named("Nia"), LanguageTag::default());
    profile.sections[Section::ImportantTo].push(Entry::own("A cat called Biscuit"));
    let photo = format!("\"photo\": {{\"jpeg\": \"{}\"}}, \"preferred_name\"", BASE64_STANDARD.encode(photo));
    fs::write(&file, profile::to_json(&profile).replacen("\"preferred_name\"", &photo, 1)).unwrap();
    (folder, file, page)
}

/// Somebody's page with these bytes as the photo: how the printing ended, and whether a photo is on the page.
fn printed(photo: &[u8], more: &[&str]) -> (Ended, bool) {
    let (_folder, file, page) = with_photo(photo);
    let print = ["print", file.to_str().unwrap(), "-o", page.to_str().unwrap()];
    let ended = wm(print.iter().chain(more));
    assert!(pdf::text(&page).contains("A cat called Biscuit"), "the words are printed: {ended:?}");
    (ended, pdf::has_picture(&page))
}

/// A picture of the corpus.
fn picture(name: &str) -> Vec<u8> {
    fs::read(project().join("tests/corpus/photo").join(name)).unwrap()
}

#[test]
fn a_photo_of_any_kind_is_printed() {
    let kinds = ["plain.jpg", "grey.jpg", "cmyk.jpg", "ycck.jpg", "plain.heic", "plain.avif", "cmyk.tif"];
    for name in kinds.into_iter().chain(["sixteen-bits-grey.tif", "moving.gif", "plain.bmp", "linear.png"]) {
        let (ended, has_photo) = printed(&picture(name), &["--small-photo"]);
        assert!(ended.status == 0 && has_photo, "{name}: {ended:?}");
    }
}

#[test]
fn a_photo_that_cannot_be_used_costs_only_the_photo_and_is_said() {
    let jpeg = picture("plain.jpg");
    for (photo, words) in [
        (&jpeg[..jpeg.len() * 3 / 4], "cut off"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(), "drawing made of lines"),
        (b"%PDF-1.7".as_slice(), "This is a PDF"),
        (b"\xFF\xD8\xFF\xD9".as_slice(), "broken"),
        (b"".as_slice(), "nothing in this picture"),
    ] {
        let (ended, has_photo) = printed(photo, &[]);
        assert!(ended.status == 1 && !has_photo, "{words}: {ended:?}");
        assert!(ended.err.contains("The photo was left out") && ended.err.contains(words), "{ended:?}");
    }
}

#[test]
fn a_small_photo_is_said_to_print_soft() {
    let (ended, _) = printed(&picture("plain.jpg"), &[]);
    assert_eq!(ended.status, 0, "it is printed all the same");
    assert!(ended.err.contains("prints soft"), "{ended:?}");
}

/// A grey picture without anything on it: hardly any file is as short for its size.
fn empty_sky(side: u16) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let grey = vec![200; usize::from(side) * usize::from(side)];
    JpegEncoder::new(&mut jpeg).encode(&grey, side.into(), side.into(), ExtendedColorType::L8).unwrap();
    jpeg
}

/// Prints a page with no more memory than that.
fn printed_within(photo: &[u8], kilobytes: u32) -> (Ended, bool) {
    let (_folder, file, page) = with_photo(photo);
    let run = format!("ulimit -v {kilobytes} && exec \"$@\"");
    let wm = program("wm");
    let [wm, file, out] = [&wm, &file, &page].map(|path| path.to_str().unwrap());
    let ended = told("sh", "", ["-c", &run, "sh", wm, "print", file, "-o", out]);
    (ended, pdf::has_picture(&page))
}

#[test]
fn a_short_file_with_a_large_picture_takes_no_more_memory_than_there_is() {
    let sky = empty_sky(10_500);
    assert!((1_100_000..1_500_000).contains(&sky.len()), "{} bytes", sky.len());
    let (ended, has_photo) = printed_within(&sky, MEMORY);
    assert!(ended.status == 0 && has_photo, "{ended:?}");
}

#[test]
fn a_picture_that_says_it_is_too_large_is_refused_before_it_takes_any_memory() {
    let mut jpeg = picture("passes.jpg");
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC2]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x3F, 0xFF, 0x3F, 0xFF]);
    let (ended, has_photo) = printed_within(&jpeg, MEMORY / 3);
    assert!(ended.status == 1 && !has_photo, "{ended:?}");
    assert!(ended.err.contains("too many dots"), "{ended:?}");
}

//! How long a page takes: layout, fit, PDF and preview for every example, beside krilla writing the same display
//! list, and the floor: shaping the words and packing the page's content alone. Then a thousand different people on one
//! core and on all. Prints medians of 200, warm. It asserts nothing of the clock.

#![allow(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
#![allow(missing_docs, reason = "a bench is a program")]

mod crowd;
mod krilla_writer;

use document::{Choices, Press};
use flate2::{Compression, write::ZlibEncoder};
use profile::Profile;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often each step is run.
const RUNS: usize = 200;

fn main() {
    let examples = examples();
    println!("median of {RUNS}, warm, in milliseconds; bytes of each file");
    println!(
        "{:<12} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6} {:>9} {:>9} {:>9}",
        "example",
        "shape",
        "fit",
        "PDF",
        "whole",
        "floor",
        "preview",
        "krilla",
        "ratio",
        "PDF B",
        "SVG B",
        "krilla B"
    );
    let mut press = Press::new();
    let krilla = krilla_writer::Krilla::new();
    for (name, profile) in &examples {
        row(name, profile, &mut press, &krilla);
    }
    crowd::print();
}

fn row(name: &str, profile: &Profile, press: &mut Press, krilla: &krilla_writer::Krilla) {
    let choices = Choices::default();
    let laid = press.lay_out(profile, &choices);
    let lay_out = median(|| drop(press.lay_out(profile, &choices)));
    let shape = median(|| {
        std::hint::black_box(press.shape(profile));
    });
    let mut pdf_bytes = 0;
    let pdf = median(|| pdf_bytes = press.pdf(&laid).map_or(0, |bytes| bytes.len()));
    let content = content(&press.pdf(&laid).unwrap_or_default());
    let packing = median(|| pack(&content));
    let mut svg_bytes = 0;
    let svg = median(|| svg_bytes = press.svg(&laid, 0).map_or(0, |svg| svg.len()));
    let mut krilla_bytes = 0;
    let beside = median(|| krilla_bytes = krilla.write(&laid).map_or(0, |bytes| bytes.len()));
    println!(
        "{name:<12} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>6.2} {pdf_bytes:>9} {svg_bytes:>9} {krilla_bytes:>9}",
        ms(shape),
        // Everything between shaped words and a finished list: fitting, placing, painting.
        ms(lay_out.saturating_sub(shape)),
        ms(pdf),
        ms(lay_out + pdf),
        ms(shape + packing),
        ms(svg),
        ms(beside),
        pdf.as_secs_f64() / beside.as_secs_f64(),
    );
}

/// What is painted on the pages of a file, as the file has it before it is packed.
fn content(pdf: &[u8]) -> Vec<u8> {
    let Ok(file) = lopdf::Document::load_mem(pdf) else { return Vec::new() };
    file.get_pages().into_values().flat_map(|page| file.get_page_content(page)).collect()
}

fn pack(content: &[u8]) {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    std::hint::black_box(packer.write_all(content).is_ok() && packer.finish().is_ok());
}

fn examples() -> Vec<(String, Profile)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples");
    let mut found: Vec<(String, Profile)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|file| {
            let path = file.ok()?.path();
            let profile = profile::from_json(&std::fs::read(&path).ok()?).ok()?;
            Some((path.file_stem()?.to_string_lossy().into_owned(), profile))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

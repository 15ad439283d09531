//! How long a page takes, beside krilla writing the same display list, and beside a floor: shaping the words and packing
//! what is painted, and nothing else. Then a thousand different people on one core and on all. With `--peers PYTHON`,
//! beside Typst as well, whose package that Python has. Prints medians of 200, warm. It asserts nothing of the clock.

#![allow(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
#![allow(missing_docs, reason = "a bench is a program")]

mod crowd;
mod krilla_writer;
mod typst;

use document::{Choices, Laid, Press};
use flate2::{Compression, write::ZlibEncoder};
use krilla_writer::Krilla;
use profile::{Profile, Section};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each step is run.
const RUNS: usize = 200;

/// What was measured of one example.
struct Row {
    /// The words of all lines, none of them known from before.
    shape: Duration,
    /// Everything between known words and a finished list: fitting, placing, painting.
    fit: Duration,
    pdf: Duration,
    packing: Duration,
    /// Profile to PDF, with one line changed since the last time.
    changed: Duration,
    /// Profile to PDF, with every line changed since the last time.
    all_changed: Duration,
    /// Profile to PDF, with nothing known from before.
    new: Duration,
    /// Profile to SVG, with one line changed since the last time.
    key: Duration,
    krilla: Duration,
    bytes: [usize; 2],
}

fn main() {
    let examples = examples();
    println!("median of {RUNS}, warm, in milliseconds; bytes of each file");
    println!(
        "{:<10} {:>7} {:>7} {:>7} {:>8} {:>8} {:>9} {:>8} {:>8} {:>8} {:>10} {:>8} {:>9}",
        "example",
        "shape",
        "fit",
        "PDF",
        "packing",
        "changed",
        "all lines",
        "all new",
        "key-SVG",
        "krilla",
        "to krilla",
        "PDF B",
        "krilla B"
    );
    let mut press = Press::new();
    let mut krilla = Krilla::new();
    let rows: Vec<Row> =
        examples.iter().map(|(_, profile)| measure(profile, &mut press, &mut krilla)).collect();
    for ((path, _), row) in examples.iter().zip(&rows) {
        print(&name(path), row);
    }
    explain(&rows);
    crowd::print();
    if let Some(python) = python() {
        let ours = examples.iter().zip(&rows);
        typst::print(&python, ours.map(|((path, _), row)| (path.as_path(), [row.changed, row.all_changed])));
    }
}

/// The Python that was named after `--peers`.
fn python() -> Option<PathBuf> {
    let mut words = std::env::args().skip_while(|word| word != "--peers");
    words.nth(1).map(PathBuf::from)
}

fn measure(profile: &Profile, press: &mut Press, krilla: &mut Krilla) -> Row {
    let choices = Choices::default();
    exchange::lend_fonts(press, profile);
    let laid = press.lay_out(profile, &choices);
    krilla.read(&laid);
    let known = median(|| drop(press.lay_out(profile, &choices)));
    let placed = median(|| {
        std::hint::black_box(press.shape(profile));
    });
    let shape = median_after(press, Press::forget, |press| {
        std::hint::black_box(press.shape(profile));
    });
    let pdf_bytes = press.pdf(&laid).unwrap_or_default();
    let pdf = median(|| drop(press.pdf(&laid)));
    let content = content(&pdf_bytes);
    let packing = median(|| pack(&content));
    let new = median_after(press, Press::forget, |press| whole(press, profile));
    let everywhere = typed(profile, usize::MAX);
    let mut next = everywhere.iter().cycle();
    let all_changed = median(|| next.next().into_iter().for_each(|profile| whole(press, profile)));
    let in_a_line = typed(profile, 1);
    let mut next = in_a_line.iter().cycle();
    let changed = median(|| next.next().into_iter().for_each(|profile| whole(press, profile)));
    let mut next = in_a_line.iter().rev().cycle();
    let key = median(|| {
        if let Some(profile) = next.next() {
            let laid = press.lay_out(profile, &choices);
            std::hint::black_box(press.svg(&laid, 0));
        }
    });
    let mut krilla_bytes = 0;
    let beside = median(|| krilla_bytes = krilla_size(krilla, &laid));
    Row {
        shape,
        fit: known.saturating_sub(placed),
        pdf,
        packing,
        changed,
        all_changed,
        new,
        key,
        krilla: beside,
        bytes: [pdf_bytes.len(), krilla_bytes],
    }
}

fn krilla_size(krilla: &Krilla, laid: &Laid) -> usize {
    krilla.write(laid).map_or(0, |bytes| bytes.len())
}

/// Profile to PDF.
fn whole(press: &mut Press, profile: &Profile) {
    let laid = press.lay_out(profile, &Choices::default());
    std::hint::black_box(press.pdf(&laid).is_ok());
}

/// The profile as it is after each of many keys in so many of its lines.
fn typed(profile: &Profile, lines: usize) -> Vec<Profile> {
    let change = |number: usize| {
        let mut changed = profile.clone();
        let entries = Section::ALL
            .into_iter()
            .flat_map(|section| profile.sections.printed(section).map(move |entry| (section, entry.id)));
        for (section, id) in entries.take(lines) {
            if let Some(entry) = changed.sections[section].iter_mut().find(|entry| entry.id == id) {
                entry.text = format!("{} {number}", entry.text);
            }
        }
        changed
    };
    (0..2 * RUNS).map(change).collect()
}

fn print(name: &str, row: &Row) {
    let [pdf_bytes, krilla_bytes] = row.bytes;
    println!(
        "{name:<10} {:>7.2} {:>7.2} {:>7.2} {:>8.2} {:>8.2} {:>9.2} {:>8.2} {:>8.2} {:>8.2} {:>10.2} {pdf_bytes:>8} \
         {krilla_bytes:>9}",
        ms(row.shape),
        ms(row.fit),
        ms(row.pdf),
        ms(row.packing),
        ms(row.changed),
        ms(row.all_changed),
        ms(row.new),
        ms(row.key),
        ms(row.krilla),
        row.changed.as_secs_f64() / row.krilla.as_secs_f64(),
    );
}

/// Says what the columns are, and where the time above the floor goes.
fn explain(rows: &[Row]) {
    let mean = |part: &dyn Fn(&Row) -> Duration| {
        rows.iter().map(part).map(ms).sum::<f64>() / rows.len().max(1) as f64
    };
    let (shape, fit, pdf, packing) =
        (mean(&|row| row.shape), mean(&|row| row.fit), mean(&|row| row.pdf), mean(&|row| row.packing));
    let new = mean(&|row| row.new);
    println!(
        "changed: profile to PDF with one line typed on; all lines: with every line; all new: nothing known from\n\
         before; key-SVG: a key to the preview; to krilla: changed, in parts of krilla writing the finished list (wanted: no more than 1).\n\
         The floor of a new page, on average: shaping {shape:.2} + packing {packing:.2} = {:.2} ms, of {new:.2}. Above \
         it:\n\
         {:.2} writing marks, structure and file (its other objects are packed as well, and the fonts copied in);\n\
         {fit:.2} fitting known words: every size that is tried asks each line for its rows; {:.2} what only new pages\n\
         need: counting and setting the rows of every line, and cutting the fonts down to their letters. A changed page\n\
         shapes and sets its changed line, and its foot where that says something else, and no other.",
        shape + packing,
        pdf - packing,
        (new - shape - fit - pdf).max(0.0),
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

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn examples() -> Vec<(PathBuf, Profile)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/examples");
    let mut found: Vec<(PathBuf, Profile)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|file| {
            let path = file.ok()?.path();
            let profile = profile::from_json(&std::fs::read(&path).ok()?).ok()?;
            Some((path, profile))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

fn median(mut run: impl FnMut()) -> Duration {
    median_after(&mut (), |()| {}, |()| run())
}

/// The median, where something is done before each run that is not timed.
fn median_after<T>(with: &mut T, mut before: impl FnMut(&mut T), mut run: impl FnMut(&mut T)) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            before(with);
            let start = Instant::now();
            run(with);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

//! What the command says, in the words of the wording.

#![expect(clippy::print_stderr, reason = "saying things is what this file is for")]

use contract::Failure;
use document::wording::{Value, Wording};
use document::{Place, Report};
use std::io::{self, Write};
use std::path::Path;

/// Says something on standard output.
pub(crate) fn out(text: &str) {
    line(text);
}

/// A line on standard output. Whoever reads it may have heard enough and gone (`wm … | head -1`): that is no fault.
fn line(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// Says something of the wording on standard output.
pub(crate) fn done(message: &str, details: &[(&str, Value<'_>)]) {
    line(&Wording::english().text(message, details));
}

/// Says on standard error why something was not done, and with which file or folder.
pub(crate) fn failure(failure: &Failure) {
    let sentence = failure.sentence(Wording::english());
    match failure.details.get("file").or(failure.details.get("folder")) {
        Some(file) => eprintln!("wm: {file}: {sentence}"),
        None => eprintln!("wm: {sentence}"),
    }
}

/// Says on standard error why one of several files was not brought in.
pub(crate) fn refused(file: &str, why: &Failure) {
    eprintln!("wm: {file}: {}", why.sentence(Wording::english()));
}

/// Asks something on standard error, where it is seen even when standard output goes to a file.
pub(crate) fn ask(message: &str) {
    eprint!("{} ", Wording::english().text(message, &[]));
}

/// Says how a page came out: where it is on standard output, and on standard error, line by line, what does not fit
/// and what cannot be drawn.
pub(crate) fn report(report: &Report, file: &Path) {
    let wording = Wording::english();
    for left in &report.left_out {
        let details = [("place", place(wording, left.place).into()), ("text", left.text.as_str().into())];
        eprintln!("{}", wording.text("command-left-out", &details));
    }
    for section in &report.not_here {
        let section = wording.text(&format!("section-{}-name", section.key()), &[]);
        eprintln!("{}", wording.text("command-not-here", &[("section", section.into())]));
    }
    for missing in &report.missing {
        let details = [
            ("character", missing.character.as_str().into()),
            ("name", missing.name.as_str().into()),
            ("place", place(wording, missing.place).into()),
        ];
        eprintln!("{}", wording.text("command-missing", &details));
    }
    for writing in report.no_font() {
        eprintln!("{}", wording.text(&format!("no-font-{}", writing.key()), &[]));
    }
    let details = [
        ("file", file.display().to_string().into()),
        ("size", points(report.size_pt).into()),
        ("pages", Value::from(report.pages as f64)),
    ];
    done("command-printed", &details);
}

/// A size as it is said: "12.5".
pub(crate) fn points(size: f32) -> String {
    format!("{}", (size * 10.0).round() / 10.0)
}

/// Says the heading of a list.
pub(crate) fn heading(message: &str) {
    line(&Wording::english().text(message, &[]));
}

/// Says one thing of a list: the name to type, and what it is in the words of `kind-name-about`.
pub(crate) fn listed(name: &str, kind: &str, sizes: &[(&str, f32)]) {
    let details: Vec<_> = sizes.iter().map(|(name, size)| (*name, Value::from(points(*size)))).collect();
    let about = Wording::english().text(&format!("{kind}-{name}-about"), &details);
    line(&format!("  {name:<10} {about}"));
}

fn place(wording: &Wording, place: Place) -> String {
    match place {
        Place::Name => wording.text("command-place-name", &[]),
        Place::Facts => wording.text("command-place-facts", &[]),
        Place::Footer => wording.text("command-place-footer", &[]),
        Place::Entry { section, .. } => wording.text(&format!("section-{}-name", section.key()), &[]),
    }
}

/// A panic says where it happened and nothing else: its message may repeat words of a profile.
pub(crate) fn panic_without_words() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        eprintln!("A fault in the program, at {}", place.unwrap_or_default());
    }));
}

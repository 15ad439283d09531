//! What the command says, in the words of the wording: a line is one line, whatever names and words are in it.
//!
//! Nobody has to hear it: where standard output or standard error is closed, the work goes on.

use contract::{ErrorCode, Failure, Message};
use document::{Place, Report, Shown};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;
use std::sync::OnceLock;
use wording::{Value, Wording, contained};

/// Why something could not be said on standard output, where somebody may be left to hear it.
static UNSAID: OnceLock<ErrorCode> = OnceLock::new();

/// Says a line on standard output.
pub(crate) fn line(text: &str) {
    write(&harmless(text));
}

/// Says a name on a line of its own, as one of several: no sentence of this program begins as that line does, whatever
/// somebody is called.
pub(crate) fn item(name: &str) {
    line(&format!("• {name}"));
}

/// Says a line of fields on standard output, with a tab between one and the next.
pub(crate) fn row(fields: &[&str]) {
    write(&fields.iter().map(|field| harmless(field)).collect::<Vec<_>>().join("\t"));
}

/// Says a value on standard output for another program (JSON), with no letter in it that steers a terminal.
pub(crate) fn json(value: &serde_json::Value) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|_| ErrorCode::Unexpected)?;
    // Outside of the texts there are none but line breaks.
    let escaped = |letter: char| match letter {
        '\n' => "\n".to_owned(),
        letter if is_seen(letter) => letter.to_string(),
        letter => format!("\\u{:04x}", u32::from(letter)),
    };
    write(&text.chars().map(escaped).collect::<String>());
    Ok(())
}

/// Whoever reads it may have heard enough and gone (`wm … | head -1`): that is no fault.
fn write(text: &str) {
    let why = match writeln!(io::stdout(), "{text}").map_err(|error| error.kind()) {
        Ok(()) | Err(io::ErrorKind::BrokenPipe) => return,
        Err(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => ErrorCode::OutputFull,
        Err(_) => ErrorCode::CannotWrite,
    };
    let _ = UNSAID.set(why);
}

/// Why not everything was said on standard output, if that is so: it went into a file, and the disk is full.
pub(crate) fn unsaid() -> Option<Failure> {
    UNSAID.get().map(|why| (*why).into())
}

/// A line on standard error.
fn aside(text: &str) {
    let _ = writeln!(io::stderr(), "{}", harmless(text));
}

/// Names and words come from anywhere: what is in them must not steer the terminal, nor turn round what follows, nor begin
/// a line that looks like another. What would is shown by its picture: ␊ for a line break, ␛ for the escape character.
fn harmless(text: &str) -> String {
    contained(text).chars().map(pictured).collect()
}

fn pictured(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{FFFD}'),
        '\u{7f}' => '\u{2421}',
        '\u{2028}' | '\u{2029}' => '\u{2424}',
        letter if letter.is_control() => '\u{FFFD}',
        letter => letter,
    }
}

/// Whether a letter is one that is seen, and neither steers nor turns round what is around it.
fn is_seen(letter: char) -> bool {
    let turns = matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    !turns && pictured(letter) == letter
}

/// Words from elsewhere as they can stand in a line of English.
pub(crate) fn isolated(words: &str) -> Cow<'_, str> {
    Wording::english().isolated(words)
}

/// Says something of the wording on standard output.
pub(crate) fn done(message: &str, details: &[(&str, Value<'_>)]) {
    line(&Wording::english().text(message, details));
}

/// Says on standard error why something was not done, and with which file or folder.
pub(crate) fn failure(failure: &Failure) {
    match failure.details.get("file").or(failure.details.get("folder")) {
        Some(file) => refused(file, failure),
        None => why("wm", failure),
    }
}

/// Says on standard error why one of several files was not brought in.
pub(crate) fn refused(file: &str, failure: &Failure) {
    why(&format!("wm: {}", isolated(file)), failure);
}

/// Says why something was not done, and below it what is wrong with a file.
fn why(what: &str, failure: &Failure) {
    aside(&format!("{what}: {}", sentence(failure)));
    for fault in &failure.faults {
        aside(&format!("    {}", fault.text(Wording::english())));
    }
}

/// Says on standard error what was mended in a file, or left out.
pub(crate) fn remarks(file: &str, remarks: &[Message]) {
    for remark in remarks {
        aside(&format!("wm: {}: {}", isolated(file), remark.text(Wording::english())));
    }
}

/// Says something of the wording on standard error: what is to be known beside what was asked for.
pub(crate) fn note(message: &str, details: &[(&str, Value<'_>)]) {
    aside(&text(message, details));
}

/// Asks something on standard error, where it is seen even when standard output goes to a file.
pub(crate) fn ask(message: &str, details: &[(&str, Value<'_>)]) {
    let _ = write!(io::stderr(), "{} ", harmless(&text(message, details)));
}

/// Something of the wording.
pub(crate) fn text(message: &str, details: &[(&str, Value<'_>)]) -> String {
    Wording::english().text(message, details)
}

/// Why something failed, as a sentence.
pub(crate) fn sentence(failure: &Failure) -> String {
    failure.sentence(Wording::english())
}

/// Says something of the wording that belongs to the line above it.
pub(crate) fn below(message: &str, details: &[(&str, Value<'_>)]) {
    line(&format!("    {}", text(message, details)));
}

/// Says somebody's words, after what they are, below the line that they belong to; last, whose they are.
pub(crate) fn words(message: &str, words: Shown, whose: Option<&str>) {
    let whose = whose.map_or_else(String::new, |whose| format!(" ({})", isolated(whose)));
    line(&format!("        {} {}{whose}", text(message, &[]), words.isolated()));
}

/// A moment in the time of this computer: "25 November 2026 at 10:30".
pub(crate) fn moment(at: Timestamp) -> String {
    let here = at.to_zoned(TimeZone::system());
    let day = here.strftime("%-d %B %Y").to_string();
    let time = here.strftime("%H:%M").to_string();
    text("moment", &[("day", day.into()), ("time", time.into())])
}

/// Says how a page came out: where it is on standard output, and on standard error, line by line, what does not fit
/// and what cannot be drawn.
pub(crate) fn report(report: &Report, file: &Path) {
    let wording = Wording::english();
    for left in &report.left_out {
        let details = [("place", place(wording, left.place).into()), ("text", left.text.as_str().into())];
        aside(&wording.text("command-left-out", &details));
    }
    for section in &report.not_here {
        let section = wording.text(&format!("section-{}-name", section.key()), &[]);
        aside(&wording.text("command-not-here", &[("section", section.into())]));
    }
    for missing in &report.missing {
        let details = [
            ("character", missing.character.as_str().into()),
            ("name", missing.name.as_str().into()),
            ("place", place(wording, missing.place).into()),
        ];
        aside(&wording.text("command-missing", &details));
    }
    for writing in report.no_font() {
        note("no-font", &[("writing", writing.name().into()), ("font", writing.font().into())]);
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
    line(&format!("  {name:<10} {}", about(kind, name, sizes)));
}

/// What one thing of a list is.
pub(crate) fn about(kind: &str, name: &str, sizes: &[(&str, f32)]) -> String {
    let details: Vec<_> = sizes.iter().map(|(name, size)| (*name, Value::from(points(*size)))).collect();
    Wording::english().text(&format!("{kind}-{name}-about"), &details)
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
        let _ = writeln!(io::stderr(), "A fault in the program, at {}", place.unwrap_or_default());
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

    const WORDING: &str = include_str!("../../../../assets/wording/en.ftl");

    /// All of the program's text.
    fn code() -> String {
        let mut code = String::new();
        let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for file in fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    code += &fs::read_to_string(path).unwrap();
                }
            }
        }
        code
    }

    #[test]
    fn nothing_that_is_said_steers_the_terminal_or_turns_a_line_round() {
        assert_eq!(harmless("Sam\u{1b}[2J\u{9b}\u{202e}\u{7f}"), "Sam␛[2J\u{FFFD}␡");
        assert_eq!(harmless("\u{2068}ليلى\u{2069}"), "\u{2068}ليلى\u{2069}");
        assert_eq!(isolated("ليلى\u{2069}"), "\u{2068}ليلى\u{2069}");
        assert_eq!(isolated("Łukasz"), "Łukasz");
        assert_eq!(harmless("Sam\n7d0c\tJoy\r\u{2028}\u{85}"), "Sam␊7d0c␉Joy␍␤\u{FFFD}");
    }

    #[test]
    fn a_letter_that_is_not_seen_is_written_by_its_number_for_another_program() {
        for letter in "\u{0}\u{1b}\n\u{7f}\u{9b}\u{2028}\u{200f}\u{202e}\u{2068}\u{2069}".chars() {
            assert!(!is_seen(letter), "{letter:?}");
        }
        assert!("Łukasz ليلى 🙂 \"".chars().all(is_seen));
    }

    #[test]
    fn every_word_for_the_command_is_said_somewhere() {
        let code = code();
        let (_, block) = WORDING.split_once("### The command").unwrap();
        let block = block.split("\n##").next().unwrap();
        let names: Vec<_> =
            block.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name).collect();
        assert!(names.len() > 50, "{names:?}");
        let unsaid: Vec<_> =
            names.into_iter().filter(|name| !code.contains(&format!("\"{name}\""))).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    #[test]
    fn every_name_of_a_message_is_one_of_the_wording() {
        let code = code();
        let named = code.split('"').filter(|text| {
            let kinds = ["command-", "reading-", "backup-", "history-", "erase-", "holder-"];
            kinds.iter().any(|kind| text.starts_with(kind))
                && text.bytes().all(|letter| letter.is_ascii_lowercase() || b"-_".contains(&letter))
                && !text.ends_with('-')
        });
        let named: Vec<_> = named.collect();
        assert!(named.len() > 80, "{named:?}");
        let unknown: Vec<_> =
            named.into_iter().filter(|name| !WORDING.contains(&format!("\n{name} ="))).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}

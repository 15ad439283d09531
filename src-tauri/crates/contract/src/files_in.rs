//! What there is to say of a profile file: what is wrong with it, and what was mended.

use crate::{Failure, Message};
use exchange::{PhotoLeftOut, ProfileRead};
use profile::{Date, Fault, Item, Mended, Noted, Place, Profile, Remark, Spot, Wrong};

/// How many faults are said at once: whoever mends a file mends these first.
const FAULTS: usize = 3;
/// How many remarks are.
const REMARKS: usize = 5;

/// The first faults of a file.
pub(crate) fn faults(faults: &Noted<Fault>) -> Vec<Message> {
    said(faults.first(FAULTS), "file-more-wrong", |fault| at(fault.place, wrong(fault)))
}

/// A profile that was read, and what there is to say of the reading: what was mended, and what was left out.
#[must_use]
pub fn with_remarks(read: ProfileRead) -> (Profile, Vec<Message>) {
    let ProfileRead { profile, remarks, photo } = read;
    let mut all = said(remarks.first(REMARKS), "file-more-mended", |remark| at(remark.place, mended(remark)));
    if let Some((why, line)) = photo {
        let before = remarks.first(REMARKS).0.partition_point(|remark| remark.place.line <= line);
        all.insert(before, photo_left_out(why, line));
    }
    (profile, all)
}

fn photo_left_out(why: PhotoLeftOut, line: usize) -> Message {
    let why = match why {
        PhotoLeftOut::NotBase64 => Message::named("file-photo-not-base64"),
        PhotoLeftOut::Unusable(error) => Failure::from(error).message(),
    };
    at(Place { line, of: None }, Message::named("file-photo-left-out").with("why", why))
}

fn said<T>((first, more): (&[T], usize), name: &str, say: impl Fn(&T) -> Message) -> Vec<Message> {
    let rest = (more > 0).then(|| Message::named(name).with("count", more));
    first.iter().map(say).chain(rest).collect()
}

/// Something that is to be said of a place.
fn at(place: Place, what: Message) -> Message {
    let line = place.line;
    if line == 0 {
        return what;
    }
    let place = match place.of {
        None => Message::named("file-line"),
        Some(of) => Message::named("file-line-of").with("spot", spot(of)),
    };
    Message::named("file-said").with("place", place.with("line", line.to_string())).with("what", what)
}

/// What a place is for, in words.
fn spot(spot: Spot) -> Message {
    let what = match spot.field {
        Some(section) if spot.group == "sections" => section_name(section),
        Some(field) => Message::named(format!("file-field-{}-{field}", spot.group)),
        None => Message::named(format!("file-group-{}", spot.group)),
    };
    match spot.item {
        None => what,
        Some(Item { list, number }) if spot.field == Some(list) => {
            Message::named("file-spot-number").with("spot", what).with("number", number.to_string())
        }
        Some(item) => Message::named("file-spot-in")
            .with("spot", what)
            .with("number", item.number.to_string())
            .with("list", list(item)),
    }
}

fn list(item: Item) -> Message {
    match item.section() {
        Some(_) => section_name(item.list),
        None => Message::named(format!("file-list-{}", item.list)),
    }
}

fn section_name(section: &str) -> Message {
    Message::named("file-section").with("section", Message::named(format!("section-{section}-name")))
}

fn wrong(fault: &Fault) -> Message {
    let said = Message::named(format!("file-fault-{}", fault.wrong.key())).with("name", name(fault.place));
    match &fault.wrong {
        Wrong::BreaksOff
        | Wrong::Letters
        | Wrong::Backslash
        | Wrong::Blank
        | Wrong::Twice
        | Wrong::HalfACharacter => said,
        Wrong::Syntax { near } | Wrong::QuoteInWords { near } | Wrong::AfterTheEnd { near } => {
            said.with("found", near.as_str())
        }
        Wrong::Kind { found, shown, wanted, sample } => said
            .with("kind", found.key())
            .with("found", shown.as_str())
            .with("wanted", wanted.key())
            .with("sample", sample.as_str()),
        Wrong::Missing { sample } => said.with("sample", sample.as_str()),
        Wrong::UnknownField { name: found, near, known } | Wrong::NotOneOf { found, near, known } => said
            .with("found", found.as_str())
            .with("near", near.unwrap_or_default())
            .with("known", known.join(", ")),
        Wrong::TooLong { found, most } | Wrong::TooMany { found, most } => {
            said.with("found", found.to_string()).with("most", most.to_string())
        }
        Wrong::TwoDates { found, day_first, month_first } => said
            .with("found", found.as_str())
            .with("day_first", date(*day_first))
            .with("month_first", date(*month_first))
            .with("day_first_as_written", day_first.to_string())
            .with("month_first_as_written", month_first.to_string()),
        Wrong::NoSuchDay { found }
        | Wrong::ShortYear { found }
        | Wrong::NotADate { found }
        | Wrong::NotALanguage { found } => said.with("found", found.as_str()),
    }
}

fn mended(remark: &Remark) -> Message {
    let said = Message::named(format!("file-mended-{}", remark.mended.key()));
    match &remark.mended {
        Mended::Windows1252 { such_as: found }
        | Mended::QuotesTooMany { found }
        | Mended::Comment { found }
        | Mended::LeftOut { name: found } => said.with("found", found.as_str()),
        Mended::Read { found, read_as } => {
            said.with("found", found.as_str()).with("read_as", read_as.as_str())
        }
        Mended::ReadDate { found, date: read_as } => {
            said.with("found", found.as_str()).with("read_as", date(*read_as))
        }
        Mended::ByteOrderMark
        | Mended::Utf16
        | Mended::CurlyQuotes
        | Mended::CommaTooMany
        | Mended::CommaMissing
        | Mended::LineEndInWords
        | Mended::ListOfOne
        | Mended::ListMarks
        | Mended::NewNumber
        | Mended::DataAddress => said,
    }
}

/// The name of a field as it stands in the file; of what stands in a list, that of the list, and which it is.
fn name(place: Place) -> Message {
    let (field, item) = place.of.map_or((None, None), |spot| (spot.field, spot.item));
    let said = match item.filter(|item| field == Some(item.list)) {
        None => Message::named("file-named"),
        Some(item) => Message::named("file-named-item").with("number", item.number.to_string()),
    };
    said.with("name", field.unwrap_or_default())
}

/// A day in words: "5 September 1997".
pub(crate) fn date(date: Date) -> Message {
    Message::named("page-date")
        .with("day", date.day().to_string())
        .with("month", Message::named(format!("page-month-{}", date.month())))
        .with("year", date.year().to_string())
}

#[cfg(test)]
mod tests;

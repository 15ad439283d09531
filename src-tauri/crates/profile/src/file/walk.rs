//! Goes through the JSON of a file by its [`Group`]s, and makes of it what the types are read from: with what can mean
//! only one thing written as this program writes it, and everything that is wrong noted.

use super::date::{self, Reading};
use super::fault::{Fault, Item, Mended, Noted, Place, Remark, Spot, ValueKind, Words, Wrong};
use super::nearest::{self, Found};
use super::shape::{ENTRY, FILE, Field, Group, Kind, SECTIONS};
use super::tidy::Lines;
use super::{PhotoInFile, VERSION};
use crate::{EntryId, LanguageTag, limits, shows};
use base64::alphabet;
use base64::engine::{DecodePaddingMode, Engine, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fmt;
use uuid::Uuid;

/// Base64 as it is written anywhere: with the padding at its end or without.
const ANY_PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, ANY_PADDING);
const BASE64_FOR_ADDRESSES: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, ANY_PADDING);

/// What has been found so far.
pub(super) struct Walk<'a> {
    text: &'a str,
    lines: &'a Lines,
    pub(super) faults: Noted<Fault>,
    pub(super) remarks: Noted<Remark>,
    pub(super) photo: Option<PhotoInFile>,
    picture: Option<Vec<u8>>,
    entries: HashSet<EntryId>,
    entry_count: usize,
}

/// Where somebody is in the file: a value, and what it is for.
#[derive(Clone, Copy)]
struct At<'a> {
    raw: &'a RawValue,
    spot: Spot,
}

impl<'a> Walk<'a> {
    /// At the beginning of a text that is JSON, of which there is something to say already.
    pub(super) fn through(text: &'a str, lines: &'a Lines, remarks: Noted<Remark>) -> Self {
        Self {
            text,
            lines,
            faults: Noted::new(),
            remarks,
            photo: None,
            picture: None,
            entries: HashSet::new(),
            entry_count: 0,
        }
    }

    /// The group that the whole text is. What is read of it is of use only where there are no faults.
    pub(super) fn whole(&mut self, raw: &'a RawValue, group: &'static Group) -> Value {
        let spot = Spot { group: group.name, field: None, item: None };
        let value = self.group(At { raw, spot }, group).unwrap_or_default();
        Value::Object(value)
    }

    /// The line a value begins in.
    pub(super) fn line_of(&self, raw: &RawValue) -> usize {
        self.lines.at(raw.get().as_ptr().addr() - self.text.as_ptr().addr())
    }

    fn place(&self, at: At<'_>) -> Place {
        Place { line: self.line_of(at.raw), of: Some(at.spot) }
    }

    fn wrong(&mut self, at: At<'_>, wrong: Wrong) {
        let place = self.place(at);
        self.faults.push(Fault { place, wrong });
    }

    fn mended(&mut self, at: At<'_>, mended: Mended) {
        let place = self.place(at);
        self.remarks.push(Remark { place, mended });
    }

    /// Says that something was read as something else, and what.
    fn meant(&mut self, at: At<'_>, found: &str, read_as: &str) {
        self.mended(at, Mended::Read { found: Words::of(found), read_as: Words::of(read_as) });
    }

    fn not(&mut self, at: At<'_>, wanted: Kind) {
        let (found, shown) = (ValueKind::of(at.raw.get()), Words::of(at.raw.get()));
        let sample = match (wanted, found) {
            (Kind::Text(_) | Kind::Name, ValueKind::Number | ValueKind::Flag) => {
                format!("\"{}\"", shown.as_str())
            }
            _ => wanted.sample(),
        };
        self.wrong(at, Wrong::Kind { found, shown, wanted: wanted.in_json(), sample });
    }

    fn group(&mut self, at: At<'a>, group: &'static Group) -> Option<Map<String, Value>> {
        if ValueKind::of(at.raw.get()) != ValueKind::Group {
            self.not(at, Kind::Group(group));
            return None;
        }
        let Ok(Members(members)) = serde_json::from_str(at.raw.get()) else {
            self.wrong(at, Wrong::HalfACharacter);
            return None;
        };
        let mut seen: Vec<Option<&str>> = vec![None; group.fields.len()];
        let mut map = Map::new();
        for (name, raw) in members {
            let spot = Spot { group: group.name, field: None, item: at.spot.item };
            let Some(which) = self.field(At { raw, spot }, &name, group) else { continue };
            let Field { name, kind, .. } = group.fields[which];
            let at = At { raw, spot: Spot { field: Some(name), ..spot } };
            match seen[which].replace(raw.get()) {
                Some(before) if before == raw.get() => continue,
                Some(_) => {
                    self.wrong(at, Wrong::Twice);
                    continue;
                }
                None => {}
            }
            // Nothing said is said in either way.
            if ValueKind::of(raw.get()) == ValueKind::Nothing {
                continue;
            }
            if let Some(value) = self.value(at, kind) {
                map.insert(name.to_owned(), value);
            }
        }
        for (field, seen) in group.fields.iter().zip(seen) {
            if field.must && seen.is_none_or(|json| ValueKind::of(json) == ValueKind::Nothing) {
                let spot = Spot { field: Some(field.name), group: group.name, item: at.spot.item };
                self.wrong(At { spot, ..at }, Wrong::Missing { sample: field.sample() });
            }
        }
        Some(map)
    }

    /// Which field of a group that is.
    fn field(&mut self, at: At<'_>, name: &str, group: &'static Group) -> Option<usize> {
        let known: Vec<_> = group.fields.iter().map(|field| field.name).collect();
        let near = match nearest::find(name, &known) {
            Found::Exact(which) => return Some(which),
            Found::Meant(which) => {
                self.meant(at, name, known[which]);
                return Some(which);
            }
            Found::Near(which) => Some(known[which]),
            Found::None => None,
        };
        let name = Words::of(name);
        if group.name != FILE.name {
            self.wrong(at, Wrong::UnknownField { name, near, known });
        } else if name.as_str() != "$schema" {
            // Beside the profile stands nothing of the person, unless it was put there by mistake.
            self.mended(at, Mended::LeftOut { name });
        }
        None
    }

    /// A value as the types are read from; nothing for what is wrong, and for what is kept elsewhere.
    fn value(&mut self, at: At<'a>, kind: Kind) -> Option<Value> {
        match kind {
            Kind::List(of, most) => return self.list(at, of, most),
            Kind::Group(group) => return self.group(at, group).map(Value::Object),
            Kind::Photo(group) => return self.photo(at, group),
            Kind::Identity => return self.identity(at),
            Kind::Version => return self.version(at),
            Kind::Flag => return self.flag(at),
            _ if ValueKind::of(at.raw.get()) != ValueKind::Text => {
                self.not(at, kind);
                return None;
            }
            _ => {}
        }
        let Ok(text) = serde_json::from_str::<String>(at.raw.get()) else {
            self.wrong(at, Wrong::HalfACharacter);
            return None;
        };
        match kind {
            Kind::Text(most) => self.text(at, text, most),
            Kind::Name if !shows(&text) => {
                self.wrong(at, Wrong::Blank);
                None
            }
            Kind::Name => self.text(at, text, limits::LINE),
            // As other programs write nothing.
            Kind::Date | Kind::Language if text.trim().is_empty() => None,
            Kind::Date => self.date(at, &text),
            Kind::Language => self.language(at, text),
            Kind::Choice(known) => self.choice(at, &text, known()),
            _ => {
                self.picture(at, &text);
                Some(Value::Null)
            }
        }
    }

    fn list(&mut self, at: At<'a>, of: &'static Kind, most: usize) -> Option<Value> {
        let items: Vec<&'a RawValue> = match ValueKind::of(at.raw.get()) {
            ValueKind::List => serde_json::from_str(at.raw.get()).unwrap_or_default(),
            found if found == of.in_json() => {
                self.mended(at, Mended::ListOfOne);
                vec![at.raw]
            }
            _ => {
                self.not(at, Kind::List(of, most));
                return None;
            }
        };
        // Lines are counted in all sections together.
        let before = if at.spot.group == SECTIONS.name { self.entry_count } else { 0 };
        let found = before + items.len();
        if at.spot.group == SECTIONS.name {
            self.entry_count = found;
        }
        if found > most {
            if before <= most {
                self.wrong(at, Wrong::TooMany { found, most });
            }
            return None;
        }
        let list = at.spot.field.unwrap_or_default();
        let mut values = Vec::with_capacity(items.len());
        for (index, raw) in items.into_iter().enumerate() {
            let item = Some(Item { list, number: index + 1 });
            let spot = Spot { item, ..at.spot };
            values.extend(self.value(At { raw, spot }, *of));
        }
        Some(Value::Array(values))
    }

    fn text(&mut self, at: At<'_>, text: String, most: usize) -> Option<Value> {
        if text.chars().nth(most).is_some() {
            self.wrong(at, Wrong::TooLong { found: text.chars().count(), most });
            return None;
        }
        Some(text.into())
    }

    fn date(&mut self, at: At<'_>, text: &str) -> Option<Value> {
        let found = Words::of(text);
        let wrong = match date::read(text) {
            Reading::Exact(date) => return Some(date.to_string().into()),
            Reading::Meant(date) => {
                self.mended(at, Mended::ReadDate { found, date });
                return Some(date.to_string().into());
            }
            Reading::Either(day_first, month_first) => Wrong::TwoDates { found, day_first, month_first },
            Reading::ShortYear => Wrong::ShortYear { found },
            Reading::NoSuchDay => Wrong::NoSuchDay { found },
            Reading::None => Wrong::NotADate { found },
        };
        self.wrong(at, wrong);
        None
    }

    fn language(&mut self, at: At<'_>, text: String) -> Option<Value> {
        let british = text.split('-').skip(1).any(|part| part.eq_ignore_ascii_case("UK"));
        if LanguageTag::try_from(text.as_str()).is_ok() && !british {
            return Some(text.into());
        }
        let tag = as_a_tag(&text);
        if LanguageTag::try_from(tag.as_str()).is_err() {
            self.wrong(at, Wrong::NotALanguage { found: Words::of(&text) });
            return None;
        }
        self.meant(at, &text, &tag);
        Some(tag.into())
    }

    fn choice(&mut self, at: At<'_>, text: &str, known: Vec<&'static str>) -> Option<Value> {
        let near = match nearest::find(text, &known) {
            Found::Exact(which) => return Some(known[which].into()),
            Found::Meant(which) => {
                self.meant(at, text, known[which]);
                return Some(known[which].into());
            }
            Found::Near(which) => Some(known[which]),
            Found::None => None,
        };
        self.wrong(at, Wrong::NotOneOf { found: Words::of(text), near, known });
        None
    }

    fn flag(&mut self, at: At<'_>) -> Option<Value> {
        let json = at.raw.get();
        let bare = json.trim_matches('"');
        let value = match bare.to_ascii_lowercase().as_str() {
            "true" => true,
            "false" => false,
            _ => {
                self.not(at, Kind::Flag);
                return None;
            }
        };
        if bare != json {
            self.mended(at, Mended::QuotesTooMany { found: Words::of(bare) });
        }
        Some(value.into())
    }

    /// A version that is too new is known before; whatever is none of those that are read is none.
    fn version(&mut self, at: At<'_>) -> Option<Value> {
        match version_in(at.raw.get()) {
            Some(found) if (1..=u64::from(VERSION)).contains(&found) => {
                if ValueKind::of(at.raw.get()) == ValueKind::Text {
                    self.mended(at, Mended::QuotesTooMany { found: Words::of(&found.to_string()) });
                }
                Some(found.into())
            }
            _ => {
                self.not(at, Kind::Version);
                None
            }
        }
    }

    /// The uuid of a person or an entry. One that is none, or of another entry too, costs nothing but itself.
    fn identity(&mut self, at: At<'_>) -> Option<Value> {
        let uuid = serde_json::from_str::<String>(at.raw.get()).ok();
        let uuid = uuid.and_then(|text| Uuid::parse_str(text.trim()).ok()).filter(|uuid| !uuid.is_nil());
        let is_entry = at.spot.group == ENTRY.name;
        match uuid {
            Some(uuid) if !is_entry || self.entries.insert(EntryId::from_bytes(*uuid.as_bytes())) => {
                Some(uuid.to_string().into())
            }
            _ => {
                self.mended(at, Mended::NewNumber);
                None
            }
        }
    }

    /// The photo stands apart: what it is, is found where pictures are read.
    fn photo(&mut self, at: At<'a>, group: &'static Group) -> Option<Value> {
        let description = if ValueKind::of(at.raw.get()) == ValueKind::Text {
            let text = serde_json::from_str::<String>(at.raw.get()).unwrap_or_default();
            self.picture(at, &text);
            None
        } else {
            let mut photo = self.group(at, group)?;
            // A photo without a picture is a fault, and noted.
            photo.remove("jpeg")?;
            photo.remove("description")
        };
        let description = description.and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        let line = self.line_of(at.raw);
        self.photo = Some(PhotoInFile { picture: self.picture.take(), description, line });
        None
    }

    /// Keeps a picture in base64, in as many lines as somebody liked, beside what is read.
    fn picture(&mut self, at: At<'_>, text: &str) {
        let mut base64 = text.trim();
        if let Some((kind, data)) = base64.split_once(',').filter(|(kind, _)| kind.starts_with("data:")) {
            if kind.ends_with(";base64") {
                self.mended(at, Mended::DataAddress);
            }
            base64 = data;
        }
        let letters: String = base64.split_ascii_whitespace().collect();
        let picture = BASE64.decode(&letters).or_else(|_| BASE64_FOR_ADDRESSES.decode(&letters));
        self.picture = picture.ok();
    }
}

/// The version that a file says it is of: a whole number, in quotation marks or not.
pub(super) fn version_in(json: &str) -> Option<u64> {
    json.trim_matches('"').trim().parse().ok()
}

/// The fields of a group in the order of the file, those of the same name too.
pub(super) struct Members<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("fields in curly brackets")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// A locale as systems name it, as a tag: `en-GB` of `en_GB.UTF-8`, and of `en-UK`, which is no country's code.
fn as_a_tag(locale: &str) -> String {
    let parts = locale.trim().split(['.', '@']).next().unwrap_or_default().split(['-', '_']);
    let as_written = |(number, part): (usize, &str)| match (number, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) if part.eq_ignore_ascii_case("UK") => "GB".to_owned(),
        (_, 2) => part.to_ascii_uppercase(),
        _ => part.to_owned(),
    };
    parts.enumerate().map(as_written).collect::<Vec<_>>().join("-")
}

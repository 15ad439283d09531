//! What a profile file holds, group by group and field by field: what reading it goes by.
//!
//! A test holds it against the schema, which is made from the types.

use super::{FORMAT, VERSION, fault::ValueKind};
use crate::{Authorship, Colour, CommunicationNeed, Section, Whose, limits};

/// Fields in curly brackets.
pub(super) struct Group {
    /// Its name in the wording: `person`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

/// A field of a group.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether it must be there.
    pub(super) must: bool,
}

/// What a field holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A text of at most so many characters.
    Text(usize),
    /// A text that says something.
    Name,
    /// A date: `2026-03-31`.
    Date,
    /// A language tag: `en-GB`.
    Language,
    /// The uuid of a person or an entry.
    Identity,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// The version of the form.
    Version,
    /// A picture file in base64.
    Picture,
    /// A list of at most so many.
    List(&'static Kind, usize),
    /// A group of fields.
    Group(&'static Group),
    /// The photo, which may be its picture alone.
    Photo(&'static Group),
}

impl Kind {
    /// What stands in JSON for it.
    pub(super) fn in_json(self) -> ValueKind {
        match self {
            Self::Flag => ValueKind::Flag,
            Self::Version => ValueKind::Number,
            Self::List(..) => ValueKind::List,
            Self::Group(_) | Self::Photo(_) => ValueKind::Group,
            _ => ValueKind::Text,
        }
    }

    /// An example of it: of a group, with what must be in it.
    pub(super) fn sample(self) -> String {
        match self {
            Self::Text(_) | Self::Name => r#""…""#.to_owned(),
            Self::Date => r#""2026-03-31""#.to_owned(),
            Self::Language => r#""en-GB""#.to_owned(),
            Self::Identity => r#""019e5535-0a80-7089-80c5-491c04f58722""#.to_owned(),
            Self::Flag => "true".to_owned(),
            Self::Choice(known) => {
                let quoted: Vec<_> = known().into_iter().map(|word| format!("\"{word}\"")).collect();
                quoted.join(" or ")
            }
            Self::Version => {
                (1..=VERSION).map(|version| version.to_string()).collect::<Vec<_>>().join(" or ")
            }
            Self::Picture => r#""/9j/4AAQ…""#.to_owned(),
            Self::List(of, _) => format!("[{}]", of.sample()),
            Self::Group(group) | Self::Photo(group) => {
                let must = group.fields.iter().filter(|field| field.must);
                let fields: Vec<_> = must.map(Field::sample).collect();
                let inside = if fields.is_empty() { "…".to_owned() } else { fields.join(", ") };
                format!("{{{inside}}}")
            }
        }
    }
}

impl Field {
    /// An example of the field with its name: `"on": "2026-03-31"`.
    pub(super) fn sample(&self) -> String {
        format!("\"{}\": {}", self.name, self.kind.sample())
    }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, must: false }
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, must: true }
}

const LINE: Kind = Kind::Text(limits::LINE);

/// The whole file.
pub(super) const FILE: Group = Group {
    name: "file",
    fields: &[
        must("format", Kind::Choice(|| vec![FORMAT])),
        must("version", Kind::Version),
        must("profile", Kind::Group(&PROFILE)),
    ],
};

const PROFILE: Group = Group {
    name: "profile",
    fields: &[
        may("language", Kind::Language),
        must("person", Kind::Group(&PERSON)),
        may("sections", Kind::Group(&SECTIONS)),
        may("written", Kind::Group(&WRITTEN)),
    ],
};

const PERSON: Group = Group {
    name: "person",
    fields: &[
        may("id", Kind::Identity),
        must("preferred_name", Kind::Name),
        may("full_name", LINE),
        may("pronouns", LINE),
        may("born", Kind::Date),
        may("languages", Kind::List(&Kind::Language, limits::LIST)),
        may(
            "communication_needs",
            Kind::List(
                &Kind::Choice(|| CommunicationNeed::ALL.map(CommunicationNeed::key).to_vec()),
                limits::LIST,
            ),
        ),
        may("colour", Kind::Choice(|| Colour::ALL.map(Colour::key).to_vec())),
        may("photo", Kind::Photo(&PHOTO)),
    ],
};

const PHOTO: Group =
    Group { name: "photo", fields: &[must("jpeg", Kind::Picture), may("description", LINE)] };

/// Every section with its lines.
pub(super) const SECTIONS: Group = Group { name: "sections", fields: &EVERY_SECTION };

const EVERY_SECTION: [Field; Section::ALL.len()] = {
    let entries = Kind::List(&Kind::Group(&ENTRY), limits::ENTRIES);
    let mut all = [may("", entries); Section::ALL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at].name = Section::ALL[at].key();
        at += 1;
    }
    all
};

/// One line.
pub(super) const ENTRY: Group = Group {
    name: "entry",
    fields: &[
        may("id", Kind::Identity),
        must("text", Kind::Text(limits::ENTRY)),
        must("voice", Kind::Group(&VOICE)),
        may("language", Kind::Language),
        may("on_page", Kind::Flag),
    ],
};

const VOICE: Group = Group {
    name: "voice",
    fields: &[
        must("whose", Kind::Choice(|| Whose::ALL.map(Whose::key).to_vec())),
        may("name", LINE),
        may("how_we_know", LINE),
    ],
};

const WRITTEN: Group = Group {
    name: "written",
    fields: &[
        may("authorship", Kind::Choice(|| Authorship::ALL.map(Authorship::key).to_vec())),
        may("by", Kind::List(&Kind::Group(&SUPPORTER), limits::LIST)),
        may("on", Kind::Date),
        may("look_again", Kind::Date),
        may("how", LINE),
    ],
};

const SUPPORTER: Group = Group { name: "supporter", fields: &[must("name", LINE), may("role", LINE)] };

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Goes through a group and the schema of it, side by side.
    fn hold(group: &Group, schema: &Value, root: &Value) {
        let schema = resolved(schema, root);
        let names = |list: &mut dyn Iterator<Item = &str>| list.map(str::to_owned).collect::<BTreeSet<_>>();
        let fields = schema["properties"].as_object().unwrap();
        let known = names(&mut group.fields.iter().map(|field| field.name));
        assert_eq!(known, names(&mut fields.keys().map(String::as_str)), "{}", group.name);
        let required = schema["required"].as_array().into_iter().flatten();
        let must = names(&mut group.fields.iter().filter(|field| field.must).map(|field| field.name));
        assert_eq!(must, names(&mut required.filter_map(Value::as_str)), "{}", group.name);
        for field in group.fields {
            hold_kind(field.kind, &fields[field.name], root, field.name);
        }
    }

    fn hold_kind(kind: Kind, schema: &Value, root: &Value, name: &str) {
        let schema = resolved(schema, root);
        match kind {
            Kind::Text(most) => assert_eq!(schema["maxLength"], most, "{name}"),
            Kind::Name => assert_eq!(schema["maxLength"], limits::LINE, "{name}"),
            Kind::Date => assert_eq!(schema["format"], "date", "{name}"),
            Kind::Language => assert!(schema["description"].as_str().unwrap().contains("BCP 47"), "{name}"),
            Kind::Identity => assert_eq!(schema["format"], "uuid", "{name}"),
            Kind::Flag => assert_eq!(schema["type"], "boolean", "{name}"),
            Kind::Version => {
                assert_eq!((&schema["minimum"], &schema["maximum"]), (&1.into(), &VERSION.into()), "{name}");
            }
            Kind::Picture => assert_eq!(schema["contentEncoding"], "base64", "{name}"),
            Kind::Choice(known) => assert_eq!(choices(schema), known(), "{name}"),
            Kind::Group(group) | Kind::Photo(group) => hold(group, schema, root),
            Kind::List(of, most) => {
                if most == limits::LIST {
                    assert_eq!(schema["maxItems"], most, "{name}");
                }
                hold_kind(*of, &schema["items"], root, name);
            }
        }
    }

    fn choices(schema: &Value) -> Vec<&str> {
        match (&schema["const"], &schema["oneOf"]) {
            (Value::String(only), _) => vec![only],
            (_, Value::Array(some)) => some.iter().filter_map(|one| one["const"].as_str()).collect(),
            _ => schema["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect(),
        }
    }

    /// What a reference in a schema stands for; of what may be nothing, what it is otherwise.
    fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
        if let Some(name) = schema["$ref"].as_str() {
            return resolved(root.pointer(name.trim_start_matches('#')).unwrap(), root);
        }
        match schema["anyOf"].as_array() {
            Some(some) => resolved(some.iter().find(|one| one["type"] != "null").unwrap(), root),
            None => schema,
        }
    }

    #[test]
    fn an_example_of_a_group_has_what_must_be_in_it() {
        assert_eq!(Kind::Group(&SUPPORTER).sample(), r#"{"name": "…"}"#);
        let entry = Kind::Group(&ENTRY).sample();
        assert!(entry.starts_with(r#"{"text": "…", "voice": {"whose": "own" or "#), "{entry}");
        assert_eq!(Kind::Group(&SECTIONS).sample(), "{…}");
    }

    #[test]
    fn what_is_read_is_what_the_schema_says() {
        let schema = super::super::schema().to_value();
        hold(&FILE, &schema, &schema);
    }
}

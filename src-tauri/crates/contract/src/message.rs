//! Something to be said, in a form that both the page and the command put into words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;
use wording::{Value, Wording};

/// Something to be said: a message of the wording by its name, and what it needs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Message {
    /// The name of the message.
    pub name: String,
    /// What it needs, by name.
    pub details: BTreeMap<String, Detail>,
}

/// What a message needs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Detail {
    /// A number, which decides between one and many.
    Number(u32),
    /// Words as they stand.
    Words(String),
    /// Something that is itself said in the words of the wording.
    Message(Message),
}

impl Message {
    /// The message of that name, which needs nothing.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), details: BTreeMap::new() }
    }

    /// The same message with one more thing it needs.
    #[must_use]
    pub fn with(mut self, name: &str, detail: impl Into<Detail>) -> Self {
        self.details.insert(name.to_owned(), detail.into());
        self
    }

    /// What it says in that wording.
    #[must_use]
    pub fn text(&self, wording: &Wording) -> String {
        let details: Vec<_> =
            self.details.iter().map(|(name, detail)| (name.as_str(), detail.value(wording))).collect();
        wording.text(&self.name, &details)
    }
}

impl Detail {
    fn value(&self, wording: &Wording) -> Value<'_> {
        match self {
            Self::Number(number) => f64::from(*number).into(),
            Self::Words(words) => words.as_str().into(),
            Self::Message(message) => message.text(wording).into(),
        }
    }
}

impl From<usize> for Detail {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

impl From<&str> for Detail {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Detail {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Message> for Detail {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// What it needs may be words of a person: they are for the screen alone.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_said_with_what_is_said_in_it() {
        let month = Message::named("page-month-4");
        let date = Message::named("page-date").with("day", "3").with("month", month).with("year", "2026");
        assert_eq!(date.text(Wording::english()), "3 April 2026");
        assert!(!format!("{date:?}").contains("2026"), "nothing of it goes into a log");
    }

    #[test]
    fn it_crosses_as_it_is() {
        let message = Message::named("undo-done").with("what", Message::named("undo")).with("count", 3);
        let json = serde_json::json!({
            "name": "undo-done",
            "details": { "what": { "name": "undo", "details": {} }, "count": 3 },
        });
        assert_eq!(serde_json::to_value(&message).unwrap(), json);
        assert_eq!(serde_json::from_value::<Message>(json).unwrap(), message);
    }
}

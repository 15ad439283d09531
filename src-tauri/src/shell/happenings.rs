//! What happened to somebody's words, and how their page was last chosen to look.

use super::Shell;
use super::person::changed;
use contract::{Changed, Choices, ErrorCode, Failure, HappeningView, convert};
use profile::PersonId;
use vault::{Label, Scope};

impl Shell {
    pub(crate) fn history(
        &self,
        person: String,
        before: Option<i64>,
        count: u32,
    ) -> Result<Vec<HappeningView>, Failure> {
        let (library, person) = (self.library()?, convert::id::<PersonId>(&person)?);
        let page = library.language(person)?;
        let happenings = library.history(person, before, count as usize)?.into_iter();
        Ok(happenings.map(|happening| convert::happening_view(happening, &page)).collect())
    }

    pub(crate) fn bring_back(&self, person: String, happening: i64) -> Result<Changed, Failure> {
        let (library, person) = (self.library()?, convert::id::<PersonId>(&person)?);
        library.change(Scope::Person(person), Label::BringBack, move |change| {
            change.bring_back(person, happening)
        })?;
        changed(&library, person, Label::BringBack)
    }

    pub(crate) fn look(&self, person: String) -> Result<Option<Choices>, Failure> {
        let kept = self.library()?.look(convert::id(&person)?)?;
        // One that another version wrote, with choices this one has not, counts as none.
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
    }

    pub(crate) fn keep_look(&self, person: String, choices: Choices) -> Result<Changed, Failure> {
        let (library, person) = (self.library()?, convert::id::<PersonId>(&person)?);
        let text = serde_json::to_string(&choices).map_err(|_| ErrorCode::BadRequest)?;
        library.change(Scope::Person(person), Label::Look, move |change| change.set_look(person, text))?;
        changed(&library, person, Label::Look)
    }
}

//! The sentences at the foot of a page, and which of them go where there is not room for all.

use super::joined;
use crate::layout::clip::clip;
use profile::{Entry, EntryId, Whose};
use script::direction::without_marks;

/// The fewest characters that are left of a sentence that is cut.
const LEAST_OF_A_SENTENCE: usize = 16;

/// The sentences at the foot of the page, in the order they are read.
#[derive(Default)]
pub(crate) struct Foot {
    /// Who wrote this, and when.
    pub(crate) wrote: Option<String>,
    /// How it was done.
    pub(crate) how: Option<String>,
    /// Whose words the lines are.
    pub(crate) whose: Option<String>,
    /// When it is to be looked at again.
    pub(crate) again: Option<String>,
}

/// As much of the sentences at the foot as has room.
pub(crate) struct Cut {
    pub(crate) text: String,
    /// What of them is left out.
    pub(crate) rest: Option<String>,
    /// Whether it is said whose words the lines are.
    pub(crate) says_whose: bool,
}

impl Foot {
    /// All of it, as one text.
    pub(crate) fn whole(&self) -> String {
        let sentences = [&self.wrote, &self.how, &self.whose, &self.again];
        joined(&sentences.into_iter().flatten().cloned().collect::<Vec<_>>())
    }

    /// The sentences in so many characters. The last to go is whose words these are: without it, they could be taken
    /// for the person's own.
    pub(crate) fn cut(mut self, most: usize) -> Cut {
        let how = shorten(&mut self, most, |foot| &mut foot.how);
        let again = leave_out(&mut self, most, |foot| &mut foot.again);
        let wrote = shorten(&mut self, most, |foot| &mut foot.wrote);
        let whose = leave_out(&mut self, most, |foot| &mut foot.whose);
        let rest: Vec<String> = [wrote, how, whose, again].into_iter().flatten().collect();
        Cut {
            text: self.whole(),
            rest: (!rest.is_empty()).then(|| without_marks(&joined(&rest)).into_owned()),
            says_whose: self.whose.is_some(),
        }
    }

    /// How many characters there are too many.
    fn over(&self, most: usize) -> usize {
        self.whole().chars().count().saturating_sub(most)
    }
}

/// Cuts a sentence at its end, where there is not room for all of them, and gives back what is cut off. Of one that
/// would have hardly a word left, nothing stays.
fn shorten(foot: &mut Foot, most: usize, of: fn(&mut Foot) -> &mut Option<String>) -> Option<String> {
    let over = foot.over(most);
    let sentence = of(foot).as_mut().filter(|_| over > 0)?;
    // One more for the dots in place of what is cut off.
    let left = sentence.chars().count().saturating_sub(over + 1);
    if left < LEAST_OF_A_SENTENCE {
        return of(foot).take();
    }
    let (start, rest) = clip(sentence, left);
    *sentence = start;
    rest
}

/// Leaves out a sentence that says nothing when it is cut, where there is not room for all of them.
fn leave_out(foot: &mut Foot, most: usize, of: fn(&mut Foot) -> &mut Option<String>) -> Option<String> {
    if foot.over(most) > 0 { of(foot).take() } else { None }
}

/// All that the footer says of the lines on the page: whose words those are that are somebody else's, how many are not
/// said to be anybody's, and how many there are of the person's.
#[derive(PartialEq, Eq)]
pub(crate) struct Spoken {
    others: Vec<EntryId>,
    not_said: usize,
    /// How many lines are the person's own, as far as it matters.
    own: usize,
    most: usize,
}

impl Spoken {
    pub(crate) fn by(printed: &[&Entry], most: usize) -> Self {
        let somebody = printed.iter().filter(|entry| entry.voice.whose.is_somebody_else());
        let others: Vec<EntryId> = somebody.map(|entry| entry.id).collect();
        let not_said = printed.iter().filter(|entry| entry.voice.whose == Whose::NotSaid).count();
        let own = printed.len() - others.len() - not_said;
        // They are counted only beside lines of which nobody has said whose they are.
        let own = if not_said > 0 { own } else { own.min(others.len().max(1)) };
        Self { others, not_said, own, most }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foot() -> Foot {
        Foot {
            wrote: Some("Joy Okafor and Ann Hughes wrote this about Amina.".into()),
            how: Some("We watched what made her smile, on six afternoons.".into()),
            whose: Some("The words are Joy’s.".into()),
            again: Some("To be looked at again by May.".into()),
        }
    }

    #[test]
    fn whose_words_these_are_is_the_last_to_be_cut() {
        let whole = foot().whole();
        let said = foot().cut(whole.chars().count());
        assert_eq!((said.text.as_str(), said.rest, said.says_whose), (whole.as_str(), None, true));
        let mut before = usize::MAX;
        for most in (0..whole.chars().count()).rev() {
            let Cut { text, rest, says_whose } = foot().cut(most);
            assert!(text.chars().count() <= most, "{most}: {text}");
            assert!(rest.is_some_and(|rest| !rest.is_empty()), "{most}: what is cut off is named");
            assert_eq!(says_whose, text.contains("The words are Joy’s."), "{most}: {text}");
            assert_eq!(says_whose, most >= "The words are Joy’s.".chars().count(), "{most}: {text}");
            assert!(text.chars().count() <= before);
            before = text.chars().count();
        }
    }

    #[test]
    fn how_it_was_done_is_the_first_to_be_cut() {
        let Cut { text, rest, .. } = foot().cut(foot().whole().chars().count() - 10);
        assert_eq!(
            text,
            "Joy Okafor and Ann Hughes wrote this about Amina. We watched what made her smile, on six… The words are \
             Joy’s. To be looked at again by May."
        );
        assert_eq!(rest.as_deref(), Some("afternoons."));
    }
}

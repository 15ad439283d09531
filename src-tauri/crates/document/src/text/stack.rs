//! Which face draws a word: the first that can draw all of it, of those that are tried for its part of the text.

use crate::text::fonts::families_for;
use crate::text::fonts::{DISPLAY, EMOJI, FaceId, LATIN};
use crate::text::look::Look;
use crate::text::marks::{Trial, has_marks, is_mark, letters, takes_marks};
use crate::text::run::Rgb;
use crate::text::whole::{Word, words};
use icu_properties::props::Script as Letters;
use linebender_resource_handle::{Blob, FontData};
use parley_engine::itemize::Segment;
use parley_engine::shape::{CharCluster, Coverage};
use parley_engine::{
    AnalysisDataSources, FontInstance, FontInstanceRef, FontSelector, ShapeOptions, ShapedText,
};
use script::Writing;
use script::{Reading, Script};
use std::ops::Range;
use std::sync::Arc;

/// The faces as the shaper takes them, and the order they are tried in for each kind of text.
#[derive(Default)]
pub(crate) struct Faces {
    /// Each by its number.
    fonts: Vec<Option<FontInstance>>,
    stacks: Vec<(Kind, Stack)>,
    trial: Trial,
}

/// Faces in the order they are tried.
type Stack = Arc<[FaceId]>;

/// What decides the order.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kind {
    script: Script,
    guest: Option<Writing>,
    display: bool,
    bold: bool,
    face: Option<FaceId>,
    lead: Lead,
}

/// What is tried for a part of a text before the faces of the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    Nothing,
    /// For Latin words in a text whose own font draws them in another hand, or with too narrow a space.
    Latin,
    /// For a sign that is to be an emoji even where a font before has the sign.
    Emoji,
}

impl Lead {
    const ALL: [Self; 3] = [Self::Nothing, Self::Latin, Self::Emoji];

    fn family(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Latin => Some(LATIN),
            Self::Emoji => Some(EMOJI),
        }
    }
}

/// How a part of a text is set: what is tried first, and whether it is the tail, which has its own weight and colour.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) lead: Lead,
    pub(crate) tail: bool,
}

/// The number of styles there are.
const STYLES: usize = 2 * Lead::ALL.len();

impl Style {
    /// The number by which the shaper keeps it for each character.
    pub(crate) fn number(self) -> u16 {
        2 * self.lead as u16 + u16::from(self.tail)
    }

    /// Whether a part with that number is an emoji.
    pub(crate) fn is_emoji(number: u16) -> bool {
        number / 2 == Lead::Emoji as u16
    }

    /// Whether a part with that number is the tail.
    pub(crate) fn is_tail(number: u16) -> bool {
        !number.is_multiple_of(2)
    }

    /// The colour of a part with that number, of those of the words and of their tail.
    pub(crate) fn ink(number: u16, inks: [Rgb; 2]) -> Rgb {
        inks[usize::from(number % 2)]
    }
}

impl Faces {
    /// Takes a face in.
    #[expect(clippy::default_trait_access, reason = "the type belongs to a crate behind the shaper's")]
    pub(crate) fn add(&mut self, id: FaceId) {
        let place = id.number();
        if place >= self.fonts.len() {
            self.fonts.resize(place + 1, None);
        }
        let font = FontData::new(Blob::new(Arc::new(id.face().data)), 0);
        self.fonts[place] = Some(FontInstance { font, synthesis: Default::default() });
        self.stacks.clear();
    }

    /// Whether it was taken in before.
    pub(crate) fn has(&self, id: FaceId) -> bool {
        self.fonts.get(id.number()).is_some_and(Option::is_some)
    }

    fn all(&self) -> impl Iterator<Item = FaceId> {
        self.fonts.iter().enumerate().filter(|(_, font)| font.is_some()).map(|(number, _)| FaceId::at(number))
    }

    /// The faces of a shaped text, in the order its runs count them.
    pub(crate) fn of(&self, shaped: &ShapedText) -> Vec<FaceId> {
        let same = |font: &FontInstance, id: &FaceId| {
            self.fonts[id.number()].as_ref().is_some_and(|known| known.font.data.id() == font.font.data.id())
        };
        shaped.fonts().iter().filter_map(|font| self.all().find(|id| same(font, id))).collect()
    }

    /// What chooses among them for a text that reads and looks like that. `styles` are those of its characters.
    pub(crate) fn choice(&mut self, text: &str, styles: &[u16], reading: &Reading, look: Look) -> Choice<'_> {
        let bold = look.bold || look.display;
        let stacks = std::array::from_fn(|number| {
            let lead = Lead::ALL[number / 2];
            let bold = bold && number % 2 == 0;
            let (script, guest, face) = (reading.script, reading.guest, look.face);
            let kind = Kind { script, guest, display: look.display, bold, face, lead };
            self.stack(kind, reading)
        });
        let whole = self.whole(text, styles, &stacks);
        Choice { fonts: &self.fonts, trial: &mut self.trial, stacks, whole }
    }

    fn stack(&mut self, kind: Kind, reading: &Reading) -> Stack {
        if let Some((_, known)) = self.stacks.iter().find(|(known, _)| *known == kind) {
            return known.clone();
        }
        let families = kind.lead.family().into_iter().chain(families_for(reading, kind.display));
        let usual = families.filter_map(|family| self.face(family, kind.bold));
        let mut stack: Vec<FaceId> = kind.face.into_iter().chain(usual).collect();
        // What else the machine has lent comes last.
        for family in self.all().map(|id| id.face().family) {
            if family != DISPLAY && !stack.iter().any(|face| face.face().family == family) {
                stack.extend(self.face(family, kind.bold));
            }
        }
        let stack: Stack = stack.into();
        self.stacks.push((kind, stack.clone()));
        stack
    }

    /// The face of a family in that weight, or else in the other.
    fn face(&self, family: &str, bold: bool) -> Option<FaceId> {
        let weights = || self.all().filter(|id| id.face().family == family);
        weights().find(|id| id.face().bold == bold).or_else(|| weights().next())
    }

    /// Whether a face draws a letter, with its marks where they belong.
    pub(crate) fn draws(&mut self, face: FaceId, letter: &str) -> bool {
        let font = self.fonts.get(face.number()).and_then(Option::as_ref);
        font.is_some_and(|font| self.trial.draws(face, font, letter))
    }

    /// Forgets every letter that was tried.
    pub(crate) fn forget(&mut self) {
        self.trial.forget();
    }

    /// The words for which the face they are tried in first is not simply the one, each with the face that draws it: the
    /// first that draws all words of that script in the text, so that they look alike, or else all of that word.
    fn whole(&mut self, text: &str, styles: &[u16], stacks: &[Stack; STYLES]) -> Vec<Whole> {
        let words = words(text);
        let kind = |word: &Word| (word.script, usize::from(styles[word.first]));
        let simple = |word: &Word| {
            let Some(first) = stacks[kind(word).1].first() else { return true };
            let marked = takes_marks(word.script);
            text[word.bytes.clone()].chars().all(|letter| first.has(letter) && !(marked && is_mark(letter)))
        };
        let mut alike: Vec<((Letters, usize), Option<FaceId>)> = Vec::new();
        for word in words.iter().filter(|word| !simple(word)) {
            let kind_of_word = kind(word);
            if !alike.iter().any(|(known, _)| *known == kind_of_word) {
                let all: Vec<&Word> = words.iter().filter(|other| kind(other) == kind_of_word).collect();
                alike.push((kind_of_word, self.first(text, &stacks[kind_of_word.1], &all)));
            }
        }
        let mut whole = Vec::new();
        for word in &words {
            let Some((_, face)) = alike.iter().find(|(known, _)| *known == kind(word)) else { continue };
            let own = || if simple(word) { None } else { self.first(text, &stacks[kind(word).1], &[word]) };
            whole.extend(face.or_else(own).map(|face| Whole { bytes: word.bytes.clone(), face }));
        }
        whole
    }

    /// The first face that draws all of these words.
    fn first(&mut self, text: &str, stack: &[FaceId], words: &[&Word]) -> Option<FaceId> {
        stack.iter().copied().find(|face| {
            words
                .iter()
                .all(|word| letters(&text[word.bytes.clone()]).all(|letter| self.draws(*face, letter)))
        })
    }
}

/// A word that one face draws.
struct Whole {
    bytes: Range<usize>,
    face: FaceId,
}

/// Chooses the face of each character of one text.
pub(crate) struct Choice<'a> {
    fonts: &'a [Option<FontInstance>],
    trial: &'a mut Trial,
    /// By the number of the style.
    stacks: [Stack; STYLES],
    /// The words that one face draws, in the order of the text.
    whole: Vec<Whole>,
}

impl Choice<'_> {
    /// The face that draws the word in which this byte stands, if there is one for all of it.
    fn of_word(&self, byte: usize) -> Option<FaceId> {
        let after = self.whole.partition_point(|word| word.bytes.end <= byte);
        self.whole.get(after).filter(|word| word.bytes.start <= byte).map(|word| word.face)
    }

    /// The first face that has all of the cluster and puts its marks where they belong, or else the first of those that
    /// have most of it.
    fn of_cluster(&mut self, cluster: &mut CharCluster) -> Option<FaceId> {
        let stack = &self.stacks[usize::from(cluster.style_index())];
        let text: String = cluster.chars().iter().map(|character| character.ch).collect();
        if has_marks(&text) {
            let draws = |face: &FaceId, trial: &mut Trial| {
                let font = self.fonts[face.number()].as_ref();
                font.is_some_and(|font| trial.draws(*face, font, &text))
            };
            if let Some(face) = stack.iter().find(|face| draws(face, self.trial)) {
                return Some(*face);
            }
        }
        let mut best: Option<(FaceId, Coverage)> = None;
        for face in stack.iter() {
            let covered =
                cluster.calculate_coverage(|character| face.has(character), &AnalysisDataSources::new());
            if best.is_none_or(|(_, most)| covered > most) {
                best = Some((*face, covered));
            }
            if covered.is_complete() {
                break;
            }
        }
        best.map(|(face, _)| face)
    }
}

impl FontSelector for Choice<'_> {
    fn select_font(
        &mut self,
        _: &Segment,
        _: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let style = cluster.style_index();
        let first = self.stacks[usize::from(style)].first().copied()?;
        let of_word =
            if Style::is_emoji(style) { None } else { self.of_word(cluster.range().start as usize) };
        let face = match (of_word, cluster.chars()) {
            (Some(face), _) => face,
            // Most letters of most texts.
            (None, [only]) if first.has(only.ch) => first,
            _ => self.of_cluster(cluster)?,
        };
        self.fonts[face.number()].as_ref().map(FontInstance::as_ref)
    }
}

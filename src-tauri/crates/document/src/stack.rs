//! Which face draws a character: the first that can, of those that are tried for its part of the text.

use crate::display::Rgb;
use crate::fonts::{EMOJI, FaceId, LATIN};
use crate::script::{Reading, Script};
use crate::shape::Look;
use crate::writing::Writing;
use linebender_resource_handle::{Blob, FontData};
use parley_engine::itemize::Segment;
use parley_engine::shape::{CharCluster, Coverage};
use parley_engine::{
    AnalysisDataSources, FontInstance, FontInstanceRef, FontSelector, ShapeOptions, ShapedText,
};
use std::sync::Arc;

/// The faces as the shaper takes them, and the order they are tried in for each kind of text.
#[derive(Default)]
pub(crate) struct Faces {
    /// Each by its number.
    fonts: Vec<Option<FontInstance>>,
    stacks: Vec<(Kind, Stack)>,
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
    lead: Lead,
}

/// What is tried for a part of a text before the faces of the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    Nothing,
    /// For Latin words in a text whose own font is one of the machine's.
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

    /// What chooses among them for words that read and look like that.
    pub(crate) fn choice(&mut self, reading: &Reading, look: Look) -> Choice<'_> {
        let bold = look.bold || look.display;
        let stacks = std::array::from_fn(|number| {
            let lead = Lead::ALL[number / 2];
            let bold = bold && number % 2 == 0;
            let kind =
                Kind { script: reading.script, guest: reading.guest, display: look.display, bold, lead };
            self.stack(kind, reading)
        });
        Choice { fonts: &self.fonts, stacks }
    }

    fn stack(&mut self, kind: Kind, reading: &Reading) -> Stack {
        if let Some((_, known)) = self.stacks.iter().find(|(known, _)| *known == kind) {
            return known.clone();
        }
        let families = kind.lead.family().into_iter().chain(reading.families(kind.display));
        let stack: Stack = families.filter_map(|family| self.face(family, kind.bold)).collect();
        self.stacks.push((kind, stack.clone()));
        stack
    }

    /// The face of a family in that weight, or else in the other.
    fn face(&self, family: &str, bold: bool) -> Option<FaceId> {
        let weights = || self.all().filter(|id| id.face().family == family);
        weights().find(|id| id.face().bold == bold).or_else(|| weights().next())
    }
}

/// Chooses the face of each character of one text.
pub(crate) struct Choice<'a> {
    fonts: &'a [Option<FontInstance>],
    /// By the number of the style.
    stacks: [Stack; STYLES],
}

impl FontSelector for Choice<'_> {
    /// The first face that has all of the cluster, or else the first of those that have most of it.
    fn select_font(
        &mut self,
        _: &Segment,
        _: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let mut best: Option<(FaceId, Coverage)> = None;
        for face in self.stacks[usize::from(cluster.style_index())].iter() {
            let covered =
                cluster.calculate_coverage(|character| face.has(character), &AnalysisDataSources::new());
            if best.is_none_or(|(_, most)| covered > most) {
                best = Some((*face, covered));
            }
            if covered.is_complete() {
                break;
            }
        }
        let (face, _) = best?;
        self.fonts[face.number()].as_ref().map(FontInstance::as_ref)
    }
}

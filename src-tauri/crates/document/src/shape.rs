//! Shapes words. With `rows`, all there is of parley.

use crate::clean::is_unseen;
use crate::display::Rgb;
use crate::emoji;
use crate::fonts::{self, Coverage, EMOJI, FaceId, LATIN};
use crate::para::KnownParas;
use crate::rows::Words;
use crate::script::Reading;
use crate::writing::SystemFont;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    BaseDirection, FontContext, FontData, FontFamily, FontFamilyName, FontWeight, Language, Layout,
    LayoutContext, OverflowWrap, StyleProperty, WordBreak,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The size at which everything is shaped; glyphs are not hinted, so every other size is a multiple of it.
pub(crate) const SHAPED: f32 = 16.0;

/// The words of a few pages.
const KNOWN: usize = 400;

/// The shaper and the fonts it knows.
pub(crate) struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<Rgb>,
    faces: HashMap<u64, FaceId>,
    coverage: Coverage,
    /// Words shaped before.
    pub(crate) known: KnownParas,
}

/// How words are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    /// In the display face, where the script has one; otherwise in the body face.
    pub(crate) display: bool,
    /// Heavy.
    pub(crate) bold: bool,
    /// The colour.
    pub(crate) ink: Rgb,
}

/// Words after the words, smaller and in another colour: whose they are.
pub(crate) struct Tail<'a> {
    pub(crate) text: &'a str,
    pub(crate) ink: Rgb,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        let (layouts, coverage) = (LayoutContext::new(), Coverage::default());
        let mut shaper =
            Self { fonts, layouts, faces: HashMap::new(), coverage, known: KnownParas::new(KNOWN) };
        FaceId::bundled().for_each(|id| shaper.register(id));
        shaper
    }

    /// Takes a font of the machine in.
    pub(crate) fn adopt(&mut self, font: SystemFont) {
        if let Some(id) = fonts::adopt(font)
            && !self.faces.values().any(|known| *known == id)
        {
            self.register(id);
            self.coverage.add(id);
            // What could not be drawn before may be drawn now.
            self.known.forget();
        }
    }

    /// The face that words were shaped with.
    pub(crate) fn face_of(&self, font: &FontData) -> Option<FaceId> {
        self.faces.get(&font.data.id()).copied()
    }

    /// What its fonts can draw.
    pub(crate) fn fonts(&self) -> &Coverage {
        &self.coverage
    }

    fn register(&mut self, id: FaceId) {
        let face = id.face();
        let blob: Blob<u8> = Blob::new(Arc::new(face.data));
        self.faces.insert(blob.id(), id);
        let named = FontInfoOverride {
            family_name: Some(face.family),
            weight: Some(if face.bold { FontWeight::BOLD } else { FontWeight::NORMAL }),
            ..FontInfoOverride::default()
        };
        self.fonts.collection.register_fonts(blob, Some(named));
    }

    /// Shapes one line of clean text, with what may follow it. Gives back the characters and emoji that were taken out
    /// because no font can draw them where they stand.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        tail: Option<&Tail<'_>>,
        reading: &Reading,
        look: Look,
    ) -> (Words, Vec<String>) {
        let mut gone = Vec::new();
        let mut text = text.to_owned();
        let main = text.len();
        if let Some(tail) = tail {
            text.push(' ');
            text.push_str(tail.text);
        }
        let mut main = main;
        loop {
            let layout = self.lay(&text, main, tail, reading, look);
            let undrawn = undrawn(&layout, &text, &self.faces, &self.coverage);
            if undrawn.is_empty() {
                return (Words::new(&text, layout, reading.leading), gone);
            }
            for range in undrawn.into_iter().rev() {
                gone.extend(parts(&text[range.clone()]));
                // Between two spaces one of them goes too.
                let spaced = text[..range.start].ends_with(' ') && text[range.end..].starts_with(' ');
                let range = range.start..range.end + usize::from(spaced);
                if range.start < main {
                    main -= range.end.min(main) - range.start;
                }
                text.replace_range(range, "");
            }
        }
    }

    fn lay(
        &mut self,
        text: &str,
        main: usize,
        tail: Option<&Tail<'_>>,
        reading: &Reading,
        look: Look,
    ) -> Layout<Rgb> {
        let families = reading.families(look.display);
        let list = families.iter().copied().map(FontFamilyName::named).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(BaseDirection::Auto);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(list))));
        builder.push_default(StyleProperty::FontSize(SHAPED));
        let weight = |bold| if bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        builder.push_default(StyleProperty::FontWeight(weight(look.bold || look.display)));
        builder.push_default(StyleProperty::Brush(look.ink));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if reading.keeps_words_whole() {
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        builder.push_default(StyleProperty::Locale(Language::parse(reading.language.as_str()).ok()));
        if let Some(tail) = tail
            && main < text.len()
        {
            builder.push(StyleProperty::FontWeight(weight(false)), main..text.len());
            builder.push(StyleProperty::Brush(tail.ink), main..text.len());
        }
        let begin_with = |own: &'static str| {
            let list = std::iter::once(own).chain(families.iter().copied()).map(FontFamilyName::named);
            StyleProperty::FontFamily(FontFamily::List(Cow::Owned(list.collect())))
        };
        for range in reading.latin_words(text) {
            builder.push(begin_with(LATIN), range);
        }
        // A sign that is to be an emoji is drawn as one even where a font before it has the sign.
        for range in emoji::all(text) {
            builder.push(begin_with(EMOJI), range);
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(None);
        layout
    }
}

/// The bytes whose characters came out as glyph 0 or as one that is broken, and of the emoji that came out as several
/// pictures.
fn undrawn(
    layout: &Layout<Rgb>,
    text: &str,
    faces: &HashMap<u64, FaceId>,
    fonts: &Coverage,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut emoji: Vec<(Range<usize>, usize)> =
        emoji::all(text).into_iter().map(|range| (range, 0)).collect();
    for run in layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()) {
        let face = faces.get(&run.font().data.id());
        if let Some(face) = face {
            face.meet(
                run.clusters().flat_map(|cluster| cluster.glyphs().collect::<Vec<_>>()).map(|glyph| glyph.id),
            );
        }
        let prints = |glyph: u32| face.is_some_and(|face| face.prints(glyph));
        for cluster in run.clusters() {
            let range = cluster.text_range();
            if let Some((_, pictures)) = emoji.iter_mut().find(|(emoji, _)| emoji.contains(&range.start)) {
                let pictures_here = cluster
                    .glyphs()
                    .map(|glyph| if prints(glyph.id) { usize::from(glyph.advance > 0.0) } else { 2 });
                *pictures += pictures_here.sum::<usize>();
                continue;
            }
            if cluster.glyphs().all(|glyph| prints(glyph.id)) {
                continue;
            }
            // If the letter itself can be drawn, only the marks on it that cannot be put there go.
            let first = text[range.clone()].chars().next().map_or(0, char::len_utf8);
            let drawn = text[range.clone()].chars().next().is_some_and(|first| fonts.covers(first));
            let whole = range.len() == first || !drawn;
            let start = if whole { range.start } else { range.start + first };
            found.push(start..range.end);
        }
    }
    found.extend(emoji.into_iter().filter(|(_, pictures)| *pictures > 1).map(|(range, _)| range));
    found.sort_by_key(|range| range.start);
    // What is shaped together and what is one emoji need not end at the same place.
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// What is named of a text that is taken out: an emoji whole, anything else by its characters.
fn parts(text: &str) -> Vec<String> {
    if emoji::at_start(text) == Some(text.len()) {
        return vec![text.to_owned()];
    }
    text.chars().filter(|character| !is_unseen(*character)).map(String::from).collect()
}

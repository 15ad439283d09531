//! What is to stand on a page, shaped and in reading order, before anything has a place.

use crate::layout::clip::clip;
use crate::layout::initial;
use crate::layout::words::Sentences;
use crate::layout::words::foot::{Cut, Spoken};
use crate::report::{LeftOut, Missing, Place};
use crate::text::look::Look;
use crate::text::para::{After, Para, Said, Setter};
use crate::theme::Palette;
use crate::theme::{INK, SOFT};
use profile::{Entry, EntryId, LanguageTag, Profile, Section, Whose};
use wording::Wording;

/// No page holds more lines than this at the smallest type, or more characters: the rest is not even shaped.
const MOST_LINES: usize = 150;
const MOST_CHARACTERS: usize = 14_000;
/// The most characters that stand below the name in heavy type.
const LEAD_CHARACTERS: usize = 150;
/// The most characters of the facts below the name.
const FACTS_CHARACTERS: usize = 320;
/// The most characters of the footer.
const FOOTER_CHARACTERS: usize = 1_300;

/// One line of a section.
pub(crate) struct Line {
    pub(crate) para: Para,
    pub(crate) entry: EntryId,
    /// Whether there is room for it.
    pub(crate) kept: bool,
}

/// A section with its heading.
pub(crate) struct Block {
    pub(crate) section: Section,
    pub(crate) heading: Para,
    pub(crate) lines: Vec<Line>,
    /// The page it stands on, counted from 0.
    pub(crate) page: usize,
}

/// What a design asks for.
#[derive(Clone, Copy)]
pub(crate) struct Ask {
    pub(crate) palette: Palette,
    /// The sections it shows, in the order they are read.
    pub(crate) sections: &'static [Section],
    /// The sections whose headings are plain bold instead of the display face.
    pub(crate) plain: &'static [Section],
    /// Whether the first lines of how the person communicates stand below the name.
    pub(crate) leads: bool,
    /// For how many pages of words there may be room.
    pub(crate) pages: usize,
    /// Whether the footer says who wrote this and when, and nothing else.
    pub(crate) brief: bool,
}

/// What to do and what not to do: the lines of the box.
pub(crate) const BOX: &[Section] = &[Section::PleaseDo, Section::PleaseDoNot];

impl Ask {
    /// What most one-page designs ask for: everything.
    pub(crate) fn all(palette: Palette) -> Self {
        Self { palette, sections: &Section::ALL, plain: BOX, leads: true, pages: 1, brief: false }
    }
}

/// All that is to stand on the pages.
pub(crate) struct Content {
    pub(crate) palette: Palette,
    pub(crate) name: Para,
    pub(crate) initial: Para,
    pub(crate) facts: Option<Para>,
    /// How the person is reached, said below the name.
    pub(crate) leads: Vec<Line>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) footer: Option<Para>,
    /// Whether the footer says who wrote this and when, and nothing else.
    pub(crate) brief: bool,
    /// The most characters of the footer, where a design has less room for it than a page.
    pub(crate) footer_most: usize,
    /// What the footer was last made anew of.
    pub(crate) footer_of: Option<Spoken>,
    /// Whether the footer says whose words the lines are.
    pub(crate) says_whose: bool,
    /// Whether lines that are not the person's own stand without a mark, for the footer to say it.
    pub(crate) unmarked: bool,
    /// A sentence about the paper and not about the person: how to fold it.
    pub(crate) note: Option<Para>,
    /// The width of the widest heading that stands in a column, at a type size of 1.
    pub(crate) widest_heading: f32,
    /// The page that is being arranged or painted, and the last one, counted from 0.
    pub(crate) on: usize,
    pub(crate) last: usize,
}

/// Content with what was found while it was made.
pub(crate) struct Made {
    pub(crate) content: Content,
    pub(crate) missing: Vec<Missing>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) not_here: Vec<Section>,
}

impl Block {
    pub(crate) fn kept(&mut self) -> impl Iterator<Item = &mut Line> {
        self.lines.iter_mut().filter(|line| line.kept)
    }

    pub(crate) fn is_shown(&self) -> bool {
        self.lines.iter().any(|line| line.kept)
    }

    fn stands_on(&self, page: usize) -> bool {
        self.page == page && self.is_shown()
    }
}

impl Content {
    /// Whether the page's own words are in a script that needs more height than Latin letters do.
    pub(crate) fn is_tall(&self) -> bool {
        self.blocks.first().is_some_and(|block| block.heading.is_tall())
    }

    /// How many lines of sections there are, those below the name among them.
    pub(crate) fn count(&self) -> usize {
        self.leads.len() + self.blocks.iter().map(|block| block.lines.len()).sum::<usize>()
    }

    pub(crate) fn block(&mut self, section: Section) -> Option<&mut Block> {
        let on = self.on;
        self.blocks.iter_mut().find(|block| block.section == section && block.stands_on(on))
    }

    /// The sections that stand on this page, in the order they are read.
    pub(crate) fn shown(&self) -> Vec<Section> {
        let here = self.blocks.iter().filter(|block| block.stands_on(self.on));
        here.map(|block| block.section).collect()
    }

    pub(crate) fn shows(&self, section: Section) -> bool {
        self.blocks.iter().any(|block| block.section == section && block.stands_on(self.on))
    }

    /// Every line with its section, those below the name first.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (Section, &Line)> {
        let leads = self.leads.iter().map(|line| (Section::Communication, line));
        leads.chain(self.blocks.iter().flat_map(|block| block.lines.iter().map(|line| (block.section, line))))
    }

    /// Whether somebody else's words would be taken for the person's own: nothing stands beside the lines, and not on
    /// every page does the footer say whose they are.
    pub(crate) fn conceals(&self, pages: usize) -> bool {
        self.unmarked && !(self.says_whose && pages == 1)
    }

    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.leads.iter_mut().chain(self.blocks.iter_mut().flat_map(|block| block.lines.iter_mut()))
    }
}

/// Shapes everything that is to stand on the page.
pub(crate) fn make(profile: &Profile, setter: &mut Setter<'_>, ask: Ask) -> Made {
    let mut maker = Maker {
        sentences: Sentences::of(profile),
        profile,
        missing: Vec::new(),
        left_out: Vec::new(),
        unmarked: one_voice(profile) && !ask.brief && !setter.marks_all,
        ask,
        setter,
    };
    let content = maker.content();
    let not_here = Section::ALL
        .into_iter()
        .filter(|section| {
            !ask.sections.contains(section) && profile.sections.printed(*section).next().is_some()
        })
        .collect();
    Made { content, missing: maker.missing, left_out: maker.left_out, not_here }
}

/// Whether every line comes from one and the same person who is not the person: then the footer may say it, once.
fn one_voice(profile: &Profile) -> bool {
    let mut voices = profile.sections.all().map(|(_, entry)| entry).filter(|entry| entry.prints());
    let Some(first) = voices.next() else { return false };
    // Of guesses it says how many they are, and not whose.
    let is_named_guess = first.voice.whose == Whose::Guess && first.voice.name.is_some();
    first.voice.whose != Whose::Own
        && !is_named_guess
        && voices.all(|entry| entry.voice.whose == first.voice.whose && entry.voice.name == first.voice.name)
}

struct Maker<'a, 'b, 's> {
    profile: &'a Profile,
    sentences: Sentences<'a>,
    setter: &'b mut Setter<'s>,
    missing: Vec<Missing>,
    left_out: Vec<LeftOut>,
    unmarked: bool,
    ask: Ask,
}

impl Maker<'_, '_, '_> {
    fn content(&mut self) -> Content {
        let Ask { palette, .. } = self.ask;
        let display = Look { display: true, bold: true, ink: palette.ink, face: None };
        let name = self.name(display);
        let on_ink = Look { ink: palette.on_ink(), ..display };
        let initial = initial::of(self.setter, on_ink, &name).unwrap_or_else(|| self.fallback_name(on_ink));
        let facts = self.sentences.facts();
        let language = self.sentences.wording_language();
        let quiet = Look { display: false, bold: false, ink: SOFT, face: None };
        let facts = self.own(&facts, Some(&language), quiet, Place::Facts);
        let printed = that_may_fit(self.profile, self.ask, &mut self.left_out);
        let foot = self.sentences.footer(printed.iter().map(|(_, entry)| *entry), self.ask.brief);
        let Cut { text, rest, says_whose } = foot.cut(FOOTER_CHARACTERS);
        self.left_out.extend(rest.map(|text| LeftOut {
            place: Place::Footer,
            text,
            language: Some(language.clone()),
        }));
        let footer = self.own(&text, Some(&language), quiet, Place::Footer);
        // Where nothing else is said, the page is theirs.
        let others = printed.iter().any(|(section, _)| *section != Section::Communication);
        let leading = if self.ask.leads && others { lead_count(&printed) } else { 0 };
        let mut leads = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        let mut communication = 0;
        for (section, entry) in printed {
            let lead = section == Section::Communication && communication < leading;
            communication += usize::from(section == Section::Communication);
            let look =
                Look { display: false, bold: lead, ink: if lead { palette.ink } else { INK }, face: None };
            let Some(line) = self.line(section, entry, look) else { continue };
            if lead {
                leads.push(line);
                continue;
            }
            if blocks.last().is_none_or(|block| block.section != section) {
                let Some(heading) = self.heading(section) else { continue };
                blocks.push(Block { section, heading, lines: Vec::new(), page: 0 });
            }
            if let Some(block) = blocks.last_mut() {
                block.lines.push(line);
            }
        }
        let widest_heading = blocks
            .iter_mut()
            .filter(|block| block.section != Section::LikeAndAdmire)
            .map(|block| block.heading.natural_width(1.0))
            .fold(0.0, f32::max);
        Content {
            palette,
            name,
            initial,
            facts,
            leads,
            blocks,
            says_whose: says_whose && footer.is_some(),
            unmarked: self.unmarked,
            footer,
            brief: self.ask.brief,
            footer_most: FOOTER_CHARACTERS,
            footer_of: None,
            note: None,
            widest_heading,
            on: 0,
            last: 0,
        }
    }

    fn heading(&mut self, section: Section) -> Option<Para> {
        let id = format!("page-section-{}", section.key());
        let display = !self.ask.plain.contains(&section);
        let look = Look { display, bold: true, ink: self.ask.palette.ink, face: None };
        let mut heading = match self.setter.said(&self.sentences.said(&id, &[]), look) {
            Some(heading) => heading,
            // Where the machine has no font for the page's language, lines in another one still need a heading.
            None => self.english_heading(&id, look)?,
        };
        heading.tighten_heading(0.9);
        Some(heading)
    }

    fn english_heading(&mut self, id: &str, look: Look) -> Option<Para> {
        let english = Wording::english();
        self.setter.said(&Said { text: english.text(id, &[]), language: english.tag() }, look)
    }

    fn name(&mut self, look: Look) -> Para {
        let text = &self.profile.person.preferred_name;
        let mut name = match self.own(text, None, look, Place::Name) {
            Some(name) => name,
            // A name that no font can draw at all is reported; the heading still has to be there to be heard.
            None => self.fallback_name(look),
        };
        name.tighten_name();
        name
    }

    fn fallback_name(&mut self, look: Look) -> Para {
        #[expect(clippy::expect_used, reason = "a dash is in the display face, as a test of the fonts shows")]
        self.setter.line("–", None, look).0.expect("a dash can be drawn")
    }

    /// Words of a field of the page, in one line of text, clipped to what has room in its place.
    fn own(&mut self, text: &str, given: Option<&LanguageTag>, look: Look, place: Place) -> Option<Para> {
        let most = if place == Place::Facts { FACTS_CHARACTERS } else { usize::MAX };
        let (line, mut missing) = crate::text::clean::clean_line(text, self.setter.typesetter.fonts());
        let (line, rest) = clip(&line, most);
        self.left_out.extend(rest.map(|text| LeftOut { place, text, language: given.cloned() }));
        let (para, more) = self.setter.line(&line, given, look);
        missing.extend(more);
        self.report(&missing, text, given, place);
        para
    }

    fn line(&mut self, section: Section, entry: &Entry, look: Look) -> Option<Line> {
        let mark = if self.unmarked { None } else { self.sentences.mark(&entry.voice) };
        let language = self.sentences.wording_language();
        let tail = mark.map(|text| After { text, ink: SOFT, language });
        let words = entry.words();
        let (para, missing) = self.setter.para(&words, entry.language.as_ref(), look, tail);
        let place = Place::Entry { section, entry: entry.id };
        self.report(&missing, &words, entry.language.as_ref(), place);
        para.map(|para| Line { para, entry: entry.id, kept: true })
    }

    fn report(&mut self, missing: &[String], text: &str, given: Option<&LanguageTag>, place: Place) {
        let mostly = !missing.is_empty() && self.setter.loses(text, given);
        for characters in missing {
            let wants = self.setter.wants(characters, text, given);
            let new = Missing::new(characters, wants, mostly, place);
            if !self.missing.contains(&new) {
                self.missing.push(new);
            }
        }
    }
}

/// How many of the first lines of how the person communicates stand below the name: those that are said in a breath.
fn lead_count(printed: &[(Section, &Entry)]) -> usize {
    let mut room = LEAD_CHARACTERS;
    printed
        .iter()
        .filter(|(section, _)| *section == Section::Communication)
        .take_while(|(_, entry)| {
            let length = entry.text.chars().count();
            let fits = length <= room && !entry.text.trim().contains('\n');
            room = room.saturating_sub(length);
            fits
        })
        .take(3)
        .count()
}

/// The lines to print, in reading order, less those that are too many for any page, which are reported.
fn that_may_fit<'a>(
    profile: &'a Profile,
    ask: Ask,
    left_out: &mut Vec<LeftOut>,
) -> Vec<(Section, &'a Entry)> {
    let mut sections: Vec<(Section, Vec<&Entry>)> =
        ask.sections.iter().map(|section| (*section, profile.sections.printed(*section).collect())).collect();
    let length = |entry: &Entry| entry.text.chars().count();
    let mut lines: usize = sections.iter().map(|(_, entries)| entries.len()).sum();
    let mut characters: usize =
        sections.iter().flat_map(|(_, entries)| entries).map(|entry| length(entry)).sum();
    while lines > MOST_LINES * ask.pages || characters > MOST_CHARACTERS * ask.pages {
        let load = |entries: &[&Entry]| entries.iter().map(|entry| length(entry) + 60).sum::<usize>();
        let Some((section, entries)) = sections.iter_mut().max_by_key(|(_, entries)| load(entries)) else {
            break;
        };
        let Some(entry) = entries.pop() else { break };
        lines -= 1;
        characters -= length(entry);
        left_out.push(LeftOut::line(*section, entry));
    }
    sections
        .into_iter()
        .flat_map(|(section, entries)| entries.into_iter().map(move |entry| (section, entry)))
        .collect()
}

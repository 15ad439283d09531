//! Where the ink of a mark stands: over or under the ink of its own letter. Every letter of Unicode that is a Latin,
//! Greek or Cyrillic letter with marks goes through here, in every look, beside every script.

use super::*;
use crate::display::{Cluster, TextRun};
use crate::rows::Setting;
use crate::script::Reading;
use crate::shape::{Look, Shaper};
use profile::LanguageTag;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const ABOVE: u8 = 230;

/// Every letter that decomposes into a Latin, Greek or Cyrillic letter and marks.
fn of_unicode() -> Vec<String> {
    let script = |character| CodePointMapData::<Script>::new().get(character);
    let ours = |letter: &char| {
        let mut parts = letter.nfd();
        let base = parts.next().map(script);
        let marks: Vec<char> = parts.collect();
        matches!(base, Some(Script::Latin | Script::Greek | Script::Cyrillic))
            && !marks.is_empty()
            && marks.into_iter().all(is_mark)
    };
    ('\0'..=char::MAX).filter(ours).map(String::from).collect()
}

/// The letters of a language with its tones, dots and other marks, small and capital.
fn tones(letters: &str, marks: &[&str]) -> Vec<String> {
    let both = letters.split(' ').flat_map(|letter| [letter.to_owned(), letter.to_uppercase()]);
    both.flat_map(|letter| marks.iter().map(move |mark| format!("{letter}{mark}"))).collect()
}

fn of_languages() -> Vec<String> {
    let yoruba = tones("a e ẹ i o ọ u n m ṣ", &["\u{300}", "\u{301}", "\u{304}"]);
    let igbo = tones("a e i ị o ọ u ụ m n ṅ", &["\u{300}", "\u{301}", "\u{304}"]);
    let vietnamese =
        tones("a ă â e ê i o ô ơ u ư y", &["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]);
    let lithuanian = tones("a ą e ę ė i į y o u ų ū l m n r", &["\u{300}", "\u{301}", "\u{303}"]);
    // A small i keeps its dot below the tone.
    let dotted = ["i", "j", "į"]
        .iter()
        .flat_map(|i| tones(i, &["\u{307}\u{300}", "\u{307}\u{301}", "\u{307}\u{303}"]));
    [yoruba, igbo, vietnamese, lithuanian, dotted.collect()].concat()
}

/// Each letter once, composed and taken apart, and where it has several marks also with the last one typed first.
fn all() -> BTreeSet<String> {
    let written = |letter: String| {
        let (whole, apart): (String, String) = (letter.nfc().collect(), letter.nfd().collect());
        let mut parts: Vec<char> = apart.chars().collect();
        parts[1..].reverse();
        // Signs in the same place stand in the order in which they were typed: turned round, it is another letter.
        let turned: String = parts.into_iter().collect();
        let same = turned.nfd().eq(apart.chars());
        [Some(letter), Some(whole), Some(apart), same.then_some(turned)].into_iter().flatten()
    };
    of_unicode().into_iter().chain(of_languages()).flat_map(written).collect()
}

/// The edges of something inked, in points: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
struct Ink {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Ink {
    fn middle(self) -> [f32; 2] {
        [f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom)]
    }

    fn is(self, other: Self) -> bool {
        let apart = [
            self.left - other.left,
            self.top - other.top,
            self.right - other.right,
            self.bottom - other.bottom,
        ];
        apart.into_iter().all(|edge| edge.abs() < 0.01)
    }

    /// What holds all of it; nothing where nothing is inked.
    fn around(inks: &[Self]) -> Option<Self> {
        inks.iter().copied().reduce(|one, other| Self {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })
    }
}

/// The outlines of a glyph, each by itself, with its origin at a place.
struct Contours {
    origin: [f32; 2],
    inks: Vec<Ink>,
}

impl Contours {
    fn of(face: FaceId, size: f32, glyph: u32, origin: [f32; 2]) -> Vec<Ink> {
        let mut contours = Self { origin, inks: Vec::new() };
        let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        face.font().outline_glyphs().get(glyph.into()).unwrap().draw(settings, &mut contours).unwrap();
        contours.inks
    }

    fn add(&mut self, x: f32, y: f32) {
        let ([left, baseline], Some(ink)) = (self.origin, self.inks.last_mut()) else { return };
        let (x, y) = (left + x, baseline - y);
        *ink = Ink {
            left: ink.left.min(x),
            top: ink.top.min(y),
            right: ink.right.max(x),
            bottom: ink.bottom.max(y),
        };
    }
}

impl OutlinePen for Contours {
    fn move_to(&mut self, x: f32, y: f32) {
        let nothing = Ink { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
        self.inks.push(nothing);
        self.add(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.add(x, y);
    }

    fn close(&mut self) {}
}

/// A letter as it was drawn: its own ink, and that of its marks.
struct Drawn {
    face: FaceId,
    size: f32,
    letter: Ink,
    marks: Vec<Ink>,
    /// From which of them on they are glyphs of their own.
    placed: usize,
}

/// What was drawn for the letter in these bytes of a text; an error where no one face drew it.
fn drawn(runs: &[TextRun], letter: &str, bytes: &Range<usize>) -> Result<Drawn, String> {
    let mut glyphs: Vec<(FaceId, f32, u32, [f32; 2])> = Vec::new();
    for run in runs {
        let here = |cluster: &&Cluster| cluster.text.start < bytes.end && bytes.start < cluster.text.end;
        for glyph in run.clusters.iter().filter(here).flat_map(|cluster| run.glyphs_of(cluster)) {
            glyphs.push((run.face, run.size, u32::from(glyph.id), [glyph.x, glyph.y]));
        }
    }
    let Some(&(face, size, first, origin)) = glyphs.first() else { return Err("nothing is drawn".into()) };
    if let Some((other, ..)) = glyphs.iter().find(|(other, ..)| *other != face) {
        return Err(format!("it is in two faces, {} and {}", face.face().name, other.face().name));
    }
    if glyphs.iter().any(|(_, _, glyph, _)| *glyph == 0) {
        return Err(format!("{} draws a box", face.face().name));
    }
    // Marks that the letter is drawn with in one glyph are what the glyph has more than that of the letter alone.
    let whole = Contours::of(face, size, first, origin);
    let bare = face.font().charmap().map(bare(letter)).ok_or("the letter itself is not there")?;
    let bare = Contours::of(face, size, bare.to_u32(), origin);
    let (own, with_it): (Vec<Ink>, Vec<Ink>) =
        whole.iter().partition(|ink| bare.iter().any(|other| ink.is(*other)));
    let ready_made = own.len() == bare.len();
    let letter = Ink::around(if ready_made { &own } else { &whole }).ok_or("nothing is inked")?;
    // The dots of one mark are seen together.
    let over = |ink: &Ink| ink.middle()[1] < letter.middle()[1];
    let (above, below): (Vec<Ink>, Vec<Ink>) =
        if ready_made { with_it.into_iter().partition(over) } else { (Vec::new(), Vec::new()) };
    let mut marks: Vec<Ink> = [above, below].iter().filter_map(|inks| Ink::around(inks)).collect();
    let placed = marks.len();
    marks.extend(
        glyphs[1..].iter().filter_map(|(face, size, glyph, origin)| {
            Ink::around(&Contours::of(*face, *size, *glyph, *origin))
        }),
    );
    // One that was drawn anew, in one stroke with its marks, must be larger than without them.
    let grown = |bare: Ink| {
        let [wide, high] = [|ink: Ink| ink.right - ink.left, |ink: Ink| ink.bottom - ink.top]
            .map(|of| of(letter) - of(bare));
        wide.max(high) > 0.02 * size
    };
    if marks.is_empty() && !Ink::around(&bare).is_some_and(grown) {
        return Err(format!("nothing in {} shows its marks", face.face().name));
    }
    Ok(Drawn { face, size, letter, marks, placed })
}

/// The letter without its marks, as it is drawn below them.
fn bare(letter: &str) -> char {
    let mut parts = letter.nfd();
    let base = parts.next().unwrap();
    let dotless = parts.any(|mark| canonical_combining_class(mark) == ABOVE);
    match base {
        'i' | 'і' if dotless => 'ı',
        'j' | 'ј' if dotless => 'ȷ',
        letter => letter,
    }
}

/// What is wrong with a letter as it was drawn, if anything is.
fn fault(letter: &str, drawn: &Drawn) -> Option<String> {
    let parts: Vec<char> = letter.nfd().collect();
    let classes: Vec<u8> = parts[1..].iter().map(|mark| canonical_combining_class(*mark)).collect();
    let over = classes.contains(&ABOVE);
    let under = classes.iter().any(|class| [220, 202, 240].contains(class));
    // Horns, tails and strokes grow out of the letter itself.
    let on_it = classes.iter().any(|class| [1, 202, 216].contains(class));
    // The signs of a Greek capital stand before and behind it, and the caron of a tall letter behind it.
    let greek = CodePointMapData::<Script>::new().get(parts[0]) == Script::Greek && parts[0].is_uppercase();
    let beside = greek || (parts.contains(&'\u{30c}') && "dtlL".contains(parts[0])) || classes.contains(&216);
    let (base, em) = (drawn.letter, drawn.size);
    for mark in &drawn.marks {
        let ([x, y], [_, middle]) = (mark.middle(), base.middle());
        if !beside && (x < base.left - 0.04 * em || x > base.right + 0.04 * em) {
            return Some(format!("a mark stands beside it: {mark:?} of {base:?}"));
        }
        let right = (over && y < middle) || (under && y > middle) || on_it;
        if !right {
            return Some(format!("a mark stands on the wrong side of it: {mark:?} of {base:?}"));
        }
    }
    let covered = |one: &Ink, other: &Ink| {
        let ([x, y], [to_x, to_y]) = (one.middle(), other.middle());
        (x - to_x).abs() + (y - to_y).abs() < 0.03 * em
    };
    let marks = &drawn.marks[drawn.placed..];
    let twice = marks
        .iter()
        .enumerate()
        .any(|(number, mark)| marks[..number].iter().any(|other| covered(mark, other)));
    twice.then(|| "two marks stand in one place".into())
}

/// Sets a text in a look and looks at these letters of it.
fn look_at(
    shaper: &mut Shaper,
    text: &str,
    letters: &[(Range<usize>, &str)],
    page: &str,
    look: Look,
    faces: &mut BTreeMap<&'static str, usize>,
) -> Vec<String> {
    let page = LanguageTag::try_from(page).unwrap();
    let reading = Reading::of(text, Some(&page), &page);
    let (words, gone) = shaper.shape(text, None, &reading, look);
    let mut faults: Vec<String> = gone.into_iter().map(|gone| format!("{gone:?} is not drawn")).collect();
    for size in [7.0, 11.0, 64.0] {
        let mut runs = Vec::new();
        let setting = Setting { width: f32::MAX, size, to_right: false, even: false };
        words.place([40.0, 40.0], setting, 0..1, |run| runs.push(run));
        for (bytes, letter) in letters {
            let seen = drawn(&runs, letter, bytes);
            if let Ok(seen) = &seen {
                *faces.entry(seen.face.face().name).or_default() += 1;
            }
            let fault = seen.map_or_else(Some, |seen| {
                fault(letter, &seen).map(|fault| format!("{}: {fault}", seen.face.face().name))
            });
            // Between two letters, so that what stands on one of them would be seen.
            let around = word_around(text, bytes);
            let torn = runs
                .iter()
                .filter(|run| run.clusters.iter().any(|cluster| around.contains(&cluster.text.start)));
            let torn: BTreeSet<_> = torn.map(|run| run.face).collect();
            faults.extend(fault.map(|fault| format!("{letter} ({letter:?}) in {look:?}: {fault}")));
            if torn.len() > 1 {
                faults
                    .push(format!("{letter} ({letter:?}) in {look:?}: its word is in {} faces", torn.len()));
            }
        }
    }
    faults
}

fn word_around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].rfind(' ').map_or(0, |space| space + 1);
    start..text[bytes.end..].find(' ').map_or(text.len(), |space| bytes.end + space)
}

const LOOKS: [Look; 3] = [
    Look { display: true, bold: true, ink: 0 },
    Look { display: false, bold: true, ink: 0 },
    Look { display: false, bold: false, ink: 0 },
];

#[test]
fn every_mark_stands_over_or_under_its_own_letter() {
    let all = all();
    let mut shaper = Shaper::new();
    let mut faces = BTreeMap::new();
    let mut faults = Vec::new();
    for look in LOOKS {
        for letter in &all {
            let base = CodePointMapData::<Script>::new().get(letter.nfd().next().unwrap());
            let (beside, page) = match base {
                Script::Greek => ("ν", "el"),
                Script::Cyrillic => ("н", "uk"),
                _ => ("n", "en"),
            };
            let text = format!("{beside}{letter}{beside}");
            let bytes = beside.len()..beside.len() + letter.len();
            faults.extend(look_at(&mut shaper, &text, &[(bytes, letter)], page, look, &mut faces));
        }
    }
    println!("{} letters of Unicode", of_unicode().len());
    println!(
        "{} letters with marks, as they may be typed, in {} looks and three sizes: {faces:?}",
        all.len(),
        LOOKS.len()
    );
    assert!(all.len() > 1_900, "{}", all.len());
    assert!(faults.is_empty(), "{} faults: {}", faults.len(), faults[..faults.len().min(30)].join("\n"));
}

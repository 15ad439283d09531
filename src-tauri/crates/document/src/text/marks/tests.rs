//! Where the ink of a mark stands: over or under the ink of its own letter. Every letter of Unicode that is a Latin,
//! Greek or Cyrillic letter with marks goes through here, in every look, beside every script.

use super::*;
use crate::ink::{Ink, contours};
use crate::text::look::Look;
use crate::text::rows::Setting;
use crate::text::run::{Cluster, TextRun};
use crate::text::shape::Shaper;
use profile::LanguageTag;
use script::Reading;
use script::direction::is_rtl;
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
    let whole = contours(face, size, first, origin);
    let bare = face.font().charmap().map(bare(letter)).ok_or("the letter itself is not there")?;
    let bare = contours(face, size, bare.to_u32(), origin);
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
        glyphs[1..]
            .iter()
            .filter_map(|(face, size, glyph, origin)| Ink::around(&contours(*face, *size, *glyph, *origin))),
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

/// Where a mark stands on its letter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
    Over,
    Under,
    /// Grows out of the right of it, at the top: a horn.
    Horn,
    /// Goes through it.
    Through,
    /// Behind a tall letter, at the top: the caron of ď, ť and ľ.
    Behind,
    /// Before a Greek capital, at the top.
    Before,
    /// Below a Greek capital, or behind it.
    BelowOrBehind,
}

/// Where that mark stands on that letter.
fn stand(letter: char, mark: char) -> Option<Stand> {
    let greek = CodePointMapData::<Script>::new().get(letter) == Script::Greek && letter.is_uppercase();
    match (mark, canonical_combining_class(mark)) {
        ('\u{30c}', _) if "dtlL".contains(letter) => Some(Stand::Behind),
        // That of the small g is turned and stands above it.
        ('\u{327}', _) if letter == 'g' => Some(Stand::Over),
        ('\u{300}' | '\u{301}' | '\u{313}' | '\u{314}' | '\u{342}', _) if greek => Some(Stand::Before),
        (_, 240) if greek => Some(Stand::BelowOrBehind),
        (_, ABOVE) => Some(Stand::Over),
        (_, 220 | 202 | 240) => Some(Stand::Under),
        (_, 216) => Some(Stand::Horn),
        (_, 1) => Some(Stand::Through),
        _ => None,
    }
}

/// Whether ink stands so on a letter.
fn stands(mark: &Ink, stand: Stand, base: char, Drawn { letter, size, .. }: &Drawn) -> bool {
    let ([x, y], [centre, middle]) = (mark.middle(), letter.middle());
    let on_it = x > letter.left - 0.04 * size && x < letter.right + 0.04 * size;
    match stand {
        Stand::Over => on_it && y < middle,
        Stand::Under => on_it && y > middle,
        Stand::Horn => x > centre && y < middle,
        Stand::Through => on_it && y > letter.top && y < letter.bottom,
        Stand::Behind => {
            // The right edge of its stem, or a little less. All but the d have a foot that reaches out to the right.
            let stem = match base {
                'L' => letter.left + 0.15 * size,
                'd' => letter.right - 0.06 * size,
                _ => centre,
            };
            mark.left > stem && x > centre && y < middle
        }
        // The tip of an alpha leans away from it.
        Stand::Before => mark.right < centre && y < middle,
        Stand::BelowOrBehind => y > middle && x > letter.left,
    }
}

/// What is wrong with a letter as it was drawn, if anything is.
fn fault(letter: &str, drawn: &Drawn) -> Option<String> {
    let parts: Vec<char> = letter.nfd().collect();
    let wanted: Vec<Stand> = parts[1..].iter().filter_map(|mark| stand(parts[0], *mark)).collect();
    let (base, em) = (drawn.letter, drawn.size);
    for mark in &drawn.marks {
        if !wanted.iter().any(|stand| stands(mark, *stand, parts[0], drawn)) {
            return Some(format!("a mark does not stand {wanted:?}: {mark:?} of {base:?}"));
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
    let (words, gone) = shaper.shape(text, None, is_rtl(text, &page), &reading, look);
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
                faults.push(format!(
                    "{letter} ({letter:?}) in {look:?}: its word is in {:?}",
                    torn.iter().map(|face| face.face().name).collect::<Vec<_>>()
                ));
            }
        }
    }
    faults
}

fn word_around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].rfind(' ').map_or(0, |space| space + 1);
    start..text[bytes.end..].find(' ').map_or(text.len(), |space| bytes.end + space)
}

/// Words in each script, of a page on which letters with marks may stand.
const BESIDE: [(&str, &str); 22] = [
    ("ar", "أحب شرب الشاي مع عائلتي كل صباح"),
    ("ur", "مجھے اپنے خاندان کے ساتھ چائے پینا پسند ہے"),
    ("hy", "Սուրճ առավոտյան քրոջս հետ այգում"),
    ("bn", "আমি প্রতিদিন সকালে আমার পরিবারের সঙ্গে চা খাই"),
    ("hi", "मुझे अपने परिवार के साथ चाय पीना पसंद है"),
    ("am", "ቡና ከጓደኞቼ ጋር በየጠዋቱ መጠጣት እወዳለሁ"),
    ("ka", "ყავა დილით დასთან ერთად პარკში"),
    ("gu", "મને મારા પરિવાર સાથે ચા પીવી ગમે છે"),
    ("pa", "ਮੈਨੂੰ ਆਪਣੇ ਪਰਿਵਾਰ ਨਾਲ ਚਾਹ ਪੀਣੀ ਪਸੰਦ ਹੈ"),
    ("he", "קפה בבוקר עם אחותי בגן ליד הבית"),
    ("kn", "ಬೆಳಿಗ್ಗೆ ಅಕ್ಕನ ಜೊತೆ ಚಹಾ ಕುಡಿಯುವುದು"),
    ("km", "កាហ្វេពេលព្រឹកជាមួយបងស្រីរបស់ខ្ញុំ"),
    ("lo", "ກາເຟຕອນເຊົ້າກັບເອື້ອຍຂອງຂ້ອຍ"),
    ("ml", "രാവിലെ ചേച്ചിയുടെ കൂടെ ചായ"),
    ("my", "မနက်တိုင်း ကျွန်မအစ်မနဲ့ ကော်ဖီသောက်တယ်"),
    ("or", "ସକାଳେ ମୋ ଦିଦିଙ୍କ ସହ ଚା ପିଇବାକୁ ଭଲ ଲାଗେ"),
    ("si", "උදේට මගේ අක්කා එක්ක තේ බොන්න ආසයි"),
    ("ta", "என் குடும்பத்துடன் தேநீர் குடிப்பது பிடிக்கும்"),
    ("te", "ఉదయం అక్కతో కలిసి టీ తాగడం నాకు ఇష్టం"),
    ("th", "กาแฟตอนเช้ากับพี่สาวในสวนสาธารณะ"),
    ("dv", "ކޮންމެ ހެނދުނަކު ދައްތައާއެކު ކޮފީ ބޯން"),
    ("el", "Της αρέσει ο καφές με λίγη ζάχαρη το πρωί"),
];

/// How many letters stand in one text beside words of another script.
const TOGETHER: usize = 24;

/// A letter of the same script as that one, and a language that is written in it.
fn beside(letter: &str) -> (&'static str, &'static str) {
    match CodePointMapData::<Script>::new().get(letter.nfd().next().unwrap()) {
        Script::Greek => ("ν", "el"),
        Script::Cyrillic => ("н", "uk"),
        _ => ("n", "en"),
    }
}

const LOOKS: [Look; 3] = [
    Look { display: true, bold: true, ink: 0, face: None },
    Look { display: false, bold: true, ink: 0, face: None },
    Look { display: false, bold: false, ink: 0, face: None },
];

#[test]
fn every_mark_stands_over_or_under_its_own_letter() {
    let all = all();
    let mut shaper = Shaper::new();
    let mut faces = BTreeMap::new();
    let mut faults = Vec::new();
    for look in LOOKS {
        for letter in &all {
            let (beside, page) = beside(letter);
            let text = format!("{beside}{letter}{beside}");
            let bytes = beside.len()..beside.len() + letter.len();
            faults.extend(look_at(&mut shaper, &text, &[(bytes, letter)], page, look, &mut faces));
        }
    }
    // Among words of another script, whose face may have Latin letters too.
    let letters: Vec<&String> = all.iter().collect();
    for (page, words) in BESIDE {
        for (number, some) in letters.chunks(TOGETHER).enumerate() {
            let mut text = [words; 5].join(" ");
            let mut places = Vec::new();
            for letter in some {
                let (beside, _) = beside(letter);
                text.push(' ');
                text.push_str(beside);
                places.push((text.len()..text.len() + letter.len(), letter.as_str()));
                text.push_str(letter);
                text.push_str(beside);
            }
            let look = LOOKS[number % LOOKS.len()];
            faults.extend(look_at(&mut shaper, &text, &places, page, look, &mut faces));
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

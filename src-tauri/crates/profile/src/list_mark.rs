//! The marks that lists bring along when they are pasted: bullets, boxes, numbers, letters.
//!
//! A line has its own bullet, on the screen and on the page, so what another program put in front of it is taken off. What
//! might as well belong to the words stays. A line alone is judged with more care than a list of several, where a mark is
//! known by another line that has it too, or by counting on. Only what is in front is taken: no word is ever changed.

use crate::seen::{is_unseen, shows};
use std::collections::HashMap;

/// Bullets that are never anything else, and that may stand right before the words. Those of the private use area are how
/// Word and Outlook pass on the bullets of the fonts Symbol and Wingdings.
const BULLETS: &str = "•‣⁃▪▫◦∙·・\u{f02d}\u{f06c}\u{f06e}\u{f06f}\u{f070}\u{f071}\u{f072}\u{f073}\u{f074}\u{f075}\
    \u{f076}\u{f077}\u{f09e}\u{f09f}\u{f0a0}\u{f0a1}\u{f0a4}\u{f0a7}\u{f0a8}\u{f0b7}\u{f0d8}\u{f0e0}\u{f0e8}\u{f0f0}\
    \u{f0fb}\u{f0fc}\u{f0fd}\u{f0fe}";
/// Shapes and boxes. Where one comes again in the same line, they are a drawing, or answers to choose from.
const SHAPES: &str = "●○■□◆◇◾◽⬥⬧❖❑❒➢➤►▸▶➔⦿⚫☐☑☒";
/// Signs that are a mark with a gap after them: dashes, and the star.
const DASHES: &str = "-–—−‐‑*";
/// Signs that are a mark only where another line has the same.
const SIGNS: &str = "+✓✔✗✘★☆";
/// Boxes to tick, as they are written in Markdown.
const BOXES: [&str; 4] = ["[ ]", "[x]", "[X]", "[]"];
/// The letters that stand where Word had bullets of Wingdings, for a program that has not the font: of the second level
/// and the third, the arrow and the tick.
const BULLET_LETTERS: &str = "o§Øü";
/// The same of bullets that are chosen more seldom.
const RARE_BULLET_LETTERS: &str = "vqnluwàŸ¨";
/// So many blanks stand for a tab, as Outlook writes it.
const AS_WIDE_AS_A_TAB: usize = 3;
/// A number of several groups is one of a telephone if it has so many digits, and none of money or people.
const SHORTEST_TELEPHONE: usize = 6;
/// The numbers that small Roman letters count.
const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx",
];
/// The numbers that Chinese signs count.
const CHINESE: &str = "一二三四五六七八九十";
/// Where the ten digits of a script begin.
const ZEROS: [u32; 12] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xE50, 0xFF10];

/// What stands in front of a line, and the words after it.
#[derive(Clone, Copy)]
struct Front<'a> {
    mark: Mark<'a>,
    rest: &'a str,
    /// Whether it is a mark whatever stands in other lines.
    sure: bool,
    /// Whether it may be the sign of a number: then two of them do not show that either is a mark.
    minus: bool,
    /// Whether it stands further in than the line begins.
    indented: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mark<'a> {
    Sign(char),
    Number(Number<'a>),
}

/// A number, or a letter that counts: the 2 of “1.2)”.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Number<'a> {
    style: Style,
    value: u32,
    before: &'a str,
    close: Option<char>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// Or a sign that stands for one: ① and 一.
    Digit,
    Letter,
    Roman,
}

/// A line that stands alone, without the marks of a list in front of it. One that has none comes back as it is.
///
/// Taken off are bullets, boxes, a dash or a star with a gap after it, “1)”, and “1.” with a tab after it. Kept are
/// “-5 degrees”, “- 5 degrees”, “3 sugars”, “5.30 bus”, and “1. FC Köln” too: alone, it may count something or not.
#[must_use]
pub fn unmarked(line: &str) -> &str {
    let mut line = line;
    while let Some(Front { rest, sure: true, .. }) = Front::of(line) {
        line = rest;
    }
    line
}

/// The lines of a pasted text that show something, each without the marks of the list it was in.
#[must_use]
pub fn pasted(text: &str) -> Vec<String> {
    // A soft return goes on in the same line.
    let text = text.replace(['\u{b}', '\u{2028}'], " ");
    let hard = ['\n', '\r', '\u{c}', '\u{85}', '\u{2029}'];
    let lines = text.split(hard).filter(|line| shows(line) && !is_rule(line)).collect();
    listed(lines).into_iter().filter(|line| shows(line)).map(|line| line.trim().to_owned()).collect()
}

/// Whether any of the rows of a text but the first has the mark of a list in front of it.
pub(crate) fn has_marks_below(rows: &[&str]) -> bool {
    listed(rows.to_vec()).iter().zip(rows).skip(1).any(|(words, row)| words.len() < row.len())
}

/// The lines of a list, each without its mark.
fn listed(mut lines: Vec<&str>) -> Vec<&str> {
    if let [line] = lines.as_mut_slice() {
        *line = unmarked(line);
    } else {
        // “• 1. Tea”: one mark after the other.
        while take_off(&mut lines) {}
    }
    lines
}

/// Whether a line is drawn and says nothing: "---".
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let first = line.chars().next().filter(|first| "-*_=—–".contains(*first));
    line.chars().count() > 2 && line.chars().all(|sign| Some(sign) == first)
}

/// Takes the first mark off each line of a list that has one. Says whether there was any.
fn take_off(lines: &mut [&str]) -> bool {
    let mut fronts: Vec<Option<Front<'_>>> = lines.iter().map(|line| Front::of(line)).collect();
    // Where there is “ii”, “i” is no letter.
    if fronts.iter().flatten().any(Front::is_roman) {
        fronts.iter_mut().flatten().for_each(Front::be_roman);
    }
    let marks = Marks::of(&fronts);
    // What may be a mark is one where other lines have marks that are.
    let listed = fronts.iter().flatten().any(|front| front.sure);
    let (mut any, mut below_a_bullet) = (false, false);
    for (at, (line, front)) in lines.iter_mut().zip(&fronts).enumerate() {
        let taken = front.filter(|front| {
            front.sure
                || listed && !front.minus && front.is_seldom_else()
                || below_a_bullet && front.is_first_further_in()
                || marks.know(front.mark, at)
        });
        below_a_bullet = taken.is_some_and(|front| matches!(front.mark, Mark::Sign(_)));
        if let Some(front) = taken {
            *line = front.rest;
            any = true;
        }
    }
    any
}

/// The marks in front of the lines of a list: the first line and the last one that has each.
struct Marks<'a>(HashMap<Mark<'a>, (usize, usize)>);

impl<'a> Marks<'a> {
    fn of(fronts: &[Option<Front<'a>>]) -> Self {
        let mut marks = HashMap::new();
        for (at, front) in fronts.iter().enumerate() {
            if let Some(front) = front.as_ref().filter(|front| !front.minus) {
                marks.entry(front.mark).or_insert((at, at)).1 = at;
            }
        }
        Self(marks)
    }

    /// Whether other lines show that this, in front of that one, is a mark.
    fn know(&self, mark: Mark<'a>, at: usize) -> bool {
        let before = |mark: &Mark<'a>| self.0.get(mark).is_some_and(|(first, _)| *first < at);
        let after = |mark: &Mark<'a>| self.0.get(mark).is_some_and(|(_, last)| *last > at);
        let again = before(&mark) || after(&mark);
        let Mark::Number(number) = mark else { return again };
        let of_value = |value| Mark::Number(Number { value, ..number });
        // Markdown may say “1.” in front of every line.
        let counts = before(&of_value(number.value.saturating_sub(1)))
            || after(&of_value(number.value + 1))
            || number.value == 1 && again;
        // A letter may be the first of a name: those that count begin with the first.
        counts && (number.style == Style::Digit || self.0.contains_key(&of_value(1)))
    }
}

impl<'a> Front<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let whole = line;
        let line =
            line.trim_start_matches(|character: char| character.is_whitespace() || is_unseen(character));
        let indented = whole[..whole.len() - line.len()].contains(char::is_whitespace);
        if let Some(after) = BOXES.iter().find_map(|ticked| line.strip_prefix(ticked)) {
            let gap = Gap::of(after);
            return gap.is_there().then_some(Self {
                mark: Mark::Sign('☐'),
                rest: gap.rest,
                sure: true,
                minus: false,
                indented,
            });
        }
        let first = line.chars().next()?;
        let front = Self::sign(first, &line[first.len_utf8()..]).or_else(|| Self::number(line))?;
        Some(Self { indented, ..front })
    }

    fn sign(sign: char, after: &'a str) -> Option<Self> {
        let gap = Gap::of(after);
        let words = shows(gap.rest);
        // “- 5 degrees” may be below zero.
        let amount = sign != '*' && !gap.is_wide() && gap.rest.starts_with(|first| digit(first).is_some());
        let minus = amount && !(DASHES.contains(sign) && is_telephone(gap.rest));
        let sure = if BULLETS.contains(sign) {
            true
        } else if !gap.is_there() && !gap.rest.is_empty() {
            return None;
        } else if SHAPES.contains(sign) {
            if gap.rest.contains(|other| SHAPES.contains(other)) {
                return None;
            }
            words
        } else if DASHES.contains(sign) {
            words && !amount
        } else if SIGNS.contains(sign) {
            false
        } else if gap.is_wide() && words && BULLET_LETTERS.contains(sign) {
            true
        } else if gap.is_wide() && words && RARE_BULLET_LETTERS.contains(sign)
            || sign == '§' && gap.blanks > 1 && words && !amount
        {
            false
        } else {
            return None;
        };
        Some(Self { mark: Mark::Sign(sign), rest: gap.rest, sure, minus: minus && !sure, indented: false })
    }

    fn number(line: &'a str) -> Option<Self> {
        let open = line.strip_prefix(['(', '（']);
        let label = open.unwrap_or(line);
        let (style, value, before, after) = counted(label)?;
        let close = after.chars().next().filter(|close| ")）.．、۔।".contains(*close));
        let gap = Gap::of(&after[close.map_or(0, char::len_utf8)..]);
        let many = !before.is_empty();
        let (fits, sure) = match close {
            // “(020)” is where a telephone is.
            Some(')' | '）') => (open.is_none() || !label.starts_with('0'), open.is_none() && !many),
            _ if open.is_some() => return None,
            // Two numbers with a stop between them are a time, a price or a date before they are a part of a part.
            Some('.' | '．') | None if many => (gap.is_wide(), false),
            Some('.' | '．') if style == Style::Digit => (true, gap.is_wide()),
            // A large letter with a stop is the first of a name.
            Some('.') => {
                (gap.is_wide() || label.starts_with(|first: char| first.is_ascii_lowercase()), false)
            }
            Some(_) => (style == Style::Digit, false),
            None => (is_circled(label), false),
        };
        let square = matches!(close, Some('）' | '、') | None) && !many;
        let apart = square || gap.is_there() || gap.rest.is_empty();
        let mark = Mark::Number(Number { style, value, before, close });
        (fits && apart).then_some(Self {
            mark,
            rest: gap.rest,
            sure: sure && shows(gap.rest),
            minus: false,
            indented: false,
        })
    }

    fn is_seldom_else(&self) -> bool {
        matches!(self.mark, Mark::Sign(sign) if "+§".contains(sign) || RARE_BULLET_LETTERS.contains(sign))
    }

    /// Whether it is the first number of a list within a list: “1.”, further in.
    fn is_first_further_in(&self) -> bool {
        let first = Number { style: Style::Digit, value: 1, before: "", close: Some('.') };
        self.indented && self.mark == Mark::Number(first)
    }

    fn is_roman(&self) -> bool {
        matches!(self.mark, Mark::Number(Number { style: Style::Roman, .. }))
    }

    /// Takes a letter for the Roman number that it may be.
    fn be_roman(&mut self) {
        if let Mark::Number(number) = &mut self.mark
            && number.style == Style::Letter
            && let Some(value) =
                [(9, 1), (22, 5), (24, 10)].iter().find(|(letter, _)| *letter == number.value)
        {
            (number.style, number.value) = (Style::Roman, value.1);
        }
    }
}

/// What stands between a mark and the words.
struct Gap<'a> {
    rest: &'a str,
    blanks: usize,
    tab: bool,
}

impl<'a> Gap<'a> {
    fn of(after: &'a str) -> Self {
        // Chat programs draw some bullets as pictures, by a selector after them.
        let after = after.trim_start_matches(['\u{fe0e}', '\u{fe0f}']);
        let rest = after.trim_start();
        let gap = &after[..after.len() - rest.len()];
        Self { rest, blanks: gap.chars().count(), tab: gap.contains('\t') }
    }

    fn is_there(&self) -> bool {
        self.blanks > 0
    }

    fn is_wide(&self) -> bool {
        self.tab || self.blanks >= AS_WIDE_AS_A_TAB
    }
}

/// What a text that begins with a number or a counting letter counts, what of the number stands before that (“1.” of
/// “1.2”), and what comes after it.
fn counted(text: &str) -> Option<(Style, u32, &str, &str)> {
    let first = text.chars().next()?;
    let after_first = &text[first.len_utf8()..];
    if is_circled(text) {
        return Some((Style::Digit, u32::from(first) - 0x245F, "", after_first));
    }
    if let Some(place) = CHINESE.chars().position(|sign| sign == first) {
        return Some((Style::Digit, place as u32 + 1, "", after_first));
    }
    if digit(first).is_some() {
        return digits(text);
    }
    let end = text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
    let (letters, after) = (text[..end].to_ascii_lowercase(), &text[end..]);
    if end == 1 {
        return Some((Style::Letter, u32::from(letters.as_bytes()[0] - b'a') + 1, "", after));
    }
    let place = ROMAN.iter().position(|roman| *roman == letters)?;
    Some((Style::Roman, place as u32 + 1, "", after))
}

/// The same where it begins with digits: “2”, “1.2”.
fn digits(text: &str) -> Option<(Style, u32, &str, &str)> {
    let mut start = 0;
    loop {
        let run = &text[start..];
        let end = run.find(|character| digit(character).is_none()).unwrap_or(run.len());
        let value = run[..end]
            .chars()
            .try_fold(0_u32, |value, each| Some(value * 10 + digit(each)?).filter(|v| *v < 1_000));
        let (value, after) = (value?, &run[end..]);
        match after.strip_prefix('.') {
            Some(more) if more.starts_with(|next| digit(next).is_some()) => start += end + 1,
            _ => return Some((Style::Digit, value, &text[..start], after)),
        }
    }
}

/// Whether a text begins with a number that is no amount of anything: of several groups, or with a zero in front.
fn is_telephone(text: &str) -> bool {
    let is_of_it = |character: char| character.is_whitespace() || digit(character).is_some();
    let number = text.split(|character| !is_of_it(character)).next().unwrap_or_default();
    let digits: Vec<u32> = number.chars().filter_map(digit).collect();
    let groups = number.split_whitespace().count();
    digits.len() >= SHORTEST_TELEPHONE && (groups > 1 || digits[0] == 0)
}

fn is_circled(text: &str) -> bool {
    text.starts_with(|first| ('①'..='⑳').contains(&first))
}

/// The value of a digit of any script.
fn digit(character: char) -> Option<u32> {
    let number = u32::from(character);
    ZEROS.iter().find_map(|zero| number.checked_sub(*zero).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests;

//! Tokens: telephone numbers, times, dates, prices, the numbers of houses, post codes, addresses of mail and of the web.
//! They keep the order in which they were typed, whatever script is around them, and stand in one row.
//!
//! The bidirectional algorithm (Unicode Standard Annex 9) takes a telephone number for several numbers, and puts them one
//! beside the other as the words around them run: it has to be told that they are one. Line breaking (Annex 14) parts
//! what has a space or a slash in it.

mod lexer;

use lexer::{Item, Kind};
use profile::Direction;
use script::direction::{
    LEFT_TO_RIGHT_ISOLATE, LEFT_TO_RIGHT_MARK, LEFT_TO_RIGHT_OVERRIDE, POP_ISOLATE, is_arabic, is_mark,
    of_letter,
};
use std::borrow::Cow;
use std::ops::Range;

/// A range of times or dates longer than this may be parted at its dash, in characters.
const LONG_RANGE: usize = 24;

/// What runs from the left as one.
struct Token {
    range: Range<usize>,
    /// Digits alone: every line keeps their order.
    plain: bool,
    /// Whether the words in Latin letters that follow belong to it: "14 Oak Street".
    leads: bool,
}

/// What was found in a text.
#[derive(Default)]
struct Found {
    tokens: Vec<Token>,
    /// What is not to be parted at the end of a row: a token, or several with what is between them.
    whole: Vec<Range<usize>>,
}

/// Where no row of a text is to end: inside of these, in their order.
pub(crate) fn unparted(text: &str) -> Vec<Range<usize>> {
    find(text).whole
}

/// Where a row may end between two of those that have no blank between them: before each telephone number that follows
/// another thing with a sign alone.
pub(crate) fn touching(text: &str, unparted: &[Range<usize>]) -> Vec<usize> {
    let touch = |pair: &&[Range<usize>]| {
        let between = &text[pair[0].end..pair[1].start];
        !between.contains(char::is_whitespace) && lexer::is_a_telephone_number(&text[pair[1].clone()])
    };
    unparted.windows(2).filter(touch).map(|pair| pair[1].start).collect()
}

/// A text that runs that way, with marks of direction around the tokens in it that would lose their order.
pub(crate) fn ordered(text: &str, rtl: bool) -> Cow<'_, str> {
    let mixed = || text.chars().any(|letter| of_letter(letter) == Some(Direction::RightToLeft));
    if !rtl && (text.is_ascii() || !mixed()) {
        return Cow::Borrowed(text);
    }
    let tokens = find(text).tokens;
    let isolated = if rtl {
        phrases(text, &tokens)
    } else {
        // Digits alone follow what stands before them.
        let turned = |place| of_last_letter(&text[..place]) == Some(Direction::RightToLeft);
        let needed = |token: &Token| !token.plain || turned(token.range.start);
        tokens.into_iter().filter(needed).map(|token| token.range).collect()
    };
    if isolated.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 9 * isolated.len());
    let mut end = 0;
    for range in isolated {
        // What is called or written to ends what runs from the right before it: else the number between two names would
        // stand beside the wrong one. Where words go on behind it without a sign, all of them are one sentence.
        let next = text[range.end..].trim_start_matches(|c| is_mark(c) || lexer::is_blank(c)).chars().next();
        let goes_on = next.and_then(of_letter) == Some(Direction::RightToLeft);
        let stands_alone = !rtl && !goes_on && lexer::is_called_or_written_to(&text[range.clone()]);
        let mark = |marked: &mut String| marked.extend(stands_alone.then_some(LEFT_TO_RIGHT_MARK));
        marked.push_str(&text[end..range.start]);
        mark(&mut marked);
        marked.push(LEFT_TO_RIGHT_ISOLATE);
        // Groups of Arabic digits stand one beside the other from the right wherever they are.
        if text[range.clone()].contains(lexer::is_arabic_digit) {
            marked.push(LEFT_TO_RIGHT_OVERRIDE);
        }
        marked.push_str(&text[range.clone()]);
        marked.push(POP_ISOLATE);
        mark(&mut marked);
        end = range.end;
    }
    marked.push_str(&text[end..]);
    Cow::Owned(marked)
}

fn of_last_letter(text: &str) -> Option<Direction> {
    text.chars().rev().find_map(of_letter)
}

/// What runs from the left as one in a text that runs from the right. Words in Latin letters run from the left by
/// themselves, and take the numbers behind them along; a token among them must not be torn out of their order.
fn phrases(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The phrase that goes on, and whether it needs to be isolated.
    let mut open: Option<(Range<usize>, bool)> = None;
    let mut tokens = tokens.iter().peekable();
    let mut after = 0;
    for (place, character) in text.char_indices() {
        if place < after {
            continue;
        }
        if let Some(token) = tokens.next_if(|token| token.range.start == place) {
            after = token.range.end;
            match &mut open {
                Some((phrase, needed)) => {
                    phrase.end = after;
                    *needed |= !token.plain;
                }
                None if token.leads => open = Some((token.range.clone(), true)),
                None if token.plain => {}
                None => found.push(token.range.clone()),
            }
            continue;
        }
        if matches!(character, '+' | '#' | '*')
            && let Some((phrase, needed)) = open.as_mut().filter(|(phrase, _)| phrase.end == place)
        {
            // "C++", "A*"
            (phrase.end, *needed) = (place + 1, true);
            continue;
        }
        // A bracket that closes what was not opened in the phrase ends it.
        if let Some(opened) = lexer::opening(character)
            && let Some((phrase, needed)) = open.take_if(|(phrase, _)| !text[phrase.clone()].contains(opened))
        {
            found.extend(needed.then_some(phrase));
            continue;
        }
        let direction = of_letter(character);
        if direction == Some(Direction::LeftToRight) && !is_mark(character) {
            open.get_or_insert((place..place, false)).0.end = place + character.len_utf8();
        } else if direction.is_some() || is_mark(character) {
            found.extend(open.take().filter(|(_, needed)| *needed).map(|(phrase, _)| phrase));
        }
    }
    found.extend(open.filter(|(_, needed)| *needed).map(|(phrase, _)| phrase));
    found
}

fn find(text: &str) -> Found {
    let mut found = Found::default();
    // Whatever is a token has one of these in it.
    if !text.contains(|c: char| c.is_numeric() || matches!(c, '@' | '#' | '.' | '/' | ':')) {
        return found;
    }
    let items = lexer::items(text);
    let mut next = 0;
    while let Some(item) = items.get(next) {
        next += Finder { text, items: &items[next..], found: &mut found }.take(item);
    }
    join_parts(text, &mut found);
    join_ranges(text, &mut found);
    found
}

/// Takes tokens from the first of the items that are left.
struct Finder<'a> {
    text: &'a str,
    items: &'a [Item<'a>],
    found: &'a mut Found,
}

impl Finder<'_> {
    /// Takes what begins with that item. Gives back how many items that was.
    fn take(&mut self, item: &Item<'_>) -> usize {
        match item.kind {
            Kind::Address => {
                self.keep(item.range.clone(), item.range.clone(), false);
                1
            }
            Kind::Currency => {
                let number = self.neighbour(0).filter(|next| next.kind.is_number());
                let Some(number) = number else { return 1 };
                let range = item.range.start..number.range.end;
                self.keep(range.clone(), range, false);
                2
            }
            Kind::Number => self.number(item),
        }
    }

    fn number(&mut self, item: &Item<'_>) -> usize {
        if let Some((at, dash)) = item.times_apart().filter(|_| self.text.contains(is_arabic)) {
            // Each side keeps its order; which of them comes first is for the line. Hebrew has both from the left.
            let Range { start, end } = item.range;
            self.found.whole.push(start..end);
            for range in [start..at, at + dash..end] {
                self.found.tokens.push(Token { range, plain: false, leads: false });
            }
            return 1;
        }
        let together = self.together();
        let last = &self.items[together - 1];
        let range = if together > 1 { item.outer.start..last.outer.end } else { item.range.clone() };
        let mut whole = range.clone();
        // What is dialled after the number follows it.
        let extension = lexer::extension(&self.text[range.end..]).filter(|_| together > 1 || range.len() > 4);
        let mut leads = extension.is_some();
        whole.end += extension.unwrap_or(0);
        if let Some(symbol) = self.neighbour(together - 1).filter(|next| next.kind == Kind::Currency) {
            self.keep(range.start..symbol.range.end, range.start..symbol.range.end, false);
            return together + 1;
        }
        if let Some(word) = lexer::next_word(self.text, range.end) {
            let words = &self.text[word.clone()];
            let month = item.is_day() && lexer::is_month(words);
            let house = item.is_of_a_house() && lexer::is_capitalised(words);
            let price = lexer::is_money(words);
            if month || house || price || item.is_hour() && lexer::is_half_of_the_day(words) {
                whole.end = word.end;
            }
            // "500 mg", "2 sugars"
            leads |= lexer::is_latin(words);
            if month && let Some(year) = self.year(together, word.end) {
                whole.end = year.end;
            }
        }
        if let Some(word) = self.street(item, &range) {
            whole.start = word.start;
        }
        if item.is_day()
            && let Some(word) = lexer::word_before(self.text, range.start)
            && lexer::is_month(&self.text[word.clone()])
        {
            whole.start = word.start;
            if let Some(year) = self.year(together, range.end) {
                whole.end = year.end;
            }
        }
        self.keep(range, whole, leads);
        together
    }

    /// The street of a house whose number ends what is said of it: "ul. Długa 14, Kraków".
    fn street(&self, house: &Item<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        let alone = house.is_of_a_house() && lexer::next_word(self.text, range.end).is_none();
        let street = lexer::word_before(self.text, range.start).filter(|_| alone)?;
        let named = lexer::is_capitalised(&self.text[street.clone()]) && street.start > 0;
        named.then_some(street)
    }

    /// The year behind a day or a month that ends there.
    fn year(&self, number: usize, end: usize) -> Option<Range<usize>> {
        let year = self.items.get(number).filter(|item| item.is_year())?.range.clone();
        let between = self.text[end..year.start].trim_start_matches(is_mark);
        lexer::is_one_blank(between.strip_prefix(',').unwrap_or(between)).then_some(year)
    }

    /// How many items from the first on are one number: the groups of a telephone number, or of a large one, or the
    /// halves of a post code.
    fn together(&self) -> usize {
        let groups = self.items.windows(2).take_while(|pair| self.is_apart(&pair[0], &pair[1])).count() + 1;
        let groups = &self.items[..groups];
        let telephone = lexer::telephone(groups);
        if telephone > 1 {
            return telephone;
        }
        match groups {
            [first, second, ..] if first.is_half_of_a_code() && second.is_half_of_a_code() => 2,
            _ => lexer::thousands(groups).max(lexer::numbers(groups)),
        }
    }

    /// The item behind that one, if nothing but a blank is between them.
    fn neighbour(&self, number: usize) -> Option<&Item<'_>> {
        let (item, next) = (self.items.get(number)?, self.items.get(number + 1)?);
        self.is_apart(item, next).then_some(next)
    }

    fn is_apart(&self, item: &Item<'_>, next: &Item<'_>) -> bool {
        lexer::is_one_blank(&self.text[item.outer.end..next.outer.start])
    }

    fn keep(&mut self, range: Range<usize>, whole: Range<usize>, leads: bool) {
        let plain = self.text[range.clone()].chars().all(char::is_numeric);
        self.found.tokens.push(Token { range, plain, leads });
        match self.found.whole.last_mut().filter(|last| whole.start < last.end) {
            Some(last) => last.end = last.end.max(whole.end),
            None => self.found.whole.push(whole),
        }
    }
}

/// Joins numbers with dashes or slashes between them to one, where they are no range: "0161 – 496 0123", "5 - 6 - 2026".
fn join_parts(text: &str, found: &mut Found) {
    let goes_on = |parts: &[Token], next: &Token| {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
        let between = &text[last.range.end..next.range.start];
        let called = parts.len() > 1 && lexer::is_called(&text[first.range.clone()]);
        let two = lexer::is_a_telephone_number(&text[first.range.start..last.range.end])
            && lexer::is_a_telephone_number(&text[next.range.clone()]);
        !two && (lexer::is_parting(between) || called && lexer::is_one_blank(between))
    };
    let mut tokens = std::mem::take(&mut found.tokens).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let mut parts = vec![token];
        while let Some(next) = tokens.next_if(|next| goes_on(&parts, next)) {
            parts.push(next);
        }
        let whole = parts[0].range.start..parts[parts.len() - 1].range.end;
        let one = parts.len() > 2 || parts.len() == 2 && lexer::is_called(&text[parts[0].range.clone()]);
        if !one {
            found.tokens.extend(parts);
            continue;
        }
        found.whole.retain(|range| range.end <= whole.start || range.start >= whole.end);
        let place = found.whole.partition_point(|range| range.end <= whole.start);
        found.whole.insert(place, whole.clone());
        found.tokens.push(Token { range: whole, plain: false, leads: false });
    }
}

/// Joins what has nothing but a dash between it: "07:30 – 08:15".
fn join_ranges(text: &str, found: &mut Found) {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(found.whole.len());
    for range in found.whole.drain(..) {
        match joined.last_mut() {
            Some(last)
                if lexer::is_dash(&text[last.end..range.start])
                    && text[last.start..range.end].chars().filter(|c| !is_mark(*c)).count() <= LONG_RANGE =>
            {
                last.end = range.end;
            }
            _ => joined.push(range),
        }
    }
    found.whole = joined;
}

#[cfg(test)]
mod tests;

//! The characters of a text, put together to what may be a token.

mod split;

use script::direction::{is_mark, of_letter};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;
use wording::Wording;

/// A telephone number with its dialling code has at least so many digits.
const ENOUGH: usize = 9;

/// What may be a token, or a part of one.
pub(super) struct Item<'t> {
    /// Where it stands, without the brackets, quotes and full stops around it.
    pub(super) range: Range<usize>,
    /// The same, with brackets around all of it: "(0161)".
    pub(super) outer: Range<usize>,
    pub(super) kind: Kind,
    words: &'t str,
}

/// What an item looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An address of mail or of the web, or a name that begins with a sign: `@nia`.
    Address,
    /// Whatever has a digit in it.
    Number,
    /// The sign of a currency by itself.
    Currency,
}

impl Kind {
    pub(super) fn is_number(self) -> bool {
        self == Self::Number
    }
}

/// What may be a token, in its order.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut start = None;
    for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_of_a_token(character) {
            start.get_or_insert(place);
        } else if let Some(start) = start.take() {
            items.extend(split::pieces(text, start..place).into_iter().filter_map(|piece| item(text, piece)));
        }
    }
    items
}

/// What may stand in a token. Words in other than Latin letters, dashes and white space end one.
fn is_of_a_token(character: char) -> bool {
    character.is_ascii_graphic()
        || character.is_numeric()
        || is_currency(character)
        || matches!(
            character,
            'À'..='ɏ' | '’' | '°' | '−' | '±' | '٫' | '٬' | '٪' | '\u{2010}' | '\u{2011}' | '\u{2060}'
        )
}

fn is_currency(character: char) -> bool {
    matches!(character, '$' | '¢'..='¥' | '؋' | '৲' | '৳' | '૱' | '௹' | '฿' | '៛' | '\u{20a0}'..='\u{20cf}' | '﷼')
}

/// The digits that Arabic writes (`Bidi_Class` AN): groups of them stand beside each other from the right.
pub(super) fn is_arabic_digit(character: char) -> bool {
    matches!(character, '٠'..='٩' | '٫' | '٬')
}

fn item(text: &str, range: Range<usize>) -> Option<Item<'_>> {
    let outer = without_brackets(text, &without_stops(text, &range));
    let inside = |open, close| {
        let inside = text[outer.clone()].strip_prefix(open)?.strip_suffix(close)?;
        (!inside.contains([open, close])).then_some(outer.start + 1..outer.end - 1)
    };
    let inner = inside('(', ')').or_else(|| inside('[', ']')).unwrap_or_else(|| outer.clone());
    let words = &text[inner.clone()];
    if is_address(words) {
        return Some(Item { range: inner, outer, kind: Kind::Address, words });
    }
    if !words.is_empty() && words.chars().all(is_currency) {
        return Some(Item { range: inner, outer, kind: Kind::Currency, words });
    }
    let number = words.trim_start_matches(|c: char| "/=&_~:;,.!?@".contains(c) || is_quote(c));
    let start = inner.end - number.len();
    let words = number.trim_end_matches(|c: char| "/=&_~@-−".contains(c) || is_stop(c) || is_quote(c));
    let range = start..start + words.len();
    // What is left may have stops and brackets around it again.
    if range != inner {
        return item(text, range);
    }
    let is_number = words.contains(char::is_numeric) && !words.contains(|c: char| "\"<>|{}[]\\".contains(c));
    is_number.then_some(Item { range, outer, kind: Kind::Number, words })
}

/// Without what ends a sentence or quotes it.
fn without_stops(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_start_matches(is_quote);
    let start = range.end - words.len();
    let words = words.trim_end_matches(|c: char| is_stop(c) || is_quote(c));
    start..start + words.len()
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '’' | '`')
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | ':' | '!' | '?')
}

/// The bracket that one closes.
pub(super) fn opening(bracket: char) -> Option<char> {
    match bracket {
        ')' => Some('('),
        ']' => Some('['),
        _ => None,
    }
}

/// Without a bracket that opens or closes around more than these words, and the stops inside of it.
fn without_brackets(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut range = range.clone();
    while let Some(inner) = without_a_bracket(text, &range) {
        range = without_stops(text, &inner);
    }
    range
}

fn without_a_bracket(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')].into_iter().find_map(|(open, close)| {
        let opens = words.starts_with(open) && !words.contains(close);
        let closes = words.ends_with(close) && !words.contains(open);
        let all = !matches!(open, '(' | '[')
            && words.starts_with(open)
            && words.ends_with(close)
            && words.len() > 1;
        let (start, end) = (range.start + usize::from(opens || all), range.end - usize::from(closes || all));
        (opens || closes || all).then_some(start..end)
    })
}

fn is_address(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let scheme = lower.split_once(':').is_some_and(|(scheme, rest)| {
        // "Tel:0161 496 0123" is a word before a number.
        matches!(scheme, "tel" | "sms") && digits(rest) > 6
            || scheme == "mailto" && !rest.is_empty()
            || rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty())
                && scheme.len() > 1
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let called = lower.strip_prefix(['@', '#']).is_some_and(|name| {
        name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || "._-".contains(c))
    });
    let mail = lower.split_once('@').is_some_and(|(to, at)| !to.is_empty() && is_domain(at));
    // "C:\Users\…"
    let folder = matches!(lower.as_bytes(), [drive, b':', b'\\', _, ..] if drive.is_ascii_alphabetic());
    scheme
        || folder
        || called
        || mail
        || lower.strip_prefix("www.").is_some_and(|rest| !rest.is_empty())
        || is_domain(&lower)
}

/// `nhs.uk`, `example.org:80/forms?person=9`
fn is_domain(words: &str) -> bool {
    let domain = words.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let mut labels = domain.split('.');
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = labels.next_back().is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic));
    last && labels.clone().next().is_some() && labels.all(label)
}

impl Item<'_> {
    /// Where a range of two times or two dates is written with a hyphen and no blank, and how long that is.
    pub(super) fn times_apart(&self) -> Option<(usize, usize)> {
        let (from, to) = self.words.split_once('-')?;
        let both = |is: fn(&str) -> bool| is(from) && is(to);
        (both(is_time) || both(is_date)).then_some((self.range.start + from.len(), 1))
    }

    /// "3", "3rd", "12."
    pub(super) fn is_day(&self) -> bool {
        let rest = self.words.trim_start_matches(char::is_numeric);
        let digits = self.words[..self.words.len() - rest.len()].chars().count();
        (1..=2).contains(&digits) && (rest.is_empty() || matches!(rest, "st" | "nd" | "rd" | "th" | "."))
    }

    pub(super) fn is_hour(&self) -> bool {
        is_time(self.words) || self.is_day()
    }

    pub(super) fn is_year(&self) -> bool {
        self.words.chars().count() == 4 && self.words.chars().all(char::is_numeric)
    }

    /// "14", "12b", "12-14", "3/2"
    pub(super) fn is_of_a_house(&self) -> bool {
        let part = |part: &str| {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            part.len() - digits.len() <= 1
                && (1..=4).contains(&digits.chars().count())
                && digits.chars().all(char::is_numeric)
        };
        match self.words.split_once(['-', '/']) {
            Some((from, to)) => part(from) && part(to),
            None => part(self.words),
        }
    }

    /// "M14" and "5RQ", "K1A" and "0B1": capitals and digits.
    pub(super) fn is_half_of_a_code(&self) -> bool {
        let of = |is: fn(&char) -> bool| self.words.chars().any(|c| is(&c));
        (2..=4).contains(&self.words.len())
            && self.words.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && of(char::is_ascii_digit)
            && of(char::is_ascii_uppercase)
    }

    /// The digits of a group of a telephone number, if it may be one.
    fn telephone_digits(&self) -> Option<usize> {
        let sound = self.kind.is_number()
            && self.words.chars().all(|c| c.is_numeric() || "()+-./#*\u{2010}\u{2011}\u{2060}".contains(c))
            && !is_date(self.words);
        sound.then(|| digits(self.words))
    }

    /// How many digits it has, if it has nothing else.
    fn digits_alone(&self) -> usize {
        if self.words.chars().all(char::is_numeric) { self.words.chars().count() } else { 0 }
    }

    fn begins_a_telephone_number(&self) -> bool {
        self.words.trim_start_matches('(').starts_with(|c: char| "+0٠۰০०੦૦௦".contains(c))
    }
}

/// How many digits stand in these words, whatever is between them.
fn digits(words: &str) -> usize {
    words.chars().filter(|c| c.is_numeric()).count()
}

fn begins_a_telephone_number(words: &str) -> bool {
    words.trim_start_matches(['(', '#', '*']).starts_with(|c: char| "+0٠۰०০੦૦௦".contains(c))
}

/// Whether these digits and what is between them can be dialled by themselves.
pub(super) fn is_a_telephone_number(words: &str) -> bool {
    let signs =
        |c: char| c.is_numeric() || is_blank(c) || is_mark(c) || "()[]+-./#*\u{2010}\u{2011}–".contains(c);
    let dates = || words.split(['-', '–']).any(|part| is_date(part.trim()));
    words.chars().all(signs) && digits(words) >= ENOUGH && !dates()
}

/// Whether it is a telephone number, or an address of mail or of the web.
pub(super) fn is_called_or_written_to(words: &str) -> bool {
    let called = begins_a_telephone_number(words) && is_a_telephone_number(words) && !words.contains('/');
    called || is_address(words) && !words.starts_with(['@', '#']) && !words.contains('\\')
}

/// How many of these groups are a telephone number: "0161 496 0123", "+44 7700 900123", "943 476 5919". 1 if they are
/// none.
pub(super) fn telephone(groups: &[Item<'_>]) -> usize {
    let (mut all, mut longest) = (0, 0);
    let mut count = 0;
    for (number, group) in groups.iter().enumerate() {
        let Some(digits) = group.telephone_digits() else { break };
        let left = || groups[number..].iter().map_while(Item::telephone_digits).sum::<usize>();
        // Two numbers beside each other are two.
        if all + digits > 17 || all >= ENOUGH && group.begins_a_telephone_number() && left() >= ENOUGH {
            break;
        }
        (all, longest, count) = (all + digits, longest.max(digits), count + 1);
    }
    let called = groups.first().is_some_and(Item::begins_a_telephone_number);
    // "496 0123" is one without its dialling code.
    let local =
        matches!(groups, [first, second, ..] if first.digits_alone() == 3 && second.digits_alone() == 4);
    let enough = if called {
        5
    } else if local {
        7
    } else {
        8
    };
    if count > 1 && all >= enough && longest > 2 { count } else { 1 }
}

/// How many of these groups are one number of another kind, such as that of a bank: "20 45 67".
pub(super) fn numbers(groups: &[Item<'_>]) -> usize {
    let count = groups.iter().take_while(|item| item.words.chars().all(char::is_numeric)).count();
    if count > 2 { count } else { 1 }
}

/// How long the extension of a telephone number is, in bytes, where one follows it: " ext. 12", " x12".
pub(super) fn extension(after: &str) -> Option<usize> {
    let rest = after.strip_prefix(is_blank)?;
    let called = ["ext", "Ext", "EXT", "x", "X"].iter().find_map(|word| rest.strip_prefix(word))?;
    let number = called.trim_start_matches(['.', ':', ' ']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| after.len() - number.len() + digits)
}

/// Whether a number that begins like that may be called: then a dash in it parts no two of them.
pub(super) fn is_called(words: &str) -> bool {
    words.trim_start_matches('(').starts_with(['+', '0']) && !is_time(words) && !is_date(words)
}

/// How many of these groups are one large number: "12 000".
pub(super) fn thousands(groups: &[Item<'_>]) -> usize {
    match groups {
        [first, rest @ ..] if (1..=3).contains(&first.digits_alone()) => {
            1 + rest.iter().take_while(|group| group.digits_alone() == 3).count()
        }
        _ => 1,
    }
}

/// "07:30", "7.30", "9am", "9.15pm"
fn is_time(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let clock = lower.trim_end_matches("am").trim_end_matches("pm");
    let said = clock.len() < lower.len();
    let parts: Vec<&str> = clock.split([':', '.']).collect();
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.chars().count()) && part.chars().all(char::is_numeric)
    };
    match parts[..] {
        [hour] => said && digits(hour, 2),
        [hour, ref rest @ ..] => {
            digits(hour, 2)
                && rest.len() <= 2
                && rest.iter().all(|part| digits(part, 2) && part.chars().count() == 2)
        }
        [] => false,
    }
}

/// "12/05/2026", "2026.5.12"
fn is_date(words: &str) -> bool {
    ['/', '.', '-'].into_iter().any(|sign| {
        let parts: Vec<&str> = words.split(sign).collect();
        let digits =
            |part: &&str| (1..=4).contains(&part.chars().count()) && part.chars().all(char::is_numeric);
        parts.len() == 3
            && parts.iter().all(digits)
            && parts.iter().filter(|part| part.chars().count() > 2).count() <= 1
    })
}

/// The word behind that place, after one blank.
pub(super) fn next_word(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].trim_start_matches(is_mark).strip_prefix(is_blank)?.trim_start_matches(is_mark);
    let turns = turn_from(rest.chars().next());
    let length = rest.find(|c: char| !c.is_alphabetic() && c != '.' || turns(c)).unwrap_or(rest.len());
    let length = rest[..length].trim_end_matches('.').len();
    let start = text.len() - rest.len();
    (length > 0).then(|| start..start + length)
}

/// The word before that place, before one blank.
pub(super) fn word_before(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text[..start].trim_end_matches(is_mark).strip_suffix(is_blank)?.trim_end_matches(is_mark);
    let turns = turn_from(rest.chars().next_back());
    let before = rest.trim_end_matches(|c: char| c.is_alphabetic() && !turns(c));
    (before.len() < rest.len()).then_some(before.len()..rest.len())
}

/// Whether a letter runs the other way than that one: no word goes on there.
fn turn_from(letter: Option<char>) -> impl Fn(char) -> bool {
    let direction = letter.and_then(of_letter);
    move |other| direction.is_some() && of_letter(other).is_some_and(|own| Some(own) != direction)
}

/// Whether this between two words is one blank.
pub(super) fn is_one_blank(between: &str) -> bool {
    let mut characters = between.chars().filter(|c| !is_mark(*c));
    characters.next().is_some_and(is_blank) && characters.next().is_none()
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// Whether this between two numbers is a dash, with a blank on each side or none.
pub(super) fn is_dash(between: &str) -> bool {
    let dash = between.trim_matches(|c| is_mark(c) || is_blank(c));
    let blanks = between.chars().filter(|c| is_blank(*c)).count();
    matches!(dash, "-" | "‐" | "‑" | "–" | "—") && blanks <= 2
}

/// The same for a dash or a slash.
pub(super) fn is_parting(between: &str) -> bool {
    is_dash(between) || between.trim_matches(|c| is_mark(c) || is_blank(c)) == "/"
}

pub(super) fn is_half_of_the_day(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "am" | "pm" | "a.m" | "p.m")
}

/// What money is called where it stands beside its number in letters: "12 000 zł", "500 Rs".
pub(super) fn is_money(word: &str) -> bool {
    const CALLED: [&str; 24] = [
        "zł", "Rs", "kr", "Kč", "Ft", "lei", "Lei", "лв", "руб", "грн", "Tk", "GBP", "EUR", "USD", "PLN",
        "CHF", "INR", "PKR", "BDT", "RON", "CZK", "HUF", "UAH", "SEK",
    ];
    CALLED.contains(&word.trim_end_matches('.'))
}

pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

pub(super) fn is_latin(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii() || matches!(c, 'À'..='ɏ'))
}

/// Months, in small letters, as they stand in a date in each language the program speaks.
static MONTHS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let months = |wording: &Wording| {
        (1..=12).filter_map(|month| wording.get(&format!("page-month-{month}"))).collect::<Vec<_>>()
    };
    let mut all: HashSet<String> =
        Wording::all().flat_map(months).map(|month| month.to_lowercase()).collect();
    all.extend(months(Wording::english()).iter().map(|month| month[..3].to_lowercase()));
    all.insert("sept".to_owned());
    all
});

pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.to_lowercase())
}

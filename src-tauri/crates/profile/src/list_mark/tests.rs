//! What is taken for a mark, program by program, and what is not.

use super::*;
use proptest::prelude::*;

/// Both lines that everybody here pastes.
const WORDS: [&str; 2] = ["Tea, not coffee", "She likes the window seat"];

#[test]
fn the_marks_of_every_program_go() {
    for (program, text) in [
        ("Word", "•\tTea, not coffee\n•\tShe likes the window seat"),
        (
            "Word, the font's own bullet",
            "\u{f0b7}\tTea, not coffee\r\n\u{f0b7}\tShe likes the window seat\r\n",
        ),
        ("Word, a bullet below another", "·\tTea, not coffee\no\tShe likes the window seat"),
        ("Word, Wingdings", "§\tTea, not coffee\nØ\tShe likes the window seat"),
        ("Word, Wingdings kept", "\u{f0a7}\tTea, not coffee\n\u{f0fc} She likes the window seat"),
        ("Word, a rare bullet", "v\tTea, not coffee\nv\tShe likes the window seat"),
        ("Word, numbers", "1.\tTea, not coffee\n2.\tShe likes the window seat"),
        ("Word, parts", "1.1\tTea, not coffee\n1.2\tShe likes the window seat"),
        ("Word, letters", "a)\tTea, not coffee\nb)\tShe likes the window seat"),
        ("Outlook", "·\u{a0}\u{a0}\u{a0}\u{a0} Tea, not coffee\n\no   She likes the window seat"),
        (
            "Outlook, numbers",
            "3.\u{a0}\u{a0}\u{a0} Tea, not coffee\n4.\u{a0}\u{a0}\u{a0} She likes the window seat",
        ),
        ("Google Docs", "● Tea, not coffee\n   ○ She likes the window seat"),
        ("Google Docs, boxes", "☐ Tea, not coffee\n☑ She likes the window seat"),
        ("Apple Notes", "\t•\tTea, not coffee\n\t\t⁃\tShe likes the window seat"),
        ("Apple Notes, boxes", "- [ ] Tea, not coffee\n- [x] She likes the window seat"),
        ("Apple Notes, numbers", "\t1.\tTea, not coffee\n\t2.\tShe likes the window seat"),
        ("Markdown", "- Tea, not coffee\n  * She likes the window seat"),
        ("Markdown, pluses", "+ Tea, not coffee\n+ She likes the window seat"),
        ("Markdown, all three", "- Tea, not coffee\n+ She likes the window seat"),
        ("Markdown, with a rule", "---\n* Tea, not coffee\n***\n* She likes the window seat"),
        ("Word, another level", "•\tTea, not coffee\nv\tShe likes the window seat"),
        ("Markdown, numbers", "1. Tea, not coffee\n1. She likes the window seat"),
        ("WhatsApp", "\u{200e}* Tea, not coffee\n\u{200e}- She likes the window seat"),
        ("WhatsApp, bullets with a picture", "▪️ Tea, not coffee\n▪️She likes the window seat"),
        ("a letter", "– Tea, not coffee\n— She likes the window seat"),
        ("a form", "(1) Tea, not coffee\n(2) She likes the window seat"),
        ("Roman numbers", "i. Tea, not coffee\nii. She likes the window seat"),
        ("letters", "a. Tea, not coffee\nb. She likes the window seat"),
        ("circles", "①Tea, not coffee\n② She likes the window seat"),
        ("Chinese", "1、Tea, not coffee\n2、She likes the window seat"),
        ("Chinese signs", "一、Tea, not coffee\n二、She likes the window seat"),
        ("Urdu", "۱۔ Tea, not coffee\n۲۔ She likes the window seat"),
        ("Bengali", "১। Tea, not coffee\n২। She likes the window seat"),
        ("ticks", "✓ Tea, not coffee\n✓ She likes the window seat"),
        ("Word, levels with blanks", "§  Tea, not coffee\no   She likes the window seat"),
        ("Word, a number below a bullet", "•\tTea, not coffee\n\t1. She likes the window seat"),
        ("a number below a bullet", "- Tea, not coffee\n  1. She likes the window seat"),
        ("one after the other", "• 1. Tea, not coffee\n• 2. She likes the window seat"),
        ("no list", "Tea, not coffee\n\n\tShe likes the window seat "),
        ("one that shows nothing", "• Tea, not coffee\n• \u{200b}\n•\n- She likes the window seat\n-\n"),
    ] {
        assert_eq!(pasted(text), WORDS, "{program}");
    }
}

#[test]
fn half_a_list_is_a_list() {
    assert_eq!(pasted("- 2 sugars\n- Milk"), ["2 sugars", "Milk"]);
    assert_eq!(pasted("- 0161 496 0123\n- 07700 900123"), ["0161 496 0123", "07700 900123"]);
    assert_eq!(pasted("– 161 496 0123\n– 7700 900123"), ["161 496 0123", "7700 900123"]);
    assert_eq!(
        pasted("•\tTea\no   Milk\n§  Bread\n\t1. Rye\n\t2. Wheat"),
        ["Tea", "Milk", "Bread", "Rye", "Wheat"]
    );
    assert_eq!(pasted("3. Tea\n4. Milk\n5. Bread"), ["Tea", "Milk", "Bread"]);
    assert_eq!(pasted("1. Tea\n   green\n2. Milk"), ["Tea", "green", "Milk"]);
}

#[test]
fn what_belongs_to_the_words_stays_in_a_list_too() {
    for text in [
        "-5 degrees is too cold\n+44 7700 900123",
        "3 sugars in tea\n2 in coffee",
        "- 5 degrees is too cold\n- 10 degrees too",
        "- 0.5 degrees\n- 0 degrees",
        "- 12\n- 10",
        "+ 44 161 496 0123\n+ 44 161 496 0124",
        "- 0161 496 0123\nRing Mum",
        "- 5 000 kr\n- 10 000 kr",
        "- 5 1/2 degrees\n- 6 1/2 degrees",
        "§  Deep\nTea",
        "+ 5 minutes of quiet\n+ 10 minutes of music",
        "5.30 bus\n5.40 bus",
        "5.30\tbus\n6.30\tbus",
        "(020) 7946 0018\n(0161) 496 0123",
        "1. FC Köln on Saturday\nTea",
        "3. Mai: Oma\n9. Mai: Zahnarzt",
        "J. Smith\nK. Jones",
        "A. Ahmed\nB. Begum",
        "M\tSwimming\nT\tChoir\nW\tRest",
        "+ one guest\nTea",
        "+ 44 161 496 0123\nRing Mum",
        "a cup of tea\nb",
        "I like tea\nI like milk",
        "o cão\no gato",
        "*bold*\n_under_",
        "#hash\n#tag",
        "№ 5\nTea",
        "🔹 Tea\n✅ Milk",
        "1️⃣ Tea\n2️⃣ Milk",
        "“Tea”\n‘Milk’",
        "→ go\n→ come back",
    ] {
        assert_eq!(pasted(text).join("\n"), text);
    }
    // It may be the name of a club, unless it stands below a bullet.
    assert_eq!(pasted("Tea\n\t1. FC Köln"), ["Tea", "1. FC Köln"]);
    assert_eq!(pasted("• Tea\n1. FC Köln"), ["Tea", "1. FC Köln"]);
}

#[test]
fn a_line_alone_loses_what_is_surely_a_mark() {
    for text in [
        "\u{f0b7}\tTea",
        "•\tTea",
        "•Tea",
        "- Tea",
        "– Tea",
        "* Tea",
        "o\tTea",
        "1.\tTea",
        "3)\tTea",
        "a) Tea",
        "☐ Tea",
        "- [ ] Tea",
        "[x] Tea",
        "\t◦ Tea",
        "• - Tea",
    ] {
        assert_eq!(unmarked(text), "Tea", "{text:?}");
        assert_eq!(pasted(text), ["Tea"], "{text:?}");
    }
    assert_eq!(unmarked("-\t5 degrees"), "5 degrees", "nobody writes a tab after a sign of minus");
}

#[test]
fn a_line_alone_keeps_what_may_be_words() {
    for text in [
        "1. FC Köln",
        "-5 degrees",
        "- 5 degrees",
        "– 5 °C at night",
        "3 sugars in tea",
        "5.30 bus",
        "(21) 98765-4321",
        "a. tea",
        "☐ yes ☑ no ☒",
        "● ● ○",
        "① ② ③",
        "✓",
        "-",
        "…",
        "*bold*",
        "v\tTea",
        "\tShe likes the window seat",
        "  real  ",
        "Col A\tCol B",
        "\u{f04a} Wingdings smiley",
        "",
        "3.",
        "a)",
    ] {
        assert_eq!(unmarked(text), text);
    }
}

#[test]
fn a_bullet_alone_says_nothing() {
    assert_eq!(unmarked("•"), "");
    assert!(pasted("•\t\u{f0b7}").is_empty());
    assert!(pasted("\u{200b}\n\u{2800}\n\u{ad}").is_empty());
}

#[test]
fn what_stands_within_the_words_stays_as_it_is() {
    let words = "It’s\u{a0}“fine” – really…, co\u{ad}op, 👩\u{200d}🚒, \u{2067}نیا\u{2069}, Col A\tB";
    assert_eq!(pasted(&format!("- {words}\n- Tea")), [words, "Tea"]);
    assert_eq!(pasted("First line\u{b}second line"), ["First line second line"]);
}

#[test]
fn a_very_long_list_is_read_as_quickly_as_a_text() {
    let lines: Vec<String> = (1..100_000).map(|number| format!("{}. Tea", number % 1_000)).collect();
    let text = lines.join("\n");
    assert_eq!(pasted(&text).len(), 99_999);
}

/// Words that begin with no mark.
const WORD: &str = "[a-zA-Zà-ÿਅ-ਹא-ת]{2}[a-z ,’]{0,12}[a-z]";
/// Marks of every kind, and texts around them.
const ANY: &str = "(?s)[-–*+•\u{f0b7}☐☑●①②一二0-9aAbBiIvVo§.)(、\\[\\]x \t\n\u{b}\u{200b}\u{fe0f}Tea]{0,40}";

proptest! {
    #[test]
    fn the_marks_of_a_list_go_and_nothing_else(
        words in prop::collection::vec(WORD, 2..8),
        bullet in prop::sample::select(vec!["•", "\t•\t", "- ", "* ", "– ", "\u{f0b7}\t", "o\t", "☐ ", "- [ ] ", "▪️ "]),
        close in prop::sample::select(vec![". ", ")", ".\t", ") "]),
    ) {
        prop_assume!(ROMAN.iter().all(|roman| !words.iter().any(|word| word == roman)));
        let bullets: Vec<String> = words.iter().map(|word| format!("{bullet}{word}")).collect();
        prop_assert_eq!(&pasted(&bullets.join("\n")), &words);
        if close != ")" {
            let count = |(number, word): (i32, &String)| format!("{number}{close}{word}");
            let numbers: Vec<String> = (1..).zip(&words).map(count).collect();
            prop_assert_eq!(&pasted(&numbers.join("\n")), &words);
        }
        prop_assert_eq!(&pasted(&words.join("\r\n")), &words);
    }

    #[test]
    fn what_is_left_is_the_end_of_its_line_and_little_was_taken(text in ANY) {
        let source = text.replace(['\u{b}', '\u{2028}'], " ");
        let mut lines = source.split('\n');
        for line in pasted(&text) {
            let from = lines.find(|source| source.trim().ends_with(&line));
            prop_assert!(from.is_some(), "{:?} is the end of no line of {:?}", line, text);
        }
    }

    #[test]
    fn a_second_time_nothing_more_goes(text in ANY) {
        let once = pasted(&text);
        prop_assert_eq!(pasted(&once.join("\n")), once);
        prop_assert_eq!(unmarked(unmarked(&text)), unmarked(&text));
    }

    #[test]
    fn any_text_is_read_without_a_fault(text in "(?s).{0,80}") {
        let once = pasted(&text);
        prop_assert!(once.iter().all(|line| shows(line)));
        prop_assert_eq!(pasted(&once.join("\n")), once);
    }
}

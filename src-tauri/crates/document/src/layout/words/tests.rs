//! What the sentences promise.

use super::*;
use profile::{CommunicationNeed, Section, Supporter};
use script::direction::without_marks;

fn amina() -> Profile {
    let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
    profile.person.full_name = "Amina Begum".into();
    profile.person.pronouns = "she / her".into();
    let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
    profile.person.languages = vec![tag("bn"), tag("en-GB")];
    profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "her support worker".into() });
    profile.written.authorship = Authorship::Together;
    profile.written.on = Some(Date::constant(2026, 3, 3));
    profile.written.look_again = Some(Date::constant(2026, 9, 1));
    profile
}

fn entry(whose: Whose, name: Option<&str>) -> Entry {
    let mut entry = Entry::own("Tea");
    entry.voice.whose = whose;
    entry.voice.name = name.map(str::to_owned);
    entry
}

#[test]
fn the_facts_are_sentences() {
    let mut profile = amina();
    assert_eq!(
        Sentences::of(&profile).facts(),
        "Amina Begum, she\u{a0}/\u{a0}her. I speak Bengali (বাংলা) and English."
    );
    profile.person.languages = vec![LanguageTag::default()];
    profile.person.communication_needs = vec![CommunicationNeed::Makaton];
    assert_eq!(Sentences::of(&profile).facts(), "Amina Begum, she\u{a0}/\u{a0}her. I use Makaton.");
    assert_eq!(Sentences::of(&Profile::of(Person::named("Al"), LanguageTag::default())).facts(), "");
}

#[test]
fn the_footer_says_who_wrote_it_and_whose_words_it_is() {
    let profile = amina();
    let entries = [
        entry(Whose::Own, None),
        entry(Whose::FamilyOrFriend, Some("Rukhsana, sister")),
        entry(Whose::Guess, Some("Joy")),
    ];
    assert_eq!(
        Sentences::of(&profile).footer(entries.iter(), false).whole(),
        "Amina wrote this with Joy Okafor, her support worker, on 3\u{a0}March\u{a0}2026. The words are Amina’s \
         own, but for one line from Rukhsana, sister, and one guess, still to be checked. To be looked at again by \
         1\u{a0}September\u{a0}2026."
    );
}

#[test]
fn without_a_date_no_comma_is_left_hanging() {
    let mut profile = amina();
    profile.written.on = None;
    profile.written.look_again = None;
    let own = [entry(Whose::Own, None)];
    assert_eq!(
        Sentences::of(&profile).footer(own.iter(), false).whole(),
        "Amina wrote this with Joy Okafor, her support worker. All of it is in Amina’s own words."
    );
}

#[test]
fn how_it_was_written_is_not_claimed_where_nobody_said_it() {
    let mut profile = Profile::of(Person::named("Amina"), LanguageTag::default());
    let said = |profile: &Profile| Sentences::of(profile).footer([].iter(), false).whole();
    assert_eq!(said(&profile), "");
    profile.written.on = Some(Date::constant(2026, 3, 3));
    assert_eq!(said(&profile), "Written on 3\u{a0}March\u{a0}2026.");
    profile.written.by.push(Supporter { name: "Joy".into(), role: "care worker".into() });
    assert_eq!(said(&profile), "Written down by Joy, care worker, on 3\u{a0}March\u{a0}2026.");
    profile.written.on = None;
    assert_eq!(said(&profile), "Written down by Joy, care worker.");
    for language in ["en-GB", "cy", "pl", "ur", "bn", "zh-Hans"] {
        profile.language = LanguageTag::try_from(language).unwrap();
        for on in [None, Some(Date::constant(2026, 3, 3))] {
            profile.written.on = on;
            let said = said(&profile);
            assert!(said.contains("Joy") && !said.contains("Amina"), "{language}: {said}");
            let date = Sentences::of(&profile).date(Date::constant(2026, 3, 3));
            assert_eq!(said.contains(&date), on.is_some(), "{language}: {said}");
        }
    }
}

/// Those who read Urdu in Britain read its dates in the figures of the street: ۱۲ would be read more slowly.
#[test]
fn an_urdu_page_has_the_figures_that_its_readers_use() {
    let mut profile = amina();
    profile.language = LanguageTag::try_from("ur").unwrap();
    assert_eq!(Sentences::of(&profile).date(Date::constant(2026, 9, 12)), "12\u{a0}ستمبر\u{a0}2026");
}

#[test]
fn where_nothing_is_in_the_persons_words_the_footer_says_so() {
    let mut profile = amina();
    profile.written.authorship = Authorship::ByOthers;
    let others = [entry(Whose::Staff, None), entry(Whose::Guess, None)];
    let footer = Sentences::of(&profile).footer(others.iter(), false).whole();
    assert!(footer.contains("The words are not Amina’s own"), "{footer}");
    assert!(footer.contains("one guess, still to be checked"), "{footer}");
}

#[test]
fn one_line_of_the_persons_own_does_not_make_what_others_wrote_theirs() {
    let mut profile = amina();
    profile.written.authorship = Authorship::ByOthers;
    let lines = [entry(Whose::Own, None), entry(Whose::Staff, None), entry(Whose::Staff, None)];
    let footer = Sentences::of(&profile).footer(lines.iter(), false).whole();
    assert!(
        footer.contains("Most of the words are not Amina’s own: they are two lines from staff"),
        "{footer}"
    );
}

/// So many lines of Amina's own, of her sister's, so many guesses, and so many of which nobody has said whose they are.
fn lines([own, sister, guesses, not_said]: [usize; 4]) -> Vec<Entry> {
    let of = |count: usize, whose, name| std::iter::repeat_n(entry(whose, name), count);
    of(own, Whose::Own, None)
        .chain(of(sister, Whose::FamilyOrFriend, Some("R")))
        .chain(of(guesses, Whose::Guess, None))
        .chain(of(not_said, Whose::NotSaid, None))
        .collect()
}

/// What the foot says of the words, and nothing else.
fn of_words(language: &str, counts: [usize; 4]) -> String {
    let mut profile = page_in(language, Authorship::Together);
    profile.written = profile::Written::default();
    Sentences::of(&profile).footer(lines(counts).iter(), false).whole()
}

#[test]
fn where_nobody_was_asked_the_foot_counts_what_was_said_and_claims_no_more() {
    for (counts, said) in [
        ([3, 0, 0, 0], "All of it is in Amina’s own words."),
        ([0, 0, 0, 1], "Nobody has said yet whose words these are."),
        ([0, 0, 0, 9], "Nobody has said yet whose words these are."),
        (
            [1, 0, 0, 1],
            "Known so far: one line in Amina’s own words. For one other line, nobody has said yet whose words it is.",
        ),
        (
            [5, 2, 0, 3],
            "Known so far: five lines in Amina’s own words and two lines from R. For three other lines, nobody has said \
             yet whose words they are.",
        ),
        (
            [0, 1, 1, 2],
            "Known so far: one line from R and one guess, still to be checked. For two other lines, nobody has said yet \
             whose words they are.",
        ),
        (
            [12, 0, 1, 2],
            "Known so far: twelve lines in Amina’s own words and one guess, still to be checked. For two other lines, nobody \
             has said yet whose words they are.",
        ),
    ] {
        assert_eq!(of_words("en-GB", counts), said, "{counts:?}");
    }
    let all = [2, 1, 1, 2];
    for (language, said) in [
        (
            "cy",
            "Yr hyn a wyddom hyd yn hyn: dwy linell yng ngeiriau Amina ei hun, un llinell gan R a hefyd un dyfaliad, i’w \
             wirio eto. Does neb wedi dweud eto geiriau pwy sydd yn y ddwy linell arall.",
        ),
        (
            "pl",
            "Na razie wiadomo: dwie linijki własnymi słowami (Amina), jedna linijka – R i jeden domysł, jeszcze do \
             sprawdzenia. Nikt jeszcze nie powiedział, czyje słowa są w pozostałych linijkach (2).",
        ),
        (
            "ur",
            "اب تک معلوم ہے: دو سطریں Amina کے اپنے الفاظ میں، ایک سطر R سے اور ایک اندازہ، جس کی تصدیق باقی ہے۔ مزید دو \
             سطروں کے بارے میں ابھی کسی نے نہیں بتایا کہ یہ کس کے الفاظ ہیں۔",
        ),
        (
            "bn",
            "এ পর্যন্ত জানা গেছে: দুটি লাইন Amina নিজে বলেছেন, একটি লাইন বলেছেন R এবং একটি অনুমান, যা এখনো মিলিয়ে দেখা \
             বাকি। আর দুটি লাইন কার কথা, তা এখনো কেউ বলেননি।",
        ),
        (
            "zh-Hans",
            "目前知道：两句是Amina自己的话、一句出自R和一句是猜测，有待核实。另有两句，还没有人说明是谁的话。",
        ),
    ] {
        assert_eq!(without_marks(&of_words(language, all)), said);
    }
}

#[test]
fn in_no_language_and_no_mixture_does_the_foot_claim_what_nobody_said() {
    let some = [0, 1, 2, 3, 5, 11];
    for language in ["en-GB", "cy", "pl", "ur", "bn", "zh-Hans"] {
        let claim = of_words(language, [1, 0, 0, 0]);
        let unasked = of_words(language, [0, 0, 0, 2]);
        let mut seen = std::collections::HashSet::new();
        for own in some {
            for others in [[0, 0], [1, 0], [2, 0], [0, 1], [0, 2], [3, 5]] {
                for not_said in some.into_iter().skip(1) {
                    let counts = [own, others[0], others[1], not_said];
                    let said = of_words(language, counts);
                    assert!(
                        !said.contains(&claim) && !said.contains(['{', '}']),
                        "{language} {counts:?}: {said}"
                    );
                    assert!(!said.contains("page-"), "{language} {counts:?}: {said}");
                    let nothing_known = own + others[0] + others[1] == 0;
                    assert_eq!(said == unasked, nothing_known, "{language} {counts:?}: {said}");
                    // What is counted is heard: another number is another sentence.
                    assert!(nothing_known || seen.insert(said.clone()), "{language} {counts:?}: {said}");
                }
            }
        }
    }
}

#[test]
fn a_name_that_shows_nothing_is_nobodys() {
    let mut profile = amina();
    profile.written.on = None;
    profile.written.look_again = None;
    profile.written.by = vec![
        Supporter { name: "  ".into(), role: " ".into() },
        Supporter { name: "\u{200b}".into(), role: "\u{3164}".into() },
    ];
    assert_eq!(Sentences::of(&profile).footer([].iter(), false).whole(), "");
    profile.written.by[0].role = "\u{2800}key worker\u{2800}".into();
    assert_eq!(Sentences::of(&profile).footer([].iter(), false).whole(), "Amina wrote this with key worker.");
    let nobody = entry(Whose::Staff, Some("\u{2060}"));
    assert_eq!(Sentences::of(&profile).mark(&nobody.voice).as_deref(), Some("(staff)"));
    assert!(Sentences::of(&profile).footer([nobody].iter(), false).whole().contains("one line from staff"));
    profile.person.full_name = "\u{2800}".into();
    profile.person.pronouns = "\u{ad}".into();
    assert_eq!(Sentences::of(&profile).facts(), "I speak Bengali (বাংলা) and English.");
}

#[test]
fn a_line_that_is_not_the_persons_own_says_whose_it_is() {
    let profile = amina();
    let sentences = Sentences::of(&profile);
    let mark = |whose, name| sentences.mark(&entry(whose, name).voice);
    assert_eq!(mark(Whose::Own, Some("Amina")), None);
    assert_eq!(mark(Whose::NotSaid, Some("Joy")), None, "nothing is claimed");
    assert_eq!(mark(Whose::FamilyOrFriend, Some("Rukhsana, sister")).as_deref(), Some("(Rukhsana)"));
    assert_eq!(mark(Whose::Guess, None).as_deref(), Some("(a guess)"));
    assert_eq!(mark(Whose::Guess, Some("Joy")).as_deref(), Some("(Joy, a guess)"));
}

/// Amina's page in that language, by somebody whose role is in no language at all.
fn page_in(language: &str, authorship: Authorship) -> Profile {
    let mut profile = amina();
    profile.language = LanguageTag::try_from(language).unwrap();
    profile.written.authorship = authorship;
    profile.written.by = vec![Supporter { name: "Joy".into(), role: "x".into() }];
    profile
}

#[test]
fn every_word_the_page_may_ask_for_is_written() {
    let sections = Section::ALL.map(|section| format!("page-section-{}", section.key()));
    let needs = CommunicationNeed::ALL.map(|need| format!("page-need-{}", need.key()));
    let months = (1..=12).map(|month| format!("page-month-{month}"));
    let designs = ["of", "fold", "fold-mirrored", "cut", "cut-mirrored"].map(|id| format!("page-{id}"));
    let together = ["use", "need"].map(|ending| format!("page-needs-{ending}"));
    let hospital = ["important_for", "relationships"].map(|key| format!("page-hospital-{key}"));
    let asked: Vec<String> = sections
        .into_iter()
        .chain(needs)
        .chain(together)
        .chain(months)
        .chain(designs)
        .chain(hospital)
        .collect();
    for language in ["en", "ur", "cy", "bn", "pl", "zh"] {
        let wording = Wording::for_language(&LanguageTag::try_from(language).unwrap());
        assert_eq!(wording.language(), language);
        for id in &asked {
            let args = ["name", "page", "pages", "things"].map(|name| (name, Value::from("1")));
            assert_ne!(wording.text(id, &args), *id, "{language}");
            assert!(wording.says(id), "{language} says {id} in English");
        }
    }
}

#[test]
fn no_sentence_of_a_page_falls_back_to_english() {
    let english = ["wrote", "words", "line", "guess", "again", "speak", "languages", "March", "and"];
    let whose = [Whose::FamilyOrFriend, Whose::Staff, Whose::Guess, Whose::NotSaid];
    for language in ["ur", "cy", "bn", "pl", "zh-Hans"] {
        for authorship in Authorship::ALL {
            let mut profile = page_in(language, authorship);
            for names in [[None; 4], [Some("A"), Some("B"), Some("C"), Some("D")]] {
                let own = Entry::own("Tea");
                let others = names.into_iter().zip(whose.into_iter().cycle());
                let lines: Vec<Entry> =
                    others.flat_map(|(name, whose)| vec![entry(whose, name); 3]).chain([own]).collect();
                let sentences = Sentences::of(&profile);
                let said = [
                    sentences.footer(lines.iter(), false).whole(),
                    sentences.footer(lines[..1].iter(), false).whole(),
                    sentences
                        .footer(lines.iter().filter(|line| line.voice.whose != Whose::NotSaid), false)
                        .whole(),
                    sentences.footer(lines[lines.len() - 1..].iter(), false).whole(),
                    sentences.facts(),
                    sentences.title(),
                    sentences.photo("").text,
                ];
                for said in &said {
                    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
                    assert!(english.iter().all(|word| !words.contains(word)), "{language}: {said}");
                }
                profile.written.by.clear();
            }
        }
    }
}

#[test]
fn a_date_is_in_the_readers_own_digits_and_order_and_stands_in_one_row() {
    let date =
        |language| Sentences::of(&page_in(language, Authorship::Alone)).date(Date::constant(2026, 3, 23));
    assert_eq!(date("en-GB"), "23\u{a0}March\u{a0}2026");
    assert_eq!(date("cy"), "23\u{a0}Mawrth\u{a0}2026");
    assert_eq!(date("pl"), "23\u{a0}marca\u{a0}2026");
    assert_eq!(date("bn"), "২৩\u{a0}মার্চ\u{a0}২০২৬");
    assert_eq!(date("zh-Hans"), "2026年3月23日");
}

#[test]
fn a_number_of_guesses_takes_the_form_its_language_asks_for() {
    let guesses = |language, count| {
        let profile = page_in(language, Authorship::Alone);
        let guess = entry(Whose::Guess, None);
        Sentences::of(&profile).others(&vec![&guess.voice; count]).concat()
    };
    let cases = [
        ("cy", 2, "dau ddyfaliad"),
        ("cy", 3, "tri dyfaliad"),
        ("cy", 4, "pedwar dyfaliad"),
        ("cy", 5, "pum dyfaliad"),
        ("pl", 1, "jeden domysł,"),
        ("pl", 2, "dwa domysły"),
        ("pl", 4, "cztery domysły"),
        ("pl", 5, "pięć domysłów"),
        ("bn", 2, "দুটি অনুমান"),
        ("bn", 13, "১৩টি অনুমান"),
        ("zh-Hans", 2, "两句"),
    ];
    for (language, count, said) in cases {
        let all = guesses(language, count);
        assert!(all.starts_with(said), "{language}: {all}");
    }
}

#[test]
fn no_comma_hangs_before_a_full_stop_of_any_script() {
    assert_eq!(without_hanging_comma("Joy, sister,."), "Joy, sister.");
    assert_eq!(without_hanging_comma("মেয়ে,।"), "মেয়ে।");
    assert_eq!(without_hanging_comma("阿珍，朋友，。"), "阿珍，朋友。");
    assert_eq!(joined(&["一。".into(), "二。".into()]), "一。二。");
}

#[test]
fn a_very_long_name_is_shortened_in_a_sentence() {
    assert!(short_name(&"Anna ".repeat(100)).chars().count() <= NAME_IN_A_SENTENCE);
    assert_eq!(short_name("Amina"), "Amina");
}

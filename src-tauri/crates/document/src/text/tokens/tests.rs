use super::*;
use proptest::prelude::*;
use script::direction::without_marks;

/// The parts of a text that are not parted.
fn whole(text: &str) -> Vec<&str> {
    unparted(text).into_iter().map(|range| &text[range]).collect()
}

/// A text with brackets for the marks around what runs from the left.
fn marked(text: &str, rtl: bool) -> String {
    let seen = |mark| match mark {
        LEFT_TO_RIGHT_MARK => '^',
        LEFT_TO_RIGHT_ISOLATE => '⟨',
        LEFT_TO_RIGHT_OVERRIDE => '!',
        POP_ISOLATE => '⟩',
        other => other,
    };
    ordered(text, rtl).chars().map(seen).collect()
}

#[test]
fn what_is_one_number_stands_in_one_row() {
    for (text, expected) in [
        ("Call 020 7946 0958 or (0161) 496 0123, day or night", vec!["020 7946 0958", "(0161) 496 0123"]),
        ("Ring +44 (0)7700 900 123.", vec!["+44 (0)7700 900 123"]),
        ("Two: 07700 900123 07700 900456", vec!["07700 900123", "07700 900456"]),
        ("My NHS number is 943 476 5919", vec!["943 476 5919"]),
        ("٠١٦١ ٤٩٦ ٠١٢٣", vec!["٠١٦١ ٤٩٦ ٠١٢٣"]),
        ("Chcę 12 000 zł, czyli £2,500.50", vec!["12 000 zł", "£2,500.50"]),
        ("It costs £ 12.50 or 14 €", vec!["£ 12.50", "14 €"]),
        ("From 07:30 – 08:15, or 9am–5pm", vec!["07:30 – 08:15", "9am–5pm"]),
        ("Tea at 7.30 pm", vec!["7.30 pm"]),
        ("12/05/2026–19/05/2026", vec!["12/05/2026–19/05/2026"]),
        ("Born on 3rd March 1954, on March 3, 1954, 3 Mar", vec!["3rd March 1954", "March 3, 1954", "3 Mar"]),
        ("14 Oak Street, Manchester M14 5RQ", vec!["14 Oak", "M14 5RQ"]),
        ("پیدائش 12 ستمبر 1954", vec!["12 ستمبر 1954"]),
        ("5 days, 2 cups and a half", vec!["5", "2"]),
        ("Mieszkam: ul. Długa 14, Kraków", vec!["Długa 14"]),
        (
            "Ring 0161 496 0123 ext. 12, or 0161 496 0124 x7",
            vec!["0161 496 0123 ext. 12", "0161 496 0124 x7"],
        ),
        ("It is 500 Rs or 12.50 EUR.", vec!["500 Rs", "12.50 EUR"]),
        // Two numbers are two, whatever is between them.
        ("Call 0161 496 0123 / 07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("Call +44 161 496 0123/+44 7700 900123", vec!["+44 161 496 0123", "+44 7700 900123"]),
        ("0161 496 0123 – 07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123,07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123+07700 900123", vec!["0161 496 0123", "+07700 900123"]),
        ("0161 496 0123.07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123-07700 900123", vec!["0161 496 0123", "07700 900123"]),
        // A number is one, whatever touches it.
        ("Tel:0161 496 0123", vec!["0161 496 0123"]),
        ("Mob:07700 900123;Home:0161 496 0123", vec!["07700 900123", "0161 496 0123"]),
        ("0161 496 0123Mum, Dad07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123=Mum|07700 900123\\Dad", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123(Mum) (Dad)07700 900123", vec!["0161 496 0123", "07700 900123"]),
        ("0161 496 0123’s for Mum", vec!["0161 496 0123"]),
        ("#0161 496 0123, 0161 496 0124*", vec!["#0161 496 0123", "0161 496 0124*"]),
        ("Ring 496 0123", vec!["496 0123"]),
        (
            "Tel.0161 496 0123, Mum-0161 496 0123, Dad/07700 900123, M07700 900124",
            vec!["0161 496 0123", "0161 496 0123", "07700 900123", "07700 900124"],
        ),
        ("Ring 0161 496 0123.Ask for Mum", vec!["0161 496 0123"]),
        // What is no telephone number is left as it is, whatever touches it.
        ("12,000 or 1,250.50, at 10:30am, 2000mg", vec!["12,000", "1,250.50", "10:30am", "2000mg"]),
        ("0,0625 mg, 1500ml/24h, 2024-00123", vec!["0,0625", "1500ml/24h", "2024-00123"]),
        ("1250,50 zł, 2000kcal-2500kcal, £1000pm", vec!["1250,50 zł", "2000kcal-2500kcal", "£1000pm"]),
        ("See http://192.168.100.1:8080/admin", vec!["http://192.168.100.1:8080/admin"]),
    ] {
        assert_eq!(whole(text), expected, "{text}");
    }
}

#[test]
fn an_address_is_one_with_all_that_belongs_to_it_and_nothing_more() {
    for (text, expected) in [
        ("See https://example.org/a-b/c?d=1&e=%2F#f.", "https://example.org/a-b/c?d=1&e=%2F#f"),
        ("(nia.parry-jones@example.nhs.uk)", "nia.parry-jones@example.nhs.uk"),
        ("Write to <a@b.org>, please", "a@b.org"),
        ("www.example.org/", "www.example.org/"),
        ("On nhs.uk/autism: read it", "nhs.uk/autism"),
        ("I am @nia_sings!", "@nia_sings"),
    ] {
        assert_eq!(whole(text), [expected], "{text}");
    }
    for text in ["Tea, e.g. mint", "and/or", "Mr. Bailey", "wait...then", "either: or"] {
        assert!(whole(text).is_empty(), "{text}");
    }
}

#[test]
fn in_a_line_from_the_right_each_keeps_its_order() {
    let unmarked =
        |text: &str| whole(text).into_iter().map(|one| without_marks(one).into_owned()).collect::<Vec<_>>();
    for (text, expected) in [
        ("امی کو فون کریں: 0161 496 0123", "امی کو فون کریں: ⟨0161 496 0123⟩"),
        ("أمي +44 7700 900123", "أمي ⟨+44 7700 900123⟩"),
        ("هاتف ٠١٦١ ٤٩٦ ٠١٢٣", "هاتف ⟨!٠١٦١ ٤٩٦ ٠١٢٣⟩"),
        ("07:30 – 08:15 تک", "⟨07:30⟩ – ⟨08:15⟩ تک"),
        ("07:30-08:15 تک", "⟨07:30⟩-⟨08:15⟩ تک"),
        ("قیمت £12.50 ہے", "قیمت ⟨£12.50⟩ ہے"),
        ("تاریخ 2026-03-01", "تاریخ ⟨2026-03-01⟩"),
        ("8 بجے", "8 بجے"),
        ("أمي 00 44 (0)161 496 0123", "أمي ⟨00 44 (0)161 496 0123⟩"),
        ("أمي 0044 (0) 161 496 0123", "أمي ⟨0044 (0) 161 496 0123⟩"),
        ("أمي +44\u{2011}161\u{2011}496", "أمي ⟨+44\u{2011}161\u{2011}496⟩"),
        ("أمي 0161 – 496 0123", "أمي ⟨0161 – 496 0123⟩"),
        ("أمي 0161 - 496 - 0123", "أمي ⟨0161 - 496 - 0123⟩"),
        ("أمي 0161–496–0123", "أمي ⟨0161–496–0123⟩"),
        ("أمي 020 7946 0000–9", "أمي ⟨020 7946 0000–9⟩"),
        ("حساب 20 45 67", "حساب ⟨20 45 67⟩"),
        ("أمي [0161] 496 0123", "أمي ⟨[0161] 496 0123⟩"),
        ("كتاب C++ وC#", "كتاب ⟨C++⟩ و⟨C#⟩"),
        ("درجة A* في C", "درجة ⟨A*⟩ في C"),
        ("قیمت 500 Rs ہے", "قیمت ⟨500 Rs⟩ ہے"),
        ("تاریخ 5 - 6 - 2026", "تاریخ ⟨5 - 6 - 2026⟩"),
        ("تاریخ 19 / 6 / 2026", "تاریخ ⟨19 / 6 / 2026⟩"),
        ("10–12 تک", "10–12 تک"),
        ("أمي 0161 496 0123 ext 12", "أمي ⟨0161 496 0123 ext 12⟩"),
        ("أمي 0161 496 0123 x12", "أمي ⟨0161 496 0123 x12⟩"),
        ("أمي Tel:0161 496 0123", "أمي ⟨Tel:0161 496 0123⟩"),
        ("أمي Tel:01614960123", "أمي ⟨Tel:01614960123⟩"),
        ("امی 0161 496 0123,07700 900123", "امی ⟨0161 496 0123⟩,⟨07700 900123⟩"),
        ("امی 0161 496 0123;07700 900123", "امی ⟨0161 496 0123⟩;⟨07700 900123⟩"),
        ("أمي 0161 496 0123*", "أمي ⟨0161 496 0123*⟩"),
        ("أمي #0161 496 0123", "أمي ⟨#0161 496 0123⟩"),
        ("أمي 0161 496 0123Mum", "أمي ⟨0161 496 0123⟩Mum"),
        ("أمي 496 0123", "أمي ⟨496 0123⟩"),
        ("أمي 0161 496 0123(home)07700 900123(mob)", "أمي ⟨0161 496 0123⟩(home)⟨07700 900123⟩(mob)"),
        ("أمي 1250,50 zł", "أمي ⟨1250,50 zł⟩"),
        ("ملف 2024-00123", "ملف ⟨2024-00123⟩"),
        ("أمي €1250,50", "أمي ⟨€1250,50⟩"),
        // What is counted in Latin letters stands before them.
        ("دواء 500 mg Paracetamol", "دواء ⟨500 mg Paracetamol⟩"),
        ("شاي (2 sugars)", "شاي (⟨2 sugars⟩)"),
        ("دواء 2 x 500 mg", "دواء ⟨2 x 500 mg⟩"),
        ("من 5-6 pm", "من ⟨5-6 pm⟩"),
        // Hebrew has both ends of a range from the left.
        ("בשעה 10:30-11:30", "בשעה ⟨10:30-11:30⟩"),
    ] {
        assert_eq!(marked(text, true), expected);
        assert_eq!(
            unmarked(&ordered(text, true)),
            whole(text),
            "the marks change nothing of what is not parted"
        );
    }
}

#[test]
fn words_in_latin_letters_and_their_numbers_run_from_the_left_as_one() {
    for (text, expected) in [
        ("پتہ: 14 Oak Street, Manchester M14 5RQ ہے", "پتہ: ⟨14 Oak Street, Manchester M14 5RQ⟩ ہے"),
        ("Manchester United کا میچ", "Manchester United کا میچ"),
        ("ای میل: nia@example.org یا www.example.org/", "ای میل: ⟨nia@example.org⟩ یا ⟨www.example.org/⟩"),
        ("E-mail: nia@example.org", "⟨E-mail: nia@example.org⟩"),
        ("3 March 2026 کو", "⟨3 March 2026⟩ کو"),
    ] {
        assert_eq!(marked(text, true), expected);
    }
}

#[test]
fn in_a_line_from_the_left_only_what_stands_among_other_letters_needs_marks() {
    assert_eq!(marked("Mum (أمي) 0161 496 0123", false), "Mum (أمي) ^⟨0161 496 0123⟩^");
    // Between two names it stands beside the one that it follows.
    assert_eq!(
        marked("Ring أمي 0161 496 0123, أبي 07700 900123 and then me", false),
        "Ring أمي ^⟨0161 496 0123⟩^, أبي ^⟨07700 900123⟩^ and then me"
    );
    assert_eq!(
        marked("Write to أمي nia@example.org or أبي", false),
        "Write to أمي ^⟨nia@example.org⟩^ or أبي"
    );
    assert_eq!(
        marked("We say «اتصل على 0161 496 0123 كل يوم» each day", false),
        "We say «اتصل على ⟨0161 496 0123⟩ كل يوم» each day"
    );
    // What is said in Arabic runs as Arabic does.
    assert_eq!(marked("We say «عندي 3 قطط» each day", false), "We say «عندي ⟨3⟩ قطط» each day");
    assert_eq!(marked("Mum 0161 496 0123", false), "Mum 0161 496 0123");
    assert_eq!(marked("শনিবার 07:30 – 08:15", false), "শনিবার 07:30 – 08:15");
    // A number would go before the word from the right that it follows.
    assert_eq!(marked("I see أمي 3 times, dad 4 times", false), "I see أمي ⟨3⟩ times, dad 4 times");
    assert_eq!(marked("Born 12 ستمبر 1954 in Leeds", false), "Born 12 ستمبر ⟨1954⟩ in Leeds");
    assert_eq!(marked("Ring أمي 07700900123 now", false), "Ring أمي ^⟨07700900123⟩^ now");
}

proptest! {
    #[test]
    fn nothing_but_marks_is_added_and_what_is_kept_is_in_order(
        text in "(?s).{0,60}|[ 0-9٠-٩+()./:@#£–a-zA-Zا-ي-]{0,60}",
        rtl in any::<bool>(),
    ) {
        let marked = ordered(&text, rtl);
        prop_assert_eq!(without_marks(&marked), without_marks(&text));
        for text in [&*text, &*marked] {
            let mut end = 0;
            for range in unparted(text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}

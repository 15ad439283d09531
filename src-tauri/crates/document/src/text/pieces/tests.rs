use super::*;
use crate::text::look::Look;
use crate::text::shape::Shaper;
use profile::LanguageTag;
use proptest::prelude::*;
use script::Reading;
use std::sync::Mutex;

static SHAPER: Mutex<Option<Shaper>> = Mutex::new(None);

fn shaped(text: &str) -> Shaped {
    running(text, false)
}

fn running(text: &str, rtl: bool) -> Shaped {
    let mut shaper = SHAPER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let shaper = shaper.get_or_insert_with(Shaper::new);
    let reading = Reading::of(text, None, &LanguageTag::default());
    shaper.lay(
        text,
        text.len(),
        rtl,
        &[],
        &reading,
        Look { display: false, bold: false, ink: 0, face: None },
        [0; 2],
    )
}

fn rows(words: &Shaped, width: f32) -> Vec<Row> {
    let mut rows = Vec::new();
    words.rows(width, |row| rows.push(row));
    rows
}

/// The words of a row as it is read.
fn text(words: &Shaped, row: &Row) -> String {
    words.atoms(row.clusters.clone()).map(|atom| said(words, &atom)).collect()
}

/// The words of a row as they stand from left to right.
fn seen(words: &Shaped, row: &Row) -> String {
    let mut seen = String::new();
    for part in words.visual(row) {
        let mut atoms: Vec<String> = part.slice.atoms_start().map(|atom| said(words, &atom)).collect();
        if part.rtl() {
            atoms.reverse();
        }
        seen.extend(atoms);
    }
    seen
}

fn said(words: &Shaped, atom: &Atom<'_>) -> String {
    words.text[atom.slice().text_byte_range(atom.char_range())].to_owned()
}

#[test]
fn a_row_ends_between_words_and_takes_its_space_along() {
    let words = shaped("Tea before anything else");
    let width = words.natural_width();
    assert_eq!(rows(&words, width).len(), 1);
    let found: Vec<String> = rows(&words, width * 0.6).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found, ["Tea before ", "anything else"]);
    let found: Vec<String> = rows(&words, 1.0).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found.concat(), "Tea before anything else");
    assert_eq!(found[..2], ["T", "e"], "a word wider than its row is torn");
}

#[test]
fn a_telephone_number_is_in_one_row_and_an_address_is_parted_at_its_signs() {
    let words = shaped("Call me on 0161 496 0123 now");
    let width = shaped("Call me on 0161 496 ").natural_width();
    let found: Vec<String> = rows(&words, width).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found, ["Call me on ", "0161 496 0123 now"]);
    let words = shaped("example.org/health-and-care/forms");
    let width = shaped("example.org/health-an").natural_width();
    let found: Vec<String> = rows(&words, width).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found, ["example.org/health-", "and-care/forms"]);
    let words = shaped(r"C:\Users\Support\Documents\Care plans");
    let width = shaped(r"C:\Users\Support\Documents\C").natural_width();
    let found: Vec<String> = rows(&words, width).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found, [r"C:\Users\Support\Documents", r"\Care plans"]);
}

#[test]
fn what_is_seen_of_a_row_is_without_the_white_at_its_end() {
    let words = shaped("Tea before");
    let first = &rows(&words, words.widest_word())[0];
    assert_eq!(text(&words, first), "Tea ");
    assert!(first.hang > 0.0);
    assert!((first.ink - shaped("Tea").natural_width()).abs() < 0.01);
}

#[test]
fn nothing_is_one_row_of_nothing() {
    let words = shaped("");
    assert_eq!((words.count(100.0), words.natural_width()), ((1, 0.0), 0.0));
}

#[test]
fn words_that_read_the_other_way_stand_the_other_way() {
    let words = shaped("Say שלום to me");
    assert_eq!(seen(&words, &rows(&words, f32::INFINITY)[0]), "Say םולש to me");
    let words = running("שלום Tea for two שלום", true);
    assert_eq!(seen(&words, &rows(&words, f32::INFINITY)[0]), "םולש Tea for two םולש");
}

#[test]
fn white_at_the_end_of_a_row_stands_at_its_end() {
    let words = running("שלום Tea for two", true);
    let first = &rows(&words, words.natural_width() * 0.8)[0];
    assert_eq!(text(&words, first), "שלום Tea for ");
    assert_eq!(seen(&words, first), " Tea for םולש");
}

proptest! {
    #[test]
    fn whatever_the_width_no_word_is_lost_and_no_row_is_too_wide(
        text in "[a-zA-Z0-9 ,.’é-]{1,60}|[א-ת a-z0-9]{1,40}|[ا-ي ٠-٩ .]{1,40}|[অ-হা-ৌ ]{1,30}|(?s).{1,40}",
        rtl in any::<bool>(),
        width in 1.0_f32..400.0,
    ) {
        let words = running(&text, rtl);
        let rows = rows(&words, width);
        prop_assert_eq!(words.count(width).0, rows.len());
        let mut next = 0;
        for row in &rows {
            prop_assert_eq!(row.clusters.start, next);
            prop_assert!(row.white <= row.clusters.end);
            let alone = words.atoms(row.clusters.clone()).filter(|atom| !hangs(atom)).count() <= 1;
            prop_assert!(row.ink <= width + SLACK || alone || words.atoms(row.clusters.clone()).any(|atom| atom.advance() <= 0.0));
            next = row.clusters.end;
        }
        prop_assert_eq!(next, words.whole.shaped_clusters().len() as u32);
    }

    #[test]
    fn a_row_is_as_full_as_it_can_be(text in "([a-z]{1,9} ){1,12}[a-z]{1,9}", width in 160.0_f32..400.0) {
        let words = shaped(&text);
        let rows = rows(&words, width);
        for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
            let first = words.pieces.iter().find(|piece| piece.clusters.start == next.clusters.start).unwrap();
            prop_assert!(row.ink + row.hang + first.ink_width > width);
        }
    }

    #[test]
    fn the_runs_of_a_row_are_all_there_whatever_their_order(text in "[a-z א-ת٠-٩0-9()]{1,40}", rtl in any::<bool>(), width in 20.0_f32..200.0) {
        let words = running(&text, rtl);
        for row in rows(&words, width) {
            let mut clusters: Vec<u32> = words.visual(&row).iter().flat_map(|part| part.slice.shaped_clusters_range()).collect();
            clusters.sort_unstable();
            prop_assert_eq!(clusters, row.clusters.collect::<Vec<u32>>());
        }
    }
}

#[test]
fn rows_end_between_words_where_no_space_parts_them() {
    for text in [
        "กาแฟตอนเช้ากับพี่สาวแล้วเดินเล่นในสวนสาธารณะใกล้บ้านทุกวันอาทิตย์",
        "កាហ្វេពេលព្រឹកជាមួយបងស្រីរបស់ខ្ញុំហើយបន្ទាប់មកដើរលេងក្នុងសួនច្បារ",
        "ກາເຟຕອນເຊົ້າກັບເອື້ອຍຂອງຂ້ອຍແລ້ວຍ່າງຫຼິ້ນຢູ່ສວນສາທາລະນະ",
        "မနက်တိုင်းကျွန်မအစ်မနဲ့ကော်ဖီသောက်ပြီးအိမ်နားကပန်းခြံထဲမှာလမ်းလျှောက်တယ်",
    ] {
        let words = shaped(text);
        let places = between_words(text);
        assert!(places.len() > 4, "{text}");
        let rows = rows(&words, words.widest_word() * 1.6);
        assert!(rows.len() > 3, "{text} in {} rows", rows.len());
        let mut end = 0;
        for row in &rows[..rows.len() - 1] {
            end += self::text(&words, row).len();
            assert!(places.contains(&end), "{text}: a row ends within a word, at {end}");
        }
    }
}

/// Word puts in hyphens and spaces that few faces have.
#[test]
fn a_hyphen_or_a_space_that_a_face_lacks_is_drawn_with_the_one_it_has() {
    let mut shaper = Shaper::new();
    for (display, text) in [
        (false, "non\u{2011}breaking hyphen, 5\u{202f}000 thin, 3\u{202f}pm"),
        (true, "non\u{2011}breaking hyphen\u{2010}s"),
    ] {
        let look = Look { display, bold: true, ink: 0, face: None };
        let reading = Reading::of(text, None, &LanguageTag::default());
        let (words, gone) = shaper.shape(text, None, false, &reading, look);
        assert_eq!(gone, [""; 0]);
        let mut said = String::new();
        let setting = crate::text::rows::Setting { width: f32::MAX, size: 1.0, to_right: false, even: false };
        words.place([0.0, 0.0], setting, 0..1, |run| {
            let name = if display { "FrauncesSoft-SemiBold" } else { "AtkinsonHyperlegibleNext-Bold" };
            assert_eq!(run.face.face().name, name, "{text}");
            assert!(run.glyphs.iter().all(|glyph| glyph.id != 0));
            said.extend(run.clusters.iter().map(|cluster| run.text_of(cluster).to_owned()));
        });
        let usual = text.replace(['\u{2010}', '\u{2011}'], "-").replace('\u{202f}', "\u{a0}");
        assert_eq!(said, usual);
        // A row ends behind no hyphen but that which lets it.
        let parts = words.lines(1.0, words.widest_word(1.0));
        let spaces = text.matches([' ', '\u{2010}']).count();
        assert!(parts <= spaces + 1, "{text}: {parts} rows");
        assert!(words.widest_word(1.0) > 4.0, "“non-breaking” is one word");
    }
}

#[test]
fn a_telephone_number_with_hyphens_out_of_word_is_in_one_row() {
    let words = shaped("Call me on 0161 496-\u{2060}0123 now");
    let width = shaped("Call me on 0161 496").natural_width();
    let found: Vec<String> = rows(&words, width).iter().map(|row| text(&words, row)).collect();
    assert_eq!(found, ["Call me on ", "0161 496-\u{2060}0123 now"]);
}

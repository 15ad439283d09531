//! No row of a script reaches into the next.

use crate::ink::{Ink, contours};
use crate::text::look::Look;
use crate::text::para::{Setter, Typesetter};
use crate::text::rows::Setting;
use crate::text::shape::Shaper;
use profile::LanguageTag;
use script::direction::is_rtl;
use script::{Leading, Reading};

#[test]
fn rows_of_a_heading_in_urdu_keep_clear_of_each_other() {
    let mut typesetter = Typesetter::new();
    let tag = LanguageTag::try_from("ur").unwrap();
    let look = Look { display: true, bold: true, ink: 0, face: None };
    let heading = Setter { typesetter: &mut typesetter, page: tag, marks_all: false }
        .line("میری مدد کیسے کریں", None, look)
        .0;
    let mut heading = heading.unwrap();
    heading.tighten_heading(0.9);
    let mut rows: Vec<Vec<_>> = Vec::new();
    let mut baseline = None;
    heading.place([0.0, 0.0, 4.0], 1.0, true, false, 0..9, |run| {
        if baseline.replace(run.baseline) != Some(run.baseline) {
            rows.push(Vec::new());
        }
        let row = rows.last_mut().unwrap();
        for glyph in &run.glyphs {
            row.extend(contours(run.face, 1.0, u32::from(glyph.id), [glyph.x, glyph.y]));
        }
    });
    let [first, second] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    let (first, second) = (Ink::around(first).unwrap(), Ink::around(second).unwrap());
    assert!(first.bottom < second.top, "{first:?} {second:?}");
}

/// No row of a script reaches into the one above or below it: a sample of high and deep letters.
#[test]
fn rows_keep_clear_of_each_other() {
    let mut shaper = Shaper::new();
    for (language, text) in [
        ("en-GB", "Åsa Łódź Ể jgqy ŷ"),
        ("hy", "Սուրճ առավոտյան ֆ"),
        ("am", "ቡና ሧ ፏ ጯ ኋ"),
        ("ka", "ყავა ჭ ფ ძ ქ"),
        ("he", "קֻבּוּץ לֹא שָׁלוֹם ךְ"),
        ("th", "ปู่ ฟื้น ญู ฏุ น้ำ ใฝ่"),
        ("lo", "ປູ່ ຟື້ນ ຊຸ້ ເວົ້າ ນ້ຳ"),
        ("km", "ស្ត្រី ព្រឹក្ស ខ្ញុំ ភ្លៀង"),
        ("my", "ကြွေး ဖြူ ဥက္ကဋ္ဌ ပြည့် သို့ ကျွန်ုပ်"),
        ("si", "ශ්‍රී ක්‍රෑ ලූ ඤූ ඖ"),
        ("ml", "സ്ത്രീ ക്കൂ ൃ ത്തു"),
        ("te", "స్త్రీ కృష్ణ క్ష్మి జ్ఞౄ"),
        ("kn", "ಸ್ತ್ರೀ ಕೃಷ್ಣ ಕ್ಷ್ಮಿ"),
        ("or", "ସ୍ତ୍ରୀ ଲକ୍ଷ୍ମୀ ନ୍ତୁ କ୍ରୂ"),
        ("dv", "އައިޝަތު ޖޯންގު"),
    ] {
        let tag = LanguageTag::try_from(language).unwrap();
        let reading = Reading::of(text, None, &tag);
        let look = Look { display: false, bold: true, ink: 0, face: None };
        let (words, gone) = shaper.shape(text, None, is_rtl(text, &tag), &reading, look);
        assert_eq!(gone, [""; 0], "{language}");
        let setting = Setting { width: f32::MAX, size: 1.0, to_right: false, even: false };
        let mut inks = Vec::new();
        words.place([0.0, 0.0], setting, 0..1, |run| {
            for glyph in &run.glyphs {
                inks.extend(contours(run.face, 1.0, u32::from(glyph.id), [glyph.x, glyph.y]));
            }
        });
        let ink = Ink::around(&inks).unwrap();
        let Leading { height, .. } = words.leading();
        println!("{language}: from {:.2} to {:.2} of {height}", ink.top, ink.bottom);
        assert!(ink.bottom - ink.top <= height, "{language}: {:.2} of {height}", ink.bottom - ink.top);
        assert!(ink.top > -0.1 && ink.bottom < height + 0.1, "{language}: {ink:?} of {height}");
    }
}

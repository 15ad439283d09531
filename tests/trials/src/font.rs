//! Any bytes as a font of the machine.

use crate::page;
use document::{Choices, Design, Press, SystemFont, Writing};
use profile::{Entry, LanguageTag, Person, Profile, Section};

/// Fonts as a machine may have them, cut down to a few letters: one drawn with quadratic curves, one with cubic ones.
const OF_THE_MACHINE: [(&[u8], Writing, bool); 3] = [
    (include_bytes!("../../corpus/font/cubic.otf"), Writing::SimplifiedChinese, false),
    (include_bytes!("../../corpus/font/cubic.otf"), Writing::Japanese, false),
    (include_bytes!("../../corpus/font/quadratic.ttf"), Writing::Korean, true),
];

/// Words in each of the writings, and signs that stand among them.
const WORDS: [&str; 8] = [
    "我们这说，。每天早上先喝一杯茶（2026年也一样）",
    "我們這說，。「好」就是點頭，搖頭就是「不要」",
    "私達はカ、。朝七時にジャスミンティーを一杯。お茶が好き",
    "나는한국어 아침 일곱 시에 재스민차 한 잔",
    "St Mary’s 医院 A&E 24h 茶\u{3099} 葛\u{e0100} ｶﾞ ㈱ ㎏ 〜・…—！？",
    "한글 각 강 ㅎㅏㄴ 中国 龍 々〆〇 ㄅㄆㄇ",
    "🇬🇧 👨\u{200d}👩\u{200d}👧 1\u{fe0f}\u{20e3} café e\u{301} fi ffi AV To",
    "שלום (茶) مرحبا 茶",
];

/// The fonts that a trial takes for those of the machine.
pub(crate) fn of_the_machine() -> impl Iterator<Item = SystemFont> {
    OF_THE_MACHINE.into_iter().map(|(file, writing, bold)| {
        SystemFont::read(file, 0, writing, bold).expect("the font is fit for its writing")
    })
}

/// Any bytes as a font of the machine: it is refused, or pages can be printed with it.
pub fn font(bytes: &[u8]) {
    let faces = || (0..2).flat_map(|number| Writing::EAST_ASIAN.map(|writing| (number, writing)));
    let Some(font) = faces().find_map(|(number, writing)| SystemFont::read(bytes, number, writing, false))
    else {
        return;
    };
    let mut profile = Profile::of(Person::named("Mei 我私나"), language(font.writing()));
    profile.sections[Section::ImportantTo] = WORDS.into_iter().map(Entry::own).collect();
    profile.sections[Section::Support].push(Entry::own(WORDS.join("，")));
    let mut press = Press::new();
    press.adopt([font]);
    let design = Design::ALL[bytes.len() % Design::ALL.len()];
    page::print_with_any_font(&mut press, &profile, &Choices { design, ..Choices::default() });
}

fn language(writing: Writing) -> LanguageTag {
    let tag = match writing {
        Writing::SimplifiedChinese => "zh-Hans",
        Writing::TraditionalChinese => "zh-Hant",
        Writing::Japanese => "ja",
        Writing::Korean => "ko",
        Writing::Other(_) => "en",
    };
    LanguageTag::try_from(tag).expect("a language tag")
}

//! Invented people, the same in every run: names in many scripts, and sentences in which some words are in everybody's
//! mouth and most in one, as in life.

use fastrand::Rng;
use profile::{Date, Entry, LanguageTag, Person, Photo, Profile, Section, Voice, Whose};

/// First names, last names and the words that begin a line, in one language.
struct Tongue {
    tag: &'static str,
    first: &'static [&'static str],
    last: &'static [&'static str],
    begins: &'static [&'static str],
    /// Common words, the most common first.
    words: &'static [&'static str],
    /// What further words are made of.
    sounds: &'static [&'static str],
    /// Between two words.
    space: &'static str,
    /// Of a hundred people so many speak it.
    share: usize,
}

const TONGUES: [Tongue; 7] = [
    Tongue {
        tag: "en-GB",
        first: &[
            "Amy", "Zoë", "Gwen", "Thomas", "Olivia", "Kacper", "Nia", "Łucja", "Dylan", "Siân", "Jürgen",
            "Adaeze", "Maureen", "Bill", "Joan", "Frank", "Poppy", "Callum", "Aoife", "Ngozi", "Mohammed",
            "Priya", "Élodie", "Saoirse", "Derek", "Beryl", "Ivy", "Stanley", "Doris", "Ahmed", "Grace",
            "Samuel", "Hannah", "Winston",
        ],
        last: &[
            "Jones",
            "O’Neill",
            "Begum",
            "Okafor",
            "Kowalski",
            "Evans",
            "Smith",
            "Patel",
            "Nowak",
            "Müller",
            "Hughes",
            "Taylor",
            "Brown",
            "Williams",
            "Ali",
            "Khan",
            "Clarke",
            "Murphy",
            "García",
            "Wójcik",
            "Campbell",
            "Singh",
            "Ofori",
            "MacLeod",
            "Ahern",
            "Fitzgerald",
            "Osei",
            "Haddad",
            "Novák",
            "Silva",
        ],
        begins: &[
            "Likes",
            "Please",
            "Loves",
            "Never",
            "Help with",
            "Ask about",
            "Sits with",
            "Wants",
            "On Sundays,",
        ],
        words: &[
            "the",
            "and",
            "to",
            "a",
            "in",
            "with",
            "of",
            "her",
            "his",
            "my",
            "for",
            "is",
            "at",
            "on",
            "tea",
            "when",
            "me",
            "not",
            "people",
            "home",
            "family",
            "music",
            "garden",
            "time",
            "morning",
            "walks",
            "quiet",
            "sister",
            "dog",
            "radio",
            "football",
            "church",
            "cake",
            "friends",
            "bed",
            "early",
            "slowly",
            "hands",
            "photos",
            "window",
            "singing",
            "brother",
            "knitting",
            "buses",
            "swimming",
            "market",
            "breakfast",
            "loud",
            "noises",
            "medication",
            "hearing",
            "aid",
            "glasses",
            "wheelchair",
            "chair",
            "kitchen",
            "cardamom",
            "roses",
            "painting",
            "trains",
            "stories",
            "bingo",
            "seaside",
            "chapel",
            "granddaughter",
            "blanket",
            "teapot",
        ],
        sounds: &[
            "ba", "ker", "ling", "ton", "ri", "ver", "sta", "mo", "pel", "hurst", "wick", "an", "el", "or",
            "tin", "sha", "gra", "fen", "low", "den", "cra", "bur", "ley", "mar", "is", "un", "ter", "ing",
            "ed", "ham",
        ],
        space: " ",
        share: 78,
    },
    Tongue {
        tag: "ur",
        first: &["شبانہ", "علی", "فاطمہ", "مُحَمَّد", "رخسانہ", "امینہ", "یوسف"],
        last: &["بیگم", "خان", "احمد", "ملک", "قریشی"],
        begins: &["اسے پسند ہے", "براہ کرم", "کبھی نہیں", "صبح کو"],
        words: &[
            "اور",
            "کی",
            "کے",
            "میں",
            "چائے",
            "الائچی",
            "والی",
            "باغ",
            "بہن",
            "گھر",
            "موسیقی",
            "دوست",
            "نماز",
        ],
        sounds: &["با", "کر", "نا", "لی", "مو", "شا", "ری", "دا", "تو", "ما", "گو", "جی"],
        space: " ",
        share: 6,
    },
    Tongue {
        tag: "pl",
        first: &["Zofia", "Łukasz", "Małgorzata", "Święta", "Jakub", "Agnieszka"],
        last: &["Żuraw", "Wiśniewska", "Kamiński", "Lewandowska", "Dąbrowski"],
        begins: &["Lubi", "Proszę", "Nigdy", "Rano", "Kocha"],
        words: &[
            "w", "i", "na", "z", "się", "herbata", "ogród", "siostra", "dom", "muzyka", "pies", "spacer",
            "cicho",
        ],
        sounds: &["przy", "nie", "ści", "kow", "ska", "dzi", "ra", "mo", "łe", "ni", "cho", "wy", "ba"],
        space: " ",
        share: 6,
    },
    Tongue {
        tag: "bn",
        first: &["আমিনা", "রহিম", "শিরিন", "কামাল"],
        last: &["বেগম", "খান", "চৌধুরী", "উদ্দিন"],
        begins: &["ভালোবাসে", "দয়া করে", "কখনো না"],
        words: &["এবং", "চা", "বাগান", "বোন", "বাড়ি", "গান", "সকালে", "আস্তে", "হাত"],
        sounds: &["কা", "নি", "মো", "রা", "শি", "তা", "লে", "বু", "দা"],
        space: " ",
        share: 3,
    },
    Tongue {
        tag: "zh",
        first: &["美玲", "国强", "小明", "秀英", "静"],
        last: &["王", "李", "陈", "张", "林"],
        begins: &["喜欢", "请", "不要", "早上"],
        words: &[
            "的", "我", "在", "和", "她", "喝", "茶", "花", "园", "姐", "妹", "家", "音", "乐", "散", "步",
            "安", "静",
        ],
        sounds: &[
            "天", "地", "人", "你", "好", "学", "水", "火", "山", "月", "日", "木", "书", "车", "门", "手",
            "心", "雨",
        ],
        space: "",
        share: 3,
    },
    Tongue {
        tag: "ru",
        first: &["Алёна", "Игорь", "Светлана", "Дмитрий"],
        last: &["Иванова", "Петров", "Ёлкина", "Сидоров"],
        begins: &["Любит", "Пожалуйста", "Никогда", "Утром"],
        words: &[
            "и",
            "в",
            "не",
            "на",
            "с",
            "чай",
            "сад",
            "сестра",
            "дом",
            "музыка",
            "собака",
            "тихо",
            "медленно",
        ],
        sounds: &["ка", "ло", "ны", "ре", "ско", "ва", "ти", "мо", "да", "ше", "лю", "бо"],
        space: " ",
        share: 2,
    },
    Tongue {
        tag: "ko",
        first: &["지은", "민수", "서연"],
        last: &["김", "이", "박"],
        begins: &["좋아해요", "아침에"],
        words: &["차", "그리고", "정원", "언니", "집", "음악", "산책", "조용히"],
        sounds: &["가", "나", "다", "라", "마", "바", "사", "아", "자", "하"],
        space: " ",
        share: 2,
    },
];

/// How many words there are in a language beside the common ones.
const RARE: usize = 40_000;
const SECTIONS: [Section; 6] = [
    Section::LikeAndAdmire,
    Section::ImportantTo,
    Section::ImportantFor,
    Section::GoodDay,
    Section::Support,
    Section::Future,
];

/// The person of that number.
pub(crate) fn somebody(number: usize) -> Profile {
    let rng = &mut Rng::with_seed(number as u64 + 1);
    let tongue = tongue(rng);
    let (first, last) = (pick(rng, tongue.first), pick(rng, tongue.last));
    // Every third has a name of their own.
    let first = if rng.u8(..3) == 0 { word(rng, tongue) } else { first.to_owned() };
    let mut person = Person::named(first.clone());
    person.full_name = format!("{first} {last}");
    person.photo = Some(photo(rng));
    let language = LanguageTag::try_from(tongue.tag).unwrap_or_default();
    let mut profile = Profile::of(person, language);
    for _ in 0..rng.usize(8..17) {
        let mut entry = Entry::own(sentence(rng, tongue));
        if rng.u8(..10) == 0 {
            entry.voice = Voice { whose: Whose::Guess, ..Voice::default() };
        }
        profile.sections[SECTIONS[rng.usize(..SECTIONS.len())]].push(entry);
    }
    profile.written.look_again =
        (rng.u8(..2) == 0).then(|| Date::constant(2026, 1 + rng.i8(0..12), 1 + rng.i8(0..28)));
    profile
}

fn tongue(rng: &mut Rng) -> &'static Tongue {
    let mut at = rng.usize(..100);
    TONGUES
        .iter()
        .find(|tongue| {
            at < tongue.share || {
                at -= tongue.share;
                false
            }
        })
        .unwrap_or(&TONGUES[0])
}

fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}

fn sentence(rng: &mut Rng, tongue: &Tongue) -> String {
    let mut text = pick(rng, tongue.begins).to_owned();
    for _ in 0..rng.usize(4..13) {
        text.push_str(tongue.space);
        text.push_str(&word(rng, tongue));
        if rng.u8(..12) == 0 {
            text.push(',');
        }
    }
    text.push_str(if rng.bool() { "." } else { "" });
    text
}

/// A word of a language, the one of rank n about n times as seldom as the first (Zipf).
fn word(rng: &mut Rng, tongue: &Tongue) -> String {
    let all = (tongue.words.len() + RARE) as f64;
    let rank = (3.0 * (all / 3.0 + 1.0).powf(rng.f64()) - 3.0) as usize;
    match tongue.words.get(rank) {
        Some(word) => (*word).to_owned(),
        None => rare(rank - tongue.words.len(), tongue.sounds),
    }
}

fn rare(rank: usize, sounds: &[&str]) -> String {
    // Spread out, so that words of one rank are not alike.
    let mut left = (rank % RARE) as u64 * 2_654_435_761 % 1_000_003;
    let mut word = String::new();
    for _ in 0..2 + rank % 3 {
        word.push_str(sounds[(left % sounds.len() as u64) as usize]);
        left /= sounds.len() as u64;
    }
    word
}

/// About 20 kB with the head of a JPEG: the library looks no further.
fn photo(rng: &mut Rng) -> Photo {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 3, 0, 0, 0];
    jpeg.resize(rng.usize(15_000..25_000), 0);
    rng.fill(&mut jpeg[15..]);
    Photo::from_jpeg(jpeg, "Smiling").expect("the head is that of a JPEG")
}

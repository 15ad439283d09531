//! Rows on the pages of people who write from a slope: where their ink is.

mod scripts;

use crate::display::{DisplayList, Mark};
use crate::ink::{Drawn, drawn_rows};
use crate::{Choices, Design, Paper, Press};
use profile::{Authorship, Date, Entry, LanguageTag, Person, Profile, Section, Supporter, Whose};

/// Somebody with an English name on a page in Urdu, with lines of others and lines in several rows.
fn sam() -> Profile {
    let tag = |tag: &str| LanguageTag::try_from(tag).unwrap();
    let mut person = Person::named("Sam");
    person.full_name = "Sam Akhtar".into();
    person.pronouns = "he / him".into();
    person.languages = vec![tag("ur"), tag("en-GB")];
    let mut profile = Profile::of(person, tag("ur"));
    for (section, text) in [
        (Section::ImportantTo, "Manchester United کا میچ"),
        (Section::ImportantTo, "گھر کی کنجی میرے پاس رہے\nگاڑی کی کنجی بھی"),
        (Section::Communication, "آہستہ بولیں، اور انگریزی میں لکھ کر بھی دکھائیں"),
        (Section::Support, "کھانے کے بعد گرم چائے، پھر گھر کے گرد ایک چکر، اور کسی سے کچھ نہ کہیں"),
        (Section::Support, "گیند کھیلتے وقت کسی کو نہ روکیں"),
        (Section::Support, "علي گنجي کی گلی تک ساتھ چلیں"),
    ] {
        profile.sections[section].push(Entry::own(text));
    }
    let voice = &mut profile.sections[Section::Support][1].voice;
    voice.whose = Whose::FamilyOrFriend;
    voice.name = Some("گلناز کنول گیلانی، بہن".into());
    profile.written.authorship = Authorship::Together;
    profile.written.by.push(Supporter { name: "Joy Okafor".into(), role: "key worker".into() });
    profile.written.on = Some(Date::constant(2026, 3, 1));
    profile.written.look_again = Some(Date::constant(2027, 3, 1));
    profile
}

fn shabana() -> Profile {
    profile::from_json(include_bytes!("../../../../../../assets/examples/shabana.json")).unwrap()
}

/// What each row says that touches another.
fn touching(list: &DisplayList) -> Vec<[String; 2]> {
    let mut found = Vec::new();
    for page in &list.pages {
        let text = page.items.iter().filter(|item| matches!(item.mark, Mark::Text(_)));
        let rows = drawn_rows(text);
        for (number, (said, row)) in rows.iter().enumerate() {
            let touches =
                |other: &[Drawn]| row.iter().any(|one| other.iter().any(|other| one.touches(other)));
            let others = rows[number + 1..].iter().filter(|(_, other)| touches(other));
            found.extend(others.map(|(other, _)| [said.clone(), other.clone()]));
        }
    }
    found
}

#[test]
fn no_row_in_urdu_touches_another() {
    let mut found = Vec::new();
    for profile in [sam(), shabana()] {
        for design in Design::ALL {
            for paper in [Paper::A4, Paper::A5] {
                let list =
                    Press::new().lay_out(&profile, &Choices { design, paper, ..Choices::default() }).list;
                let touching = touching(&list);
                found.extend(
                    touching.into_iter().map(|[one, other]| format!("{design:?} {paper:?}: {one} | {other}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{} {found:#?}", found.len());
}

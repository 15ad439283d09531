//! A list of thousands: gone through with the keyboard, searched, and come back to.

use crate::desktop;
use crate::screens::look;
use crate::steps::{BACKSPACE, CONTROL, END, ENTER, HOME, PASSPHRASE, TAB, unlock};
use harness::desktop::Desktop;
use harness::patience::until;
use harness::window::Window;
use profile::{Entry, LanguageTag, Person, Profile, Section};
use serde_json::json;
use std::fs;
use vault::{About, Cost, Label, Library, Passphrase, Scope};

const FIRST: [&str; 40] = [
    "Adaeze", "Ahmed", "Aoife", "Beryl", "Bill", "Callum", "Derek", "Doris", "Dylan", "Élodie", "Frank",
    "Grace", "Gwen", "Hannah", "Ivy", "Joan", "Jürgen", "Kacper", "Łucja", "Maureen", "Mohammed", "Ngozi",
    "Nia", "Olivia", "Poppy", "Priya", "Rhys", "Ruth", "Samuel", "Saoirse", "Siân", "Stanley", "Tomasz",
    "Uma", "Vera", "Winston", "Xiu", "Yusuf", "Zara", "Zoë",
];
const LAST: [&str; 75] = [
    "Adams",
    "Ahern",
    "Ali",
    "Allen",
    "Begum",
    "Bell",
    "Brown",
    "Butler",
    "Campbell",
    "Clarke",
    "Cole",
    "Cox",
    "Davies",
    "Dixon",
    "Ellis",
    "Evans",
    "Farah",
    "Fisher",
    "Fitzgerald",
    "Ford",
    "García",
    "Gray",
    "Green",
    "Haddad",
    "Hall",
    "Hughes",
    "Hunt",
    "Iqbal",
    "Jones",
    "Kamara",
    "Kaur",
    "Kelly",
    "Khan",
    "King",
    "Kowalski",
    "Lee",
    "Lewis",
    "Lloyd",
    "MacLeod",
    "Mills",
    "Moore",
    "Müller",
    "Murphy",
    "Nowak",
    "Novák",
    "Ofori",
    "Okafor",
    "O’Neill",
    "Osei",
    "Owen",
    "Palmer",
    "Patel",
    "Perry",
    "Powell",
    "Price",
    "Quinn",
    "Reid",
    "Rees",
    "Roberts",
    "Rose",
    "Shah",
    "Shaw",
    "Silva",
    "Singh",
    "Smith",
    "Stone",
    "Taylor",
    "Thomas",
    "Walsh",
    "Ward",
    "Webb",
    "White",
    "Williams",
    "Wójcik",
    "Young",
];
/// Of this one person something is said that is said of nobody else.
const SWIMMER: &str = "Nia Okafor";

/// A library of everybody who may be called so: 3,000 people.
fn crowded(desktop: &Desktop) -> Window<'_> {
    let folder = desktop.library();
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    let library =
        Library::create(&folder, &Passphrase::new(PASSPHRASE), About::Others, Cost::lightest()).unwrap();
    for first in FIRST {
        let named = LAST.map(|last| somebody(&format!("{first} {last}")));
        let add = |change: &mut vault::Change<'_>| {
            named.into_iter().try_for_each(|profile| change.add_profile(profile).map(|_| ()))
        };
        library.change(Scope::People, Label::ImportPerson, add).unwrap();
    }
    library.close().unwrap();
    let window = Window::open(desktop);
    unlock(&window);
    window
}

fn somebody(name: &str) -> Profile {
    let mut profile = Profile::of(Person::named(name.to_owned()), LanguageTag::default());
    let line = if name == SWIMMER { "Swims in the sea at sunrise" } else { "A walk before breakfast" };
    profile.sections[Section::ImportantTo].push(Entry::own(line.to_owned()));
    profile
}

/// Waits until a card is in sight, and everything in sight is a card that is known.
fn in_sight(window: &Window<'_>, name: &str) {
    let script = "const seen = [...document.querySelectorAll('main li')].filter(item => {
            const { top, bottom } = item.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
        });
        return seen.every(item => item.querySelector('button')) &&
            seen.some(item => item.querySelector('.name')?.innerText === arguments[0])";
    until(&format!("{name} in sight"), || {
        (window.script(script, vec![json!(name)]) == json!(true)).then_some(())
    });
}

/// Waits until somebody who cannot see the screen is told something.
fn hears(window: &Window<'_>, words: &str) {
    let said = || window.texts("[aria-live]").iter().any(|said| said == words);
    until(&format!("{words:?} to be said"), || said().then_some(()));
}

/// The name on the card that has the focus.
fn focused(window: &Window<'_>) -> String {
    let script = "return document.activeElement.closest('li')?.querySelector('.name')?.innerText ?? ''";
    window.script(script, vec![]).as_str().unwrap().to_owned()
}

#[test]
fn a_list_of_thousands_is_gone_through_searched_and_come_back_to() {
    let (_turn, desktop) = desktop();
    let window = crowded(&desktop);
    window.see_text("footer", "3,000 people");
    in_sight(&window, "Adaeze Adams");
    let card = &window.all("main li")[0];
    assert_eq!(
        [window.attribute(card, "aria-posinset"), window.attribute(card, "aria-setsize")],
        ["1", "3001"]
    );
    assert!(window.all("main li").len() < 200, "only those near what is seen are there");
    look(&window, "crowd");

    // The end of the list, and on from where the focus is.
    window.resize(1280, 800);
    window.tab_to("person-card");
    assert_eq!(focused(&window), "Adaeze Adams");
    window.press(&[], END);
    in_sight(&window, "Zoë Young");
    look(&window, "crowd-end");
    assert_eq!(focused(&window), "Adaeze Adams", "what has the focus stays, though it is out of sight");
    for _ in 0..3 {
        window.press(&[], TAB);
    }
    assert_eq!(focused(&window), "Adaeze Ahern");
    in_sight(&window, "Adaeze Ahern");
    window.press(&[], HOME);
    in_sight(&window, "Adaeze Adams");

    // Words find people as names do, and back from somebody one is where one was.
    window.type_into("search", "sunrise");
    hears(&window, "One person found");
    in_sight(&window, SWIMMER);
    window.click("person-card");
    window.click_text(".places .back", "People");
    until("the focus on whom one came from", || (focused(&window) == SWIMMER).then_some(()));
    assert_eq!(window.texts("[data-test=search]"), ["sunrise"]);
    window.clear("search");
    window.type_into("search", "okafor");
    hears(&window, "40 people found");
    look(&window, "crowd-found");
    window.press(&[CONTROL], "a");
    window.press(&[], BACKSPACE);
    window.see_text("footer", "3,000 people");

    // So one is in the midst of the list.
    window.tab_to("person-card");
    window.press(&[], END);
    in_sight(&window, "Zoë Young");
    window.click_text("[data-test=person-card]", "Zoë Taylor");
    window.click_text(".places .back", "People");
    until("the focus on whom one came from", || (focused(&window) == "Zoë Taylor").then_some(()));
    in_sight(&window, "Zoë Taylor");
    window.press(&[], ENTER);
    window.thing("section-important_to");
    window.close();
}

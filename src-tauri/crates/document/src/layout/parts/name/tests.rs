//! Names in every mixture of scripts: where their ink is.

use crate::display::{DisplayList, Item, Mark, Outline, Owner, Page};
use crate::ink::{Ink, inks_of};
use crate::tree::Role;
use crate::{Choices, Design, Press, Theme};
use profile::{CommunicationNeed, Entry, LanguageTag, Person, Profile, Section};

/// Names of two words, most of them in two scripts, with the language of the page: letters that reach far above and
/// below their line.
const NAMES: [(&str, &str); 12] = [
    ("en-GB", "كوفي Mensah"),
    ("en-GB", "Mensah-Ågren علي"),
    ("en-GB", "گلناز Mensah"),
    ("ur", "سمیرا Mensah"),
    ("ur", "کلثوم Ågren"),
    ("ur", "علي گنجي"),
    ("km", "ស្រីខ្ញុំ Mensah"),
    ("en-GB", "Mensah ស្រីខ្ញុំ"),
    ("th", "ปู่ฟื้น Mensah"),
    ("bn", "ঋতুপর্ণা Mensah"),
    ("bn", "কৃষ্ণেন্দু كوفي"),
    ("en-GB", "Ọláṣubọ̀mí Ẹ̀bùnolúwa"),
];

fn laid(language: &str, name: &str, design: Design, theme: Theme) -> DisplayList {
    let mut profile = Profile::of(Person::named(name), LanguageTag::try_from(language).unwrap());
    profile.person.communication_needs = CommunicationNeed::ALL.into_iter().take(1).collect();
    for section in [Section::ImportantTo, Section::Support] {
        profile.sections[section].push(Entry::own("Tea with milk before anybody talks about the day"));
    }
    Press::new().lay_out(&profile, &Choices { design, theme, ..Choices::default() }).list
}

/// The edges of the last box that is painted before the name and has the middle of it inside.
fn behind(page: &Page, name: Ink, first: usize) -> Option<Ink> {
    let [x, y] = name.middle();
    let boxes = page.items[..first].iter().filter_map(|item| match item.mark {
        Mark::Fill(Outline::Box { x, y, width, height, .. }, _) => {
            Some(Ink { left: x, top: y, right: x + width, bottom: y + height })
        }
        _ => None,
    });
    boxes.rev().find(|edges| edges.left < x && x < edges.right && edges.top < y && y < edges.bottom)
}

/// What is wrong with a name on the first page.
fn faults(list: &DisplayList) -> Vec<&'static str> {
    let is_name =
        |item: &&Item| matches!(item.owner, Owner::Node(node) if list.tree.node(node).role == Role::H1);
    let page = &list.pages[0];
    let rows = inks_of(page.items.iter().filter(is_name));
    let touch =
        |one: &[Ink], other: &[Ink]| one.iter().any(|ink| other.iter().any(|other| ink.touches(*other)));
    let all = Ink::around(&rows.concat()).unwrap();
    let first = page.items.iter().position(|item| is_name(&item)).unwrap();
    let others = inks_of(page.items.iter().filter(|item| !is_name(item))).concat();
    let mut faults = Vec::new();
    if rows.iter().enumerate().any(|(number, row)| rows[number + 1..].iter().any(|next| touch(row, next))) {
        faults.push("its rows touch");
    }
    if behind(page, all, first).is_some_and(|edges| !all.is_inside(edges)) {
        faults.push("it leaves what it stands on");
    }
    if touch(&rows.concat(), &others) {
        faults.push("it touches other letters");
    }
    faults
}

#[test]
fn no_row_of_a_name_touches_another_and_none_leaves_what_it_stands_on() {
    let mut found = Vec::new();
    for (language, name) in NAMES {
        for (design, theme) in
            Design::ALL.into_iter().flat_map(|design| [(design, Theme::Own), (design, Theme::Plain)])
        {
            let list = laid(language, name, design, theme);
            found.extend(
                faults(&list)
                    .into_iter()
                    .map(|fault| format!("{name} ({language}), {design:?}, {theme:?}: {fault}")),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

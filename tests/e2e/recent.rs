//! What somebody chooses in the system's dialogs is on no list of recent files, and is forgotten with the lock: files are
//! often called like people.

use crate::by_hand::{Words, learn, lock, write};
use crate::steps::{add_person, make_library};
use crate::{desktop, turn};
use harness::desktop::Desktop;
use harness::hand::{Hand, Knowing};
use harness::patience::until;
use harness::window::Window;
use harness::written::Writing;
use harness::{memory, program, project, traces};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Whoever it is about; the name stands nowhere else.
const NAME: &str = "Zebedeequill";
/// What another program has put on the list.
const OTHERS: &str = "file:///somewhere/shopping.txt";

#[test]
fn a_name_is_on_no_list_of_files_after_its_page_was_saved_and_the_lists_of_others_stay() {
    let (_turn, desktop) = desktop();
    let list = desktop.home().join("data/recently-used.xbel");
    fs::write(&list, list_of_others()).unwrap();
    desktop.keeps_files_in(&desktop.documents());
    let [page, profile, photo] =
        ["pdf", "json", "png"].map(|ending| desktop.documents().join(format!("{NAME}.{ending}")));
    fs::copy(project().join("assets/icons/128x128@2x.png"), &photo).unwrap();

    let writing = Writing::watch(&desktop);
    let window = Window::open_by(&desktop, &writing.starter);
    make_library(&window);
    add_person(&window, NAME);
    window.click("section-photo");
    is_written_anew(&list, || {
        window.click("choose-photo");
        desktop.answer_dialog("Open File", &photo);
        window.thing("turn-right");
    });
    window.click("keep-photo");
    // Under the name and in the folder that the dialog proposes.
    is_written_anew(&list, || {
        window.click("save-pdf");
        desktop.accept_dialog("Save File");
        window.thing("open-saved");
    });
    assert!(page.is_file());
    window.click_text(".places .back", "People");
    window.hover("person-card");
    is_written_anew(&list, || {
        window.click("export-person");
        desktop.accept_dialog("Save File");
        window.see_text("[data-test=news]", "not locked");
    });
    window.close();

    let written = writing.take();
    assert!(fs::read_to_string(&list).unwrap().contains(OTHERS), "what others put there is left");
    for file in [&page, &profile, &photo] {
        fs::remove_file(file).unwrap();
    }
    assert_eq!(traces::found(desktop.home(), &[NAME]), [], "the name was left on the disk");
    // Nor was it there for a moment, but in what was saved.
    let saved = desktop.documents().display().to_string();
    let mut found = written.found(&[NAME]);
    found.retain(|(file, _)| !file.starts_with(&saved));
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn the_name_that_a_dialog_proposed_is_forgotten_with_the_lock() {
    let _turn = turn();
    let words = Words::new();
    let learnt = learn(|hand, desktop| save(hand, desktop, &words));
    let mut desktop = Desktop::start(1920, 1160);
    desktop.end_driver();
    desktop.stills_cursors();
    desktop.open_app(&program("what-matters"));
    let mut hand = Knowing::new(&desktop, learnt);
    save(&mut hand, &desktop, &words);
    lock(&mut hand, &desktop);
    let found = memory::found(&desktop, &words.all());
    assert!(found.is_empty(), "{found:#?}");
}

/// From the first start to a page that is saved under the name that the dialog proposes.
fn save(hand: &mut impl Hand, desktop: &Desktop, words: &Words) {
    desktop.keeps_files_in(&desktop.documents());
    write(hand, words);
    hand.click("save-pdf");
    desktop.accept_dialog("Save File");
    let page = desktop.documents().join(format!("{}.pdf", words.name));
    until("the page", || page.is_file().then_some(()));
}

/// Does something after which GTK writes its list, and waits until it has.
fn is_written_anew(list: &Path, work: impl FnOnce()) {
    let before = fs::metadata(list).unwrap();
    work();
    until("the list of recent files to be written anew", || {
        let now = fs::metadata(list).ok()?;
        ((now.ino(), now.mtime_nsec()) != (before.ino(), before.mtime_nsec())).then_some(())
    });
}

/// A list as GTK writes it, with a file of another program.
fn list_of_others() -> String {
    // What is older than a month is taken out by GTK itself.
    let now = "2099-11-25T10:30:00.000000Z";
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0"
      xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info"
>
  <bookmark href="{OTHERS}" added="{now}" modified="{now}" visited="{now}">
    <info>
      <metadata owner="http://freedesktop.org">
        <mime:mime-type type="text/plain"/>
        <bookmark:applications>
          <bookmark:application name="Editor" exec="&apos;editor %u&apos;" modified="{now}" count="1"/>
        </bookmark:applications>
      </metadata>
    </info>
  </bookmark>
</xbel>"#
    )
}

//! Every document is drawn, and looks as it did when somebody last looked at it and kept a picture of it.
//!
//! What was drawn lies in `build/gallery` afterwards: each picture, sheets of all of them, and for every one that has
//! changed the picture that was kept, the new one, and where they differ. `./dev gallery accept` keeps the new ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cells;
mod compare;
mod sheets;

use cells::{Cell, Drawn};
use harness::project;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

#[test]
fn every_page_looks_as_in_the_picture_kept_of_it() {
    let gallery = project().join("build/gallery");
    let _ = fs::remove_dir_all(&gallery);
    let drawn = draw_all(&gallery.join("pictures"));
    sheets::make(&drawn, &gallery);
    let kept = project().join("tests/references");
    let changed: Vec<&str> = drawn
        .iter()
        .filter(|drawn| compare::has_changed(&kept.join(&drawn.file), drawn, &gallery.join("changed")))
        .map(|drawn| drawn.file.as_str())
        .collect();
    assert!(changed.is_empty(), "these look otherwise, see build/gallery/changed: {changed:#?}");
    let known: Vec<&str> = drawn.iter().map(|drawn| drawn.file.as_str()).collect();
    for file in files_in(&kept) {
        assert!(known.contains(&file.as_str()), "{file} is kept of a page that is not drawn any more");
    }
}

/// Every cell, on all cores, in the order of the cells.
fn draw_all(folder: &Path) -> Vec<Drawn> {
    let cells = cells::all();
    let left: Mutex<Vec<(usize, &Cell)>> = Mutex::new(cells.iter().enumerate().rev().collect());
    let drawn = Mutex::new(Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut press = document::Press::new();
                loop {
                    let next = left.lock().unwrap().pop();
                    let Some((number, cell)) = next else { break };
                    let pictures = cell.draw(&mut press, folder);
                    drawn.lock().unwrap().push((number, pictures));
                }
            });
        }
    });
    let mut drawn = drawn.into_inner().unwrap();
    drawn.sort_by_key(|(number, _)| *number);
    drawn.into_iter().flat_map(|(_, pictures)| pictures).collect()
}

/// The pictures in the folders of a folder: `people/gwen-card-1.png`.
fn files_in(folder: &Path) -> Vec<String> {
    let list = |folder: &Path| -> Vec<_> {
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
    };
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    list(folder)
        .iter()
        .flat_map(|group| list(group).into_iter().map(move |file| format!("{}/{}", name(group), name(&file))))
        .collect()
}

//! The rooms of each crate: no module knows another in a circle, and none knows a room above its own.
//!
//! What a module knows is read from its `crate::` and `super::` paths. Tests count to no room.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of a crate, each before those that may know it.
const ROOMS: [(&str, &[&str]); 2] = [
    (
        "src-tauri/crates/vault",
        &[
            "error", "memory", "disk", "keys", "format", "file", "records", "search", "gate", "rescue",
            "backup", "library",
        ],
    ),
    (
        "src-tauri/crates/document",
        &[
            "text",
            "tree",
            "display",
            "paper",
            "theme",
            "choices",
            "report",
            "laid",
            "error",
            "languages",
            "wanted",
            "layout",
            "designs",
            "pdf",
            "svg",
            "press",
        ],
    ),
];

/// The modules of a crate, and those that each of them knows.
type Known = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_module_knows_another_in_a_circle() {
    let mut circles = Vec::new();
    for member in members() {
        let known = known(&member);
        let circle = known.keys().find_map(|module| way(&known, module, module));
        circles.extend(circle.map(|circle| format!("{}: {}", member.display(), circle.join(" → "))));
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn no_room_knows_one_above_it() {
    for (member, rooms) in ROOMS {
        let place = |module: &str| rooms.iter().position(|room| module.split("::").next() == Some(room));
        for (module, others) in known(&project().join(member)) {
            for other in others {
                let (Some(own), Some(others)) = (place(&module), place(&other)) else { continue };
                assert!(others <= own, "{member}: {module} knows {other}");
            }
        }
    }
}

#[test]
fn every_module_of_a_crate_with_rooms_is_in_one_or_above_them_all() {
    for (member, rooms) in ROOMS {
        let known = known(&project().join(member));
        assert!(rooms.iter().all(|room| known.contains_key(*room)), "{member} has no room that is listed");
        let above = |module: &str| !rooms.contains(&module.split("::").next().unwrap());
        for (module, others) in known.iter().filter(|(module, _)| !above(module)) {
            let known_above: Vec<_> = others.iter().filter(|other| above(other)).collect();
            assert!(known_above.is_empty(), "{member}: {module} knows {known_above:?}, which is in no room");
        }
    }
}

#[test]
fn a_circle_is_found_and_paths_in_braces_are_read_one_by_one() {
    let paths = paths_after("use crate::a::{self, b::{C, d}};\nlet x = crate::e::f();", "crate::");
    assert_eq!(paths, ["a", "a::b::C", "a::b::d", "e::f"]);
    let edge = |module: &str, other: &str| (module.to_owned(), BTreeSet::from([other.to_owned()]));
    let mut known = Known::from([edge("a", "b"), edge("b", "c"), edge("c", "a")]);
    assert_eq!(way(&known, "a", "a").unwrap(), ["a", "b", "c", "a"]);
    known.remove("c");
    assert_eq!(way(&known, "a", "a"), None);
}

/// The folder of the project.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The crates of the program.
fn members() -> Vec<PathBuf> {
    let crates = fs::read_dir(project().join("src-tauri/crates")).unwrap().map(|entry| entry.unwrap().path());
    crates.chain([project().join("src-tauri")]).collect()
}

/// What each module of a crate knows.
fn known(member: &Path) -> Known {
    let source = member.join("src");
    let files = sources(&source);
    let modules: BTreeMap<String, PathBuf> =
        files.into_iter().map(|file| (module_of(&source, &file), file)).collect();
    let knows = |(module, file): (&String, &PathBuf)| {
        let text = without_tests(&fs::read_to_string(file).unwrap());
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let paths = paths_after(&text, "crate::").into_iter();
        // In a module within the file, which is indented, it means the file itself.
        let outer: Vec<_> = text.lines().filter(|line| !line.starts_with(' ')).collect();
        let beside = paths_after(&outer.join("\n"), "super::").into_iter();
        let beside = beside.map(|path| format!("{parent}::{path}"));
        let found = paths.chain(beside).filter_map(|path| longest(&modules, path.trim_start_matches("::")));
        (module.clone(), found.filter(|found| found != module).collect())
    };
    modules.iter().map(knows).collect()
}

/// The source files below a folder, without those of tests and those that only declare and give out.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name == "tests" || ["lib", "main"].contains(&name) {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn module_of(source: &Path, file: &Path) -> String {
    let path = file.strip_prefix(source).unwrap().with_extension("");
    let parts: Vec<_> =
        path.iter().map(|part| part.to_str().unwrap()).filter(|part| *part != "mod").collect();
    parts.join("::")
}

/// A source without comments, and without what is for tests at its end.
fn without_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let lines = text[..end].lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that begin with that, those in braces one by one.
fn paths_after(text: &str, start: &str) -> Vec<String> {
    let starts = text.match_indices(start).map(|(at, _)| at);
    let alone =
        starts.filter(|at| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
    alone.flat_map(|at| branches(&text[at + start.len()..]).0).collect()
}

/// The paths of one tree of a `use`, and how many bytes it takes.
fn branches(text: &str) -> (Vec<String>, usize) {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let stem = text[..end].trim_end_matches(':').to_owned();
    if !text[end..].starts_with('{') {
        return (vec![stem], end);
    }
    let (mut all, mut at) = (Vec::new(), end + 1);
    while let Some(next) = text[at..].chars().next().filter(|next| *next != '}') {
        if next.is_whitespace() || next == ',' {
            at += next.len_utf8();
            continue;
        }
        let (found, length) = branches(&text[at..]);
        let joined = |path: &String| if path == "self" { stem.clone() } else { format!("{stem}::{path}") };
        all.extend(found.iter().map(joined));
        at += length.max(next.len_utf8());
    }
    (all, at + 1)
}

/// The module that a path leads into.
fn longest(modules: &BTreeMap<String, PathBuf>, path: &str) -> Option<String> {
    let mut path = path;
    loop {
        if modules.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// A way from one module to another, one knowing the next.
fn way(known: &Known, from: &str, to: &str) -> Option<Vec<String>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for other in known.get(module).into_iter().flatten() {
            if other == to {
                let mut way = vec![to.to_owned(), module.to_owned()];
                while let Some(earlier) = before.get(way.last().unwrap().as_str()) {
                    way.push((*earlier).to_owned());
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(other.as_str()) && other != from {
                before.insert(other, module);
                next.push(other);
            }
        }
    }
    None
}

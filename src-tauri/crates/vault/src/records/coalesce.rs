//! The one field in which a record changed: where typing, or choosing whose words they are, may join the step before.

use crate::records::Record;
use profile::{Person, Voice, Written};

/// Names the field if nothing but one text changed, or whose words they are, such as `entry 0190… text`.
pub(crate) fn typed(old: &Record, new: &Record) -> Option<String> {
    match (old, new) {
        (Record::Entry { entry: old_entry, .. }, Record::Entry { entry, .. }) => {
            let mut same = new.clone();
            if let Record::Entry { entry, .. } = &mut same {
                entry.text.clone_from(&old_entry.text);
                entry.voice.clone_from(&old_entry.voice);
            }
            let fields = [("text", old_entry.text != entry.text)];
            let fields = fields.into_iter().chain(voice(&old_entry.voice, &entry.voice));
            (same == *old).then(|| only(fields)).flatten().map(|field| format!("entry {} {field}", entry.id))
        }
        (Record::Person { person: old_person, .. }, Record::Person { person, .. }) => {
            let mut same = new.clone();
            if let Record::Person { person, .. } = &mut same {
                person.preferred_name.clone_from(&old_person.preferred_name);
                person.full_name.clone_from(&old_person.full_name);
                person.pronouns.clone_from(&old_person.pronouns);
            }
            let fields = names(old_person, person);
            (same == *old).then(|| only(fields)).flatten().map(|field| format!("person {field}"))
        }
        (Record::Written { written: old_written, .. }, Record::Written { written, .. }) => {
            in_written(old_written, written).map(|field| format!("written {field}"))
        }
        (Record::Photo { picture: old_picture, .. }, Record::Photo { picture, .. }) => {
            (old_picture == picture).then(|| "photo description".to_owned())
        }
        _ => None,
    }
}

/// Whoever goes through the choices of whose words they are chooses once. The name goes and comes with the choice.
fn voice(old: &Voice, new: &Voice) -> [(&'static str, bool); 3] {
    let chosen = old.whose != new.whose;
    [
        ("whose", chosen),
        ("name", !chosen && old.name != new.name),
        ("how we know", !chosen && old.how_we_know != new.how_we_know),
    ]
}

fn names(old: &Person, new: &Person) -> [(&'static str, bool); 3] {
    [
        ("preferred name", old.preferred_name != new.preferred_name),
        ("full name", old.full_name != new.full_name),
        ("pronouns", old.pronouns != new.pronouns),
    ]
}

fn in_written(old: &Written, new: &Written) -> Option<String> {
    let mut same = new.clone();
    same.how.clone_from(&old.how);
    same.by.clone_from(&old.by);
    if same != *old || old.by.len() != new.by.len() {
        return None;
    }
    let pairs = old.by.iter().zip(&new.by).enumerate();
    let by = pairs.flat_map(|(number, (old, new))| {
        [(format!("name {number}"), old.name != new.name), (format!("role {number}"), old.role != new.role)]
    });
    only(by.chain([("how".to_owned(), old.how != new.how)]))
}

/// The name of the only field that changed.
fn only<Name>(fields: impl IntoIterator<Item = (Name, bool)>) -> Option<Name> {
    let mut changed = fields.into_iter().filter_map(|(name, changed)| changed.then_some(name));
    let first = changed.next()?;
    changed.next().is_none().then_some(first)
}

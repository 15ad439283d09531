//! What must be true of a library after some deeds, kept in memory and without any of the vault's own code.

use crate::Deed;
use profile::{Entry, EntryId, Person, PersonId, Photo, Profile, Section};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use vault::{Label, Scope, Steps};

/// The most steps that are kept in each scope, as the vault promises, but for those that hold somebody.
const MOST: usize = 1_000;

/// Everybody, and what takes each change back.
#[derive(Clone, Default)]
pub struct Model {
    people: BTreeMap<PersonId, Known>,
    stacks: HashMap<Scope, Stack>,
}

/// What is known of somebody. Kept many times over in steps, so what is large is shared.
#[derive(Clone, PartialEq, Eq)]
struct Known {
    /// Without the photo.
    profile: Arc<Profile>,
    photo: Option<Arc<Photo>>,
}

#[derive(Clone, Default)]
struct Stack {
    /// What can be taken back, the last done last.
    done: Vec<Step>,
    /// What can be done again, the next last.
    undone: Vec<Step>,
}

/// A step touches one person. Taking it back and doing it again are the same: what the person is now goes into the
/// step, and what the step holds becomes the person.
#[derive(Clone)]
struct Step {
    label: Label,
    person: PersonId,
    other: Option<Known>,
    /// Where typing, or choosing whose words they are, goes on in this step.
    typing: Option<(Label, EntryId)>,
}

impl Model {
    /// Everybody.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.people.keys().copied()
    }

    /// All that is known of somebody, if they are there.
    pub fn profile(&self, person: PersonId) -> Option<Profile> {
        self.people.get(&person).map(Known::whole)
    }

    /// Whoever was taken out and can come back, with how many lines.
    pub fn bin(&self) -> BTreeSet<(PersonId, usize)> {
        let Some(stack) = self.stacks.get(&Scope::People) else { return BTreeSet::new() };
        let held = stack.done.iter().chain(&stack.undone);
        held.filter_map(|step| Some((step.person, step.other.as_ref()?.profile.sections.all().count())))
            .collect()
    }

    /// Where something was done that can be taken back now: the list of people, and everybody who is there.
    pub fn scopes(&self) -> Vec<Scope> {
        let own = self.people.keys().map(|person| Scope::Person(*person));
        let mut scopes: Vec<_> = own.chain([Scope::People]).collect();
        scopes.retain(|scope| self.steps(*scope).undo.is_some());
        scopes
    }

    /// What undo and redo would do next.
    pub fn steps(&self, scope: Scope) -> Steps {
        let Some(stack) = self.stacks.get(&scope) else { return Steps::default() };
        let offered = stack.done.iter().rfind(|step| self.is_offered(scope, step));
        Steps { undo: offered.map(|step| step.label), redo: stack.undone.last().map(|step| step.label) }
    }

    /// Undo never takes anybody out with words, or who is not there.
    fn is_offered(&self, scope: Scope, step: &Step) -> bool {
        let only_named = || self.people.contains_key(&step.person) && !self.has_words(step.person);
        scope != Scope::People || step.other.is_some() || only_named()
    }

    /// Whether more is known of somebody who is there than a name, or was once.
    fn has_words(&self, person: PersonId) -> bool {
        let was = self.stacks.get(&Scope::Person(person));
        let was = was.is_some_and(|stack| !stack.done.is_empty() || !stack.undone.is_empty());
        was || self.people.get(&person).is_some_and(|known| !known.is_only_named())
    }

    /// What must be true once this deed is done as well.
    #[must_use]
    pub fn after(&self, deed: &Deed) -> Self {
        let mut after = self.clone();
        after.apply(deed);
        after
    }

    /// Makes true what a deed makes true.
    pub fn apply(&mut self, deed: &Deed) {
        match deed {
            Deed::Undo(scope) => self.turn(*scope, false),
            Deed::Redo(scope) => self.turn(*scope, true),
            Deed::BringBack(person) => self.bring_back(*person),
            Deed::Erase(person) => self.erase(*person),
            Deed::NewKey | Deed::BackUp => {}
            Deed::AddPerson(profile) => {
                // The steps of a former self go.
                self.stacks.remove(&Scope::Person(profile.person.id));
                self.put(deed, profile.person.id, Some(Known::of((**profile).clone())));
            }
            Deed::RemovePerson(person) => self.put(deed, *person, None),
            Deed::Details { details, language } => self.edit(deed, details.id, |profile| {
                profile.person = (**details).clone();
                profile.language = language.clone();
            }),
            Deed::AddEntry { person, section, at, entry } => self.edit(deed, *person, |profile| {
                insert(&mut profile.sections[*section], *at, entry.clone());
            }),
            Deed::MoveEntry { person, entry, section, to } => self.edit(deed, *person, |profile| {
                let moved = take(profile, *entry);
                insert(&mut profile.sections[*section], *to, moved);
            }),
            Deed::RemoveEntry { person, entry } => self.edit(deed, *person, |profile| {
                take(profile, *entry);
            }),
            Deed::Type { person, entry, text } => {
                self.edit(deed, *person, |profile| find(profile, *entry).text.clone_from(text));
            }
            Deed::Voice { person, entry, voice } => {
                self.edit(deed, *person, |profile| find(profile, *entry).voice.clone_from(voice));
            }
            Deed::Photo { person, picture } => {
                let photo = picture.map(|picture| Arc::new(picture.photo()));
                let known = Known { photo, ..self.people[person].clone() };
                self.put(deed, *person, Some(known));
            }
        }
    }

    fn edit(&mut self, deed: &Deed, person: PersonId, edit: impl FnOnce(&mut Profile)) {
        let mut known = self.people[&person].clone();
        edit(Arc::make_mut(&mut known.profile));
        self.put(deed, person, Some(known));
    }

    /// Makes this what is known of somebody, and keeps what was as a step. What changes nothing leaves none.
    fn put(&mut self, deed: &Deed, person: PersonId, new: Option<Known>) {
        if self.people.get(&person) == new.as_ref() {
            return;
        }
        let other = self.replace(person, new);
        let label = deed.label().unwrap();
        let (scope, typing) = (deed.scope(), deed.typing());
        let step = Step { label, person, other, typing };
        let is_offered = self.is_offered(scope, &step);
        let stack = self.stacks.entry(scope).or_default();
        stack.forget_undone();
        let joins = typing.is_some() && stack.done.last().is_some_and(|last| last.typing == typing);
        if !joins && is_offered {
            stack.done.push(step);
        }
        if stack.done.len() > MOST {
            let oldest = stack.done.iter().position(|step| scope != Scope::People || step.other.is_none());
            oldest.map(|oldest| stack.done.remove(oldest));
        }
    }

    fn turn(&mut self, scope: Scope, again: bool) {
        let Some(mut stack) = self.stacks.remove(&scope) else { return };
        // What is not offered is forgotten on the way to what is; where nothing is, nothing is done.
        let last = stack.done.iter().rposition(|step| self.is_offered(scope, step));
        match last {
            Some(last) if !again => stack.done.truncate(last + 1),
            None if !again => {
                self.stacks.insert(scope, stack);
                return;
            }
            _ => {}
        }
        let step = if again { stack.undone.pop() } else { stack.done.pop() };
        self.stacks.insert(scope, stack);
        let Some(mut step) = step else { return };
        step.other = self.replace(step.person, step.other.take());
        step.typing = None;
        let stack = self.stacks.entry(scope).or_default();
        let to = if again { &mut stack.done } else { &mut stack.undone };
        to.push(step);
    }

    /// Somebody comes back out of the bin.
    fn bring_back(&mut self, person: PersonId) {
        let stack = self.stacks.get_mut(&Scope::People).unwrap();
        let held = [&mut stack.done, &mut stack.undone].into_iter().find_map(|steps| {
            let at = steps.iter().position(|step| step.person == person && step.other.is_some())?;
            steps.remove(at).other
        });
        stack.forget_undone();
        self.people.insert(person, held.unwrap());
        let step = Step { label: Label::BringBack, person, other: None, typing: None };
        if self.is_offered(Scope::People, &step) {
            self.stacks.entry(Scope::People).or_default().done.push(step);
        }
    }

    /// Somebody goes for good, with every step of them.
    fn erase(&mut self, person: PersonId) {
        self.people.remove(&person);
        self.stacks.remove(&Scope::Person(person));
        let of_people = self.stacks.entry(Scope::People).or_default();
        of_people.done.retain(|step| step.person != person);
        of_people.undone.retain(|step| step.person != person);
    }

    /// Makes this what is known of somebody, and gives what was.
    fn replace(&mut self, person: PersonId, new: Option<Known>) -> Option<Known> {
        match new {
            Some(known) => self.people.insert(person, known),
            None => self.people.remove(&person),
        }
    }
}

impl Known {
    fn of(mut profile: Profile) -> Self {
        let photo = profile.person.photo.take().map(Arc::new);
        Self { profile: Arc::new(profile), photo }
    }

    fn is_only_named(&self) -> bool {
        let Person { id, preferred_name, .. } = &self.profile.person;
        let named = Person { id: *id, ..Person::named(preferred_name.clone()) };
        self.photo.is_none() && *self.profile == Profile::of(named, self.profile.language.clone())
    }

    fn whole(&self) -> Profile {
        let mut profile = (*self.profile).clone();
        profile.person.photo = self.photo.as_deref().cloned();
        profile
    }
}

impl Stack {
    /// Something else was done. Who came and is gone lies in the bin, and counts as removed.
    fn forget_undone(&mut self) {
        for mut step in self.undone.drain(..).rev() {
            if matches!(step.label, Label::AddPerson | Label::BringBack) {
                step.label = Label::RemovePerson;
                self.done.push(step);
            }
        }
    }
}

fn insert(list: &mut Vec<Entry>, at: usize, entry: Entry) {
    list.insert(at.min(list.len()), entry);
}

fn take(profile: &mut Profile, id: EntryId) -> Entry {
    let (section, _) = profile.sections.find(id).unwrap();
    let list = &mut profile.sections[section];
    let at = list.iter().position(|entry| entry.id == id).unwrap();
    list.remove(at)
}

fn find(profile: &mut Profile, id: EntryId) -> &mut Entry {
    let section: Section = profile.sections.find(id).unwrap().0;
    profile.sections[section].iter_mut().find(|entry| entry.id == id).unwrap()
}

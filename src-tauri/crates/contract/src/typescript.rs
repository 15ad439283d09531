//! The page's types, made from Rust's.

use crate::{
    About, AccountView, AffectedView, AlreadyHere, BackupView, Backups, BinnedView, BroughtIn, CLOSING_EVENT,
    Change, Changed, Choices, Design, Detail, Details, DifferenceView, Document, EntryView, ErrorCode,
    Example, ExamplePage, Failure, Guessing, HappeningView, HolderView, ImportRefused, Imported,
    LEFT_ALONE_EVENT, LOCKED_EVENT, LeftOut, LineDifferenceView, LineOnPage, Message, MissingCharacter,
    NewCode, NewEntry, NewestView, NoFont, Opened, Page, Paper, People, PersonCard, PhotoDraft, PhotoView,
    Printed, Printer, ProfileView, Proof, ReadingView, Remains, SaidView, Saved, SectionView, ShownView,
    Side, SideBySide, Stands, Start, StartState, StepKind, SupporterView, TakenBack, Theme, Then, Turn,
    Turned, VoiceView, WRITING_ANEW_EVENT, Ways, Why, WhyReading, WrittenView, each_command,
};
use profile::{
    Authorship, Colour, CommunicationNeed, Direction, LANGUAGES, LanguageTag, NeedGroup, Section, Whose,
    shows,
};
use std::fmt::Write;
use ts_rs::{Config, TS};
use wording::Wording;
use wording::languages;

macro_rules! declare {
    ($config:ident: $($type:ty),* $(,)?) => { [$(<$type as TS>::decl(&$config)),*] };
}

macro_rules! signatures {
    ($($(#[doc = $doc:literal])* $name:ident { $($argument:ident : $type:ty),* $(,)? } -> $result:ty;)*) => {
        fn commands(config: &Config) -> String {
            let mut text = String::from("/** Every command of the shell: what it takes, and what it answers. */\nexport interface Commands {\n");
            $(
                $( push(&mut text, format_args!("  /**{} */\n", $doc)); )*
                push(&mut text, format_args!("  {}: {{\n    args: {{", stringify!($name)));
                $( push(&mut text, format_args!(" {}: {};", stringify!($argument), <$type as TS>::name(config))); )*
                let space = if text.ends_with('{') { "" } else { " " };
                push(&mut text, format_args!("{space}}};\n    answer: {};\n  }};\n", <$result as TS>::name(config)));
            )*
            text.push_str("}\n");
            text
        }
    };
}
each_command!(signatures);

/// The TypeScript of the whole contract: one module, always the same text for the same contract.
#[must_use]
pub fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    let mut text = String::from(
        "// Made from the crate `contract` by `./dev types`. Changes belong there; a test holds this file current.\n\n",
    );
    let types = declare!(config:
        ShownView, Section, Whose, Authorship, CommunicationNeed, Colour, About, Guessing, Why, BackupView, NewestView, WhyReading, AffectedView, ReadingView, Opened, StartState, Then, Start, ErrorCode,
        Detail, Message, Failure, PersonCard, People, BinnedView, BroughtIn, ImportRefused, AlreadyHere, Imported, StepKind, VoiceView, EntryView, NewEntry, SectionView, SupporterView, WrittenView, Details, PhotoView, ProfileView, Side, SideBySide, Change, Changed, Paper, Design, Theme, Choices, LeftOut, MissingCharacter, NoFont, LineOnPage, Page, Document, Example,
        ExamplePage, PhotoDraft, Turn, Saved, Printer, Printed, Proof, Ways, TakenBack, NewCode, AccountView, HolderView, Backups, Remains,
        Stands, LineDifferenceView, DifferenceView, Turned, SaidView, HappeningView,
    );
    for declaration in types {
        push(&mut text, format_args!("export {declaration}\n\n"));
    }
    push_needs(&mut text);
    text.push_str(&commands(&config));
    text.push_str(&languages());
    push(
        &mut text,
        format_args!(
            "\n/** Those of them that are written from the right, by their tags. */\nexport const FROM_THE_RIGHT: readonly string[] = [{}];\n",
            from_the_right()
        ),
    );
    push(
        &mut text,
        format_args!(
            "\n/** The library was locked by the shell. */\nexport const LOCKED_EVENT = \"{LOCKED_EVENT}\";\n\n/** Nobody has been there for a while: keep what was typed, then call `lock`. */\nexport const LEFT_ALONE_EVENT = \"{LEFT_ALONE_EVENT}\";\n\n/** The window is to close: keep what was typed, then call `leave`. */\nexport const CLOSING_EVENT = \"{CLOSING_EVENT}\";\n\n/** How far writing the library anew has come: a number from 0 to 1. */\nexport const WRITING_ANEW_EVENT = \"{WRITING_ANEW_EVENT}\";\n"
        ),
    );
    push(
        &mut text,
        format_args!(
            "\n/** A text that shows nothing: it is not taken for words or for a name. */\nexport const SHOWS_NOTHING = /^[{}]*$/u;\n",
            characters(|character| !shows(character.encode_utf8(&mut [0; 4])))
        ),
    );
    text
}

/// The characters of which that holds, as they stand in a class of a regular expression.
fn characters(holds: impl Fn(char) -> bool) -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for character in ('\0'..=char::MAX).filter(|character| holds(*character)) {
        match ranges.last_mut().filter(|(_, last)| u32::from(*last) + 1 == u32::from(character)) {
            Some((_, last)) => *last = character,
            None => ranges.push((character, character)),
        }
    }
    ranges.iter().fold(String::new(), |mut class, (first, last)| {
        push(&mut class, format_args!("\\u{{{:x}}}", u32::from(*first)));
        if first != last {
            push(&mut class, format_args!("-\\u{{{:x}}}", u32::from(*last)));
        }
        class
    })
}

/// The languages that can be chosen, named in English, in the order of their names.
fn languages() -> String {
    let tags = LANGUAGES.iter().filter_map(|tag| LanguageTag::try_from(*tag).ok());
    let mut all: Vec<_> = tags.map(|tag| (languages::name(&tag, Wording::english()), tag)).collect();
    all.sort();
    let mut text = String::from(
        "\n/** A language that can be chosen: its BCP 47 tag, its name in English and in itself, and whether it is signed. */\nexport interface Language { tag: string, name: string, own: string, signed: boolean, }\n\n/** All of them, in the order of their names. */\nexport const LANGUAGES: readonly Language[] = [\n",
    );
    for (name, tag) in all {
        let own = languages::own_name(&tag, Wording::english()).unwrap_or_else(|| name.clone());
        let signed = tag.is_signed();
        push(
            &mut text,
            format_args!("  {{ tag: \"{tag}\", name: \"{name}\", own: \"{own}\", signed: {signed} }},\n"),
        );
    }
    text.push_str("];\n");
    text
}

/// The tags of those that are written from the right: the page knows fewer languages than the shell does.
fn from_the_right() -> String {
    let tags = LANGUAGES.iter().filter_map(|tag| LanguageTag::try_from(*tag).ok());
    let tags = tags.filter(|tag| tag.direction() == Direction::RightToLeft && !tag.is_signed());
    tags.map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ")
}

/// The needs by their groups, in the order they are offered.
fn push_needs(text: &mut String) {
    let groups = NeedGroup::ALL.map(|group| format!("{:?}", group.key()));
    push(text, format_args!("export type NeedGroup = {};\n\n", groups.join(" | ")));
    text.push_str("/** What somebody may need, by what it has to do with, in the order it is offered. */\n");
    text.push_str("export const NEEDS: Record<NeedGroup, readonly CommunicationNeed[]> = {\n");
    for group in NeedGroup::ALL {
        let here = CommunicationNeed::ALL.into_iter().filter(|need| need.group() == group);
        let keys: Vec<String> = here.map(|need| format!("{:?}", need.key())).collect();
        push(text, format_args!("  {}: [{}],\n", group.key(), keys.join(", ")));
    }
    text.push_str("};\n\n");
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(more);
}

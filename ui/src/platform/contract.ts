// Made from the crate `contract` by `./dev types`. Changes belong there; a test holds this file current.

export type ShownView = { 
/**
 * The words, with marks of direction around what would lose its order.
 */
text: string, 
/**
 * Whether they run from the right.
 */
from_right: boolean, 
/**
 * The language they are read in.
 */
language: string, };

export type Section = "like_and_admire" | "important_to" | "important_for" | "good_at" | "support" | "relationships" | "outcomes" | "future" | "communication" | "good_day" | "bad_day" | "please_do" | "please_do_not";

export type Whose = "own" | "family_or_friend" | "staff" | "guess" | "not_said";

export type Authorship = "alone" | "together" | "by_others" | "not_said";

export type CommunicationNeed = "british_sign_language" | "makaton" | "sign_language" | "bsl_interpreter" | "makaton_interpreter" | "sign_supported_english_interpreter" | "cued_speech" | "lip_reading" | "hearing_aid" | "hearing_loop" | "lipspeaker" | "speech_to_text" | "electronic_note_taker" | "manual_note_taker" | "visual_alert" | "guide_dog" | "sighted_guide" | "audible_alert" | "deafblind_manual" | "deafblind_manual_interpreter" | "block_alphabet_interpreter" | "hands_on_interpreter" | "visual_frame_interpreter" | "haptic_interpreter" | "communicator_guide" | "intervener" | "tactile_alert" | "easy_read" | "large_print_20" | "large_print_24" | "large_print_28" | "braille" | "braille_contracted" | "moon" | "audio" | "makaton_information" | "read_out" | "communication_aid" | "voice_output" | "communication_book" | "switches" | "voice_amplifier" | "symbols" | "photographs" | "objects" | "gestures" | "writing" | "time" | "aphasia_friendly" | "communication_passport" | "interpreter" | "advocate" | "carer_present" | "contact_via_carer" | "text_message" | "text_relay" | "telephone" | "letter" | "email";

export type Colour = "pine" | "clay" | "iris" | "sea" | "berry" | "moss" | "plum" | "bark";

export type About = "me" | "others";

export type Guessing = "minutes" | "days" | "years" | "centuries";

export type Why = "regular" | "before_migration" | "before_restore" | "apart" | "conflict";

export type BackupView = { 
/**
 * What it is called by the commands.
 */
id: string, 
/**
 * The name of its folder; of a conflict copy, of its file.
 */
name: string, 
/**
 * When it was made, by the clock of the computer.
 */
at: string, 
/**
 * Why.
 */
why: Why, 
/**
 * Its length in bytes.
 */
bytes: number, 
/**
 * Whether it is in the other folder.
 */
elsewhere: boolean, };

export type NewestView = { 
/**
 * Which.
 */
backup: BackupView, 
/**
 * How many were made after it and cannot be read.
 */
unreadable_after: number, 
/**
 * How many bear a later date although they were made before it.
 */
dated_later: number, };

export type WhyReading = "whole" | "in_use" | "newer" | "keys_gone" | "changes_missing" | "damaged" | "backup";

export type AffectedView = { 
/**
 * Who.
 */
person: string, 
/**
 * What they are called, if that was found.
 */
name: string | null, 
/**
 * How many lines are lost.
 */
lines_lost: number, 
/**
 * How many lines are as they were at some time before.
 */
lines_older: number, 
/**
 * Whether the photo is lost.
 */
photo_lost: boolean, 
/**
 * Whether something else of them is lost, or may be.
 */
details_lost: boolean, 
/**
 * How many lines the newest whole backup has of them that are not here. They may be lost, or were taken out since.
 */
lines_in_backup: number, 
/**
 * Whether they are in that backup and not here.
 */
not_here: boolean, };

export type ReadingView = { 
/**
 * Why.
 */
why: WhyReading, 
/**
 * Those of whom something is lost, or may be.
 */
affected: Array<AffectedView>, 
/**
 * Whether more may be lost than can be said of whom.
 */
others_unknown: boolean, 
/**
 * How many changes are missing.
 */
missing: number, 
/**
 * The newest backup that is whole: the one that is shown, or one that can take the place of what is damaged.
 */
backup: NewestView | null, };

export type Opened = { 
/**
 * Whose it is.
 */
about: About, 
/**
 * The one person in a library of one's own, once they have given their name.
 */
me: string | null, 
/**
 * Why it can only be looked at, if that is so.
 */
reading: ReadingView | null, 
/**
 * How many conflict copies lie beside it.
 */
conflicts: number, };

export type StartState = { "is": "new" } | { "is": "locked" } | { "is": "open" } & Opened;

export type Then = { "is": "home" } | { "is": "safety", 
/**
 * What was done there last, in a sentence that names nobody.
 */
news: string | null, };

export type Start = { 
/**
 * What to show first.
 */
state: StartState, 
/**
 * The folder of the library, for the person to know where it is.
 */
folder: string, 
/**
 * Whether the system's keychain opens it.
 */
keychain: boolean, 
/**
 * What went wrong when it was last closed, since the app runs.
 */
trouble: Failure | null, 
/**
 * Where to go on in an open library.
 */
then: Then, };

export type ErrorCode = "wrong_passphrase" | "wrong_recovery_code" | "recovery_length" | "recovery_misread" | "no_recovery_code" | "not_in_keychain" | "no_keychain" | "too_soon" | "passphrase_too_short" | "passphrase_too_long" | "passphrase_weak" | "passphrases_differ" | "no_passphrase" | "which_library" | "several_people" | "nobody_named" | "no_backup" | "backup_gone" | "backup_damaged" | "not_in_backup" | "several_backups" | "sheet_missing" | "file_exists" | "file_is_input" | "file_read_only" | "not_a_file" | "not_a_folder" | "not_sure" | "other_name" | "nothing_readable" | "no_library" | "not_a_library" | "is_a_backup" | "library_damaged" | "changes_missing" | "library_too_new" | "too_little_memory" | "library_in_use" | "open_elsewhere" | "only_reading" | "library_exists" | "inside_library" | "changed_outside" | "backing_up" | "folder_not_empty" | "keys_missing" | "locked" | "disk_full" | "output_full" | "disk_full_to_look" | "cannot_write" | "cannot_read" | "folder_missing" | "person_gone" | "person_exists" | "entry_gone" | "entry_exists" | "too_long" | "no_name" | "file_too_large" | "other_kind" | "not_a_profile" | "profile_too_new" | "profile_unfit" | "too_many_entries" | "file_missing" | "photo_empty" | "photo_too_large" | "photo_too_many_pixels" | "photo_unknown" | "photo_other" | "photo_unusual" | "photo_broken" | "photo_cut_off" | "no_photo_chosen" | "nothing_saved" | "cannot_open" | "no_printer" | "print_failed" | "no_font" | "size_out_of_reach" | "bad_request" | "unexpected";

export type Detail = number | string | Message;

export type Message = { 
/**
 * The name of the message.
 */
name: string, 
/**
 * What it needs, by name.
 */
details: { [key in string]: Detail }, };

export type Failure = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * What the sentence needs, by name: `file`, `folder`, `found`, `most`, `kind`, `smallest`,
 * `largest`, `wanted`, `groups`, `seconds`, `missing`, `what`, `writing`, `font`.
 */
details: { [key in string]: string }, 
/**
 * What is wrong with a file, fault by fault, with the few words of it that are. Only the screen says it: of a message
 * `Debug` shows nothing but its name.
 */
faults: Array<Message>, };

export type PersonCard = { 
/**
 * The person's id.
 */
id: string, 
/**
 * What they like to be called.
 */
name: string, 
/**
 * The language of their profile, for the page to set and read the name right.
 */
language: string, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * Whether they have a photo.
 */
has_photo: boolean, 
/**
 * When something was last changed: RFC 3339, in UTC.
 */
changed: string, 
/**
 * How many lines there are.
 */
lines: number, 
/**
 * How many of them are guesses still to be checked.
 */
guesses: number, 
/**
 * When to look at the page again, as `2026-03-31`, or nothing.
 */
look_again: string, 
/**
 * The line a search found its word in, if it was not the name.
 */
found: ShownView | null, };

export type People = { 
/**
 * How many there are in all, in the window and out of it.
 */
total: number, 
/**
 * Those in the window, in the order of the list.
 */
cards: Array<PersonCard>, };

export type BinnedView = { 
/**
 * The person's id.
 */
id: string, 
/**
 * What they like to be called.
 */
name: string, 
/**
 * The language of their profile: the name runs as it does.
 */
language: string, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * How many lines there are.
 */
lines: number, 
/**
 * When they were taken out: RFC 3339, in UTC.
 */
since: string, 
/**
 * Until when they are kept at least.
 */
until: string, };

export type BroughtIn = { 
/**
 * The person's id.
 */
id: string, 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * What was mended in it, and what was left out.
 */
remarks: Array<Message>, };

export type ImportRefused = { 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * Why.
 */
failure: Failure, };

export type AlreadyHere = { 
/**
 * Which of those who wait, from 0.
 */
waiting: number, 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * What they are called in the file.
 */
name: string, 
/**
 * What the one in the library is called.
 */
here: string, 
/**
 * Whether both are the same, word for word.
 */
same: boolean, };

export type Imported = { 
/**
 * The people added.
 */
added: Array<BroughtIn>, 
/**
 * The files that were not, and why.
 */
refused: Array<ImportRefused>, 
/**
 * Those who are in the library already: they wait until somebody says what is to become of them.
 */
here: Array<AlreadyHere>, };

export type StepKind = "add_person" | "remove_person" | "import_person" | "add_entry" | "add_entries" | "remove_entry" | "move_entry" | "type" | "voice" | "on_page" | "language" | "details" | "written" | "photo" | "look" | "bring_back";

export type VoiceView = { 
/**
 * Who said it.
 */
whose: Whose, 
/**
 * Their name, and who they are; or nothing.
 */
name: string, 
/**
 * How we know; or nothing.
 */
how_we_know: string, };

export type EntryView = { 
/**
 * The entry's id.
 */
id: string, 
/**
 * The words.
 */
text: string, 
/**
 * The same where they are only looked at.
 */
shown: ShownView, 
/**
 * Whose words they are.
 */
voice: VoiceView, 
/**
 * Their language where it is not the profile's, or nothing.
 */
language: string, 
/**
 * Whether they stand on the print.
 */
on_page: boolean, };

export type NewEntry = { 
/**
 * The words.
 */
text: string, 
/**
 * Whose words they are.
 */
voice: VoiceView, };

export type SectionView = { 
/**
 * Which.
 */
section: Section, 
/**
 * The entries in their order.
 */
entries: Array<EntryView>, };

export type SupporterView = { 
/**
 * Their name.
 */
name: string, 
/**
 * Who they are to the person.
 */
role: string, };

export type WrittenView = { 
/**
 * Whether the person wrote it alone, with somebody, or others wrote it.
 */
authorship: Authorship, 
/**
 * Who helped, or who wrote it.
 */
by: Array<SupporterView>, 
/**
 * When, as `2026-03-31`, or nothing.
 */
on: string, 
/**
 * When to look at it again, or nothing.
 */
look_again: string, 
/**
 * How it was done, or nothing.
 */
how: string, };

export type Details = { 
/**
 * What they like to be called.
 */
preferred_name: string, 
/**
 * Their full name, or nothing.
 */
full_name: string, 
/**
 * Their pronouns, or nothing.
 */
pronouns: string, 
/**
 * Their date of birth as `2001-03-31`, or nothing.
 */
born: string, 
/**
 * The languages they speak or sign: BCP 47 tags, the first their best.
 */
languages: Array<string>, 
/**
 * What they need so that others can reach them.
 */
communication_needs: Array<CommunicationNeed>, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * The language the profile is written in.
 */
language: string, };

export type PhotoView = { 
/**
 * Who and what is on it.
 */
description: string, };

export type ProfileView = { 
/**
 * The person's id.
 */
id: string, 
/**
 * Who they are.
 */
details: Details, 
/**
 * Every section, in the order it is asked, with its entries in their order.
 */
sections: Array<SectionView>, 
/**
 * How it came to be written.
 */
written: WrittenView, 
/**
 * Their photo.
 */
photo: PhotoView | null, 
/**
 * What undo would undo.
 */
undo: StepKind | null, 
/**
 * What redo would do again.
 */
redo: StepKind | null, };

export type Side = { 
/**
 * All that is known of them.
 */
profile: ProfileView, 
/**
 * Their photo as a `data:` address.
 */
photo: string | null, };

export type SideBySide = { 
/**
 * The one in the library.
 */
here: Side, 
/**
 * The one in the file.
 */
file: Side, };

export type Change = { "does": "add_entries", 
/**
 * Where they belong.
 */
section: Section, 
/**
 * The place of the first in the section, counted from 0.
 */
at: number, 
/**
 * The entries in their order.
 */
entries: Array<NewEntry>, } | { "does": "set_text", 
/**
 * Which.
 */
entry: string, 
/**
 * The words now.
 */
text: string, } | { "does": "set_voice", 
/**
 * Which.
 */
entry: string, 
/**
 * Whose words.
 */
voice: VoiceView, } | { "does": "set_whose", 
/**
 * Which.
 */
entries: Array<string>, 
/**
 * Whose words.
 */
whose: Whose, 
/**
 * Their name, and who they are; or nothing.
 */
name: string, } | { "does": "set_language", 
/**
 * Which.
 */
entry: string, 
/**
 * A BCP 47 tag, or nothing.
 */
language: string, } | { "does": "set_on_page", 
/**
 * Which.
 */
entry: string, 
/**
 * Whether it stands on the print.
 */
on_page: boolean, } | { "does": "move_entry", 
/**
 * Which.
 */
entry: string, 
/**
 * To which section.
 */
section: Section, 
/**
 * To which place.
 */
to: number, } | { "does": "remove_entry", 
/**
 * Which.
 */
entry: string, } | { "does": "set_details", 
/**
 * All of it, as it is to be.
 */
details: Details, } | { "does": "set_written", 
/**
 * All of it, as it is to be.
 */
written: WrittenView, } | { "does": "describe_photo", 
/**
 * Who and what is on it.
 */
description: string, } | { "does": "remove_photo", };

export type Changed = { 
/**
 * The profile as it is now.
 */
profile: ProfileView, 
/**
 * The entries that were added, in their order.
 */
added: Array<string>, 
/**
 * What was done or undone; nothing when nothing changed.
 */
step: StepKind | null, };

export type Paper = "a4" | "a3" | "a5" | "letter" | "legal";

export type Design = "classic" | "columns" | "photo" | "poster" | "story" | "large" | "pocket" | "card" | "hospital";

export type Theme = "own" | "plain" | Colour;

export type Choices = { 
/**
 * How the profile is drawn.
 */
design: Design, 
/**
 * The colours.
 */
theme: Theme, 
/**
 * The paper.
 */
paper: Paper, 
/**
 * The size of the words in points, instead of the largest that fits.
 */
size_pt: number | null, 
/**
 * Whether it may go on to a second page.
 */
two_pages: boolean, 
/**
 * Whether the photo is made small for the sake of the words.
 */
small_photo: boolean, };

export type LeftOut = { 
/**
 * The entry's id, if it is one; otherwise it is the name, the line below it, or the foot of the page.
 */
entry: string | null, 
/**
 * The entry's section, if it is one.
 */
section: Section | null, 
/**
 * The words.
 */
words: ShownView, };

export type MissingCharacter = { 
/**
 * The character, or the whole emoji.
 */
character: string, 
/**
 * Its Unicode name.
 */
name: string, 
/**
 * The entry it stands in, if it is one.
 */
entry: string | null, 
/**
 * The entry's section, if it is one.
 */
section: Section | null, };

export type NoFont = { 
/**
 * Its name in English: `Chinese`, `Tibetan`.
 */
writing: string, 
/**
 * A font that can be installed for it.
 */
font: string, };

export type LineOnPage = { 
/**
 * The entry's id.
 */
entry: string, 
/**
 * Its section.
 */
section: Section, 
/**
 * Its left edge.
 */
left: number, 
/**
 * Its top edge.
 */
top: number, 
/**
 * Its width.
 */
width: number, 
/**
 * Its height.
 */
height: number, };

export type Page = { 
/**
 * The drawing: an SVG document.
 */
svg: string, 
/**
 * Width in points.
 */
width: number, 
/**
 * Height in points.
 */
height: number, 
/**
 * Where each line stands on it.
 */
lines: Array<LineOnPage>, };

export type Document = { 
/**
 * Its pages, in order.
 */
pages: Array<Page>, 
/**
 * The size of the words in points.
 */
size_pt: number, 
/**
 * Whether it could have a second page, and has not.
 */
more_pages: boolean, 
/**
 * How many more lines would fit with a smaller photo.
 */
with_smaller_photo: number, 
/**
 * Whether the photo has too few pixels for the size it gets here, and prints soft.
 */
soft_photo: boolean, 
/**
 * The entries that do not fit.
 */
left_out: Array<LeftOut>, 
/**
 * The sections with lines to print that this document is not for.
 */
not_here: Array<Section>, 
/**
 * The characters that cannot be drawn.
 */
missing: Array<MissingCharacter>, 
/**
 * What some of these are written in and the machine has no font for.
 */
no_font: Array<NoFont>, };

export type Example = { 
/**
 * The name of the example: that of its file.
 */
key: string, 
/**
 * What the person is called.
 */
name: string, 
/**
 * The language of the profile.
 */
language: string, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * Their photo as a `data:` address.
 */
photo: string | null, };

export type ExamplePage = { 
/**
 * What the person is called.
 */
name: string, 
/**
 * The page.
 */
document: Document, };

export type PhotoDraft = { 
/**
 * The picture as a `data:` address, upright; made smaller where it is large.
 */
image: string, 
/**
 * The width of all of it, in pixels.
 */
width: number, 
/**
 * The height of all of it, in pixels.
 */
height: number, 
/**
 * Whether its file ends too soon: then only this much of it is there.
 */
cut_off: boolean, };

export type Turn = "right" | "left";

export type Saved = { 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * The entries that do not fit, for a page.
 */
left_out: number, 
/**
 * The characters that cannot be drawn, for a page.
 */
missing: number, };

export type Printer = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the system prints there unless told otherwise.
 */
usual: boolean, };

export type Printed = { 
/**
 * The name of the printer.
 */
printer: string, };

export type Proof = { "is": "passphrase", 
/**
 * As it was typed.
 */
passphrase: string, } | { "is": "recovery", 
/**
 * As it was typed.
 */
code: string, };

export type Ways = { 
/**
 * When the recovery code was made, if there is one.
 */
recovery_since: string | null, 
/**
 * Whether nobody has said yet that its sheet is put away; where there is no code, the making of one was cut short.
 */
sheet_waits: boolean, 
/**
 * Whether the system's keychain opens it.
 */
keychain: boolean, 
/**
 * Whether this computer has a keychain.
 */
keychain_there: boolean, };

export type TakenBack = "everywhere" | "here";

export type NewCode = { 
/**
 * Its groups of letters.
 */
groups: Array<string>, 
/**
 * How far the one before it was taken back.
 */
taken_back: TakenBack, };

export type AccountView = { 
/**
 * The name of the account.
 */
who: string, 
/**
 * The name of the computer.
 */
machine: string, };

export type HolderView = { 
/**
 * Since when.
 */
since: string, 
/**
 * Whose account it is, where what was brought opens the library.
 */
account: AccountView | null, };

export type Backups = { 
/**
 * All that are there, the newest first.
 */
all: Array<BackupView>, 
/**
 * The conflict copies that lie beside the library, the newest first.
 */
conflicts: Array<BackupView>, 
/**
 * The other folder in which they are made too, if one is chosen.
 */
elsewhere: string | null, 
/**
 * Why the last one did not come about.
 */
trouble: Failure | null, 
/**
 * Why the last one is not in the other folder.
 */
trouble_elsewhere: Failure | null, };

export type Remains = { 
/**
 * The backups that hold them, the newest first.
 */
backups: Array<BackupView>, 
/**
 * Whether there is another folder for backups, which nobody can look into now.
 */
elsewhere_away: boolean, 
/**
 * Files in the library's folder that never go by themselves.
 */
files: Array<string>, };

export type Stands = "in_backup" | "here" | "in_both";

export type LineDifferenceView = { 
/**
 * Its section.
 */
section: Section, 
/**
 * Its words in the backup.
 */
then: ShownView | null, 
/**
 * Its words now.
 */
now: ShownView | null, };

export type DifferenceView = { 
/**
 * Who.
 */
person: string, 
/**
 * What they are called.
 */
name: string, 
/**
 * The language of their profile: the name runs as it does.
 */
language: string, 
/**
 * Where they are.
 */
stands: Stands, 
/**
 * The lines that differ.
 */
lines: Array<LineDifferenceView>, 
/**
 * How many lines of the backup say what nobody says here.
 */
only_there: number, 
/**
 * Whether something else differs as well.
 */
more: boolean, };

export type Turned = "back" | "again";

export type SaidView = { 
/**
 * The words.
 */
words: ShownView, 
/**
 * Whose, where it is a line.
 */
voice: VoiceView | null, };

export type HappeningView = { 
/**
 * Its number.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * What was done.
 */
kind: StepKind, 
/**
 * Whether it was done by undo or redo.
 */
turned: Turned | null, 
/**
 * The section, where it was done to a line.
 */
section: Section | null, 
/**
 * The words before.
 */
before: SaidView | null, 
/**
 * The words after.
 */
after: SaidView | null, 
/**
 * Whether what was before can be brought back.
 */
can_come_back: boolean, };

export type NeedGroup = "signing" | "hearing" | "seeing" | "touch" | "reading" | "speaking" | "beside" | "reaching";

/** What somebody may need, by what it has to do with, in the order it is offered. */
export const NEEDS: Record<NeedGroup, readonly CommunicationNeed[]> = {
  signing: ["british_sign_language", "makaton", "sign_language", "bsl_interpreter", "makaton_interpreter", "sign_supported_english_interpreter", "cued_speech"],
  hearing: ["lip_reading", "hearing_aid", "hearing_loop", "lipspeaker", "speech_to_text", "electronic_note_taker", "manual_note_taker", "visual_alert"],
  seeing: ["guide_dog", "sighted_guide", "audible_alert"],
  touch: ["deafblind_manual", "deafblind_manual_interpreter", "block_alphabet_interpreter", "hands_on_interpreter", "visual_frame_interpreter", "haptic_interpreter", "communicator_guide", "intervener", "tactile_alert"],
  reading: ["easy_read", "large_print_20", "large_print_24", "large_print_28", "braille", "braille_contracted", "moon", "audio", "makaton_information", "read_out"],
  speaking: ["communication_aid", "voice_output", "communication_book", "switches", "voice_amplifier", "symbols", "photographs", "objects", "gestures", "writing", "time", "aphasia_friendly", "communication_passport"],
  beside: ["interpreter", "advocate", "carer_present"],
  reaching: ["contact_via_carer", "text_message", "text_relay", "telephone", "letter", "email"],
};

/** Every command of the shell: what it takes, and what it answers. */
export interface Commands {
  /** Where things stand when the window opens. */
  start: {
    args: {};
    answer: Start;
  };
  /** How long somebody would need to guess this passphrase. */
  guess_passphrase: {
    args: { passphrase: string; };
    answer: Guessing;
  };
  /** Ends the page, in which a secret was typed, and begins another that goes on from there. */
  begin_page_anew: {
    args: { then: Then; };
    answer: null;
  };
  /** Makes the library, and opens it: where `choose_new_place` said, or else at the usual place. A passphrase that */
  /** somebody would guess within minutes is taken only where it is said so. */
  create_library: {
    args: { passphrase: string; even_weak: boolean; about: About; };
    answer: Opened;
  };
  /** Opens the library. */
  open_library: {
    args: { passphrase: string; };
    answer: Opened;
  };
  /** Opens the library with its recovery code, as it was typed. */
  open_by_recovery: {
    args: { code: string; };
    answer: Opened;
  };
  /** Opens the library with the key that the system's keychain keeps. */
  open_by_keychain: {
    args: {};
    answer: Opened;
  };
  /** Opens the library to be looked at, where it cannot be opened otherwise; without a proof, with the key that */
  /** the system's keychain keeps. */
  open_to_read: {
    args: { proof: Proof | null; };
    answer: Opened;
  };
  /** Mends the library that is open to be looked at: of what can be read of it, or of a backup. It is open then. */
  mend: {
    args: { backup: string | null; };
    answer: Opened;
  };
  /** Who has the library open at another computer, as far as is known: to whoever brings what opens it; without a */
  /** proof, with the key that the system's keychain keeps. */
  holder: {
    args: { proof: Proof | null; };
    answer: HolderView | null;
  };
  /** Takes it that the library is not open at another computer any more. */
  not_open_elsewhere: {
    args: {};
    answer: null;
  };
  /** Asks for a library on this machine with the system's dialog; nothing when the dialog was left. */
  choose_library: {
    args: {};
    answer: Start | null;
  };
  /** Asks for an empty folder for a new library with the system's dialog; nothing when the dialog was left. */
  /** It counts once the library is made there; `start` forgets it. */
  choose_new_place: {
    args: {};
    answer: Start | null;
  };
  /** Closes the library and drops its key. */
  lock: {
    args: {};
    answer: null;
  };
  /** Closes the window: the answer to [`crate::CLOSING_EVENT`], once nothing typed is still to be kept. */
  leave: {
    args: {};
    answer: null;
  };
  /** Keeps the window open: something typed could not be kept. */
  stay: {
    args: {};
    answer: null;
  };
  /** Tells that somebody is there: the idle lock starts counting again. */
  stay_awake: {
    args: {};
    answer: null;
  };
  /** After how many minutes without anybody there the library is locked. */
  lock_after: {
    args: {};
    answer: number;
  };
  /** Sets that: one of 1, 2, 5, 10, 15 and 30 minutes. */
  set_lock_after: {
    args: { minutes: number; };
    answer: null;
  };
  /** Tells what was copied, so that it leaves the clipboard after a while. */
  copied: {
    args: { text: string; };
    answer: null;
  };
  /** The example people. */
  examples: {
    args: {};
    answer: Array<Example>;
  };
  /** The page of an example person. */
  example_page: {
    args: { key: string; choices: Choices; };
    answer: ExamplePage;
  };
  /** Puts an example person into the library, to try things out on. Gives the person's id. */
  keep_example: {
    args: { key: string; };
    answer: string;
  };
  /** So many of the people in the library, or of those a search finds, by name, from that place in the list on, */
  /** which counts from 0. */
  people: {
    args: { search: string; from: number; count: number; };
    answer: People;
  };
  /** Adds somebody. Gives the person's id. */
  add_person: {
    args: { name: string; };
    answer: string;
  };
  /** Takes somebody out of the library, into the bin; can be undone. */
  remove_person: {
    args: { person: string; };
    answer: null;
  };
  /** Whoever was taken out and can be brought back, the last first. */
  bin: {
    args: {};
    answer: Array<BinnedView>;
  };
  /** Brings somebody back out of the bin. */
  bring_back_from_bin: {
    args: { person: string; };
    answer: null;
  };
  /** Asks for profile files with the system's dialog and adds the people in them. */
  import_people: {
    args: {};
    answer: Imported;
  };
  /** Somebody who waits to be brought in, beside the one in the library. */
  look_at_import: {
    args: { waiting: number; };
    answer: SideBySide;
  };
  /** Brings somebody who waits in as somebody else. */
  import_as_new: {
    args: { waiting: number; };
    answer: BroughtIn;
  };
  /** Forgets those who wait to be brought in. */
  drop_imports: {
    args: {};
    answer: null;
  };
  /** Asks where, and saves a person's profile as a file that is not locked. Nothing when the dialog was left. */
  export_person: {
    args: { person: string; };
    answer: Saved | null;
  };
  /** What undo and redo would do to the list of people. */
  people_steps: {
    args: {};
    answer: [StepKind | null, StepKind | null];
  };
  /** Undoes the last change to the list of people. */
  undo_people: {
    args: {};
    answer: StepKind | null;
  };
  /** Does again what was undone last. */
  redo_people: {
    args: {};
    answer: StepKind | null;
  };
  /** Takes somebody out for good, with all that happened to them. Gives what may still hold them. */
  erase_person: {
    args: { person: string; };
    answer: Remains;
  };
  /** What ways there are into the library. */
  ways: {
    args: {};
    answer: Ways;
  };
  /** Sets another passphrase. One that somebody would guess within minutes is taken only where it is said so. */
  change_passphrase: {
    args: { proof: Proof; passphrase: string; even_weak: boolean; };
    answer: TakenBack;
  };
  /** Makes a recovery code; an older one opens nothing any more. */
  make_recovery_code: {
    args: { proof: Proof; };
    answer: NewCode;
  };
  /** Takes the recovery code away. */
  forget_recovery_code: {
    args: { proof: Proof; };
    answer: TakenBack;
  };
  /** Lets the system's keychain open the library for whoever uses this account. */
  keep_in_keychain: {
    args: { proof: Proof; };
    answer: Ways;
  };
  /** Lets it do so no more. */
  forget_in_keychain: {
    args: {};
    answer: [Ways, TakenBack];
  };
  /** Writes the library anew under a new key. Gives the new recovery code, where there was one. */
  make_new_key: {
    args: { passphrase: string; };
    answer: NewCode | null;
  };
  /** Prints the sheet with the recovery code that has just been made. */
  print_sheet: {
    args: { paper: Paper; printer: string; };
    answer: Printed;
  };
  /** Asks where, and saves that sheet as a PDF. Nothing when the dialog was left. */
  save_sheet: {
    args: { paper: Paper; };
    answer: Saved | null;
  };
  /** Forgets that recovery code. */
  drop_sheet: {
    args: {};
    answer: null;
  };
  /** Somebody says that the sheet of the newest recovery code is put away. */
  sheet_is_put_away: {
    args: {};
    answer: null;
  };
  /** The backups, and how they stand. */
  backups: {
    args: {};
    answer: Backups;
  };
  /** Makes a backup now. */
  back_up: {
    args: {};
    answer: Backups;
  };
  /** Asks for another folder to make backups in too. Nothing when the dialog was left. */
  choose_backup_folder: {
    args: {};
    answer: Backups | null;
  };
  /** Makes backups in no other folder any more. */
  forget_backup_folder: {
    args: {};
    answer: Backups;
  };
  /** What would change if a backup took the library's place. */
  compare_backup: {
    args: { backup: string; };
    answer: Array<DifferenceView>;
  };
  /** Makes one person what they were in a backup. Can be undone. */
  bring_back_person: {
    args: { backup: string; person: string; };
    answer: Opened;
  };
  /** Puts a backup in the library's place; what is there now is backed up first. */
  restore_backup: {
    args: { backup: string; };
    answer: Opened;
  };
  /** Adds the lines of a person that only a backup has. Can be undone. */
  add_from_backup: {
    args: { backup: string; person: string; };
    answer: Opened;
  };
  /** Takes a conflict copy out of the way. It stays in the library's folder, under another name. */
  put_away_conflict: {
    args: { backup: string; };
    answer: Backups;
  };
  /** What happened to a person's words, the latest first, so many; with a number, what was before that. */
  history: {
    args: { person: string; before: number | null; count: number; };
    answer: Array<HappeningView>;
  };
  /** Brings back what was before something that happened. */
  bring_back: {
    args: { person: string; happening: number; };
    answer: Changed;
  };
  /** How a person's page was last chosen to look. */
  look: {
    args: { person: string; };
    answer: Choices | null;
  };
  /** Keeps how a person's page was chosen to look. */
  keep_look: {
    args: { person: string; choices: Choices; };
    answer: Changed;
  };
  /** All that is known of a person. */
  profile: {
    args: { person: string; };
    answer: ProfileView;
  };
  /** Changes something of a person. It is on the disk when this answers. */
  change: {
    args: { person: string; change: Change; };
    answer: Changed;
  };
  /** The lines of a pasted text that show something, without the bullets and numbers of the list they were in. */
  pasted: {
    args: { text: string; };
    answer: Array<string>;
  };
  /** Undoes the last change to this person. */
  undo: {
    args: { person: string; };
    answer: Changed;
  };
  /** Does again what was undone last. */
  redo: {
    args: { person: string; };
    answer: Changed;
  };
  /** A person's photo as a `data:` address, if there is one. */
  photo: {
    args: { person: string; };
    answer: string | null;
  };
  /** Asks for a picture with the system's dialog. Nothing when the dialog was left. */
  choose_photo: {
    args: {};
    answer: PhotoDraft | null;
  };
  /** Takes a picture that was dropped on the window: its file in base64. */
  take_photo: {
    args: { file: string; };
    answer: PhotoDraft;
  };
  /** Turns the chosen picture a quarter, clockwise or back. */
  turn_photo: {
    args: { turn: Turn; };
    answer: PhotoDraft;
  };
  /** How many pixels a side a photo needs at least, to be printed sharp where that document shows it. */
  photo_needs: {
    args: { person: string; choices: Choices; };
    answer: number;
  };
  /** Keeps a square of the chosen picture as the person's photo; in pixels of the picture. */
  keep_photo: {
    args: { person: string; left: number; top: number; side: number; description: string; };
    answer: Changed;
  };
  /** Forgets the chosen picture. */
  drop_photo: {
    args: {};
    answer: null;
  };
  /** The document as it will print. */
  document: {
    args: { person: string; choices: Choices; };
    answer: Document;
  };
  /** Asks where, and saves the document as a PDF. Nothing when the dialog was left. */
  save_pdf: {
    args: { person: string; choices: Choices; };
    answer: Saved | null;
  };
  /** Opens the PDF that was saved last, with the program the system has for it. */
  open_saved: {
    args: {};
    answer: null;
  };
  /** The printers of this machine. */
  printers: {
    args: {};
    answer: Array<Printer>;
  };
  /** Sends the document to a printer. */
  print: {
    args: { person: string; choices: Choices; printer: string; copies: number; };
    answer: Printed;
  };
}

/** A language that can be chosen: its BCP 47 tag, its name in English and in itself, and whether it is signed. */
export interface Language { tag: string, name: string, own: string, signed: boolean, }

/** All of them, in the order of their names. */
export const LANGUAGES: readonly Language[] = [
  { tag: "af", name: "Afrikaans", own: "Afrikaans", signed: false },
  { tag: "ak", name: "Akan", own: "Akan", signed: false },
  { tag: "sq", name: "Albanian", own: "shqip", signed: false },
  { tag: "ase", name: "American Sign Language", own: "American Sign Language", signed: true },
  { tag: "am", name: "Amharic", own: "አማርኛ", signed: false },
  { tag: "ar", name: "Arabic", own: "العربية", signed: false },
  { tag: "hy", name: "Armenian", own: "հայերեն", signed: false },
  { tag: "be", name: "Belarusian", own: "беларуская", signed: false },
  { tag: "bn", name: "Bengali", own: "বাংলা", signed: false },
  { tag: "bfi", name: "British Sign Language", own: "British Sign Language", signed: true },
  { tag: "bg", name: "Bulgarian", own: "български", signed: false },
  { tag: "my", name: "Burmese", own: "မြန်မာ", signed: false },
  { tag: "yue", name: "Cantonese", own: "粵語", signed: false },
  { tag: "ny", name: "Chichewa", own: "Chichewa", signed: false },
  { tag: "zh", name: "Chinese", own: "中文", signed: false },
  { tag: "kw", name: "Cornish", own: "Cornish", signed: false },
  { tag: "hr", name: "Croatian", own: "hrvatski", signed: false },
  { tag: "cs", name: "Czech", own: "čeština", signed: false },
  { tag: "da", name: "Danish", own: "dansk", signed: false },
  { tag: "prs", name: "Dari", own: "دری", signed: false },
  { tag: "dv", name: "Divehi", own: "Divehi", signed: false },
  { tag: "nl", name: "Dutch", own: "Nederlands", signed: false },
  { tag: "en", name: "English", own: "English", signed: false },
  { tag: "et", name: "Estonian", own: "eesti", signed: false },
  { tag: "ee", name: "Ewe", own: "eʋegbe", signed: false },
  { tag: "fa", name: "Farsi", own: "فارسی", signed: false },
  { tag: "fi", name: "Finnish", own: "suomi", signed: false },
  { tag: "fr", name: "French", own: "français", signed: false },
  { tag: "ff", name: "Fula", own: "Fula", signed: false },
  { tag: "ka", name: "Georgian", own: "ქართული", signed: false },
  { tag: "de", name: "German", own: "Deutsch", signed: false },
  { tag: "el", name: "Greek", own: "Ελληνικά", signed: false },
  { tag: "gu", name: "Gujarati", own: "ગુજરાતી", signed: false },
  { tag: "ha", name: "Hausa", own: "Hausa", signed: false },
  { tag: "he", name: "Hebrew", own: "עברית", signed: false },
  { tag: "hi", name: "Hindi", own: "हिन्दी", signed: false },
  { tag: "hu", name: "Hungarian", own: "magyar", signed: false },
  { tag: "is", name: "Icelandic", own: "íslenska", signed: false },
  { tag: "ig", name: "Igbo", own: "Asụsụ Igbo", signed: false },
  { tag: "id", name: "Indonesian", own: "Indonesia", signed: false },
  { tag: "ga", name: "Irish", own: "Gaeilge", signed: false },
  { tag: "isg", name: "Irish Sign Language", own: "Irish Sign Language", signed: true },
  { tag: "it", name: "Italian", own: "italiano", signed: false },
  { tag: "jam", name: "Jamaican Patois", own: "Jamaican Patois", signed: false },
  { tag: "ja", name: "Japanese", own: "日本語", signed: false },
  { tag: "kn", name: "Kannada", own: "ಕನ್ನಡ", signed: false },
  { tag: "km", name: "Khmer", own: "ខ្មែរ", signed: false },
  { tag: "ki", name: "Kikuyu", own: "Gĩgĩkũyũ", signed: false },
  { tag: "rw", name: "Kinyarwanda", own: "Ikinyarwanda", signed: false },
  { tag: "ko", name: "Korean", own: "한국어", signed: false },
  { tag: "kri", name: "Krio", own: "Krio", signed: false },
  { tag: "kmr", name: "Kurmanji Kurdish", own: "kurdî (kurmancî)", signed: false },
  { tag: "lo", name: "Lao", own: "ລາວ", signed: false },
  { tag: "lv", name: "Latvian", own: "latviešu", signed: false },
  { tag: "ln", name: "Lingala", own: "Lingala", signed: false },
  { tag: "lt", name: "Lithuanian", own: "lietuvių", signed: false },
  { tag: "lg", name: "Luganda", own: "Luganda", signed: false },
  { tag: "mk", name: "Macedonian", own: "македонски", signed: false },
  { tag: "ms", name: "Malay", own: "Melayu", signed: false },
  { tag: "ml", name: "Malayalam", own: "മലയാളം", signed: false },
  { tag: "mt", name: "Maltese", own: "Malti", signed: false },
  { tag: "mr", name: "Marathi", own: "मराठी", signed: false },
  { tag: "ne", name: "Nepali", own: "नेपाली", signed: false },
  { tag: "no", name: "Norwegian", own: "norsk", signed: false },
  { tag: "or", name: "Odia", own: "ଓଡ଼ିଆ", signed: false },
  { tag: "om", name: "Oromo", own: "Oromoo", signed: false },
  { tag: "phr", name: "Pahari-Pothwari", own: "Pahari-Pothwari", signed: false },
  { tag: "ps", name: "Pashto", own: "پښتو", signed: false },
  { tag: "pl", name: "Polish", own: "polski", signed: false },
  { tag: "pt", name: "Portuguese", own: "português", signed: false },
  { tag: "pa", name: "Punjabi", own: "ਪੰਜਾਬੀ", signed: false },
  { tag: "rmn", name: "Romani", own: "Romani", signed: false },
  { tag: "ro", name: "Romanian", own: "română", signed: false },
  { tag: "ru", name: "Russian", own: "русский", signed: false },
  { tag: "skr", name: "Saraiki", own: "Saraiki", signed: false },
  { tag: "sco", name: "Scots", own: "Scots", signed: false },
  { tag: "gd", name: "Scottish Gaelic", own: "Gàidhlig", signed: false },
  { tag: "sr", name: "Serbian", own: "српски", signed: false },
  { tag: "sn", name: "Shona", own: "Shona", signed: false },
  { tag: "sd", name: "Sindhi", own: "سنڌي", signed: false },
  { tag: "si", name: "Sinhala", own: "සිංහල", signed: false },
  { tag: "sk", name: "Slovak", own: "slovenčina", signed: false },
  { tag: "sl", name: "Slovenian", own: "slovenščina", signed: false },
  { tag: "so", name: "Somali", own: "Soomaali", signed: false },
  { tag: "ckb", name: "Sorani Kurdish", own: "کوردیی ناوەندی", signed: false },
  { tag: "es", name: "Spanish", own: "español", signed: false },
  { tag: "sw", name: "Swahili", own: "Kiswahili", signed: false },
  { tag: "sv", name: "Swedish", own: "svenska", signed: false },
  { tag: "syl", name: "Sylheti", own: "Sylheti", signed: false },
  { tag: "tl", name: "Tagalog", own: "Tagalog", signed: false },
  { tag: "ta", name: "Tamil", own: "தமிழ்", signed: false },
  { tag: "te", name: "Telugu", own: "తెలుగు", signed: false },
  { tag: "th", name: "Thai", own: "ไทย", signed: false },
  { tag: "ti", name: "Tigrinya", own: "ትግርኛ", signed: false },
  { tag: "tr", name: "Turkish", own: "Türkçe", signed: false },
  { tag: "tw", name: "Twi", own: "Twi", signed: false },
  { tag: "uk", name: "Ukrainian", own: "українська", signed: false },
  { tag: "ur", name: "Urdu", own: "اردو", signed: false },
  { tag: "ug", name: "Uyghur", own: "ئۇيغۇرچە", signed: false },
  { tag: "vi", name: "Vietnamese", own: "Tiếng Việt", signed: false },
  { tag: "cy", name: "Welsh", own: "Cymraeg", signed: false },
  { tag: "wo", name: "Wolof", own: "Wolof", signed: false },
  { tag: "xh", name: "Xhosa", own: "IsiXhosa", signed: false },
  { tag: "yi", name: "Yiddish", own: "Yiddish", signed: false },
  { tag: "yo", name: "Yoruba", own: "Èdè Yorùbá", signed: false },
  { tag: "zu", name: "Zulu", own: "isiZulu", signed: false },
];

/** Those of them that are written from the right, by their tags. */
export const FROM_THE_RIGHT: readonly string[] = ["ar", "ckb", "dv", "fa", "he", "phr", "prs", "ps", "sd", "skr", "ug", "ur", "yi"];

/** The library was locked by the shell. */
export const LOCKED_EVENT = "library-locked";

/** Nobody has been there for a while: keep what was typed, then call `lock`. */
export const LEFT_ALONE_EVENT = "left-alone";

/** The window is to close: keep what was typed, then call `leave`. */
export const CLOSING_EVENT = "window-closing";

/** How far writing the library anew has come: a number from 0 to 1. */
export const WRITING_ANEW_EVENT = "writing-anew";

/** A text that shows nothing: it is not taken for words or for a name. */
export const SHOWS_NOTHING = /^[\u{0}-\u{20}\u{7f}-\u{a0}\u{ad}\u{34f}\u{61c}\u{115f}-\u{1160}\u{1680}\u{17b4}-\u{17b5}\u{180b}-\u{180f}\u{2000}-\u{200f}\u{2028}-\u{202f}\u{205f}-\u{206f}\u{2800}\u{3000}\u{3164}\u{fe00}-\u{fe0f}\u{feff}\u{ffa0}\u{fff0}-\u{fff8}\u{fffc}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]*$/u;

//! The one table of commands.

/// Hands the table of commands to another macro: `name { argument: Type, … } -> Result;` each, with what it does.
///
/// Every command may also answer with a [`crate::Failure`].
#[macro_export]
macro_rules! each_command {
    ($with:ident) => {
        $with! {
            /// Where things stand when the window opens.
            start {} -> Start;
            /// How long somebody would need to guess this passphrase.
            guess_passphrase { passphrase: String } -> Guessing;
            /// Ends the page, in which a secret was typed, and begins another that goes on from there.
            begin_page_anew { then: Then } -> ();
            /// Makes the library, and opens it: where `choose_new_place` said, or else at the usual place. A passphrase that
            /// somebody would guess within minutes is taken only where it is said so.
            create_library { passphrase: String, even_weak: bool, about: About } -> Opened;
            /// Opens the library.
            open_library { passphrase: String } -> Opened;
            /// Opens the library with its recovery code, as it was typed.
            open_by_recovery { code: String } -> Opened;
            /// Opens the library with the key that the system's keychain keeps.
            open_by_keychain {} -> Opened;
            /// Opens the library to be looked at, where it cannot be opened otherwise; without a proof, with the key that
            /// the system's keychain keeps.
            open_to_read { proof: Option<Proof> } -> Opened;
            /// Mends the library that is open to be looked at: of what can be read of it, or of a backup. It is open then.
            mend { backup: Option<String> } -> Opened;
            /// Who has the library open at another computer, as far as is known: to whoever brings what opens it; without a
            /// proof, with the key that the system's keychain keeps.
            holder { proof: Option<Proof> } -> Option<HolderView>;
            /// Takes it that the library is not open at another computer any more.
            not_open_elsewhere {} -> ();
            /// Asks for a library on this machine with the system's dialog; nothing when the dialog was left.
            choose_library {} -> Option<Start>;
            /// Asks for an empty folder for a new library with the system's dialog; nothing when the dialog was left.
            /// It counts once the library is made there; `start` forgets it.
            choose_new_place {} -> Option<Start>;
            /// Closes the library and drops its key.
            lock {} -> ();
            /// Closes the window: the answer to [`crate::CLOSING_EVENT`], once nothing typed is still to be kept.
            leave {} -> ();
            /// Keeps the window open: something typed could not be kept.
            stay {} -> ();
            /// Tells that somebody is there: the idle lock starts counting again.
            stay_awake {} -> ();
            /// After how many minutes without anybody there the library is locked.
            lock_after {} -> u32;
            /// Sets that: one of 1, 2, 5, 10, 15 and 30 minutes.
            set_lock_after { minutes: u32 } -> ();
            /// Tells what was copied, so that it leaves the clipboard after a while.
            copied { text: String } -> ();

            /// The example people.
            examples {} -> Vec<Example>;
            /// The page of an example person.
            example_page { key: String, choices: Choices } -> ExamplePage;
            /// Puts an example person into the library, to try things out on. Gives the person's id.
            keep_example { key: String } -> String;

            /// So many of the people in the library, or of those a search finds, by name, from that place in the list on,
            /// which counts from 0.
            people { search: String, from: u32, count: u32 } -> People;
            /// Adds somebody. Gives the person's id.
            add_person { name: String } -> String;
            /// Takes somebody out of the library, into the bin; can be undone.
            remove_person { person: String } -> ();
            /// Whoever was taken out and can be brought back, the last first.
            bin {} -> Vec<BinnedView>;
            /// Brings somebody back out of the bin.
            bring_back_from_bin { person: String } -> ();
            /// Asks for profile files with the system's dialog and adds the people in them.
            import_people {} -> Imported;
            /// Somebody who waits to be brought in, beside the one in the library.
            look_at_import { waiting: usize } -> SideBySide;
            /// Brings somebody who waits in as somebody else.
            import_as_new { waiting: usize } -> BroughtIn;
            /// Forgets those who wait to be brought in.
            drop_imports {} -> ();
            /// Asks where, and saves a person's profile as a file that is not locked. Nothing when the dialog was left.
            export_person { person: String } -> Option<Saved>;
            /// What undo and redo would do to the list of people.
            people_steps {} -> (Option<StepKind>, Option<StepKind>);
            /// Undoes the last change to the list of people.
            undo_people {} -> Option<StepKind>;
            /// Does again what was undone last.
            redo_people {} -> Option<StepKind>;

            /// Takes somebody out for good, with all that happened to them. Gives what may still hold them.
            erase_person { person: String } -> Remains;

            /// What ways there are into the library.
            ways {} -> Ways;
            /// Sets another passphrase. One that somebody would guess within minutes is taken only where it is said so.
            change_passphrase { proof: Proof, passphrase: String, even_weak: bool } -> TakenBack;
            /// Makes a recovery code; an older one opens nothing any more.
            make_recovery_code { proof: Proof } -> NewCode;
            /// Takes the recovery code away.
            forget_recovery_code { proof: Proof } -> TakenBack;
            /// Lets the system's keychain open the library for whoever uses this account.
            keep_in_keychain { proof: Proof } -> Ways;
            /// Lets it do so no more.
            forget_in_keychain {} -> (Ways, TakenBack);
            /// Writes the library anew under a new key. Gives the new recovery code, where there was one.
            make_new_key { passphrase: String } -> Option<NewCode>;
            /// Prints the sheet with the recovery code that has just been made.
            print_sheet { paper: Paper, printer: String } -> Printed;
            /// Asks where, and saves that sheet as a PDF. Nothing when the dialog was left.
            save_sheet { paper: Paper } -> Option<Saved>;
            /// Forgets that recovery code.
            drop_sheet {} -> ();
            /// Somebody says that the sheet of the newest recovery code is put away.
            sheet_is_put_away {} -> ();

            /// The backups, and how they stand.
            backups {} -> Backups;
            /// Makes a backup now.
            back_up {} -> Backups;
            /// Asks for another folder to make backups in too. Nothing when the dialog was left.
            choose_backup_folder {} -> Option<Backups>;
            /// Makes backups in no other folder any more.
            forget_backup_folder {} -> Backups;
            /// What would change if a backup took the library's place.
            compare_backup { backup: String } -> Vec<DifferenceView>;
            /// Makes one person what they were in a backup. Can be undone.
            bring_back_person { backup: String, person: String } -> Opened;
            /// Puts a backup in the library's place; what is there now is backed up first.
            restore_backup { backup: String } -> Opened;
            /// Adds the lines of a person that only a backup has. Can be undone.
            add_from_backup { backup: String, person: String } -> Opened;
            /// Takes a conflict copy out of the way. It stays in the library's folder, under another name.
            put_away_conflict { backup: String } -> Backups;

            /// What happened to a person's words, the latest first, so many; with a number, what was before that.
            history { person: String, before: Option<i64>, count: u32 } -> Vec<HappeningView>;
            /// Brings back what was before something that happened.
            bring_back { person: String, happening: i64 } -> Changed;
            /// How a person's page was last chosen to look.
            look { person: String } -> Option<Choices>;
            /// Keeps how a person's page was chosen to look.
            keep_look { person: String, choices: Choices } -> Changed;

            /// All that is known of a person.
            profile { person: String } -> ProfileView;
            /// Changes something of a person. It is on the disk when this answers.
            change { person: String, change: Change } -> Changed;
            /// The lines of a pasted text that show something, without the bullets and numbers of the list they were in.
            pasted { text: String } -> Vec<String>;
            /// Undoes the last change to this person.
            undo { person: String } -> Changed;
            /// Does again what was undone last.
            redo { person: String } -> Changed;

            /// A person's photo as a `data:` address, if there is one.
            photo { person: String } -> Option<String>;
            /// Asks for a picture with the system's dialog. Nothing when the dialog was left.
            choose_photo {} -> Option<PhotoDraft>;
            /// Takes a picture that was dropped on the window: its file in base64.
            take_photo { file: String } -> PhotoDraft;
            /// Turns the chosen picture a quarter, clockwise or back.
            turn_photo { turn: Turn } -> PhotoDraft;
            /// How many pixels a side a photo needs at least, to be printed sharp where that document shows it.
            photo_needs { person: String, choices: Choices } -> u32;
            /// Keeps a square of the chosen picture as the person's photo; in pixels of the picture.
            keep_photo { person: String, left: u32, top: u32, side: u32, description: String } -> Changed;
            /// Forgets the chosen picture.
            drop_photo {} -> ();

            /// The document as it will print.
            document { person: String, choices: Choices } -> Document;
            /// Asks where, and saves the document as a PDF. Nothing when the dialog was left.
            save_pdf { person: String, choices: Choices } -> Option<Saved>;
            /// Opens the PDF that was saved last, with the program the system has for it.
            open_saved {} -> ();
            /// The printers of this machine.
            printers {} -> Vec<Printer>;
            /// Sends the document to a printer.
            print { person: String, choices: Choices, printer: String, copies: u32 } -> Printed;
        }
    };
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident { $($argument:ident : $type:ty),* $(,)? } -> $result:ty;)*) => {
        /// The name of every command.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
each_command!(names);

/// The event that tells the page that the window is to close: it keeps what was typed and
/// calls `leave`; or `stay`, when it could not.
pub const CLOSING_EVENT: &str = "window-closing";

/// The event that tells the page that nobody is there any more: it keeps what was typed and calls `lock`.
pub const LEFT_ALONE_EVENT: &str = "left-alone";

/// The event that tells the page that the library was locked by the shell. It carries nothing.
pub const LOCKED_EVENT: &str = "library-locked";

/// The event that tells the page how far writing the library anew has come: a number from 0 to 1.
pub const WRITING_ANEW_EVENT: &str = "writing-anew";

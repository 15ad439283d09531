//! The commands as Tauri wants them, made from the contract's table: each hands its arguments to [`Shell`].
//!
//! A command whose method on [`Shell`] takes or gives something else than the table says does not compile.

use crate::shell::Shell;
use contract::{
    About, Change, Changed, Example, ExamplePage, Failure, Guessing, Imported, Opened, Page, Paper,
    PersonCard, PhotoDraft, Printed, Printer, ProfileView, Saved, Start, StepKind, Turn, each_command,
};
use tauri::State;
use tauri::ipc::Invoke;

macro_rules! adapters {
    ($($(#[$doc:meta])* $name:ident { $($argument:ident : $type:ty),* $(,)? } -> $result:ty;)*) => {
        $(
            // `async` takes the work off the main thread, which draws the window.
            #[tauri::command(async, rename_all = "snake_case")]
            fn $name(shell: State<'_, Shell>, $($argument: $type),*) -> Result<$result, Failure> {
                shell.answer(stringify!($name), |shell| shell.$name($($argument),*))
            }
        )*

        /// Answers every command of the contract.
        pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
each_command!(adapters);

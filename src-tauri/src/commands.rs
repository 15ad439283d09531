//! The commands as Tauri wants them, made from the contract's table: each hands its arguments to [`Shell`].
//!
//! A command whose method on [`Shell`] takes or gives something else than the table says does not compile.

use crate::shell::Shell;
use contract::{
    About, Backups, BroughtIn, Change, Changed, Choices, DifferenceView, Document, ErrorCode, Example,
    ExamplePage, Failure, Guessing, HappeningView, HolderView, Imported, NewCode, Opened, Paper, People,
    PhotoDraft, Printed, Printer, ProfileView, Proof, Remains, Saved, SideBySide, Start, StepKind, Turn,
    Ways, each_command,
};
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager};

macro_rules! adapters {
    ($($(#[$doc:meta])* $name:ident { $($argument:ident : $type:ty),* $(,)? } -> $result:ty;)*) => {
        $(
            // Off the main thread, which draws the window, and off the few threads that wait for events: a dialog may
            // stand open for an hour.
            #[tauri::command(rename_all = "snake_case")]
            async fn $name(app: AppHandle, $($argument: $type),*) -> Result<$result, Failure> {
                let work = move || {
                    let answer =
                        app.state::<Shell>().answer(stringify!($name), |shell| shell.$name($($argument),*));
                    wipe_stack();
                    answer
                };
                spawn_blocking(work).await.unwrap_or_else(|_| Err(ErrorCode::Unexpected.into()))
            }
        )*

        /// Answers every command of the contract.
        pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
each_command!(adapters);

/// How deep the work of a command goes, in bytes, and more: on a stack of two million.
const DEPTH: usize = 256 * 1024;

/// Writes over the stack below, where the work that is done left copies of words: its thread waits for the next command,
/// and the library may be locked before that comes.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "it is the stack that is to be wiped")]
fn wipe_stack() {
    std::hint::black_box(&mut [0_u8; DEPTH]);
}

//! The commands as Tauri wants them, made from the contract's table: each hands its arguments to [`Shell`].
//!
//! A command whose method on [`Shell`] takes or gives something else than the table says does not compile. All that one
//! does, reading what it was given and writing the answer too, is done on one thread, whose stack is wiped after it.

use crate::shell::Shell;
use contract::{
    About, Backups, BinnedView, BroughtIn, Change, Changed, Choices, DifferenceView, Document, ErrorCode,
    Example, ExamplePage, Failure, Guessing, HappeningView, HolderView, Imported, NewCode, Opened, Paper,
    People, PhotoDraft, Printed, Printer, ProfileView, Proof, Remains, Saved, SideBySide, Start, StepKind,
    TakenBack, Then, Turn, Ways, each_command,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tauri::Manager;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::{Invoke, InvokeBody, InvokeMessage, InvokeResponseBody};
use vault::wiping_stack;

/// What a command does: it reads its arguments out of the message, and writes its answer.
type Command = fn(&Shell, &InvokeMessage) -> Result<String, Failure>;

macro_rules! adapters {
    ($($(#[$doc:meta])* $name:ident { $($argument:ident : $type:ty),* $(,)? } -> $result:ty;)*) => {
        /// The command of that name.
        fn command(name: &str) -> Option<Command> {
            match name {
                $(stringify!($name) => Some(|shell, _message| {
                    shell.answer(stringify!($name), |shell| {
                        let answer: $result =
                            shell.$name($(argument::<$type>(_message.payload(), stringify!($argument))?),*)?;
                        written(&answer)
                    })
                }),)*
                _ => None,
            }
        }
    };
}
each_command!(adapters);

/// Answers every command of the contract.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    |Invoke { message, resolver, .. }| {
        let Some(command) = command(message.command()) else { return false };
        // Off the main thread, which draws the window, and off the few threads that wait for events: a dialog may stand
        // open for an hour.
        spawn_blocking(move || {
            wiping_stack(move || {
                let shell = message.webview_ref().state::<Shell>();
                let answer = catch_unwind(AssertUnwindSafe(|| command(&shell, &message)))
                    .unwrap_or_else(|_| Err(ErrorCode::Unexpected.into()));
                resolver.respond(answer.map(InvokeResponseBody::Json).map_err(Into::into));
            });
        });
        true
    }
}

/// An argument as the page gave it. One that is not there is nothing, as in JSON.
fn argument<T: DeserializeOwned>(given: &InvokeBody, name: &str) -> Result<T, Failure> {
    let InvokeBody::Json(given) = given else { return Err(ErrorCode::BadRequest.into()) };
    // What is wrong with it is not said: that would repeat it.
    T::deserialize(given.get(name).unwrap_or(&Value::Null)).map_err(|_| ErrorCode::BadRequest.into())
}

fn written(answer: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(answer).map_err(|_| ErrorCode::Unexpected.into())
}

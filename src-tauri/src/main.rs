//! The desktop shell of What Matters: window, dialogs, lock timer, and the adapters of the contract's commands.
//!
//! The only Rust that knows Tauri. What the commands do is in [`shell::Shell`]; who they are is in the contract.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod idle;
mod keychain;
mod log;
mod place;
mod printers;
mod shell;
mod spelling;

fn main() -> std::process::ExitCode {
    panic_without_words();
    app::run()
}

/// A panic says where it happened and nothing else: its message may repeat words of a profile.
#[expect(clippy::print_stderr, reason = "there is no window to say it in any more")]
fn panic_without_words() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        eprintln!("A fault in the program, at {}", place.unwrap_or_default());
    }));
}

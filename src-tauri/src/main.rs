//! The desktop shell of What Matters: window, dialogs, lock timer, and the adapters of the contract's commands.
//!
//! The only Rust that knows Tauri. What the commands do is in [`shell::Shell`]; who they are is in the contract.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod idle;
mod log;
mod place;
mod printers;
mod shell;

fn main() -> std::process::ExitCode {
    app::run()
}

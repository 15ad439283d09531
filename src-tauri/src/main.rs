//! The desktop shell of What Matters: window, dialogs, lock timer, and the adapters of the contract's commands.
//!
//! The only Rust that knows Tauri. What the commands do is in [`shell::Shell`]; who they are is in the contract.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod clipboard;
mod commands;
mod dialogs;
mod idle;
mod keychain;
mod log;
mod memory;
mod place;
mod printers;
mod private;
mod session_events;
mod shell;
mod spelling;
mod webview_reset;

use std::io::Write;

fn main() -> std::process::ExitCode {
    panic_without_words();
    memory::harden();
    app::run()
}

/// A panic says where it happened and nothing else: its message may repeat words of a profile.
fn panic_without_words() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        // There is no window to say it in any more, and where standard error is closed nobody hears it.
        let _ = writeln!(std::io::stderr(), "A fault in the program, at {}", place.unwrap_or_default());
    }));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use std::process::Command;

    /// Set where the test below runs itself again, to fail in the middle of a command.
    const FAILS: &str = "WHAT_MATTERS_FAILS";

    #[test]
    fn the_window_may_call_every_command_and_nothing_else_but_hear_events() {
        let granted = include_str!(concat!(env!("OUT_DIR"), "/capabilities.json"));
        let granted: serde_json::Value = serde_json::from_str(granted).unwrap();
        let all = granted.as_object().unwrap();
        assert_eq!(all.keys().collect::<Vec<_>>(), ["main"]);
        let granted: Vec<&str> = all["main"]["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let commands = contract::COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
        let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
        assert_eq!(granted, events.into_iter().chain(commands).collect::<Vec<_>>());
    }

    #[test]
    fn a_fault_says_where_it_happened_and_none_of_the_words() {
        if std::env::var_os(FAILS).is_some() {
            super::panic_without_words();
            let words = vec!["Zebedee hums", "Marmalade at seven"];
            let log = crate::log::Log::at(std::path::Path::new("/nowhere"));
            let _ = log.noting("change", || -> Result<(), contract::Failure> { panic!("no line {words:?}") });
        }
        let name = "tests::a_fault_says_where_it_happened_and_none_of_the_words";
        let again = Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact", "--nocapture"])
            .env(FAILS, "1")
            .output()
            .unwrap();
        assert!(!again.status.success());
        let said = String::from_utf8_lossy(&[again.stdout, again.stderr].concat()).into_owned();
        assert!(said.contains("A fault in the program, at src-tauri/src/main.rs:"), "{said}");
        assert!(!said.contains("Zebedee") && !said.contains("Marmalade"), "{said}");
    }
}

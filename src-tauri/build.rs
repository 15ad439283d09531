//! Puts every command of the contract into the app's manifest, and into what the one window may ask for, so that the page
//! may call those and no others.

use std::path::Path;
use std::{fs, io};

// The table stands alone in its file: building the whole contract for the build script would build SQLCipher twice.
#[path = "crates/contract/src/commands.rs"]
#[allow(dead_code, unreachable_pub, reason = "only the names are needed here")]
mod commands;

/// The capability: what the window may ask for.
const CAPABILITY: &str = "gen/capabilities/main.json";

fn main() {
    let built = write_capability().map_err(|error| error.to_string()).and_then(|()| {
        let manifest = tauri_build::AppManifest::new().commands(commands::COMMANDS);
        let attributes =
            tauri_build::Attributes::new().app_manifest(manifest).capabilities_path_pattern(CAPABILITY);
        tauri_build::try_build(attributes).map_err(|error| format!("{error:#}"))
    });
    if let Err(error) = built {
        println!("cargo::error={error}");
    }
}

/// Writes the commands of the contract, and that the page is told of events. A file that says so already is left: a newer
/// one would have everything built again.
fn write_capability() -> io::Result<()> {
    let commands = commands::COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    let permissions: Vec<String> =
        events.into_iter().chain(commands).map(|name| format!("{name:?}")).collect();
    let capability = format!(
        r#"{{ "identifier": "main", "windows": ["main"], "permissions": [{}] }}"#,
        permissions.join(", ")
    );
    let file = Path::new(CAPABILITY);
    if fs::read_to_string(file).is_ok_and(|there| there == capability) {
        return Ok(());
    }
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, capability)
}

//! Puts every command of the contract into the app's manifest, so that the page may call those and no others.

// The table stands alone in its file: building the whole contract for the build script would build SQLCipher twice.
#[path = "crates/contract/src/commands.rs"]
#[allow(dead_code, unreachable_pub, reason = "only the names are needed here")]
mod commands;

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(commands::COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}

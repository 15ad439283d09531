//! The printers of this machine, by way of CUPS (Linux and macOS). The page goes to them without a file in between.

use contract::{ErrorCode, Failure, Printer};
use std::io::Write;
use std::process::{Command, Stdio};

/// The printers CUPS knows; none where there is no CUPS.
pub(crate) fn all() -> Vec<Printer> {
    let Some(names) = answer("lpstat", &["-e"]) else { return Vec::new() };
    let usual = answer("lpstat", &["-d"]).and_then(|line| Some(line.rsplit_once(": ")?.1.trim().to_owned()));
    names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Printer { name: name.to_owned(), usual: usual.as_deref() == Some(name) })
        .collect()
}

/// Sends a PDF to a printer.
pub(crate) fn print(pdf: &[u8], printer: &str, media: &str, copies: u32) -> Result<(), Failure> {
    if !all().iter().any(|known| known.name == printer) {
        return Err(ErrorCode::NoPrinter.into());
    }
    let copies = copies.clamp(1, 99).to_string();
    let mut lp = Command::new("lp")
        .args(["-d", printer, "-n", &copies, "-o", &format!("media={media}"), "-t", "What Matters", "-s"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| ErrorCode::PrintFailed)?;
    let sent = lp.stdin.take().is_some_and(|mut stdin| stdin.write_all(pdf).is_ok());
    let ended = lp.wait().is_ok_and(|status| status.success());
    if sent && ended { Ok(()) } else { Err(ErrorCode::PrintFailed.into()) }
}

fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    // The words CUPS puts around a printer's name change with the language of the system.
    let output =
        Command::new(program).args(arguments).env("LC_ALL", "C").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

//! Asking before something is done. Where nobody sits at a terminal nothing is asked, and nothing is done.

use crate::output;
use contract::{ErrorCode, Failure};
use std::io::{self, IsTerminal};
use wording::Value;

/// Goes on only where somebody says yes, or said so before.
pub(crate) fn sure(yes: bool) -> Result<(), Failure> {
    if yes || self::yes("command-ask-sure") { Ok(()) } else { Err(ErrorCode::NotSure.into()) }
}

/// Whether somebody sits there and says yes to this.
pub(crate) fn yes(message: &str) -> bool {
    typed(message, &[]).is_ok_and(|line| line.trim().eq_ignore_ascii_case("yes"))
}

/// What somebody types when asked.
pub(crate) fn typed(message: &str, details: &[(&str, Value<'_>)]) -> Result<String, Failure> {
    if !io::stdin().is_terminal() {
        return Err(ErrorCode::NotSure.into());
    }
    output::ask(message, details);
    let mut line = String::new();
    io::stdin().read_line(&mut line).map_err(|_| ErrorCode::NotSure)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

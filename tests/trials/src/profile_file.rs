//! Any bytes as the file of a profile.

use crate::page;
use document::{Choices, Design, Pages, Paper, Press};
use exchange::ProfileRead;
use std::cell::RefCell;

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press::new());
}

/// Any bytes as the file of a profile: it is refused, or can be written, read again as it was, and printed.
pub fn profile(bytes: &[u8]) {
    let Ok(ProfileRead { profile: read, .. }) = exchange::profile_from_json(bytes) else {
        // What is taken for something else is read as well.
        let _ = profile::read(bytes);
        return;
    };
    let written = profile::to_json(&read);
    assert!(profile::from_json(written.as_bytes()).as_ref() == Ok(&read), "a file is read as it was written");
    let again = profile::read(written.as_bytes()).unwrap();
    assert!(again.remarks.is_empty(), "what was mended stays mended");
    let choices = Choices {
        design: Design::ALL[bytes.len() % Design::ALL.len()],
        paper: Paper::ALL[bytes.len() % Paper::ALL.len()],
        pages: if bytes.len().is_multiple_of(2) { Pages::One } else { Pages::Two },
        ..Choices::default()
    };
    PRESS.with_borrow_mut(|press| page::print(press, &read, &choices));
}

//! The log: what failed, when, and nothing of anybody. For whoever helps when something went wrong.
//!
//! A line is a time, the name of a command and the code of its failure. Paths and details are left out: the name of
//! a file may be the name of a person.

use crate::private;
use contract::Failure;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// When the file has grown to this many bytes it is begun anew; one older file is kept.
const MOST_BYTES: u64 = 256 << 10;

/// The log file of this app.
pub(crate) struct Log {
    path: PathBuf,
}

impl Log {
    /// A log in that folder, which is made when there is something to write.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { path: folder.join("what-matters.log") }
    }

    /// Does the work of a command, and notes when it fails. A log that cannot be written is done without.
    pub(crate) fn noting<T>(
        &self,
        command: &'static str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        work().inspect_err(|failure| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            let _ = self
                .open()
                .and_then(|mut file| writeln!(file, "{} {command} {:?}", since.as_secs(), failure.code));
        })
    }

    fn open(&self) -> std::io::Result<File> {
        if let Some(folder) = self.path.parent() {
            private::own_folder(folder)?;
        }
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > MOST_BYTES) {
            fs::rename(&self.path, self.path.with_extension("log.old"))?;
        }
        private::append(&self.path)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use contract::{ErrorCode, Message};
    use proptest::prelude::{any, proptest};
    use std::collections::BTreeMap;

    /// Every code there is, as the wording names them.
    fn codes() -> Vec<ErrorCode> {
        include_str!("../../assets/wording/en.ftl")
            .lines()
            .filter_map(|line| line.strip_prefix("error-")?.split_once(" ="))
            .filter_map(|(code, _)| serde_json::from_value(code.trim().into()).ok())
            .collect()
    }

    /// Whether a line is a time, this command and this code, and nothing else.
    fn is_bare(line: &str, command: &str, code: ErrorCode) -> bool {
        let parts: Vec<_> = line.split(' ').collect();
        parts.len() == 3
            && parts[0].bytes().all(|byte| byte.is_ascii_digit())
            && parts[1..] == [command, &format!("{code:?}")]
    }

    proptest! {
        #[test]
        fn a_failure_leaves_its_code_in_the_log_and_nothing_it_knows(
            which: proptest::sample::Index,
            details in any::<BTreeMap<String, String>>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let log = Log::at(&folder.path().join("logs"));
            let code = *which.get(&codes());
            let words = |message: Message, (name, words): (&String, &String)| message.with(name, words.as_str());
            let faults = vec![details.iter().fold(Message::named("file-said"), words)];
            let failure = Failure { code, details, faults };
            let failed = log.noting("change", || Err::<(), _>(failure.clone()));
            assert_eq!(failed, Err(failure), "the page is told all of it");
            let text = fs::read_to_string(&log.path).unwrap();
            assert!(text.lines().count() == 1 && is_bare(text.lines().next().unwrap(), "change", code), "{text:?}");
        }
    }

    #[test]
    fn every_code_is_tried_and_what_goes_well_leaves_nothing() {
        assert!(codes().len() > 40);
        let folder = tempfile::tempdir().unwrap();
        let log = Log::at(folder.path());
        assert_eq!(log.noting("people", || Ok("Nia")), Ok("Nia"));
        assert!(!log.path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_log_is_its_owners_alone_though_it_was_not_before() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("data/logs");
        let log = Log::at(&folder);
        let fail = || log.noting("lock", || Err::<(), _>(ErrorCode::DiskFull.into()));
        assert!(fail().is_err());
        assert_eq!((mode(&folder), mode(folder.parent().unwrap()), mode(&log.path)), (0o700, 0o700, 0o600));
        fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
        fs::set_permissions(&log.path, PermissionsExt::from_mode(0o644)).unwrap();
        assert!(fail().is_err());
        assert_eq!((mode(&folder), mode(&log.path)), (0o700, 0o600));
    }
}

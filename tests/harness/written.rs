//! All that a program writes to files, also to those that it removes again: seen by strace, which stands between the
//! program and the system.

use crate::desktop::Desktop;
use crate::program;
use crate::traces::Needles;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// What the programs that it starts write.
pub struct Writing {
    /// Starts the app.
    pub starter: PathBuf,
    log: PathBuf,
}

impl Writing {
    /// Watches the app that is started by it, and all that this starts.
    pub fn watch(desktop: &Desktop) -> Self {
        let log = desktop.home().join("written");
        let script = format!(
            "exec strace -D -f --seccomp-bpf -qq -y -s 1000000 \
             -e trace=write,pwrite64,writev,pwritev,pwritev2 -o '{}' {} \"$@\"\n",
            log.display(),
            program("what-matters").display(),
        );
        Self { starter: desktop.write_program("start-watched", &script), log }
    }

    /// Takes what was written so far: to which file, and what. What goes to pipes and devices is no file.
    pub fn take(&self) -> Written {
        let log = fs::read(&self.log).expect("strace is installed");
        fs::remove_file(&self.log).unwrap();
        let mut writes = Vec::new();
        for line in log.split(|&byte| byte == b'\n') {
            let Some(at) = line.windows(2).position(|two| two == b"</") else { continue };
            let path = String::from_utf8_lossy(&line[at + 1..]).into_owned();
            let Some((path, _)) = path.split_once('>') else { continue };
            if !path.starts_with("/dev/") && !path.starts_with("/memfd:") {
                writes.push((path.to_owned(), line[at..].to_vec()));
            }
        }
        Written(writes)
    }
}

/// What was written: to which file, and what, in strace's own writing.
pub struct Written(Vec<(String, Vec<u8>)>);

impl Written {
    /// The files that were written.
    pub fn files(&self) -> BTreeSet<&str> {
        self.0.iter().map(|(path, _)| path.as_str()).collect()
    }

    /// Where one of the words was written.
    pub fn found(&self, words: &[&str]) -> BTreeSet<(String, String)> {
        let needles = Needles::new(words);
        let mut found = BTreeSet::new();
        for (path, bytes) in &self.0 {
            // Every second byte of UTF-16 is a zero, which strace writes so.
            let narrow = String::from_utf8_lossy(bytes).replace("\\0", "");
            let mut words = BTreeSet::new();
            needles.within(bytes, &mut words);
            needles.within(narrow.as_bytes(), &mut words);
            found.extend(words.into_iter().map(|word| (path.clone(), word)));
        }
        found
    }
}

//! A clock on the wall that can be put forward while the app runs, as it is when a machine wakes up.

use crate::desktop::Desktop;
use crate::program;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

/// The wall clock of the programs it starts. The clock that counts from the machine's start runs on as ever.
pub struct Clock {
    /// Starts the app by this clock.
    pub starter: PathBuf,
    reading: PathBuf,
    /// How many times as fast as the right time it goes.
    rate: u32,
}

impl Clock {
    /// A clock that shows the right time.
    pub fn new(desktop: &Desktop) -> Self {
        Self::fast(desktop, 1)
    }

    /// A clock that shows the right time when the app starts, and goes so many times as fast.
    pub fn fast(desktop: &Desktop, rate: u32) -> Self {
        let starter = desktop.bin().join("start-by-the-clock");
        let clock = Self { starter, reading: desktop.home().join("clock"), rate };
        clock.forward(Duration::ZERO);
        let script = format!(
            "#!/bin/sh\nexport LD_PRELOAD={} FAKETIME_TIMESTAMP_FILE={} FAKETIME_NO_CACHE=1\n\
             export FAKETIME_DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1\nexec {} \"$@\"\n",
            faketime().display(),
            clock.reading.display(),
            program("what-matters").display(),
        );
        fs::write(&clock.starter, script).unwrap();
        fs::set_permissions(&clock.starter, fs::Permissions::from_mode(0o700)).unwrap();
        clock
    }

    /// Puts the clock forward of the right time.
    pub fn forward(&self, by: Duration) {
        // In one go: it is read at every look at the clock.
        let new = self.reading.with_extension("new");
        fs::write(&new, format!("+{} x{}\n", by.as_secs(), self.rate)).unwrap();
        fs::rename(&new, &self.reading).unwrap();
    }
}

/// The library of the package faketime.
fn faketime() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap().map(|folder| folder.unwrap().path());
    let found = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|file| file.is_file());
    found.expect("faketime is installed")
}

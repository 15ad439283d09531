//! A clock on the wall that can be put forward while the app runs, as it is when a machine wakes up.

use crate::desktop::Desktop;
use crate::program;
use std::fs;
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
        let reading = desktop.home().join("clock");
        let script = format!(
            "export LD_PRELOAD={} FAKETIME_TIMESTAMP_FILE={} FAKETIME_NO_CACHE=1\n\
             export FAKETIME_DONT_FAKE_MONOTONIC=1 NO_FAKE_STAT=1\nexec {} \"$@\"\n",
            faketime().display(),
            reading.display(),
            program("what-matters").display(),
        );
        let clock = Self { starter: desktop.write_program("start-by-the-clock", &script), reading, rate };
        clock.forward(Duration::ZERO);
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

//! What was measured, as a table.

use std::time::{Duration, Instant};

/// Times of the same work, in order.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// Each of so many runs.
    pub(crate) fn measure(runs: usize, mut work: impl FnMut(usize)) -> Self {
        Self::of((0..runs).map(|run| time(|| work(run))).collect())
    }

    /// The time that so many of a hundred are no longer than, in milliseconds.
    pub(crate) fn at(&self, percent: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get((last * percent).div_ceil(100)).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    }

    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<Duration>().as_secs_f64() * 1e3 / self.0.len() as f64
    }
}

pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The heads of the columns.
pub(crate) fn head() {
    println!(
        "{:<44} {:>9} {:>9} {:>11} {:>11} {:>7}  {:<20} holds",
        "milliseconds", "p50", "p99", "plain p50", "plain p99", "ratio", "wanted"
    );
}

/// A row: ours beside plain `SQLite`'s, and whether the 99th percentile is within the limit.
pub(crate) fn row(what: &str, ours: &Times, plain: &Times, limit: f64) {
    line(what, ours, plain, &format!("p99 under {limit} ms"), ours.at(99) < limit);
}

/// A row, and whether ours takes at most so many times as long, in the middle and on average.
pub(crate) fn row_by_ratio(what: &str, ours: &Times, plain: &Times, bare: &Times, most: f64) {
    let ratio = (ours.at(50) / bare.at(50)).max(ours.mean() / bare.mean());
    line(what, ours, plain, &format!("{ratio:.2} <= {most} bare"), ratio <= most);
}

fn line(what: &str, ours: &Times, plain: &Times, wanted: &str, holds: bool) {
    println!(
        "{what:<44} {:>9.2} {:>9.2} {:>11.2} {:>11.2} {:>7.2}  {wanted:<20} {}",
        ours.at(50),
        ours.at(99),
        plain.at(50),
        plain.at(99),
        ours.at(50) / plain.at(50),
        if holds { "yes" } else { "NO" }
    );
}

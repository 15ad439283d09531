//! An equal page made by Typst, with changed text each time, in the same run.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// Prints how long Typst takes for each example with one line changed and with all, beside our own times.
pub(crate) fn print<'a>(python: &Path, examples: impl Iterator<Item = (&'a Path, [Duration; 2])>) {
    println!(
        "Typst, PDF/UA-1, the same words on a page, a word changed each time (wanted: at least 4 times ours)"
    );
    println!("{:<10} {:>24} {:>24}", "example", "in one line", "in every line");
    for (example, ours) in examples {
        print!("{:<10}", crate::name(example));
        match times(python, example) {
            Ok(theirs) => {
                for (theirs, ours) in theirs.iter().zip(ours) {
                    print!(" {theirs:>9.2} ms, {:>4.1} times", theirs / (ours.as_secs_f64() * 1000.0));
                }
                println!();
            }
            Err(why) => println!(" no figure: {why}"),
        }
    }
}

/// The median times of Typst, in milliseconds, or the last thing it said.
fn times(python: &Path, example: &Path) -> Result<Vec<f64>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let answer = Command::new(python)
        .arg(folder.join("benches/typst/page.py"))
        .args([example, &folder.join("../../../assets/fonts")])
        .output();
    let Output { status, stdout, stderr } = answer.map_err(|fault| fault.to_string())?;
    if !status.success() {
        let said = String::from_utf8_lossy(&stderr);
        return Err(said.trim().lines().last().unwrap_or_default().to_owned());
    }
    let said = String::from_utf8_lossy(&stdout);
    said.split_whitespace().map(|time| time.parse().map_err(|_| said.clone().into_owned())).collect()
}

//! An equal page made by Typst, with changed text each time, in the same run.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// Prints how long Typst takes for each example beside our own times, which are those with one line changed and with all.
pub(crate) fn print<'a>(python: &Path, examples: impl Iterator<Item = (&'a Path, [Duration; 2])>) {
    println!(
        "Typst, PDF/UA-1, the same words on a page, a word changed each time; in ms, and in times ours\n\
         equal: in the largest type at which two columns hold them, as ours is (wanted: at least 4 times)\n\
         plain: in 11 points, wherever that ends"
    );
    let [one, all] = ["in one line", "in every line"];
    println!("{:<10} {:>18} {:>18} {:>18} {:>18}", "", "equal", "equal", "plain", "plain");
    println!("{:<10} {one:>18} {all:>18} {one:>18} {all:>18}", "example");
    for (example, ours) in examples {
        print!("{:<10}", crate::name(example));
        match times(python, example) {
            Ok(theirs) => {
                let (plain, equal) = theirs.split_at(ours.len());
                for (theirs, ours) in equal.iter().chain(plain).zip(ours.iter().cycle()) {
                    print!(" {theirs:>8.2}, {:>4.1} times", theirs / (ours.as_secs_f64() * 1000.0));
                }
                println!();
            }
            Err(why) => println!(" no figure: {why}"),
        }
    }
}

/// The median times of Typst, in milliseconds: plain, then equal. Or the last thing it said.
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

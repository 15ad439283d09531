//! An equal page made by Typst, with changed text each time, in the same run.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Prints how long Typst takes for each example, beside our own time.
pub(crate) fn print<'a>(python: &Path, examples: impl Iterator<Item = (&'a Path, Duration)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!(
        "Typst, PDF/UA-1, the same words on one page, text changed each time (wanted: at least 4 times ours)"
    );
    for (example, ours) in examples {
        let answer = Command::new(python)
            .arg(folder.join("benches/typst/page.py"))
            .args([example, &folder.join("../../../assets/fonts")])
            .output();
        let said = answer.map_or_else(|fault| fault.to_string(), |answer| said(&answer));
        let name = crate::name(example);
        match said.trim().parse::<f64>() {
            Ok(theirs) => {
                let ratio = theirs / (ours.as_secs_f64() * 1000.0);
                println!("{name:<10} {theirs:>8.2} ms, {ratio:.1} times ours");
            }
            Err(_) => println!("{name:<10} no figure: {said}"),
        }
    }
}

fn said(answer: &std::process::Output) -> String {
    let words = if answer.status.success() { &answer.stdout } else { &answer.stderr };
    String::from_utf8_lossy(words).into_owned()
}

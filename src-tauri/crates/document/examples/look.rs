#![allow(missing_docs, clippy::all)]
use document::*;
fn main() {
    let mut args = std::env::args().skip(1);
    let out = args.next().unwrap();
    let paper = Paper::from_key(&args.next().unwrap()).unwrap();
    let mut press = Press::new();
    for file in args {
        let p = profile::from_json(&std::fs::read(&file).unwrap()).unwrap();
        let stem = std::path::Path::new(&file).file_stem().unwrap().to_string_lossy().to_string();
        let choices = Choices { paper };
        let t = std::time::Instant::now();
        let laid = press.lay_out(&p, &choices);
        let t1 = t.elapsed();
        let r = laid.report();
        println!("{stem}: {} pt, left out {:?}, missing {:?}", r.size_pt, r.left_out, r.missing);
        let pdf = match press.pdf(&laid) { Ok(b) => b, Err(e) => { println!("ERR {e}"); continue } };
        let t2 = t.elapsed();
        let svg = press.svg(&laid);
        println!("   layout {t1:?} pdf {:?} svg {:?}; {} / {} bytes", t2 - t1, t.elapsed() - t2, pdf.len(), svg.len());
        std::fs::write(format!("{out}/{stem}-{}.pdf", paper.key()), pdf).unwrap();
        std::fs::write(format!("{out}/{stem}-{}.svg", paper.key()), svg).unwrap();
    }
}

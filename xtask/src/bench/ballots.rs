//! `bench ballots`: numbered A4 ballots with their codes, by us and by rivals that draw each page anew, and the same bytes
//! written without thinking. Always holds: every run is a program of its own, so that its peak of memory is its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::process::{self, Failure, Outcome};
use crate::tree;

/// Pages that rivals draw: more would not change their speed, and some keep all in memory.
const RIVAL_PAGES: u32 = 2_000;
const RUNS: [u32; 3] = [10_000, 100_000, 400_000];

/// Times that a short run is repeated; the quickest counts, ours and the bare writing alike.
const REPEATS: u32 = 3;

/// Measures runs of so many pages (three sizes if none is named), and prints the object.
pub fn run(counts: &[&str]) -> Outcome {
    let counts: Result<Vec<u32>, _> = counts.iter().map(|count| count.parse::<u32>()).collect();
    let counts = counts.map_err(|error| Failure(format!("pages are whole numbers: {error}")))?;
    let counts = if counts.is_empty() { RUNS.to_vec() } else { counts };
    let manifest = tree::root().join("tests/rivals/Cargo.toml");
    let target = tree::target().join("rivals");
    eprintln!("bench: building the rivals (krilla, Typst: some minutes the first time)");
    process::run(
        process::cargo(["build", "--release", "--manifest-path"]).arg(&manifest).env("CARGO_TARGET_DIR", &target),
    )?;
    let program = target.join("release").join(format!("rivals{}", std::env::consts::EXE_SUFFIX));
    let folder = target.join("out");
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&program, &folder, &counts);
    std::fs::remove_dir_all(&folder)?;
    println!("{:#}", measured?);
    Ok(())
}

fn measure(program: &Path, folder: &Path, counts: &[u32]) -> Result<Value, Failure> {
    let one = |which: &str, count: u64| -> Result<Value, Failure> {
        eprintln!("bench: {which}, {count}");
        let out: PathBuf = folder.join(format!("{which}.pdf"));
        let text = process::output(Command::new(program).arg(which).arg(count.to_string()).arg(&out))?;
        serde_json::from_str(&text).map_err(|error| Failure(format!("{which} did not print JSON: {error}")))
    };
    let number = |value: &Value, field: &str| value[field].as_f64().unwrap_or(0.0);
    let quickest = |which: &str, count: u64| -> Result<Value, Failure> {
        let runs: Result<Vec<Value>, _> = (0..REPEATS).map(|_| one(which, count)).collect();
        let quicker = |a: &Value, b: &Value| number(a, "seconds").total_cmp(&number(b, "seconds"));
        runs?.into_iter().min_by(quicker).ok_or_else(|| Failure("nothing was measured".to_owned()))
    };
    let mut rivals = serde_json::Map::new();
    let mut best: f64 = 0.0;
    for rival in ["printpdf", "krilla", "typst"] {
        let run = one(rival, u64::from(RIVAL_PAGES))?;
        let speed = f64::from(RIVAL_PAGES) / number(&run, "seconds");
        best = best.max(speed);
        let page = number(&run, "bytes") / f64::from(RIVAL_PAGES);
        rivals.insert(
            rival.to_owned(),
            json!({ "pages": RIVAL_PAGES, "pages_per_second": speed, "peak_memory_bytes": run["peak_bytes"], "bytes_per_page": page }),
        );
    }
    let mut runs = Vec::new();
    for &count in counts {
        let ours = quickest("ours", u64::from(count))?;
        let raw = quickest("raw", ours["bytes"].as_u64().unwrap_or(0))?;
        let speed = f64::from(count) / number(&ours, "seconds");
        runs.push(json!({
            "pages": count,
            "seconds": ours["seconds"],
            "pages_per_second": speed,
            "peak_memory_bytes": ours["peak_bytes"],
            "bytes_per_page": number(&ours, "bytes") / f64::from(count),
            "times_the_best_rival": speed / best,
            "raw_write_seconds": raw["seconds"],
            "times_raw_write": number(&ours, "seconds") / number(&raw, "seconds"),
        }));
    }
    Ok(json!({ "runs": runs, "rivals": rivals }))
}

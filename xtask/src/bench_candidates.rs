//! `bench candidates`: a workbook of 100,000 rows and 18 columns read and checked, beside what calamine needs for its cells
//! alone and what openpyxl needs, in the same run; a whole election's lists imported. Always holds: one JSON object on
//! standard output; each reader is a process of its own, so that its memory is its own too.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};

use crate::process::{self, Failure, Outcome, cargo, find};
use crate::tree;

/// How often each reader runs; the least time counts.
const RUNS: usize = 3;

const OPENPYXL: &str = "import sys, time, resource, openpyxl
begun = time.time(); count = 0
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True):
    count += sum(cell is not None for cell in row)
print('{\"what\":\"openpyxl\",\"seconds\":%f,\"count\":%d,\"peak_memory_bytes\":%d}' % (time.time() - begun, count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))";

/// Measures, and prints the object.
pub fn run() -> Outcome {
    process::run(&mut cargo([
        "build",
        "--profile",
        "bench-quick",
        "--package",
        "roster",
        "--example",
        "roster_measure",
    ]))?;
    process::run(&mut cargo(["build", "--profile", "bench-quick", "--package", "cli", "--bin", "kutia"]))?;
    let programs = tree::target().join("bench-quick");
    let measure = programs.join("examples").join("roster_measure");
    let folder = tree::target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("kandidatet-100000.xlsx");
    if !file.exists() {
        process::output(Command::new(&measure).arg("write").arg(&file))?;
    }
    let cells = least(&measure, "cells", &file)?;
    let read = least(&measure, "read", &file)?;
    let python = std::env::var_os("KUTIA_PYTHON").map(PathBuf::from).or_else(|| find("python3"));
    let openpyxl = python.and_then(|python| peer(&python, &file));
    let ratio = |a: &Value, b: &Value| Some(a["seconds"].as_f64()? / b["seconds"].as_f64()?);
    let begun = Instant::now();
    let text = process::output(Command::new(programs.join("kutia")).args(["bench", "--lists", "--json"]))?;
    let election: Value = serde_json::from_str(&text).map_err(|error| Failure(format!("not JSON: {error}")))?;
    let report = json!({
        "file_bytes": std::fs::metadata(&file)?.len(), "rows": 100_000, "columns": 18,
        "calamine_cells": cells, "read_and_check": read, "openpyxl": openpyxl,
        "times_calamine": ratio(&read, &cells),
        "openpyxl_times_read": openpyxl.as_ref().and_then(|peer| ratio(peer, &read)),
        "whole_election": election, "whole_election_run_s": begun.elapsed().as_secs_f64(),
    });
    println!("{report:#}");
    Ok(())
}

/// The quickest of some runs.
fn least(program: &Path, what: &str, file: &Path) -> Result<Value, Failure> {
    let mut best: Option<Value> = None;
    for _ in 0..RUNS {
        let text = process::output(Command::new(program).arg(what).arg(file))?;
        let found: Value = serde_json::from_str(&text).map_err(|error| Failure(format!("not JSON: {error}")))?;
        let seconds = |value: &Value| value["seconds"].as_f64().unwrap_or(f64::MAX);
        if best.as_ref().is_none_or(|best| seconds(&found) < seconds(best)) {
            best = Some(found);
        }
    }
    best.ok_or_else(|| Failure("nothing was measured".to_owned()))
}

/// openpyxl, where it is installed (`KUTIA_PYTHON` names another python3 that has it).
fn peer(python: &Path, file: &Path) -> Option<Value> {
    let text = process::output(Command::new(python).args(["-c", OPENPYXL]).arg(file)).ok()?;
    serde_json::from_str(&text).ok()
}

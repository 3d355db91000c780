//! `bench planning`: Kutia's siting against the test files of the literature, and HiGHS on the same files in the same run.
//!
//! Always holds: every instance that is there is reported, losses too; where the files or the rival are absent that is
//! said. `KUTIA_DATA` names another folder of files, `KUTIA_PYTHON` a Python that has `highspy`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::process::{self, Failure, Outcome, find};
use crate::tree::{self, Profile};

/// The rival's model.
const RIVAL: &str = include_str!("rival.py");

/// How to measure, from the command line.
struct Measure {
    seconds: String,
    threads: String,
    seeds: u32,
    rival_seconds: String,
    only: String,
}

/// One file and what is known of it.
struct Instance {
    name: String,
    kind: &'static str,
    path: PathBuf,
    floor: bool,
    best: f64,
}

/// Measures, and prints one object.
pub fn run(words: &[&str]) -> Outcome {
    let value = |name: &str, default: &str| {
        let at = words.iter().position(|word| *word == name).map(|at| at + 1);
        at.and_then(|at| words.get(at)).map_or(default.to_owned(), |word| (*word).to_owned())
    };
    let measure = Measure {
        seconds: value("--seconds", "60"),
        threads: value("--threads", "2"),
        seeds: value("--seeds", "3").parse().map_err(|_| Failure("--seeds takes a number".to_owned()))?,
        rival_seconds: value("--rival-seconds", "60"),
        only: value("--only", ""),
    };
    process::run(&mut process::cargo(["build", "--release", "--locked", "-p", "cli"]))?;
    let kutia = tree::program(Profile::Release, "kutia");
    let folder =
        std::env::var_os("KUTIA_DATA").map_or_else(|| tree::root().join("../shared/data/planning"), PathBuf::from);
    let instances = instances(&folder, &measure.only)?;
    if instances.is_empty() {
        eprintln!("bench: no files in {}: siting was NOT measured", folder.display());
    }
    let rival = rival()?;
    let mut rows = Vec::new();
    for instance in &instances {
        eprintln!("bench: {}", instance.name);
        rows.push(row(&kutia, rival.as_deref(), instance, &measure)?);
    }
    let report = json!({
        "seconds": measure.seconds, "threads": measure.threads, "seeds": measure.seeds,
        "rival": if rival.is_some() { "HiGHS (highspy)" } else { "not here: highspy is not installed" },
        "families": families(&rows),
        "instances": rows,
    });
    println!("{report:#}");
    Ok(())
}

/// What `best_known.csv` lists and, for Holmberg's files, `os`.
fn instances(folder: &Path, only: &str) -> Result<Vec<Instance>, Failure> {
    let mut found = Vec::new();
    if let Ok(text) = std::fs::read_to_string(folder.join("best_known.csv")) {
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let [file, _, _, best, ..] = fields[..] else { continue };
            let best = best.parse().map_err(|_| Failure(format!("best_known.csv: {line}")))?;
            let floor = line.contains("floor");
            found.push(Instance { name: file.to_owned(), kind: "cpmp", path: folder.join(file), floor, best });
        }
    }
    let holmberg = folder.join("sscflp/holmberg");
    if let Ok(text) = std::fs::read_to_string(holmberg.join("os")) {
        for (number, best) in (1..).zip(text.split_whitespace()) {
            let best = best.parse().map_err(|_| Failure(format!("os: {best}")))?;
            let path = holmberg.join(format!("p{number}"));
            found.push(Instance { name: format!("holmberg/p{number}"), kind: "sscflp", path, floor: false, best });
        }
    }
    found.retain(|instance| instance.path.is_file() && instance.name.contains(only));
    Ok(found)
}

/// A Python with `highspy`, if there is one.
fn rival() -> Result<Option<PathBuf>, Failure> {
    let python = std::env::var_os("KUTIA_PYTHON").map(PathBuf::from).or_else(|| find("python3"));
    let Some(python) = python else { return Ok(None) };
    let there = Command::new(&python).args(["-c", "import highspy"]).output()?.status.success();
    if !there {
        eprintln!("bench: highspy is not installed: the rival is NOT measured (pip install highspy, or KUTIA_PYTHON)");
    }
    Ok(there.then_some(python))
}

/// The last line: HiGHS greets on the lines before.
fn parsed(text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text.lines().last().unwrap_or_default())
        .map_err(|error| Failure(format!("no JSON was printed: {error}")))
}

/// All seeds of one instance, and the rival once.
fn row(kutia: &Path, rival: Option<&Path>, instance: &Instance, measure: &Measure) -> Result<Value, Failure> {
    let mut gaps = Vec::new();
    let (mut bound, mut longest, mut objectives) = (f64::NEG_INFINITY, 0.0_f64, Vec::new());
    for seed in 1..=measure.seeds.max(1) {
        let seed = seed.to_string();
        let mut command = Command::new(kutia);
        command.args(["bench", instance.kind]).arg(&instance.path);
        command.args(["--seconds", &measure.seconds, "--threads", &measure.threads, "--seed", &seed, "--json"]);
        if instance.floor {
            command.arg("--floor");
        }
        let answer = parsed(&process::output(&mut command)?)?;
        let number = |name: &str| answer[name].as_f64().unwrap_or(f64::NAN);
        gaps.push(100.0 * (number("objective") / instance.best - 1.0));
        objectives.push(number("objective"));
        bound = bound.max(number("lower_bound"));
        longest = longest.max(number("seconds"));
    }
    let mut row = Map::new();
    let mean = gaps.iter().sum::<f64>() / f64::from(measure.seeds.max(1));
    row.insert("instance".to_owned(), json!(instance.name));
    row.insert("best_known".to_owned(), json!(instance.best));
    row.insert("objectives".to_owned(), json!(objectives));
    row.insert("mean_gap_percent".to_owned(), json!(mean));
    row.insert("worst_gap_percent".to_owned(), json!(gaps.iter().copied().fold(f64::NEG_INFINITY, f64::max)));
    row.insert("lower_bound".to_owned(), json!(bound));
    row.insert("bound_gap_percent".to_owned(), json!(100.0 * (1.0 - bound / instance.best)));
    let least = objectives.iter().copied().fold(f64::INFINITY, f64::min);
    row.insert("proved".to_owned(), json!(bound >= least * (1.0 - 1e-7)));
    row.insert("most_seconds".to_owned(), json!(longest));
    if let Some(python) = rival {
        let mut command = Command::new(python);
        command.args(["-c", RIVAL, instance.kind]).arg(&instance.path);
        command.args([&measure.rival_seconds, &measure.threads]);
        if instance.floor {
            command.arg("floor");
        }
        let answer = process::output(&mut command).and_then(|text| parsed(&text));
        row.insert("rival".to_owned(), answer.unwrap_or_else(|Failure(reason)| json!({ "failed": reason })));
    }
    Ok(Value::Object(row))
}

/// The figures that the issue asks for, a family a line.
fn families(rows: &[Value]) -> Value {
    let family = |row: &Value| {
        let name = row["instance"].as_str().unwrap_or_default();
        name.split('/').next().unwrap_or_default().to_owned()
    };
    let mut names: Vec<String> = rows.iter().map(family).collect();
    names.dedup();
    let mut report = Map::new();
    for name in names {
        let of: Vec<&Value> = rows.iter().filter(|row| family(row) == name).collect();
        let all = |field: &str| of.iter().map(|row| row[field].as_f64().unwrap_or(f64::NAN)).collect::<Vec<f64>>();
        let count = |test: &dyn Fn(&Value) -> bool| of.iter().filter(|row| test(row)).count();
        let means = all("mean_gap_percent");
        #[expect(clippy::cast_precision_loss, reason = "few rows")]
        let mean = means.iter().sum::<f64>() / means.len() as f64;
        let figures = json!({
            "instances": of.len(),
            "mean_gap_percent": mean,
            "worst_gap_percent": all("worst_gap_percent").into_iter().fold(f64::NEG_INFINITY, f64::max),
            "at_best_known": count(&|row| row["worst_gap_percent"].as_f64().is_some_and(|gap| gap < 1e-3)),
            "proved": count(&|row| row["proved"] == json!(true)),
            "bound_within_one_percent": count(&|row| row["bound_gap_percent"].as_f64().is_some_and(|gap| gap <= 1.0)),
        });
        report.insert(name, figures);
    }
    Value::Object(report)
}

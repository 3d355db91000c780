//! `bench`: how fast, how large, how much memory. Always holds: progress on standard error, one JSON object and
//! nothing else on standard output; release builds only.

pub mod planning;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{self, Failure, Outcome, find};
use crate::tree::{self, Profile};
use crate::{dist, run};

pub mod ballots;

const POLL: Duration = Duration::from_millis(5);
const PATIENCE: Duration = Duration::from_secs(30);
const STARTS: usize = 5;

/// Measures, and prints the object.
pub fn run() -> Outcome {
    dist::build()?;
    let kutia = tree::program(Profile::Release, "kutia");

    eprintln!("bench: import, plan, print, read");
    let text = process::output(Command::new(&kutia).args(["bench", "--json"]))?;
    let engine: Value = serde_json::from_str(&text)
        .map_err(|error| Failure(format!("`kutia bench --json` did not print JSON: {error}")))?;

    eprintln!("bench: the demo");
    let (seconds, peak) = demo(&kutia)?;
    eprintln!("bench: the app's start");
    let start = start()?;

    let mut sizes = serde_json::Map::new();
    for name in dist::PROGRAMS {
        let bytes = std::fs::metadata(tree::program(Profile::Release, name))?.len();
        sizes.insert(name.to_owned(), json!(bytes));
    }
    let report = json!({
        "engine": engine,
        "demo": { "seconds": seconds, "peak_memory_bytes": peak },
        "app": { "start": start },
        "binary_bytes": sizes,
    });
    println!("{report:#}");
    Ok(())
}

/// The reading table: so many damaged pages, with the time of each on one core. Prints its own object.
pub fn scan(pages: &str) -> Outcome {
    let words = ["run", "-p", "kutia-tests", "--profile", "bench-quick", "--example", "reading_table", "--", pages];
    process::run(&mut process::cargo(words))
}

/// Seconds and, on Linux, the peak resident memory in bytes of the whole demo job.
fn demo(kutia: &Path) -> Result<(f64, Option<u64>), Failure> {
    // The demo leaves its election and the users' keys beside its folder: all of it in a folder of ours.
    let folder = tree::target().join("bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let begin = Instant::now();
    let mut child = Command::new(kutia)
        .args(["demo", "--out"])
        .arg(folder.join("demo"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak.max(high_water(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(POLL);
    };
    let seconds = begin.elapsed().as_secs_f64();
    std::fs::remove_dir_all(&folder)?;
    if status.success() { Ok((seconds, peak)) } else { Err(Failure(format!("`kutia demo` failed ({status})"))) }
}

/// The kernel's own note of the largest resident size so far (`VmHWM`), in bytes.
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let row = status.lines().find_map(|row| row.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = row.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Seconds from starting the app to its first question (it can be used), on the display that is here or on a virtual
/// one; `null` where there is neither.
fn start() -> Result<Value, Failure> {
    if run::display() {
        return start_on_display();
    }
    let Some(xvfb) = find("xvfb-run") else {
        eprintln!("bench: neither a display nor xvfb-run: the app's start was NOT measured");
        return Ok(Value::Null);
    };
    let mut inner = Command::new(xvfb);
    inner
        .args(["-a", "-s", "-screen 0 1280x800x24"])
        .arg(std::env::current_exe()?)
        .arg("measure-start")
        .envs(VIRTUAL_DISPLAY);
    let text = process::output(&mut inner)?;
    serde_json::from_str(&text).map_err(|error| Failure(format!("the start was not measured: {error}")))
}

/// The inner part of `bench`, with a display: prints its JSON.
pub fn measure_start() -> Outcome {
    println!("{}", start_on_display()?);
    Ok(())
}

fn start_on_display() -> Result<Value, Failure> {
    let program = tree::program(Profile::Release, "kutia-app");
    let mut seconds = Vec::new();
    for _ in 0..STARTS {
        seconds.push(one_start(&program)?);
    }
    seconds.sort_by(f64::total_cmp);
    Ok(json!({
        "median_seconds": seconds[seconds.len() / 2],
        "least_seconds": seconds.first(),
        "most_seconds": seconds.last(),
    }))
}

fn one_start(program: &Path) -> Result<f64, Failure> {
    let begin = Instant::now();
    let mut child = Command::new(program).arg("--measure-start").stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let out = child.stdout.take();
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let rows = out.map(|out| BufReader::new(out).lines());
        for row in rows.into_iter().flatten().map_while(Result::ok) {
            if row == "usable" {
                // The one who waits may have given up.
                let _ = tell.send(begin.elapsed());
            }
        }
    });
    let usable = hear.recv_timeout(PATIENCE);
    if usable.is_err() {
        child.kill()?;
    }
    child.wait()?;
    usable
        .map(|time| time.as_secs_f64())
        .map_err(|_| Failure(format!("the app could not be used within {} s of its start", PATIENCE.as_secs())))
}

/// What WebKit needs where there is no graphics card and no accessibility bus.
const VIRTUAL_DISPLAY: [(&str, &str); 3] =
    [("NO_AT_BRIDGE", "1"), ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("LIBGL_ALWAYS_SOFTWARE", "1")];

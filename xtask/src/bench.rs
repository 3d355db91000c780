//! `bench`: how fast, how large, how much memory. Always holds: progress on standard error, one JSON object and
//! nothing else on standard output; release builds only.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{self, Failure, Outcome, find};
use crate::tree::{self, Profile};
use crate::{dist, run};

const POLL: Duration = Duration::from_millis(5);

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

/// Seconds and, on Linux, the peak resident memory in bytes of the whole demo job.
fn demo(kutia: &Path) -> Result<(f64, Option<u64>), Failure> {
    let out = tree::target().join("bench-demo");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    let begin = Instant::now();
    let mut child =
        Command::new(kutia).args(["demo", "--out"]).arg(&out).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak.max(high_water(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(POLL);
    };
    let seconds = begin.elapsed().as_secs_f64();
    std::fs::remove_dir_all(&out)?;
    if status.success() { Ok((seconds, peak)) } else { Err(Failure(format!("`kutia demo` failed ({status})"))) }
}

/// The kernel's own note of the largest resident size so far (`VmHWM`), in bytes.
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let row = status.lines().find_map(|row| row.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = row.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// From starting the program to the moments that it reports, best of five: the page is there, the interface asks
/// its first question (it can be used). `null` where there is neither a display nor Xvfb.
fn start() -> Result<Value, Failure> {
    let mut best: Option<(f64, f64)> = None;
    for _ in 0..5 {
        let Some(mut command) = windowed(&tree::program(Profile::Release, "kutia-app")) else {
            eprintln!("bench: neither a display nor xvfb-run: the app's start was NOT measured");
            return Ok(Value::Null);
        };
        let begin = Instant::now();
        let mut child = command.arg("--measure-start").stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let mut moments = Vec::new();
        if let Some(out) = child.stdout.take() {
            for row in BufReader::new(out).lines() {
                moments.push((row?, begin.elapsed().as_secs_f64()));
            }
        }
        child.wait()?;
        let at = |name: &str| moments.iter().find(|(row, _)| row.starts_with(name)).map(|(_, seconds)| *seconds);
        let (Some(begun), Some(usable)) = (at("begun"), at("usable")) else {
            return Err(Failure(format!("the app did not report its start: {moments:?}")));
        };
        if best.is_none_or(|(_, known)| usable - begun < known) {
            best = Some((begun, usable - begun));
        }
    }
    Ok(json!({ "usable_seconds": best.map(|(_, seconds)| seconds) }))
}

/// The program on the display that is here, or on a virtual one.
fn windowed(program: &Path) -> Option<Command> {
    if run::display() {
        return Some(Command::new(program));
    }
    let mut command = Command::new(find("xvfb-run")?);
    command.args(["-a", "-s", "-screen 0 1280x900x24"]).arg(program).envs(VIRTUAL_DISPLAY);
    Some(command)
}

/// What WebKit needs where there is no graphics card and no accessibility bus.
const VIRTUAL_DISPLAY: [(&str, &str); 3] =
    [("NO_AT_BRIDGE", "1"), ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("LIBGL_ALWAYS_SOFTWARE", "1")];

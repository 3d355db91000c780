//! `test`: everything that must hold, on a fresh clone, without a question.
//!
//! Always holds: a step that fails does not stop the ones that do not need it, and makes the whole fail; nothing is
//! compiled twice (one profile, one set of packages: `build` and `tests` share every artefact; the interface is compiled
//! for this machine too, where its tests run and clippy reads it).

use std::time::{Duration, Instant};

use crate::process::{self, Failure, Outcome, cargo};
use crate::tree::Profile;
use crate::{check_targets, lint, setup, ui};

struct Step {
    name: &'static str,
    run: fn() -> Outcome,
}

const STEPS: [Step; 7] = [
    Step { name: "format", run: lint::format },
    // Before anything that compiles the shell, which takes the interface's files into itself.
    Step { name: "interface", run: || ui::build(Profile::Debug) },
    Step { name: "clippy", run: lint::clippy },
    Step { name: "licences and duplicates", run: lint::deny },
    Step { name: "other systems", run: check_targets::run },
    Step { name: "build", run: || process::run(&mut cargo(["build", "--workspace", "--all-targets"])) },
    Step {
        name: "tests, the desktop walk among them",
        run: || process::run(&mut cargo(["test", "--workspace", "--no-fail-fast"])),
    },
];

/// Runs every step and says what each took.
pub fn run() -> Outcome {
    let begin = Instant::now();
    setup::run(&setup::Purpose::ALL)?;
    let mut rows = vec![("set-up", begin.elapsed(), None)];
    for step in STEPS {
        eprintln!("\n== {} ==", step.name);
        let start = Instant::now();
        let failure = (step.run)().err();
        if let Some(Failure(reason)) = &failure {
            eprintln!("xtask: {reason}");
        }
        rows.push((step.name, start.elapsed(), failure));
    }
    eprintln!();
    for (name, took, failure) in &rows {
        let state = if failure.is_some() { "FAILED" } else { "ok" };
        eprintln!("{:>9}  {state:<7} {name}", clock(*took));
    }
    let failed: Vec<&str> = rows.iter().filter(|(_, _, failure)| failure.is_some()).map(|(name, _, _)| *name).collect();
    if failed.is_empty() {
        eprintln!("Everything holds, in {}.", clock(begin.elapsed()));
        Ok(())
    } else {
        Err(Failure(format!("failed: {}", failed.join(", "))))
    }
}

/// Minutes and seconds, for people.
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", time.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

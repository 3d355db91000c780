//! `check-targets`: the engine's crates type-check for Windows and macOS, from whatever machine this is.
//!
//! No C compiler or linker of those systems is needed: checking links nothing, so a program that does nothing may
//! stand in for the compiler that would build SQLite.

use crate::process::{self, Failure, Outcome, cargo};
use crate::{setup, tree};

const TARGETS: [&str; 2] = ["x86_64-pc-windows-gnu", "aarch64-apple-darwin"];

/// Checks for every foreign target whose standard library is installed; says which are not.
pub fn run() -> Outcome {
    let packages = packages()?;
    for target in TARGETS {
        if !setup::has_target(target) {
            eprintln!("check-targets: SKIPPED {target}: not installed (`rustup target add {target}` brings it)");
            continue;
        }
        let mut command = cargo(["check", "--target", target]);
        for package in &packages {
            command.args(["--package", package]);
        }
        if !host_is(target) {
            command
                .env(format!("CC_{target}"), "/bin/true")
                .env(format!("AR_{target}"), "/bin/true")
                .env("SDKROOT", "/");
        }
        process::run(&mut command)?;
    }
    Ok(())
}

/// On its own system the real compiler is there.
fn host_is(target: &str) -> bool {
    (cfg!(target_os = "macos") && target.contains("apple")) || (cfg!(windows) && target.contains("windows"))
}

/// The crates of the engine: the folders of `crates/`.
fn packages() -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(tree::root().join("crates"))? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

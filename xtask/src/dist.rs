//! `dist`: the programs that a commission gets, with their sizes.

use crate::process::{self, Outcome, cargo};
use crate::tree::{self, Profile};
use crate::ui;

/// The programs of a release.
pub const PROGRAMS: [&str; 2] = ["kutia", "kutia-app"];

/// Builds them, and says how large they are.
pub fn run() -> Outcome {
    build()?;
    for name in PROGRAMS {
        let path = tree::program(Profile::Release, name);
        let bytes = std::fs::metadata(&path)?.len();
        println!("{}  {}.{} MB", path.display(), bytes / 1_000_000, bytes / 100_000 % 10);
    }
    Ok(())
}

/// Builds both in one go, so that what they share is compiled once.
pub fn build() -> Outcome {
    ui::build(Profile::Release)?;
    process::run(&mut cargo(["build", "--release", "--package", "cli", "--package", "kutia-app", "--bins"]))
}

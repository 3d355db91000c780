//! `demo`: the whole job on the sample election, as a commission would see it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::process::{self, Failure, Outcome, cargo};
use crate::suite::clock;
use crate::tree::{self, Profile};
use crate::{run, setup};

/// Whether the window is to be opened at the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum App {
    /// Where there is a display.
    Open,
    /// `--no-app`.
    LeaveOut,
}

/// Sets up, builds, runs the job into `out/demo/`, opens the app on it.
pub fn run(app: App) -> Outcome {
    setup::run(&[setup::Purpose::Build, setup::Purpose::Demo])?;
    process::run(&mut cargo(["build", "--release", "--bin", "kutia"]))?;

    let folder = tree::demo();
    clear(&folder)?;
    let start = Instant::now();
    process::run(
        Command::new(tree::program(Profile::Release, "kutia"))
            .args(["demo", "--out", "out/demo"])
            .current_dir(tree::root()),
    )?;
    println!("\nThe whole job took {}.", clock(start.elapsed()));

    let election = election(&folder)?;
    let shown = election.strip_prefix(tree::root()).unwrap_or(&election);
    if app == App::LeaveOut {
        return Ok(());
    }
    if !run::display() {
        println!(
            "There is no display here, so the app was not opened. Where there is one, `cargo xtask run --release {}` \
             opens it on this election.",
            shown.display()
        );
        return Ok(());
    }
    run::build(Profile::Release)?;
    println!("The app opens on {}.", shown.display());
    process::run(Command::new(tree::program(Profile::Release, "kutia-app")).arg(&election))
}

/// An earlier demo's files go, so that what lies there is of this run only.
fn clear(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| Failure(format!("{}: {error}", folder.display())))?;
    }
    Ok(())
}

/// The election file that the demo made.
fn election(folder: &Path) -> Result<PathBuf, Failure> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "kutia"))
        .collect();
    found.sort();
    found
        .into_iter()
        .next()
        .ok_or_else(|| Failure(format!("the demo left no election file (*.kutia) in {}", folder.display())))
}

//! `demo`: the whole job on the sample election, as a commission would see it.

use std::process::Command;
use std::time::Instant;

use crate::process::{self, Failure, Outcome, cargo};
use crate::suite::clock;
use crate::tree::{self, Profile};
use crate::{dist, run, setup};

/// Whether the window is to be opened at the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum App {
    /// Where there is a display.
    Open,
    /// `--no-app`.
    LeaveOut,
}

/// Sets up, builds, runs the job into `out/demo/` (sealed), opens the app on the election beside it.
pub fn run(app: App) -> Outcome {
    setup::run(&[setup::Purpose::Build, setup::Purpose::Demo])?;
    let window = app == App::Open && run::display();
    if window {
        dist::build()?;
    } else {
        process::run(&mut cargo(["build", "--release", "--package", "cli", "--bin", "kutia"]))?;
    }

    let start = Instant::now();
    process::run(
        Command::new(tree::program(Profile::Release, "kutia"))
            .args(["demo", "--out", "out/demo"])
            .current_dir(tree::root()),
    )?;
    println!("\nThe whole job took {}.", clock(start.elapsed()));

    let election = tree::root().join(ELECTION);
    if !election.is_file() {
        return Err(Failure(format!("the demo left no election at {}", election.display())));
    }
    if window {
        println!("The app opens on {ELECTION}.");
        return process::run(Command::new(tree::program(Profile::Release, "kutia-app")).arg(&election));
    }
    if app == App::Open {
        println!(
            "There is no display here, so the app was not opened. Where there is one, `cargo xtask run --release \
             {ELECTION}` opens it on this election."
        );
    }
    Ok(())
}

/// The election that can be worked on; the copy in `out/demo/` is sealed.
const ELECTION: &str = "out/demo.kutia";

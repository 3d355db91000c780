//! `cargo xtask`: what a developer does with this project, in one tool that is the same on every system.
//!
//! Always holds: it changes nothing outside this work tree except what `setup` says aloud that it installs;
//! every command that it runs is printed first; it fails (exit 1) if any of them fails.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal tool: what it says is its output")]

mod bench;
mod bench_candidates;
mod bundle;
mod check_targets;
mod demo;
mod dist;
mod lint;
mod process;
mod run;
mod setup;
mod suite;
mod tree;
mod ui;

use process::{Failure, Outcome};

const USAGE: &str = "\
cargo xtask <command>

  demo [--no-app]      build, take the sample election through the whole job into out/demo/, open the app on it
  test                 everything that must hold: set-up, format, lints, other systems, tests, the desktop walk
  setup [build|demo|test]
                       install what is missing on this machine (everything without a word after it)
  run [--release] [FILE.kutia]
                       build the interface and start the app
  ui [--release]       build the interface only, into ui/dist/
  lint                 format, clippy and (where installed) cargo-deny
  check-targets        type-check the engine for Windows and macOS
  bench [candidates]   measure; progress on stderr, one JSON object on stdout
  bench scan [PAGES]   read 20,000 damaged pages: refused and misread by kind of damage, time a page
  bench planning [--seconds S] [--threads T] [--seeds K] [--rival-seconds S] [--only WORD]
                       siting files of the literature against best known values, bounds and HiGHS
  bench ballots [PAGES …]
                       the print run, beside its rivals
  dist                 the release programs, with their sizes";

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(Failure(reason)) => {
            eprintln!("\nxtask: {reason}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        ["demo"] => demo::run(demo::App::Open),
        ["demo", "--no-app"] => demo::run(demo::App::LeaveOut),
        ["test"] => suite::run(),
        ["setup"] => setup::run(&setup::Purpose::ALL),
        ["setup", "build"] => setup::run(&[setup::Purpose::Build]),
        ["setup", "demo"] => setup::run(&[setup::Purpose::Build, setup::Purpose::Demo]),
        ["setup", "test"] => setup::run(&setup::Purpose::ALL),
        ["run", "--release", rest @ ..] => run::run(tree::Profile::Release, rest),
        ["run", rest @ ..] => run::run(tree::Profile::Debug, rest),
        ["ui"] => ui::build(tree::Profile::Debug),
        ["ui", "--release"] => ui::build(tree::Profile::Release),
        ["lint"] => lint::run(),
        ["check-targets"] => check_targets::run(),
        ["bench"] => bench::run(),
        ["bench", "candidates"] => bench_candidates::run(),
        ["bench", "scan"] => bench::scan("20000"),
        ["bench", "scan", pages] => bench::scan(pages),
        ["bench", "planning", words @ ..] => bench::planning::run(words),
        ["bench", "ballots", counts @ ..] => bench::ballots::run(counts),
        // What `bench` runs inside a virtual display.
        ["measure-start"] => bench::measure_start(),
        ["dist"] => dist::run(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure(format!("`{}` is not something I do.\n\n{USAGE}", words.join(" ")))),
    }
}

//! `kutia bench cpmp FILE` and `kutia bench sscflp FILE`: test files of the literature, for comparison with other solvers.
//!
//! Always true: the time that was given is kept, reading included; an answer is printed only after the independent
//! checker found nothing; with `--rounds` the answer does not depend on the machine, nor on the threads.

use std::io::Read as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use api::{Failure, FailureKind};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use engine::siting::{Pace, Problem, Task, audit, read_cpmp, read_sscflp, solve};
use serde_json::json;
use words::Language;

use crate::show::Speaker;

/// Longest file that is read, in bytes.
const MOST_BYTES: u64 = 512 << 20;

/// Part of the time that is left for ending threads, checking and writing.
const RESERVE: f64 = 0.005;

/// A verb for one kind of problem.
pub fn verb(name: &'static str, about: &str, language: Language) -> Command {
    let words = words::of(language);
    let argument = |name: &'static str| Arg::new(name).long(name).help(words.text(&format!("arg-{name}")));
    let file = Arg::new("file").required(true).value_name("FILE").value_hint(ValueHint::FilePath);
    let command = Command::new(name)
        .about(words.text(about))
        .arg(file.help(words.text("arg-file")))
        .arg(
            argument("seconds")
                .help(words.text("arg-bench-seconds"))
                .value_name("S")
                .default_value("60")
                .value_parser(value_parser!(f64)),
        )
        .arg(argument("seed").value_name("N").default_value("1").value_parser(value_parser!(u64)))
        .arg(argument("threads").value_name("T").default_value("2").value_parser(value_parser!(u16).range(1..=64)))
        .arg(argument("rounds").value_name("R").value_parser(value_parser!(u32).range(1..=1_000_000)))
        .arg(argument("solution").value_name("FILE").value_hint(ValueHint::FilePath));
    if name == "cpmp" { command.arg(argument("floor").action(ArgAction::SetTrue)) } else { command }
}

/// Reads, solves, checks and prints.
pub fn run(kind: &str, matches: &ArgMatches, speaker: &Speaker) -> Result<ExitCode, Failure> {
    let begin = Instant::now();
    let seconds = matches.get_one::<f64>("seconds").copied().unwrap_or(60.0).clamp(0.1, 1e6);
    let problem = read(kind, matches)?;
    let threads = matches.get_one::<u16>("threads").map_or(2, |&threads| usize::from(threads));
    let task = Task { seed: matches.get_one::<u64>("seed").copied().unwrap_or(1), threads };
    // Ending takes longer with many clients, whatever the time.
    let size = Duration::from_micros(problem.clients() as u64 * 4).as_secs_f64();
    let usable = (seconds * (1.0 - RESERVE) - 0.02 - size).max(seconds * 0.5);
    let clock = || begin.elapsed().as_secs_f64() / usable;
    let pace = match matches.get_one::<u32>("rounds") {
        Some(&rounds) => Pace::Rounds(rounds),
        None => Pace::Clock(&clock),
    };
    let answer = solve(&problem, &task, pace).ok_or_else(|| Failure::new(FailureKind::Findings, "E128"))?;
    if let Some(fault) = audit(&problem, &answer.serves, answer.value, answer.bound).first() {
        return Err(Failure::new(FailureKind::Machine, "E902").with("detail", format!("audit: {fault:?}")));
    }
    if let Some(path) = matches.get_one::<String>("solution") {
        let text: String = answer.serves.iter().map(|site| format!("{site}\n")).collect();
        std::fs::write(path, text)
            .map_err(|error| Failure::new(FailureKind::Machine, "E902").with("detail", error.to_string()))?;
    }
    let gap = if answer.value > 0.0 { (answer.value - answer.bound).max(0.0) / answer.value } else { 0.0 };
    let report = json!({
        "objective": answer.value,
        "lower_bound": answer.bound,
        "gap": gap,
        "seconds": begin.elapsed().as_secs_f64(),
    });
    speaker.put(&report.to_string());
    Ok(ExitCode::SUCCESS)
}

fn read(kind: &str, matches: &ArgMatches) -> Result<Problem, Failure> {
    let path = matches.get_one::<String>("file").cloned().unwrap_or_default();
    let unreadable =
        |detail: String| Failure::new(FailureKind::Input, "E127").with("file", path.clone()).with("detail", detail);
    let mut text = String::new();
    std::fs::File::open(&path)
        .and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
        .map_err(|error| unreadable(error.to_string()))?;
    let problem = match kind {
        "cpmp" => read_cpmp(&text, matches.get_flag("floor")),
        _ => read_sscflp(&text, false),
    };
    problem.map_err(|error| unreadable(error.to_string()))
}

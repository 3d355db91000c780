//! `kutia`: every command and query of the engine without a window.
//!
//! Always true: the verbs, their arguments and their help follow from `api::CATALOGUE` and `locales/`, so a new operation is
//! here as soon as it is there. Exit codes: 0 done, 1 findings of severity error, 2 wrong use or unreadable input, 3 refused
//! (permission, signature, state), 4 the machine failed.

mod bench;
mod demo;
mod input;
mod language;
mod password;
mod show;
mod verbs;

use std::process::ExitCode;

use api::{Failure, FailureKind};
use engine::{Engine, Job};

fn main() -> ExitCode {
    let language = language::chosen(std::env::args());
    let matches = match verbs::program(language).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            let wrong = error.use_stderr();
            if wrong && !shows_help(&error) {
                let json = std::env::args().any(|arg| arg == "--json");
                show::Speaker::new(language, json).failure(&Failure::new(FailureKind::Input, "E125"));
            }
            // A closed pipe is no reason to fail.
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let speaker = show::Speaker::new(language, matches.get_flag("json"));
    let code = match run(&matches, &speaker) {
        Ok(code) => code,
        Err(failure) => {
            speaker.failure(&failure);
            return exit_code(&failure);
        }
    };
    match speaker.failed() {
        Some(failure) => {
            speaker.failure(&failure);
            exit_code(&failure)
        }
        None => code,
    }
}

/// Whether the parser only shows the help, because nothing was asked.
fn shows_help(error: &clap::Error) -> bool {
    error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn exit_code(failure: &Failure) -> ExitCode {
    ExitCode::from(match failure.kind {
        FailureKind::Findings => 1,
        FailureKind::Input => 2,
        FailureKind::Refused | FailureKind::Cancelled => 3,
        FailureKind::Machine => 4,
    })
}

fn run(matches: &clap::ArgMatches, speaker: &show::Speaker) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("completions", sub)) => {
            speaker.put(&verbs::completions(sub, speaker.language()));
            return Ok(ExitCode::SUCCESS);
        }
        Some(("demo", sub)) => return demo::run(sub, speaker),
        Some(("bench", sub)) => return bench::run(sub, speaker),
        _ => {}
    }
    let Some((entry, sub)) = verbs::chosen(matches) else {
        return Err(Failure::new(FailureKind::Input, "E101"));
    };
    let engine = Engine::new(engine::Clock::System, engine::Keys::system())?;
    let job = Job::new(speaker.progress());
    let reply = carry_out(&engine, entry, sub, &job);
    // Also after a failure: one whole file remains, with none of the database's own beside it.
    let closed = engine.close();
    let reply = reply?;
    closed?;
    speaker.reply(entry, &reply);
    if entry.name == "candidates.check" && reply.output["readable"] == serde_json::Value::Bool(false) {
        return Ok(ExitCode::from(2));
    }
    Ok(if show::has_errors(entry, &reply.output) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn carry_out(engine: &Engine, entry: &api::Entry, sub: &clap::ArgMatches, job: &Job) -> Result<api::Reply, Failure> {
    if entry.kind != api::Kind::Session {
        open_and_sign_in(engine, entry, sub, job)?;
    }
    let input = input::of(entry, sub)?;
    engine.call(api::Call { operation: entry.name.to_owned(), input, seen: api::Versions::new() }, job)
}

/// Opens the election named on the command line and signs in with the password from the environment, the keyring or a prompt.
fn open_and_sign_in(engine: &Engine, entry: &api::Entry, sub: &clap::ArgMatches, job: &Job) -> Result<(), Failure> {
    let call = |operation: &str, input: serde_json::Value| {
        let call = api::Call { operation: operation.to_owned(), input, seen: api::Versions::new() };
        engine.call(call, job)
    };
    let election = sub.get_one::<String>("election").cloned().unwrap_or_default();
    let read_only = entry.kind == api::Kind::Query;
    engine.open(&election, read_only)?;
    let user = password::user(sub)?;
    let password = password::of(&user, &election)?;
    call("session.sign_in", serde_json::json!({ "user": user, "password": password }))?;
    if sub.get_flag("remember") {
        engine.remember_password(&election, &user, &password)?;
    }
    Ok(())
}

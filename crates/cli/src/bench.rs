//! `kutia bench`: how long import, plan, print and read take here, as one JSON object. Timings are never asserted.

mod siting;

use std::process::ExitCode;
use std::time::Instant;

use api::{Call, Failure, FailureKind, Versions};
use clap::{Arg, ArgMatches, Command};
use engine::{Clock, Engine, Job, Keys};
use serde_json::{Value, json};
use words::Language;

use crate::show::Speaker;

/// The verb.
pub fn verb(language: Language) -> Command {
    let words = words::of(language);
    Command::new("bench")
        .about(words.text("cli-bench"))
        .arg(Arg::new("lists").long("lists").action(clap::ArgAction::SetTrue).help(words.text("arg-bench-lists")))
        .arg(Arg::new("zone").long("zone").value_name("ZONE").default_value("Berat").help(words.text("arg-zone")))
        .subcommand(siting::verb("cpmp", "cli-bench-cpmp", language))
        .subcommand(siting::verb("sscflp", "cli-bench-sscflp", language))
}

/// Runs the job step by step in a temporary folder and prints the seconds of each.
pub fn run(matches: &ArgMatches, speaker: &Speaker) -> Result<ExitCode, Failure> {
    if let Some((kind, sub)) = matches.subcommand() {
        return siting::run(kind, sub, speaker);
    }
    let zone = matches.get_one::<String>("zone").cloned().unwrap_or_default();
    let folder = std::env::temp_dir().join(format!("kutia-bench-{}", std::process::id()));
    let machine = |_| Failure::new(FailureKind::Machine, "E902");
    std::fs::create_dir_all(&folder).map_err(machine)?;
    let measured = if matches.get_flag("lists") { lists(&folder, speaker) } else { measure(&folder, &zone, speaker) };
    std::fs::remove_dir_all(&folder).map_err(machine)?;
    speaker.put(&serde_json::to_string_pretty(&measured?).unwrap_or_default());
    Ok(ExitCode::SUCCESS)
}

/// Imports every list of a whole election: each zone's election is made first, only the lists count.
fn lists(folder: &std::path::Path, speaker: &Speaker) -> Result<Value, Failure> {
    let engine = Engine::new(Clock::System, Keys::in_folder(folder.join("keys")))?;
    let call = |operation: &str, input: Value| -> Result<Value, Failure> {
        let call = Call { operation: operation.to_owned(), input, seen: Versions::new() };
        Ok(engine.call(call, &Job::new(speaker.progress()))?.output)
    };
    let (mut seconds, mut candidates, mut files, mut zones) = (0.0, 0, 0, 0);
    let rules = call("election.rules", json!({}))?;
    let known = rules.as_array().into_iter().flatten().find(|rules| rules["id"] == "al-2025").cloned();
    for zone in known.iter().flat_map(|rules| rules["zones"].as_array().into_iter().flatten()) {
        let (name, place) = (&zone[0], folder.join(format!("z{zones}")));
        let path = |file: &str| place.join(file).to_string_lossy().into_owned();
        let sample = call("sample", json!({ "out": path("tables"), "zone": name, "seed": 1 }))?;
        let of = |purpose: &'static str| {
            let files = sample["files"].as_array().into_iter().flatten();
            files.filter(move |pair| pair[0] == purpose).map(|pair| pair[1].clone())
        };
        let election = json!({
            "file": path("e.kutia"), "name_sq": "Matje", "name_en": "Bench", "date": "2025-05-11", "rules": "al-2025",
            "zone": name, "administrator": "matesi", "full_name": "M", "group": "majority",
            "password": crate::demo::PASSWORD });
        call("election.create", election)?;
        for file in of("subjects") {
            call("subjects.import", json!({ "file": file }))?;
        }
        for file in of("list") {
            let begun = Instant::now();
            let reply = call("candidates.import", json!({ "file": file }))?;
            seconds += begun.elapsed().as_secs_f64();
            candidates += reply["rows"].as_u64().unwrap_or(0);
            files += 1;
        }
        zones += 1;
    }
    engine.close()?;
    Ok(json!({ "zones": zones, "lists": files, "candidates": candidates, "import_s": seconds }))
}

fn measure(folder: &std::path::Path, zone: &str, speaker: &Speaker) -> Result<Value, Failure> {
    let engine = Engine::new(Clock::System, Keys::in_folder(folder.join("keys")))?;
    let mut steps = serde_json::Map::new();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let mut timed = |name: &str, operation: &str, input: Value| -> Result<Value, Failure> {
        let started = Instant::now();
        let call = Call { operation: operation.to_owned(), input, seen: Versions::new() };
        let reply = engine.call(call, &Job::new(speaker.progress()))?;
        steps.insert(format!("{name}_s"), json!(started.elapsed().as_secs_f64()));
        Ok(if reply.awaiting.is_some() { json!(reply.awaiting) } else { reply.output })
    };
    let password = crate::demo::PASSWORD;
    let sample = timed("sample", "sample", json!({ "out": path("tables"), "zone": zone, "seed": 1 }))?;
    let file = |purpose: &str| {
        let files = sample["files"].as_array().into_iter().flatten();
        files.filter(|pair| pair[0] == purpose).map(|pair| pair[1].clone()).collect::<Vec<_>>()
    };
    let one = |purpose: &str| file(purpose).first().cloned().unwrap_or_default();
    timed(
        "create",
        "election.create",
        json!({
        "file": path("e.kutia"), "name_sq": "Matje", "name_en": "Bench", "date": "2025-05-11", "rules": "al-2025",
        "zone": zone, "administrator": "matesi", "full_name": "M", "group": "majority", "password": password }),
    )?;
    let second =
        json!({ "name": "dyti", "full_name": "D", "role": "chair", "group": "opposition", "new_password": password });
    timed("user", "users.add", second)?;
    timed("import_voters", "voters.import", json!({ "file": one("voters") }))?;
    timed("import_venues", "venues.import", json!({ "file": one("venues") }))?;
    timed("import_units", "units.import", json!({ "file": one("previous") }))?;
    let plan = timed("plan", "plan.solve", json!({}))?;
    timed("import_subjects", "subjects.import", json!({ "file": one("subjects") }))?;
    by_two(&mut timed, "plan.approve", json!({}))?;
    // Each confirmed before the next comes in: a proposal rests on the lists as they were.
    for (at, list) in file("list").into_iter().enumerate() {
        let reply = timed(&format!("import_list_{at}"), "candidates.import", json!({ "file": list }))?;
        by_two(&mut timed, "candidates.approve", json!({ "subject": reply["subject"] }))?;
    }
    timed("lots", "lots.draw", json!({ "seed": "1 2 3 4 5 6" }))?;
    timed("prepare", "ballots.prepare", json!({}))?;
    timed("proof", "ballots.proof", json!({ "confirm": ["A1"] }))?;
    by_two(&mut timed, "ballots.release", json!({}))?;
    let printed = timed("print", "ballots.print", json!({ "out": path("ballots") }))?;
    timed("package", "scanners.package", json!({ "to": path("p.zip"), "mode": "test" }))?;
    let proof = timed(
        "print_mark_and_read",
        "proof.run",
        json!({ "package": path("p.zip"), "out": path("proof"), "sheets": 48 }),
    )?;
    let images = json!([path("proof/images")]);
    let read = timed("read", "scan.read", json!({ "package": path("p.zip"), "images": images }))?;
    timed("forms", "forms.print", json!({ "out": path("forms") }))?;
    let pages = |value: &Value, field: &str| value[field].as_u64().unwrap_or(0);
    let facts = json!({
        "zone": zone, "groups": sample["groups"], "voters": sample["voters"], "units": plan["figures"]["units"],
        "gap_hundredths": plan["gap_hundredths"], "pages_printed": pages(&printed, "pages"), "bytes_printed": pages(&printed, "bytes"),
        "pages_read": pages(&read, "read"), "proof_equal": proof["equal"] });
    engine.close()?;
    Ok(json!({ "facts": facts, "steps": steps }))
}

/// One step of the job: its name in the report, the operation, its input.
type Timed<'a> = dyn FnMut(&str, &str, Value) -> Result<Value, Failure> + 'a;

/// Proposes as one and confirms as the other.
fn by_two(timed: &mut Timed<'_>, operation: &str, input: Value) -> Result<(), Failure> {
    let sign_in = |user: &str| json!({ "user": user, "password": crate::demo::PASSWORD });
    let id = timed("propose", operation, input)?;
    timed("sign_in", "session.sign_in", sign_in("dyti"))?;
    timed("confirm", "approvals.confirm", json!({ "id": id }))?;
    timed("sign_in", "session.sign_in", sign_in("matesi"))?;
    Ok(())
}

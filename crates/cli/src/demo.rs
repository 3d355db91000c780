//! `kutia demo`: the whole job on the sample of Berat, through the same commands as any election, by four invented users.
//!
//! The folder that it leaves is sealed: a copy of the election, every workbook, ballot, package, proof and form, with a signed
//! manifest. The election that can be worked on lies beside the folder.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use api::{Call, Failure, FailureKind, Reply, Versions};
use clap::{Arg, ArgMatches, Command};
use engine::{Clock, Engine, Job, Keys};
use serde_json::{Value, json};
use words::Language;

use crate::show::Speaker;

/// The password of all users of the demo; there is nothing to protect in it.
pub const PASSWORD: &str = "Kutia-demo-2025";

/// The users: sign-in name, name as shown, role, proposing group.
const USERS: [(&str, &str, &str, &str); 3] = [
    ("kryetarja", "Drita Kodra", "chair", "majority"),
    ("zevendesi", "Arben Lumi", "chair", "opposition"),
    ("operatorja", "Vjosa Mali", "operator", "authority"),
];

/// Polygons of the administrative units, as this workplace keeps them; never part of the project.
const SHARED_BOUNDARIES: &str = "../shared/data/albania/turnoutKom2017.geojson";

/// The verb.
pub fn verb(language: Language) -> Command {
    let words = words::of(language);
    Command::new("demo")
        .about(words.text("cli-demo"))
        .arg(Arg::new("out").long("out").value_name("OUT").default_value("out/demo").help(words.text("arg-out")))
        .arg(Arg::new("zone").long("zone").value_name("ZONE").default_value("Berat").help(words.text("arg-zone")))
        .arg(
            Arg::new("form-units")
                .long("form-units")
                .value_name("N")
                .value_parser(clap::value_parser!(usize))
                .help(words.text("cli-form-units")),
        )
}

/// Runs it.
pub fn run(matches: &ArgMatches, speaker: &Speaker) -> Result<ExitCode, Failure> {
    let out = PathBuf::from(matches.get_one::<String>("out").cloned().unwrap_or_default());
    let zone = matches.get_one::<String>("zone").cloned().unwrap_or_default();
    let demo = Demo { form_units: matches.get_one("form-units").copied(), ..Demo::begin(&out, &zone, speaker)? };
    demo.walk()
}

/// The demo on its way.
pub struct Demo<'a> {
    engine: Engine,
    out: PathBuf,
    election: PathBuf,
    zone: String,
    /// Forms only for so many units; all if absent.
    form_units: Option<usize>,
    speaker: &'a Speaker,
    started: Instant,
}

impl<'a> Demo<'a> {
    /// Makes the folder anew and an engine with keys of the demo's own beside it.
    pub fn begin(out: &Path, zone: &str, speaker: &'a Speaker) -> Result<Self, Failure> {
        let machine =
            |error: std::io::Error| Failure::new(FailureKind::Machine, "E902").with("detail", error.kind().to_string());
        let beside = out.parent().map(Path::to_path_buf).unwrap_or_default();
        let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let keys = beside.join(format!("{name}-keys"));
        let election = beside.join(format!("{name}.kutia"));
        for old in [out, keys.as_path()] {
            if old.exists() {
                std::fs::remove_dir_all(old).map_err(machine)?;
            }
        }
        for suffix in ["", "-wal", "-shm"] {
            let old = beside.join(format!("{name}.kutia{suffix}"));
            if old.exists() {
                std::fs::remove_file(old).map_err(machine)?;
            }
        }
        std::fs::create_dir_all(out).map_err(machine)?;
        let engine = Engine::new(Clock::System, Keys::in_folder(keys))?;
        let (out, zone) = (out.to_path_buf(), zone.to_owned());
        Ok(Self { engine, out, election, zone, form_units: None, speaker, started: Instant::now() })
    }

    fn call(&self, operation: &str, input: Value) -> Result<Reply, Failure> {
        let job = Job::new(self.speaker.progress());
        self.engine.call(Call { operation: operation.to_owned(), input, seen: Versions::new() }, &job)
    }

    fn path(&self, name: &str) -> String {
        self.out.join(name).to_string_lossy().into_owned()
    }

    fn sign_in(&self, user: &str) -> Result<(), Failure> {
        self.call("session.sign_in", json!({ "user": user, "password": PASSWORD })).map(drop)
    }

    /// Says a step: its number, words with values, and where the result lies.
    fn say(&self, key: &str, values: &[(&str, words::Value)]) {
        let seconds = self.started.elapsed().as_secs_f64();
        let text = self.speaker.words().say(&format!("demo-{key}"), values);
        self.speaker.line(&format!("[{} s] {text}", words::decimal(self.speaker.language(), seconds, 1)));
    }

    fn propose(&self, operation: &str, input: Value) -> Result<i64, Failure> {
        let reply = self.call(operation, input)?;
        reply.awaiting.ok_or_else(|| Failure::new(FailureKind::Machine, "E903"))
    }

    /// Proposes as the chair and confirms as the deputy, who was proposed by the other side.
    fn by_two(&self, operation: &str, input: Value) -> Result<(), Failure> {
        self.sign_in("kryetarja")?;
        let id = self.propose(operation, input)?;
        self.sign_in("zevendesi")?;
        self.call("approvals.confirm", json!({ "id": id }))?;
        self.sign_in("administratori")
    }

    /// The nine steps.
    pub fn walk(&self) -> Result<ExitCode, Failure> {
        let files = self.sample()?;
        self.create()?;
        self.import(&files)?;
        self.boundaries()?;
        self.plan()?;
        self.lists(&files)?;
        self.draw()?;
        self.ballots()?;
        self.scanners_and_proof()?;
        self.forms()?;
        self.seal()
    }

    fn sample(&self) -> Result<Vec<(String, String)>, Failure> {
        let reply = self.call("sample", json!({ "out": self.path("1-tabelat"), "zone": self.zone, "seed": 1 }))?;
        let count = |field: &str| words::Value::from(reply.output[field].as_u64().unwrap_or(0));
        let values = [
            ("groups", count("groups")),
            ("voters", count("voters")),
            ("venues", count("venues")),
            ("lists", count("lists")),
        ];
        self.say("sample", &values);
        serde_json::from_value(reply.output["files"].clone()).map_err(|_| Failure::new(FailureKind::Machine, "E901"))
    }

    fn create(&self) -> Result<(), Failure> {
        let input = json!({
            "file": self.election.to_string_lossy(), "name_sq": "Zgjedhjet për Kuvendin 2025 (provë)",
            "name_en": "Elections for the Assembly 2025 (trial)", "date": "2025-05-11", "rules": "al-2025",
            "zone": self.zone, "administrator": "administratori", "full_name": "Agim Shtëpia", "group": "authority",
            "password": PASSWORD,
        });
        self.call("election.create", input)?;
        for (name, full_name, role, group) in USERS {
            let input =
                json!({ "name": name, "full_name": full_name, "role": role, "group": group, "new_password": PASSWORD });
            self.call("users.add", input)?;
        }
        self.say("election", &[("zone", self.zone.as_str().into())]);
        Ok(())
    }

    fn import(&self, files: &[(String, String)]) -> Result<(), Failure> {
        let steps = [
            ("voters", "voters.import"),
            ("venues", "venues.import"),
            ("previous", "units.import"),
            ("subjects", "subjects.import"),
        ];
        for (purpose, operation) in steps {
            let Some((_, file)) = files.iter().find(|(found, _)| found == purpose) else { continue };
            let reply = self.call(operation, json!({ "file": file }))?;
            let rows = reply.output["rows"].as_u64().unwrap_or(0);
            self.say(&format!("import-{purpose}"), &[("rows", rows.into())]);
        }
        Ok(())
    }

    /// Real boundaries where the workplace's shared data lies beside the project; a user's clone has none and keeps the schematic ones.
    fn boundaries(&self) -> Result<(), Failure> {
        let file = Path::new(SHARED_BOUNDARIES);
        if !file.exists() {
            self.say("boundaries-schematic", &[]);
            return Ok(());
        }
        let reply = self.call("territory.boundaries", json!({ "file": SHARED_BOUNDARIES }))?;
        self.say("boundaries-real", &[("count", reply.output["rows"].as_u64().unwrap_or(0).into())]);
        Ok(())
    }

    fn plan(&self) -> Result<(), Failure> {
        let reply = self.call("plan.solve", json!({}))?;
        let figures = &reply.output["figures"];
        let number = |value: &Value| words::Value::from(value.as_u64().unwrap_or(0));
        #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
        let share = |hundredths: u64| hundredths as f64 / 100.0;
        let gap = share(reply.output["gap_hundredths"].as_u64().unwrap_or(0));
        let km = |metres: &Value| words::Value::Decimal(metres.as_f64().unwrap_or(0.0) / 1000.0, 2);
        let mean =
            figures["total_distance"].as_f64().unwrap_or(0.0) / figures["voters"].as_f64().unwrap_or(1.0).max(1.0);
        let values = [
            ("units", number(&figures["units"])),
            ("venues", number(&figures["venues"])),
            ("moved", number(&figures["moved_voters"])),
            ("farthest", km(&figures["greatest_distance"])),
            ("mean", words::Value::Decimal(mean / 1000.0, 2)),
            ("gap", words::Value::Decimal(gap, 2)),
        ];
        self.by_two("plan.approve", json!({}))?;
        self.say("plan", &values);
        self.findings(&reply.output);
        Ok(())
    }

    fn findings(&self, output: &Value) {
        let Ok(findings) = serde_json::from_value::<Vec<model::Finding>>(output["findings"].clone()) else { return };
        for finding in findings.iter().take(6) {
            self.speaker.line(&format!("        {}", self.speaker.finding(finding)));
        }
        if findings.len() > 6 {
            let more = words::Value::from(findings.len() - 6);
            self.speaker.line(&format!("        {}", self.speaker.words().say("cli-more", &[("count", more)])));
        }
    }

    fn lists(&self, files: &[(String, String)]) -> Result<(), Failure> {
        if let Some((_, faulty)) = files.iter().find(|(purpose, _)| purpose == "faulty") {
            let reply = self.call("candidates.import", json!({ "file": faulty }))?;
            let count = reply.output["findings"].as_array().map_or(0, Vec::len);
            self.say("faulty", &[("count", count.into())]);
            self.findings(&reply.output);
            self.call("candidates.return", json!({ "subject": reply.output["subject"] }))?;
        }
        let mut candidates = 0;
        let mut lists = 0_u64;
        // Each confirmed before the next comes in: a proposal rests on the lists as they were.
        for (_, file) in files.iter().filter(|(purpose, _)| purpose == "list") {
            self.sign_in("kryetarja")?;
            let reply = self.call("candidates.import", json!({ "file": file }))?;
            candidates += reply.output["rows"].as_u64().unwrap_or(0);
            lists += 1;
            let id = self.propose("candidates.approve", json!({ "subject": reply.output["subject"] }))?;
            self.sign_in("zevendesi")?;
            self.call("approvals.confirm", json!({ "id": id }))?;
        }
        self.sign_in("administratori")?;
        self.say("lists", &[("lists", lists.into()), ("candidates", candidates.into())]);
        Ok(())
    }

    fn draw(&self) -> Result<(), Failure> {
        let reply = self.call("lots.draw", json!({ "seed": "3 5 1 6 2 4 4 1" }))?;
        let first = reply.output["lots"][0][1]["name"]["sq"].as_str().unwrap_or_default().to_owned();
        self.say("lots", &[("seed", "3 5 1 6 2 4 4 1".into()), ("first", first.into())]);
        Ok(())
    }

    fn ballots(&self) -> Result<(), Failure> {
        let reply = self.call("ballots.prepare", json!({}))?;
        let digest: String = reply.output["digest"].as_str().unwrap_or_default().chars().take(7).collect();
        self.call("ballots.proof", json!({ "confirm": ["A1"] }))?;
        self.by_two("ballots.release", json!({}))?;
        let written = self.call("ballots.print", json!({ "out": self.path("2-fletet") }))?.output;
        let values = [
            ("files", words::Value::from(written["files"].as_u64().unwrap_or(0))),
            ("pages", words::Value::from(written["pages"].as_u64().unwrap_or(0))),
            ("digest", digest.into()),
            ("where", self.path("2-fletet").into()),
        ];
        self.say("ballots", &values);
        Ok(())
    }

    fn scanners_and_proof(&self) -> Result<(), Failure> {
        let package = self.path("3-skaneri/paketa-zyrtare.zip");
        self.call("scanners.package", json!({ "to": package }))?;
        let test = self.path("3-skaneri/paketa-prove.zip");
        self.call("scanners.package", json!({ "to": test, "mode": "test" }))?;
        self.say("package", &[("where", package.into())]);
        let input = json!({ "package": test, "out": self.path("4-prova"), "sheets": 24, "seed": 1 });
        let proof = self.call("proof.run", input)?.output;
        let values = [
            ("read", words::Value::from(proof["read"].as_u64().unwrap_or(0))),
            ("refused", words::Value::from(proof["refused"].as_array().map_or(0, Vec::len))),
            ("where", self.path("4-prova").into()),
        ];
        if proof["equal"] != Value::Bool(true) {
            return Err(Failure::new(FailureKind::Findings, "E501"));
        }
        self.say("proof", &values);
        for refused in proof["refused"].as_array().into_iter().flatten() {
            if let Ok((page, finding)) = serde_json::from_value::<(String, model::Finding)>(refused.clone()) {
                self.speaker.line(&format!("        {page}: {}", self.speaker.finding(&finding)));
            }
        }
        Ok(())
    }

    fn forms(&self) -> Result<(), Failure> {
        let units: Vec<Value> = match self.form_units {
            None => Vec::new(),
            Some(most) => {
                let all = self.call("units.list", json!({}))?.output;
                all.as_array().into_iter().flatten().take(most).map(|unit| unit["number"].clone()).collect()
            }
        };
        let written = self.call("forms.print", json!({ "out": self.path("5-formularet"), "units": units }))?.output;
        let values = [
            ("files", words::Value::from(written["files"].as_u64().unwrap_or(0))),
            ("pages", words::Value::from(written["pages"].as_u64().unwrap_or(0))),
            ("where", self.path("5-formularet").into()),
        ];
        self.say("forms", &values);
        Ok(())
    }

    fn seal(&self) -> Result<ExitCode, Failure> {
        self.call("election.backup", json!({ "to": self.path("zgjedhja.kutia") }))?;
        self.call("election.seal", json!({ "folder": self.out.to_string_lossy() }))?;
        let verdict = self.call("verify", json!({ "folder": self.out.to_string_lossy() }))?.output;
        let number = |field: &str| words::Value::from(verdict[field].as_i64().unwrap_or(0));
        if verdict["whole"] != Value::Bool(true) {
            self.findings(&verdict);
            return Err(Failure::new(FailureKind::Findings, "E502"));
        }
        let values = [
            ("files", number("files")),
            ("signatures", number("signatures")),
            ("entries", number("audit_entries")),
            ("where", self.out.to_string_lossy().into_owned().into()),
        ];
        self.say("sealed", &values);
        self.engine.close()?;
        let election = self.election.to_string_lossy().into_owned();
        let copy = self.path("zgjedhja.kutia");
        let values = [
            ("election", election.clone().into()),
            ("copy", copy.clone().into()),
            ("password", words::Value::from(PASSWORD)),
        ];
        self.speaker.line("");
        self.say("end", &values);
        if self.speaker.is_json() {
            let seconds = self.started.elapsed().as_secs_f64();
            let summary = json!({ "folder": self.out.to_string_lossy(), "election": election, "copy": copy,
                "user": "administratori", "password": PASSWORD, "seconds": seconds, "verified": verdict });
            self.json(&summary);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn json(&self, value: &Value) {
        self.speaker.put(&serde_json::to_string_pretty(value).unwrap_or_default());
    }
}

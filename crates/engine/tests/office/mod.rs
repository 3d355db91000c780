//! An office with a real election file, real workbooks and real users, for the tests of the whole engine.
//!
//! Always true: everything lies in a temporary folder of its own; every change goes through `Engine::call`.

use std::path::{Path, PathBuf};

use api::{Call, Failure, Reply, Versions};
use engine::{Clock, Engine, Job, Keys};
use serde_json::{Value, json};

/// The smallest zone of the territory table.
pub const ZONE: &str = "Kukës";
/// The password of everybody.
pub const PASSWORD: &str = "Nje-fjale-e-gjate-2025";

/// Sign-in name, role, proposing group.
pub const USERS: [(&str, &str, &str); 7] = [
    ("kryetarja", "chair", "majority"),
    ("zevendesi", "chair", "opposition"),
    ("anetari", "chair", "majority"),
    ("planifikuesi", "planner", "authority"),
    ("regjistruesi", "clerk", "authority"),
    ("operatorja", "operator", "authority"),
    ("audituesi", "auditor", "authority"),
];

/// The office.
pub struct Office {
    pub folder: tempfile::TempDir,
    pub engine: Engine,
    pub files: Vec<(String, String)>,
}

pub fn call_of(operation: &str, input: Value) -> Call {
    Call { operation: operation.to_owned(), input, seen: Versions::new() }
}

impl Office {
    /// Workbooks of the sample, an election of the zone, and all users; the administrator is signed in.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = engine_in(folder.path());
        let mut office = Self { folder, engine, files: Vec::new() };
        let sample = office.done("sample", json!({ "out": office.path("tabelat"), "zone": ZONE, "seed": 7 }));
        office.files = serde_json::from_value(sample["files"].clone()).unwrap();
        office.done(
            "election.create",
            json!({
                "file": office.path("zgjedhja.kutia"), "name_sq": "Zgjedhje prove", "name_en": "Trial elections",
                "date": "2025-05-11", "rules": "al-2025", "zone": ZONE, "administrator": "administratori",
                "full_name": "Administratori i Parë", "group": "authority", "password": PASSWORD }),
        );
        for (name, role, group) in USERS {
            office.done(
                "users.add",
                json!({ "name": name, "full_name": name, "role": role, "group": group, "new_password": PASSWORD }),
            );
        }
        office
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// The workbooks of the sample for a purpose.
    pub fn workbooks(&self, purpose: &str) -> Vec<String> {
        self.files.iter().filter(|(found, _)| found == purpose).map(|(_, file)| file.clone()).collect()
    }

    pub fn call(&self, operation: &str, input: Value) -> Result<Reply, Failure> {
        self.engine.call(call_of(operation, input), &Job::default())
    }

    /// Must be done.
    pub fn done(&self, operation: &str, input: Value) -> Value {
        match self.call(operation, input) {
            Ok(reply) => reply.awaiting.map_or(reply.output, |id| json!({ "awaiting": id })),
            Err(failure) => panic!("{operation}: {failure:?}"),
        }
    }

    /// Must be refused; gives the code.
    pub fn refused(&self, operation: &str, input: Value) -> String {
        match self.call(operation, input) {
            Ok(reply) => panic!("{operation} was done: {}", reply.output),
            Err(failure) => failure.code,
        }
    }

    pub fn sign_in(&self, user: &str) {
        self.done("session.sign_in", json!({ "user": user, "password": PASSWORD }));
    }

    /// Proposed by one chair, confirmed by the other; the administrator is signed in again.
    pub fn by_two(&self, operation: &str, input: Value) {
        self.sign_in("kryetarja");
        let id = self.done(operation, input)["awaiting"].clone();
        self.sign_in("zevendesi");
        self.done("approvals.confirm", json!({ "id": id }));
        self.sign_in("administratori");
    }

    /// Where the audit chain ends: the number of its last entry and its hash.
    pub fn head(&self) -> (i64, String) {
        let verdict = self.done("audit.verify", json!({}));
        assert_eq!(verdict["whole"], true, "{verdict}");
        (verdict["head"]["number"].as_i64().unwrap(), verdict["head"]["hash"].as_str().unwrap().to_owned())
    }

    /// Versions of everything.
    pub fn versions(&self) -> Versions {
        self.call("session.show", json!({})).unwrap().versions
    }

    /// Tables in, plan computed with few rounds.
    pub fn plan(&self) {
        for (purpose, operation) in
            [("voters", "voters.import"), ("venues", "venues.import"), ("previous", "units.import")]
        {
            let output = self.done(operation, json!({ "file": self.workbooks(purpose)[0] }));
            assert_eq!(output["adopted"], true, "{output}");
        }
        self.done("plan.solve", json!({ "rounds": 20 }));
    }

    /// The first numbers of the plan's units.
    pub fn units(&self, count: usize) -> Vec<String> {
        let units = self.done("units.list", json!({}));
        units.as_array().unwrap().iter().take(count).map(|unit| unit["number"].as_str().unwrap().to_owned()).collect()
    }
}

pub fn engine_in(folder: &Path) -> Engine {
    Engine::new(Clock::System, Keys::in_folder(folder.join("celesat"))).unwrap()
}

/// Every file and folder below one, whatever its name.
pub fn everything_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything_in(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// Whether poppler is here; says so aloud where not.
pub fn has_poppler() -> bool {
    let here = std::process::Command::new("pdftoppm").arg("-v").output().is_ok();
    if !here {
        eprintln!("SKIPPED: pdftoppm (poppler-utils) is not installed, the proof was not run");
    }
    here
}

//! Runs the built program as a person would, with keys, user and password of the test's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

pub const PASSWORD: &str = "Nje-fjale-e-gjate-2025";
pub const ZONE: &str = "Kukës";

/// A folder to work in, with its own keys.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

/// What came of a run.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// No message key without words, whatever was said.
    pub fn in_words(&self) {
        assert!(!self.out.contains('⟦') && !self.err.contains('⟦'), "words are missing: {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
    }
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// The program with its surroundings, started by somebody.
    pub fn by(&self, user: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kutia"));
        self.surround(&mut command, user);
        command.args(args);
        command
    }

    pub fn surround(&self, command: &mut Command, user: &str) {
        command.env("KUTIA_KEYS", self.path("celesat")).env("KUTIA_USER", user).env("KUTIA_PASSWORD", PASSWORD);
        command.env("KUTIA_NEW_PASSWORD", PASSWORD).env("LC_ALL", "C.UTF-8").env("KUTIA_LANG", "sq");
        command.current_dir(self.folder.path()).stdin(std::process::Stdio::null());
    }

    pub fn run_by(&self, user: &str, args: &[&str]) -> Answer {
        let answer = Answer::from(self.by(user, args).output().unwrap());
        answer.in_words();
        answer
    }

    pub fn run(&self, args: &[&str]) -> Answer {
        self.run_by("administratori", args)
    }

    /// Must be done; gives the JSON.
    pub fn done(&self, user: &str, args: &[&str]) -> Value {
        let answer = self.run_by(user, &[args, &["--json"]].concat());
        assert_eq!(answer.code, Some(0), "{args:?}: {answer:?}");
        answer.json()
    }

    /// A sample and an election of the zone in `e.kutia`, with a chair of each side.
    pub fn election() -> Self {
        let desk = Self::new();
        // By its bare name, as people type it, from the folder that they are in.
        let (tables, file) = (desk.path("tabelat"), "e.kutia".to_owned());
        desk.done("", &["sample", "--out", &tables, "--zone", ZONE]);
        desk.done(
            "",
            &[
                "election",
                "create",
                &file,
                "--name-sq",
                "Provë",
                "--name-en",
                "Trial",
                "--date",
                "11.05.2025",
                "--rules",
                "al-2025",
                "--zone",
                ZONE,
                "--administrator",
                "administratori",
                "--full-name",
                "Administratori",
            ],
        );
        for (name, group) in [("kryetarja", "majority"), ("zevendesi", "opposition")] {
            let user = ["users", "add", &file, name, "--full-name", name, "--role", "chair", "--group", group];
            desk.done("administratori", &user);
        }
        desk
    }

    pub fn table(&self, name: &str) -> String {
        self.path(&format!("tabelat/{name}.xlsx"))
    }

    /// Tables in and a plan computed.
    pub fn plan(&self) {
        let file = self.path("e.kutia");
        let tables =
            [("voters", "zgjedhesit"), ("venues", "vendet"), ("units", "njesite-e-kaluara"), ("subjects", "subjektet")];
        for (noun, table) in tables {
            self.done("administratori", &[noun, "import", &file, &self.table(table)]);
        }
        self.done("administratori", &["plan", "solve", &file, "--rounds", "5"]);
    }

    pub fn by_two(&self, args: &[&str]) {
        let id = self.done("kryetarja", args)["awaiting"].to_string();
        self.done("zevendesi", &["approvals", "confirm", &self.path("e.kutia"), &id]);
    }

    /// As far as prepared ballots.
    pub fn ballots(&self) {
        self.plan();
        let file = self.path("e.kutia");
        self.by_two(&["plan", "approve", &file]);
        for list in files_below(&self.folder.path().join("tabelat/listat")) {
            let list = list.to_string_lossy().into_owned();
            if list.contains("me-gabime") {
                continue;
            }
            let subject = self.done("administratori", &["candidates", "import", &file, &list])["subject"].clone();
            self.by_two(&["candidates", "approve", &file, subject.as_str().unwrap()]);
        }
        self.done("administratori", &["lots", "draw", &file, "3 1 4 1 5"]);
        self.done("administratori", &["ballots", "prepare", &file]);
    }
}

/// Every file below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Every file below a folder with its bytes. SQLite counts in its head (bytes 24 to 27, repeated in 92 to 95) how often the file
/// was opened for work, even if nothing was written; that count alone is left out.
pub fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let read = |path: PathBuf| {
        let mut bytes = std::fs::read(&path).unwrap();
        if bytes.starts_with(b"SQLite format 3\0") && bytes.len() > 100 {
            bytes[24..28].fill(0);
            bytes[92..96].fill(0);
        }
        (path, bytes)
    };
    files_below(folder).into_iter().map(read).collect()
}

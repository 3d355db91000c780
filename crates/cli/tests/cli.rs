//! The command line from outside: help, answers, exit codes, and what bad input comes to.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, and says what it skips"
)]

mod kutia;

use std::path::Path;
use std::process::{Command, Stdio};

use api::{CATALOGUE, Kind};
use kutia::{Answer, Desk, PASSWORD, content, files_below};
use serde_json::Value;

/// Every verb as it is typed.
fn verbs() -> Vec<Vec<String>> {
    let typed = |name: &str| name.split('.').map(|part| part.replace('_', "-")).collect::<Vec<_>>();
    let mut verbs: Vec<_> = CATALOGUE.iter().map(|entry| typed(entry.name)).collect();
    verbs.extend(verbs.clone().into_iter().filter(|verb| verb.len() > 1).map(|verb| verb[..1].to_vec()));
    verbs.extend([vec![], vec!["demo".to_owned()], vec!["bench".to_owned()], vec!["completions".to_owned()]]);
    verbs.sort();
    verbs.dedup();
    verbs
}

#[test]
fn every_verb_has_help_in_both_languages() {
    let desk = Desk::new();
    for verb in verbs() {
        let ask = |language: &str| {
            let mut args: Vec<&str> = verb.iter().map(String::as_str).collect();
            args.extend(["--help", "--lang", language]);
            let answer = desk.run(&args);
            assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{args:?}");
            assert!(answer.out.len() > 80, "{answer:?}");
            answer.out
        };
        assert_ne!(ask("sq"), ask("en"), "{verb:?}");
    }
    let completions = desk.run(&["completions", "bash"]);
    assert_eq!(completions.code, Some(0));
    assert!(completions.out.contains("_kutia()") && completions.out.contains("candidates"));
}

#[test]
fn queries_answer_in_json_that_other_programs_can_read() {
    let desk = Desk::election();
    desk.ballots();
    let file = desk.path("e.kutia");
    // A sheet of paper with nothing on it, and the package to read it with.
    let (package, page) = (desk.path("paketa.zip"), desk.path("bosh.pgm"));
    desk.done("administratori", &["ballots", "proof", &file, "--confirm", "A1"]);
    desk.by_two(&["ballots", "release", &file]);
    desk.done("administratori", &["scanners", "package", &file, &package, "--mode", "test"]);
    std::fs::write(&page, [&b"P5\n1654 2339\n255\n"[..], &vec![255; 1654 * 2339]].concat()).unwrap();
    let before = std::fs::read(&file).unwrap();
    let units = desk.done("administratori", &["units", "list", &file]);
    let units = units.as_array().unwrap();
    for unit in units {
        assert!(unit["number"].is_string() && unit["venue"].is_string() && unit["voters"].as_u64() > Some(0), "{unit}");
    }
    let number = units[0]["number"].as_str().unwrap();
    let geometry = desk.done("administratori", &["ballots", "geometry", &file, "--unit", number]);
    let (width, height) = (geometry["paper"]["width"].as_f64().unwrap(), geometry["paper"]["height"].as_f64().unwrap());
    assert!((100.0..500.0).contains(&width) && (100.0..1000.0).contains(&height), "mm: {width} × {height}");
    let targets = geometry["targets"].as_array().unwrap();
    assert!(!targets.is_empty());
    for target in targets {
        let side = |name: &str| target[name].as_f64().unwrap();
        assert!(side("x") > 0.0 && side("x") + side("width") < width, "{target}");
        assert!(side("y") > 0.0 && side("y") + side("height") < height, "{target}");
        assert!(target["id"].is_string() && target["option"].is_string() && target["contest"].is_string(), "{target}");
    }
    let subject = desk.done("administratori", &["subjects", "list", &file])[0]["id"].as_str().unwrap().to_owned();
    let lists = files_below(&desk.folder.path().join("tabelat/listat"));
    let list = lists.iter().find(|file| file.extension().is_some_and(|ending| ending == "xlsx")).unwrap();
    let list = list.to_string_lossy().into_owned();
    for entry in CATALOGUE.iter().filter(|entry| entry.kind == Kind::Query) {
        let (noun, verb) = entry.name.split_once('.').unwrap();
        let verb = verb.replace('_', "-");
        let mut args = vec![noun, verb.as_str(), file.as_str()];
        for arg in entry.args.iter().filter(|arg| arg.required) {
            match (arg.name, arg.positional) {
                ("unit", true) => args.push(number),
                ("unit", false) => args.extend(["--unit", number]),
                ("subject", true) => args.push(&subject),
                ("package", false) => args.extend(["--package", &package]),
                ("images", true) => args.push(&page),
                ("file", false) => args.extend(["--file", "bosh.pgm"]),
                ("file", true) => args.push(&list),
                other => panic!("{} needs {other:?}", entry.name),
            }
        }
        desk.done("administratori", &args);
        let people = desk.run(&args);
        assert_eq!(people.code, Some(0), "{args:?}: {people:?}");
        assert!(people.out.len() > 5 && serde_json::from_str::<Value>(&people.out).is_err(), "{args:?}: {people:?}");
    }
    assert!(before == std::fs::read(&file).unwrap(), "no query changes a byte");
}

#[test]
fn a_workbook_is_checked_without_an_election() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../roster/tests/workbooks");
    let check = |file: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kutia"))
            .args(["candidates", "check", folder.join(file).to_str().unwrap(), "--region", "Berat", "--json"])
            .output()
            .unwrap();
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code().unwrap(), value)
    };
    let (code, whole) = check("plain.openpyxl.xlsx");
    assert_eq!((code, &whole["rows"]), (0, &serde_json::json!(9)), "{whole}");
    assert_eq!(whole["lists"][0]["sublists"][1]["least"], 7, "{whole}");
    let (code, faulty) = check("faults.xlwt.xls");
    assert_eq!(code, 1);
    let number = faulty["findings"].as_array().unwrap().iter().find(|found| found["code"] == "C001").unwrap();
    let fields = ["severity", "sheet", "cell", "value", "article"].map(|name| number[name].as_str().unwrap());
    assert_eq!(fields, ["error", "Lista", "G7", "1234", "72"]);
    assert!(number["expected"].is_string(), "{number}");
    let (code, unreadable) = check("make.py.xlsx");
    assert_eq!((code, &unreadable["findings"][0]["code"]), (2, &serde_json::json!("R101")), "{unreadable}");
}

#[test]
fn columns_are_set_by_hand_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lista.csv");
    let rows = "Radha;Thirrja;I jati;Familja;Gjinia;Datëlindja;NID;Adresa;Deklarata;Lista\n\
        1;Ana;Agim;Guri;F;13.03.1970;;Berat;PO;fikse\n";
    std::fs::write(&file, rows).unwrap();
    let check = |map: &[&str]| {
        let pairs = map.iter().flat_map(|pair| ["--map", pair]);
        let output = Command::new(env!("CARGO_BIN_EXE_kutia"))
            .args(["candidates", "check", "--json"])
            .args(pairs)
            .arg(&file)
            .output()
            .unwrap();
        (output.status.code().unwrap(), serde_json::from_slice::<Value>(&output.stdout).unwrap_or_default())
    };
    let (code, unread) = check(&[]);
    assert_eq!((code, &unread["rows"]), (1, &serde_json::json!(0)), "{unread}");
    let map = ["Thirrja=first_name", "Familja=Mbiemri", "I jati=fathers_name", "Radha="];
    let (_, read) = check(&map);
    assert_eq!(read["rows"], 1, "{read}");
    let by_hand = read["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "R208");
    let told: Vec<_> =
        by_hand.map(|found| (found["cell"].as_str().unwrap(), found["value"].as_str().unwrap())).collect();
    assert_eq!(told, [("B1", "Thirrja"), ("C1", "I jati"), ("D1", "Familja")]);
    assert_eq!(check(&["Thirrja=ngjyra"]).0, 2);
    assert_eq!(check(&["Thirrja"]).0, 2, "a pair has a sign");
}

#[test]
fn exit_codes_say_what_happened() {
    let desk = Desk::election();
    desk.plan();
    let file = desk.path("e.kutia");
    let faulty = files_below(&desk.folder.path().join("tabelat/listat"));
    let faulty = faulty.iter().find(|path| path.to_string_lossy().contains("me-gabime")).unwrap();
    let import = desk.run(&["candidates", "import", &file, &faulty.to_string_lossy()]);
    assert_eq!(import.code, Some(1), "findings: {import:?}");
    assert_eq!(desk.run(&["units", "list", &file]).code, Some(0));
    for wrong in [
        &["units", "list"][..],
        &["nothing"],
        &["units", "list", &file, "--what"],
        &["plan", "solve", &file, "--seed", "x"],
    ] {
        let answer = desk.run(wrong);
        assert_eq!(answer.code, Some(2), "{wrong:?}: {answer:?}");
        assert!(answer.err.starts_with('E') && answer.out.is_empty(), "{wrong:?}: {answer:?}");
        let english = desk.run(&[wrong, &["--lang", "en"]].concat());
        assert_ne!(english.err, answer.err, "{wrong:?} in the chosen language");
    }
    assert_eq!(desk.run_by("zevendesi", &["users", "set-active", &file, "kryetarja"]).code, Some(3), "permission");
    assert_eq!(desk.run(&["lots", "draw", &file, "1 2 3 4"]).code, Some(3), "state");
    assert_eq!(desk.run(&["users", "add", &file, "x"]).code, Some(2));
    let failure = desk.run(&["lots", "draw", &file, "1 2 3 4", "--json"]).json();
    assert_eq!((&failure["code"], &failure["kind"]), (&"E110".into(), &"refused".into()));
}

/// Runs in both languages: same exit code and error code, other words, nothing changed, nothing left.
fn refused(desk: &Desk, what: &str, user: &str, password: &str, args: &[&str], exit: i32) -> String {
    let before = content(desk.folder.path());
    let ask = |language: &str| {
        let mut command = desk.by(user, &[args, &["--lang", language]].concat());
        let answer = Answer::from(command.env("KUTIA_PASSWORD", password).output().unwrap());
        answer.in_words();
        assert_eq!(answer.code, Some(exit), "{what}: {answer:?}");
        answer
    };
    let (sq, en) = (ask("sq"), ask("en"));
    let code = |answer: &Answer| answer.err.split(':').next().unwrap_or_default().to_owned();
    let sound = code(&sq).len() == 4 && code(&sq)[1..].bytes().all(|byte| byte.is_ascii_digit());
    assert!(sound && code(&sq) == code(&en) && sq.err != en.err, "{what}: {sq:?} {en:?}");
    let names =
        |content: &[(std::path::PathBuf, Vec<u8>)]| content.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    let after = content(desk.folder.path());
    assert_eq!(names(&before), names(&after), "{what} left files");
    for ((path, before), (_, after)) in before.iter().zip(&after) {
        assert!(before == after, "{what} changed {}", path.display());
    }
    code(&sq)
}

#[test]
fn bad_workbooks_are_refused_and_change_nothing() {
    let desk = Desk::election();
    let file = desk.path("e.kutia");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(desk.path(name), bytes).unwrap();
        desk.path(name)
    };
    let sound = std::fs::read(desk.table("zgjedhesit")).unwrap();
    let tables = [
        ("text named xlsx, read as one column", write("tekst.xlsx", b"this is no workbook"), 1),
        ("empty file", write("bosh.xlsx", b""), 2),
        ("half a workbook", write("gjysma.xlsx", &sound[..sound.len() / 2]), 2),
        ("the columns of another table", desk.table("vendet"), 1),
        ("directory", desk.path("tabelat"), 2),
        ("missing file", desk.path("nuk-ka.xlsx"), 2),
        ("another kind of file", write("foto.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"), 2),
        ("bytes", write("zhurme.xlsx", &(0..=255).cycle().take(5000).collect::<Vec<u8>>()), 2),
    ];
    for (what, table, exit) in &tables {
        let args = ["voters", "import", &file, table];
        if *exit == 1 {
            let before = content(desk.folder.path());
            let answer = desk.run(&args);
            assert_eq!(answer.code, Some(1), "{what}: {answer:?}");
            assert!(answer.out.contains("gabim R20"), "{what} says what is missing: {answer:?}");
            assert!(content(desk.folder.path()) == before, "{what} changed something");
        } else {
            refused(&desk, what, "administratori", PASSWORD, &args, *exit);
        }
    }
    for noun in ["venues", "units"] {
        refused(&desk, noun, "administratori", PASSWORD, &[noun, "import", &file, &tables[1].1], 2);
    }
}

#[test]
fn bad_elections_are_refused_and_change_nothing() {
    let desk = Desk::election();
    desk.plan();
    let file = desk.path("e.kutia");
    let sound = std::fs::read(&file).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(desk.path(name), bytes).unwrap();
        desk.path(name)
    };
    let mut other = b"SQLite format 3\0".to_vec();
    other.extend_from_slice(&sound[16..60]);
    other.extend([0; 8]);
    other.extend([0, 0, 0, 0]);
    other.extend_from_slice(&sound[72..]);
    let mut foreign = sound.clone();
    foreign[68..72].copy_from_slice(&[0, 0, 0, 7]);
    let elections = [
        ("text", write("tekst.kutia", b"this is no election")),
        ("empty", write("bosh.kutia", b"")),
        ("half", write("gjysma.kutia", &sound[..sound.len() / 2])),
        ("a quarter", write("cerek.kutia", &sound[..sound.len() / 4 + 17])),
        ("another SQLite file", write("huaj.kutia", &foreign)),
        ("a broken head", write("koka.kutia", &other)),
        ("directory", desk.path("tabelat")),
        ("missing", desk.path("nuk-ka.kutia")),
    ];
    for (what, election) in &elections {
        for args in [&["units", "list", election][..], &["plan", "solve", election]] {
            refused(&desk, &format!("{what} {args:?}"), "administratori", PASSWORD, args, 2);
        }
    }
    let wrong = "Nje-fjale-e-gabuar-1";
    assert_eq!(refused(&desk, "wrong password", "kryetarja", wrong, &["units", "list", &file], 3), "E203");
    assert_eq!(refused(&desk, "nobody", "askush", PASSWORD, &["units", "list", &file], 3), "E203");
    let create = [
        "election",
        "create",
        &file,
        "--name-sq",
        "P",
        "--name-en",
        "T",
        "--date",
        "2025-05-11",
        "--rules",
        "al-2025",
        "--zone",
        kutia::ZONE,
        "--administrator",
        "a",
        "--full-name",
        "A",
    ];
    refused(&desk, "an election is there", "", PASSWORD, &create, 2);
    let mut elsewhere = create;
    let fresh = desk.path("e-re.kutia");
    elsewhere[2] = &fresh;
    refused(&desk, "a short password", "", "shkurt", &elsewhere, 3);
    elsewhere[12] = "Atlantida";
    assert_eq!(refused(&desk, "unknown zone", "", PASSWORD, &elsewhere, 2), "E108");
}

#[test]
fn where_nothing_can_be_written_nothing_is_left() {
    let desk = Desk::election();
    let file = desk.path("e.kutia");
    refused(
        &desk,
        "backup into a file",
        "administratori",
        PASSWORD,
        &["election", "backup", &file, "/dev/full/k.kutia"],
        2,
    );
    refused(&desk, "backup onto itself", "administratori", PASSWORD, &["election", "backup", &file, &file], 2);
    refused(&desk, "sample into a file", "", PASSWORD, &["sample", "--out", &file], 2);
    if !Path::new("/dev/full").exists() {
        eprintln!("SKIPPED: there is no /dev/full here");
        return;
    }
    let before = std::fs::read(&file).unwrap();
    for args in [&["territory", "show", &file][..], &["territory", "show", &file, "--json"], &["completions", "bash"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let answer =
            Answer::from(desk.by("administratori", args).stdout(full).stderr(Stdio::piped()).output().unwrap());
        answer.in_words();
        assert_eq!(answer.code, Some(4), "{args:?}: {answer:?}");
        assert!(answer.err.starts_with("E126: "), "{answer:?}");
    }
    assert!(before == std::fs::read(&file).unwrap());
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[test]
#[cfg(unix)]
fn without_permission_to_write_the_election_is_not_changed() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::election();
    let file = desk.path("e.kutia");
    if !is_root() || Command::new("setpriv").arg("--version").output().is_err() {
        eprintln!("SKIPPED: needs root and setpriv to run as somebody else");
        return;
    }
    let mode = |path: &Path, bits| std::fs::set_permissions(path, std::fs::Permissions::from_mode(bits)).unwrap();
    mode(desk.folder.path(), 0o755);
    mode(Path::new(&file), 0o644);
    // The program itself may lie where nobody may look.
    let program = desk.path("kutia");
    std::fs::copy(env!("CARGO_BIN_EXE_kutia"), &program).unwrap();
    mode(Path::new(&program), 0o755);
    let as_nobody = |args: &[&str]| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", &program]).args(args);
        desk.surround(&mut command, "administratori");
        let answer = Answer::from(command.output().unwrap());
        answer.in_words();
        answer
    };
    let before = content(desk.folder.path());
    let read = as_nobody(&["territory", "show", &file]);
    assert_eq!(read.code, Some(0), "who may read, reads: {read:?}");
    let workbook = desk.table("zgjedhesit");
    let target = desk.path("kopja.kutia");
    for args in [
        &["voters", "import", &file, &workbook][..],
        &["election", "backup", &file, &target],
        &["sample", "--out", &target],
    ] {
        let answer = as_nobody(args);
        assert!(matches!(answer.code, Some(2 | 3)), "{args:?}: {answer:?}");
        assert!(answer.err.contains(": ") && answer.err.len() > 10, "{answer:?}");
    }
    mode(Path::new(&file), 0o600);
    let answer = as_nobody(&["territory", "show", &file]);
    assert!(matches!(answer.code, Some(2 | 3)), "{answer:?}");
    assert!(content(desk.folder.path()) == before, "nothing changed, nothing left");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_leaves_no_file() {
    let desk = Desk::election();
    let small = desk.path("i-vogel");
    std::fs::create_dir(&small).unwrap();
    let mounted = is_root()
        && Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs", &small])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("SKIPPED: needs the right to mount a small tmpfs");
        return;
    }
    struct Unmount(String);
    impl Drop for Unmount {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }
    let _unmount = Unmount(small.clone());
    let file = desk.path("e.kutia");
    let entries = || desk.done("administratori", &["audit", "verify", &file])["head"].clone();
    let before = entries();
    for args in
        [&["election", "backup", &file, &format!("{small}/k.kutia")][..], &["sample", "--out", &format!("{small}/t")]]
    {
        let answer = desk.run(args);
        assert!(matches!(answer.code, Some(2 | 4)), "{args:?}: {answer:?}");
        assert_eq!(files_below(Path::new(&small)), Vec::<std::path::PathBuf>::new(), "{args:?}");
    }
    assert_eq!(entries(), before);
    assert!(files_below(desk.folder.path()).iter().all(|path| !path.to_string_lossy().contains(".kutia-")));
}

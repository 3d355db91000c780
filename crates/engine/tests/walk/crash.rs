//! A program that was cut off: what it left is mended when the election is opened for work the next time.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use engine::Job;
use model::Digest;
use serde_json::json;
use store::journal::{Move, Underway};
use store::{Location, Mode, Store};

use crate::office::{Office, PASSWORD, call_of, engine_in};

const FOLDER: &str = "KUTIA_TEST_CRASH_FOLDER";

/// Not a test of its own: prints forms in another process and stops dead at the first file.
#[test]
#[ignore = "started by the test below in a process of its own"]
fn child_that_stops_while_printing() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let engine = engine_in(&folder);
    engine.open(&folder.join("zgjedhja.kutia").to_string_lossy(), false).unwrap();
    let login = json!({ "user": "operatorja", "password": PASSWORD });
    engine.call(call_of("session.sign_in", login), &Job::default()).unwrap();
    let job = Job::new(|progress| {
        if progress.step == "forms" && progress.done > 0 {
            std::process::abort();
        }
    });
    let _ = engine.call(call_of("forms.print", json!({ "out": folder.join("formularet") })), &job);
}

fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().contains(".partial")).collect()
}

#[test]
fn what_was_being_written_when_the_program_stopped_is_removed_at_the_next_start() {
    let office = Office::new();
    office.plan();
    office.by_two("plan.approve", json!({}));
    let head = office.head();
    office.engine.close().unwrap();
    let folder = office.folder.path();
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "crash::child_that_stops_while_printing", "--nocapture"])
        .env(FOLDER, folder)
        .status()
        .unwrap();
    assert!(!status.success(), "the child was to stop dead");
    assert_eq!(leftovers(folder).len(), 2, "it was writing: the folder and its lock");
    assert!(!folder.join("formularet").exists(), "nothing half stands under its own name");

    office.engine.open(&office.path("zgjedhja.kutia"), true).unwrap();
    assert_eq!(leftovers(folder).len(), 2, "who only reads mends nothing");
    office.engine.open(&office.path("zgjedhja.kutia"), false).unwrap();
    assert_eq!(leftovers(folder), Vec::<PathBuf>::new());
    office.sign_in("administratori");
    assert_eq!(office.head(), head, "what was cut off is not in the chain");
    let input = json!({ "out": office.path("formularet"), "units": office.units(1) });
    office.done("forms.print", input);
}

/// Writes a row as it stands between the commit and the renaming.
fn committed(office: &Office, from: &Path, to: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let location = Location::File(PathBuf::from(office.path("zgjedhja.kutia")));
        let store = Store::open(&location, Mode::ReadWrite).await.unwrap();
        let mut change = store.begin().await.unwrap();
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let moves = vec![Move { from: text(from), to: text(to), sha256: Digest([0; 32]) }];
        let row = Underway { id: 0, command: "forms.print renaming".to_owned(), moves, at_us: 0 };
        store::journal::open(&mut change, &row).await.unwrap();
        change.commit().await.unwrap();
        store.close().await.unwrap();
    });
}

#[test]
fn what_was_committed_when_the_program_stopped_gets_its_name_at_the_next_start() {
    let office = Office::new();
    office.engine.close().unwrap();
    let file = office.path("zgjedhja.kutia");
    let folder = office.folder.path();
    let (from, to) = (folder.join(".formularet.1-1.partial"), folder.join("formularet"));
    std::fs::create_dir(&from).unwrap();
    std::fs::write(from.join("a.pdf"), "a").unwrap();
    committed(&office, &from, &to);

    // Something stands where it belongs: the election can be worked on, and nothing is replaced.
    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("i-huaj.txt"), "x").unwrap();
    office.engine.open(&file, false).unwrap();
    office.engine.close().unwrap();
    assert!(from.join("a.pdf").exists() && to.join("i-huaj.txt").exists());

    std::fs::remove_dir_all(&to).unwrap();
    office.engine.open(&file, false).unwrap();
    assert!(!from.exists());
    assert_eq!(std::fs::read(to.join("a.pdf")).unwrap(), b"a");
    office.engine.close().unwrap();
    std::fs::remove_dir_all(&to).unwrap();
    office.engine.open(&file, false).unwrap();
    assert!(!to.exists(), "mended once only");
}

#[test]
fn what_another_program_is_writing_now_is_left_alone() {
    let office = Office::new();
    office.plan();
    office.by_two("plan.approve", json!({}));
    let (file, folder) = (office.path("zgjedhja.kutia"), office.folder.path().to_path_buf());
    let looked = Arc::new(AtomicBool::new(false));
    let job = Job::new({
        let looked = Arc::clone(&looked);
        move |progress| {
            if progress.step == "forms" && progress.done == 1 {
                // A thread of its own, as a second window would be.
                let window = || {
                    let other = engine_in(&folder);
                    other.open(&file, false).unwrap();
                    assert_eq!(leftovers(&folder).len(), 2, "a second window took it away");
                    other.close().unwrap();
                };
                std::thread::scope(|scope| scope.spawn(window).join().unwrap());
                looked.store(true, Ordering::Relaxed);
            }
        }
    });
    let input = json!({ "out": office.path("formularet"), "units": office.units(1) });
    office.engine.call(call_of("forms.print", input), &job).unwrap();
    assert!(looked.load(Ordering::Relaxed));
    assert_eq!(leftovers(office.folder.path()), Vec::<PathBuf>::new());
}

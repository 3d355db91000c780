//! Bad input and bad disks: each has its own code, changes nothing, and leaves no half-written file.

use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use sea_orm::ConnectionTrait as _;
use store::{Error, Location, Mode, Store, audit};

use crate::chain::past_the_store;
use crate::content::*;
use crate::place::Place;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Opens in both modes; both must say this code and leave the folder as it was, byte for byte.
async fn refused(path: &Path, code: &str) {
    let folder = path.parent().unwrap();
    let before = (names(folder), std::fs::read(path).ok());
    for mode in [Mode::ReadOnly, Mode::ReadWrite] {
        let opened = Store::open(&Location::File(path.to_owned()), mode).await;
        assert_eq!(opened.as_ref().map_err(Error::code).err(), Some(code), "{mode:?}: {opened:?}");
        assert_eq!((names(folder), std::fs::read(path).ok()), before, "{mode:?}");
    }
}

async fn filled_file() -> Place {
    let place = Place::file();
    filled(&place).await.close().await.unwrap();
    place
}

#[tokio::test]
async fn a_closed_election_is_exactly_one_file_with_our_mark() {
    let place = filled_file().await;
    assert_eq!(names(place.folder.path()).len(), 1);
    let bytes = std::fs::read(place.path()).unwrap();
    assert_eq!(&bytes[68..72], b"KUTI");
    assert_eq!(&bytes[18..20], [1, 1], "in rollback mode, so that reading changes nothing");
}

#[tokio::test]
async fn what_is_no_election_has_its_own_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.kutia");
    refused(&path, "S101").await;
    std::fs::write(&path, "").unwrap();
    refused(&path, "S104").await;
    std::fs::write(&path, "Emri;Mbiemri\n".repeat(1000)).unwrap();
    refused(&path, "S104").await;
    std::fs::write(&path, "SQLite format 3\0 and no more").unwrap();
    refused(&path, "S104").await;
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    refused(&path, "S102").await;
    assert!(matches!(Store::create(&Location::File(path)).await, Err(Error::Directory)));
    let nowhere = folder.path().join("no such folder/x.kutia");
    assert!(matches!(Store::create(&Location::File(nowhere)).await, Err(Error::Missing)));
    assert_eq!(names(folder.path()), ["x.kutia"]);
}

#[tokio::test]
async fn another_programs_database_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.sqlite");
    let made = Command::new("sqlite3").arg(&path).arg("CREATE TABLE audit_head (id INTEGER)").status();
    if !made.is_ok_and(|status| status.success()) {
        println!("SKIPPED: sqlite3 is not installed (Debian: apt-get install sqlite3)");
        return;
    }
    refused(&path, "S105").await;
    let marked = Command::new("sqlite3").arg(&path).arg("PRAGMA application_id = 1263883337").status();
    assert!(marked.unwrap().success());
    refused(&path, "S105").await;
}

#[tokio::test]
async fn a_file_cut_anywhere_is_damaged_and_never_opened() {
    let place = filled_file().await;
    let whole = std::fs::read(place.path()).unwrap();
    for length in [whole.len() / 2, whole.len() - 1, whole.len() - 4096, 4096, 100] {
        std::fs::write(place.path(), &whole[..length]).unwrap();
        refused(place.path(), "S106").await;
    }
    std::fs::write(place.path(), &whole[..99]).unwrap();
    refused(place.path(), "S104").await;
}

#[tokio::test]
async fn a_page_of_rubbish_inside_is_found() {
    let place = filled_file().await;
    let whole = std::fs::read(place.path()).unwrap();
    let mut found = 0;
    for page in [1, 2, whole.len() / 4096 / 2] {
        let mut bytes = whole.clone();
        bytes[page * 4096..page * 4096 + 512].fill(0xA5);
        std::fs::write(place.path(), &bytes).unwrap();
        match Store::open(&place.location, Mode::ReadOnly).await {
            Err(Error::Damaged) => found += 1,
            other => panic!("page {page}: {other:?}"),
        }
    }
    assert_eq!(found, 3);
}

#[tokio::test]
async fn a_newer_file_is_refused_and_named() {
    let place = filled_file().await;
    let past = past_the_store(&place).await;
    past.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m0099_future', 1)")
        .await
        .unwrap();
    past.close().await.unwrap();
    refused(place.path(), "S107").await;
    match Store::open(&place.location, Mode::ReadOnly).await {
        Err(error) => assert_eq!(error.values(), [("version", "m0099_future".to_owned())]),
        Ok(_) => panic!("opened"),
    }
}

#[tokio::test]
async fn reading_a_copy_changes_no_byte_and_leaves_nothing_beside_it() {
    let place = Place::file();
    let store = filled(&place).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("kopje.kutia");
    store.snapshot(&copy).await.unwrap();
    assert_eq!(names(folder.path()), ["kopje.kutia"]);
    let before = std::fs::read(&copy).unwrap();

    let read = Store::open(&Location::File(copy.clone()), Mode::ReadOnly).await.unwrap();
    let head = audit::head(store.reader()).await.unwrap();
    assert_eq!(audit::verify(&read.still().await.unwrap()).await.unwrap(), Ok(head));
    assert_eq!(store::voters::all(read.reader()).await.unwrap(), voter_groups(500));
    assert_eq!(names(folder.path()), ["kopje.kutia"], "while it is open");
    read.close().await.unwrap();
    assert_eq!(names(folder.path()), ["kopje.kutia"]);
    assert!(std::fs::read(&copy).unwrap() == before, "a byte changed");
}

#[tokio::test]
async fn a_copy_takes_nobodys_place_and_works_as_an_election_of_its_own() {
    let place = Place::file();
    let store = filled(&place).await;
    let before = std::fs::read(place.path()).unwrap();
    assert!(matches!(store.snapshot(place.path()).await, Err(Error::AlreadyThere)));
    assert!(matches!(store.snapshot(place.folder.path()).await, Err(Error::Directory)));
    let nowhere = place.folder.path().join("no such folder/x.kutia");
    assert!(matches!(store.snapshot(&nowhere).await, Err(Error::Missing)));
    assert!(std::fs::read(place.path()).unwrap() == before);

    let folder = tempfile::tempdir().unwrap();
    let copy = Location::File(folder.path().join("kopje.kutia"));
    // A change under way is not in the copy and does not hold it up.
    let mut change = store.begin().await.unwrap();
    store::voters::replace_all(&mut change, &[]).await.unwrap();
    let Location::File(path) = &copy else { return };
    store.snapshot(path).await.unwrap();
    change.commit().await.unwrap();
    let copied = Store::open(&copy, Mode::ReadWrite).await.unwrap();
    assert_eq!(store::voters::count(copied.reader()).await.unwrap().groups, 500);
    copied.begin().await.unwrap().commit().await.unwrap();
    copied.close().await.unwrap();
    assert_eq!(names(folder.path()), ["kopje.kutia"]);
}

#[tokio::test]
async fn a_draft_that_is_given_up_leaves_nothing() {
    let place = Place::file();
    let draft = Store::draft(&place.location).await.unwrap();
    let mut change = draft.store().begin().await.unwrap();
    fill(&mut change).await;
    change.commit().await.unwrap();
    assert!(!place.path().exists(), "it appears only when it is published");
    drop(draft);
    assert_eq!(names(place.folder.path()), Vec::<String>::new());
}

/// Runs a command as the user `nobody`; `None`, said aloud, where the tests are not root.
fn as_nobody(test: &str, path: &Path) -> Option<String> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n");
    if !root {
        println!("SKIPPED: only root can become another user");
        return None;
    }
    let mut child = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"])
        .arg(std::env::current_exe().unwrap())
        .args([&format!("writers::child_{test}"), "--exact", "--nocapture"])
        .env("KUTIA_STORE_CHILD", format!("file\n{}\n", path.to_str().unwrap()))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    Some(said)
}

#[tokio::test]
async fn without_permission_it_can_be_read_or_not_at_all_and_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = filled_file().await;
    let allow = |path: &Path, bits| std::fs::set_permissions(path, std::fs::Permissions::from_mode(bits)).unwrap();
    allow(place.folder.path(), 0o755);
    allow(place.path(), 0o644);
    let Some(said) = as_nobody("opens_for_writing", place.path()) else { return };
    assert!(said.contains("refused with S103"), "{said}");
    let said = as_nobody("reads", place.path()).unwrap();
    assert!(said.contains("groups 500"), "{said}");
    allow(place.path(), 0o600);
    let said = as_nobody("opens_for_writing", place.path()).unwrap();
    assert!(said.contains("refused with S103"), "{said}");
    // The file may be written, its folder not: no log can be made beside it.
    allow(place.path(), 0o666);
    let said = as_nobody("opens_for_writing", place.path()).unwrap();
    assert!(said.contains("refused with S103"), "{said}");
    assert_eq!(names(place.folder.path()).len(), 1);
}

/// A disk of one megabyte, or `None`, said aloud.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        println!("SKIPPED: a small disk cannot be mounted here");
        None
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[tokio::test]
async fn a_full_disk_is_said_and_changes_nothing() {
    let Some(disk) = SmallDisk::mount() else { return };
    let folder = disk.0.path();
    let location = Location::File(folder.join("x.kutia"));
    let store = Store::create(&location).await.unwrap();
    let mut change = store.begin().await.unwrap();
    store::territory::replace_all(&mut change, &admin_units()).await.unwrap();
    store::voters::replace_all(&mut change, &voter_groups(100)).await.unwrap();
    change.commit().await.unwrap();

    let mut change = store.begin().await.unwrap();
    let written = match store::voters::replace_all(&mut change, &voter_groups(20_000)).await {
        Ok(()) => change.commit().await,
        Err(error) => {
            drop(change);
            Err(error)
        }
    };
    assert!(matches!(written, Err(Error::DiskFull)), "{written:?}");
    assert_eq!(store::voters::all(store.reader()).await.unwrap(), voter_groups(100));
    // The log cannot be brought home into the file while there is no room, and that is said; nothing of it is lost.
    let closed = store.close().await;
    assert!(matches!(closed, Ok(()) | Err(Error::DiskFull)), "{closed:?}");

    let store = Store::open(&location, Mode::ReadOnly).await.unwrap();
    assert_eq!(store::voters::all(store.reader()).await.unwrap(), voter_groups(100));
    std::fs::write(folder.join("full"), vec![7; 2_000_000]).unwrap_err();
    let before = names(folder);
    let copied = store.snapshot(&folder.join("kopje.kutia")).await;
    assert!(matches!(copied, Err(Error::DiskFull)), "{copied:?}");
    let made = Store::create(&Location::File(folder.join("y.kutia"))).await;
    assert!(matches!(made, Err(Error::DiskFull)), "{made:?}");
    assert_eq!(names(folder), before);
}

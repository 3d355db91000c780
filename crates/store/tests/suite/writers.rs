//! Several writers at once, and one that is killed: no change is lost, none is half there.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use model::thing::Thing;
use store::{Error, Location, Mode, Store, audit, things};

use crate::both;
use crate::content::*;
use crate::place::Place;

both! {
    async fn two_stores_on_one_election_lose_no_change(place: &Place) {
        Store::create(&place.location).await.unwrap().close().await.unwrap();
        let one = Store::open(&place.location, Mode::ReadWrite).await.unwrap();
        let other = Store::open(&place.location, Mode::ReadWrite).await.unwrap();
        let write = async |store: &Store| {
            for _ in 0..25 {
                let mut change = store.begin().await.unwrap();
                // Read, then write: exactly what loses a change where the reading does not wait too.
                let seen = things::versions(&change).await.unwrap().version(Thing::Lots);
                let now = things::bump(&mut change, Thing::Lots, &id("arta"), AT).await.unwrap();
                assert_eq!(now, seen + 1);
                audit::append(&mut change, entry("lots.draw")).await.unwrap();
                change.commit().await.unwrap();
            }
        };
        tokio::join!(write(&one), write(&other), write(&one), write(&other));
        assert_eq!(things::versions(one.reader()).await.unwrap().version(Thing::Lots), 100);
        assert_eq!(audit::verify(other.reader()).await.unwrap().unwrap().number, 100);
        one.close().await.unwrap();
        other.close().await.unwrap();
    }

    async fn a_writer_that_waits_too_long_is_told_so(place: &Place) {
        let one = Store::create(&place.location).await.unwrap();
        let other = Store::open_patiently(&place.location, Mode::ReadWrite, Duration::from_millis(200)).await.unwrap();
        let change = one.begin().await.unwrap();
        let late = other.begin().await;
        assert!(matches!(late, Err(Error::Locked)), "{late:?}");
        drop(change);
        other.begin().await.unwrap().commit().await.unwrap();
    }

    async fn a_store_opened_for_reading_does_not_write(place: &Place) {
        filled(place).await.close().await.unwrap();
        let store = Store::open(&place.location, Mode::ReadOnly).await.unwrap();
        assert!(matches!(store.begin().await, Err(Error::ReadOnly)));
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 500);
    }

    async fn a_second_election_at_the_same_place_is_refused(place: &Place) {
        let store = filled(place).await;
        let again = Store::create(&place.location).await;
        assert!(matches!(again, Err(Error::AlreadyThere)), "{again:?}");
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 500);
    }

    async fn a_draft_that_is_overtaken_takes_nobodys_place(place: &Place) {
        let draft = Store::draft(&place.location).await.unwrap();
        if let Location::File(path) = &place.location {
            filled(&Place { location: Location::File(path.clone()), folder: tempfile::tempdir().unwrap() }).await;
            let late = draft.publish().await;
            assert!(matches!(late, Err(Error::AlreadyThere)), "{late:?}");
            let store = Store::open(&place.location, Mode::ReadOnly).await.unwrap();
            assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 500);
        } else {
            // A draft left behind on a server makes way for the next.
            drop(draft);
            Store::create(&place.location).await.unwrap();
        }
    }

    async fn there_is_nothing_to_open_where_nothing_is(place: &Place) {
        for mode in [Mode::ReadOnly, Mode::ReadWrite] {
            let opened = Store::open(&place.location, mode).await;
            assert!(matches!(opened, Err(Error::Missing)), "{opened:?}");
        }
    }

    async fn a_killed_writer_leaves_what_was_committed_and_nothing_else(place: &Place) {
        filled(place).await.close().await.unwrap();
        let mut child = child("a_killed_writer", &place.location);
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(said.any(|line| line.contains("half way")), "the child did not get that far");
        child.kill().unwrap();
        child.wait().unwrap();

        let store = Store::open(&place.location, Mode::ReadWrite).await.unwrap();
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 7, "the committed change");
        assert_eq!(store::venues::all(store.reader()).await.unwrap(), venues(), "the change under way");
        assert_eq!(audit::verify(store.reader()).await.unwrap().unwrap().number, 2);
        assert_eq!(things::content_fault(store.reader()).await.unwrap(), []);
        store.close().await.unwrap();
        if let Location::File(path) = &place.location {
            assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "one file remains");
        }
    }
}

/// Runs one of the tests below, which do nothing unless they are told a place, in a process of its own.
pub fn child(test: &str, location: &Location) -> std::process::Child {
    let (kind, place, schema) = match location {
        Location::File(path) => ("file", path.to_str().unwrap().to_owned(), String::new()),
        Location::Postgres { url, schema } => ("postgres", url.clone(), schema.clone()),
    };
    Command::new(std::env::current_exe().unwrap())
        .args([&format!("writers::child_{test}"), "--exact", "--nocapture"])
        .env("KUTIA_STORE_CHILD", format!("{kind}\n{place}\n{schema}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn told() -> Option<Location> {
    let told = std::env::var("KUTIA_STORE_CHILD").ok()?;
    let parts: Vec<&str> = told.split('\n').collect();
    Some(match parts[0] {
        "file" => Location::File(parts[1].into()),
        _ => Location::Postgres { url: parts[1].into(), schema: parts[2].into() },
    })
}

#[tokio::test]
async fn child_a_killed_writer() {
    let Some(location) = told() else { return };
    let store = Store::open(&location, Mode::ReadWrite).await.unwrap();
    let mut change = store.begin().await.unwrap();
    store::voters::replace_all(&mut change, &voter_groups(7)).await.unwrap();
    things::bump(&mut change, Thing::Voters, &id("arta"), AT).await.unwrap();
    audit::append(&mut change, entry("voters.import")).await.unwrap();
    change.commit().await.unwrap();

    let mut change = store.begin().await.unwrap();
    store::venues::replace_all(&mut change, &[]).await.unwrap();
    store::voters::replace_all(&mut change, &voter_groups(20_000)).await.unwrap();
    audit::append(&mut change, entry("venues.import")).await.unwrap();
    println!("half way");
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn child_opens_for_writing() {
    let Some(location) = told() else { return };
    match Store::open(&location, Mode::ReadWrite).await {
        Ok(_) => println!("opened"),
        Err(error) => println!("refused with {}", error.code()),
    }
}

#[tokio::test]
async fn child_reads() {
    let Some(location) = told() else { return };
    let store = Store::open(&location, Mode::ReadOnly).await.unwrap();
    println!("groups {}", store::voters::count(store.reader()).await.unwrap().groups);
}

//! The audit chain: the database refuses to change it, and what is changed all the same is found and named.

use model::audit::{ChainFault, Head};
use model::thing::Thing;
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection};
use store::{Location, Store, audit, things};

use crate::both;
use crate::content::*;
use crate::place::Place;

/// A connection past the store, as a person with other tools has one.
pub async fn past_the_store(place: &Place) -> DatabaseConnection {
    match &place.location {
        Location::File(path) => {
            let path = path.clone();
            let mut options = ConnectOptions::new("sqlite:x");
            options.map_sqlx_sqlite_opts(move |options| options.filename(&path).foreign_keys(false));
            Database::connect(options).await.unwrap()
        }
        Location::Postgres { url, schema } => {
            let mut options = ConnectOptions::new(url);
            options.set_schema_search_path(schema).max_connections(1);
            Database::connect(options).await.unwrap()
        }
    }
}

async fn without_triggers(place: &Place) -> DatabaseConnection {
    let connection = past_the_store(place).await;
    let drop = match &place.location {
        Location::File(_) => {
            "DROP TRIGGER audit_entry_grows; DROP TRIGGER audit_entry_unchanged; DROP TRIGGER audit_entry_stays; \
             DROP TRIGGER audit_head_single; DROP TRIGGER audit_head_forward; \
             DROP TRIGGER audit_head_stays"
        }
        Location::Postgres { .. } => {
            "ALTER TABLE audit_entry DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL"
        }
    };
    connection.execute_unprepared(drop).await.unwrap();
    connection
}

/// A store with a chain of ten entries.
async fn ten_entries(place: &Place) -> Store {
    let store = Store::create(&place.location).await.unwrap();
    let mut change = store.begin().await.unwrap();
    for number in 1..=10 {
        let head = audit::append(&mut change, entry(&format!("command.{number}"))).await.unwrap();
        assert_eq!(head.number, number);
    }
    change.commit().await.unwrap();
    store
}

async fn verdict(store: &Store) -> Result<Head, ChainFault> {
    audit::verify(&store.still().await.unwrap()).await.unwrap()
}

both! {
    async fn a_whole_chain_holds_and_pages_come_newest_first(place: &Place) {
        let store = Store::create(&place.location).await.unwrap();
        assert_eq!(verdict(&store).await, Ok(Head::EMPTY));
        drop(store);
        let store = Store::open(&place.location, store::Mode::ReadWrite).await.unwrap();
        let mut change = store.begin().await.unwrap();
        for number in 1..=1203 {
            audit::append(&mut change, entry(&format!("command.{number}"))).await.unwrap();
        }
        change.commit().await.unwrap();
        let head = audit::head(store.reader()).await.unwrap();
        assert_eq!(head.number, 1203);
        assert_eq!(verdict(&store).await, Ok(head));
        let page = audit::page(store.reader(), None, 2).await.unwrap();
        assert_eq!(page.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1203, 1202]);
        let page = audit::page(store.reader(), Some(3), 200).await.unwrap();
        assert_eq!(page.iter().map(|entry| entry.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(page[0].summary, entry("").summary);
        assert_eq!(page[0].files, entry("").files);
    }

    async fn the_database_refuses_to_change_the_chain(place: &Place) {
        let store = ten_entries(place).await;
        let past = past_the_store(place).await;
        let zeros = "0".repeat(64);
        let values = format!("1, 'x', 'x', 'x', '[]', '{{}}', '{zeros}', '{zeros}'");
        let columns = "number, at_us, user_name, role, command, files, summary, previous, hash";
        let mut statements = vec![
            "UPDATE audit_entry SET command = 'x' WHERE number = 3".to_owned(),
            "DELETE FROM audit_entry WHERE number = 10".to_owned(),
            "DELETE FROM audit_entry".to_owned(),
            "UPDATE audit_head SET number = 5".to_owned(),
            "UPDATE audit_head SET number = 11".to_owned(),
            format!("UPDATE audit_head SET hash = '{zeros}'"),
            "DELETE FROM audit_head".to_owned(),
            format!("INSERT INTO audit_head (id, number, hash) VALUES (2, 0, '{zeros}')"),
            format!("INSERT INTO audit_entry ({columns}) VALUES (12, {values})"),
        ];
        match &place.location {
            Location::File(_) => statements.extend([
                format!("INSERT OR REPLACE INTO audit_entry ({columns}) VALUES (3, {values})"),
                format!("INSERT OR REPLACE INTO audit_head (id, number, hash) VALUES (1, 0, '{zeros}')"),
                "UPDATE OR REPLACE audit_entry SET number = 4 WHERE number = 3".to_owned(),
            ]),
            Location::Postgres { .. } => {
                statements.extend(["TRUNCATE audit_entry".to_owned(), "TRUNCATE audit_head".to_owned()]);
            }
        }
        for statement in statements {
            let refused = past.execute_unprepared(&statement).await;
            assert!(refused.as_ref().is_err_and(|error| error.to_string().contains("audit:")), "{statement}: {refused:?}");
        }
        assert_eq!(verdict(&store).await.unwrap().number, 10);
    }

    async fn every_way_to_spoil_the_chain_is_named_with_its_first_bad_entry(place: &Place) {
        let store = ten_entries(place).await;
        let past = without_triggers(place).await;
        let zeros = "0".repeat(64);
        // Each is done, looked at, and undone.
        let cases: Vec<(&str, String, ChainFault)> = vec![
            ("changed", "UPDATE audit_entry SET command = 'voters.none' WHERE number = 4".into(), ChainFault::Changed { number: 4 }),
            ("another user", "UPDATE audit_entry SET user_name = 'dikush' WHERE number = 1".into(), ChainFault::Changed { number: 1 }),
            ("second person removed", "UPDATE audit_entry SET second = NULL WHERE number = 10".into(), ChainFault::Changed { number: 10 }),
            ("made unreadable", "UPDATE audit_entry SET files = 'x' WHERE number = 6".into(), ChainFault::Changed { number: 6 }),
            ("no digest", "UPDATE audit_entry SET previous = 'x' WHERE number = 7".into(), ChainFault::Changed { number: 7 }),
            ("removed", "DELETE FROM audit_entry WHERE number = 5".into(), ChainFault::Order { expected: 5, found: 6 }),
            ("first removed", "DELETE FROM audit_entry WHERE number = 1".into(), ChainFault::Order { expected: 1, found: 2 }),
            ("reordered", "UPDATE audit_entry SET number = CASE number WHEN 2 THEN 103 WHEN 3 THEN 102 ELSE number END; \
                UPDATE audit_entry SET number = number - 100 WHERE number > 100".into(), ChainFault::Changed { number: 2 }),
            ("one before the first", "UPDATE audit_entry SET number = 0 WHERE number = 1".into(), ChainFault::Order { expected: 1, found: 0 }),
            ("cut off", "DELETE FROM audit_entry WHERE number > 7".into(), ChainFault::Truncated { last: 7, expected: 10 }),
            ("all gone", "DELETE FROM audit_entry".into(), ChainFault::Truncated { last: 0, expected: 10 }),
            ("head set back", "UPDATE audit_head SET number = 7".into(), ChainFault::Head { last: 10 }),
            ("head's hash", format!("UPDATE audit_head SET hash = '{zeros}'"), ChainFault::Head { last: 10 }),
            ("head unreadable", "UPDATE audit_head SET hash = 'x'".into(), ChainFault::Head { last: 10 }),
            ("head gone", "DELETE FROM audit_head".into(), ChainFault::Head { last: 10 }),
        ];
        past.execute_unprepared("CREATE TABLE kept AS SELECT * FROM audit_entry; CREATE TABLE kept_head AS SELECT * FROM audit_head")
            .await
            .unwrap();
        for (what, statement, fault) in cases {
            if what == "one before the first" {
                // The table's own check refuses a number below 1 even without triggers.
                assert!(past.execute_unprepared(&statement).await.is_err());
                continue;
            }
            past.execute_unprepared(&statement).await.unwrap();
            assert_eq!(verdict(&store).await, Err(fault), "{what}");
            past.execute_unprepared(
                "DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM kept; \
                 DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept_head",
            )
            .await
            .unwrap_or_else(|error| panic!("{what}: {error}"));
            assert_eq!(verdict(&store).await.unwrap().number, 10);
        }
    }

    async fn an_entry_forged_with_a_right_hash_does_not_follow_from_the_one_before(place: &Place) {
        let store = ten_entries(place).await;
        let past = without_triggers(place).await;
        let mut forged = audit::page(store.reader(), Some(5), 1).await.unwrap().remove(0);
        forged.command = "voters.none".into();
        forged.hash = forged.compute_hash().unwrap();
        past.execute_unprepared(&format!(
            "UPDATE audit_entry SET command = 'voters.none', hash = '{}' WHERE number = 4", forged.hash
        )).await.unwrap();
        assert_eq!(verdict(&store).await, Err(ChainFault::Unlinked { number: 5 }));
    }

    async fn content_changed_past_the_store_is_named_by_its_thing(place: &Place) {
        let store = filled(place).await;
        let past = past_the_store(place).await;
        let fault = async || things::content_fault(&store.still().await.unwrap()).await.unwrap();
        assert_eq!(fault().await, []);
        let cases = [
            ("UPDATE voter_group SET voters = voters + 1 WHERE id = 'G000007'", "UPDATE voter_group SET voters = voters - 1 WHERE id = 'G000007'", Thing::Voters),
            ("UPDATE users SET role = 'administrator' WHERE name = 'besa'", "UPDATE users SET role = 'chair' WHERE name = 'besa'", Thing::Users),
            ("UPDATE candidate SET position = position + 90 WHERE subject = 'AB' AND place = 2", "UPDATE candidate SET position = position - 90 WHERE subject = 'AB' AND place = 2", Thing::Lists),
            ("UPDATE lot SET phase = 1 WHERE number = 1", "UPDATE lot SET phase = 0 WHERE number = 1", Thing::Lots),
            ("UPDATE artefact SET bytes = 1 WHERE kind = 'form'", "UPDATE artefact SET bytes = 5000000000 WHERE kind = 'form'", Thing::Forms),
            ("UPDATE plan SET first = 'a', second = 'b'", "UPDATE plan SET first = NULL, second = NULL", Thing::Plan),
        ];
        for (done, undone, thing) in cases {
            past.execute_unprepared(done).await.unwrap();
            assert_eq!(fault().await, [thing], "{done}");
            past.execute_unprepared(undone).await.unwrap();
            assert_eq!(fault().await, []);
        }
        past.execute_unprepared("DELETE FROM voter_group; DELETE FROM proof; DELETE FROM journal").await.unwrap();
        assert_eq!(fault().await, [Thing::Voters, Thing::Packages]);
    }

    async fn content_put_into_an_untouched_thing_is_named(place: &Place) {
        let store = Store::create(&place.location).await.unwrap();
        let past = past_the_store(place).await;
        past.execute_unprepared("INSERT INTO draw (id, seed) VALUES (1, '1 2 3 4')").await.unwrap();
        assert_eq!(things::content_fault(&store.still().await.unwrap()).await.unwrap(), [Thing::Lots]);
    }
}

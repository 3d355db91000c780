//! Who may do what: by role, signed in or not, for reading only or for work.

use api::{Arg, ArgKind, CATALOGUE, Entry, Kind};
use model::user::ROLES;
use serde_json::{Map, Value, json};

use crate::office::{Office, PASSWORD, USERS, engine_in};

/// An input that can be read, and that no election of these tests can carry out.
fn input_of(entry: &Entry, office: &Office) -> Value {
    let text = |arg: &Arg| match (entry.name, arg.name) {
        ("users.add", "name") => json!("administratori"),
        (_, "unit") => json!("0001"),
        (_, "mode") => json!("test"),
        (_, "role") => json!("auditor"),
        (_, "group") => json!("authority"),
        (_, "seed") => json!("1 2 3 4 5"),
        _ => json!("askush"),
    };
    let value = |arg: &Arg| match arg.kind {
        ArgKind::InputFile => json!(office.path("nuk-ka.xlsx")),
        ArgKind::InputFiles => json!([office.path("nuk-ka.png")]),
        ArgKind::OutputFile => json!(office.path("zgjedhja.kutia")),
        ArgKind::OutputFolder if arg.name == "folder" => json!(office.path("nuk-ka")),
        ArgKind::OutputFolder => json!(office.path("tabelat")),
        ArgKind::Text => text(arg),
        ArgKind::Texts if arg.name == "units" => json!(["0001"]),
        ArgKind::Texts => json!(["askush"]),
        ArgKind::Pairs => json!({ "Emri": "first_name" }),
        ArgKind::Number => json!(999),
        ArgKind::Date => json!("2025-05-11"),
        ArgKind::Flag => json!(true),
        ArgKind::Password => json!("Nje-fjale-e-gabuar-1"),
    };
    let required = entry.args.iter().filter(|arg| arg.required || arg.kind == ArgKind::Password);
    let mut input: Map<String, Value> = required.map(|arg| (arg.name.to_owned(), value(arg))).collect();
    if entry.name == "users.set_active" {
        input.insert("active".to_owned(), json!(true));
    }
    Value::Object(input)
}

fn of_the_election() -> impl Iterator<Item = &'static Entry> {
    CATALOGUE.iter().filter(|entry| entry.kind != Kind::Session)
}

#[test]
fn each_role_may_what_its_permission_says_and_a_refusal_changes_nothing() {
    let office = Office::new();
    let (head, versions) = (office.head(), office.versions());
    let mut refusals = 0;
    for role in ROLES {
        let user = USERS.iter().find(|(_, own, _)| *own == role.key()).map_or("administratori", |(name, _, _)| name);
        office.sign_in(user);
        for entry in of_the_election() {
            let answer = office.call(entry.name, input_of(entry, &office));
            let code = answer.as_ref().err().map(|failure| failure.code.as_str()).unwrap_or_default();
            if role.may(entry.permission) {
                assert!(!matches!(code, "E201" | "E202" | "E106"), "{} as {}: {code}", entry.name, role.key());
                assert!(entry.kind == Kind::Query || !code.is_empty(), "{} as {} was done", entry.name, role.key());
            } else {
                assert_eq!(code, "E202", "{} as {}", entry.name, role.key());
                refusals += 1;
            }
            assert_eq!(office.versions(), versions, "{} as {}", entry.name, role.key());
        }
    }
    assert!(refusals > 50, "{refusals}");
    assert_eq!(office.head(), head);
}

#[test]
fn nobody_signed_in_may_nothing() {
    let office = Office::new();
    let (head, versions) = (office.head(), office.versions());
    office.done("session.sign_out", json!({}));
    for entry in of_the_election() {
        assert_eq!(office.refused(entry.name, input_of(entry, &office)), "E201", "{}", entry.name);
    }
    assert_eq!(office.versions(), versions);
    office.sign_in("administratori");
    assert_eq!(office.head(), head);
    office.done("election.close", json!({}));
    for entry in of_the_election() {
        assert_eq!(office.refused(entry.name, input_of(entry, &office)), "E105", "{}", entry.name);
    }
}

#[test]
fn an_election_open_for_reading_is_only_read() {
    let office = Office::new();
    let head = office.head();
    let file = office.path("zgjedhja.kutia");
    office.engine.close().unwrap();
    let bytes = std::fs::read(&file).unwrap();
    office.engine.open(&file, true).unwrap();
    for user in ["administratori", "kryetarja"] {
        office.sign_in(user);
        for entry in of_the_election() {
            match (entry.kind, office.call(entry.name, input_of(entry, &office))) {
                (Kind::Command, answer) => {
                    let code = answer.unwrap_err().code;
                    let may = user == "administratori" || code == "E206";
                    assert!(code == "E206" || !may || code == "E202", "{} as {user}: {code}", entry.name);
                }
                (_, answer) => assert_ne!(answer.map_err(|failure| failure.code).err().as_deref(), Some("E206")),
            }
        }
    }
    assert_eq!(office.head(), head);
    let wrong = json!({ "user": "kryetarja", "password": "Nje-fjale-e-gabuar-1" });
    assert_eq!(office.refused("session.sign_in", wrong), "E203");
    office.engine.close().unwrap();
    assert!(bytes == std::fs::read(&file).unwrap(), "not a byte of it changed");
}

#[test]
fn a_wrong_password_and_an_unknown_user_look_alike_and_five_lock() {
    let office = Office::new();
    let wrong = |user: &str| json!({ "user": user, "password": "Nje-fjale-e-gabuar-1" });
    assert_eq!(office.refused("session.sign_in", wrong("askush")), "E203");
    for _ in 0..5 {
        assert_eq!(office.refused("session.sign_in", wrong("operatorja")), "E203");
    }
    let right = json!({ "user": "operatorja", "password": PASSWORD });
    assert_eq!(office.refused("session.sign_in", right), "E204");
    assert_eq!(office.refused("election.overview", json!({})), "E201", "who failed is not signed in");
    office.sign_in("administratori");
}

#[test]
fn a_user_who_was_stopped_meanwhile_may_nothing_more() {
    let office = Office::new();
    let other = engine_in(office.folder.path());
    other.open(&office.path("zgjedhja.kutia"), false).unwrap();
    let job = engine::Job::default();
    let call = |operation: &str, input: Value| other.call(crate::office::call_of(operation, input), &job);
    call("session.sign_in", json!({ "user": "planifikuesi", "password": PASSWORD })).unwrap();
    let file = json!({ "file": office.workbooks("voters")[0] });
    call("voters.import", file.clone()).unwrap();
    office.done("users.set_active", json!({ "name": "planifikuesi", "active": false }));
    let head = office.head();
    assert_eq!(call("voters.import", file).unwrap_err().code, "E202");
    assert_eq!(call("voters.list", json!({})).unwrap_err().code, "E202");
    assert_eq!(office.head(), head);
}

use std::collections::BTreeSet;

use crate::{ArgKind, CATALOGUE, Kind};

#[test]
fn names_are_nouns_with_verbs_and_stand_once() {
    let names: BTreeSet<_> = CATALOGUE.iter().map(|entry| entry.name).collect();
    assert_eq!(names.len(), CATALOGUE.len());
    for name in names {
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_'), "{name}");
    }
}

#[test]
fn queries_change_nothing_and_need_no_second_person() {
    for entry in CATALOGUE.iter().filter(|entry| entry.kind != Kind::Command) {
        assert!(entry.writes.is_empty() && !entry.second_person, "{}", entry.name);
    }
}

#[test]
fn every_command_needs_a_permission() {
    for entry in CATALOGUE.iter().filter(|entry| entry.kind == Kind::Command) {
        assert_ne!(entry.permission, model::user::Permission::Public, "{}", entry.name);
    }
}

#[test]
fn passwords_are_never_required_on_the_command_line() {
    for arg in CATALOGUE.iter().flat_map(|entry| entry.args).filter(|arg| arg.kind == ArgKind::Password) {
        assert!(!arg.required && !arg.positional, "{}", arg.name);
    }
}

use std::collections::BTreeSet;

use crate::dispatch::{COMMANDS, QUERIES};

/// Each name of the catalogue has a handler of its kind, and a title in both languages.
#[test]
fn every_operation_has_a_handler_and_its_words() {
    let handled = |names: &[&'static str]| names.iter().copied().collect::<BTreeSet<_>>();
    let listed = |kind| {
        api::CATALOGUE.iter().filter(|entry| entry.kind == kind).map(|entry| entry.name).collect::<BTreeSet<_>>()
    };
    assert_eq!(handled(COMMANDS), listed(api::Kind::Command));
    assert_eq!(handled(QUERIES), listed(api::Kind::Query));
    for language in [words::Language::Sq, words::Language::En] {
        for entry in api::CATALOGUE {
            let key = format!("operation-{}", entry.name.replace(['.', '_'], "-"));
            assert!(words::of(language).has(&key), "{language} {key}");
        }
    }
}

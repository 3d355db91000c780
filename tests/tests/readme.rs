//! What README.md says of the command line. Always holds: its table names every verb of the catalogue and no other, and
//! marks those that a second person confirms.

use std::collections::{BTreeMap, BTreeSet};

/// Noun → its verbs, each with whether `²` stands behind it, as a table in Markdown says it.
fn table(text: &str) -> BTreeMap<String, BTreeSet<(String, bool)>> {
    let mut found = BTreeMap::new();
    for row in text.lines().filter(|row| row.starts_with("| `")) {
        let mut cells = row.split('|').map(str::trim).skip(1);
        let (Some(noun), Some(verbs)) = (cells.next(), cells.next()) else { continue };
        let mut parts = verbs.split('`');
        let mut set = BTreeSet::new();
        // Outside, inside, outside, inside ...: what stands between two ticks is a verb, what follows it are its marks.
        parts.next();
        while let (Some(verb), Some(marks)) = (parts.next(), parts.next()) {
            set.insert((verb.to_owned(), marks.contains('²')));
        }
        found.insert(noun.trim_matches('`').to_owned(), set);
    }
    found
}

#[test]
fn the_table_of_commands_in_the_readme_is_the_catalogue() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("README.md: {error}"));
    let (_, section) =
        text.split_once("## The command line").unwrap_or_else(|| panic!("README.md has no command line"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let told = table(section);
    let mut known: BTreeMap<String, BTreeSet<(String, bool)>> = BTreeMap::new();
    for entry in api::CATALOGUE {
        let Some((noun, verb)) = entry.name.split_once('.') else { continue };
        known.entry(noun.to_owned()).or_default().insert((verb.replace('_', "-"), entry.second_person));
    }
    for (noun, verbs) in &known {
        assert_eq!(told.get(noun), Some(verbs), "the row `{noun}` of README.md");
    }
    let strange: Vec<&String> = told.keys().filter(|noun| !known.contains_key(*noun)).collect();
    assert!(strange.is_empty(), "README.md knows nouns that the program does not: {strange:?}");
}

#[test]
fn a_verb_too_many_or_too_few_is_seen() {
    let told = table("| `ballots` | `print` `release`² | text |\n| other | `x` | |");
    let verbs: BTreeSet<_> = [("print".to_owned(), false), ("release".to_owned(), true)].into();
    assert_eq!(told, BTreeMap::from([("ballots".to_owned(), verbs)]));
}

//! The house of `DESIGN.md`: who may use whom. Always holds: every crate of the workspace has a floor here, and uses
//! only what its floor allows; a crate that nobody placed fails, so that a new room is a decision.

use std::collections::{BTreeMap, BTreeSet};

/// Crate → the crates of ours that it uses in what it ships (build scripts among them, tests left out).
type Graph = BTreeMap<String, BTreeSet<String>>;

const GROUND: &[&str] = &["model", "words"];
const ROOMS: &[&str] = &["api", "ballot", "forms", "planning", "roster", "scan", "store", "vault"];

/// What a crate may use, or nothing if the house has no such room.
fn allowed(name: &str) -> Option<BTreeSet<&'static str>> {
    let ground = || GROUND.iter().copied();
    let rooms = || ROOMS.iter().copied();
    let set: BTreeSet<&str> = match name {
        // Floor 1: the nouns and the words.
        "model" | "words" => BTreeSet::new(),
        // Floor 2: none knows another.
        _ if ROOMS.contains(&name) => ground().collect(),
        // Floor 2 as well: the invented data of tests, demo and benchmarks.
        "sample" => ground().collect(),
        // Floor 3: the only crate that sees all of them.
        "engine" => ground().chain(rooms()).chain(["sample"]).collect(),
        // Floor 4: faces.
        "kutia-app" | "cli" => ground().chain(["api", "engine"]).collect(),
        "ui" => ground().chain(["api"]).collect(),
        // Beside the house: the tool knows nothing of it, the tests see everything.
        "xtask" => BTreeSet::new(),
        "kutia-tests" => ground().chain(rooms()).chain(["engine", "sample", "cli"]).collect(),
        _ => return None,
    };
    Some(set)
}

/// Every breach of the house, each as one sentence.
fn breaches(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for (name, uses) in graph {
        let Some(allowed) = allowed(name) else {
            found.push(format!("`{name}` has no floor: place it in tests/tests/house.rs and in DESIGN.md's table."));
            continue;
        };
        for used in uses.iter().filter(|used| !allowed.contains(used.as_str())) {
            let known = if allowed.is_empty() {
                "nothing of ours".to_owned()
            } else {
                Vec::from_iter(allowed.iter().copied()).join(", ")
            };
            found.push(format!(
                "`{name}` uses `{used}`, but from its floor it may use {known}: \
                 if both need it, it belongs below both."
            ));
        }
    }
    found
}

/// The graph as cargo sees it.
fn workspace() -> Graph {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let ours: BTreeSet<String> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    metadata
        .packages
        .iter()
        .map(|package| {
            let uses = package
                .dependencies
                .iter()
                .filter(|used| used.kind != cargo_metadata::DependencyKind::Development)
                .map(|used| used.name.clone())
                .filter(|name| ours.contains(name))
                .collect();
            (package.name.to_string(), uses)
        })
        .collect()
}

fn graph(rows: &[(&str, &[&str])]) -> Graph {
    rows.iter()
        .map(|(name, uses)| {
            let uses = uses.iter().map(ToString::to_string).collect();
            ((*name).to_owned(), uses)
        })
        .collect()
}

#[test]
fn every_crate_uses_only_what_its_floor_allows() {
    let found = breaches(&workspace());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_whole_house_is_read() {
    let workspace = workspace();
    for name in GROUND.iter().chain(ROOMS).chain(&["engine", "cli", "ui"]) {
        assert!(workspace.contains_key(*name), "`{name}` is missing");
    }
}

#[test]
fn a_forged_graph_is_caught() {
    let sound = graph(&[
        ("model", &[]),
        ("ballot", &["model", "words"]),
        ("sample", &["model"]),
        ("engine", &["ballot", "model", "store"]),
        ("ui", &["api", "model"]),
    ]);
    assert_eq!(breaches(&sound), Vec::<String>::new());

    let forged: &[(&str, &[&str], &str)] = &[
        ("model", &["words"], "the ground floor uses itself"),
        ("ballot", &["scan"], "two rooms know one another"),
        ("store", &["engine"], "a room uses the floor above"),
        ("ui", &["engine"], "the interface goes round the api"),
        ("kutia-app", &["store"], "the shell goes round the engine"),
        ("engine", &["cli"], "the engine knows a face"),
        ("xtask", &["model"], "the tool knows the house"),
        ("annex", &[], "a room that nobody placed"),
    ];
    for (name, uses, fault) in forged {
        let found = breaches(&graph(&[(name, uses)]));
        assert_eq!(found.len(), 1, "{fault}: {found:?}");
        assert!(found[0].contains(name), "{fault}: {found:?}");
    }
}

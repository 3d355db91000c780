//! Workbooks made by programs that are not ours, each trait in each format: `workbooks/`, with the script that made them.
//!
//! Always true: `workbooks/expected.txt` has one line a file, read by a person: rows, lists, and each finding's code and cell.

use std::collections::BTreeMap;
use std::path::Path;

use model::rules::RuleSet;
use model::{Finding, Place};
use roster::candidates::{Scope, check};
use roster::{Limits, read};

fn told(finding: &Finding, many: bool) -> String {
    match &finding.place {
        Some(Place::Cell { sheet, cell, .. }) if many => format!("{}@{sheet}!{cell}", finding.code),
        Some(Place::Cell { cell, .. }) => format!("{}@{cell}", finding.code),
        _ => format!("{}@-", finding.code),
    }
}

fn line(path: &Path, rules: &RuleSet) -> String {
    let book = match read(path, &Limits::default()) {
        Ok(book) => book,
        Err(findings) => return findings.iter().map(|f| f.code.to_string()).collect::<Vec<_>>().join(" "),
    };
    // The list of a region is named as the clerk does, except where the file tells its regions itself.
    let named = path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with("zones"));
    let scope = Scope { rules, subject: None, zone: named.then_some("Berat"), seats: None, mapping: None };
    let checked = check(&book, &scope, rules.election_day);
    let many = checked.lists.len() > 1;
    let codes: Vec<String> = checked.findings.iter().map(|finding| told(finding, many)).collect();
    format!("{} {} {}", checked.rows, checked.lists.len(), codes.join(" ")).trim_end().to_owned()
}

#[test]
fn every_trait_in_every_format_has_exactly_its_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    let rules = RuleSet::from_toml(include_str!("../../../templates/rules/al-2025.toml")).unwrap();
    let expected: BTreeMap<String, String> = std::fs::read_to_string(folder.join("expected.txt"))
        .unwrap()
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, rest)| (name.to_owned(), rest.to_owned()))
        .collect();
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".py") && !name.ends_with(".txt") {
            found.insert(name, line(&path, &rules));
        }
    }
    let text: String = found.iter().map(|(name, rest)| format!("{name}: {rest}\n")).collect();
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("found.txt"), &text).unwrap();
    assert!(found.len() > 130, "{}", found.len());
    assert_eq!(found, expected, "what was found is in {}/found.txt", env!("CARGO_TARGET_TMPDIR"));
}

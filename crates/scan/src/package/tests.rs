use super::*;
use crate::drawn::{definition, package, package_of, settings};

fn made() -> Vec<(String, Vec<u8>)> {
    files(&definition(), &settings(200)).unwrap()
}

/// Changes one file, and mends the hashes in the settings where asked.
fn changed(name: &str, mend: bool, change: impl Fn(String) -> String) -> Vec<(String, Vec<u8>)> {
    let mut all = made();
    for (file, bytes) in &mut all {
        if file == name {
            let text = change(String::from_utf8(bytes.clone()).unwrap());
            assert_ne!(text.as_bytes(), bytes.as_slice(), "nothing was changed in {name}");
            *bytes = text.into_bytes();
        }
    }
    if mend {
        let digest = |name: &str| Digest::of(&all.iter().find(|(file, _)| file == name).unwrap().1);
        let mut facts: SettingsFile = serde_json::from_slice(&all[2].1).unwrap();
        facts.definition = digest(DEFINITION_FILE);
        facts.ballot_definition = digest(NIST_FILE);
        all[2].1 = serde_json::to_vec(&facts).unwrap();
    }
    all
}

fn codes(files: &[(String, Vec<u8>)]) -> Vec<String> {
    load(files).unwrap_err().into_iter().map(|finding| finding.code.into_owned()).collect()
}

#[test]
fn a_package_reads_back_as_it_was_made_in_any_order() {
    let mut all = made();
    assert_eq!(all, made(), "made twice, the same byte for byte");
    all.reverse();
    let package = load(&all).unwrap();
    assert_eq!(package.definition(), &definition());
    assert_eq!(package.settings(), &settings(200));
    assert_eq!(package.digest(), definition().digest().unwrap());
    assert_eq!(package.digest(), Digest::of(&made()[0].1));
}

#[test]
fn all_missing_and_foreign_files_are_named_at_once() {
    let mut all = made();
    all.remove(1);
    all[2].0 = "note.txt".to_owned();
    assert_eq!(codes(&all), ["X101", "X101", "X102"]);
    assert_eq!(codes(&[]), ["X101"; 4]);
    let twice = [made(), made()].concat();
    assert_eq!(codes(&twice), ["X102"]);
}

#[test]
fn a_changed_file_does_not_load() {
    assert_eq!(codes(&changed(DEFINITION_FILE, false, |text| text.replace("107000", "107001"))), ["X104"]);
    assert_eq!(codes(&changed(NIST_FILE, false, |text| text.replace("107.0", "107.5"))), ["X104"]);
    // Another spelling of the same definition has another hash than the ballots.
    assert_eq!(codes(&changed(DEFINITION_FILE, true, |text| format!("{text} "))), ["X104"]);
    assert_eq!(codes(&changed(DEFINITION_FILE, true, |text| text.replacen('{', "{\"more\":1,", 1))), ["X104"]);
}

#[test]
fn the_two_definitions_must_agree_in_every_position() {
    for (from, to, what) in [
        ("107.0", "107.001", "positions"),
        ("\"option-S4\"", "\"option-S5\"", "positions"),
        ("2025-05-11\"", "2025-05-12\"", "positions"),
        ("gpunit-1702\"", "gpunit-1703\"", "positions"),
        ("\"Y\": 4.25", "\"Y\": 4.35", "format"),
        ("\"LongEdge\": 297.0", "\"LongEdge\": 298.0", "format"),
    ] {
        let found = load(&changed(NIST_FILE, true, |text| text.replace(from, to))).unwrap_err();
        assert_eq!(found[0].code, "X105", "{from}");
        assert_eq!(found[0].values["what"], what.into(), "{from}");
    }
    let other = made()[0].1.iter().map(|byte| char::from(*byte)).collect::<String>();
    let stranger = changed(NIST_FILE, true, |_| other.clone());
    assert_eq!(codes(&stranger), ["X103"]);
}

#[test]
fn another_version_or_election_or_threshold_does_not_load() {
    assert_eq!(
        codes(&changed(SETTINGS_FILE, false, |text| text.replacen("\"version\": 1", "\"version\": 2", 1))),
        ["X106"]
    );
    assert_eq!(
        codes(&changed(DEFINITION_FILE, true, |text| text.replacen("\"version\":1", "\"version\":9", 1))),
        ["X106"]
    );
    assert_eq!(codes(&changed(SETTINGS_FILE, false, |text| text.replace("abc123", "abc124"))), ["X109"]);
    assert_eq!(codes(&changed(SETTINGS_FILE, false, |text| text.replace("700", "200"))), ["X108"]);
    assert_eq!(codes(&changed(SETTINGS_FILE, false, |_| "[".to_owned())), ["X103"]);
    assert_eq!(codes(&changed(SETTINGS_FILE, false, |text| text.replacen('{', "{\"more\": 1,", 1))), ["X103"]);
}

#[test]
fn deep_nesting_and_strange_names_are_findings() {
    assert_eq!(codes(&changed(SETTINGS_FILE, false, |_| "[".repeat(200_000))), ["X103"]);
    let mut all = made();
    all.push(("\u{7}".repeat(10) + &"x".repeat(5_000), Vec::new()));
    let found = load(&all).unwrap_err();
    assert_eq!(found[0].values["file"], "x".repeat(80).into());
}

#[test]
fn a_definition_that_contradicts_itself_makes_no_package() {
    let mut definition = definition();
    definition.styles[0].geometry.faces[0].targets.pop();
    let Err(PackageError::Definition(found)) = files(&definition, &settings(200)) else { panic!("made") };
    assert_eq!(found[0].code, "X108");
}

#[test]
fn settings_change_without_a_new_ballot_hash() {
    let mut other = settings(300);
    other.marks.definite_hundredths = 1_200;
    assert_eq!(package_of(&definition(), &other).digest(), package().digest());
}

#[test]
fn the_note_says_the_hash_and_the_thresholds_in_both_languages() {
    let note = String::from_utf8(made()[3].1.clone()).unwrap();
    let hash = package().digest().to_string();
    assert_eq!(note.matches(&hash).count(), 2, "{note}");
    assert!(note.contains("7,00 %") && note.contains("7.00 %"), "{note}");
    assert!(note.contains("11.05.2025") && note.contains("vetëm fletë prove") && note.contains("test ballots only"));
    assert!(!note.contains('⟦') && !note.contains('{'), "{note}");
    let nist = String::from_utf8(made()[1].1.clone()).unwrap();
    assert!(nist.contains(&format!("\"Value\": \"{hash}\"")));
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn the_nist_form_is_valid_against_its_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/nist/NIST_V1_ballot_definition.json");
    let Ok(schema) = std::fs::read(path) else {
        eprintln!("SKIPPED: no NIST schema at {path}");
        return;
    };
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let mut definition = definition();
    for _ in 0..2 {
        let nist = &files(&definition, &settings(200)).unwrap()[1].1;
        let nist: serde_json::Value = serde_json::from_slice(nist).unwrap();
        let errors: Vec<_> = validator.iter_errors(&nist).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        // References lead somewhere.
        let text = nist.to_string();
        for id in [
            "contest-kuvendi",
            "contest-kuvendi-preferences",
            "option-S3-5",
            "party-P3",
            "candidate-S3-5",
            "gpunit-1698/2",
        ] {
            assert!(text.contains(&format!("\"@id\":\"{id}\"")), "{id}");
        }
        // Once more with a style that no unit has.
        let mut other = definition.styles[0].clone();
        other.id = "B2".parse().unwrap();
        definition.styles.push(other);
    }
    let broken = serde_json::json!({"@type": "BallotDefinition.BallotDefinition"});
    assert!(!validator.is_valid(&broken), "the validator finds faults at all");
}

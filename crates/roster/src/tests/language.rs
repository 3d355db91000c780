//! Every finding of this room and of the model's list checks can be said in both languages, with its values.

use model::Finding;
use model::finding::Value;
use words::Language;

/// Says a finding and what to do about it, and fails where a word or value is missing.
pub fn say(finding: &Finding) {
    let values: Vec<(&str, words::Value)> = finding
        .values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Number(number) => words::Value::from(*number),
                Value::Text(text) => words::Value::from(text.as_str()),
            };
            (name.as_str(), value)
        })
        .collect();
    for language in Language::ALL {
        let key = format!("finding-{}", finding.code);
        let text = words::of(language).check(&key, &values).unwrap_or_else(|fault| panic!("{language} {key}: {fault}"));
        assert!(!text.contains(['{', '⟦']), "{language} {key}: {text}");
        let fix = words::of(language).attribute(&key, "fix", &values);
        let fix = fix.unwrap_or_else(|| panic!("{language} {key} has no .fix"));
        assert!(!fix.contains(['{', '⟦']), "{language} {key}.fix: {fix}");
    }
}

#[test]
fn every_code_that_stands_in_the_source_has_its_words() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![
        root.join("src"),
        root.join("../model/src/list_check.rs"),
        root.join("../model/src/list_check/persons.rs"),
    ];
    let mut codes = std::collections::BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            if !path.ends_with("tests") {
                files.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
    }
    assert!(codes.len() > 60, "{codes:?}");
    for code in codes {
        for language in Language::ALL {
            assert!(words::of(language).has(&format!("finding-{code}")), "{language} lacks finding-{code}");
        }
    }
}

fn is_code(word: &str) -> bool {
    let mut letters = word.chars();
    matches!(letters.next(), Some('R' | 'D' | 'C')) && word.len() == 4 && letters.all(|c| c.is_ascii_digit())
}

#[test]
fn every_column_has_its_head() {
    for table in [
        crate::columns::VOTERS,
        crate::columns::VENUES,
        crate::columns::PREVIOUS_UNITS,
        crate::columns::SUBJECTS,
        crate::columns::CANDIDATES,
    ] {
        for column in table.iter().filter(|column| column.need != crate::columns::Need::Ignored) {
            for language in Language::ALL {
                let head = words::of(language).text(&format!("column-{}", column.key));
                let named = words::of(language).say("column-word", &[("column", column.key.into())]);
                assert_eq!(head, named, "{language} {}", column.key);
            }
        }
    }
}

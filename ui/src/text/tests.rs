use super::*;

/// Every key that a screen names in its source must be in both languages.
#[test]
fn every_key_named_in_a_screen_is_in_both_languages() {
    let mut keys = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let parts: Vec<&str> = text.split('"').collect();
                // What stands behind `data-test=` or `hook=` is a name for tests.
                let hook = |before: &str| before.ends_with("data-test=") || before.ends_with("hook=");
                let strings = parts.chunks(2).filter(|pair| !hook(pair[0])).filter_map(|pair| pair.get(1));
                keys.extend(strings.filter(|text| is_key(text)).map(|text| (*text).to_owned()));
            }
        }
    }
    assert!(keys.len() > 100, "the screens name their words");
    for key in keys {
        for language in Language::ALL {
            assert!(words::of(language).has(&key), "{key} is missing in {language}");
        }
    }
}

fn is_key(text: &str) -> bool {
    let known = ["ui-", "action-", "step-", "operation-", "unit-", "severity-", "findings-"];
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    plain && known.iter().any(|start| text.starts_with(start)) && !text.ends_with('-')
}

#[test]
fn a_finding_is_told_with_its_values_in_both_languages() {
    let found = Finding::warning("P203").with("number", "1698").with("unit", "Roshnik").with("voters", 214_u32);
    let found = found.with("min", 300_u32);
    for language in Language::ALL {
        let (text, _) = finding(words::of(language), &found);
        assert!(text.contains("1698") && text.contains("214"), "{text}");
    }
}

#[test]
fn a_refusal_that_is_not_known_is_told_by_its_code() {
    let refused = Failure::new(api::FailureKind::Machine, "X999");
    for language in Language::ALL {
        assert!(failure(words::of(language), &refused).contains("X999"));
    }
}

#[test]
fn a_text_that_one_language_lacks_is_shown_in_the_other() {
    let text = Bilingual { sq: "Zgjedhjet".to_owned(), en: String::new() };
    assert_eq!(pick(Language::En, &text), "Zgjedhjet");
}

#[test]
fn a_day_is_read_as_people_and_as_computers_write_it() {
    let expected = Date::new(2025, 5, 11).ok();
    for written in ["11.05.2025", " 11.5.2025 ", "2025-05-11"] {
        assert_eq!(day(written), expected, "{written}");
    }
    for wrong in ["", "11.05.25", "32.01.2025", "05/11/2025", "11.05.2025.1"] {
        assert_eq!(day(wrong), None, "{wrong}");
    }
}

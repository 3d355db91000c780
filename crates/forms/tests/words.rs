//! Templates, code and `locales/*/forms.ftl` agree: no key is missing, none is left over.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use std::fs;
use std::path::Path;

use forms::MaterialKind;
use words::Language;

fn templates() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/forms");
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "typ") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    text
}

#[test]
fn every_key_of_the_forms_is_used() {
    let templates = templates();
    let (_, text) = words::files(Language::Sq).find(|(name, _)| *name == "forms").unwrap();
    let keys = text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    let mut count = 0;
    for key in keys.filter_map(|key| key.strip_prefix("form-")) {
        count += 1;
        let material = key.strip_prefix("material-");
        let symbol = key.strip_prefix("f11-").filter(|symbol| symbol.len() == 1);
        let used = match (material, symbol, key.strip_prefix("mode-")) {
            (Some(kind), _, _) => MaterialKind::ALL.iter().any(|known| known.key() == kind),
            (_, Some(symbol), _) => templates.contains(&format!("figure(\"{}\"", symbol.to_uppercase())),
            (_, _, Some(mode)) => ["test", "sample"].contains(&mode),
            _ => templates.contains(&format!("\"{key}\"")),
        };
        assert!(used, "form-{key} is not used by any template");
    }
    assert!(count > 80, "{count}");
}

#[test]
fn every_material_and_every_finding_has_words_in_both_languages() {
    for language in Language::ALL {
        let words = words::of(language);
        for kind in MaterialKind::ALL {
            assert!(words.has(&format!("form-material-{}", kind.key())), "{language} {kind:?}");
        }
        for code in ["F101", "F102", "F103", "F104", "F105", "F106", "F201", "F202", "F203", "F204", "F301"] {
            assert!(words.has(&format!("finding-{code}")), "{language} {code}");
            assert!(words.attribute(&format!("finding-{code}"), "fix", &[]).is_some(), "{language} {code}");
        }
    }
}

#[test]
fn no_prose_stands_in_a_template() {
    let letters = |text: &str| text.chars().any(|c| "ëçËÇ".contains(c));
    for line in templates().lines().filter(|line| !line.trim_start().starts_with("//")) {
        assert!(!letters(line), "Albanian in a template: {line}");
    }
}

use std::collections::BTreeSet;

use model::finding::Value as Fact;
use words::{Language, Value};

use super::*;

/// One of every kind.
fn all() -> Vec<Error> {
    let (path, name) = (|| "dosja/fletë.pdf".to_owned(), || "berat".to_owned());
    let (expected, found) = (|| "aa".to_owned(), || "bb".to_owned());
    vec![
        Error::PasswordTooShort { least: 12 },
        Error::PasswordTooLong { most: 1024 },
        Error::PasswordIsUserName,
        Error::PasswordTooSimple { least: 5 },
        Error::PasswordHashUnreadable,
        Error::KeyNotFound { name: name() },
        Error::KeyringAbsent,
        Error::KeyringLocked,
        Error::KeyringRefused { name: name() },
        Error::WrongPassphrase { name: name() },
        Error::KeyDamaged { name: name() },
        Error::NoRandomness,
        Error::BadCertificate,
        Error::BadSignature { path: path() },
        Error::OtherSigner { expected: expected(), found: found() },
        Error::OtherElection { expected: expected(), found: found() },
        Error::KeyOfAnother,
        Error::DiskFull { path: path() },
        Error::NoPermission { path: path() },
        Error::NotFound { path: path() },
        Error::ReadBackDiffers { path: path() },
        Error::Unusable { path: path(), reason: "busy".into() },
        Error::AlreadyThere { path: path() },
        Error::NotAPackage,
        Error::TooLarge { path: path(), most: 512 << 20 },
        Error::PackageTooLarge { most: 512 << 20 },
        Error::TooMany { most: 10_000 },
        Error::UnsafePath { path: path() },
        Error::SameName { path: path() },
        Error::NotStored { path: path() },
        Error::PackedAgain,
        Error::NoManifest { path: path() },
        Error::ManifestUnreadable { path: path() },
        Error::NewerVersion { path: path(), found: 2 },
        Error::Missing { path: path() },
        Error::Added { path: path() },
        Error::Changed { path: path() },
        Error::WrongSize { path: path(), expected: 100_000, found: 7 },
        Error::NotAFile { path: path() },
    ]
}

#[test]
fn every_error_has_its_own_code_and_its_words_in_both_languages() {
    let codes: BTreeSet<&str> = all().iter().map(Error::code).collect();
    assert_eq!(codes.len(), all().len());
    for language in Language::ALL {
        let words = words::of(language);
        for error in all() {
            let keys = [format!("error-{}", error.code()), format!("finding-{}", error.finding().code)];
            let facts = error.values();
            let values: Vec<(&str, Value)> = facts
                .iter()
                .map(|(name, fact)| match fact {
                    Fact::Number(number) => (name.as_str(), Value::from(*number)),
                    Fact::Text(text) => (name.as_str(), Value::from(text.as_str())),
                })
                .collect();
            // Passwords and keys are not what a verification finds.
            for key in keys.iter().filter(|key| key.starts_with("error") || error.code() >= "V041") {
                let text = words.check(key, &values).unwrap();
                for (name, value) in &values {
                    if let Value::Text(value) = value {
                        assert!(text.contains(value.as_str()), "{language} {key} does not say {name}");
                    }
                }
                let fix = words.attribute(key, "fix", &values).unwrap_or_default();
                assert!(fix.len() > 10 && !fix.contains(['{', '⟦']), "{language} {key} does not say what to do: {fix}");
            }
        }
    }
}

#[test]
fn there_are_no_words_for_errors_that_do_not_exist() {
    let codes: BTreeSet<&str> = all().iter().map(Error::code).collect();
    for number in 0..1_000 {
        let code = format!("V{number:03}");
        let has = words::of(Language::Sq).has(&format!("error-{code}"));
        assert_eq!(has, codes.contains(code.as_str()), "{code}");
    }
}

#[test]
fn a_problem_of_a_nested_seal_is_named_from_the_outer_folder() {
    assert_eq!(Error::Missing { path: "a".into() }.under("b/"), Error::Missing { path: "b/a".into() });
    assert_eq!(Error::PackedAgain.under("b/"), Error::PackedAgain);
    assert_eq!(Error::Changed { path: "x".into() }.finding().values["path"], Fact::Text("x".into()));
}

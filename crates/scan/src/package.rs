//! The content of a scanner package: what a reader needs, and nothing that it does not.
//!
//! What always holds: the SHA-256 of `definition.json` is the ballot hash, printed on every ballot and stated in the other two
//! files; `ballot-definition.json` says the same in the form of NIST SP 1500-20 version 1 and its positions are compared when
//! a package is loaded; settings stand apart, so that a threshold can change without a reprint. Made twice from the same
//! definition and settings, all files are the same byte for byte. Zip and signature are another room's.

mod nist;

use std::collections::BTreeMap;

use model::contest::{BallotDefinition, ScanSettings};
use model::election::Mode;
use model::{Digest, Finding, Place};
use serde::{Deserialize, Serialize};
use words::{Language, Value, Words};

use crate::coherence;

/// Our own canonical definition; its SHA-256 is the ballot hash.
pub const DEFINITION_FILE: &str = "definition.json";
/// The same as NIST SP 1500-20.
pub const NIST_FILE: &str = "ballot-definition.json";
/// Thresholds, resolution, mode.
pub const SETTINGS_FILE: &str = "settings.json";
/// A note for people, in both languages.
pub const NOTE_FILE: &str = "README.txt";
/// Most bytes of one file of a package (5,000 styles of A4 in NIST's form stay below).
pub const MAX_FILE_BYTES: usize = 128 * 1024 * 1024;

const FILES: [&str; 4] = [DEFINITION_FILE, NIST_FILE, SETTINGS_FILE, NOTE_FILE];
const SETTINGS_VERSION: u32 = 1;

/// Why a package cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The definition contradicts itself; the findings say where.
    #[error("the ballot definition cannot be read by")]
    Definition(Vec<Finding>),
    /// A value could not be written as JSON.
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// `settings.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    version: u32,
    election: model::ElectionId,
    /// SHA-256 of `definition.json`.
    definition: Digest,
    /// SHA-256 of `ballot-definition.json`.
    ballot_definition: Digest,
    settings: ScanSettings,
}

/// A loaded package: all that the reader knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanPackage {
    definition: BallotDefinition,
    settings: ScanSettings,
    digest: Digest,
}

impl ScanPackage {
    /// The ballot definition.
    #[must_use]
    pub fn definition(&self) -> &BallotDefinition {
        &self.definition
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &ScanSettings {
        &self.settings
    }

    /// The ballot hash.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// Makes the files of a package, in the order of [`load`]'s checks.
///
/// # Errors
/// [`PackageError::Definition`] where the definition contradicts itself or the settings are out of range.
pub fn files(definition: &BallotDefinition, settings: &ScanSettings) -> Result<Vec<(String, Vec<u8>)>, PackageError> {
    let mut faults = coherence::check(definition);
    faults.extend(settings_fault(settings));
    if definition.version != BallotDefinition::VERSION {
        faults.push(other_version(DEFINITION_FILE, definition.version));
    }
    if !faults.is_empty() {
        return Err(PackageError::Definition(faults));
    }
    let own = serde_json::to_vec(definition)?;
    let digest = Digest::of(&own);
    let nist = nist::file(definition, digest, settings.mode)?;
    let facts = SettingsFile {
        version: SETTINGS_VERSION,
        election: definition.election.clone(),
        definition: digest,
        ballot_definition: Digest::of(&nist),
        settings: settings.clone(),
    };
    let mut text = serde_json::to_vec_pretty(&facts)?;
    text.push(b'\n');
    let note = note(definition, &facts).into_bytes();
    Ok(FILES.iter().map(|name| (*name).to_owned()).zip([own, nist, text, note]).collect())
}

/// Loads a package from its files, in any order.
///
/// # Errors
/// All findings (X101 to X109) at once, as far as one does not hide another.
pub fn load(files: &[(String, Vec<u8>)]) -> Result<ScanPackage, Vec<Finding>> {
    let by_name: BTreeMap<&str, &[u8]> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut found = Vec::new();
    for name in FILES.iter().filter(|name| !by_name.contains_key(**name)) {
        found.push(in_file("X101", name));
    }
    for name in by_name.keys().filter(|name| !FILES.contains(*name)) {
        found.push(in_file("X102", name));
    }
    if by_name.len() != files.len() {
        found.push(Finding::error("X102").with("file", "×2"));
    }
    for (name, _) in by_name.iter().filter(|(_, bytes)| bytes.len() > MAX_FILE_BYTES) {
        found.push(in_file("X107", name));
    }
    let (Some(own), Some(nist), Some(settings)) =
        (by_name.get(DEFINITION_FILE), by_name.get(NIST_FILE), by_name.get(SETTINGS_FILE))
    else {
        return Err(found);
    };
    if !found.is_empty() {
        return Err(found);
    }
    let facts = read_settings(settings)?;
    let definition = read_definition(own, &facts)?;
    found.extend(coherence::check(&definition));
    found.extend(settings_fault(&facts.settings));
    if definition.election != facts.election {
        found.push(in_file("X109", SETTINGS_FILE));
    }
    if Digest::of(nist) != facts.ballot_definition {
        found.push(in_file("X104", NIST_FILE));
    } else if found.is_empty() {
        found.extend(nist::disagreement(nist, &definition, facts.definition));
    }
    if found.is_empty() {
        Ok(ScanPackage { definition, settings: facts.settings, digest: facts.definition })
    } else {
        Err(found)
    }
}

fn in_file(code: &'static str, file: &str) -> Finding {
    // The name of a stranger's file may be anything: only its beginning is shown.
    let shown: String = file.chars().filter(|letter| !letter.is_control()).take(80).collect();
    Finding::error(code).at(Place::File { file: shown.clone() }).with("file", shown)
}

fn other_version(file: &str, version: u32) -> Finding {
    in_file("X106", file).with("version", version)
}

/// The version alone, read first: another version may differ in all other fields.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

fn versioned<T: for<'a> Deserialize<'a>>(bytes: &[u8], file: &str, version: u32) -> Result<T, Vec<Finding>> {
    let unreadable = |error: serde_json::Error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        vec![in_file("X103", file).with("line", line)]
    };
    let stated: Version = serde_json::from_slice(bytes).map_err(unreadable)?;
    if stated.version != version {
        return Err(vec![other_version(file, stated.version)]);
    }
    serde_json::from_slice(bytes).map_err(unreadable)
}

fn read_settings(bytes: &[u8]) -> Result<SettingsFile, Vec<Finding>> {
    versioned(bytes, SETTINGS_FILE, SETTINGS_VERSION)
}

fn read_definition(bytes: &[u8], facts: &SettingsFile) -> Result<BallotDefinition, Vec<Finding>> {
    if Digest::of(bytes) != facts.definition {
        return Err(vec![in_file("X104", DEFINITION_FILE)]);
    }
    let definition: BallotDefinition = versioned(bytes, DEFINITION_FILE, BallotDefinition::VERSION)?;
    // The hash on the ballots is that of the canonical form: a file with other spaces or unknown keys is none.
    match definition.digest() {
        Ok(digest) if digest == facts.definition => Ok(definition),
        _ => Err(vec![in_file("X104", DEFINITION_FILE)]),
    }
}

fn settings_fault(settings: &ScanSettings) -> Option<Finding> {
    let marks = &settings.marks;
    let sound = marks.ambiguous_hundredths >= 1
        && marks.definite_hundredths >= marks.ambiguous_hundredths
        && marks.definite_hundredths <= 10_000
        && (5_000..=10_000).contains(&marks.smallest_scale_hundredths)
        && (150..=600).contains(&settings.dots_per_inch);
    (!sound).then(|| Finding::error("X108").with("what", "settings").with("name", SETTINGS_FILE))
}

/// The note for people, Albanian first.
fn note(definition: &BallotDefinition, facts: &SettingsFile) -> String {
    let part = |words: &Words, title: &str| {
        let language = words.language();
        let percent = |hundredths: u32| Value::Decimal(f64::from(hundredths) / 100.0, 2);
        let date = words::date(language, definition.date.year(), definition.date.month(), definition.date.day());
        let mode = match facts.settings.mode {
            Mode::Official => "official",
            Mode::Test => "test",
            Mode::Sample => "sample",
        };
        let values: Vec<(&str, Value)> = vec![
            ("title", title.into()),
            ("zone", definition.zone.as_str().into()),
            ("date", date.into()),
            ("election", definition.election.as_str().into()),
            ("mode", mode.into()),
            ("units", definition.units.len().into()),
            ("styles", definition.styles.len().into()),
            ("hash", facts.definition.to_string().into()),
            ("short", facts.definition.short().into()),
            ("nist", facts.ballot_definition.to_string().into()),
            ("definite", percent(facts.settings.marks.definite_hundredths)),
            ("ambiguous", percent(facts.settings.marks.ambiguous_hundredths)),
            ("scale", percent(facts.settings.marks.smallest_scale_hundredths)),
            ("dots", facts.settings.dots_per_inch.into()),
        ];
        words.say("scan-package-note", &values)
    };
    let sq = part(words::of(Language::Sq), &definition.title.sq);
    let en = part(words::of(Language::En), &definition.title.en);
    format!("{sq}\n\n----\n\n{en}\n")
}

#[cfg(test)]
mod tests;

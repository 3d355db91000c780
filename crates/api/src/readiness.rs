//! The logic and accuracy test of a scanner and its record, signed by two.

use model::rules::MarkRules;
use model::tally::ContestTally;
use model::thing::Thing;
use model::{Digest, Finding};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, operation};
use crate::{FileRef, Written};

/// Compares what a scanner delivered of a test deck with what the deck must give, and writes the first person's record.
#[derive(Clone, Serialize, Deserialize)]
pub struct TestScanner {
    /// The package.
    pub package: FileRef,
    /// The scanner: `http://…`, `sane:NAME` or a folder.
    pub device: String,
    /// Its serial number.
    #[serde(default)]
    pub serial: Option<String>,
    /// Where it stands.
    #[serde(default)]
    pub place: Option<String>,
    /// What the deck must give: the output of `scan tally --json` or a proof's report.
    pub expected: FileRef,
    /// The images that the scanner delivered, all passes.
    pub images: Vec<FileRef>,
    /// Sheets by the scanner's own counter.
    #[serde(default)]
    pub sheets: Option<u64>,
    /// The record to write.
    pub to: FileRef,
}

operation!(TestScanner, "scanners.test", Command, ConfigureScanners, reads &[], writes &[Thing::Packages], flags &["long"],
    args [named("package", ArgKind::InputFile), named("device", ArgKind::Text), may("serial", ArgKind::Text),
        may("place", ArgKind::Text), named("expected", ArgKind::InputFile), named("images", ArgKind::InputFiles),
        may("sheets", ArgKind::Number), named("to", ArgKind::OutputFile)], Readiness);

/// The second person's seal on a passed test.
#[derive(Clone, Serialize, Deserialize)]
pub struct AttestTest {
    /// The first person's record.
    pub test: FileRef,
    /// The readiness record to write.
    pub to: FileRef,
}

operation!(AttestTest, "scanners.attest", Command, ConfigureScanners, reads &[], writes &[Thing::Packages], flags &[],
    args [named("test", ArgKind::InputFile), named("to", ArgKind::OutputFile)], Readiness);

/// Prints a record as a paper for signatures: the first person's, or the one that two sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct PrintRecord {
    /// The record.
    pub record: FileRef,
    /// The PDF to write.
    pub to: FileRef,
}

operation!(PrintRecord, "scanners.record", Command, ConfigureScanners, reads &[], writes &[Thing::Packages], flags &[],
    args [named("record", ArgKind::InputFile), named("to", ArgKind::OutputFile)], Written);

/// What a test showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// Digest of the package.
    pub package: Digest,
    /// Digest of the ballot definition.
    pub ballot: Digest,
    /// The scanner's address.
    pub device: String,
    /// Its serial number.
    pub serial: String,
    /// Where it stands.
    pub place: String,
    /// The thresholds under which it was tested.
    pub thresholds: MarkRules,
    /// Sheets by the scanner's counter.
    pub sheets: Option<u64>,
    /// Pages read.
    pub read: u32,
    /// Blank pages, which duplex scanners deliver of one-sided ballots.
    pub blank: u32,
    /// Pages refused.
    pub refused: u32,
    /// Ballots that people would have to decide.
    pub undecided: u32,
    /// Whether everything was as expected.
    pub passed: bool,
    /// What the deck must give.
    pub expected: Vec<ContestTally>,
    /// What was counted.
    pub counted: Vec<ContestTally>,
    /// Every figure that differs.
    pub differences: Vec<Difference>,
    /// Streaks, missing marks and other things noticed, each kind once with how often.
    pub findings: Vec<Finding>,
    /// Who sealed it.
    pub signers: Vec<String>,
    /// Names of options by identifier, for people.
    #[serde(default)]
    pub names: std::collections::BTreeMap<String, String>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Contest.
    pub contest: String,
    /// Option, or which figure.
    pub what: String,
    /// What the deck must give.
    pub expected: u32,
    /// What was counted.
    pub counted: u32,
}

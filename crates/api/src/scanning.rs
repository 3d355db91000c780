//! Scanner packages, reading, and the proof.

use model::election::Mode;
use model::tally::{ContestTally, MarkReading};
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{Digest, Finding, TargetId};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, need, operation};
use crate::{FileRef, Written};

/// Makes a scanner package: ballot definition, thresholds, signed manifest.
#[derive(Clone, Serialize, Deserialize)]
pub struct MakePackage {
    /// The zip to write.
    pub to: FileRef,
    /// Mode (default official).
    #[serde(default)]
    pub mode: Option<Mode>,
}

operation!(MakePackage, "scanners.package", Command, ConfigureScanners, reads &[Thing::Ballots], writes &[Thing::Packages],
    flags &[], args [need("to", ArgKind::OutputFile), may("mode", ArgKind::Text)], PackageMade);

/// The package made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageMade {
    /// Where.
    #[serde(flatten)]
    pub written: Written,
    /// Digest of the ballot definition.
    pub ballot: Digest,
    /// Digest of the whole package.
    pub package: Digest,
    /// Mode.
    pub mode: Mode,
}

/// Packages made so far.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListPackages {}

operation!(ListPackages, "scanners.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<PackageHead>);

/// A package made earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageHead {
    /// File name.
    pub file: String,
    /// Digest of the whole package.
    pub package: Digest,
    /// Number of its audit entry.
    pub audit: i64,
}

/// Looks into a package: its signature, its election, its thresholds.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowPackage {
    /// The package.
    pub package: FileRef,
}

operation!(
    ShowPackage,
    "scanners.show",
    Session,
    Public,
    reads & [],
    writes & [],
    flags & [],
    args[need("package", ArgKind::InputFile)],
    PackageView
);

/// What a package says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageView {
    /// Election.
    pub election: String,
    /// Digest of the ballot definition.
    pub ballot: Digest,
    /// Digest of the whole package.
    pub package: Digest,
    /// Signer's fingerprint.
    pub fingerprint: String,
    /// Mode.
    pub mode: Mode,
    /// Units.
    pub units: u32,
    /// Files inside with their sizes in bytes.
    pub files: Vec<(String, u64)>,
}

/// Reads scanned pages with a package alone, and counts them.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReadScans {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
}

operation!(ReadScans, "scan.read", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles)], ScanReport);

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanReport {
    /// Digest of the ballot definition.
    pub ballot: Digest,
    /// Each page.
    pub pages: Vec<ScannedPage>,
    /// Pages read.
    pub read: u32,
    /// Pages refused.
    pub refused: u32,
    /// The tally over all pages read.
    pub tally: Vec<ContestTally>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScannedPage {
    /// File name.
    pub file: String,
    /// SHA-256 of the image.
    pub sha256: Digest,
    /// Unit on its code, if read.
    pub unit: Option<UnitNumber>,
    /// Scores in hundredths of a per cent, of targets that are not empty.
    pub marks: Vec<(TargetId, u32, MarkReading)>,
    /// Why it was refused, or what was noticed.
    pub findings: Vec<Finding>,
    /// Whether it was refused.
    pub refused: bool,
}

/// Proves that printing and reading agree: prints marked ballots, rasterises and distorts them, reads them with the package alone, compares tallies.
#[derive(Clone, Serialize, Deserialize)]
pub struct RunProof {
    /// The package.
    pub package: FileRef,
    /// Folder for pages, images and the report.
    pub out: FileRef,
    /// Ballots to mark (default 24).
    #[serde(default)]
    pub sheets: Option<u32>,
    /// Seed of the marks (default 1).
    #[serde(default)]
    pub seed: Option<u64>,
}

operation!(RunProof, "proof.run", Command, ConfigureScanners, reads &[Thing::Ballots], writes &[Thing::Packages],
    flags &["long"], args [named("package", ArgKind::InputFile), named("out", ArgKind::OutputFolder),
        may("sheets", ArgKind::Number), may("seed", ArgKind::Number)], ProofReport);

/// What the proof showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofReport {
    /// Where everything lies.
    pub folder: String,
    /// Whether every counted figure equals what was marked, and every spoiled page was refused.
    pub equal: bool,
    /// What was marked.
    pub expected: Vec<ContestTally>,
    /// What was read.
    pub counted: Vec<ContestTally>,
    /// Pages that were spoiled on purpose and refused, with the reason.
    pub refused: Vec<(String, Finding)>,
    /// Pages read.
    pub read: u32,
    /// Option names by identifier, for showing.
    pub names: Vec<(String, String)>,
}

/// The last proof, if any.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowProof {}

operation!(ShowProof, "proof.show", Query, Read, reads &[], writes &[], flags &[], args [], Option<ProofReport>);

//! Scanner packages, reading, and the proof.

use std::collections::BTreeMap;

use model::election::Mode;
use model::tally::{ContestTally, MarkReading};
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{BallotStyleId, Digest, Finding, TargetId};
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
    /// A folder for drawings of what the reader saw on the pages that it refused.
    #[serde(default)]
    pub drawings: Option<FileRef>,
}

operation!(ReadScans, "scan.read", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles),
        may("drawings", ArgKind::OutputFolder)], ScanReport);

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
    /// Option names by identifier, for showing.
    #[serde(default)]
    pub names: Vec<(String, String)>,
}

/// A page: one line of `kutia scan read --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScannedPage {
    /// File name.
    pub file: String,
    /// Page of the file, counted from 1.
    pub page: u32,
    /// Whether it was read.
    pub status: PageStatus,
    /// Why not: the cause's name, such as `missing_marks`.
    pub reason: Option<String>,
    /// Unit on its code, if read.
    pub unit: Option<UnitNumber>,
    /// Ballot style, if read.
    pub style: Option<BallotStyleId>,
    /// Sheet, counted from 1.
    pub sheet: Option<u8>,
    /// Face: 1 front, 2 back.
    pub face: Option<u8>,
    /// Serial number on the ballot; absent where ballots bear none.
    pub serial: Option<String>,
    /// Every box of the face in the order of the geometry; empty for a refused page.
    pub targets: Vec<TargetScore>,
    /// SHA-256 of the image file.
    pub sha256: Digest,
    /// Why it was refused, or what was noticed.
    pub findings: Vec<Finding>,
}

impl ScannedPage {
    /// Whether it was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.status == PageStatus::Refused
    }

    /// Boxes that are not empty.
    pub fn inked(&self) -> impl Iterator<Item = &TargetScore> {
        self.targets.iter().filter(|target| target.verdict != MarkReading::Empty)
    }
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageStatus {
    /// Every box has a score.
    Read,
    /// Nothing of it counts.
    Refused,
}

/// The ink in one box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetScore {
    /// Which box.
    pub id: TargetId,
    /// How much of it is ink.
    pub score: InkShare,
    /// What that says under the thresholds of the package.
    pub verdict: MarkReading,
}

/// A share of area in hundredths of a per cent; in JSON a number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct InkShare(pub u32);

impl Serialize for InkShare {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10_000.0)
    }
}

impl<'a> Deserialize<'a> for InkShare {
    fn deserialize<D: serde::Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?;
        // Shares are written with four decimals: the text of the nearest one is exact.
        let text = format!("{:.0}", share * 10_000.0);
        let hundredths = text.parse().ok().filter(|hundredths| *hundredths <= 10_000_u32);
        hundredths.map(Self).ok_or_else(|| serde::de::Error::custom("a share from 0 to 1"))
    }
}

/// Counts scanned pages with a package alone: the totals, over all and by unit.
#[derive(Clone, Serialize, Deserialize)]
pub struct TallyScans {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
}

operation!(TallyScans, "scan.tally", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles)], ScanTotals);

/// Totals of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanTotals {
    /// Digest of the ballot definition.
    pub ballot: Digest,
    /// Digest of the package.
    pub package: Digest,
    /// Pages looked at.
    pub pages: u32,
    /// Pages read.
    pub read: u32,
    /// Pages refused.
    pub refused: u32,
    /// Refused pages by cause.
    pub reasons: BTreeMap<String, u32>,
    /// A tally for each contest.
    pub total: Vec<ContestTally>,
    /// The same by polling unit.
    pub by_unit: BTreeMap<UnitNumber, Vec<ContestTally>>,
    /// How many boxes have which score: hundredths from 0 to 100, for arguing about thresholds.
    pub histogram: Vec<u64>,
    /// Option names by identifier.
    pub names: Vec<(String, String)>,
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

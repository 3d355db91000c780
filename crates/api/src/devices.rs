//! Scanners as devices: looked for, described, held against a profile, and driven.

use model::Finding;
use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::operation::{ArgKind, may, named, operation};
use crate::scanning::ScannedPage;

/// Looks for scanners: on the network for some seconds, and what SANE sees.
#[derive(Clone, Serialize, Deserialize)]
pub struct DiscoverScanners {
    /// Seconds to listen (default 3, at most 30).
    #[serde(default)]
    pub seconds: Option<u64>,
    /// Looks on this machine only.
    #[serde(default)]
    pub local: bool,
}

operation!(DiscoverScanners, "scanners.discover", Session, Public, reads &[], writes &[], flags &["long"],
    args [may("seconds", ArgKind::Number), may("local", ArgKind::Flag)], FoundScanners);

/// Scanners found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundScanners {
    /// Each of them.
    pub scanners: Vec<FoundScanner>,
    /// Where looking failed.
    pub findings: Vec<Finding>,
}

/// A scanner found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundScanner {
    /// The address to use.
    pub device: String,
    /// Make and model.
    pub model: String,
    /// Where it stands, as announced.
    pub place: String,
    /// Its UUID, as announced.
    pub uuid: String,
}

/// What a scanner can do and how it is.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowScanner {
    /// `http://…`, `sane:NAME` or a folder.
    pub device: String,
}

operation!(
    ShowScanner,
    "scanners.caps",
    Session,
    Public,
    reads & [],
    writes & [],
    flags & ["long"],
    args[named("device", ArgKind::Text)],
    ScannerView
);

/// A scanner as it describes itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScannerView {
    /// The address.
    pub device: String,
    /// Make and model.
    pub model: String,
    /// Serial number or UUID.
    pub serial: String,
    /// The protocol and its version.
    pub protocol: String,
    /// State: `idle`, `processing`, `stopped`.
    pub state: String,
    /// What each way in can do.
    pub inputs: Vec<ScannerInput>,
    /// What is wrong now.
    pub findings: Vec<Finding>,
}

/// A way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScannerInput {
    /// `feeder` or `glass`.
    pub source: String,
    /// `simplex` or `duplex`.
    pub sides: String,
    /// Widest sheet in mm.
    pub width_mm: u32,
    /// Longest sheet in mm.
    pub height_mm: u32,
    /// Resolutions in dots per inch.
    pub resolutions: String,
    /// Colour modes.
    pub modes: String,
    /// File formats.
    pub formats: String,
}

/// Holds a profile against what a scanner can do; without a file, the profile for the ballots of the rule set.
#[derive(Clone, Serialize, Deserialize)]
pub struct CheckProfile {
    /// `http://…`, `sane:NAME` or a folder.
    pub device: String,
    /// The profile, as JSON.
    #[serde(default)]
    pub profile: Option<FileRef>,
}

operation!(CheckProfile, "scanners.profile", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("device", ArgKind::Text), may("profile", ArgKind::InputFile)], ProfileView);

/// A profile and what of it a scanner cannot do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileView {
    /// The profile.
    pub profile: serde_json::Value,
    /// Its digest, kept with every image.
    pub digest: model::Digest,
    /// Whether the scanner can do all of it.
    pub fits: bool,
    /// What it cannot do.
    pub findings: Vec<Finding>,
}

/// Scans a stack: every image is stored before the next is asked for, and read where a package is given.
#[derive(Clone, Serialize, Deserialize)]
pub struct ScanStack {
    /// `http://…`, `sane:NAME` or a folder.
    pub device: String,
    /// Folder for the images and their journal; what was scanned into it before stays and counts as scanned.
    pub out: FileRef,
    /// The package to read with.
    #[serde(default)]
    pub package: Option<FileRef>,
    /// The profile, as JSON.
    #[serde(default)]
    pub profile: Option<FileRef>,
    /// The scanner's readiness record for this package: required in official mode.
    #[serde(default)]
    pub readiness: Option<FileRef>,
}

operation!(ScanStack, "scan", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("device", ArgKind::Text), named("out", ArgKind::OutputFolder), may("package", ArgKind::InputFile),
        may("profile", ArgKind::InputFile), may("readiness", ArgKind::InputFile)], StackReport);

/// What became of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackReport {
    /// The scanner.
    pub device: String,
    /// Its serial number.
    pub serial: String,
    /// Images stored in this run.
    pub images: u32,
    /// Sheets of which every side came.
    pub sheets: u32,
    /// Pages read.
    pub read: u32,
    /// Pages refused.
    pub refused: u32,
    /// Each page, where a package was given.
    pub pages: Vec<ScannedPage>,
    /// What ended the stack before its end, and what was noticed.
    pub findings: Vec<Finding>,
}

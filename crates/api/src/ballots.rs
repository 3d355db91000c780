//! Ballots: the definition, the geometry, the print run.

use model::contest::Contest;
use model::election::Mode;
use model::geometry::BallotGeometry;
use model::measure::Size;
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{BallotStyleId, Digest, Finding, UserName};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, operation};
use crate::{FileRef, Written};

/// Builds the ballot definition from plan, lists and lots, and keeps it as draft.
#[derive(Clone, Serialize, Deserialize)]
pub struct PrepareBallots {}

operation!(PrepareBallots, "ballots.prepare", Command, Print,
    reads &[Thing::Plan, Thing::Subjects, Thing::Lists, Thing::Lots], writes &[Thing::Ballots], flags &[], args [], BallotsView);

/// The ballot definition in short.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowBallots {}

operation!(ShowBallots, "ballots.show", Query, Read, reads &[], writes &[], flags &[], args [], Option<BallotsView>);

/// The ballots of an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotsView {
    /// Where they stand.
    pub state: BallotsState,
    /// Digest of the definition, printed in short form on each ballot.
    pub digest: Digest,
    /// Styles with their number of units.
    pub styles: Vec<(BallotStyleId, u32)>,
    /// Contests.
    pub contests: Vec<Contest>,
    /// Ballots a unit.
    pub units: Vec<UnitBallots>,
    /// Ballots in all.
    pub total: u64,
    /// Whether plan, lists or lots have changed since.
    pub outdated: bool,
    /// Findings of the layout.
    pub findings: Vec<Finding>,
}

/// How many ballots a unit receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitBallots {
    /// Unit.
    pub unit: UnitNumber,
    /// Venue name.
    pub venue: String,
    /// Registered voters.
    pub voters: model::VoterCount,
    /// Ballots.
    pub ballots: u32,
    /// First block of the unit, counted over the whole election.
    pub first_block: u32,
    /// Last block.
    pub last_block: u32,
    /// SHA-256 of the printed file, once printed.
    pub printed: Option<Digest>,
}

/// Where the ballots stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum BallotsState {
    /// Can be prepared anew.
    Draft,
    /// Released by two: official ballots may be printed.
    Released {
        /// Who proposed.
        first: UserName,
        /// Who confirmed.
        second: UserName,
    },
}

/// A picture of a unit's ballot.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct PreviewBallot {
    /// Unit; the first if absent.
    #[serde(default)]
    pub unit: Option<UnitNumber>,
    /// Mode (default sample).
    #[serde(default)]
    pub mode: Option<Mode>,
}

operation!(PreviewBallot, "ballots.preview", Query, Read, reads &[], writes &[], flags &[],
    args [may("unit", ArgKind::Text), may("mode", ArgKind::Text)], BallotPreview);

/// The picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotPreview {
    /// Unit.
    pub unit: UnitNumber,
    /// Paper.
    pub paper: Size,
    /// One SVG a face.
    pub faces: Vec<String>,
}

/// Where everything stands on a unit's ballot.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowGeometry {
    /// Unit.
    pub unit: UnitNumber,
}

operation!(
    ShowGeometry,
    "ballots.geometry",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[named("unit", ArgKind::Text)],
    GeometryView
);

/// The geometry in millimetres from the page's top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GeometryView {
    /// Paper in mm.
    pub paper: PaperMm,
    /// Every place to mark.
    pub targets: Vec<TargetMm>,
    /// The same in micrometres, with timing marks and codes.
    pub geometry: BallotGeometry,
}

/// Paper size in mm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperMm {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A place to mark, in mm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetMm {
    /// Identifier.
    pub id: String,
    /// Contest.
    pub contest: String,
    /// Option.
    pub option: String,
    /// Sheet.
    pub sheet: u8,
    /// Face.
    pub face: u8,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Releases the ballots for printing; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReleaseBallots {}

operation!(ReleaseBallots, "ballots.release", Command, Approve,
    reads &[Thing::Ballots, Thing::Plan, Thing::Subjects, Thing::Lists, Thing::Lots], writes &[Thing::Ballots],
    flags &["two"], args [], ());

/// Prints the ballots: a PDF a unit, with a signed manifest.
#[derive(Clone, Serialize, Deserialize)]
pub struct PrintBallots {
    /// Folder, made if absent.
    pub out: FileRef,
    /// Mode (default official; needs released ballots).
    #[serde(default)]
    pub mode: Option<Mode>,
    /// Only these units.
    #[serde(default)]
    pub units: Vec<UnitNumber>,
}

operation!(PrintBallots, "ballots.print", Command, Print, reads &[Thing::Ballots], writes &[], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("mode", ArgKind::Text), may("units", ArgKind::Texts)], Written);

//! Ballots: the definition, the geometry, the print run.

use model::contest::Contest;
use model::election::Mode;
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
    /// Can be prepared anew; not every style is confirmed on its proof.
    Draft,
    /// Every style is confirmed on its proof.
    Proofed,
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
}

/// Paper size in mm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperMm {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaceSide {
    /// The first that is read.
    Front,
    /// The other.
    Back,
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
    pub face: FaceSide,
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
    /// Folder, made if absent; one file for `unit` with `count`, or for `unit` where the name ends in `.pdf`.
    pub out: FileRef,
    /// Mode (default official; needs released ballots).
    #[serde(default)]
    pub mode: Option<Mode>,
    /// Only these units.
    #[serde(default)]
    pub units: Vec<UnitNumber>,
    /// Only this unit.
    #[serde(default)]
    pub unit: Option<UnitNumber>,
    /// So many numbered ballots of the unit (default: as many as it receives).
    #[serde(default)]
    pub count: Option<u32>,
}

operation!(PrintBallots, "ballots.print", Command, Print, reads &[Thing::Ballots], writes &[], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("mode", ArgKind::Text), may("units", ArgKind::Texts),
        may("unit", ArgKind::Text), may("count", ArgKind::Number)], Written);

/// Writes the proof of every style, or notes that a person has confirmed styles on it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ProveBallots {
    /// PDF to write.
    #[serde(default)]
    pub out: Option<FileRef>,
    /// Styles that the person confirms.
    #[serde(default)]
    pub confirm: Vec<BallotStyleId>,
}

operation!(ProveBallots, "ballots.proof", Command, Print, reads &[Thing::Ballots], writes &[], flags &[],
    args [may("out", ArgKind::OutputFile), may("confirm", ArgKind::Texts)], Option<Written>);

/// Takes the release back, so that the ballots can be prepared anew; the reason stands in the audit chain.
#[derive(Clone, Serialize, Deserialize)]
pub struct UnreleaseBallots {
    /// Why, in words.
    pub reason: String,
}

impl UnreleaseBallots {
    /// Fewest letters of a reason that says anything.
    pub const SHORTEST_REASON: usize = 10;
}

operation!(
    UnreleaseBallots,
    "ballots.unrelease",
    Command,
    Approve,
    reads & [Thing::Ballots],
    writes & [Thing::Ballots],
    flags & [],
    args[named("reason", ArgKind::Text)],
    ()
);

/// Writes the test deck of every style: marked ballots with the tally that they must give, and pages to set up a scanner.
#[derive(Clone, Serialize, Deserialize)]
pub struct MakeDeck {
    /// Folder, made if absent.
    pub out: FileRef,
    /// Unit whose ballots are marked; the first of each style if absent.
    #[serde(default)]
    pub unit: Option<UnitNumber>,
    /// Mode (default test).
    #[serde(default)]
    pub mode: Option<Mode>,
}

operation!(MakeDeck, "ballots.deck", Command, Print, reads &[Thing::Ballots], writes &[], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("unit", ArgKind::Text), may("mode", ArgKind::Text)], Written);

/// Writes the labels of blocks and packs, a delivery document a unit, and the summary for the press.
#[derive(Clone, Serialize, Deserialize)]
pub struct MakeLabels {
    /// Folder, made if absent.
    pub out: FileRef,
    /// Only these units.
    #[serde(default)]
    pub units: Vec<UnitNumber>,
}

operation!(MakeLabels, "ballots.labels", Command, Print, reads &[Thing::Ballots], writes &[], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("units", ArgKind::Texts)], Written);

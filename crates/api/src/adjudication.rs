//! Pages that people decide: the queue, a page to look at, a judgement, and the count with what was decided.

use model::adjudication::{Judgement, Opinion};
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{ContestId, Digest, OptionId};
use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::operation::{ArgKind, may, named, need, operation};
use crate::scanning::ScanTotals;

/// Reads pages and lists those that people must or may decide, with what was decided so far.
#[derive(Clone, Serialize, Deserialize)]
pub struct QueueScans {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
}

operation!(QueueScans, "scan.queue", Query, Read, reads &[], writes &[], flags &["long"],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles)], ScanQueue);

/// The queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanQueue {
    /// Pages read or refused in all.
    pub pages: u32,
    /// What people decide: what must be decided first, then by file and page.
    pub items: Vec<QueueItem>,
    /// Options by contest in the order of the ballot.
    pub options: Vec<(ContestId, Vec<QueueOption>)>,
}

/// An option that a voter may have marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueOption {
    /// Identifier.
    pub id: OptionId,
    /// Name.
    pub name: String,
    /// For a candidate of a list: the option of the list.
    pub list: Option<OptionId>,
}

/// A page, or a contest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueItem {
    /// File name.
    pub file: String,
    /// Page of the file, counted from 1.
    pub page: u32,
    /// SHA-256 of the image file.
    pub image: Digest,
    /// The unit, if the page was read.
    pub unit: Option<UnitNumber>,
    /// The contest, if the page was read.
    pub contest: Option<ContestId>,
    /// `ambiguous`, `overvote`, `cross_preference`, `too_many_preferences`, `preference_alone`, `blank`; for a refused page the
    /// cause's name.
    pub why: String,
    /// Whether it counts nowhere until people decided.
    pub required: bool,
    /// Options with a sure mark.
    pub marked: Vec<OptionId>,
    /// Options with an ambiguous mark.
    pub ambiguous: Vec<OptionId>,
    /// How many persons judged it.
    pub judged: u32,
    /// Whether the one who asks did.
    pub judged_by_me: bool,
    /// What they said: shown to those who judged, and to all once it is disputed or decided.
    pub opinions: Vec<Opinion>,
    /// Whether two differ and a third is needed.
    pub disputed: bool,
    /// On what two agreed.
    pub decided: Option<Judgement>,
}

/// A page as picture, with what the reader saw drawn on it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowScan {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
    /// File name among them.
    pub file: String,
    /// Page of the file, counted from 1 (default 1).
    #[serde(default)]
    pub page: Option<u32>,
}

operation!(ShowScan, "scan.show", Query, Read, reads &[], writes &[], flags &[],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles), named("file", ArgKind::Text),
        may("page", ArgKind::Number)], ScanPicture);

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanPicture {
    /// PNG in Base64.
    pub png: String,
}

/// Records what the signed-in person sees on a page; two who see the same decide it.
#[derive(Clone, Serialize, Deserialize)]
pub struct DecideScan {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
    /// File name among them.
    pub file: String,
    /// Page of the file, counted from 1 (default 1).
    #[serde(default)]
    pub page: Option<u32>,
    /// The contest; may be left out where the page has one.
    #[serde(default)]
    pub contest: Option<String>,
    /// Options that the voter marked; none: blank.
    #[serde(default)]
    pub marked: Vec<String>,
    /// The ballot is invalid for a reason that no box shows.
    #[serde(default)]
    pub invalid: bool,
    /// The page does not count: scanned again, or counted by hand.
    #[serde(default)]
    pub aside: bool,
    /// Why.
    pub reason: String,
}

operation!(DecideScan, "scan.decide", Command, ConfigureScanners, reads &[], writes &[Thing::Packages], flags &[],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles), named("file", ArgKind::Text),
        may("page", ArgKind::Number), may("contest", ArgKind::Text), may("marked", ArgKind::Texts),
        may("invalid", ArgKind::Flag), may("aside", ArgKind::Flag), named("reason", ArgKind::Text)], QueueItem);

/// Counts pages with what people decided in this election.
#[derive(Clone, Serialize, Deserialize)]
pub struct CountScans {
    /// The package.
    pub package: FileRef,
    /// Images, or folders of them.
    pub images: Vec<FileRef>,
}

operation!(CountScans, "scan.count", Query, Read, reads &[], writes &[], flags &["long"],
    args [named("package", ArgKind::InputFile), need("images", ArgKind::InputFiles)], DecidedTotals);

/// Totals after decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedTotals {
    /// The totals.
    #[serde(flatten)]
    pub totals: ScanTotals,
    /// Votes that stand as two persons decided.
    pub decided: u32,
    /// Refused pages that two persons set aside.
    pub set_aside: u32,
    /// Refused pages and ambiguous votes that still wait.
    pub waiting: u32,
}

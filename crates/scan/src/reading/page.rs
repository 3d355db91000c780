//! What comes out of reading a page.
//!
//! What always holds: every box of the face is there, in the order of the geometry.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use crate::score::Doubt;
use model::election::Mode;
use model::tally::MarkReading;
use model::unit::UnitNumber;
use model::{BallotStyleId, ContestId, Finding, OptionId, TargetId};
use serde::{Deserialize, Serialize};

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageReading {
    /// What its codes say.
    pub code: ReadCode,
    /// Every box of the face, in the order of the geometry.
    pub marks: Vec<MarkScore>,
    /// What was borne and should be known (X301 to X303).
    pub notes: Vec<Finding>,
    /// How the page lay.
    pub registration: Registration,
}

/// Which ballot a page is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCode {
    /// Polling unit.
    pub unit: UnitNumber,
    /// Ballot style.
    pub style: BallotStyleId,
    /// Sheet, counted from 1.
    pub sheet: u8,
    /// Face, 1 front, 2 back.
    pub face: u8,
    /// Official, test or sample.
    pub mode: Mode,
    /// Serial number, where ballots are numbered. It is told to whoever asks about this page and never written with a reading:
    /// beside a vote it would say who voted how.
    #[serde(skip)]
    pub serial: Option<NonZeroU32>,
}

/// The ink in one box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkScore {
    /// Which box.
    pub target: TargetId,
    /// Its contest.
    pub contest: ContestId,
    /// The option that it marks.
    pub option: OptionId,
    /// Share of inked area in hundredths of a per cent.
    pub score_hundredths: u32,
    /// The same with traces too pale for ink.
    pub traced_hundredths: u32,
    /// What that says under the thresholds of the package.
    pub reading: MarkReading,
    /// Why a person must look, where ink alone does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

/// How a page lay under the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Quarter turns clockwise that brought it upright, 0 to 3.
    pub quarter_turns: u8,
    /// What remained, in hundredths of a degree, clockwise.
    pub rotation_hundredths: i32,
    /// Size across the feed in hundredths of a per cent of the true one.
    pub across_hundredths: u32,
    /// Size along the feed, which scanners stretch, in hundredths of a per cent of the true one.
    pub along_hundredths: u32,
}

/// All options that a face's boxes mark, each once.
pub(crate) fn contests_of(face: &[MarkScore]) -> BTreeSet<&ContestId> {
    face.iter().map(|mark| &mark.contest).collect()
}

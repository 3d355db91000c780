//! The draw by lot.

use model::SubjectId;
use model::candidate::Subject;
use model::lots::{Lot, Seed};
use model::thing::Thing;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, named, need, operation};
use crate::{FileRef, Written};

/// Draws the order of the subjects on the ballot from a seed spoken in public, and locks the approved lists.
#[derive(Clone, Serialize, Deserialize)]
pub struct DrawLots {
    /// The seed as spoken.
    pub seed: Seed,
}

operation!(
    DrawLots,
    "lots.draw",
    Command,
    RegisterCandidates,
    reads & [Thing::Subjects, Thing::Lists],
    writes & [Thing::Lots, Thing::Lists],
    flags & [],
    args[need("seed", ArgKind::Text)],
    LotsView
);

/// The draw.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowLots {}

operation!(ShowLots, "lots.show", Query, Read, reads &[], writes &[], flags &[], args [], Option<LotsView>);

/// The order drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotsView {
    /// The seed.
    pub seed: Seed,
    /// The order in which subjects came to draw, where the rules have a preliminary lot.
    #[serde(default)]
    pub preliminary: Vec<SubjectId>,
    /// The order, with each subject's name.
    pub lots: Vec<(Lot, Subject)>,
}

/// Writes the protocol of the draw, with what anyone needs to repeat it.
#[derive(Clone, Serialize, Deserialize)]
pub struct WriteLotsProtocol {
    /// The file to write (PDF).
    pub to: FileRef,
}

operation!(
    WriteLotsProtocol,
    "lots.protocol",
    Command,
    Print,
    reads & [Thing::Lots, Thing::Subjects],
    writes & [Thing::Forms],
    flags & [],
    args[named("to", ArgKind::OutputFile)],
    Written
);

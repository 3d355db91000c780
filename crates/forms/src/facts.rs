//! What is known of a polling unit and its election when its forms are printed. The engine fills this from the store.
//!
//! Always true: nothing here says which voter received which ballot; a count that is not known is `None` and becomes a
//! box to be filled in by hand.

use model::election::Mode;
use model::rules::Bilingual;
use model::unit::UnitNumber;
use model::{Date, ElectionId, Finding, RuleSetId, VoterCount};
use serde::Serialize;

/// Longest text of a fact in characters; a longer one cannot stand on a form.
const LONGEST: usize = 200;
/// Most subjects, candidates of a subject, ranges of serial numbers and materials.
const MOST: usize = 200;

/// All that a form of one polling unit says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormFacts {
    /// Name of the election.
    pub election: Bilingual,
    /// Its identifier.
    pub election_id: ElectionId,
    /// Election day.
    pub date: Date,
    /// Electoral zone, by the name of its region.
    pub zone: String,
    /// Whether the form is for use, for testing or a sample.
    pub mode: Mode,
    /// Rule set.
    pub rules: RuleSetId,
    /// Its version.
    pub rules_version: u32,
    /// The law that articles refer to.
    pub law: Bilingual,
    /// Most preferences a voter may mark: 0 leaves the tables of preferences out.
    pub max_preferences: u8,
    /// The polling unit.
    pub unit: UnitFacts,
    /// Materials of the unit in the order of the checklist.
    pub materials: Vec<Material>,
    /// Subjects in the order of the lots.
    pub subjects: Vec<SubjectFacts>,
}

/// A polling unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitFacts {
    /// National number.
    pub number: UnitNumber,
    /// Name of the building.
    pub venue: String,
    /// Room in the building; may be empty.
    pub room: String,
    /// Address; may be empty.
    pub address: String,
    /// Name of the administrative unit.
    pub admin_unit: String,
    /// Name of the municipality.
    pub municipality: String,
    /// Registered voters.
    pub voters: VoterCount,
    /// Ballots issued.
    pub ballots: u32,
    /// Ballots in a block.
    pub block: u32,
    /// Serial numbers of the ballots issued; empty while they are not known.
    pub ranges: Vec<BallotRange>,
}

/// Ballots with consecutive serial numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BallotRange {
    /// First.
    pub from: u32,
    /// Last.
    pub to: u32,
}

/// A line of the checklist of materials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Material {
    /// What.
    pub kind: MaterialKind,
    /// How many are issued, if that is known.
    pub issued: Option<u32>,
}

macro_rules! materials {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// Materials of a polling unit (Art. 99, 100).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum MaterialKind { $($(#[$doc])* $name),+ }

        impl MaterialKind {
            /// All, in the order of the checklist.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The key; its text is `form-material-<key>` in `locales/`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

materials! {
    /// Ballots.
    Ballots = "ballots",
    /// Blocks of ballots.
    Blocks = "blocks",
    /// Pages of the voter list.
    VoterListPages = "voter-list-pages",
    /// Ballot boxes.
    BallotBoxes = "ballot-boxes",
    /// Boxes of materials.
    MaterialsBoxes = "materials-boxes",
    /// Voting booths.
    Booths = "booths",
    /// Stamps of the commission.
    Stamps = "stamps",
    /// Packaged stamp of the chair, drawn at random.
    ChairStamps = "chair-stamps",
    /// Security seals.
    Seals = "seals",
    /// Spare seals of another colour.
    SpareSeals = "spare-seals",
    /// Bottles of ink.
    Ink = "ink",
    /// Ink checkers.
    InkCheckers = "ink-checkers",
    /// Identification devices.
    Devices = "devices",
    /// Meeting record book.
    RecordBook = "record-book",
    /// Templates of records and decisions.
    RecordTemplates = "record-templates",
    /// Envelopes for spoiled ballots.
    SpoiledEnvelopes = "spoiled-envelopes",
    /// Envelopes for unused ballots.
    UnusedEnvelopes = "unused-envelopes",
    /// Envelopes for the record of sealing.
    SealingEnvelopes = "sealing-envelopes",
    /// Code and manuals.
    Manuals = "manuals",
    /// Signs and posters of candidates.
    Signs = "signs",
    /// Pens, tape and other stationery.
    Stationery = "stationery",
}

impl Material {
    /// The whole checklist with quantities that are not known yet.
    #[must_use]
    pub fn checklist() -> Vec<Self> {
        MaterialKind::ALL.iter().map(|kind| Self { kind: *kind, issued: None }).collect()
    }

    /// Puts a known quantity into a checklist.
    pub fn set(checklist: &mut [Self], kind: MaterialKind, issued: u32) {
        for material in checklist.iter_mut().filter(|material| material.kind == kind) {
            material.issued = Some(issued);
        }
    }
}

/// A subject on the table of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectFacts {
    /// Number drawn by lot.
    pub number: u8,
    /// Name.
    pub name: Bilingual,
    /// Initials; may be empty.
    pub initials: String,
    /// Candidates that can be preferred, in the order of their numbers.
    pub candidates: Vec<CandidateFacts>,
}

/// A candidate on the table of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CandidateFacts {
    /// Number on the ballot.
    pub number: u32,
    /// Name.
    pub name: String,
}

impl FormFacts {
    /// Texts and lists that cannot stand on a form: F203 too long or too many, F204 a control character.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (field, text) in self.texts() {
            let length = text.chars().count();
            if length > LONGEST {
                findings.push(Finding::error("F203").with("field", field).with("count", length).with("most", LONGEST));
            }
            if text.chars().any(char::is_control) {
                findings.push(Finding::error("F204").with("field", field));
            }
        }
        let longest = self.subjects.iter().map(|subject| subject.candidates.len()).max().unwrap_or(0);
        let lists = [
            ("subjects", self.subjects.len()),
            ("candidates", longest),
            ("ranges", self.unit.ranges.len()),
            ("materials", self.materials.len()),
        ];
        for (field, count) in lists.into_iter().filter(|(_, count)| *count > MOST) {
            findings.push(Finding::error("F203").with("field", field).with("count", count).with("most", MOST));
        }
        findings
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let unit = &self.unit;
        let fixed: [(&'static str, &str); 10] = [
            ("election", &self.election.sq),
            ("election", &self.election.en),
            ("law", &self.law.sq),
            ("law", &self.law.en),
            ("zone", &self.zone),
            ("venue", &unit.venue),
            ("room", &unit.room),
            ("address", &unit.address),
            ("admin-unit", &unit.admin_unit),
            ("municipality", &unit.municipality),
        ];
        let subjects = self.subjects.iter().flat_map(|subject| {
            let own: [(&'static str, &str); 3] =
                [("subject", &subject.name.sq), ("subject", &subject.name.en), ("initials", &subject.initials)];
            own.into_iter().chain(subject.candidates.iter().map(|candidate| ("candidate", candidate.name.as_str())))
        });
        fixed.into_iter().chain(subjects)
    }
}

//! The election as a whole: create, open, see where it stands, its territory, copies, seals.

use model::rules::Bilingual;
use model::territory::AdminUnit;
use model::thing::Thing;
use model::user::{ProposingGroup, Role};
use model::{Date, Digest, ElectionId, RuleSetId, UserName, VoterCount};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, need, operation};
use crate::{FileRef, Imported, Written};

/// Creates an election in a new file, with its first administrator, and signs that person in.
#[derive(Clone, Serialize, Deserialize)]
pub struct CreateElection {
    /// The file to create, `*.kutia`.
    pub file: FileRef,
    /// Name in Albanian.
    pub name_sq: String,
    /// Name in English.
    pub name_en: String,
    /// Election day.
    pub date: Date,
    /// Rule set.
    pub rules: RuleSetId,
    /// Electoral zone: a region of the territory table.
    pub zone: String,
    /// Sign-in name of the administrator.
    pub administrator: UserName,
    /// Their name as shown.
    pub full_name: String,
    /// Who proposed them.
    #[serde(default = "authority")]
    pub group: ProposingGroup,
    /// Their password, 12 characters or more.
    pub password: String,
}

fn authority() -> ProposingGroup {
    ProposingGroup::Authority
}

operation!(CreateElection, "election.create", Session, Public, reads &[], writes &[], flags &[],
    args [need("file", ArgKind::OutputFile), named("name_sq", ArgKind::Text), named("name_en", ArgKind::Text),
        named("date", ArgKind::Date), named("rules", ArgKind::Text), named("zone", ArgKind::Text),
        named("administrator", ArgKind::Text), named("full_name", ArgKind::Text), may("group", ArgKind::Text),
        may("password", ArgKind::Password)], ElectionHead);

/// Opens an election file (or `postgres://…` database); nobody is signed in yet.
#[derive(Clone, Serialize, Deserialize)]
pub struct OpenElection {
    /// The file.
    pub file: FileRef,
}

operation!(
    OpenElection,
    "election.open",
    Session,
    Public,
    reads & [],
    writes & [],
    flags & [],
    args[need("file", ArgKind::InputFile)],
    ElectionHead
);

/// Closes the open election.
#[derive(Clone, Serialize, Deserialize)]
pub struct CloseElection {}

operation!(CloseElection, "election.close", Session, Public, reads &[], writes &[], flags &[], args [], ());

/// Who an election is, as shown in the head of every screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionHead {
    /// Identifier.
    pub id: ElectionId,
    /// Name.
    pub name: Bilingual,
    /// Election day.
    pub date: Date,
    /// Electoral zone.
    pub zone: String,
    /// Seats of the zone.
    pub seats: u32,
    /// File name.
    pub file: String,
    /// Rule set.
    pub rules: RuleSetId,
    /// Rule set's title.
    pub rules_title: Bilingual,
}

/// The rule sets and the zones that an election can be created for.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListRuleSets {}

operation!(ListRuleSets, "election.rules", Session, Public, reads &[], writes &[], flags &[], args [], Vec<RuleSetHead>);

/// A rule set that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSetHead {
    /// Identifier.
    pub id: RuleSetId,
    /// Title.
    pub title: Bilingual,
    /// Title of the election on papers.
    pub election_title: Bilingual,
    /// Zones with their seats.
    pub zones: Vec<(String, u32)>,
}

/// Where the election stands: the nine steps, what is due, what waits.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowOverview {}

operation!(ShowOverview, "election.overview", Query, Read, reads &[], writes &[], flags &[], args [], Overview);

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The election.
    pub election: ElectionHead,
    /// The steps in their order.
    pub steps: Vec<StepView>,
    /// Deadlines, the next first.
    pub deadlines: Vec<DeadlineView>,
    /// Days from today to election day (negative: past).
    pub days_left: i32,
    /// Registered voters in the table of voters.
    pub voters: VoterCount,
    /// Administrative units of the zone.
    pub admin_units: u32,
    /// Planned polling units.
    pub units: u32,
    /// Lists received, of so many subjects.
    pub lists: u32,
    /// Subjects.
    pub subjects: u32,
    /// Findings of severity error in lists.
    pub open_findings: u32,
    /// Ballots to be printed.
    pub ballots: u64,
    /// Approvals that wait for the signed-in user.
    pub approvals: u32,
    /// Entries of the audit chain.
    pub audit_entries: i64,
}

/// A step of the job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// Key: `territory`, `stations`, `candidates`, `lots`, `ballots`, `scanners`, `proof`, `forms`, `audit`; its title is `step-<key>`.
    pub key: String,
    /// How far it is.
    pub state: StepState,
    /// A count to show beside it, where one says something.
    pub count: Option<u64>,
    /// What stands in the way or was done last: a message key with one number.
    pub note: Option<(String, u64)>,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Cannot be done yet.
    Waiting,
    /// Can be done now.
    Ready,
    /// Something must be mended.
    Problem,
    /// Done, not approved.
    Attention,
    /// Done.
    Done,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineView {
    /// Key; the text is `deadline-<key>`.
    pub key: String,
    /// Day.
    pub date: Date,
    /// Days from today (negative: past).
    pub days_left: i32,
    /// Article.
    pub article: String,
}

/// The zone's administrative units with their boundaries, for maps.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowTerritory {}

operation!(ShowTerritory, "territory.show", Query, Read, reads &[], writes &[], flags &[], args [], Vec<AdminUnit>);

/// Reads official boundaries from a GeoJSON file and replaces schematic ones of the same code or name.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportBoundaries {
    /// The file.
    pub file: FileRef,
}

operation!(
    ImportBoundaries,
    "territory.boundaries",
    Command,
    ManageElection,
    reads & [Thing::Territory],
    writes & [Thing::Territory],
    flags & ["long"],
    args[need("file", ArgKind::InputFile)],
    Imported
);

/// Writes a whole, checked copy of the election file.
#[derive(Clone, Serialize, Deserialize)]
pub struct BackUp {
    /// The copy to write.
    pub to: FileRef,
}

operation!(
    BackUp,
    "election.backup",
    Command,
    ManageElection,
    reads & [],
    writes & [],
    flags & ["long"],
    args[need("to", ArgKind::OutputFile)],
    Written
);

/// Seals a folder: a signed manifest with the SHA-256 of every file in it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SealFolder {
    /// The folder.
    pub folder: FileRef,
}

operation!(
    SealFolder,
    "election.seal",
    Command,
    ManageElection,
    reads & [],
    writes & [],
    flags & ["long"],
    args[need("folder", ArgKind::OutputFolder)],
    Written
);

/// Verifies a sealed folder: every hash, every signature, every audit chain in it.
#[derive(Clone, Serialize, Deserialize)]
pub struct VerifyFolder {
    /// The folder.
    pub folder: FileRef,
    /// The signer's fingerprint as known from elsewhere.
    #[serde(default)]
    pub fingerprint: Option<String>,
}

operation!(VerifyFolder, "verify", Session, Public, reads &[], writes &[], flags &["long"],
    args [need("folder", ArgKind::InputFile), may("fingerprint", ArgKind::Text)], Verification);

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Whether everything holds.
    pub whole: bool,
    /// Files whose hashes were checked.
    pub files: u32,
    /// Signatures that were checked.
    pub signatures: u32,
    /// Audit entries that were checked.
    pub audit_entries: i64,
    /// The signer's fingerprint.
    pub fingerprint: String,
    /// Everything that is wrong.
    pub findings: Vec<model::Finding>,
}

/// Writes a sample election as workbooks into a folder: invented voters groups, venues, subjects and candidates on real territory.
#[derive(Clone, Serialize, Deserialize)]
pub struct WriteSample {
    /// The folder.
    pub out: FileRef,
    /// Region; all of them if absent.
    #[serde(default)]
    pub zone: Option<String>,
    /// Seed.
    #[serde(default)]
    pub seed: Option<u64>,
}

operation!(WriteSample, "sample", Session, Public, reads &[], writes &[], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("zone", ArgKind::Text), may("seed", ArgKind::Number)], SampleWritten);

/// What the sample holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleWritten {
    /// Folder.
    pub folder: String,
    /// File names of the workbooks, by their purpose.
    pub files: Vec<(String, String)>,
    /// Voter groups.
    pub groups: u32,
    /// Registered voters.
    pub voters: VoterCount,
    /// Venues.
    pub venues: u32,
    /// Lists.
    pub lists: u32,
    /// SHA-256 over the files' digests.
    pub digest: Digest,
}

/// The signed-in user, if any, for the interface's start.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowSession {}

operation!(ShowSession, "session.show", Session, Public, reads &[], writes &[], flags &[], args [], SessionView);

/// What is open and who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// The open election.
    pub election: Option<ElectionHead>,
    /// The signed-in user.
    pub user: Option<SignedIn>,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Sign-in name.
    pub name: UserName,
    /// Name as shown.
    pub full_name: String,
    /// Role.
    pub role: Role,
    /// Who proposed them.
    pub group: ProposingGroup,
}

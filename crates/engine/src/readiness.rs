//! The logic and accuracy test of a scanner: a deck whose tally is known is scanned on it, what was counted is compared option by
//! option, and two persons sign what they saw.
//!
//! Always true: the expected and the counted tally come from the same tally code; a record is for one package and one scanner; it
//! counts only with two seals of two persons, and only if the test passed.

use std::collections::BTreeMap;

use api::FileRef;
use api::readiness::{AttestTest, Difference, Readiness, TestScanner};
use model::audit::FileTrace;
use model::tally::ContestTally;
use model::{Digest, Finding};
use scan::{Outcome, ScanResult};
use serde::Deserialize;
use store::artefacts::{Artefact, ArtefactKind};

use crate::command::{Changing, Command, Done, Reading};
use crate::files::{self, Pending};
use crate::refusal::{Refusal, Result};
use crate::scanning;

mod record;

/// The record of one person.
const TESTED: &str = "scanner-test";
/// The record with the second person's seal around the first's.
const READY: &str = "scanner-readiness";
const RECORD: &str = "akti.json";
const INNER: &str = "prova.zip";

/// A record, not yet in its place.
pub(crate) struct Made {
    pending: Option<Pending>,
    record: Readiness,
    bytes: u64,
    digest: Digest,
    read: Vec<FileTrace>,
}

/// The deck's expected tally: what `kutia scan tally --json` or a proof's report says, or a plain list of tallies.
#[derive(Deserialize)]
#[serde(untagged)]
enum Expected {
    Totals { total: Vec<ContestTally> },
    Proof { expected: Vec<ContestTally> },
    Plain(Vec<ContestTally>),
}

impl Command for TestScanner {
    type Prepared = Made;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Made> {
        let opened = scanning::open(&self.package)?;
        let election = &reading.open.election.id;
        if opened.content.definition().election != *election {
            let found = opened.content.definition().election.to_string();
            return Err(Refusal::refused("E411").with("found", found).with("expected", election.to_string()));
        }
        let bytes = files::read(self.expected.path(), 64 << 20)?;
        let expected: Expected = serde_json::from_slice(&bytes)
            .map_err(|_| Refusal::input("E104").with("name", "expected").with("found", self.expected.name()))?;
        let (Expected::Totals { total: expected } | Expected::Proof { expected } | Expected::Plain(expected)) =
            expected;
        let paths = scanning::images(&self.images)?;
        let results = scanning::read_pages(&opened.content, paths, reading.job)?;
        let record = judge(self, &opened, &expected, &results)?;
        let content = vec![(RECORD.to_owned(), serde_json::to_vec_pretty(&record)?)];
        let notes = [("package", record.package.to_string()), ("passed", record.passed.to_string())];
        let sealed = vault::package::seal(&content, &reading.label(TESTED, &notes), reading.signer()?)?;
        let read = vec![
            scanning::trace(&self.package, opened.sealed.digest),
            scanning::trace(&self.expected, Digest::of(&bytes)),
        ];
        write(reading, <Self as api::Operation>::ENTRY.name, &self.to, record, &sealed, read).await
    }

    fn pending(made: &mut Made) -> Option<Pending> {
        made.pending.take()
    }

    async fn apply(&self, made: Made, changing: &mut Changing<'_>) -> Result<Done<Readiness>> {
        keep(made, &self.to, changing).await
    }
}

/// Compares what was read with what the deck must give.
fn judge(
    asked: &TestScanner,
    opened: &scanning::Opened,
    expected: &[ContestTally],
    results: &[ScanResult],
) -> Result<Readiness> {
    let report = scanning::report(&opened.content, results)?;
    let names: BTreeMap<String, String> = report.names.into_iter().collect();
    let differences = differences(expected, &report.tally, &names);
    let mut findings: BTreeMap<String, (Finding, u32)> = BTreeMap::new();
    let mut blank = 0;
    for result in results {
        let told: Vec<Finding> = match &result.outcome {
            Outcome::Read(reading) => reading.notes.clone(),
            Outcome::Refused(refusal) if refusal.reason == scan::Reason::Blank => {
                blank += 1;
                Vec::new()
            }
            Outcome::Refused(refusal) => vec![refusal.finding()],
        };
        for finding in told {
            findings.entry(finding.code.to_string()).or_insert((finding, 0)).1 += 1;
        }
    }
    let undecided: u32 = report.tally.iter().map(|tally| tally.undecided).sum();
    let refused = report.refused - blank;
    // Every pass over the scanner must bring every sheet: a deck scanned three times counts three times.
    let sheets_right = asked.sheets.is_none_or(|sheets| u64::from(report.read) == sheets);
    Ok(Readiness {
        package: opened.sealed.digest,
        ballot: opened.content.digest(),
        device: asked.device.clone(),
        serial: asked.serial.clone().unwrap_or_default(),
        place: asked.place.clone().unwrap_or_default(),
        thresholds: opened.content.settings().marks,
        sheets: asked.sheets,
        read: report.read,
        blank,
        refused,
        undecided,
        passed: differences.is_empty() && refused == 0 && undecided == 0 && sheets_right && report.read > 0,
        expected: expected.to_vec(),
        counted: report.tally,
        differences,
        findings: findings.into_values().map(|(finding, count)| finding.with("times", count)).collect(),
        signers: Vec::new(),
        names,
    })
}

/// Every figure that differs, by contest and option.
fn differences(
    expected: &[ContestTally],
    counted: &[ContestTally],
    names: &BTreeMap<String, String>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differ = |contest: &str, what: String, expected: u32, counted: u32| {
        if expected != counted {
            found.push(Difference { contest: contest.to_owned(), what, expected, counted });
        }
    };
    for tally in expected {
        let contest = tally.contest.as_str();
        let Some(other) = counted.iter().find(|other| other.contest == tally.contest) else {
            differ(contest, "ballots".to_owned(), tally.ballots, 0);
            continue;
        };
        let plain = [
            ("ballots", tally.ballots, other.ballots),
            ("valid", tally.valid, other.valid),
            ("blank", tally.blank, other.blank),
            ("invalid", tally.invalid, other.invalid),
            ("undecided", tally.undecided, other.undecided),
            ("further", tally.further, other.further),
        ];
        for (what, expected, counted) in plain {
            differ(contest, what.to_owned(), expected, counted);
        }
        for (wanted, got) in [(&tally.votes, &other.votes), (&tally.preferences, &other.preferences)] {
            let options: std::collections::BTreeSet<_> = wanted.keys().chain(got.keys()).collect();
            for option in options {
                let name = names.get(option.as_str()).cloned().unwrap_or_else(|| option.to_string());
                let votes = |tally: &BTreeMap<model::OptionId, u32>| tally.get(option).copied().unwrap_or(0);
                differ(contest, name, votes(wanted), votes(got));
            }
        }
    }
    found
}

impl Command for AttestTest {
    type Prepared = Made;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Made> {
        let bytes = files::read(self.test.path(), 64 << 20)?;
        let (mut record, first) = tested(&bytes)?;
        if !record.passed {
            return Err(Refusal::refused("E419").with("file", self.test.name()));
        }
        let signer = reading.signer()?;
        let second = signer.certificate().subject.clone();
        if first.subject == second || first.fingerprint() == signer.certificate().fingerprint() {
            return Err(Refusal::refused("E415"));
        }
        record.signers = vec![first.subject.clone(), second];
        let notes = [("package", record.package.to_string())];
        let content = vec![(INNER.to_owned(), bytes.clone())];
        let sealed = vault::package::seal(&content, &reading.label(READY, &notes), signer)?;
        let read = vec![scanning::trace(&self.test, Digest::of(&bytes))];
        write(reading, <Self as api::Operation>::ENTRY.name, &self.to, record, &sealed, read).await
    }

    fn pending(made: &mut Made) -> Option<Pending> {
        made.pending.take()
    }

    async fn apply(&self, made: Made, changing: &mut Changing<'_>) -> Result<Done<Readiness>> {
        let record = &made.record;
        crate::inventory::note_tested(changing, &record.serial, &self.to.name()).await?;
        keep(made, &self.to, changing).await
    }
}

async fn write(
    reading: &Reading<'_>,
    operation: &'static str,
    to: &FileRef,
    record: Readiness,
    sealed: &[u8],
    read: Vec<FileTrace>,
) -> Result<Made> {
    let mut pending = Pending::file(&reading.open.store, operation, to.path(), reading.clock.now_us()).await?;
    let digest = vault::atomic::write(pending.path(), sealed)?;
    pending.wrote(to.name(), digest);
    let bytes = u64::try_from(sealed.len()).unwrap_or(u64::MAX);
    Ok(Made { pending: Some(pending), record, bytes, digest, read })
}

async fn keep(made: Made, to: &FileRef, changing: &mut Changing<'_>) -> Result<Done<Readiness>> {
    let (sha256, bytes) = (made.digest, made.bytes);
    let artefact = Artefact { kind: ArtefactKind::Proof, name: to.name(), sha256, bytes, unit: None, audit: 0 };
    store::artefacts::add(changing.change, &[artefact]).await?;
    let record = made.record;
    let summary = serde_json::json!({ "passed": record.passed, "package": record.package, "device": record.device,
        "serial": record.serial, "read": record.read, "refused": record.refused });
    Ok(Done::new(record, summary).files(made.read))
}

/// What is asked to be printed: a record with the times and names of those who sealed it.
struct Sealed {
    record: Readiness,
    seals: Vec<(String, model::Timestamp)>,
}

/// A record as one person or as two persons sealed it.
fn sealed(bytes: &[u8]) -> Result<Sealed> {
    let outer = vault::package::open(bytes, &vault::package::Limits::default())?;
    let seal =
        |package: &vault::package::Package| (package.seal.certificate.subject.clone(), package.manifest.created_at);
    match outer.files.get(INNER).filter(|_| outer.manifest.kind == READY) {
        None => Ok(Sealed { record: tested(bytes)?.0, seals: vec![seal(&outer)] }),
        Some(inner) => {
            let first = vault::package::open(inner, &vault::package::Limits::default())?;
            Ok(Sealed { record: tested(inner)?.0, seals: vec![seal(&first), seal(&outer)] })
        }
    }
}

/// A first person's record with their certificate.
fn tested(bytes: &[u8]) -> Result<(Readiness, vault::Certificate)> {
    let sealed = vault::package::open(bytes, &vault::package::Limits::default())?;
    if sealed.manifest.kind != TESTED {
        return Err(Refusal::refused("E416"));
    }
    let record = sealed.files.get(RECORD).ok_or_else(|| Refusal::refused("E416"))?;
    let record: Readiness = serde_json::from_slice(record).map_err(|_| Refusal::refused("E416"))?;
    Ok((record, sealed.seal.certificate))
}

/// Refuses unless a readiness record says that this scanner passed its test with this package, before two persons.
pub(crate) fn require(file: Option<&FileRef>, package: Digest, device: &str, serial: &str) -> Result<()> {
    let file = file.ok_or_else(|| Refusal::refused("E417"))?;
    let outer = vault::package::open(&files::read(file.path(), 64 << 20)?, &vault::package::Limits::default())?;
    let inner = outer.files.get(INNER).filter(|_| outer.manifest.kind == READY);
    let (record, first) = tested(inner.ok_or_else(|| Refusal::refused("E416"))?)?;
    let second = &outer.seal.certificate;
    if first.fingerprint() == second.fingerprint() || first.subject == second.subject {
        return Err(Refusal::refused("E415"));
    }
    let roles = [first.role, second.role];
    if roles.iter().any(|role| !role.may(model::user::Permission::ConfigureScanners)) {
        return Err(Refusal::refused("E418"));
    }
    let same_device =
        if record.serial.is_empty() || serial.is_empty() { record.device == device } else { record.serial == serial };
    if !record.passed || record.package != package || !same_device {
        return Err(Refusal::refused("E417"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(votes: u32) -> ContestTally {
        ContestTally {
            contest: "kuvendi".parse().unwrap(),
            ballots: votes,
            valid: votes,
            blank: 0,
            invalid: 0,
            undecided: 0,
            further: 0,
            votes: [("S1".parse().unwrap(), votes)].into(),
            preferences: BTreeMap::new(),
        }
    }

    #[test]
    fn every_figure_that_differs_is_named_and_equal_ones_are_not() {
        assert_eq!(differences(&[tally(4)], &[tally(4)], &BTreeMap::new()), []);
        let names: BTreeMap<String, String> = [("S1".to_owned(), "Lista".to_owned())].into();
        let found = differences(&[tally(4)], &[tally(3)], &names);
        let what: Vec<_> = found.iter().map(|found| (found.what.as_str(), found.expected, found.counted)).collect();
        assert_eq!(what, [("ballots", 4, 3), ("valid", 4, 3), ("Lista", 4, 3)]);
        assert_eq!(differences(&[tally(2)], &[], &names).len(), 1, "a contest that was not counted at all");
    }

    #[test]
    fn without_a_record_nothing_is_scanned_officially() {
        let refused = require(None, Digest::of(b"p"), "http://127.0.0.1/eSCL/", "1").unwrap_err();
        assert_eq!(refused.0.code, "E417");
    }
}

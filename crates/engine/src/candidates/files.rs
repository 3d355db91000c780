//! Workbooks of parties without an election: the same with comments, a blank one, the difference of two.
//!
//! Always true: nothing is stored, nobody signs in, and a file that is there is never replaced.

use api::candidates::{
    AnnotateCandidates, Annotated, BlankCandidates, CandidatesDiff, DiffCandidates, FileHead, ListDifference,
};
use api::{FileRef, Written};
use model::list_diff::differences;
use model::{Digest, Finding, Severity};
use roster::Workbook;
use roster::candidates::{Scope, check as check_lists, lists};

use super::check::{USUAL, zone_named};
use crate::elections;
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// Reads a workbook or refuses with what is wrong with it.
fn read(file: &FileRef, job: &Job) -> Result<Workbook> {
    crate::voters::read_workbook(file, job)
}

fn put(to: &FileRef, bytes: &[u8]) -> Result<Digest> {
    if to.path().exists() {
        return Err(Refusal::input("E402").with("file", to.name()));
    }
    Ok(vault::atomic::write(to.path(), bytes)?)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn machine(error: &roster::write::WriteError) -> Refusal {
    Refusal::machine("E901", error)
}

/// Writes a party's workbook again with a comment and a colour at each finding.
pub(crate) fn annotate(input: &AnnotateCandidates, job: &Job) -> Result<Annotated> {
    let rules = elections::rule_set(input.rules.as_ref().map_or(USUAL, model::RuleSetId::as_str))?;
    let zone = input.region.as_ref().map(|text| zone_named(&rules, text)).transpose()?;
    let mapping = super::columns::given(&input.map)?;
    let workbook = read(&input.file, job)?;
    let scope = Scope { rules: &rules, subject: None, zone, seats: input.seats, mapping: mapping.as_ref() };
    let checked = check_lists(&workbook, &scope, input.date.or(rules.election_day));
    let bytes = roster::write::annotated(&workbook, &checked.findings, words::Language::Sq).map_err(|e| machine(&e))?;
    let digest = put(&input.to, &bytes)?;
    let count = |severity| {
        let found = checked.findings.iter().filter(|finding: &&Finding| finding.severity == severity).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Ok(Annotated {
        file: input.to.name(),
        digest,
        bytes: length(&bytes),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
    })
}

/// Writes a blank workbook for a party to fill.
pub(crate) fn blank(input: &BlankCandidates) -> Result<Written> {
    let rules = elections::rule_set(input.rules.as_ref().map_or(USUAL, model::RuleSetId::as_str))?;
    let zone = input.region.as_ref().map(|text| zone_named(&rules, text)).transpose()?;
    let known = zone.and_then(|zone| rules.seats.get(zone)).copied().filter(|seats| *seats > 0);
    let bytes = roster::write::blank(&rules, zone, input.seats.or(known), words::Language::Sq);
    let bytes = bytes.map_err(|error| machine(&error))?;
    let digest = put(&input.to, &bytes)?;
    let folder = input.to.path().parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Written { folder, files: 1, pages: 0, bytes: length(&bytes), digest, findings: Vec::new() })
}

/// Compares two submissions, list by list.
pub(crate) fn diff(input: &DiffCandidates, job: &Job) -> Result<CandidatesDiff> {
    let rules = elections::rule_set(input.rules.as_ref().map_or(USUAL, model::RuleSetId::as_str))?;
    let scope = Scope { rules: &rules, subject: None, zone: None, seats: None, mapping: None };
    let (before, after) = (read(&input.before, job)?, read(&input.after, job)?);
    let (earlier, later) = (lists(&before, &scope), lists(&after, &scope));
    let alone = earlier.len() == 1 && later.len() == 1;
    let mut found = Vec::new();
    let mut left: Vec<_> = earlier.iter().collect();
    for list in &later {
        let same =
            |other: &&roster::candidates::List| alone || (other.subject == list.subject && other.zone == list.zone);
        let was = left.iter().position(same).map(|at| left.remove(at));
        let was = was.map_or(&[][..], |was| &was.candidates);
        let (subject, zone) = (list.subject.clone(), list.zone.clone());
        found.push(ListDifference { subject, zone, differences: differences(was, &list.candidates) });
    }
    for was in left {
        let (subject, zone) = (was.subject.clone(), was.zone.clone());
        found.push(ListDifference { subject, zone, differences: differences(&was.candidates, &[]) });
    }
    found.retain(|list| !list.differences.is_empty());
    let head = |book: &Workbook, lists: &[roster::candidates::List]| FileHead {
        file: book.file.clone(),
        sha256: book.sha256,
        rows: u32::try_from(lists.iter().map(|list| list.candidates.len()).sum::<usize>()).unwrap_or(u32::MAX),
    };
    Ok(CandidatesDiff {
        before: head(&before, &earlier),
        after: head(&after, &later),
        equal: found.is_empty(),
        lists: found,
    })
}

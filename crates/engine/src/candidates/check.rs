//! A workbook of candidate lists checked without an election.
//!
//! Always true: nothing is stored and nobody signs in; a file that cannot be read is an answer too, with the reason as a finding.

use api::candidates::{CandidatesChecked, CheckCandidates, PlacedFinding};
use model::rules::RuleSet;
use model::{Digest, Finding, Place, RuleSetId};
use roster::candidates::{Scope, check as check_lists, zone_of};

use crate::elections;
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// The rule set that counts where none is named.
pub(super) const USUAL: &str = "al-2025";

/// Checks a file.
pub(crate) fn check(input: &CheckCandidates, job: &Job) -> Result<CandidatesChecked> {
    let name = input.rules.as_ref().map_or(USUAL, RuleSetId::as_str);
    let rules = elections::rule_set(name)?;
    let zone = match &input.region {
        Some(text) => Some(zone_named(&rules, text)?),
        None => None,
    };
    let mapping = super::columns::given(&input.map)?;
    job.report("reading", 0, 2);
    let workbook = match roster::read(input.file.path(), &roster::Limits::default()) {
        Ok(workbook) => workbook,
        Err(findings) => return Ok(unreadable(input, rules, findings)),
    };
    job.check()?;
    job.report("checking", 1, 2);
    let scope = Scope { rules: &rules, subject: None, zone, seats: input.seats, mapping: mapping.as_ref() };
    let checked = check_lists(&workbook, &scope, input.date.or(rules.election_day));
    Ok(CandidatesChecked {
        file: workbook.file.clone(),
        sha256: Some(workbook.sha256),
        readable: true,
        rows: checked.rows,
        lists: checked.lists,
        findings: checked.findings.into_iter().map(PlacedFinding::from).collect(),
        rules: rules.id.clone(),
    })
}

pub(super) fn zone_named<'a>(rules: &'a RuleSet, text: &str) -> Result<&'a str> {
    zone_of(rules, text).ok_or_else(|| {
        let shown: String = text.chars().take(40).collect();
        Refusal::input("E108").with("zone", shown)
    })
}

/// The answer for a file that holds no workbook that can be read.
fn unreadable(input: &CheckCandidates, rules: RuleSet, findings: Vec<Finding>) -> CandidatesChecked {
    let file = input.file.name();
    let placed = findings.into_iter().map(|finding| match finding.place {
        Some(_) => finding,
        None => finding.at(Place::File { file: file.clone() }),
    });
    let findings = placed.map(PlacedFinding::from).collect();
    // What is too large to be read is not hashed either.
    let sha256 = crate::files::read(input.file.path(), roster::Limits::default().file_bytes).ok();
    CandidatesChecked {
        file,
        sha256: sha256.map(|bytes| Digest::of(&bytes)),
        rules: rules.id,
        readable: false,
        rows: 0,
        lists: Vec::new(),
        findings,
    }
}

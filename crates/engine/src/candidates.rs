//! Subjects and their candidate lists: from the party's workbook to a list that two persons approved.
//!
//! Always true: a list with errors is kept as received, with its findings, so that it can be returned with a correction notice;
//! it cannot be approved. An approved list does not change.

pub(crate) mod check;
mod columns;
mod edit;
pub(crate) mod files;
mod import;
pub(crate) mod outputs;
pub(crate) mod papers;
pub(crate) mod publish;

use api::Imported;
use api::candidates::{
    ApproveCandidateList, ImportSubjects, ListCandidateLists, ListHead, ListSubjects, ReturnCandidateList,
    ShowCandidateList,
};
use model::audit::FileTrace;
use model::candidate::{Candidate, CandidateList, ListState, ListStateError, Subject};
use model::nid::Sex;
use model::thing::Thing;
use model::{Date, Digest, Finding, Severity, finding};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::refusal::{Refusal, Result};
use crate::voters::read_workbook;

fn not_allowed(error: ListStateError) -> Refusal {
    match error {
        ListStateError::HasErrors => Refusal::refused("E115"),
        ListStateError::SameGroup => Refusal::refused("E205"),
        ListStateError::WrongState => Refusal::refused("E114"),
    }
}

/// Refuses a confirmation of another list than the one that was proposed.
fn still_the_list(pinned: Option<Digest>, list: &CandidateList) -> Result<()> {
    if pinned == Some(Digest::of_json(list)?) {
        return Ok(());
    }
    Err(Refusal::refused("E301").with("thing", Thing::Lists.key()).with("by", "").with("at", ""))
}

impl Command for ImportSubjects {
    type Prepared = (Vec<Subject>, Vec<Finding>, Digest);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let (subjects, mut findings) = roster::subjects::from(&workbook);
        findings.extend(workbook.findings.iter().cloned());
        findings.sort();
        Ok((subjects, findings, workbook.sha256))
    }

    async fn apply(
        &self,
        (subjects, findings, sha256): Self::Prepared,
        changing: &mut Changing<'_>,
    ) -> Result<Done<Imported>> {
        if !store::lists::all(&*changing.change).await?.is_empty() {
            return Err(Refusal::refused("E414"));
        }
        let adopted = !finding::blocks(&findings);
        let rows = if adopted { u32::try_from(subjects.len()).unwrap_or(u32::MAX) } else { 0 };
        let output = Imported { file: self.file.name(), sha256, rows, adopted, findings };
        let trace = FileTrace { name: self.file.name(), sha256, written: false };
        let done = Done::new(output, serde_json::json!({ "rows": rows })).files([trace]);
        if !adopted {
            return Ok(done.unchanged());
        }
        store::subjects::replace_all(changing.change, &subjects).await?;
        Ok(done)
    }
}

impl Query for ListSubjects {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<Subject>> {
        let mut subjects = store::subjects::all(reading.open.store.reader()).await?;
        subjects.sort_by_cached_key(|subject| (words::sort_key(&subject.name.sq), subject.id.clone()));
        Ok(subjects)
    }
}

impl Query for ListCandidateLists {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<ListHead>> {
        let still = reading.open.store.still().await?;
        let lists = store::lists::all(&still).await?;
        let head = |subject: Subject| {
            let list = lists.iter().find(|list| list.subject == subject.id);
            let count =
                |severity| list.map_or(0, |list| list.findings.iter().filter(|f| f.severity == severity).count());
            let women = |list: &CandidateList| list.candidates.iter().filter(|c| c.sex == Some(Sex::Female)).count();
            let (deadline, article, late) = due(reading, list.map(|list| &list.state));
            ListHead {
                deadline,
                article,
                late,
                state: list.map(|list| list.state.clone()),
                file: list.map(|list| list.file_name.clone()),
                sha256: list.map(|list| list.file_sha256),
                candidates: number(list.map_or(0, |list| list.candidates.len())),
                women: number(list.map_or(0, women)),
                errors: number(count(Severity::Error)),
                warnings: number(count(Severity::Warning)),
                subject,
            }
        };
        let mut heads: Vec<ListHead> = store::subjects::all(&still).await?.into_iter().map(head).collect();
        heads.sort_by_cached_key(|head| (words::sort_key(&head.subject.name.sq), head.subject.id.clone()));
        Ok(heads)
    }
}

/// What is due for a list in this state, by which article, and whether the day has passed.
fn due(reading: &Reading<'_>, state: Option<&ListState>) -> (Option<Date>, Option<String>, bool) {
    let key = match state {
        None => "lists-submitted",
        Some(ListState::Checked | ListState::Resubmitted) => "lists-returned",
        Some(ListState::Returned) => "lists-corrected",
        Some(ListState::Rejected | ListState::Approved { .. } | ListState::Locked { .. }) => {
            return (None, None, false);
        }
    };
    let election = &reading.open.election;
    let Some((day, article)) = election.rules.deadline(key, election.date) else { return (None, None, false) };
    (Some(day), Some(article.to_owned()), reading.clock.today() > day)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Query for ShowCandidateList {
    async fn answer(&self, reading: &Reading<'_>) -> Result<CandidateList> {
        let list = store::lists::find(reading.open.store.reader(), &self.subject).await?;
        list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))
    }
}

impl Command for ReturnCandidateList {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let list = store::lists::find(&*changing.change, &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        let state = list.state.clone().give_back().map_err(not_allowed)?;
        store::lists::set_state(changing.change, &self.subject, &state).await?;
        Ok(Done::new((), serde_json::json!({ "subject": self.subject, "file_sha256": list.file_sha256 })))
    }
}

impl Command for ApproveCandidateList {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        let list = store::lists::find(reading.open.store.reader(), &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        match list.state {
            ListState::Checked | ListState::Resubmitted if finding::blocks(&list.findings) => {
                Err(not_allowed(ListStateError::HasErrors))
            }
            ListState::Checked | ListState::Resubmitted => Ok(()),
            ListState::Returned | ListState::Rejected | ListState::Approved { .. } | ListState::Locked { .. } => {
                Err(not_allowed(ListStateError::WrongState))
            }
        }
    }

    async fn pinned(&self, reading: &Reading<'_>) -> Result<serde_json::Value> {
        let list = store::lists::find(reading.open.store.reader(), &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        Ok(serde_json::to_value(Self { subject: self.subject.clone(), list: Some(Digest::of_json(&list)?) })?)
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let (first, second) = changing.pair.ok_or_else(|| Refusal::refused("E205"))?;
        let list = store::lists::find(&*changing.change, &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        still_the_list(self.list, &list)?;
        let pair = [(first.name.clone(), first.group), (second.name.clone(), second.group)];
        let [first, second] = pair;
        let state = list.state.approve(&list.findings, first, second).map_err(not_allowed)?;
        store::lists::set_state(changing.change, &self.subject, &state).await?;
        Ok(Done::new((), serde_json::json!({ "subject": self.subject, "file_sha256": list.file_sha256 })))
    }
}

/// Candidates in the order of a sub-list as printed.
pub(crate) fn preferential(list: &CandidateList, rules: &model::rules::ListRules) -> Vec<Candidate> {
    let kinds: Vec<_> = rules.sublists.iter().filter(|rule| rule.preferential).map(|rule| rule.kind).collect();
    let mut candidates: Vec<Candidate> =
        list.candidates.iter().filter(|candidate| kinds.contains(&candidate.sublist)).cloned().collect();
    // The open list is printed alphabetically (domain.md §3).
    candidates.sort_by_cached_key(|candidate| (words::sort_key(&candidate.listed_name()), candidate.position));
    candidates
}

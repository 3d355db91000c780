//! A list from a party's workbook: read, checked, and kept as received with everything that was found.

use api::Imported;
use api::candidates::{ImportCandidates, ListImported};
use model::audit::FileTrace;
use model::candidate::{CandidateList, ListState, Subject};
use model::{Finding, Place, list_check, list_diff};
use roster::Workbook;
use roster::candidates::{Columns, Scope, named_subjects};

use super::columns::Chosen;
use super::{not_allowed, number};
use crate::command::{Changing, Command, Done, Reading};
use crate::refusal::{Refusal, Result};
use crate::voters::read_workbook;

/// A workbook read, whose list it holds, and which columns are set by hand.
pub(crate) struct Received {
    subject: Option<Subject>,
    workbook: Workbook,
    columns: Chosen,
}

/// Whose list a workbook holds: the one registered subject that it names.
fn whose(workbook: &Workbook, columns: &Chosen, subjects: &[Subject]) -> Option<Subject> {
    let named = named_subjects(workbook, columns.mapping.as_ref());
    let mut registered = subjects.iter().filter(|subject| named.contains(&subject.id));
    let first = registered.next()?;
    registered.next().is_none().then(|| first.clone())
}

impl Received {
    fn trace(&self) -> FileTrace {
        FileTrace { name: self.workbook.file.clone(), sha256: self.workbook.sha256, written: false }
    }

    /// Nobody's list: what is missing to tell, with what is wrong with the table itself.
    fn nobodys(&self) -> Done<ListImported> {
        let (file, mapping) = (&self.workbook.file, self.columns.mapping.as_ref());
        let place = || Place::File { file: file.clone() };
        let named = named_subjects(&self.workbook, mapping);
        let unknown = named.iter().map(|id| Finding::error("C230").with("found", id.as_str()).at(place()));
        let mut findings = vec![Finding::error("E462").at(place())];
        findings.extend(unknown.take(20));
        findings.extend(roster::candidates::table_findings(&self.workbook, mapping));
        let imported = Imported { file: file.clone(), sha256: self.workbook.sha256, rows: 0, adopted: false, findings };
        Done::new(ListImported { subject: None, imported, changes: Vec::new() }, serde_json::json!({})).unchanged()
    }

    /// The list as read and checked, and where its fields stand in the file.
    fn list(
        &self,
        subject: &Subject,
        state: ListState,
        others: &[CandidateList],
        election: &model::election::Election,
    ) -> (CandidateList, Columns) {
        let workbook = &self.workbook;
        let scope = Scope {
            rules: &election.rules,
            subject: Some(subject),
            zone: Some(&election.zone),
            seats: Some(election.seats),
            mapping: self.columns.mapping.as_ref(),
        };
        let read = roster::candidates::from(workbook, &scope);
        let mut found = list_check::check_list(subject, &read.candidates, election);
        found.extend(list_check::check_across(&subject.id, &read.candidates, others, &election.rules.lists));
        let mut findings = roster::candidates::locate(found, &read);
        let columns = read.layout.columns();
        findings.extend(read.findings);
        findings.extend(workbook.findings.iter().chain(&self.columns.findings).cloned());
        findings.sort();
        findings.dedup();
        let list = CandidateList {
            subject: subject.id.clone(),
            state,
            file_name: workbook.file.clone(),
            file_sha256: workbook.sha256,
            candidates: read.candidates,
            findings,
        };
        (list, columns)
    }
}

impl Command for ImportCandidates {
    type Prepared = Received;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Received> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let subjects = store::subjects::all(reading.open.store.reader()).await?;
        if subjects.is_empty() {
            return Err(Refusal::refused("E110").with("step", "subjects"));
        }
        reading.job.report("checking", 0, 1);
        let columns = Chosen::of(&self.map, &workbook, reading).await?;
        let subject = match &self.subject {
            Some(id) => {
                let named = subjects.into_iter().find(|subject| subject.id == *id);
                Some(named.ok_or_else(|| Refusal::input("E112").with("subject", id.as_str()))?)
            }
            None => whose(&workbook, &columns, &subjects),
        };
        Ok(Received { subject, workbook, columns })
    }

    async fn apply(&self, received: Received, changing: &mut Changing<'_>) -> Result<Done<ListImported>> {
        let Some(subject) = &received.subject else { return Ok(received.nobodys()) };
        let others = store::lists::all(&*changing.change).await?;
        let before = others.iter().find(|list| list.subject == subject.id);
        let state = match before {
            Some(list) => list.state.clone().receive().map_err(not_allowed)?,
            None => ListState::Checked,
        };
        let (list, columns) = received.list(subject, state, &others, &changing.open.election);
        let imported = Imported {
            file: list.file_name.clone(),
            sha256: list.file_sha256,
            rows: number(list.candidates.len()),
            adopted: !list.candidates.is_empty(),
            findings: list.findings.clone(),
        };
        let errors = imported.findings.iter().filter(|finding| finding.is_error()).count();
        let mut summary = serde_json::json!({ "subject": subject.id, "candidates": imported.rows, "errors": errors });
        let changes = before.map(|before| list_diff::differences(&before.candidates, &list.candidates));
        let output = ListImported { subject: Some(subject.id.clone()), imported, changes: changes.unwrap_or_default() };
        if list.candidates.is_empty() {
            return Ok(Done::new(output, summary).files([received.trace()]).unchanged());
        }
        store::lists::put(changing.change, &list).await?;
        store::edits::put_layout(changing.change, &list.subject, &columns).await?;
        received.columns.remember(&received.workbook, changing, &mut summary).await?;
        Ok(Done::new(output, summary).files([received.trace()]))
    }
}

//! What comes out of the procedure: correction notice, approved list, and the steps that end it.
//!
//! Always true: a file never replaces one that is there; what is published of a list is what two persons approved.

use api::Written;
use api::candidates::{
    ExportCandidateList, FreezeCandidateLists, ListHistory, ListStep, RejectCandidateList, WriteListNotice,
};
use model::candidate::{CandidateList, ListState, Subject};
use model::finding::Value;
use model::{Digest, SubjectId};
use store::artefacts::{Artefact, ArtefactKind};

use super::{not_allowed, papers, publish};
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::Pending;
use crate::refusal::{Refusal, Result};

/// A file on its way, and what to say of it.
pub(crate) struct Output {
    pending: Option<Pending>,
    pub(crate) written: Written,
    artefacts: Vec<Artefact>,
}

/// A list and its subject.
async fn list_of(reading: &Reading<'_>, id: &SubjectId) -> Result<(CandidateList, Subject)> {
    let still = reading.open.store.still().await?;
    let list = store::lists::find(&still, id).await?;
    let list = list.ok_or_else(|| Refusal::input("E113").with("subject", id.as_str()))?;
    let subject = store::subjects::all(&still).await?.into_iter().find(|subject| subject.id == *id);
    Ok((list, subject.ok_or_else(|| Refusal::input("E112").with("subject", id.as_str()))?))
}

/// Writes one file of the given bytes.
pub(crate) async fn one_file(
    reading: &Reading<'_>,
    operation: &str,
    to: &api::FileRef,
    bytes: &[u8],
    pages: u64,
) -> Result<Output> {
    let mut pending = Pending::file(&reading.open.store, operation, to.path(), reading.clock.now_us()).await?;
    let digest = vault::atomic::write(pending.path(), bytes)?;
    pending.wrote(to.name(), digest);
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let folder = to.path().parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default();
    let written = Written { folder, files: 1, pages, bytes: length, digest, findings: Vec::new() };
    let artefact =
        Artefact { kind: ArtefactKind::Form, name: to.name(), sha256: digest, bytes: length, unit: None, audit: 0 };
    Ok(Output { pending: Some(pending), written, artefacts: vec![artefact] })
}

impl Output {
    /// The same, kept as another kind of file.
    pub(crate) fn kept_as(mut self, kind: ArtefactKind) -> Self {
        self.artefacts.iter_mut().for_each(|artefact| artefact.kind = kind);
        self
    }

    pub(crate) fn take(&mut self) -> Option<Pending> {
        self.pending.take()
    }

    pub(crate) async fn note(self, changing: &mut Changing<'_>, summary: serde_json::Value) -> Result<Done<Written>> {
        store::artefacts::add(changing.change, &self.artefacts).await?;
        Ok(Done::new(self.written, summary))
    }
}

impl Command for WriteListNotice {
    type Prepared = Output;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Output> {
        let (list, subject) = list_of(reading, &self.subject).await?;
        let steps = history(reading, &self.subject).await?;
        let paper = papers::notice(&reading.open.election, &list, &subject, &steps);
        let rendered = crate::papers::render(&paper)?;
        let pages = u64::try_from(rendered.pages).unwrap_or(u64::MAX);
        one_file(reading, <Self as api::Operation>::ENTRY.name, &self.to, &rendered.pdf, pages).await
    }

    fn pending(prepared: &mut Output) -> Option<Pending> {
        prepared.take()
    }

    async fn apply(&self, output: Output, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let summary = serde_json::json!({ "subject": self.subject, "pages": output.written.pages });
        output.note(changing, summary).await
    }
}

impl Command for ExportCandidateList {
    type Prepared = Output;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Output> {
        let (list, subject) = list_of(reading, &self.subject).await?;
        if !matches!(list.state, ListState::Approved { .. } | ListState::Locked { .. }) {
            return Err(not_allowed(model::candidate::ListStateError::WrongState));
        }
        let election = &reading.open.election;
        let steps = history(reading, &self.subject).await?;
        let rendered = crate::papers::render(&papers::approved(election, &list, &subject, &steps))?;
        let table = |bytes: std::result::Result<Vec<u8>, roster::write::WriteError>| {
            bytes.map_err(|error| Refusal::machine("E901", &error))
        };
        let sq = words::Language::Sq;
        let name = |ending: &str| format!("lista-{}.{ending}", publish::file_stem(&subject.id));
        let approved_us = steps.iter().rev().find(|step| step.state == "approved").map_or(0, |step| step.at_us);
        let files = [
            (name("pdf"), rendered.pdf),
            (name("xlsx"), table(roster::write::candidates(&subject, &list.candidates, sq))?),
            (name("csv"), roster::write::separated(&subject, &list.candidates, sq)),
            (name("json"), publish::report(election, &subject, &list, approved_us)?),
        ];
        let operation = <Self as api::Operation>::ENTRY.name;
        let mut pending =
            Pending::folder(&reading.open.store, operation, self.out.path(), reading.clock.now_us()).await?;
        let mut artefacts = Vec::new();
        for (name, bytes) in &files {
            let sha256 = vault::atomic::write(&pending.path().join(name), bytes)?;
            let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            artefacts.push(Artefact {
                kind: ArtefactKind::Form,
                name: name.clone(),
                sha256,
                bytes,
                unit: None,
                audit: 0,
            });
        }
        let pages = u64::try_from(rendered.pages).unwrap_or(u64::MAX);
        let written = pending.sealed(&self.out, &reading.label("list", &[]), reading.signer()?, (pages, Vec::new()))?;
        Ok(Output { pending: Some(pending), written, artefacts })
    }

    fn pending(prepared: &mut Output) -> Option<Pending> {
        prepared.take()
    }

    async fn apply(&self, output: Output, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let summary = serde_json::json!({ "subject": self.subject, "files": output.written.files });
        output.note(changing, summary).await
    }
}

impl Command for RejectCandidateList {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        let (list, _) = list_of(reading, &self.subject).await?;
        list.state.reject().map_err(not_allowed)?;
        Ok(())
    }

    async fn pinned(&self, reading: &Reading<'_>) -> Result<serde_json::Value> {
        let (list, _) = list_of(reading, &self.subject).await?;
        let mut pinned = self.clone();
        pinned.list = Some(Digest::of_json(&list)?);
        Ok(serde_json::to_value(pinned)?)
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let list = store::lists::find(&*changing.change, &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        super::still_the_list(self.list, &list)?;
        let sha256 = list.file_sha256;
        let state = list.state.reject().map_err(not_allowed)?;
        store::lists::set_state(changing.change, &self.subject, &state).await?;
        Ok(Done::new((), serde_json::json!({ "subject": self.subject, "file_sha256": sha256 })))
    }
}

impl Command for FreezeCandidateLists {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<Vec<SubjectId>>> {
        let lists = store::lists::all(&*changing.change).await?;
        let wanted = |list: &&CandidateList| self.subject.as_ref().is_none_or(|subject| *subject == list.subject);
        let mut frozen = Vec::new();
        for list in lists.iter().filter(wanted) {
            // Without a name only those that are approved are frozen, and the others stay as they are.
            match (list.state.clone().lock(), &self.subject) {
                (Ok(state), _) => {
                    store::lists::set_state(changing.change, &list.subject, &state).await?;
                    frozen.push(list.subject.clone());
                }
                (Err(error), Some(_)) => return Err(not_allowed(error)),
                (Err(_), None) => {}
            }
        }
        if frozen.is_empty() {
            return Err(Refusal::refused("E110").with("step", "lists-approved"));
        }
        Ok(Done::new(frozen.clone(), serde_json::json!({ "subjects": frozen })))
    }
}

impl Query for ListHistory {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<ListStep>> {
        history(reading, &self.subject).await
    }
}

/// Most entries of the audit chain that are looked at at once.
const PAGE: u64 = 500;

/// The steps of a list, from the audit chain: nothing else knows who did what and when.
pub(crate) async fn history(reading: &Reading<'_>, subject: &SubjectId) -> Result<Vec<ListStep>> {
    let still = reading.open.store.still().await?;
    let (mut entries, mut before) = (Vec::new(), None);
    loop {
        let page = store::audit::page(&still, before, PAGE).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.number);
        let done = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        entries.extend(
            page.into_iter().filter(|entry| entry.command.starts_with("candidates.") || entry.command == "lots.draw"),
        );
        if done {
            break;
        }
    }
    entries.reverse();
    let election = &reading.open.election;
    let mut steps: Vec<ListStep> = Vec::new();
    for entry in entries {
        let about = |value: &serde_json::Value| value.as_str() == Some(subject.as_str());
        let named = entry.summary.get("subject").is_some_and(about);
        let among = ["subjects", "order"].iter().any(|field| {
            entry.summary.get(field).and_then(serde_json::Value::as_array).is_some_and(|all| all.iter().any(about))
        });
        if !named && !among {
            continue;
        }
        let (state, key) = match entry.command.as_str() {
            "candidates.import" => match steps.iter().rev().map(|step| step.state.as_str()).find(|s| *s != "edited") {
                Some("returned" | "resubmitted") => ("resubmitted", "lists-corrected"),
                _ => ("checked", "lists-submitted"),
            },
            // Ten fields changed in a row by one person are one step of the procedure: the last.
            "candidates.edit" | "candidates.undo" => {
                steps.pop_if(|last| last.state == "edited" && last.by == entry.user);
                ("edited", "")
            }
            "candidates.return" => ("returned", "lists-returned"),
            "candidates.approve" => ("approved", ""),
            "candidates.reject" => ("rejected", ""),
            "candidates.freeze" | "lots.draw" if steps.last().is_some_and(|step| step.state == "locked") => continue,
            "candidates.freeze" | "lots.draw" => ("locked", ""),
            _ => continue,
        };
        let due = election.rules.deadline(key, election.date);
        let day = model::Timestamp::from_microsecond(entry.at_us).unwrap_or(model::Timestamp::UNIX_EPOCH);
        let day = day.to_zoned(jiff::tz::TimeZone::system()).date();
        let read = entry.files.iter().find(|file| !file.written).map(|file| file.sha256);
        steps.push(ListStep {
            state: state.to_owned(),
            at_us: entry.at_us,
            by: entry.user,
            second: entry.second,
            file_sha256: read.or_else(|| steps.last().and_then(|step| step.file_sha256)),
            deadline: due.map(|(due, _)| due),
            article: due.map(|(_, article)| article.to_owned()),
            late: due.is_some_and(|(due, _)| day > due),
        });
    }
    Ok(steps)
}

/// A finding's value as text.
pub(crate) fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        None => String::new(),
    }
}

//! Changes of a list by hand while it is open: one field at a time, checked again at once, each a step that can be taken back.
//!
//! Always true: what a check tells of the list as it is now is made anew with every step; what the reading found stays until
//! its own cell is written, and comes back when that is taken back. A field that differs from the file is told (C014).

use std::collections::BTreeMap;

use api::candidates::{EditCandidate, EditStep, ListEdited, ListEdits, UndoEdit};
use model::candidate::{Candidate, CandidateList, ListStateError, Subject};
use model::finding::Value;
use model::list_check::{CODES, check_across, check_list};
use model::list_diff::field;
use model::{Finding, Place, Severity, SubjectId};
use roster::candidates::{Columns, Layout, locate_on, settled_by, write_field};
use store::edits::Edit;

use super::{not_allowed, number};
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::refusal::{Refusal, Result};

/// Most characters of a value written by hand.
const LONGEST: usize = 200;
/// Most steps of a list that are kept to be taken back.
const MOST_STEPS: usize = 10_000;
/// The note that a field differs from the file.
const BY_HAND: &str = "C014";

/// A list at hand, with all that a change of it needs.
struct Desk {
    list: CandidateList,
    subject: Subject,
    others: Vec<CandidateList>,
    columns: Option<Columns>,
    steps: Vec<Edit>,
}

impl Desk {
    /// The list of a subject, if it can be changed.
    async fn open(changing: &Changing<'_>, id: &SubjectId) -> Result<Self> {
        let mut others = store::lists::all(&*changing.change).await?;
        let at = others.iter().position(|list| list.subject == *id);
        let at = at.ok_or_else(|| Refusal::input("E113").with("subject", id.as_str()))?;
        let list = others.swap_remove(at);
        if !list.state.is_open() {
            return Err(not_allowed(ListStateError::WrongState));
        }
        let subject = store::subjects::all(&*changing.change).await?.into_iter().find(|subject| subject.id == *id);
        let subject = subject.ok_or_else(|| Refusal::input("E112").with("subject", id.as_str()))?;
        let columns = store::edits::layout(&*changing.change, id).await?;
        let steps = store::edits::all(&*changing.change, id).await?;
        Ok(Self { list, subject, others, columns, steps })
    }

    /// Where everything stands; `kept` is what the reading found.
    fn layout(&self, kept: &[Finding]) -> Option<Layout<'_>> {
        let columns = self.columns.as_ref()?;
        Some(Layout::kept(&self.list.file_name, columns, &self.list.candidates, kept))
    }

    /// Where a field of a candidate stands.
    fn place(&self, index: usize, key: &str) -> Place {
        let cell = self.layout(&[]).and_then(|layout| layout.place(index, key));
        cell.unwrap_or_else(|| Place::Candidate { subject: self.subject.id.clone(), index, field: key.to_owned() })
    }

    /// What the reading found and no check makes anew.
    fn of_the_reading(&self) -> Vec<Finding> {
        let anew = |finding: &&Finding| CODES.contains(&finding.code.as_ref()) || finding.code == BY_HAND;
        self.list.findings.iter().filter(|finding| !anew(finding)).cloned().collect()
    }

    /// A column that the file does not have is missed no longer once everybody on its sheet has the field.
    fn is_filled(&self, finding: &Finding) -> bool {
        let (Some(Value::Text(key)), Some(Place::Cell { sheet, .. })) = (finding.values.get("column"), &finding.place)
        else {
            return false;
        };
        let mut there =
            self.list.candidates.iter().filter(|one| one.origin.as_ref().is_some_and(|at| at.sheet == *sheet));
        finding.code == "R202" && there.all(|one| !field(one, key).is_empty())
    }

    /// Checks the list again; `kept` is what the reading found.
    fn check(&mut self, kept: Vec<Finding>, election: &model::election::Election) {
        let mut found = check_list(&self.subject, &self.list.candidates, election);
        found.extend(check_across(&self.subject.id, &self.list.candidates, &self.others, &election.rules.lists));
        let mut findings = match self.layout(&kept) {
            Some(layout) => locate_on(found, &layout, &kept),
            None => found,
        };
        findings.extend(kept);
        findings.extend(self.by_hand());
        findings.sort();
        findings.dedup();
        self.list.findings = findings;
    }

    /// A note at each field that is not as in the file.
    fn by_hand(&self) -> Vec<Finding> {
        let mut first: BTreeMap<(u32, &str), &Candidate> = BTreeMap::new();
        for step in &self.steps {
            first.entry((step.place, step.field.as_str())).or_insert(&step.was);
        }
        let note = |((place, key), was): ((u32, &str), &Candidate)| {
            let index = usize::try_from(place).ok()?;
            let (before, now) = (field(was, key), field(self.list.candidates.get(index)?, key));
            let finding = Finding::note(BY_HAND).at(self.place(index, key)).with("found", before.as_str());
            (before != now).then(|| finding.with("now", now).with("column", key))
        };
        first.into_iter().filter_map(note).collect()
    }

    /// What is told after a change of this field.
    fn told(&self, place: u32, key: &str) -> ListEdited {
        let count = |severity| number(self.list.findings.iter().filter(|finding| finding.severity == severity).count());
        ListEdited {
            subject: self.subject.id.clone(),
            candidate: place.saturating_add(1),
            field: key.to_owned(),
            steps: number(self.steps.len()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
        }
    }

    /// Keeps the list as it is now, and tells.
    async fn keep(self, changing: &mut Changing<'_>, place: u32, key: &str) -> Result<Done<ListEdited>> {
        store::edits::revise(changing.change, &self.list, place).await?;
        let edited = self.told(place, key);
        // Which field, never its value: the chain holds no personal data.
        let summary = serde_json::json!({
            "subject": edited.subject, "candidate": edited.candidate, "field": edited.field, "steps": edited.steps,
            "errors": edited.errors,
        });
        Ok(Done::new(edited, summary))
    }
}

impl Command for EditCandidate {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<ListEdited>> {
        let mut desk = Desk::open(changing, &self.subject).await?;
        let open = changing.open;
        let election = &open.election;
        let place = self.candidate.checked_sub(1);
        let index = place.and_then(|place| usize::try_from(place).ok());
        let nobody = || Refusal::input("E464").with("subject", self.subject.as_str()).with("number", self.candidate);
        let (Some(place), Some(index)) = (place, index) else { return Err(nobody()) };
        let was = desk.list.candidates.get(index).cloned().ok_or_else(nobody)?;
        let value = self.value.as_deref().unwrap_or_default();
        if value.chars().count() > LONGEST || desk.steps.len() >= MOST_STEPS {
            return Err(Refusal::input("E106").with("name", "value"));
        }
        let mut now = was.clone();
        let at = desk.place(index, &self.field);
        let told = write_field(&mut now, &self.field, value, &election.rules).map_err(|unread| match unread {
            Some(finding) => Refusal::findings("E465", vec![finding.at(at.clone())]),
            None => Refusal::input("E106").with("name", "field"),
        })?;
        if now == was {
            return Ok(Done::new(desk.told(place, &self.field), serde_json::json!({})).unchanged());
        }
        if let Some(one) = desk.list.candidates.get_mut(index) {
            *one = now;
        }
        let reading = desk.of_the_reading();
        let settled = |finding: &Finding| settled_by(finding, &at, &self.field) || desk.is_filled(finding);
        let (dropped, mut kept): (Vec<_>, Vec<_>) = reading.into_iter().partition(settled);
        kept.extend(told.into_iter().map(|finding| finding.at(at.clone())));
        let step = Edit {
            step: number(desk.steps.len()).saturating_add(1),
            place,
            field: self.field.clone(),
            was,
            dropped,
            by: changing.user.name.clone(),
            at_us: changing.at_us,
        };
        store::edits::add(changing.change, &self.subject, &step).await?;
        desk.steps.push(step);
        desk.check(kept, election);
        desk.keep(changing, place, &self.field).await
    }
}

impl Command for UndoEdit {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<ListEdited>> {
        let mut desk = Desk::open(changing, &self.subject).await?;
        let step = desk.steps.pop().ok_or_else(|| Refusal::refused("E466").with("subject", self.subject.as_str()))?;
        let index = usize::try_from(step.place).unwrap_or(usize::MAX);
        let at = desk.place(index, &step.field);
        if let Some(one) = desk.list.candidates.get_mut(index) {
            *one = step.was;
        }
        // What the step itself brought to its cell goes, what it had settled is back.
        let mut kept = desk.of_the_reading();
        kept.retain(|finding| !settled_by(finding, &at, &step.field));
        kept.extend(step.dropped);
        store::edits::take_out(changing.change, &self.subject, step.step).await?;
        let open = changing.open;
        desk.check(kept, &open.election);
        desk.keep(changing, step.place, &step.field).await
    }
}

impl Query for ListEdits {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<EditStep>> {
        let still = reading.open.store.still().await?;
        let list = store::lists::find(&still, &self.subject).await?;
        let list = list.ok_or_else(|| Refusal::input("E113").with("subject", self.subject.as_str()))?;
        let mut now = list.candidates;
        let mut told = Vec::new();
        for step in store::edits::all(&still, &self.subject).await?.into_iter().rev() {
            let Some(one) = usize::try_from(step.place).ok().and_then(|index| now.get_mut(index)) else { continue };
            told.push(EditStep {
                step: step.step,
                candidate: step.place.saturating_add(1),
                before: field(&step.was, &step.field),
                after: field(one, &step.field),
                field: step.field,
                by: step.by,
                at_us: step.at_us,
            });
            *one = step.was;
        }
        Ok(told)
    }
}

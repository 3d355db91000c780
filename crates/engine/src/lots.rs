//! The draw by lot (Art. 98.5): from a seed spoken in public, after every list is approved; it locks the lists.

use std::collections::BTreeMap;

use api::Written;
use api::candidates::{DrawLots, LotsView, ShowLots, WriteLotsProtocol};
use model::SubjectId;
use model::candidate::{ListState, Subject, SubjectKind};
use model::lots::{Lot, Seed, draw, preliminary};
use model::rules::LotRules;
use store::View;

use crate::candidates::outputs::{Output, one_file};
use crate::candidates::papers;
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::Pending;
use crate::refusal::{Refusal, Result};

impl Command for DrawLots {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<LotsView>> {
        if store::lots::load(&*changing.change).await?.is_some() {
            return Err(Refusal::refused("E116"));
        }
        let lists = store::lists::all(&*changing.change).await?;
        // A rejected list stands on no ballot.
        let rejected = |subject: &Subject| {
            lists.iter().any(|list| list.subject == subject.id && matches!(list.state, ListState::Rejected))
        };
        let mut subjects = store::subjects::all(&*changing.change).await?;
        subjects.retain(|subject| !rejected(subject));
        let mut states: BTreeMap<SubjectId, ListState> =
            lists.into_iter().map(|list| (list.subject, list.state)).collect();
        if subjects.is_empty() {
            return Err(Refusal::refused("E110").with("step", "subjects"));
        }
        for subject in &subjects {
            let state =
                states.remove(&subject.id).ok_or_else(|| Refusal::refused("E110").with("step", "lists-approved"))?;
            // A list that was frozen before the draw stays so.
            if matches!(state, ListState::Locked { .. }) {
                continue;
            }
            let locked = state.lock().map_err(|_| Refusal::refused("E110").with("step", "lists-approved"))?;
            store::lists::set_state(changing.change, &subject.id, &locked).await?;
        }
        let last = changing.open.election.rules.lots.independents_last;
        let phase = |subject: &Subject| u8::from(last && subject.kind == SubjectKind::Independent);
        let drawn = draw(&self.seed, &subjects.iter().map(|s| (s.id.clone(), phase(s))).collect::<Vec<_>>());
        store::lots::replace_all(changing.change, &self.seed, &drawn).await?;
        let summary =
            serde_json::json!({ "seed": self.seed, "order": drawn.iter().map(|lot| &lot.subject).collect::<Vec<_>>() });
        let rules = &changing.open.election.rules.lots;
        Ok(Done::new(view(self.seed.clone(), drawn, &subjects, rules), summary))
    }
}

fn view(seed: Seed, lots: Vec<Lot>, subjects: &[Subject], rules: &LotRules) -> LotsView {
    let ids: Vec<SubjectId> = lots.iter().map(|lot| lot.subject.clone()).collect();
    let preliminary = if rules.preliminary { preliminary(&seed, &ids) } else { Vec::new() };
    let named = |lot: Lot| {
        let subject = subjects.iter().find(|subject| subject.id == lot.subject)?.clone();
        Some((lot, subject))
    };
    LotsView { seed, preliminary, lots: lots.into_iter().filter_map(named).collect() }
}

/// The draw with the subjects' names, if it was held.
pub(crate) async fn load(conn: &impl View, rules: &LotRules) -> Result<Option<LotsView>> {
    let Some((seed, lots)) = store::lots::load(conn).await? else { return Ok(None) };
    Ok(Some(view(seed, lots, &store::subjects::all(conn).await?, rules)))
}

impl Query for ShowLots {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Option<LotsView>> {
        load(reading.open.store.reader(), &reading.open.election.rules.lots).await
    }
}

impl Command for WriteLotsProtocol {
    type Prepared = Output;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Output> {
        let election = &reading.open.election;
        let drawn = load(reading.open.store.reader(), &election.rules.lots).await?;
        let drawn = drawn.ok_or_else(|| Refusal::refused("E110").with("step", "lots"))?;
        let steps = match drawn.lots.first() {
            Some((lot, _)) => crate::candidates::outputs::history(reading, &lot.subject).await?,
            None => Vec::new(),
        };
        let at = steps.iter().rev().find(|step| step.state == "locked").map(|step| step.at_us);
        let rendered = crate::papers::render(&papers::protocol(election, &drawn, at))?;
        let pages = u64::try_from(rendered.pages).unwrap_or(u64::MAX);
        one_file(reading, <Self as api::Operation>::ENTRY.name, &self.to, &rendered.pdf, pages).await
    }

    fn pending(prepared: &mut Output) -> Option<Pending> {
        prepared.take()
    }

    async fn apply(&self, output: Output, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        output.note(changing, serde_json::json!({})).await
    }
}

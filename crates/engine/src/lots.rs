//! The draw by lot (Art. 98.5): from a seed spoken in public, after every list is approved; it locks the lists.

use std::collections::BTreeMap;

use api::candidates::{DrawLots, LotsView, ShowLots};
use model::SubjectId;
use model::candidate::{ListState, Subject, SubjectKind};
use model::lots::{Lot, Seed, draw};
use store::View;

use crate::command::{Changing, Command, Done, Query, Reading};
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
        let subjects = store::subjects::all(&*changing.change).await?;
        let lists = store::lists::all(&*changing.change).await?;
        let mut states: BTreeMap<SubjectId, ListState> =
            lists.into_iter().map(|list| (list.subject, list.state)).collect();
        if subjects.is_empty() {
            return Err(Refusal::refused("E110").with("step", "subjects"));
        }
        for subject in &subjects {
            let state =
                states.remove(&subject.id).ok_or_else(|| Refusal::refused("E110").with("step", "lists-approved"))?;
            let locked = state.lock().map_err(|_| Refusal::refused("E110").with("step", "lists-approved"))?;
            store::lists::set_state(changing.change, &subject.id, &locked).await?;
        }
        let last = changing.open.election.rules.lots.independents_last;
        let phase = |subject: &Subject| u8::from(last && subject.kind == SubjectKind::Independent);
        let drawn = draw(&self.seed, &subjects.iter().map(|s| (s.id.clone(), phase(s))).collect::<Vec<_>>());
        store::lots::replace_all(changing.change, &self.seed, &drawn).await?;
        let summary =
            serde_json::json!({ "seed": self.seed, "order": drawn.iter().map(|lot| &lot.subject).collect::<Vec<_>>() });
        Ok(Done::new(view(self.seed.clone(), drawn, &subjects), summary))
    }
}

fn view(seed: Seed, lots: Vec<Lot>, subjects: &[Subject]) -> LotsView {
    let named = |lot: Lot| {
        let subject = subjects.iter().find(|subject| subject.id == lot.subject)?.clone();
        Some((lot, subject))
    };
    LotsView { seed, lots: lots.into_iter().filter_map(named).collect() }
}

/// The draw with the subjects' names, if it was held.
pub(crate) async fn load(conn: &impl View) -> Result<Option<LotsView>> {
    let Some((seed, lots)) = store::lots::load(conn).await? else { return Ok(None) };
    Ok(Some(view(seed, lots, &store::subjects::all(conn).await?)))
}

impl Query for ShowLots {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Option<LotsView>> {
        load(reading.open.store.reader()).await
    }
}

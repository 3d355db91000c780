//! Two plans side by side, and what would change if a venue were closed or a rule were otherwise.

use api::stations::{ComparePlans, GroupChange, PlanComparison};
use model::plan::Plan;
use model::{Metres, VoterCount};
use planning::hand::{Hand, Scope};

use super::hand::{decided, quick};
use crate::command::{Query, Reading};
use crate::plans::{self, Tables};
use crate::refusal::{Refusal, Result};

impl Query for ComparePlans {
    async fn answer(&self, reading: &Reading<'_>) -> Result<PlanComparison> {
        let still = reading.open.store.still().await?;
        let versions = store::plan_versions::all(&still).await?;
        let of = |wanted: i64| {
            let found = versions.iter().find(|former| former.version == wanted);
            found.map(|former| former.plan.clone()).ok_or_else(|| Refusal::refused("E133"))
        };
        let first = match self.first {
            Some(version) => of(version)?,
            None => {
                let missing = || Refusal::refused("E110").with("step", "plan");
                plans::load(&still).await?.ok_or_else(missing)?.0.plan
            }
        };
        if let Some(version) = self.second {
            return Ok(side_by_side(&first, &of(version)?, Vec::new()));
        }
        let (tables, hand) = (Tables::load(&still).await?, decided(&still).await?);
        drop(still);
        tried_out(self, &first, &tables, &hand, reading)
    }
}

fn tried_out(
    asked: &ComparePlans,
    first: &Plan,
    tables: &Tables,
    hand: &Hand,
    reading: &Reading<'_>,
) -> Result<PlanComparison> {
    let mut rules = reading.open.election.rules.clone();
    rules.units.max = asked.max.map_or(rules.units.max, VoterCount);
    rules.units.min = asked.min.map_or(rules.units.min, VoterCount);
    rules.units.merge_distance = asked.distance.map_or(rules.units.merge_distance, Metres);
    if rules.units.min.0 < 1 || rules.units.max < rules.units.min {
        return Err(Refusal::input("E130"));
    }
    let input = tables.input(&rules);
    let mut hand = hand.clone();
    let mut scope = asked.admin_unit.clone().map_or(Scope::All, Scope::Area);
    if let Some(venue) = &asked.close {
        if !input.venues.iter().any(|it| it.id == *venue) {
            return Err(Refusal::input("E131").with("venue", venue.as_str()));
        }
        hand.closed.insert(venue.clone());
        scope = Scope::Around(venue.clone());
    }
    let second = quick(first, &input, &hand, &scope, reading.job)?;
    let check = planning::check(&second, &input);
    Ok(side_by_side(first, &second, check))
}

fn side_by_side(first: &Plan, second: &Plan, check: Vec<model::Finding>) -> PlanComparison {
    let found = planning::compare(first, second);
    PlanComparison {
        first_gap_hundredths: found.figures.0.gap_hundredths(),
        second_gap_hundredths: found.figures.1.gap_hundredths(),
        first: found.figures.0,
        second: found.figures.1,
        only_first: found.only_first,
        only_second: found.only_second,
        other_venue: found.other_venue,
        changes: found
            .changes
            .into_iter()
            .map(|it| GroupChange { group: it.group, voters: it.voters, from: it.from, to: it.to })
            .collect(),
        check,
    }
}

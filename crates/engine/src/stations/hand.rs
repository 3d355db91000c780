//! Changes by hand: groups moved, venues closed, units locked, taken back; versions; an approval withdrawn.
//!
//! Always true: what replaces a plan keeps the one before as a version; an approved plan is not changed.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use api::Versions;
use api::plans::PlanView;
use api::stations::{
    CloseVenue, HandDone, ListPlanVersions, LockUnit, MoveGroups, PlanHistory, PlanVersion, RestorePlan, UndoPlan,
    WithdrawPlan,
};
use model::plan::Plan;
use planning::hand::{Hand, Scope, Target, locked_together, move_groups, resolve};
use planning::{Options, PlanError};
use store::plan::StoredPlan;
use store::plan_versions::FormerPlan;
use store::{Standing, View};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::job::Job;
use crate::plans::{self, Tables};
use crate::refusal::{Refusal, Result};

/// Rounds of a computation that a person waits for.
const QUICK: u32 = 12;
/// Characters of a reason at least.
const REASON: usize = 20;

/// What was decided by hand.
pub(crate) async fn decided(view: &impl View) -> Result<Hand> {
    let (locked, closed) = store::plan_versions::hand(view).await?;
    Ok(Hand { locked: locked.into_iter().collect(), closed: closed.into_iter().collect() })
}

/// The plan as it is, which may still be changed and rests on the tables as they are.
async fn draft(view: &impl View) -> Result<StoredPlan> {
    let (stored, outdated) = plans::load(view).await?.ok_or_else(|| Refusal::refused("E110").with("step", "plan"))?;
    if stored.standing.is_approved() {
        return Err(Refusal::refused("E117"));
    }
    if outdated {
        return Err(Refusal::refused("E110").with("step", "plan-outdated"));
    }
    Ok(stored)
}

/// Keeps the plan as a version and puts another in its place.
pub(crate) async fn replace(changing: &mut Changing<'_>, new: &Plan, based_on: &Versions, by: &str) -> Result<()> {
    if let Some(former) = store::plan::load(&*changing.change).await? {
        let former = FormerPlan {
            version: 0,
            replaced_by: by.to_owned(),
            by: changing.user.name.clone(),
            at_us: changing.at_us,
            plan: former.plan,
            based_on: former.based_on,
        };
        store::plan_versions::keep(changing.change, &former).await?;
    }
    Ok(store::plan::replace_all(changing.change, new, based_on).await?)
}

/// A quick computation of a part of the plan.
pub(super) fn quick(plan: &Plan, input: &planning::Input<'_>, hand: &Hand, scope: &Scope, job: &Job) -> Result<Plan> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let options = Options { seed: plan.seed, rounds: QUICK.min(plan.rounds.max(1)), threads };
    let mut watch = |progress: &planning::Progress| {
        job.report("solving", usize::from(progress.percent), 100);
        if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    resolve(Some(plan), input, hand, scope, &options, &mut watch).map_err(|error| match error {
        PlanError::Cancelled => Refusal::cancelled(),
        PlanError::Infeasible(findings) => Refusal::findings("E409", findings),
    })
}

/// A changed plan before it is kept.
pub(crate) struct Changed {
    plan: Plan,
    done: HandDone,
    based_on: Versions,
    hand: Option<Hand>,
}

impl Changed {
    fn new(plan: Plan, tables: &Tables, reading: &Reading<'_>, hand: Option<Hand>) -> Self {
        let check = planning::check(&plan, &tables.input(&reading.open.election.rules));
        let stored = StoredPlan { plan: plan.clone(), standing: Standing::Draft, based_on: tables.versions().clone() };
        let done = HandDone { plan: plans::view(stored, false), check };
        Self { plan, done, based_on: tables.versions().clone(), hand }
    }

    async fn keep(self, changing: &mut Changing<'_>, by: &str, summary: serde_json::Value) -> Result<Done<HandDone>> {
        if store::plan::head(&*changing.change).await?.is_some_and(|head| head.standing.is_approved()) {
            return Err(Refusal::refused("E117"));
        }
        replace(changing, &self.plan, &self.based_on, by).await?;
        if let Some(hand) = self.hand {
            set_hand(changing, &hand).await?;
        }
        Ok(Done::new(self.done, summary))
    }
}

async fn set_hand(changing: &mut Changing<'_>, hand: &Hand) -> Result<()> {
    let (locked, closed): (Vec<_>, Vec<_>) =
        (hand.locked.iter().copied().collect(), hand.closed.iter().cloned().collect());
    Ok(store::plan_versions::set_hand(changing.change, &locked, &closed).await?)
}

impl Command for MoveGroups {
    type Prepared = Changed;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Changed> {
        let still = reading.open.store.still().await?;
        let stored = draft(&still).await?;
        let (tables, hand) = (Tables::load(&still).await?, decided(&still).await?);
        drop(still);
        let to = self.to.trim();
        let target = match to.parse() {
            Ok(number) if stored.plan.units.iter().any(|unit| unit.number == number) => Target::Unit(number),
            _ => Target::Venue(to.parse().map_err(|_| Refusal::input("E131").with("venue", to))?),
        };
        let input = tables.input(&reading.open.election.rules);
        let plan = move_groups(&stored.plan, &input, &hand, &self.groups, &target)
            .map_err(|findings| Refusal::findings("E132", findings))?;
        Ok(Changed::new(plan, &tables, reading, None))
    }

    async fn apply(&self, changed: Changed, changing: &mut Changing<'_>) -> Result<Done<HandDone>> {
        let summary = serde_json::json!({ "groups": self.groups.len(), "to": self.to });
        changed.keep(changing, <Self as api::Operation>::ENTRY.name, summary).await
    }
}

impl Command for CloseVenue {
    type Prepared = Changed;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Changed> {
        let still = reading.open.store.still().await?;
        let stored = draft(&still).await?;
        let (tables, mut hand) = (Tables::load(&still).await?, decided(&still).await?);
        drop(still);
        let input = tables.input(&reading.open.election.rules);
        if !input.venues.iter().any(|venue| venue.id == self.venue) {
            return Err(Refusal::input("E131").with("venue", self.venue.as_str()));
        }
        if self.open {
            hand.closed.remove(&self.venue);
        } else {
            hand.closed.insert(self.venue.clone());
        }
        let plan = quick(&stored.plan, &input, &hand, &Scope::Around(self.venue.clone()), reading.job)?;
        Ok(Changed::new(plan, &tables, reading, Some(hand)))
    }

    async fn apply(&self, changed: Changed, changing: &mut Changing<'_>) -> Result<Done<HandDone>> {
        let summary = serde_json::json!({ "venue": self.venue, "open": self.open });
        changed.keep(changing, <Self as api::Operation>::ENTRY.name, summary).await
    }
}

impl Command for LockUnit {
    type Prepared = ();

    async fn prepare(&self, _: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let stored = draft(&*changing.change).await?;
        if !stored.plan.units.iter().any(|unit| unit.number == self.unit) {
            return Err(Refusal::input("E111").with("unit", self.unit.to_string()));
        }
        let mut hand = decided(&*changing.change).await?;
        let together = locked_together(&stored.plan, &BTreeSet::from([self.unit]));
        if self.unlock {
            hand.locked.retain(|unit| !together.contains(unit));
        } else {
            hand.locked.extend(together);
        }
        set_hand(changing, &hand).await?;
        Ok(Done::new((), serde_json::json!({ "unit": self.unit, "unlock": self.unlock })))
    }
}

/// Puts a version in the plan's place; the one that is replaced is kept unless it is taken back.
async fn put_back(changing: &mut Changing<'_>, version: Option<i64>, by: &str) -> Result<Done<PlanView>> {
    if store::plan::head(&*changing.change).await?.is_some_and(|head| head.standing.is_approved()) {
        return Err(Refusal::refused("E117"));
    }
    let all = store::plan_versions::all(&*changing.change).await?;
    let found = match version {
        None => all.into_iter().next(),
        Some(version) => all.into_iter().find(|former| former.version == version),
    };
    let Some(former) = found else { return Err(Refusal::refused("E133")) };
    store::plan_versions::take_out(changing.change, former.version).await?;
    match version {
        None => store::plan::replace_all(changing.change, &former.plan, &former.based_on).await?,
        Some(_) => replace(changing, &former.plan, &former.based_on, by).await?,
    }
    // What the plan uses again is no longer closed, what it no longer has is no longer locked.
    let mut hand = decided(&*changing.change).await?;
    hand.closed.retain(|venue| !former.plan.units.iter().any(|unit| unit.venue == *venue));
    hand.locked.retain(|number| former.plan.units.iter().any(|unit| unit.number == *number));
    set_hand(changing, &hand).await?;
    let now = store::things::versions(&*changing.change).await?;
    let outdated = former.based_on.iter().any(|(thing, version)| now.version(*thing) != *version);
    let summary = serde_json::json!({ "version": former.version });
    let stored = StoredPlan { plan: former.plan, standing: Standing::Draft, based_on: former.based_on };
    Ok(Done::new(plans::view(stored, outdated), summary))
}

impl Command for UndoPlan {
    type Prepared = ();

    async fn prepare(&self, _: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<PlanView>> {
        put_back(changing, None, <Self as api::Operation>::ENTRY.name).await
    }
}

impl Command for RestorePlan {
    type Prepared = ();

    async fn prepare(&self, _: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<PlanView>> {
        put_back(changing, Some(self.version), <Self as api::Operation>::ENTRY.name).await
    }
}

impl Query for ListPlanVersions {
    async fn answer(&self, reading: &Reading<'_>) -> Result<PlanHistory> {
        let still = reading.open.store.still().await?;
        let hand = decided(&still).await?;
        let version = |former: FormerPlan| PlanVersion {
            version: former.version,
            replaced_by: former.replaced_by,
            by: former.by,
            at_us: former.at_us,
            gap_hundredths: former.plan.figures.gap_hundredths(),
            figures: former.plan.figures,
        };
        Ok(PlanHistory {
            versions: store::plan_versions::all(&still).await?.into_iter().map(version).collect(),
            locked: hand.locked.into_iter().collect(),
            closed: hand.closed.into_iter().collect(),
        })
    }
}

impl Command for WithdrawPlan {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        if self.reason.trim().chars().count() < REASON {
            return Err(Refusal::input("E134").with("count", i64::try_from(REASON).unwrap_or(20)));
        }
        let head = store::plan::head(&reading.open.store.still().await?).await?;
        if head.is_none_or(|head| !head.standing.is_approved()) {
            return Err(Refusal::refused("E110").with("step", "plan-approved"));
        }
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        changing.pair.ok_or_else(|| Refusal::refused("E205"))?;
        store::plan::withdraw(changing.change).await?;
        Ok(Done::new((), serde_json::json!({ "reason": self.reason.trim() })))
    }
}

//! The plan of polling units: computed, checked, explained, approved by two.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use api::Versions;
use api::plans::{
    ApprovePlan, CheckPlan, ExplainUnit, ListUnits, MapGroup, MapVenue, PlanMap, PlanState, PlanView, ShowPlan,
    ShowPlanMap, SolvePlan, UnitExplanation, UnitView,
};
use model::plan::Plan;
use model::territory::AdminUnit;
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place, VenueId, VoterGroupId};
use planning::hand::{Hand, Scope, resolve};
use planning::{Options, PlanError};
use store::plan::StoredPlan;
use store::{Standing, View};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::job::Job;
use crate::refusal::{Refusal, Result};
use crate::stations;
use crate::voters::PLAN_INPUTS;

/// The tables that a plan is made from, at one moment.
pub(crate) struct Tables {
    pub(crate) groups: Vec<VoterGroup>,
    pub(crate) venues: Vec<Venue>,
    previous: Vec<PreviousUnit>,
    pub(crate) admin_units: Vec<AdminUnit>,
    versions: Versions,
}

impl Tables {
    pub(crate) async fn load(view: &impl View) -> Result<Self> {
        let all = store::things::versions(view).await?;
        Ok(Self {
            groups: store::voters::all(view).await?,
            venues: store::venues::all(view).await?,
            previous: store::previous_units::all(view).await?,
            admin_units: store::territory::all(view).await?,
            versions: PLAN_INPUTS.iter().map(|thing| (*thing, all.version(*thing))).collect(),
        })
    }

    /// The versions of things that the tables are of.
    pub(crate) fn versions(&self) -> &Versions {
        &self.versions
    }

    pub(crate) fn input<'a>(&'a self, rules: &'a model::rules::RuleSet) -> planning::Input<'a> {
        planning::Input {
            groups: &self.groups,
            venues: &self.venues,
            previous: &self.previous,
            admin_units: &self.admin_units,
            rules,
        }
    }
}

impl Command for SolvePlan {
    type Prepared = (Plan, Versions);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let still = reading.open.store.still().await?;
        let (tables, hand) = (Tables::load(&still).await?, stations::decided(&still).await?);
        let before = store::plan::load(&still).await?.map(|stored| stored.plan);
        drop(still);
        for (empty, step) in [(tables.groups.is_empty(), "voters"), (tables.venues.is_empty(), "venues")] {
            if empty {
                return Err(Refusal::refused("E110").with("step", step));
            }
        }
        let usual = Options::default();
        let options = Options {
            seed: self.seed.unwrap_or(usual.seed),
            rounds: self.rounds.unwrap_or(usual.rounds).min(100_000),
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        };
        let plan = solve(&tables, before.as_ref(), &hand, &reading.open.election.rules, &options, reading.job)?;
        Ok((plan, tables.versions))
    }

    async fn apply(&self, (plan, based_on): Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<PlanView>> {
        if store::plan::head(&*changing.change).await?.is_some_and(|head| head.standing.is_approved()) {
            return Err(Refusal::refused("E117"));
        }
        stations::replace(changing, &plan, &based_on, <Self as api::Operation>::ENTRY.name).await?;
        let summary = serde_json::json!({ "figures": plan.figures, "seed": plan.seed, "rounds": plan.rounds });
        Ok(Done::new(view(StoredPlan { plan, standing: Standing::Draft, based_on }, false), summary))
    }
}

fn solve(
    tables: &Tables,
    before: Option<&Plan>,
    hand: &Hand,
    rules: &model::rules::RuleSet,
    options: &Options,
    job: &Job,
) -> Result<Plan> {
    let mut watch = |progress: &planning::Progress| {
        job.report("solving", usize::from(progress.percent), 100);
        if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    // Locks hold against the plan that they were set in; without one there are none.
    let before = before.filter(|_| !hand.locked.is_empty());
    resolve(before, &tables.input(rules), hand, &Scope::All, options, &mut watch).map_err(|error| match error {
        PlanError::Cancelled => Refusal::cancelled(),
        PlanError::Infeasible(findings) => Refusal::findings("E409", findings),
    })
}

pub(crate) fn view(stored: StoredPlan, outdated: bool) -> PlanView {
    let plan = stored.plan;
    PlanView {
        state: match stored.standing {
            Standing::Draft => PlanState::Draft,
            Standing::Approved { first, second } => PlanState::Approved { first, second },
        },
        seed: plan.seed,
        rounds: plan.rounds,
        gap_hundredths: plan.figures.gap_hundredths(),
        figures: plan.figures,
        findings: plan.findings,
        suspended: plan.suspended,
        outdated,
    }
}

/// The stored plan and whether the tables have changed since it was computed.
pub(crate) async fn load(view: &impl View) -> Result<Option<(StoredPlan, bool)>> {
    let Some(stored) = store::plan::load(view).await? else { return Ok(None) };
    let now = store::things::versions(view).await?;
    let outdated = stored.based_on.iter().any(|(thing, version)| now.version(*thing) != *version);
    Ok(Some((stored, outdated)))
}

/// The plan in force: approved, and computed from the tables as they are.
pub(crate) async fn in_force(view: &impl View) -> Result<Plan> {
    let missing = |step: &str| Refusal::refused("E110").with("step", step);
    let (stored, outdated) = load(view).await?.ok_or_else(|| missing("plan"))?;
    if outdated {
        return Err(missing("plan-outdated"));
    }
    if !stored.standing.is_approved() {
        return Err(missing("plan-approved"));
    }
    Ok(stored.plan)
}

impl Query for ShowPlan {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Option<PlanView>> {
        let stored = load(&reading.open.store.still().await?).await?;
        Ok(stored.map(|(stored, outdated)| view(stored, outdated)))
    }
}

async fn checked(view: &impl View, rules: &model::rules::RuleSet) -> Result<Vec<Finding>> {
    let missing = || Refusal::refused("E110").with("step", "plan");
    let (stored, outdated) = load(view).await?.ok_or_else(missing)?;
    if outdated {
        return Err(Refusal::refused("E110").with("step", "plan-outdated"));
    }
    let tables = Tables::load(view).await?;
    Ok(planning::check(&stored.plan, &tables.input(rules)))
}

impl Query for CheckPlan {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<Finding>> {
        reading.job.report("checking", 0, 1);
        checked(&reading.open.store.still().await?, &reading.open.election.rules).await
    }
}

impl Command for ApprovePlan {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        let findings = checked(&reading.open.store.still().await?, &reading.open.election.rules).await?;
        if model::finding::blocks(&findings) {
            return Err(Refusal::findings("E409", findings));
        }
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let (first, second) = changing.pair.ok_or_else(|| Refusal::refused("E205"))?;
        store::plan::approve(changing.change, &first.name, &second.name).await?;
        Ok(Done::new((), serde_json::json!({})))
    }
}

impl Query for ListUnits {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<UnitView>> {
        let still = reading.open.store.still().await?;
        let Some((stored, _)) = load(&still).await? else { return Ok(Vec::new()) };
        let venues: BTreeMap<VenueId, Venue> =
            store::venues::all(&still).await?.into_iter().map(|venue| (venue.id.clone(), venue)).collect();
        let units: BTreeMap<_, AdminUnit> =
            store::territory::all(&still).await?.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
        let rules = &reading.open.election.rules;
        let mut findings: BTreeMap<UnitNumber, Vec<Finding>> = BTreeMap::new();
        for finding in &stored.plan.findings {
            if let Some(Place::Unit { unit }) = finding.place {
                findings.entry(unit).or_default().push(finding.clone());
            }
        }
        let view = |unit: model::plan::PlannedUnit| {
            let venue = venues.get(&unit.venue)?;
            let around = units.get(&unit.admin_unit)?;
            Some(UnitView {
                number: unit.number,
                venue_name: venue.name.clone(),
                place: venue.place,
                venue: unit.venue,
                admin_unit: unit.admin_unit,
                admin_unit_name: around.name.clone(),
                municipality: around.municipality.clone(),
                voters: unit.voters,
                greatest_distance: unit.greatest_distance,
                reason: unit.reason,
                ballots: rules.ballots_for(unit.voters),
                findings: findings.remove(&unit.number).unwrap_or_default(),
            })
        };
        Ok(stored.plan.units.into_iter().filter_map(view).collect())
    }
}

impl Query for ShowPlanMap {
    async fn answer(&self, reading: &Reading<'_>) -> Result<PlanMap> {
        let still = reading.open.store.still().await?;
        let plan = load(&still).await?.map(|(stored, _)| stored.plan);
        let mut assigned: BTreeMap<VoterGroupId, (UnitNumber, bool)> = BTreeMap::new();
        let mut opened: BTreeMap<VenueId, Vec<UnitNumber>> = BTreeMap::new();
        for plan in plan.iter() {
            for assignment in &plan.assignments {
                assigned.entry(assignment.group.clone()).or_insert((assignment.unit, assignment.moved));
            }
            for unit in &plan.units {
                opened.entry(unit.venue.clone()).or_default().push(unit.number);
            }
        }
        let group = |group: VoterGroup| {
            let place = assigned.get(&group.id).copied();
            MapGroup {
                unit: place.map(|(unit, _)| unit),
                moved: place.is_some_and(|(_, moved)| moved),
                id: group.id,
                name: group.name,
                place: group.place,
                voters: group.voters,
                admin_unit: group.admin_unit,
            }
        };
        let mut venue = |venue: Venue| MapVenue {
            units: opened.remove(&venue.id).unwrap_or_default(),
            id: venue.id,
            name: venue.name,
            place: venue.place,
            admin_unit: venue.admin_unit,
        };
        Ok(PlanMap {
            groups: store::voters::all(&still).await?.into_iter().map(group).collect(),
            venues: store::venues::all(&still).await?.into_iter().map(&mut venue).collect(),
        })
    }
}

impl Query for ExplainUnit {
    async fn answer(&self, reading: &Reading<'_>) -> Result<UnitExplanation> {
        let still = reading.open.store.still().await?;
        let missing = || Refusal::refused("E110").with("step", "plan");
        let plan = load(&still).await?.ok_or_else(missing)?.0.plan;
        let (tables, hand) = (Tables::load(&still).await?, stations::decided(&still).await?);
        drop(still);
        let input = tables.input(&reading.open.election.rules);
        let mut all = planning::reasons(&plan, &input, &hand);
        let group = |finding: &Finding| match &finding.place {
            Some(Place::Group { group }) => Some(group.clone()),
            _ => None,
        };
        let venue = |finding: &Finding| match &finding.place {
            Some(Place::Venue { venue }) => Some(venue.clone()),
            _ => None,
        };
        if let Some(wanted) = &self.voter_group {
            all.moved.retain(|finding| group(finding).as_ref() == Some(wanted));
            all.venues.clear();
        }
        if let Some(wanted) = &self.venue {
            all.moved.clear();
            all.venues.retain(|finding| venue(finding).as_ref() == Some(wanted));
        }
        let Some(number) = self.unit else {
            return Ok(UnitExplanation {
                unit: None,
                moved: all.moved,
                venues: all.venues,
                reasons: Vec::new(),
                groups: Vec::new(),
            });
        };
        let unknown = || Refusal::input("E111").with("unit", number.to_string());
        let explanation = planning::explain(&plan, &input, number).ok_or_else(unknown)?;
        let unit = plan.units.iter().find(|unit| unit.number == number).cloned().ok_or_else(unknown)?;
        let names: BTreeMap<&VoterGroupId, &str> =
            tables.groups.iter().map(|group| (&group.id, group.name.as_str())).collect();
        let mine: Vec<_> = plan.assignments.into_iter().filter(|assignment| assignment.unit == number).collect();
        all.moved.retain(|finding| group(finding).is_some_and(|group| mine.iter().any(|it| it.group == group)));
        all.venues.retain(|finding| venue(finding).as_ref() == Some(&unit.venue));
        let groups = mine
            .into_iter()
            .map(|assignment| {
                (names.get(&assignment.group).map(|name| (*name).to_owned()).unwrap_or_default(), assignment)
            })
            .collect();
        let reasons = explanation.lines;
        Ok(UnitExplanation { unit: Some(unit), moved: all.moved, venues: all.venues, reasons, groups })
    }
}

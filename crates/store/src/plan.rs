//! The plan of polling units: one at a time, with its units, who votes where, and the numbers that are suspended.

use model::plan::{Assignment, Plan, PlannedUnit, SuspendedUnit};
use model::unit::UnitNumber;
use model::{Metres, UserName, VoterCount};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use crate::entity::{assignment, plan, planned_unit, suspended_unit};
use crate::error::{Error, Result};
use crate::rows::{Standing, Versions, back, document, of_document, of_word, replace, unit, unit_columns, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const PLAN: &str = "plan";
const UNITS: &str = "planned_unit";
const ASSIGNMENTS: &str = "assignment";

/// The plan with what the procedure knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlan {
    /// The plan.
    pub plan: Plan,
    /// Where it stands.
    pub standing: Standing,
    /// The versions that it was computed from.
    pub based_on: Versions,
}

/// Keeps a plan as draft in the place of any other.
///
/// # Errors
/// [`Error::Contradiction`] for a number that stands twice, and at commit for an assignment to a unit that is not there.
pub async fn replace_all(change: &mut Change, new: &Plan, based_on: &Versions) -> Result<()> {
    let header = plan::Model {
        id: 1,
        first: None,
        second: None,
        seed: new.seed.to_string(),
        rounds: i64::from(new.rounds),
        figures: document(PLAN, &new.figures)?,
        findings: document(PLAN, &new.findings)?,
        based_on: document(PLAN, based_on)?,
    };
    let units = new.units.iter().map(unit_row).collect::<Result<_>>()?;
    let assignments = (0..).zip(&new.assignments).map(|(place, one)| assignment_row(place, one)).collect();
    let suspended = new.suspended.iter().map(suspended_row).collect();
    let connection = change.connection();
    replace::<plan::Entity>(connection, vec![header]).await?;
    replace::<planned_unit::Entity>(connection, units).await?;
    replace::<assignment::Entity>(connection, assignments).await?;
    replace::<suspended_unit::Entity>(connection, suspended).await
}

/// Approves the plan by two persons.
///
/// # Errors
/// [`Error::NoRow`] if there is none.
pub async fn approve(change: &mut Change, first: &UserName, second: &UserName) -> Result<()> {
    let row = plan::Entity::find_by_id(1).one(change.connection()).await?.ok_or(Error::NoRow(PLAN))?;
    let mut row = row.into_active_model();
    row.first = Set(Some(first.to_string()));
    row.second = Set(Some(second.to_string()));
    plan::Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// Makes an approved plan a draft again.
///
/// # Errors
/// [`Error::NoRow`] if there is none.
pub async fn withdraw(change: &mut Change) -> Result<()> {
    let row = plan::Entity::find_by_id(1).one(change.connection()).await?.ok_or(Error::NoRow(PLAN))?;
    let mut row = row.into_active_model();
    row.first = Set(None);
    row.second = Set(None);
    plan::Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// The whole plan.
///
/// # Errors
/// What the database may say.
pub async fn load(view: &impl View) -> Result<Option<StoredPlan>> {
    let Some(mut stored) = head(view).await? else { return Ok(None) };
    stored.plan.units = units(view).await?;
    let rows = assignment::Entity::find().order_by_asc(assignment::Column::Place).all(view.connection()).await?;
    stored.plan.assignments = rows.into_iter().map(of_assignment).collect::<Result<_>>()?;
    Ok(Some(stored))
}

/// The plan without its units and assignments, which are left empty: for what is shown in short.
///
/// # Errors
/// What the database may say.
pub async fn head(view: &impl View) -> Result<Option<StoredPlan>> {
    let Some(row) = plan::Entity::find_by_id(1).one(view.connection()).await? else { return Ok(None) };
    let suspended = suspended_unit::Entity::find()
        .order_by_asc(suspended_unit::Column::Number)
        .order_by_asc(suspended_unit::Column::Suffix)
        .all(view.connection())
        .await?;
    let plan = Plan {
        seed: row.seed.parse().map_err(|_| Error::Unreadable(PLAN))?,
        rounds: back(PLAN, row.rounds)?,
        units: Vec::new(),
        assignments: Vec::new(),
        suspended: suspended.into_iter().map(of_suspended).collect::<Result<_>>()?,
        figures: of_document(PLAN, &row.figures)?,
        findings: of_document(PLAN, &row.findings)?,
    };
    let standing = Standing::from_columns(PLAN, row.first, row.second)?;
    Ok(Some(StoredPlan { plan, standing, based_on: of_document(PLAN, &row.based_on)? }))
}

/// The planned units, by number.
///
/// # Errors
/// What the database may say.
pub async fn units(view: &impl View) -> Result<Vec<PlannedUnit>> {
    let rows = planned_unit::Entity::find()
        .order_by_asc(planned_unit::Column::Number)
        .order_by_asc(planned_unit::Column::Suffix)
        .all(view.connection())
        .await?;
    rows.into_iter().map(of_unit).collect()
}

/// Who votes in a unit.
///
/// # Errors
/// What the database may say.
pub async fn assignments_of(view: &impl View, unit: UnitNumber) -> Result<Vec<Assignment>> {
    let (number, suffix) = unit_columns(unit);
    let rows = assignment::Entity::find()
        .filter(assignment::Column::Number.eq(number))
        .filter(assignment::Column::Suffix.eq(suffix))
        .order_by_asc(assignment::Column::Place)
        .all(view.connection())
        .await?;
    rows.into_iter().map(of_assignment).collect()
}

fn unit_row(planned: &PlannedUnit) -> Result<planned_unit::Model> {
    let (number, suffix) = unit_columns(planned.number);
    Ok(planned_unit::Model {
        number,
        suffix,
        venue: planned.venue.to_string(),
        admin_unit: planned.admin_unit.to_string(),
        voters: i64::from(planned.voters.0),
        greatest_distance: i64::from(planned.greatest_distance.0),
        reason: word(UNITS, &planned.reason)?,
    })
}

fn of_unit(row: planned_unit::Model) -> Result<PlannedUnit> {
    Ok(PlannedUnit {
        number: unit(UNITS, row.number, row.suffix)?,
        venue: back(UNITS, row.venue)?,
        admin_unit: back(UNITS, row.admin_unit)?,
        voters: VoterCount(back(UNITS, row.voters)?),
        greatest_distance: Metres(back(UNITS, row.greatest_distance)?),
        reason: of_word(UNITS, &row.reason)?,
    })
}

fn assignment_row(place: i64, one: &Assignment) -> assignment::Model {
    let (number, suffix) = unit_columns(one.unit);
    assignment::Model {
        place,
        voter_group: one.group.to_string(),
        number,
        suffix,
        voters: i64::from(one.voters.0),
        part: one.part.map(|(part, _)| i64::from(part)),
        parts: one.part.map(|(_, parts)| i64::from(parts)),
        distance: i64::from(one.distance.0),
        moved: one.moved,
    }
}

fn of_assignment(row: assignment::Model) -> Result<Assignment> {
    let part = |(part, parts)| Ok::<_, Error>((back(ASSIGNMENTS, part)?, back(ASSIGNMENTS, parts)?));
    Ok(Assignment {
        group: back(ASSIGNMENTS, row.voter_group)?,
        unit: unit(ASSIGNMENTS, row.number, row.suffix)?,
        voters: VoterCount(back(ASSIGNMENTS, row.voters)?),
        part: row.part.zip(row.parts).map(part).transpose()?,
        distance: Metres(back(ASSIGNMENTS, row.distance)?),
        moved: row.moved,
    })
}

fn suspended_row(one: &SuspendedUnit) -> suspended_unit::Model {
    let (number, suffix) = unit_columns(one.number);
    suspended_unit::Model { number, suffix, admin_unit: one.admin_unit.to_string() }
}

fn of_suspended(row: suspended_unit::Model) -> Result<SuspendedUnit> {
    Ok(SuspendedUnit {
        number: unit("suspended_unit", row.number, row.suffix)?,
        admin_unit: back("suspended_unit", row.admin_unit)?,
    })
}

//! Voter groups, by identifier.

use std::collections::BTreeMap;

use model::voters::VoterGroup;
use model::{AdminUnitCode, GeoPoint, VoterCount};
use sea_orm::{EntityTrait as _, QueryOrder as _, QuerySelect as _};

use crate::entity::voter_group::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{back, back_if, of_word, replace, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "voter_group";

/// How many groups and voters an administrative unit has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Groups.
    pub groups: u32,
    /// Registered voters.
    pub voters: VoterCount,
}

/// Puts these groups in the place of all.
///
/// # Errors
/// [`crate::Error::Contradiction`] for an identifier that stands twice, and at commit for an administrative unit that is not there.
pub async fn replace_all(change: &mut Change, groups: &[VoterGroup]) -> Result<()> {
    let rows = groups.iter().map(to_row).collect::<Result<_>>()?;
    replace::<Entity>(change.connection(), rows).await
}

/// All groups.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<VoterGroup>> {
    let rows = Entity::find().order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

/// Groups and voters of each administrative unit that has any.
///
/// # Errors
/// What the database may say.
pub async fn count_by_admin_unit(view: &impl View) -> Result<BTreeMap<AdminUnitCode, Count>> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .columns([Column::AdminUnit, Column::Voters])
        .into_tuple()
        .all(view.connection())
        .await?;
    let mut counts = BTreeMap::<AdminUnitCode, Count>::new();
    for (admin_unit, voters) in rows {
        let count = counts.entry(back(TABLE, admin_unit)?).or_default();
        count.groups = count.groups.saturating_add(1);
        count.voters = count.voters + VoterCount(back(TABLE, voters)?);
    }
    Ok(counts)
}

/// Groups and voters in all.
///
/// # Errors
/// What the database may say.
pub async fn count(view: &impl View) -> Result<Count> {
    Ok(count_by_admin_unit(view).await?.into_values().fold(Count::default(), |total, count| Count {
        groups: total.groups.saturating_add(count.groups),
        voters: total.voters + count.voters,
    }))
}

fn to_row(group: &VoterGroup) -> Result<Model> {
    Ok(Model {
        id: group.id.to_string(),
        name: group.name.clone(),
        kind: word(TABLE, &group.kind)?,
        admin_unit: group.admin_unit.to_string(),
        lat_e6: i64::from(group.place.lat_e6),
        lon_e6: i64::from(group.place.lon_e6),
        place_quality: word(TABLE, &group.place_quality)?,
        voters: i64::from(group.voters.0),
        households: group.households.map(i64::from),
        last_unit: group.last_unit.map(Into::into),
    })
}

fn of_row(row: Model) -> Result<VoterGroup> {
    Ok(VoterGroup {
        id: back(TABLE, row.id)?,
        name: row.name,
        kind: of_word(TABLE, &row.kind)?,
        admin_unit: back(TABLE, row.admin_unit)?,
        place: GeoPoint { lat_e6: back(TABLE, row.lat_e6)?, lon_e6: back(TABLE, row.lon_e6)? },
        place_quality: of_word(TABLE, &row.place_quality)?,
        voters: VoterCount(back(TABLE, row.voters)?),
        households: back_if(TABLE, row.households)?,
        last_unit: back_if(TABLE, row.last_unit)?,
    })
}

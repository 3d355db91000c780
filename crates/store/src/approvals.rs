//! What a person proposed and a second one confirms or declines.

use model::UserName;
use model::user::ProposingGroup;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::entity::approval::{Column, Entity, Model};
use crate::error::{Error, Result};
use crate::rows::{Versions, back, document, insert, of_document, of_word, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "approval";
const PENDING: &str = "pending";

/// A command that waits for, or had, its second person.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// Number, counted from 1; set by [`propose`].
    pub id: i64,
    /// The command's name.
    pub command: String,
    /// Its input.
    pub input: serde_json::Value,
    /// The versions that the proposer saw.
    pub seen: Versions,
    /// Who proposed it.
    pub proposer: UserName,
    /// Their group then.
    pub group: ProposingGroup,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It waits.
    Pending,
    /// Carried out.
    Confirmed {
        /// By whom.
        by: UserName,
        /// When, in microseconds since 1970-01-01 UTC.
        at_us: i64,
    },
    /// Not carried out.
    Declined {
        /// By whom.
        by: UserName,
        /// When, in microseconds since 1970-01-01 UTC.
        at_us: i64,
        /// Why; may be empty.
        reason: String,
    },
}

/// Keeps a proposal and returns its number; `id` and `verdict` as given are not looked at.
///
/// # Errors
/// What the database may say.
pub async fn propose(change: &mut Change, proposal: &Approval) -> Result<i64> {
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(change.connection())
        .await?;
    let id = last.unwrap_or(0) + 1;
    let row = Model {
        id,
        command: proposal.command.clone(),
        input: document(TABLE, &proposal.input)?,
        seen: document(TABLE, &proposal.seen)?,
        proposer: proposal.proposer.to_string(),
        proposing_group: word(TABLE, &proposal.group)?,
        at_us: proposal.at_us,
        state: PENDING.to_owned(),
        decided_by: None,
        decided_at_us: None,
        reason: String::new(),
    };
    insert::<Entity>(change.connection(), vec![row]).await?;
    Ok(id)
}

/// A proposal by its number.
///
/// # Errors
/// What the database may say.
pub async fn find(view: &impl View, id: i64) -> Result<Option<Approval>> {
    Entity::find_by_id(id).one(view.connection()).await?.map(of_row).transpose()
}

/// What waits, the oldest first.
///
/// # Errors
/// What the database may say.
pub async fn pending(view: &impl View) -> Result<Vec<Approval>> {
    let rows = Entity::find().filter(Column::State.eq(PENDING)).order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

/// Writes down what became of a proposal.
///
/// # Errors
/// [`Error::NoRow`] unless it is there and waits: nobody decides twice.
pub async fn decide(change: &mut Change, id: i64, verdict: &Verdict) -> Result<()> {
    let row = Entity::find_by_id(id).one(change.connection()).await?;
    let mut row = row.filter(|row| row.state == PENDING).ok_or(Error::NoRow(TABLE))?.into_active_model();
    let (state, by, at_us, reason) = match verdict {
        Verdict::Pending => return Ok(()),
        Verdict::Confirmed { by, at_us } => ("confirmed", by, at_us, ""),
        Verdict::Declined { by, at_us, reason } => ("declined", by, at_us, reason.as_str()),
    };
    row.state = Set(state.to_owned());
    row.decided_by = Set(Some(by.to_string()));
    row.decided_at_us = Set(Some(*at_us));
    row.reason = Set(reason.to_owned());
    Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

fn of_row(row: Model) -> Result<Approval> {
    let verdict = match (row.state.as_str(), row.decided_by, row.decided_at_us) {
        (PENDING, None, None) => Verdict::Pending,
        ("confirmed", Some(by), Some(at_us)) => Verdict::Confirmed { by: back(TABLE, by)?, at_us },
        ("declined", Some(by), Some(at_us)) => Verdict::Declined { by: back(TABLE, by)?, at_us, reason: row.reason },
        _ => return Err(Error::Unreadable(TABLE)),
    };
    Ok(Approval {
        id: row.id,
        command: row.command,
        input: of_document(TABLE, &row.input)?,
        seen: of_document(TABLE, &row.seen)?,
        proposer: back(TABLE, row.proposer)?,
        group: of_word(TABLE, &row.proposing_group)?,
        at_us: row.at_us,
        verdict,
    })
}

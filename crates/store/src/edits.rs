//! Changes of a list by hand, and where the fields of a list stand in its file.
//!
//! Always true: a file that is received in the place of an earlier one begins without changes by hand; the steps of a list are
//! numbered 1, 2, 3, and only the last can be taken out.

use std::collections::BTreeMap;

use model::candidate::{Candidate, CandidateList};
use model::{Finding, SubjectId, UserName};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use crate::entity::{candidate, candidate_list, list_edit, list_layout};
use crate::error::{Error, Result};
use crate::lists::to_row;
use crate::rows::{back, document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const EDITS: &str = "list_edit";
const LAYOUTS: &str = "list_layout";

/// Sheet → key of a field → its column, counted from 0.
pub type Sheets = BTreeMap<String, BTreeMap<String, u16>>;

/// A change by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Number of the step, counted from 1.
    pub step: u32,
    /// The candidate's place in the order of the file, counted from 0.
    pub place: u32,
    /// Key of the field.
    pub field: String,
    /// The candidate before.
    pub was: Candidate,
    /// Findings of the reading that the change has settled.
    pub dropped: Vec<Finding>,
    /// Who.
    pub by: UserName,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
}

/// Keeps where the fields of a list stand in its file.
///
/// # Errors
/// What the database may say.
pub async fn put_layout(change: &mut Change, subject: &SubjectId, sheets: &Sheets) -> Result<()> {
    let row = list_layout::Model { subject: subject.to_string(), sheets: document(LAYOUTS, sheets)? };
    insert::<list_layout::Entity>(change.connection(), vec![row]).await
}

/// Where the fields of a list stand in its file; `None` for one that was received before this was kept.
///
/// # Errors
/// What the database may say.
pub async fn layout(view: &impl View, subject: &SubjectId) -> Result<Option<Sheets>> {
    let row = list_layout::Entity::find_by_id(subject.as_str()).one(view.connection()).await?;
    row.map(|row| of_document(LAYOUTS, &row.sheets)).transpose()
}

/// The changes of a list by hand, the first first.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View, subject: &SubjectId) -> Result<Vec<Edit>> {
    let rows = list_edit::Entity::find()
        .filter(list_edit::Column::Subject.eq(subject.as_str()))
        .order_by_asc(list_edit::Column::Step)
        .all(view.connection())
        .await?;
    rows.into_iter().map(of_row).collect()
}

/// Keeps a change.
///
/// # Errors
/// What the database may say.
pub async fn add(change: &mut Change, subject: &SubjectId, edit: &Edit) -> Result<()> {
    let row = list_edit::Model {
        subject: subject.to_string(),
        step: i64::from(edit.step),
        place: i64::from(edit.place),
        field: edit.field.clone(),
        was: document(EDITS, &edit.was)?,
        dropped: document(EDITS, &edit.dropped)?,
        by_user: edit.by.to_string(),
        at_us: edit.at_us,
    };
    insert::<list_edit::Entity>(change.connection(), vec![row]).await
}

/// Takes a step out.
///
/// # Errors
/// What the database may say.
pub async fn take_out(change: &mut Change, subject: &SubjectId, step: u32) -> Result<()> {
    list_edit::Entity::delete_by_id((subject.to_string(), i64::from(step))).exec(change.connection()).await?;
    Ok(())
}

/// Keeps one candidate of a list and the list's findings as they are now; everything else of it stays.
///
/// # Errors
/// [`Error::NoRow`] if there is no such list or candidate.
pub async fn revise(change: &mut Change, list: &CandidateList, place: u32) -> Result<()> {
    let subject = list.subject.as_str();
    let head = candidate_list::Entity::find_by_id(subject).one(change.connection()).await?;
    let mut head = head.ok_or(Error::NoRow("candidate_list"))?.into_active_model();
    head.findings = Set(document("candidate_list", &list.findings)?);
    candidate_list::Entity::update(head).exec(change.connection()).await?;
    let at = usize::try_from(place).map_err(|_| Error::NoRow("candidate"))?;
    let one = list.candidates.get(at).ok_or(Error::NoRow("candidate"))?;
    let key = (subject.to_owned(), i64::from(place));
    candidate::Entity::delete_by_id(key).exec(change.connection()).await?;
    insert::<candidate::Entity>(change.connection(), vec![to_row(subject, i64::from(place), one)?]).await
}

fn of_row(row: list_edit::Model) -> Result<Edit> {
    Ok(Edit {
        step: back(EDITS, row.step)?,
        place: back(EDITS, row.place)?,
        field: row.field,
        was: of_document(EDITS, &row.was)?,
        dropped: of_document(EDITS, &row.dropped)?,
        by: back(EDITS, row.by_user)?,
        at_us: row.at_us,
    })
}

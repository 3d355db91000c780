//! Electoral subjects, in the order in which they were registered.

use model::SubjectId;
use model::candidate::Subject;
use model::rules::Bilingual;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::subject::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{back, of_word, replace, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "subject";

/// Puts these subjects in the place of all.
///
/// # Errors
/// [`crate::Error::Contradiction`] for initials that stand twice, and at commit for a list or lot whose subject is gone.
pub async fn replace_all(change: &mut Change, subjects: &[Subject]) -> Result<()> {
    let rows = (0..).zip(subjects).map(|(place, subject)| to_row(place, subject)).collect::<Result<_>>()?;
    replace::<Entity>(change.connection(), rows).await
}

/// All subjects.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<Subject>> {
    let rows = Entity::find().order_by_asc(Column::Place).order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

/// A subject by its initials.
///
/// # Errors
/// What the database may say.
pub async fn find(view: &impl View, id: &SubjectId) -> Result<Option<Subject>> {
    Entity::find_by_id(id.as_str()).one(view.connection()).await?.map(of_row).transpose()
}

fn to_row(place: i64, subject: &Subject) -> Result<Model> {
    Ok(Model {
        id: subject.id.to_string(),
        place,
        name_sq: subject.name.sq.clone(),
        name_en: subject.name.en.clone(),
        kind: word(TABLE, &subject.kind)?,
        leader: subject.leader.clone(),
    })
}

fn of_row(row: Model) -> Result<Subject> {
    Ok(Subject {
        id: back(TABLE, row.id)?,
        name: Bilingual { sq: row.name_sq, en: row.name_en },
        kind: of_word(TABLE, &row.kind)?,
        leader: row.leader,
    })
}

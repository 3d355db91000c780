//! All content from one store into an empty one: how a copy of a PostgreSQL election becomes a file.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait as _, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable as _, Order,
    PrimaryKeyToColumn as _, QueryFilter as _, QueryOrder as _,
};

use crate::entity as e;
use crate::error::Result;
use crate::rows::insert;
use crate::store::Store;
use crate::view::Still;
use crate::view::sealed::Connected as _;

/// Copies every table but the journal (the files under way belong to the original); the target is empty and nobody else uses
/// it yet.
pub(crate) async fn copy(from: &Still, to: &Store) -> Result<()> {
    let change = to.begin().await?;
    let (from, into) = (from.connection(), change.connection());
    table::<e::thing::Entity>(from, into).await?;
    table::<e::election::Entity>(from, into).await?;
    table::<e::admin_unit::Entity>(from, into).await?;
    table::<e::users::Entity>(from, into).await?;
    table::<e::sign_in::Entity>(from, into).await?;
    table::<e::voter_group::Entity>(from, into).await?;
    table::<e::venue::Entity>(from, into).await?;
    table::<e::previous_unit::Entity>(from, into).await?;
    table::<e::plan::Entity>(from, into).await?;
    table::<e::planned_unit::Entity>(from, into).await?;
    table::<e::assignment::Entity>(from, into).await?;
    table::<e::suspended_unit::Entity>(from, into).await?;
    table::<e::plan_version::Entity>(from, into).await?;
    table::<e::plan_hand::Entity>(from, into).await?;
    table::<e::subject::Entity>(from, into).await?;
    table::<e::candidate_list::Entity>(from, into).await?;
    table::<e::candidate::Entity>(from, into).await?;
    table::<e::column_mapping::Entity>(from, into).await?;
    table::<e::list_layout::Entity>(from, into).await?;
    table::<e::list_edit::Entity>(from, into).await?;
    table::<e::draw::Entity>(from, into).await?;
    table::<e::lot::Entity>(from, into).await?;
    table::<e::ballot_definition::Entity>(from, into).await?;
    table::<e::artefact::Entity>(from, into).await?;
    table::<e::proof::Entity>(from, into).await?;
    table::<e::scanner::Entity>(from, into).await?;
    table::<e::adjudication::Entity>(from, into).await?;
    table::<e::approval::Entity>(from, into).await?;
    chain(from, into).await?;
    change.commit().await
}

async fn table<E>(from: &impl ConnectionTrait, into: &impl ConnectionTrait) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Send + Sync,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let query = E::PrimaryKey::iter().fold(E::find(), |rows, key| rows.order_by(key.into_column(), Order::Asc));
    insert::<E>(into, query.all(from).await?).await
}

/// The audit chain goes entry by entry, as its triggers want it.
async fn chain(from: &impl ConnectionTrait, into: &impl ConnectionTrait) -> Result<()> {
    let entries = e::audit_entry::Entity::find().order_by_asc(e::audit_entry::Column::Number).all(from).await?;
    for entry in entries {
        let (number, hash) = (entry.number, entry.hash.clone());
        insert::<e::audit_entry::Entity>(into, vec![entry]).await?;
        e::audit_head::Entity::update_many()
            .col_expr(e::audit_head::Column::Number, Expr::value(number))
            .col_expr(e::audit_head::Column::Hash, Expr::value(hash))
            .filter(e::audit_head::Column::Id.eq(1))
            .exec(into)
            .await?;
    }
    Ok(())
}

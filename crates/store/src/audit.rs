//! The audit chain as it lies in the database: it only grows (triggers hold to that on both databases), and every entry
//! holds the hash of the one before.

use model::audit::{AuditEntry, ChainFault, ChainWalk, Head};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use crate::entity::{audit_entry, audit_head};
use crate::error::{Error, Result};
use crate::rows::{back, back_if, document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "audit_entry";

/// Entries read at once by [`verify`]: memory stays the same however long the chain is.
const PAGE: u64 = 500;

/// Where the chain ends, as recorded beside it.
///
/// # Errors
/// What the database may say.
pub async fn head(view: &impl View) -> Result<Head> {
    let row = audit_head::Entity::find_by_id(1).one(view.connection()).await?.ok_or(Error::NoRow("audit_head"))?;
    Ok(Head { number: row.number, hash: back("audit_head", row.hash)? })
}

/// Links an entry to the end of the chain; its number, `previous` and `hash` are set here.
///
/// # Errors
/// What the database may say.
pub async fn append(change: &mut Change, entry: AuditEntry) -> Result<Head> {
    let entry = entry.linked(head(change).await?).map_err(|_| Error::Unreadable(TABLE))?;
    let head = Head { number: entry.number, hash: entry.hash };
    insert::<audit_entry::Entity>(change.connection(), vec![to_row(entry)?]).await?;
    audit_head::Entity::update_many()
        .col_expr(audit_head::Column::Number, Expr::value(head.number))
        .col_expr(audit_head::Column::Hash, Expr::value(head.hash.to_string()))
        .filter(audit_head::Column::Id.eq(1))
        .exec(change.connection())
        .await?;
    Ok(head)
}

/// At most so many entries before a number (or the last ones), the newest first.
///
/// # Errors
/// What the database may say.
pub async fn page(view: &impl View, before: Option<i64>, limit: u64) -> Result<Vec<AuditEntry>> {
    let mut query = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Number).limit(limit);
    if let Some(before) = before {
        query = query.filter(audit_entry::Column::Number.lt(before));
    }
    query.all(view.connection()).await?.into_iter().map(of_row).collect()
}

/// Follows the chain from its first entry to its recorded head and names the first fault. Give it a [`crate::Still`].
///
/// # Errors
/// What the database may say; a fault of the chain is not an error but the answer.
pub async fn verify(view: &impl View) -> Result<std::result::Result<Head, ChainFault>> {
    let recorded = match head(view).await {
        // A head that cannot be read is none: wherever the chain ends, it is not there.
        Err(Error::Unreadable(_) | Error::NoRow(_)) => Head { number: -1, ..Head::EMPTY },
        head => head?,
    };
    let mut walk = ChainWalk::default();
    let mut last = i64::MIN;
    loop {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Number.gt(last))
            .order_by_asc(audit_entry::Column::Number)
            .limit(PAGE)
            .all(view.connection())
            .await?;
        let Some(end) = rows.last() else { break };
        last = end.number;
        for row in rows {
            let number = row.number;
            // What cannot even be read is changed: Kutia never wrote it so. A gap before it is named first.
            let step = match of_row(row) {
                Ok(entry) => walk.step(&entry),
                Err(_) => walk.unreadable(number),
            };
            if let Err(fault) = step {
                return Ok(Err(fault));
            }
        }
    }
    Ok(walk.end(recorded))
}

fn to_row(entry: AuditEntry) -> Result<audit_entry::Model> {
    Ok(audit_entry::Model {
        number: entry.number,
        at_us: entry.at_us,
        user_name: entry.user.into(),
        role: entry.role,
        command: entry.command,
        second: entry.second.map(Into::into),
        files: document(TABLE, &entry.files)?,
        before: entry.before.map(Into::into),
        after: entry.after.map(Into::into),
        summary: document(TABLE, &entry.summary)?,
        previous: entry.previous.into(),
        hash: entry.hash.into(),
    })
}

fn of_row(row: audit_entry::Model) -> Result<AuditEntry> {
    Ok(AuditEntry {
        number: row.number,
        at_us: row.at_us,
        user: back(TABLE, row.user_name)?,
        role: row.role,
        command: row.command,
        second: back_if(TABLE, row.second)?,
        files: of_document(TABLE, &row.files)?,
        before: back_if(TABLE, row.before)?,
        after: back_if(TABLE, row.after)?,
        summary: of_document(TABLE, &row.summary)?,
        previous: back(TABLE, row.previous)?,
        hash: back(TABLE, row.hash)?,
    })
}

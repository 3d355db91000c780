//! What was made from the election and lies outside it: printed files, packages, copies, seals, each with its SHA-256.

use model::Digest;
use model::thing::Thing;
use model::unit::UnitNumber;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde::{Deserialize, Serialize};

use crate::audit;
use crate::entity::artefact::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{back, back_if, insert, of_word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "artefact";

/// Kinds of artefact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArtefactKind {
    /// Printed ballots of a unit.
    Ballot,
    /// A scanner package.
    Package,
    /// What a proof wrote.
    Proof,
    /// A printed form.
    Form,
    /// A copy of the election.
    Backup,
    /// The manifest of a sealed folder.
    Seal,
    /// A ballot style (its name) that a person confirmed on its proof; the digest is that of the definition.
    StyleProof,
}

impl ArtefactKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Ballot, Self::Package, Self::Proof, Self::Form, Self::Backup, Self::Seal, Self::StyleProof];

    /// Its word in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ballot => "ballot",
            Self::Package => "package",
            Self::Proof => "proof",
            Self::Form => "form",
            Self::Backup => "backup",
            Self::Seal => "seal",
            Self::StyleProof => "style_proof",
        }
    }

    /// The thing whose version counts up when one is made; printing, copying and sealing change no thing.
    #[must_use]
    pub fn thing(self) -> Option<Thing> {
        match self {
            Self::Package | Self::Proof => Some(Thing::Packages),
            Self::Form => Some(Thing::Forms),
            Self::Ballot | Self::Backup | Self::Seal | Self::StyleProof => None,
        }
    }
}

/// An artefact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// What it is.
    pub kind: ArtefactKind,
    /// File name without folders.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// The unit that it is for.
    pub unit: Option<UnitNumber>,
    /// Number of the audit entry of the command that made it; [`add`] sets it.
    pub audit: i64,
}

/// Notes artefacts made by the command whose audit entry comes next in this change.
///
/// # Errors
/// What the database may say.
pub async fn add(change: &mut Change, artefacts: &[Artefact]) -> Result<()> {
    let audit = audit::head(change).await?.number + 1;
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(change.connection())
        .await?;
    let rows = (last.unwrap_or(0) + 1..)
        .zip(artefacts)
        .map(|(id, artefact)| {
            Ok(Model {
                id,
                kind: artefact.kind.key().to_owned(),
                name: artefact.name.clone(),
                sha256: artefact.sha256.to_string(),
                bytes: back(TABLE, artefact.bytes)?,
                unit: artefact.unit.map(Into::into),
                audit,
            })
        })
        .collect::<Result<_>>()?;
    insert::<Entity>(change.connection(), rows).await
}

/// All artefacts of a kind, in the order in which they were made.
///
/// # Errors
/// What the database may say.
pub async fn of_kind(view: &impl View, kind: ArtefactKind) -> Result<Vec<Artefact>> {
    let rows =
        Entity::find().filter(Column::Kind.eq(kind.key())).order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

fn of_row(row: Model) -> Result<Artefact> {
    Ok(Artefact {
        kind: of_word(TABLE, &row.kind)?,
        name: row.name,
        sha256: back(TABLE, row.sha256)?,
        bytes: back(TABLE, row.bytes)?,
        unit: back_if(TABLE, row.unit)?,
        audit: row.audit,
    })
}

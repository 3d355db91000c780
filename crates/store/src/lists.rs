//! Candidate lists, by subject, with their candidates in the order of the file.

use std::collections::BTreeMap;

use model::SubjectId;
use model::candidate::{Candidate, CandidateList, ListState, Origin};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use crate::entity::{candidate, candidate_list};
use crate::error::{Error, Result};
use crate::rows::{back, back_if, document, insert, of_document, of_word, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const LISTS: &str = "candidate_list";
const CANDIDATES: &str = "candidate";

/// Keeps a list in the place of its subject's earlier one.
///
/// # Errors
/// At commit [`Error::Contradiction`] for a subject that is not there.
pub async fn put(change: &mut Change, list: &CandidateList) -> Result<()> {
    let subject = list.subject.as_str();
    candidate_list::Entity::delete_by_id(subject).exec(change.connection()).await?;
    let (state, first, second) = state_columns(&list.state);
    let row = candidate_list::Model {
        subject: subject.to_owned(),
        state,
        first,
        second,
        file_name: list.file_name.clone(),
        file_sha256: list.file_sha256.to_string(),
        findings: document(LISTS, &list.findings)?,
    };
    insert::<candidate_list::Entity>(change.connection(), vec![row]).await?;
    let rows = (0..).zip(&list.candidates).map(|(place, one)| to_row(subject, place, one)).collect::<Result<_>>()?;
    insert::<candidate::Entity>(change.connection(), rows).await
}

/// Moves a list on in the procedure.
///
/// # Errors
/// [`Error::NoRow`] if the subject has none.
pub async fn set_state(change: &mut Change, subject: &SubjectId, state: &ListState) -> Result<()> {
    let row = candidate_list::Entity::find_by_id(subject.as_str()).one(change.connection()).await?;
    let mut row = row.ok_or(Error::NoRow(LISTS))?.into_active_model();
    let (state, first, second) = state_columns(state);
    row.state = Set(state);
    row.first = Set(first);
    row.second = Set(second);
    candidate_list::Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// All lists.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<CandidateList>> {
    let rows = candidate::Entity::find()
        .order_by_asc(candidate::Column::Subject)
        .order_by_asc(candidate::Column::Place)
        .all(view.connection())
        .await?;
    let mut candidates = BTreeMap::<String, Vec<Candidate>>::new();
    for row in rows {
        candidates.entry(row.subject.clone()).or_default().push(of_row(row)?);
    }
    let lists = candidate_list::Entity::find().order_by_asc(candidate_list::Column::Subject);
    let lists = lists.all(view.connection()).await?;
    lists
        .into_iter()
        .map(|list| {
            let own = candidates.remove(&list.subject);
            to_list(list, own.unwrap_or_default())
        })
        .collect()
}

/// A subject's list.
///
/// # Errors
/// What the database may say.
pub async fn find(view: &impl View, subject: &SubjectId) -> Result<Option<CandidateList>> {
    let list = candidate_list::Entity::find_by_id(subject.as_str()).one(view.connection()).await?;
    let Some(list) = list else { return Ok(None) };
    let rows = candidate::Entity::find()
        .filter(candidate::Column::Subject.eq(subject.as_str()))
        .order_by_asc(candidate::Column::Place)
        .all(view.connection())
        .await?;
    to_list(list, rows.into_iter().map(of_row).collect::<Result<_>>()?).map(Some)
}

fn to_list(row: candidate_list::Model, candidates: Vec<Candidate>) -> Result<CandidateList> {
    Ok(CandidateList {
        subject: back(LISTS, row.subject)?,
        state: state_of(&row.state, row.first, row.second)?,
        file_name: row.file_name,
        file_sha256: back(LISTS, row.file_sha256)?,
        candidates,
        findings: of_document(LISTS, &row.findings)?,
    })
}

fn state_columns(state: &ListState) -> (String, Option<String>, Option<String>) {
    let word = state.key().to_owned();
    match state {
        ListState::Checked | ListState::Returned | ListState::Resubmitted | ListState::Rejected => (word, None, None),
        ListState::Approved { first, second } | ListState::Locked { first, second } => {
            (word, Some(first.to_string()), Some(second.to_string()))
        }
    }
}

fn state_of(word: &str, first: Option<String>, second: Option<String>) -> Result<ListState> {
    Ok(match (word, first, second) {
        ("checked", None, None) => ListState::Checked,
        ("returned", None, None) => ListState::Returned,
        ("resubmitted", None, None) => ListState::Resubmitted,
        ("rejected", None, None) => ListState::Rejected,
        ("approved", Some(first), Some(second)) => {
            ListState::Approved { first: back(LISTS, first)?, second: back(LISTS, second)? }
        }
        ("locked", Some(first), Some(second)) => {
            ListState::Locked { first: back(LISTS, first)?, second: back(LISTS, second)? }
        }
        _ => return Err(Error::Unreadable(LISTS)),
    })
}

pub(crate) fn to_row(subject: &str, place: i64, candidate: &Candidate) -> Result<candidate::Model> {
    Ok(candidate::Model {
        subject: subject.to_owned(),
        place,
        sublist: word(CANDIDATES, &candidate.sublist)?,
        position: i64::from(candidate.position),
        first_name: candidate.first_name.clone(),
        fathers_name: candidate.fathers_name.clone(),
        surname: candidate.surname.clone(),
        sex: candidate.sex.map(|sex| word(CANDIDATES, &sex)).transpose()?,
        birth_date: candidate.birth_date.map(|date| date.to_string()),
        nid: candidate.nid.as_ref().map(|nid| nid.as_str().to_owned()),
        address: candidate.address.clone(),
        declaration: candidate.declaration,
        origin_sheet: candidate.origin.as_ref().map(|origin| origin.sheet.clone()),
        origin_row: candidate.origin.as_ref().map(|origin| i64::from(origin.row)),
    })
}

fn of_row(row: candidate::Model) -> Result<Candidate> {
    let date = |text: String| text.parse().map_err(|_| Error::Unreadable(CANDIDATES));
    let origin = |(sheet, row)| Ok::<_, Error>(Origin { sheet, row: back(CANDIDATES, row)? });
    Ok(Candidate {
        sublist: of_word(CANDIDATES, &row.sublist)?,
        position: back(CANDIDATES, row.position)?,
        first_name: row.first_name,
        fathers_name: row.fathers_name,
        surname: row.surname,
        sex: row.sex.map(|sex| of_word(CANDIDATES, &sex)).transpose()?,
        birth_date: row.birth_date.map(date).transpose()?,
        nid: back_if(CANDIDATES, row.nid)?,
        address: row.address,
        declaration: row.declaration,
        origin: row.origin_sheet.zip(row.origin_row).map(origin).transpose()?,
    })
}

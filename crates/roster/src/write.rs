//! Workbooks out: the same tables that are read, with Albanian or English heads.
//!
//! Always true: the same table gives the same bytes (no clock: the document's date is fixed); what is written is read back by
//! this crate to equal values; a text that looks like a formula stays a text.

mod annotated;
mod blank;
mod book;
mod separated;

use model::candidate::{Candidate, Subject, SubjectKind};
use model::list_check::column;
use model::nid::Sex;
use model::rules::Sublist;
use model::territory::AdminUnit;
use model::unit::PreviousUnit;
use model::venue::{Ownership, Venue};
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use words::Language;

use crate::columns::key;
pub use annotated::annotated;
pub use blank::blank;
pub use book::{Head as Column, Value};
use book::{Head, book};
pub use separated::separated;

/// A table of any kind for [`tables`].
pub struct Table<'a> {
    /// Message key of the sheet's name.
    pub title: &'static str,
    /// Columns.
    pub columns: &'a [Column],
    /// Rows with a value a column.
    pub rows: &'a [Vec<Value>],
}

/// Tables as the sheets of one workbook.
///
/// # Errors
/// As [`voters`].
pub fn tables(sheets: &[Table<'_>], language: Language) -> Result<Vec<u8>, WriteError> {
    book::sheets(sheets, language)
}

/// A workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WriteError(#[from] rust_xlsxwriter::XlsxError);

const fn head(key: &'static str, width: u16) -> Head {
    Head { key, width }
}

/// The table of voter groups.
///
/// # Errors
/// [`WriteError`] when a value does not fit into a workbook (more than a million rows, a text of over 32,767 characters).
pub fn voters(groups: &[VoterGroup], units: &[AdminUnit], language: Language) -> Result<Vec<u8>, WriteError> {
    let heads = [
        head(key::ID, 14),
        head(key::NAME, 38),
        head(key::KIND, 14),
        head(key::ADMIN_UNIT, 12),
        head(key::ADMIN_UNIT_NAME, 20),
        head(key::VOTERS, 12),
        head(key::HOUSEHOLDS, 10),
        head(key::LAT, 14),
        head(key::LON, 14),
        head(key::LAST_UNIT, 14),
    ];
    let names = UnitNames::of(units);
    let rows = groups.iter().map(|group| {
        let kind = match group.kind {
            GroupKind::Building => "workbook-group-building",
            GroupKind::Street => "workbook-group-street",
            GroupKind::Settlement => "workbook-group-settlement",
        };
        let given = group.place_quality == PlaceQuality::Given;
        let degrees = |value: f64| if given { Value::Degrees(value) } else { Value::Empty };
        vec![
            Value::text(group.id.as_str()),
            Value::text(&group.name),
            Value::Word(kind),
            Value::text(group.admin_unit.as_str()),
            Value::text(names.name(&group.admin_unit)),
            Value::Count(group.voters.0),
            group.households.map_or(Value::Empty, Value::Count),
            degrees(group.place.lat()),
            degrees(group.place.lon()),
            group.last_unit.map_or(Value::Empty, |number| Value::Text(number.to_string())),
        ]
    });
    book("workbook-voters", &heads, rows, language)
}

/// The table of venues.
///
/// # Errors
/// As [`voters`].
pub fn venues(venues: &[Venue], units: &[AdminUnit], language: Language) -> Result<Vec<u8>, WriteError> {
    let heads = [
        head(key::ID, 14),
        head(key::NAME, 38),
        head(key::ADDRESS, 30),
        head(key::ADMIN_UNIT, 12),
        head(key::ADMIN_UNIT_NAME, 20),
        head(key::ROOMS, 10),
        head(key::STEP_FREE, 16),
        head(key::OWNERSHIP, 22),
        head(key::LAT, 14),
        head(key::LON, 14),
    ];
    let names = UnitNames::of(units);
    let rows = venues.iter().map(|venue| {
        let ownership = match venue.ownership {
            Ownership::Public => "workbook-ownership-public",
            Ownership::PrivateApproved => "workbook-ownership-private-approved",
            Ownership::PrivateUnapproved => "workbook-ownership-private-unapproved",
        };
        vec![
            Value::text(venue.id.as_str()),
            Value::text(&venue.name),
            Value::text(&venue.address),
            Value::text(venue.admin_unit.as_str()),
            Value::text(names.name(&venue.admin_unit)),
            Value::Count(venue.rooms),
            Value::Count(venue.step_free_rooms),
            Value::Word(ownership),
            Value::Degrees(venue.place.lat()),
            Value::Degrees(venue.place.lon()),
        ]
    });
    book("workbook-venues", &heads, rows, language)
}

/// The table of the last election's units.
///
/// # Errors
/// As [`voters`].
pub fn previous_units(
    previous: &[PreviousUnit],
    units: &[AdminUnit],
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let heads = [
        head(key::NUMBER, 12),
        head(key::VENUE, 16),
        head(key::ADMIN_UNIT, 12),
        head(key::ADMIN_UNIT_NAME, 20),
        head(key::VOTERS, 12),
        head(key::SUSPENDED, 14),
    ];
    let names = UnitNames::of(units);
    let rows = previous.iter().map(|unit| {
        vec![
            Value::Text(unit.number.to_string()),
            Value::text(unit.venue.as_str()),
            Value::text(unit.admin_unit.as_str()),
            Value::text(names.name(&unit.admin_unit)),
            Value::Count(unit.voters.0),
            Value::YesNo(unit.suspended),
        ]
    });
    book("workbook-previous-units", &heads, rows, language)
}

/// The table of electoral subjects.
///
/// # Errors
/// As [`voters`].
pub fn subjects(subjects: &[Subject], language: Language) -> Result<Vec<u8>, WriteError> {
    let heads = [
        head(key::SUBJECT, 14),
        head(key::SUBJECT_NAME, 36),
        head(key::SUBJECT_NAME_EN, 36),
        head(key::SUBJECT_KIND, 20),
        head(key::LEADER, 26),
    ];
    let rows = subjects.iter().map(|subject| {
        let kind = match subject.kind {
            SubjectKind::Party => "workbook-subject-party",
            SubjectKind::Coalition => "workbook-subject-coalition",
            SubjectKind::Independent => "workbook-subject-independent",
        };
        vec![
            Value::text(subject.id.as_str()),
            Value::text(&subject.name.sq),
            Value::text(&subject.name.en),
            Value::Word(kind),
            Value::text(&subject.leader),
        ]
    });
    book("workbook-subjects", &heads, rows, language)
}

/// A candidate list.
///
/// # Errors
/// As [`voters`].
pub fn candidates(subject: &Subject, list: &[Candidate], language: Language) -> Result<Vec<u8>, WriteError> {
    let heads = [
        head(column::POSITION, 10),
        head(column::SURNAME, 18),
        head(column::FIRST_NAME, 18),
        head(column::FATHERS_NAME, 18),
        head(column::SEX, 10),
        head(column::BIRTH_DATE, 13),
        head(column::NID, 14),
        head(column::ADDRESS, 34),
        head(column::SUBLIST, 18),
        head(key::SUBJECT, 10),
        head(column::DECLARATION, 12),
    ];
    let rows = list.iter().map(|candidate| {
        let sublist = match candidate.sublist {
            Sublist::Fixed => "workbook-sublist-fixed",
            Sublist::Open => "workbook-sublist-open",
            Sublist::Council => "workbook-sublist-council",
            Sublist::Mayor => "workbook-sublist-mayor",
        };
        let sex = candidate.sex.map_or(Value::Empty, |sex| match sex {
            Sex::Female => Value::text("F"),
            Sex::Male => Value::text("M"),
        });
        vec![
            Value::Count(candidate.position),
            Value::text(&candidate.surname),
            Value::text(&candidate.first_name),
            Value::text(&candidate.fathers_name),
            sex,
            candidate.birth_date.map_or(Value::Empty, Value::Date),
            candidate.nid.as_ref().map_or(Value::Empty, |nid| Value::text(nid.as_str())),
            Value::text(&candidate.address),
            Value::Word(sublist),
            Value::text(subject.id.as_str()),
            candidate.declaration.map_or(Value::Empty, Value::YesNo),
        ]
    });
    book("workbook-candidates", &heads, rows, language)
}

/// Names of units by code.
struct UnitNames<'a>(std::collections::BTreeMap<&'a str, &'a str>);

impl<'a> UnitNames<'a> {
    fn of(units: &'a [AdminUnit]) -> Self {
        Self(units.iter().map(|unit| (unit.code.as_str(), unit.name.as_str())).collect())
    }

    fn name(&self, code: &model::AdminUnitCode) -> &'a str {
        self.0.get(code.as_str()).copied().unwrap_or_default()
    }
}

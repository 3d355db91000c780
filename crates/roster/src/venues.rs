//! The table of venues: buildings in which polling units can open.
//!
//! Always true: a venue that is returned has an identifier of its own, at least one room, no more step-free rooms than
//! rooms, and a place; a row with an error is left out and told.

use std::collections::BTreeMap;

use model::territory::AdminUnit;
use model::venue::{Ownership, Venue};
use model::{Finding, VenueId};

use crate::columns::{self, key};
use crate::grid::Workbook;
use crate::table::{self, Line};
use crate::territory::{Units, identifier, name, place, whole, whole_if_any};

/// Most rooms that a building can have.
const MOST_ROOMS: u32 = 100;

/// Reads the venues of a workbook.
///
/// Codes: R122, R201 to R207; D101 to D105, D111 to D116, D119 as for voters; D121 no rooms, D122 more step-free rooms than
/// rooms, D123 ownership not known, D124 more than 100 rooms (warning).
#[must_use]
pub fn from(book: &Workbook, units: &[AdminUnit]) -> (Vec<Venue>, Vec<Finding>) {
    let mut findings = Vec::new();
    let units = Units::of(units);
    let mut seen = BTreeMap::new();
    let mut venues = Vec::new();
    for sheet in table::find(book, columns::VENUES, &mut findings) {
        venues.extend(sheet.lines().filter_map(|line| venue(&line, &units, &mut seen, &mut findings)));
    }
    findings.sort();
    (venues, findings)
}

fn venue(
    line: &Line<'_>,
    units: &Units<'_>,
    seen: &mut BTreeMap<VenueId, u32>,
    findings: &mut Vec<Finding>,
) -> Option<Venue> {
    let id = identifier(line, key::ID, seen, findings);
    let name_text = name(line, key::NAME, findings);
    if name_text.is_empty() && !line.is_error(key::NAME) {
        findings.push(line.error("D101", key::NAME));
    }
    let unit = units.of_line(line, findings);
    let ownership = ownership(line, findings);
    let rooms = rooms(line, findings);
    let placed = unit.and_then(|unit| place(line, unit, findings));
    let (id, unit, ownership, (rooms, step_free_rooms), (place, _)) = (id?, unit?, ownership?, rooms?, placed?);
    if name_text.is_empty() {
        return None;
    }
    Some(Venue {
        id,
        name: name_text,
        address: name(line, key::ADDRESS, findings),
        admin_unit: unit.code.clone(),
        place,
        rooms,
        step_free_rooms,
        ownership,
    })
}

fn rooms(line: &Line<'_>, findings: &mut Vec<Finding>) -> Option<(u32, u32)> {
    let rooms = whole(line, key::ROOMS, findings);
    let step_free = whole_if_any(line, key::STEP_FREE, findings).unwrap_or(0);
    let rooms = rooms?;
    if rooms == 0 {
        findings.push(line.error("D121", key::ROOMS));
        return None;
    }
    if step_free > rooms {
        findings.push(line.error("D122", key::STEP_FREE).with("rooms", rooms));
        return None;
    }
    if rooms > MOST_ROOMS {
        findings.push(line.warning("D124", key::ROOMS).with("limit", MOST_ROOMS));
    }
    Some((rooms, step_free))
}

/// Whose a building is; without a word it is public, which is what the law asks for first.
fn ownership(line: &Line<'_>, findings: &mut Vec<Finding>) -> Option<Ownership> {
    let text = words::fold(&line.text(key::OWNERSHIP));
    match text.as_str() {
        "" | "publike" | "publik" | "shteterore" | "shtet" | "bashki" | "public" | "state" => Some(Ownership::Public),
        "private e miratuar"
        | "private, e miratuar"
        | "privat i miratuar"
        | "private approved"
        | "private, approved" => Some(Ownership::PrivateApproved),
        "private"
        | "privat"
        | "private e pamiratuar"
        | "private, e pamiratuar"
        | "private unapproved"
        | "private, not approved"
        | "private not approved" => Some(Ownership::PrivateUnapproved),
        _ => {
            findings.push(line.error("D123", key::OWNERSHIP));
            None
        }
    }
}

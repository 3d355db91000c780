//! The table of the last election's polling units.
//!
//! Always true: no number stands twice; a row with an error is left out and told.

use std::collections::BTreeMap;

use model::measure::VoterCount;
use model::territory::AdminUnit;
use model::unit::{PreviousUnit, UnitNumber};
use model::{Finding, VenueId};

use crate::columns::{self, key};
use crate::grid::Workbook;
use crate::table::{self, Line};
use crate::territory::{Units, unit_number, whole};
use crate::value;

/// Reads the units of the last election.
///
/// Codes: R122, R201 to R207; D101 to D105, D116 as for voters; D117 not a unit number, D118 neither yes nor no.
#[must_use]
pub fn from(book: &Workbook, units: &[AdminUnit]) -> (Vec<PreviousUnit>, Vec<Finding>) {
    let mut findings = Vec::new();
    let units = Units::of(units);
    let mut seen = BTreeMap::new();
    let mut previous = Vec::new();
    for sheet in table::find(book, columns::PREVIOUS_UNITS, &mut findings) {
        previous.extend(sheet.lines().filter_map(|line| unit(&line, &units, &mut seen, &mut findings)));
    }
    findings.sort();
    (previous, findings)
}

fn unit(
    line: &Line<'_>,
    units: &Units<'_>,
    seen: &mut BTreeMap<UnitNumber, u32>,
    findings: &mut Vec<Finding>,
) -> Option<PreviousUnit> {
    let number = number(line, seen, findings);
    let venue = venue(line, findings);
    let admin_unit = units.of_line(line, findings);
    let voters = whole(line, key::VOTERS, findings);
    let suspended = match line.value(key::SUSPENDED) {
        None => Some(false),
        Some(cell) => value::yes(cell),
    };
    if suspended.is_none() {
        findings.push(line.error("D118", key::SUSPENDED));
    }
    Some(PreviousUnit {
        number: number?,
        venue: venue?,
        admin_unit: admin_unit?.code.clone(),
        voters: VoterCount(voters?),
        suspended: suspended?,
    })
}

fn number(line: &Line<'_>, seen: &mut BTreeMap<UnitNumber, u32>, findings: &mut Vec<Finding>) -> Option<UnitNumber> {
    match unit_number(line, key::NUMBER) {
        None => {
            if !line.is_error(key::NUMBER) {
                findings.push(line.error("D101", key::NUMBER));
            }
            None
        }
        Some(Err(_)) => {
            findings.push(line.error("D117", key::NUMBER));
            None
        }
        Some(Ok(number)) => match seen.insert(number, line.row.number) {
            Some(row) => {
                findings.push(line.error("D104", key::NUMBER).with("row", row));
                None
            }
            None => Some(number),
        },
    }
}

fn venue(line: &Line<'_>, findings: &mut Vec<Finding>) -> Option<VenueId> {
    let text = line.text(key::VENUE);
    if text.is_empty() {
        if !line.is_error(key::VENUE) {
            findings.push(line.error("D101", key::VENUE));
        }
        return None;
    }
    let id = VenueId::new(&text).ok();
    if id.is_none() {
        findings.push(line.error("D116", key::VENUE));
    }
    id
}

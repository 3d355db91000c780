//! The table of voter groups: buildings, street segments or settlements with their registered voters.
//!
//! Always true: a group that is returned has an identifier of its own, voters, a unit of the territory and a place; a row with an
//! error is left out and told.

use std::collections::BTreeMap;

use model::measure::VoterCount;
use model::territory::AdminUnit;
use model::voters::{GroupKind, VoterGroup};
use model::{Finding, VoterGroupId};

use crate::columns::{self, key};
use crate::grid::Workbook;
use crate::table::{self, Line};
use crate::territory::{Units, identifier, name, place, unit_number, whole, whole_if_any};

/// Reads the voter groups of a workbook.
///
/// Codes: R122, R201 to R207; D101 empty, D102 and D103 unit, D104 twice, D105 not a number, D106 no voters (warning, left
/// out), D107 kind not known (warning), D108 number of the last unit not readable (warning), D109 more households than
/// voters (warning), D111 to D115 place, D116 identifier, D119 letter of another script.
#[must_use]
pub fn from(book: &Workbook, units: &[AdminUnit]) -> (Vec<VoterGroup>, Vec<Finding>) {
    let mut findings = Vec::new();
    let units = Units::of(units);
    let mut seen = BTreeMap::new();
    let mut groups = Vec::new();
    for sheet in table::find(book, columns::VOTERS, &mut findings) {
        groups.extend(sheet.lines().filter_map(|line| group(&line, &units, &mut seen, &mut findings)));
    }
    findings.sort();
    (groups, findings)
}

fn group(
    line: &Line<'_>,
    units: &Units<'_>,
    seen: &mut BTreeMap<VoterGroupId, u32>,
    findings: &mut Vec<Finding>,
) -> Option<VoterGroup> {
    let id = identifier(line, key::ID, seen, findings);
    let unit = units.of_line(line, findings);
    let voters = whole(line, key::VOTERS, findings);
    let households = whole_if_any(line, key::HOUSEHOLDS, findings);
    let kind = kind(line, findings);
    let called = name(line, key::NAME, findings);
    let last_unit = unit_number(line, key::LAST_UNIT).and_then(|number| {
        if number.is_err() {
            findings.push(line.warning("D108", key::LAST_UNIT));
        }
        number.ok()
    });
    // All findings of a row, then whether it can be used.
    let placed = unit.and_then(|unit| place(line, unit, findings));
    let (id, unit, voters, (place, place_quality)) = (id?, unit?, voters?, placed?);
    if voters == 0 {
        findings.push(line.warning("D106", key::VOTERS));
        return None;
    }
    if households.is_some_and(|households| households > voters) {
        findings.push(line.warning("D109", key::HOUSEHOLDS).with("voters", voters));
    }
    let name = if called.is_empty() { id.to_string() } else { called };
    Some(VoterGroup {
        id,
        name,
        kind,
        admin_unit: unit.code.clone(),
        place,
        place_quality,
        voters: VoterCount(voters),
        households,
        last_unit,
    })
}

fn kind(line: &Line<'_>, findings: &mut Vec<Finding>) -> GroupKind {
    let text = words::fold(&line.text(key::KIND));
    match text.as_str() {
        "ndertese" | "ndertesa" | "pallat" | "pallati" | "godine" | "building" => GroupKind::Building,
        "rruge" | "rruga" | "segment rruge" | "street" | "street segment" => GroupKind::Street,
        "vendbanim" | "vendbanimi" | "fshat" | "lagje" | "settlement" | "village" | "" => GroupKind::Settlement,
        _ => {
            findings.push(line.warning("D107", key::KIND));
            GroupKind::Settlement
        }
    }
}

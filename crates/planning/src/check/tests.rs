//! The checker must see every kind of fault: each row spoils a good plan in one way.

use model::plan::{Plan, UnitReason};
use model::{Metres, VoterCount};

use super::check;
use crate::cases::{Case, unit_number};

/// Two former units, one of which is cut in two, a small remote one, and a group above the maximum.
fn good() -> (Case, Plan) {
    let mut case = Case::new();
    case.venue("V1", 6, 0).venue("V2", 2, 9_000).venue("V3", 1, 100);
    case.last("1001", "V1", false).last("1002", "V2", false).last("1009", "V1", true);
    case.admin_unit("B", crate::cases::point(0, 0));
    for north in 0..12 {
        case.group(100, north, Some("1001"));
    }
    case.group(150, 9_000, Some("1002")).group(1_100, 0, Some("1001"));
    let there = crate::cases::point(0, 0);
    case.venue_in("B", "B1", 1, there).group_in("B", 300, there, None);
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    (case, plan)
}

type Spoil = fn(&mut Plan, &mut Case);

fn part(plan: &Plan) -> usize {
    plan.assignments.iter().position(|it| it.part.is_some()).expect("a divided group")
}

#[test]
fn every_fault_has_its_code() {
    let rows: &[(&str, Spoil)] = &[
        ("P301", |plan, _| drop(plan.assignments.remove(0))),
        ("P301", |plan, _| plan.assignments[0].voters = VoterCount(99)),
        ("P301", |plan, _| plan.assignments.push(plan.assignments[0].clone())),
        ("P302", |_, case| drop(case.groups.remove(0))),
        ("P303", |plan, _| plan.assignments[0].unit = unit_number("1234")),
        ("P303", |plan, _| {
            let other = plan.units.iter().find(|it| it.admin_unit.as_str() == "B").expect("one").number;
            plan.assignments[0].unit = other;
        }),
        ("P304", |_, case| case.venues[0].ownership = model::venue::Ownership::PrivateUnapproved),
        ("P304", |plan, _| plan.units[0].admin_unit = model::AdminUnitCode::new("B").expect("a code")),
        ("P305", |_, case| case.rules.units.max = VoterCount(300)),
        ("P306", |plan, _| plan.findings.clear()),
        ("P307", |_, case| case.venues[0].rooms = 1),
        ("P308", |plan, _| plan.units.push(plan.units[0].clone())),
        ("P309", |plan, _| plan.units[0].number = unit_number("1009")),
        ("P310", |plan, _| plan.units[0].voters = VoterCount(201)),
        ("P310", |plan, _| plan.units[0].greatest_distance = Metres(4)),
        ("P311", |plan, _| plan.figures.moved_voters = VoterCount(1)),
        ("P312", |plan, _| {
            let at = part(plan);
            plan.assignments[at].part = Some((1, 3));
        }),
        ("P312", |plan, _| plan.assignments[0].part = Some((1, 1))),
        ("P313", |_, case| {
            case.last("1777", "V3", false);
        }),
        ("P314", |plan, _| plan.assignments[0].moved = true),
        ("P315", |plan, _| plan.assignments[0].distance = Metres(7)),
        ("P316", |plan, _| {
            for finding in plan.findings.iter_mut().filter(|it| it.code == "P202") {
                finding.code = "P201".into();
            }
        }),
        ("P317", |plan, _| {
            let kept = plan.units.iter_mut().find(|it| it.reason == UnitReason::Kept).expect("one");
            kept.reason = UnitReason::New;
        }),
        ("P318", |plan, _| plan.figures.lower_bound = plan.figures.total_distance + 1),
    ];
    for (row, (code, spoil)) in rows.iter().enumerate() {
        let (mut case, mut plan) = good();
        spoil(&mut plan, &mut case);
        let found: Vec<String> = check(&plan, &case.input()).iter().map(|it| it.code.to_string()).collect();
        assert!(found.iter().any(|it| it == code), "row {row}: {code} expected, found {found:?}");
    }
}

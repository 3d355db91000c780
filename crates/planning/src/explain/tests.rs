//! The reasons that a person asks for.

use model::finding::Value;

use super::explain;
use crate::cases::{Case, unit_number};

fn codes(case: &Case, plan: &model::plan::Plan, unit: &str) -> Vec<String> {
    let explanation = explain(plan, &case.input(), unit_number(unit)).expect("a unit of the plan");
    explanation.lines.iter().map(|it| it.code.to_string()).collect()
}

#[test]
fn an_additional_unit_tells_how_large_its_zone_had_become() {
    let mut case = Case::new();
    case.venue("V1", 3, 0).last("1698", "V1", false);
    for north in 0..19 {
        case.group(100, north * 10, Some("1698"));
    }
    let plan = case.solve().expect("a plan");
    let explanation = explain(&plan, &case.input(), unit_number("1698/2")).expect("a unit");
    let line = &explanation.lines[0];
    assert_eq!((line.code.as_ref(), line.article.as_deref()), ("P402", Some("62/6")));
    assert_eq!(line.values["base"], Value::Text("1698".to_owned()));
    assert_eq!(line.values["voters"], Value::Number(1_900));
    assert_eq!(line.values["max"], Value::Number(1_000));
    assert_eq!(codes(&case, &plan, "1698"), ["P401", "P404", "P406"]);
    assert_eq!(explain(&plan, &case.input(), unit_number("1699")), None);
}

#[test]
fn a_small_unit_and_voters_from_a_lost_building_are_explained() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).last("1001", "V1", false).last("1002", "gone", false);
    case.group(60, 0, Some("1001")).group(70, 0, Some("1002"));
    let plan = case.solve().expect("a plan");
    assert_eq!(codes(&case, &plan, "1001"), ["P401", "P404", "P201", "P408", "P406"]);
}

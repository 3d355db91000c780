//! Every finding that the planner raises in these tests has its text in both languages, with every value it names.

use std::collections::BTreeSet;

use model::Finding;
use model::finding::Value;
use words::Language;

use crate::cases::{Case, point, random_case, unit_number};
use crate::{PlanError, check, explain};

fn said(finding: &Finding) {
    let values: Vec<(&str, words::Value)> = finding
        .values
        .iter()
        .map(|(name, value)| match value {
            Value::Number(number) => (name.as_str(), words::Value::from(*number)),
            Value::Text(text) => (name.as_str(), words::Value::from(text)),
        })
        .collect();
    for language in [Language::Sq, Language::En] {
        let key = format!("finding-{}", finding.code);
        let text = words::of(language).check(&key, &values);
        assert!(text.is_ok(), "{key} in {language:?}: {text:?}");
    }
}

fn all_of(case: &Case, findings: &mut Vec<Finding>) {
    match case.solve() {
        Ok(plan) => {
            for unit in &plan.units {
                findings.extend(explain(&plan, &case.input(), unit.number).expect("a unit").lines);
            }
            let mut spoiled = plan.clone();
            spoiled.findings.clear();
            spoiled.assignments.reverse();
            spoiled.assignments.pop();
            spoiled.figures.lower_bound = u64::MAX;
            let mut other = case.clone();
            other.rules.units.max = model::VoterCount(30);
            other.venues.truncate(1);
            findings.extend(check(&spoiled, &other.input()));
            findings.extend(plan.findings);
        }
        Err(PlanError::Infeasible(more)) => findings.extend(more),
        Err(PlanError::Cancelled) => {}
    }
}

#[test]
fn every_finding_and_reason_is_said_in_both_languages() {
    let mut findings = Vec::new();
    for seed in 0..200 {
        all_of(&random_case(seed, 12, 4), &mut findings);
    }
    let mut odd = Case::new();
    odd.venue("V1", 1, 0).venue("V1", 1, 0).last("1001", "V1", false).last("1001", "V1", false);
    odd.group(0, 0, None).group_in("Z", 5, point(0, 0), None);
    odd.groups.push(odd.groups[0].clone());
    all_of(&odd, &mut findings);
    let mut past = Case::new();
    past.venue("V1", 1, 0).last("1002", "lost", false).admin_unit("B", point(0, 0));
    past.group(300, 0, Some("1002")).group(100, 0, Some("1234"));
    all_of(&past, &mut findings);
    assert!(findings.iter().any(|it| it.place == Some(model::Place::Unit { unit: unit_number("1002") })));
    let codes: BTreeSet<String> = findings.iter().map(|it| it.code.to_string()).collect();
    assert!(codes.len() > 30, "{codes:?}");
    findings.iter().for_each(said);
}

use sample::Sample;

use super::*;
use crate::tests::language::say;

fn codes(sample: &Sample) -> Vec<String> {
    let findings = agreement(&sample.admin_units, &sample.groups, &sample.venues, &sample.previous_units);
    findings.iter().for_each(say);
    findings.iter().map(|finding| finding.code.to_string()).collect()
}

#[test]
fn the_tables_of_the_sample_agree() {
    assert_eq!(codes(&Sample::region("Berat", 2025).unwrap()), Vec::<String>::new());
}

#[test]
fn each_disagreement_has_its_code() {
    let whole = Sample::region("Berat", 2025).unwrap();
    let mut sample = whole.clone();
    sample.groups[0].voters = VoterCount(1);
    assert_eq!(codes(&sample), ["D141"]);
    let mut sample = whole.clone();
    sample.groups.retain(|group| group.admin_unit.as_str() != "1305");
    assert_eq!(codes(&sample), ["D142"]);
    let mut sample = whole.clone();
    sample.previous_units[0].venue = "V-tjetër".parse().unwrap();
    assert_eq!(codes(&sample), ["D143"]);
    let mut sample = whole.clone();
    sample.groups[0].last_unit = "9999".parse().ok();
    assert_eq!(codes(&sample), ["D144"]);
    let mut sample = whole.clone();
    sample.previous_units.clear();
    sample.venues.retain(|venue| venue.admin_unit.as_str() != "1305");
    assert_eq!(codes(&sample), ["D145"]);
}

#![allow(clippy::print_stderr, reason = "a test says aloud what it skips")]

use super::*;
use crate::batch::{Source, read_all};
use crate::drawn::{Drawing, Pen, Scanner, package, pnm};
use std::sync::atomic::AtomicBool;

fn results() -> Vec<ScanResult> {
    let page = |name: &str, page: Drawing| Source::Bytes {
        name: name.to_owned(),
        bytes: pnm(&Scanner { noise: 1.0, ..Scanner::default() }.scan(&page)),
    };
    let sources = [
        page("a", Drawing::sample().mark("S1", Pen::Cross)),
        page("b", Drawing::sample().mark("S2", Pen::Cross).mark("S3", Pen::Fill)),
        page("c", Drawing::sample()),
        page("d", Drawing::sample().mark("S6-3", Pen::Touch)),
        page("e", Drawing::sample().mark("S2-1", Pen::Cross)),
        Source::Bytes { name: "f".to_owned(), bytes: b"nothing".to_vec() },
    ];
    read_all(&sources, package(), 1, &|_| (), &AtomicBool::new(false)).unwrap()
}

fn report(results: &[ScanResult]) -> Value {
    let device = ReportingDevice { model: "Simulator".to_owned(), serial: "1".to_owned() };
    serde_json::from_slice(&cast_vote_records(package(), results, &device, "2025-05-11T20:00:00Z").unwrap()).unwrap()
}

#[test]
fn the_records_fit_the_schema_where_it_is_at_hand() {
    let path = "/work/shared/data/nist/NIST_V0_cast_vote_records.json";
    let Ok(schema) = std::fs::read(path) else {
        eprintln!("SKIPPED: {path} is not there");
        return;
    };
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = report(&results());
    let faults: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{} {error}", error.instance_path)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_order_of_feeding_can_be_found_in_the_records() {
    let fed = results();
    let mut otherwise = fed.clone();
    otherwise.reverse();
    assert_eq!(report(&fed), report(&otherwise));
    let ids = |report: &Value| -> Vec<String> {
        report["CVR"].as_array().unwrap().iter().map(|record| record["UniqueId"].to_string()).collect()
    };
    let ids = ids(&report(&fed));
    assert_eq!(ids.len(), 5, "a refused page has no record");
    assert!(ids.is_sorted());
}

#[test]
fn votes_of_the_records_are_those_of_the_tally() {
    let results = results();
    let report = report(&results);
    let mut votes = 0;
    for record in report["CVR"].as_array().unwrap() {
        for contest in record["CVRSnapshot"][1]["CVRContest"].as_array().unwrap() {
            let selections = contest["CVRContestSelection"].as_array().into_iter().flatten();
            votes += selections
                .map(|selection| selection["SelectionPosition"][0]["NumberVotes"].as_u64().unwrap())
                .sum::<u64>();
        }
    }
    let readings = results.iter().filter_map(|result| match &result.outcome {
        Outcome::Read(reading) => Some(reading),
        Outcome::Refused(_) => None,
    });
    let tally = &crate::count(package(), readings).total[0];
    let counted = tally.votes.values().sum::<u32>() + tally.preferences.values().sum::<u32>();
    assert_eq!(votes, u64::from(counted));
    assert_eq!((tally.valid, tally.blank, tally.invalid, tally.undecided), (2, 1, 1, 1));
}

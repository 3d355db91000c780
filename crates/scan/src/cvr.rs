//! Cast vote records in the form of NIST SP 1500-103 version 1 (JSON): what each page said, box by box, and what that counts for.
//!
//! What always holds: records stand in the order of a hash over image and package, so that no order of feeding can be found in
//! them, and the same pages in any order give the same bytes; every box that is not empty is there with its score; an ambiguous
//! one waits for people and counts nothing; image and layout are named by their SHA-256.

use std::collections::{BTreeMap, BTreeSet};

use model::contest::{Contest, ContestOption};
use model::tally::{MarkReading, Vote, interpret};
use model::{Digest, OptionId};
use serde_json::{Value, json};

use crate::batch::{Outcome, ScanResult};
use crate::package::ScanPackage;
use crate::reading::{MarkScore, PageReading, contests_of};

/// The device that delivered the images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportingDevice {
    /// Make and model.
    pub model: String,
    /// Serial number.
    pub serial: String,
}

const DEVICE: &str = "device-1";

/// The report's bytes. `generated` is a date and time (RFC 3339).
///
/// # Errors
/// Never for a loaded package.
pub fn cast_vote_records(
    package: &ScanPackage,
    results: &[ScanResult],
    device: &ReportingDevice,
    generated: &str,
) -> Result<Vec<u8>, serde_json::Error> {
    let definition = package.definition();
    let layout = Digest::of_json(&definition.styles)?;
    let mut records: Vec<(Digest, Value)> = Vec::new();
    for result in results {
        if let Outcome::Read(reading) = &result.outcome {
            let id = Digest::of(&[&result.sha256.0[..], &package.digest().0[..], &result.page.to_be_bytes()].concat());
            records.push((id, record(package, reading, result.sha256, layout, id)));
        }
    }
    records.sort_by_key(|(id, _)| *id);
    let options = || definition.contests.iter().flat_map(|contest| &contest.options);
    let parties: Vec<Value> = options()
        .map(|option| {
            let abbreviation =
                if option.initials.is_empty() { option.name.sq.as_str() } else { option.initials.as_str() };
            json!({ "@id": party(option), "@type": "CVR.Party", "Name": option.name.sq, "Abbreviation": abbreviation })
        })
        .collect();
    let candidates: Vec<Value> = options()
        .flat_map(|option| {
            option.preferences.iter().map(move |preference| {
                json!({ "@id": format!("candidate-{}", preference.id), "@type": "CVR.Candidate",
                    "Name": preference.name, "PartyId": party(option) })
            })
        })
        .collect();
    let mut election = json!({
        "@id": "election-1", "@type": "CVR.Election", "ElectionScopeId": "gpunit-zone", "Name": definition.title.sq,
        "Contest": definition.contests.iter().flat_map(contests).collect::<Vec<_>>(),
    });
    if !candidates.is_empty() {
        election["Candidate"] = Value::Array(candidates);
    }
    let zone = json!({ "@id": "gpunit-zone", "@type": "CVR.GpUnit", "Type": "other", "OtherType": "electoral-zone",
        "Name": definition.zone });
    let units = definition.units.iter().map(|unit| {
        json!({ "@id": format!("gpunit-{}", unit.number.file_stem()), "@type": "CVR.GpUnit", "Type": "polling-place",
            "Name": unit.number.to_string() })
    });
    let mut report = json!({
        "@type": "CVR.CastVoteRecordReport",
        "Version": "1.0.0",
        "ReportType": ["originating-device-export"],
        "GeneratedDate": generated,
        "GpUnit": std::iter::once(zone).chain(units).collect::<Vec<_>>(),
        "Election": [election],
        "Party": parties,
        "ReportGeneratingDeviceIds": [DEVICE],
        "ReportingDevice": [{ "@id": DEVICE, "@type": "CVR.ReportingDevice", "Application": "Kutia",
            "Model": device.model, "SerialNumber": device.serial, "MarkMetricType": "ink-share" }],
        "CVR": records.into_iter().map(|(_, record)| record).collect::<Vec<_>>(),
    });
    if report["Party"].as_array().is_some_and(Vec::is_empty) {
        report.as_object_mut().map(|fields| fields.remove("Party"));
    }
    let mut bytes = serde_json::to_vec_pretty(&report)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn party(option: &ContestOption) -> String {
    format!("party-{}", option.subject)
}

fn preferences_of(contest: &Contest) -> String {
    format!("contest-{}-preferences", contest.id)
}

/// A list with preferences is two contests of the format: the subjects, and the candidates beside them.
fn contests(contest: &Contest) -> Vec<Value> {
    let subjects = contest.options.iter().map(|option| {
        json!({ "@id": format!("selection-{}", option.id), "@type": "CVR.PartySelection", "PartyIds": [party(option)] })
    });
    let mut found = vec![json!({
        "@id": format!("contest-{}", contest.id), "@type": "CVR.PartyContest", "Name": contest.title.sq,
        "VoteVariation": "proportional", "ContestSelection": subjects.collect::<Vec<_>>(),
    })];
    let candidates: Vec<Value> = contest
        .options
        .iter()
        .flat_map(|option| &option.preferences)
        .map(|preference| {
            json!({ "@id": format!("selection-{}", preference.id), "@type": "CVR.CandidateSelection",
                "CandidateIds": [format!("candidate-{}", preference.id)] })
        })
        .collect();
    if !candidates.is_empty() {
        found.push(json!({
            "@id": preferences_of(contest), "@type": "CVR.CandidateContest", "Name": contest.title.sq,
            "VoteVariation": "n-of-m", "ContestSelection": candidates,
        }));
    }
    found
}

fn record(package: &ScanPackage, reading: &PageReading, image: Digest, layout: Digest, id: Digest) -> Value {
    let on_face = contests_of(&reading.marks);
    let contests = package.definition().contests.iter().filter(|contest| on_face.contains(&contest.id));
    let contests: Vec<&Contest> = contests.collect();
    let undecided = reading.marks.iter().any(|mark| mark.reading == MarkReading::Ambiguous);
    let mut interpreted = json!({
        "@id": "interpreted", "@type": "CVR.CVRSnapshot", "Type": "interpreted",
        "CVRContest": contests.iter().flat_map(|contest| snapshot(contest, reading, true)).collect::<Vec<_>>(),
    });
    if undecided {
        interpreted["Status"] = json!(["needs-adjudication"]);
    }
    let original = json!({
        "@id": "original", "@type": "CVR.CVRSnapshot", "Type": "original",
        "CVRContest": contests.iter().flat_map(|contest| snapshot(contest, reading, false)).collect::<Vec<_>>(),
    });
    json!({
        "@type": "CVR.CVR",
        "UniqueId": id.to_string(),
        "ElectionId": "election-1",
        "CreatingDeviceId": DEVICE,
        "BallotStyleId": reading.code.style,
        "BallotStyleUnitId": format!("gpunit-{}", reading.code.unit.file_stem()),
        "BallotSheetId": reading.code.sheet.to_string(),
        "CurrentSnapshotId": "interpreted",
        "CVRSnapshot": [original, interpreted],
        "BallotImage": [{ "@type": "CVR.ImageData",
            "Hash": { "@type": "CVR.Hash", "Type": "other", "OtherType": "sha-256-image-layout", "Value": format!("{image}-{layout}") } }],
    })
}

/// What a page says in a contest: every box with ink, or what counts under the rules.
fn snapshot(contest: &Contest, reading: &PageReading, interpreted: bool) -> Vec<Value> {
    let marks: Vec<&MarkScore> = reading.marks.iter().filter(|mark| mark.contest == contest.id).collect();
    let readings: BTreeMap<OptionId, MarkReading> =
        marks.iter().map(|mark| (mark.option.clone(), mark.reading)).collect();
    let vote = interpret(contest, &readings);
    let counted: BTreeSet<&OptionId> = match &vote {
        Vote::Valid { option, preferences } => std::iter::once(option).chain(preferences).collect(),
        Vote::Several { options } => options.iter().collect(),
        _ => BTreeSet::new(),
    };
    let selections = |options: &[&OptionId]| -> Vec<Value> {
        let mut found = Vec::new();
        for option in options {
            let mark = marks.iter().find(|mark| mark.option == **option && mark.reading != MarkReading::Empty);
            // A preference alone gives its subject a vote without a mark, where the rules say so.
            let generated = mark.is_none() && counted.contains(option) && interpreted;
            if mark.is_none() && !generated {
                continue;
            }
            found.push(selection(option, mark.copied(), counted.contains(option), generated, interpreted));
        }
        found
    };
    let subjects: Vec<&OptionId> = contest.options.iter().map(|option| &option.id).collect();
    let candidates: Vec<&OptionId> =
        contest.options.iter().flat_map(|option| &option.preferences).map(|preference| &preference.id).collect();
    let mut found = vec![of_contest(&format!("contest-{}", contest.id), selections(&subjects), &vote, interpreted)];
    if !candidates.is_empty() {
        found.push(of_contest(&preferences_of(contest), selections(&candidates), &vote, interpreted));
    }
    found
}

fn of_contest(id: &str, selections: Vec<Value>, vote: &Vote, interpreted: bool) -> Value {
    let mut contest = json!({ "@type": "CVR.CVRContest", "ContestId": id });
    if interpreted {
        let status = match vote {
            Vote::Valid { .. } | Vote::Several { .. } | Vote::Undecided => None,
            Vote::Blank => Some("not-indicated"),
            Vote::Overvote => Some("overvoted"),
            Vote::CrossPreference | Vote::TooManyPreferences | Vote::PreferenceAlone | Vote::Invalid => {
                Some("invalidated-rules")
            }
        };
        if let Some(status) = status {
            contest["Status"] = json!([status]);
        }
    }
    if !selections.is_empty() {
        contest["CVRContestSelection"] = Value::Array(selections);
    }
    contest
}

fn selection(option: &OptionId, mark: Option<&MarkScore>, counts: bool, generated: bool, interpreted: bool) -> Value {
    let indicated = match mark.map(|mark| mark.reading) {
        Some(MarkReading::Marked) => "yes",
        Some(MarkReading::Ambiguous) => "unknown",
        Some(MarkReading::Empty) | None => "no",
    };
    let mut position = json!({
        "@type": "CVR.SelectionPosition", "HasIndication": indicated,
        "NumberVotes": u8::from(if interpreted { counts } else { indicated == "yes" }),
    });
    if let Some(mark) = mark {
        position["MarkMetricValue"] =
            json!([format!("{}.{:02}", mark.score_hundredths / 100, mark.score_hundredths % 100)]);
    }
    if interpreted {
        let allocable = if counts {
            "yes"
        } else if indicated == "unknown" {
            "unknown"
        } else {
            "no"
        };
        position["IsAllocable"] = json!(allocable);
        if generated {
            position["IsGenerated"] = json!(true);
            position["Status"] = json!(["generated-rules"]);
        }
    }
    let mut found = json!({ "@type": "CVR.CVRContestSelection", "ContestSelectionId": format!("selection-{option}"),
        "SelectionPosition": [position] });
    if interpreted && indicated == "unknown" {
        found["Status"] = json!(["needs-adjudication"]);
    }
    found
}

#[cfg(test)]
mod tests;

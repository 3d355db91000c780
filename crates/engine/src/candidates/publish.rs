//! The approved list as NIST election results reporting (SP 1500-100, version 2), before the election: candidates, parties,
//! contests, no counts.
//!
//! Always true: only what is published of a candidate is in it: names, no identity number, no address, no birth date.

use model::candidate::{CandidateList, Subject, SubjectKind};
use model::election::Election;
use model::list_check::sublist_key;
use model::rules::Bilingual;
use model::{SubjectId, Timestamp};
use serde_json::{Value, json};

use crate::refusal::Result;

/// A subject's initials as part of a file's name.
pub(crate) fn file_stem(id: &SubjectId) -> String {
    let folded = words::fold(id.as_str()).to_uppercase();
    let stem: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    if stem.is_empty() { "LISTA".to_owned() } else { stem }
}

/// The report; `approved_us` is the moment of the approval, so that the same list gives the same report.
pub(crate) fn report(
    election: &Election,
    subject: &Subject,
    list: &CandidateList,
    approved_us: i64,
) -> Result<Vec<u8>> {
    let at = Timestamp::from_microsecond(approved_us).unwrap_or(Timestamp::UNIX_EPOCH);
    let generated = at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let (mut persons, mut candidates, mut contests) = (Vec::new(), Vec::new(), Vec::new());
    for rule in &election.rules.lists.sublists {
        let mut names: Vec<_> = list.candidates.iter().filter(|one| one.sublist == rule.kind).collect();
        names.sort_by_key(|one| one.position);
        let kind = sublist_key(rule.kind);
        let mut selections = Vec::new();
        for one in names {
            let id = format!("{kind}-{}", one.position);
            persons.push(json!({
                "@id": format!("person-{id}"), "@type": "ElectionResults.Person", "FirstName": one.first_name,
                "MiddleName": [one.fathers_name], "LastName": one.surname, "FullName": same(&one.spoken_name()),
                "PartyId": "party-1",
            }));
            candidates.push(json!({
                "@id": format!("candidate-{id}"), "@type": "ElectionResults.Candidate", "BallotName": same(&one.spoken_name()),
                "PersonId": format!("person-{id}"), "PartyId": "party-1", "PreElectionStatus": "qualified",
            }));
            selections.push(json!({
                "@id": format!("selection-{id}"), "@type": "ElectionResults.CandidateSelection",
                "CandidateIds": [format!("candidate-{id}")], "EndorsementPartyIds": ["party-1"],
                "SequenceOrder": one.position,
            }));
        }
        let votes = if rule.preferential { i64::from(election.rules.ballot.max_preferences) } else { 0 };
        contests.push(json!({
            "@id": format!("contest-{kind}"), "@type": "ElectionResults.CandidateContest", "ElectionDistrictId": "zone-1",
            "Name": words::of(words::Language::Sq).say("sublist-word", &[("sublist", kind.into())]),
            "VotesAllowed": votes, "NumberElected": election.seats, "ContestSelection": selections,
        }));
    }
    let party = match subject.kind {
        SubjectKind::Coalition => "ElectionResults.Coalition",
        SubjectKind::Party | SubjectKind::Independent => "ElectionResults.Party",
    };
    let report = json!({
        "@type": "ElectionResults.ElectionReport",
        "Format": "summary-contest",
        "GeneratedDate": generated,
        "Issuer": "Komisioni Qendror i Zgjedhjeve",
        "IssuerAbbreviation": "KQZ",
        "SequenceStart": 1,
        "SequenceEnd": 1,
        "Status": "pre-election",
        "VendorApplicationId": "Kutia",
        "GpUnit": [{ "@id": "zone-1", "@type": "ElectionResults.ReportingUnit", "Name": same(&election.zone),
            "Type": "other", "OtherType": "zonë zgjedhore" }],
        "Party": [{ "@id": "party-1", "@type": party, "Name": both(&subject.name), "Abbreviation": same(subject.id.as_str()) }],
        "Person": persons,
        "Election": [{
            "@type": "ElectionResults.Election", "ElectionScopeId": "zone-1", "Name": both(&election.name),
            "StartDate": election.date.to_string(), "EndDate": election.date.to_string(), "Type": "general",
            "Candidate": candidates, "Contest": contests,
        }],
    });
    Ok(serde_json::to_vec_pretty(&report)?)
}

fn text(parts: &[(&str, &str)]) -> Value {
    let parts: Vec<Value> = parts
        .iter()
        .map(|(language, content)| {
            json!({ "@type": "ElectionResults.LanguageString", "Content": content, "Language": language })
        })
        .collect();
    json!({ "@type": "ElectionResults.InternationalizedText", "Text": parts })
}

fn same(content: &str) -> Value {
    text(&[("sq", content)])
}

fn both(name: &Bilingual) -> Value {
    if name.en.is_empty() || name.en == name.sq { same(&name.sq) } else { text(&[("sq", &name.sq), ("en", &name.en)]) }
}

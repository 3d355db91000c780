//! Papers of the procedure in Albanian: correction notice, approved list, protocol of the lots.
//!
//! Always true: every word is in `locales/`; the same list and steps give the same paper.

use api::candidates::{ListStep, LotsView};
use forms::{Paper, Part};
use model::candidate::{CandidateList, Subject};
use model::election::Election;
use model::list_check::{column, sublist_key};
use model::list_diff::field;
use model::{Finding, Place, Severity};

use super::outputs::shown;
use crate::papers::{blank, day, grouped, moment, say, sentence, values, words};

fn particulars(paper: &mut Paper, list: &CandidateList, subject: &Subject, steps: &[ListStep]) {
    let mut add = |key: &str, value: String| paper.particulars.push((say(key), value));
    add("paper-subject", format!("{} ({})", subject.name.sq, subject.id));
    add("paper-file", list.file_name.clone());
    add("paper-digest", grouped(&list.file_sha256));
    let received = steps.iter().rev().find(|step| matches!(step.state.as_str(), "checked" | "resubmitted"));
    if let Some(received) = received {
        add("paper-received", moment(received.at_us));
    }
}

/// The notice by which a list is returned for correction (Art. 73).
pub(crate) fn notice(election: &Election, list: &CandidateList, subject: &Subject, steps: &[ListStep]) -> Paper {
    let mut paper = blank(election, "paper-notice", format!("notice {} {}", subject.id, list.file_sha256));
    particulars(&mut paper, list, subject, steps);
    if let Some((due, article)) = election.rules.deadline("lists-corrected", election.date) {
        let values =
            [("day", day(due).into()), ("article", article.into()), ("law", election.rules.law.sq.as_str().into())];
        paper.particulars.push((say("paper-due"), words().say("paper-due-day", &values)));
    }
    let of = |severity| list.findings.iter().filter(move |finding| finding.severity == severity);
    let count = |severity| i64::try_from(of(severity).count()).unwrap_or(i64::MAX);
    let values = [
        ("errors", count(Severity::Error).into()),
        ("warnings", count(Severity::Warning).into()),
        ("candidates", i64::try_from(list.candidates.len()).unwrap_or(i64::MAX).into()),
    ];
    paper.parts.push(Part { text: vec![words().say("paper-notice-text", &values)], ..Part::default() });
    for (severity, heading) in [(Severity::Error, "paper-notice-errors"), (Severity::Warning, "paper-notice-warnings")]
    {
        let rows: Vec<Vec<String>> = (1..).zip(of(severity)).map(|(number, finding)| row(number, finding)).collect();
        if rows.is_empty() {
            continue;
        }
        let columns = ["no", "place", "what", "found", "expected", "article"];
        paper.parts.push(Part {
            heading: say(heading),
            columns: columns.iter().map(|column| say(&format!("paper-column-{column}"))).collect(),
            widths: vec![8, 24, -1, 30, 28, 15],
            rows,
            ..Part::default()
        });
    }
    paper.parts.push(Part { text: vec![say("paper-notice-end")], ..Part::default() });
    paper.signatures = vec![say("paper-secretary"), say("paper-subject-receives")];
    paper
}

fn row(number: u32, finding: &Finding) -> Vec<String> {
    let values = values(finding);
    let key = format!("finding-{}", finding.code);
    let fix = words().attribute(&key, "fix", &values).map(|fix| format!(". {fix}")).unwrap_or_default();
    let place = match &finding.place {
        Some(Place::Cell { sheet, cell, .. }) => format!("{sheet}, {cell}"),
        Some(Place::File { .. } | Place::Subject { .. }) | None => say("paper-whole-list"),
        Some(_) => String::new(),
    };
    let article = finding.article.clone().unwrap_or_default();
    vec![
        number.to_string(),
        place,
        format!("{} · {}{fix}", finding.code, sentence(finding)),
        shown(finding.values.get("found")),
        shown(finding.values.get("expected")),
        article,
    ]
}

/// The list that two persons approved.
pub(crate) fn approved(election: &Election, list: &CandidateList, subject: &Subject, steps: &[ListStep]) -> Paper {
    let mut paper = blank(election, "paper-approved", format!("approved {} {}", subject.id, list.file_sha256));
    particulars(&mut paper, list, subject, steps);
    if let Some(step) = steps.iter().rev().find(|step| step.state == "approved") {
        let second = step.second.as_ref().map(ToString::to_string).unwrap_or_default();
        let values =
            [("at", moment(step.at_us).into()), ("first", step.by.as_str().into()), ("second", second.as_str().into())];
        paper.particulars.push((say("paper-approval"), words().say("paper-approval-by", &values)));
    }
    for rule in &election.rules.lists.sublists {
        let mut names: Vec<_> = list.candidates.iter().filter(|one| one.sublist == rule.kind).collect();
        names.sort_by_key(|one| one.position);
        let keys = [column::FIRST_NAME, column::FATHERS_NAME, column::SURNAME, column::SEX, column::BIRTH_DATE];
        let row = |one: &&model::candidate::Candidate| {
            std::iter::once(one.position.to_string()).chain(keys.iter().map(|key| field(one, key))).collect()
        };
        paper.parts.push(Part {
            heading: words().say("sublist-word", &[("sublist", sublist_key(rule.kind).into())]),
            columns: std::iter::once(column::POSITION).chain(keys).map(|key| say(&format!("column-{key}"))).collect(),
            widths: vec![16, -1, -1, -1, 16, 28],
            rows: names.iter().map(row).collect(),
            ..Part::default()
        });
    }
    paper.signatures = vec![say("paper-chair"), say("paper-deputy-chair"), say("paper-secretary")];
    paper
}

/// The protocol of the lots: seed, order, hashes, and how anyone repeats the draw.
pub(crate) fn protocol(election: &Election, view: &LotsView, drawn_us: Option<i64>) -> Paper {
    let mut paper = blank(election, "paper-lots", format!("lots {}", view.seed.as_str()));
    paper.particulars.push((say("paper-seed"), view.seed.as_str().to_owned()));
    if let Some(us) = drawn_us {
        paper.particulars.push((say("paper-drawn"), moment(us)));
    }
    paper.parts.push(Part { text: vec![say("paper-lots-text")], ..Part::default() });
    if !view.preliminary.is_empty() {
        let named = |id: &model::SubjectId| {
            let subject = view.lots.iter().map(|(_, subject)| subject).find(|subject| subject.id == *id);
            subject.map(|subject| subject.name.sq.clone()).unwrap_or_default()
        };
        let rows = (1..).zip(&view.preliminary);
        paper.parts.push(Part {
            heading: say("paper-lots-preliminary"),
            columns: vec![say("paper-column-no"), say("column-subject"), say("paper-subject")],
            widths: vec![14, 30, -1],
            rows: rows.map(|(number, id): (u32, _)| vec![number.to_string(), id.to_string(), named(id)]).collect(),
            ..Part::default()
        });
    }
    let rows = view.lots.iter().map(|(lot, subject)| {
        vec![
            lot.number.to_string(),
            subject.id.to_string(),
            subject.name.sq.clone(),
            lot.phase.to_string(),
            grouped(&lot.hash),
        ]
    });
    paper.parts.push(Part {
        heading: say("paper-lots-final"),
        columns: ["paper-column-number", "column-subject", "paper-subject", "paper-column-phase", "paper-column-hash"]
            .map(say)
            .to_vec(),
        widths: vec![14, 22, -1, 14, 74],
        rows: rows.collect(),
        ..Part::default()
    });
    let subjects: Vec<(&str, u8)> = view.lots.iter().map(|(lot, _)| (lot.subject.as_str(), lot.phase)).collect();
    paper.parts.push(Part {
        heading: say("paper-lots-repeat"),
        text: vec![say("paper-lots-repeat-text")],
        lines: model::lots::program(&view.seed, &subjects),
        ..Part::default()
    });
    paper.signatures =
        vec![say("paper-chair"), say("paper-deputy-chair"), say("paper-secretary"), say("paper-witness")];
    paper
}

//! The readiness record as a paper: what was tested, with what, figure by figure, and room for signatures.
//!
//! Always true: every figure comes from the sealed record; a test that was not passed says so in the title.

use api::Written;
use api::readiness::{PrintRecord, Readiness};
use forms::{Paper, Part};
use model::Digest;
use model::election::Election;
use model::tally::ContestTally;
use store::artefacts::{ArtefactKind, of_kind};

use super::{Sealed, sealed};
use crate::candidates::outputs::{Output, one_file};
use crate::command::{Changing, Command, Done, Reading};
use crate::files::{self, Pending};
use crate::papers::{blank, grouped, moment, render, say, sentence, words};
use crate::refusal::{Refusal, Result};
use crate::scanning;

impl Command for PrintRecord {
    type Prepared = (Output, model::audit::FileTrace);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let bytes = files::read(self.record.path(), 64 << 20)?;
        let digest = Digest::of(&bytes);
        let sealed = sealed(&bytes)?;
        let made = of_kind(reading.open.store.reader(), ArtefactKind::Proof).await?;
        if made.iter().all(|artefact| artefact.sha256 != digest) {
            return Err(Refusal::refused("E427").with("file", self.record.name()));
        }
        let rendered = render(&paper(&reading.open.election, &sealed, digest))?;
        let pages = u64::try_from(rendered.pages).unwrap_or(u64::MAX);
        let operation = <Self as api::Operation>::ENTRY.name;
        let output = one_file(reading, operation, &self.to, &rendered.pdf, pages).await?;
        Ok((output.kept_as(ArtefactKind::Proof), scanning::trace(&self.record, digest)))
    }

    fn pending(prepared: &mut Self::Prepared) -> Option<Pending> {
        prepared.0.take()
    }

    async fn apply(&self, (output, read): Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let summary = serde_json::json!({ "pages": output.written.pages });
        Ok(output.note(changing, summary).await?.files(vec![read]))
    }
}

fn number(value: u64) -> String {
    words::number(words::Language::Sq, i64::try_from(value).unwrap_or(i64::MAX))
}

fn paper(election: &Election, sealed: &Sealed, digest: Digest) -> Paper {
    let record = &sealed.record;
    let title = if record.passed { "paper-readiness" } else { "paper-readiness-failed" };
    let mut paper = blank(election, title, format!("readiness {digest}"));
    let mut add = |key: &str, value: String| paper.particulars.push((say(key), value));
    let known: Vec<&str> =
        [&record.serial, &record.device].into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
    add("paper-scanner", known.join(" · "));
    add("paper-place", record.place.clone());
    add("paper-package", grouped(&record.package));
    add("paper-ballot", grouped(&record.ballot));
    let share = |hundredths: u32| words::decimal(words::Language::Sq, f64::from(hundredths) / 100.0, 2);
    let thresholds = [
        ("definite", share(record.thresholds.definite_hundredths).into()),
        ("ambiguous", share(record.thresholds.ambiguous_hundredths).into()),
    ];
    add("paper-thresholds", words().say("paper-thresholds-are", &thresholds));
    add("paper-counter", record.sheets.map_or_else(|| "—".to_owned(), number));
    let pages = [
        ("read", i64::from(record.read).into()),
        ("blank", i64::from(record.blank).into()),
        ("refused", i64::from(record.refused).into()),
        ("undecided", i64::from(record.undecided).into()),
    ];
    add("paper-pages", words().say("paper-pages-are", &pages));
    for (person, at) in &sealed.seals {
        add("paper-sealed", format!("{person}, {}", moment(at.as_microsecond())));
    }
    let text = if record.passed { "paper-readiness-text" } else { "paper-readiness-failed-text" };
    paper.parts.push(Part { text: vec![say(text)], ..Part::default() });
    paper.parts.extend(record.expected.iter().map(|expected| figures(record, expected)));
    let noticed: Vec<String> = record.findings.iter().map(sentence).collect();
    if !noticed.is_empty() {
        paper.parts.push(Part { heading: say("paper-noticed"), text: noticed, ..Part::default() });
    }
    paper.signatures = ["paper-tester", "paper-tester-second", "paper-witness"].map(say).to_vec();
    paper
}

/// The figures of a contest: expected, counted, and whether they are equal.
fn figures(record: &Readiness, expected: &ContestTally) -> Part {
    let counted = record.counted.iter().find(|counted| counted.contest == expected.contest);
    let row = |what: String, expected: u32, counted: Option<u32>| {
        let verdict = if counted == Some(expected) { "paper-equal" } else { "paper-differs" };
        let counted = counted.map_or_else(|| "—".to_owned(), |counted| number(counted.into()));
        vec![what, number(expected.into()), counted, say(verdict)]
    };
    let plain = |key: &str, of: fn(&ContestTally) -> u32| row(say(key), of(expected), counted.map(of));
    let mut rows = vec![
        plain("paper-row-ballots", |tally| tally.ballots),
        plain("paper-row-valid", |tally| tally.valid),
        plain("paper-row-blank", |tally| tally.blank),
        plain("paper-row-invalid", |tally| tally.invalid),
        plain("paper-row-undecided", |tally| tally.undecided),
    ];
    let name = |id: &str| record.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    for (option, votes) in &expected.votes {
        rows.push(row(name(option.as_str()), *votes, counted.and_then(|tally| tally.votes.get(option).copied())));
    }
    for (option, votes) in &expected.preferences {
        let counted = counted.and_then(|tally| tally.preferences.get(option).copied());
        rows.push(row(name(option.as_str()), *votes, counted));
    }
    let columns = ["figure", "expected-count", "counted", "verdict"];
    Part {
        heading: words().say("paper-contest", &[("contest", expected.contest.as_str().into())]),
        columns: columns.iter().map(|column| say(&format!("paper-column-{column}"))).collect(),
        widths: vec![-1, 26, 26, 26],
        rows,
        ..Part::default()
    }
}

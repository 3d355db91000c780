//! What all papers share: their words, the day, hashes that a line can break, a head without content, findings as sentences.
//!
//! Always true: every word is in `locales/`; the same content gives the same paper.

use forms::{Forms, Paper, Rendered, TemplateSource};
use model::election::Election;
use model::finding::Value as Known;
use model::{Date, Finding, Timestamp};
use words::{Language, Words};

use crate::refusal::{Refusal, Result};

/// Papers are in the official language.
const LANGUAGE: Language = Language::Sq;

/// Sets a paper.
pub(crate) fn render(paper: &Paper) -> Result<Rendered> {
    let refused = |error: forms::FormError| Refusal::findings("E410", error.findings().to_vec());
    Forms::new(&TemplateSource::Embedded).map_err(refused)?.render_paper(paper).map_err(refused)
}

pub(crate) fn words() -> &'static Words {
    words::of(LANGUAGE)
}

pub(crate) fn say(key: &str) -> String {
    words().text(key)
}

pub(crate) fn day(day: Date) -> String {
    words::date(LANGUAGE, day.year(), day.month(), day.day())
}

pub(crate) fn moment(us: i64) -> String {
    let at = Timestamp::from_microsecond(us).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%d.%m.%Y %H:%M").to_string()
}

/// A digest in groups that a line can break between.
pub(crate) fn grouped(digest: &model::Digest) -> String {
    let text: Vec<char> = digest.to_string().chars().collect();
    text.chunks(16).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn blank(election: &Election, title: &str, code: String) -> Paper {
    Paper {
        language: "sq".to_owned(),
        head: format!("{}, {}", election.name.sq, day(election.date)),
        title: say(title),
        particulars: vec![(say("paper-zone"), election.zone.clone())],
        parts: Vec::new(),
        signatures: Vec::new(),
        signature_heads: vec![say("paper-who"), say("paper-signature"), say("paper-date")],
        foot: format!("{} · {} {}", election.id, say("paper-rules"), election.rules.id),
        page_words: (say("paper-page"), say("paper-of")),
        day: election.date,
        code,
    }
}

/// The values of a finding for its words.
pub(crate) fn values(finding: &Finding) -> Vec<(&str, words::Value)> {
    let value = |value: &Known| match value {
        Known::Number(number) => words::Value::from(*number),
        Known::Text(text) => words::Value::from(text.as_str()),
    };
    finding.values.iter().map(|(name, it)| (name.as_str(), value(it))).collect()
}

/// A finding as a sentence.
pub(crate) fn sentence(finding: &Finding) -> String {
    words().say(&format!("finding-{}", finding.code), &values(finding))
}

//! What is checked before a style is laid out: limits, languages, the legal minimum of type.

use std::collections::BTreeSet;

use model::ballot_code::Languages;
use model::contest::Contest;
use model::{Finding, Mm, Place};

use super::{StyleOrder, title};
use crate::template::TypeSizes;
use crate::typeset::in_tenths;

/// Largest paper: 600 × 420 mm either way; smallest: A5.
const LONGEST: Mm = Mm::from_um(600_000);
const LONGEST_OTHER: Mm = Mm::from_um(420_000);
const SHORTEST: Mm = Mm::from_um(148_000);
/// Most of each; no ballot comes near.
const LANGUAGES: usize = 3;
const CONTESTS: usize = 8;
const OPTIONS: usize = 99;
const PREFERENCES: usize = 99;
/// Letters of a text on the ballot.
const LETTERS: usize = 200;

pub(super) fn check(order: &StyleOrder<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let paper = order.rules.paper;
    let (short, long) = (paper.width.min(paper.height), paper.width.max(paper.height));
    if short < SHORTEST || short > LONGEST_OTHER || long > LONGEST {
        let whole = |length: Mm| i64::from(length.um() / 1_000);
        findings.push(Finding::error("B103").with("width", whole(paper.width)).with("height", whole(paper.height)));
    }
    if order.contests.is_empty() || order.languages.is_empty() {
        findings.push(Finding::error("B104").with("contest", ""));
    }
    for language in order.languages {
        if !order.template.words.contains_key(language) || !Languages::KNOWN.contains(&language.as_str()) {
            findings.push(Finding::error("B105").with("language", language.as_str()));
        }
    }
    if order.languages.len() > LANGUAGES
        || order.languages.iter().collect::<BTreeSet<_>>().len() < order.languages.len()
    {
        findings.push(Finding::error("B107").with("what", "languages").with("most", LANGUAGES));
    }
    let smallest = smallest(&order.template.sizes);
    if smallest < order.rules.smallest_type {
        let finding = in_tenths(Finding::error("B106"), "size", smallest);
        let finding = in_tenths(finding, "least", order.rules.smallest_type);
        findings.push(finding.article(&order.rules.article));
    }
    for (what, count, most) in counts(order) {
        if count > most {
            findings.push(Finding::error("B107").with("what", what).with("most", most));
        }
    }
    for contest in order.contests {
        check_contest(contest, &mut findings);
    }
    findings
}

fn counts(order: &StyleOrder<'_>) -> [(&'static str, usize, usize); 4] {
    let options = order.contests.iter().map(|contest| contest.options.len()).max().unwrap_or(0);
    let preferences = order.contests.iter().flat_map(|contest| &contest.options);
    let preferences = preferences.map(|option| option.preferences.len()).max().unwrap_or(0);
    [
        ("contests", order.contests.len(), CONTESTS),
        ("options", options, OPTIONS),
        ("preferences", preferences, PREFERENCES),
        ("letters", longest(order), LETTERS),
    ]
}

/// The letters of the longest text from outside.
fn longest(order: &StyleOrder<'_>) -> usize {
    let names = order.contests.iter().flat_map(|contest| &contest.options);
    let names = names.flat_map(|option| [&option.name.sq, &option.name.en, &option.initials, &option.leader]);
    let titles = order.contests.iter().flat_map(|contest| [&contest.title.sq, &contest.title.en]);
    let texts = names.chain(titles).map(String::as_str).chain([order.zone]);
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

fn check_contest(contest: &Contest, findings: &mut Vec<Finding>) {
    if contest.options.is_empty() {
        findings.push(Finding::error("B104").with("contest", title(contest)));
    }
    let mut ids = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for option in &contest.options {
        let mut twice = !numbers.insert(option.number) || !ids.insert(&option.id);
        let mut places = BTreeSet::new();
        for preference in &option.preferences {
            twice |= !ids.insert(&preference.id) || !places.insert(preference.number);
        }
        if twice {
            findings.push(
                Finding::error("B108")
                    .at(Place::Subject { subject: option.subject.clone() })
                    .with("option", option.name.sq.as_str())
                    .with("number", u32::from(option.number)),
            );
        }
        if option.name.sq.trim().is_empty() {
            findings.push(
                Finding::error("B109")
                    .at(Place::Subject { subject: option.subject.clone() })
                    .with("number", u32::from(option.number)),
            );
        }
    }
}

fn smallest(sizes: &TypeSizes) -> Mm {
    let TypeSizes {
        republic,
        title,
        zone,
        instruction,
        contest,
        heading,
        number,
        name,
        name_one_line,
        detail,
        preference,
        twin,
        mode,
    } = *sizes;
    let all = [
        republic,
        title,
        zone,
        instruction,
        contest,
        heading,
        number,
        name,
        name_one_line,
        detail,
        preference,
        twin,
        mode,
    ];
    all.iter().min().map_or(Mm::default(), |length| length.mm())
}

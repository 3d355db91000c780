//! Facts as a template takes them (`facts.json`): every number and date is a finished text, what is not known is `none`.

use model::Digest;
use model::election::Mode;
use model::rules::{Bilingual, FormRule};
use serde_json::{Value, json};

use crate::facts::FormFacts;
use crate::labels::FormLanguages;

/// The digest that a form carries: over its rule, the facts and the languages.
pub(crate) fn digest(form: &FormRule, facts: &FormFacts, languages: FormLanguages) -> Option<Digest> {
    Digest::of_json(&(form, facts, languages)).ok()
}

/// The line under the code: what a clerk types when the code cannot be read.
pub(crate) fn code_line(form: &FormRule, facts: &FormFacts, digest: &Digest) -> String {
    format!("{} {} {} {}", facts.election_id, form.id, facts.unit.number, &digest.to_string()[..16])
}

/// The facts as JSON.
pub(crate) fn json(form: &FormRule, facts: &FormFacts, digest: &Digest) -> Vec<u8> {
    let both = |text: &Bilingual| json!({ "sq": text.sq, "en": text.en });
    let date = |date: model::Date| words::date(words::Language::Sq, date.year(), date.month(), date.day());
    let unit = &facts.unit;
    let ranges: Vec<Value> = unit
        .ranges
        .iter()
        .map(|range| {
            let ballots = range.to.checked_sub(range.from).map_or(0, |count| u64::from(count) + 1);
            let blocks = ballots.div_ceil(u64::from(unit.block.max(1)));
            json!({
                "from": format!("{:07}", range.from),
                "to": format!("{:07}", range.to),
                "ballots": ballots.to_string(),
                "blocks": blocks.to_string(),
            })
        })
        .collect();
    let materials: Vec<Value> = facts
        .materials
        .iter()
        .map(|material| json!({ "key": material.kind.key(), "issued": material.issued.map(|count| count.to_string()) }))
        .collect();
    let subjects: Vec<Value> = facts
        .subjects
        .iter()
        .map(|subject| {
            let candidates: Vec<Value> = subject
                .candidates
                .iter()
                .map(|candidate| json!({ "number": candidate.number.to_string(), "name": candidate.name }))
                .collect();
            json!({
                "number": subject.number.to_string(),
                "name": both(&subject.name),
                "initials": subject.initials,
                "candidates": candidates,
            })
        })
        .collect();
    let mode = match facts.mode {
        Mode::Official => "official",
        Mode::Test => "test",
        Mode::Sample => "sample",
    };
    let value = json!({
        "form": { "id": form.id, "title": both(&form.title), "article": form.article, "copies": form.copies.to_string() },
        "election": both(&facts.election),
        "election-id": facts.election_id.as_str(),
        "date": date(facts.date),
        "zone": facts.zone,
        "mode": mode,
        "rules": facts.rules.as_str(),
        "rules-version": facts.rules_version.to_string(),
        "law": both(&facts.law),
        "preferences": facts.max_preferences > 0,
        "unit": {
            "number": unit.number.to_string(),
            "venue": unit.venue,
            "room": unit.room,
            "address": unit.address,
            "admin-unit": unit.admin_unit,
            "municipality": unit.municipality,
            "voters": unit.voters.0.to_string(),
            "ballots": unit.ballots.to_string(),
            "block": unit.block.to_string(),
            "ranges": ranges,
        },
        "materials": materials,
        "subjects": subjects,
        "digest": digest.to_string(),
        "code": code_line(form, facts, digest),
    });
    value.to_string().into_bytes()
}

//! The papers of the plan: the dossier that a decision rests on, the register of units, posters for venues, map sheets.
//!
//! Always true: a paper names the plan by its SHA-256, seed and rounds; the same plan gives the same bytes.

use std::collections::BTreeMap;

use api::stations::ExportPlan;
use forms::{FormLanguages, Forms, PlanPaper, TemplateSource};
use model::Finding;
use model::plan::PlannedUnit;
use model::{Digest, Severity};
use planning::hand::Hand;
use serde_json::{Value, json};
use store::Standing;
use store::plan::StoredPlan;
use words::Language;

use super::map::{self, Dot, Pin};
use crate::command::Reading;
use crate::refusal::{Refusal, Result};
use crate::stations::tables::Book;

/// Most pages of maps in one file.
const MOST_MAPS: usize = 400;
/// Most findings and reasons of a kind that a dossier prints; the rest is counted.
const MOST_LINES: usize = 2_000;

/// What a paper is made from.
pub(super) struct Paper<'a> {
    pub kind: &'a str,
    pub book: &'a Book<'a>,
    pub input: &'a planning::Input<'a>,
    pub hand: &'a Hand,
    pub stored: &'a StoredPlan,
    pub digest: Digest,
}

/// A number as both languages write it.
fn number(value: u64) -> Value {
    let value = i64::try_from(value).unwrap_or(i64::MAX);
    json!({ "sq": words::number(Language::Sq, value), "en": words::number(Language::En, value) })
}

fn decimal(value: f64, digits: usize) -> Value {
    json!({ "sq": words::decimal(Language::Sq, value, digits), "en": words::decimal(Language::En, value, digits) })
}

/// A finding as a sentence in both languages.
fn sentence(finding: &Finding) -> Value {
    let values = crate::papers::values(finding);
    let say = |language| words::of(language).say(&format!("finding-{}", finding.code), &values);
    json!({ "code": finding.code, "article": finding.article, "sq": say(Language::Sq), "en": say(Language::En) })
}

fn sentences<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<Value> {
    findings.take(MOST_LINES).map(sentence).collect()
}

impl Paper<'_> {
    /// The bytes and the pages.
    pub fn print(&self, export: &ExportPlan, reading: &Reading<'_>) -> Result<(Vec<u8>, u64)> {
        let mut drawings = BTreeMap::new();
        let content = match self.kind {
            "dossier" => self.dossier(),
            "register" => json!({ "units": self.units(self.book.plan.units.iter(), false) }),
            "posters" => json!({ "venues": self.posters(export, reading) }),
            "sheets" => json!({ "sheets": self.sheets(export, &mut drawings)? }),
            _ => json!({ "areas": self.areas(export, &mut drawings)? }),
        };
        let mut facts = self.head(reading);
        if let (Some(facts), Value::Object(content)) = (facts.as_object_mut(), content) {
            facts.extend(content);
        }
        let forms = Forms::new(&TemplateSource::Embedded)
            .map_err(|error| Refusal::findings("E410", error.findings().to_vec()))?;
        let paper = PlanPaper {
            template: "plan",
            name: format!("{} {}", self.kind, self.digest),
            date: reading.open.election.date,
            facts,
            drawings,
            languages: FormLanguages::default(),
        };
        let rendered = forms.paper(&paper).map_err(|error| Refusal::findings("E410", error.findings().to_vec()))?;
        Ok((rendered.pdf, u64::try_from(rendered.pages).unwrap_or(u64::MAX)))
    }

    fn head(&self, reading: &Reading<'_>) -> Value {
        let election = &reading.open.election;
        let approved = match &self.stored.standing {
            Standing::Draft => Value::Null,
            Standing::Approved { first, second } => json!([first, second]),
        };
        let date = election.date;
        let day = |language| words::date(language, date.year(), date.month(), date.day());
        json!({
            "kind": self.kind,
            "election": election.name,
            "date": { "sq": day(Language::Sq), "en": day(Language::En) },
            "zone": election.zone,
            "law": election.rules.law,
            "rules": election.rules.id,
            "rules-version": election.rules.version.to_string(),
            "digest": self.digest,
            "seed": self.book.plan.seed.to_string(),
            "rounds": self.book.plan.rounds.to_string(),
            "approved": approved,
            "hours": format!("{:02}:{:02} – {:02}:{:02}", election.rules.voting.opens / 60, election.rules.voting.opens % 60,
                election.rules.voting.closes / 60, election.rules.voting.closes % 60),
        })
    }

    fn dossier(&self) -> Value {
        let plan = self.book.plan;
        let figures = &plan.figures;
        #[expect(clippy::cast_precision_loss, reason = "voter-metres, shown in kilometres with two digits")]
        let km = |metres: u64| metres as f64 / 1000.0;
        let mean = km(figures.total_distance / u64::from(figures.voters.0.max(1)));
        let rules = &self.input.rules.units;
        let rows = json!([
            { "key": "voters", "value": number(figures.voters.0.into()) },
            { "key": "units", "value": number(figures.units.into()) },
            { "key": "venues", "value": number(figures.venues.into()) },
            { "key": "moved", "value": number(figures.moved_voters.0.into()) },
            { "key": "mean", "value": decimal(mean, 2) },
            { "key": "greatest", "value": decimal(km(figures.greatest_distance.0.into()), 2) },
            { "key": "total", "value": number(figures.total_distance) },
            { "key": "bound", "value": number(figures.lower_bound) },
            { "key": "gap", "value": decimal(km(figures.gap_hundredths()) * 10.0, 2) },
        ]);
        let reasons = planning::reasons(plan, self.input, self.hand);
        let check = planning::check(plan, self.input);
        json!({
            "figures": rows,
            "rule-rows": [
                { "key": "min", "value": number(rules.min.0.into()), "article": rules.size_article },
                { "key": "max", "value": number(rules.max.0.into()), "article": rules.size_article },
                { "key": "merge", "value": number(rules.merge_distance.0.into()), "article": rules.merge_article },
                { "key": "boundary", "value": { "sq": "—", "en": "—" }, "article": rules.boundary_article },
            ],
            "check": sentences(check.iter()),
            "warnings": sentences(plan.findings.iter().filter(|it| it.severity != Severity::Note)),
            "venues": sentences(reasons.venues.iter()),
            "moved": sentences(reasons.moved.iter()),
            "locked": self.hand.locked.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "closed": self.hand.closed.iter().map(|it| self.book.venue(it.as_str()).map_or(it.to_string(), |it| it.name.clone())).collect::<Vec<_>>(),
            "suspended": plan.suspended.iter().map(|it| it.number.to_string()).collect::<Vec<_>>(),
            "units": self.units(plan.units.iter(), false),
        })
    }

    fn units<'u>(&self, units: impl Iterator<Item = &'u PlannedUnit>, groups: bool) -> Vec<Value> {
        units
            .map(|unit| {
                let venue = self.book.venue(unit.venue.as_str());
                let area = self.book.area(unit.admin_unit.as_str());
                let own: Vec<Value> = if groups { self.groups(unit) } else { Vec::new() };
                json!({
                    "number": unit.number,
                    "venue": venue.map_or("", |it| it.name.as_str()),
                    "address": venue.map_or("", |it| it.address.as_str()),
                    "step-free": venue.is_some_and(|it| it.step_free_rooms > 0),
                    "admin-unit": area.map_or("", |it| it.name.as_str()),
                    "municipality": area.map_or("", |it| it.municipality.as_str()),
                    "voters": number(unit.voters.0.into()),
                    "ballots": number(self.input.rules.ballots_for(unit.voters).into()),
                    "km": decimal(f64::from(unit.greatest_distance.0) / 1000.0, 1),
                    "reason": match unit.reason {
                        model::plan::UnitReason::Kept => "kept",
                        model::plan::UnitReason::Additional => "additional",
                        model::plan::UnitReason::New => "new",
                    },
                    "groups": own,
                })
            })
            .collect()
    }

    fn groups(&self, unit: &PlannedUnit) -> Vec<Value> {
        let row = |(group, it): &(&model::voters::VoterGroup, &model::plan::Assignment)| {
            let part = it.part.map_or(String::new(), |(part, parts)| format!(" ({part}/{parts})"));
            json!({ "name": format!("{}{part}", group.name), "voters": number(it.voters.0.into()), "moved": it.moved })
        };
        self.book.groups_of(unit).iter().map(row).collect()
    }

    /// A poster a venue: its units with who votes there.
    fn posters(&self, export: &ExportPlan, _: &Reading<'_>) -> Vec<Value> {
        let wanted = |unit: &&PlannedUnit| export.units.is_empty() || export.units.contains(&unit.number);
        let mut venues: BTreeMap<&str, Vec<&PlannedUnit>> = BTreeMap::new();
        for unit in self.book.plan.units.iter().filter(wanted) {
            venues.entry(unit.venue.as_str()).or_default().push(unit);
        }
        let poster = |(id, units): (&str, Vec<&PlannedUnit>)| {
            let venue = self.book.venue(id)?;
            Some(json!({ "name": venue.name, "address": venue.address, "units": self.units(units.into_iter(), true) }))
        };
        venues.into_iter().filter_map(poster).collect()
    }

    /// A map a unit.
    fn sheets(&self, export: &ExportPlan, drawings: &mut BTreeMap<String, Vec<u8>>) -> Result<Vec<Value>> {
        let wanted = |unit: &&PlannedUnit| {
            (export.units.is_empty() || export.units.contains(&unit.number))
                && self.in_area(export, unit.admin_unit.as_str())
        };
        let units: Vec<&PlannedUnit> = self.book.plan.units.iter().filter(wanted).collect();
        if units.len() > MOST_MAPS {
            return Err(Refusal::input("E135").with("count", units.len()).with("most", MOST_MAPS));
        }
        let sheet = |(at, unit): (usize, &PlannedUnit)| {
            let drawn = self.draw(&[unit], unit.admin_unit.as_str(), false)?;
            let name = format!("map-{at}.svg");
            drawings.insert(name.clone(), drawn.svg.into_bytes());
            let facts = self.units(std::iter::once(unit), true).into_iter().next()?;
            Some(json!({ "map": name, "labels": drawn.labels, "unit": facts }))
        };
        Ok(units.into_iter().enumerate().filter_map(sheet).collect())
    }

    /// A map an administrative unit, with its units.
    fn areas(&self, export: &ExportPlan, drawings: &mut BTreeMap<String, Vec<u8>>) -> Result<Vec<Value>> {
        let mut areas: BTreeMap<(Vec<u8>, &str), Vec<&PlannedUnit>> = BTreeMap::new();
        for unit in self.book.plan.units.iter().filter(|unit| self.in_area(export, unit.admin_unit.as_str())) {
            let area = self.book.area(unit.admin_unit.as_str());
            let key = area.map_or(Vec::new(), |it| words::sort_key(&format!("{} {}", it.municipality, it.name)));
            areas.entry((key, unit.admin_unit.as_str())).or_default().push(unit);
        }
        if areas.len() > MOST_MAPS {
            return Err(Refusal::input("E135").with("count", areas.len()).with("most", MOST_MAPS));
        }
        let mut pages = Vec::new();
        for (at, ((_, code), units)) in areas.into_iter().enumerate() {
            let (Some(drawn), Some(area)) = (self.draw(&units, code, true), self.book.area(code)) else { continue };
            let name = format!("map-{at}.svg");
            drawings.insert(name.clone(), drawn.svg.into_bytes());
            let voters: u64 = units.iter().map(|unit| u64::from(unit.voters.0)).sum();
            pages.push(json!({
                "map": name, "labels": drawn.labels, "name": area.name, "municipality": area.municipality,
                "voters": number(voters), "schematic": area.boundary_source != model::territory::BoundarySource::Official,
                "units": self.units(units.into_iter(), false),
            }));
        }
        Ok(pages)
    }

    /// Whether an administrative unit, by code, is the one asked for, by code, name or municipality.
    fn in_area(&self, export: &ExportPlan, code: &str) -> bool {
        export.admin_unit.as_ref().is_none_or(|wanted| {
            let named = |area: &model::territory::AdminUnit| {
                let wanted = words::fold(wanted);
                words::fold(&area.name) == wanted || words::fold(&area.municipality) == wanted
            };
            wanted == code || self.book.area(code).is_some_and(named)
        })
    }

    fn draw(&self, units: &[&PlannedUnit], area: &str, whole: bool) -> Option<map::Drawing> {
        let (mut pins, mut dots): (Vec<Pin>, Vec<Dot>) = (Vec::new(), Vec::new());
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        for unit in units {
            let venue = self.book.venue(unit.venue.as_str())?;
            let place = match at.get(unit.venue.as_str()) {
                Some(place) => {
                    let pin = pins.get_mut(*place)?;
                    pin.label = format!("{}, {}", pin.label, unit.number);
                    *place
                }
                None => {
                    pins.push(Pin { place: venue.place, label: unit.number.to_string() });
                    at.insert(unit.venue.as_str(), pins.len() - 1);
                    pins.len() - 1
                }
            };
            let groups = self.book.groups_of(unit).into_iter();
            dots.extend(groups.map(|(group, it)| Dot { place: group.place, voters: it.voters.0, venue: place }));
        }
        let rings = self.book.area(area).map_or(&[][..], |area| area.boundary.as_slice());
        map::draw(rings, &dots, &pins, whole)
    }
}

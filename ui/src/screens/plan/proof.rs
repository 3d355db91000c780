//! How good a plan is: beside what no plan can beat, and how far people walk.

use std::collections::BTreeMap;

use api::plans::{PlanMap, PlanView, UnitView};
use leptos::prelude::*;
use words::Value;

use crate::app::{App, app};
use crate::call::Query;
use crate::text::t;
use crate::widgets::Tag;

/// Upper ends of the classes of distance, in metres; the last class has none.
const CLASSES: [u32; 5] = [500, 1000, 2000, 3000, 5000];

/// Voters by class of distance to where they vote.
pub fn walks(points: &PlanMap, units: &[UnitView]) -> [u64; 6] {
    let places: BTreeMap<_, _> = units.iter().map(|unit| (unit.number, unit.place)).collect();
    let mut walks = [0; 6];
    for group in &points.groups {
        let Some(place) = group.unit.and_then(|unit| places.get(&unit)) else { continue };
        let metres = group.place.distance(place).0;
        let class = CLASSES.iter().position(|end| metres <= *end).unwrap_or(CLASSES.len());
        walks[class] += u64::from(group.voters.0);
    }
    walks
}

/// Per cent from hundredths of a per cent.
#[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
fn per_cent(hundredths: u64) -> f64 {
    hundredths as f64 / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "a length on the screen")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The card.
#[component]
pub fn GapProof(plan: Query<Option<PlanView>>, units: Query<Vec<UnitView>>, points: Query<PlanMap>) -> impl IntoView {
    let app = app();
    let gap = move || {
        plan.get().flatten().map(|plan| {
            let value = Value::from(app.decimal(per_cent(plan.gap_hundredths), 2));
            let tone = if plan.gap_hundredths <= 200 { "ok" } else { "warn" };
            view! { <span data-test="plan-gap"><Tag text=app.say("ui-gap", &[("value", value)]) tone=tone/></span> }
        })
    };
    let walked = Memo::new(move |_| {
        points.value.with(|points| units.value.with(|units| Some(walks(points.as_ref()?, units.as_ref()?))))
    });
    view! {
        <section class="card">
            <header><h2>{t("ui-plan-proof")}</h2>{gap}</header>
            <div class="inside">
                {move || plan.get().flatten().map(|plan| bounds(app, &plan))}
                {move || {
                    app.language.track();
                    walked.get().filter(|walked| walked.iter().any(|voters| *voters > 0)).map(|walked| histogram(app, walked))
                }}
            </div>
        </section>
    }
}

/// The plan's mean distance beside the proven bound.
fn bounds(app: App, plan: &PlanView) -> impl IntoView + use<> {
    let figures = &plan.figures;
    let voters = u64::from(figures.voters.0).max(1);
    let bar = |key: &'static str, class: &'static str, total: u64| {
        let width = 330.0 * share(total, figures.total_distance.max(figures.lower_bound));
        let mean = app.say("unit-metres", &[("value", Value::from(app.number(total / voters)))]);
        view! {
            <div class="bound">
                <span>{app.text(key)}</span>
                <b>{mean}</b>
                <svg viewBox="0 0 330 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="rail" width="330" height="6" rx="3"></rect>
                    <rect class=class width=width height="6" rx="3"></rect>
                </svg>
            </div>
        }
    };
    view! {
        {bar("ui-mean-walk", "plan-bar", figures.total_distance)}
        {bar("ui-bound-walk", "bound-bar", figures.lower_bound)}
    }
}

/// Voters by how far they walk.
fn histogram(app: App, walks: [u64; 6]) -> impl IntoView {
    let most = walks.iter().copied().max().unwrap_or(1);
    let ends = ["0,5", "1", "2", "3", "5", "+"];
    let bars = walks.into_iter().zip(ends).enumerate().map(|(place, (voters, end))| {
        let x = f64::from(u32::try_from(place).unwrap_or(0)) * 55.0;
        let height = 34.0 * share(voters, most);
        let end = if app.now() == words::Language::En { end.replace(',', ".") } else { end.to_owned() };
        view! {
            <g>
                <rect class="plan-bar" x=x + 2.0 y=36.0 - height width="51" height=height rx="2"></rect>
                <text x=x + 27.5 y="47">{end}</text>
                <title>{app.number(voters)}</title>
            </g>
        }
    });
    view! {
        <figure>
            <svg class="walks" viewBox="0 0 330 50" role="img" aria-label=app.text("ui-walks")>{bars.collect_view()}</svg>
            <figcaption class="faint">{app.text("ui-walks")}</figcaption>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use api::plans::MapGroup;
    use model::plan::UnitReason;
    use model::{AdminUnitCode, GeoPoint, Metres, VenueId, VoterCount, VoterGroupId};

    use super::*;

    #[test]
    fn every_voter_who_has_a_unit_stands_in_one_class() {
        let place = GeoPoint::from_degrees(40.7, 20.0).unwrap();
        let number = "1698".parse().unwrap();
        let unit = UnitView {
            number,
            venue: VenueId::new("V1").unwrap(),
            venue_name: String::new(),
            place,
            admin_unit: AdminUnitCode::new("B01").unwrap(),
            admin_unit_name: String::new(),
            municipality: String::new(),
            voters: VoterCount(10),
            greatest_distance: Metres(0),
            reason: UnitReason::Kept,
            ballots: 0,
            findings: Vec::new(),
        };
        let group = |lat: f64, voters: u32, planned: bool| MapGroup {
            id: VoterGroupId::new("G").unwrap(),
            name: String::new(),
            place: GeoPoint::from_degrees(lat, 20.0).unwrap(),
            voters: VoterCount(voters),
            admin_unit: AdminUnitCode::new("B01").unwrap(),
            unit: planned.then_some(number),
            moved: false,
        };
        // 0 m, about 1,110 m, about 33 km, and one without a unit.
        let groups = vec![group(40.7, 5, true), group(40.71, 7, true), group(41.0, 11, true), group(40.7, 99, false)];
        assert_eq!(walks(&PlanMap { groups, venues: Vec::new() }, &[unit]), [5, 0, 7, 0, 0, 11]);
    }
}

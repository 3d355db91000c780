//! Polling stations: the map of who votes where, the units, how good the plan is, and why each unit is as it is.

use std::collections::BTreeMap;

use api::elections::{ImportBoundaries, ShowTerritory};
use api::plans::{
    ApprovePlan, CheckPlan, ExplainUnit, ListUnits, PlanState, PlanView, ShowPlan, ShowPlanMap, SolvePlan,
    UnitExplanation, UnitView,
};
use api::stations::{CloseVenue, ListPlanVersions, LockUnit, UndoPlan};
use leptos::prelude::*;
use model::territory::BoundarySource;
use model::unit::UnitNumber;
use model::user::Permission;
use model::{Finding, Place};
use words::Value;

use crate::app::{App, Notice, Tone, app};
use crate::call::Query;
use crate::text::{self, t};
use crate::widgets::{Button, Findings, Head, Pager, Tag, arrows, findings_summary, opens, tell_import};

mod map;
mod proof;

use map::{Map, checked};
use proof::GapProof;

/// Rows of a page of units.
const PAGE: u32 = 200;

/// Kilometres with one digit.
fn kilometres(app: App, metres: u32) -> String {
    app.decimal(f64::from(metres) / 1000.0, 1)
}

/// The screen.
#[component]
pub fn Plan() -> impl IntoView {
    let app = app();
    let plan = app.query(|| Some(ShowPlan {}));
    let units = app.query(|| Some(ListUnits {}));
    let points = app.query(|| Some(ShowPlanMap {}));
    let territory = app.query(|| Some(ShowTerritory {}));
    let chosen = RwSignal::new(None::<UnitNumber>);
    let finding = RwSignal::new(None::<Finding>);
    Effect::new(move || {
        if let Some(Some(Place::Unit { unit })) = finding.get().map(|finding| finding.place) {
            chosen.set(Some(unit));
        }
    });
    super::on_drop(app, move |zone, files| {
        if let (Some("boundaries"), Some(file)) = (zone.as_deref(), files.first()) {
            app.act(ImportBoundaries { file: file.file() }, move |imported| tell_import(app, &imported));
        }
    });
    let schematic = move || {
        territory.value.with(|all| {
            all.as_ref().is_some_and(|all| all.iter().any(|unit| unit.boundary_source == BoundarySource::Schematic))
        })
    };
    view! {
        <Head title=t("step-stations") sub=move || told(app, plan)><Actions plan=plan/></Head>
        <div class="columns plan">
            <section class="card map" data-drop="boundaries">
                <Map territory=territory points=points units=units chosen=chosen/>
                <p class="legend">
                    {t("ui-map-legend")}
                    <Show when=schematic><br/>{t("ui-map-schematic")}</Show>
                </p>
            </section>
            <div class="stack">
                <GapProof plan=plan units=units points=points/>
                <Units units=units chosen=chosen/>
                <Why chosen=chosen plan=plan finding=finding/>
            </div>
        </div>
    }
}

/// The plan in one line.
fn told(app: App, plan: Query<Option<PlanView>>) -> String {
    let Some(Some(plan)) = plan.get() else { return app.text("ui-no-plan") };
    let say = |key: &str, count: u32| app.say(key, &[("count", Value::from(count))]);
    let figures = &plan.figures;
    let farthest = app.say("ui-farthest", &[("km", kilometres(app, figures.greatest_distance.0).into())]);
    [
        say("unit-stations", figures.units),
        say("unit-venues", figures.venues),
        say("ui-moved-voters", figures.moved_voters.0),
        farthest,
    ]
    .join(" · ")
}

/// Compute, check, send for approval.
#[component]
fn Actions(plan: Query<Option<PlanView>>) -> impl IntoView {
    let app = app();
    let with = move |ask: fn(&PlanView) -> bool| {
        plan.value.with(|plan| plan.as_ref().and_then(Option::as_ref).is_some_and(ask))
    };
    let approved = move || with(|plan| matches!(plan.state, PlanState::Approved { .. }));
    let ready = move || with(|plan| plan.state == PlanState::Draft && !plan.outdated);
    let some = move || with(|_| true);
    let solve_reason =
        Signal::derive(move || app.forbids(Permission::Plan).or(approved().then_some("ui-plan-approved")));
    let check_reason = Signal::derive(move || (!some()).then_some("ui-no-plan"));
    let approve_reason = Signal::derive(move || {
        let state = if !some() {
            Some("ui-no-plan")
        } else if approved() {
            Some("ui-plan-approved")
        } else {
            (!ready()).then_some("ui-plan-outdated")
        };
        app.forbids(Permission::Approve).or(state)
    });
    let solve = move || app.act(SolvePlan::default(), move |_| app.tell(Tone::Done, "ui-plan-solved", Vec::new()));
    let check = move || {
        app.act(CheckPlan {}, move |findings: Vec<Finding>| {
            let bad = model::finding::blocks(&findings);
            let (tone, key) = if bad { (Tone::Problem, "ui-plan-breaks") } else { (Tone::Done, "ui-plan-holds") };
            app.notice.set(Some(Notice::Found(tone, key, Vec::new(), findings)));
        });
    };
    let history = app.query(|| Some(ListPlanVersions {}));
    let undo_reason = Signal::derive(move || {
        let none = history.value.with(|history| history.as_ref().is_none_or(|history| history.versions.is_empty()));
        let state = if approved() { Some("ui-plan-approved") } else { none.then_some("ui-no-version") };
        app.forbids(Permission::Plan).or(state)
    });
    let undo = move || app.act(UndoPlan {}, move |_| app.tell(Tone::Done, "ui-undone", Vec::new()));
    let approve = move || {
        app.confirm("operation-plan-approve", "ui-approve-plan-consequence", "ui-propose", move || {
            app.act(ApprovePlan {}, |()| {});
        });
    };
    let state = move || {
        if approved() {
            ("plan-state-approved", "ok")
        } else if with(|plan| plan.outdated) {
            ("ui-outdated", "warn")
        } else {
            ("plan-state-draft", "acc")
        }
    };
    view! {
        <Show when=some><Tag text=move || app.text(state().0) tone=Signal::derive(move || state().1)/></Show>
        <Button label=t("ui-undo") hook="plan-undo" reason=undo_reason on_press=undo/>
        <Button label=t("action-verify") hook="plan-check" reason=check_reason on_press=check/>
        {move || {
            let lead = ready();
            view! {
                <Button label=t("ui-solve") hook="plan-solve" primary=!lead reason=solve_reason on_press=solve/>
                <Button label=t("ui-send-for-approval") hook="plan-approve" primary=lead reason=approve_reason on_press=approve/>
            }
        }}
    }
}

/// The units, by number.
#[component]
fn Units(units: Query<Vec<UnitView>>, chosen: RwSignal<Option<UnitNumber>>) -> impl IntoView {
    let app = app();
    let offset = RwSignal::new(0_u32);
    let total = Signal::derive(move || {
        units.value.with(|units| units.as_ref().map_or(0, |units| u32::try_from(units.len()).unwrap_or(u32::MAX)))
    });
    // What is chosen on the map is shown in the table too.
    Effect::new(move || {
        let Some(number) = chosen.get() else { return };
        let place = units.value.with_untracked(|units| {
            units.as_ref().and_then(|units| units.iter().position(|unit| unit.number == number))
        });
        if let Some(place) = place.and_then(|place| u32::try_from(place).ok()) {
            offset.set(place / PAGE * PAGE);
            let row = format!("[data-test=\"unit-row-{number}\"]");
            request_animation_frame(move || {
                if let Ok(Some(row)) = document().query_selector(&row) {
                    row.scroll_into_view_with_bool(false);
                }
            });
        }
    });
    let shown = move || {
        let from = usize::try_from(offset.get()).unwrap_or(0);
        units.get().map(|units| {
            units.into_iter().skip(from).take(PAGE as usize).map(|unit| row(app, unit, chosen)).collect_view()
        })
    };
    view! {
        <section class="card fill units">
            <Show when=move || { total.get() > PAGE }>
                <header><Pager offset=offset size=PAGE total=total/></header>
            </Show>
            <div class="scroll">
                <table data-test="units-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                    <thead>
                        <tr>
                            <th>{t("ui-unit")}</th>
                            <th>{t("ui-venue")}</th>
                            <th class="n">{t("ui-voters")}</th>
                            <th class="n">{t("ui-max-km")}</th>
                        </tr>
                    </thead>
                    <tbody>{shown}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(app: App, unit: UnitView, chosen: RwSignal<Option<UnitNumber>>) -> impl IntoView {
    let number = unit.number;
    let choose = move || chosen.set(Some(number));
    let mark = (!unit.findings.is_empty()).then(|| {
        let count = unit.findings.len();
        view! { <i class="dot warn"></i><span class="unseen">{app.say("findings-count", &[("count", Value::from(count))])}</span> }
    });
    view! {
        <tr
            tabindex="0"
            data-test=format!("unit-row-{number}")
            aria-selected=move || if chosen.get() == Some(number) { "true" } else { "false" }
            on:click=move |_| choose()
            on:focus=move |_| choose()
            on:keydown=move |event| if opens(&event) { choose() }
        >
            <td class="name nowrap">{number.to_string()} {mark}</td>
            <td class="clip" title=unit.admin_unit_name>{unit.venue_name}</td>
            <td class="n">{app.number(unit.voters.0)}</td>
            <td class="n">{kilometres(app, unit.greatest_distance.0)}</td>
        </tr>
    }
}

/// Why the chosen unit is as it is; without one, what the plan as a whole must tell.
#[component]
fn Why(
    chosen: RwSignal<Option<UnitNumber>>,
    plan: Query<Option<PlanView>>,
    finding: RwSignal<Option<Finding>>,
) -> impl IntoView {
    let app = app();
    let explained =
        app.query(move || chosen.get().map(|unit| ExplainUnit { unit: Some(unit), ..ExplainUnit::default() }));
    let findings = Signal::derive(move || {
        plan.value
            .with(|plan| plan.as_ref().and_then(Option::as_ref).map(|plan| plan.findings.clone()).unwrap_or_default())
    });
    let title = move || match chosen.get() {
        Some(number) => app.say("ui-why", &[("number", number.to_string().into())]),
        None => app.text("findings"),
    };
    let body = move || match (chosen.get(), explained.get()) {
        (Some(number), Some(explained)) if explained.unit.as_ref().is_some_and(|unit| unit.number == number) => {
            explanation(app, &explained).into_any()
        }
        (Some(_), _) => ().into_any(),
        (None, _) if findings.with(Vec::is_empty) => view! { <p>{t("ui-no-findings")}</p> }.into_any(),
        (None, _) => view! { <Findings findings=findings chosen=finding/> }.into_any(),
    };
    view! {
        <section class="card fill why" data-test="unit-why">
            <header>
                <h2>{title}</h2>
                {move || match chosen.get() {
                    Some(_) => view! {
                        <button type="button" class="btn small" data-test="unit-none" on:click=move |_| { chosen.set(None); finding.set(None); }>
                            {t("action-close")}
                        </button>
                    }
                    .into_any(),
                    None => view! { <span class="bar">{findings_summary(app, &findings.get())}</span> }.into_any(),
                }}
            </header>
            <div class="scroll pad">{body}</div>
            {move || chosen.get().map(|number| view! { <ByHand number=number plan=plan/> })}
        </section>
    }
}

/// What can be done by hand with the chosen unit: lock it, close its building.
#[component]
fn ByHand(number: UnitNumber, plan: Query<Option<PlanView>>) -> impl IntoView {
    let app = app();
    let history = app.query(|| Some(ListPlanVersions {}));
    let locked =
        move || history.value.with(|history| history.as_ref().is_some_and(|history| history.locked.contains(&number)));
    let reason = Signal::derive(move || {
        let approved = plan.value.with(|plan| {
            plan.as_ref().and_then(Option::as_ref).is_some_and(|plan| matches!(plan.state, PlanState::Approved { .. }))
        });
        app.forbids(Permission::Plan).or(approved.then_some("ui-plan-approved"))
    });
    let lock = move || {
        let unlock = locked();
        app.act(LockUnit { unit: number, unlock }, move |()| app.tell(Tone::Done, "ui-hand-done", Vec::new()));
    };
    let unit = app.query(move || Some(ExplainUnit { unit: Some(number), ..ExplainUnit::default() }));
    let close = move || {
        let Some(venue) = unit.value.get_untracked().and_then(|it| it.unit).map(|unit| unit.venue) else { return };
        app.confirm("ui-close-venue", "ui-close-venue-consequence", "ui-close-venue", move || {
            app.act(CloseVenue { venue: venue.clone(), open: false }, move |done| checked(app, done));
        });
    };
    view! {
        <footer class="bar pad hands">
            <Button label=move || app.text(if locked() { "ui-unlock" } else { "ui-lock" }) hook="unit-lock" reason=reason on_press=lock/>
            <Button label=t("ui-close-venue") hook="unit-close-venue" reason=reason on_press=close/>
        </footer>
    }
}

fn explanation(app: App, explained: &UnitExplanation) -> impl IntoView + use<> {
    let reasons = explained.reasons.iter().chain(&explained.venues).chain(&explained.moved).map(|reason| {
        let (told, _) = text::finding(app.words(), reason);
        let article =
            reason.article.as_ref().map(|article| app.say("ui-article", &[("article", article.as_str().into())]));
        view! { <p>{told} " " <span class="faint">{article}</span></p> }
    });
    let groups: BTreeMap<&String, u32> = explained.groups.iter().map(|(name, part)| (name, part.voters.0)).collect();
    let rows = groups
        .into_iter()
        .map(|(name, voters)| view! { <tr><td>{name.clone()}</td><td class="n">{app.number(voters)}</td></tr> });
    let count = explained.groups.len();
    view! {
        {reasons.collect_view()}
        <details>
            <summary>{app.say("note-territory-done", &[("count", Value::from(count))])}</summary>
            <table><tbody>{rows.collect_view()}</tbody></table>
        </details>
    }
}

//! Where the election stands: what is due, what was done, what waits for whom.

use api::approvals::{Approval, ListApprovals};
use api::elections::{DeadlineView, Overview, StepState, StepView};
use leptos::prelude::*;
use words::Value;

use super::approvals::{confirm, told};
use crate::app::{App, app};
use crate::route::Route;
use crate::shell::side::{state_key, state_tone};
use crate::text::{self, t};
use crate::widgets::{Button, Tag, icon};

/// The overview.
#[component]
pub fn Home() -> impl IntoView {
    let app = app();
    let greeting = move || {
        let hello = app.text(match text::hour() {
            4..=10 => "ui-good-morning",
            11..=17 => "ui-good-day",
            _ => "ui-good-evening",
        });
        let due = app.overview.with(|overview| overview.as_ref().map_or(0, due_today));
        format!("{hello} {}", app.say("ui-due-today", &[("count", Value::from(due))]))
    };
    view! {
        <header class="head">
            <div>
                <h1>{greeting}</h1>
                <p class="sub">{move || text::capital(&text::today(app.language.get()))}</p>
            </div>
        </header>
        {move || {
            // Drawn anew when the language changes.
            app.language.track();
            app.overview.get().map(|overview| {
                view! {
                    <Figures overview=overview.clone()/>
                    <div class="columns home">
                        <Way steps=overview.steps.clone()/>
                        <div class="stack">
                            <Waiting/>
                            <Deadlines deadlines=overview.deadlines/>
                        </div>
                    </div>
                }
            })
        }}
    }
}

fn due_today(overview: &Overview) -> usize {
    overview.deadlines.iter().filter(|deadline| deadline.days_left == 0).count()
}

/// Four counts, each a door to what it counts.
#[component]
fn Figures(overview: Overview) -> impl IntoView {
    let app = app();
    let tile = |name: &'static str, route: Route, value: String, text: String| {
        view! {
            <a class="card tile" href=route.hash() data-test=format!("tile-{name}")>
                <b>{value}</b>
                <span>{text}</span>
            </a>
        }
    };
    let count = |key: &str, count: i64| app.say(key, &[("count", Value::Integer(count))]);
    let lists = format!("{} / {}", app.number(overview.lists), app.number(overview.subjects));
    view! {
        <div class="tiles">
            {tile("voters", Route::Voters, app.number(overview.voters.0), count("ui-tile-voters", overview.admin_units.into()))}
            {tile("plan", Route::Plan, app.number(overview.units), count("ui-tile-units", overview.units.into()))}
            {tile("candidates", Route::Candidates, lists, count("ui-tile-lists", overview.open_findings.into()))}
            {tile(
                "ballots",
                Route::Ballots,
                app.number(overview.ballots),
                count("ui-tile-ballots", i64::try_from(overview.ballots).unwrap_or(i64::MAX)),
            )}
        </div>
    }
}

/// The nine steps.
#[component]
fn Way(steps: Vec<StepView>) -> impl IntoView {
    let app = app();
    let done = steps.iter().filter(|step| step.state == StepState::Done).count();
    let now = steps.iter().position(|step| !matches!(step.state, StepState::Done | StepState::Waiting));
    let all = steps.len();
    let text = move || app.say("ui-steps-done", &[("done", Value::from(done)), ("total", Value::from(all))]);
    view! {
        <section class="card way">
            <header><h2>{t("ui-way")}</h2><Tag text=text tone="acc"/></header>
            <ol on:keydown=|event| crate::widgets::arrows(&event, "a")>
                {steps
                    .into_iter()
                    .enumerate()
                    .map(|(place, step)| view! { <li>{step_row(app, place, &step, now == Some(place))}</li> })
                    .collect_view()}
            </ol>
        </section>
    }
}

fn step_row(app: App, place: usize, step: &StepView, now: bool) -> impl IntoView + use<> {
    let done = step.state == StepState::Done;
    let (title, state) = (format!("step-{}", step.key), step.state);
    let note = step.note.clone();
    let said = move || {
        let (key, count) = note.as_ref()?;
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        Some(app.say(key, &[("count", Value::Integer(count))]))
    };
    let mark = if done { icon("check").into_any() } else { (place + 1).to_string().into_any() };
    view! {
        <a
            class="step"
            class:done=done
            class:now=now
            href=Route::of_step(&step.key).hash()
            data-test=format!("way-{}", step.key)
        >
            <span class="no">{mark}</span>
            <span class="what"><b>{move || app.text(&title)}</b><small>{said}</small></span>
            <Tag text=t(state_key(state)) tone=state_tone(state)/>
        </a>
    }
}

/// The first of what waits for this person.
#[component]
fn Waiting() -> impl IntoView {
    let app = app();
    let approvals = app.query(|| Some(ListApprovals {}));
    let mine = move || approvals.get().map(|all| all.into_iter().filter(|one| one.mine_to_confirm).collect::<Vec<_>>());
    let one = move |approval: Approval| {
        let (title, detail) = told(app, &approval);
        let kept = approval.clone();
        view! {
            <b>{title}</b>
            <p>{detail}</p>
            <div class="bar">
                <Button label=t("action-confirm") hook="home-confirm" primary=true on_press=move || confirm(app, &kept)/>
                <a class="btn" href="#/approvals" data-test="home-approvals">{t("ui-look")}</a>
            </div>
        }
    };
    view! {
        <section class="card waiting">
            <header>
                <h2>{t("ui-waits-for-you")}</h2>
                {move || mine().filter(|mine| mine.len() > 1).map(|mine| {
                    view! { <a href="#/approvals">{app.say("ui-all-of", &[("count", Value::from(mine.len()))])}</a> }
                })}
            </header>
            <div class="inside">
                {move || match mine().and_then(|mine| mine.into_iter().next()) {
                    Some(approval) => one(approval).into_any(),
                    None => view! { <p class="empty">{t("ui-nothing-waits")}</p> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// What is due, the next first.
#[component]
fn Deadlines(deadlines: Vec<DeadlineView>) -> impl IntoView {
    let app = app();
    let left = move |days: i32| match days {
        0 => app.text("ui-today"),
        1 => app.text("ui-tomorrow"),
        days if days > 0 => app.say("unit-days", &[("count", days.into())]),
        days => app.say("ui-days-past", &[("count", (-days).into())]),
    };
    let tone = |days: i32| match days {
        0 => "err",
        1..=3 => "warn",
        _ => "",
    };
    // What is past stands last, and only as long as there is room.
    let (past, ahead): (Vec<_>, Vec<_>) = deadlines.into_iter().partition(|deadline| deadline.days_left < 0);
    let rows = ahead.into_iter().chain(past).map(move |deadline| {
        let day: String = app.date(deadline.date);
        let past = deadline.days_left < 0;
        view! {
            <tr class:past=past>
                <td class="n">{day}</td>
                <td>{app.text(&format!("deadline-{}", deadline.key))}</td>
                <td class="faint tight">{app.say("ui-article", &[("article", deadline.article.as_str().into())])}</td>
                <td class="end"><Tag text=left(deadline.days_left) tone=tone(deadline.days_left)/></td>
            </tr>
        }
    });
    view! {
        <section class="card fill">
            <header><h2>{t("ui-deadlines")}</h2><span class="faint">{t("ui-electoral-code")}</span></header>
            <div class="scroll"><table class="plain" data-test="deadlines"><tbody>{rows.collect_view()}</tbody></table></div>
        </section>
    }
}

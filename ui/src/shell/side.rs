//! The side bar: the steps of the job with their state, then what controls them.

use api::elections::{Overview, StepState};
use leptos::prelude::*;
use model::user::Permission;

use crate::app::{App, app};
use crate::route::Route;
use crate::text::t;

/// The word of a step's state in message keys.
pub fn state_key(state: StepState) -> &'static str {
    match state {
        StepState::Waiting => "ui-state-waiting",
        StepState::Ready => "ui-state-ready",
        StepState::Problem => "ui-state-problem",
        StepState::Attention => "ui-state-attention",
        StepState::Done => "ui-state-done",
    }
}

/// The tone of a step's state.
pub fn state_tone(state: StepState) -> &'static str {
    match state {
        StepState::Waiting => "",
        StepState::Ready => "acc",
        StepState::Problem => "err",
        StepState::Attention => "warn",
        StepState::Done => "ok",
    }
}

/// The bar at the side.
#[component]
pub fn Side() -> impl IntoView {
    let app = app();
    let list = |routes: &'static [Route]| {
        routes.iter().map(|route| view! { <li><Step route=route.clone()/></li> }).collect_view()
    };
    view! {
        <nav class="side" aria-label=t("ui-steps") on:keydown=|event| crate::widgets::arrows(&event, "a")>
            <h2>{t("ui-preparation")}</h2>
            <ul>{list(&Route::STEPS)}</ul>
            <h2>{t("ui-control")}</h2>
            <ul>
                <li><Step route=Route::Approvals/></li>
                <Show when=move || app.may(Permission::ReadAudit)>
                    <li><Step route=Route::Audit/></li>
                </Show>
                <li><Step route=Route::Seal/></li>
                <li><Step route=Route::Users/></li>
            </ul>
        </nav>
    }
}

#[component]
fn Step(route: Route) -> impl IntoView {
    let app = app();
    let (step, name, title, hash) = (route.step(), route.name(), route.title(), route.hash());
    let here = StoredValue::new(route);
    let current = Memo::new(move |_| app.route.with(|now| here.with_value(|here| here.section() == now.section())));
    let state = Memo::new(move |_| {
        app.overview.with(|overview| overview.as_ref().and_then(|found| state_of(found, step, name)))
    });
    let dot = move || format!("dot {}", state.get().map_or("", state_tone));
    let word = move || state.get().map(|state| app.text(state_key(state)));
    let count =
        move || app.overview.with(|overview| overview.as_ref().and_then(|found| count_of(app, found, step, name)));
    let bad = move || state.get() == Some(StepState::Problem);
    view! {
        <a href=hash data-test=format!("nav-{name}") aria-current=move || current.get().then_some("page")>
            <i class=dot></i>
            <span>{t(title)}</span>
            <span class="count" class:err=bad>{count}</span>
            <span class="unseen">{word}</span>
        </a>
    }
}

fn state_of(overview: &Overview, step: Option<&str>, name: &str) -> Option<StepState> {
    match step {
        Some(step) => overview.steps.iter().find(|view| view.key == step).map(|view| view.state),
        None if name == "approvals" && overview.approvals > 0 => Some(StepState::Attention),
        None => None,
    }
}

fn count_of(app: App, overview: &Overview, step: Option<&str>, name: &str) -> Option<String> {
    let count = match step {
        Some("candidates") if overview.open_findings > 0 => Some(u64::from(overview.open_findings)),
        Some(step) => overview.steps.iter().find(|view| view.key == step).and_then(|view| view.count),
        None if name == "approvals" && overview.approvals > 0 => Some(u64::from(overview.approvals)),
        None => None,
    };
    count.map(|count| app.number(count))
}

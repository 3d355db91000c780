//! Ballots: prepare, look, release by two, print; take a release back.

mod unrelease;

use api::ballots::{
    BallotsState, BallotsView, MakeDeck, MakeLabels, PrepareBallots, PreviewBallot, PrintBallots, ProveBallots,
    ReleaseBallots, ShowBallots, UnitBallots,
};
use leptos::prelude::*;
use model::election::Mode;
use model::unit::UnitNumber;
use model::user::Permission;
use words::Value;

use crate::app::{App, Tone, app};
use crate::backend::Pick;
use crate::call::Query;
use crate::text::{self, t};
use crate::widgets::{Button, Findings, Head, Tag, arrows, opens};
use unrelease::UnreleaseDialog;

/// The message key of a mode.
pub fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Official => "mode-official",
        Mode::Test => "mode-test",
        Mode::Sample => "mode-sample",
    }
}

fn mode_of(word: &str) -> Mode {
    match word {
        "official" => Mode::Official,
        "test" => Mode::Test,
        _ => Mode::Sample,
    }
}

/// The screen.
#[component]
pub fn Ballots() -> impl IntoView {
    let app = app();
    let ballots = app.query(|| Some(ShowBallots {}));
    let chosen = RwSignal::new(None::<UnitNumber>);
    let mode = RwSignal::new(Mode::Sample);
    let there = Memo::new(move |_| ballots.value.with(|ballots| ballots.as_ref().is_some_and(Option::is_some)));
    let sub = move || match ballots.get().flatten() {
        Some(ballots) => {
            let total = i64::try_from(ballots.total).unwrap_or(i64::MAX);
            let parts = [
                app.say("unit-ballots", &[("count", Value::Integer(total))]),
                app.say("ui-styles", &[("count", Value::from(ballots.styles.len()))]),
                app.say("ui-ballot-digest", &[("digest", ballots.digest.short().into())]),
            ];
            parts.join(" · ")
        }
        None => app.text("ui-no-ballots"),
    };
    view! {
        <Head title=t("step-ballots") sub=sub><Actions ballots=ballots mode=mode/></Head>
        <Show when=move || there.get() fallback=move || view! { <p class="card empty">{t("ui-ballots-about")}</p> }>
            <div class="columns ballots">
                <Preview chosen=chosen mode=mode/>
                <div class="stack">
                    <LayoutFindings ballots=ballots/>
                    <Quantities ballots=ballots chosen=chosen/>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Actions(ballots: Query<Option<BallotsView>>, mode: RwSignal<Mode>) -> impl IntoView {
    let app = app();
    let with = move |ask: fn(&BallotsView) -> bool| {
        ballots.value.with(|all| all.as_ref().and_then(Option::as_ref).is_some_and(ask))
    };
    let released = move || with(|all| matches!(all.state, BallotsState::Released { .. }));
    let draft = move || with(|all| matches!(all.state, BallotsState::Draft | BallotsState::Proofed));
    let proofed = move || with(|all| all.state == BallotsState::Proofed);
    let outdated = move || with(|all| all.outdated);
    let prepare_reason =
        Signal::derive(move || app.forbids(Permission::Print).or(released().then_some("ui-ballots-released")));
    let release_reason = Signal::derive(move || {
        let state = if released() {
            Some("ui-ballots-released")
        } else if !draft() {
            Some("ui-no-ballots")
        } else if !proofed() {
            Some("ui-proof-first")
        } else {
            outdated().then_some("ui-outdated")
        };
        app.forbids(Permission::Approve).or(state)
    });
    let print_reason = Signal::derive(move || {
        let official = mode.get() == Mode::Official && !released();
        let state = (!released() && !draft()).then_some("ui-no-ballots");
        app.forbids(Permission::Print).or(state).or(official.then_some("ui-release-first"))
    });
    let prepare = move || app.act(PrepareBallots {}, move |_| app.tell(Tone::Done, "ui-ballots-prepared", Vec::new()));
    let release = move || {
        app.confirm("operation-ballots-release", "ui-release-consequence", "ui-propose", move || {
            app.act(ReleaseBallots {}, |()| {})
        });
    };
    let unreleasing = RwSignal::new(false);
    let unrelease_reason = Signal::derive(move || app.forbids(Permission::Approve));
    let confirm_reason = Signal::derive(move || {
        let state = if proofed() || released() { Some("ui-proof-done") } else { (!draft()).then_some("ui-no-ballots") };
        app.forbids(Permission::Print).or(state)
    });
    let paper_reason =
        Signal::derive(move || app.forbids(Permission::Print).or((!released() && !draft()).then_some("ui-no-ballots")));
    let confirm = move || {
        app.confirm("ui-proof-confirm", "ui-proof-consequence", "ui-proof-confirm", move || {
            let styles = ballots.value.with_untracked(|all| {
                let all = all.as_ref().and_then(Option::as_ref);
                all.map(|all| all.styles.iter().map(|(style, _)| style.clone()).collect()).unwrap_or_default()
            });
            app.act(ProveBallots { out: None, confirm: styles }, move |_| {
                app.tell(Tone::Done, "ui-proof-done", Vec::new());
            });
        });
    };
    let deck = move || {
        app.pick(Pick::Folder, "operation-ballots-deck", move |folder| {
            let operation = MakeDeck { out: folder.file(), unit: None, mode: None };
            app.act(operation, move |written| super::forms::tell_written(app, &written));
        });
    };
    let labels = move || {
        app.pick(Pick::Folder, "operation-ballots-labels", move |folder| {
            let operation = MakeLabels { out: folder.file(), units: Vec::new() };
            app.act(operation, move |written| super::forms::tell_written(app, &written));
        });
    };
    let print = move || {
        let mode = mode.get_untracked();
        app.pick(Pick::Folder, "operation-ballots-print", move |folder| {
            let operation =
                PrintBallots { out: folder.file(), mode: Some(mode), units: Vec::new(), unit: None, count: None };
            app.act(operation, move |written| super::forms::tell_written(app, &written));
        });
    };
    let state = move || {
        if released() {
            ("ballots-state-released", "ok")
        } else if outdated() {
            ("ui-outdated", "warn")
        } else if proofed() {
            ("ballots-state-proofed", "acc")
        } else {
            ("ballots-state-draft", "acc")
        }
    };
    view! {
        <Show when=move || released() || draft()>
            <Tag text=move || app.text(state().0) tone=Signal::derive(move || state().1)/>
        </Show>
        <Button label=t("ui-prepare") hook="ballots-prepare" reason=prepare_reason on_press=prepare/>
        <Show when=move || !released()>
            <Button label=t("ui-proof-confirm") hook="ballots-confirm" reason=confirm_reason on_press=confirm/>
            <Button label=t("ui-release") hook="ballots-release" reason=release_reason on_press=release/>
        </Show>
        <Show when=released>
            <Button
                label=t("ui-unrelease")
                hook="ballots-unrelease"
                reason=unrelease_reason
                on_press=move || unreleasing.set(true)
            />
        </Show>
        <UnreleaseDialog open=unreleasing/>
        <select
            class="inline"
            data-test="ballots-mode"
            aria-label=t("ui-mode")
            on:change=move |event| mode.set(mode_of(&event_target_value(&event)))
        >
            <option value="sample">{t("mode-sample")}</option>
            <option value="test">{t("mode-test")}</option>
            <option value="official">{t("mode-official")}</option>
        </select>
        <Button label=t("ui-deck") hook="ballots-deck" reason=paper_reason on_press=deck/>
        <Button label=t("ui-labels") hook="ballots-labels" reason=paper_reason on_press=labels/>
        <Button label=t("action-print") hook="ballots-print" primary=true reason=print_reason on_press=print/>
    }
}

/// A picture of the ballot; as an image, so that nothing inside it can act.
#[component]
fn Preview(chosen: RwSignal<Option<UnitNumber>>, mode: RwSignal<Mode>) -> impl IntoView {
    let app = app();
    let preview = app.query(move || Some(PreviewBallot { unit: chosen.get(), mode: Some(mode.get()) }));
    let title = move || {
        preview
            .get()
            .map(|one| app.say("ui-place-unit", &[("number", one.unit.to_string().into())]))
            .map(|one| text::capital(&one))
    };
    let faces = move || {
        let shown = preview.get()?;
        let alt = app.say("ui-ballot-of", &[("number", shown.unit.to_string().into())]);
        let image = |face: &String| format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(face)));
        Some(shown.faces.iter().map(|face| view! { <img src=image(face) alt=alt.clone()/> }).collect_view())
    };
    let drawing = move || {
        let waits = preview.get().is_none() && preview.failure.with(Option::is_none);
        waits.then(|| view! { <p class="faint" role="status">{t("ui-being-drawn")}</p> })
    };
    let failed = move || preview.failure.get().map(|failure| text::failure(app.words(), &failure));
    view! {
        <section class="card fill">
            <header><h2>{t("action-preview")}</h2><span class="faint">{title}</span></header>
            <div class="scroll sheet" tabindex="0" data-test="ballot-preview">{drawing} {faces} {failed}</div>
        </section>
    }
}

#[component]
fn LayoutFindings(ballots: Query<Option<BallotsView>>) -> impl IntoView {
    let findings = Signal::derive(move || {
        ballots
            .value
            .with(|all| all.as_ref().and_then(Option::as_ref).map(|all| all.findings.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || findings.with(|findings| !findings.is_empty())><Findings findings=findings/></Show>
    }
}

/// How many ballots each unit receives.
#[component]
fn Quantities(ballots: Query<Option<BallotsView>>, chosen: RwSignal<Option<UnitNumber>>) -> impl IntoView {
    let app = app();
    let rows = move || {
        ballots.get().flatten().map(|all| all.units.into_iter().map(|unit| row(app, unit, chosen)).collect_view())
    };
    view! {
        <section class="card fill">
            <div class="scroll">
                <table data-test="ballots-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                    <thead>
                        <tr>
                            <th>{t("ui-unit")}</th>
                            <th>{t("ui-venue")}</th>
                            <th class="n">{t("ui-voters")}</th>
                            <th class="n">{t("ui-ballots")}</th>
                            <th class="n">{t("ui-blocks")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(app: App, unit: UnitBallots, chosen: RwSignal<Option<UnitNumber>>) -> impl IntoView {
    let number = unit.unit;
    let choose = move || chosen.set(Some(number));
    view! {
        <tr
            tabindex="0"
            data-test=format!("ballot-row-{number}")
            aria-selected=move || if chosen.get() == Some(number) { "true" } else { "false" }
            on:click=move |_| choose()
            on:keydown=move |event| if opens(&event) { choose() }
        >
            <td class="name">{number.to_string()}</td>
            <td class="clip">{unit.venue}</td>
            <td class="n">{app.number(unit.voters.0)}</td>
            <td class="n">{app.number(unit.ballots)}</td>
            <td class="n">{format!("{}–{}", app.number(unit.first_block), app.number(unit.last_block))}</td>
        </tr>
    }
}

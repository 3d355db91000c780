//! The draw by lot: a seed spoken in public, the order it gives, and how anyone can draw again.

use api::candidates::{DrawLots, ListCandidateLists, LotsView, ShowLots, WriteLotsProtocol};
use leptos::prelude::*;
use model::candidate::ListState;
use model::lots::Seed;
use model::user::Permission;
use words::Value;

use super::forms::tell_written;
use crate::app::{App, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::call::Query;
use crate::text::t;
use crate::widgets::{Button, Field, Head};

/// The screen.
#[component]
pub fn Lots() -> impl IntoView {
    let app = app();
    let lots = app.query(|| Some(ShowLots {}));
    let drawn = Memo::new(move |_| lots.value.with(|lots| lots.as_ref().is_some_and(Option::is_some)));
    let sub = move || match lots.get().flatten() {
        Some(lots) => app.say("ui-lots-drawn", &[("seed", lots.seed.as_str().into())]),
        None => app.text("ui-lots-not-drawn"),
    };
    let undrawn =
        Signal::derive(move || app.forbids(Permission::Print).or((!drawn.get()).then_some("ui-lots-undrawn")));
    let protocol = move || {
        app.pick(
            Pick::NewFile(FileKind::Document, "procesverbal-shorti.pdf".to_owned()),
            "operation-lots-protocol",
            move |file| {
                app.act(WriteLotsProtocol { to: file.file() }, move |written| tell_written(app, &written));
            },
        );
    };
    view! {
        <Head title=t("step-lots") sub=sub>
            <Button label=t("ui-lots-protocol") hook="lots-protocol" reason=undrawn on_press=protocol/>
        </Head>
        <Show when=move || { lots.value.with(Option::is_some) && !drawn.get() }><Draw/></Show>
        <Show when=move || drawn.get()>
            <div class="columns">
                <Order lots=lots/>
                <div class="stack"><Rule lots=lots/></div>
            </div>
        </Show>
    }
}

/// The seed and the act.
#[component]
fn Draw() -> impl IntoView {
    let app = app();
    let lists = app.query(|| Some(ListCandidateLists {}));
    let seed = RwSignal::new(String::new());
    let approved = move || {
        lists.value.with(|lists| {
            let lists = lists.as_ref()?;
            let done = lists
                .iter()
                .filter(|head| matches!(head.state, Some(ListState::Approved { .. } | ListState::Locked { .. })));
            Some((done.count(), lists.len()))
        })
    };
    let reason = Signal::derive(move || {
        let open = approved().is_none_or(|(done, all)| all == 0 || done < all);
        let unsaid = seed.with(|seed| Seed::new(seed).is_err());
        let why = open.then_some("ui-lists-not-approved").or(unsaid.then_some("ui-seed-form"));
        app.forbids(Permission::RegisterCandidates).or(why)
    });
    let draw = move || {
        let Ok(seed) = Seed::new(&seed.get_untracked()) else { return };
        app.confirm("operation-lots-draw", "ui-draw-consequence", "operation-lots-draw", move || {
            app.act(DrawLots { seed: seed.clone() }, move |_| app.tell(Tone::Done, "ui-drawn", Vec::new()));
        });
    };
    let told = move || {
        approved().map(|(done, all)| {
            app.say("ui-lists-approved", &[("done", Value::from(done)), ("total", Value::from(all))])
        })
    };
    view! {
        <section class="card form narrow">
            <p>{t("ui-draw-about")}</p>
            <Field label="ui-seed" hook="lots-seed" value=seed help="ui-seed-help"/>
            <div class="bar spread">
                <span class="faint">{told}</span>
                <Button label=t("operation-lots-draw") hook="lots-draw" primary=true reason=reason on_press=draw/>
            </div>
            <h2>{t("ui-lots-rule-title")}</h2>
            <p class="sub" data-test="lots-rule">{t("ui-lots-rule")}</p>
        </section>
    }
}

/// The order.
#[component]
fn Order(lots: Query<Option<LotsView>>) -> impl IntoView {
    let app = app();
    let rows = move || {
        lots.get().flatten().map(|lots| {
            let several = lots.lots.iter().any(|(lot, _)| lot.phase > 0);
            lots.lots
                .into_iter()
                .map(|(lot, subject)| {
                    let phase = several.then(|| app.number(lot.phase + 1));
                    view! {
                        <tr>
                            <td class="n lot">{lot.number}</td>
                            <td class="nowrap"><b>{subject.id.to_string()}</b></td>
                            <td class="nowrap">{app.of(&subject.name)}</td>
                            <td class="n">{phase}</td>
                            <td class="hash"><code>{lot.hash.to_string()}</code></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="card fill">
            <div class="scroll">
                <table data-test="lots-table">
                    <thead>
                        <tr>
                            <th class="n">{t("ui-no")}</th>
                            <th>{t("ui-initials")}</th>
                            <th>{t("ui-subject")}</th>
                            <th class="n">{t("ui-phase")}</th>
                            <th>"SHA-256"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The command that repeats one subject's draw.
fn command(lots: &LotsView) -> Option<String> {
    let (lot, _) = lots.lots.first()?;
    // Inside single quotes a shell takes everything as it is, but for the quote itself.
    let text = format!("{}|{}", lots.seed.as_str(), lot.subject).replace('\'', r"'\''");
    Some(format!("printf '%s' '{text}' | sha256sum"))
}

/// How to draw again.
#[component]
fn Rule(lots: Query<Option<LotsView>>) -> impl IntoView {
    let app: App = app();
    view! {
        <section class="card" data-test="lots-rule">
            <header><h2>{t("ui-lots-rule-title")}</h2></header>
            <div class="inside">
                <p>{t("ui-lots-rule")}</p>
                <p class="sub">{t("ui-lots-repeat")}</p>
                <pre>{move || lots.get().flatten().as_ref().and_then(command)}</pre>
                <p class="sub">
                    {move || lots.get().flatten().and_then(|lots| {
                        let (lot, _) = lots.lots.first()?;
                        Some(view! { {app.text("ui-lots-gives")} " " <code class="hash">{lot.hash.to_string()}</code> })
                    })}
                </p>
            </div>
        </section>
    }
}

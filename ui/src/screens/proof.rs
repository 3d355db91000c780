//! The proof that printing and reading agree: what was marked beside what was counted.

use api::scanning::{ProofReport, RunProof, ShowProof};
use leptos::prelude::*;
use model::Finding;
use model::user::Permission;
use words::Value;

use crate::app::{App, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::text::{self, t};
use crate::widgets::{Button, Head, Tag, Tally};

/// The screen.
#[component]
pub fn Proof() -> impl IntoView {
    let app = app();
    let proof = app.query(|| Some(ShowProof {}));
    let sheets = RwSignal::new("24".to_owned());
    let reason = Signal::derive(move || {
        let wrong = sheets.with(|sheets| !sheets.parse::<u32>().is_ok_and(|sheets| (1..=500).contains(&sheets)));
        app.forbids(Permission::ConfigureScanners).or(wrong.then_some("ui-sheets-form"))
    });
    let run = move || {
        let sheets = sheets.get_untracked().parse().ok();
        app.pick(Pick::File(FileKind::Package), "ui-proof-package", move |package| {
            app.pick(Pick::Folder, "ui-proof-folder", move |folder| {
                let operation = RunProof { package: package.file(), out: folder.file(), sheets, seed: None };
                app.act(operation, move |report| {
                    let (tone, key) =
                        if report.equal { (Tone::Done, "ui-proof-equal") } else { (Tone::Problem, "ui-proof-differs") };
                    app.tell(tone, key, Vec::new());
                });
            });
        });
    };
    view! {
        <Head title=t("step-proof") sub=t("ui-proof-about")>
            <label class="bar">
                <span class="faint">{t("ui-sheets")}</span>
                <input
                    type="number"
                    class="inline short"
                    min="1"
                    max="500"
                    data-test="proof-sheets"
                    prop:value=move || sheets.get()
                    on:input=move |event| sheets.set(event_target_value(&event))
                />
            </label>
            <Button label=t("operation-proof-run") hook="proof-run" primary=true reason=reason on_press=run/>
        </Head>
        {move || match proof.get() {
            Some(Some(report)) => shown(app, report).into_any(),
            Some(None) => view! { <p class="card empty">{t("ui-no-proof")}</p> }.into_any(),
            None => ().into_any(),
        }}
    }
}

fn shown(app: App, report: ProofReport) -> impl IntoView {
    let (key, tone) = if report.equal { ("ui-proof-equal", "ok") } else { ("ui-proof-differs", "err") };
    let names: std::collections::BTreeMap<_, _> = report.names.into_iter().collect();
    let counted = report.counted;
    let tables = report.expected.into_iter().enumerate().filter_map(|(place, expected)| {
        let counted = counted.get(place)?.clone();
        Some(view! { <Tally expected=Some(expected) counted=counted names=names.clone()/> })
    });
    let refused = report.refused.len();
    view! {
        <div class="columns">
            <section class="card fill" data-test="proof-table">
                <header>
                    <h2>{t("ui-marked-and-counted")}</h2>
                    <span data-test="proof-verdict"><Tag text=t(key) tone=tone/></span>
                </header>
                <div class="scroll">{tables.collect_view()}</div>
            </section>
            <div class="stack">
                <section class="card">
                    <header><h2>{t("ui-pages")}</h2></header>
                    <dl class="facts">
                        <dt>{t("ui-read")}</dt><dd>{app.number(report.read)}</dd>
                        <dt>{t("ui-spoiled-refused")}</dt><dd>{app.number(refused)}</dd>
                        <dt class="row">{t("ui-folder")}</dt><dd class="row">{report.folder}</dd>
                    </dl>
                </section>
                <section class="card fill">
                    <header><h2>{t("ui-refused-pages")}</h2></header>
                    <div class="scroll pad">{report.refused.into_iter().map(|(file, why)| refusal(app, file, &why)).collect_view()}</div>
                </section>
            </div>
        </div>
    }
}

fn refusal(app: App, file: String, why: &Finding) -> impl IntoView + use<> {
    let (told, _) = text::finding(app.words(), why);
    let code = app.say("ui-code-of", &[("code", Value::from(why.code.to_string()))]);
    view! { <p class="refusal"><b>{file}</b> " " <code>{code}</code> <br/>{told}</p> }
}

//! A place to give a file, and what its import did.

use api::Imported;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use model::Finding;
use words::Value;

use crate::app::{App, Tone, app};
use crate::text::{self, t};
use crate::widgets::{Button, Findings, findings_summary};

/// Says what an import did, in one line.
pub fn tell_import(app: App, imported: &Imported) {
    let values = vec![("file", Value::from(&imported.file)), ("count", Value::from(imported.rows))];
    if imported.adopted && model::finding::blocks(&imported.findings) {
        // Kept as received, and not yet good: no reason to be glad.
        app.tell(Tone::Problem, "ui-imported-with-errors", values);
    } else if imported.adopted {
        app.tell(Tone::Done, "ui-imported", values);
    } else {
        app.tell(Tone::Problem, "ui-not-imported", values);
    }
}

/// A box to choose a file by a button, or to drop one on.
#[component]
pub fn ImportBox(
    /// What is imported.
    #[prop(into)]
    title: TextProp,
    /// What the file holds.
    #[prop(into)]
    about: TextProp,
    /// Its name for tests, and its `data-drop`.
    hook: &'static str,
    /// Where a dropped file belongs.
    drop: &'static str,
    /// Key of the reason why nothing can be imported now.
    #[prop(into)]
    reason: Signal<Option<&'static str>>,
    /// Asks for the file.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <section class="card import" data-drop=drop>
            <div>
                <h2>{move || title.get()}</h2>
                <p>{move || about.get()}</p>
            </div>
            <Button label=t("action-import") hook=hook reason=reason on_press=on_press/>
        </section>
    }
}

/// The last import, with everything found in the file.
#[component]
pub fn ImportReport(
    /// The import.
    #[prop(into)]
    imported: Signal<Option<Imported>>,
    /// The chosen finding.
    chosen: RwSignal<Option<Finding>>,
) -> impl IntoView {
    let app = app();
    let findings =
        Signal::derive(move || imported.with(|one| one.as_ref().map(|one| one.findings.clone()).unwrap_or_default()));
    view! {
        <Show when=move || imported.with(Option::is_some)>
            <section class="card fill" data-test="import-report">
                <header>
                    <h2>{t("findings")}</h2>
                    <span class="bar">{move || findings_summary(app, &findings.get())}</span>
                </header>
                <p class="origin">
                    {move || imported.with(|one| one.as_ref().map(|one| {
                        view! { {one.file.clone()} " · SHA-256 " <code>{text::digest(&one.sha256)}</code> }
                    }))}
                </p>
                <div class="scroll pad">
                    <Findings findings=findings chosen=chosen/>
                    <Show when=move || findings.with(Vec::is_empty)>
                        <p class="empty">{t("ui-no-findings")}</p>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

//! Taking a release back: with a reason in writing, which stands in the audit log beside the name of who did it.

use api::ballots::UnreleaseBallots;
use leptos::prelude::*;

use crate::app::{Tone, app};
use crate::text::t;
use crate::widgets::{Button, Field, Modal};

/// The dialog.
#[component]
pub fn UnreleaseDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = app();
    let why = RwSignal::new(String::new());
    Effect::new(move || {
        if !open.get() {
            why.set(String::new());
        }
    });
    let short = Signal::derive(move || {
        let letters = why.with(|why| why.trim().chars().count());
        (letters < UnreleaseBallots::SHORTEST_REASON).then_some("ui-reason-short")
    });
    let unrelease = move || {
        let reason = why.get_untracked().trim().to_owned();
        open.set(false);
        app.act(UnreleaseBallots { reason }, move |()| app.tell(Tone::Done, "ui-unreleased", Vec::new()));
    };
    view! {
        <Modal open=open title=t("operation-ballots-unrelease") hook="unrelease-dialog">
            <div class="form">
                <p>{t("ui-unrelease-consequence")}</p>
                <Field label="ui-reason" hook="unrelease-reason" value=why help="ui-reason-short"/>
                <div class="bar end">
                    <Button label=t("action-cancel") hook="unrelease-cancel" on_press=move || open.set(false)/>
                    <Button
                        label=t("operation-ballots-unrelease")
                        hook="unrelease-send"
                        primary=true
                        reason=short
                        on_press=unrelease
                    />
                </div>
            </div>
        </Modal>
    }
}

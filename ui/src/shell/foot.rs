//! The foot: trust in sight. Saved when, the audit chain, no network, which file.

use leptos::prelude::*;
use words::Value;

use crate::app::app;
use crate::text::t;

/// The line at the bottom.
#[component]
pub fn Foot() -> impl IntoView {
    let app = app();
    let saved = move || match app.saved.get() {
        Some(time) => app.say("ui-saved-at", &[("time", Value::Text(time))]),
        None => app.text("ui-saved"),
    };
    let chain = move || {
        app.overview.with(|overview| {
            overview.as_ref().map(|overview| app.say("ui-chain", &[("count", Value::Integer(overview.audit_entries))]))
        })
    };
    let file = move || {
        app.session.with(|session| {
            session.as_ref().and_then(|session| session.election.as_ref().map(|election| election.file.clone()))
        })
    };
    view! {
        <footer class="foot">
            <span class="ok" data-test="saved"><i class="dot ok"></i>{saved}</span>
            <a href="#/audit" data-test="foot-audit">{chain}</a>
            <span>{t("ui-no-network")}</span>
            <span class="space"></span>
            <span data-test="file">{file}</span>
        </footer>
    }
}

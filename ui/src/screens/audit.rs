//! The audit chain: every change, who, what, when, and whether the chain is whole.

use api::audit::{AuditVerdict, ListAudit, VerifyAudit};
use leptos::prelude::*;
use model::audit::{AuditEntry, ChainFault};
use model::user::Permission;
use words::Value;

use crate::app::{App, app};
use crate::text::{self, t};
use crate::widgets::{Button, Head, Pager, arrows, opens};

/// Rows of a page.
const PAGE: u32 = 100;

/// The screen.
#[component]
pub fn Audit() -> impl IntoView {
    let app = app();
    let offset = RwSignal::new(0_u32);
    let page =
        app.query(move || app.may(Permission::ReadAudit).then(|| ListAudit { offset: offset.get(), limit: PAGE }));
    let verdict = RwSignal::new(None::<AuditVerdict>);
    let chosen = RwSignal::new(None::<AuditEntry>);
    let total = Signal::derive(move || page.value.with(|page| page.as_ref().map_or(0, |page| page.total)));
    let verify = move || app.act(VerifyAudit {}, move |found| verdict.set(Some(found)));
    let sub = move || app.say("note-audit-done", &[("count", total.get().into())]);
    view! {
        <Head title=t("step-audit") sub=sub>
            <Button label=t("operation-audit-verify") hook="audit-verify" primary=true on_press=verify/>
        </Head>
        {move || verdict.get().map(|verdict| told(app, &verdict))}
        <div class="columns">
            <section class="card fill">
                <header><h2>{t("ui-entries")}</h2><Pager offset=offset size=PAGE total=total/></header>
                <div class="scroll">
                    <table data-test="audit-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                        <thead>
                            <tr>
                                <th class="n">{t("ui-no")}</th>
                                <th>{t("ui-when")}</th>
                                <th>{t("ui-who")}</th>
                                <th>{t("ui-what")}</th>
                                <th>{t("ui-files")}</th>
                            </tr>
                        </thead>
                        <tbody>{move || page.get().map(|page| page.rows.into_iter().map(|entry| row(app, entry, chosen)).collect_view())}</tbody>
                    </table>
                </div>
            </section>
            <section class="card fill">
                {move || match chosen.get() {
                    Some(entry) => detail(app, &entry).into_any(),
                    None => view! { <p class="empty">{t("ui-choose-entry")}</p> }.into_any(),
                }}
            </section>
        </div>
    }
}

/// Whether the chain is whole, and where it first is not.
fn told(app: App, verdict: &AuditVerdict) -> impl IntoView + use<> {
    let number = |key: &str, number: i64, found: i64| {
        app.say(key, &[("number", Value::from(number.to_string())), ("found", Value::from(found.to_string()))])
    };
    let fault = verdict.fault.as_ref().map(|fault| match *fault {
        ChainFault::Changed { number: at } => number("finding-E453", at, 0),
        ChainFault::Order { expected, found } => number("finding-E454", expected, found),
        ChainFault::Unlinked { number: at } => number("finding-E455", at, 0),
        ChainFault::Truncated { last, expected } => number("finding-E456", last, expected),
        ChainFault::Head { .. } => app.text("finding-E457"),
    });
    let outside = verdict
        .changed_outside
        .iter()
        .map(|thing| app.say("finding-E458", &[("thing", app.text(&format!("thing-{}", thing.key())).into())]));
    let faults: Vec<String> = fault.into_iter().chain(outside).collect();
    let whole = verdict.whole;
    let head = (app.number(verdict.head.number), verdict.head.hash.to_string());
    view! {
        <section class=if whole { "notice ok" } else { "notice err" } role="status" data-test="audit-verdict">
            <p>
                {app.text(if whole { "ui-chain-whole" } else { "ui-chain-broken" })} " "
                {app.say("ui-chain-head", &[("number", head.0.into())])} " " <code class="hash">{head.1}</code>
            </p>
            {faults.into_iter().map(|fault| view! { <p>{fault}</p> }).collect_view()}
        </section>
    }
}

fn title(app: App, entry: &AuditEntry) -> String {
    let key = format!("operation-{}", entry.command.replace(['.', '_'], "-"));
    if app.words().has(&key) { app.text(&key) } else { entry.command.clone() }
}

fn row(app: App, entry: AuditEntry, chosen: RwSignal<Option<AuditEntry>>) -> impl IntoView {
    let number = entry.number;
    let who =
        entry.second.as_ref().map_or_else(|| entry.user.to_string(), |second| format!("{} + {second}", entry.user));
    let files = entry.files.iter().map(|file| file.name.clone()).collect::<Vec<_>>().join(", ");
    let (title, at) = (title(app, &entry), text::moment(app.now(), entry.at_us));
    let kept = StoredValue::new(entry);
    let choose = move || chosen.set(Some(kept.get_value()));
    view! {
        <tr
            tabindex="0"
            aria-selected=move || if chosen.with(|one| one.as_ref().is_some_and(|one| one.number == number)) { "true" } else { "false" }
            on:click=move |_| choose()
            on:keydown=move |event| if opens(&event) { choose() }
        >
            <td class="n">{app.number(number)}</td>
            <td class="nowrap">{at}</td>
            <td>{who}</td>
            <td class="name">{title}</td>
            <td class="faint">{files}</td>
        </tr>
    }
}

/// One entry whole, with its hashes.
fn detail(app: App, entry: &AuditEntry) -> impl IntoView + use<> {
    let role = app.text(&format!("role-{}", entry.role));
    let files = entry.files.iter().map(|file| {
        let key = if file.written { "ui-file-written" } else { "ui-file-read" };
        view! { <dt>{app.text(key)}</dt><dd>{file.name.clone()} <br/><code class="hash">{file.sha256.to_string()}</code></dd> }
    });
    let hash = |key: &str, digest: Option<model::Digest>| {
        digest.map(|digest| view! { <dt>{app.text(key)}</dt><dd><code class="hash">{digest.to_string()}</code></dd> })
    };
    view! {
        <header><h2>{title(app, entry)}</h2><span class="faint">{app.number(entry.number)}</span></header>
        <div class="scroll">
            <dl class="facts tall">
                <dt>{t("ui-when")}</dt><dd>{text::moment(app.now(), entry.at_us)}</dd>
                <dt>{t("ui-who")}</dt><dd>{entry.user.to_string()} " · " {role}</dd>
                {entry.second.as_ref().map(|second| view! { <dt>{t("ui-second-person")}</dt><dd>{second.to_string()}</dd> })}
                {files.collect_view()}
                {hash("ui-before", entry.before)}
                {hash("ui-after", entry.after)}
                {hash("ui-previous-hash", Some(entry.previous))}
                {hash("ui-own-hash", Some(entry.hash))}
            </dl>
        </div>
    }
}

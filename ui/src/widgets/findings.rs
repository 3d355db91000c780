//! Findings: how much each weighs, where it is, what it says, what to do. Selecting one selects the row it is about.

use leptos::prelude::*;
use model::{Finding, Severity};
use words::Value;

use crate::app::{App, app};
use crate::text::{self, t};
use crate::widgets::{Search, Tag};

/// Shown at once; more on demand.
const AT_ONCE: usize = 100;
/// From so many on there is a search among them.
const SEARCHED_FROM: usize = 8;

fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "err",
        Severity::Warning => "warn",
        Severity::Note => "note",
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}

/// `2 errors · 1 warning` as tags.
pub fn findings_summary(app: App, findings: &[Finding]) -> impl IntoView + use<> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let groups = [
        (Severity::Error, "severity-errors"),
        (Severity::Warning, "severity-warnings"),
        (Severity::Note, "severity-notes"),
    ];
    groups
        .into_iter()
        .map(|(severity, key)| (severity, key, count(severity)))
        .filter(|(_, _, count)| *count > 0)
        .map(|(severity, key, count)| {
            let text = move || app.say(key, &[("count", Value::from(count))]);
            view! { <Tag text=text tone=tone(severity)/> }
        })
        .collect_view()
}

/// One finding.
#[component]
pub fn FindingRow(
    /// The finding.
    finding: Finding,
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Chooses it.
    on_choose: impl Fn() + 'static,
) -> impl IntoView {
    let app = app();
    let severity = finding.severity;
    let kept = StoredValue::new(finding);
    let told = move || kept.with_value(|finding| text::finding(app.words(), finding));
    let place = move || {
        kept.with_value(|finding| finding.place.as_ref().map(|place| format!(" · {}", text::place(app.words(), place))))
    };
    let article = move || {
        kept.with_value(|finding| {
            finding.article.as_ref().map(|article| {
                let cited = app.say("ui-article", &[("article", article.as_str().into())]);
                format!("{}.", text::capital(&cited))
            })
        })
    };
    view! {
        <button
            type="button"
            class=format!("finding {}", tone(severity))
            data-test="finding"
            aria-pressed=move || if chosen.get() { "true" } else { "false" }
            on:click=move |_| on_choose()
        >
            <span class="where">
                <b>{t(word(severity))}</b>
                " · "
                <code>{kept.with_value(|finding| finding.code.to_string())}</code>
                {place}
            </span>
            <span class="what">{move || told().0}</span>
            <span class="how">{move || told().1} " " {article}</span>
        </button>
    }
}

/// A list of findings, the heaviest first as they come.
#[component]
pub fn Findings(
    /// The findings.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
    /// The chosen one.
    #[prop(optional, into)]
    chosen: RwSignal<Option<Finding>>,
) -> impl IntoView {
    let app = app();
    let all = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    // What a person sees of a finding is what the search looks in; `error` finds the errors, `C10` the codes that begin so.
    let wanted = move || {
        let sought = words::fold(&search.get());
        let mut findings = findings.get();
        if !sought.is_empty() {
            findings.retain(|finding| {
                let place = finding.place.as_ref().map(|place| text::place(app.words(), place)).unwrap_or_default();
                let (what, how) = text::finding(app.words(), finding);
                let weight = app.text(word(finding.severity));
                let seen = format!("{weight} {} {place} {what} {}", finding.code, how.unwrap_or_default());
                words::fold(&seen).contains(&sought)
            });
        }
        findings
    };
    let shown = move || {
        let mut findings = wanted();
        if !all.get() {
            findings.truncate(AT_ONCE);
        }
        findings
    };
    let rest = move || wanted().len().saturating_sub(AT_ONCE);
    view! {
        <Show when=move || { findings.with(Vec::len) >= SEARCHED_FROM }>
            <Search class="wide among" hook="findings-search" about="ui-search-findings" value=search/>
        </Show>
        <div class="findings" data-test="findings" on:keydown=|event| super::arrows(&event, "button.finding")>
            {move || {
                shown()
                    .into_iter()
                    .map(|finding| {
                        let (this, same) = (finding.clone(), finding.clone());
                        let is = Signal::derive(move || chosen.with(|chosen| chosen.as_ref() == Some(&same)));
                        view! { <FindingRow finding=finding chosen=is on_choose=move || chosen.set(Some(this.clone()))/> }
                    })
                    .collect_view()
            }}
            <Show when=move || { rest() > 0 && !all.get() }>
                <button type="button" class="btn" data-test="findings-all" on:click=move |_| all.set(true)>
                    {move || app.say("ui-more-findings", &[("count", Value::from(rest()))])}
                </button>
            </Show>
        </div>
    }
}

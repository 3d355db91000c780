//! What came of an action, and what is under way: told to the eye and to screen readers.

use leptos::prelude::*;
use model::Finding;
use words::Value;

use crate::app::{Notice, Tone, app};
use crate::text::{self, t};
use crate::widgets::{Findings, icon};

/// What was said last.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let app = app();
    let tone = move || {
        app.notice.with(|notice| match notice {
            None => "",
            Some(Notice::Said(tone, ..) | Notice::Found(tone, ..)) => match tone {
                Tone::Done => "ok",
                Tone::Attention => "warn",
                Tone::Problem => "err",
            },
            Some(Notice::Refused(failure)) if failure.kind == api::FailureKind::Cancelled => "warn",
            Some(Notice::Refused(_)) => "err",
        })
    };
    let said = move || {
        app.notice.with(|notice| match notice {
            None => String::new(),
            Some(Notice::Said(_, key, values) | Notice::Found(_, key, values, _)) => app.say(key, values),
            Some(Notice::Refused(failure)) => {
                let text = text::failure(app.words(), failure);
                match &failure.detail {
                    Some(detail) => format!("{text} {}", app.say("ui-detail", &[("detail", detail.as_str().into())])),
                    None => text,
                }
            }
        })
    };
    let code = move || {
        app.notice.with(|notice| match notice {
            Some(Notice::Refused(failure)) => Some(failure.code.clone()),
            _ => None,
        })
    };
    let findings = Signal::derive(move || {
        app.notice.with(|notice| match notice {
            Some(Notice::Refused(failure)) => failure.findings.clone(),
            Some(Notice::Found(_, _, _, findings)) => findings.clone(),
            _ => Vec::<Finding>::new(),
        })
    });
    view! {
        <div role="status" aria-live="polite" class="live" data-test="status">
            <Show when=move || app.notice.with(Option::is_some)>
                <div class=move || format!("notice {}", tone()) data-test="notice" data-code=code>
                    <p>
                        {move || code().map(|code| view! { <code>{code}</code> " " })}
                        {said}
                    </p>
                    <button
                        type="button"
                        class="quiet"
                        data-test="notice-close"
                        aria-label=t("action-close")
                        on:click=move |_| app.notice.set(None)
                    >
                        {icon("cross")}
                    </button>
                    <Show when=move || findings.with(|findings| !findings.is_empty())>
                        <Findings findings=findings/>
                    </Show>
                </div>
            </Show>
        </div>
    }
}

/// The long operation under way, with its end in sight.
#[component]
pub fn JobBar() -> impl IntoView {
    let app = app();
    let title = move || {
        app.job.with(|job| {
            job.as_ref().map(|job| app.text(&format!("operation-{}", job.operation.replace(['.', '_'], "-"))))
        })
    };
    let share = move || {
        app.job.with(|job| {
            let progress = job.as_ref()?.progress.as_ref()?;
            (progress.total > 0).then(|| (progress.done.min(progress.total), progress.total))
        })
    };
    let step = move || {
        app.job.with(|job| {
            let job = job.as_ref()?;
            if job.stopping {
                return Some(app.text("ui-stopping"));
            }
            job.progress.as_ref().map(|progress| {
                let key = format!("progress-{}", progress.step);
                if app.words().has(&key) { app.text(&key) } else { app.text("ui-working") }
            })
        })
    };
    let count = move || {
        share().map(|(done, total)| {
            app.say("ui-of", &[("done", Value::Text(app.number(done))), ("total", Value::Text(app.number(total)))])
        })
    };
    view! {
        <Show when=move || app.job.with(Option::is_some)>
            <div class="job" data-test="job">
                <div class="words" role="status">
                    <b>{title}</b>
                    <span>{move || step().unwrap_or_else(|| app.text("ui-working"))}</span>
                    <span class="count">{count}</span>
                </div>
                <progress
                    data-test="job-progress"
                    aria-label=title
                    max=move || share().map_or(1, |(_, total)| total)
                    value=move || share().map(|(done, _)| done)
                ></progress>
                <button type="button" class="btn" data-test="job-cancel" on:click=move |_| app.stop()>
                    {t("action-cancel")}
                </button>
            </div>
        </Show>
    }
}

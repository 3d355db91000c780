//! The top: which election, how long until the day, the way to everything, language, light, who is here.

use leptos::prelude::*;
use words::{Language, Value};

use super::account::Account;
use crate::app::app;
use crate::look::Look;
use crate::text::t;
use crate::widgets::icon;

/// The bar at the top.
#[component]
pub fn Top() -> impl IntoView {
    let app = app();
    let signed_in = Memo::new(move |_| app.user().is_some());
    view! {
        <header class="top">
            <a class="brand" href="#/home" data-test="brand">
                <svg viewBox="0 0 18 18" aria-hidden="true"><rect width="18" height="18" rx="4"></rect><path d="M4.5 5h9"></path></svg>
                "Kutia"
            </a>
            <Election/>
            <div class="space"></div>
            <Show when=move || signed_in.get()>
                <button type="button" class="search" data-test="palette-open" on:click=move |_| app.palette.set(true)>
                    {icon("search")}
                    <span>{t("ui-search")}</span>
                    <kbd>"Ctrl K"</kbd>
                </button>
            </Show>
            <Languages/>
            <Looks/>
            <Show when=move || signed_in.get()>
                <Account/>
            </Show>
        </header>
    }
}

#[component]
fn Election() -> impl IntoView {
    let app = app();
    let head = move || app.session.with(|session| session.as_ref().and_then(|session| session.election.clone()));
    let days = move || {
        app.overview.with(|overview| overview.as_ref().map(|overview| i64::from(overview.days_left))).map(|days| {
            if days >= 0 {
                app.say("unit-days", &[("count", Value::Integer(days))])
            } else {
                app.say("ui-days-past", &[("count", Value::Integer(-days))])
            }
        })
    };
    view! {
        <div class="election" data-test="election">
            {move || {
                head().map(|head| {
                    let parts = [Some(head.zone.clone()), Some(app.date(head.date)), days()];
                    let rest = parts.into_iter().flatten().map(|part| format!(" · {part}")).collect::<String>();
                    view! { <b>{app.of(&head.name)}</b> <span>{rest}</span> }
                })
            }}
            <Show when=move || app.backend().invented()>
                <span class="tag warn">{t("ui-invented")}</span>
            </Show>
        </div>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let app = app();
    let one = move |language: Language, name: &'static str| {
        view! {
            <button
                type="button"
                lang=language.code()
                data-test=format!("language-{}", language.code())
                aria-pressed=move || if app.language.get() == language { "true" } else { "false" }
                on:click=move |_| app.language.set(language)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="switch" role="group" aria-label=t("language")>
            {one(Language::Sq, "Shqip")}
            {one(Language::En, "English")}
        </div>
    }
}

#[component]
fn Looks() -> impl IntoView {
    let app = app();
    let next = move |look: Look| match look {
        Look::Auto => Look::Light,
        Look::Light => Look::Dark,
        Look::Dark => Look::Auto,
    };
    let said = move || app.text(&format!("ui-look-{}", app.look.get().key()));
    view! {
        <button
            type="button"
            class="quiet"
            data-test="look"
            aria-label=said
            title=said
            on:click=move |_| app.look.update(|look| *look = next(*look))
        >
            {move || match app.look.get() {
                Look::Auto => icon("auto").into_any(),
                Look::Light => icon("sun").into_any(),
                Look::Dark => icon("moon").into_any(),
            }}
        </button>
    }
}

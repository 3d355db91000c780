//! Signing in to the open election.

use api::users::SignIn as SignInOperation;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::UserName;

use crate::app::{App, app};
use crate::route::{self, Route};
use crate::shell::close_election;
use crate::text::t;

fn sign_in(app: App, user: &str, password: String) {
    let Ok(user) = UserName::new(user) else { return };
    app.act(SignInOperation { user, password }, move |_| {
        route::go(&Route::Home);
        spawn_local(app.refresh_session());
    });
}

/// Name and password.
#[component]
pub fn SignIn() -> impl IntoView {
    let app = app();
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let first = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(first) = first.get() {
            // The form has just appeared.
            let _ = first.focus();
        }
    });
    let head = move || app.session.with(|session| session.as_ref().and_then(|session| session.election.clone()));
    let name = move || head().map(|head| app.of(&head.name));
    let rest = move || head().map(|head| format!("{} · {} · {}", head.zone, app.date(head.date), head.file));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sign_in(app, &user.get_untracked(), password.get_untracked());
        password.set(String::new());
    };
    view! {
        <form class="card gate" on:submit=submit>
            <h1>{name}</h1>
            <p class="sub">{rest}</p>
            <label class="field">
                <span>{t("ui-user-name")}</span>
                <input
                    node_ref=first
                    data-test="sign-in-user"
                    autocomplete="username"
                    autocapitalize="none"
                    spellcheck="false"
                    required
                    prop:value=move || user.get()
                    on:input=move |event| user.set(event_target_value(&event))
                />
            </label>
            <label class="field">
                <span>{t("ui-password")}</span>
                <input
                    type="password"
                    data-test="sign-in-password"
                    autocomplete="current-password"
                    required
                    prop:value=move || password.get()
                    on:input=move |event| password.set(event_target_value(&event))
                />
            </label>
            <div class="bar end">
                <button type="button" class="btn" data-test="sign-in-other" on:click=move |_| close_election(app)>
                    {t("ui-other-election")}
                </button>
                <button type="submit" class="btn primary" data-test="sign-in-submit" disabled=move || app.busy.get()>
                    {t("action-sign-in")}
                </button>
            </div>
        </form>
    }
}

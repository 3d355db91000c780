//! Who is signed in: their name and role, a new password, the way out.

use api::elections::CloseElection;
use api::users::{ChangePassword, SignOut};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, Tone, app};
use crate::text::t;
use crate::widgets::{Button, Field, Modal};

/// The menu behind the person's initials.
#[component]
pub fn Account() -> impl IntoView {
    let app = app();
    let changing = RwSignal::new(false);
    let open = RwSignal::new(false);
    let user = Memo::new(move |_| app.user());
    let name = move || user.get().map(|user| user.full_name).unwrap_or_default();
    let initials = move || name().split_whitespace().filter_map(|word| word.chars().next()).take(2).collect::<String>();
    let role = move || user.get().map(|user| app.text(&format!("role-{}", user.role.key()))).unwrap_or_default();
    let group = move || user.get().map(|user| app.text(&format!("group-{}", user.group.key()))).unwrap_or_default();
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="menu" prop:open=move || open.get() on:toggle=toggled>
            <summary data-test="account" aria-label=name title=name>{initials}</summary>
            <div class="menu-body">
                <p><b>{name}</b><br/>{role}<br/>{group}</p>
                <button
                    type="button"
                    data-test="change-password"
                    on:click=move |_| { open.set(false); changing.set(true); }
                >
                    {t("operation-users-change-password")}
                </button>
                <button type="button" data-test="sign-out" on:click=move |_| { open.set(false); sign_out(app); }>
                    {t("action-sign-out")}
                </button>
                <button type="button" data-test="close-election" on:click=move |_| { open.set(false); close(app); }>
                    {t("operation-election-close")}
                </button>
            </div>
        </details>
        <Modal open=changing title=t("operation-users-change-password") hook="password-dialog">
            <NewPassword done=changing/>
        </Modal>
    }
}

/// Signs out; what was shown is forgotten.
fn sign_out(app: App) {
    app.act(SignOut {}, move |()| {
        spawn_local(app.refresh_session());
    });
}

/// Closes the election: back to the start.
pub fn close(app: App) {
    app.act(CloseElection {}, move |()| {
        app.versions.set(api::Versions::new());
        spawn_local(app.refresh_session());
    });
}

#[component]
fn NewPassword(done: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let (old, new, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let reason = Signal::derive(move || {
        if new.with(|new| new.chars().count() < 12) {
            Some("ui-password-short")
        } else if new.get() != again.get() {
            Some("ui-password-differs")
        } else {
            None
        }
    });
    let save = move || {
        let operation = ChangePassword { password: old.get_untracked(), new_password: new.get_untracked() };
        done.set(false);
        app.act(operation, move |()| app.tell(Tone::Done, "ui-password-changed", Vec::new()));
    };
    view! {
        <div class="form">
            <Field label="ui-password-now" hook="password-now" value=old kind="password" complete="current-password"/>
            <Field label="ui-password-new" hook="password-new" value=new kind="password" complete="new-password" help="ui-password-help"/>
            <Field label="ui-password-again" hook="password-again" value=again kind="password" complete="new-password"/>
            <div class="bar end">
                <button type="button" class="btn" data-test="password-cancel" on:click=move |_| done.set(false)>
                    {t("action-cancel")}
                </button>
                <Button label=t("action-save") hook="password-save" primary=true reason=reason on_press=save/>
            </div>
        </div>
    }
}

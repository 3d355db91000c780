//! Users: who may sign in, and as what.

use api::users::{AddUser, ListUsers, SetUserActive};
use leptos::prelude::*;
use model::UserName;
use model::user::{Permission, ProposingGroup, ROLES, Role, User};

use crate::app::{App, Tone, app};
use crate::text::t;
use crate::widgets::{Button, Field, Head, Modal, Tag};

const GROUPS: [ProposingGroup; 3] = [ProposingGroup::Majority, ProposingGroup::Opposition, ProposingGroup::Authority];

/// The screen.
#[component]
pub fn Users() -> impl IntoView {
    let app = app();
    let users = app.query(|| Some(ListUsers {}));
    let adding = RwSignal::new(false);
    let reason = Signal::derive(move || app.forbids(Permission::ManageUsers));
    view! {
        <Head title=t("operation-users-list") sub=t("ui-users-about")>
            <Button label=t("operation-users-add") hook="users-add" primary=true reason=reason on_press=move || adding.set(true)/>
        </Head>
        <section class="card fill">
            <div class="scroll">
                <table data-test="users-table">
                    <thead>
                        <tr>
                            <th>{t("ui-full-name")}</th>
                            <th>{t("ui-user-name")}</th>
                            <th>{t("role")}</th>
                            <th>{t("group")}</th>
                            <th>{t("ui-state")}</th>
                            <th></th>
                        </tr>
                    </thead>
                    <tbody>{move || users.get().unwrap_or_default().into_iter().map(|user| row(app, user, reason)).collect_view()}</tbody>
                </table>
            </div>
        </section>
        <Modal open=adding title=t("operation-users-add") hook="user-dialog"><NewUser done=adding/></Modal>
    }
}

fn row(app: App, user: User, reason: Signal<Option<&'static str>>) -> impl IntoView {
    let (state, tone, act) =
        if user.active { ("ui-active", "ok", "ui-deactivate") } else { ("ui-inactive", "", "ui-activate") };
    let hook = format!("user-active-{}", user.name);
    let (name, active) = (user.name.clone(), user.active);
    let change = move || {
        let name = name.clone();
        let act = move || {
            app.act(SetUserActive { name: name.clone(), active: !active }, move |()| {
                app.tell(Tone::Done, "ui-user-changed", Vec::new())
            })
        };
        if active {
            app.confirm("operation-users-set-active", "ui-deactivate-consequence", "ui-deactivate", act);
        } else {
            act();
        }
    };
    view! {
        <tr>
            <td class="name">{user.full_name}</td>
            <td>{user.name.to_string()}</td>
            <td>{app.text(&format!("role-{}", user.role.key()))}</td>
            <td>{app.text(&format!("group-{}", user.group.key()))}</td>
            <td><Tag text=t(state) tone=tone/></td>
            <td class="end"><Button label=t(act) hook=hook reason=reason on_press=change/></td>
        </tr>
    }
}

#[component]
fn NewUser(done: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let empty = || RwSignal::new(String::new());
    let (name, full_name, password) = (empty(), empty(), empty());
    let (role, group) = (RwSignal::new(Role::Clerk), RwSignal::new(ProposingGroup::Authority));
    let reason = Signal::derive(move || {
        if full_name.with(|name| name.trim().is_empty()) || name.with(|name| UserName::new(name).is_err()) {
            Some("ui-lacks-user")
        } else {
            password.with(|password| password.chars().count() < 12).then_some("ui-password-short")
        }
    });
    let save = move || {
        let Ok(name) = UserName::new(&name.get_untracked()) else { return };
        let (full_name, new_password) = (full_name.get_untracked(), password.get_untracked());
        let operation =
            AddUser { name, full_name, role: role.get_untracked(), group: group.get_untracked(), new_password };
        done.set(false);
        app.act(operation, move |()| app.tell(Tone::Done, "ui-user-added", Vec::new()));
    };
    let roles = move || {
        ROLES.map(|one| view! { <option value=one.key() selected=role.get_untracked() == one>{app.text(&format!("role-{}", one.key()))}</option> }).collect_view()
    };
    let groups = move || {
        GROUPS.map(|one| view! { <option value=one.key() selected=group.get_untracked() == one>{app.text(&format!("group-{}", one.key()))}</option> }).collect_view()
    };
    let set_role = move |event| {
        let key = event_target_value(&event);
        role.set(ROLES.into_iter().find(|role| role.key() == key).unwrap_or(Role::Auditor));
    };
    let set_group = move |event| {
        let key = event_target_value(&event);
        group.set(GROUPS.into_iter().find(|group| group.key() == key).unwrap_or(ProposingGroup::Authority));
    };
    view! {
        <div class="form">
            <Field label="ui-full-name" hook="user-full-name" value=full_name/>
            <Field label="ui-user-name" hook="user-name" value=name/>
            <div class="pair">
                <label class="field"><span>{t("role")}</span><select data-test="user-role" on:change=set_role>{roles}</select></label>
                <label class="field"><span>{t("group")}</span><select data-test="user-group" on:change=set_group>{groups}</select></label>
            </div>
            <Field label="ui-first-password" hook="user-password" value=password kind="password" complete="new-password" help="ui-password-help"/>
            <div class="bar end">
                <button type="button" class="btn" data-test="user-cancel" on:click=move |_| done.set(false)>{t("action-cancel")}</button>
                <Button label=t("action-add") hook="user-save" primary=true reason=reason on_press=save/>
            </div>
        </div>
    }
}

//! The start: open an election, or make a new one.

use api::elections::{CreateElection, ListRuleSets, OpenElection, RuleSetHead};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::user::ProposingGroup;
use model::{RuleSetId, UserName};

use crate::app::{App, app};
use crate::backend::{Chosen, FileKind, Pick};
use crate::text::{self, t};
use crate::widgets::{Button, Field};

/// What is written into the form.
#[derive(Clone, Copy)]
struct Draft {
    name_sq: RwSignal<String>,
    name_en: RwSignal<String>,
    date: RwSignal<String>,
    rules: RwSignal<String>,
    zone: RwSignal<String>,
    user: RwSignal<String>,
    full_name: RwSignal<String>,
    group: RwSignal<String>,
    password: RwSignal<String>,
    again: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            name_sq: empty(),
            name_en: empty(),
            date: empty(),
            rules: empty(),
            zone: empty(),
            user: empty(),
            full_name: empty(),
            group: RwSignal::new(ProposingGroup::Authority.key().to_owned()),
            password: empty(),
            again: empty(),
        }
    }

    /// Key of what is still missing.
    fn lacks(self) -> Option<&'static str> {
        let empty = |text: RwSignal<String>| text.with(|text| text.trim().is_empty());
        if empty(self.name_sq) || empty(self.name_en) {
            Some("ui-lacks-name")
        } else if self.date.with(|date| text::day(date).is_none()) {
            Some("ui-lacks-date")
        } else if empty(self.rules) || empty(self.zone) {
            Some("ui-lacks-zone")
        } else if empty(self.full_name) || self.user.with(|user| UserName::new(user).is_err()) {
            Some("ui-lacks-administrator")
        } else if self.password.with(|password| password.chars().count() < 12) {
            Some("ui-password-short")
        } else if self.password.get() != self.again.get() {
            Some("ui-password-differs")
        } else {
            None
        }
    }

    fn operation(self, file: &Chosen) -> Option<CreateElection> {
        let group = match self.group.get_untracked().as_str() {
            "majority" => ProposingGroup::Majority,
            "opposition" => ProposingGroup::Opposition,
            _ => ProposingGroup::Authority,
        };
        Some(CreateElection {
            file: file.file(),
            name_sq: self.name_sq.get_untracked(),
            name_en: self.name_en.get_untracked(),
            date: text::day(&self.date.get_untracked())?,
            rules: RuleSetId::new(&self.rules.get_untracked()).ok()?,
            zone: self.zone.get_untracked(),
            administrator: UserName::new(&self.user.get_untracked()).ok()?,
            full_name: self.full_name.get_untracked(),
            group,
            password: self.password.get_untracked(),
        })
    }
}

fn open(app: App, file: &Chosen) {
    app.act(OpenElection { file: file.file() }, move |_| spawn_local(app.refresh_session()));
}

/// Open or new.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = app();
    let making = RwSignal::new(false);
    super::on_drop(app, move |_, files| {
        if let Some(file) = files.first() {
            open(app, file);
        }
    });
    let pick =
        move || app.pick(Pick::File(FileKind::Election), "operation-election-open", move |file| open(app, &file));
    view! {
        <div class="gate wide">
            <h1>{t("ui-welcome")}</h1>
            <p class="sub">{t("app-purpose")}</p>
            <Show when=move || !making.get() fallback=move || view! { <NewElection making=making/> }>
                <div class="doors">
                    <section class="card door" data-drop="election">
                        <h2>{t("operation-election-open")}</h2>
                        <p>{t("ui-open-help")}</p>
                        <Button label=t("action-choose-file") hook="open-election" primary=true on_press=pick/>
                    </section>
                    <section class="card door">
                        <h2>{t("operation-election-create")}</h2>
                        <p>{t("ui-create-help")}</p>
                        <Button label=t("ui-begin") hook="new-election" on_press=move || making.set(true)/>
                    </section>
                </div>
            </Show>
        </div>
    }
}

/// The form of a new election.
#[component]
fn NewElection(making: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let draft = Draft::new();
    let rules = app.query(|| Some(ListRuleSets {}));
    Effect::new(move || {
        let Some(rules) = rules.get() else { return };
        if let (true, Some(first)) = (draft.rules.with_untracked(String::is_empty), rules.first()) {
            draft.rules.set(first.id.to_string());
            draft.name_sq.set(first.election_title.sq.clone());
            draft.name_en.set(first.election_title.en.clone());
        }
    });
    let create = move || {
        let name = Pick::NewFile(FileKind::Election, "zgjedhjet.kutia".to_owned());
        app.pick(name, "operation-election-create", move |file| {
            if let Some(operation) = draft.operation(&file) {
                app.act(operation, move |_| spawn_local(app.refresh_session()));
            }
        });
    };
    view! {
        <form class="card form" on:submit=|event| event.prevent_default()>
            <h2>{t("ui-the-election")}</h2>
            <div class="pair">
                <Field label="ui-name-sq" hook="new-name-sq" value=draft.name_sq/>
                <Field label="ui-name-en" hook="new-name-en" value=draft.name_en/>
            </div>
            <div class="triple">
                <Field label="ui-date" hook="new-date" value=draft.date help="ui-date-help"/>
                <Rules draft=draft rules=Signal::derive(move || rules.get().unwrap_or_default())/>
            </div>
            <h2>{t("ui-first-administrator")}</h2>
            <div class="triple">
                <Field label="ui-full-name" hook="new-full-name" value=draft.full_name complete="name"/>
                <Field label="ui-user-name" hook="new-user" value=draft.user complete="username"/>
                <label class="field">
                    <span>{t("group")}</span>
                    <select data-test="new-group" prop:value=move || draft.group.get() on:change=move |event| draft.group.set(event_target_value(&event))>
                        <option value="authority">{t("group-authority")}</option>
                        <option value="majority">{t("group-majority")}</option>
                        <option value="opposition">{t("group-opposition")}</option>
                    </select>
                </label>
            </div>
            <div class="pair">
                <Field label="ui-password" hook="new-password" value=draft.password kind="password" complete="new-password" help="ui-password-help"/>
                <Field label="ui-password-again" hook="new-password-again" value=draft.again kind="password" complete="new-password"/>
            </div>
            <div class="bar end">
                <Button label=t("action-cancel") hook="new-cancel" on_press=move || making.set(false)/>
                <Button
                    label=t("ui-create")
                    hook="new-create"
                    primary=true
                    reason=Signal::derive(move || draft.lacks())
                    on_press=create
                />
            </div>
        </form>
    }
}

/// Rule set and zone.
#[component]
fn Rules(draft: Draft, rules: Signal<Vec<RuleSetHead>>) -> impl IntoView {
    let app = app();
    let zones = move || {
        let chosen = draft.rules.get();
        rules
            .with(|rules| rules.iter().find(|rule| rule.id.as_str() == chosen).map(|rule| rule.zones.clone()))
            .unwrap_or_default()
    };
    view! {
        <label class="field">
            <span>{t("ui-rules")}</span>
            <select data-test="new-rules" on:change=move |event| draft.rules.set(event_target_value(&event))>
                {move || {
                    rules.get().into_iter().map(|rule| view! { <option value=rule.id.to_string()>{app.of(&rule.title)}</option> }).collect_view()
                }}
            </select>
        </label>
        <label class="field">
            <span>{t("ui-zone")}</span>
            <select data-test="new-zone" prop:value=move || draft.zone.get() on:change=move |event| draft.zone.set(event_target_value(&event))>
                <option value="">{t("ui-choose")}</option>
                {move || {
                    zones()
                        .into_iter()
                        .map(|(zone, seats)| {
                            let text = app.say("ui-zone-seats", &[("zone", zone.clone().into()), ("count", seats.into())]);
                            view! { <option value=zone>{text}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

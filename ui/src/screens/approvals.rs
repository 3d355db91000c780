//! What waits for a second person: confirm or decline.

use api::approvals::{Approval, Confirm, Decline, ListApprovals};
use leptos::prelude::*;
use words::Value;

use crate::app::{App, Tone, app};
use crate::text::{self, t};
use crate::widgets::{Button, Field, Head, Modal, open_while};

/// What is asked, and by whom.
pub fn told(app: App, approval: &Approval) -> (String, String) {
    let title = app.text(&format!("operation-{}", approval.operation.replace(['.', '_'], "-")));
    let subject =
        approval.input.get("subject").and_then(|subject| subject.as_str()).map(|subject| format!(": {subject}"));
    let group = app.text(&format!("group-{}", approval.group.key()));
    let at = text::moment(app.now(), approval.at_us);
    let by = app.say(
        "ui-proposed-by",
        &[("user", Value::Text(approval.proposer.to_string())), ("group", Value::Text(group)), ("at", Value::Text(at))],
    );
    (format!("{title}{}", subject.unwrap_or_default()), by)
}

/// Confirms after asking: it is carried out at once.
pub fn confirm(app: App, approval: &Approval) {
    let id = approval.id;
    app.confirm("operation-approvals-confirm", "ui-confirm-consequence", "action-confirm", move || {
        app.act(Confirm { id }, move |_| app.tell(Tone::Done, "ui-confirmed", Vec::new()));
    });
}

/// The list.
#[component]
pub fn Approvals() -> impl IntoView {
    let app = app();
    let approvals = app.query(|| Some(ListApprovals {}));
    let declining = RwSignal::new(None::<i64>);
    let sub = move || {
        let count = approvals.value.with(|all| all.as_ref().map_or(0, Vec::len));
        app.say("ui-approvals-count", &[("count", Value::from(count))])
    };
    view! {
        <Head title=t("operation-approvals-list") sub=sub/>
        <section class="card">
            {move || match approvals.get() {
                Some(all) if all.is_empty() => view! { <p class="empty">{t("ui-nothing-waits")}</p> }.into_any(),
                Some(all) => all.into_iter().map(|one| row(app, one, declining)).collect_view().into_any(),
                None => ().into_any(),
            }}
        </section>
        <DeclineDialog declining=declining/>
    }
}

fn row(app: App, approval: Approval, declining: RwSignal<Option<i64>>) -> impl IntoView {
    let (title, detail) = told(app, &approval);
    let id = approval.id;
    let reason = (!approval.mine_to_confirm).then_some("ui-not-yours-to-confirm");
    view! {
        <article class="item" data-test=format!("approval-{id}")>
            <div><b>{title}</b><p>{detail}</p></div>
            <div class="bar">
                <Button
                    label=t("operation-approvals-decline")
                    hook=format!("decline-{id}")
                    reason=Signal::stored(reason)
                    on_press=move || declining.set(Some(id))
                />
                <Button
                    label=t("action-confirm")
                    hook=format!("confirm-{id}")
                    primary=true
                    reason=Signal::stored(reason)
                    on_press=move || confirm(app, &approval)
                />
            </div>
        </article>
    }
}

#[component]
fn DeclineDialog(declining: RwSignal<Option<i64>>) -> impl IntoView {
    let app = app();
    let open = open_while(declining);
    let why = RwSignal::new(String::new());
    Effect::new(move || {
        declining.track();
        why.set(String::new());
    });
    let decline = move || {
        let Some(id) = declining.get_untracked() else { return };
        let reason = why.get_untracked();
        open.set(false);
        app.act(Decline { id, reason }, move |()| app.tell(Tone::Done, "ui-declined", Vec::new()));
    };
    view! {
        <Modal open=open title=t("operation-approvals-decline") hook="decline-dialog">
            <div class="form">
                <Field label="ui-reason" hook="decline-reason" value=why/>
                <div class="bar end">
                    <Button label=t("action-cancel") hook="decline-cancel" on_press=move || open.set(false)/>
                    <Button label=t("operation-approvals-decline") hook="decline-send" primary=true on_press=decline/>
                </div>
            </div>
        </Modal>
    }
}

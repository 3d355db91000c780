//! Official forms: which are due, which were printed.

use std::collections::BTreeSet;

use api::Written;
use api::forms::{FormHead, ListForms, PrintForms};
use leptos::prelude::*;
use model::rules::FormScope;
use model::user::Permission;
use words::Value;

use crate::app::{App, Notice, Tone, app};
use crate::backend::Pick;
use crate::text::{self, t};
use crate::widgets::{Button, Head, Tag};

/// Says what was written, and where.
pub fn tell_written(app: App, written: &Written) {
    let values = vec![
        ("count", Value::from(written.files)),
        ("folder", Value::from(&written.folder)),
        (
            "pages",
            Value::Text(words::number(app.language.get_untracked(), i64::try_from(written.pages).unwrap_or(i64::MAX))),
        ),
        ("digest", Value::from(text::digest(&written.digest))),
    ];
    let key = if written.pages > 0 { "ui-written-pages" } else { "ui-written" };
    app.notice.set(Some(Notice::Found(Tone::Done, key, values, written.findings.clone())));
}

/// The screen.
#[component]
pub fn Forms() -> impl IntoView {
    let app = app();
    let forms = app.query(|| Some(ListForms {}));
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let sub = move || {
        let all = forms.get().unwrap_or_default();
        let (due, printed) = all.iter().fold((0, 0), |(due, printed), form| (due + form.due, printed + form.printed));
        app.say(
            "ui-forms-printed",
            &[("printed", Value::Text(app.number(printed))), ("due", Value::Text(app.number(due)))],
        )
    };
    let reason = Signal::derive(move || {
        let none = forms.value.with(|forms| forms.as_ref().is_none_or(|forms| forms.iter().all(|form| form.due == 0)));
        app.forbids(Permission::Print).or(none.then_some("ui-forms-need-plan"))
    });
    let label = move || match chosen.with(BTreeSet::len) {
        0 => app.text("ui-print-all"),
        count => app.say("ui-print-chosen", &[("count", Value::from(count))]),
    };
    let print = move || {
        let wanted = chosen.get_untracked().into_iter().collect();
        app.pick(Pick::Folder, "operation-forms-print", move |folder| {
            let operation = PrintForms { out: folder.file(), forms: wanted, units: Vec::new(), templates: None };
            app.act(operation, move |written| tell_written(app, &written));
        });
    };
    view! {
        <Head title=t("step-forms") sub=sub>
            <Button label=label hook="forms-print" primary=true reason=reason on_press=print/>
        </Head>
        <section class="card fill">
            <div class="scroll">
                <table data-test="forms-table">
                    <thead>
                        <tr>
                            <th></th>
                            <th>{t("ui-form")}</th>
                            <th>{t("ui-title")}</th>
                            <th>{t("ui-article-title")}</th>
                            <th>{t("ui-for")}</th>
                            <th class="n">{t("ui-copies")}</th>
                            <th class="n">{t("ui-due")}</th>
                            <th class="n">{t("ui-printed")}</th>
                            <th></th>
                        </tr>
                    </thead>
                    <tbody>{move || forms.get().unwrap_or_default().iter().map(|form| row(app, form, chosen)).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(app: App, form: &FormHead, chosen: RwSignal<BTreeSet<String>>) -> impl IntoView + use<> {
    let id = StoredValue::new(form.rule.id.clone());
    let per = match form.rule.per {
        FormScope::Unit => "ui-per-unit",
        FormScope::Election => "ui-per-election",
    };
    let (state, tone) = match (form.printed, form.due) {
        (_, 0) => ("ui-state-waiting", ""),
        (0, _) => ("ui-not-printed", ""),
        (printed, due) if printed >= due => ("ui-printed", "ok"),
        _ => ("ui-partly-printed", "warn"),
    };
    let toggle = move |_| {
        chosen.update(|chosen| {
            let id = id.get_value();
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let title = app.of(&form.rule.title);
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    data-test=format!("form-{}", form.rule.id)
                    aria-label=title.clone()
                    prop:checked=move || chosen.with(|chosen| id.with_value(|id| chosen.contains(id)))
                    on:change=toggle
                />
            </td>
            <td><b>{form.rule.id.clone()}</b></td>
            <td>{title}</td>
            <td class="faint">{app.say("ui-article", &[("article", form.rule.article.as_str().into())])}</td>
            <td>{app.text(per)}</td>
            <td class="n">{form.rule.copies}</td>
            <td class="n">{app.number(form.due)}</td>
            <td class="n">{app.number(form.printed)}</td>
            <td class="end"><Tag text=t(state) tone=tone/></td>
        </tr>
    }
}

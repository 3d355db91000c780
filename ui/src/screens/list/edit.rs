//! A candidate changed in place: the fields below the row with what is wrong beside them, and the way back.
//!
//! Always true: each field that was changed is a step of its own; nothing is kept here, the engine has the list and its steps.

use api::candidates::{EditCandidate, EditStep, ListEdits, UndoEdit};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use model::candidate::Candidate;
use model::list_check::column;
use model::list_diff::field;
use model::user::Permission;
use model::{Finding, SubjectId};
use wasm_bindgen::JsCast;
use words::Value;

use crate::app::{App, Notice, Tone, app};
use crate::call::{Answer, Query};
use crate::text::{self, t};
use crate::widgets::{Button, Findings};

/// The fields of a candidate in the order of a workbook.
const FIELDS: [&str; 10] = [
    column::SUBLIST,
    column::POSITION,
    column::FIRST_NAME,
    column::FATHERS_NAME,
    column::SURNAME,
    column::SEX,
    column::BIRTH_DATE,
    column::NID,
    column::ADDRESS,
    column::DECLARATION,
];

/// What is written into each field.
type Written = [(&'static str, RwSignal<String>); 10];

/// The changes that what is written makes.
fn steps(subject: &SubjectId, place: usize, candidate: &Candidate, written: &Written) -> Vec<EditCandidate> {
    let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
    let changed = written.iter().filter_map(|(key, value)| {
        let value = value.get_untracked().trim().to_owned();
        (value != field(candidate, key)).then(|| EditCandidate {
            subject: subject.clone(),
            candidate: number,
            field: (*key).to_owned(),
            value: Some(value),
        })
    });
    changed.collect()
}

fn save(app: App, operations: Vec<EditCandidate>, place: usize, editing: RwSignal<Option<usize>>) {
    editing.set(None);
    if operations.is_empty() {
        return;
    }
    app.act_each(operations, move |answers| {
        let mut last = None;
        for answer in answers {
            match answer {
                Ok(Answer::Done(edited)) => last = Some(edited.errors),
                Ok(Answer::Awaiting) => {}
                Err(failure) => {
                    app.notice.set(Some(Notice::Refused(failure)));
                    editing.set(Some(place));
                    return;
                }
            }
        }
        if let Some(errors) = last {
            let tone = if errors == 0 { Tone::Done } else { Tone::Attention };
            app.tell(tone, "ui-edited", vec![("errors", Value::from(errors))]);
        }
    });
}

/// The fields of a candidate below the row.
#[component]
pub fn Editor(
    /// Whose list.
    subject: StoredValue<SubjectId>,
    /// The candidate's place in the list, counted from 0.
    place: usize,
    /// The candidate.
    candidate: Candidate,
    /// What is wrong with them.
    findings: Vec<Finding>,
    /// Which row is open.
    editing: RwSignal<Option<usize>>,
) -> impl IntoView {
    let app = app();
    let written: Written = FIELDS.map(|key| (key, RwSignal::new(field(&candidate, key))));
    let none = findings.is_empty();
    let findings = RwSignal::new(findings);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !app.busy.get_untracked() {
            save(app, subject.with_value(|subject| steps(subject, place, &candidate, &written)), place, editing);
        }
    };
    let keys = move |event: KeyboardEvent| {
        // The keys of the table and of the screen are not meant here.
        event.stop_propagation();
        if event.key() == "Escape" {
            event.prevent_default();
            editing.set(None);
        }
    };
    let form = NodeRef::<leptos::html::Form>::new();
    Effect::new(move || {
        let Some(form) = form.get() else { return };
        let first = form.query_selector(r#"[data-test="edit-first_name"]"#).ok().flatten();
        if let Some(input) = first.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focus of an element of the page never fails.
            let _ = input.focus();
            form.scroll_into_view_with_bool(true);
        }
    });
    view! {
        <tr class="editor" data-test="editor" on:keydown=keys>
            <td colspan="8">
                <form node_ref=form class="form" aria-label=t("ui-edit-row") on:submit=submit>
                    <div class="fields">{written.map(|(key, value)| input(app, key, value)).collect_view()}</div>
                    <div class="bar end">
                        <button type="button" class="btn" data-test="edit-cancel" on:click=move |_| editing.set(None)>
                            {t("action-cancel")}
                        </button>
                        <button type="submit" class="btn primary" data-test="edit-save">{t("action-save")}</button>
                    </div>
                    <Show when=move || !none><Findings findings=findings/></Show>
                </form>
            </td>
        </tr>
    }
}

/// The values that a field can have, where they are few: as written, and their words.
fn values_of(key: &str) -> &'static [(&'static str, &'static str)] {
    match key {
        column::SEX => &[("", "ui-edit-none"), ("F", "ui-female"), ("M", "ui-male")],
        column::DECLARATION => &[("", "ui-edit-none"), ("PO", "yes"), ("JO", "no")],
        column::SUBLIST => &[
            ("fixed", "workbook-sublist-fixed"),
            ("open", "workbook-sublist-open"),
            ("council", "workbook-sublist-council"),
            ("mayor", "workbook-sublist-mayor"),
        ],
        _ => &[],
    }
}

fn input(app: App, key: &'static str, value: RwSignal<String>) -> impl IntoView {
    let (hook, values) = (format!("edit-{key}"), values_of(key));
    let label = move || app.text(&format!("column-{key}"));
    let written = move |event| value.set(event_target_value(&event));
    let control = if values.is_empty() {
        view! { <input data-test=hook autocomplete="off" spellcheck="false" prop:value=move || value.get() on:input=written/> }
            .into_any()
    } else {
        let now = value.get_untracked();
        let option = |(key, word): &(&'static str, &'static str)| {
            view! { <option value=*key selected=*key == now>{t(word)}</option> }
        };
        view! { <select data-test=hook on:change=written>{values.iter().map(option).collect_view()}</select> }
            .into_any()
    };
    view! { <label class="field"><span>{label}</span>{control}</label> }
}

/// Takes the last change back.
pub fn undo(app: App, subject: SubjectId) {
    app.act(UndoEdit { subject }, move |undone| {
        let field = app.text(&format!("column-{}", undone.field));
        app.tell(Tone::Done, "ui-edit-undone", vec![("field", field.into()), ("number", undone.candidate.into())]);
    });
}

/// Why nothing can be changed by hand.
pub fn barred(app: App, open: bool) -> Option<&'static str> {
    app.forbids(Permission::RegisterCandidates).or((!open).then_some("ui-list-not-checked"))
}

/// The button that takes the last change back, and Ctrl Z for it.
#[component]
pub fn Undo(
    /// Whose list.
    subject: StoredValue<SubjectId>,
    /// Its changes.
    edits: Query<Vec<EditStep>>,
    /// Whether the list may be changed.
    #[prop(into)]
    open: Signal<bool>,
) -> impl IntoView {
    let app = app();
    let count = move || edits.value.with(|edits| edits.as_ref().map_or(0, Vec::len));
    let reason = Signal::derive(move || barred(app, open.get()).or((count() == 0).then_some("ui-nothing-to-undo")));
    let press = move || undo(app, subject.get_value());
    let listening = window_event_listener(leptos::ev::keydown, move |event| {
        let wanted = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
        let writing = document().query_selector("dialog[open], input:focus, textarea:focus, select:focus");
        let free = writing.is_ok_and(|found| found.is_none());
        if wanted && free && reason.get_untracked().is_none() && !app.busy.get_untracked() {
            event.prevent_default();
            press();
        }
    });
    on_cleanup(move || listening.remove());
    view! {
        <Show when=move || { count() > 0 }>
            <Button
                label=move || app.say("ui-undo-count", &[("count", Value::from(count()))])
                hook="list-undo"
                reason=reason
                on_press=press
            />
        </Show>
    }
}

/// The changes of a list by hand.
#[component]
pub fn Edits(
    /// The changes, the last first.
    edits: Query<Vec<EditStep>>,
) -> impl IntoView {
    let app = app();
    let or_none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let line = move |step: EditStep| {
        let column = app.text(&format!("column-{}", step.field));
        view! {
            <tr>
                <td class="n">{step.candidate}</td>
                <td>
                    <span class="faint">{column} ": "</span>
                    <del>{or_none(step.before)}</del>
                    " → "
                    <ins>{or_none(step.after)}</ins>
                </td>
                <td class="faint">{step.by.to_string()} " · " {text::moment(app.now(), step.at_us)}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || edits.value.with(|edits| edits.as_ref().is_some_and(|edits| !edits.is_empty()))>
            <section class="card">
                <header><h2>{t("ui-edits")}</h2></header>
                <div class="scroll">
                    <table data-test="list-edits">
                        <tbody>{move || edits.get().unwrap_or_default().into_iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

/// The changes of a list, asked again whenever it changes.
pub fn edits_of(app: App, subject: StoredValue<SubjectId>) -> Query<Vec<EditStep>> {
    app.query(move || Some(ListEdits { subject: subject.get_value() }))
}

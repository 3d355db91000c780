//! The board of candidate lists: one row a subject.

pub mod columns;
mod files;
mod received;

use api::Imported;
use api::candidates::{ColumnMap, ImportCandidates, ImportSubjects, ListCandidateLists, ListHead};
use leptos::prelude::*;
use model::candidate::{ListState, SubjectKind};
use model::user::Permission;
use model::{Finding, SubjectId};
use words::Value;

use crate::app::{App, ListFile, app};
use crate::backend::{Chosen, FileKind, Pick};
use crate::call::Query;
use crate::route::{self, Route};
use crate::text::t;
use crate::widgets::{Button, Head, ImportReport, Search, Tag, arrows, opens, tell_import};
use columns::{ColumnsStep, lacks_heads};
use files::Workbooks;
use received::{ReceivedFiles, import_many};

/// The tone of a list's state.
pub fn tone(state: Option<&ListState>) -> &'static str {
    match state {
        None => "",
        Some(ListState::Checked | ListState::Resubmitted) => "acc",
        Some(ListState::Returned) => "warn",
        Some(ListState::Rejected) => "err",
        Some(ListState::Approved { .. } | ListState::Locked { .. }) => "ok",
    }
}

/// The message key of a list's state.
pub fn state_key(state: Option<&ListState>) -> String {
    format!("list-state-{}", state.map_or("none", ListState::key))
}

/// Imports a list: of one subject, or of whom the workbook names.
///
/// A file whose heads are not understood is put into `asked`, for the person to set its columns.
pub fn import_list(
    app: App,
    file: &Chosen,
    subject: Option<SubjectId>,
    map: ColumnMap,
    report: RwSignal<Option<Imported>>,
    asked: RwSignal<Option<ListFile>>,
) {
    report.set(None);
    let kept = file.clone();
    app.act(ImportCandidates { file: file.file(), subject: subject.clone(), map }, move |done| {
        tell_import(app, &done.imported);
        let file = ListFile { file: kept, subject: done.subject.clone().or(subject) };
        app.list_file.set(Some(file.clone()));
        if lacks_heads(&done.imported) {
            asked.set(Some(file));
        } else if let Some(subject) = done.subject {
            app.changes.set((!done.changes.is_empty()).then(|| (subject.clone(), done.changes)));
            // A list with findings is kept, so that it can be seen and returned.
            app.go_saying(&Route::List(subject));
        }
        report.set(Some(done.imported));
    });
}

fn import_subjects(app: App, file: &Chosen, report: RwSignal<Option<Imported>>) {
    report.set(None);
    app.act(ImportSubjects { file: file.file() }, move |imported| {
        tell_import(app, &imported);
        report.set(Some(imported));
    });
}

/// The board.
#[component]
pub fn Candidates() -> impl IntoView {
    let app = app();
    let heads = app.query(|| Some(ListCandidateLists {}));
    let report = RwSignal::new(None::<Imported>);
    let chosen = RwSignal::new(None::<Finding>);
    let received = RwSignal::new(Vec::new());
    let asked = RwSignal::new(None::<ListFile>);
    super::on_drop(app, move |zone, files| match (zone.as_deref(), files.as_slice()) {
        (Some("subjects"), [file]) => import_subjects(app, file, report),
        (_, [file]) => import_list(app, file, None, ColumnMap::new(), report, asked),
        _ => import_many(app, files, received),
    });
    let sub = move || {
        let all = heads.get().unwrap_or_default();
        let received = all.iter().filter(|head| head.state.is_some()).count();
        let errors: u32 = all.iter().map(|head| head.errors).sum();
        let values =
            [("received", Value::from(received)), ("total", Value::from(all.len())), ("count", Value::from(errors))];
        app.say("ui-lists-received", &values)
    };
    let reason = Signal::derive(move || app.forbids(Permission::RegisterCandidates));
    let none_yet = Signal::derive(move || {
        let no_subjects = heads.value.with(|heads| heads.as_ref().is_some_and(Vec::is_empty));
        app.forbids(Permission::RegisterCandidates).or(no_subjects.then_some("ui-subjects-first"))
    });
    let workbook = || Pick::File(FileKind::Workbook);
    let pick_subjects = move || {
        app.pick(workbook(), "operation-subjects-import", move |file| import_subjects(app, &file, report));
    };
    let pick_list = move || {
        app.pick(workbook(), "operation-candidates-import", move |file| {
            import_list(app, &file, None, ColumnMap::new(), report, asked);
        });
    };
    // Asked again after the step was left: the file is still at hand.
    let again = move || asked.set(app.list_file.get_untracked());
    let may_again = move || report.with(|report| report.as_ref().is_some_and(lacks_heads));
    view! {
        <Head title=t("step-candidates") sub=sub>
            <span data-drop="subjects">
                <Button label=t("ui-import-subjects") hook="import-subjects" reason=reason on_press=pick_subjects/>
            </span>
            <Button label=t("operation-candidates-import") hook="import-list" primary=true reason=none_yet on_press=pick_list/>
        </Head>
        <div class="columns" class:below=move || { report.with(Option::is_none) && received.with(Vec::is_empty) }>
            <Board heads=heads/>
            <div class="stack">
                <Show when=may_again>
                    <Button label=t("ui-columns-set") hook="columns-again" reason=reason on_press=again/>
                </Show>
                <ImportReport imported=report chosen=chosen/>
                <ReceivedFiles received=received asked=asked/>
                <Workbooks/>
            </div>
        </div>
        <ColumnsStep asked=asked report=report/>
    }
}

/// The table of subjects with a search that takes names as people type them.
#[component]
fn Board(heads: Query<Vec<ListHead>>) -> impl IntoView {
    let app = app();
    let search = RwSignal::new(String::new());
    let shown = move || {
        let wanted = words::fold(&search.get());
        let mut heads = heads.get().unwrap_or_default();
        heads.retain(|head| {
            let name = &head.subject.name;
            [head.subject.id.as_str(), name.sq.as_str(), name.en.as_str()]
                .iter()
                .any(|text| words::fold(text).contains(&wanted))
        });
        heads
    };
    view! {
        <section class="card fill" data-drop="list">
            <header>
                <h2>{t("operation-candidates-list")}</h2>
                <Search class="inline" hook="lists-search" about="ui-search-subject" value=search/>
            </header>
            <div class="scroll">
                <table data-test="lists-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                    <thead>
                        <tr>
                            <th>{t("ui-initials")}</th>
                            <th>{t("ui-subject")}</th>
                            <th>{t("ui-state")}</th>
                            <th class="n">{t("ui-candidates")}</th>
                            <th class="n">{t("ui-women")}</th>
                            <th>{t("findings")}</th>
                            <th class="n">{t("ui-list-due")}</th>
                            <th>{t("ui-file")}</th>
                        </tr>
                    </thead>
                    <tbody>{move || shown().into_iter().map(|head| row(app, head)).collect_view()}</tbody>
                </table>
                <Show when=move || heads.value.with(|heads| heads.as_ref().is_some_and(Vec::is_empty))>
                    <p class="empty">{t("ui-no-subjects")}</p>
                </Show>
            </div>
            <p class="keys">{t("ui-keys-table")}</p>
        </section>
    }
}

/// The day by which the next step is due, marked once it has passed.
fn due(app: App, day: model::Date, late: bool) -> impl IntoView {
    let late = late.then(|| view! { " " <Tag text=t("ui-late") tone="err"/> });
    view! { {app.date(day)} {late} }
}

fn kind_key(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Party => "ui-party",
        SubjectKind::Coalition => "ui-coalition",
        SubjectKind::Independent => "ui-independent",
    }
}

fn row(app: App, head: ListHead) -> impl IntoView {
    let (state, tone) = (state_key(head.state.as_ref()), tone(head.state.as_ref()));
    let (errors, warnings, received) = (head.errors, head.warnings, head.state.is_some());
    let id = StoredValue::new(head.subject.id.clone());
    let open = move || {
        if received {
            route::go(&Route::List(id.get_value()));
        }
    };
    let count = |key: &'static str, count: u32, tone: &'static str| {
        (count > 0).then(|| view! { <Tag text=move || app.say(key, &[("count", count.into())]) tone=tone/> " " })
    };
    let file = head.file.clone();
    let only = |number: u32| received.then(|| app.number(number));
    view! {
        <tr
            tabindex="0"
            class:unopened=!received
            data-test=format!("list-{}", head.subject.id)
            on:click=move |_| open()
            on:keydown=move |event| if opens(&event) { open() }
        >
            <td class="nowrap"><b>{head.subject.id.to_string()}</b></td>
            <td class="subject">{app.of(&head.subject.name)} " " <span class="faint">{app.text(kind_key(head.subject.kind))}</span></td>
            <td><Tag text=move || app.text(&state) tone=tone/></td>
            <td class="n">{only(head.candidates)}</td>
            <td class="n">{only(head.women)}</td>
            <td>{count("severity-errors", errors, "err")} {count("severity-warnings", warnings, "warn")}</td>
            <td class="n">{head.deadline.map(|day| due(app, day, head.late))}</td>
            <td class="faint clip short" title=file>{head.file}</td>
        </tr>
    }
}

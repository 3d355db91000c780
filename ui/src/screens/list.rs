//! One list: its candidates, and beside them what is wrong, in the words of the law.

mod edit;

use std::ops::RangeInclusive;

use api::Imported;
use api::candidates::{
    ApproveCandidateList, ColumnMap, ExportCandidateList, ListHistory, ListStep, ListSubjects, ReturnCandidateList,
    ShowCandidateList, WriteListNotice,
};
use leptos::prelude::*;
use model::candidate::{Candidate, CandidateList, ListState};
use model::finding::blocks;
use model::list_diff::Difference;
use model::nid::Sex;
use model::rules::Sublist;
use model::user::Permission;
use model::{Finding, Place, Severity, SubjectId};
use words::Value;

use super::candidates::columns::{ColumnsStep, about_heads};
use super::candidates::{import_list, state_key, tone};
use super::forms::tell_written;
use crate::app::{App, ListFile, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::call::Query;
use crate::text::{self, t};
use crate::widgets::{Button, Changes, Findings, Head, Tag, arrows, findings_summary, opens};
use edit::{Editor, Edits, Undo, barred, edits_of};

/// The rows of a cell or range in A1 notation: `A7:A9` → 7 to 9.
fn rows_of(cell: &str) -> Option<RangeInclusive<u32>> {
    let row = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$').parse::<u32>().ok();
    let (first, last) = cell.split_once(':').unwrap_or((cell, cell));
    Some(row(first)?..=row(last)?)
}

/// Whether a finding is about the candidate at this place of the file.
fn about(finding: &Finding, place: usize, candidate: &Candidate) -> bool {
    match &finding.place {
        Some(Place::Candidate { index, .. }) => *index == place,
        Some(Place::Cell { sheet, cell, .. }) => candidate.origin.as_ref().is_some_and(|origin| {
            origin.sheet == *sheet && rows_of(cell).is_some_and(|rows| rows.contains(&origin.row))
        }),
        _ => false,
    }
}

fn sublist_key(sublist: Sublist) -> &'static str {
    match sublist {
        Sublist::Fixed => "ui-sublist-fixed",
        Sublist::Open => "ui-sublist-open",
        Sublist::Council => "ui-sublist-council",
        Sublist::Mayor => "ui-sublist-mayor",
    }
}

/// What changed on this list with the file that was received last.
fn changes_of(app: App, subject: StoredValue<SubjectId>) -> Signal<Vec<Difference>> {
    Signal::derive(move || {
        let last = app.changes.get().filter(|(one, _)| subject.with_value(|subject| subject == one));
        last.map(|(_, changes)| changes).unwrap_or_default()
    })
}

/// The screen.
#[component]
pub fn List(subject: SubjectId) -> impl IntoView {
    let app = app();
    let kept = StoredValue::new(subject);
    let list = app.query(move || Some(ShowCandidateList { subject: kept.get_value() }));
    let subjects = app.query(|| Some(ListSubjects {}));
    let chosen = RwSignal::new(None::<Finding>);
    let title = move || {
        let all = subjects.get().unwrap_or_default();
        let name = all.into_iter().find(|one| kept.with_value(|id| one.id == *id)).map(|one| app.of(&one.name));
        name.unwrap_or_else(|| kept.with_value(ToString::to_string))
    };
    let sub = move || {
        list.get().map_or_else(String::new, |list| {
            format!("{} · SHA-256 {}", list.file_name, text::digest(&list.file_sha256))
        })
    };
    let report = RwSignal::new(None::<Imported>);
    let asked = RwSignal::new(None::<ListFile>);
    let edits = edits_of(app, kept);
    let editing = RwSignal::new(None::<usize>);
    let open = Signal::derive(move || list.value.with(|list| list.as_ref().is_some_and(|list| list.state.is_open())));
    super::on_drop(app, move |_, files| {
        if let Some(file) = files.first() {
            import_list(app, file, Some(kept.get_value()), ColumnMap::new(), report, asked);
        }
    });
    let findings = Signal::derive(move || {
        list.value.with(|list| list.as_ref().map(|list| list.findings.clone()).unwrap_or_default())
    });
    let changes = changes_of(app, kept);
    view! {
        <a class="up" href="#/candidates" data-test="list-back">"‹ " {t("step-candidates")}</a>
        <Head title=title sub=sub><Actions list=list subject=kept report=report asked=asked/></Head>
        <div class="columns">
            <section class="card fill">
                <header>
                    {move || list.get().map(|list| figures(app, &list))}
                    <Undo subject=kept edits=edits open=open/>
                </header>
                <div class="scroll">
                    <table data-test="list-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                        <thead>
                            <tr>
                                <th class="n">{t("ui-no")}</th>
                                <th>{t("ui-surname")}</th>
                                <th>{t("ui-first-name")}</th>
                                <th>{t("ui-fathers-name")}</th>
                                <th>{t("ui-sex")}</th>
                                <th class="n">{t("ui-birth-date")}</th>
                                <th>{t("ui-nid")}</th>
                                <th>{t("ui-declaration")}</th>
                            </tr>
                        </thead>
                        <tbody>{move || list.get().map(|list| rows(app, list, Desk { subject: kept, chosen, editing }))}</tbody>
                    </table>
                </div>
                <p class="keys">{t("ui-keys-list")}</p>
            </section>
            <div class="stack">
                <div class="bar spread">
                    <h2>{t("findings")}</h2>
                    <span class="bar">{move || findings_summary(app, &findings.get())}</span>
                </div>
                <SetColumns findings=findings subject=kept asked=asked/>
                <div class="scroll"><Findings findings=findings chosen=chosen/></div>
                <Show when=move || changes.with(|changes| !changes.is_empty())>
                    <section class="card" data-test="list-changes">
                        <header><h2>{t("ui-changes")}</h2></header>
                        <div class="scroll"><Changes differences=changes/></div>
                    </section>
                </Show>
                <Edits edits=edits/>
                <Steps subject=kept/>
                <Show when=move || { list.value.with(Option::is_some) && findings.with(Vec::is_empty) }>
                    <p class="card empty">{t("ui-no-findings")}</p>
                </Show>
            </div>
        </div>
        <ColumnsStep asked=asked report=report/>
    }
}

/// The way to set the columns again, while the list's file is at hand and something about its heads was told.
#[component]
fn SetColumns(
    findings: Signal<Vec<Finding>>,
    subject: StoredValue<SubjectId>,
    asked: RwSignal<Option<ListFile>>,
) -> impl IntoView {
    let app = app();
    let file = move || {
        let mine = |file: &ListFile| file.subject.as_ref().is_some_and(|one| subject.with_value(|id| id == one));
        app.list_file.get().filter(mine).filter(|_| findings.with(|findings| about_heads(findings)))
    };
    let reason = Signal::derive(move || app.forbids(Permission::RegisterCandidates));
    view! {
        <Show when=move || file().is_some()>
            <div class="bar end">
                <Button label=t("ui-columns-set") hook="list-columns" reason=reason on_press=move || asked.set(file())/>
            </div>
        </Show>
    }
}

/// What can be done with a list in its state.
#[component]
fn Actions(
    list: Query<CandidateList>,
    subject: StoredValue<SubjectId>,
    report: RwSignal<Option<Imported>>,
    asked: RwSignal<Option<ListFile>>,
) -> impl IntoView {
    let app = app();
    let checked = move || list.value.with(|list| list.as_ref().is_some_and(|list| list.state.is_open()));
    let open = move || {
        list.value.with(|list| {
            list.as_ref().is_some_and(|list| {
                matches!(list.state, ListState::Checked | ListState::Resubmitted | ListState::Returned)
            })
        })
    };
    let errors = move || list.value.with(|list| list.as_ref().is_some_and(|list| blocks(&list.findings)));
    let new_file =
        Signal::derive(move || app.forbids(Permission::RegisterCandidates).or((!open()).then_some("ui-list-closed")));
    let back = Signal::derive(move || {
        app.forbids(Permission::RegisterCandidates).or((!checked()).then_some("ui-list-not-checked"))
    });
    let approve = Signal::derive(move || {
        let state = (!checked()).then_some("ui-list-not-checked");
        app.forbids(Permission::Approve).or(state).or(errors().then_some("ui-list-has-errors"))
    });
    let do_import = move || {
        app.pick(Pick::File(FileKind::Workbook), "operation-candidates-import", move |file| {
            import_list(app, &file, Some(subject.get_value()), ColumnMap::new(), report, asked);
        });
    };
    let do_return = move || {
        app.confirm("operation-candidates-return", "ui-return-consequence", "operation-candidates-return", move || {
            app.act(ReturnCandidateList { subject: subject.get_value() }, move |()| {
                app.tell(Tone::Done, "ui-returned", Vec::new())
            });
        });
    };
    let do_approve = move || {
        app.confirm("operation-candidates-approve", "ui-approve-list-consequence", "ui-propose", move || {
            app.act(ApproveCandidateList { subject: subject.get_value(), list: None }, |()| {});
        });
    };
    let notice = Signal::derive(move || app.forbids(Permission::RegisterCandidates));
    let do_notice = move || {
        let name = subject.with_value(|id| format!("njoftim-{id}.pdf"));
        app.pick(Pick::NewFile(FileKind::Document, name), "operation-candidates-notice", move |file| {
            app.act(WriteListNotice { subject: subject.get_value(), to: file.file() }, move |written| {
                tell_written(app, &written);
            });
        });
    };
    let approved = move || {
        list.value.with(|list| {
            list.as_ref()
                .is_some_and(|list| matches!(list.state, ListState::Approved { .. } | ListState::Locked { .. }))
        })
    };
    let export = Signal::derive(move || {
        app.forbids(Permission::RegisterCandidates).or((!approved()).then_some("ui-list-not-approved"))
    });
    let do_export = move || {
        app.pick(Pick::Folder, "operation-candidates-export", move |folder| {
            app.act(ExportCandidateList { subject: subject.get_value(), out: folder.file() }, move |written| {
                tell_written(app, &written);
            });
        });
    };
    view! {
        <Button label=t("ui-notice") hook="list-notice" reason=notice on_press=do_notice/>
        <Button label=t("ui-export-list") hook="list-export" reason=export on_press=do_export/>
        <Button label=t("ui-corrected-file") hook="list-import" reason=new_file on_press=do_import/>
        <Button label=t("operation-candidates-return") hook="list-return" reason=back on_press=do_return/>
        <Button label=t("ui-send-for-approval") hook="list-approve" primary=true reason=approve on_press=do_approve/>
    }
}

/// What has been done with the list so far, the last first.
#[component]
fn Steps(subject: StoredValue<SubjectId>) -> impl IntoView {
    let app = app();
    let steps = app.query(move || Some(ListHistory { subject: subject.get_value() }));
    let line = move |step: ListStep| {
        let state = format!("list-state-{}", step.state);
        let by = step.second.map_or_else(|| step.by.to_string(), |second| format!("{} · {second}", step.by));
        let late = step.late.then(|| view! { <Tag text=t("ui-late") tone="err"/> });
        view! {
            <tr>
                <td>{text::moment(app.now(), step.at_us)}</td>
                <td>{app.text(&state)} " " {late}</td>
                <td class="faint">{by}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || steps.value.with(|steps| steps.as_ref().is_some_and(|steps| !steps.is_empty()))>
            <section class="card">
                <header><h2>{t("operation-candidates-history")}</h2></header>
                <table data-test="list-steps">
                    <tbody>{move || steps.get().unwrap_or_default().into_iter().rev().map(line).collect_view()}</tbody>
                </table>
            </section>
        </Show>
    }
}

/// The sub-lists with their sizes, women, and the state.
fn figures(app: App, list: &CandidateList) -> impl IntoView + use<> {
    let size = |sublist| list.candidates.iter().filter(|one| one.sublist == sublist).count();
    let parts = [Sublist::Fixed, Sublist::Open, Sublist::Council, Sublist::Mayor]
        .into_iter()
        .map(|sublist| (sublist, size(sublist)))
        .filter(|(_, size)| *size > 0)
        .map(|(sublist, size)| view! { <Tag text=move || app.say(sublist_key(sublist), &[("count", size.into())]) tone="acc"/> })
        .collect_view();
    let women = list.candidates.iter().filter(|one| one.sex == Some(Sex::Female)).count();
    let all = list.candidates.len();
    let told = move || app.say("ui-candidates-women", &[("count", Value::from(all)), ("women", Value::from(women))]);
    let (state, tone) = (state_key(Some(&list.state)), tone(Some(&list.state)));
    view! {
        <span class="bar">{parts}</span>
        <span class="bar"><span class="faint">{told}</span><Tag text=move || app.text(&state) tone=tone/></span>
    }
}

/// What the rows of a list share.
#[derive(Clone, Copy)]
struct Desk {
    subject: StoredValue<SubjectId>,
    chosen: RwSignal<Option<Finding>>,
    editing: RwSignal<Option<usize>>,
}

fn rows(app: App, list: CandidateList, desk: Desk) -> impl IntoView {
    let findings = StoredValue::new(list.findings);
    let open = list.state.is_open();
    let mut before = None;
    list.candidates
        .into_iter()
        .enumerate()
        .map(|(place, candidate)| {
            let first = before != Some(candidate.sublist) && before.is_some();
            before = Some(candidate.sublist);
            row(app, place, candidate, first, findings, (desk, open))
        })
        .collect_view()
}

fn row(
    app: App,
    place: usize,
    candidate: Candidate,
    first: bool,
    findings: StoredValue<Vec<Finding>>,
    (desk, open): (Desk, bool),
) -> impl IntoView {
    let Desk { subject, chosen, editing } = desk;
    let whole = StoredValue::new(candidate.clone());
    let edit = move || {
        if barred(app, open).is_none() {
            editing.set(Some(place));
        }
    };
    let mine =
        findings.with_value(|all| all.iter().filter(|one| about(one, place, &candidate)).cloned().collect::<Vec<_>>());
    let bad = mine.iter().any(|finding| finding.severity == Severity::Error);
    let (lead, mine) = (mine.first().cloned(), StoredValue::new(mine));
    let selected =
        move || chosen.with(|chosen| chosen.as_ref().is_some_and(|one| mine.with_value(|mine| mine.contains(one))));
    let choose = move || {
        if !selected() {
            chosen.set(lead.clone());
        }
    };
    let choose_too = choose.clone();
    let sex = candidate.sex.map(|sex| match sex {
        Sex::Female => "ui-female",
        Sex::Male => "ui-male",
    });
    let declaration = match candidate.declaration {
        Some(true) => view! { <span>"✓ " <span class="unseen">{t("yes")}</span></span> }.into_any(),
        Some(false) => view! { <Tag text=t("ui-missing") tone="err"/> }.into_any(),
        None => view! { <span class="faint">"–"</span> }.into_any(),
    };
    view! {
        <tr
            tabindex="0"
            class:bad=bad
            class:first=first
            data-test=format!("candidate-{place}")
            aria-selected=move || if selected() { "true" } else { "false" }
            on:click=move |_| choose()
            on:focus=move |_| choose_too()
            on:dblclick=move |_| edit()
            on:keydown=move |event| if opens(&event) { edit() }
        >
            <td class="n">{candidate.position}</td>
            <td class="name">{candidate.surname}</td>
            <td>{candidate.first_name}</td>
            <td>{candidate.fathers_name}</td>
            <td>{sex.map(|key| app.text(key))}</td>
            <td class="n">{candidate.birth_date.map(|date| app.date(date))}</td>
            <td class="mono">{candidate.nid.map(|nid| nid.as_str().to_owned())}</td>
            <td>{declaration}</td>
        </tr>
        <Show when=move || editing.get() == Some(place)>
            <Editor
                subject=subject
                place=place
                candidate=whole.get_value()
                findings=mine.get_value()
                editing=editing
            />
        </Show>
    }
}

#[cfg(test)]
mod tests;

//! Columns set by hand: each head of the file with samples, and the field that the person says it is.
//!
//! Always true: what is shown as chosen is what is sent; the engine remembers it for the next file of that shape.

use std::collections::BTreeSet;

use api::Imported;
use api::candidates::{ColumnMap, ColumnSeen, ColumnsSeen, FieldChoice, FieldNeed, LookAtColumns, SheetColumns, Taken};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Finding;

use super::import_list;
use crate::app::{App, ListFile, Notice, app};
use crate::call::Answer;
use crate::text::t;
use crate::widgets::{Button, Modal};

/// Whether findings tell that heads were not understood, or were by likeness or by hand only.
pub fn about_heads(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| matches!(finding.code.as_ref(), "R201" | "R202" | "R203" | "R207" | "R208" | "R209"))
}

/// Whether a list could not be read for want of its heads.
pub fn lacks_heads(imported: &Imported) -> bool {
    !imported.adopted && imported.findings.iter().any(|finding| matches!(finding.code.as_ref(), "R201" | "R202"))
}

/// What each head is read as at first.
fn at_first(seen: &ColumnsSeen) -> ColumnMap {
    let mut map = ColumnMap::new();
    for column in seen.sheets.iter().flat_map(|sheet| &sheet.columns) {
        let known = |key: &&String| seen.fields.iter().any(|field| field.key == **key);
        let field = column.field.as_ref().filter(known).filter(|_| column.taken != Taken::Twice);
        map.entry(column.head.clone()).or_insert_with(|| field.cloned().unwrap_or_default());
    }
    map
}

/// What is sent: every field that was chosen, and every column that would be read without being told not to.
fn to_send(seen: &ColumnsSeen, chosen: &ColumnMap) -> ColumnMap {
    let columns = seen.sheets.iter().flat_map(|sheet| &sheet.columns);
    let read = columns.filter(|column| !matches!(column.taken, Taken::Unknown)).map(|column| column.head.as_str());
    let read: BTreeSet<&str> = read.collect();
    let sent = chosen.iter().filter(|(head, field)| !field.is_empty() || read.contains(head.as_str()));
    sent.map(|(head, field)| (head.clone(), field.clone())).collect()
}

/// Why a choice cannot be imported with: a field that must be there is not, or one stands twice.
fn wanting(seen: &ColumnsSeen, chosen: &ColumnMap) -> Option<&'static str> {
    let must = seen.fields.iter().filter(|field| field.need == FieldNeed::Must);
    if must.clone().any(|field| !chosen.values().any(|one| *one == field.key)) {
        return Some("ui-columns-names");
    }
    // A field may stand on several sheets, but once on each.
    let twice = seen.sheets.iter().any(|sheet| {
        let mut fields = BTreeSet::new();
        let heads: BTreeSet<&String> = sheet.columns.iter().map(|column| &column.head).collect();
        heads.into_iter().filter_map(|head| chosen.get(head)).any(|field| !field.is_empty() && !fields.insert(field))
    });
    twice.then_some("ui-columns-twice")
}

/// The step, shown over the screen while a file waits for it.
#[component]
pub fn ColumnsStep(
    /// The file whose columns are to be set.
    asked: RwSignal<Option<ListFile>>,
    /// What the import came to.
    report: RwSignal<Option<Imported>>,
) -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let seen = RwSignal::new(None::<ColumnsSeen>);
    let chosen = RwSignal::new(ColumnMap::new());
    Effect::new(move || {
        let Some(ListFile { file, .. }) = asked.get() else { return };
        spawn_local(async move {
            match app.ask(&LookAtColumns { file: file.file(), map: ColumnMap::new() }).await {
                Ok(Answer::Done(columns)) => {
                    chosen.set(at_first(&columns));
                    seen.set(Some(columns));
                    open.set(true);
                }
                Ok(Answer::Awaiting) => {}
                Err(failure) => {
                    asked.set(None);
                    app.notice.set(Some(Notice::Refused(failure)));
                }
            }
        });
    });
    // Closed by Esc or by the button: the file waits no longer.
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            asked.set(None);
        }
        now
    });
    let reason = Signal::derive(move || {
        seen.with(|seen| seen.as_ref().and_then(|seen| chosen.with(|chosen| wanting(seen, chosen))))
    });
    let import = move || {
        let (Some(seen), Some(ListFile { file, subject })) = (seen.get_untracked(), asked.get_untracked()) else {
            return;
        };
        let map = chosen.with_untracked(|chosen| to_send(&seen, chosen));
        open.set(false);
        import_list(app, &file, subject, map, report, asked);
    };
    view! {
        <Modal open=open title=t("ui-columns-title") hook="columns">
            <p class="faint">{t("ui-columns-about")}</p>
            <Show when=move || seen.with(|seen| seen.as_ref().is_some_and(|seen| seen.remembered))>
                <p data-test="columns-remembered"><b>{t("ui-columns-remembered")}</b></p>
            </Show>
            <div class="scroll compared">{move || seen.get().map(|seen| sheets(app, seen, chosen))}</div>
            <div class="bar end">
                <button type="button" class="btn" data-test="columns-cancel" on:click=move |_| open.set(false)>
                    {t("action-cancel")}
                </button>
                <Button label=t("ui-columns-import") hook="columns-import" primary=true reason=reason on_press=import/>
            </div>
        </Modal>
    }
}

/// Each sheet once: what has the same head as one before is set with it.
fn sheets(app: App, seen: ColumnsSeen, chosen: RwSignal<ColumnMap>) -> impl IntoView {
    let fields = StoredValue::new(seen.fields);
    let mut shapes = BTreeSet::new();
    let tables: Vec<SheetColumns> = seen.sheets.into_iter().filter(|sheet| shapes.insert(sheet.shape)).collect();
    let none = tables.is_empty().then(|| view! { <p class="empty">{t("ui-columns-none")}</p> });
    let table = move |sheet: SheetColumns| {
        let values = [("sheet", sheet.sheet.as_str().into()), ("row", sheet.row.into())];
        let title = app.say("ui-columns-sheet", &values);
        let rows = sheet.columns.into_iter().map(|column| row(app, column, fields, chosen)).collect_view();
        view! {
            <h3>{title}</h3>
            <table data-test="columns-table">
                <thead>
                    <tr>
                        <th></th>
                        <th>{t("ui-columns-head")}</th>
                        <th>{t("ui-columns-samples")}</th>
                        <th>{t("ui-columns-field")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! { {none} {tables.into_iter().map(table).collect_view()} }
}

fn row(
    app: App,
    column: ColumnSeen,
    fields: StoredValue<Vec<FieldChoice>>,
    chosen: RwSignal<ColumnMap>,
) -> impl IntoView {
    let ColumnSeen { column, head, samples, .. } = column;
    let now = chosen.with_untracked(|chosen| chosen.get(&head).cloned().unwrap_or_default());
    let option = |field: &FieldChoice| {
        let word = app.text(&format!("column-{}", field.key));
        let word = match field.need {
            FieldNeed::Must => app.say("ui-columns-must", &[("field", word.into())]),
            FieldNeed::Should | FieldNeed::May => word,
        };
        view! { <option value=field.key.clone() selected=field.key == now>{word}</option> }
    };
    let options = fields.with_value(|fields| fields.iter().map(option).collect_view());
    let unread = now.is_empty();
    let (named, label) = (head.clone(), head.clone());
    let change = move |event| {
        chosen.update(|chosen| {
            chosen.insert(named.clone(), event_target_value(&event));
        });
    };
    view! {
        <tr>
            <td class="faint mono">{column.clone()}</td>
            <td class="name">{head}</td>
            <td class="faint">{samples.join(" · ")}</td>
            <td>
                <select data-test=format!("column-{column}") aria-label=label on:change=change>
                    <option value="" selected=unread>{t("ui-columns-unread")}</option>
                    {options}
                </select>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests;

//! What is done with the parties' workbooks beside the election: compare two, comment one, write an empty one.
//!
//! Always true: nothing here changes the election.

use api::candidates::{AnnotateCandidates, BlankCandidates, CandidatesDiff, ColumnMap, DiffCandidates};
use leptos::prelude::*;
use words::Value;

use super::super::forms::tell_written;
use crate::app::{App, Tone, app};
use crate::backend::{Chosen, FileKind, Pick};
use crate::text::t;
use crate::widgets::{Button, Changes, Modal};

/// Asks for two workbooks and shows how they differ.
fn compare(app: App, shown: RwSignal<Option<CandidatesDiff>>, open: RwSignal<bool>) {
    let workbook = || Pick::File(FileKind::Workbook);
    app.pick(workbook(), "ui-compare-before", move |before: Chosen| {
        app.pick(workbook(), "ui-compare-after", move |after| {
            let rules = rules_of(app);
            app.act(DiffCandidates { before: before.file(), after: after.file(), rules }, move |diff| {
                shown.set(Some(diff));
                open.set(true);
            });
        });
    });
}

/// The rule set of the open election.
fn rules_of(app: App) -> Option<model::RuleSetId> {
    app.overview.with_untracked(|overview| overview.as_ref().map(|overview| overview.election.rules.clone()))
}

fn zone_of(app: App) -> Option<String> {
    app.overview.with_untracked(|overview| overview.as_ref().map(|overview| overview.election.zone.clone()))
}

/// Writes a party's workbook again with a comment at each finding.
fn annotate(app: App) {
    app.pick(Pick::File(FileKind::Workbook), "ui-annotate-file", move |file: Chosen| {
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).to_owned();
        let name = format!("{stem}-gjetjet.xlsx");
        app.pick(Pick::NewFile(FileKind::Workbook, name), "operation-candidates-annotate", move |to| {
            let (rules, region) = (rules_of(app), zone_of(app));
            let operation = AnnotateCandidates {
                file: file.file(),
                to: to.file(),
                rules,
                region,
                seats: None,
                date: None,
                map: ColumnMap::new(),
            };
            app.act(operation, move |done| {
                let values = vec![("file", Value::from(done.file)), ("count", Value::from(done.errors))];
                app.tell(Tone::Done, "ui-annotated", values);
            });
        });
    });
}

/// Writes an empty workbook for a party to fill.
fn blank(app: App) {
    let name = "lista-bosh.xlsx".to_owned();
    app.pick(Pick::NewFile(FileKind::Workbook, name), "operation-candidates-template", move |to| {
        let (rules, region) = (rules_of(app), zone_of(app));
        app.act(BlankCandidates { to: to.file(), rules, region, seats: None }, move |written| {
            tell_written(app, &written);
        });
    });
}

/// The buttons, and the differences once there are any.
#[component]
pub fn Workbooks() -> impl IntoView {
    let app = app();
    let shown = RwSignal::new(None::<CandidatesDiff>);
    let open = RwSignal::new(false);
    let always = Signal::derive(|| None::<&'static str>);
    view! {
        <section class="card workbooks" data-test="workbooks">
            <header><h2>{t("ui-workbooks")}</h2></header>
            <div class="pad">
                <p class="faint">{t("ui-workbooks-about")}</p>
                <div class="bar">
                    <Button label=t("ui-compare") hook="lists-compare" reason=always on_press=move || compare(app, shown, open)/>
                    <Button label=t("ui-annotate") hook="list-annotate" reason=always on_press=move || annotate(app)/>
                    <Button label=t("ui-blank-workbook") hook="list-blank" reason=always on_press=move || blank(app)/>
                </div>
            </div>
        </section>
        <Modal open=open title=t("ui-compare-title") hook="compare">
            {move || shown.get().map(|diff| difference(app, diff))}
            <div class="bar end">
                <button type="button" class="btn" data-test="compare-close" on:click=move |_| open.set(false)>
                    {t("action-close")}
                </button>
            </div>
        </Modal>
    }
}

fn difference(app: App, diff: CandidatesDiff) -> impl IntoView {
    let files = format!("{} → {}", diff.before.file, diff.after.file);
    let lists = diff
        .lists
        .into_iter()
        .map(|list| {
            let label = [list.subject, list.zone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let differences = RwSignal::new(list.differences);
            view! { <h3>{label}</h3> <Changes differences=differences/> }
        })
        .collect_view();
    view! {
        <p class="faint">{files}</p>
        {diff.equal.then(|| view! { <p class="empty">{app.text("ui-compare-equal")}</p> })}
        <div class="scroll compared">{lists}</div>
    }
}

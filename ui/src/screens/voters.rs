//! Territory and voters: the three tables that a plan is made from.

use api::voters::{
    ImportPreviousUnits, ImportVenues, ImportVoters, ListPreviousUnits, ListVenues, ListVoters, SummariseVoters,
    UnitSummary,
};
use api::{Imported, Page};
use leptos::prelude::*;
use model::user::Permission;
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use model::{AdminUnitCode, Finding, Place};
use words::Value;

use crate::app::{App, app};
use crate::backend::{Chosen, FileKind, Pick};
use crate::call::Query;
use crate::text::t;
use crate::widgets::{Head, ImportBox, ImportReport, Pager, Search, Tag, arrows, opens, tell_import};

/// Rows of a page of groups.
const PAGE: u32 = 100;

fn import(app: App, kind: &str, file: &Chosen, report: RwSignal<Option<Imported>>) {
    report.set(None);
    let then = move |imported: Imported| {
        tell_import(app, &imported);
        report.set(Some(imported));
    };
    let file = file.file();
    match kind {
        "venues" => app.act(ImportVenues { file }, then),
        "units" => app.act(ImportPreviousUnits { file }, then),
        _ => app.act(ImportVoters { file }, then),
    }
}

/// The screen.
#[component]
pub fn Voters() -> impl IntoView {
    let app = app();
    let summary = app.query(|| Some(SummariseVoters {}));
    let (unit, search) = (RwSignal::new(None::<AdminUnitCode>), RwSignal::new(String::new()));
    let report = RwSignal::new(None::<Imported>);
    let chosen = RwSignal::new(None::<Finding>);
    // A finding about a group leads to the group.
    Effect::new(move || {
        if let Some(Some(Place::Group { group })) = chosen.get().map(|finding| finding.place) {
            unit.set(None);
            search.set(group.to_string());
        }
    });
    super::on_drop(app, move |zone, files| {
        if let (Some(zone), Some(file)) = (zone, files.first()) {
            import(app, &zone, file, report);
        }
    });
    let sub = move || {
        let (mut voters, mut groups, mut venues) = (0_u64, 0_u64, 0_u64);
        for unit in summary.get().unwrap_or_default() {
            voters += u64::from(unit.voters.0);
            groups += u64::from(unit.groups);
            venues += u64::from(unit.venues);
        }
        let say = |key: &str, count: u64| app.say(key, &[("count", Value::from(count))]);
        [say("unit-voters", voters), say("note-territory-done", groups), say("unit-venues", venues)].join(" · ")
    };
    view! {
        <Head title=t("step-territory") sub=sub/>
        <div class="columns">
            <div class="stack">
                <Units summary=summary unit=unit/>
                <Groups unit=unit search=search/>
            </div>
            <div class="stack">
                <Imports report=report/>
                <ImportReport imported=report chosen=chosen/>
            </div>
        </div>
    }
}

/// The three imports.
#[component]
fn Imports(report: RwSignal<Option<Imported>>) -> impl IntoView {
    let app = app();
    let venues = app.query(|| Some(ListVenues {}));
    let previous = app.query(|| Some(ListPreviousUnits {}));
    let reason = Signal::derive(move || app.forbids(Permission::Plan));
    let pick = move |title: &'static str, kind: &'static str| {
        app.pick(Pick::File(FileKind::Workbook), title, move |file| import(app, kind, &file, report));
    };
    let many =
        move |key: &'static str, count: Option<usize>| app.say(key, &[("count", Value::from(count.unwrap_or(0)))]);
    view! {
        <ImportBox
            title=t("ui-voter-groups")
            about=t("ui-voters-file")
            hook="import-voters"
            drop="voters"
            reason=reason
            on_press=move || pick("operation-voters-import", "voters")
        />
        <ImportBox
            title=t("operation-venues-list")
            about=move || many("ui-venues-now", venues.value.with(|all| all.as_ref().map(Vec::len)))
            hook="import-venues"
            drop="venues"
            reason=reason
            on_press=move || pick("operation-venues-import", "venues")
        />
        <ImportBox
            title=t("operation-units-previous")
            about=move || many("ui-units-now", previous.value.with(|all| all.as_ref().map(Vec::len)))
            hook="import-units"
            drop="units"
            reason=reason
            on_press=move || pick("operation-units-import", "units")
        />
    }
}

/// Administrative units; choosing one shows its groups only.
#[component]
fn Units(summary: Query<Vec<UnitSummary>>, unit: RwSignal<Option<AdminUnitCode>>) -> impl IntoView {
    let app = app();
    view! {
        <section class="card fill upper">
            <header>
                <h2>{t("operation-territory-show")}</h2>
                <Show when=move || unit.with(Option::is_some)>
                    <button type="button" class="btn small" data-test="voters-all" on:click=move |_| unit.set(None)>
                        {t("ui-all-units")}
                    </button>
                </Show>
            </header>
            <div class="scroll">
                <table on:keydown=|event| arrows(&event, "tr[tabindex]")>
                    <thead>
                        <tr>
                            <th>{t("ui-admin-unit")}</th>
                            <th>{t("ui-municipality")}</th>
                            <th class="n">{t("ui-voters")}</th>
                            <th class="n">{t("ui-groups")}</th>
                            <th class="n">{t("ui-venues")}</th>
                            <th class="n">{t("ui-rooms")}</th>
                            <th class="n">{t("ui-units")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || summary.get().unwrap_or_default().into_iter().map(|row| unit_row(app, row, unit)).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn unit_row(app: App, row: UnitSummary, unit: RwSignal<Option<AdminUnitCode>>) -> impl IntoView {
    let code = StoredValue::new(row.code.clone());
    let chosen = move || unit.with(|unit| code.with_value(|code| unit.as_ref() == Some(code)));
    let choose = move || unit.set((!chosen()).then(|| code.get_value()));
    // The register and the table of the territory should tell the same.
    let differs = row.groups > 0 && row.voters != row.table_voters;
    view! {
        <tr
            tabindex="0"
            data-test=format!("admin-unit-{}", row.code)
            aria-selected=move || if chosen() { "true" } else { "false" }
            on:click=move |_| choose()
            on:keydown=move |event| if opens(&event) { choose() }
        >
            <td class="name">{row.name}</td>
            <td>{row.municipality}</td>
            <td class="n">
                {differs.then(|| view! { <Tag text=move || app.say("ui-table-says", &[("count", row.table_voters.0.into())]) tone="warn"/> " " })}
                {app.number(row.voters.0)}
            </td>
            <td class="n">{app.number(row.groups)}</td>
            <td class="n">{app.number(row.venues)}</td>
            <td class="n">{app.number(row.rooms)}</td>
            <td class="n">{app.number(row.units)}</td>
        </tr>
    }
}

/// Voter groups, a page at a time.
#[component]
fn Groups(unit: RwSignal<Option<AdminUnitCode>>, search: RwSignal<String>) -> impl IntoView {
    let app = app();
    let offset = RwSignal::new(0_u32);
    Effect::new(move || {
        unit.track();
        search.track();
        offset.set(0);
    });
    let page: Query<Page<VoterGroup>> = app.query(move || {
        let search = search.get();
        let search = (!search.trim().is_empty()).then_some(search);
        Some(ListVoters { admin_unit: unit.get(), search, offset: offset.get(), limit: PAGE })
    });
    let total = Signal::derive(move || page.value.with(|page| page.as_ref().map_or(0, |page| page.total)));
    view! {
        <section class="card fill">
            <header>
                <h2>{t("operation-voters-list")}</h2>
                <Search class="inline" hook="voters-search" about="ui-search-group" value=search/>
                <Pager offset=offset size=PAGE total=total/>
            </header>
            <div class="scroll">
                <table data-test="voters-table">
                    <thead>
                        <tr>
                            <th>{t("ui-code")}</th>
                            <th>{t("ui-name")}</th>
                            <th>{t("ui-kind")}</th>
                            <th class="n">{t("ui-voters")}</th>
                            <th class="n">{t("ui-households")}</th>
                            <th>{t("ui-last-unit")}</th>
                            <th>{t("ui-place")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || page.get().map(|page| page.rows.into_iter().map(|row| group_row(app, row)).collect_view())}
                    </tbody>
                </table>
                <Show when=move || total.get() == 0>
                    <p class="empty">{t("ui-no-groups")}</p>
                </Show>
            </div>
        </section>
    }
}

fn group_row(app: App, group: VoterGroup) -> impl IntoView {
    let kind = match group.kind {
        GroupKind::Building => "ui-kind-building",
        GroupKind::Street => "ui-kind-street",
        GroupKind::Settlement => "ui-kind-settlement",
    };
    let guessed = group.place_quality == PlaceQuality::Centroid;
    view! {
        <tr>
            <td><code>{group.id.to_string()}</code></td>
            <td class="name">{group.name}</td>
            <td>{app.text(kind)}</td>
            <td class="n">{app.number(group.voters.0)}</td>
            <td class="n">{group.households.map(|households| app.number(households))}</td>
            <td>{group.last_unit.map(|unit| unit.to_string())}</td>
            <td>
                {if guessed {
                    view! { <Tag text=t("ui-place-centroid") tone="warn"/> }.into_any()
                } else {
                    view! { <span class="faint">{app.text("ui-place-given")}</span> }.into_any()
                }}
            </td>
        </tr>
    }
}

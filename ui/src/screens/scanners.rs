//! Scanners: packages that configure them, and what a stack of scanned pages says, read with a package alone.

mod inventory;
mod queue;
mod readiness;

use api::adjudication::ScanQueue;
use api::readiness::Readiness;
use api::scanning::{
    ListPackages, MakePackage, PackageHead, PackageView, ReadScans, ScanReport, ScannedPage, ShowPackage,
};
use leptos::prelude::*;
use model::election::Mode;
use model::user::Permission;
use words::Value;

use queue::Source;

use super::ballots::mode_key;
use crate::app::{App, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::call::Query;
use crate::text::{self, t};
use crate::widgets::{Button, Findings, Head, Tag, Tally};

/// The screen.
#[component]
pub fn Scanners() -> impl IntoView {
    let app = app();
    let packages = app.query(|| Some(ListPackages {}));
    let package = RwSignal::new(None::<PackageView>);
    let report = RwSignal::new(None::<ScanReport>);
    let source = RwSignal::new(None::<Source>);
    let deciding = RwSignal::new(None::<(Source, ScanQueue)>);
    let decide = Callback::new(move |()| {
        if let Some(source) = source.get_untracked() {
            queue::open(app, source, deciding);
        }
    });
    let tested = RwSignal::new(None::<Readiness>);
    let reason = Signal::derive(move || app.forbids(Permission::ConfigureScanners));
    let make = move |mode: Mode, name: &'static str| {
        let place = Pick::NewFile(FileKind::Package, name.to_owned());
        app.pick(place, "operation-scanners-package", move |file| {
            app.act(MakePackage { to: file.file(), mode: Some(mode) }, move |made| {
                let values = vec![
                    ("file", Value::from(made.written.folder)),
                    ("digest", Value::from(text::digest(&made.package))),
                ];
                app.tell(Tone::Done, "ui-package-made", values);
            });
        });
    };
    let show = move || {
        app.pick(Pick::File(FileKind::Package), "operation-scanners-show", move |file| {
            app.act(ShowPackage { package: file.file() }, move |view| package.set(Some(view)));
        });
    };
    let read = move || {
        app.pick(Pick::File(FileKind::Package), "operation-scanners-show", move |package| {
            app.pick(Pick::Folder, "operation-scan-read", move |folder| {
                let from = Source { package: package.file(), folder: folder.file() };
                let operation = ReadScans { package: package.file(), images: vec![folder.file()], drawings: None };
                app.act(operation, move |done| {
                    source.set(Some(from));
                    report.set(Some(done));
                });
            });
        });
    };
    let sub = move || {
        let count = packages.value.with(|packages| packages.as_ref().map_or(0, Vec::len));
        app.say("note-scanners-done", &[("count", Value::from(count))])
    };
    view! {
        <Head title=t("step-scanners") sub=sub>
            <Button label=t("operation-scanners-show") hook="package-show" on_press=show/>
            <Button label=t("operation-scan-read") hook="scan-read" on_press=read/>
            <Button label=t("ui-package-test") hook="package-test" reason=reason on_press=move || make(Mode::Test, "skaneret-prove.zip")/>
            <Button
                label=t("ui-package-official")
                hook="package-official"
                primary=true
                reason=reason
                on_press=move || make(Mode::Official, "skaneret.zip")
            />
        </Head>
        {move || deciding.get().map(|(source, found)| {
            view! { <queue::Queue source=source found=found close=Callback::new(move |()| deciding.set(None))/> }
        })}
        <div class="columns" class:gone=move || deciding.with(Option::is_some)>
            <div class="stack">
                <inventory::Inventory tested=tested/>
                <Packages packages=packages alone=Signal::derive(move || report.with(Option::is_none))/>
                {move || report.get().map(|report| pages(app, report, decide))}
            </div>
            <div class="stack">
                <Chosen package=package/>
                <readiness::TestCard shown=tested/>
                {move || report.get().map(tally)}
            </div>
        </div>
    }
}

/// Every package made so far.
#[component]
fn Packages(packages: Query<Vec<PackageHead>>, alone: Signal<bool>) -> impl IntoView {
    let app = app();
    view! {
        <section class="card" class:fill=move || alone.get()>
            <header><h2>{t("operation-scanners-list")}</h2></header>
            <table data-test="packages-table">
                <thead><tr><th>{t("ui-file")}</th><th>"SHA-256"</th><th class="n">{t("ui-audit-entry")}</th></tr></thead>
                <tbody>{move || packages.get().unwrap_or_default().into_iter().map(|head| package_row(app, head)).collect_view()}</tbody>
            </table>
            <Show when=move || packages.value.with(|packages| packages.as_ref().is_some_and(Vec::is_empty))>
                <p class="empty">{t("ui-no-packages")}</p>
            </Show>
        </section>
    }
}

/// The package that was looked into.
#[component]
fn Chosen(package: RwSignal<Option<PackageView>>) -> impl IntoView {
    let app = app();
    view! {
        <section class="card">
            <header><h2>{t("ui-package")}</h2></header>
            {move || match package.get() {
                Some(package) => facts(app, package).into_any(),
                None => view! { <p class="empty">{t("ui-package-about")}</p> }.into_any(),
            }}
        </section>
    }
}

fn package_row(app: App, head: PackageHead) -> impl IntoView {
    view! {
        <tr>
            <td class="name">{head.file}</td>
            <td><code>{text::digest(&head.package)}</code></td>
            <td class="n">{app.number(head.audit)}</td>
        </tr>
    }
}

/// What a package says of itself.
fn facts(app: App, package: PackageView) -> impl IntoView {
    let row = |key: &str, value: String| view! { <dt>{app.text(key)}</dt><dd>{value}</dd> };
    let files = package.files.into_iter().map(|(name, bytes)| {
        view! { <tr><td>{name}</td><td class="n">{app.say("ui-bytes", &[("count", Value::from(bytes))])}</td></tr> }
    });
    view! {
        <dl class="facts">
            {row("ui-the-election", package.election)}
            {row("ui-mode", app.text(mode_key(package.mode)))}
            {row("ui-units", app.number(package.units))}
            {row("ui-signed-by", package.fingerprint)}
            {row("step-ballots", text::digest(&package.ballot))}
            {row("ui-package", text::digest(&package.package))}
        </dl>
        <table><tbody>{files.collect_view()}</tbody></table>
    }
}

/// Each page that was read or refused.
fn pages(app: App, report: ScanReport, decide: Callback<()>) -> impl IntoView {
    let refused = report.refused;
    let findings: Vec<_> = report.pages.iter().flat_map(|page| page.findings.clone()).collect();
    let row = move |page: ScannedPage| {
        let (key, tone) = if page.is_refused() { ("ui-refused", "err") } else { ("ui-read", "ok") };
        let (refused, inked) = (page.is_refused(), page.inked().count());
        view! {
            <tr class:bad=refused>
                <td class="name">{page.file}</td>
                <td>{page.unit.map(|unit| unit.to_string())}</td>
                <td class="n">{app.number(inked)}</td>
                <td class="end"><Tag text=t(key) tone=tone/></td>
            </tr>
        }
    };
    view! {
        <section class="card fill" data-test="scan-report">
            <header>
                <h2>{t("ui-scanned-pages")}</h2>
                <span class="bar">
                    <Tag text=app.say("ui-pages-read", &[("count", report.read.into())]) tone="ok"/>
                    {(refused > 0).then(|| view! { <Tag text=app.say("ui-pages-refused", &[("count", refused.into())]) tone="err"/> })}
                    <Button label=t("operation-scan-queue") hook="scan-decide" on_press=move || decide.run(())/>
                </span>
            </header>
            <div class="scroll">
                <table>
                    <thead>
                        <tr><th>{t("ui-file")}</th><th>{t("ui-unit")}</th><th class="n">{t("ui-marks")}</th><th></th></tr>
                    </thead>
                    <tbody>{report.pages.into_iter().map(row).collect_view()}</tbody>
                </table>
                {(!findings.is_empty()).then(|| view! { <div class="pad"><Findings findings=findings/></div> })}
            </div>
        </section>
    }
}

fn tally(report: ScanReport) -> impl IntoView {
    let names: std::collections::BTreeMap<_, _> = report.names.into_iter().collect();
    report.tally.into_iter().next().map(|counted| {
        view! {
            <section class="card fill">
                <header><h2>{t("ui-tally")}</h2></header>
                <div class="scroll"><Tally expected=None counted=counted names=names/></div>
            </section>
        }
    })
}

//! The test of a scanner with a deck: what it counted beside what it must count, then the second person's seal, then the paper.

use api::readiness::{AttestTest, Difference, PrintRecord, Readiness, TestScanner};
use leptos::prelude::*;
use model::scanner::RegisteredScanner;
use model::user::Permission;
use words::Value;

use crate::app::{App, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::text::t;
use crate::widgets::{Button, Findings, Tag};

/// Compares what a scanner delivered of a deck with what it must give, asking for the files one by one.
pub fn test(app: App, scanner: RegisteredScanner, sheets: Option<u64>, shown: RwSignal<Option<Readiness>>) {
    app.pick(Pick::File(FileKind::Package), "operation-scanners-show", move |package| {
        app.pick(Pick::File(FileKind::Report), "ui-test-expected", move |expected| {
            app.pick(Pick::Folder, "ui-test-images", move |images| {
                let name = format!("prova-{}.zip", scanner.serial);
                app.pick(Pick::NewFile(FileKind::Package, name), "ui-test-store", move |to| {
                    let operation = TestScanner {
                        package: package.file(),
                        device: scanner.device,
                        serial: Some(scanner.serial),
                        place: Some(scanner.place),
                        expected: expected.file(),
                        images: vec![images.file()],
                        sheets,
                        to: to.file(),
                    };
                    app.act(operation, move |record| {
                        let (tone, key) = if record.passed {
                            (Tone::Done, "ui-test-passed")
                        } else {
                            (Tone::Attention, "ui-test-failed")
                        };
                        app.tell(tone, key, vec![("serial", Value::from(record.serial.clone()))]);
                        shown.set(Some(record));
                    });
                });
            });
        });
    });
}

/// The last result, the second person's seal, the paper.
#[component]
pub fn TestCard(shown: RwSignal<Option<Readiness>>) -> impl IntoView {
    let app = app();
    let reason = Signal::derive(move || app.forbids(Permission::ConfigureScanners));
    let attest = move || {
        app.pick(Pick::File(FileKind::Package), "ui-test-record", move |test| {
            let place = Pick::NewFile(FileKind::Package, "gatishmeria.zip".to_owned());
            app.pick(place, "ui-test-store", move |to| {
                app.act(AttestTest { test: test.file(), to: to.file() }, move |record| {
                    app.tell(Tone::Done, "ui-test-attested", vec![("serial", Value::from(record.serial.clone()))]);
                    shown.set(Some(record));
                });
            });
        });
    };
    let print = move || {
        app.pick(Pick::File(FileKind::Package), "ui-test-record", move |record| {
            let place = Pick::NewFile(FileKind::Document, "gatishmeria.pdf".to_owned());
            app.pick(place, "operation-scanners-record", move |to| {
                app.act(PrintRecord { record: record.file(), to: to.file() }, move |written| {
                    app.tell(Tone::Done, "ui-test-printed", vec![("file", Value::from(written.folder))]);
                });
            });
        });
    };
    view! {
        <section class="card">
            <header>
                <h2>{t("ui-test-title")}</h2>
            </header>
            {move || match shown.get() {
                Some(record) => result(app, record).into_any(),
                None => view! { <p class="empty">{t("ui-test-about")}</p> }.into_any(),
            }}
            <div class="pad bar">
                <Button label=t("ui-test-attest") hook="scanner-attest" reason=reason on_press=attest/>
                <Button label=t("ui-test-print") hook="scanner-print" reason=reason on_press=print/>
            </div>
        </section>
    }
}

fn result(app: App, record: Readiness) -> impl IntoView {
    let (key, tone) = if record.passed { ("ui-passed", "ok") } else { ("ui-failed", "err") };
    let row = |key: &str, value: String| view! { <dt>{app.text(key)}</dt><dd>{value}</dd> };
    let difference = |one: Difference| {
        view! {
            <tr class="bad">
                <td class="name">{one.what}</td>
                <td class="n">{app.number(one.expected)}</td>
                <td class="n">{app.number(one.counted)}</td>
            </tr>
        }
    };
    let differs = !record.differences.is_empty();
    let findings = record.findings;
    view! {
        <dl class="facts" data-test="test-result">
            <dt>{record.serial}</dt>
            <dd><Tag text=t(key) tone=tone/></dd>
            {row("ui-read", app.number(record.read))}
            {row("ui-refused", app.number(record.refused))}
            {row("ui-test-blank", app.number(record.blank))}
            {row("ui-test-undecided", app.number(record.undecided))}
            {row("ui-signed-by", record.signers.join(", "))}
        </dl>
        {differs.then(|| view! {
            <table>
                <thead><tr><th></th><th class="n">{t("ui-test-must")}</th><th class="n">{t("ui-test-counted")}</th></tr></thead>
                <tbody>{record.differences.into_iter().map(difference).collect_view()}</tbody>
            </table>
        })}
        {(!findings.is_empty()).then(|| view! { <div class="pad"><Findings findings=findings/></div> })}
    }
}

//! The commission's scanners: taken into the inventory, asked how they are, sealed, opened, withdrawn.

use api::devices::{CheckProfile, DiscoverScanners, FoundScanner, ProfileView, ScannerInput, ScannerView, ShowScanner};
use api::inventory::{AddScanner, ListScanners, SetScannerState};
use api::readiness::Readiness;
use leptos::prelude::*;
use model::scanner::{RegisteredScanner, ScannerState, ScannerStep};
use model::user::Permission;
use words::Value;

use super::readiness;
use crate::app::{App, Tone, app};
use crate::text::{self, t};
use crate::widgets::{Button, Field, Findings, Modal, Tag, open_while};

/// The card with its dialogs.
#[component]
pub fn Inventory(
    /// Where the result of a test is shown.
    tested: RwSignal<Option<Readiness>>,
) -> impl IntoView {
    let app = app();
    let known = app.query(|| Some(ListScanners {}));
    let (adding, looking) = (RwSignal::new(false), RwSignal::new(false));
    let draft = RwSignal::new(Draft::default());
    let chosen = RwSignal::new(None::<RegisteredScanner>);
    let step = RwSignal::new(None::<(RegisteredScanner, ScannerState)>);
    let found = RwSignal::new(Vec::<FoundScanner>::new());
    let reason = Signal::derive(move || app.forbids(Permission::ConfigureScanners));
    let add = move || {
        draft.set(Draft::default());
        adding.set(true);
    };
    let discover = move || {
        app.act(DiscoverScanners { seconds: None, local: false }, move |seen| {
            found.set(seen.scanners);
            looking.set(true);
        });
    };
    let take = Callback::new(move |one: FoundScanner| {
        draft.set(Draft::of(one));
        looking.set(false);
        adding.set(true);
    });
    let rows = move || {
        let line = |scanner: RegisteredScanner| row(app, &scanner, chosen, step, reason);
        known.get().unwrap_or_default().into_iter().map(line).collect_view()
    };
    view! {
        <section class="card">
            <header>
                <h2>{t("operation-scanners-inventory")}</h2>
                <span class="bar">
                    <Button label=t("operation-scanners-discover") hook="scanners-discover" on_press=discover/>
                    <Button label=t("ui-scanner-add") hook="scanners-add" reason=reason on_press=add/>
                </span>
            </header>
            <table data-test="inventory-table">
                <thead>
                    <tr><th>{t("ui-scanner-serial")}</th><th>{t("ui-scanner-model")}</th><th>{t("ui-scanner-place")}</th><th>{t("ui-state")}</th><th></th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=move || known.value.with(|known| known.as_ref().is_some_and(Vec::is_empty))>
                <p class="empty">{t("ui-no-scanners")}</p>
            </Show>
        </section>
        <Modal open=adding title=t("operation-scanners-add") hook="scanner-dialog"><NewScanner done=adding draft=draft/></Modal>
        <Modal open=looking title=t("operation-scanners-discover") hook="found-dialog"><Found found=found take=take done=looking/></Modal>
        <OfOne chosen=chosen tested=tested/>
        <Step step=step/>
    }
}

/// What is typed of a scanner.
#[derive(Clone, Default)]
struct Draft {
    make: String,
    model: String,
    place: String,
    device: String,
}

impl Draft {
    /// What a scanner announces of itself; its maker is the first word of its model.
    fn of(found: FoundScanner) -> Self {
        let (make, model) = match found.model.split_once(' ') {
            Some((make, model)) => (make.to_owned(), model.to_owned()),
            None => (String::new(), found.model),
        };
        Self { make, model, place: found.place, device: found.device }
    }
}

const fn tone(state: ScannerState) -> &'static str {
    match state {
        ScannerState::Ready => "",
        ScannerState::Tested => "acc",
        ScannerState::Sealed => "ok",
        ScannerState::Withdrawn => "warn",
    }
}

/// What can be done by hand with a scanner in this state: the state after it, the name of the act.
const fn acts(state: ScannerState) -> &'static [(ScannerState, &'static str)] {
    match state {
        ScannerState::Ready => &[(ScannerState::Withdrawn, "ui-scanner-withdraw")],
        ScannerState::Tested => {
            &[(ScannerState::Sealed, "ui-scanner-seal"), (ScannerState::Withdrawn, "ui-scanner-withdraw")]
        }
        ScannerState::Sealed => {
            &[(ScannerState::Tested, "ui-scanner-unseal"), (ScannerState::Withdrawn, "ui-scanner-withdraw")]
        }
        ScannerState::Withdrawn => &[(ScannerState::Ready, "ui-scanner-return")],
    }
}

fn state_word(app: App, state: ScannerState) -> String {
    app.text(&format!("scanner-{}", state.key()))
}

fn row(
    app: App,
    scanner: &RegisteredScanner,
    chosen: RwSignal<Option<RegisteredScanner>>,
    step: RwSignal<Option<(RegisteredScanner, ScannerState)>>,
    reason: Signal<Option<&'static str>>,
) -> impl IntoView + use<> {
    let state = scanner.state();
    let (one, serial) = (scanner.clone(), scanner.serial.clone());
    let buttons = acts(state).iter().map(|&(next, act)| {
        let one = scanner.clone();
        let hook = format!("scanner-{}-{serial}", next.key());
        view! { <Button label=t(act) hook=hook reason=reason on_press=move || step.set(Some((one.clone(), next)))/> }
    });
    view! {
        <tr>
            <td class="name"><code>{scanner.serial.clone()}</code></td>
            <td>{format!("{} {}", scanner.make, scanner.model)}</td>
            <td>{scanner.place.clone()}</td>
            <td><Tag text=state_word(app, state) tone=tone(state)/></td>
            <td class="end">
                <span class="bar end">
                    <Button label=t("ui-scanner-open") hook=format!("scanner-open-{serial}") on_press=move || chosen.set(Some(one.clone()))/>
                    {buttons.collect_view()}
                </span>
            </td>
        </tr>
    }
}

#[component]
fn NewScanner(done: RwSignal<bool>, draft: RwSignal<Draft>) -> impl IntoView {
    let app = app();
    let typed = draft.get_untracked();
    let serial = RwSignal::new(String::new());
    let [make, model, place, device] = [typed.make, typed.model, typed.place, typed.device].map(RwSignal::new);
    let reason = Signal::derive(move || {
        let empty = [serial, make, model, place, device].iter().any(|field| field.with(|text| text.trim().is_empty()));
        empty.then_some("ui-lacks-scanner")
    });
    let save = move || {
        let [serial, make, model, place, device] =
            [serial, make, model, place, device].map(|field| field.get_untracked());
        done.set(false);
        app.act(AddScanner { serial, make, model, place, device }, move |scanner| {
            app.tell(Tone::Done, "ui-scanner-added", vec![("serial", Value::from(scanner.serial))]);
        });
    };
    view! {
        <div class="form">
            <Field label="ui-scanner-serial" hook="scanner-serial" value=serial help="ui-scanner-serial-help"/>
            <div class="pair">
                <Field label="ui-scanner-make" hook="scanner-make" value=make/>
                <Field label="ui-scanner-model" hook="scanner-model" value=model/>
            </div>
            <Field label="ui-scanner-place" hook="scanner-place" value=place/>
            <Field label="ui-scanner-device" hook="scanner-device" value=device help="ui-scanner-device-help"/>
            <div class="bar end">
                <button type="button" class="btn" data-test="scanner-cancel" on:click=move |_| done.set(false)>{t("action-cancel")}</button>
                <Button label=t("action-add") hook="scanner-save" primary=true reason=reason on_press=save/>
            </div>
        </div>
    }
}

/// Scanners that answered; each can be taken into the inventory.
#[component]
fn Found(found: RwSignal<Vec<FoundScanner>>, take: Callback<FoundScanner>, done: RwSignal<bool>) -> impl IntoView {
    let rows = move || {
        let row = |(at, one): (usize, FoundScanner)| {
            let again = one.clone();
            view! {
                <tr>
                    <td class="name">{one.model}</td>
                    <td>{one.place}</td>
                    <td><code>{one.device}</code></td>
                    <td class="end"><Button label=t("action-add") hook=format!("found-{at}") on_press=move || take.run(again.clone())/></td>
                </tr>
            }
        };
        found.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <div class="form">
            <table><tbody>{rows}</tbody></table>
            <Show when=move || found.with(Vec::is_empty)><p class="empty">{t("ui-none-found")}</p></Show>
            <div class="bar end">
                <button type="button" class="btn" data-test="found-close" on:click=move |_| done.set(false)>{t("action-close")}</button>
            </div>
        </div>
    }
}

/// One scanner: its history, and what it says of itself when asked.
#[component]
fn OfOne(chosen: RwSignal<Option<RegisteredScanner>>, tested: RwSignal<Option<Readiness>>) -> impl IntoView {
    let app = app();
    let open = open_while(chosen);
    let told = RwSignal::new(None::<(ScannerView, Option<ProfileView>)>);
    Effect::new(move || {
        chosen.track();
        told.set(None);
    });
    let title =
        move || chosen.with(|one| one.as_ref().map(|one| format!("{} {}", one.make, one.model)).unwrap_or_default());
    let ask = move || {
        let Some(device) = chosen.with_untracked(|one| one.as_ref().map(|one| one.device.clone())) else { return };
        app.act(ShowScanner { device: device.clone() }, move |view| {
            told.set(Some((view, None)));
            app.act(CheckProfile { device, profile: None }, move |profile| {
                told.update(|told| {
                    if let Some(told) = told {
                        told.1 = Some(profile)
                    }
                });
            });
        });
    };
    let sheets = RwSignal::new(String::new());
    let counter = Signal::derive(move || {
        let typed = sheets.get();
        (!typed.trim().is_empty() && typed.trim().parse::<u64>().is_err()).then_some("ui-lacks-number")
    });
    let test = move || {
        let Some(scanner) = chosen.get_untracked() else { return };
        let sheets = sheets.get_untracked().trim().parse().ok();
        open.set(false);
        readiness::test(app, scanner, sheets, tested);
    };
    let history = move || {
        let steps = chosen.get().map(|one| one.history).unwrap_or_default();
        steps.into_iter().rev().map(|step| past(app, step)).collect_view()
    };
    let device = move || chosen.with(|one| one.as_ref().map(|one| one.device.clone()).unwrap_or_default());
    view! {
        <Modal open=open title=title hook="scanner-one">
            <div class="form wide">
                <p class="sub"><code>{device}</code></p>
                <table data-test="scanner-history"><tbody>{history}</tbody></table>
                {move || told.get().map(|(view, profile)| says(app, view, profile))}
                <Field label="ui-test-sheets" hook="scanner-sheets" value=sheets kind="number" help="ui-test-sheets-help"/>
                <div class="bar end">
                    <button type="button" class="btn" data-test="scanner-close" on:click=move |_| open.set(false)>{t("action-close")}</button>
                    <Button label=t("operation-scanners-caps") hook="scanner-ask" on_press=ask/>
                    <Button label=t("ui-test-begin") hook="scanner-test" primary=true reason=counter on_press=test/>
                </div>
            </div>
        </Modal>
    }
}

fn past(app: App, step: ScannerStep) -> impl IntoView {
    let seals =
        (!step.seals.is_empty()).then(|| app.say("ui-scanner-seals", &[("seals", step.seals.join(", ").into())]));
    view! {
        <tr>
            <td>{text::moment(app.now(), step.at_us)}</td>
            <td><Tag text=state_word(app, step.state) tone=tone(step.state)/></td>
            <td class="name">{step.reason}" "{seals}</td>
            <td>{step.by.to_string()}</td>
        </tr>
    }
}

/// What the scanner answered, and what of the profile for these ballots it cannot do.
fn says(app: App, view: ScannerView, profile: Option<ProfileView>) -> impl IntoView {
    let input = |input: ScannerInput| {
        let size = app.say("ui-size", &[("width", input.width_mm.into()), ("height", input.height_mm.into())]);
        let [source, sides] = [input.source, input.sides].map(|word| app.text(&format!("scanner-is-{word}")));
        view! { <tr><td>{source}</td><td>{sides}</td><td>{size}</td><td>{input.resolutions}</td><td>{input.formats}</td></tr> }
    };
    let state = app.text(&format!("scanner-is-{}", view.state));
    let about = [view.protocol, view.serial, state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let about = about.join(" · ");
    let fits = profile.as_ref().map(|profile| {
        let (key, tone) = if profile.fits { ("ui-profile-fits", "ok") } else { ("ui-profile-unfit", "err") };
        view! { <Tag text=t(key) tone=tone/> }
    });
    let findings: Vec<_> = view.findings.into_iter().chain(profile.into_iter().flat_map(|one| one.findings)).collect();
    view! {
        <p class="bar">{(!view.model.is_empty()).then(|| view! { <strong>{view.model}</strong> })}<span class="sub">{about}</span>{fits}</p>
        <table data-test="scanner-inputs"><tbody>{view.inputs.into_iter().map(input).collect_view()}</tbody></table>
        {(!findings.is_empty()).then(|| view! { <Findings findings=findings/> })}
    }
}

/// Asks why, and for the seals, before a scanner changes its state.
#[component]
fn Step(step: RwSignal<Option<(RegisteredScanner, ScannerState)>>) -> impl IntoView {
    let app = app();
    let open = open_while(step);
    let (why, seals) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move || {
        step.track();
        why.set(String::new());
        seals.set(String::new());
    });
    let sealing = move || step.with(|step| step.as_ref().is_some_and(|(_, next)| *next == ScannerState::Sealed));
    let sealed = move || {
        step.with(|step| {
            step.as_ref()
                .is_some_and(|(one, next)| *next == ScannerState::Sealed || one.state() == ScannerState::Sealed)
        })
    };
    let reason = Signal::derive(move || {
        if why.with(|why| why.trim().is_empty()) {
            Some("ui-lacks-reason")
        } else {
            (sealing() && seals.with(|seals| seals.trim().is_empty())).then_some("ui-lacks-seals")
        }
    });
    let save = move || {
        let Some((scanner, next)) = step.get_untracked() else { return };
        let seals = seals.get_untracked();
        let seals = seals.split([',', ' ']).map(str::trim).filter(|seal| !seal.is_empty()).map(str::to_owned).collect();
        let (state, reason) = (next.key().to_owned(), why.get_untracked());
        open.set(false);
        app.act(SetScannerState { serial: scanner.serial, state, reason, seals }, move |scanner| {
            let state = state_word(app, scanner.state());
            app.tell(
                Tone::Done,
                "ui-scanner-changed",
                vec![("serial", scanner.serial.into()), ("state", state.into())],
            );
        });
    };
    let title = move || {
        step.with(|step| {
            let (one, next) = step.as_ref()?;
            acts(one.state())
                .iter()
                .find(|(state, _)| state == next)
                .map(|(_, act)| format!("{} · {}", app.text(act), one.serial))
        })
        .unwrap_or_default()
    };
    view! {
        <Modal open=open title=title hook="scanner-step">
            <div class="form">
                <Field label="ui-reason" hook="scanner-reason" value=why/>
                <Show when=sealed><Field label="ui-seals" hook="scanner-seals" value=seals help="ui-seals-help"/></Show>
                <div class="bar end">
                    <button type="button" class="btn" data-test="scanner-step-cancel" on:click=move |_| open.set(false)>{t("action-cancel")}</button>
                    <Button label=t("ui-scanner-do") hook="scanner-step-save" primary=true reason=reason on_press=save/>
                </div>
            </div>
        </Modal>
    }
}

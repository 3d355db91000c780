//! Pages that people decide, with the page in view: what the voter marked, said by one person and then by another.

use api::FileRef;
use api::adjudication::{DecideScan, QueueItem, QueueOption, QueueScans, ScanQueue, ShowScan};
use leptos::prelude::*;
use model::OptionId;
use model::adjudication::{Judgement, Opinion};
use model::user::Permission;
use words::Value;

use crate::app::{App, Tone, app};
use crate::text::{self, t};
use crate::widgets::{Button, Field, Tag, arrows, opens};

/// What is looked at: the package and the folder with its pages.
#[derive(Clone, PartialEq)]
pub struct Source {
    pub package: FileRef,
    pub folder: FileRef,
}

/// Reads the pages and shows those that people decide.
pub fn open(app: App, source: Source, queue: RwSignal<Option<(Source, ScanQueue)>>) {
    let operation = QueueScans { package: source.package.clone(), images: vec![source.folder.clone()] };
    app.act(operation, move |found| queue.set(Some((source, found))));
}

/// The list, and one page of it.
#[component]
pub fn Queue(source: Source, found: ScanQueue, close: Callback<()>) -> impl IntoView {
    let app = app();
    let items = RwSignal::new(found.items);
    let options = StoredValue::new(found.options);
    let chosen = RwSignal::new(None::<usize>);
    let picture = RwSignal::new(None::<String>);
    let source = StoredValue::new(source);
    let choose = move |at: usize| {
        picture.set(None);
        chosen.set(Some(at));
        let Some(item) = items.with_untracked(|items| items.get(at).cloned()) else { return };
        let source = source.get_value();
        let operation =
            ShowScan { package: source.package, images: vec![source.folder], file: item.file, page: Some(item.page) };
        app.act(operation, move |shown| picture.set(Some(format!("data:image/png;base64,{}", shown.png))));
    };
    let choose = Callback::new(choose);
    let rows = move || {
        let line = |(at, item): (usize, QueueItem)| view! { <Row at=at item=item chosen=chosen choose=choose/> };
        items.get().into_iter().enumerate().map(line).collect_view()
    };
    let waiting =
        move || items.with(|items| items.iter().filter(|item| item.required && item.decided.is_none()).count());
    let changed = Callback::new(move |item: QueueItem| {
        let done = item.decided.is_some();
        let key = if done { "ui-queue-decided" } else { "ui-queue-judged" };
        items.update(|items| {
            let same = |other: &&mut QueueItem| {
                (other.image, other.page, &other.contest) == (item.image, item.page, &item.contest)
            };
            if let Some(other) = items.iter_mut().find(same) {
                *other = item.clone();
            }
        });
        app.tell(if done { Tone::Done } else { Tone::Attention }, key, vec![("file", Value::from(item.file.clone()))]);
    });
    view! {
        <div class="columns queue" data-test="queue">
            <section class="card fill">
                <header>
                    <h2>{t("operation-scan-queue")}</h2>
                    <span class="bar">
                        <Tag text=move || app.say("ui-queue-waiting", &[("count", waiting().into())]) tone="warn"/>
                        <Button label=t("action-close") hook="queue-close" on_press=move || close.run(())/>
                    </span>
                </header>
                <div class="scroll">
                    <table data-test="queue-table" on:keydown=|event| arrows(&event, "tr[tabindex]")>
                        <thead><tr><th>{t("ui-file")}</th><th>{t("ui-unit")}</th><th>{t("ui-queue-why")}</th><th></th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <Show when=move || items.with(Vec::is_empty)><p class="empty">{t("ui-queue-empty")}</p></Show>
                </div>
            </section>
            <div class="stack">
                {move || {
                    let item = chosen.get().and_then(|at| items.with(|items| items.get(at).cloned()));
                    match item {
                        None => view! { <section class="card"><p class="empty">{t("ui-queue-about")}</p></section> }.into_any(),
                        Some(item) => {
                            let options = options.with_value(|options| {
                                let of = options.iter().find(|(contest, _)| Some(contest) == item.contest.as_ref());
                                of.map(|(_, options)| options.clone()).unwrap_or_default()
                            });
                            view! { <Page item=item source=source.get_value() options=options picture=picture changed=changed/> }.into_any()
                        }
                    }
                }}
            </div>
        </div>
    }
}

/// A page of the list.
#[component]
fn Row(at: usize, item: QueueItem, chosen: RwSignal<Option<usize>>, choose: Callback<usize>) -> impl IntoView {
    let app = app();
    let (state, tone) = state(&item);
    let reason = why(&item);
    view! {
        <tr
            aria-selected=move || (chosen.get() == Some(at)).then_some("true")
            tabindex="0"
            data-test=format!("queue-{at}")
            on:click=move |_| choose.run(at)
            on:keydown=move |event| if opens(&event) { choose.run(at) }
        >
            <td class="name">{item.file}</td>
            <td>{item.unit.map(|unit| unit.to_string())}</td>
            <td>{app.text(reason)}</td>
            <td class="end"><Tag text=t(state) tone=tone/></td>
        </tr>
    }
}

fn why(item: &QueueItem) -> &'static str {
    match item.why.as_str() {
        "ambiguous" => "ui-why-ambiguous",
        "overvote" => "ui-why-overvote",
        "cross_preference" => "ui-why-cross",
        "too_many_preferences" => "ui-why-many",
        "preference_alone" => "ui-why-alone",
        "blank" => "ui-why-blank",
        _ => "ui-refused",
    }
}

fn state(item: &QueueItem) -> (&'static str, &'static str) {
    match (&item.decided, item.disputed, item.judged) {
        (Some(_), ..) => ("ui-queue-state-decided", "ok"),
        (None, true, _) => ("ui-queue-state-disputed", "err"),
        (None, false, 0) if item.required => ("ui-queue-state-open", "warn"),
        (None, false, 0) => ("ui-queue-state-may", ""),
        (None, false, _) => ("ui-queue-state-second", "acc"),
    }
}

/// The page, what was said of it, and what this person sees.
#[component]
fn Page(
    item: QueueItem,
    source: Source,
    options: Vec<QueueOption>,
    picture: RwSignal<Option<String>>,
    changed: Callback<QueueItem>,
) -> impl IntoView {
    let app = app();
    let marked = RwSignal::new(item.marked.clone());
    let why = RwSignal::new(String::new());
    let refused = item.contest.is_none();
    let open = item.decided.is_none() && !item.judged_by_me;
    let reason = Signal::derive(move || {
        app.forbids(Permission::ConfigureScanners)
            .or(why.with(|why| why.trim().is_empty()).then_some("ui-lacks-reason"))
    });
    let (kept, names) = (StoredValue::new((item.clone(), source)), options.clone());
    let say = move |marks: bool, invalid: bool| {
        let (item, source) = kept.get_value();
        let marks: Vec<String> =
            if marks { marked.get_untracked().iter().map(ToString::to_string).collect() } else { Vec::new() };
        let operation = DecideScan {
            package: source.package,
            images: vec![source.folder],
            file: item.file,
            page: Some(item.page),
            contest: item.contest.as_ref().map(ToString::to_string),
            marked: marks,
            invalid,
            aside: item.contest.is_none(),
            reason: why.get_untracked(),
        };
        app.act(operation, move |item| changed.run(item));
    };
    let ambiguous = item.ambiguous.clone();
    let choice = move |QueueOption { id, name, list }: QueueOption| {
        let unsure = ambiguous.contains(&id);
        let (has, toggled) = (id.clone(), id.clone());
        let toggle = move |_| {
            let id = toggled.clone();
            marked.update(|marked| match marked.iter().position(|one| *one == id) {
                Some(at) => drop(marked.remove(at)),
                None => marked.push(id),
            });
        };
        view! {
            <label class="check" class:whole=list.is_none()>
                <input type="checkbox" data-test=format!("mark-{id}") prop:checked=move || marked.with(|marked| marked.contains(&has)) on:change=toggle/>
                <span>{name}</span>
                {unsure.then(|| view! { <Tag text=t("ui-why-ambiguous") tone="warn"/> })}
            </label>
        }
    };
    let said: Vec<_> = item.opinions.iter().map(|opinion| opinion_row(app, opinion, &names)).collect();
    view! {
        <section class="card fill page" data-test="queue-page">
            <header><h2>{item.file.clone()}</h2></header>
            <div class="scroll picture">
                {move || picture.get().map(|source| view! { <img src=source alt=app.text("ui-scanned-page")/> })}
            </div>
        </section>
        <section class="card">
            <header><h2>{t("ui-queue-see")}</h2></header>
            <div class="pad form">
                {(!said.is_empty()).then(|| view! { <table><tbody>{said}</tbody></table> })}
                {(open && !refused).then(|| view! { <div class="checks">{options.into_iter().map(choice).collect_view()}</div> })}
                {open.then(|| view! {
                    <Field label="ui-reason" hook="queue-reason" value=why/>
                    <div class="bar end">
                        {refused.then(|| view! { <Button label=t("ui-queue-aside") hook="queue-aside" primary=true reason=reason on_press=move || say(false, false)/> })}
                        {(!refused).then(|| view! {
                            <Button label=t("ui-queue-invalid") hook="queue-invalid" reason=reason on_press=move || say(false, true)/>
                            <Button label=t("ui-queue-marks") hook="queue-marks" primary=true reason=reason on_press=move || say(true, false)/>
                        })}
                    </div>
                })}
                {(!open && item.decided.is_none()).then(|| view! { <p class="sub">{t("ui-queue-another")}</p> })}
            </div>
        </section>
    }
}

fn opinion_row(app: App, opinion: &Opinion, names: &[QueueOption]) -> impl IntoView + use<> {
    let name =
        |id: &OptionId| names.iter().find(|one| one.id == *id).map_or_else(|| id.to_string(), |one| one.name.clone());
    let judgement = match &opinion.judgement {
        Judgement::Marks { options } if options.is_empty() => app.text("ui-why-blank"),
        Judgement::Marks { options } => options.iter().map(name).collect::<Vec<_>>().join(", "),
        Judgement::Invalid => app.text("ui-queue-invalid"),
        Judgement::SetAside => app.text("ui-queue-aside"),
    };
    view! {
        <tr>
            <td class="name">{judgement}</td>
            <td>{opinion.reason.clone()}</td>
            <td>{opinion.by.to_string()}</td>
            <td>{text::moment(app.now(), opinion.at_us)}</td>
        </tr>
    }
}

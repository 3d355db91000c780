//! Many lists received at once: what came of each file.

use api::Failure;
use api::candidates::{ColumnMap, ImportCandidates, ListImported};
use leptos::prelude::*;
use model::Severity;

use super::columns::lacks_heads;
use crate::app::{App, ListFile, Tone, app};
use crate::backend::Chosen;
use crate::call::Answer;
use crate::route::{self, Route};
use crate::text::{self, t};
use crate::widgets::Tag;

/// A file, and what came of it.
#[derive(Clone)]
pub struct Received {
    file: Chosen,
    outcome: Result<ListImported, Failure>,
}

/// Imports lists, each of the subject that its workbook names.
pub fn import_many(app: App, files: Vec<Chosen>, received: RwSignal<Vec<Received>>) {
    received.set(Vec::new());
    let operations =
        files.iter().map(|file| ImportCandidates { file: file.file(), subject: None, map: ColumnMap::new() }).collect();
    app.act_each(operations, move |answers| {
        let outcomes = files.into_iter().zip(answers).filter_map(|(file, answer)| {
            let outcome = match answer {
                Ok(Answer::Done(done)) => Ok(done),
                Ok(Answer::Awaiting) => return None,
                Err(failure) => Err(failure),
            };
            Some(Received { file, outcome })
        });
        let all: Vec<Received> = outcomes.collect();
        let adopted = |one: &&Received| one.outcome.as_ref().is_ok_and(|done| done.imported.adopted);
        let good = all.iter().filter(adopted).count();
        let tone = if good == all.len() { Tone::Done } else { Tone::Problem };
        app.tell(tone, "ui-received-many", vec![("count", all.len().into()), ("good", good.into())]);
        received.set(all);
    });
}

/// The files received last, if there were several.
#[component]
pub fn ReceivedFiles(
    /// The files.
    received: RwSignal<Vec<Received>>,
    /// Takes the file whose columns are to be set.
    asked: RwSignal<Option<ListFile>>,
) -> impl IntoView {
    let app = app();
    view! {
        <Show when=move || received.with(|all| !all.is_empty())>
            <section class="card fill" data-test="received-files">
                <header><h2>{t("ui-received-files")}</h2></header>
                <div class="scroll">
                    <table>
                        <tbody>{move || received.get().into_iter().map(|one| row(app, one, asked)).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

fn row(app: App, Received { file, outcome }: Received, asked: RwSignal<Option<ListFile>>) -> impl IntoView {
    let unread = outcome.as_ref().is_ok_and(|done| lacks_heads(&done.imported));
    let set = unread.then(|| {
        let file = StoredValue::new(ListFile { file: file.clone(), subject: None });
        let press = move |_| asked.set(Some(file.get_value()));
        view! { <button type="button" class="btn small" on:click=press>{t("ui-columns-set")}</button> }
    });
    let name = file.name;
    let subject = outcome.as_ref().ok().and_then(|done| done.subject.clone());
    let named = subject.as_ref().map(ToString::to_string);
    let told = match outcome {
        Ok(done) => {
            let count = |severity| done.imported.findings.iter().filter(|one| one.severity == severity).count();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            let tags = [("severity-errors", errors, "err"), ("severity-warnings", warnings, "warn")];
            let tags = tags.into_iter().filter(|(_, count, _)| *count > 0);
            let right = (errors == 0).then(|| view! { <Tag text=t("ui-received") tone="ok"/> " " });
            let found = tags
                .map(|(key, count, tone)| {
                    view! { <Tag text=move || app.say(key, &[("count", count.into())]) tone=tone/> " " }
                })
                .collect_view();
            view! { {right} {found} }.into_any()
        }
        Err(failure) => view! { <span class="err">{text::failure(app.words(), &failure)}</span> }.into_any(),
    };
    let link = subject.map(|subject| {
        let route = StoredValue::new(Route::List(subject));
        view! {
            <button type="button" class="btn small" on:click=move |_| route.with_value(route::go)>{t("action-open")}</button>
        }
    });
    view! {
        <tr>
            <td class="clip" title=name.clone()>{name.clone()}</td>
            <td><b>{named}</b></td>
            <td>{told}</td>
            <td>{if unread { set.into_any() } else { link.into_any() }}</td>
        </tr>
    }
}

//! Dialogs: the system's own `<dialog>`, which keeps the keyboard inside and closes with Esc.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::app;
use crate::text::t;

/// A dialog over everything; `open` says whether it is there.
#[component]
pub fn Modal(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: TextProp,
    /// Its name for tests.
    hook: &'static str,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        if open && !dialog.open() {
            // Fails only if it is open already.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let heading = title.clone();
    // WebKitGTK does not close a dialog by itself on every Esc (a driven one never): so it is said here.
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=node
            data-test=hook
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
            on:keydown=escape
        >
            <Show when=move || open.get()>
                <h2>{let heading = heading.clone(); move || heading.get()}</h2>
                {children()}
            </Show>
        </dialog>
    }
}

/// Whether a dialog about something is open: as long as there is something; closing it, by whatever way, lets go of it.
pub fn open_while<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(about.with(Option::is_some)));
    Effect::new(move || {
        // Only if there is something: each of the two effects would wake the other for ever.
        if !open.get() && about.with_untracked(Option::is_some) {
            about.set(None);
        }
    });
    open
}

/// Asks before what cannot be undone, naming the consequence.
#[component]
pub fn QuestionDialog() -> impl IntoView {
    let app = app();
    let open = open_while(app.question);
    let part = move |part: fn(&crate::app::Question) -> &String| {
        move || {
            app.question.with(|question| question.as_ref().map(|question| part(question).clone()).unwrap_or_default())
        }
    };
    let act = move |_| {
        let question = app.question.get_untracked();
        open.set(false);
        if let Some(question) = question {
            question.then.run(());
        }
    };
    view! {
        <Modal open=open title=part(|question| &question.title) hook="question">
            <p class="consequence">{part(|question| &question.consequence)}</p>
            <div class="bar end">
                <button type="button" class="btn" data-test="question-cancel" on:click=move |_| open.set(false)>
                    {t("action-cancel")}
                </button>
                <button type="button" class="btn primary" data-test="question-confirm" on:click=act>
                    {part(|question| &question.act)}
                </button>
            </div>
        </Modal>
    }
}

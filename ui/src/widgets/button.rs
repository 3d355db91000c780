//! Buttons, fields, tags, the head of a screen.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::app;
use crate::text::t;

/// A button. One that cannot be used stays reachable and says why.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// Its name for tests.
    #[prop(into)]
    hook: String,
    /// Key of the reason why it cannot be used now.
    #[prop(optional, into)]
    reason: Signal<Option<&'static str>>,
    /// The one button of the screen that leads on.
    #[prop(optional)]
    primary: bool,
    /// What is done.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let app = app();
    let why = move || reason.get().or(app.busy.get().then_some("ui-busy"));
    let press = move |_| {
        if reason.get_untracked().is_none() && !app.busy.get_untracked() {
            on_press();
        }
    };
    view! {
        <button
            type="button"
            class="btn"
            class:primary=primary
            data-test=hook
            aria-disabled=move || why().map(|_| "true")
            data-reason=move || why().map(|key| app.text(key))
            aria-description=move || why().map(|key| app.text(key))
            on:click=press
        >
            {move || label.get()}
        </button>
    }
}

/// The name of a screen, what it is about, and what can be done.
#[component]
pub fn Head(
    /// Title.
    #[prop(into)]
    title: TextProp,
    /// One line below it.
    #[prop(into)]
    sub: TextProp,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="head">
            <div>
                <h1>{move || title.get()}</h1>
                <p class="sub">{move || sub.get()}</p>
            </div>
            {children.map(|children| view! { <div class="bar">{children()}</div> })}
        </header>
    }
}

/// A short word with a tone: `ok`, `warn`, `err`, `acc` or none.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: TextProp,
    /// Its tone.
    #[prop(into)]
    tone: Signal<&'static str>,
) -> impl IntoView {
    view! { <span class=move || format!("tag {}", tone.get())>{move || text.get()}</span> }
}

/// A labelled line to write in.
#[component]
pub fn Field(
    /// Key of its label.
    label: &'static str,
    /// Its name for tests.
    hook: &'static str,
    /// What is written.
    value: RwSignal<String>,
    /// `text`, `password`, `date`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    complete: &'static str,
    /// Key of a line of help.
    #[prop(optional)]
    help: Option<&'static str>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{t(label)}</span>
            <input
                type=kind
                data-test=hook
                autocomplete=complete
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {help.map(|key| view! { <small>{t(key)}</small> })}
        </label>
    }
}

/// A small drawing: what is drawn never stands without a word.
pub fn icon(name: &str) -> impl IntoView + use<> {
    let path = match name {
        "check" => "M3.5 8.5 6.5 11.5 12.5 5",
        "cross" => "M4 4 12 12 M12 4 4 12",
        "search" => "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M10 10 13.5 13.5",
        "file" => "M4 2h5l3 3v9H4z M9 2v3h3",
        "folder" => "M2 4h4l1.5 2H14v7H2z",
        "sun" => {
            "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z M8 1v2 M8 13v2 M1 8h2 M13 8h2 M3 3l1.4 1.4 M11.6 11.6 13 13 M3 13l1.4-1.4 M11.6 4.4 13 3"
        }
        "moon" => "M12.5 9.8A5.2 5.2 0 0 1 6.2 3.5 5.2 5.2 0 1 0 12.5 9.8z",
        "auto" => "M8 2.5a5.5 5.5 0 1 0 0 11z M8 2.5a5.5 5.5 0 0 1 0 11",
        "plus" => "M8 3v10 M3 8h10",
        "minus" => "M3 8h10",
        _ => "M6 3l5 5-5 5",
    };
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}

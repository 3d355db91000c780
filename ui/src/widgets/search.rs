//! A field to search in.

use leptos::prelude::*;

use crate::text::t;

/// Seeks while one types.
#[component]
pub fn Search(
    /// How it looks.
    class: &'static str,
    /// Its name for tests.
    hook: &'static str,
    /// Key of what can be searched for.
    about: &'static str,
    /// What is sought.
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <input
            type="search"
            class=class
            data-test=hook
            aria-label=t("action-search")
            placeholder=t(about)
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
}

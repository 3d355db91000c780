//! Ctrl K: write a few letters of what you want, Enter goes there.

use leptos::html;
use leptos::prelude::*;

use crate::app::app;
use crate::route::{self, Route};
use crate::text::t;
use crate::widgets::Modal;

/// Whether every word of what was written stands in the title, ignoring case, ë and ç.
fn matches(title: &str, written: &str) -> bool {
    let title = words::fold(title);
    written.split_whitespace().all(|word| title.contains(&words::fold(word)))
}

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let app = app();
    view! {
        <Modal open=app.palette title=t("ui-search") hook="palette">
            <Finder/>
        </Modal>
    }
}

#[component]
fn Finder() -> impl IntoView {
    let app = app();
    let written = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            // The dialog opens around it.
            let _ = input.focus();
        }
    });
    let found = Memo::new(move |_| {
        let all = Route::STEPS.iter().chain(&Route::CONTROL);
        let written = written.get();
        all.filter(|route| matches(&app.text(route.title()), &written)).cloned().collect::<Vec<_>>()
    });
    let open = move |route: Option<Route>| {
        if let Some(route) = route {
            app.palette.set(false);
            route::go(&route);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let last = found.with(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => open(found.with(|found| found.get(at.get_untracked()).cloned())),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <input
            node_ref=input
            type="search"
            data-test="palette-input"
            aria-label=t("ui-search")
            placeholder=t("ui-search")
            on:input=move |event| { written.set(event_target_value(&event)); at.set(0); }
            on:keydown=keys
        />
        <ul class="choices" role="listbox" aria-label=t("ui-search")>
            {move || {
                found
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(place, route)| {
                        let (name, title) = (route.name(), route.title());
                        view! {
                            <li
                                role="option"
                                data-test=format!("palette-{name}")
                                aria-selected=move || if at.get() == place { "true" } else { "false" }
                                on:click=move |_| open(Some(route.clone()))
                            >
                                {t(title)}
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
        <p class="hint">{t("ui-palette-hint")}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn letters_are_found_without_their_marks_and_in_any_order() {
        assert!(matches("Listat e kandidatëve", "kandidateve"));
        assert!(matches("Regjistri i veprimeve", "VEPR regj"));
        assert!(!matches("Shorti", "skaner"));
    }
}

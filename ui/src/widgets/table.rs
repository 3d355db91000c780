//! Long tables: arrows move between rows, pages keep twenty thousand rows light.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use words::Value;

use crate::app::app;
use crate::text::t;
use crate::widgets::icon;

/// Moves the focus among the elements of a kind inside what listens: up, down, home, end.
pub fn arrows(event: &KeyboardEvent, kind: &str) {
    let key = event.key();
    if !matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Home" | "End") {
        return;
    }
    let Some(inside) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(active) = document().active_element().and_then(|active| active.closest(kind).ok().flatten()) else {
        return;
    };
    let Ok(all) = inside.query_selector_all(kind) else { return };
    let last = all.length().saturating_sub(1);
    let Some(at) = (0..all.length())
        .find(|place| all.item(*place).is_some_and(|node| node == *AsRef::<web_sys::Node>::as_ref(&active)))
    else {
        return;
    };
    let to = match key.as_str() {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        _ => last,
    };
    if let Some(next) = all.item(to).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        // Focus of an element of the page never fails.
        let _ = next.focus();
    }
}

/// Whether a key opens what has the focus: Enter or space.
pub fn opens(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let open = key == "Enter" || key == " ";
    if open {
        event.prevent_default();
    }
    open
}

/// Which rows of a long table are shown, and the way to the others.
#[component]
pub fn Pager(
    /// First row shown, counted from 0.
    offset: RwSignal<u32>,
    /// Rows of a page.
    size: u32,
    /// Rows in all.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let app = app();
    let range = move || {
        let (first, total) = (offset.get(), total.get());
        let last = first.saturating_add(size).min(total);
        let first = if total == 0 { 0 } else { first + 1 };
        app.say(
            "ui-rows",
            &[
                ("first", Value::Text(app.number(first))),
                ("last", Value::Text(app.number(last))),
                ("total", Value::Text(app.number(total))),
            ],
        )
    };
    let at_end = move || offset.get().saturating_add(size) >= total.get();
    view! {
        <div class="pager">
            <button
                type="button"
                class="quiet back"
                data-test="page-previous"
                aria-label=t("ui-page-previous")
                disabled=move || offset.get() == 0
                on:click=move |_| offset.update(|offset| *offset = offset.saturating_sub(size))
            >
                {icon("next")}
            </button>
            <span>{range}</span>
            <button
                type="button"
                class="quiet"
                data-test="page-next"
                aria-label=t("ui-page-next")
                disabled=at_end
                on:click=move |_| offset.update(|offset| *offset = offset.saturating_add(size))
            >
                {icon("next")}
            </button>
        </div>
    }
}

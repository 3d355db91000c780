//! What changed between two submissions of a list, person by person and field by field.

use leptos::prelude::*;
use model::list_diff::{Difference, FieldChange, Named};
use model::rules::Sublist;

use crate::app::{App, app};
use crate::widgets::Tag;

/// The short name of a sub-list with a place on it.
fn place(app: App, sublist: Sublist, position: u32) -> String {
    let key = match sublist {
        Sublist::Fixed => "ui-place-fixed",
        Sublist::Open => "ui-place-open",
        Sublist::Council => "ui-place-council",
        Sublist::Mayor => "ui-place-mayor",
    };
    app.say(key, &[("position", position.into())])
}

/// The differences as rows.
#[component]
pub fn Changes(
    /// The differences.
    #[prop(into)]
    differences: Signal<Vec<Difference>>,
) -> impl IntoView {
    let app = app();
    view! {
        <table data-test="changes-table">
            <tbody>{move || differences.get().into_iter().map(|one| row(app, one)).collect_view()}</tbody>
        </table>
    }
}

fn row(app: App, difference: Difference) -> impl IntoView {
    let (key, tone, candidate, from, fields) = match difference {
        Difference::Added { candidate } => ("ui-change-added", "ok", candidate, None, Vec::new()),
        Difference::Removed { candidate } => ("ui-change-removed", "err", candidate, None, Vec::new()),
        Difference::Moved { candidate, from, fields } => ("ui-change-moved", "acc", candidate, Some(from), fields),
        Difference::Changed { candidate, fields } => ("ui-change-changed", "warn", candidate, None, fields),
    };
    let Named { sublist, position, name, .. } = candidate;
    let moved =
        from.map(|(sublist, position)| view! { <span class="faint">{place(app, sublist, position)} " → "</span> });
    view! {
        <tr>
            <td><Tag text=move || app.text(key) tone=tone/></td>
            <td class="nowrap">{moved} {place(app, sublist, position)}</td>
            <td class="name">{name}</td>
            <td>{fields.into_iter().map(|field| changed(app, field)).collect_view()}</td>
        </tr>
    }
}

fn changed(app: App, FieldChange { field, before, after }: FieldChange) -> impl IntoView {
    let column = app.text(&format!("column-{field}"));
    let or_none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    view! {
        <div class="changed">
            <span class="faint">{column} ": "</span>
            <del>{or_none(before)}</del>
            " → "
            <ins>{or_none(after)}</ins>
        </div>
    }
}

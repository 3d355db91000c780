//! Ballots.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Ballots.
#[component]
pub fn Ballots() -> impl IntoView {
    view! { <Head title=t("step-ballots") sub="">{()}</Head> }
}

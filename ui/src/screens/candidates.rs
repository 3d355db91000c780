//! Candidates.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Candidates.
#[component]
pub fn Candidates() -> impl IntoView {
    view! { <Head title=t("step-candidates") sub="">{()}</Head> }
}

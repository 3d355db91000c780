//! Voters.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Voters.
#[component]
pub fn Voters() -> impl IntoView {
    view! { <Head title=t("step-territory") sub="">{()}</Head> }
}

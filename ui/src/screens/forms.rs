//! Forms.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Forms.
#[component]
pub fn Forms() -> impl IntoView {
    view! { <Head title=t("step-forms") sub="">{()}</Head> }
}

//! Audit.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Audit.
#[component]
pub fn Audit() -> impl IntoView {
    view! { <Head title=t("step-audit") sub="">{()}</Head> }
}

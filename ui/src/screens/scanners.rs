//! Scanners.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Scanners.
#[component]
pub fn Scanners() -> impl IntoView {
    view! { <Head title=t("step-scanners") sub="">{()}</Head> }
}

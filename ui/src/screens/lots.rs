//! Lots.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Lots.
#[component]
pub fn Lots() -> impl IntoView {
    view! { <Head title=t("step-lots") sub="">{()}</Head> }
}

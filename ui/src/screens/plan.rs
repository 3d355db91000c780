//! Plan.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Plan.
#[component]
pub fn Plan() -> impl IntoView {
    view! { <Head title=t("step-stations") sub="">{()}</Head> }
}

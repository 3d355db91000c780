//! Proof.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Proof.
#[component]
pub fn Proof() -> impl IntoView {
    view! { <Head title=t("step-proof") sub="">{()}</Head> }
}

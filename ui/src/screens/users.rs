//! Users.

use leptos::prelude::*;

use crate::text::t;
use crate::widgets::Head;

/// Users.
#[component]
pub fn Users() -> impl IntoView {
    view! { <Head title=t("operation-users-list") sub="">{()}</Head> }
}

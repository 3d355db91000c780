//! One list.

use leptos::prelude::*;
use model::SubjectId;

/// One list.
#[component]
pub fn List(subject: SubjectId) -> impl IntoView {
    view! { <h1>{subject.to_string()}</h1> }
}

//! The screens, one file each.

use leptos::prelude::*;

use crate::app::App;
use crate::backend::{Chosen, Drop};
use crate::route::Route;

mod approvals;
mod audit;
mod ballots;
mod candidates;
mod forms;
mod home;
mod list;
mod lots;
mod plan;
mod proof;
mod scanners;
mod seal;
pub mod sign_in;
mod users;
mod voters;
pub mod welcome;

/// The screen of a route.
pub fn screen(route: &Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Voters => view! { <voters::Voters/> }.into_any(),
        Route::Plan => view! { <plan::Plan/> }.into_any(),
        Route::Candidates => view! { <candidates::Candidates/> }.into_any(),
        Route::List(subject) => view! { <list::List subject=subject.clone()/> }.into_any(),
        Route::Lots => view! { <lots::Lots/> }.into_any(),
        Route::Ballots => view! { <ballots::Ballots/> }.into_any(),
        Route::Scanners => view! { <scanners::Scanners/> }.into_any(),
        Route::Proof => view! { <proof::Proof/> }.into_any(),
        Route::Forms => view! { <forms::Forms/> }.into_any(),
        Route::Audit => view! { <audit::Audit/> }.into_any(),
        Route::Approvals => view! { <approvals::Approvals/> }.into_any(),
        Route::Seal => view! { <seal::Seal/> }.into_any(),
        Route::Users => view! { <users::Users/> }.into_any(),
    }
}

/// Whether files hang over the window.
pub fn files_are_over(app: App) -> bool {
    app.drop.with(|drop| matches!(drop, Some(Drop::Over)))
}

/// Takes dropped files: `zone` is the `data-drop` of the place they fell on, if it has one.
pub fn on_drop(app: App, take: impl Fn(Option<String>, Vec<Chosen>) + 'static) {
    Effect::new(move || {
        let Some(Drop::Dropped { files, x, y }) = app.drop.get() else { return };
        app.drop.set(None);
        #[expect(clippy::cast_possible_truncation, reason = "a place in the window, in pixels")]
        let under = document().element_from_point(x as f32, y as f32);
        let zone = under.and_then(|element| element.closest("[data-drop]").ok().flatten());
        take(zone.and_then(|zone| zone.get_attribute("data-drop")), files);
    });
}

//! The frame around every screen: top, side, foot, the palette, and the dialogs over them.

use leptos::html;
use leptos::prelude::*;

use crate::app::{App, app};
use crate::route::{self, Route};
use crate::screens;
use crate::widgets::{JobBar, NoticeBar, QuestionDialog};

mod account;
mod foot;
mod palette;
pub mod side;
mod top;

pub use account::close as close_election;

/// The whole page.
#[component]
pub fn Root() -> impl IntoView {
    let app = App::start();
    listen_to_keys(app);
    let signed_in = Memo::new(move |_| app.user().is_some());
    view! {
        <div class="window" class:bare=move || !signed_in.get()>
            <top::Top/>
            <Show when=move || signed_in.get()>
                <side::Side/>
            </Show>
            <Stage/>
            <Show when=move || signed_in.get()>
                <foot::Foot/>
                <palette::Palette/>
            </Show>
        </div>
        <QuestionDialog/>
    }
}

/// The screen that the person is on.
#[component]
fn Stage() -> impl IntoView {
    let app = app();
    let main = NodeRef::<html::Main>::new();
    let state = Memo::new(move |_| {
        app.session.with(|session| session.as_ref().map(|session| (session.election.is_some(), session.user.is_some())))
    });
    let name = move || match state.get() {
        None => "start",
        Some((_, true)) => app.route.with(Route::name),
        Some((true, false)) => "sign-in",
        Some((false, false)) => "welcome",
    };
    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        if before.is_some_and(|before| before != route)
            && let Some(main) = main.get_untracked()
        {
            // So that the keyboard and screen readers start at the new screen.
            let _ = main.focus();
        }
        route
    });
    view! {
        <main node_ref=main tabindex="-1" data-screen=name class:over=move || screens::files_are_over(app)>
            <JobBar/>
            <NoticeBar/>
            {move || match state.get() {
                None => ().into_any(),
                Some((_, true)) => screens::screen(&app.route.get()),
                Some((true, false)) => view! { <screens::sign_in::SignIn/> }.into_any(),
                Some((false, false)) => view! { <screens::welcome::Welcome/> }.into_any(),
            }}
        </main>
    }
}

/// Ctrl K, Esc, Ctrl 1 to 9.
fn listen_to_keys(app: App) {
    let listening = window_event_listener(leptos::ev::keydown, move |event| {
        if app.user().is_none() {
            return;
        }
        let control = event.ctrl_key() || event.meta_key();
        let key = event.key();
        let digit = key.parse::<usize>().ok().filter(|digit| (1..=9).contains(digit));
        if control && key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            app.palette.update(|open| *open = !*open);
        } else if let (true, Some(route)) = (control, digit.and_then(|digit| Route::STEPS.get(digit - 1))) {
            event.prevent_default();
            route::go(route);
        } else if key == "Escape" && !event.default_prevented() && nothing_open() {
            route::go(&app.route.get_untracked().back());
        }
    });
    on_cleanup(move || listening.remove());
}

/// Whether Esc may leave the screen: no dialog, no menu, not writing.
fn nothing_open() -> bool {
    let busy = document().query_selector("dialog[open], details[open].menu, input:focus, textarea:focus, select:focus");
    !busy.is_ok_and(|found| found.is_some())
}

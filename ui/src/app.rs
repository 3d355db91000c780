//! What the whole interface shares: language, look, where the person is, who is signed in, what runs, what was said.

use std::rc::Rc;

use api::elections::{Overview, SessionView, ShowOverview, ShowSession, SignedIn};
use api::{Failure, Progress, Versions};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::list_diff::Difference;
use model::user::Permission;
use model::{Finding, SubjectId};
use words::Language;

use crate::backend::{self, Backend, Chosen, Drop};
use crate::call::Answer;
use crate::look::{self, Look};
use crate::route::{self, Route};

/// How something said weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Done,
    /// Worth a look.
    Attention,
    /// Nothing was done.
    Problem,
}

/// Something said after an action, until the next one.
#[derive(Debug, Clone)]
pub enum Notice {
    /// A message with its values.
    Said(Tone, &'static str, Vec<(&'static str, words::Value)>),
    /// A refusal.
    Refused(Failure),
    /// A message with findings.
    Found(Tone, &'static str, Vec<(&'static str, words::Value)>, Vec<Finding>),
}

/// A long operation under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Name of the operation.
    pub operation: &'static str,
    /// Number to cancel it by.
    pub number: Option<u32>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Whether it was asked to stop.
    pub stopping: bool,
}

/// Something that cannot be undone, with its consequence, before it is done.
#[derive(Clone)]
pub struct Question {
    /// What is asked.
    pub title: String,
    /// What follows.
    pub consequence: String,
    /// What the button says.
    pub act: String,
    /// What is done then.
    pub then: Callback<()>,
}

/// A file of a candidate list that was imported, or tried to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFile {
    /// The file.
    pub file: Chosen,
    /// Whose list, where that is known.
    pub subject: Option<SubjectId>,
}

/// Shared by all screens; every field is a signal.
#[derive(Clone, Copy)]
pub struct App {
    /// Language of everything shown.
    pub language: RwSignal<Language>,
    /// Light or dark.
    pub look: RwSignal<Look>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// What is open and who is signed in; none until asked.
    pub session: RwSignal<Option<SessionView>>,
    /// Where the election stands.
    pub overview: RwSignal<Option<Overview>>,
    /// Versions of everything as last heard.
    pub versions: RwSignal<Versions>,
    /// Counted up when anything in the election changed: what is shown is asked again.
    pub revision: RwSignal<u32>,
    /// What was said last.
    pub notice: RwSignal<Option<Notice>>,
    /// What runs.
    pub job: RwSignal<Option<Job>>,
    /// Calls under way that change something.
    pub busy: RwSignal<bool>,
    /// What is asked before it is done.
    pub question: RwSignal<Option<Question>>,
    /// When the last change was saved, as `HH:mm:ss`.
    pub saved: RwSignal<Option<String>>,
    /// What is said when the screen that was gone to is there.
    carried: StoredValue<Option<Notice>>,
    /// Files over the window, or dropped.
    pub drop: RwSignal<Option<Drop>>,
    /// What changed on a list with the file that was received last.
    pub changes: RwSignal<Option<(SubjectId, Vec<Difference>)>>,
    /// The file of a list that was received last: its columns can be set again.
    pub list_file: RwSignal<Option<ListFile>>,
    /// Whether the palette is open.
    pub palette: RwSignal<bool>,
    backend: StoredValue<Rc<dyn Backend>, LocalStorage>,
}

/// The app, inside any component.
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Starts the interface: remembers the person's choices, listens to the address, asks who is there.
    pub fn start() -> Self {
        let (language, look) = look::remembered();
        let app = Self {
            language: RwSignal::new(language),
            look: RwSignal::new(look),
            route: RwSignal::new(route::current()),
            session: RwSignal::new(None),
            overview: RwSignal::new(None),
            versions: RwSignal::new(Versions::new()),
            revision: RwSignal::new(0),
            notice: RwSignal::new(None),
            job: RwSignal::new(None),
            busy: RwSignal::new(false),
            question: RwSignal::new(None),
            saved: RwSignal::new(None),
            carried: StoredValue::new(None),
            drop: RwSignal::new(None),
            changes: RwSignal::new(None),
            list_file: RwSignal::new(None),
            palette: RwSignal::new(false),
            backend: StoredValue::new_local(backend::choose()),
        };
        provide_context(app);
        Effect::new(move || look::apply(app.language.get(), app.look.get()));
        let moved = window_event_listener(leptos::ev::hashchange, move |_| {
            app.route.set(route::current());
            // What was said on the way is still to be read there.
            app.notice.set(app.carried.try_update_value(Option::take).flatten());
        });
        on_cleanup(move || moved.remove());
        app.backend().watch_drops(Rc::new(move |drop| app.drop.set(Some(drop))));
        app.keep_overview();
        spawn_local(async move {
            let file = app.backend().started_with().await;
            if let Some(file) = file {
                let opened = app.ask(&api::elections::OpenElection { file: file.file() }).await;
                if let Err(failure) = opened {
                    app.notice.set(Some(Notice::Refused(failure)));
                }
            }
            app.refresh_session().await;
        });
        app
    }

    /// The way to the engine.
    pub fn backend(self) -> Rc<dyn Backend> {
        self.backend.get_value()
    }

    /// Asks again what is open and who is signed in.
    pub async fn refresh_session(self) {
        match self.ask(&ShowSession {}).await {
            Ok(Answer::Done(session)) => {
                if session.user.is_none() {
                    self.overview.set(None);
                }
                self.session.set(Some(session));
                self.revision.update(|revision| *revision += 1);
            }
            Ok(Answer::Awaiting) => {}
            Err(failure) => {
                self.session.set(Some(SessionView { election: None, user: None }));
                self.notice.set(Some(Notice::Refused(failure)));
            }
        }
    }

    /// Asks the overview again whenever anything changed.
    fn keep_overview(self) {
        Effect::new(move || {
            self.revision.track();
            if self.user().is_none() {
                return;
            }
            spawn_local(async move {
                if let Ok(Answer::Done(overview)) = self.ask(&ShowOverview {}).await {
                    self.overview.set(Some(overview));
                }
            });
        });
    }

    /// Who is signed in.
    pub fn user(self) -> Option<SignedIn> {
        self.session.with(|session| session.as_ref().and_then(|session| session.user.clone()))
    }

    /// Whether the signed-in person may do this; the engine decides, this only tells early.
    pub fn may(self, permission: Permission) -> bool {
        self.user().is_some_and(|user| user.role.may(permission))
    }

    /// Key of the reason why the signed-in person may not do this, if so.
    pub fn forbids(self, permission: Permission) -> Option<&'static str> {
        (!self.may(permission)).then_some("ui-not-permitted")
    }

    /// Says something.
    pub fn tell(self, tone: Tone, key: &'static str, values: Vec<(&'static str, words::Value)>) {
        self.notice.set(Some(Notice::Said(tone, key, values)));
    }

    /// Goes to a screen and takes what was said along.
    pub fn go_saying(self, route: &Route) {
        if self.route.with_untracked(|now| now != route) {
            self.carried.set_value(self.notice.get_untracked());
            route::go(route);
        }
    }

    /// Asks before something that cannot be undone.
    pub fn confirm(self, title: &str, consequence: &str, act: &str, then: impl Fn() + Send + Sync + 'static) {
        let words = words::of(self.language.get_untracked());
        self.question.set(Some(Question {
            title: words.text(title),
            consequence: words.text(consequence),
            act: words.text(act),
            then: Callback::new(move |()| then()),
        }));
    }
}

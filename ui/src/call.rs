//! Operations as the screens use them: ask, act, keep asking.
//!
//! Always true: a command carries the versions that the person saw; when a reply tells of newer ones, everything shown is
//! asked again, so what is sent next is what is on the screen.

use std::rc::Rc;

use api::{Call, Failure, FailureKind, Kind, Operation, Versions};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{App, Job, Notice, Tone};
use crate::backend::{Chosen, Hear, Pick, Word};

/// What came of an operation.
pub enum Answer<T> {
    /// It is done.
    Done(T),
    /// It waits for a second person.
    Awaiting,
}

/// Something asked, and asked again whenever the election or the question changes.
pub struct Query<T: Send + Sync + 'static> {
    /// The last answer.
    pub value: RwSignal<Option<T>>,
    /// Why there is none.
    pub failure: RwSignal<Option<Failure>>,
    language: RwSignal<words::Language>,
}

impl<T: Send + Sync + 'static> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Query<T> {}

impl<T: Send + Sync + Clone + 'static> Query<T> {
    /// The last answer; what shows it is drawn anew when the language changes.
    pub fn get(self) -> Option<T> {
        self.language.track();
        self.value.get()
    }
}

impl App {
    /// Calls an operation once.
    pub async fn ask<O: Operation>(self, operation: &O) -> Result<Answer<O::Output>, Failure> {
        self.carry(operation, None).await
    }

    async fn carry<O: Operation>(self, operation: &O, hear: Option<Hear>) -> Result<Answer<O::Output>, Failure> {
        let broken = |_| Failure::new(FailureKind::Machine, "E901");
        let seen = match O::ENTRY.kind {
            Kind::Command => self.versions.get_untracked(),
            Kind::Query | Kind::Session => Versions::new(),
        };
        let input = serde_json::to_value(operation).map_err(broken)?;
        let call = Call { operation: O::ENTRY.name.to_owned(), input, seen };
        let reply = self.backend().call(call, hear).await?;
        self.hear_versions(reply.versions);
        if O::ENTRY.kind == Kind::Command {
            self.saved.set(Some(crate::text::clock()));
        }
        if reply.awaiting.is_some() {
            return Ok(Answer::Awaiting);
        }
        serde_json::from_value(reply.output).map(Answer::Done).map_err(broken)
    }

    fn hear_versions(self, versions: Versions) {
        let known = self.versions.get_untracked();
        if versions.is_empty() || versions == known {
            return;
        }
        self.versions.set(versions);
        if !known.is_empty() {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Does an operation for the person: shows that it runs, says what came of it, then goes on.
    pub fn act<O: Operation>(self, operation: O, then: impl FnOnce(O::Output) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin::<O>();
        spawn_local(async move {
            let answer = self.carry(&operation, Some(self.hear())).await;
            self.end();
            match answer {
                Ok(Answer::Done(output)) => then(output),
                Ok(Answer::Awaiting) => {
                    self.tell(Tone::Attention, "ui-awaiting", Vec::new());
                    self.revision.update(|revision| *revision += 1);
                }
                Err(failure) => self.refuse(failure).await,
            }
        });
    }

    /// Does operations one after the other, and then tells what came of each; a refused one does not stop the others.
    pub fn act_each<O: Operation>(
        self,
        operations: Vec<O>,
        then: impl FnOnce(Vec<Result<Answer<O::Output>, Failure>>) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin::<O>();
        spawn_local(async move {
            let mut answers = Vec::new();
            for operation in &operations {
                answers.push(self.carry(operation, Some(self.hear())).await);
            }
            self.end();
            then(answers);
        });
    }

    fn begin<O: Operation>(self) {
        self.busy.set(true);
        self.notice.set(None);
        if O::ENTRY.long {
            self.job.set(Some(Job { operation: O::ENTRY.name, number: None, progress: None, stopping: false }));
        }
    }

    fn end(self) {
        self.busy.set(false);
        self.job.set(None);
    }

    /// Hears how far the running operation is.
    fn hear(self) -> Hear {
        let job = self.job;
        Rc::new(move |word| {
            job.update(|job| {
                if let Some(job) = job {
                    match word {
                        Word::Started(number) => job.number = Some(number),
                        Word::Step(step) => job.progress = Some(step),
                    }
                }
            });
        })
    }

    async fn refuse(self, failure: Failure) {
        // E301: somebody else changed it. E201: the session has ended.
        let (conflict, signed_out) = (failure.code == "E301", failure.code == "E201");
        self.notice.set(Some(Notice::Refused(failure)));
        if conflict {
            self.revision.update(|revision| *revision += 1);
        }
        if signed_out {
            self.refresh_session().await;
        }
    }

    /// Asks the running operation to stop.
    pub fn stop(self) {
        self.job.update(|job| {
            if let Some(job) = job {
                job.stopping = true;
                if let Some(number) = job.number {
                    self.backend().cancel(number);
                }
            }
        });
    }

    /// Keeps asking: once now, and again when the election or the question changes.
    pub fn query<O>(self, question: impl Fn() -> Option<O> + 'static) -> Query<O::Output>
    where
        O: Operation,
        O::Output: Sync,
    {
        let query = Query { value: RwSignal::new(None), failure: RwSignal::new(None), language: self.language };
        let newest = StoredValue::new(0_u32);
        Effect::new(move || {
            self.revision.track();
            let Some(operation) = question() else { return };
            let this = newest.get_value() + 1;
            newest.set_value(this);
            spawn_local(async move {
                let answer = self.ask(&operation).await;
                // The screen may be gone, or a newer question asked.
                if newest.try_get_value() != Some(this) {
                    return;
                }
                match answer {
                    Ok(Answer::Done(output)) => {
                        query.failure.set(None);
                        query.value.set(Some(output));
                    }
                    Ok(Answer::Awaiting) => {}
                    Err(failure) => query.failure.set(Some(failure)),
                }
            });
        });
        query
    }

    /// Asks the person for a file or folder, then goes on with it.
    pub fn pick(self, pick: Pick, title: &'static str, then: impl FnOnce(Chosen) + 'static) {
        let title = words::of(self.language.get_untracked()).text(title);
        spawn_local(async move {
            if let Some(chosen) = self.backend().pick(pick, title).await {
                then(chosen);
            }
        });
    }
}

//! Calls under way. Always holds: a call is known under the number of its progress channel from its first moment to
//! its last, so that it can be cancelled; progress reaches the window at most twenty times a second, its last word always.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use api::{Call, Failure, Progress, Reply};
use engine::Job;

use crate::bridge::Bridge;

/// A small message costs the webview an evaluation, so not more than this.
const PAUSE: Duration = Duration::from_millis(50);

/// The table of calls under way.
#[derive(Clone, Default)]
pub(crate) struct Jobs(Arc<Mutex<BTreeMap<u32, Job>>>);

impl Jobs {
    /// Runs a call to its end on this thread.
    pub(crate) fn run(
        &self,
        job: u32,
        bridge: &dyn Bridge,
        call: Call,
        send: impl Fn(Progress) + Send + 'static,
    ) -> Result<Reply, Failure> {
        let line = Arc::new(Line::new(send));
        let said = line.clone();
        let caller = Job::new(move |step| said.say(step));
        self.table().insert(job, caller.clone());
        let result = bridge.call(call, &caller);
        line.finish();
        self.table().remove(&job);
        result
    }

    /// Asks a call to stop; one that has ended is left alone.
    pub(crate) fn cancel(&self, job: u32) {
        if let Some(job) = self.table().get(&job) {
            job.cancel();
        }
    }

    /// Asks every call to stop: the window closes.
    pub(crate) fn cancel_all(&self) {
        self.table().values().for_each(Job::cancel);
    }

    fn table(&self) -> std::sync::MutexGuard<'_, BTreeMap<u32, Job>> {
        // A call that panicked leaves the table as it was: still right.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Progress on its way to the window.
struct Line<F>(Mutex<Held<F>>);

struct Held<F> {
    send: F,
    last: Option<Instant>,
    /// Said too soon after the last one.
    waiting: Option<Progress>,
}

impl<F: Fn(Progress)> Line<F> {
    fn new(send: F) -> Self {
        Self(Mutex::new(Held { send, last: None, waiting: None }))
    }

    fn say(&self, step: Progress) {
        let mut held = self.held();
        if held.last.is_some_and(|last| last.elapsed() < PAUSE) {
            held.waiting = Some(step);
        } else {
            held.last = Some(Instant::now());
            held.waiting = None;
            (held.send)(step);
        }
    }

    fn finish(&self) {
        let mut held = self.held();
        if let Some(step) = held.waiting.take() {
            (held.send)(step);
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held<F>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;

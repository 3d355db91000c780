//! Calls under way. Always holds: a call is known under the number of its progress channel from its first moment to
//! its last, so that it can be cancelled; progress reaches the window at most twenty times a second, its last word always.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::bridge::Bridge;

/// A small message costs the webview an evaluation, so not more than this.
const PAUSE: Duration = Duration::from_millis(50);

/// Whether a call is no longer wanted; clones are the same wish.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the call to stop at its next safe point.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The table of calls under way.
#[derive(Clone, Default)]
pub(crate) struct Jobs(Arc<Mutex<BTreeMap<u32, Cancel>>>);

impl Jobs {
    /// Runs a call to its end on this thread.
    pub(crate) fn run(
        &self,
        job: u32,
        bridge: &dyn Bridge,
        (name, input): (&str, Value),
        send: impl Fn(Value) + Send + Sync,
    ) -> Result<Value, Value> {
        let cancel = Cancel::default();
        self.table().insert(job, cancel.clone());
        let line = Line::new(send);
        let result = bridge.call(name, input, &|step| line.say(step), &cancel);
        line.finish();
        self.table().remove(&job);
        result
    }

    /// Asks a call to stop; one that has ended is left alone.
    pub(crate) fn cancel(&self, job: u32) {
        if let Some(cancel) = self.table().get(&job) {
            cancel.cancel();
        }
    }

    fn table(&self) -> std::sync::MutexGuard<'_, BTreeMap<u32, Cancel>> {
        // A call that panicked leaves the table as it was: still right.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Progress on its way to the window.
struct Line<F> {
    send: F,
    state: Mutex<(Option<Instant>, Option<Value>)>,
}

impl<F: Fn(Value)> Line<F> {
    fn new(send: F) -> Self {
        Self { send, state: Mutex::new((None, None)) }
    }

    fn say(&self, step: Value) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.0.is_some_and(|last| last.elapsed() < PAUSE) {
            state.1 = Some(step);
        } else {
            *state = (Some(Instant::now()), None);
            (self.send)(step);
        }
    }

    fn finish(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(step) = state.1.take() {
            (self.send)(step);
        }
    }
}

#[cfg(test)]
mod tests;

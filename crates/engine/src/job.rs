//! A running operation as its caller sees it: progress out, cancellation in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use api::Progress;

use crate::refusal::{Refusal, Result};

/// The caller's end of an operation. Cloning it gives another end of the same operation.
#[derive(Clone)]
pub struct Job {
    cancelled: Arc<AtomicBool>,
    report: Arc<dyn Fn(Progress) + Send + Sync>,
}

impl Default for Job {
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl Job {
    /// A job that reports its progress to a function; called from any thread, a few times a second at most for long steps.
    #[must_use]
    pub fn new(report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { cancelled: Arc::default(), report: Arc::new(report) }
    }

    /// Asks the operation to stop; it leaves nothing behind.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The flag itself, for rooms that look at it while they compute.
    pub(crate) fn flag(&self) -> &AtomicBool {
        &self.cancelled
    }

    pub(crate) fn check(&self) -> Result<()> {
        if self.is_cancelled() { Err(Refusal::cancelled()) } else { Ok(()) }
    }

    /// Reports a step, `progress-<step>` in the locales.
    pub(crate) fn report(&self, step: &str, done: usize, total: usize) {
        let count = |n| u64::try_from(n).unwrap_or(u64::MAX);
        (self.report)(Progress { done: count(done), total: count(total), step: step.to_owned() });
    }
}

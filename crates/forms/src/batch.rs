//! Many forms on several threads.
//!
//! Always true: what a form looks like does not depend on the thread or the order in which it was made; a cancelled run
//! starts no further form.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use model::rules::FormRule;

use crate::error::FormError;
use crate::facts::FormFacts;
use crate::labels::FormLanguages;
use crate::render::{Forms, Rendered};

/// One form of one unit.
#[derive(Debug, Clone, Copy)]
pub struct FormJob<'a> {
    /// Which form.
    pub form: &'a FormRule,
    /// What is known.
    pub facts: &'a FormFacts,
    /// In which languages.
    pub languages: FormLanguages,
}

impl Forms {
    /// Makes all forms. Each goes to `take` with its place in `jobs` as soon as it is made, in no certain order and from
    /// several threads: write it there, and count there to show progress, so that no more than `threads` PDFs are in memory.
    ///
    /// # Errors
    /// [`FormError::Cancelled`]; or [`FormError::Refused`] with the findings of all forms, each once, in order: the forms
    /// without findings have been taken then.
    pub fn render_all(
        &self,
        jobs: &[FormJob<'_>],
        threads: NonZeroUsize,
        cancel: &AtomicBool,
        take: &(dyn Fn(usize, Rendered) + Sync),
    ) -> Result<(), FormError> {
        let next = AtomicUsize::new(0);
        let faults = Mutex::new(BTreeSet::new());
        let work = || {
            while !cancel.load(Ordering::Relaxed) {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = jobs.get(index) else { return };
                match self.render(job.form, job.facts, job.languages) {
                    Ok(rendered) => take(index, rendered),
                    Err(error) => {
                        faults.lock().unwrap_or_else(PoisonError::into_inner).extend(error.findings().iter().cloned())
                    }
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads.get().min(jobs.len()).max(1) {
                scope.spawn(work);
            }
            work();
        });
        if cancel.load(Ordering::Relaxed) {
            return Err(FormError::Cancelled);
        }
        let faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
        if faults.is_empty() { Ok(()) } else { Err(FormError::Refused(faults.into_iter().collect())) }
    }
}

//! The one way from the window to the engine.

use api::{Call, Failure, Reply};
use engine::{Engine, Job};

/// What the shell asks of the engine, and all that it knows of it.
pub trait Bridge: Send + Sync + 'static {
    /// Does what the operation of this name does; blocks until it is done.
    ///
    /// # Errors
    /// The engine's refusal: a stable code with its values.
    fn call(&self, call: Call, job: &Job) -> Result<Reply, Failure>;

    /// Closes the open election, so that one whole file remains.
    fn close(&self);
}

impl Bridge for Engine {
    fn call(&self, call: Call, job: &Job) -> Result<Reply, Failure> {
        self.call(call, job)
    }

    fn close(&self) {
        if let Err(failure) = self.close() {
            // The window has gone: the store mends itself at the next start.
            tracing::error!(code = %failure.code, "the election was not closed");
        }
    }
}

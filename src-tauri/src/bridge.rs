//! The one way from the window to the engine.

use api::{Call, Failure, Progress, Reply};

use crate::jobs::Cancel;

/// Takes what a long operation says of its progress; called from any thread.
pub type Report = Box<dyn Fn(Progress) + Send + Sync>;

/// What the shell asks of the engine, and all that it knows of it.
pub trait Bridge: Send + Sync + 'static {
    /// Does what the operation of this name does.
    ///
    /// # Errors
    /// The engine's refusal: a stable code with its values.
    fn call(&self, call: Call, report: Report, cancel: &Cancel) -> Result<Reply, Failure>;

    /// Closes the open election, so that one whole file remains.
    fn close(&self);
}

//! The one way from the window to the engine.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use crate::jobs::Cancel;

/// Takes what a long job says of its progress; called from the job's own thread.
pub type Progress<'a> = &'a (dyn Fn(Value) + Send + Sync);

/// What the shell asks of the engine, and all that it knows of it.
pub trait Bridge: Send + Sync + 'static {
    /// Does what the command or query of this name does, or gives the refusal, both as the interface will read them.
    ///
    /// # Errors
    /// The engine's refusal: a stable code with its values.
    fn call(&self, name: &str, input: Value, progress: Progress<'_>, cancel: &Cancel) -> Result<Value, Value>;

    /// A word that stands for this path from now on; the interface hands it back in a command's input.
    fn name_file(&self, path: PathBuf) -> String;
}

/// Before the engine stands: every call is refused, and files have names already.
#[derive(Default)]
pub(crate) struct Engine {
    files: Mutex<Vec<PathBuf>>,
}

impl Engine {
    pub(crate) fn open() -> Self {
        Self::default()
    }
}

impl Bridge for Engine {
    fn call(&self, name: &str, _input: Value, _progress: Progress<'_>, _cancel: &Cancel) -> Result<Value, Value> {
        Err(serde_json::json!({ "code": "shell-no-engine", "name": name }))
    }

    fn name_file(&self, path: PathBuf) -> String {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(path);
        format!("file-{}", files.len())
    }
}

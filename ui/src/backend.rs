//! How the interface reaches the engine: one trait, in the window by Tauri, in a plain browser by invented data.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use api::{Call, Failure, Progress, Reply};
use serde::{Deserialize, Serialize};

pub mod fake;
pub mod tauri;

/// A future on the one thread of the web view.
pub type Local<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What is said of a call while it runs.
pub enum Word {
    /// The number by which it can be cancelled.
    Started(u32),
    /// How far it is.
    Step(Progress),
}

/// Hears what is said of a call.
pub type Hear = Rc<dyn Fn(Word)>;

/// A file or folder that the person chose: what to show, and the word that stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Goes into an operation's input as its file.
    pub handle: String,
    /// The last part of its path.
    pub name: String,
}

impl Chosen {
    /// The file as operations take it.
    pub fn file(&self) -> api::FileRef {
        api::FileRef(self.handle.clone())
    }
}

/// What a chosen file should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// A workbook.
    Workbook,
    /// An election.
    Election,
    /// A scanner package.
    Package,
    /// A printable document.
    Document,
    /// What a program wrote for another: a tally, a proof's report.
    Report,
}

/// What is asked of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// A file that exists.
    File(FileKind),
    /// A folder.
    Folder,
    /// Where to put a new file, with a name to start from.
    NewFile(FileKind, String),
}

/// Files dragged over the window.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Drop {
    /// They are over it.
    Over,
    /// They left.
    Gone,
    /// They were dropped at this place, in CSS pixels from the window's top left.
    Dropped {
        /// The files.
        files: Vec<Chosen>,
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
}

/// The one way to the engine, and to the person's files.
pub trait Backend {
    /// Does what the operation of this name does.
    fn call<'a>(&'a self, call: Call, hear: Option<Hear>) -> Local<'a, Result<Reply, Failure>>;
    /// Asks a call to stop.
    fn cancel(&self, job: u32);
    /// Asks the person for a file or folder; nothing if they thought better of it.
    fn pick<'a>(&'a self, pick: Pick, title: String) -> Local<'a, Option<Chosen>>;
    /// Tells of files dragged over the window from now on.
    fn watch_drops(&self, hear: Rc<dyn Fn(Drop)>);
    /// The election with which the app was started.
    fn started_with<'a>(&'a self) -> Local<'a, Option<Chosen>>;
    /// Whether what is shown is invented.
    fn invented(&self) -> bool;
}

/// Tauri where it is there, else invented data.
pub fn choose() -> Rc<dyn Backend> {
    match tauri::Tauri::find() {
        Some(tauri) => Rc::new(tauri),
        None => Rc::new(fake::Fake::default()),
    }
}

//! What the interface may ask of the shell. Always holds: each is named in `catalogue`, and none does anything itself.
#![allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command its arguments by value"
)]

use serde::Serialize;
use serde_json::Value;
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use crate::dialogs::{self, Kind};
use crate::drops::Drop;
use crate::{Bridge, Shell};

/// A file or folder that the person chose: what to show, and the word that stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Chosen {
    /// To be handed back to the engine.
    pub(crate) handle: String,
    /// The last part of its path.
    pub(crate) name: String,
}

impl Chosen {
    pub(crate) fn new(bridge: &dyn Bridge, path: std::path::PathBuf) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        Self { handle: bridge.name_file(path), name }
    }
}

/// What the app was started with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Arguments {
    file: Option<Chosen>,
}

pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, cancel, pick_file, pick_folder, pick_new_file, watch_drops, start_arguments]
}

/// Does a command or query of the engine. The number of `progress` is the number to `cancel` it by.
#[tauri::command]
async fn call(shell: State<'_, Shell>, name: String, input: Value, progress: Channel<Value>) -> Result<Value, Value> {
    let (jobs, bridge) = (shell.jobs.clone(), shell.bridge.clone());
    let work = move || {
        jobs.run(progress.id(), &*bridge, (&name, input), |step| {
            // A window that has gone needs no progress.
            let _ = progress.send(step);
        })
    };
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(serde_json::json!({ "code": "shell-call-broke" })))
}

#[tauri::command]
fn cancel(shell: State<'_, Shell>, job: u32) {
    shell.jobs.cancel(job);
}

/// Asks for a file that exists; nothing if the person thought better of it.
#[tauri::command]
async fn pick_file<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    kind: Kind,
    title: String,
) -> Result<Option<Chosen>, ()> {
    let path = dialogs::file(&window, kind, &title).await;
    Ok(path.map(|path| Chosen::new(&*shell.bridge, path)))
}

/// Asks for a folder.
#[tauri::command]
async fn pick_folder<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    title: String,
) -> Result<Option<Chosen>, ()> {
    let path = dialogs::folder(&window, &title).await;
    Ok(path.map(|path| Chosen::new(&*shell.bridge, path)))
}

/// Asks where to put a file that does not exist yet.
#[tauri::command]
async fn pick_new_file<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    kind: Kind,
    title: String,
    suggestion: String,
) -> Result<Option<Chosen>, ()> {
    let path = dialogs::new_file(&window, kind, &title, &suggestion).await;
    Ok(path.map(|path| Chosen::new(&*shell.bridge, path)))
}

/// From now on, files that are dragged over the window and dropped on it are told on this channel.
#[tauri::command]
fn watch_drops(shell: State<'_, Shell>, drops: Channel<Drop>) {
    shell.drops.watch(drops);
}

/// The election with which the app was started. The interface asks this first, when it can be used.
#[tauri::command]
fn start_arguments<R: Runtime>(app: AppHandle<R>, shell: State<'_, Shell>) -> Arguments {
    shell.start.report("usable");
    if shell.start.measure {
        app.exit(0);
    }
    let file = shell.start.file.clone();
    Arguments { file: file.map(|path| Chosen::new(&*shell.bridge, path)) }
}

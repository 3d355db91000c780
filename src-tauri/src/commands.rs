//! What the interface may ask of the shell. Always holds: each is named in `catalogue`, and none does anything itself.
#![allow(clippy::needless_pass_by_value, reason = "Tauri hands a command its arguments by value")]

use api::{Call, Failure, FailureKind, Progress, Reply, Versions};
use serde::Serialize;
use serde_json::Value;
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use crate::Shell;
use crate::dialogs::{self, Kind};
use crate::drops::Drop;
use crate::handles::Chosen;

/// What the app was started with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Arguments {
    file: Option<Chosen>,
}

pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, cancel, pick_file, pick_folder, pick_new_file, watch_drops, start_arguments]
}

/// Does an operation of the engine. The number of the `progress` channel is the number to `cancel` it by.
#[tauri::command]
async fn call(
    shell: State<'_, Shell>,
    name: String,
    mut input: Value,
    seen: Option<Versions>,
    progress: Channel<Progress>,
) -> Result<Reply, Failure> {
    if let Some(entry) = api::entry(&name) {
        shell.handles.resolve(entry, &mut input)?;
    }
    let call = Call { operation: name, input, seen: seen.unwrap_or_default() };
    let (jobs, bridge) = (shell.jobs.clone(), shell.bridge.clone());
    let work = move || {
        jobs.run(progress.id(), &*bridge, call, move |step| {
            // A window that has gone needs no progress.
            let _ = progress.send(step);
        })
    };
    // E901 (internal error): only a panic in the engine ends here.
    let broke = |_| Err(Failure::new(FailureKind::Machine, "E901"));
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(broke)
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
    Ok(path.map(|path| shell.handles.choose(path)))
}

/// Asks for a folder.
#[tauri::command]
async fn pick_folder<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    title: String,
) -> Result<Option<Chosen>, ()> {
    let path = dialogs::folder(&window, &title).await;
    Ok(path.map(|path| shell.handles.choose(path)))
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
    Ok(path.map(|path| shell.handles.choose(path)))
}

/// From now on, files that are dragged over the window and dropped on it are told on this channel.
#[tauri::command]
fn watch_drops(shell: State<'_, Shell>, drops: Channel<Drop>) {
    shell.drops.watch(drops);
}

/// The election with which the app was started. The interface asks this first, when it can be used.
#[tauri::command]
fn start_arguments<R: Runtime>(app: AppHandle<R>, shell: State<'_, Shell>) -> Arguments {
    shell.start.report_usable();
    if shell.start.measure {
        app.exit(0);
    }
    let file = shell.start.file.clone();
    Arguments { file: file.map(|path| shell.handles.choose(path)) }
}

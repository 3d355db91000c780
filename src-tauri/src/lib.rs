//! The desktop shell: one window, the system's file dialogs, one bridge to the engine.
//!
//! **It decides nothing.** What the interface wants done goes by name and value through `call` to the engine, which
//! checks everything. The webview never names a path: the shell asks the person with the system's own dialog (or
//! takes what they dropped, or the file that the app was started with) and hands out a word that stands for it.
//! It opens no port, and the window may use the commands in `catalogue` and nothing else.

mod bridge;
mod catalogue;
mod commands;
mod dialogs;
mod drops;
mod handles;
mod jobs;
mod log;
mod start;
mod webkit;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use engine::{Clock, Engine, Keys};
use tauri::{Builder, Manager as _, RunEvent, Runtime};

pub use bridge::Bridge;
pub use catalogue::COMMANDS;
pub use start::Start;

/// What the commands work with.
pub(crate) struct Shell {
    pub(crate) bridge: Arc<dyn Bridge>,
    pub(crate) jobs: jobs::Jobs,
    pub(crate) drops: drops::Drops,
    pub(crate) handles: handles::Handles,
    pub(crate) start: Start,
}

/// Shows the window until the person closes it.
#[must_use]
pub fn run() -> ExitCode {
    webkit::prepare();
    let start = Start::from_words(std::env::args_os().skip(1));
    let engine = match Engine::new(Clock::System, Keys::system()) {
        Ok(engine) => Arc::new(engine),
        Err(failure) => {
            report(&failure.code);
            return ExitCode::FAILURE;
        }
    };
    let app = match assemble(Builder::default(), engine, start).build(tauri::generate_context!()) {
        Ok(app) => app,
        Err(error) => {
            report(&format!("{error}"));
            return ExitCode::FAILURE;
        }
    };
    let log = app.path().app_log_dir().map_err(io::Error::other).and_then(|folder| log::begin(&folder));
    if let Err(error) = log {
        // The work goes on without one.
        report(&format!("no log: {error}"));
    }
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            let shell = app.state::<Shell>();
            shell.jobs.cancel_all();
            shell.bridge.close();
        }
    });
    ExitCode::SUCCESS
}

/// The shell's parts put into an app; the same for the real window and for tests without one.
pub fn assemble<R: Runtime>(builder: Builder<R>, bridge: Arc<dyn Bridge>, start: Start) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(Shell {
            bridge,
            jobs: jobs::Jobs::default(),
            drops: drops::Drops::default(),
            handles: handles::Handles::default(),
            start,
        })
        .invoke_handler(commands::handler())
        .on_window_event(drops::on_window_event)
}

/// The only thing that the shell itself says: why there is no window.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn report(reason: &str) {
    eprintln!("kutia-app: {reason}");
}

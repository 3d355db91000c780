//! The system's own file dialogs. The window has no permission for them: only the shell opens one, on the person's
//! wish, and the path stays on this side.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

/// What a chosen file should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// A workbook with voters, venues or candidates.
    Workbook,
    /// An election.
    Election,
    /// A scanner package, or any other sealed one.
    Package,
    /// Scanned pages.
    Pages,
    /// A printable document.
    Document,
    /// What a program wrote for another: a tally, a proof's report.
    Report,
}

impl Kind {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Workbook => &["xlsx", "xls", "xlsb", "ods", "csv"],
            Self::Election => &["kutia"],
            Self::Package => &["zip"],
            Self::Pages => &["png", "jpg", "jpeg", "tif", "tiff", "pdf"],
            Self::Document => &["pdf"],
            Self::Report => &["json"],
        }
    }

    /// The same in every language: `*.xlsx *.ods`.
    fn label(self) -> String {
        let patterns: Vec<String> = self.endings().iter().map(|ending| format!("*.{ending}")).collect();
        patterns.join(" ")
    }
}

pub(crate) async fn file<R: Runtime>(window: &WebviewWindow<R>, kind: Kind, title: &str) -> Option<PathBuf> {
    let dialog = dialog(window, title).add_filter(kind.label(), kind.endings());
    answer(|done| dialog.pick_file(done)).await
}

pub(crate) async fn folder<R: Runtime>(window: &WebviewWindow<R>, title: &str) -> Option<PathBuf> {
    let dialog = dialog(window, title);
    answer(|done| dialog.pick_folder(done)).await
}

/// The ending is added if the person left it out.
pub(crate) async fn new_file<R: Runtime>(
    window: &WebviewWindow<R>,
    kind: Kind,
    title: &str,
    suggestion: &str,
) -> Option<PathBuf> {
    let dialog = dialog(window, title).add_filter(kind.label(), kind.endings()).set_file_name(suggestion);
    let mut path = answer(|done| dialog.save_file(done)).await?;
    if path.extension().is_none()
        && let Some(ending) = kind.endings().first()
    {
        path.set_extension(ending);
    }
    Some(path)
}

fn dialog<R: Runtime>(window: &WebviewWindow<R>, title: &str) -> FileDialogBuilder<R> {
    window.dialog().file().set_parent(window).set_title(title)
}

type Done = Box<dyn FnOnce(Option<FilePath>) + Send>;

async fn answer(ask: impl FnOnce(Done)) -> Option<PathBuf> {
    let (tell, hear) = oneshot::channel();
    ask(Box::new(move |path| {
        // Nobody listens if the window was closed meanwhile.
        let _ = tell.send(path);
    }));
    hear.await.ok()??.into_path().ok()
}

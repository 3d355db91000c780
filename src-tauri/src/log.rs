//! The log: what only a programmer needs, under the number that a message shows ("detail"). Always holds: warnings and
//! errors only, and of a panic its place, not its words, so that nothing that was typed or read gets into it.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing::Level;

/// In bytes; a larger file becomes `kutia.old.log` at the next start.
const LIMIT: u64 = 1 << 20;

/// Begins to write to `kutia.log` in this folder.
pub(crate) fn begin(folder: &Path) -> io::Result<()> {
    let file = open(folder)?;
    let subscriber =
        tracing_subscriber::fmt().with_writer(Mutex::new(file)).with_ansi(false).with_max_level(Level::WARN).finish();
    // Never set before: this is the only caller, once a process.
    if tracing::subscriber::set_global_default(subscriber).is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(%place, "the program broke off");
        }));
    }
    Ok(())
}

fn open(folder: &Path) -> io::Result<fs::File> {
    fs::create_dir_all(folder)?;
    let path = folder.join("kutia.log");
    if fs::metadata(&path).is_ok_and(|file| file.len() > LIMIT) {
        fs::rename(&path, folder.join("kutia.old.log"))?;
    }
    OpenOptions::new().append(true).create(true).open(path)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_log_that_grew_too_large_is_kept_once_and_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let size = |name: &str| fs::metadata(folder.path().join(name)).map(|file| file.len()).ok();
        open(folder.path()).unwrap().write_all(&vec![b'.'; 2 << 20]).unwrap();
        assert_eq!(size("kutia.old.log"), None);
        open(folder.path()).unwrap().write_all(b"new").unwrap();
        assert_eq!((size("kutia.old.log"), size("kutia.log")), (Some(2 << 20), Some(3)));
        open(folder.path()).unwrap().write_all(b"er").unwrap();
        assert_eq!(size("kutia.log"), Some(5));
    }
}

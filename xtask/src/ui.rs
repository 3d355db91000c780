//! `ui`: the interface as a folder of files that the window shows. Always holds: no downloaded tool, no network,
//! the same sources give the same bytes, and a file that did not change is not written again (so that cargo does not
//! rebuild the app for nothing).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::bundle;
use crate::process::{Failure, Outcome, cargo, run};
use crate::tree::{self, Profile};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the interface into `ui/dist/`.
pub fn build(profile: Profile) -> Outcome {
    let (flags, folder): (&[&str], &str) = match profile {
        Profile::Debug => (&[], "debug"),
        Profile::Release => (&["--profile", "wasm"], "wasm"),
    };
    run(cargo(["build", "--package", "ui", "--target", TARGET]).args(flags))?;
    let wasm = tree::target().join(TARGET).join(folder).join("ui.wasm");

    let mut files = bundle::glue(&wasm, profile)?;
    let ui = tree::root().join("ui");
    for name in ["index.html", "init.js"] {
        files.insert(PathBuf::from(name), read(&ui.join(name))?);
    }
    take(&mut files, &ui.join("styles"), "styles", "css")?;
    take(&mut files, &tree::root().join("templates").join("fonts"), "fonts", "ttf")?;
    let written = bundle::write(&files, &ui.join("dist"))?;
    let size: usize = files.values().map(Vec::len).sum();
    eprintln!("ui/dist: {} files, {} KB, {written} of them new", files.len(), size / 1024);
    Ok(())
}

/// Adds every file with this ending from one folder.
fn take(files: &mut BTreeMap<PathBuf, Vec<u8>>, from: &Path, to: &str, ending: &str) -> Outcome {
    let entries = std::fs::read_dir(from).map_err(|error| Failure(format!("{}: {error}", from.display())))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending)
            && let Some(name) = path.file_name()
        {
            files.insert(Path::new(to).join(name), read(&path)?);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

//! The interface's files: WebAssembly with its JavaScript glue, made by wasm-bindgen as a library, and the folder
//! they go into. Always holds: `write` leaves exactly the files it was given, and touches only those that differ.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::process::Failure;
use crate::tree::{self, Profile};

/// Files by their path inside the bundle.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// `ui.js`, `ui_bg.wasm` and the snippets that they import, from the compiled crate.
pub fn glue(wasm: &Path, profile: Profile) -> Result<Files, Failure> {
    let folder = tree::target().join("ui-glue");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let bundled = Bindgen::new()
        .input_path(wasm)
        .out_name("ui")
        .typescript(false)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder));
    bundled.map_err(|error| {
        Failure(format!(
            "wasm-bindgen could not bundle {} (its version must be that of wasm-bindgen-cli-support): {error:#}",
            wasm.display()
        ))
    })?;
    let mut files = Files::new();
    collect(&folder, &folder, &mut files)?;
    Ok(files)
}

/// Makes `folder` hold exactly these files; gives how many had to be written.
pub fn write(files: &Files, folder: &Path) -> Result<usize, Failure> {
    std::fs::create_dir_all(folder)?;
    let mut present = Files::new();
    collect(folder, folder, &mut present)?;
    for stale in present.keys().filter(|path| !files.contains_key(*path)) {
        std::fs::remove_file(folder.join(stale))?;
    }
    let mut written = 0;
    for (path, bytes) in files {
        if present.get(path) == Some(bytes) {
            continue;
        }
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
        written += 1;
    }
    Ok(written)
}

fn collect(top: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(top, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(top) {
            files.insert(inside.to_path_buf(), std::fs::read(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

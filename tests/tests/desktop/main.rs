//! The desktop app as a person meets it: a real window on a virtual display, driven from outside. Skips aloud where
//! the display, the driver or the built app is missing; `cargo xtask test` sees to all three.
#![allow(clippy::print_stderr, reason = "what was not tested is said, not hidden")]

mod screen;
mod shell;
mod walk;
mod window;

use std::path::{Path, PathBuf};

use screen::Screen;

/// The folder of the profile with which this test was built; the programs lie in it.
fn built() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    // target/debug/deps/desktop-…
    here.ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// Where the pictures and everything else that the tests leave behind lies: `target/desktop/`.
pub fn kept() -> PathBuf {
    built().with_file_name("desktop")
}

/// A program of ours as `cargo xtask test` builds it, or nothing (said aloud) where it was not built.
pub fn program(name: &str) -> Option<PathBuf> {
    let program = built().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Some(program);
    }
    eprintln!("SKIPPED: {} is not built; `cargo xtask test` builds it", program.display());
    None
}

/// What a test plays on: the app, a screen for it, an empty home folder of the test's own.
pub struct Stage {
    /// The program.
    pub app: PathBuf,
    /// Where its window appears.
    pub screen: Screen,
    /// The home folder of whatever runs on it.
    pub home: PathBuf,
}

impl Stage {
    /// Sets it up, or says aloud why it cannot be had.
    pub fn set(name: &str) -> Result<Option<Self>, String> {
        let Some(app) = program("kutia-app") else {
            return Ok(None);
        };
        let missing = screen::missing();
        if !missing.is_empty() {
            eprintln!("SKIPPED: not on this machine: {}", missing.join(", "));
            return Ok(None);
        }
        let home = kept().join(name);
        if home.exists() {
            std::fs::remove_dir_all(&home).map_err(|error| error.to_string())?;
        }
        std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
        let screen = Screen::start(&home)?;
        Ok(Some(Self { app, screen, home }))
    }
}

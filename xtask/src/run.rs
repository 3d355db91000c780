//! `run`: the app, with a fresh interface in it.

use std::process::Command;

use crate::process::{self, Failure, Outcome, cargo};
use crate::tree::{self, Profile};
use crate::ui;

/// Builds interface and app, and starts it with the given words (an election file).
pub fn run(profile: Profile, words: &[&str]) -> Outcome {
    if !display() {
        return Err(Failure("there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)".to_owned()));
    }
    build(profile)?;
    process::run(Command::new(tree::program(profile, "kutia-app")).args(words))
}

/// Builds the interface, then the app around it.
pub fn build(profile: Profile) -> Outcome {
    ui::build(profile)?;
    process::run(cargo(["build", "--package", "kutia-app"]).args(profile.cargo_flags()))
}

/// Whether a window could be shown.
pub fn display() -> bool {
    cfg!(windows)
        || cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

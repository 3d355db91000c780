//! `lint`: what can be said of the sources without running them.

use crate::process::{self, Outcome, cargo, find};

/// Format, clippy on everything, cargo-deny.
pub fn run() -> Outcome {
    format()?;
    clippy()?;
    deny()
}

/// The sources are formatted.
pub fn format() -> Outcome {
    process::run(&mut cargo(["fmt", "--all", "--check"]))
}

/// Clippy is content with every crate, all tests among them.
pub fn clippy() -> Outcome {
    process::run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// Licences, bans and duplicate versions, where cargo-deny is installed.
pub fn deny() -> Outcome {
    if find("cargo-deny").is_none() {
        eprintln!(
            "lint: cargo-deny is not installed, so licences and duplicates were NOT checked \
             (`cargo install --locked cargo-deny` brings it)"
        );
        return Ok(());
    }
    // Advisories need a database from the network: asked for on its own, so that its absence is not a finding.
    process::run(&mut cargo(["deny", "check", "bans", "licenses", "sources"]))
}

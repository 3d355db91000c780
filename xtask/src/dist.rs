//! `dist`: the programs that a commission gets, with their sizes.

use std::process::Command;

use crate::process::{self, Outcome, cargo};
use crate::tree::{self, Profile};
use crate::ui;

/// The programs of a release.
pub const PROGRAMS: [&str; 2] = ["kutia", "kutia-app"];

/// Builds them, and says how large they are.
pub fn run() -> Outcome {
    build()?;
    for name in PROGRAMS {
        let path = tree::program(Profile::Release, name);
        let bytes = std::fs::metadata(&path)?.len();
        println!("{}  {}.{} MB", path.display(), bytes / 1_000_000, bytes / 100_000 % 10);
    }
    Ok(())
}

/// What keeps the window under 60 MB. Measured: 65.1 MB without, 61.9 with less inlining and equal code kept once, 60.2 with
/// its last step for size too, 58.6 with packed relocations. Fewer inlined calls than these make it larger again.
const SMALL: [&str; 4] = ["-C", "opt-level=s", "-C", "llvm-args=-inline-threshold=40"];

/// What the linker can do for it, where it is `rust-lld` (Rust's own on this system): keeps equal code once, and packs the
/// relocations where the C library knows packed ones (glibc 2.36; what is built here needs no older one anyway).
fn linker() -> Vec<&'static str> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
        return Vec::new();
    }
    let mut words = vec!["-C", "link-arg=-Wl,--icf=all"];
    let version = process::output(Command::new("getconf").arg("GNU_LIBC_VERSION")).unwrap_or_default();
    let number = |text: &str| text.parse::<u32>().ok();
    let known = version.trim().strip_prefix("glibc ").and_then(|version| version.split_once('.'));
    if known.and_then(|(major, minor)| Some((number(major)?, number(minor)?))) >= Some((2, 36)) {
        words.extend(["-C", "link-arg=-Wl,-z,pack-relative-relocs"]);
    }
    words
}

/// Builds both.
pub fn build() -> Outcome {
    ui::build(Profile::Release)?;
    process::run(&mut cargo(["build", "--release", "--package", "cli", "--bins"]))?;
    let window = ["rustc", "--release", "--package", "kutia-app", "--bin", "kutia-app", "--"];
    let words: Vec<&str> = window.into_iter().chain(SMALL).chain(linker()).collect();
    process::run(&mut cargo(words))
}

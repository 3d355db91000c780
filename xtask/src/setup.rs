//! `setup`: what this machine needs besides Rust. Always holds: what is there already is not touched, what is
//! installed is said first, and a missing thing that cannot be installed ends with the exact command to type.

use std::process::{Command, Stdio};

use crate::process::{self, Failure, Outcome, find};

/// What a package is needed for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To compile the programs, the window among them.
    Build,
    /// To run the demo.
    Demo,
    /// Only to run the tests: the real peers that they talk to.
    Test,
}

impl Purpose {
    /// Everything.
    pub const ALL: [Self; 3] = [Self::Build, Self::Demo, Self::Test];

    fn words(self) -> &'static str {
        match self {
            Self::Build => "to build",
            Self::Demo => "for the demo",
            Self::Test => "for the tests only",
        }
    }

    /// Debian's packages (12 and later), without what they bring along themselves.
    fn debian(self) -> &'static [&'static str] {
        match self {
            Self::Build => &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"],
            // pdftoppm renders printed ballots so that the demo can read them back.
            Self::Demo => &["poppler-utils"],
            Self::Test => &[
                "webkit2gtk-driver",
                "xvfb",
                "xauth",
                "dbus-x11",
                "imagemagick",
                // Types into the system's own file dialogs, which WebDriver does not see.
                "xdotool",
                "gnome-keyring",
                "postgresql",
                "zbar-tools",
                "libreoffice-calc",
                "qpdf",
            ],
        }
    }

    /// Programs to look for where there is no Debian, each with the way to get it.
    fn elsewhere(self) -> &'static [(&'static str, &'static str)] {
        if cfg!(windows) {
            match self {
                Self::Build | Self::Test => &[],
                Self::Demo => {
                    &[("pdftoppm", "Poppler: `winget install oschwartz10612.Poppler`, then open a new terminal")]
                }
            }
        } else if cfg!(target_os = "macos") {
            match self {
                Self::Build => &[("cc", "Xcode command line tools: `xcode-select --install`")],
                Self::Demo => &[("pdftoppm", "Poppler: `brew install poppler`")],
                Self::Test => &[("qpdf", "qpdf: `brew install qpdf`")],
            }
        } else {
            match self {
                Self::Build => &[
                    ("cc", "a C compiler"),
                    (
                        "pkg-config",
                        "pkg-config, and WebKitGTK 4.1 with its headers (Fedora: webkit2gtk4.1-devel, \
                         Arch: webkit2gtk-4.1, openSUSE: webkit2gtk3-devel)",
                    ),
                ],
                Self::Demo => &[("pdftoppm", "poppler's programs (poppler-utils)")],
                Self::Test => &[
                    ("WebKitWebDriver", "WebKitGTK's WebDriver"),
                    ("Xvfb", "the virtual display Xvfb"),
                    ("import", "ImageMagick"),
                    ("qpdf", "qpdf"),
                ],
            }
        }
    }
}

/// Installs what is missing for these purposes, and Rust's WebAssembly target.
pub fn run(purposes: &[Purpose]) -> Outcome {
    if cfg!(target_os = "linux") && find("dpkg-query").is_some() {
        debian(purposes)?;
    } else {
        elsewhere(purposes)?;
    }
    wasm_target()
}

fn debian(purposes: &[Purpose]) -> Outcome {
    for purpose in purposes {
        let missing: Vec<&str> = purpose.debian().iter().copied().filter(|name| !installed(name)).collect();
        if missing.is_empty() {
            eprintln!("setup: everything {} is here", purpose.words());
            continue;
        }
        eprintln!("setup: missing {}: {}", purpose.words(), missing.join(" "));
        match (install(&missing), purpose) {
            (Err(Failure(reason)), Purpose::Test) => {
                // What they are for is skipped by its test, aloud; all the rest can still be tested.
                eprintln!("setup: NOT installed, so what needs them will NOT be tested: {reason}");
            }
            (outcome, _) => outcome?,
        }
    }
    Ok(())
}

fn install(packages: &[&str]) -> Outcome {
    let prefix: &[&str] = if root() {
        &[]
    } else if find("sudo").is_some() {
        &["sudo"]
    } else {
        return Err(Failure(format!(
            "these packages are missing and I am neither root nor is there sudo. As root, run:\n\n  \
             apt-get update && apt-get install --yes --no-install-recommends {}",
            packages.join(" ")
        )));
    };
    process::run(&mut apt(prefix, &["update", "--quiet"]))?;
    let mut words = vec!["install", "--quiet", "--yes", "--no-install-recommends"];
    words.extend(packages);
    process::run(&mut apt(prefix, &words))
}

fn apt(prefix: &[&str], words: &[&str]) -> Command {
    let line: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(words.iter().copied())
        .collect();
    let mut command = Command::new(line[0]);
    command.args(&line[1..]);
    command
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|out| out.stdout == b"installed")
}

fn root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// Systems on which we install nothing ourselves: say what to get, and stop only if the build cannot do without.
fn elsewhere(purposes: &[Purpose]) -> Outcome {
    if cfg!(windows) {
        eprintln!(
            "setup: Windows also needs the C++ build tools (`winget install Microsoft.VisualStudio.2022.BuildTools`, \
             with \"Desktop development with C++\") and WebView2, which Windows 11 has \
             (else `winget install Microsoft.EdgeWebView2Runtime`)"
        );
    }
    let mut needed = Vec::new();
    for purpose in purposes {
        for (program, how) in purpose.elsewhere() {
            if find(program).is_some() {
                continue;
            }
            eprintln!("setup: missing {}: {how}", purpose.words());
            if *purpose != Purpose::Test {
                needed.push(*how);
            }
        }
    }
    if needed.is_empty() { Ok(()) } else { Err(Failure(format!("please install first:\n  {}", needed.join("\n  ")))) }
}

fn wasm_target() -> Outcome {
    if has_target("wasm32-unknown-unknown") {
        return Ok(());
    }
    eprintln!("setup: missing to build the interface: Rust's target wasm32-unknown-unknown");
    if find("rustup").is_none() {
        return Err(Failure(
            "there is no rustup. Install the standard library for wasm32-unknown-unknown with the package manager \
             that brought Rust (Debian: libstd-rust-dev-wasm32), or take Rust from https://rustup.rs"
                .to_owned(),
        ));
    }
    process::run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// Whether Rust's standard library for this target is installed.
pub fn has_target(triple: &str) -> bool {
    Command::new("rustc")
        .args(["--print", "target-libdir", "--target", triple])
        .current_dir(crate::tree::root())
        .output()
        .is_ok_and(|out| {
            let folder = String::from_utf8_lossy(&out.stdout).trim().to_owned();
            out.status.success() && std::path::Path::new(&folder).is_dir()
        })
}

//! A display, a message bus and a WebDriver of the test's own. Always holds: each is a child that ends with the value
//! that started it; nothing is shared with the person's desktop, nor with another test.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// The programs that the walk needs, all in Debian (`cargo xtask setup test`).
const PROGRAMS: [&str; 5] = ["Xvfb", "dbus-daemon", "WebKitWebDriver", "import", "xdotool"];

/// Those of them that are not on this machine.
pub fn missing() -> Vec<&'static str> {
    let folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|paths| std::env::split_paths(&paths).collect()).unwrap_or_default();
    PROGRAMS.into_iter().filter(|program| !folders.iter().any(|folder| folder.join(program).is_file())).collect()
}

/// A child that does not outlive this value.
struct Tied(Child);

impl Drop for Tied {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Everything that a window needs around it.
pub struct Screen {
    display: String,
    /// Where WebDriver listens, on this machine only.
    pub driver: String,
    // Dropped in this order: what uses the display goes first.
    _webdriver: Tied,
    _bus: Tied,
    _xvfb: Tied,
}

impl Screen {
    /// Starts them; `home` becomes the home folder of whatever runs inside.
    pub fn start(home: &Path) -> Result<Self, String> {
        let (xvfb, display) =
            started(Command::new("Xvfb").args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]))?;
        let display = format!(":{display}");
        let (bus, address) = started(Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]))?;
        let port = free_port()?;
        let webdriver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", &display)
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .env("HOME", home)
            .envs(["DATA", "CONFIG", "CACHE", "STATE"].map(|kind| {
                let folder = home.join(kind.to_lowercase());
                (format!("XDG_{kind}_HOME"), folder)
            }))
            // Signing keys in files of this home: a keyring of the machine would ask its owner.
            .env("KUTIA_KEYS", home.join("demo-keys"))
            // Makes the shell's webview open to the driver.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            // The app's too: GTK complains of every key that answers its file dialog.
            .stderr(fs::File::create(home.join("app.log")).map_err(|error| format!("app.log: {error}"))?)
            .spawn()
            .map_err(|error| format!("WebKitWebDriver: {error}"))?;
        Ok(Self {
            display,
            driver: format!("http://127.0.0.1:{port}"),
            _webdriver: Tied(webdriver),
            _bus: bus,
            _xvfb: xvfb,
        })
    }

    /// Keeps a picture of the whole screen (the driver's own way to take one hangs).
    pub fn picture(&self, path: &Path) -> Result<(), String> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        }
        let status = Command::new("import")
            .args(["-display", &self.display, "-window", "root"])
            .arg(path)
            .status()
            .map_err(|error| format!("import: {error}"))?;
        let kept = fs::metadata(path).is_ok_and(|file| file.len() > 0);
        if status.success() && kept { Ok(()) } else { Err(format!("no picture at {}", path.display())) }
    }
}

/// How a file dialog of the system is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// This file or folder; what the dialog suggested is replaced.
    This(&'a Path),
    /// The person thinks better of it.
    Nothing,
}

impl Screen {
    /// Answers the system's dialog whose title has these words in it, with the keyboard, as soon as it is there.
    /// The dialog is GTK's own, so WebDriver does not see it.
    pub fn answer(&self, title: &str, answer: Answer<'_>) -> Result<(), String> {
        let find =
            || self.xdotool(&["search", "--onlyvisible", "--name", title]).lines().next_back().map(str::to_owned);
        let window = patiently(&format!("a dialog titled `{title}`"), find)?;
        self.xdotool(&["windowfocus", "--sync", &window]);
        let (mut acts, mut acted) = (0_u32, None::<Instant>);
        patiently(&format!("the end of the dialog `{title}`"), || {
            if find().is_none() {
                return Some(());
            }
            // A dialog that is only just there loses keys without saying so, and one for folders wants a second Enter
            // for its list of completions: so Enter again, and then all of it again.
            if acted.is_none_or(|at| at.elapsed() > Duration::from_millis(600)) {
                match answer {
                    Answer::This(path) if acts % 2 == 0 => {
                        self.xdotool(&["key", "ctrl+a"]);
                        self.xdotool(&["type", "--delay", "12", &path.to_string_lossy()]);
                        self.xdotool(&["key", "Return"])
                    }
                    Answer::This(_) => self.xdotool(&["key", "Return"]),
                    Answer::Nothing => self.xdotool(&["key", "Escape"]),
                };
                acts += 1;
                acted = Some(Instant::now());
            }
            None
        })
    }

    fn xdotool(&self, words: &[&str]) -> String {
        let out = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output();
        out.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default()
    }
}

/// Asks `look` every 50 ms, for as long as a slow machine may need, until it gives something.
pub fn patiently<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, String> {
    const PATIENCE: Duration = Duration::from_secs(60);
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        if let Some(seen) = look() {
            return Ok(seen);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("waited {} s for {what}", PATIENCE.as_secs()))
}

/// Starts a program that says one row when it is ready, and gives that row.
fn started(command: &mut Command) -> Result<(Tied, String), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map(Tied)
        .map_err(|error| format!("{name}: {error}"))?;
    let mut row = String::new();
    let mut out: Option<BufReader<ChildStdout>> = child.0.stdout.take().map(BufReader::new);
    if let Some(out) = &mut out {
        out.read_line(&mut row).map_err(|error| error.to_string())?;
    }
    let row = row.trim().to_owned();
    if row.is_empty() {
        return Err(format!("{name} ended before it was ready"));
    }
    Ok((child, row))
}

fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| error.to_string())
}

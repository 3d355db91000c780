//! The desktop app as a person meets it: a real window on a virtual display, driven from outside. Skips aloud where
//! the display, the driver or the built app is missing; `cargo xtask test` sees to all three.
#![allow(clippy::print_stderr, reason = "what was not tested is said, not hidden")]

#[allow(dead_code, reason = "the walk through the screens will use the rest")]
mod screen;
#[allow(dead_code, reason = "the walk through the screens will use the rest")]
mod window;

use std::path::{Path, PathBuf};

use screen::Screen;
use serde_json::{Value, json};
use window::Window;

/// Cargo's target folder: the one in which this test was built.
pub fn target() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    // target/debug/deps/desktop-…
    here.ancestors().nth(3).map(Path::to_path_buf).unwrap_or_default()
}

/// The app and a screen for it, or nothing (said aloud) where one cannot be had.
fn stage() -> Option<(PathBuf, Screen, PathBuf)> {
    let name = format!("kutia-app{}", std::env::consts::EXE_SUFFIX);
    let program = target().join("debug").join(name);
    if !program.is_file() {
        eprintln!("SKIPPED: the app is not built ({}); `cargo xtask test` builds it", program.display());
        return None;
    }
    let missing = screen::missing();
    if !missing.is_empty() {
        eprintln!("SKIPPED: not on this machine: {}", missing.join(", "));
        return None;
    }
    let home = target().join("desktop").join("home");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).ok()?;
    match Screen::start(&home) {
        Ok(screen) => Some((program, screen, home)),
        Err(reason) => panic!("the screen did not start: {reason}"),
    }
}

/// What the shell answers to a command, asked from inside the page.
fn ask(window: &Window<'_>, command: &str, input: &Value) -> Result<Value, String> {
    window.script_until_done(&format!(
        "const done = arguments[arguments.length - 1];
         window.__TAURI__.core.invoke({}, {input})
           .then(value => done({{ ok: value }}), error => done({{ no: String(error) }}));",
        json!(command)
    ))
}

#[test]
fn the_window_can_do_what_it_is_allowed_and_nothing_else() -> Result<(), String> {
    let Some((program, screen, home)) = stage() else {
        return Ok(());
    };
    let election = home.join("berat.kutia");
    let window = Window::open(&screen, &program, &[&election.display().to_string()])?;
    window.sees("body")?;

    let arguments = ask(&window, "start_arguments", &json!({}))?;
    assert_eq!(arguments["ok"]["file"]["name"], "berat.kutia");
    assert!(!arguments.to_string().contains(&home.display().to_string()), "the page learns a path: {arguments}");

    for command in [
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:event|listen",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:fs|read_file",
    ] {
        let answer = ask(&window, command, &json!({}))?;
        assert!(answer["no"].is_string(), "{command} was allowed: {answer}");
    }

    // The policy: no inline script, no eval, no request to any server.
    let policy = window.script_until_done(
        "const done = arguments[arguments.length - 1];
         const inline = document.createElement('script');
         inline.textContent = 'window.inlineRan = true';
         document.head.append(inline);
         fetch('http://127.0.0.1:9/').then(() => 'answered', error => error.name).then(request =>
           done({ inline: window.inlineRan === true, request }));",
    )?;
    assert_eq!(policy, json!({ "inline": false, "request": "TypeError" }));
    window.picture("shell")
}

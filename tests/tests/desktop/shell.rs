//! What the shell lets the page do, asked from inside the page.

use serde_json::{Value, json};

use crate::Stage;
use crate::window::Window;

/// What the shell answers to a command.
fn ask(window: &Window<'_>, command: &str, input: &Value) -> Result<Value, String> {
    window.script_until_done(&format!(
        "const done = arguments[arguments.length - 1];
         window.__TAURI__.core.invoke({}, {input})
           .then(value => done({{ ok: value }}), error => done({{ no: error.code ?? String(error) }}));",
        json!(command)
    ))
}

#[test]
fn the_window_can_do_what_it_is_allowed_and_nothing_else() -> Result<(), String> {
    let Some(stage) = Stage::set("home-shell")? else {
        return Ok(());
    };
    let election = stage.home.join("berat.kutia");
    let window = Window::open(&stage.screen, &stage.app, &[&election.display().to_string()])?;
    window.sees("body")?;

    let arguments = ask(&window, "start_arguments", &json!({}))?;
    assert_eq!(arguments["ok"]["file"]["name"], "berat.kutia");
    assert!(!arguments.to_string().contains(&stage.home.display().to_string()), "the page learns a path: {arguments}");

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

    // A path is not a chosen file: refused before the engine hears of it.
    let path = json!({ "name": "election.open", "input": { "file": election }, "progress": "__CHANNEL__:1" });
    let answer = ask(&window, "call", &path)?;
    assert_eq!(answer["no"], "W101", "the page may name a path: {answer}");

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
    // What the person sees of it: that this election could not be opened, and where to go on.
    window.sees("main[data-screen=welcome]")?;
    window.sees("[data-test=notice][data-code]")?;
    window.picture("sq-missing-file")
}

//! The app's window, driven over WebDriver (W3C), as a person would: find, click, type, read. Always holds: whatever is
//! looked for is waited for, by asking again every 50 ms (`screen::patiently`); nothing sleeps longer.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::screen::{Answer, Screen, patiently};

/// The name that the standard gives to an element's key.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A key that is not a letter, by its code in the standard.
#[derive(Clone, Copy)]
pub enum Key {
    Tab,
    Enter,
    Escape,
}

impl Key {
    fn code(self) -> &'static str {
        match self {
            Self::Tab => "\u{e004}",
            Self::Enter => "\u{e007}",
            Self::Escape => "\u{e00c}",
        }
    }
}

/// One window of the running app; closed when dropped.
pub struct Window<'a> {
    screen: &'a Screen,
    agent: ureq::Agent,
    session: String,
}

impl<'a> Window<'a> {
    /// Starts the program with these words and waits until its page can be spoken to.
    pub fn open(screen: &'a Screen, program: &Path, words: &[&str]) -> Result<Self, String> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut window = Self { screen, agent, session: String::new() };
        window.until("WebDriver's answer", || Ok(window.get("/status").is_ok().then_some(())))?;
        let options = json!({ "binary": program, "args": words });
        let wish = json!({ "alwaysMatch": { "webkitgtk:browserOptions": options } });
        let answer = window.post("/session", &json!({ "capabilities": wish }))?;
        let id = answer["sessionId"].as_str().ok_or_else(|| format!("no session: {answer}"))?;
        window.session = format!("/session/{id}");
        Ok(window)
    }

    /// Clicks what this selector finds, once it is there, shown and enabled.
    pub fn click(&self, css: &str) -> Result<(), String> {
        self.until(&format!("a click on `{css}`"), || {
            let Some(element) = self.find(css)? else {
                return Ok(None);
            };
            let enabled = self.get(&format!("{}/element/{element}/enabled", self.session))?;
            if enabled != Value::Bool(true) {
                return Ok(None);
            }
            // Not yet shown, or replaced meanwhile: ask again.
            let path = format!("{}/element/{element}/click", self.session);
            Ok(self.post(&path, &json!({})).ok().map(|_| ()))
        })
    }

    /// Empties a field and types this text into it.
    pub fn fill(&self, css: &str, text: &str) -> Result<(), String> {
        self.until(&format!("the field `{css}`"), || {
            let Some(element) = self.find(css)? else {
                return Ok(None);
            };
            let at = format!("{}/element/{element}", self.session);
            let typed = self
                .post(&format!("{at}/clear"), &json!({}))
                .and_then(|_| self.post(&format!("{at}/value"), &json!({ "text": text })));
            Ok(typed.ok().map(|_| ()))
        })
    }

    /// Chooses an entry of a list of choices by its value.
    pub fn choose(&self, css: &str, value: &str) -> Result<(), String> {
        self.set(css, value, "change")
    }

    /// Enters a date as its field keeps it (what a person types there depends on the system's settings).
    pub fn date(&self, css: &str, value: &str) -> Result<(), String> {
        self.set(css, value, "input")
    }

    fn set(&self, css: &str, value: &str, event: &str) -> Result<(), String> {
        let script = format!(
            "const field = document.querySelector({css});
             if (!field) return false;
             field.value = {value};
             field.dispatchEvent(new Event({event}, {{ bubbles: true }}));
             return field.value === {value};",
            css = json!(css),
            value = json!(value),
            event = json!(event),
        );
        self.until(&format!("`{value}` in `{css}`"), || Ok((self.script(&script)? == true).then_some(())))
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: Key) -> Result<(), String> {
        let code = key.code();
        let strokes = json!([
            { "type": "keyDown", "value": code },
            { "type": "keyUp", "value": code },
        ]);
        let source = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        let path = format!("{}/actions", self.session);
        self.post(&path, &json!({ "actions": [source] })).map(|_| ())
    }

    /// The text that a person reads in what this selector finds first.
    pub fn text(&self, css: &str) -> Result<String, String> {
        self.until(&format!("the text of `{css}`"), || {
            let Some(element) = self.find(css)? else {
                return Ok(None);
            };
            let path = format!("{}/element/{element}/text", self.session);
            Ok(self.get(&path).ok().and_then(|text| text.as_str().map(str::to_owned)))
        })
    }

    /// Waits until it reads so that `like` is content, and gives the text.
    pub fn text_like(&self, css: &str, like: impl Fn(&str) -> bool) -> Result<String, String> {
        let mut last = String::new();
        let read = self.until(&format!("another text in `{css}`"), || {
            last = self.text(css)?;
            Ok(like(&last).then(|| last.clone()))
        });
        read.map_err(|error| format!("{error}; it read `{last}`"))
    }

    /// How many things this selector finds now.
    pub fn count(&self, css: &str) -> Result<usize, String> {
        let path = format!("{}/elements", self.session);
        let found = self.post(&path, &json!({ "using": "css selector", "value": css }))?;
        Ok(found.as_array().map_or(0, Vec::len))
    }

    /// Waits until the selector finds something.
    pub fn sees(&self, css: &str) -> Result<(), String> {
        self.until(&format!("`{css}`"), || Ok(self.find(css)?.map(|_| ())))
    }

    /// Waits until the selector finds something that the engine has to work for first.
    pub fn sees_within(&self, css: &str, seconds: u64) -> Result<(), String> {
        let begin = Instant::now();
        loop {
            match self.sees(css) {
                Err(_) if begin.elapsed().as_secs() < seconds => {}
                ended => return ended,
            }
        }
    }

    /// Waits until the selector finds nothing any more.
    pub fn sees_no(&self, css: &str) -> Result<(), String> {
        self.until(&format!("the end of `{css}`"), || Ok(self.find(css)?.is_none().then_some(())))
    }

    /// Runs a script in the page, for what a person sees but WebDriver has no word for (focus, colours, policy).
    pub fn script(&self, script: &str) -> Result<Value, String> {
        let path = format!("{}/execute/sync", self.session);
        self.post(&path, &json!({ "script": script, "args": [] }))
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn script_until_done(&self, script: &str) -> Result<Value, String> {
        let path = format!("{}/execute/async", self.session);
        self.post(&path, &json!({ "script": script, "args": [] }))
    }

    /// Asks `look` again and again until it gives something; what it could not do is forgiven until then.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Result<Option<T>, String>) -> Result<T, String> {
        let mut last = None;
        let seen = patiently(what, || {
            look().unwrap_or_else(|error| {
                last = Some(error);
                None
            })
        });
        seen.map_err(|waited| last.map_or(waited.clone(), |error| format!("{waited}; last: {error}")))
    }

    /// Answers the system's file dialog whose title has these words in it.
    pub fn dialog(&self, title: &str, answer: Answer<'_>) -> Result<(), String> {
        self.screen.answer(title, answer)
    }

    /// Keeps a picture of the screen as `target/desktop/<name>.png`.
    pub fn picture(&self, name: &str) -> Result<(), String> {
        let path = crate::kept().join(format!("{name}.png"));
        self.screen.picture(&path)
    }

    fn find(&self, css: &str) -> Result<Option<String>, String> {
        let path = format!("{}/elements", self.session);
        let found = self.post(&path, &json!({ "using": "css selector", "value": css }))?;
        Ok(found[0][ELEMENT].as_str().map(str::to_owned))
    }

    fn get(&self, path: &str) -> Result<Value, String> {
        let url = format!("{}{path}", self.screen.driver);
        answer(path, self.agent.get(url).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}{path}", self.screen.driver);
        answer(path, self.agent.post(url).send_json(body))
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // The driver closes the app with the session; if it cannot, it takes the app with it when it ends.
            let url = format!("{}{}", self.screen.driver, self.session);
            let _ = self.agent.delete(url).call();
        }
    }
}

type Response = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

fn answer(path: &str, response: Response) -> Result<Value, String> {
    let mut response = response.map_err(|error| format!("{path}: {error}"))?;
    let status = response.status();
    let mut body: Value = response.body_mut().read_json().map_err(|error| format!("{path}: {error}"))?;
    let value = body["value"].take();
    if status.is_success() { Ok(value) } else { Err(format!("{path}: {} {}", value["error"], value["message"])) }
}

//! The shell as seen from the page: `window.__TAURI__.core`, reached by reflection.
//!
//! Always true: no path ever comes here; files are words that only the shell can resolve.

use std::rc::Rc;

use api::{Call, Failure, FailureKind, Progress, Reply};
use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Backend, Chosen, Drop, FileKind, Hear, Local, Pick, Word};

/// The shell.
pub struct Tauri {
    core: JsValue,
}

impl Tauri {
    /// The shell, if the page is shown by one.
    pub fn find() -> Option<Self> {
        let tauri = Reflect::get(&js_sys::global(), &"__TAURI__".into()).ok()?;
        let core = Reflect::get(&tauri, &"core".into()).ok().filter(|core| !core.is_undefined())?;
        Some(Self { core })
    }

    async fn invoke(&self, command: &str, arguments: &JsValue) -> Result<JsValue, JsValue> {
        let invoke: Function = Reflect::get(&self.core, &"invoke".into())?.dyn_into()?;
        let promise: Promise = invoke.call2(&self.core, &command.into(), arguments)?.dyn_into()?;
        JsFuture::from(promise).await
    }

    async fn ask<T: DeserializeOwned>(&self, command: &str, arguments: &impl Serialize) -> Option<T> {
        let answer = self.invoke(command, &to_js(arguments)?).await.ok()?;
        from_js(&answer)
    }

    /// A channel whose messages go to `hear`, and its number.
    fn channel<T: DeserializeOwned + 'static>(&self, hear: impl Fn(T) + 'static) -> Result<(JsValue, u32), JsValue> {
        let make: Function = Reflect::get(&self.core, &"Channel".into())?.dyn_into()?;
        let channel = Reflect::construct(&make, &js_sys::Array::new())?;
        let on_message = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| {
            if let Some(message) = from_js(&message) {
                hear(message);
            }
        });
        Reflect::set(&channel, &"onmessage".into(), &on_message.into_js_value())?;
        let number = Reflect::get(&channel, &"id".into())?.as_f64().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "Tauri's channel numbers are u32")]
        Ok((channel, number as u32))
    }

    async fn carry(&self, call: Call, hear: Option<Hear>) -> Result<Reply, Failure> {
        let failed = |error: &JsValue| from_js::<Failure>(error).unwrap_or_else(|| broken(error));
        let said = hear.clone();
        let step = move |step: Progress| {
            if let Some(hear) = &said {
                hear(Word::Step(step));
            }
        };
        let (channel, job) = self.channel(step).map_err(|error| failed(&error))?;
        if let Some(hear) = hear {
            hear(Word::Started(job));
        }
        let arguments = serde_json::json!({ "name": call.operation, "input": call.input, "seen": call.seen });
        let arguments = to_js(&arguments).ok_or_else(|| broken(&JsValue::NULL))?;
        Reflect::set(&arguments, &"progress".into(), &channel).map_err(|error| failed(&error))?;
        let answer = self.invoke("call", &arguments).await.map_err(|error| failed(&error))?;
        from_js(&answer).ok_or_else(|| broken(&answer))
    }
}

/// E901: what came back is not what the contract says.
fn broken(_: &JsValue) -> Failure {
    Failure::new(FailureKind::Machine, "E901")
}

fn to_js(value: &impl Serialize) -> Option<JsValue> {
    JSON::parse(&serde_json::to_string(value).ok()?).ok()
}

fn from_js<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    let text = JSON::stringify(value).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

#[derive(Serialize)]
struct Asked<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<FileKind>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
}

#[derive(serde::Deserialize)]
struct Start {
    file: Option<Chosen>,
}

impl Backend for Tauri {
    fn call<'a>(&'a self, call: Call, hear: Option<Hear>) -> Local<'a, Result<Reply, Failure>> {
        Box::pin(self.carry(call, hear))
    }

    fn cancel(&self, job: u32) {
        let arguments = Object::new();
        let set = Reflect::set(&arguments, &"job".into(), &job.into());
        let invoke = Reflect::get(&self.core, &"invoke".into()).and_then(JsCast::dyn_into::<Function>);
        if let (Ok(true), Ok(invoke)) = (set, invoke) {
            // A job that has ended is left alone, so nothing can go wrong here.
            let _ = invoke.call2(&self.core, &"cancel".into(), &arguments);
        }
    }

    fn pick<'a>(&'a self, pick: Pick, title: String) -> Local<'a, Option<Chosen>> {
        Box::pin(async move {
            let (command, kind, suggestion) = match &pick {
                Pick::File(kind) => ("pick_file", Some(*kind), None),
                Pick::Folder => ("pick_folder", None, None),
                Pick::NewFile(kind, name) => ("pick_new_file", Some(*kind), Some(name.as_str())),
            };
            self.ask::<Option<Chosen>>(command, &Asked { kind, title: &title, suggestion }).await?
        })
    }

    fn watch_drops(&self, hear: Rc<dyn Fn(Drop)>) {
        let Ok((channel, _)) = self.channel(move |drop: Drop| hear(drop)) else { return };
        let arguments = Object::new();
        let set = Reflect::set(&arguments, &"drops".into(), &channel);
        let invoke = Reflect::get(&self.core, &"invoke".into()).and_then(JsCast::dyn_into::<Function>);
        if let (Ok(true), Ok(invoke)) = (set, invoke) {
            // Without it, files can still be chosen by the buttons.
            let _ = invoke.call2(&self.core, &"watch_drops".into(), &arguments);
        }
    }

    fn started_with<'a>(&'a self) -> Local<'a, Option<Chosen>> {
        Box::pin(async move { self.ask::<Start>("start_arguments", &serde_json::json!({})).await?.file })
    }

    fn invented(&self) -> bool {
        false
    }
}

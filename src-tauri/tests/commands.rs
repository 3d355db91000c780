//! The shell's commands are the same in the three places that name them: the list, the handlers, the capability.
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use api::{Call, Failure, FailureKind, Reply, Versions};
use engine::Job;
use kutia_app::{Bridge, COMMANDS, Start, assemble};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

/// Gives back what it was asked.
struct Echo;

impl Bridge for Echo {
    fn call(&self, call: Call, _: &Job) -> Result<Reply, Failure> {
        if call.operation == "refuse" {
            return Err(Failure::new(FailureKind::Refused, "E202").with("operation", "refuse"));
        }
        let output = json!({ "operation": call.operation, "input": call.input, "seen": call.seen });
        Ok(Reply { output, awaiting: None, versions: Versions::new() })
    }

    fn close(&self) {}
}

fn with_window(test: impl FnOnce(&WebviewWindow<MockRuntime>)) {
    let start = Start { file: Some(PathBuf::from("/secret/berat.kutia")), ..Start::default() };
    let app = assemble(mock_builder(), Arc::new(Echo), start).build(mock_context(noop_assets())).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    test(&window);
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str, input: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body: InvokeBody::Json(input),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

#[test]
fn every_command_in_the_list_has_a_handler() {
    with_window(|window| {
        let unknown = ask(window, "no_such_command", json!({})).unwrap_err();
        assert!(unknown.to_string().contains("not found"), "{unknown}");
        for command in COMMANDS {
            // Without its input a command is refused, but not as an unknown one.
            if let Err(refusal) = ask(window, command, json!({})) {
                assert!(!refusal.to_string().contains("not found"), "{refusal}");
            }
        }
    });
}

#[test]
fn the_capability_allows_exactly_these_commands_in_the_one_window() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json");
    let capability: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let allowed: BTreeSet<&str> =
        capability["permissions"].as_array().unwrap().iter().map(|permission| permission.as_str().unwrap()).collect();
    let wanted: BTreeSet<String> =
        COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    assert_eq!(allowed, wanted.iter().map(String::as_str).collect());
    assert_eq!(capability["windows"], json!(["main"]));
}

fn call(window: &WebviewWindow<MockRuntime>, name: &str, input: &Value) -> Result<Value, Value> {
    let input = json!({ "name": name, "input": input, "seen": { "plan": 4 }, "progress": "__CHANNEL__:3" });
    ask(window, "call", input)
}

#[test]
fn a_call_reaches_the_engine_and_its_answer_or_refusal_comes_back_unchanged() {
    with_window(|window| {
        let reply = call(window, "units.list", &json!({ "unit": 7 })).unwrap();
        let output = json!({ "operation": "units.list", "input": { "unit": 7 }, "seen": { "plan": 4 } });
        assert_eq!(reply, json!({ "output": output, "awaiting": null, "versions": {} }));

        let refusal = call(window, "refuse", &json!({})).unwrap_err();
        assert_eq!((&refusal["code"], &refusal["kind"]), (&json!("E202"), &json!("refused")));
    });
}

#[test]
fn the_interface_learns_the_name_of_a_file_and_never_its_path() {
    with_window(|window| {
        let arguments = ask(window, "start_arguments", json!({})).unwrap();
        assert_eq!(arguments, json!({ "file": { "handle": "pick:1", "name": "berat.kutia" } }));

        let reply = call(window, "election.open", &json!({ "file": "pick:1" })).unwrap();
        assert_eq!(reply["output"]["input"]["file"], "/secret/berat.kutia");

        let refusal = call(window, "election.open", &json!({ "file": "/secret/berat.kutia" })).unwrap_err();
        assert_eq!(refusal["code"], "W101");
    });
}

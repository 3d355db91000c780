//! An invented election in memory: for looking at the screens in a plain browser, and for tests.
//!
//! Always true: small, consistent with itself, the same every time; no real person, party or place of voting. It answers
//! with the types of `api`; what it does is only what a screen needs to be seen in each state. `?start=welcome`,
//! `?start=sign-in`, `?start=columns` and `?groups=2000` in the address choose where it begins.

use std::cell::RefCell;
use std::rc::Rc;

use api::{Call, Failure, FailureKind, Progress, Reply, Versions};
use model::thing::Thing;
use serde_json::{Value, json};

use super::{Backend, Chosen, Drop, Hear, Local, Pick, Word};

mod election;
mod hand;
mod land;
mod paper;
mod people;
mod stations;

use land::Land;

/// Where the invented election stands.
pub struct State {
    opened: bool,
    signed_in: bool,
    land: Land,
    plan_approved: bool,
    lists: Vec<people::Kept>,
    seed: Option<model::lots::Seed>,
    ballots: Stage,
    proofed: bool,
    packages: Vec<String>,
    proved: bool,
    printed_forms: bool,
    approvals: Vec<api::approvals::Approval>,
    users: Vec<model::user::User>,
    versions: Versions,
    entries: i64,
    cancelled: bool,
    /// Whether the next list has heads that nobody knows.
    strange: bool,
}

/// How far the ballots are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    None,
    Draft,
    Released,
}

/// The invented election.
pub struct Fake(RefCell<State>);

fn asked(name: &str) -> Option<String> {
    let search = leptos::prelude::window().location().search().ok()?;
    let pairs = search.trim_start_matches('?').split('&');
    pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

impl Default for Fake {
    fn default() -> Self {
        let start = asked("start");
        let groups = asked("groups").and_then(|groups| groups.parse().ok()).unwrap_or(420);
        Self(RefCell::new(State::new(start.as_deref(), groups)))
    }
}

impl State {
    /// The election at its start.
    pub fn new(start: Option<&str>, groups: u32) -> Self {
        let done = start == Some("done");
        let mut state = Self {
            opened: start != Some("welcome"),
            signed_in: !matches!(start, Some("welcome" | "sign-in")),
            land: Land::new(groups),
            plan_approved: true,
            lists: people::lists(done),
            seed: done.then(|| model::lots::Seed::new("17 4 31 8").ok()).flatten(),
            ballots: if done { Stage::Released } else { Stage::None },
            proofed: false,
            packages: if done { vec!["skaneret-prove.zip".to_owned()] } else { Vec::new() },
            proved: done,
            printed_forms: done,
            approvals: people::approvals(),
            users: people::users(),
            versions: Thing::ALL.into_iter().map(|thing| (thing, 1)).collect(),
            entries: 1284,
            cancelled: false,
            strange: start == Some("columns"),
        };
        if start == Some("empty") {
            state.lists.clear();
        }
        state
    }

    fn touch(&mut self, things: &[Thing]) {
        for thing in things {
            *self.versions.entry(*thing).or_default() += 1;
        }
        self.entries += 1;
    }

    /// Answers one operation.
    pub fn answer(&mut self, name: &str, input: &Value) -> Result<Value, Failure> {
        let answered = self
            .answer_election(name, input)
            .or_else(|| self.answer_land(name, input))
            .or_else(|| self.answer_people(name, input))
            .or_else(|| self.answer_hand(name, input))
            .or_else(|| self.answer_paper(name, input));
        let answer = answered.unwrap_or_else(|| Err(Failure::new(FailureKind::Input, "E101")));
        if let (Ok(_), Some(entry)) = (&answer, api::entry(name))
            && entry.kind == api::Kind::Command
        {
            self.touch(entry.writes);
        }
        answer
    }

    fn reply(&mut self, call: &Call) -> Result<Reply, Failure> {
        let two = api::entry(&call.operation).is_some_and(|entry| entry.second_person);
        if two {
            let id = 40 + i64::try_from(self.approvals.len()).unwrap_or_default();
            self.approvals.extend(people::approval(id, &call.operation, call.input.clone(), false));
            self.touch(&[Thing::Approvals]);
            return Ok(Reply { output: Value::Null, awaiting: Some(id), versions: self.versions.clone() });
        }
        let output = self.answer(&call.operation, &call.input)?;
        let versions = if self.signed_in { self.versions.clone() } else { Versions::new() };
        Ok(Reply { output, awaiting: None, versions })
    }
}

/// As JSON; what cannot be written as JSON is nothing.
fn json_of<T: serde::Serialize>(value: &T) -> Option<Result<Value, Failure>> {
    Some(Ok(serde_json::to_value(value).unwrap_or(json!(null))))
}

/// Takes an input apart.
fn input_of<T: serde::de::DeserializeOwned>(input: &Value) -> Option<T> {
    serde_json::from_value(input.clone()).ok()
}

/// Waits a moment, so that progress can be seen.
async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        // Without a timer the wait ends at once.
        let set = leptos::prelude::window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        if set.is_err() {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

impl Fake {
    async fn run(&self, call: Call, hear: Option<Hear>) -> Result<Reply, Failure> {
        let long = api::entry(&call.operation).is_some_and(|entry| entry.long && entry.kind != api::Kind::Query);
        if let (true, Some(hear)) = (long, hear) {
            hear(Word::Started(1));
            self.0.borrow_mut().cancelled = false;
            for done in 0..=10_u64 {
                let step = people::step_of(&call.operation).to_owned();
                hear(Word::Step(Progress { done: done * 10, total: 100, step }));
                wait(150).await;
                if self.0.borrow().cancelled {
                    return Err(Failure::new(FailureKind::Cancelled, "E109"));
                }
            }
        }
        self.0.borrow_mut().reply(&call)
    }
}

impl Backend for Fake {
    fn call<'a>(&'a self, call: Call, hear: Option<Hear>) -> Local<'a, Result<Reply, Failure>> {
        Box::pin(self.run(call, hear))
    }

    fn cancel(&self, _: u32) {
        self.0.borrow_mut().cancelled = true;
    }

    fn pick<'a>(&'a self, pick: Pick, _: String) -> Local<'a, Option<Chosen>> {
        let name = match pick {
            Pick::File(super::FileKind::Workbook) => "tabela.xlsx".to_owned(),
            Pick::File(super::FileKind::Report) => "raporti.json".to_owned(),
            Pick::File(super::FileKind::Election) => "berat-2025.kutia".to_owned(),
            Pick::File(super::FileKind::Package) => "skaneret-prove.zip".to_owned(),
            Pick::File(super::FileKind::Document) => "njoftim.pdf".to_owned(),
            Pick::Folder => "dalja".to_owned(),
            Pick::NewFile(_, name) => name,
        };
        Box::pin(async move { Some(Chosen { handle: "pick:1".to_owned(), name }) })
    }

    fn watch_drops(&self, _: Rc<dyn Fn(Drop)>) {}

    fn started_with<'a>(&'a self) -> Local<'a, Option<Chosen>> {
        Box::pin(async { None })
    }

    fn invented(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;

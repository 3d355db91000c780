use std::collections::BTreeMap;

use api::FailureKind;
use serde_json::json;

use super::*;
use crate::bridge::Report;

/// Counts to the number in its input, saying each, until it is no longer wanted.
struct Counting(Jobs);

impl Bridge for Counting {
    fn call(&self, call: Call, report: Report, cancel: &Cancel) -> Result<Reply, Failure> {
        let total = call.input.as_u64().unwrap();
        for done in 1..=total {
            if cancel.is_cancelled() {
                return Err(Failure::new(FailureKind::Cancelled, "E109").with("at", i64::try_from(done).unwrap()));
            }
            report(Progress { done, total, step: "count".to_owned() });
            if call.operation == "stop-at-once" {
                self.0.cancel(7);
            }
        }
        Ok(Reply { output: json!("counted"), awaiting: None, versions: BTreeMap::new() })
    }

    fn close(&self) {}
}

fn run(operation: &str, to: u64) -> (Result<Reply, Failure>, Vec<u64>, Jobs) {
    let jobs = Jobs::default();
    let said = Arc::new(Mutex::new(Vec::new()));
    let heard = said.clone();
    let call = Call { operation: operation.to_owned(), input: json!(to), seen: BTreeMap::new() };
    let result = jobs.run(7, &Counting(jobs.clone()), call, move |step| heard.lock().unwrap().push(step.done));
    let said = said.lock().unwrap().clone();
    (result, said, jobs)
}

#[test]
fn a_fast_job_says_its_first_and_its_last_word_and_little_between() {
    let begin = Instant::now();
    let (result, said, _) = run("count", 100_000);
    let pauses = begin.elapsed().as_millis() / PAUSE.as_millis();
    assert_eq!(result.unwrap().output, json!("counted"));
    assert_eq!(said.first(), Some(&1));
    assert_eq!(said.last(), Some(&100_000));
    assert!(u128::try_from(said.len()).unwrap() <= pauses + 2, "{} messages", said.len());
}

#[test]
fn a_cancelled_job_stops_and_is_forgotten() {
    let (result, _, jobs) = run("stop-at-once", 100_000);
    let refusal = result.unwrap_err();
    assert_eq!(refusal, Failure::new(FailureKind::Cancelled, "E109").with("at", 2_i64));
    assert!(jobs.table().is_empty());
}

#[test]
fn cancelling_a_job_that_has_ended_changes_nothing() {
    let (_, _, jobs) = run("count", 3);
    jobs.cancel(7);
    assert!(jobs.table().is_empty());
}

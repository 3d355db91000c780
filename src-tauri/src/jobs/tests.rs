use serde_json::json;

use super::*;

/// Counts to its input, saying each number, until it is no longer wanted.
struct Counting(Jobs);

impl Bridge for Counting {
    fn call(&self, name: &str, input: Value, progress: crate::Progress<'_>, cancel: &Cancel) -> Result<Value, Value> {
        for number in 1..=input.as_u64().unwrap() {
            if cancel.is_cancelled() {
                return Err(json!({ "code": "cancelled", "at": number }));
            }
            progress(json!(number));
            if name == "stop-at-once" {
                self.0.cancel(7);
            }
        }
        Ok(json!("counted"))
    }

    fn name_file(&self, _: std::path::PathBuf) -> String {
        String::new()
    }
}

fn run(name: &str, input: u64) -> (Result<Value, Value>, Vec<Value>, Jobs) {
    let jobs = Jobs::default();
    let said = Mutex::new(Vec::new());
    let bridge = Counting(jobs.clone());
    let result = jobs.run(7, &bridge, (name, json!(input)), |step| {
        said.lock().unwrap().push(step);
    });
    (result, said.into_inner().unwrap(), jobs)
}

#[test]
fn a_fast_job_says_its_first_and_its_last_word_and_little_between() {
    let begin = Instant::now();
    let (result, said, _) = run("count", 100_000);
    let pauses = begin.elapsed().as_millis() / PAUSE.as_millis();
    assert_eq!(result, Ok(json!("counted")));
    assert_eq!(said.first(), Some(&json!(1)));
    assert_eq!(said.last(), Some(&json!(100_000)));
    assert!(said.len() as u128 <= pauses + 2, "{} messages", said.len());
}

#[test]
fn a_cancelled_job_stops_and_is_forgotten() {
    let (result, _, jobs) = run("stop-at-once", 100_000);
    assert_eq!(result, Err(json!({ "code": "cancelled", "at": 2 })));
    assert!(jobs.table().is_empty());
}

#[test]
fn cancelling_a_job_that_has_ended_changes_nothing() {
    let (_, _, jobs) = run("count", 3);
    jobs.cancel(7);
    assert!(jobs.table().is_empty());
}

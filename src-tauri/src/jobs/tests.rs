use std::collections::BTreeMap;

use api::FailureKind;
use serde_json::json;

use super::*;

/// Works on until it is no longer wanted.
struct Endless(Jobs);

impl Bridge for Endless {
    fn call(&self, _: Call, job: &Job) -> Result<Reply, Failure> {
        while !job.is_cancelled() {
            assert_eq!(self.0.table().len(), 1);
            self.0.cancel(6);
            assert!(!job.is_cancelled(), "another number is another job");
            self.0.cancel(7);
        }
        Err(Failure::new(FailureKind::Cancelled, "E109"))
    }

    fn close(&self) {}
}

#[test]
fn a_job_is_cancelled_by_its_number_and_then_forgotten() {
    let jobs = Jobs::default();
    let call = Call { operation: "plan.solve".to_owned(), input: json!({}), seen: BTreeMap::new() };
    let refusal = jobs.run(7, &Endless(jobs.clone()), call, |_| {}).unwrap_err();
    assert_eq!(refusal.kind, FailureKind::Cancelled);
    assert!(jobs.table().is_empty());
    jobs.cancel(7);
    assert!(jobs.table().is_empty());
}

#[test]
fn a_fast_job_says_its_first_and_its_last_word_and_little_between() {
    let said = Mutex::new(Vec::new());
    let line = Line::new(|step: Progress| said.lock().unwrap().push(step.done));
    let (begin, total) = (Instant::now(), 100_000);
    for done in 1..=total {
        line.say(Progress { done, total, step: "count".to_owned() });
    }
    line.finish();
    let pauses = begin.elapsed().as_millis() / PAUSE.as_millis();
    drop(line);
    let said = said.into_inner().unwrap();
    assert_eq!((said.first(), said.last()), (Some(&1), Some(&total)));
    assert!(u128::try_from(said.len()).unwrap() <= pauses + 2, "{} messages", said.len());
}

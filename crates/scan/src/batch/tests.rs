use super::*;
use crate::drawn::{Drawing, Pen, Scanner, package, pnm};
use std::sync::atomic::AtomicUsize;

fn page(option: &str) -> Vec<u8> {
    pnm(&Scanner::default().scan(&Drawing::sample().mark(option, Pen::Cross)))
}

fn stack() -> Vec<Source> {
    let bytes = |name: &str, bytes: Vec<u8>| Source::Bytes { name: name.to_owned(), bytes };
    vec![
        bytes("a.pnm", page("S1")),
        bytes("b.pnm", b"nothing".to_vec()),
        bytes("c.pnm", page("S2")),
        Source::File("/nowhere/d.png".into()),
        Source::File("/".into()),
    ]
}

#[test]
fn results_stand_in_the_order_of_the_stack_whatever_the_threads() {
    let called = AtomicUsize::new(0);
    let progress = |progress: Progress| {
        assert!(progress.done <= progress.of);
        called.fetch_add(1, Ordering::Relaxed);
    };
    let read = |threads| read_all(&stack(), package(), threads, &progress, &AtomicBool::new(false)).unwrap();
    let results = read(3);
    assert_eq!(results, read(1));
    assert_eq!(called.load(Ordering::Relaxed), 10);
    let files: Vec<_> = results.iter().map(|result| result.file.as_str()).collect();
    assert_eq!(files, ["a.pnm", "b.pnm", "c.pnm", "d.png", ""]);
    let reasons: Vec<_> = results
        .iter()
        .map(|result| match &result.outcome {
            Outcome::Read(_) => None,
            Outcome::Refused(refusal) => Some(refusal.reason),
        })
        .collect();
    let not_readable = Some(Reason::NotReadable);
    assert_eq!(reasons, [None, Some(Reason::NotAPicture), None, not_readable, not_readable]);
    assert_eq!(results[0].sha256, Digest::of(&page("S1")));
}

#[test]
fn files_are_read_from_disk_and_results_survive_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("faqja 1.pnm");
    std::fs::write(&path, page("S4")).unwrap();
    let sources = [Source::File(path)];
    let results = read_all(&sources, package(), 8, &|_| (), &AtomicBool::new(false)).unwrap();
    assert_eq!(results[0].file, "faqja 1.pnm");
    assert!(matches!(results[0].outcome, Outcome::Read(_)));
    let text = serde_json::to_string(&results).unwrap();
    assert_eq!(serde_json::from_str::<Vec<ScanResult>>(&text).unwrap(), results);
}

#[test]
fn a_cancelled_stack_gives_nothing() {
    let cancel = AtomicBool::new(false);
    let progress = |_: Progress| cancel.store(true, Ordering::Relaxed);
    assert_eq!(read_all(&stack(), package(), 1, &progress, &cancel), Err(Cancelled));
    assert_eq!(read_all(&[], package(), 4, &|_| (), &AtomicBool::new(false)), Ok(Vec::new()));
}

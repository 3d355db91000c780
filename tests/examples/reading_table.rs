//! The reading table as JSON: `reading_table [PAGES] [SEED] [FOLDER for refused and misread pictures]`.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used, reason = "a measuring tool")]

use kutia_tests::reading::paper::Paper;
use kutia_tests::reading::table;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(default);
    let pages = usize::try_from(number(0, 20_000)).unwrap();
    let Some(paper) = Paper::make(11, 7) else { return };
    let folder = words.get(2).cloned();
    let keep = |reason: &str, seed: u64, bytes: &[u8]| {
        if let Some(folder) = &folder {
            let ending = if bytes.starts_with(b"P5") { "pgm" } else { "jpg" };
            std::fs::write(format!("{folder}/{reason}-{seed}.{ending}"), bytes).unwrap();
        }
    };
    // One thread: the times are those of one core.
    let threads = usize::try_from(number(3, 1)).unwrap();
    let found = table::run(&paper, pages, number(1, 1), threads, &keep);
    for line in found.misread().iter().take(40) {
        eprintln!("{line}");
    }
    println!("{}", serde_json::to_string_pretty(&found.json()).unwrap());
}

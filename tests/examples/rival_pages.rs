//! Pages of the reading table as files, with the truth of each, for another reader: `rival_pages FOLDER [PAGES] [SEED]`.
//! What this reader says of each page, and its time on one core without decoding, stands beside the truth.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring tool")]

use std::time::Instant;

use kutia_tests::reading::paper::Paper;
use kutia_tests::reading::pen::Truth;
use kutia_tests::reading::table::{make, plan};
use serde_json::json;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(default);
    let folder = std::path::PathBuf::from(&words[0]);
    let Some(paper) = Paper::make(11, 7) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let pages: Vec<_> = plan(usize::try_from(number(1, 102)).unwrap(), number(2, 1))
        .enumerate()
        .map(|(at, (kind, seed))| {
            let (bytes, truths) = make(&paper, kind, seed);
            let file = format!("{at:05}.{}", if bytes.starts_with(b"P5") { "pgm" } else { "jpg" });
            std::fs::write(folder.join(&file), &bytes).unwrap();
            let started = Instant::now();
            let read = scan::read_page(&bytes, &paper.package);
            let ours = started.elapsed().as_secs_f64() * 1_000.0;
            let started = Instant::now();
            let decoded = image::load_from_memory(&bytes).unwrap().into_luma8();
            let decode = started.elapsed().as_secs_f64() * 1_000.0;
            drop(decoded);
            let of = |truth: Truth| {
                let all = truths.iter().enumerate().filter(move |(_, (is, _))| *is == truth);
                all.map(|(at, _)| at).collect::<Vec<_>>()
            };
            json!({ "file": file, "kind": kind, "marked": of(Truth::Marked), "empty": of(Truth::Empty),
                "kutia_read": read.is_ok(), "kutia_ms": (ours - decode).max(0.0) })
        })
        .collect();
    let face = &paper.layout.geometry.faces[0];
    let boxes: Vec<_> = face
        .targets
        .iter()
        .map(|target| {
            let rect = &target.rect;
            json!({ "x": rect.x.mm(), "y": rect.y.mm(), "width": rect.width.mm(), "height": rect.height.mm() })
        })
        .collect();
    let text = serde_json::to_string(&json!({ "boxes": boxes, "pages": pages })).unwrap();
    std::fs::write(folder.join("pages.json"), text).unwrap();
}

//! The table: pages by kind of damage, how many were read, refused for which cause, misread, and how long it took.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use model::tally::MarkReading;
use serde_json::{Value, json};

use super::Chance;
use super::damage::{Damage, HEAVY, MILD, ROUGH};
use super::paper::Paper;
use super::pen::{Pen, Truth, draw};

/// What became of the pages of one kind.
#[derive(Debug, Default)]
pub struct Row {
    pub pages: usize,
    pub read: usize,
    pub targets: usize,
    pub ambiguous: usize,
    /// Boxes clearly marked that people must look at.
    pub marked_ambiguous: usize,
    /// Untouched boxes that people must look at.
    pub empty_ambiguous: usize,
    pub marked: usize,
    pub misread: Vec<String>,
    pub refused: BTreeMap<String, usize>,
}

/// The whole table.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: BTreeMap<String, Row>,
    pub times: Vec<Duration>,
}

/// What stands in each box of a made page.
pub type Truths = Vec<(Truth, Option<Pen>)>;

/// A damaged page as a file, with what was marked on it.
pub fn make(paper: &Paper, kind: &str, seed: u64) -> (Vec<u8>, Truths) {
    let mut chance = Chance(seed);
    let mut page = paper.pages[chance.below(paper.pages.len())].clone();
    let targets = &paper.layout.geometry.faces[0].targets;
    let mut truths = vec![(Truth::Empty, None); targets.len()];
    for _ in 0..chance.below(5) {
        let at = chance.below(targets.len());
        if truths[at].0 == Truth::Empty {
            let pens: &[Pen] = match kind {
                // What a scanner has made white or black cannot be seen as gray.
                "bilevel" | "rough_all" => &Pen::ALL[..5],
                _ if kind.starts_with("pens") => &Pen::ROUGH,
                _ => &Pen::ALL,
            };
            let pen = pens[chance.below(pens.len())];
            draw(&mut page, &targets[at], pen, &mut chance);
            truths[at] = (pen.truth(), Some(pen));
        }
    }
    (Damage::of(kind, &mut chance).scan(&page, seed), truths)
}

/// The kind and the seed of each page of a table, in order.
pub fn plan(pages: usize, seed: u64) -> impl Iterator<Item = (&'static str, u64)> {
    let kinds: Vec<&str> = MILD.iter().chain(&HEAVY).chain(&ROUGH).copied().collect();
    (0..pages).map(move |number| (kinds[number % kinds.len()], seed.wrapping_mul(1_000_003) + number as u64))
}

/// Makes a page and reads it; `keep` may look at the file.
pub fn one(paper: &Paper, kind: &str, seed: u64, row: &mut Row, keep: &dyn Fn(&str, u64, &[u8])) -> Duration {
    let (bytes, truths) = make(paper, kind, seed);
    let targets = &paper.layout.geometry.faces[0].targets;
    let started = Instant::now();
    let read = scan::read_page(&bytes, &paper.package);
    let took = started.elapsed();
    row.pages += 1;
    match read {
        Err(refusal) => {
            *row.refused.entry(refusal.reason.name()).or_default() += 1;
            keep(&refusal.reason.name(), seed, &bytes);
        }
        Ok(reading) => {
            row.read += 1;
            row.targets += reading.marks.len();
            assert_eq!(reading.marks.len(), targets.len());
            for (mark, (truth, pen)) in reading.marks.iter().zip(&truths) {
                let ambiguous = mark.reading == MarkReading::Ambiguous;
                row.ambiguous += usize::from(ambiguous);
                row.marked += usize::from(*truth == Truth::Marked);
                row.marked_ambiguous += usize::from(ambiguous && *truth == Truth::Marked);
                row.empty_ambiguous += usize::from(ambiguous && *truth == Truth::Empty);
                let wrong = match truth {
                    Truth::Empty | Truth::Erased => mark.reading == MarkReading::Marked,
                    Truth::Marked | Truth::Doubtful => mark.reading == MarkReading::Empty,
                };
                if wrong {
                    keep("misread", seed, &bytes);
                    row.misread.push(format!(
                        "{kind} {seed}: {} {pen:?} {} {} {:?}",
                        mark.target, mark.score_hundredths, mark.traced_hundredths, mark.reading
                    ));
                }
            }
        }
    }
    took
}

/// Reads so many pages, spread over all kinds of damage. `times` are those of pages that needed no JPEG decoding.
pub fn run(paper: &Paper, pages: usize, seed: u64, threads: usize, keep: &(dyn Fn(&str, u64, &[u8]) + Sync)) -> Table {
    let part = |thread: usize| {
        let mut table = Table::default();
        for (kind, seed) in plan(pages, seed).skip(thread).step_by(threads) {
            let row = table.rows.entry(kind.to_owned()).or_default();
            let took = one(paper, kind, seed, row, keep);
            if !matches!(kind, "jpeg" | "all_mild" | "jpeg40" | "photo" | "pens_mild" | "rough_all" | "dots") {
                table.times.push(took);
            }
        }
        table
    };
    let mut whole = Table::default();
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..threads).map(|thread| scope.spawn(move || part(thread))).collect();
        for part in parts {
            whole.join(part.join().unwrap());
        }
    });
    whole
}

impl Table {
    fn join(&mut self, other: Self) {
        for (kind, row) in other.rows {
            let into = self.rows.entry(kind).or_default();
            into.pages += row.pages;
            into.read += row.read;
            into.targets += row.targets;
            into.ambiguous += row.ambiguous;
            into.marked_ambiguous += row.marked_ambiguous;
            into.empty_ambiguous += row.empty_ambiguous;
            into.marked += row.marked;
            into.misread.extend(row.misread);
            for (reason, count) in row.refused {
                *into.refused.entry(reason).or_default() += count;
            }
        }
        self.times.extend(other.times);
    }

    pub fn misread(&self) -> Vec<&String> {
        self.rows.values().flat_map(|row| &row.misread).collect()
    }

    /// Pages and refused pages of the mild kinds.
    pub fn mild(&self) -> (usize, usize) {
        let rows = self.rows.iter().filter(|(kind, _)| MILD.contains(&kind.as_str()));
        rows.fold((0, 0), |(pages, refused), (_, row)| (pages + row.pages, refused + row.pages - row.read))
    }

    pub fn json(&self) -> Value {
        let rows: BTreeMap<&String, Value> = self
            .rows
            .iter()
            .map(|(kind, row)| {
                let facts = json!({ "pages": row.pages, "read": row.read, "refused": row.refused,
                    "targets": row.targets, "ambiguous": row.ambiguous, "marked_ambiguous": row.marked_ambiguous,
                    "empty_ambiguous": row.empty_ambiguous, "marked": row.marked,
                    "misread": row.misread.len(), "mild": MILD.contains(&kind.as_str()) });
                (kind, facts)
            })
            .collect();
        let mut times: Vec<f64> = self.times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times.get(((times.len() as f64 - 1.0).max(0.0) * share) as usize).copied().unwrap_or(0.0);
        let (pages, refused) = self.mild();
        json!({ "rows": rows, "misread": self.misread().len(), "mild_pages": pages, "mild_refused": refused,
            "mild_refused_per_cent": refused as f64 * 100.0 / pages.max(1) as f64,
            "read_ms": { "p50": at(0.5), "p90": at(0.9), "p99": at(0.99) } })
    }
}

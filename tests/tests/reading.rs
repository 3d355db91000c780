//! A thousand pages rendered from real PDFs and damaged by the seed: none is misread.
#![allow(clippy::print_stderr, clippy::unwrap_used, reason = "a test says aloud what it skips")]

use kutia_tests::reading::paper::Paper;
use kutia_tests::reading::table;

#[test]
fn of_a_thousand_damaged_pages_none_is_misread_and_mild_damage_costs_hardly_any() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let found = table::run(&paper, 1_000, 1, 2, &|_, _, _| ());
    assert!(found.misread().is_empty(), "{:#?}", found.misread());
    let (pages, refused) = found.mild();
    assert!(refused * 1_000 <= pages * 5, "{refused} of {pages} mildly damaged pages were refused: {}", found.json());
}

/// Soft pencil on washed-out scans. On the first of these pages an earlier reader took a cross for an empty box.
#[test]
fn a_faint_cross_on_a_washed_out_scan_is_never_an_empty_box() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let mut row = table::Row::default();
    for seed in std::iter::once(7_000_179).chain(7_000_180..7_000_240) {
        table::one(&paper, "pale", seed, &mut row, &|_, _, _| ());
    }
    assert!(row.misread.is_empty(), "{:#?}", row.misread);
    assert!(row.read * 2 > row.pages, "{} of {} pages were read", row.read, row.pages);
}

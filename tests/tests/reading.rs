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

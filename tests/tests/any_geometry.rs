//! Whatever the printer can make, the reader reads: papers, numbers of options and of preferences, faces.
#![allow(clippy::print_stderr, clippy::unwrap_used, reason = "a test says aloud what it skips")]

use kutia_tests::reading::Chance;
use kutia_tests::reading::damage::{Damage, MILD};
use kutia_tests::reading::paper::Faces;
use kutia_tests::reading::pen::{Pen, draw};
use model::tally::MarkReading;
use model::{Mm, Size};
use proptest::prelude::*;

const PENS: [Pen; 5] = [Pen::Cross, Pen::Tick, Pen::Circle, Pen::Filled, Pen::HalfFilled];

fn papers() -> impl Strategy<Value = Size> {
    let size = |width: f64, height: f64| Size { width: Mm::new(width), height: Mm::new(height) };
    let any = (140.0_f64..330.0, 180.0_f64..480.0).prop_map(move |(w, h)| size(w.round(), h.round()));
    prop_oneof![
        3 => Just(Size::A4),
        1 => Just(size(297.0, 420.0)),
        1 => Just(size(297.0, 210.0)),
        1 => Just(size(215.9, 355.6)),
        3 => any,
    ]
}

fn read_back(options: usize, preferences: usize, paper: Size, seed: u64) -> Result<usize, TestCaseError> {
    let faces = match Faces::on(options, preferences, paper) {
        // The printer itself says that this cannot be printed.
        Err(findings) => {
            prop_assert!(findings.iter().all(|finding| !finding.code.is_empty()));
            return Ok(0);
        }
        Ok(None) => return Ok(0),
        Ok(Some(faces)) => faces,
    };
    prop_assert_eq!(faces.pages.len(), faces.layout.geometry.faces.len());
    let mut chance = Chance(seed);
    for (face, page) in faces.layout.geometry.faces.iter().zip(&faces.pages) {
        let mut page = page.clone();
        let mut marked = vec![false; face.targets.len()];
        for _ in 0..chance.below(4).min(face.targets.len()) {
            let at = chance.below(face.targets.len());
            if !marked[at] {
                draw(&mut page, &face.targets[at], PENS[chance.below(PENS.len())], &mut chance);
                marked[at] = true;
            }
        }
        let kind = MILD[chance.below(MILD.len())];
        let bytes = Damage::of(kind, &mut chance).scan(&page, seed);
        let read = scan::read_page(&bytes, &faces.package);
        let read = read.map_err(|refusal| TestCaseError::fail(format!("{kind} {:?}: {refusal:?}", face.face)))?;
        prop_assert_eq!((read.code.sheet, read.code.face), (face.sheet, face.face));
        for (mark, marked) in read.marks.iter().zip(marked) {
            let wrong = if marked { MarkReading::Empty } else { MarkReading::Marked };
            prop_assert_ne!(mark.reading, wrong, "{} {:?}", kind, mark);
        }
    }
    Ok(faces.pages.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_printed_is_read(options in 2_usize..28, preferences in 0_usize..14, paper in papers(), seed: u64) {
        read_back(options, preferences, paper, seed)?;
    }
}

#[test]
fn the_usual_papers_are_printed_at_all() {
    if Faces::on(11, 7, Size::A4).unwrap().is_none() {
        return;
    }
    for (options, preferences) in [(2, 0), (11, 7), (11, 3)] {
        assert!(read_back(options, preferences, Size::A4, 4).unwrap() > 0, "{options} {preferences}");
    }
}

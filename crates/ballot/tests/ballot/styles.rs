//! Random ballot styles through other people's programs: poppler's text, two readers of codes, the picture of the page.

use std::num::NonZeroU32;

use ballot::{Imprint, Layout, PrintedBallot, Serials};
use model::ballot_code::BallotCode;
use model::contest::Contest;
use model::election::Mode;
use model::{Rect, Size};
use proptest::prelude::*;

use crate::layout::any_contest;
use crate::printed::{file, tool};
use crate::raster::{dots, edges, rendered};
use crate::sample::{self, languages, lay};

proptest! {
    // 200 with PROPTEST_CASES=200: a page rendered and read each takes its time.
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 20 },
        max_global_rejects: 100_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_printed_style_is_what_was_laid_out(one in any_contest(1), serial in 1_u32..2_000_000_000) {
        let Ok(laid) = lay(std::slice::from_ref(&one), &languages(), Size::A4) else {
            return Err(TestCaseError::reject("does not fit"));
        };
        let imprint = Imprint { numbered: true, ..sample::imprint("1698/2", Mode::Official) };
        let printed = PrintedBallot::draw_numbered(&sample::printed(&laid, &imprint), "x", &imprint).unwrap();
        let mut bytes = Vec::new();
        printed.write_numbered(1, Serials::from(serial), None, &mut bytes).unwrap();
        let wanted = BallotCode { serial: NonZeroU32::new(serial), ..imprint.code(1, 1) };
        look(&laid, &one, &bytes, wanted);
    }
}

fn look(laid: &Layout, contest: &Contest, bytes: &[u8], wanted: BallotCode) {
    let (_folder, path) = file("style.pdf", bytes);
    if tool("pdftotext", &["-raw", "-enc", "UTF-8"], &path).is_some() {
        let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut from = 0;
        for option in &contest.options {
            for name in [&option.name.sq, &option.name.en] {
                let at =
                    text[from..].find(name.as_str()).unwrap_or_else(|| panic!("{name} is not in its order:\n{text}"));
                from += at;
            }
        }
        assert!(text.contains("Fletë votimi") && text.contains("Ballot for"), "both languages:\n{text}");
    }
    let Some(image) = rendered(bytes, 1) else { return };
    for (_, target) in laid.geometry.targets() {
        let left = Rect { width: target.outline, ..target.rect };
        let top = Rect { height: target.outline, ..target.rect };
        let right = Rect { x: target.rect.right() - target.outline, ..left };
        let bottom = Rect { y: target.rect.bottom() - target.outline, ..top };
        for (found, wanted) in [
            (edges(&image, left, true).0, left.x),
            (edges(&image, right, true).1, target.rect.right()),
            (edges(&image, top, false).0, top.y),
            (edges(&image, bottom, false).1, target.rect.bottom()),
        ] {
            // 0.15 mm.
            assert!((found - dots(wanted)).abs() < 1.18, "{}: {found} for {}", target.id, dots(wanted));
        }
    }
    let mut prepared = rqrr::PreparedImage::prepare(image.clone());
    let read: Vec<_> =
        prepared.detect_grids().iter().filter_map(|grid| BallotCode::decode(&grid.decode().ok()?.1).ok()).collect();
    assert_eq!(read, [wanted, wanted]);
    let (_folder, path) = file("style.pgm", &[]);
    image.save(&path).unwrap();
    if let Some(said) = tool("zbarimg", &["--raw", "--quiet"], &path) {
        let read: Vec<_> = said.lines().map(BallotCode::decode).collect();
        assert_eq!(read, [Ok(wanted), Ok(wanted)]);
    }
}

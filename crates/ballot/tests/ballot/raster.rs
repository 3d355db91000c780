//! The page as a scanner sees it, rendered by poppler at 200 dots per inch: everything stands where the geometry says.

use std::process::Command;

use ballot::{MarkKind, PenMark, PrintedBallot, marked_pages};
use image::GrayImage;
use model::ballot_code::BallotCode;
use model::election::Mode;
use model::{Mm, Rect, Size};

use crate::printed::{draw, file, tool};
use crate::sample::{self, contest, languages, lay};

const DPI: f64 = 200.0;

/// The first page as a picture; `None`, said aloud, without poppler.
pub fn rendered(bytes: &[u8], page: u32) -> Option<GrayImage> {
    let (folder, path) = file("page.pdf", bytes);
    let out = folder.path().join("page");
    let page = page.to_string();
    let run =
        Command::new("pdftoppm").args(["-r", "200", "-gray", "-singlefile", "-f", &page]).arg(&path).arg(&out).output();
    if run.is_err() {
        eprintln!("SKIPPED: pdftoppm is not installed");
        return None;
    }
    Some(image::open(out.with_extension("pgm")).unwrap().into_luma8())
}

pub fn dots(length: Mm) -> f64 {
    length.mm() * DPI / 25.4
}

/// The edges of the ink along a row or a column through the middle of a rectangle: where it turns dark and light again.
pub fn edges(image: &GrayImage, rect: Rect, across: bool) -> (f64, f64) {
    let (start, end, middle) = if across {
        (dots(rect.x), dots(rect.right()), dots(rect.centre().y))
    } else {
        (dots(rect.y), dots(rect.bottom()), dots(rect.centre().x))
    };
    let darkness = |at: i32| {
        let (x, y) = if across { (at, middle as i32) } else { (middle as i32, at) };
        f64::from(255 - image.get_pixel(x as u32, y as u32).0[0]) / 255.0
    };
    let (from, to) = (start as i32 - 4, end as i32 + 4);
    let half = (start + end) as i32 / 2;
    // Grey dots at an edge are partly covered.
    let before: f64 = (from..half).map(darkness).sum();
    let after: f64 = (half..to).map(darkness).sum();
    (f64::from(half) - before, f64::from(half) + after)
}

#[test]
fn timing_marks_stand_where_the_geometry_says() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let Some(image) = rendered(&draw("1698", Mode::Official).to_vec(1).unwrap(), 1) else { return };
    assert_eq!(image.dimensions(), (1654, 2339));
    let mut worst: f64 = 0.0;
    for mark in laid.geometry.faces[0].timing.rects() {
        let (left, right) = edges(&image, mark, true);
        let (top, bottom) = edges(&image, mark, false);
        for (found, wanted) in [(left, mark.x), (right, mark.right()), (top, mark.y), (bottom, mark.bottom())] {
            worst = worst.max((found - dots(wanted)).abs());
        }
    }
    assert!(worst < 0.6, "{worst} dots");
}

#[test]
fn targets_stand_where_the_geometry_says_and_are_white_inside() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let Some(image) = rendered(&draw("1698", Mode::Official).to_vec(1).unwrap(), 1) else { return };
    for (_, target) in laid.geometry.targets() {
        let inside = target.inside();
        // A dot that the outline covers in part is not inside.
        for y in dots(inside.y).ceil() as u32 + 1..dots(inside.bottom()).floor() as u32 - 1 {
            for x in dots(inside.x).ceil() as u32 + 1..dots(inside.right()).floor() as u32 - 1 {
                assert_eq!(image.get_pixel(x, y).0[0], 255, "ink in {} at {x} {y}", target.id);
            }
        }
        // 0.15 mm is 1.2 dots: the outline's outer edge on all four sides, seen through its middle.
        let outline = |rect: Rect, across| edges(&image, rect, across);
        let left = Rect { width: target.outline, ..target.rect };
        let top = Rect { height: target.outline, ..target.rect };
        let right = Rect { x: target.rect.right() - target.outline, ..left };
        let bottom = Rect { y: target.rect.bottom() - target.outline, ..top };
        for (found, wanted) in [
            (outline(left, true).0, left.x),
            (outline(right, true).1, target.rect.right()),
            (outline(top, false).0, top.y),
            (outline(bottom, false).1, target.rect.bottom()),
        ] {
            assert!((found - dots(wanted)).abs() < 1.2, "{}: {found} for {}", target.id, dots(wanted));
        }
    }
}

#[test]
fn both_codes_say_what_was_asked() {
    let wanted = sample::imprint("1698/2", Mode::Sample).code(1, 1);
    let bytes = draw("1698/2", Mode::Sample).to_vec(1).unwrap();
    let Some(image) = rendered(&bytes, 1) else { return };
    let mut prepared = rqrr::PreparedImage::prepare(image.clone());
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 2);
    for grid in grids {
        let (_, text) = grid.decode().unwrap();
        assert_eq!(BallotCode::decode(&text), Ok(wanted));
    }
    let (_folder, path) = file("page.pgm", &[]);
    image.save(&path).unwrap();
    if let Some(said) = tool("zbarimg", &["--raw", "--quiet"], &path) {
        let read: Vec<_> = said.lines().map(BallotCode::decode).collect();
        assert_eq!(read, [Ok(wanted), Ok(wanted)]);
    }
}

#[test]
fn every_kind_of_mark_leaves_its_share_of_ink() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let printed: PrintedBallot = draw("1698", Mode::Test);
    let kinds = [
        (MarkKind::Cross, 10..40),
        (MarkKind::Plus, 10..40),
        (MarkKind::Tick, 8..40),
        (MarkKind::Fill, 35..100),
        (MarkKind::Hesitant, 3..7),
    ];
    for (kind, share) in kinds {
        for id in ["1.01", "1.02.03"] {
            let mut bytes = Vec::new();
            let mark = PenMark::on(id.parse().unwrap(), kind);
            marked_pages(&laid.geometry, &printed, &[vec![], vec![mark]], &mut bytes).unwrap();
            let Some(image) = rendered(&bytes, 2) else { return };
            let target = laid.geometry.targets().find(|(_, target)| target.id.as_str() == id).unwrap().1;
            let inside = target.inside();
            let (mut ink, mut all) = (0_u32, 0_u32);
            for y in dots(inside.y) as u32 + 1..dots(inside.bottom()) as u32 {
                for x in dots(inside.x) as u32 + 1..dots(inside.right()) as u32 {
                    all += 1;
                    ink += u32::from(image.get_pixel(x, y).0[0] < 128);
                }
            }
            assert!(share.contains(&(ink * 100 / all)), "{kind:?} on {id}: {}‰", ink * 1_000 / all);
        }
    }
}

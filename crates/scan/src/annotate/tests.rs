use super::*;
use crate::drawn::{Drawing, Pen, Scanner, package, pnm};

fn drawn(page: &Drawing, scanner: Scanner) -> RgbImage {
    let png = annotate(&pnm(&scanner.scan(page)), package()).unwrap();
    if let Ok(folder) = std::env::var("SCAN_DRAWINGS") {
        std::fs::write(format!("{folder}/{}-{}.png", scanner.quarters, scanner.degrees), &png).unwrap();
    }
    image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap().into_rgb8()
}

fn count(image: &RgbImage, colour: Rgb<u8>) -> usize {
    image.pixels().filter(|pixel| **pixel == colour).count()
}

#[test]
fn marks_frames_and_timing_marks_are_drawn_where_they_lie() {
    let page = Drawing::sample().mark("S2", Pen::Cross).mark("S6-3", Pen::Touch);
    for quarters in 0..4 {
        let image = drawn(&page, Scanner { quarters, ..Scanner::askew(1.0) });
        assert!(image.width().max(image.height()) <= LONGEST);
        for (colour, least) in [(GREEN, 150), (AMBER, 40), (GRAY, 3_000), (TEAL, 1_500)] {
            assert!(count(&image, colour) > least, "{quarters}: {colour:?} {}", count(&image, colour));
        }
    }
    // Upright and not askew, the green frame lies around the box of S2.
    let image = drawn(&page, Scanner::default());
    let zoom = f64::from(image.height()) / 297.0;
    let green = image.enumerate_pixels().filter(|(_, _, pixel)| **pixel == GREEN);
    for (x, y, _) in green {
        let (x, y) = (f64::from(x) / zoom, f64::from(y) / zoom);
        assert!((105.0..=119.0).contains(&x) && (71.0..=89.0).contains(&y), "{x} {y}");
    }
}

#[test]
fn a_refused_page_shows_how_far_the_reader_came() {
    let page = Drawing::sample().without_mark(5, 0).without_mark(9, 0);
    let image = drawn(&page, Scanner::default());
    assert!(count(&image, TEAL) > 1_500);
    assert_eq!(count(&image, GREEN), 0);
    assert!(annotate(b"nothing", package()).is_err());
}

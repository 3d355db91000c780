//! Pages that somebody outside would try: mirrored, doubled, halved, foreign, broken files. Read rightly or refused with a reason.
#![allow(clippy::print_stderr, clippy::unwrap_used, reason = "a test says aloud what it skips")]

use kutia_tests::reading::damage::Damage;
use kutia_tests::reading::paper::Paper;
use kutia_tests::reading::pen::{Pen, draw};
use kutia_tests::reading::{Chance, Gray};
use model::tally::MarkReading;
use scan::{PageReading, Reason, Refusal};

/// Boxes marked on the page of [`marked`].
const MARKED: [usize; 3] = [3, 12, 40];

/// A page at 200 dots per inch with three crosses.
fn marked(paper: &Paper, unit: usize) -> Gray {
    let mut page = paper.pages[unit].clone();
    let mut chance = Chance(5);
    for at in MARKED {
        draw(&mut page, &paper.layout.geometry.faces[0].targets[at], Pen::Cross, &mut chance);
    }
    let bytes = Damage::of("none", &mut Chance(9)).scan(&page, 9);
    let image = image::load_from_memory(&bytes).unwrap().into_luma8();
    Gray { width: image.width() as usize, height: image.height() as usize, pixels: image.into_raw() }
}

/// Read rightly, or refused.
fn right(paper: &Paper, bytes: &[u8]) -> Result<PageReading, Refusal> {
    let read = scan::read_page(bytes, &paper.package);
    if let Ok(reading) = &read {
        for (at, mark) in reading.marks.iter().enumerate() {
            let wrong = if MARKED.contains(&at) { MarkReading::Empty } else { MarkReading::Marked };
            assert_ne!(mark.reading, wrong, "box {at}: {mark:?}");
        }
    }
    read
}

fn reason(paper: &Paper, bytes: &[u8]) -> Option<Reason> {
    right(paper, bytes).err().map(|refusal| refusal.reason)
}

fn changed(page: &Gray, pixel: impl Fn(usize, usize) -> u8) -> Gray {
    let pixels = (0..page.width * page.height).map(|at| pixel(at % page.width, at / page.width)).collect();
    Gray { pixels, ..*page }
}

fn encoded(page: &Gray, format: image::ImageFormat) -> Vec<u8> {
    let (width, height) = (u32::try_from(page.width).unwrap(), u32::try_from(page.height).unwrap());
    let image = image::GrayImage::from_raw(width, height, page.pixels.clone()).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageLuma8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_page_seen_in_a_mirror_is_refused() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let page = marked(&paper, 0);
    let left = changed(&page, |x, y| page.pixels[y * page.width + page.width - 1 - x]);
    let upside = changed(&page, |x, y| page.pixels[(page.height - 1 - y) * page.width + x]);
    assert_eq!(reason(&paper, &left.pnm()), Some(Reason::NoCode));
    assert_eq!(reason(&paper, &upside.pnm()), Some(Reason::NoCode));
    assert_eq!(reason(&paper, &page.pnm()), None);
}

#[test]
fn two_pages_over_each_other_are_never_misread() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let (page, other) = (marked(&paper, 0), marked(&paper, 1));
    let mut chance = Chance(77);
    let mut refused = 0;
    for trial in 0..60 {
        let (dx, dy) = (chance.below(page.width / 2), chance.below(page.height / 2));
        let under = |x: usize, y: usize| {
            if x >= dx && y >= dy { other.pixels[(y - dy) * other.width + x - dx] } else { 250 }
        };
        let double = match trial % 3 {
            // The upper sheet lets the lower one shine through, covers it, or lies aside.
            0 => changed(&page, |x, y| page.pixels[y * page.width + x].min(under(x, y))),
            1 => changed(&page, |x, y| if x >= dx && y >= dy { under(x, y) } else { page.pixels[y * page.width + x] }),
            _ => changed(&page, |x, y| {
                if y > dy + 40 { other.pixels[y * page.width + x] } else { page.pixels[y * page.width + x] }
            }),
        };
        refused += usize::from(right(&paper, &double.pnm()).is_err());
    }
    assert!(refused >= 38, "only {refused} of 60 doubled pages were refused");
}

#[test]
fn halves_strips_and_blank_sheets_are_refused() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let page = marked(&paper, 0);
    let cut = |left: usize, top: usize, width: usize, height: usize| {
        let rows = (top..top + height).flat_map(|y| page.pixels[y * page.width + left..][..width].iter().copied());
        Gray { width, height, pixels: rows.collect() }
    };
    let (w, h) = (page.width, page.height);
    for part in
        [cut(0, 0, w, h / 2), cut(0, h / 2, w, h / 2), cut(0, 0, w / 2, h), cut(w / 2, 0, w / 2, h), cut(0, 0, w, 120)]
    {
        assert!(reason(&paper, &part.pnm()).is_some());
    }
    // The half that is missing is white, black or gray: the picture has its full size.
    for shade in [0, 128, 255] {
        let half = changed(&page, |x, y| if y < h / 2 { page.pixels[y * w + x] } else { shade });
        assert!(reason(&paper, &half.pnm()).is_some(), "{shade}");
    }
    for shade in [0, 128, 255] {
        assert_eq!(reason(&paper, &changed(&page, |_, _| shade).pnm()), Some(Reason::Blank));
    }
}

#[test]
fn every_format_gives_the_same_reading() {
    use image::ImageFormat as F;
    let Some(paper) = Paper::make(11, 7) else { return };
    let page = marked(&paper, 0);
    let plain = right(&paper, &page.pnm()).unwrap();
    for format in [F::Png, F::Tiff, F::Pnm] {
        assert_eq!(right(&paper, &encoded(&page, format)).unwrap().marks, plain.marks, "{format:?}");
    }
    let verdicts = |reading: &PageReading| reading.marks.iter().map(|mark| mark.reading).collect::<Vec<_>>();
    assert_eq!(verdicts(&right(&paper, &encoded(&page, F::Jpeg)).unwrap()), verdicts(&plain));
    // One bit a pixel, as a PBM file.
    let wide = page.width.div_ceil(8);
    let mut bits = format!("P4\n{} {}\n", page.width, page.height).into_bytes();
    for y in 0..page.height {
        for byte in 0..wide {
            let bit = |place: usize| {
                let x = byte * 8 + place;
                u8::from(x < page.width && page.pixels[y * page.width + x] < 128) << (7 - place)
            };
            bits.push((0..8).map(bit).sum());
        }
    }
    assert_eq!(verdicts(&right(&paper, &bits).unwrap()), verdicts(&plain));
}

#[test]
fn broken_and_huge_files_are_refused() {
    let Some(paper) = Paper::make(11, 7) else { return };
    let page = marked(&paper, 0);
    let mut chance = Chance(3);
    for format in [image::ImageFormat::Png, image::ImageFormat::Jpeg, image::ImageFormat::Tiff, image::ImageFormat::Pnm]
    {
        let sound = encoded(&page, format);
        for thousandth in [1, 100, 500, 900] {
            let cut = &sound[..sound.len() * thousandth / 1_000];
            assert!(reason(&paper, cut).is_some(), "{format:?} cut at {thousandth}");
        }
        for _ in 0..12 {
            let mut broken = sound.clone();
            for _ in 0..20 {
                let at = chance.below(broken.len());
                broken[at] ^= 1 << chance.below(8);
            }
            // Right or refused; a few wrong bits of a JPEG change a few blocks.
            drop(right(&paper, &broken));
        }
    }
    for size in ["30000 30000", "9000 9000", "4294967295 4294967295"] {
        let bytes = format!("P5\n{size}\n255\n").into_bytes();
        let refused = reason(&paper, &bytes).unwrap();
        assert!(matches!(refused, Reason::TooLarge | Reason::NotAPicture), "{size}: {refused:?}");
    }
}

//! The printed file: the same bytes each time, small, and right in the eyes of other people's programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use ballot::{Expected, MarkKind, PenMark, PrintError, PrintedBallot, Serials, marked_pages, svg, verify_pdf};
use model::Size;
use model::election::Mode;

use crate::sample::{self, contest, languages, lay};

pub fn draw(unit: &str, mode: Mode) -> PrintedBallot {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let drawn = sample::printed(&laid, &sample::imprint(unit, mode));
    PrintedBallot::draw(&drawn, &format!("Fletë votimi · QV {unit}")).unwrap()
}

/// The output of a tool, or `None`, said aloud, where it is not installed.
pub fn tool(name: &str, arguments: &[&str], file: &Path) -> Option<String> {
    match Command::new(name).args(arguments).arg(file).output() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{name}: {text}{}", String::from_utf8_lossy(&output.stderr));
            Some(text)
        }
        Err(_) => {
            eprintln!("SKIPPED: {name} is not installed");
            None
        }
    }
}

pub fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[test]
fn the_same_ballots_are_the_same_bytes_in_any_order_and_on_any_thread() {
    let one = |unit: &'static str| move || draw(unit, Mode::Official).to_vec(20).unwrap();
    let (first, second) = (one("1698")(), one("0001/2")());
    assert_ne!(first, second);
    for units in [["1698", "0001/2", "1698", "0001/2"], ["0001/2", "1698", "0001/2", "1698"]] {
        let threads: Vec<_> = units.map(|unit| (unit, std::thread::spawn(one(unit)))).into_iter().collect();
        for (unit, thread) in threads {
            let wanted = if unit == "1698" { &first } else { &second };
            assert!(thread.join().unwrap() == *wanted, "{unit} differs");
        }
    }
}

#[test]
fn what_was_written_is_told_as_it_is() {
    let printed = draw("1698", Mode::Official);
    let mut bytes = Vec::new();
    let written = printed.write(100, &mut bytes).unwrap();
    assert_eq!(written.pages, 100);
    assert_eq!(written.bytes, u64::try_from(bytes.len()).unwrap());
    assert_eq!(written.digest, model::Digest::of(&bytes));
}

#[test]
fn a_page_costs_a_hundred_bytes_over_the_face() {
    let printed = draw("1698", Mode::Official);
    let few = printed.to_vec(100).unwrap().len();
    let many = printed.to_vec(1_100).unwrap().len();
    assert!((many - few) / 1_000 < 120, "{} bytes a page", (many - few) / 1_000);
    assert!(few < 60_000, "{few} bytes for a face and 100 pages");
}

#[test]
fn nothing_tells_one_ballot_of_a_unit_from_another() {
    let bytes = draw("1698", Mode::Official).to_vec(3).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let pages: Vec<&str> = text.split("endobj").filter(|object| object.contains("/Type/Page/")).collect();
    assert_eq!(pages.len(), 3);
    let body = |page: &str| page.split_once(" obj").unwrap().1.to_owned();
    assert!(pages.iter().all(|page| body(page) == body(pages[0])));
}

#[test]
fn a_printed_file_reads_back_and_a_changed_one_does_not() {
    let printed = draw("1698", Mode::Official);
    for copies in [1, 99, 100, 101, 1_100] {
        verify_pdf(&printed.to_vec(copies).unwrap(), Expected { pages: copies, paper: Size::A4 }).unwrap();
    }
    let bytes = printed.to_vec(10).unwrap();
    let wrong = |bytes: &[u8], pages, paper| {
        let error = verify_pdf(bytes, Expected { pages, paper }).unwrap_err();
        assert!(matches!(error, PrintError::ReadBack(_)) && error.code() == "B403");
    };
    wrong(&bytes, 11, Size::A4);
    wrong(&bytes, 10, sample::size(210, 298));
    wrong(&bytes[..bytes.len() / 2], 10, Size::A4);
    wrong(b"", 10, Size::A4);
    let other = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let at = bytes.windows(from.len()).position(|part| part == from.as_bytes()).unwrap();
        let mut changed = bytes.clone();
        changed[at..at + from.len()].copy_from_slice(to.as_bytes());
        changed
    };
    wrong(&other("/FontFile2", "/FontFile9"), 10, Size::A4);
    wrong(&other("/TrimBox", "/TrimBix"), 10, Size::A4);
    wrong(&other("/Contents", "/Kontents"), 10, Size::A4);
}

#[test]
fn a_full_disk_is_an_error_and_not_a_short_file() {
    struct Full(usize);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let printed = draw("1698", Mode::Official);
    let size = printed.to_vec(5).unwrap().len();
    printed.write(5, &mut Full(size)).unwrap();
    for room in [0, 10, 5_000, size - 1] {
        assert!(matches!(printed.write(5, &mut Full(room)), Err(PrintError::Write(_))), "{room}");
    }
}

#[test]
fn poppler_reads_every_name_in_the_order_of_the_lots() {
    let (_folder, path) = file("a.pdf", &draw("1698/2", Mode::Sample).to_vec(2).unwrap());
    let Some(text) = tool("pdftotext", &["-raw", "-l", "1", "-enc", "UTF-8"], &path) else { return };
    assert!(text.is_empty());
    let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
    let mut from = 0;
    for (sq, en, initials, leader) in sample::NAMES {
        for part in [sq, en, initials, leader] {
            let at = text[from..].find(part).unwrap_or_else(|| panic!("{part} is not in its order:\n{text}"));
            from += at;
        }
    }
    for part in ["REPUBLIKA E SHQIPËRISË", "MODEL", "QV 1698/2", "faqja 1/1", "Zona zgjedhore Berat · 11.05.2025"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn poppler_sets_each_line_as_wide_as_we_measured() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let drawn = sample::printed(&laid, &sample::imprint("1698", Mode::Sample));
    let bytes = PrintedBallot::draw(&drawn, "x").unwrap().to_vec(1).unwrap();
    let (_folder, path) = file("b.pdf", &bytes);
    if tool("pdftotext", &["-bbox"], &path).is_none() {
        return;
    }
    let words = std::fs::read_to_string(path.with_extension("html")).unwrap();
    let words: Vec<(f64, f64, &str)> = words.lines().filter_map(word).collect();
    let mut found = 0;
    for run in drawn.faces[0].texts() {
        let text = run.shaped.text.as_str();
        let (Some(first), Some(last)) = (text.split(' ').next(), text.split(' ').next_back()) else { continue };
        let points = |mm: model::Mm| mm.mm() * 72.0 / 25.4;
        let (left, right) = (points(run.origin.x), points(run.origin.x + run.width()));
        let near = |a: f64, b: f64| (a - b).abs() < 0.15;
        if words.iter().any(|word| word.2 == first && near(word.0, left)) {
            assert!(words.iter().any(|word| word.2 == last && near(word.1, right)), "{text} does not end at {right}");
            found += 1;
        }
    }
    assert!(found > 100, "{found} lines found");
}

/// Left, right and text of a line such as `<word xMin="1" yMin="2" xMax="3" yMax="4">a</word>`.
fn word(line: &str) -> Option<(f64, f64, &str)> {
    let number = |name: &str| line.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.parse().ok();
    Some((number("xMin")?, number("xMax")?, line.split_once("\">")?.1.strip_suffix("</word>")?))
}

#[test]
fn qpdf_and_pdffonts_have_nothing_to_say() {
    let (_folder, path) = file("c.pdf", &draw("1698", Mode::Official).to_vec(250).unwrap());
    if let Some(said) = tool("qpdf", &["--check"], &path) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(fonts) = tool("pdffonts", &[], &path) {
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert_eq!(fonts.len(), 4, "{fonts:?}");
        for font in fonts {
            // Embedded, subset, with a way back to letters.
            assert!(
                font.contains("CID TrueType") && font.contains("yes yes yes") && font.contains("+Inter-"),
                "{font}"
            );
        }
    }
    if let Some(facts) = tool("pdfinfo", &[], &path) {
        assert!(facts.contains("Pages:           250") && facts.contains("Fletë votimi · QV 1698"), "{facts}");
    }
}

#[test]
fn the_preview_is_a_picture_of_its_own() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let drawn = sample::printed(&laid, &sample::imprint("1698", Mode::Test));
    let picture = svg(&drawn.faces[0], drawn.paper);
    assert_eq!(picture, svg(&drawn.faces[0], drawn.paper));
    assert!(picture.starts_with("<svg xmlns") && picture.contains("viewBox=\"0 0 210 297\""));
    assert!(picture.contains("aria-label=\"Lëvizja e Gurit të Bardhë\""));
    assert!(
        !picture.contains("font-family") && !picture.contains("<text") && !picture.contains("http://www.w3.org/1999")
    );
    let open = picture.matches("<g ").count();
    assert_eq!(open, picture.matches("</g>").count());
    // Every glyph that is used is defined.
    for used in picture.split("href=\"#").skip(1) {
        let id = used.split('"').next().unwrap();
        assert!(picture.contains(&format!("<path id=\"{id}\"")), "{id}");
    }
}

#[test]
fn marks_are_drawn_over_the_face_and_the_same_each_time() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let printed = draw("1698", Mode::Test);
    let mark = |id: &str, kind| PenMark::on(id.parse().unwrap(), kind);
    let ballots = vec![
        vec![mark("1.01", MarkKind::Cross), mark("1.01.03", MarkKind::Tick)],
        vec![],
        vec![mark("1.02", MarkKind::Hesitant), mark("1.11", MarkKind::Fill), mark("1.03", MarkKind::Plus)],
    ];
    let write = |ballots: &[Vec<PenMark>]| {
        let mut bytes = Vec::new();
        marked_pages(&laid.geometry, &printed, ballots, &mut bytes).map(|written| (written, bytes))
    };
    let (written, bytes) = write(&ballots).unwrap();
    assert_eq!((written.pages, &bytes), (3, &write(&ballots).unwrap().1));
    verify_pdf(&bytes, Expected { pages: 3, paper: Size::A4 }).unwrap();
    let error = write(&[vec![mark("9.99", MarkKind::Cross)]]).unwrap_err();
    assert_eq!((error.code(), error.to_string()), ("B404", "B404 no target 9.99 on this ballot".to_owned()));
}

fn numbered(unit: &str) -> PrintedBallot {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let imprint = ballot::Imprint { numbered: true, ..sample::imprint(unit, Mode::Official) };
    PrintedBallot::draw_numbered(&sample::printed(&laid, &imprint), "x", &imprint).unwrap()
}

#[test]
fn numbered_ballots_are_the_same_bytes_on_any_number_of_threads() {
    let printed = numbered("1698");
    let write = |threads: usize| {
        let mut bytes = Vec::new();
        let threads = std::num::NonZero::new(threads);
        let written = printed.write_numbered(1_300, Serials::from(7), threads, &mut bytes).unwrap();
        (written, bytes)
    };
    let (written, one) = write(1);
    assert_eq!((written.pages, written.digest), (1_300, model::Digest::of(&one)));
    for threads in [2, 3, 7] {
        assert!(write(threads).1 == one, "{threads}");
    }
    assert!(one.len() / 1_300 < 800, "{} bytes a page", one.len() / 1_300);
    verify_pdf(&one, Expected { pages: 1_300, paper: Size::A4 }).unwrap();
    let (_folder, path) = file("d.pdf", &one);
    ballot::verify_file(&path, &written).unwrap();
    if let Some(said) = tool("qpdf", &["--check"], &path) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    let mut changed = one.clone();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    assert_eq!(ballot::verify_file(&path, &written).unwrap_err().code(), "B403");
}

#[test]
fn every_numbered_ballot_says_its_number_in_print_and_in_both_codes() {
    let mut bytes = Vec::new();
    numbered("1698/2")
        .write_numbered(3, Serials { first: 41, count: 2, beyond: 1_000_000_000 }, None, &mut bytes)
        .unwrap();
    for (page, serial) in (1..).zip([41_u32, 42, 1_000_000_000]) {
        let Some(image) = crate::raster::rendered(&bytes, page) else { return };
        let mut prepared = rqrr::PreparedImage::prepare(image);
        let grids = prepared.detect_grids();
        assert_eq!(grids.len(), 2);
        for grid in grids {
            let code = model::ballot_code::BallotCode::decode(&grid.decode().unwrap().1).unwrap();
            assert_eq!(
                (code.serial.map(std::num::NonZeroU32::get), code.unit.to_string()),
                (Some(serial), "1698/2".to_owned())
            );
            assert_eq!(code.languages.codes(), ["sq", "en"]);
        }
        let (_folder, path) = file("e.pdf", &bytes);
        let page = page.to_string();
        if tool("pdftotext", &["-raw", "-f", &page, "-l", &page, "-enc", "UTF-8"], &path).is_some() {
            let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
            assert!(text.contains(&format!("{serial:010}")), "{text}");
        }
    }
}

use super::*;
use crate::PagePlace;
use crate::drawn::{Chance, Drawing, Pen, Scanner, ballot, definition, encoded, package, package_of, pnm, settings};
use model::OptionId;
use model::ballot_code::BallotCode;
use model::election::Mode;
use model::geometry::TimingMarks;

fn read(page: &Drawing, scanner: Scanner) -> Result<PageReading, Refusal> {
    read_page(&pnm(&scanner.scan(page)), package())
}

fn refusal(page: &Drawing, scanner: Scanner) -> Refusal {
    match read(page, scanner) {
        Ok(reading) => panic!("read: {:?} {:?}", reading.registration, reading.notes),
        Err(refusal) => {
            // Every refusal of every test can be said with the values that it brings.
            words::Language::ALL
                .iter()
                .for_each(|language| assert!(!crate::refusal::tests::said(&refusal, *language).is_empty()));
            refusal
        }
    }
}

/// Options by what was read, all but the empty ones.
fn seen(reading: &PageReading) -> Vec<(&str, MarkReading)> {
    let not_empty = reading.marks.iter().filter(|mark| mark.reading != MarkReading::Empty);
    not_empty.map(|mark| (mark.option.as_str(), mark.reading)).collect()
}

fn marked() -> Drawing {
    Drawing::sample().mark("S3", Pen::Cross).mark("S3-5", Pen::Tick).mark("S7-1", Pen::Touch).mark("S9", Pen::Beside)
}

fn assert_reads(what: &str, page: &Drawing, scanner: Scanner) -> PageReading {
    let reading = read(page, scanner).unwrap_or_else(|refusal| panic!("{what}: {refusal:?}"));
    let expected = [("S3", MarkReading::Marked), ("S3-5", MarkReading::Marked), ("S7-1", MarkReading::Ambiguous)];
    assert_eq!(seen(&reading), expected, "{what}");
    assert_eq!(reading.marks.len(), 81, "{what}");
    assert_eq!(reading.code.unit.to_string(), "1698", "{what}");
    let worst = reading.marks.iter().filter(|mark| mark.reading == MarkReading::Empty);
    let worst = worst.map(|mark| mark.score_hundredths).max().unwrap();
    assert!(worst < 200, "{what}: an empty box scores {worst}");
    reading
}

#[test]
fn a_clean_page_is_read() {
    let reading = assert_reads("clean", &marked(), Scanner::default());
    assert_eq!(reading.notes, []);
    assert_eq!(reading.registration.quarter_turns, 0);
    assert!((9_980..=10_020).contains(&reading.registration.across_hundredths), "{:?}", reading.registration);
    assert!(reading.registration.rotation_hundredths.abs() < 3, "{:?}", reading.registration);
}

#[test]
fn every_way_up_is_read() {
    for quarters in 0..4 {
        let scanner = Scanner { quarters, ..Scanner::default() };
        let reading = assert_reads(&format!("{quarters} quarters"), &marked(), scanner);
        assert_eq!(reading.registration.quarter_turns, (4 - quarters) % 4);
    }
}

#[test]
fn a_page_askew_by_up_to_three_degrees_is_read() {
    let page = marked();
    for degrees in [-3.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 3.0] {
        let reading = assert_reads(&format!("{degrees}°"), &page, Scanner::askew(degrees));
        let found = f64::from(reading.registration.rotation_hundredths) / 100.0;
        assert!((found - degrees).abs() < 0.05, "{found} for {degrees}");
    }
    let turned = Scanner { quarters: 3, ..Scanner::askew(2.0) };
    assert_reads("2° and three quarters", &page, turned);
    let white = Scanner { background: 255, ..Scanner::askew(-1.5) };
    assert_reads("−1.5° on white", &page, white);
    assert_eq!(refusal(&page, Scanner::askew(4.2)).reason, Reason::Skewed);
}

#[test]
fn a_page_at_three_hundred_dots_is_read() {
    let package = package_of(&definition(), &settings(300));
    let scanner = Scanner { dots_per_inch: 300.0, degrees: 0.7, around: 4.0, noise: 8.0, ..Scanner::default() };
    let reading = read_page(&pnm(&scanner.scan(&marked())), &package).unwrap();
    assert_eq!(seen(&reading).len(), 3);
}

#[test]
fn a_usual_resolution_that_was_not_asked_for_is_read_with_a_note() {
    for dots_per_inch in [150.0, 240.0, 300.0] {
        let scanner = Scanner { dots_per_inch, degrees: 0.7, ..Scanner::default() };
        let reading = read(&marked(), scanner).unwrap();
        assert_eq!(seen(&reading).len(), 3);
        assert_eq!(reading.notes.iter().map(|note| note.code.as_ref()).collect::<Vec<_>>(), ["X304"]);
    }
}

#[test]
fn a_resolution_that_is_too_coarse_or_unusual_is_refused_as_such() {
    for dots in [100.0, 130.0, 170.0] {
        let scanner = Scanner { dots_per_inch: dots, ..Scanner::default() };
        let refusal = refusal(&marked(), scanner);
        assert_eq!(refusal.reason, Reason::Resolution, "{dots}: {refusal:?}");
    }
    let coarse = package_of(&definition(), &settings(150));
    let scanner = Scanner { dots_per_inch: 100.0, ..Scanner::default() };
    assert_eq!(read_page(&pnm(&scanner.scan(&marked())), &coarse).unwrap_err().reason, Reason::Resolution);
}

#[test]
fn small_differences_of_size_are_borne_and_a_scaled_print_is_refused() {
    for scale in [0.99, 1.01] {
        assert_reads(&format!("scale {scale}"), &marked(), Scanner { scale, around: 4.0, ..Scanner::default() });
    }
    for scale in [0.95, 0.97, 1.03] {
        let refusal = refusal(&marked(), Scanner { scale, around: 8.0, ..Scanner::default() });
        assert_eq!(refusal.reason, Reason::Scale, "{scale}: {refusal:?}");
    }
    let refusal = refusal(&marked(), Scanner { scale: 0.95, ..Scanner::default() });
    assert!(format!("{:?}", refusal.values["scale_whole"]).contains("95") || format!("{refusal:?}").contains("94"));
}

#[test]
fn stretch_along_the_feed_shear_and_curl_are_followed() {
    let page = marked();
    let plain = Scanner { around: 5.0, ..Scanner::default() };
    assert_reads("stretch", &page, Scanner { stretch: 1.02, ..plain });
    assert_reads("shear", &page, Scanner { shear: 2.0, ..plain });
    assert_reads("curl", &page, Scanner { curl: 1.0, ..plain });
    assert_eq!(refusal(&page, Scanner { shear: 9.0, around: 9.0, ..plain }).reason, Reason::Distorted);
}

#[test]
fn noise_blur_and_shadow_are_no_marks() {
    let page = marked();
    assert_reads("noise", &page, Scanner { noise: 22.0, ..Scanner::default() });
    assert_reads("specks", &page, Scanner { specks: 0.004, degrees: 0.3, ..Scanner::default() });
    assert_reads("blur", &page, Scanner { blur: 2, ..Scanner::default() });
    assert_reads("shadow", &page, Scanner { shadow: 0.7, noise: 5.0, ..Scanner::default() });
}

#[test]
fn each_kind_of_mark_is_what_it_looks_like() {
    let (yes, no, unsure) = (MarkReading::Marked, MarkReading::Empty, MarkReading::Ambiguous);
    let kinds = [
        (Pen::Cross, yes),
        (Pen::Tick, yes),
        (Pen::Fill, yes),
        (Pen::Pencil, yes),
        (Pen::Touch, unsure),
        (Pen::Beside, no),
    ];
    for option in ["S5", "S5-4"] {
        for (pen, expected) in kinds {
            let reading = read(&Drawing::sample().mark(option, pen), Scanner::askew(0.4)).unwrap();
            let mark = reading.marks.iter().find(|mark| mark.option.as_str() == option).unwrap();
            assert_eq!(mark.reading, expected, "{option} {pen:?} {}", mark.score_hundredths);
        }
    }
}

#[test]
fn one_missing_mark_an_edge_is_borne_and_noted() {
    for (column, row, edges) in [(7, 0, 1), (0, 20, 1), (32, 11, 1), (0, 0, 2), (32, 42, 2)] {
        let page = marked().without_mark(column, row);
        let reading = assert_reads(&format!("without {column} {row}"), &page, Scanner::askew(0.8));
        let codes: Vec<_> = reading.notes.iter().map(|note| note.code.as_ref()).collect();
        assert_eq!(codes, vec!["X301"; edges], "{column} {row}");
    }
}

#[test]
fn two_missing_marks_of_an_edge_are_refused_by_name() {
    let page = marked().without_mark(7, 0).without_mark(20, 0);
    let plain = refusal(&page, Scanner::askew(0.8));
    assert_eq!(plain.reason, Reason::MissingMarks);
    assert_eq!(plain.place, Some(PagePlace::Edge { side: crate::Side::Top }));
    // The edge is named as it lies in the picture that came in.
    let turned = refusal(&page, Scanner { quarters: 1, ..Scanner::askew(0.8) });
    assert_eq!(turned.place, Some(PagePlace::Edge { side: crate::Side::Right }));
}

#[test]
fn a_missing_mark_on_a_bent_edge_is_refused() {
    let page = marked().without_mark(0, 20);
    let bent = Scanner { around: 5.0, curl: 1.6, ..Scanner::default() };
    assert_reads("bent", &marked(), Scanner { curl: 1.0, ..bent });
    let refusal = refusal(&page, Scanner { curl: 3.5, ..bent });
    assert!(matches!(refusal.reason, Reason::MissingMarks | Reason::Distorted | Reason::NoMarks), "{refusal:?}");
}

#[test]
fn a_mark_too_many_is_another_form() {
    let mut page = marked();
    page.fill_mm(8.0, 10.3, 4.76, 1.59, 10);
    page.fill_mm(5.0 + 6.1 * 32.0, 294.6, 4.76, 1.59, 10);
    let refusal = refusal(&page, Scanner::default());
    assert!(matches!(refusal.reason, Reason::ExtraMarks | Reason::MissingMarks | Reason::NoMarks), "{refusal:?}");
    let mut beside = marked();
    beside.fill_mm(5.0, 14.3, 4.76, 1.59, 10);
    let refusal = self::refusal(&beside, Scanner::default());
    assert_eq!(refusal.reason, Reason::ExtraMarks);
}

#[test]
fn a_serial_number_is_told_and_never_written_with_a_reading() {
    let mut code = encoded(&definition(), "1698", Mode::Test);
    code.serial = std::num::NonZeroU32::new(31_415);
    let reading = read(&Drawing::ballot(&code), Scanner::askew(0.6)).unwrap();
    assert_eq!(reading.code.serial, code.serial);
    assert!(!serde_json::to_string(&reading).unwrap().contains("31415"));
    assert_eq!(read(&marked(), Scanner::default()).unwrap().code.serial, None);
}

#[test]
fn one_code_is_enough_and_none_is_refused() {
    for number in 0..2 {
        let reading = assert_reads("one code", &marked().without_code(number), Scanner::askew(1.0));
        assert_eq!(reading.notes.len(), 1);
        assert_eq!(reading.notes[0].code, "X302");
    }
    let page = marked().without_code(0).without_code(1);
    assert_eq!(refusal(&page, Scanner::default()).reason, Reason::NoCode);
}

#[test]
fn another_ballot_is_refused_by_what_differs() {
    let ours = definition();
    let code = |change: &dyn Fn(&mut BallotCode)| {
        let mut code = encoded(&ours, "1698", Mode::Test);
        change(&mut code);
        Drawing::ballot(&code)
    };
    let cases = [
        (code(&|code| code.election[0] ^= 1), Reason::OtherElection),
        (code(&|code| code.definition[7] ^= 1), Reason::OtherDefinition),
        (code(&|code| code.mode = Mode::Official), Reason::WrongMode),
        (code(&|code| code.unit = "1699".parse().unwrap()), Reason::UnknownUnit),
        (code(&|code| code.style = 1), Reason::UnknownStyle),
        (code(&|code| code.face = 2), Reason::UnknownFace),
        (Drawing::with_text("HTTPS://EXAMPLE.ORG/A-STRANGER"), Reason::ForeignCode),
    ];
    for (page, reason) in cases {
        assert_eq!(refusal(&page, Scanner::default()).reason, reason);
    }
    let other = encoded(&ours, "1702", Mode::Test).encode();
    assert_eq!(refusal(&marked().other_code(1, &other), Scanner::default()).reason, Reason::CodesDisagree);
}

#[test]
fn what_is_no_ballot_is_refused() {
    assert_eq!(refusal(&Drawing::paper(250), Scanner::default()).reason, Reason::Blank);
    assert_eq!(refusal(&Drawing::paper(250), Scanner { noise: 9.0, ..Scanner::askew(1.0) }).reason, Reason::Blank);
    let mut letter = Drawing::paper(250);
    (0..60).for_each(|line| letter.fill_mm(20.0, 20.0 + 4.0 * f64::from(line), 150.0, 1.6, 20));
    assert_eq!(refusal(&letter, Scanner::default()).reason, Reason::NoMarks);
}

#[test]
fn a_cut_page_is_refused_as_cut() {
    let whole = Scanner::default().scan(&marked());
    for (width, height) in [(whole.width, whole.height * 4 / 5), (whole.width * 9 / 10, whole.height)] {
        let refusal = read_page(&pnm(&whole.part(0, 0, width, height)), package()).unwrap_err();
        assert_eq!(refusal.reason, Reason::Cut);
    }
    // Too little is gone to see by its size: the marks tell.
    let refusal = read_page(&pnm(&whole.part(0, 70, whole.width, whole.height)), package()).unwrap_err();
    assert!(matches!(refusal.reason, Reason::MissingMarks | Reason::NoMarks | Reason::Scale), "{refusal:?}");
}

/// Darkens a column of the picture, as dirt does.
fn streaked(mut gray: Gray, mm: f64, wide: usize, shade: u8) -> Gray {
    let left = rounded(mm * 200.0 / 25.4) as usize;
    for y in 0..gray.height {
        for x in left..left + wide {
            let at = y * gray.width + x;
            gray.pixels[at] = gray.pixels[at].min(shade);
        }
    }
    gray
}

#[test]
fn a_streak_over_boxes_is_refused_and_one_beside_them_is_noted() {
    for (quarters, mm) in [(0, 111.0), (1, 117.0)] {
        let scan = Scanner { quarters, degrees: 0.4, ..Scanner::default() }.scan(&marked());
        for (wide, shade) in [(1, 60), (3, 120), (9, 30)] {
            let read = read_page(&pnm(&streaked(scan.clone(), mm, wide, shade)), package());
            let refusal = read.expect_err(&format!("streak of {wide} at {shade}, {quarters} quarters"));
            assert_eq!(refusal.reason, Reason::Streak);
        }
    }
    // Between two timing marks, and through one of the upper and one of the lower edge.
    let scan = Scanner::default().scan(&marked());
    for (mm, expected) in [(101.8, vec!["X303"]), (100.0, vec!["X301", "X301", "X303"])] {
        let reading = read_page(&pnm(&streaked(scan.clone(), mm, 2, 100)), package()).unwrap();
        assert_eq!(reading.notes.iter().map(|note| note.code.as_ref()).collect::<Vec<_>>(), expected);
        assert_eq!(seen(&reading).len(), 3);
    }
}

#[test]
fn a_covered_box_is_refused_not_scored() {
    let mut page = marked();
    page.fill_mm(106.0, 71.0, 11.0, 12.0, 250);
    let refusal = refusal(&page, Scanner::default());
    assert_eq!(refusal.reason, Reason::TargetNotFound);
    assert_eq!(refusal.values["target"], model::finding::Value::from("box-S2"));
}

#[test]
fn fifty_ballots_with_all_faults_give_the_exact_tally() {
    let package = package();
    let contest = &package.definition().contests[0];
    let mut truth = model::tally::ContestTally::new(contest);
    let mut readings = Vec::new();
    for seed in 0..50 {
        let mut chance = Chance::new(seed + 100);
        let (page, marks) = random_ballot(&mut chance);
        truth.add(&model::tally::interpret(contest, &marks));
        let scanner = Scanner {
            quarters: u8::try_from(chance.below(4)).unwrap(),
            degrees: chance.between(-2.5, 2.5),
            scale: chance.between(0.992, 1.008),
            stretch: chance.between(0.997, 1.003),
            shear: chance.between(-1.0, 1.0),
            curl: chance.between(-0.6, 0.6),
            noise: chance.between(0.0, 15.0),
            specks: chance.between(0.0, 0.002),
            blur: u32::try_from(chance.below(2)).unwrap(),
            around: 9.0,
            background: if chance.below(2) == 0 { 0 } else { 255 },
            shadow: chance.between(0.85, 1.0),
            ..Scanner::default()
        };
        let read = read_page(&pnm(&scanner.scan(&page)), package);
        readings.push(read.unwrap_or_else(|refusal| panic!("{seed}: {refusal:?} {scanner:?}")));
    }
    let count = crate::count(package, &readings);
    assert_eq!(count.total, [truth]);
    assert!(count.total[0].adds_up() && count.total[0].valid > 20 && count.total[0].invalid > 2);
    let by_unit: u32 = count.by_unit.values().map(|tallies| tallies[0].ballots).sum();
    assert_eq!((count.by_unit.len(), by_unit), (3, 50));
}

/// A ballot of a random unit: mostly one subject and one of its candidates, sometimes blank, sometimes more.
fn random_ballot(chance: &mut Chance) -> (Drawing, std::collections::BTreeMap<OptionId, MarkReading>) {
    let unit = ["1698", "1698/2", "1702"][usize::try_from(chance.below(3)).unwrap()];
    let mut page = Drawing::ballot(&encoded(&definition(), unit, Mode::Test));
    let mut options = Vec::new();
    for _ in 0..[1, 1, 1, 1, 1, 2, 0][usize::try_from(chance.below(7)).unwrap()] {
        let number = u8::try_from(chance.below(11) + 1).unwrap();
        options.push(ballot::subject(number));
        if number < ballot::SUBJECTS && chance.below(3) > 0 {
            options.push(ballot::candidate(number, u32::try_from(chance.below(7) + 1).unwrap()));
        }
    }
    let pens = [Pen::Cross, Pen::Tick, Pen::Fill, Pen::Pencil];
    for option in &options {
        page = page.mark(option, pens[usize::try_from(chance.below(4)).unwrap()]);
    }
    let marks = options.iter().map(|option| (option.parse().unwrap(), MarkReading::Marked)).collect();
    (page, marks)
}

mod noise {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn no_picture_of_noise_is_read_or_ends_the_reader(seed: u64, width in 1_usize..1_800, height in 1_usize..1_800, kind in 0_u8..4) {
            let mut chance = Chance::new(seed);
            let pixels = (0..width * height).map(|at| match kind {
                0 => u8::try_from(chance.next() >> 56).unwrap(),
                1 => if chance.below(50) == 0 { 0 } else { 255 },
                2 => if (at / 37 + at / width / 13) % 2 == 0 { 20 } else { 240 },
                _ => if chance.below(3) == 0 { 255 } else { 0 },
            }).collect();
            let read = read_page(&pnm(&Gray { width, height, pixels }), package());
            prop_assert!(read.is_err_and(|refusal| refusal.reason != Reason::Fault));
        }

        #[test]
        fn no_bytes_are_read_or_end_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0_usize..5) {
            let starts: [&[u8]; 5] = [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0", b"P5\n900 900\n255\n"];
            let all = [starts[kind], &bytes].concat();
            let refusal = read_page(&all, package()).unwrap_err();
            prop_assert!(refusal.reason != Reason::Fault, "{:?}", refusal);
        }
    }
}

#[test]
#[ignore = "a measure, run by hand: cargo test --release -p scan -- --ignored --nocapture"]
#[expect(clippy::print_stdout, reason = "a measure is for people to read")]
fn a_page_is_read_in_time() {
    let measure = |name: &str, work: &dyn Fn()| {
        let mut times = [(); 15].map(|()| {
            let start = std::time::Instant::now();
            work();
            start.elapsed()
        });
        times.sort();
        println!("{name}: best {:?}, median {:?}, worst {:?}", times[0], times[7], times[14]);
    };
    let turned = |quarters, degrees| Scanner { quarters, noise: 6.0, ..Scanner::askew(degrees) };
    for (name, scanner) in [
        ("straight", Scanner { noise: 6.0, ..Scanner::default() }),
        ("askew", turned(0, 1.5)),
        ("upside down", turned(2, 0.5)),
        ("landscape", turned(1, 0.5)),
    ] {
        let gray = scanner.scan(&marked());
        let bytes = pnm(&gray);
        measure(name, &|| drop(read_page(&bytes, package()).unwrap()));
        if scanner.around == 0.0 {
            let found = levels(&gray);
            measure("  decode", &|| drop(decode(&bytes).unwrap()));
            measure("  levels", &|| {
                std::hint::black_box(levels(&gray));
            });
            measure("  edges", &|| {
                std::hint::black_box(kept(&gray, found));
            });
            measure("  light", &|| drop(light::evened(&gray)));
            measure("  streaks", &|| drop(streaks(&gray, found, 7.874)));
            let mark = TimingMarks::for_paper(Size::A4).mark;
            measure("  patches", &|| drop(timing::find(&gray, found.ink, 7.874, mark).unwrap()));
            let face = &definition().styles[0].geometry.faces[0];
            let spots = timing::find(&gray, found.ink, 7.874, mark).unwrap();
            measure("  border", &|| drop(timing::register(&spots, &face.timing, 7.874, 0).unwrap()));
            let grid = timing::register(&spots, &face.timing, 7.874, 0).unwrap().grid;
            measure("  codes", &|| drop(code::read(&gray, &grid, &face.codes, 7.874).unwrap()));
            let page = score::Page { gray: &gray, grid: &grid, levels: found, pixels_per_mm: 7.874 };
            measure("  boxes", &|| drop(score::score_face(page, face, &package().settings().marks)));
        }
    }
}

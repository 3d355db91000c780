//! Measures the reading of candidate lists: `roster_measure write FILE`, `read FILE`, `cells FILE`. Prints seconds and peak
//! memory as one JSON object; each act is a process of its own, so that the memory is its own too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring tool"
)]

use std::io::BufReader;
use std::path::Path;
use std::time::Instant;

use calamine::{Reader as _, Xlsx};
use model::nid::{Nid, Sex};
use model::rules::RuleSet;
use roster::candidates::{Scope, check};
use roster::{Limits, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const ROWS: u32 = 100_000;
const HEADS: [&str; 18] = [
    "Nr. rendor",
    "Emri",
    "Atësia",
    "Mbiemri",
    "Gjinia",
    "Datëlindja",
    "NID",
    "Nr. dokumenti",
    "Vendbanimi",
    "Bashkia",
    "Lista",
    "Subjekti",
    "Sigla",
    "Zona zgjedhore",
    "Telefon",
    "E-mail",
    "Deklarata",
    "Vetëdeklarimi 138/2015",
];
const ZONES: [&str; 12] = [
    "Berat",
    "Dibër",
    "Durrës",
    "Elbasan",
    "Fier",
    "Gjirokastër",
    "Korçë",
    "Kukës",
    "Lezhë",
    "Shkodër",
    "Tiranë",
    "Vlorë",
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", file] => write(Path::new(file)),
        ["read", file] => read_and_check(Path::new(file)),
        ["cells", file] => cells(Path::new(file)),
        _ => eprintln!("roster_measure write|read|cells FILE"),
    }
}

fn told(what: &str, begun: Instant, count: usize) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    let peak = peak.map_or("null".to_owned(), |kib| (kib * 1024).to_string());
    println!(
        r#"{{"what":"{what}","seconds":{},"count":{count},"peak_memory_bytes":{peak}}}"#,
        begun.elapsed().as_secs_f64()
    );
}

/// A table of invented persons: names from syllables, no two with the same number.
fn write(file: &Path) {
    let begun = Instant::now();
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let page = book.add_worksheet().set_name("Kandidatët").unwrap();
    for (column, head) in (0_u16..).zip(HEADS) {
        page.write(0, column, head).unwrap();
    }
    let syllables = [
        "ar", "ben", "çe", "dri", "ën", "fa", "gjo", "hys", "il", "ko", "lla", "mir", "nje", "per", "rrok", "shpe",
        "tha", "xha", "zef", "vjo",
    ];
    let name = |mut n: u32| {
        let mut text = String::new();
        for _ in 0..4 {
            text.push_str(syllables[(n % 20) as usize]);
            n /= 20;
        }
        text
    };
    for n in 0..ROWS {
        let row = n + 1;
        let sex = if n % 3 == 1 { Sex::Female } else { Sex::Male };
        let serial = u16::try_from(n / 25_000 % 1000).unwrap();
        let born =
            model::Date::constant(1950, 1, 1).checked_add(jiff::Span::new().days(i64::from(n % 18_000))).unwrap();
        let nid = Nid::compose(born, sex, serial + u16::try_from(n / 18_000 * 7).unwrap()).unwrap();
        // As many lists as there must be, each of a subject of its own: twelve names in a fixed order, then the open ones.
        let subject = n / 49;
        let zone = ZONES[(subject % 12) as usize];
        let place = n % 49;
        let date =
            ExcelDateTime::from_ymd(born.year().unsigned_abs(), born.month().unsigned_abs(), born.day().unsigned_abs())
                .unwrap();
        page.write(row, 0, if place < 12 { place + 1 } else { place - 11 }).unwrap();
        for (column, text) in [
            (1, name(n * 7 + 3)),
            (2, name(n * 13 + 5)),
            (3, name(n)),
            (4, if sex == Sex::Female { "F" } else { "M" }.to_owned()),
            (6, nid.as_str().to_owned()),
            (7, format!("BK{n:07}")),
            (8, format!("Rruga {} {}", name(n % 500), n % 90)),
            (9, zone.to_owned()),
            (10, if place < 12 { "fikse" } else { "preferenciale" }.to_owned()),
            (11, format!("Partia {subject}")),
            (12, format!("P{subject}")),
            (13, zone.to_owned()),
            (14, format!("+35569{n:07}")),
            (15, format!("k{n}@shembull.al")),
            (16, "PO".to_owned()),
            (17, "PO".to_owned()),
        ] {
            page.write(row, column, text).unwrap();
        }
        page.write_with_format(row, 5, &date, &day).unwrap();
    }
    book.save(file).unwrap();
    told("write", begun, ROWS as usize);
}

fn read_and_check(file: &Path) {
    let rules = RuleSet::from_toml(include_str!("../../../templates/rules/al-2025.toml")).unwrap();
    let begun = Instant::now();
    let book = read(file, &Limits::default()).unwrap();
    let reading = begun.elapsed();
    let scope = Scope { rules: &rules, subject: None, zone: None, seats: None, mapping: None };
    let checked = check(&book, &scope, rules.election_day);
    let mut codes = std::collections::BTreeMap::new();
    checked.findings.iter().for_each(|finding| *codes.entry(&finding.code).or_insert(0) += 1);
    eprintln!("read {:.3} s, {} lists, findings {codes:?}", reading.as_secs_f64(), checked.lists.len());
    told("read_and_check", begun, checked.rows as usize);
}

/// What calamine alone needs for the cells.
fn cells(file: &Path) {
    let begun = Instant::now();
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(std::fs::File::open(file).unwrap())).unwrap();
    let mut count = 0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = cells.next_cell().unwrap() {
            count += usize::from(!matches!(cell.get_value(), calamine::DataRef::Empty));
        }
    }
    told("calamine_cells", begun, count);
}

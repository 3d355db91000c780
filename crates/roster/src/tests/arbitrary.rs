//! Whatever the bytes, the reader answers: no panic, and no more than the limits allow. `fuzz/` holds the same for a fuzzer.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::candidates::{Scope, check};
use crate::{Limits, read_bytes};

fn seed(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks").join(name)).unwrap()
}

/// Reads and checks; any answer is right.
fn answer(name: &str, bytes: &[u8]) {
    let rules = sample::rules().unwrap();
    let limits = Limits { time: Duration::from_secs(10), ..Limits::default() };
    if let Ok(book) = read_bytes(name, bytes, &limits) {
        let scope = Scope { rules: &rules, subject: None, zone: None, seats: None, mapping: None };
        let checked = check(&book, &scope, rules.election_day);
        assert!(checked.findings.is_sorted());
    }
}

/// The archive again with bytes of one of its parts changed, and packed so that its own sums fit.
fn repacked(bytes: &[u8], part: usize, edits: &[(u16, u8)]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let count = zip.len();
    for index in 0..count {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if index == part % count && !content.is_empty() {
            for (at, byte) in edits {
                let at = usize::from(*at) % content.len();
                content[at] = *byte;
            }
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_of_a_file_never_panic(
        which in 0..4_usize, edits in prop::collection::vec((any::<u32>(), any::<u8>()), 1..8), cut in any::<u32>(),
    ) {
        let names = ["faults.openpyxl.xlsx", "faults.xlwt.xls", "faults.odfpy.ods", "faults.utf8.csv"];
        let mut bytes = seed(names[which]);
        for (at, byte) in edits {
            let at = usize::try_from(at).unwrap() % bytes.len();
            bytes[at] = byte;
        }
        if cut.is_multiple_of(4) {
            bytes.truncate(usize::try_from(cut).unwrap() % bytes.len());
        }
        answer(names[which], &bytes);
    }

    #[test]
    fn changed_parts_of_an_archive_never_panic(
        ods in any::<bool>(), part in any::<usize>(), edits in prop::collection::vec((any::<u16>(), any::<u8>()), 1..6),
    ) {
        let name = if ods { "faults.odfpy.ods" } else { "faults.xlsxwriter.xlsx" };
        answer(name, &repacked(&seed(name), part, &edits));
    }

    #[test]
    fn any_text_never_panics(text in "(\\PC|[;,\\t\"\n\r]|Emri|Mbiemri|NID|Lista|fikse|01\\.02\\.1990){0,200}") {
        answer("a.csv", text.as_bytes());
        answer("a.csv", format!("Nr;Emri;Mbiemri;NID;Lista\n{text}").as_bytes());
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), start in 0..4_usize) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], &[0xff, 0xfe]];
        answer("a.xlsx", &[starts[start], &bytes].concat());
    }
}

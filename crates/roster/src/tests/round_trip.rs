//! What is written is read back to equal values.

use sample::Sample;
use words::Language;

use crate::{Kind, Limits, Workbook, candidates, previous_units, read_bytes, subjects, venues, voters, write};

fn open(bytes: &[u8]) -> Workbook {
    let book = read_bytes("tabela.xlsx", bytes, &Limits::default()).unwrap();
    assert_eq!((book.kind, book.findings.len()), (Kind::Xlsx, 0));
    book
}

#[test]
fn every_table_of_the_sample_comes_back_equal_in_both_languages() {
    let sample = Sample::region("Berat", 2025).unwrap();
    let units = &sample.admin_units;
    for language in [Language::Sq, Language::En] {
        let book = open(&write::voters(&sample.groups, units, language).unwrap());
        assert_eq!(voters::from(&book, units), (sample.groups.clone(), vec![]), "{language}");
        let book = open(&write::venues(&sample.venues, units, language).unwrap());
        assert_eq!(venues::from(&book, units), (sample.venues.clone(), vec![]), "{language}");
        let book = open(&write::previous_units(&sample.previous_units, units, language).unwrap());
        assert_eq!(previous_units::from(&book, units), (sample.previous_units.clone(), vec![]), "{language}");
        let book = open(&write::subjects(&sample.subjects, language).unwrap());
        assert_eq!(subjects::from(&book), (sample.subjects.clone(), vec![]), "{language}");
    }
}

#[test]
fn every_candidate_list_comes_back_equal() {
    let sample = Sample::region("Berat", 2025).unwrap();
    let rules = sample::rules().unwrap();
    for list in sample.lists.iter().chain([&sample.faulty]) {
        let subject = sample.subjects.iter().find(|subject| subject.id == list.subject).unwrap();
        for language in [Language::Sq, Language::En] {
            let book = open(&write::candidates(subject, &list.candidates, language).unwrap());
            let reading = candidates::from(&book, &super::scope(subject, &rules));
            assert_eq!(reading.findings, [], "{}", subject.id);
            let mut read = reading.candidates.clone();
            for (row, candidate) in (2..).zip(&mut read) {
                assert_eq!(candidate.origin.take().map(|origin| origin.row), Some(row));
            }
            assert_eq!(read, list.candidates);
        }
    }
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let sample = Sample::region("Kukës", 1).unwrap();
    let make = || write::venues(&sample.venues, &sample.admin_units, Language::Sq).unwrap();
    assert_eq!(make(), make());
    assert_eq!(open(&make()).sha256, model::Digest::of(&make()));
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let mut sample = Sample::region("Kukës", 1).unwrap();
    sample.venues[0].name = "=HYPERLINK(\"http://x\")".to_owned();
    let book = open(&write::venues(&sample.venues, &sample.admin_units, Language::Sq).unwrap());
    assert_eq!(venues::from(&book, &sample.admin_units).0[0].name, sample.venues[0].name);
}

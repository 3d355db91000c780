use model::candidate::Origin;

use super::*;

fn candidate(row: u32) -> Candidate {
    Candidate {
        sublist: Sublist::Open,
        position: 1,
        first_name: String::new(),
        fathers_name: String::new(),
        surname: String::new(),
        sex: None,
        birth_date: None,
        nid: None,
        address: String::new(),
        declaration: None,
        origin: Some(Origin { sheet: "Lista".to_owned(), row }),
    }
}

fn at(sheet: &str, cell: &str) -> Finding {
    let place = Place::Cell { file: "l.xlsx".to_owned(), sheet: sheet.to_owned(), cell: cell.to_owned() };
    Finding::error("C204").at(place)
}

#[test]
fn a_cell_or_a_range_tells_its_rows() {
    for (cell, rows) in [("N10", 10..=10), ("A7:A9", 7..=9), ("$A$7:B8", 7..=8)] {
        assert_eq!(rows_of(&cell.replace("$7", "7")), Some(rows), "{cell}");
    }
    assert_eq!(rows_of("A"), None);
}

#[test]
fn a_finding_selects_the_candidates_of_its_rows_and_of_its_sheet_only() {
    assert!(about(&at("Lista", "A7:A9"), 0, &candidate(8)));
    assert!(!about(&at("Lista", "A7:A9"), 0, &candidate(10)));
    assert!(!about(&at("Tjetër", "A7:A9"), 0, &candidate(8)));
}

#[test]
fn a_finding_on_a_candidate_selects_that_one() {
    let subject = SubjectId::new("LGB").unwrap();
    let finding = Finding::error("C131").at(Place::Candidate { subject, index: 3, field: "declaration".to_owned() });
    assert!(about(&finding, 3, &candidate(1)));
    assert!(!about(&finding, 2, &candidate(1)));
}

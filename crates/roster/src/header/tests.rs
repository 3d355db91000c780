use super::*;
use crate::columns::CANDIDATES;
use crate::{Limits, read_bytes};

fn recognised(csv: &str) -> (Option<Header>, Vec<String>) {
    let book = read_bytes("lista.csv", csv.as_bytes(), &Limits::default()).unwrap();
    let mut findings = Vec::new();
    let header = match recognise(&book, &book.sheets[0], CANDIDATES, None, &mut findings) {
        Recognised::Table(header) => Some(header),
        Recognised::Lacking(..) | Recognised::Other => None,
    };
    (header, findings.iter().map(|finding| finding.code.to_string()).collect())
}

#[test]
fn titles_above_missing_marks_and_small_errors_do_not_matter() {
    let (header, codes) = recognised(
        "Lista e kandidatëve për Kuvendin;;;;;;;;;\n\nZona;Berat\nNR. RENDOR;MBIEMRI;emri;atesia;Gjinja;Datlindja;N.I.D.;Vendbanimi;Deklarata (PO/JO);Lista\n1;a;b;c;M;;;;;\n",
    );
    let header = header.unwrap();
    assert_eq!(header.row, 4);
    let keys = ["position", "surname", "first_name", "fathers_name", "sex", "birth_date", "nid", "address"];
    for (column, key) in (0..).zip(keys) {
        assert_eq!(header.columns.get(key), Some(&column), "{key}");
    }
    assert_eq!(codes, ["R207", "R207"], "Gjinja and Datlindja are told");
}

#[test]
fn the_order_of_columns_is_free_and_english_is_known() {
    let (header, codes) =
        recognised("Gender,Surname,Given name,No.,Father's name,DOB,Personal number,Address,Consent\nF,a,b,1\n");
    assert_eq!(header.unwrap().columns["position"], 3);
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn unknown_doubled_and_missing_columns_are_told() {
    let (header, codes) =
        recognised("Nr;Emri;Mbiemri;Emri;Ngjyra e syve;Datëlindja;NID;Adresa;Deklarata;Atësia\n1;a;b;c\n");
    assert!(header.is_some());
    assert_eq!(codes, ["R202", "R204", "R203"], "sex is missing");
}

#[test]
fn without_its_names_no_sheet_is_a_list() {
    assert!(recognised("Nr;Gjinia;Datëlindja;NID\n1;M;;\n").0.is_none());
    assert!(recognised("Mallra;Sasia\nmollë;3\n").0.is_none());
}

#[test]
fn edits_are_counted() {
    for (a, b, edits) in [
        ("gjinia", "gjinja", Some(1)),
        ("emri", "emir", Some(1)),
        ("adresa", "deklarata", None),
        ("abcd", "abcd", Some(0)),
    ] {
        assert_eq!(distance(a, b, 2), edits, "{a} {b}");
    }
}

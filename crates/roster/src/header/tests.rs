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
        let (one, other): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        assert_eq!(distance(&one, &other, 2), edits, "{a} {b}");
    }
}

#[test]
fn columns_set_by_hand_come_before_what_is_recognised() {
    let csv = "Given;Fam;Emri;Tel\n1;a;b;c\n";
    let book = read_bytes("lista.csv", csv.as_bytes(), &Limits::default()).unwrap();
    let mapping = BTreeMap::from([
        ("GIVEN:".to_owned(), "first_name".to_owned()),
        ("fam".to_owned(), "surname".to_owned()),
        ("Tel".to_owned(), String::new()),
    ]);
    let mut findings = Vec::new();
    let Recognised::Table(header) = recognise(&book, &book.sheets[0], CANDIDATES, Some(&mapping), &mut findings) else {
        panic!("no table");
    };
    assert_eq!((header.columns["first_name"], header.columns["surname"]), (0, 1));
    let told: Vec<_> = findings.iter().filter(|one| !one.is_error()).map(|one| one.code.as_ref()).collect();
    assert_eq!(told, ["R208", "R208", "R204"], "the usual head stands twice now, the phone is not told");
}

#[test]
fn a_shape_does_not_depend_on_order_marks_and_signs() {
    let row = |csv: &str| {
        let book = read_bytes("l.csv", csv.as_bytes(), &Limits::default()).unwrap();
        shape(&book.sheets[0].rows[0])
    };
    assert_eq!(row("Given;Mbiëmri;No.\n1;2;3\n"), row("NO;given:;Mbiemri\n1;2;3\n"));
    assert_ne!(row("Given;Mbiemri\n1;2\n"), row("Given;Family\n1;2\n"));
    assert_eq!(row("Given;12\n1;2\n"), None);
}

#[test]
fn a_head_is_shown_with_samples_even_where_nothing_is_recognised() {
    let csv = "Partia e Gurit;;;\nGiven;Fam;Born on;Vendi\nAna;Guri;1.2.1970;X\nAna;Lisi;3.4.1980;Y\n";
    let book = read_bytes("l.csv", csv.as_bytes(), &Limits::default()).unwrap();
    let seen = look(&book.sheets[0], CANDIDATES, None).unwrap();
    assert_eq!((seen.row, seen.missing.as_slice()), (2, ["first_name", "surname"].as_slice()));
    let heads: Vec<_> = seen.columns.iter().map(|one| (one.head.as_str(), one.samples.join(","))).collect();
    assert_eq!(heads[0], ("Given", "Ana".to_owned()));
    assert_eq!(heads[1], ("Fam", "Guri,Lisi".to_owned()));
    assert!(seen.columns.iter().all(|one| one.taken == Taken::Unknown && one.key.is_none()));
}

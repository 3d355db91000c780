use super::*;
use crate::Limits;
use crate::grid::Cell;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let (_, seen) = read("provë.csv", bytes, &Guard::new(&Limits::default())).unwrap();
    let rows = seen.sheets[0].rows.iter();
    rows.map(|row| row.cells.iter().map(|(_, cell)| cell.text()).collect()).collect()
}

#[test]
fn separators_are_found_and_quotes_taken_off() {
    let wanted = vec![vec!["a", "b"], vec!["1,5", "x\"y;z"]];
    for text in [
        "a;b\n1,5;\"x\"\"y;z\"\n",
        "a\tb\r\n1,5\t\"x\"\"y;z\"",
        "a,b\r\"1,5\",\"x\"\"y;z\"",
        "sep=;\na;b\n1,5;\"x\"\"y;z\"",
    ] {
        assert_eq!(rows(text.as_bytes()), wanted, "{text:?}");
    }
}

#[test]
fn a_quoted_field_may_run_over_lines_and_rows_keep_their_numbers() {
    let (_, seen) = read("t.csv", b"a;b\n\n\"x\ny\";2\n", &Guard::new(&Limits::default())).unwrap();
    let rows = &seen.sheets[0].rows;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(rows[1].cells[0].1, Cell::Text("x\ny".into()));
}

#[test]
fn encodings_are_told_apart() {
    let text = "Emri;Mbiemri\nÇezar;Hysë\n";
    let wanted = vec![vec!["Emri", "Mbiemri"], vec!["Çezar", "Hysë"]];
    let utf16le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        utf16le.clone(),
        marked(b"\xff\xfe", &utf16le),
        utf16be.clone(),
        marked(b"\xfe\xff", &utf16be),
        WINDOWS_1252.encode(text).0.into_owned(),
        WINDOWS_1250.encode(text).0.into_owned(),
    ] {
        assert_eq!(rows(&bytes), wanted);
    }
    let slavic = WINDOWS_1250.encode("Emri;Mbiemri\nÇezar;Đoković\n").0.into_owned();
    assert_eq!(rows(&slavic)[1], ["Çezar", "Đoković"]);
}

//! Traits of real workbooks, written by a spreadsheet library: hidden things, formulas, errors, merged cells, date systems.

use model::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Book};

use super::language::say;
use crate::{Cell, Limits, candidates, read_bytes};

fn codes(findings: &[model::Finding]) -> Vec<&str> {
    findings.iter().for_each(say);
    findings.iter().map(|finding| finding.code.as_ref()).collect()
}

const HEAD: [&str; 10] =
    ["Nr.", "Mbiemri", "Emri", "Atësia", "Gjinia", "Datëlindja", "NID", "Vendbanimi", "Deklarata", "Lista"];

#[test]
fn a_workbook_with_every_trait_is_read_and_each_trait_told() {
    let mut book = Book::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet().set_name("Lista fikse").unwrap();
    sheet.merge_range(0, 0, 0, 9, "Lista e kandidatëve", &Format::new()).unwrap();
    for (column, head) in (0..).zip(HEAD) {
        sheet.write(2, column, head).unwrap();
    }
    for row in 4..7 {
        // The place on the list is a formula with its last value, the date a serial, the rest texts.
        sheet.write_formula(row, 0, Formula::new("=1+0").set_result((row - 3).to_string())).unwrap();
        for (column, text) in
            [(1, "Hysë"), (2, "Çezar"), (3, "Zef"), (4, "M"), (6, "J00101999W"), (7, "Berat"), (8, "PO")]
        {
            sheet.write(row, column, text).unwrap();
        }
        sheet.write_with_format(row, 5, ExcelDateTime::from_ymd(1990, 1, 1).unwrap(), &date).unwrap();
    }
    sheet.write_formula(6, 3, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
    sheet.set_row_hidden(5).unwrap();
    let hidden = book.add_worksheet().set_name("Të fshehura").unwrap().set_hidden(true);
    hidden.write(0, 0, "Emri").unwrap();
    let other = book.add_worksheet().set_name("Shënime").unwrap();
    other.write(0, 0, "Kjo fletë ka vetëm tekst").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let read = read_bytes("lista.xlsx", &bytes, &Limits::default()).unwrap();
    assert_eq!(codes(&read.findings), ["R120", "R121"]);
    assert_eq!(read.findings[1].values["rows"], "6".into());
    let rules = sample::rules().unwrap();
    let subject = &sample::Sample::region("Berat", 1).unwrap().subjects[0];
    let reading = candidates::from(&read, &super::scope(subject, &rules));
    // The list's kind comes from the sheet's name; the error cell is told once.
    assert_eq!(codes(&reading.findings), ["R122", "R205"]);
    let born: Vec<_> = reading.candidates.iter().map(|one| (one.position, one.birth_date)).collect();
    assert_eq!(born, [1, 2, 3].map(|position| (position, Some(Date::constant(1990, 1, 1)))));
    let fathers: Vec<_> = reading.candidates.iter().map(|one| one.fathers_name.as_str()).collect();
    assert_eq!(fathers, ["Zef", "Zef", ""]);
}

#[test]
fn text_in_numbers_and_numbers_in_text_are_the_same() {
    let mut book = Book::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["Kodi", "Emërtimi", "Kodi i njësisë", "Zgjedhës", "Lat", "Lon"]) {
        sheet.write(0, column, head).unwrap();
    }
    sheet.write(1, 0, 17).unwrap();
    sheet.write(1, 1, 22).unwrap();
    sheet.write(1, 2, 1111).unwrap();
    sheet.write(1, 3, "120").unwrap();
    sheet.write(1, 4, "40,6782").unwrap();
    sheet.write(1, 5, 19.9574).unwrap();
    let read = read_bytes("z.xlsx", &book.save_to_buffer().unwrap(), &Limits::default()).unwrap();
    let units = sample::Sample::region("Berat", 1).unwrap().admin_units;
    let (groups, findings) = crate::voters::from(&read, &units);
    assert_eq!(findings, []);
    assert_eq!((groups[0].id.as_str(), groups[0].name.as_str(), groups[0].voters.0), ("17", "22", 120));
}

#[test]
fn cells_keep_their_kinds() {
    let mut book = Book::new();
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "ë").unwrap();
    sheet.write(0, 1, 1.5).unwrap();
    sheet.write(0, 2, true).unwrap();
    sheet
        .write_with_format(0, 3, ExcelDateTime::from_ymd(2025, 5, 11).unwrap().and_hms(7, 30, 0).unwrap(), &date)
        .unwrap();
    sheet.write(0, 4, "   ").unwrap();
    let read = read_bytes("k.xlsx", &book.save_to_buffer().unwrap(), &Limits::default()).unwrap();
    let cells: Vec<Cell> = read.sheets[0].rows[0].cells.iter().map(|(_, cell)| cell.clone()).collect();
    let wanted = [Cell::Text("ë".into()), Cell::Number(1.5), Cell::Bool(true), Cell::Date(Date::constant(2025, 5, 11))];
    assert_eq!(cells, wanted);
}

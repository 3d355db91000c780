//! Files that are broken, protected or meant to harm: each is refused with its code, and quickly.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::language::say;
use crate::{Limits, read, read_bytes};

fn refused(name: &str, bytes: &[u8]) -> String {
    let started = Instant::now();
    let findings = read_bytes(name, bytes, &Limits::default()).expect_err("must be refused");
    assert!(started.elapsed() < Duration::from_secs(20), "{name} took {:?}", started.elapsed());
    findings.iter().for_each(say);
    assert!(findings.iter().any(model::Finding::is_error));
    assert!(findings.iter().all(|finding| finding.place.is_some()));
    findings.iter().map(|finding| finding.code.to_string()).collect::<Vec<_>>().join(" ")
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Lista" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn xlsx_with(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    archive(&parts)
}

fn sheet(content: &str) -> String {
    format!(r#"<worksheet xmlns="{NS}">{content}</worksheet>"#)
}

fn ods_with(content: &str) -> Vec<u8> {
    let xml = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", xml.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest='m'/>"),
    ])
}

#[test]
fn the_smallest_workbook_is_read() {
    let bytes = xlsx_with(&sheet(r#"<sheetData><row r="2" hidden="1"><c r="B2"><v>7</v></c></row></sheetData>"#), &[]);
    let book = read_bytes("a.xlsx", &bytes, &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].row(2).unwrap().cell(1), Some(&crate::Cell::Number(7.0)));
    assert_eq!(book.findings.len(), 1, "the hidden row is told");
    assert_eq!(book.findings[0].code, "R121");
    book.findings.iter().for_each(say);
    let content = r#"<table:table table:name="Fleta"><table:table-row><table:table-cell office:value-type="float" office:value="3"/></table:table-row></table:table>"#;
    let book = read_bytes("a.ods", &ods_with(content), &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].row(1).unwrap().cell(0), Some(&crate::Cell::Number(3.0)));
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(refused("a.xlsx", b""), "R103");
    assert_eq!(refused("a.xlsx", b"%PDF-1.7\n\x00\x01\x02\x03"), "R105");
    assert_eq!(refused("a.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "R105");
    assert_eq!(refused("a.csv", b"\n\n ; ;\n"), "R103");
    assert_eq!(
        refused("a.docx", &archive(&[("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", b"<a/>")])),
        "R105"
    );
    assert_eq!(refused("a.zip", &archive(&[("readme.txt", b"x")])), "R105");
}

#[test]
fn a_text_with_a_workbooks_name_is_a_text() {
    let book = read_bytes("lista.xlsx", "Emri;Mbiemri\nÇezar;Hysë\n".as_bytes(), &Limits::default()).unwrap();
    assert_eq!((book.kind, book.findings[0].code.as_ref()), (crate::Kind::Csv, "R109"));
    book.findings.iter().for_each(say);
}

#[test]
fn a_folder_a_missing_file_and_a_too_large_one_are_refused() {
    let code = |path: &std::path::Path, limits: &Limits| {
        let findings = read(path, limits).unwrap_err();
        findings.iter().for_each(say);
        findings[0].code.to_string()
    };
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(folder.path(), &Limits::default()), "R102");
    assert_eq!(code(&folder.path().join("nuk-ka.xlsx"), &Limits::default()), "R101");
    let file = folder.path().join("a.csv");
    std::fs::write(&file, "Emri;Mbiemri\n").unwrap();
    assert_eq!(code(&file, &Limits { file_bytes: 4, ..Limits::default() }), "R104");
}

#[test]
fn a_cut_or_changed_file_is_refused_and_never_panics() {
    let whole = xlsx_with(&sheet(r#"<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>"#), &[]);
    assert_eq!(refused("a.xlsx", &whole[..whole.len() / 2]), "R107");
    assert_eq!(refused("a.xlsx", &whole[..whole.len() - 8]), "R107");
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        // Any answer is right, as long as there is one.
        let _ = read_bytes("a.xlsx", &changed, &Limits::default());
    }
    assert_eq!(refused("a.xlsx", &xlsx_with("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7", &[])), "R107");
    assert_eq!(refused("a.xls", &[&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat()), "R107");
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_read() {
    let padding = " ".repeat(64 * 1024 * 1024);
    let bomb = xlsx_with(&sheet(&format!("<sheetData>{padding}</sheetData>")), &[]);
    assert!(bomb.len() < 300_000);
    assert_eq!(refused("a.xlsx", &bomb), "R115");
    let names: Vec<String> = (0..2_100).map(|number| format!("x{number}")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    parts.push(("[Content_Types].xml", TYPES.as_bytes()));
    assert_eq!(refused("a.xlsx", &archive(&parts)), "R114");
}

#[test]
fn a_billion_laughs_are_refused() {
    let mut laughs = String::from("<!DOCTYPE lolz [<!ENTITY lol \"lol\">");
    for level in 1..10 {
        let before = if level == 1 { "&lol;".to_owned() } else { format!("&lol{};", level - 1) };
        laughs.push_str(&format!("<!ENTITY lol{level} \"{}\">", before.repeat(10)));
    }
    laughs.push_str("]>");
    let sheet = format!(
        "{laughs}{}",
        sheet(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&lol9;</t></is></c></row></sheetData>"#)
    );
    assert_eq!(refused("a.xlsx", &xlsx_with(&sheet, &[])), "R117");
    assert_eq!(refused("a.xlsx", &xlsx_with(&"<a>".repeat(5_000), &[])), "R116");
}

#[test]
fn lies_about_sizes_reserve_nothing() {
    // A dimension of 17 thousand million cells with one cell in it: the cell counts.
    let lie =
        sheet(r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#);
    let book = read_bytes("a.xlsx", &xlsx_with(&lie, &[]), &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 1);
    for (claim, code) in [("A1:BDWGN1", "R112"), ("A1:ZZZZZZZZZZZZZZZZ1", "R112"), ("A1:B99999999", "R111")] {
        let lie = sheet(&format!(
            r#"<dimension ref="{claim}"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#
        ));
        assert_eq!(refused("a.xlsx", &xlsx_with(&lie, &[])), code, "{claim}");
    }
    let wide = sheet(r#"<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>"#);
    assert_eq!(refused("a.xlsx", &xlsx_with(&wide, &[])), "R112");
    let deep = sheet(r#"<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>"#);
    assert_eq!(refused("a.xlsx", &xlsx_with(&deep, &[])), "R111");
    let texts = format!(r#"<sst xmlns="{NS}" count="1" uniqueCount="4000000000"><si><t>a</t></si></sst>"#);
    assert_eq!(
        refused("a.xlsx", &xlsx_with(&sheet("<sheetData/>"), &[("xl/sharedStrings.xml", texts.as_bytes())])),
        "R113"
    );
}

#[test]
fn one_text_used_often_is_counted_each_time() {
    let texts = format!(r#"<sst xmlns="{NS}"><si><t>{}</t></si></sst>"#, "a".repeat(30_000));
    let mut cells = String::from("<sheetData>");
    for row in 1..=3_000 {
        cells.push_str(&format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#));
    }
    cells.push_str("</sheetData>");
    let bytes = xlsx_with(&sheet(&cells), &[("xl/sharedStrings.xml", texts.as_bytes())]);
    assert_eq!(refused("a.xlsx", &bytes), "R119");
}

#[test]
fn repeats_of_an_opendocument_are_counted_before_they_are_made() {
    let cell = |columns: u64| {
        format!(
            r#"<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>"#
        )
    };
    let table = |rows: u64, cells: &str| {
        ods_with(&format!(
            r#"<table:table table:name="F"><table:table-row table:number-rows-repeated="{rows}">{cells}</table:table-row></table:table>"#
        ))
    };
    assert_eq!(refused("a.ods", &table(1, &cell(16_384))), "R112");
    assert_eq!(refused("a.ods", &table(1_048_576, &cell(1))), "R111");
    assert_eq!(refused("a.ods", &table(100_000, &cell(200))), "R113");
    let blanks = r#"<table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell>"#;
    assert_eq!(refused("a.ods", &table(1, blanks)), "R119");
    let long = format!(
        r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
        "a".repeat(30_000)
    );
    assert_eq!(refused("a.ods", &table(5_000, &long)), "R119");
    // The usual filling up to the end of the sheet is no harm.
    let usual = r#"<table:table-cell office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/>"#;
    assert_eq!(read_bytes("a.ods", &table(1, usual), &Limits::default()).unwrap().sheets[0].rows.len(), 1);
}

#[test]
fn protected_files_are_told_from_broken_ones() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(&[7; 5_000]).unwrap();
    file.create_stream("/EncryptionInfo").unwrap().write_all(&[7; 200]).unwrap();
    file.flush().unwrap();
    assert_eq!(refused("a.xlsx", &file.into_inner().into_inner()), "R106");
    let manifest = r#"<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let ods = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &[0x93; 400]),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    assert_eq!(refused("a.ods", &ods), "R106");
}

/// A workbook stream of Excel 97 from its records.
fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, data) in records {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(*data);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

const BOF: (u16, &[u8]) = (0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

#[test]
fn old_workbooks_are_looked_through_too() {
    let filepass: (u16, &[u8]) = (0x002f, &[1, 0, 1, 0, 1, 0]);
    assert_eq!(refused("a.xls", &xls(&[BOF, filepass])), "R106");
    let dimension: (u16, &[u8]) = (0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 1, 0, 0]);
    assert_eq!(refused("a.xls", &xls(&[BOF, (0x000a, &[]), BOF, dimension])), "R113");
    let number = |row: u16, column: u16| {
        let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        data.extend(1.0_f64.to_le_bytes());
        data
    };
    let corners = [number(0, 0), number(u16::MAX, 255)];
    assert_eq!(refused("a.xls", &xls(&[BOF, (0x0203, &corners[0]), (0x0203, &corners[1])])), "R113");
    let mut texts = [1_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    texts.extend(8_000_u16.to_le_bytes());
    texts.push(0);
    texts.extend([b'a'; 8_000]);
    let label: (u16, &[u8]) = (0x00fd, &[0; 10]);
    let mut records = vec![BOF, (0x00fc, texts.as_slice())];
    records.extend(std::iter::repeat_n(label, 3_000));
    assert_eq!(refused("a.xls", &xls(&records)), "R119");
}

#[test]
fn time_is_limited() {
    let bytes = xlsx_with(&sheet("<sheetData/>"), &[]);
    let findings = read_bytes("a.xlsx", &bytes, &Limits { time: Duration::ZERO, ..Limits::default() }).unwrap_err();
    findings.iter().for_each(say);
    assert_eq!(findings[0].code, "R118");
}

#[test]
fn macros_are_told_and_not_run() {
    let bytes = xlsx_with(
        &sheet(r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#),
        &[("xl/vbaProject.bin", &[0xd0, 0xcf, 0x11, 0xe0])],
    );
    let book = read_bytes("a.xlsm", &bytes, &Limits::default()).unwrap();
    assert_eq!(book.findings[0].code, "R108");
    book.findings.iter().for_each(say);
}

#[test]
fn dates_of_the_other_system_are_the_same_days() {
    let book = BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let styles = format!(
        r#"<styleSheet xmlns="{NS}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let rels = BOOK_RELS.replace("</Relationships>", r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#);
    let content = sheet(r#"<sheetData><row r="1"><c r="A1" s="1"><v>31412</v></c></row></sheetData>"#);
    let bytes = archive(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", content.as_bytes()),
    ]);
    let read = read_bytes("a.xlsx", &bytes, &Limits::default()).unwrap();
    let date = crate::Cell::Date(model::Date::constant(1990, 1, 1));
    assert_eq!(read.sheets[0].rows[0].cells[0].1, date);
}

#[test]
fn loops_in_the_container_of_an_old_workbook_end() {
    let whole = xls(&[BOF, (0x000a, &[])]);
    // Every entry of the header and of the table of sectors, turned to each small sector number in turn.
    for at in (0x2c..0x60).chain(512..560).step_by(4) {
        for sector in 0..4_u32 {
            let mut changed = whole.clone();
            changed[at..at + 4].copy_from_slice(&sector.to_le_bytes());
            let started = Instant::now();
            let _ = read_bytes("a.xls", &changed, &Limits::default());
            assert!(started.elapsed() < Duration::from_secs(5), "{at:#x} {sector}");
        }
    }
}

//! Tables as people make them, from text: what is read, and each finding with its cell.

use model::candidate::{Subject, SubjectKind};
use model::election::Election;
use model::finding::Value;
use model::list_check::check_list;
use model::rules::{Bilingual, Sublist};
use model::territory::{AdminUnit, BoundarySource};
use model::voters::PlaceQuality;
use model::{Digest, Finding, Place};
use sample::Sample;
use words::Language;

use super::language::say;
use crate::{Limits, Workbook, candidates, previous_units, read_bytes, subjects, venues, voters, write};

fn book(csv: &str) -> Workbook {
    read_bytes("tabela.csv", csv.as_bytes(), &Limits::default()).unwrap()
}

/// Findings as `code cell`, each of which can be said.
fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().for_each(say);
    let place = |finding: &Finding| match &finding.place {
        Some(Place::Cell { cell, .. }) => cell.clone(),
        Some(Place::File { .. }) => "file".to_owned(),
        Some(Place::Subject { .. }) => "list".to_owned(),
        other => panic!("{other:?}"),
    };
    let mut told: Vec<String> = findings.iter().map(|finding| format!("{} {}", finding.code, place(finding))).collect();
    told.sort();
    told
}

fn berat() -> Vec<AdminUnit> {
    Sample::region("Berat", 1).unwrap().admin_units
}

#[test]
fn voters_are_read_with_names_of_units_and_decimal_commas() {
    let csv = "Zgjedhësit e qarkut\n\nKodi;Adresa;Njësia administrative;Nr. i zgjedhësve;Lat;Long\nA1;Rruga e Urës;Velabisht;1.012;40,6782;19,9574\nA2;Lagjja e Re;1111;45;40.68;19.96\nGjithsej;;;1057;;\n";
    let (groups, findings) = voters::from(&book(csv), &berat());
    assert_eq!(told(&findings), Vec::<String>::new());
    assert_eq!(groups.len(), 2);
    assert_eq!((groups[0].voters.0, groups[0].place.lat_e6, groups[0].admin_unit.as_str()), (1012, 40_678_200, "1111"));
}

#[test]
fn each_fault_of_a_voter_row_has_its_code_and_cell() {
    let csv = "\
Kodi,Emërtimi,Lloji,Njësia,Zgjedhës,Familje,Lat,Lon,QV e mëparshme
A1,Rruga 1,rrugë,1111,100,30,40.6782,19.9574,1698/2
A1,Rruga 2,rrugë,1111,100,30,40.6782,19.9574,
A3,Rruga 3,rrugë,9999,100,30,40.6782,19.9574,
A4,Rruga 4,rrugë,1111,dhjetë,30,40.6782,19.9574,
A5,Rruga 5,rrugë,1111,0,,40.6782,19.9574,
A6,Rruga 6,çati,1111,100,300,40.6782,19.9574,x
A7,Rruga 7,rrugë,1111,100,30,,,
A8,Rruga 8,rrugë,1111,100,30,19.9574,40.6782,
A9,Rruga 9,rrugë,1111,100,30,45.0,19.9574,
A10,Rruga 10,rrugë,1111,100,30,400,19.9574,
,Rruga 11,rrugë,,,30,40.6782,,
A12,Аgim,rrugë,1111,100,30,40.6782,19.9574,
A13,Rruga 13,rrugë,1111,#REF!,30,40.6782,19.9574,
";
    let (groups, findings) = voters::from(&book(csv), &berat());
    assert_eq!(
        told(&findings),
        [
            "D101 A12", "D101 D12", "D101 E12", "D102 D4", "D104 A3", "D105 E5", "D106 E6", "D107 C7", "D108 I7",
            "D109 F7", "D111 G8", "D112 G11", "D113 G9", "D115 G10", "D119 B13", "R122 E14",
        ]
    );
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids, ["A1", "A6", "A7", "A8", "A9", "A12"]);
    assert_eq!(groups[2].place_quality, PlaceQuality::Centroid);
    assert_eq!(groups[3].place, groups[0].place, "changed back");
    assert_eq!(groups[0].last_unit.map(|unit| unit.to_string()).as_deref(), Some("1698/2"));
}

#[test]
fn a_point_outside_the_official_boundary_is_told_and_a_schematic_one_is_no_argument() {
    let mut units = berat();
    let csv = "Kodi;Emërtimi;Njësia;Zgjedhës;Lat;Lon\nA1;x;1111;100;40.8;20.2\n";
    assert_eq!(told(&voters::from(&book(csv), &units).1), Vec::<String>::new());
    units.iter_mut().for_each(|unit| unit.boundary_source = BoundarySource::Official);
    assert_eq!(told(&voters::from(&book(csv), &units).1), ["D114 E2"]);
}

#[test]
fn a_name_of_several_units_needs_its_municipality() {
    let units = Sample::of(&["Fier".to_owned()], 1).unwrap().admin_units;
    let csv = "Kodi;Emërtimi;Njësia;Zgjedhës;Lat;Lon\nA1;x;Qendër;100;;\nA2;x;Qendër (Mallakastër);100;;\n";
    let (groups, findings) = voters::from(&book(csv), &units);
    assert_eq!(told(&findings), ["D103 C2", "D111 E3"]);
    assert_eq!(groups.len(), 1);
}

#[test]
fn each_fault_of_a_venue_row_has_its_code_and_cell() {
    let csv = "\
Kodi;Emri;Njësia;Dhoma;Pa shkallë;Pronësia;Lat;Lon
V1;Shkolla;1111;4;2;publike;40.6782;19.9574
V2;Shkolla;1111;0;0;publike;40.6782;19.9574
V3;Shkolla;1111;2;3;publike;40.6782;19.9574
V4;Shkolla;1111;2;x;kishë;40.6782;19.9574
V5;;1111;2;1;private;40.6782;19.9574
V6;Shkolla;1111;200;;Private, e miratuar;40.6782;19.9574
";
    let (venues, findings) = venues::from(&book(csv), &berat());
    assert_eq!(told(&findings), ["D101 B6", "D105 E5", "D121 D3", "D122 E4", "D123 F5", "D124 D7"]);
    assert_eq!(venues.iter().map(|venue| venue.id.as_str()).collect::<Vec<_>>(), ["V1", "V6"]);
}

#[test]
fn each_fault_of_a_previous_unit_has_its_code_and_cell() {
    let csv = "\
Nr. QV;Godina;Njësia;Zgjedhës;Pezulluar
1698;V1;1111;800;jo
1699/2;V1;1111;800;
1698;V1;1111;800;po
16980;V1;1111;800;po
1700;;1111;800;ndoshta
17;V2;1111;150;PO
";
    let (units, findings) = previous_units::from(&book(csv), &berat());
    assert_eq!(told(&findings), ["D101 B6", "D104 A4", "D117 A5", "D118 E6"]);
    let numbers: Vec<String> = units.iter().map(|unit| unit.number.to_string()).collect();
    assert_eq!(numbers, ["1698", "1699/2", "0017"]);
    assert!(units[2].suspended);
}

#[test]
fn subjects_without_a_kind_are_parties_and_unknown_kinds_are_told() {
    let csv = "Sigla;Emërtimi;Lloji;Kryetari\nLGB;Lëvizja e Gurit;;Diella\nAL;Aleanca;koalicion;\nX;Klubi;klub;\nLGB;Tjetra;parti;\n";
    let (subjects, findings) = subjects::from(&book(csv));
    assert_eq!(told(&findings), ["D104 A5", "D131 C4"]);
    assert_eq!(
        subjects.iter().map(|subject| subject.kind).collect::<Vec<_>>(),
        [SubjectKind::Party, SubjectKind::Coalition]
    );
}

#[test]
fn a_file_with_other_columns_names_what_it_needs() {
    let (groups, findings) = voters::from(&book("Mallra;Sasia\nmollë;3\n"), &berat());
    assert!(groups.is_empty());
    assert_eq!(told(&findings), ["R201 file", "R201 file", "R201 file"]);
    let columns: Vec<_> = findings.iter().map(|finding| finding.values["column"].clone()).collect();
    assert_eq!(columns, ["admin_unit", "id", "voters"].map(Value::from));
    let (_, findings) = voters::from(&book("Kodi;Emërtimi;Lloji;Zgjedhës\nA1;x;rrugë;3\n"), &berat());
    assert_eq!(told(&findings), ["R202 1:1"]);
    let (_, findings) = voters::from(&book("Kodi;Emërtimi;Njësia;Zgjedhës\n"), &berat());
    assert_eq!(told(&findings), ["R206 1:1"]);
}

fn subject() -> Subject {
    Subject {
        id: "LGB".parse().unwrap(),
        name: Bilingual::same("Lëvizja"),
        kind: SubjectKind::Party,
        leader: String::new(),
    }
}

fn election() -> Election {
    let rules = sample::rules().unwrap();
    Election {
        id: "berat-2025".parse().unwrap(),
        name: Bilingual::same("Provë"),
        date: sample::ELECTION_DAY,
        zone: "Berat".to_owned(),
        seats: 7,
        rules,
        rules_digest: Digest::of(b""),
    }
}

#[test]
fn a_list_made_by_hand_is_read_with_sections_words_and_stray_spaces() {
    let csv = "\
Partia: Lëvizja;;;;;;;;
Nr.;Emri;Atesia;Mbiemri;Gjinia;Datëlindja;Nr. personal;Adresa;Deklarata
Lista me renditje fikse;;;;;;;;
një; Çezar ;Zef;Hyse\u{308};mashkull;01/01/1990;J00101999W;Rruga 1;po
Lista preferenciale;;;;;;;;
1.;Drita;Zef;Çela;F;15.1.90;j 05115999 k;Rruga 2;PO
2;;;;;;;;
";
    let book = book(csv);
    let reading = candidates::from(&book, &super::scope(&subject(), &election().rules));
    assert_eq!(told(&reading.findings), Vec::<String>::new());
    let read: Vec<_> = reading.candidates.iter().map(|one| (one.sublist, one.position, one.listed_name())).collect();
    assert_eq!(read, [(Sublist::Fixed, 1, "Hysë Çezar".to_owned()), (Sublist::Open, 1, "Çela Drita".to_owned())]);
    assert!(reading.candidates.iter().all(|one| one.nid.is_some() && one.birth_date.is_some() && one.sex.is_some()));
}

#[test]
fn each_fault_of_a_candidates_cell_has_its_code_and_the_value_as_typed() {
    let csv = "\
Nr;Emri;Atësia;Mbiemri;Gjinia;Datëlindja;NID;Adresa;Deklarata;Lista;Sigla
1;Arben;Zef;Hysa;?;nesër;123;Rruga 1;ndoshta;fikse;LGB
x;Аrben;Zef;Hysa;M;01.01.1990;J01301999W;Rruga 1;po;preferenciale;LGB
3;Artan;Zef;Hysa;M;01.01.1990;J00101999W;Rruga 1;po;e tretë;LGB
4;Artan;Zef;Hysa;M;01.01.1990;J00101999W;Rruga 1;po;fikse;AL
";
    let book = book(csv);
    let reading = candidates::from(&book, &super::scope(&subject(), &election().rules));
    assert_eq!(
        told(&reading.findings),
        ["C001 G2", "C002 G3", "C003 F2", "C004 E2", "C005 J4", "C006 A3", "C007 I2", "C008 B3", "C010 K5"]
    );
    let date = reading.findings.iter().find(|finding| finding.code == "C003").unwrap();
    assert_eq!(date.values["found"], Value::from("nesër"));
    let named = candidates::named_subjects(&book, None);
    assert_eq!(named, ["AL", "LGB"].map(|id| id.parse().unwrap()));
    // What could not be read is not told again as missing.
    let found = check_list(&subject(), &reading.candidates, &election());
    let located = candidates::locate(found, &reading);
    assert_eq!(told(&located), ["C201 list", "C201 list", "C205 E3"]);
}

#[test]
fn a_list_that_never_says_which_list_it_is_tells_that_once() {
    let csv = "Nr;Emri;Mbiemri;Gjinia\n1;a;b;F\n2;c;d;M\n";
    let book = book(csv);
    let reading = candidates::from(&book, &super::scope(&subject(), &election().rules));
    let codes: Vec<_> = told(&reading.findings).into_iter().filter(|code| !code.starts_with('R')).collect();
    assert_eq!(codes, ["C009 2:2"]);
}

#[test]
fn the_models_findings_come_to_their_cells() {
    let sample = Sample::region("Berat", 2025).unwrap();
    let bytes = write::candidates(&sample.subjects[0], &sample.faulty.candidates, Language::Sq).unwrap();
    let book = read_bytes("lista_berat.xlsx", &bytes, &Limits::default()).unwrap();
    let reading = candidates::from(&book, &super::scope(&sample.subjects[0], &election().rules));
    let found = check_list(&sample.subjects[0], &reading.candidates, &election());
    let located = candidates::locate(found, &reading);
    // Two fixed names in rows 2 and 3, then the open ones: two blocks of three men.
    assert_eq!(
        told(&located),
        [
            "C103 D7",
            "C110 F8",
            "C111 F6",
            "C118 G5",
            "C121 G9",
            "C131 K7",
            "C201 list",
            "C204 E4:E6",
            "C204 E7:E9",
            "C206 list"
        ]
    );
    let letter = located.iter().find(|finding| finding.code == "C131").unwrap();
    assert_eq!(letter.values["found"], Value::from("JO"));
    let gender = located.iter().find(|finding| finding.code == "C204").unwrap();
    assert!(!gender.values.contains_key("last_index"));
}

#[test]
fn a_column_that_is_not_there_is_told_once_and_not_for_each_candidate() {
    let csv = "Nr;Emri;Atësia;Mbiemri;Gjinia;Datëlindja;NID;Adresa;Lista\n1;Arben;Zef;Hysa;M;01.01.1990;J00101999W;Rruga 1;fikse\n";
    let book = book(csv);
    let reading = candidates::from(&book, &super::scope(&subject(), &election().rules));
    assert_eq!(told(&reading.findings), ["R202 1:1"]);
    let located = candidates::locate(check_list(&subject(), &reading.candidates, &election()), &reading);
    assert!(located.iter().all(|finding| finding.code != "C131"), "{located:?}");
}

use model::list_diff::field;

use super::*;
use crate::candidates;
use crate::{Limits, read_bytes};

fn rules() -> RuleSet {
    RuleSet::from_toml(include_str!("../../../../../templates/rules/al-2025.toml")).unwrap()
}

fn one(rules: &RuleSet) -> Candidate {
    let csv = "Nr;Emri;Atësia;Mbiemri;Gjinia;Datëlindja;NID;Vendbanimi;Deklarata;Lista\n\
        1;Ana;Agim;Guri;F;13.03.1970;;Berat;PO;fikse\n";
    let book = read_bytes("l.csv", csv.as_bytes(), &Limits::default()).unwrap();
    let scope = candidates::Scope { rules, subject: None, zone: None, seats: None, mapping: None };
    candidates::from(&book, &scope).candidates.remove(0)
}

#[test]
fn a_value_is_read_as_in_a_workbook_and_written_again_the_same_way() {
    let (rules, mut candidate) = (rules(), one(&rules()));
    for (key, typed, kept) in [
        (column::SURNAME, "  Krojani\u{a0} ", "Krojani"),
        (column::BIRTH_DATE, "1971-04-02", "02.04.1971"),
        (column::BIRTH_DATE, "", ""),
        (column::SEX, "mashkull", "M"),
        (column::POSITION, "tre", "3"),
        (column::SUBLIST, "Preferenciale", "open"),
        (column::DECLARATION, "jo", "JO"),
        (column::DECLARATION, "", ""),
        (column::ADDRESS, "Rr. e Gurit", "Rr. e Gurit"),
    ] {
        assert_eq!(write_field(&mut candidate, key, typed, &rules), Ok(Vec::new()), "{key}");
        assert_eq!(field(&candidate, key), kept, "{key}");
        write_field(&mut candidate, key, kept, &rules).unwrap();
        assert_eq!(field(&candidate, key), kept, "{key} again");
    }
}

#[test]
fn a_value_that_cannot_be_read_changes_nothing() {
    let (rules, mut candidate) = (rules(), one(&rules()));
    let before = candidate.clone();
    for (key, typed, code) in [
        (column::NID, "12", "C001"),
        (column::BIRTH_DATE, "31.02.1970", "C003"),
        (column::SEX, "?", "C004"),
        (column::SUBLIST, "këshill", "C005"),
        (column::SUBLIST, "", "C005"),
        (column::POSITION, "", "C006"),
        (column::DECLARATION, "ndoshta", "C007"),
    ] {
        let told = write_field(&mut candidate, key, typed, &rules).unwrap_err().unwrap();
        assert_eq!(told.code, code, "{key} {typed}");
    }
    assert_eq!(write_field(&mut candidate, "zone", "Berat", &rules), Err(None));
    assert!(candidate == before);
}

#[test]
fn a_letter_of_another_script_is_taken_and_told() {
    let (rules, mut candidate) = (rules(), one(&rules()));
    let told = write_field(&mut candidate, column::SURNAME, "Gu\u{440}i", &rules).unwrap();
    assert_eq!(told.iter().map(|one| one.code.as_ref()).collect::<Vec<_>>(), ["C008"]);
}

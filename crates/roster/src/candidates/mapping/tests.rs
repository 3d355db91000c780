use super::*;
use crate::{Limits, read_bytes};

fn book(csv: &str) -> Workbook {
    read_bytes("lista.csv", csv.as_bytes(), &Limits::default()).unwrap()
}

fn mapping(pairs: &[(&str, &str)]) -> Mapping {
    pairs.iter().map(|(head, key)| ((*head).to_owned(), (*key).to_owned())).collect()
}

#[test]
fn what_was_set_for_a_shape_is_found_again_for_the_next_file_of_it() {
    let set = mapping(&[("Given", "first_name"), ("Fam", "surname"), ("Elsewhere", "nid")]);
    let first = book("Partia A;;\nGiven;Fam;Born\nAna;Guri;1\n");
    let known = shapes(&first, &set);
    let parts: Vec<_> = known.values().collect();
    assert_eq!(parts, [&mapping(&[("Given", "first_name"), ("Fam", "surname")])], "only heads that are there");
    let next = book("Partia B;;\nKoha;;\nBORN;fam;given\n1;Lisi;Zana\n");
    let (again, findings) = remembered(&next, &known).unwrap();
    assert_eq!(again.len(), 2);
    assert_eq!(findings.iter().map(|one| one.code.as_ref()).collect::<Vec<_>>(), ["R209"]);
    assert!(remembered(&book("Emri;Mbiemri\nA;B\n"), &known).is_none());
}

#[test]
fn a_field_is_named_by_its_key_or_by_a_usual_head() {
    for (text, key) in
        [("surname", "surname"), ("MBIEMRI:", "surname"), ("Date of birth", "birth_date"), ("Sigla", "subject")]
    {
        assert_eq!(field_named(text), Some(key), "{text}");
    }
    for text in ["", "phone", "Telefoni", "ngjyra"] {
        assert_eq!(field_named(text), None, "{text}");
    }
}

//! Candidate lists by hand: columns that a person sets and the election remembers, fields changed and put back.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[allow(dead_code, clippy::print_stderr, reason = "an office for all tests; these do not need all of it")]
mod office;

use office::Office;
use serde_json::{Value, json};

/// An office with its subjects registered, and the first of them.
fn office() -> (Office, String) {
    let office = Office::new();
    office.done("subjects.import", json!({ "file": office.workbooks("subjects")[0] }));
    let subject = office.done("subjects.list", json!({}))[0]["id"].as_str().unwrap().to_owned();
    (office, subject)
}

fn file(office: &Office, name: &str, text: &str) -> String {
    let path = std::path::PathBuf::from(office.path(name));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn last(office: &Office) -> Value {
    office.done("audit.list", json!({ "limit": 1 }))["rows"][0].clone()
}

const STRANGE: &str = "Partia jonë;;;;;;;;;\n\
    Radha;Thirrja;I jati;Familja;Gjinja;Kur lindi;Letra;Shtëpia;Pranimi;Lloji\n\
    1;Ana;Agim;Guri;F;13.03.1970;H05313001A;Kukës;PO;fikse\n\
    1;Besnik;Agim;Lisi;M;14.03.1971;H10314001A;Kukës;PO;preferenciale\n";
/// The same shape in another order, with another title.
const NEXT: &str = "Partia tjetër;;;;;;;;;\n\n\
    Lloji;Familja;Thirrja;I JATI;Gjinja;Kur lindi:;Letra;Shtepia;Pranimi;Radha\n\
    fikse;Molla;Zana;Agim;F;13.03.1972;H20313001A;Kukës;PO;1\n";

fn mapping() -> Value {
    json!({ "Radha": "position", "Thirrja": "Emri", "I jati": "fathers_name", "Familja": "surname",
        "Kur lindi": "birth_date", "Letra": "nid", "Shtëpia": "address", "Pranimi": "Deklarata", "Lloji": "sublist" })
}

#[test]
fn columns_set_by_hand_are_remembered_for_the_next_file_of_that_shape() {
    let (office, subject) = office();
    let first = file(&office, "lista.csv", STRANGE);
    // Nobody knows these heads: nothing is kept, and it is told why.
    let unread = office.done("candidates.import", json!({ "file": first }));
    assert_eq!((&unread["adopted"], &unread["subject"]), (&json!(false), &Value::Null), "{unread}");
    assert!(codes(&unread["findings"]).contains(&"R201"), "{unread}");
    let seen = office.done("candidates.columns", json!({ "file": first }));
    let sheet = &seen["sheets"][0];
    assert_eq!((&sheet["row"], &sheet["missing"]), (&json!(2), &json!(["first_name", "surname"])), "{seen}");
    assert_eq!(sheet["columns"][3]["head"], "Familja", "{seen}");
    assert_eq!(sheet["columns"][3]["samples"], json!(["Guri", "Lisi"]), "{seen}");
    let wrong = json!({ "file": first, "subject": subject, "map": { "Thirrja": "ngjyra" } });
    assert_eq!(office.refused("candidates.import", wrong), "E463");

    let input = json!({ "file": first, "subject": subject, "map": mapping() });
    let read = office.done("candidates.import", input);
    assert_eq!((&read["adopted"], &read["rows"]), (&json!(true), &json!(2)), "{read}");
    assert_eq!(codes(&read["findings"]).iter().filter(|code| **code == "R208").count(), 9, "{read}");
    let told = &last(&office)["summary"]["mapping"];
    assert_eq!((&told["columns"], &told["remembered"]), (&json!(9), &json!(false)), "{told}");
    assert_eq!(told["shapes"], json!([sheet["shape"]]), "{told}");

    let list = office.done("candidates.show", json!({ "subject": subject }));
    assert_eq!(
        (&list["candidates"][1]["surname"], &list["candidates"][1]["sublist"]),
        (&json!("Lisi"), &json!("open"))
    );
    let other = office.done("subjects.list", json!({}))[1]["id"].clone();
    let next = file(&office, "tjetra.csv", NEXT);
    let seen = office.done("candidates.columns", json!({ "file": next }));
    assert_eq!((&seen["remembered"], &seen["sheets"][0]["missing"]), (&json!(true), &json!([])), "{seen}");
    let read = office.done("candidates.import", json!({ "file": next, "subject": other }));
    assert_eq!((&read["adopted"], &read["rows"]), (&json!(true), &json!(1)), "{read}");
    assert!(codes(&read["findings"]).contains(&"R209"), "{read}");
    assert_eq!(last(&office)["summary"]["mapping"]["remembered"], true);
    let list = office.done("candidates.show", json!({ "subject": other }));
    assert_eq!(list["candidates"][0]["surname"], "Molla", "{list}");
    // What is set anew counts alone from then on.
    let map = json!({ "Thirrja": "surname", "Familja": "first_name", "Lloji": "sublist" });
    office.done("candidates.import", json!({ "file": next, "subject": other, "map": map }));
    let seen = office.done("candidates.columns", json!({ "file": next }));
    let familja = seen["sheets"][0]["columns"].as_array().unwrap().iter().find(|one| one["head"] == "Familja").unwrap();
    assert_eq!(familja["field"], "first_name", "{seen}");
    assert_eq!(office.done("audit.verify", json!({}))["whole"], true);
}

/// A list without a column for the father's name, with an identity number of no form and a declaration that is missing.
fn faulty(nid: &str, declaration: &str, surname: &str) -> String {
    format!(
        "Nr;Emri;Mbiemri;Gjinia;Datëlindja;NID;Vendbanimi;Deklarata;Lista\n\
         1;Ana;{surname};F;13.03.1970;{nid};Kukës;PO;fikse\n\
         1;Besnik;Lisi;M;14.03.1971;H10314001A;Kukës;{declaration};preferenciale\n"
    )
}

fn edit(office: &Office, subject: &str, candidate: u32, field: &str, value: &str) -> Value {
    let input = json!({ "subject": subject, "candidate": candidate, "field": field, "value": value });
    office.done("candidates.edit", input)
}

fn findings(office: &Office, subject: &str) -> Value {
    office.done("candidates.show", json!({ "subject": subject }))["findings"].clone()
}

#[test]
fn a_field_changed_by_hand_is_checked_as_if_it_had_been_in_the_file() {
    let (office, subject) = office();
    let bad = file(&office, "a/lista.csv", &faulty("12", "JO", "Gu\u{440}i"));
    office.done("candidates.import", json!({ "file": bad, "subject": subject }));
    let before = findings(&office, &subject);
    for code in ["C001", "C008", "C131", "R202"] {
        assert!(codes(&before).contains(&code), "{code} {before}");
    }
    let changes = [
        (1, "nid", "H05313001A"),
        (2, "declaration", "PO"),
        (1, "surname", "Guri"),
        (2, "position", "3"),
        (2, "position", "1"),
    ];
    for (at, (candidate, field, value)) in changes.into_iter().enumerate() {
        let edited = edit(&office, &subject, candidate, field, value);
        assert_eq!(edited["steps"], at + 1, "{edited}");
        let entry = last(&office);
        assert_eq!((&entry["command"], &entry["summary"]["field"]), (&json!("candidates.edit"), &json!(field)));
        assert!(!entry["summary"].to_string().contains(value) || value.len() < 3, "no personal data: {entry}");
    }
    let after = findings(&office, &subject);
    let by_hand: Vec<&Value> = after.as_array().unwrap().iter().filter(|finding| finding["code"] == "C014").collect();
    assert_eq!(by_hand.len(), 3, "a place that was put back by hand is as in the file: {after}");
    assert!(by_hand.iter().any(|one| one["place"]["cell"] == "F2" && one["values"]["found"] == ""), "{after}");
    let rest: Vec<Value> =
        after.as_array().unwrap().iter().filter(|finding| finding["code"] != "C014").cloned().collect();

    // The oracle: the same list as a file that never was wrong.
    let other = office.done("subjects.list", json!({}))[1]["id"].as_str().unwrap().to_owned();
    for step in (0..5).rev() {
        let undone = office.done("candidates.undo", json!({ "subject": subject }));
        assert_eq!(undone["steps"], step, "{undone}");
    }
    assert_eq!(findings(&office, &subject), before, "taken back, all is as it was");
    assert_eq!(office.refused("candidates.undo", json!({ "subject": subject })), "E466");
    let good = file(&office, "b/lista.csv", &faulty("H05313001A", "PO", "Guri"));
    office.done("candidates.import", json!({ "file": good, "subject": subject }));
    assert_eq!(findings(&office, &subject), Value::Array(rest));
    assert_ne!(subject, other);
    assert_eq!(office.done("audit.verify", json!({}))["whole"], true);
}

#[test]
fn a_column_that_the_file_lacks_is_missed_until_everybody_has_the_field() {
    let (office, subject) = office();
    let bad = file(&office, "lista.csv", &faulty("H05313001A", "PO", "Guri"));
    office.done("candidates.import", json!({ "file": bad, "subject": subject }));
    let missed = |findings: &Value| codes(findings).into_iter().filter(|code| *code == "R202").count();
    let empty = |findings: &Value| codes(findings).into_iter().filter(|code| *code == "C103").count();
    let at_first = missed(&findings(&office, &subject));
    edit(&office, &subject, 1, "fathers_name", "Agim");
    assert_eq!(missed(&findings(&office, &subject)), at_first, "one is still without");
    edit(&office, &subject, 2, "fathers_name", "Gjergj");
    let now = findings(&office, &subject);
    assert_eq!((missed(&now), empty(&now)), (at_first - 1, 0), "{now}");
    edit(&office, &subject, 2, "fathers_name", "");
    let now = findings(&office, &subject);
    assert_eq!((missed(&now), empty(&now)), (at_first - 1, 1), "emptied again, it is missed at that row: {now}");
    let steps = office.done("candidates.edits", json!({ "subject": subject }));
    let told = |at: usize| (steps[at]["before"].as_str().unwrap(), steps[at]["after"].as_str().unwrap());
    assert_eq!((told(0), told(1), told(2)), (("Gjergj", ""), ("", "Gjergj"), ("", "Agim")), "{steps}");
}

#[test]
fn only_an_open_list_is_changed_and_only_by_values_that_can_be_read() {
    let (office, subject) = office();
    let bad = file(&office, "lista.csv", &faulty("12", "JO", "Guri"));
    office.done("candidates.import", json!({ "file": bad, "subject": subject }));
    let (before, head) = (findings(&office, &subject), office.head());
    for (candidate, field, value, code) in [
        (1, "birth_date", "31.02.1970", "E465"),
        (1, "nid", "13", "E465"),
        (1, "zone", "Berat", "E106"),
        (0, "surname", "Guri", "E464"),
        (3, "surname", "Guri", "E464"),
    ] {
        let input = json!({ "subject": subject, "candidate": candidate, "field": field, "value": value });
        assert_eq!(office.refused("candidates.edit", input), code, "{candidate} {field} {value}");
    }
    let long = json!({ "subject": subject, "candidate": 1, "field": "address", "value": "x".repeat(201) });
    assert_eq!(office.refused("candidates.edit", long), "E106");
    // The same value again is no change and no entry.
    assert_eq!(edit(&office, &subject, 1, "surname", " Guri ")["steps"], 0);
    assert_eq!((findings(&office, &subject), office.head()), (before, head));

    edit(&office, &subject, 1, "surname", "Molla");
    office.done("candidates.return", json!({ "subject": subject }));
    let input = json!({ "subject": subject, "candidate": 1, "field": "surname", "value": "Guri" });
    assert_eq!(office.refused("candidates.edit", input), "E114", "a returned list is the party's");
    assert_eq!(office.refused("candidates.undo", json!({ "subject": subject })), "E114");
    // A new file begins without steps, and what it holds differs from what was on the desk.
    let again = office.done("candidates.import", json!({ "file": bad, "subject": subject }));
    assert_eq!(again["changes"].as_array().unwrap().len(), 1, "{again}");
    assert_eq!(office.done("candidates.edits", json!({ "subject": subject })), json!([]));
    edit(&office, &subject, 1, "surname", "Molla");
    edit(&office, &subject, 2, "surname", "Rrapi");
    let steps = office.done("candidates.history", json!({ "subject": subject }));
    let states: Vec<&str> = steps.as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["checked", "edited", "returned", "resubmitted", "edited"]);
    office.done("candidates.import", json!({ "file": bad, "subject": subject }));
    let steps = office.done("candidates.history", json!({ "subject": subject }));
    assert_eq!(steps.as_array().unwrap().last().unwrap()["state"], "resubmitted");
}

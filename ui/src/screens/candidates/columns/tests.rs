use model::Digest;

use super::*;

fn column(head: &str, field: Option<&str>, taken: Taken) -> ColumnSeen {
    let field = field.map(str::to_owned);
    ColumnSeen { column: "A".to_owned(), head: head.to_owned(), samples: Vec::new(), field, taken }
}

fn seen() -> ColumnsSeen {
    let columns = vec![
        column("Given", None, Taken::Unknown),
        column("Fam", None, Taken::Unknown),
        column("Gjinia", Some("sex"), Taken::Exact),
        column("Tel", Some("phone"), Taken::Exact),
        column("Ngjyra", None, Taken::Unknown),
    ];
    let sheet = SheetColumns { sheet: "L".to_owned(), row: 1, shape: Digest::of(b"l"), columns, missing: Vec::new() };
    let field = |key: &str, need| FieldChoice { key: key.to_owned(), need };
    let fields =
        vec![field("first_name", FieldNeed::Must), field("surname", FieldNeed::Must), field("sex", FieldNeed::Should)];
    ColumnsSeen { file: "l.xlsx".to_owned(), sha256: Digest::of(b""), remembered: false, sheets: vec![sheet], fields }
}

#[test]
fn what_was_recognised_is_chosen_at_first_and_names_must_be_set() {
    let seen = seen();
    let mut chosen = at_first(&seen);
    assert_eq!((chosen["Gjinia"].as_str(), chosen["Tel"].as_str(), chosen["Given"].as_str()), ("sex", "", ""));
    assert_eq!(wanting(&seen, &chosen), Some("ui-columns-names"));
    chosen.insert("Given".to_owned(), "first_name".to_owned());
    chosen.insert("Fam".to_owned(), "surname".to_owned());
    assert_eq!(wanting(&seen, &chosen), None);
    chosen.insert("Ngjyra".to_owned(), "sex".to_owned());
    assert_eq!(wanting(&seen, &chosen), Some("ui-columns-twice"));
}

#[test]
fn what_is_not_read_is_sent_only_where_it_would_be_read_otherwise() {
    let seen = seen();
    let mut chosen = at_first(&seen);
    chosen.insert("Given".to_owned(), "first_name".to_owned());
    chosen.insert("Gjinia".to_owned(), String::new());
    let sent = to_send(&seen, &chosen);
    assert_eq!(sent.keys().collect::<Vec<_>>(), ["Given", "Gjinia", "Tel"]);
    assert_eq!(sent["Gjinia"], "");
}

use super::*;

#[test]
fn a_path_is_a_file_and_an_address_is_a_schema() {
    assert_eq!(Location::parse("a/b.kutia").unwrap(), Location::File("a/b.kutia".into()));
    assert_eq!(
        Location::parse("postgres://u:p@host/db?sslmode=disable&schema=berat_2025").unwrap(),
        Location::Postgres { url: "postgres://u:p@host/db?sslmode=disable".into(), schema: "berat_2025".into() }
    );
    assert_eq!(Location::parse("postgres://host/db").unwrap().name(), "kutia");
}

#[test]
fn a_schema_name_that_could_be_a_statement_is_refused() {
    for bad in ["", "Berat", "a;drop", "a\"b", "pg_x", "public", "information_schema", &"x".repeat(41), "ë"] {
        let address = format!("postgres://host/db?schema={bad}");
        assert_eq!(Location::parse(&address).unwrap_err().code(), "S117", "{bad}");
    }
    assert_eq!(Location::parse("").unwrap_err().code(), "S117");
}

#[test]
fn neither_a_path_nor_a_password_is_shown() {
    let shown = format!("{:?}", Location::parse("postgres://u:geheim@host/db").unwrap());
    assert!(!shown.contains("geheim"), "{shown}");
    assert!(!format!("{:?}", Location::File("/home/arta/x.kutia".into())).contains("arta"));
}

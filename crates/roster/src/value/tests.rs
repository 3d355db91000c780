use super::*;

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

#[test]
fn whole_numbers_are_read_as_typed() {
    for (typed, number) in [
        ("1234", Some(1234)),
        ("1 234", Some(1234)),
        ("1.234", Some(1234)),
        ("1,234,567", Some(1_234_567)),
        ("\u{a0}12 ", Some(12)),
        ("12.0", Some(12)),
        ("12,5", None),
        ("12.34", None),
        ("-3", None),
        ("dymbëdhjetë", None),
        ("99999999999", None),
        ("", None),
    ] {
        assert_eq!(whole(&text(typed)), number, "{typed}");
    }
    assert_eq!(whole(&Cell::Number(5e9)), None);
    assert_eq!(whole(&Cell::Number(f64::NAN)), None);
    assert_eq!(whole(&Cell::Number(7.0)), Some(7));
}

#[test]
fn places_on_a_list_may_be_in_words() {
    for (typed, number) in [
        ("1.", Some(1)),
        ("tre", Some(3)),
        ("Shtatëmbëdhjetë", Some(17)),
        ("shtatembedhjete", Some(17)),
        ("njëzet e dy", Some(22)),
        ("Tridhjetë e shtatë", Some(37)),
        ("pesëdhjetë", Some(50)),
        ("dymbë", None),
    ] {
        assert_eq!(ordinal(&text(typed)), number, "{typed}");
    }
}

#[test]
fn dates_are_read_in_every_form() {
    let day = Some(Date::constant(1970, 3, 13));
    for typed in [
        "13.03.1970",
        "13/3/1970",
        "13-03-1970",
        "13.3.70",
        "13/03/70",
        "1970-03-13",
        "1970-03-13T00:00:00",
        "13 mars 1970",
        "13 Mars, 1970",
        "13 March 1970",
        " 13.03.1970\u{a0}",
    ] {
        assert_eq!(date(&text(typed)), day, "{typed}");
    }
    assert_eq!(date(&Cell::Number(25_640.0)), day);
    assert_eq!(date(&Cell::Number(1.0)), Some(Date::constant(1900, 1, 1)));
    assert_eq!(date(&text("5.6.03")), Some(Date::constant(2003, 6, 5)));
    for typed in ["31.02.1970", "1970", "13.03", "13.13.1970", "x", "03.1970", "13.03.197", "1.2.3.4", "31.02.970"] {
        assert_eq!(date(&text(typed)), None, "{typed}");
    }
    assert_eq!(date(&Cell::Number(-1.0)), None);
    assert_eq!(date(&Cell::Number(1e12)), None);
}

#[test]
fn degrees_take_a_comma_or_a_point() {
    for (typed, wanted) in [
        ("40.7003", Some(40.7003)),
        ("40,7003", Some(40.7003)),
        ("40.7003° N", Some(40.7003)),
        ("-1", Some(-1.0)),
        ("40.70.03", None),
        ("inf", None),
        ("", None),
    ] {
        assert_eq!(degrees(&text(typed)), wanted, "{typed}");
    }
    for typed in ["40.7003, 19.975", "40,7003; 19,975", "40.7003,19.975", "40.7003 19.975"] {
        assert_eq!(coordinates(&text(typed)), Some((40.7003, 19.975)), "{typed}");
    }
}

#[test]
fn words_for_sex_and_yes() {
    for typed in ["F", "f.", "Femër", "FEMER", "grua", "Female"] {
        assert_eq!(sex(&text(typed)), Some(Sex::Female), "{typed}");
    }
    for typed in ["M", "mashkull", "Burrë", "male"] {
        assert_eq!(sex(&text(typed)), Some(Sex::Male), "{typed}");
    }
    assert_eq!(sex(&text("?")), None);
    assert_eq!((yes(&text("PO")), yes(&text("Jo")), yes(&text("ndoshta"))), (Some(true), Some(false), None));
    assert_eq!((yes(&Cell::Bool(true)), yes(&Cell::Number(0.0))), (Some(true), Some(false)));
}

#[test]
fn letters_of_other_scripts_are_seen() {
    assert_eq!(foreign_letter("Аrben"), Some('А'));
    assert_eq!(foreign_letter("Çezar Hysë"), None);
}

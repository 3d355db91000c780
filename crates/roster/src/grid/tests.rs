use super::*;

#[test]
fn columns_have_the_letters_of_a_spreadsheet() {
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(column_letters(column), letters);
    }
}

#[test]
fn clean_text_has_one_form() {
    for (typed, text) in [
        ("  Hysë\u{a0} ", "Hysë"),
        ("Hyse\u{308}", "Hysë"),
        ("C\u{327}ela", "Çela"),
        ("a\u{200b}b  c\td\r\n", "ab c d"),
        ("\u{feff}Nr.", "Nr."),
        ("a  b", "a b"),
    ] {
        assert_eq!(clean(typed), text, "{typed:?}");
    }
}

#[test]
fn a_shown_value_is_short_and_on_one_line() {
    let long = "ë".repeat(100);
    let shown = Cell::Text(long.into()).typed();
    assert_eq!(shown.chars().count(), 60);
    assert!(shown.ends_with('…'));
    assert_eq!(Cell::Text("a\nb".into()).typed(), "a b");
    assert_eq!(Cell::Number(3.0).typed(), "3");
    assert_eq!(Cell::Date(Date::constant(1970, 3, 13)).typed(), "13.03.1970");
}

#[test]
fn rows_are_told_as_ranges() {
    assert_eq!(ranges(&[3, 7, 8, 9, 12]), "3, 7–9, 12");
    assert_eq!(ranges(&[]), "");
    let many: Vec<u32> = (0..40).map(|n| n * 2).collect();
    assert!(ranges(&many).ends_with(", …"));
}

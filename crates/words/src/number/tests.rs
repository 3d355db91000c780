use super::*;

#[test]
fn whole_numbers_are_grouped_as_each_language_groups_them() {
    let table = [
        (0, "0", "0"),
        (7, "7", "7"),
        (-7, "-7", "-7"),
        (999, "999", "999"),
        (1_234, "1234", "1,234"),
        (-1_234, "-1234", "-1,234"),
        (12_345, "12\u{a0}345", "12,345"),
        (122_003, "122\u{a0}003", "122,003"),
        (3_450_000, "3\u{a0}450\u{a0}000", "3,450,000"),
        (i64::MAX, "9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}807", "9,223,372,036,854,775,807"),
        (i64::MIN, "-9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808", "-9,223,372,036,854,775,808"),
    ];
    for (value, sq, en) in table {
        assert_eq!(number(Language::Sq, value), sq);
        assert_eq!(number(Language::En, value), en);
    }
}

#[test]
fn decimals_have_a_comma_in_albanian_and_a_point_in_english() {
    let table = [
        (0.5, 1, "0,5", "0.5"),
        (1234.5, 2, "1234,50", "1,234.50"),
        (1_234_567.891, 2, "1\u{a0}234\u{a0}567,89", "1,234,567.89"),
        (-0.001, 2, "0,00", "0.00"),
        (-12.5, 1, "-12,5", "-12.5"),
        (99.95, 0, "100", "100"),
        (1.0, 99, "1,000000000", "1.000000000"),
    ];
    for (value, digits, sq, en) in table {
        assert_eq!(decimal(Language::Sq, value, digits), sq);
        assert_eq!(decimal(Language::En, value, digits), en);
    }
}

#[test]
fn a_value_that_is_not_finite_is_a_dash() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(decimal(Language::Sq, value, 2), "–");
    }
}

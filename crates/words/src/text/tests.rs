use super::*;

const SAMPLE: &str = "
voters = { $count ->
    [one] { $count } zgjedhës
   *[other] { $count } zgjedhës gjithsej
}
    .fix = Kontrolloni { $name }.
year = Viti { NUMBER($year, useGrouping: \"false\") }
share = { NUMBER($x, maximumFractionDigits: 1) } %
only =
    .label = Emri
names = { $name }
";

fn words(language: Language) -> Words {
    Words::from_texts(language, [SAMPLE].into_iter())
}

#[test]
fn plural_forms_follow_the_count() {
    for language in Language::ALL {
        let words = words(language);
        assert_eq!(words.say("voters", &[("count", Value::from(1))]), "1 zgjedhës");
        for (count, text) in [(0, "0"), (2, "2"), (21, "21"), (101, "101")] {
            assert_eq!(words.say("voters", &[("count", Value::from(count))]), format!("{text} zgjedhës gjithsej"));
        }
    }
}

#[test]
fn numbers_in_messages_are_written_as_the_language_writes_them() {
    let count = [("count", Value::from(122_003))];
    assert_eq!(words(Language::Sq).say("voters", &count), "122\u{a0}003 zgjedhës gjithsej");
    assert_eq!(words(Language::En).say("voters", &count), "122,003 zgjedhës gjithsej");
    let table = [
        (Value::Decimal(12.5, 1), "12,5", "12.5"),
        (Value::Decimal(12.0, 2), "12,00", "12.00"),
        (Value::Decimal(1234.567, 0), "1235", "1,235"),
        (Value::from(2.5), "2,50", "2.50"),
        (Value::from("1234567"), "1234567", "1234567"),
        (Value::from(1_234_567_u32), "1\u{a0}234\u{a0}567", "1,234,567"),
        (
            Value::Integer(i64::MAX),
            "9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}807",
            "9,223,372,036,854,775,807",
        ),
    ];
    for (value, sq, en) in table {
        assert_eq!(words(Language::Sq).say("names", &[("name", value.clone())]), sq);
        assert_eq!(words(Language::En).say("names", &[("name", value)]), en);
    }
}

#[test]
fn a_message_can_choose_digits_and_leave_out_groups() {
    assert_eq!(words(Language::En).say("year", &[("year", Value::from(2025))]), "Viti 2025");
    assert_eq!(words(Language::Sq).say("share", &[("x", Value::Decimal(12.345, 3))]), "12,345 %");
    assert_eq!(words(Language::Sq).say("share", &[("x", Value::from(7))]), "7 %");
}

#[test]
fn no_value_stops_the_program_not_even_where_it_chooses_a_plural() {
    for value in [
        Value::Decimal(f64::NAN, 2),
        Value::Decimal(f64::INFINITY, 0),
        Value::Decimal(1e300, 2),
        Value::Decimal(-1e300, 9),
        Value::Decimal(1e-300, 99),
        Value::Decimal(0.123_456_789_012_345, 99),
        Value::Integer(i64::MIN),
        Value::from(u64::MAX),
        Value::from("\u{0}\u{202e}{ $name }"),
    ] {
        for language in Language::ALL {
            assert!(!words(language).say("voters", &[("count", value.clone())]).is_empty(), "{value:?}");
        }
    }
}

#[test]
fn a_missing_key_is_shown_in_brackets_and_found_by_the_check() {
    let words = words(Language::Sq);
    assert!(!words.has("nothing") && words.has("voters"));
    assert_eq!(words.text("nothing"), "⟦nothing⟧");
    assert_eq!(words.text("only"), "⟦only⟧");
    assert_eq!(words.check("nothing", &[]), Err(Failure::MissingKey("nothing".into())));
    assert_eq!(words.check("only", &[]), Err(Failure::MissingPart("only".into())));
    assert!(matches!(words.check("names", &[]), Err(Failure::Broken(_))));
    assert_eq!(words.check("names", &[("name", Value::from("Çela"))]), Ok("Çela".into()));
    assert_eq!(words.text("names"), "{$name}");
    for odd in ["", " ", "a b", "voters.fix", "ë", "-term", "{"] {
        assert_eq!(words.text(odd), format!("⟦{odd}⟧"));
    }
}

#[test]
fn an_attribute_says_what_to_do_or_is_absent() {
    let words = words(Language::Sq);
    let name = [("name", Value::from("Ëndrra"))];
    assert_eq!(words.attribute("voters", "fix", &name).as_deref(), Some("Kontrolloni Ëndrra."));
    assert_eq!(words.attribute("voters", "other", &name), None);
    assert_eq!(words.attribute("nothing", "fix", &name), None);
    assert_eq!(words.attribute("only", "label", &[]).as_deref(), Some("Emri"));
}

#[test]
fn the_embedded_words_are_there_and_shared_between_threads() {
    let text = std::thread::spawn(|| of(Language::Sq).text("app-name")).join().unwrap();
    assert_eq!(text, "Kutia");
    assert_eq!(of(Language::En).text("app-name"), "Kutia");
    assert_eq!(of(Language::En).language(), Language::En);
}

#[test]
fn nothing_one_and_many_are_each_said_as_people_say_them() {
    let table = [
        (0, "Asnjë gjetje", "No findings"),
        (1, "1 gjetje", "1 finding"),
        (2, "2 gjetje", "2 findings"),
        (12_000, "12\u{a0}000 gjetje", "12,000 findings"),
    ];
    for (count, sq, en) in table {
        let count = [("count", Value::from(count))];
        assert_eq!(of(Language::Sq).say("findings-count", &count), sq);
        assert_eq!(of(Language::En).say("findings-count", &count), en);
    }
}

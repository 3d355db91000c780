use super::*;

#[test]
fn the_check_letter_follows_the_published_examples() {
    for (number, letter) in [("J00101999W", 'W'), ("J05115999K", 'K')] {
        let nid = Nid::parse(number).unwrap();
        assert_eq!(nid.expected_check_letter(), letter);
        assert!(nid.check_letter_fits());
    }
}

#[test]
fn month_tells_the_sex() {
    let nid = Nid::parse("J05115999K").unwrap();
    assert_eq!((nid.birth_date(), nid.sex()), (Date::new(1990, 1, 15).ok(), Some(Sex::Female)));
    let nid = Nid::parse(" j00101999w ").unwrap();
    assert_eq!((nid.birth_date(), nid.sex()), (Date::new(1990, 1, 1).ok(), Some(Sex::Male)));
}

#[test]
fn what_is_no_number_is_refused_with_its_reason() {
    for text in ["", "J0010199", "Z00101999W", "J0010199XW", "J00101999X", "ëëëëë"] {
        assert_eq!(Nid::parse(text), Err(NidError::Form), "{text}");
    }
    for text in ["J01301999W", "J00230999W", "J00100999W"] {
        assert_eq!(Nid::parse(text), Err(NidError::BirthDate), "{text}");
    }
}

#[test]
fn a_composed_number_reads_back() {
    let birth = Date::constant(2003, 2, 28);
    let nid = Nid::compose(birth, Sex::Female, 7).unwrap();
    assert_eq!((nid.birth_date(), nid.sex()), (Some(birth), Some(Sex::Female)));
    assert!(nid.check_letter_fits());
}

#[test]
fn debug_shows_no_number() {
    assert_eq!(format!("{:?}", Nid::parse("J00101999W").unwrap()), "Nid(…)");
}

#[test]
fn a_number_of_kosovo_has_ten_digits_and_a_check_digit() {
    let read = |text| Nid::parse_in(IdentityScheme::Kosovo, text);
    // 1·4+2·3+3·2+4·7+5·6+6·5+7·4+8·3+9·2 = 174, 174 mod 11 = 9, 11 − 9 = 2.
    assert!(read("1234567892").unwrap().check_letter_fits());
    let wrong = read("1234567890").unwrap();
    assert_eq!((wrong.check_letter_fits(), wrong.expected_check_letter()), (false, '2'));
    assert!(read("9000000001").unwrap().check_letter_fits(), "numbers that begin with 9 have no check digit");
    assert_eq!(wrong.birth_date(), None);
    assert_eq!(read("J00101999W"), Err(NidError::Form));
    let text = serde_json::to_string(&wrong).unwrap();
    assert_eq!(serde_json::from_str::<Nid>(&text).unwrap(), wrong);
}

use super::*;

const GOOD: &str = "pema e vjetër në oborr";

#[test]
fn a_password_is_verified_against_its_own_hash_only() {
    let stored = hash(GOOD, "a.sinani").unwrap();
    assert!(stored.starts_with("$argon2id$v=19$m=32768,t=3,p=1$"), "{stored}");
    assert_eq!(verify(GOOD, &stored), Ok(true));
    assert_eq!(verify("pema e vjeter ne oborr", &stored), Ok(false));
    assert_eq!(verify("", &stored), Ok(false));
    assert_eq!(verify(&GOOD.repeat(100), &stored), Ok(false));
    assert_ne!(hash(GOOD, "a.sinani").unwrap(), stored, "each hash has its own salt");
}

#[test]
fn the_same_letters_typed_on_another_system_are_the_same_password() {
    let stored = hash(GOOD, "a.sinani").unwrap();
    let apart: String = GOOD.nfd().collect();
    assert_ne!(apart, GOOD);
    assert_eq!(verify(&apart, &stored), Ok(true));
}

#[test]
fn the_rules_say_what_is_wrong_with_a_password() {
    let table = [
        ("shkurt", "u", Err(Error::PasswordTooShort { least: 12 })),
        ("ëëëëëëëëëëë", "u", Err(Error::PasswordTooShort { least: 12 })),
        ("kryetarja.berat", "kryetarja.berat", Err(Error::PasswordIsUserName)),
        ("KRYËTARJA.BERAT", "kryetarja.berat", Err(Error::PasswordIsUserName)),
        ("aaaaaaaaaaaaaaaa", "u", Err(Error::PasswordTooSimple { least: 5 })),
        ("ababABABëËabab", "u", Err(Error::PasswordTooSimple { least: 5 })),
        (GOOD, "u", Ok(())),
        ("dymbëdhjetë!", "u", Ok(())),
    ];
    for (password, user, expected) in table {
        assert_eq!(check(password, user), expected, "{password}");
        assert_eq!(hash(password, user).is_ok(), expected.is_ok());
    }
    let long = "gjatë ".repeat(400);
    assert_eq!(hash(&long, "u"), Err(Error::PasswordTooLong { most: 1024 }));
}

#[test]
fn a_hash_that_is_not_ours_is_refused_before_it_costs_anything() {
    let good = hash(GOOD, "u").unwrap();
    let cases = [
        String::new(),
        "plain text".into(),
        good.replace("argon2id", "argon2i"),
        good.replace("m=32768", "m=4194304"),
        good.replace("t=3", "t=4000000"),
        good.rsplit_once('$').unwrap().0.to_owned(),
        format!("{good}{}", "A".repeat(600)),
        "$pbkdf2-sha256$i=1$c2FsdHNhbHQ$aGFzaGhhc2g".into(),
    ];
    for stored in cases {
        assert_eq!(verify(GOOD, &stored), Err(Error::PasswordHashUnreadable), "{stored}");
    }
}

#[test]
fn a_name_that_does_not_exist_costs_as_much_as_one_that_does() {
    let stored = hash(GOOD, "u").unwrap();
    let time = |work: &dyn Fn()| {
        let start = std::time::Instant::now();
        work();
        start.elapsed()
    };
    let known = (0..3).map(|_| time(&|| drop(verify("another long one", &stored)))).min().unwrap();
    let nobody = (0..3).map(|_| time(&|| verify_nobody("another long one"))).min().unwrap();
    assert!(nobody * 4 > known && known * 4 > nobody, "{known:?} {nobody:?}");
}

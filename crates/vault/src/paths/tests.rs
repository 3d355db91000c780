use super::*;

#[test]
fn a_path_must_stay_inside_and_exist_on_every_system() {
    for good in
        ["a", "MANIFEST.json", "njësi/fletë 001.pdf", "a/b/c/d.e.f", "..a", "a..b", ".fshehur", "comet.txt", "console"]
    {
        assert_eq!(check(good), Ok(()), "{good}");
    }
    let long = "x/".repeat(300);
    let wide = "x".repeat(201);
    let bad = [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        "C:/a",
        "C:a",
        "a\\b",
        "..\\a",
        "\\\\host\\a",
        "a\0b",
        "a\nb",
        "a:b",
        "con",
        "CON.txt",
        "a/nul",
        "com1",
        "lpt9.x",
        "a.",
        "a ",
        " a",
        "a?",
        "a*",
        &long,
        &wide,
    ];
    for path in bad {
        assert!(matches!(check(path), Err(Error::UnsafePath { .. })), "{path:?}");
    }
}

#[test]
fn names_that_differ_only_in_case_are_the_same_file() {
    assert_eq!(distinct(["a", "b", "a/b"]), Ok(()));
    assert_eq!(distinct(["a", "A"]), Err(Error::SameName { path: "A".into() }));
    assert_eq!(distinct(["Ç/ë", "ç/Ë"]), Err(Error::SameName { path: "ç/Ë".into() }));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"a\xff");
    assert!(matches!(relative(Path::new(name)), Err(Error::UnsafePath { .. })));
    assert!(matches!(relative(Path::new("a/../b")), Err(Error::UnsafePath { .. })));
    assert!(matches!(relative(Path::new("/a")), Err(Error::UnsafePath { .. })));
    assert_eq!(relative(Path::new("a/b")), Ok("a/b".into()));
}

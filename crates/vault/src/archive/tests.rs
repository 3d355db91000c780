#![allow(clippy::print_stderr, reason = "a test that cannot run here says so")]

use std::{
    io::{Cursor, Read, Write},
    process::Command,
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::*;

const FILES: [(&str, &[u8]); 3] = [("a.txt", b"Fleta"), ("njësi/ë.bin", &[0, 255, 7]), ("empty", b"")];

fn plain() -> Vec<u8> {
    write(FILES.into_iter()).unwrap()
}

#[test]
fn what_is_written_is_read_again() {
    assert_eq!(read(&plain(), &Limits::default()).unwrap(), FILES);
    assert_eq!(plain(), plain());
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}

#[test]
fn an_independent_library_reads_the_same_files() {
    let mut zip = ZipArchive::new(Cursor::new(plain())).unwrap();
    assert_eq!(zip.len(), FILES.len());
    for (place, (name, content)) in FILES.into_iter().enumerate() {
        let mut file = zip.by_index(place).unwrap();
        assert_eq!(file.name().unwrap(), name);
        assert_eq!(file.unix_mode(), Some(0o100_644));
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        assert_eq!(read, content);
    }
}

#[test]
fn an_everyday_tool_finds_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.zip");
    std::fs::write(&path, plain()).unwrap();
    let script =
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist())";
    let Ok(output) = Command::new("python3").args(["-c", script]).arg(&path).output() else {
        eprintln!("SKIPPED: no python3 to open the zip");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "['a.txt', 'njësi/ë.bin', 'empty']");
}

#[test]
fn a_change_of_any_bit_is_refused_or_is_in_a_name_or_content() {
    let good = plain();
    for place in 0..good.len() {
        for bit in 0..8 {
            let mut bad = good.clone();
            bad[place] ^= 1 << bit;
            assert!(read(&bad, &Limits::default()).is_err(), "byte {place} bit {bit}");
        }
    }
    for length in 0..good.len() {
        assert!(read(&good[..length], &Limits::default()).is_err(), "cut to {length}");
    }
    assert_eq!(read(&[good.as_slice(), b"x"].concat(), &Limits::default()), Err(Error::PackedAgain));
    assert_eq!(read(&[b"x", good.as_slice()].concat(), &Limits::default()), Err(Error::NotAPackage));
}

/// A zip by the independent library.
fn foreign(make: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    make(&mut zip);
    zip.finish().unwrap().into_inner()
}

#[test]
fn zips_of_others_are_refused_with_the_reason() {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let bomb = foreign(|zip| {
        zip.start_file("bomb", packed).unwrap();
        zip.write_all(&vec![0; 64 << 20]).unwrap();
    });
    assert!(bomb.len() < 1 << 20);
    let link = foreign(|zip| zip.add_symlink("link", "/etc/passwd", stored).unwrap());
    let plain = |name: &str| {
        foreign(|zip| {
            zip.start_file(name, stored).unwrap();
            zip.write_all(b"x").unwrap();
        })
    };
    let twice = write([("a", &b"x"[..]), ("A", b"y")].into_iter()).unwrap();
    let outside = write([("../a", &b"x"[..])].into_iter()).unwrap();
    let empty = write(std::iter::empty()).unwrap();
    let table = [
        ("bomb", bomb, "V106"),
        ("link", link, "V107"),
        ("other tool", plain("a"), "V107"),
        ("same name", twice, "V105"),
        ("outside", outside, "V104"),
        ("nothing in it", empty, "V101"),
        ("no bytes", Vec::new(), "V101"),
        ("text", b"PK is not enough".to_vec(), "V101"),
    ];
    for (name, zip, code) in table {
        assert_eq!(read(&zip, &Limits::default()).unwrap_err().code(), code, "{name}");
    }
}

#[test]
fn limits_hold() {
    let good = plain();
    let with = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        read(&good, &limits).unwrap_err().code()
    };
    assert_eq!(with(|limits| limits.package = 100), "V116");
    assert_eq!(with(|limits| limits.files = 2), "V103");
    assert_eq!(with(|limits| limits.file = 4), "V102");
    assert_eq!(with(|limits| limits.total = 7), "V116");
}

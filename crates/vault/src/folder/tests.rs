#![allow(clippy::print_stderr, reason = "a test that cannot run here says so")]

use std::{collections::BTreeMap, fs};

use model::{ElectionId, Timestamp, user::Role};

use super::*;

fn election() -> ElectionId {
    ElectionId::new("berat-2027").unwrap()
}

fn signer() -> Signer {
    Signer::generate("Komisioni", Role::Operator, &election(), Timestamp::UNIX_EPOCH).unwrap()
}

fn label() -> Label {
    Label {
        kind: "demo".into(),
        election: election(),
        created_by: "operator".into(),
        created_at: Timestamp::UNIX_EPOCH,
        notes: BTreeMap::from([("plan".to_owned(), "9f41c2d".to_owned())]),
    }
}

/// A sealed folder with a sealed folder inside.
fn sealed() -> (tempfile::TempDir, Signer) {
    let folder = tempfile::tempdir().unwrap();
    let signer = signer();
    let inner = folder.path().join("fletë/njësia 1698");
    fs::create_dir_all(&inner).unwrap();
    fs::create_dir_all(folder.path().join("bosh")).unwrap();
    fs::write(inner.join("a.pdf"), b"%PDF").unwrap();
    fs::write(folder.path().join("b.txt"), b"b").unwrap();
    fs::write(folder.path().join("empty"), b"").unwrap();
    seal_folder(&inner, &label(), &signer).unwrap();
    seal_folder(folder.path(), &label(), &signer).unwrap();
    (folder, signer)
}

fn codes(folder: &Path) -> Vec<(&'static str, String)> {
    verify_folder(folder, None)
        .into_iter()
        .map(|problem| {
            let path = problem.values().remove("path").map(|path| format!("{path:?}")).unwrap_or_default();
            (problem.code(), path.trim_start_matches("Text(\"").trim_end_matches("\")").to_owned())
        })
        .collect()
}

fn at(code: &'static str, path: &str) -> (&'static str, String) {
    (code, path.to_owned())
}

#[test]
fn an_untouched_folder_has_no_problem_and_says_who_sealed_it() {
    let (folder, signer) = sealed();
    let fingerprint = signer.certificate().fingerprint();
    assert_eq!(verify_folder(folder.path(), Some(&fingerprint)), []);
    let (manifest, seal) = seal_of_folder(folder.path()).unwrap();
    assert_eq!(seal.certificate, *signer.certificate());
    assert_eq!(manifest.notes["plan"], "9f41c2d");
    let paths: Vec<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "b.txt",
            "empty",
            "fletë/njësia 1698/MANIFEST.json",
            "fletë/njësia 1698/MANIFEST.sig",
            "fletë/njësia 1698/a.pdf"
        ]
    );
}

#[test]
fn sealing_the_same_content_twice_gives_the_same_bytes() {
    let (folder, signer) = sealed();
    let before = fs::read(folder.path().join(SEAL)).unwrap();
    seal_folder(folder.path(), &label(), &signer).unwrap();
    assert_eq!(fs::read(folder.path().join(SEAL)).unwrap(), before);
}

#[test]
fn changed_missing_added_and_resized_files_are_each_named() {
    let (folder, _) = sealed();
    let at_root = |name: &str| folder.path().join(name);
    fs::write(at_root("b.txt"), b"c").unwrap();
    assert_eq!(codes(folder.path()), [at("V113", "b.txt")]);
    fs::write(at_root("b.txt"), b"bb").unwrap();
    fs::remove_file(at_root("empty")).unwrap();
    fs::write(at_root("new"), b"").unwrap();
    assert_eq!(codes(folder.path()), [at("V111", "empty"), at("V112", "new"), at("V114", "b.txt")]);
}

#[test]
fn a_change_inside_a_nested_seal_is_found_by_both_seals() {
    let (folder, _) = sealed();
    let inner = folder.path().join("fletë/njësia 1698");
    fs::write(inner.join("x"), b"x").unwrap();
    assert_eq!(codes(folder.path()), [at("V112", "fletë/njësia 1698/x")]);
    fs::remove_file(inner.join("x")).unwrap();
    fs::remove_file(inner.join(SEAL)).unwrap();
    assert_eq!(
        codes(folder.path()),
        [at("V108", "fletë/njësia 1698/MANIFEST.sig"), at("V111", "fletë/njësia 1698/MANIFEST.sig")]
    );
}

#[test]
fn a_nested_seal_made_anew_is_still_a_change() {
    let (folder, _) = sealed();
    let inner = folder.path().join("fletë/njësia 1698");
    fs::write(inner.join("a.pdf"), b"%PDX").unwrap();
    seal_folder(&inner, &label(), &signer()).unwrap();
    let found = codes(folder.path());
    assert!(found.contains(&at("V113", "fletë/njësia 1698/a.pdf")), "{found:?}");
}

#[test]
fn a_seal_of_another_key_is_found_where_the_signer_is_expected() {
    let (folder, signer) = sealed();
    let expected = signer.certificate().fingerprint();
    seal_folder(folder.path(), &label(), &self::signer()).unwrap();
    assert_eq!(verify_folder(folder.path(), None), []);
    let found = verify_folder(folder.path(), Some(&expected));
    assert!(matches!(found[..], [Error::OtherSigner { .. }]), "{found:?}");
}

#[test]
fn a_certificate_of_another_election_seals_nothing() {
    let (folder, _) = sealed();
    let other = ElectionId::new("tjetër").unwrap();
    let signer = Signer::generate("X", Role::Operator, &other, Timestamp::UNIX_EPOCH).unwrap();
    assert!(matches!(seal_folder(folder.path(), &label(), &signer), Err(Error::OtherElection { .. })));
}

#[test]
fn a_folder_without_a_seal_or_that_is_not_there_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(codes(folder.path()), [at("V108", "MANIFEST.json")]);
    assert!(codes(&folder.path().join("none")).contains(&at("V108", "MANIFEST.json")));
    fs::write(folder.path().join(MANIFEST), b"{}").unwrap();
    assert_eq!(codes(folder.path()), [at("V108", "MANIFEST.sig")]);
    fs::write(folder.path().join(SEAL), b"[[[[").unwrap();
    assert_eq!(codes(folder.path()), [at("V109", "MANIFEST.sig")]);
}

#[test]
fn a_seal_of_a_newer_program_says_so() {
    let (folder, _) = sealed();
    let path = folder.path().join(SEAL);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"version\": 1", "\"version\": 2", 1)).unwrap();
    assert_eq!(codes(folder.path()), [at("V110", "MANIFEST.sig")]);
}

#[cfg(unix)]
#[test]
fn links_and_names_that_are_not_text_are_neither_sealed_nor_followed() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let (folder, signer) = sealed();
    symlink("/etc", folder.path().join("link")).unwrap();
    assert_eq!(codes(folder.path()), [at("V115", "link")]);
    assert_eq!(seal_folder(folder.path(), &label(), &signer), Err(Error::NotAFile { path: "link".into() }));
    fs::remove_file(folder.path().join("link")).unwrap();

    fs::remove_file(folder.path().join("b.txt")).unwrap();
    symlink("empty", folder.path().join("b.txt")).unwrap();
    assert_eq!(codes(folder.path()), [at("V111", "b.txt"), at("V115", "b.txt")]);
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    fs::write(folder.path().join("b.txt"), b"b").unwrap();

    fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"x\xff")), b"").unwrap();
    assert_eq!(codes(folder.path())[0].0, "V104");
    assert!(matches!(seal_folder(folder.path(), &label(), &signer), Err(Error::UnsafePath { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_manifest_is_refused() {
    let (folder, _) = sealed();
    let manifest = folder.path().join(MANIFEST);
    fs::rename(&manifest, folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", &manifest).unwrap();
    assert!(codes(folder.path()).contains(&at("V115", "MANIFEST.json")));
}

#[test]
fn a_folder_that_is_too_deep_is_a_problem_not_an_endless_walk() {
    let (folder, _) = sealed();
    fs::create_dir_all(folder.path().join("d/".repeat(40))).unwrap();
    assert_eq!(codes(folder.path())[0].0, "V104");
}

#[test]
fn a_flip_of_any_byte_in_any_file_is_found() {
    let (folder, signer) = sealed();
    let fingerprint = signer.certificate().fingerprint();
    let (manifest, _) = seal_of_folder(folder.path()).unwrap();
    let files: Vec<String> =
        manifest.files.into_iter().map(|file| file.path).chain([MANIFEST.into(), SEAL.into()]).collect();
    let mut flips = 0;
    for file in files {
        let path = folder.path().join(&file);
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() {
            for mask in [0x01, 0x20] {
                let mut bad = whole.clone();
                bad[place] ^= mask;
                fs::write(&path, &bad).unwrap();
                assert_ne!(verify_folder(folder.path(), Some(&fingerprint)), [], "{file} byte {place} ^ {mask:#x}");
                flips += 1;
            }
        }
        fs::write(&path, &whole).unwrap();
    }
    assert!(flips > 4_000, "{flips}");
    assert_eq!(verify_folder(folder.path(), Some(&fingerprint)), []);
}

#[test]
fn a_cut_or_lengthened_seal_is_found() {
    let (folder, _) = sealed();
    for name in [MANIFEST, SEAL] {
        let path = folder.path().join(name);
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_ne!(verify_folder(folder.path(), None), [], "{name} cut to {length}");
        }
        fs::write(&path, [whole.as_slice(), b"\n"].concat()).unwrap();
        assert_ne!(verify_folder(folder.path(), None), [], "{name} with one more line");
        fs::write(&path, &whole).unwrap();
    }
}

/// What `docs` tell a suspicious reader to do by hand, done by another program: the key as DER, the purpose before the bytes.
#[test]
fn openssl_accepts_the_signature_of_a_folder() {
    let (folder, signer) = sealed();
    let scratch = tempfile::tempdir().unwrap();
    let at = |name: &str| scratch.path().join(name);
    let (_, seal) = seal_of_folder(folder.path()).unwrap();
    // RFC 8410: SubjectPublicKeyInfo of Ed25519 is these twelve bytes and the key.
    let mut der = vec![0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    der.extend(signer.certificate().public_key.0);
    let manifest = fs::read(folder.path().join(MANIFEST)).unwrap();
    let verify = |message: &[u8]| {
        fs::write(at("key"), &der).unwrap();
        fs::write(at("signature"), seal.signature.0).unwrap();
        fs::write(at("message"), [b"kutia/manifest/v1\0", message].concat()).unwrap();
        std::process::Command::new("openssl")
            .args(["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin", "-inkey", "key"])
            .args(["-sigfile", "signature", "-in", "message"])
            .current_dir(scratch.path())
            .output()
    };
    let Ok(good) = verify(&manifest) else {
        eprintln!("SKIPPED: no openssl to check the signature with");
        return;
    };
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    assert!(!verify(&manifest[1..]).unwrap().status.success());
}

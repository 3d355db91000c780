use model::{Timestamp, user::Role};

use super::*;

fn election() -> ElectionId {
    ElectionId::new("berat-2027").unwrap()
}

fn signer() -> Signer {
    Signer::generate("Komisioni", Role::Operator, &election(), Timestamp::UNIX_EPOCH).unwrap()
}

fn label() -> Label {
    Label {
        kind: "scanner-package".into(),
        election: election(),
        created_by: "operator".into(),
        created_at: Timestamp::UNIX_EPOCH,
        notes: BTreeMap::new(),
    }
}

fn entries() -> Vec<(String, Vec<u8>)> {
    [("z.json", &b"{}"[..]), ("njësi/1698.json", b"[1698]"), ("empty", b"")]
        .map(|(path, content)| (path.to_owned(), content.to_vec()))
        .to_vec()
}

fn code(bytes: &[u8]) -> &'static str {
    open(bytes, &Limits::default()).unwrap_err().code()
}

#[test]
fn a_package_gives_back_what_was_sealed_and_who_sealed_it() {
    let signer = signer();
    let bytes = seal(&entries(), &label(), &signer).unwrap();
    let package = open(&bytes, &Limits::default()).unwrap();
    assert_eq!(package.files, entries().into_iter().collect());
    assert_eq!(package.seal.certificate, *signer.certificate());
    assert_eq!(package.digest, Digest::of(&bytes));
    let fingerprint = signer.certificate().fingerprint();
    assert_eq!(package.require("scanner-package", &election(), Some(&fingerprint)), Ok(()));
}

#[test]
fn the_same_files_give_the_same_bytes_in_any_order() {
    let signer = signer();
    let mut turned = entries();
    turned.reverse();
    assert_eq!(seal(&entries(), &label(), &signer).unwrap(), seal(&turned, &label(), &signer).unwrap());
}

#[test]
fn another_kind_election_or_signer_is_refused() {
    let package = open(&seal(&entries(), &label(), &signer()).unwrap(), &Limits::default()).unwrap();
    let (other, key) = (ElectionId::new("other").unwrap(), signer().certificate().fingerprint());
    assert_eq!(package.require("print-run", &election(), None), Err(Error::NotAPackage));
    assert!(matches!(package.require("scanner-package", &other, None), Err(Error::OtherElection { .. })));
    assert!(matches!(package.require("scanner-package", &election(), Some(&key)), Err(Error::OtherSigner { .. })));
}

#[test]
fn a_flip_of_any_byte_is_found() {
    let bytes = seal(&entries(), &label(), &signer()).unwrap();
    assert!(bytes.len() > 1_500);
    for place in 0..bytes.len() {
        for mask in [0x01, 0x20, 0x80, 0xff] {
            let mut bad = bytes.clone();
            bad[place] ^= mask;
            assert!(open(&bad, &Limits::default()).is_err(), "byte {place} ^ {mask:#x}");
        }
    }
    for length in 0..bytes.len() {
        assert!(open(&bytes[..length], &Limits::default()).is_err(), "cut to {length}");
    }
}

/// Packs files anew, as someone would who knows the form but has no key.
fn packed(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let bytes = seal(&entries(), &label(), &signer()).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = archive::read(&bytes, &Limits::default())
        .unwrap()
        .into_iter()
        .map(|(path, content)| (path.to_owned(), content.to_vec()))
        .collect();
    change(&mut files);
    archive::write(files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))).unwrap()
}

#[test]
fn a_package_packed_anew_without_the_key_is_refused_with_the_reason() {
    assert_eq!(open(&packed(|_| ()), &Limits::default()).unwrap().files.len(), 3);
    assert_eq!(code(&packed(|files| files[4].1 = b"[]".to_vec())), "V113");
    assert_eq!(code(&packed(|files| files[4].1 = b"[1]".to_vec())), "V114");
    assert_eq!(code(&packed(|files| drop(files.pop()))), "V111");
    assert_eq!(code(&packed(|files| files.push(("zz".into(), Vec::new())))), "V112");
    assert_eq!(code(&packed(|files| files.swap(2, 3))), "V107");
    assert_eq!(code(&packed(|files| files.swap(0, 1))), "V107");
    assert_eq!(code(&packed(|files| drop(files.remove(0)))), "V108");
    assert_eq!(code(&packed(|files| drop(files.remove(1)))), "V108");
    assert_eq!(code(&packed(|files| files[0].1.push(b' '))), "V042");
    assert_eq!(code(&packed(|files| files[1].1.push(b' '))), "V109");
    let other = seal(&entries()[..2], &label(), &signer()).unwrap();
    let seal_of_other = archive::read(&other, &Limits::default()).unwrap()[1].1.to_vec();
    assert_eq!(code(&packed(|files| files[1].1 = seal_of_other)), "V042");
}

#[test]
fn another_key_on_the_same_files_is_told_by_its_fingerprint_alone() {
    let mine = signer().certificate().fingerprint();
    let other = seal(&entries(), &label(), &signer()).unwrap();
    let seal_of_other = archive::read(&other, &Limits::default()).unwrap()[1].1.to_vec();
    let package = open(&packed(|files| files[1].1 = seal_of_other), &Limits::default()).unwrap();
    assert!(matches!(package.require("scanner-package", &election(), Some(&mine)), Err(Error::OtherSigner { .. })));
}

#[test]
fn a_signature_does_not_make_a_bad_list_good() {
    // Whoever has a key can sign anything: paths, order and names are still checked.
    let signer = signer();
    let list = |paths: &[&str]| {
        let mut manifest = Manifest::of(&label(), &Found::new());
        for path in paths {
            manifest.files.push(manifest::Listed { path: (*path).into(), bytes: 0, sha256: Digest::of(b"") });
        }
        let (manifest, seal) = manifest.sealed(&signer).unwrap();
        manifest::open(&manifest, &seal, None).err().map(|error| error.code())
    };
    assert_eq!(list(&["a", "b"]), None);
    assert_eq!(list(&["b", "a"]), Some("V109"));
    assert_eq!(list(&["a", "a"]), Some("V105"));
    assert_eq!(list(&["../a"]), Some("V104"));
}

#[test]
fn what_cannot_be_unpacked_everywhere_is_not_sealed() {
    let of = |path: &str| seal(&[(path.into(), Vec::new())], &label(), &signer()).unwrap_err().code();
    for path in ["../a", "/a", "a\\b", "nul", "", "a//b"] {
        assert_eq!(of(path), "V104", "{path}");
    }
    assert_eq!(of("MANIFEST.json"), "V105");
    assert_eq!(of("manifest.sig"), "V105");
    let twice = [("a".to_owned(), vec![1]), ("A".to_owned(), vec![2])];
    assert_eq!(seal(&twice, &label(), &signer()).unwrap_err().code(), "V105");
}

use super::*;

fn election() -> ElectionId {
    ElectionId::new("berat-2027").unwrap()
}

fn signer() -> Signer {
    Signer::generate("Komisioni Zgjedhor", Role::Operator, &election(), Timestamp::UNIX_EPOCH).unwrap()
}

#[test]
fn a_signature_belongs_to_its_key_its_bytes_and_its_purpose() {
    let (mine, other) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
    let signature = mine.sign(Domain::Manifest, b"fleta");
    assert!(verify(&mine.public_key(), Domain::Manifest, b"fleta", &signature));
    assert!(!verify(&mine.public_key(), Domain::Manifest, b"flete", &signature));
    assert!(!verify(&mine.public_key(), Domain::Audit, b"fleta", &signature));
    assert!(!verify(&other.public_key(), Domain::Manifest, b"fleta", &signature));
    for bit in 0..512 {
        let mut bad = signature;
        bad.0[bit / 8] ^= 1 << (bit % 8);
        assert!(!verify(&mine.public_key(), Domain::Manifest, b"fleta", &bad), "bit {bit}");
    }
}

#[test]
fn the_signature_is_the_one_of_rfc_8032() {
    // Test 1 of RFC 8032 §7.1, with the domain taken off: the key and the public key.
    let seed: Hex<32> =
        Hex::try_from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60".to_owned()).unwrap();
    let key = SigningKey::from_bytes(&seed.0).unwrap();
    assert_eq!(key.public_key().to_string(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assert_eq!(*key.to_bytes(), seed.0);
}

#[test]
fn a_weak_public_key_signs_nothing() {
    let identity = Hex({
        let mut bytes = [0; 32];
        bytes[0] = 1;
        bytes
    });
    let mut signature = [0; 64];
    signature[0] = 1;
    assert!(!verify(&identity, Domain::Manifest, b"any", &Hex(signature)));
    assert!(!verify(&Hex([255; 32]), Domain::Manifest, b"any", &Hex(signature)));
}

#[test]
fn a_certificate_is_signed_over_every_field() {
    let good = signer().certificate().clone();
    good.verify().unwrap();
    let changed: [fn(&mut Certificate); 7] = [
        |c| c.version = 2,
        |c| c.subject.push('x'),
        |c| c.role = Role::Administrator,
        |c| c.election = ElectionId::new("tjeter").unwrap(),
        |c| c.public_key = SigningKey::generate().unwrap().public_key(),
        |c| c.created = Timestamp::MAX,
        |c| c.signature.0[5] ^= 1,
    ];
    for (number, change) in changed.into_iter().enumerate() {
        let mut bad = good.clone();
        change(&mut bad);
        assert_eq!(bad.verify(), Err(Error::BadCertificate), "change {number}");
    }
}

#[test]
fn a_certificate_survives_json_and_has_one_form() {
    let good = signer().certificate().clone();
    let json = serde_json::to_string(&good).unwrap();
    assert_eq!(serde_json::from_str::<Certificate>(&json).unwrap(), good);
    assert!(serde_json::from_str::<Certificate>(&json.replacen('{', "{\"extra\":1,", 1)).is_err());
    let key = good.public_key.to_string();
    assert!(serde_json::from_str::<Certificate>(&json.replace(&key, &key.to_uppercase())).is_err());
    assert_eq!(good.fingerprint().to_string().len(), 64);
}

#[test]
fn an_unfit_subject_gets_no_certificate() {
    for subject in ["", "  ", "a\nb", &"x".repeat(201)] {
        let made = Signer::generate(subject, Role::Operator, &election(), Timestamp::UNIX_EPOCH);
        assert_eq!(made.err(), Some(Error::BadCertificate));
    }
}

#[test]
fn a_signer_needs_the_key_of_its_certificate() {
    let certificate = signer().certificate().clone();
    let other = SigningKey::generate().unwrap();
    assert_eq!(Signer::new(other, certificate).err(), Some(Error::KeyOfAnother));
}

#[test]
fn no_secret_is_shown() {
    let signer = signer();
    let secret = Hex(*signer.key().to_bytes()).to_string();
    let shown = format!("{signer:?} {:#?} {:?}", signer, signer.key());
    assert!(!shown.contains(&secret) && !shown.contains(&secret[..16]));
    let numbers = format!("{:?}", signer.key().to_bytes().as_slice());
    assert!(!shown.contains(numbers.trim_matches(['[', ']'])));
    assert_eq!(SigningKey::from_bytes(&[0; 31]).err(), Some(Error::KeyDamaged { name: "ed25519".into() }));
}

use super::*;
use words::Language;

#[test]
fn every_fault_has_words_and_a_remedy_in_both_languages() {
    let codes = FaultKind::ALL.iter().map(|kind| kind.code()).chain(["X419", "X420"]);
    for code in codes {
        for language in Language::ALL {
            let (words, key) = (words::of(language), format!("finding-{code}"));
            assert!(words.has(&key), "{language} {key}");
            assert!(words.attribute(&key, "fix", &[]).is_some(), "{language} {key}.fix");
        }
    }
}

#[test]
fn a_device_is_named_by_a_url_a_sane_name_or_a_folder() {
    let table = [
        ("http://10.0.0.7", DeviceAddress::Escl("http://10.0.0.7/eSCL/".to_owned())),
        ("http://10.0.0.7:8080/eSCL/", DeviceAddress::Escl("http://10.0.0.7:8080/eSCL/".to_owned())),
        ("https://scan.local/other/root", DeviceAddress::Escl("https://scan.local/other/root/".to_owned())),
        ("sane:test:0", DeviceAddress::Sane("test:0".to_owned())),
        ("C:\\Skanime", DeviceAddress::Folder("C:\\Skanime".into())),
        ("skanime", DeviceAddress::Folder("skanime".into())),
    ];
    for (text, wanted) in table {
        assert_eq!(text.parse(), Ok(wanted), "{text}");
    }
    for wrong in ["", "sane:", "sane:-L", "ftp://host/", "http://", "http://a b/"] {
        assert!(wrong.parse::<DeviceAddress>().is_err(), "{wrong}");
    }
}

#[test]
fn a_profile_is_data_and_a_misspelt_field_is_told() {
    let profile = Profile { dots_per_inch: 300, drop_out: Some("red".to_owned()), ..Profile::default() };
    let text = serde_json::to_string(&profile).unwrap();
    assert_eq!(serde_json::from_str::<Profile>(&text).unwrap(), profile);
    assert_eq!(serde_json::from_str::<Profile>("{}").unwrap(), Profile::default());
    assert!(serde_json::from_str::<Profile>("{\"resolution\":200}").is_err());
    assert_ne!(profile.digest(), Profile::default().digest());
}

#[test]
fn what_a_device_says_of_a_fault_is_cut_to_a_line() {
    let fault = Fault::new(FaultKind::Device, format!("a\nb{}", "x".repeat(1_000)));
    assert_eq!(fault.detail.len(), 120);
    assert!(!fault.detail.contains('\n'));
}

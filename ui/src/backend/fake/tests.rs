use api::{CATALOGUE, Kind, Operation};

use super::*;

fn ask<O: Operation>(state: &mut State, operation: &O) -> O::Output {
    let answer = state.answer(O::ENTRY.name, &serde_json::to_value(operation).unwrap()).unwrap();
    serde_json::from_value(answer).unwrap()
}

#[test]
fn every_question_of_the_catalogue_has_an_answer() {
    let mut state = State::new(Some("done"), 50);
    for entry in CATALOGUE.iter().filter(|entry| entry.kind == Kind::Query && entry.name != "ballots.geometry") {
        let input = json!({ "unit": "1698", "subject": "LGB" });
        assert!(state.answer(entry.name, &input).is_ok(), "{}", entry.name);
    }
}

#[test]
fn the_invented_figures_agree_with_one_another() {
    let mut state = State::new(None, 200);
    let overview = ask(&mut state, &api::elections::ShowOverview {});
    let summary = ask(&mut state, &api::voters::SummariseVoters {});
    let units = ask(&mut state, &api::plans::ListUnits {});
    let map = ask(&mut state, &api::plans::ShowPlanMap {});
    let voters: u32 = summary.iter().map(|unit| unit.voters.0).sum();
    assert_eq!(voters, overview.voters.0);
    assert_eq!(voters, units.iter().map(|unit| unit.voters.0).sum::<u32>());
    assert_eq!(voters, map.groups.iter().map(|group| group.voters.0).sum::<u32>());
    assert_eq!(units.len(), usize::try_from(overview.units).unwrap());
}

#[test]
fn a_page_of_voters_holds_what_was_asked_for() {
    let mut state = State::new(None, 200);
    let all = ask(&mut state, &api::voters::ListVoters::default());
    assert_eq!(all.rows.len(), 200);
    let second = ask(&mut state, &api::voters::ListVoters { offset: 50, limit: 50, ..Default::default() });
    assert_eq!((second.total, second.rows.len()), (200, 50));
    assert_eq!(second.rows[0], all.rows[50]);
}

#[test]
fn what_needs_two_waits_for_the_second() {
    let mut state = State::new(None, 50);
    let call = Call { operation: "plan.approve".to_owned(), input: json!({}), seen: Versions::new() };
    let reply = state.reply(&call).unwrap();
    assert!(reply.awaiting.is_some() && reply.output.is_null());
}

#[test]
fn a_change_by_hand_is_told_and_taken_back() {
    let mut state = State::new(None, 50);
    let subject: model::SubjectId = "LGB".parse().unwrap();
    let asked = api::candidates::EditCandidate {
        subject: subject.clone(),
        candidate: 1,
        field: "surname".to_owned(),
        value: Some("Prroi".to_owned()),
    };
    assert_eq!(ask(&mut state, &asked).steps, 1);
    let edits = ask(&mut state, &api::candidates::ListEdits { subject: subject.clone() });
    assert_eq!((edits.len(), edits[0].after.as_str()), (1, "Prroi"));
    assert_eq!(ask(&mut state, &api::candidates::UndoEdit { subject: subject.clone() }).steps, 0);
    let list = ask(&mut state, &api::candidates::ShowCandidateList { subject });
    assert_eq!(list.candidates[0].surname, edits[0].before);
}

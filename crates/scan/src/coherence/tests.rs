use super::*;
use crate::drawn::definition;
use model::TargetId;

fn faults(change: impl FnOnce(&mut BallotDefinition)) -> Vec<String> {
    let mut definition = definition();
    change(&mut definition);
    let what = |finding: &Finding| format!("{:?}", finding.values["what"]).replace("Text(\"", "").replace("\")", "");
    check(&definition).iter().map(what).collect()
}

fn faults_of_face(change: impl FnOnce(&mut Face)) -> Vec<String> {
    faults(|definition| change(&mut definition.styles[0].geometry.faces[0]))
}

#[test]
fn a_sound_definition_has_no_faults() {
    assert_eq!(faults(|_| ()), [""; 0]);
}

#[test]
fn what_is_named_must_be_there_once() {
    let first_contest = |definition: &BallotDefinition| definition.contests[0].clone();
    assert_eq!(faults(|d| d.styles.clear()), ["styles"]);
    assert_eq!(faults(|d| d.styles.push(d.styles[0].clone())), ["styles"]);
    assert_eq!(faults(|d| d.contests.push(first_contest(d))), ["contests", "options"]);
    assert_eq!(faults(|d| d.styles[0].contests.push("tjetër".parse().unwrap())), ["contests"]);
    assert_eq!(faults(|d| d.contests[0].options[1].id = d.contests[0].options[0].id.clone()), ["options", "options"]);
    assert_eq!(faults(|d| drop(d.contests[0].options.pop())), ["options"]);
    assert_eq!(faults(|d| d.units[1].number = d.units[0].number), ["units"]);
    assert_eq!(faults(|d| d.units[0].style = "Z".parse().unwrap()), ["unit_style"]);
    assert_eq!(faults(|d| d.styles[0].geometry.faces.clear()), ["faces"]);
}

#[test]
fn measures_must_be_within_reason() {
    assert_eq!(faults(|d| d.styles[0].geometry.paper.width = Mm::new(10.0)), ["paper"]);
    assert_eq!(faults_of_face(|face| face.timing.columns = 40_000), ["border"]);
    assert_eq!(faults_of_face(|face| face.timing.last = face.timing.first), ["border"]);
    assert_eq!(faults_of_face(|face| face.codes.clear()), ["codes"]);
    assert_eq!(faults_of_face(|face| face.codes[0].x = Mm::new(205.0)), ["codes"]);
    assert_eq!(faults_of_face(|face| face.targets[3].rect.height = Mm::new(0.1)), ["targets"]);
    assert_eq!(faults_of_face(|face| face.targets[3].outline = Mm::new(9.0)), ["targets"]);
    assert_eq!(faults_of_face(|face| face.targets[3].id = face.targets[4].id.clone()), ["targets"]);
}

#[test]
fn two_boxes_for_one_option_are_a_contradiction() {
    let found = faults_of_face(|face| {
        let again = face.targets[0].clone();
        face.targets.push(model::geometry::Target { id: TargetId::new("again").unwrap(), ..again });
    });
    assert_eq!(found, ["options"]);
}

#[test]
fn a_contest_on_two_faces_is_a_contradiction() {
    let found = faults(|definition| {
        let faces = &mut definition.styles[0].geometry.faces;
        let back = Face { face: 2, targets: faces[0].targets.split_off(60), ..faces[0].clone() };
        faces.push(back);
    });
    assert_eq!(found, ["contest_on_two_faces"]);
}

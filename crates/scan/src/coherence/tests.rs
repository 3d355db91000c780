use super::*;
use crate::drawn::definition;
use model::TargetId;

fn faults(change: impl Fn(&mut BallotDefinition)) -> Vec<String> {
    let mut definition = definition();
    change(&mut definition);
    check(&definition).iter().map(|finding| format!("{:?}", finding.values["what"])).collect()
}

#[test]
fn a_sound_definition_has_no_faults() {
    assert_eq!(faults(|_| ()), [""; 0]);
}

#[test]
fn each_contradiction_is_found_where_it_stands() {
    let face = |definition: &mut BallotDefinition| definition.styles[0].geometry.faces[0].clone();
    let set = |definition: &mut BallotDefinition, face: Face| definition.styles[0].geometry.faces[0] = face;
    type Change<'a> = (&'a str, Box<dyn Fn(&mut BallotDefinition) + 'a>);
    let cases: Vec<Change> = vec![
        ("styles", Box::new(|d| d.styles.clear())),
        ("styles", Box::new(|d| d.styles.push(d.styles[0].clone()))),
        ("contests", Box::new(|d| d.contests.push(d.contests[0].clone()))),
        ("contests", Box::new(|d| d.styles[0].contests.push("tjetër".parse().unwrap()))),
        ("options", Box::new(|d| d.contests[0].options[1].id = d.contests[0].options[0].id.clone())),
        ("options", Box::new(|d| { d.contests[0].options.pop(); })),
        ("units", Box::new(|d| d.units[1].number = d.units[0].number)),
        ("unit_style", Box::new(|d| d.units[0].style = "Z".parse().unwrap())),
        ("paper", Box::new(|d| d.styles[0].geometry.paper.width = Mm::new(10.0))),
        ("faces", Box::new(|d| d.styles[0].geometry.faces.clear())),
        ("border", Box::new(move |d| { let mut f = face(d); f.timing.columns = 40_000; set(d, f); })),
        ("border", Box::new(move |d| { let mut f = face(d); f.timing.last = f.timing.first; set(d, f); })),
        ("codes", Box::new(move |d| { let mut f = face(d); f.codes.clear(); set(d, f); })),
        ("codes", Box::new(move |d| { let mut f = face(d); f.codes[0].x = Mm::new(205.0); set(d, f); })),
        ("targets", Box::new(move |d| { let mut f = face(d); f.targets[3].rect.height = Mm::new(0.1); set(d, f); })),
        ("targets", Box::new(move |d| { let mut f = face(d); f.targets[3].outline = Mm::new(9.0); set(d, f); })),
        ("targets", Box::new(move |d| { let mut f = face(d); f.targets[3].id = f.targets[4].id.clone(); set(d, f); })),
        ("contest_on_two_faces", Box::new(|d| {
            let mut back = d.styles[0].geometry.faces[0].clone();
            back.face = 2;
            back.targets = d.styles[0].geometry.faces[0].targets.split_off(60);
            d.styles[0].geometry.faces.push(back);
        })),
    ];
    for (what, change) in cases {
        let found = faults(change);
        assert!(found.contains(&format!("Text({what:?})")), "{what}: {found:?}");
    }
}

#[test]
fn two_boxes_for_one_option_are_a_contradiction() {
    let found = faults(|definition| {
        let face = &mut definition.styles[0].geometry.faces[0];
        let mut again = face.targets[0].clone();
        again.id = TargetId::new("again").unwrap();
        face.targets.push(again);
    });
    assert_eq!(found, ["Text(\"options\")"]);
}

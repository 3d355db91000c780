use jiff::civil::Date;

use super::*;
use crate::nid::Nid;

fn candidate(position: u32, first: &str, serial: u16) -> Candidate {
    let birth = Date::constant(1980, 3, 14);
    Candidate {
        sublist: Sublist::Open,
        position,
        first_name: first.to_owned(),
        fathers_name: "Zef".to_owned(),
        surname: format!("Hysa{serial}"),
        sex: Some(Sex::Male),
        birth_date: Some(birth),
        nid: Nid::compose(birth, Sex::Male, serial),
        address: "Rruga 1".to_owned(),
        declaration: Some(true),
        origin: None,
    }
}

#[test]
fn added_removed_moved_and_changed_are_told_apart() {
    let before = [candidate(1, "Arben", 1), candidate(2, "Besnik", 2), candidate(3, "Cen", 3), candidate(4, "Dush", 4)];
    let mut after = vec![before[1].clone(), before[0].clone(), before[2].clone(), candidate(4, "Endri", 9)];
    after[0].position = 1;
    after[1].position = 2;
    after[2].address = "Rruga 2".to_owned();
    after[2].declaration = None;
    let told = differences(&before, &after);
    let kinds: Vec<String> =
        told.iter().map(|one| serde_json::to_value(one).unwrap()["kind"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["moved", "moved", "changed", "added", "removed"]);
    let Difference::Changed { fields, .. } = &told[2] else { panic!("{told:?}") };
    let told: Vec<_> = fields.iter().map(|f| (f.field.as_str(), f.before.as_str(), f.after.as_str())).collect();
    assert_eq!(told, [("address", "Rruga 1", "Rruga 2"), ("declaration", "PO", "")]);
}

#[test]
fn a_mended_number_is_a_change_and_nobody_comes_or_goes() {
    let before = [candidate(1, "Arben", 1)];
    let mut after = before.clone();
    after[0].nid = Nid::compose(Date::constant(1980, 3, 14), Sex::Male, 77);
    assert!(matches!(&differences(&before, &after)[..], [Difference::Changed { fields, .. }] if fields.len() == 1));
    assert_eq!(differences(&before, &before), []);
}

use super::*;
use crate::candidate::{CandidateList, Origin};
use crate::digest::Digest;
use crate::nid::Nid;
use crate::rules::{Bilingual, RuleSet};

fn election() -> Election {
    let text = include_str!("../../../../templates/rules/al-2025.toml");
    Election {
        id: "provë-2025".parse().unwrap(),
        name: Bilingual::same("Provë"),
        date: Date::constant(2025, 5, 11),
        zone: "Kukës".to_owned(),
        seats: 3,
        rules: RuleSet::from_toml(text).unwrap(),
        rules_digest: Digest::of(text.as_bytes()),
    }
}

fn subject(kind: SubjectKind) -> Subject {
    Subject { id: "LGB".parse().unwrap(), name: Bilingual::same("Lëvizja e Gurit"), kind, leader: String::new() }
}

fn candidate(sublist: Sublist, position: u32, sex: Sex, serial: u16) -> Candidate {
    let birth = Date::constant(1980, 3, 14);
    Candidate {
        sublist,
        position,
        first_name: format!("Emër{serial}"),
        fathers_name: "At".to_owned(),
        surname: format!("Mbiemër{serial}"),
        sex: Some(sex),
        birth_date: Some(birth),
        nid: Nid::compose(birth, sex, serial),
        address: "Rruga 1".to_owned(),
        declaration: Some(true),
        origin: Some(Origin { sheet: "Lista".to_owned(), row: u32::from(serial) + 1 }),
    }
}

/// A sound list for three seats: one fixed name, three open ones.
fn sound() -> Vec<Candidate> {
    vec![
        candidate(Sublist::Fixed, 1, Sex::Male, 1),
        candidate(Sublist::Open, 1, Sex::Male, 2),
        candidate(Sublist::Open, 2, Sex::Female, 3),
        candidate(Sublist::Open, 3, Sex::Male, 4),
    ]
}

fn codes(edit: impl Fn(&mut Vec<Candidate>)) -> Vec<String> {
    let mut list = sound();
    edit(&mut list);
    let found = check_list(&subject(SubjectKind::Party), &list, &election());
    found.iter().map(|finding| finding.code.to_string()).collect()
}

#[test]
fn a_sound_list_has_only_the_note_on_its_short_block() {
    // One fixed name cannot hold both sexes: a block shorter than three is a warning (domain.md §3).
    assert_eq!(codes(|_| {}), ["C205"]);
}

#[test]
fn each_rule_has_its_code() {
    type Edit = fn(&mut Vec<Candidate>);
    let table: [(&str, Edit); 17] = [
        ("C101", |l| l[1].first_name.clear()),
        ("C102", |l| l[1].surname.clear()),
        ("C103", |l| l[1].fathers_name.clear()),
        ("C104", |l| l[1].sex = None),
        ("C105", |l| l[1].birth_date = None),
        ("C106", |l| l[1].nid = None),
        ("C107", |l| l[1].address.clear()),
        ("C110", |l| l[1].birth_date = Some(Date::constant(2007, 5, 12))),
        ("C111", |l| l[1].birth_date = Some(Date::constant(1980, 3, 15))),
        ("C112", |l| l[1].sex = Some(Sex::Female)),
        ("C118", |l| {
            let text = l[1].nid.as_ref().unwrap().as_str().to_owned();
            let wrong = if text.ends_with('A') { "B" } else { "A" };
            l[1].nid = Nid::parse(&format!("{}{wrong}", &text[..9])).ok();
        }),
        ("C121", |l| l[1].nid = l[3].nid.clone()),
        ("C131", |l| l[1].declaration = Some(false)),
        ("C201", |l| drop(l.pop())),
        ("C202", |l| l[3].position = 4),
        ("C204", |l| l[2] = candidate(Sublist::Open, 2, Sex::Male, 9)),
        ("C205", |l| drop(l.pop())),
    ];
    for (code, edit) in table {
        assert!(codes(edit).iter().any(|found| found == code), "{code}: {:?}", codes(edit));
    }
}

#[test]
fn eighteen_on_election_day_is_old_enough() {
    assert_eq!(age_on(Date::constant(2007, 5, 11), Date::constant(2025, 5, 11)), 18);
    assert_eq!(age_on(Date::constant(2007, 5, 12), Date::constant(2025, 5, 11)), 17);
}

#[test]
fn an_independent_is_one_name() {
    let alone = [candidate(Sublist::Fixed, 1, Sex::Male, 1)];
    assert_eq!(check_list(&subject(SubjectKind::Independent), &alone, &election()), []);
}

#[test]
fn one_person_on_two_subjects_lists_is_found() {
    let other = CandidateList {
        subject: "AL".parse().unwrap(),
        state: crate::candidate::ListState::Checked,
        file_name: "a.xlsx".to_owned(),
        file_sha256: Digest::of(b""),
        candidates: sound(),
        findings: Vec::new(),
    };
    let found =
        check_across(&"LGB".parse().unwrap(), &sound()[..1], std::slice::from_ref(&other), &election().rules.lists);
    assert_eq!(found.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["C221"]);
    let mut renamed = sound()[..1].to_vec();
    renamed[0].nid = Nid::compose(Date::constant(1980, 3, 14), Sex::Male, 77);
    let found = check_across(&"LGB".parse().unwrap(), &renamed, std::slice::from_ref(&other), &election().rules.lists);
    assert_eq!(found.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["C222"]);
    assert!(found[0].is_error(), "the rule set says how much it weighs");
    renamed[0].surname = "Mbiemer1".to_owned();
    let found = check_across(&"LGB".parse().unwrap(), &renamed, std::slice::from_ref(&other), &election().rules.lists);
    assert_eq!(found.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["C223"], "ë and e are one");
    renamed[0].fathers_name = "Zef".to_owned();
    renamed[0].birth_date = Some(Date::constant(1981, 3, 14));
    let found = check_across(&"LGB".parse().unwrap(), &renamed, &[other], &election().rules.lists);
    assert_eq!(found, [], "another father and another birth: another person");
}

#[test]
fn one_person_twice_in_a_list_is_found_by_name_and_by_nearly_the_same_name() {
    type Edit = fn(&mut Candidate);
    let table: [(&str, Edit); 4] = [
        ("C122", |_| {}),
        ("C123", |one| one.surname = "MBIEMER2".to_owned()),
        ("C123", |one| one.birth_date = Some(Date::constant(1979, 3, 14))),
        ("C123", |one| one.fathers_name = "Tjetër".to_owned()),
    ];
    for (code, edit) in table {
        let found = codes(|list| {
            let mut twin = list[1].clone();
            twin.nid = list[3].nid.clone();
            twin.position = 3;
            edit(&mut twin);
            list[3] = twin;
        });
        assert!(found.iter().any(|found| found == code), "{code}: {found:?}");
    }
}

#[test]
fn every_gap_and_every_repeat_in_the_order_is_told() {
    let told = |positions: &[u32]| {
        let mut list = Vec::new();
        for (serial, position) in (1..).zip(positions) {
            list.push(candidate(
                Sublist::Open,
                *position,
                if serial % 2 == 0 { Sex::Male } else { Sex::Female },
                serial,
            ));
        }
        let found = check_list(&subject(SubjectKind::Party), &list, &election());
        let order = found.iter().filter(|finding| finding.code == "C202");
        order
            .map(|f| format!("{:?}→{:?}", f.values["found"], f.values["expected"]).replace("Number", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&[1, 2, 3]), Vec::<String>::new());
    assert_eq!(told(&[1, 2, 2]), ["(2)→(3)"]);
    assert_eq!(told(&[1, 3, 5, 7]), ["(3)→(2)", "(5)→(4)", "(7)→(6)"]);
    assert_eq!(told(&[1, 2, 2, 4]), ["(2)→(3)"], "the repeat explains the gap");
    assert_eq!(told(&[2, 4_000_000_000]), ["(2)→(1)", "(4000000000)→(3)"]);
}

#[test]
fn the_share_of_a_whole_list_is_told_with_its_positions() {
    let mut election = election();
    election.seats = 10;
    election.rules.lists.gender.window = 0;
    election.rules.lists.gender.share_hundredths = 3_000;
    election.rules.lists.gender.share_rounds_up = true;
    let list: Vec<Candidate> = (1..=10)
        .map(|n| candidate(Sublist::Open, u32::from(n), if n % 5 == 0 { Sex::Female } else { Sex::Male }, n))
        .collect();
    let found = check_list(&subject(SubjectKind::Party), &list, &election);
    let share = found.iter().find(|finding| finding.code == "C206").unwrap();
    assert_eq!((share.values["found"].clone(), share.values["expected"].clone()), (2_u32.into(), 3_u32.into()));
    assert_eq!(share.values["positions"], "5, 10".into());
}

#[test]
fn the_codes_are_all_that_the_checks_can_tell() {
    let sources = [include_str!("../list_check.rs"), include_str!("persons.rs")].concat();
    let told: BTreeSet<&str> = sources
        .split('"')
        .filter(|text| text.len() == 4 && text.starts_with('C') && text.chars().skip(1).all(|c| c.is_ascii_digit()))
        .collect();
    assert_eq!(told, BTreeSet::from(CODES));
}

use super::*;
use crate::contest::{ContestOption, PreferenceOption};
use crate::rules::Bilingual;

fn id(text: &str) -> OptionId {
    OptionId::new(text).unwrap()
}

fn contest(too_many: TooManyPreferences, alone: bool) -> Contest {
    let option = |number: u8, name: &str| ContestOption {
        id: id(name),
        number,
        subject: name.parse().unwrap(),
        name: Bilingual::same(name),
        initials: name.to_owned(),
        leader: String::new(),
        preferences: (1..=3)
            .map(|n| PreferenceOption { id: id(&format!("{name}-{n}")), number: n, name: format!("Kandidat {n}") })
            .collect(),
    };
    Contest {
        id: "kuvendi".parse().unwrap(),
        title: Bilingual::same("Kuvendi"),
        kind: ContestKind::PreferentialList {
            max_preferences: 1,
            preference_alone_counts_for_subject: alone,
            too_many_preferences: too_many,
        },
        options: vec![option(1, "A"), option(2, "B")],
    }
}

fn read(contest: &Contest, marked: &[&str], ambiguous: &[&str]) -> Vote {
    let marks = marked
        .iter()
        .map(|text| (id(text), MarkReading::Marked))
        .chain(ambiguous.iter().map(|text| (id(text), MarkReading::Ambiguous)))
        .collect();
    interpret(contest, &marks)
}

fn valid(option: &str, preferences: &[&str]) -> Vote {
    Vote::Valid { option: id(option), preferences: preferences.iter().map(|text| id(text)).collect() }
}

#[test]
fn validity_of_2025() {
    let contest = contest(TooManyPreferences::SubjectOnly, true);
    let table: [(&[&str], &[&str], Vote); 10] = [
        (&["A"], &[], valid("A", &[])),
        (&["A-2"], &[], valid("A", &["A-2"])),
        (&["A", "A-2"], &[], valid("A", &["A-2"])),
        (&["A", "B-2"], &[], Vote::CrossPreference),
        (&["A", "B"], &[], Vote::Overvote),
        (&["A-1", "B-1"], &[], Vote::Overvote),
        (&["A-1", "A-2"], &[], valid("A", &[])),
        (&[], &[], Vote::Blank),
        (&["A"], &["B"], Vote::Undecided),
        (&["A", "B"], &["A-1"], Vote::Undecided),
    ];
    for (marked, ambiguous, expected) in table {
        assert_eq!(read(&contest, marked, ambiguous), expected, "{marked:?} {ambiguous:?}");
    }
}

#[test]
fn the_rule_set_switches_what_is_unresolved_in_law() {
    assert_eq!(read(&contest(TooManyPreferences::Invalid, true), &["A-1", "A-2"], &[]), Vote::TooManyPreferences);
    assert_eq!(read(&contest(TooManyPreferences::SubjectOnly, false), &["A-1"], &[]), Vote::PreferenceAlone);
}

#[test]
fn a_tally_adds_up_whatever_is_counted() {
    let contest = contest(TooManyPreferences::SubjectOnly, true);
    let mut tally = ContestTally::new(&contest);
    assert_eq!(tally.votes.len(), 2);
    assert_eq!(tally.preferences.len(), 6);
    let ids: Vec<String> = tally.votes.keys().chain(tally.preferences.keys()).map(ToString::to_string).collect();
    for pattern in 0_u32..256 {
        let chosen: Vec<&str> =
            ids.iter().enumerate().filter(|(bit, _)| pattern >> bit & 1 == 1).map(|(_, id)| id.as_str()).collect();
        tally.add(&read(&contest, &chosen, &[]));
        assert!(tally.adds_up());
    }
    assert_eq!(tally.ballots, 256);
}

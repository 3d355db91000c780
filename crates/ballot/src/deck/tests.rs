use std::collections::BTreeSet;

use model::contest::{Contest, ContestKind, ContestOption, PreferenceOption};
use model::rules::{Bilingual, TooManyPreferences};

use super::{deck, expected};

fn contest(kind: ContestKind, options: usize, candidates: usize) -> Contest {
    let option = |place: usize| ContestOption {
        id: format!("s{place}").parse().unwrap(),
        number: u8::try_from(place).unwrap(),
        subject: format!("S{place}").parse().unwrap(),
        name: Bilingual::same("x"),
        initials: String::new(),
        leader: String::new(),
        preferences: (1..=candidates + place % 3)
            .filter(|_| candidates > 0)
            .map(|number| PreferenceOption {
                id: format!("s{place}-c{number}").parse().unwrap(),
                number: u32::try_from(number).unwrap(),
                name: "y".to_owned(),
            })
            .collect(),
    };
    let options = (1..=options).map(option).collect();
    Contest { id: "c".parse().unwrap(), title: Bilingual::same("c"), kind, options }
}

#[test]
fn every_option_has_another_total_and_every_contest_its_faults() {
    let list = |max_preferences| ContestKind::PreferentialList {
        max_preferences,
        preference_alone_counts_for_subject: true,
        too_many_preferences: TooManyPreferences::SubjectOnly,
    };
    let contests = [
        contest(list(1), 11, 7),
        contest(list(10), 5, 20),
        contest(ContestKind::OneOfMany, 9, 0),
        contest(ContestKind::SeveralOfMany { most: 4 }, 9, 0),
        contest(ContestKind::Referendum, 2, 0),
    ];
    let ballots = deck(&contests);
    for (tally, contest) in expected(&contests, &ballots).iter().zip(&contests) {
        let totals: BTreeSet<u32> = tally.votes.values().copied().collect();
        assert_eq!(totals.len(), contest.options.len(), "{:?}", tally.votes);
        assert!(tally.adds_up() && tally.blank > 0 && tally.invalid > 0, "{tally:?}");
        assert!(totals.iter().all(|total| *total > 0));
        let all: BTreeSet<u32> = tally.votes.values().chain(tally.preferences.values()).copied().collect();
        assert_eq!(all.len(), tally.votes.len() + tally.preferences.len(), "{tally:?}");
        assert!(!all.contains(&0));
    }
}

#[test]
fn a_list_of_hundreds_has_a_deck_that_can_be_carried() {
    let kind = ContestKind::PreferentialList {
        max_preferences: 1,
        preference_alone_counts_for_subject: false,
        too_many_preferences: TooManyPreferences::SubjectOnly,
    };
    let contests = [contest(kind, 20, 30)];
    let ballots = deck(&contests);
    assert!(ballots.len() < 12_000, "{}", ballots.len());
    let tally = &expected(&contests, &ballots)[0];
    let totals: BTreeSet<u32> = tally.votes.values().copied().collect();
    assert_eq!(totals.len(), 20);
    for option in &contests[0].options {
        let totals: BTreeSet<u32> = option.preferences.iter().map(|one| tally.preferences[&one.id]).collect();
        assert_eq!(totals.len(), option.preferences.len());
    }
}

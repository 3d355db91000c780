use model::ContestId;

use super::*;

fn tally(votes: &[(&str, u32)], blank: u32) -> ContestTally {
    let votes: BTreeMap<_, _> = votes.iter().map(|(id, votes)| (OptionId::new(id).unwrap(), *votes)).collect();
    let valid = votes.values().sum();
    ContestTally {
        contest: ContestId::new("c").unwrap(),
        ballots: valid + blank,
        valid,
        blank,
        invalid: 0,
        undecided: 0,
        further: 0,
        votes,
        preferences: BTreeMap::new(),
    }
}

#[test]
fn an_option_that_only_one_side_knows_stands_there_with_nothing_on_the_other() {
    let lines = lines(&tally(&[("A", 3)], 1), &tally(&[("A", 2), ("B", 1)], 1));
    let of = |name: &str| lines.iter().find(|line| line.name == name).map(|line| (line.expected, line.counted));
    assert_eq!(of("A"), Some((3, 2)));
    assert_eq!(of("B"), Some((0, 1)));
    assert_eq!(of("ui-ballots-in-all"), Some((4, 4)));
}

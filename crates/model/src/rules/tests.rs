use super::*;

const AL_2025: &str = include_str!("../../../../templates/rules/al-2025.toml");

#[test]
fn the_shipped_rule_set_reads() {
    let rules = RuleSet::from_toml(AL_2025).unwrap();
    assert_eq!(rules.id.as_str(), "al-2025");
    assert_eq!(rules.seats.values().sum::<u32>(), 140);
    assert_eq!(rules.ballot.paper, Size::A4);
}

#[test]
fn list_sizes_of_2025_follow_from_seats() {
    let sizes = [(7, 2), (5, 2), (14, 5), (16, 5), (4, 1), (10, 3), (3, 1), (11, 4), (37, 12), (12, 4)];
    for (seats, fixed) in sizes {
        assert_eq!(SizeRule::ThirdOfSeats.names(seats), fixed, "{seats} seats");
        assert_eq!(SizeRule::Seats.names(seats), seats);
    }
}

#[test]
fn quantity_is_rounded_up_to_whole_blocks() {
    let mut rules = RuleSet::from_toml(AL_2025).unwrap();
    rules.ballot.reserve_hundredths = 200;
    for (voters, ballots) in [(1, 100), (98, 100), (99, 200), (1000, 1100), (980, 1000), (981, 1100)] {
        assert_eq!(rules.ballots_for(VoterCount(voters)), ballots, "{voters} voters");
    }
    rules.ballot.reserve_hundredths = -1300; // Kosovo 2025: fewer ballots than voters.
    assert_eq!(rules.ballots_for(VoterCount(1000)), 900);
}

#[test]
fn a_faulty_rule_set_is_refused_with_its_line() {
    let unknown = AL_2025.replace("merge_distance =", "merge_distanse =");
    assert!(RuleSet::from_toml(&unknown).unwrap_err().to_string().contains("merge_distanse"));
    let upside_down = AL_2025.replace("max = 1000", "max = 100");
    assert_eq!(RuleSet::from_toml(&upside_down), Err(RuleError::Contradiction("units.max")));
    assert!(matches!(RuleSet::from_toml("not = [toml"), Err(RuleError::Form(_))));
}

#[test]
fn every_shipped_rule_set_reads_and_says_what_its_law_says() {
    let council = RuleSet::from_toml(include_str!("../../../../templates/rules/al-council-2023.toml")).unwrap();
    assert_eq!((council.seats.len(), council.seats["Tiranë"]), (61, 61));
    assert_eq!((council.lists.gender.window, council.lists.gender.least_of(61)), (2, 30));
    let mayor = RuleSet::from_toml(include_str!("../../../../templates/rules/al-mayor-2023.toml")).unwrap();
    assert_eq!((mayor.seats.len(), mayor.lists.sublists[0].names(mayor.seats["Berat"])), (61, 1..=1));
    let kosovo = RuleSet::from_toml(include_str!("../../../../templates/rules/xk-2025.toml")).unwrap();
    assert_eq!((kosovo.country.as_str(), kosovo.lists.identity), ("XK", IdentityScheme::Kosovo));
    assert_eq!(kosovo.lists.sublists[0].names(120), 1..=110);
    assert_eq!((kosovo.lists.gender.least_of(110), kosovo.lists.gender.least_of(7)), (33, 3));
    assert_eq!(kosovo.units.max, VoterCount(750));
    let assembly = RuleSet::from_toml(AL_2025).unwrap();
    assert_eq!([2, 5, 7, 37].map(|names| assembly.lists.gender.least_of(names)), [0, 1, 2, 12]);
    assert_eq!(assembly.born_by(jiff::civil::date(2025, 5, 11)), Some(jiff::civil::date(2007, 5, 11)));
    let (day, article) = assembly.deadline("lists-corrected", jiff::civil::date(2025, 5, 11)).unwrap();
    assert_eq!((day, article), (jiff::civil::date(2025, 3, 30), "73"));
}

//! The test deck: marked ballots by which a reader proves that it counts every box for the right option.
//!
//! Always true: within a contest every option has another total than any other, and within an option every candidate has
//! another total than its neighbours; each contest has an overvote, an undervote and a blank; the deck follows from the
//! contests alone.

use std::collections::BTreeMap;

use model::OptionId;
use model::contest::{Contest, ContestKind, ContestOption};
use model::tally::{ContestTally, MarkReading, interpret};

/// What is marked on one ballot: for each contest the options marked.
pub type DeckBallot = Vec<Vec<OptionId>>;

/// The ballots of a deck for a style's contests.
#[must_use]
pub fn deck(contests: &[Contest]) -> Vec<DeckBallot> {
    let marked: Vec<Vec<Vec<OptionId>>> = contests.iter().map(votes).collect();
    let most = marked.iter().map(Vec::len).max().unwrap_or(0);
    let ballot = |at: usize| marked.iter().map(|votes| votes.get(at).cloned().unwrap_or_default()).collect();
    (0..most).map(ballot).collect()
}

/// The tally that a deck must give, by the same code that counts ballots.
#[must_use]
pub fn expected(contests: &[Contest], ballots: &[DeckBallot]) -> Vec<ContestTally> {
    let count = |(place, contest): (usize, &Contest)| {
        let mut tally = ContestTally::new(contest);
        for ballot in ballots {
            let marked = ballot.get(place).into_iter().flatten();
            let marks: BTreeMap<_, _> = marked.map(|option| (option.clone(), MarkReading::Marked)).collect();
            tally.add(&interpret(contest, &marks));
        }
        tally
    };
    contests.iter().enumerate().map(count).collect()
}

/// The marks of one contest, a ballot each.
fn votes(contest: &Contest) -> Vec<Vec<OptionId>> {
    let options: Vec<&OptionId> = contest.options.iter().map(|option| &option.id).collect();
    let mut ballots = match contest.kind {
        ContestKind::PreferentialList { preference_alone_counts_for_subject: alone, .. } => {
            preferential(&contest.options, alone)
        }
        ContestKind::OneOfMany | ContestKind::SeveralOfMany { .. } | ContestKind::Referendum => {
            let times = |(place, id): (usize, &&OptionId)| vec![vec![(*id).clone()]; place + 1];
            options.iter().enumerate().flat_map(times).collect()
        }
    };
    ballots.extend(faults(contest, &options));
    ballots.push(Vec::new());
    ballots
}

/// Candidate number n of a subject gets n votes; subjects get so many more that no two are equal.
fn preferential(options: &[ContestOption], alone: bool) -> Vec<Vec<OptionId>> {
    let mut ballots = Vec::new();
    let mut least = 1;
    for option in options {
        let before = ballots.len();
        for (place, candidate) in option.preferences.iter().enumerate() {
            for time in 0..=place {
                // Where a preference alone counts, every candidate but the first has one such vote.
                let without = alone && time == 1;
                let subject = (!without).then(|| option.id.clone());
                ballots.push(subject.into_iter().chain([candidate.id.clone()]).collect());
            }
        }
        while ballots.len() - before < least {
            ballots.push(vec![option.id.clone()]);
        }
        // At least one vote for the subject without a candidate: what may be left empty is left empty.
        ballots.push(vec![option.id.clone()]);
        least = ballots.len() - before + 1;
    }
    ballots
}

/// What must not count, or not for all that is marked.
fn faults(contest: &Contest, options: &[&OptionId]) -> Vec<Vec<OptionId>> {
    let first = |count: usize| options.iter().take(count).map(|id| (*id).clone()).collect::<Vec<_>>();
    let last = |count: usize| options.iter().rev().take(count).rev().map(|id| (*id).clone()).collect::<Vec<_>>();
    match contest.kind {
        ContestKind::OneOfMany | ContestKind::Referendum => vec![first(2)],
        ContestKind::SeveralOfMany { most } => {
            let most = usize::from(most);
            // As many as allowed, at the end of the list so that no two totals become equal; one fewer; one more.
            let mut ballots = vec![last(most.min(options.len()))];
            if most < options.len() {
                ballots.push(first(most + 1));
            }
            ballots
        }
        ContestKind::PreferentialList { max_preferences, .. } => {
            let mut ballots = vec![first(2)];
            let with: Vec<&ContestOption> =
                contest.options.iter().filter(|option| !option.preferences.is_empty()).collect();
            if let [one, other, ..] = with.as_slice()
                && let Some(candidate) = other.preferences.first()
            {
                ballots.push(vec![one.id.clone(), candidate.id.clone()]);
            }
            let many = usize::from(max_preferences) + 1;
            if let Some(option) = with.iter().find(|option| option.preferences.len() >= many) {
                let candidates = option.preferences.iter().take(many).map(|candidate| candidate.id.clone());
                ballots.push(std::iter::once(option.id.clone()).chain(candidates).collect());
            }
            ballots
        }
    }
}

#[cfg(test)]
mod tests;

//! The test deck: marked ballots by which a reader proves that it counts every box for the right option.
//!
//! Always true: within a contest every option has another total than any other, candidates with boxes among them (on a list of
//! hundreds, where that would take more than [`MOST`] ballots, candidates differ within their subject only); each contest has
//! an overvote, an undervote and a blank; the deck follows from the contests alone.

use std::collections::BTreeMap;

use model::OptionId;
use model::contest::{Contest, ContestKind, ContestOption};
use model::tally::{ContestTally, MarkReading, interpret};

/// Marked ballots of a preferential contest, at most, for which all candidates' totals differ from one another.
const MOST: usize = 12_000;

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
        ContestKind::PreferentialList { preference_alone_counts_for_subject: alone, max_preferences, .. } => {
            preferential(&contest.options, alone, usize::from(max_preferences).max(1))
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

/// The n-th candidate of the contest gets n votes, as many as may be on one ballot; subjects get more than any candidate, and
/// so many that no two are equal.
fn preferential(options: &[ContestOption], alone: bool, most: usize) -> Vec<Vec<OptionId>> {
    let candidates: usize = options.iter().map(|option| option.preferences.len()).sum();
    let everywhere = candidates * (candidates + 1) / 2 / most <= MOST;
    let largest = options.iter().map(|option| option.preferences.len()).max().unwrap_or(0);
    let mut ballots = Vec::new();
    let mut before = 0;
    let mut least = 1 + if everywhere { candidates } else { largest };
    for option in options {
        let from = ballots.len();
        let mut owed: Vec<(usize, &OptionId)> =
            (1..).zip(&option.preferences).map(|(place, one)| (before + place, &one.id)).collect();
        while owed.iter().any(|(votes, _)| *votes > 0) {
            // Those who lack most come first, so that the fewest ballots do.
            owed.sort_by_key(|(votes, _)| std::cmp::Reverse(*votes));
            let marked: Vec<OptionId> = owed
                .iter_mut()
                .take(most)
                .filter(|(votes, _)| *votes > 0)
                .map(|(votes, id)| {
                    *votes -= 1;
                    (*id).clone()
                })
                .collect();
            // Where a preference alone counts, every seventh ballot has it so.
            let without = alone && (ballots.len() - from) % 7 == 1;
            ballots.push((!without).then(|| option.id.clone()).into_iter().chain(marked).collect());
        }
        while ballots.len() - from < least {
            ballots.push(vec![option.id.clone()]);
        }
        // At least one vote for the subject without a candidate: what may be left empty is left empty.
        ballots.push(vec![option.id.clone()]);
        least = ballots.len() - from + 1;
        if everywhere {
            before += option.preferences.len();
        }
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

//! From marks to votes to tallies. The expected tally of a test deck and the tally of a scan both come from here.
//!
//! Always true: an ambiguous mark is never guessed: the ballot waits for a decision by people, and is counted as undecided.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::contest::{Contest, ContestKind};
use crate::ids::{ContestId, OptionId};
use crate::rules::TooManyPreferences;

/// What the ink in a target says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkReading {
    /// No mark.
    Empty,
    /// A person must decide.
    Ambiguous,
    /// A mark.
    Marked,
}

/// What a ballot says in one contest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Vote {
    /// A vote for an option, with preferences within it.
    Valid {
        /// The option.
        option: OptionId,
        /// Preferences that count.
        preferences: Vec<OptionId>,
    },
    /// Several options at equal rank.
    Several {
        /// The options in the order of the ballot.
        options: Vec<OptionId>,
    },
    /// No mark at all.
    Blank,
    /// Marks for more than one subject, or for candidates of more than one.
    Overvote,
    /// A subject and a candidate of another.
    CrossPreference,
    /// More preferences than allowed, where the rule set makes that invalid.
    TooManyPreferences,
    /// A preference alone, where the rule set does not count it.
    PreferenceAlone,
    /// An ambiguous mark: people decide.
    Undecided,
    /// Two persons decided that the ballot is invalid for a reason that no box shows.
    Invalid,
}

/// Reads a contest's marks as a vote (validity of 2025: `domain.md` §4).
#[must_use]
pub fn interpret(contest: &Contest, marks: &BTreeMap<OptionId, MarkReading>) -> Vote {
    let reading = |id: &OptionId| marks.get(id).copied().unwrap_or(MarkReading::Empty);
    let mut subjects = BTreeSet::new();
    let mut owners = BTreeSet::new();
    let mut preferences = Vec::new();
    for (place, option) in contest.options.iter().enumerate() {
        let all = std::iter::once(&option.id).chain(option.preferences.iter().map(|preference| &preference.id));
        if all.map(&reading).any(|mark| mark == MarkReading::Ambiguous) {
            return Vote::Undecided;
        }
        if reading(&option.id) == MarkReading::Marked {
            subjects.insert(place);
        }
        for preference in &option.preferences {
            if reading(&preference.id) == MarkReading::Marked {
                owners.insert(place);
                preferences.push(preference.id.clone());
            }
        }
    }
    if let ContestKind::SeveralOfMany { most } = contest.kind {
        return several(contest, &subjects, most);
    }
    if subjects.len() > 1 || owners.len() > 1 {
        return Vote::Overvote;
    }
    let (subject, owner) = (subjects.first(), owners.first());
    let chosen = match (subject, owner) {
        (None, None) => return Vote::Blank,
        (Some(subject), Some(owner)) if subject != owner => return Vote::CrossPreference,
        (Some(place), _) | (None, Some(place)) => *place,
    };
    let Some(option) = contest.options.get(chosen).map(|option| option.id.clone()) else { return Vote::Blank };
    match contest.kind {
        // Several were taken above.
        ContestKind::OneOfMany | ContestKind::Referendum | ContestKind::SeveralOfMany { .. } => {
            Vote::Valid { option, preferences: Vec::new() }
        }
        ContestKind::PreferentialList { preference_alone_counts_for_subject: false, .. } if subject.is_none() => {
            Vote::PreferenceAlone
        }
        ContestKind::PreferentialList { max_preferences, too_many_preferences, .. } => {
            if preferences.len() <= usize::from(max_preferences) {
                return Vote::Valid { option, preferences };
            }
            match too_many_preferences {
                TooManyPreferences::SubjectOnly => Vote::Valid { option, preferences: Vec::new() },
                TooManyPreferences::Invalid => Vote::TooManyPreferences,
            }
        }
    }
}

fn several(contest: &Contest, marked: &BTreeSet<usize>, most: u8) -> Vote {
    if marked.is_empty() {
        return Vote::Blank;
    }
    if marked.len() > usize::from(most) {
        return Vote::Overvote;
    }
    let options = marked.iter().filter_map(|place| contest.options.get(*place));
    Vote::Several { options: options.map(|option| option.id.clone()).collect() }
}

/// The tally of one contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestTally {
    /// Contest.
    pub contest: ContestId,
    /// Ballots counted.
    pub ballots: u32,
    /// Valid votes.
    pub valid: u32,
    /// Blank.
    pub blank: u32,
    /// Invalid for another reason.
    pub invalid: u32,
    /// Waiting for a decision by people.
    pub undecided: u32,
    /// Votes beyond the first of each ballot, where a ballot may have several.
    #[serde(default)]
    pub further: u32,
    /// Votes by option; every option stands here, with 0 too.
    pub votes: BTreeMap<OptionId, u32>,
    /// Preferences by candidate; every candidate stands here, with 0 too.
    pub preferences: BTreeMap<OptionId, u32>,
}

impl ContestTally {
    /// An empty tally with every option at 0.
    #[must_use]
    pub fn new(contest: &Contest) -> Self {
        let preferences = contest.options.iter().flat_map(|option| &option.preferences);
        Self {
            contest: contest.id.clone(),
            ballots: 0,
            valid: 0,
            blank: 0,
            invalid: 0,
            undecided: 0,
            further: 0,
            votes: contest.options.iter().map(|option| (option.id.clone(), 0)).collect(),
            preferences: preferences.map(|preference| (preference.id.clone(), 0)).collect(),
        }
    }

    /// Counts a ballot.
    pub fn add(&mut self, vote: &Vote) {
        self.ballots += 1;
        match vote {
            Vote::Valid { option, preferences } => {
                self.valid += 1;
                *self.votes.entry(option.clone()).or_default() += 1;
                for preference in preferences {
                    *self.preferences.entry(preference.clone()).or_default() += 1;
                }
            }
            Vote::Several { options } => {
                self.valid += 1;
                self.further += u32::try_from(options.len().saturating_sub(1)).unwrap_or(0);
                for option in options {
                    *self.votes.entry(option.clone()).or_default() += 1;
                }
            }
            Vote::Blank => self.blank += 1,
            Vote::Undecided => self.undecided += 1,
            Vote::Overvote
            | Vote::CrossPreference
            | Vote::TooManyPreferences
            | Vote::PreferenceAlone
            | Vote::Invalid => {
                self.invalid += 1;
            }
        }
    }

    /// The equation that every tally fulfils: ballots = valid + blank + invalid + undecided, and
    /// valid + further = Σ votes.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.ballots == self.valid + self.blank + self.invalid + self.undecided
            && self.valid + self.further == self.votes.values().sum::<u32>()
    }
}

#[cfg(test)]
mod tests;

//! Decisions by people on pages that the reader does not decide: an ambiguous mark, a vote that looks invalid, a refused page.
//!
//! Always true: a decision needs two persons who judged alike; nobody judges the same page twice in the place of another; each
//! judgement has a person, a time and a reason; a decided page stays decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Digest;
use crate::contest::Contest;
use crate::ids::{ContestId, OptionId, UserName};
use crate::tally::{MarkReading, Vote, interpret};

/// What a person sees on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Judgement {
    /// The voter marked these options; none: blank. What that counts for follows from the rules.
    Marks {
        /// The options in the order of their identifiers, each once.
        options: Vec<OptionId>,
    },
    /// The ballot is invalid for a reason that no box shows: it bears a name or a sign.
    Invalid,
    /// The page does not count: it is scanned again, or counted by hand outside.
    SetAside,
}

impl Judgement {
    /// Marks in one order, each once, so that equal judgements are equal.
    #[must_use]
    pub fn marks(options: impl IntoIterator<Item = OptionId>) -> Self {
        let options: std::collections::BTreeSet<OptionId> = options.into_iter().collect();
        Self::Marks { options: options.into_iter().collect() }
    }

    /// What it counts for in a contest; `None` for a page that does not count.
    #[must_use]
    pub fn vote(&self, contest: &Contest) -> Option<Vote> {
        match self {
            Self::Marks { options } => {
                let marks: BTreeMap<OptionId, MarkReading> =
                    options.iter().map(|option| (option.clone(), MarkReading::Marked)).collect();
                Some(interpret(contest, &marks))
            }
            Self::Invalid => Some(Vote::Invalid),
            Self::SetAside => None,
        }
    }
}

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Who.
    pub by: UserName,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// What they see.
    pub judgement: Judgement,
    /// Why.
    pub reason: String,
}

/// A page, or a contest on it, with what people said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjudication {
    /// SHA-256 of the image file.
    pub image: Digest,
    /// Page of the file, counted from 1.
    pub page: u32,
    /// The contest; none for a refused page.
    pub contest: Option<ContestId>,
    /// Digest of the package with which the page was read.
    pub package: Digest,
    /// What each person said, oldest first.
    pub opinions: Vec<Opinion>,
}

/// Why a judgement is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpinionFault {
    /// Two persons agreed already.
    #[error("decided already")]
    Decided,
    /// This person judged already.
    #[error("this person judged already")]
    SamePerson,
    /// No reason.
    #[error("no reason was given")]
    NoReason,
}

impl Adjudication {
    /// The judgement on which two persons agree.
    #[must_use]
    pub fn decided(&self) -> Option<&Judgement> {
        self.opinions.iter().enumerate().find_map(|(at, opinion)| {
            let before = self.opinions.get(..at)?;
            before.iter().any(|other| other.judgement == opinion.judgement).then_some(&opinion.judgement)
        })
    }

    /// Whether two persons differ and no third agreed with one of them yet.
    #[must_use]
    pub fn disputed(&self) -> bool {
        self.opinions.len() > 1 && self.decided().is_none()
    }

    /// Takes a person's judgement.
    ///
    /// # Errors
    /// [`OpinionFault`] for a decided page, a person who judged it already, an empty reason.
    pub fn take(&mut self, opinion: Opinion) -> Result<(), OpinionFault> {
        if self.decided().is_some() {
            return Err(OpinionFault::Decided);
        }
        if self.opinions.iter().any(|other| other.by == opinion.by) {
            return Err(OpinionFault::SamePerson);
        }
        if opinion.reason.trim().is_empty() {
            return Err(OpinionFault::NoReason);
        }
        self.opinions.push(opinion);
        Ok(())
    }
}

#[cfg(test)]
mod tests;

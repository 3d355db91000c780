//! What the planner is given, what it reports on the way, and how it can fail.

use model::rules::RuleSet;
use model::territory::AdminUnit;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{AdminUnitCode, Finding};

/// Everything that a plan depends on, besides [`Options`].
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The voter groups; each is planned if its administrative unit is among `admin_units`, else it is a finding.
    pub groups: &'a [VoterGroup],
    /// The buildings; those of other administrative units are left aside.
    pub venues: &'a [Venue],
    /// The units of the last election, with the numbers that were suspended.
    pub previous: &'a [PreviousUnit],
    /// The administrative units to be planned.
    pub admin_units: &'a [AdminUnit],
    /// The rules, of which only those on units are read.
    pub rules: &'a RuleSet,
}

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Seed of the search; the same seed and rounds give the same plan.
    pub seed: u64,
    /// Rounds of improvement: in each, about as many regions are rebuilt as there are buildings. 0 only constructs.
    pub rounds: u32,
    /// Threads; the plan does not depend on it. At least 1 is used, at most 64.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, rounds: 60, threads: 2 }
    }
}

/// How far a running [`solve`](crate::solve) has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Share of the work done, 0 to 100.
    pub percent: u8,
    /// The administrative unit from which this report comes.
    pub admin_unit: AdminUnitCode,
    /// Sum of the distances of the best plan so far, in voter-metres.
    pub best: u64,
    /// Proven lower bound on that sum so far, in voter-metres.
    pub bound: u64,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The person who watched the progress asked to stop; nothing is kept.
    #[error("the planning was cancelled")]
    Cancelled,
    /// The data admit no plan; one finding (`P101` to `P113`) for each reason, all at once.
    #[error("the data admit no plan: {} findings", .0.len())]
    Infeasible(Vec<Finding>),
}

impl PlanError {
    /// Stable code of the error; its text is `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "plan-cancelled",
            Self::Infeasible(_) => "plan-infeasible",
        }
    }
}

//! Polling stations: which buildings open, with how many units, and who votes where; checked, compared, explained.
//!
//! Always true: [`solve`] is a function of its input, seed and number of rounds, whatever the number of threads; the
//! administrative units are planned apart, as no group votes outside its own (Art. 62). Every number that decides is
//! an integer (voters, metres, voter-metres), so a plan and its lower bound are the same on every machine.
//! [`check`] recomputes a plan from the input and shares no code with the search. Distances are great-circle
//! distances: estimates, to be called so wherever they are shown.

mod area;
mod assemble;
mod bound;
mod check;
mod compare;
mod exact;
mod explain;
pub mod hand;
mod input;
mod mend;
mod numbering;
mod packing;
pub mod queue;
mod random;
mod reasons;
pub mod rounds;
mod search;
pub mod siting;
mod solve;
mod state;
mod units;

#[cfg(test)]
mod cases;

pub use check::check;
pub use compare::{Change, Comparison, compare};
pub use explain::{Explanation, explain};
pub use input::{Input, Options, PlanError, Progress};
pub use reasons::{Reasons, reasons};
pub use solve::solve;

//! Siting in general: capacitated p-median and single-source facility location, as the literature's test files pose them.
//!
//! Always true: the same search and bound as any planner would want to compare with published figures; [`solve`] is a
//! function of the problem, the seed and the rounds when it is given rounds, and keeps to its clock when it is given
//! one. The lower bound holds for the problem as stated: it is computed on a grid on which every sum is exact, with
//! each cost rounded down. [`audit`] recomputes an answer and shares no code with the search.

mod anneal;
mod audit;
mod course;
mod grid;
mod knapsack;
mod layout;
mod problem;
mod reader;
mod rebuild;
mod relax;
mod run;
mod start;
mod tree;
mod trim;

pub use audit::{Fault, audit};
pub use problem::{Costs, Problem};
pub use reader::{ReadError, read_cpmp, read_sscflp};
pub use run::{Answer, Pace, Task, solve};

#[cfg(test)]
mod tests;

//! The engine: runs the commission's commands and queries, and is the only crate that sees every room.
//!
//! Always true: each command goes the same way, authorise → validate → prepare → one transaction (apply, audit entry) →
//! commit → rename what was written. There is no change without its audit entry and no entry without its change; a failed or
//! cancelled command leaves nothing behind. Queries read through
//! connections that cannot write.
//!
//! One module a job; each command is one small type of `api` with its `prepare` and `apply` here. The modules read like
//! the commission's procedure.

mod clock;
mod command;
mod dispatch;
mod files;
mod job;
mod keys;
mod open;
mod papers;
mod refusal;

mod adjudication;
mod approvals;
mod audit;
mod ballots;
mod boundaries;
mod candidates;
mod devices;
mod elections;
mod folders;
mod forms;
mod inventory;
mod lots;
mod overview;
mod plans;
mod proof;
mod readiness;
mod samples;
mod scanning;
mod stations;
mod users;
mod voters;

pub use clock::Clock;
pub use dispatch::Engine;
pub use job::Job;
pub use keys::Keys;
/// Test files of the literature, solved for comparison (`kutia bench cpmp`).
pub use planning::siting;

#[cfg(test)]
mod tests;

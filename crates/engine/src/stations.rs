//! Polling stations beyond the plan itself: waiting times and resources, changes by hand and their versions, comparison,
//! import from maps, export.

mod compare;
mod export;
mod hand;
mod import;
mod tables;
mod waiting;

pub(crate) use hand::{decided, replace};

//! The nouns of an election commission's work and their invariants.
//!
//! Always true here: no I/O, no clock, no random numbers; every value serialises the same way each time; compiles to wasm.
//! A count, an id or a length never crosses a public boundary as a bare integer. What a person can mend is a
//! [`Finding`], what must not be is made impossible by a type.

pub mod adjudication;
pub mod audit;
pub mod ballot_code;
pub mod candidate;
pub mod contest;
pub mod crs;
pub mod digest;
pub mod election;
pub mod finding;
pub mod geometry;
pub mod ids;
pub mod list_check;
pub mod list_diff;
pub mod lots;
pub mod measure;
pub mod nid;
pub mod plan;
pub mod rules;
pub mod scanner;
pub mod tally;
pub mod territory;
pub mod thing;
pub mod unit;
pub mod user;
pub mod venue;
pub mod voters;
pub mod voting;

pub use digest::Digest;
pub use finding::{Finding, Place, Severity};
pub use ids::*;
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use measure::{GeoPoint, Metres, Mm, Point, Rect, Size, VoterCount};

//! Tables in and out: any workbook → a grid of typed cells → voters, venues, units, subjects, candidate lists, each with
//! all findings by sheet and cell; and the same tables out as workbooks.
//!
//! Always true: a file is looked at before a reader gets it, and whatever is in it, nothing here panics, runs away or
//! reads more than its [`Limits`]; what a person can mend is a finding, never an error. Nothing is written to a log.
//!
//! The way through: [`read()`] (`source/`: kind by content, limits, cells) → [`Workbook`] (`grid.rs`) → a table's recogniser
//! (`voters`, `venues`, `previous_units`, `subjects`, `candidates`), which all use `header.rs` (which column is which), `table.rs`
//! (row by row with places) and `value.rs` (numbers, dates, words as people type them).

mod agreement;
pub mod candidates;
mod columns;
pub mod geo;
mod grid;
mod header;
mod limits;
pub mod previous_units;
mod source;
pub mod subjects;
mod table;
mod territory;
mod value;
pub mod venues;
pub mod voters;
pub mod write;

pub use agreement::agreement;
pub use columns::Need;
pub use grid::{Cell, Row, Sheet, Workbook, column_letters};
pub use header::{Seen, SheetHeads, Taken};
pub use limits::Limits;
pub use source::{Kind, read, read_bytes};
pub use table::Mapping;

#[cfg(test)]
mod tests;

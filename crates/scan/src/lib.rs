//! Configuring scanners and reading marked pages: the content of a scanner package, and a reader that uses nothing else.
//!
//! What always holds: a page is read whole or refused with a reason ([`Refusal`]), never guessed; the same bytes and the same
//! package give the same reading; every input is hostile (limits on bytes, pixels and counts come before any work).
//! This room does not know the printer's: both know the geometry in [`model::geometry`].
//!
//! The way of a page: `picture` (bytes to gray) → `ink` (levels, black border) → `streak` → `blob` and `timing` (the border of
//! marks) → `grid` (page to pixels) → `code` (which ballot) → `score` (ink in each box) → `reading`.

mod annotate;
mod batch;
mod blob;
mod code;
mod coherence;
mod cvr;
pub mod device;
mod document;
mod grid;
mod ink;
mod light;
mod package;
mod picture;
mod pixel;
mod reading;
mod refusal;
mod score;
mod streak;
mod tally;
mod timing;

#[cfg(test)]
mod drawn;

pub use annotate::{annotate, annotate_page};
pub use batch::{Cancelled, Outcome, Progress, ScanResult, Source, read_all};
pub use cvr::{ReportingDevice, cast_vote_records};
pub use package::{
    DEFINITION_FILE, MAX_FILE_BYTES, NIST_FILE, NOTE_FILE, PackageError, SETTINGS_FILE, ScanPackage, files, load,
};
pub use picture::{MAX_FILE as MAX_IMAGE_BYTES, as_png};
pub use reading::{MarkScore, PageReading, ReadCode, Registration, read_page};
pub use refusal::{PagePlace, Reason, Refusal, Side};
pub use score::Doubt;
pub use tally::{Count, count, count_decided, votes};

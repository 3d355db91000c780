//! How much of a file is read before it is refused. Every limit has its own finding code.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use model::Finding;

/// Limits on one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file (R104).
    pub file_bytes: u64,
    /// Files inside a zip (R114).
    pub parts: usize,
    /// Bytes of all files inside a zip together, expanded (R115).
    pub expanded_bytes: u64,
    /// How many times larger than the file its content may be, once it is over 8 MiB (R115).
    pub expansion: u64,
    /// XML elements inside one another (R116).
    pub depth: u32,
    /// Sheets (R110).
    pub sheets: usize,
    /// Rows of a sheet (R111).
    pub rows: u32,
    /// Columns of a sheet (R112).
    pub columns: u32,
    /// Cells of the file that hold something (R113).
    pub cells: u64,
    /// Cells of the rectangle around them, where the reader holds it whole (xls, ods) (R113).
    pub dense_cells: u64,
    /// Bytes of text in all cells (R119).
    pub text_bytes: u64,
    /// Bytes of text in one cell (R119).
    pub cell_text_bytes: usize,
    /// Time for one file (R118).
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 25 * MIB,
            parts: 2_000,
            expanded_bytes: 192 * MIB,
            expansion: 150,
            depth: 64,
            sheets: 64,
            rows: 200_000,
            columns: 256,
            cells: 4_000_000,
            dense_cells: 2_000_000,
            text_bytes: 64 * MIB,
            cell_text_bytes: 32_767,
            time: Duration::from_secs(30),
        }
    }
}

pub(crate) const MIB: u64 = 1024 * 1024;

/// What a refused file gives back: at least one finding of severity error.
pub(crate) type Refused<T> = Result<T, Vec<Finding>>;

/// Refuses a file for one reason.
pub(crate) fn refuse<T>(finding: Finding) -> Refused<T> {
    Err(vec![finding])
}

/// Limits with the moment at which time is up.
pub(crate) struct Guard {
    pub limits: Limits,
    started: Instant,
    stopped: AtomicBool,
}

impl Guard {
    pub fn new(limits: &Limits) -> Self {
        Self { limits: *limits, started: Instant::now(), stopped: AtomicBool::new(false) }
    }

    /// Ends the reading at its next look at the time: somebody else has found why the file is refused.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Refuses once the time is up.
    pub fn time(&self) -> Refused<()> {
        if self.started.elapsed() <= self.limits.time && !self.stopped.load(Ordering::Relaxed) {
            return Ok(());
        }
        let limit = i64::try_from(self.limits.time.as_secs()).unwrap_or(i64::MAX);
        refuse(Finding::error("R118").with("limit", limit))
    }

    /// Refuses a number above its limit.
    pub fn most(code: &'static str, found: u64, limit: u64) -> Refused<()> {
        if found <= limit {
            return Ok(());
        }
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        refuse(Finding::error(code).with("found", number(found)).with("limit", number(limit)))
    }

    /// Refuses a number of bytes above its limit, told in MiB.
    pub fn most_bytes(code: &'static str, found: u64, limit: u64) -> Refused<()> {
        if found <= limit {
            return Ok(());
        }
        let mib = |bytes: u64| i64::try_from(bytes.div_ceil(MIB)).unwrap_or(i64::MAX);
        refuse(Finding::error(code).with("found", mib(found)).with("limit", mib(limit)))
    }
}

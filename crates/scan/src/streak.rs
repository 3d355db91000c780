//! Streaks: lines along the feed that dirt on the scanner's glass draws over a whole page. They could be taken for marks.
//!
//! What always holds: streaks run along the picture's columns as it came in, whichever way the page lies; a printed line is
//! none, because it ends before the timing marks while a streak runs from edge to edge.

use crate::ink::Levels;
use crate::pixel::Gray;

/// A streak, in columns of the cut picture before any turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Streak {
    pub left: usize,
    /// First column right of it.
    pub right: usize,
}

/// How much darker than its surroundings a streak must be to matter: half of what a pen mark must be.
const DARKER: u8 = 40;

/// Finds streaks, from left to right.
pub(crate) fn streaks(gray: &Gray, levels: Levels, pixels_per_mm: f64) -> Vec<Streak> {
    let reach = usize::try_from(crate::pixel::rounded(pixels_per_mm * 0.65)).unwrap_or(5).max(2);
    let edge = usize::try_from(crate::pixel::rounded(pixels_per_mm * 3.0)).unwrap_or(24).max(reach);
    if gray.width <= edge * 2 || gray.height < 16 {
        return Vec::new();
    }
    let inner = gray.width - 2 * edge;
    let mut counts = vec![0_u16; inner];
    let mut rows = 0_u16;
    // Every second row is plenty for a line of full height, and u16 holds any permitted height.
    for y in (0..gray.height).step_by(2) {
        let row = gray.row(y);
        let here = &row[edge..edge + inner];
        let left = &row[edge - reach..edge - reach + inner];
        let right = &row[edge + reach..edge + reach + inner];
        for (((count, &here), &left), &right) in counts.iter_mut().zip(here).zip(left).zip(right) {
            let darker = left.min(right).saturating_sub(here) >= DARKER;
            // Never wraps, as said above; checked sums would keep the compiler from taking many pixels at once.
            *count = count.wrapping_add(u16::from(darker | (here <= levels.ink)));
        }
        rows += 1;
    }
    let least = u32::from(rows) * 92 / 100;
    let mut found: Vec<Streak> = Vec::new();
    for (column, _) in counts.iter().enumerate().filter(|(_, count)| u32::from(**count) >= least) {
        let column = column + edge;
        match found.last_mut() {
            Some(last) if column <= last.right + 1 => last.right = column + 1,
            _ => found.push(Streak { left: column, right: column + 1 }),
        }
    }
    found
}

//! Folds, hairs and streaks that cross a box: ink that is nobody's mark.
//!
//! What always holds: a line is only what runs straight on well beyond the box, square to its side, and far into it; all other ink
//! is the voter's.

use super::patch::{Frame, Patch};
use crate::pixel::rounded_signed;

/// Where beyond the outer edge of a box a line must be seen, in mm: beyond what pens overrun, and before the next box.
const FROM_MM: f64 = 0.6;
const TO_MM: f64 = 2.3;
/// The widest line, in mm.
const WIDEST_MM: f64 = 1.3;

/// The pixels in and around a box in the box's own directions, a cell a pixel, the box's centre at (0, 0).
struct Cells<'a> {
    patch: &'a Patch,
    frame: Frame,
    mm: f64,
}

/// A direction from which a line may enter: along it cells count inwards, across it sideways.
#[derive(Clone, Copy)]
struct Way {
    upright: bool,
    sign: i32,
}

impl Way {
    /// Column and row of a cell so far along and across.
    fn cell(self, along: i32, across: i32) -> (i32, i32) {
        if self.upright { (across, along * self.sign) } else { (along * self.sign, across) }
    }
}

impl Cells<'_> {
    fn shade(&self, (column, row): (i32, i32)) -> u8 {
        self.patch.at(self.frame.at(f64::from(column) * self.mm, f64::from(row) * self.mm))
    }
}

/// Share of ink of a box, inside `inset` mm from its outer edge, that lies on no line; in hundredths of a per cent.
pub(super) fn own_ink(patch: &Patch, frame: &Frame, inset: f64, (ink, faint): (u8, u8), pixels_per_mm: f64) -> u32 {
    let cells = Cells { patch, frame: *frame, mm: 1.0 / pixels_per_mm };
    let count = |mm: f64| rounded_signed(mm * pixels_per_mm);
    let (columns, rows) = (count(frame.half_width - inset).max(1), count(frame.half_height - inset).max(1));
    let mut covered = std::collections::BTreeSet::new();
    for way in [(false, -1), (false, 1), (true, -1), (true, 1)].map(|(upright, sign)| Way { upright, sign }) {
        let (half, across) = if way.upright { (rows, columns) } else { (columns, rows) };
        let edge = if way.upright { frame.half_height } else { frame.half_width };
        let beyond = (count(edge + FROM_MM), count(edge + TO_MM));
        for run in runs(&cells, way, beyond, across, faint) {
            let track = follow(&cells, way, run, (beyond.0, half), faint);
            let inside = track.iter().filter(|(along, ..)| *along < half).count();
            if inside * 100 >= usize::try_from(2 * half).unwrap_or(1) * 35 {
                let cells =
                    track.iter().flat_map(|&(along, from, to)| (from - 1..=to + 1).map(move |at| way.cell(along, at)));
                covered.extend(cells);
            }
        }
    }
    let mut own = 0;
    for row in -rows..=rows {
        for column in -columns..=columns {
            own += u32::from(cells.shade((column, row)) <= ink && !covered.contains(&(column, row)));
        }
    }
    super::share(own, u32::try_from((2 * columns + 1) * (2 * rows + 1)).unwrap_or(1))
}

/// Runs of lanes that are dark nearly all along the strip beyond the box.
fn runs(cells: &Cells<'_>, way: Way, (from, to): (i32, i32), across: i32, faint: u8) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for lane in -across..=across {
        let dark = (from..=to).filter(|&along| cells.shade(way.cell(along, lane)) <= faint).count();
        if dark * 100 < usize::try_from(to - from + 1).unwrap_or(1) * 85 {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.1 == lane - 1 => last.1 = lane,
            _ => runs.push((lane, lane)),
        }
    }
    let widest = rounded_signed(WIDEST_MM / cells.mm);
    runs.retain(|(first, last)| last - first < widest);
    runs
}

/// Follows a line inwards from where it was seen beyond the box: at each step the lanes that it takes.
fn follow(cells: &Cells<'_>, way: Way, run: (i32, i32), (from, half): (i32, i32), faint: u8) -> Vec<(i32, i32, i32)> {
    const GAP: i32 = 3;
    let wide = run.1 - run.0 + 3;
    let (mut first, mut last) = run;
    let mut lost = 0;
    let mut track = Vec::new();
    for along in (-half..=from).rev() {
        let mut dark = (first - 1..=last + 1).filter(|&lane| cells.shade(way.cell(along, lane)) <= faint);
        let Some(start) = dark.next() else {
            lost += 1;
            if lost > GAP {
                break;
            }
            continue;
        };
        lost = 0;
        let end = dark.next_back().unwrap_or(start);
        // Where another stroke crosses, the line keeps its lanes.
        if end - start < wide && end - start + 1 >= (run.1 - run.0) / 2 {
            (first, last) = (start, end);
        }
        track.push((along, first, last));
    }
    track
}

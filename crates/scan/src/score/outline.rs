//! Where a box really stands: its printed outline, looked for around the place where the grid expects it.
//!
//! What always holds: of two equally good places the nearer one is taken.

use super::patch::{Frame, Patch};
use crate::pixel::{Spot, whole};

/// How far from its place a box is looked for, in mm.
const SEARCH_MM: f64 = 0.7;

/// Places along the middle of the printed line, without the corners, which may be round.
pub(super) fn outline(frame: &Frame, middle: f64) -> Vec<Spot> {
    const EACH: i32 = 32;
    let (x, y) = (frame.half_width - middle, frame.half_height - middle);
    let mut spots = Vec::with_capacity(128);
    for step in 0..EACH {
        let along = (f64::from(step) + 0.5) / f64::from(EACH) * 1.6 - 0.8;
        spots.extend([
            frame.at(along * x, -y),
            frame.at(x, along * y),
            frame.at(along * x, y),
            frame.at(-x, along * y),
        ]);
    }
    spots
}

/// The shift at which the outline is darkest, and the share of it that is ink there.
pub(super) fn best_shift(patch: &Patch, outline: &[Spot], ink: u8, pixels_per_mm: f64) -> (Spot, f64) {
    let reach = SEARCH_MM * pixels_per_mm;
    let coarse = (pixels_per_mm * 0.2).max(1.0);
    let steps = i32::try_from(whole(reach / coarse)).unwrap_or(3);
    // Every fourth place is enough to find the neighbourhood.
    let mut best = (f64::NEG_INFINITY, Spot::default());
    for dy in -steps..=steps {
        for dx in -steps..=steps {
            let shift = Spot::new(f64::from(dx) * coarse, f64::from(dy) * coarse);
            best = darker(best, (darkness(patch, outline, 4, shift, reach), shift));
        }
    }
    let around = best.1;
    best = (darkness(patch, outline, 2, around, reach), around);
    for dy in -2..=2 {
        for dx in -2..=2 {
            let shift = around + Spot::new(f64::from(dx) * coarse / 3.0, f64::from(dy) * coarse / 3.0);
            best = darker(best, (darkness(patch, outline, 2, shift, reach), shift));
        }
    }
    let inked = outline.iter().filter(|&&spot| patch.at(spot + best.1) <= ink).count();
    (best.1, inked as f64 / outline.len().max(1) as f64)
}

fn darker(best: (f64, Spot), other: (f64, Spot)) -> (f64, Spot) {
    if other.0 > best.0 { other } else { best }
}

fn darkness(patch: &Patch, outline: &[Spot], every: usize, shift: Spot, reach: f64) -> f64 {
    // Four sides stand in turn: whole groups of four are left out.
    let groups = outline.chunks_exact(4).step_by(every);
    let count = groups.len() * 4;
    let sum: u32 = groups.flatten().map(|&spot| 255 - u32::from(patch.at(spot + shift))).sum();
    f64::from(sum) / count.max(1) as f64 - shift.distance(Spot::default()) / reach * 4.0
}

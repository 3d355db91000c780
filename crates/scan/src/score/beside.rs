//! What stands beside a box: the paper that ink is judged against, its noise, and strokes that miss or surround the box.
//!
//! What always holds: the strips begin outside the outline's blur and end before the next box.

use model::geometry::Target;

use super::patch::{Field, Frame, Patch};
use crate::ink::Levels;
use crate::pixel::Spot;

/// From the outer edge of the outline to the strips, in mm.
const FROM_MM: f64 = 0.6;
/// Width of the strips that show the paper, in mm.
const PAPER_MM: f64 = 1.0;

/// The strips left, right, above and below of a box, so wide.
fn strips(frame: &Frame, wide: f64) -> [Field; 4] {
    let (w, h) = (frame.half_width, frame.half_height);
    let (x, y) = (w + FROM_MM, h + FROM_MM);
    [
        Field { left: -x - wide, right: -x, top: -h, bottom: h },
        Field { left: x, right: x + wide, top: -h, bottom: h },
        Field { left: -w, right: w, top: -y - wide, bottom: -y },
        Field { left: -w, right: w, top: y, bottom: y + wide },
    ]
}

/// How far strips may reach from a box without touching another, in mm.
pub(super) fn reach(target: &Target, all: &[Target]) -> f64 {
    let rect = &target.rect;
    let apart = |other: &Target| {
        let other = &other.rect;
        let x = (other.x - rect.right()).mm().max((rect.x - other.right()).mm());
        let y = (other.y - rect.bottom()).mm().max((rect.y - other.bottom()).mm());
        x.max(y)
    };
    let nearest = all.iter().filter(|other| other.id != target.id).map(apart).fold(f64::INFINITY, f64::min);
    let half = rect.width.mm().min(rect.height.mm()) / 2.0;
    (half * 0.55).clamp(1.6, 2.7).min(nearest - 0.5).max(FROM_MM + 0.3)
}

/// The mean shade of the paper: that of the lighter pair of opposite strips, so that neither a slope of the light nor a
/// number printed above the box matters. Nothing counts as darker than the floor, so that dust weighs little.
pub(super) fn paper(patch: &Patch, frame: &Frame, floor: u8, every: f64, pixels_per_mm: f64) -> f64 {
    let mean = |field: Field| {
        let steps = field.steps(pixels_per_mm, every);
        let spots = field.spots(*frame, steps);
        let sum: u32 = spots.map(|spot| u32::from(patch.raw_at(spot).max(floor))).sum();
        f64::from(sum) / f64::from(steps.0 * steps.1)
    };
    let [left, right, above, below] = strips(frame, PAPER_MM).map(mean);
    f64::midpoint(left, right).max(f64::midpoint(above, below))
}

/// The shade at a share of the way from paper to black.
pub(super) fn below(paper: f64, levels: Levels, share: f64) -> u8 {
    let depth = (paper - f64::from(levels.black)).max(0.0);
    u8::try_from(crate::pixel::rounded((paper - depth * share).max(0.0))).unwrap_or(levels.ink)
}

/// Adds the differences of neighbouring pixels left and right of a box to a histogram.
pub(super) fn add_noise(patch: &Patch, frame: &Frame, pixels_per_mm: f64, histogram: &mut [u32; 256]) {
    let [left, right, ..] = strips(frame, PAPER_MM);
    for field in [left, right] {
        for spot in field.spots(*frame, field.steps(pixels_per_mm, 2.0)) {
            let apart = patch.raw_at(spot).abs_diff(patch.raw_at(spot + Spot::new(1.0, 0.0)));
            histogram[usize::from(apart)] += 1;
        }
    }
}

/// The deviation of a pixel from its paper, from the median of the differences (Hampel 1974: what few outliers cannot move).
pub(super) fn deviation(histogram: &[u32; 256]) -> f64 {
    let half = histogram.iter().sum::<u32>() / 2;
    let mut below = 0_u32;
    for (apart, &count) in (0_u32..).zip(histogram) {
        if below + count > half {
            // Within the step, so that coarse steps do not decide.
            let within = f64::from(half - below) / f64::from(count.max(1));
            return (f64::from(apart) - 0.5 + within).max(0.0) / 0.6745 / std::f64::consts::SQRT_2;
        }
        below += count;
    }
    0.0
}

/// Share of ink in each strip, in hundredths of a per cent.
pub(super) fn strokes(patch: &Patch, frame: &Frame, ink: u8, reach: f64, pixels_per_mm: f64) -> [u32; 4] {
    strips(frame, reach - FROM_MM).map(|field| {
        let steps = field.steps(pixels_per_mm, 2.0);
        let inked = field.spots(*frame, steps).filter(|&spot| patch.at(spot) <= ink).count();
        super::share(u32::try_from(inked).unwrap_or(u32::MAX), steps.0 * steps.1)
    })
}

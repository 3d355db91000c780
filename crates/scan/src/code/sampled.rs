//! A code read at the place where the page's border says that it stands, without looking for it: twenty times faster.
//!
//! What always holds: only a code whose three finder patterns stand where they must is sampled, so neither a mirrored one nor
//! one the other way up is; the code's own error correction and the text's check decide whether it was read rightly.

use crate::pixel::{Gray, Spot};

/// Modules a side, of the versions 1 to 9.
const SIZES: std::ops::RangeInclusive<usize> = 21..=53;
/// How far a code may stand from its place, in mm, and the step of the search.
const SEARCH_MM: f64 = 0.6;
const STEP_MM: f64 = 0.15;
/// Modules of the three finder patterns that may be wrong, of 147.
const WRONG: usize = 8;

/// A part of the picture with the corners of a code's place in it: upper left, upper right, lower left, lower right of the
/// code as it is printed, whichever way it lies.
pub(super) struct Place<'a> {
    pub smooth: &'a Gray,
    pub corners: [Spot; 4],
    pub pixels_per_mm: f64,
}

impl Place<'_> {
    /// The middle of a module.
    fn module(&self, x: usize, y: usize, size: usize, shift: Spot) -> Spot {
        let (u, v) = ((x as f64 + 0.5) / size as f64, (y as f64 + 0.5) / size as f64);
        let [a, b, c, d] = self.corners;
        a * ((1.0 - u) * (1.0 - v)) + b * (u * (1.0 - v)) + c * ((1.0 - u) * v) + d * (u * v) + shift
    }

    /// The text of the code, if there is one.
    pub(super) fn text(&self) -> Option<String> {
        let level = self.level()?;
        let mut best = (WRONG + 1, 0, Spot::default());
        for size in SIZES.step_by(4) {
            let modules: Vec<(Spot, bool)> =
                finders(size).map(|(x, y, dark)| (self.module(x, y, size, Spot::default()), dark)).collect();
            for shift in self.shifts() {
                let wrong = |(spot, dark): &&(Spot, bool)| (self.smooth.at(*spot + shift) <= level) != *dark;
                // No more are counted than make it worse than the best: elsewhere that is a handful.
                let count = modules.iter().filter(wrong).take(best.0).count();
                if count < best.0 {
                    best = (count, size, shift);
                }
            }
            if best.0 == 0 {
                break;
            }
        }
        let (_, size, shift) = best;
        if size == 0 {
            return None;
        }
        let grid = rqrr::SimpleGrid::from_func(size, |x, y| self.smooth.at(self.module(x, y, size, shift)) <= level);
        rqrr::Grid::new(grid).decode().ok().map(|(_, text)| text)
    }

    /// The shade between ink and paper here; `None` where all is of one shade.
    fn level(&self) -> Option<u8> {
        let mut shades = Vec::with_capacity(1_024);
        for y in 0..32 {
            shades.extend((0..32).map(|x| self.smooth.at(self.module(x, y, 32, Spot::default()))));
        }
        shades.sort_unstable();
        let (dark, light) = (*shades.get(80)?, *shades.get(943)?);
        (light.saturating_sub(dark) >= 30).then(|| dark.midpoint(light))
    }

    /// Shifts to be tried, the nearest first.
    fn shifts(&self) -> Vec<Spot> {
        let steps = crate::pixel::rounded_signed(SEARCH_MM / STEP_MM);
        let step = STEP_MM * self.pixels_per_mm;
        let all = (-steps..=steps).flat_map(|y| (-steps..=steps).map(move |x| (x, y)));
        let mut all: Vec<(i32, i32)> = all.collect();
        all.sort_by_key(|(x, y)| x * x + y * y);
        all.into_iter().map(|(x, y)| Spot::new(f64::from(x) * step, f64::from(y) * step)).collect()
    }
}

/// The modules of the three finder patterns, and whether each is dark.
fn finders(size: usize) -> impl Iterator<Item = (usize, usize, bool)> {
    let dark = |x: usize, y: usize| {
        let ring = x.abs_diff(3).max(y.abs_diff(3));
        ring != 2
    };
    [(0, 0), (size - 7, 0), (0, size - 7)]
        .into_iter()
        .flat_map(move |(left, top)| (0..49).map(move |at| (left + at % 7, top + at / 7, dark(at % 7, at / 7))))
}

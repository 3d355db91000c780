//! Squares over the plane, so that the sites around a client are found without looking at all of them.
//!
//! Always true: what is returned holds every site that costs less than the last one asked for.

use super::problem::index;

/// Sites a square, about.
const CROWD: usize = 2;

/// The sites by square.
#[derive(Debug)]
pub(super) struct Grid {
    west: f64,
    south: f64,
    side: f64,
    columns: usize,
    rows: usize,
    start: Vec<usize>,
    sites: Vec<u32>,
}

impl Grid {
    pub(super) fn new(x: &[f64], y: &[f64]) -> Self {
        let range = |values: &[f64]| {
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            (least, values.iter().copied().fold(f64::NEG_INFINITY, f64::max) - least)
        };
        let ((west, width), (south, height)) = (range(x), range(y));
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        let squares = (x.len() / CROWD).max(1) as f64;
        // A strip is no narrower than it is long over the number of squares.
        let side = (width * height / squares).sqrt().max(width.max(height) / squares);
        let side = if side > 0.0 { side } else { 1.0 };
        let mut grid = Self {
            west,
            south,
            side,
            columns: whole(width / side) + 1,
            rows: whole(height / side) + 1,
            start: Vec::new(),
            sites: vec![0; x.len()],
        };
        let mut start = vec![0; grid.columns * grid.rows + 1];
        let of: Vec<usize> = x.iter().zip(y).map(|(&x, &y)| grid.square(x, y)).collect();
        for &square in &of {
            start[square + 1] += 1;
        }
        for square in 1..start.len() {
            start[square] += start[square - 1];
        }
        let mut fill = start.clone();
        for (site, square) in (0_u32..).zip(of) {
            grid.sites[fill[square]] = site;
            fill[square] += 1;
        }
        grid.start = start;
        grid
    }

    fn place(&self, x: f64, y: f64) -> (usize, usize) {
        let column = whole((x - self.west) / self.side).min(self.columns - 1);
        (column, whole((y - self.south) / self.side).min(self.rows - 1))
    }

    fn square(&self, x: f64, y: f64) -> usize {
        let (column, row) = self.place(x, y);
        row * self.columns + column
    }

    /// Fills `found` with sites and their costs: more than `wanted` and all that are cheaper than the one after those,
    /// or all sites. `cost` is the distance, rounded down if `floor`.
    pub(super) fn around(
        &self,
        (x, y): (f64, f64),
        (wanted, floor): (usize, bool),
        found: &mut Vec<(f64, u32)>,
        cost: &dyn Fn(u32) -> f64,
    ) {
        let (column, row) = self.place(x, y);
        let mut reach = 1;
        while (2 * reach) * (2 * reach) * CROWD < wanted * 5 / 4 {
            reach += 1;
        }
        loop {
            found.clear();
            let rows = row.saturating_sub(reach)..=(row + reach).min(self.rows - 1);
            let (first, last) = (column.saturating_sub(reach), (column + reach).min(self.columns - 1));
            for row in rows {
                let squares = self.start[row * self.columns + first]..self.start[row * self.columns + last + 1];
                found.extend(self.sites[squares].iter().map(|&site| (cost(site), site)));
            }
            if found.len() == self.sites.len() {
                return;
            }
            // Farther away than this, with something to spare for rounding, is all that was left out.
            let safe = f64::from(index(reach)) * self.side * (1.0 - 1e-9);
            let safe = if floor { safe.floor() } else { safe };
            if found.iter().filter(|entry| entry.0 < safe).count() > wanted {
                return;
            }
            reach += 1 + reach / 4;
        }
    }
}

/// The whole part; not negative, and no more than there can be squares.
fn whole(value: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let whole = value.clamp(0.0, 1e7) as usize;
    whole
}

#[cfg(test)]
mod tests;

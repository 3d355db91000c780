//! Uneven light: a photograph, a shadow, a lamp that fades. The paper is brought to one shade before ink is looked for.
//!
//! What always holds: an evenly lit page is left as it is; light is judged by tiles that are mostly paper, so no mark is
//! bleached.

use crate::pixel::{Gray, rounded};

/// Side of a tile in pixels: wider than a timing mark and the modules of a code.
const TILE: usize = 64;
/// The darkest tile of paper as a share of the lightest below which light is uneven.
const EVEN: f64 = 0.85;
/// Tiles darker than this share of the lightest are no paper: the background beside an askew page.
const PAPER: f64 = 0.3;

/// The page with its paper at one shade; `None` where the light is even already.
pub(crate) fn evened(gray: &Gray) -> Option<Gray> {
    let (columns, rows) = (gray.width.div_ceil(TILE), gray.height.div_ceil(TILE));
    let tiles: Vec<u8> = (0..rows * columns).map(|at| paper(gray, at % columns, at / columns)).collect();
    let lightest = tiles.iter().copied().max()?;
    let least = f64::from(lightest) * PAPER;
    let known: Vec<Option<u8>> = tiles.iter().map(|&tile| (f64::from(tile) >= least).then_some(tile)).collect();
    let mut shades: Vec<u8> = known.iter().flatten().copied().collect();
    shades.sort_unstable();
    // A few tiles may lie in a code, a heading or a stain.
    let (low, high) = (*shades.get(shades.len() / 20)?, *shades.get(shades.len() - 1 - shades.len() / 20)?);
    if f64::from(low) >= f64::from(high) * EVEN {
        return None;
    }
    let light = smoothed(&known, columns, rows, lightest);
    Some(divided(gray, &light, columns, rows, lightest))
}

/// The shade of the paper in a tile: what a fifth of its pixels reach.
fn paper(gray: &Gray, column: usize, row: usize) -> u8 {
    let mut histogram = [0_u16; 256];
    let (left, right) = (column * TILE, ((column + 1) * TILE).min(gray.width));
    for y in (row * TILE..((row + 1) * TILE).min(gray.height)).step_by(3) {
        gray.row(y)[left..right].iter().step_by(3).for_each(|&pixel| histogram[usize::from(pixel)] += 1);
    }
    let fifth = histogram.iter().sum::<u16>() / 5;
    let mut above = 0;
    for level in (0..=255_u8).rev() {
        above += histogram[usize::from(level)];
        if above > fifth {
            return level;
        }
    }
    0
}

/// Every tile as the second lightest of its known three by three; where none is known, the lightest of all.
fn smoothed(known: &[Option<u8>], columns: usize, rows: usize, lightest: u8) -> Vec<f64> {
    let near = |at: usize, end: usize| at.saturating_sub(1)..(at + 2).min(end);
    let tile = |at: usize| {
        let (column, row) = (at % columns, at / columns);
        let around = near(row, rows).flat_map(|row| near(column, columns).map(move |column| row * columns + column));
        let mut shades: Vec<u8> = around.filter_map(|at| known[at]).collect();
        shades.sort_unstable();
        f64::from(shades.len().checked_sub(2).or(shades.len().checked_sub(1)).map_or(lightest, |at| shades[at]))
    };
    (0..columns * rows).map(tile).collect()
}

/// Every pixel in proportion to the light at its place, interpolated between the middles of tiles.
fn divided(gray: &Gray, light: &[f64], columns: usize, rows: usize, lightest: u8) -> Gray {
    let between = |at: usize, end: usize| {
        let place = ((at as f64 + 0.5) / TILE as f64 - 0.5).clamp(0.0, (end - 1) as f64);
        let first = usize::try_from(crate::pixel::whole(place)).unwrap_or(0).min(end - 1);
        (first, (first + 1).min(end - 1), place - first as f64)
    };
    let mut pixels = Vec::with_capacity(gray.pixels.len());
    let across: Vec<_> = (0..gray.width).map(|x| between(x, columns)).collect();
    for y in 0..gray.height {
        let (upper, lower, down) = between(y, rows);
        let line: Vec<f64> = (0..columns)
            .map(|column| light[upper * columns + column] * (1.0 - down) + light[lower * columns + column] * down)
            .collect();
        pixels.extend(gray.row(y).iter().zip(&across).map(|(&pixel, &(left, right, share))| {
            let here = (line[left] * (1.0 - share) + line[right] * share).max(1.0);
            u8::try_from(rounded(f64::from(pixel) * f64::from(lightest) / here).min(255)).unwrap_or(255)
        }));
    }
    Gray { width: gray.width, height: gray.height, pixels }
}

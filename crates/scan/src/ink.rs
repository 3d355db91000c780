//! Black and white: the level between ink and paper, and the black border that a scanner leaves around a page.
//!
//! What always holds: a pixel is ink if it is at or below the level.

use crate::pixel::Gray;

/// Levels of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Levels {
    /// At or below it a pixel is ink.
    pub ink: u8,
    /// Mean of the ink.
    pub black: u8,
    /// Mean of the paper.
    pub white: u8,
}

impl Levels {
    /// How far ink and paper are apart.
    pub(crate) fn contrast(self) -> u8 {
        self.white.saturating_sub(self.black)
    }
}

/// How many pixels of every fourth row have which shade. Neighbours are counted in turn in four tables, because paper is all of
/// one shade and a count must be stored before it can grow again.
fn histogram(gray: &Gray) -> [u32; 256] {
    let mut tables = [[0_u32; 256]; 4];
    for y in (0..gray.height).step_by(4) {
        let mut fours = gray.row(y).chunks_exact(4);
        for four in &mut fours {
            for (table, &pixel) in tables.iter_mut().zip(four) {
                table[usize::from(pixel)] += 1;
            }
        }
        fours.remainder().iter().for_each(|&pixel| tables[0][usize::from(pixel)] += 1);
    }
    std::array::from_fn(|level| tables.iter().map(|table| table[level]).sum())
}

/// The level that parts a picture's pixels best in two (Otsu 1979).
pub(crate) fn levels(gray: &Gray) -> Levels {
    let histogram = histogram(gray);
    let weigh = |(level, &count): (usize, &u32)| level as f64 * f64::from(count);
    let total: f64 = histogram.iter().map(|&count| f64::from(count)).sum();
    let sum: f64 = histogram.iter().enumerate().map(weigh).sum();
    let mut best = (-1.0, Levels { ink: 0, black: 0, white: 255 });
    let (mut below, mut below_sum) = (0.0, 0.0);
    for level in 0..=254_u8 {
        let count = f64::from(histogram[usize::from(level)]);
        below += count;
        below_sum += f64::from(level) * count;
        let above = total - below;
        if below <= 0.0 || above <= 0.0 {
            continue;
        }
        let (black, white) = (below_sum / below, (sum - below_sum) / above);
        let between = below * above * (white - black).powi(2);
        if between > best.0 {
            best = (between, Levels { ink: level, black: mean(black), white: mean(white) });
        }
    }
    if best.0 < 0.0 {
        // One single shade: nothing is ink.
        let shade = gray.pixels.first().copied().unwrap_or(255);
        return Levels { ink: 0, black: shade, white: shade };
    }
    // Two clear peaks leave a gap in which every level parts as well as the lowest: the middle is the safest.
    let Levels { black, white, ink } = best.1;
    let middle = u8::try_from((u16::from(black) + u16::from(white)) / 2).unwrap_or(ink);
    Levels { ink: ink.max(middle.min(ink.saturating_add(gap(&histogram, ink)))), black, white }
}

fn mean(value: f64) -> u8 {
    u8::try_from(crate::pixel::rounded(value).min(255)).unwrap_or(255)
}

/// How many levels above this one are empty.
fn gap(histogram: &[u32; 256], level: u8) -> u8 {
    let empty = histogram.iter().skip(usize::from(level) + 1).take_while(|&&count| count == 0).count();
    u8::try_from(empty).unwrap_or(0)
}

/// The part of a picture that is not the scanner's black background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kept {
    pub left: usize,
    pub top: usize,
    pub width: usize,
    pub height: usize,
}

/// Cuts off rows and columns with less than a tenth of paper, from the outside. `None` where nothing is left.
pub(crate) fn kept(gray: &Gray, levels: Levels) -> Option<Kept> {
    // A u16 then holds the count of any permitted height.
    const EVERY: usize = 4;
    let paper_in_row = |y: usize| gray.row(y).iter().filter(|&&pixel| pixel > levels.ink).count();
    let light_row = |y: &usize| paper_in_row(*y) * 10 > gray.width;
    let top = (0..gray.height).find(light_row)?;
    let bottom = (top..gray.height).rev().find(light_row)? + 1;
    let mut columns = vec![0_u16; gray.width];
    for y in (top..bottom).step_by(EVERY) {
        for (count, &pixel) in columns.iter_mut().zip(gray.row(y)) {
            *count = count.wrapping_add(u16::from(pixel > levels.ink));
        }
    }
    let rows = (bottom - top).div_ceil(EVERY);
    let light_column = |count: &u16| usize::from(*count) * 10 > rows;
    let left = columns.iter().position(light_column)?;
    let right = columns.iter().rposition(light_column)? + 1;
    Some(Kept { left, top, width: right - left, height: bottom - top })
}

//! A gray picture and places in it.
//!
//! What always holds: the place (0, 0) is the outer corner of the first pixel, a pixel's centre lies at +0.5; outside the
//! picture everything is white.

/// A place in a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Spot {
    pub x: f64,
    pub y: f64,
}

impl Spot {
    pub(crate) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Column and row of the pixel in which it lies, where they are not negative. (No call of `floor`: this runs a hundred
    /// thousand times a page.)
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; saturates above")]
    pub(crate) fn pixel(self) -> Option<(usize, usize)> {
        (self.x >= 0.0 && self.y >= 0.0).then_some((self.x as u32 as usize, self.y as u32 as usize))
    }

    /// Much faster than the distance, and enough to compare.
    pub(crate) fn squared_distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        x * x + y * y
    }

    pub(crate) fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl std::ops::Add for Spot {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Spot {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl std::ops::Mul<f64> for Spot {
    type Output = Self;
    fn mul(self, times: f64) -> Self {
        Self::new(self.x * times, self.y * times)
    }
}

/// A gray picture, row by row from the top; 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gray {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// The whole pixel in which a coordinate lies.
#[expect(clippy::cast_possible_truncation, reason = "saturates, and every use is checked against the picture's size")]
pub(crate) fn whole(coordinate: f64) -> i64 {
    coordinate.floor() as i64
}

/// A value rounded to a whole number that is not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range just before")]
pub(crate) fn rounded(value: f64) -> u32 {
    value.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// A value rounded to a whole number.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the range just before")]
pub(crate) fn rounded_signed(value: f64) -> i32 {
    value.round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}

/// The ninth part of a sum of nine pixels: 7282 / 65536 is a ninth and so little more that no such sum shows it.
#[expect(clippy::cast_possible_truncation, reason = "the mean of nine pixels is a pixel")]
fn ninth(sum: u16) -> u8 {
    (u32::from(sum).wrapping_mul(7_282) >> 16) as u8
}

impl Gray {
    /// The pixels of a row.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let start = y.saturating_mul(self.width).min(self.pixels.len());
        let end = start.saturating_add(self.width).min(self.pixels.len());
        &self.pixels[start..end]
    }

    /// The pixel in which a place lies.
    pub(crate) fn at(&self, spot: Spot) -> u8 {
        let Some((x, y)) = spot.pixel() else { return 255 };
        if x >= self.width || y >= self.height {
            return 255;
        }
        self.pixels.get(y * self.width + x).copied().unwrap_or(255)
    }

    /// A part of the picture, cut to it.
    pub(crate) fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let left = left.min(self.width);
        let width = width.min(self.width - left);
        let top = top.min(self.height);
        let height = height.min(self.height - top);
        let mut pixels = Vec::with_capacity(width * height);
        (top..top + height).for_each(|y| pixels.extend_from_slice(&self.row(y)[left..left + width]));
        Self { width, height, pixels }
    }

    /// Each pixel as the mean of its three by three; edges by those that are there.
    pub(crate) fn smoothed(&self) -> Self {
        let (width, height) = (self.width, self.height);
        if width < 2 || height == 0 {
            return self.clone();
        }
        // Wrapping sums never wrap here (nine pixels at most) and let the compiler take many pixels at once.
        let mut across = vec![0_u16; self.pixels.len()];
        for (sums, row) in across.chunks_exact_mut(width).zip(self.pixels.chunks_exact(width)) {
            let triple = |a: u8, b: u8, c: u8| u16::from(a).wrapping_add(u16::from(b)).wrapping_add(u16::from(c));
            let inner = row.iter().zip(&row[1..]).zip(&row[2..]);
            sums[1..width - 1].iter_mut().zip(inner).for_each(|(sum, ((&a, &b), &c))| *sum = triple(a, b, c));
            sums[0] = triple(row[0], row[0], row[1]);
            sums[width - 1] = triple(row[width - 2], row[width - 1], row[width - 1]);
        }
        let mut pixels = Vec::with_capacity(across.len());
        for y in 0..height {
            let line = |y: usize| &across[y * width..(y + 1) * width];
            let (above, here, below) = (line(y.saturating_sub(1)), line(y), line((y + 1).min(height - 1)));
            let sums = above.iter().zip(here).zip(below).map(|((&a, &b), &c)| a.wrapping_add(b).wrapping_add(c));
            pixels.extend(sums.map(ninth));
        }
        Self { width, height, pixels }
    }

    /// The picture turned clockwise by so many quarter turns.
    pub(crate) fn turned(self, quarters: u8) -> Self {
        match quarters % 4 {
            1 => self.quarter(),
            2 => {
                let mut pixels = self.pixels;
                pixels.reverse();
                Self { pixels, ..self }
            }
            3 => self.quarter().turned(2),
            _ => self,
        }
    }

    /// A quarter turn clockwise, in blocks so that both pictures stay in the cache.
    fn quarter(&self) -> Self {
        const BLOCK: usize = 64;
        let (width, height) = (self.height, self.width);
        let mut pixels = vec![255; self.pixels.len()];
        for top in (0..self.height).step_by(BLOCK) {
            let bottom = (top + BLOCK).min(self.height);
            for left in (0..self.width).step_by(BLOCK) {
                let right = (left + BLOCK).min(self.width);
                for x in left..right {
                    for y in top..bottom {
                        pixels[x * width + (self.height - 1 - y)] = self.pixels[y * self.width + x];
                    }
                }
            }
        }
        Self { width, height, pixels }
    }
}

/// Where a turned and cut picture lies in the one that came in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Origin {
    /// Left and top edge of what was kept, in the original.
    pub offset: Spot,
    /// Size of what was kept, in the original.
    pub width: f64,
    /// Height of it.
    pub height: f64,
    /// Quarter turns clockwise done to it.
    pub quarters: u8,
}

impl Origin {
    /// A place of the turned picture in the original.
    pub(crate) fn original(&self, spot: Spot) -> Spot {
        let kept = match self.quarters % 4 {
            1 => Spot::new(spot.y, self.height - spot.x),
            2 => Spot::new(self.width - spot.x, self.height - spot.y),
            3 => Spot::new(self.width - spot.y, spot.x),
            _ => spot,
        };
        kept + self.offset
    }
}

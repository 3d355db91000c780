//! The surroundings of a box: its frame on the page, its pixels, and their means over squares of any size.
//!
//! What always holds: a patch is cut generously around a frame; places outside it are white, as outside a picture.

use model::geometry::Target;

use crate::grid::Grid;
use crate::pixel::{Gray, Spot, whole};

/// How much of a box's surroundings is kept, in mm: the widest strip beside it and the shift of the box.
const AROUND_MM: f64 = 3.0;

/// A box's place with the directions of one millimetre in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub centre: Spot,
    right: Spot,
    down: Spot,
    pub half_width: f64,
    pub half_height: f64,
}

impl Frame {
    pub(super) fn of(grid: &Grid, target: &Target) -> Self {
        let (w, h) = (target.rect.width.mm() / 2.0, target.rect.height.mm() / 2.0);
        let (x, y) = (target.rect.x.mm() + w, target.rect.y.mm() + h);
        Self {
            centre: grid.place(x, y),
            right: (grid.place(x + w, y) - grid.place(x - w, y)) * (0.5 / w.max(0.01)),
            down: (grid.place(x, y + h) - grid.place(x, y - h)) * (0.5 / h.max(0.01)),
            half_width: w,
            half_height: h,
        }
    }

    /// The place so many millimetres from the centre.
    pub(super) fn at(&self, dx_mm: f64, dy_mm: f64) -> Spot {
        self.centre + self.right * dx_mm + self.down * dy_mm
    }

    pub(super) fn shifted(self, shift: Spot) -> Self {
        Self { centre: self.centre + shift, ..self }
    }

    pub(super) fn corners(&self) -> [Spot; 4] {
        let (w, h) = (self.half_width, self.half_height);
        [self.at(-w, -h), self.at(w, -h), self.at(w, h), self.at(-w, h)]
    }
}

/// A rectangle in millimetres about a box's centre.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Field {
    /// What lies inside a frame, so far from its outer edges.
    pub(super) fn inside(frame: &Frame, inset: f64) -> Self {
        let (w, h) = (frame.half_width - inset, frame.half_height - inset);
        Self { left: -w, top: -h, right: w, bottom: h }
    }

    /// Columns and rows for one sample every so many pixels.
    pub(super) fn steps(&self, pixels_per_mm: f64, every: f64) -> (u32, u32) {
        let steps = |length: f64| crate::pixel::rounded(length.max(0.0) * pixels_per_mm / every).clamp(3, 1_000);
        (steps(self.right - self.left), steps(self.bottom - self.top))
    }

    /// The samples, row by row.
    pub(super) fn spots(self, frame: Frame, (columns, rows): (u32, u32)) -> impl Iterator<Item = Spot> {
        let across = (self.right - self.left) / f64::from(columns);
        let along = (self.bottom - self.top) / f64::from(rows);
        let step = frame.right * across;
        (0..rows).flat_map(move |row| {
            let first = frame.at(self.left + across / 2.0, self.top + (f64::from(row) + 0.5) * along);
            (0..columns).map(move |column| first + step * f64::from(column))
        })
    }
}

/// The pixels around a box.
pub(super) struct Patch {
    raw: Gray,
    /// Each pixel the mean of its three by three, so that noise makes no ink.
    smooth: Gray,
    corner: Spot,
}

impl Patch {
    pub(super) fn around(gray: &Gray, frame: &Frame) -> Self {
        let (w, h) = (frame.half_width + AROUND_MM, frame.half_height + AROUND_MM);
        let corners = [frame.at(-w, -h), frame.at(w, -h), frame.at(w, h), frame.at(-w, h)];
        let bound = |value: f64| usize::try_from(whole(value).max(0)).unwrap_or(0);
        let least = |value: fn(&Spot) -> f64| bound(corners.iter().map(value).fold(f64::INFINITY, f64::min) - 2.0);
        let most = |value: fn(&Spot) -> f64| bound(corners.iter().map(value).fold(f64::NEG_INFINITY, f64::max) + 3.0);
        let (left, top) = (least(|spot| spot.x), least(|spot| spot.y));
        let (right, low) = (most(|spot| spot.x), most(|spot| spot.y));
        let raw = gray.part(left, top, right.saturating_sub(left), low.saturating_sub(top));
        Self { smooth: raw.smoothed(), raw, corner: Spot::new(left as f64, top as f64) }
    }

    /// The smoothed pixel at a place of the picture.
    pub(super) fn at(&self, spot: Spot) -> u8 {
        self.smooth.at(spot - self.corner)
    }

    /// The pixel itself.
    pub(super) fn raw_at(&self, spot: Spot) -> u8 {
        self.raw.at(spot - self.corner)
    }
}

/// Means of a patch over squares of any size.
pub(super) struct Means {
    wide: usize,
    /// Sums of all pixels above and left of each, one row and one column wider than the patch.
    sums: Vec<u32>,
}

impl Means {
    /// Of a patch in which nothing is darker than the floor.
    pub(super) fn of(patch: &Patch, floor: u8) -> Self {
        Self { wide: patch.raw.width + 1, sums: sums(&patch.raw, floor) }
    }

    /// The mean of the square that reaches so many pixels from a place, cut to the patch.
    pub(super) fn at(&self, patch: &Patch, spot: Spot, reach: usize) -> f64 {
        let (raw, spot) = (&patch.raw, spot - patch.corner);
        let Some((x, y)) = spot.pixel() else { return 255.0 };
        if x >= raw.width || y >= raw.height {
            return 255.0;
        }
        let (left, top) = (x.saturating_sub(reach), y.saturating_sub(reach));
        let (right, low) = ((x + reach + 1).min(raw.width), (y + reach + 1).min(raw.height));
        let sum = |x: usize, y: usize| self.sums.get(y * self.wide + x).copied().unwrap_or(0);
        let upper = sum(right, top).wrapping_sub(sum(left, top));
        let inside = sum(right, low).wrapping_sub(sum(left, low)).wrapping_sub(upper);
        f64::from(inside) / ((right - left) * (low - top)) as f64
    }
}

/// Sums over all pixels above and left; they wrap at need, differences stay right.
fn sums(gray: &Gray, floor: u8) -> Vec<u32> {
    let wide = gray.width + 1;
    let mut sums = vec![0_u32; wide * (gray.height + 1)];
    for y in 0..gray.height {
        let (above, here) = sums.split_at_mut((y + 1) * wide);
        let above = &above[y * wide..];
        let mut line = 0_u32;
        for (x, &pixel) in gray.row(y).iter().enumerate() {
            line = line.wrapping_add(u32::from(pixel.max(floor)));
            here[x + 1] = above[x + 1].wrapping_add(line);
        }
    }
    sums
}

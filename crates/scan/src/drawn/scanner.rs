//! A scanner with faults: from a drawing to a gray picture.

use crate::pixel::Gray;

use super::ballot::FINE;
use super::{Chance, Drawing};

/// How a page is scanned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scanner {
    pub dots_per_inch: f64,
    /// Quarter turns clockwise in which the page lies.
    pub quarters: u8,
    /// Degrees clockwise by which it lies askew.
    pub degrees: f64,
    /// Size of the print.
    pub scale: f64,
    /// Stretch along the feed.
    pub stretch: f64,
    /// Sideways shift of the foot against the head, in mm.
    pub shear: f64,
    /// Bend of the sheet, in mm.
    pub curl: f64,
    /// Deviation of each pixel's shade.
    pub noise: f64,
    /// Share of pixels that are black or white by chance.
    pub specks: f64,
    /// Times that the picture is blurred over three by three pixels.
    pub blur: u32,
    /// What is scanned around the page, in mm, and its shade.
    pub around: f64,
    pub background: u8,
    /// Brightness at the right edge against the left.
    pub shadow: f64,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            dots_per_inch: 200.0,
            quarters: 0,
            degrees: 0.0,
            scale: 1.0,
            stretch: 1.0,
            shear: 0.0,
            curl: 0.0,
            noise: 0.0,
            specks: 0.0,
            blur: 0,
            around: 0.0,
            background: 0,
            shadow: 1.0,
        }
    }
}

impl Scanner {
    /// A page askew on a black background.
    pub(crate) fn askew(degrees: f64) -> Self {
        Self { degrees, around: 10.0, ..Self::default() }
    }

    pub(crate) fn scan(&self, page: &Drawing) -> Gray {
        let per_mm = self.dots_per_inch / 25.4;
        let (wide, high) = (210.0 + 2.0 * self.around, 297.0 + 2.0 * self.around);
        let (width, height) = (crate::pixel::rounded(wide * per_mm), crate::pixel::rounded(high * per_mm));
        let (sin, cos) = self.degrees.to_radians().sin_cos();
        let mut chance = Chance::new(crate::pixel::rounded(self.degrees.abs() * 1000.0 + self.noise * 10.0).into());
        let mut pixels = Vec::with_capacity(width as usize * height as usize);
        for row in 0..height {
            for column in 0..width {
                let mut sum = 0_u32;
                for part in 0..4_u32 {
                    let x = (f64::from(column) + (f64::from(part % 2) + 0.5) / 2.0) / per_mm - wide / 2.0;
                    let y = (f64::from(row) + (f64::from(part / 2) + 0.5) / 2.0) / per_mm - high / 2.0;
                    sum += u32::from(self.shade(page, x * cos + y * sin, y * cos - x * sin));
                }
                let mut value = f64::from(sum) / 4.0;
                value *= 1.0 + (self.shadow - 1.0) * f64::from(column) / f64::from(width);
                if self.noise > 0.0 {
                    value += chance.normal() * self.noise;
                }
                if self.specks > 0.0 && chance.between(0.0, 1.0) < self.specks {
                    value = if chance.below(2) == 0 { 0.0 } else { 255.0 };
                }
                pixels.push(u8::try_from(crate::pixel::rounded(value).min(255)).unwrap());
            }
        }
        let mut gray = Gray { width: width as usize, height: height as usize, pixels };
        (0..self.blur).for_each(|_| gray = blurred(&gray));
        gray.turned(self.quarters)
    }

    /// The shade of the page at a place from its middle, before its print was distorted.
    fn shade(&self, page: &Drawing, x: f64, y: f64) -> u8 {
        if x.abs() > 105.0 || y.abs() > 148.5 {
            return self.background;
        }
        let bend = if self.curl == 0.0 { 0.0 } else { self.curl * (std::f64::consts::PI * (y / 297.0 + 0.5)).sin() };
        let (x, y) = ((x - bend - self.shear * y / 297.0) / self.scale, y / self.scale / self.stretch);
        let (column, row) = (crate::pixel::whole((x + 105.0) * FINE), crate::pixel::whole((y + 148.5) * FINE));
        match (usize::try_from(column), usize::try_from(row)) {
            (Ok(column), Ok(row)) if column < page.width && row < page.height => page.dots[row * page.width + column],
            _ => 250,
        }
    }
}

fn blurred(gray: &Gray) -> Gray {
    let mut pixels = gray.pixels.clone();
    for y in 1..gray.height - 1 {
        for x in 1..gray.width - 1 {
            let rows = [y - 1, y, y + 1];
            let sum: u32 = rows.iter().flat_map(|&y| &gray.row(y)[x - 1..=x + 1]).map(|&pixel| u32::from(pixel)).sum();
            pixels[y * gray.width + x] = u8::try_from(sum / 9).unwrap();
        }
    }
    Gray { pixels, ..*gray }
}

/// A picture as the bytes of a PNM file.
pub(crate) fn pnm(gray: &Gray) -> Vec<u8> {
    let mut bytes = format!("P5\n{} {}\n255\n", gray.width, gray.height).into_bytes();
    bytes.extend(&gray.pixels);
    bytes
}

//! Draws what the reader saw onto a picture of the page, for the screen: timing marks, boxes with their scores, streaks.
//!
//! What always holds: the drawing comes from the same reading as the result; a refused page shows how far the reader came.
//! Colours never stand alone: a mark has a double frame, an ambiguous one a broken frame, an empty one a thin frame.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use model::tally::MarkReading;

use crate::document::Document;
use crate::package::ScanPackage;
use crate::picture::{Picture, decode};
use crate::pixel::{Spot, rounded, whole};
use crate::reading::{Trace, guarded, read_picture};
use crate::refusal::{Reason, Refusal};

/// Longest side of the drawing in pixels.
const LONGEST: u32 = 1_400;
const TEAL: Rgb<u8> = Rgb([13, 115, 119]);
const GREEN: Rgb<u8> = Rgb([21, 128, 61]);
const AMBER: Rgb<u8> = Rgb([180, 83, 9]);
const GRAY: Rgb<u8> = Rgb([120, 130, 140]);
const RED: Rgb<u8> = Rgb([185, 28, 28]);

/// The page with what was seen on it, as PNG, in the position in which it was scanned.
///
/// # Errors
/// [`Refusal`] only where the bytes are no picture of a page at all.
pub fn annotate(bytes: &[u8], package: &ScanPackage) -> Result<Vec<u8>, Refusal> {
    guarded(|| drawn(decode(bytes)?, package))
}

/// The same for a page, counted from 1, of a file that may have many.
///
/// # Errors
/// As [`annotate`].
pub fn annotate_page(bytes: Vec<u8>, page: u32, package: &ScanPackage) -> Result<Vec<u8>, Refusal> {
    let place = usize::try_from(page.saturating_sub(1)).unwrap_or(0);
    guarded(|| drawn(Document::open(bytes)?.picture(place)?, package))
}

fn drawn(picture: Picture, package: &ScanPackage) -> Result<Vec<u8>, Refusal> {
    let mut trace = Trace::default();
    let original = picture.gray.clone();
    // A refusal is part of what is shown: the trace says how far the reading came.
    let _ = read_picture(picture, package, &mut trace);
    let fault = || Refusal::new(Reason::Fault);
    let (width, height) = (original.width, original.height);
    let (Ok(wide), Ok(high)) = (u32::try_from(width), u32::try_from(height)) else { return Err(fault()) };
    let gray = image::GrayImage::from_raw(wide, high, original.pixels).ok_or_else(fault)?;
    let zoom = (f64::from(LONGEST) / f64::from(wide.max(high))).min(1.0);
    let (w, h) = (rounded(f64::from(wide) * zoom).max(1), rounded(f64::from(high) * zoom).max(1));
    let small = image::imageops::resize(&gray, w, h, image::imageops::FilterType::Triangle);
    let mut canvas = Canvas { image: image::DynamicImage::ImageLuma8(small).into_rgb8(), zoom };
    canvas.draw(&trace, height as f64);
    let mut png = Vec::new();
    canvas.image.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| fault())?;
    Ok(png)
}

struct Canvas {
    image: RgbImage,
    zoom: f64,
}

impl Canvas {
    fn draw(&mut self, trace: &Trace, height: f64) {
        for streak in &trace.streaks {
            let x = trace.origin.offset.x + (streak.left + streak.right) as f64 / 2.0;
            self.line(Spot::new(x, 0.0), Spot::new(x, height), RED, 1);
        }
        for spot in &trace.spots {
            let at = trace.origin.original(*spot);
            let arm = 5.0 / self.zoom;
            self.line(at - Spot::new(arm, 0.0), at + Spot::new(arm, 0.0), TEAL, 1);
            self.line(at - Spot::new(0.0, arm), at + Spot::new(0.0, arm), TEAL, 1);
        }
        for (corners, reading, score) in &trace.boxes {
            let corners = corners.map(|corner| trace.origin.original(corner));
            match reading {
                MarkReading::Empty => self.frame(&corners, GRAY, 0.0, 1),
                MarkReading::Ambiguous => self.frame(&corners, AMBER, 2.0, 3),
                MarkReading::Marked => {
                    self.frame(&corners, GREEN, 2.0, 1);
                    self.frame(&corners, GREEN, 4.0, 1);
                }
            }
            if *reading != MarkReading::Empty {
                let colour = if *reading == MarkReading::Marked { GREEN } else { AMBER };
                let left = corners.iter().map(|corner| corner.x).fold(f64::MAX, f64::min);
                let low = corners.iter().map(|corner| corner.y).fold(f64::MIN, f64::max);
                self.number(Spot::new(left, low + 7.0 / self.zoom), (score + 50) / 100, colour);
            }
        }
    }

    /// A frame so many pixels outside its corners; every `dash`-th stretch only.
    fn frame(&mut self, corners: &[Spot; 4], colour: Rgb<u8>, outside: f64, dash: u32) {
        let middle = corners.iter().fold(Spot::default(), |sum, corner| sum + *corner) * 0.25;
        let wider = corners.map(|corner| {
            let away = corner - middle;
            let length = away.distance(Spot::default()).max(1.0);
            corner + away * (outside / self.zoom * 1.4 / length)
        });
        for (from, to) in wider.iter().zip(wider.iter().cycle().skip(1)) {
            self.line(*from, *to, colour, dash);
        }
    }

    fn line(&mut self, from: Spot, to: Spot, colour: Rgb<u8>, dash: u32) {
        let (from, to) = (from * self.zoom, to * self.zoom);
        let steps = rounded(from.distance(to)).clamp(1, 20_000);
        for step in 0..=steps {
            if dash > 1 && (step / 3) % dash == dash - 1 {
                continue;
            }
            let at = from + (to - from) * (f64::from(step) / f64::from(steps));
            self.dot(at, colour);
        }
    }

    fn dot(&mut self, at: Spot, colour: Rgb<u8>) {
        if let (Ok(x), Ok(y)) = (u32::try_from(whole(at.x)), u32::try_from(whole(at.y)))
            && let Some(pixel) = self.image.get_pixel_mut_checked(x, y)
        {
            *pixel = colour;
        }
    }

    /// A number with a per cent sign in letters of 3 × 5 dots, each dot two pixels.
    fn number(&mut self, at: Spot, number: u32, colour: Rgb<u8>) {
        let origin = at * self.zoom;
        for (place, letter) in format!("{number}%").bytes().enumerate() {
            let rows = glyph(letter);
            for (row, bits) in rows.into_iter().enumerate() {
                for column in (0..3_usize).filter(|column| bits >> (2 - column) & 1 == 1) {
                    let corner = Spot::new((place * 8 + column * 2) as f64, (row * 2) as f64);
                    for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                        self.dot(origin + corner + Spot::new(dx, dy), colour);
                    }
                }
            }
        }
    }
}

/// Figures as five rows of three dots.
fn glyph(letter: u8) -> [u8; 5] {
    match letter {
        b'0' => [7, 5, 5, 5, 7],
        b'1' => [2, 6, 2, 2, 7],
        b'2' => [7, 1, 7, 4, 7],
        b'3' => [7, 1, 7, 1, 7],
        b'4' => [5, 5, 7, 1, 1],
        b'5' => [7, 4, 7, 1, 7],
        b'6' => [7, 4, 7, 5, 7],
        b'7' => [7, 1, 2, 2, 2],
        b'8' => [7, 5, 7, 5, 7],
        b'9' => [7, 5, 7, 1, 7],
        _ => [5, 1, 2, 4, 5],
    }
}

#[cfg(test)]
mod tests;

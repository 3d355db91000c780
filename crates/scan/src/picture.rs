//! From the bytes of a file to a gray picture with its resolution.
//!
//! What always holds: size limits are checked on the header, before any pixel is decoded; only PNG, JPEG, TIFF and PNM are
//! tried; a picture that ends early is refused, never filled up.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::pixel::Gray;
use crate::refusal::{Reason, Refusal};

mod stored;

pub use stored::as_png;

/// Longest side in pixels: A3 at 600 dots per inch.
pub(crate) const MAX_SIDE: u32 = 10_000;
/// Most pixels: A4 at 600 dots per inch is 35 million.
pub(crate) const MAX_PIXELS: u64 = 40_000_000;
/// Most bytes that a file may have, and that the decoder may hold at once.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;
const MAX_DECODED: u64 = 192 * 1024 * 1024;

/// A decoded page.
#[derive(Debug)]
pub(crate) struct Picture {
    pub gray: Gray,
    /// What the file says of its resolution, in dots per inch, where that can be believed.
    pub dots_per_inch: Option<f64>,
}

/// Decodes a picture.
pub(crate) fn decode(bytes: &[u8]) -> Result<Picture, Refusal> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_FILE) {
        return Err(Refusal::new(Reason::TooLarge));
    }
    let broken = || Refusal::new(Reason::NotAPicture);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| broken())?;
    let format = reader
        .format()
        .filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Tiff | ImageFormat::Pnm));
    let format = format.ok_or_else(broken)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| match error {
        image::ImageError::Limits(_) => Refusal::new(Reason::TooLarge),
        _ => broken(),
    })?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_SIDE
        || u64::from(width) * u64::from(height) > MAX_PIXELS
        || decoder.total_bytes() > MAX_DECODED
    {
        return Err(Refusal::new(Reason::TooLarge).with("width", width).with("height", height));
    }
    // The JPEG decoder fills a picture that ends early with gray and says nothing: its end marker must be there.
    if format == ImageFormat::Jpeg && !bytes.windows(2).rev().take(65_536).any(|pair| pair == [0xff, 0xd9]) {
        return Err(broken());
    }
    let image = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
    let gray = image.into_luma8();
    let (Ok(width), Ok(height)) = (usize::try_from(gray.width()), usize::try_from(gray.height())) else {
        return Err(Refusal::new(Reason::TooLarge));
    };
    let gray = Gray { width, height, pixels: gray.into_raw() };
    Ok(Picture { gray, dots_per_inch: resolution(bytes, format) })
}

/// The resolution that the file states. 72 and 96 are what programs write that know none, so they are not believed.
fn resolution(bytes: &[u8], format: ImageFormat) -> Option<f64> {
    let stated = match format {
        ImageFormat::Png => png_resolution(bytes),
        ImageFormat::Jpeg => jpeg_resolution(bytes),
        ImageFormat::Tiff => tiff_resolution(bytes),
        _ => None,
    };
    stated.filter(|dots| (100.0..=1300.0).contains(dots))
}

fn be_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The `pHYs` chunk, in pixels a metre.
fn png_resolution(bytes: &[u8]) -> Option<f64> {
    let mut at = 8_usize;
    for _ in 0..64 {
        let length = usize::try_from(be_u32(bytes, at)?).ok()?;
        match bytes.get(at.checked_add(4)?..at.checked_add(8)?)? {
            b"pHYs" if bytes.get(at + 16) == Some(&1) => return Some(f64::from(be_u32(bytes, at + 8)?) * 0.0254),
            b"IDAT" | b"IEND" => return None,
            _ => at = at.checked_add(length)?.checked_add(12)?,
        }
    }
    None
}

/// The density of the JFIF header.
fn jpeg_resolution(bytes: &[u8]) -> Option<f64> {
    let header = bytes.get(2..18)?;
    if header.get(..2)? != [0xff, 0xe0] || header.get(4..9)? != b"JFIF\0" {
        return None;
    }
    let density = f64::from(u16::from_be_bytes([header[12], header[13]]));
    match header[11] {
        1 => Some(density),
        2 => Some(density * 2.54),
        _ => None,
    }
}

/// `XResolution` and `ResolutionUnit` of the first directory.
fn tiff_resolution(bytes: &[u8]) -> Option<f64> {
    let little = bytes.get(..2)? == b"II";
    let u16_at = |at: usize| {
        let pair: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let u32_at = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let (mut dots, mut per) = (None, 2_u16);
    for entry in 0..usize::from(u16_at(directory)?) {
        let at = directory.checked_add(2)?.checked_add(entry * 12)?;
        match u16_at(at)? {
            282 => {
                let place = usize::try_from(u32_at(at.checked_add(8)?)?).ok()?;
                let below = f64::from(u32_at(place.checked_add(4)?)?);
                dots = (below > 0.0).then_some(f64::from(u32_at(place)?) / below);
            }
            296 => per = u16_at(at.checked_add(8)?)?,
            _ => {}
        }
    }
    match per {
        2 => dots,
        3 => Some(dots? * 2.54),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

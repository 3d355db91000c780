//! A page as a file to be kept: PNG with its resolution, written fast.

use super::decode;
use crate::refusal::{Reason, Refusal};

/// A picture (PNM, PNG, JPEG or TIFF) as a gray PNG that states its resolution.
///
/// # Errors
/// [`Refusal`] for what is no picture or too large.
pub fn as_png(picture: &[u8], dots_per_inch: u32) -> Result<Vec<u8>, Refusal> {
    let gray = decode(picture)?.gray;
    let fault = || Refusal::new(Reason::Fault);
    let (Ok(width), Ok(height)) = (u32::try_from(gray.width), u32::try_from(gray.height)) else {
        return Err(fault());
    };
    let mut made = Vec::with_capacity(gray.pixels.len() / 8);
    let mut encoder = png::Encoder::new(&mut made, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::Fast);
    let a_metre = (f64::from(dots_per_inch) / 0.0254).round();
    let a_metre = crate::pixel::rounded(a_metre);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: a_metre, yppu: a_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(|_| fault())?;
    writer.write_image_data(&gray.pixels).map_err(|_| fault())?;
    writer.finish().map_err(|_| fault())?;
    Ok(made)
}

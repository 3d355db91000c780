//! Pages of a PDF as capture programs write them: one picture a page (JPEG, deflated, or fax group 4).
//!
//! What always holds: no picture is inflated beyond the size that its header states, and that size is bounded before; text and
//! drawings of a page are never rendered.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::MOST_PAGES;
use crate::picture::{MAX_PIXELS, MAX_SIDE, Picture, decode};
use crate::pixel::Gray;
use crate::refusal::{Reason, Refusal};

/// Pictures smaller than this in both directions are logos, not pages.
const LEAST_SIDE: u32 = 400;

/// A loaded PDF.
pub(crate) struct Pages {
    document: Document,
    pages: Vec<ObjectId>,
}

fn broken() -> Refusal {
    Refusal::new(Reason::NotAPicture)
}

impl Pages {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let document = Document::load_mem(bytes).map_err(|_| broken())?;
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        match pages.len() {
            0 => Err(broken()),
            count if count > MOST_PAGES => Err(Refusal::new(Reason::TooLarge)),
            _ => Ok(Self { document, pages }),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn picture(&self, place: usize) -> Result<Picture, Refusal> {
        let page = *self.pages.get(place).ok_or_else(broken)?;
        let images = self.document.get_page_images(page).map_err(|_| broken())?;
        let large = images.iter().filter(|image| {
            let side = i64::from(LEAST_SIDE);
            image.width >= side || image.height >= side
        });
        let large: Vec<_> = large.collect();
        let [image] = large.as_slice() else { return Err(broken()) };
        let stream = self.document.get_object(image.id).and_then(Object::as_stream).map_err(|_| broken())?;
        let header = Header::of(&self.document, &stream.dict)?;
        let filters = filters(&stream.dict);
        let mut picture = match filters.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["DCTDecode"] => decode(&stream.content)?,
            ["FlateDecode"] => header.plain(&inflated(stream, &header)?)?,
            [] => header.plain(&stream.content)?,
            ["CCITTFaxDecode"] => header.fax(stream)?,
            _ => return Err(broken()),
        };
        picture.dots_per_inch = self.resolution(page, picture.gray.width).or(picture.dots_per_inch);
        Ok(picture)
    }

    /// The resolution at which a picture fills its page.
    fn resolution(&self, page: ObjectId, pixels: usize) -> Option<f64> {
        let page = self.document.get_dictionary(page).ok()?;
        let bounds = page.get(b"MediaBox").ok().and_then(|value| self.document.dereference(value).ok())?.1;
        let sides: Vec<f64> =
            bounds.as_array().ok()?.iter().filter_map(|side| side.as_float().ok().map(f64::from)).collect();
        let [left, _, right, _] = sides.as_slice() else { return None };
        let inches = (right - left).abs() / 72.0;
        let dots = pixels as f64 / inches.max(0.01);
        (100.0..=1300.0).contains(&dots).then_some(dots)
    }
}

/// What a picture's dictionary says.
struct Header {
    width: u32,
    height: u32,
    bits: u32,
    channels: u32,
    inverted: bool,
}

impl Header {
    fn of(document: &Document, dict: &Dictionary) -> Result<Self, Refusal> {
        let number = |key: &[u8]| {
            let value = dict.get(key).ok().and_then(|value| document.dereference(value).ok())?.1;
            value.as_i64().ok().and_then(|value| u32::try_from(value).ok())
        };
        let (width, height) = (number(b"Width").ok_or_else(broken)?, number(b"Height").ok_or_else(broken)?);
        if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Refusal::new(Reason::TooLarge).with("width", width).with("height", height));
        }
        let mask = dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false);
        let space =
            dict.get(b"ColorSpace").ok().and_then(|value| document.dereference(value).ok()).map(|found| found.1);
        let channels = match space {
            _ if mask => 1,
            Some(Object::Name(name)) if name == b"DeviceGray" || name == b"CalGray" => 1,
            Some(Object::Name(name)) if name == b"DeviceRGB" || name == b"CalRGB" => 3,
            Some(Object::Array(parts)) => of_profile(document, parts)?,
            // Fax pictures often name none.
            None => 1,
            Some(_) => return Err(broken()),
        };
        let inverted =
            dict.get(b"Decode").and_then(Object::as_array).ok().and_then(|range| range.first()?.as_float().ok())
                == Some(1.0);
        Ok(Self {
            width,
            height,
            bits: if mask { 1 } else { number(b"BitsPerComponent").unwrap_or(1) },
            channels,
            inverted,
        })
    }

    fn row(&self) -> usize {
        usize::try_from((u64::from(self.width) * u64::from(self.channels * self.bits)).div_ceil(8))
            .unwrap_or(usize::MAX)
    }

    fn size(&self) -> usize {
        self.row().saturating_mul(self.height as usize)
    }

    /// Samples as they lie in the file.
    fn plain(&self, bytes: &[u8]) -> Result<Picture, Refusal> {
        if bytes.len() < self.size() || self.row() == 0 {
            return Err(broken());
        }
        let width = self.width as usize;
        let mut pixels = Vec::with_capacity(width * self.height as usize);
        for row in bytes.chunks_exact(self.row()).take(self.height as usize) {
            match (self.bits, self.channels) {
                (8, 1) => pixels.extend_from_slice(&row[..width]),
                (8, 3) => pixels.extend(row.chunks_exact(3).map(|rgb| luma(rgb[0], rgb[1], rgb[2]))),
                (1, 1) => pixels.extend((0..width).map(|x| if row[x / 8] >> (7 - x % 8) & 1 == 1 { 255 } else { 0 })),
                _ => return Err(broken()),
            }
        }
        if self.inverted {
            pixels.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
        }
        Ok(Picture { gray: Gray { width, height: self.height as usize, pixels }, dots_per_inch: None })
    }

    /// A page as fax machines code it (ITU-T T.6).
    fn fax(&self, stream: &Stream) -> Result<Picture, Refusal> {
        let parameters = stream.dict.get(b"DecodeParms").and_then(Object::as_dict).ok();
        let number = |key: &[u8]| parameters.and_then(|found| found.get(key).ok()?.as_i64().ok());
        let width = u16::try_from(self.width).map_err(|_| broken())?;
        if number(b"K") != Some(-1) || number(b"Columns").unwrap_or(1728) != i64::from(width) {
            return Err(broken());
        }
        let black_is_one = parameters.and_then(|found| found.get(b"BlackIs1").ok()?.as_bool().ok()).unwrap_or(false);
        let height = u16::try_from(self.height).map_err(|_| broken())?;
        let mut pixels = Vec::with_capacity(usize::from(width) * usize::from(height));
        fax::decoder::decode_g4(stream.content.iter().copied(), width, Some(height), |line| {
            pixels.extend(fax::decoder::pels(line, width).map(|colour| match colour {
                fax::Color::Black => 0_u8,
                fax::Color::White => 255,
            }));
        });
        if pixels.len() != usize::from(width) * usize::from(height) {
            return Err(broken());
        }
        if self.inverted != black_is_one {
            pixels.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
        }
        let gray = Gray { width: usize::from(width), height: usize::from(height), pixels };
        Ok(Picture { gray, dots_per_inch: None })
    }
}

/// Channels of a colour space given as a profile.
fn of_profile(document: &Document, parts: &[Object]) -> Result<u32, Refusal> {
    let name = parts.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
    if name == b"CalGray" || name == b"CalRGB" {
        return Ok(if name == b"CalGray" { 1 } else { 3 });
    }
    let profile = parts.get(1).filter(|_| name == b"ICCBased").and_then(|profile| document.dereference(profile).ok());
    let stream = profile.and_then(|(_, object)| object.as_stream().ok()).ok_or_else(broken)?;
    match stream.dict.get(b"N").and_then(Object::as_i64) {
        Ok(1) => Ok(1),
        Ok(3) => Ok(3),
        _ => Err(broken()),
    }
}

fn filters(dict: &Dictionary) -> Vec<String> {
    let name = |object: &Object| object.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned());
    match dict.get(b"Filter") {
        Ok(Object::Array(names)) => names.iter().filter_map(name).collect(),
        Ok(one) => name(one).into_iter().collect(),
        Err(_) => Vec::new(),
    }
}

/// Inflates a picture and takes back the PNG predictors of its rows.
fn inflated(stream: &Stream, header: &Header) -> Result<Vec<u8>, Refusal> {
    let parameters = match stream.dict.get(b"DecodeParms") {
        Ok(Object::Dictionary(found)) => Some(found),
        Ok(Object::Array(several)) => several.first().and_then(|first| first.as_dict().ok()),
        _ => None,
    };
    let predictor = parameters.and_then(|found| found.get(b"Predictor").ok()?.as_i64().ok()).unwrap_or(1);
    let (row, rows) = (header.row(), header.height as usize);
    let coded = if predictor >= 10 { row.saturating_add(1) } else { row };
    let limit = u64::try_from(coded.saturating_mul(rows)).map_err(|_| broken())?;
    let mut bytes = Vec::new();
    ZlibDecoder::new(stream.content.as_slice()).take(limit).read_to_end(&mut bytes).map_err(|_| broken())?;
    match predictor {
        1 => Ok(bytes),
        10..=15 => unpredicted(&bytes, row, usize::try_from((header.channels * header.bits).div_ceil(8)).unwrap_or(1)),
        _ => Err(broken()),
    }
}

fn unpredicted(bytes: &[u8], row: usize, step: usize) -> Result<Vec<u8>, Refusal> {
    let mut plain: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; row];
    for line in bytes.chunks_exact(row + 1) {
        let mut here = line[1..].to_vec();
        for x in 0..row {
            let left = if x >= step { here[x - step] } else { 0 };
            let corner = if x >= step { above[x - step] } else { 0 };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => above[x],
                3 => u8::try_from((u16::from(left) + u16::from(above[x])) / 2).unwrap_or(255),
                4 => paeth(left, above[x], corner),
                _ => return Err(broken()),
            };
            here[x] = here[x].wrapping_add(guess);
        }
        plain.extend_from_slice(&here);
        above = here;
    }
    Ok(plain)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let off = |value: u8| (guess - i16::from(value)).abs();
    if off(left) <= off(above) && off(left) <= off(corner) {
        left
    } else if off(above) <= off(corner) {
        above
    } else {
        corner
    }
}

fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
    u8::try_from((sum + 500) / 1_000).unwrap_or(255)
}

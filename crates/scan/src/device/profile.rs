//! How a stack is to be scanned, as data: checked against what a device can do before, and against each image after.
//!
//! What always holds: a profile that passes asks for nothing that the device does not offer; an image that passes has the
//! resolution, the size and the depth that were asked for.

use model::{Digest, Size};
use serde::{Deserialize, Serialize};

use super::fault::{Fault, FaultKind};
use super::{Capabilities, InputCapabilities};
use crate::document::Document;
use crate::pixel::rounded;

/// Where paper comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The feeder.
    Feeder,
    /// The glass.
    Glass,
}

/// One side or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Front only.
    Simplex,
    /// Front and back.
    Duplex,
}

/// Colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColourMode {
    /// One bit.
    Lineart,
    /// Eight bits.
    Gray,
    /// Three times eight bits.
    Colour,
}

/// File format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// TIFF.
    Tiff,
    /// PDF with pictures.
    Pdf,
    /// PNM, from SANE.
    Pnm,
}

/// What the feeder does about two sheets at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubleFeed {
    /// It stops.
    Stop,
    /// It goes on.
    Ignore,
}

/// A profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// Dots per inch.
    pub dots_per_inch: u32,
    /// Colour.
    pub mode: ColourMode,
    /// Sides.
    pub sides: Sides,
    /// Where paper comes in.
    pub source: Source,
    /// Paper.
    pub paper: Size,
    /// What is scanned beyond the paper, in hundredths of a millimetre, so that skewed edges are whole.
    pub padding: (u32, u32),
    /// A colour that is not to be seen, such as `red`.
    pub drop_out: Option<String>,
    /// Threshold of one-bit scans, 0 to 255.
    pub threshold: Option<u8>,
    /// Format; `None` takes what the device does best without loss.
    pub format: Option<ImageFormat>,
    /// On a double feed.
    pub double_feed: DoubleFeed,
    /// Further options of SANE devices by name, for what only one make has.
    pub options: Vec<(String, String)>,
}

impl Default for Profile {
    /// A4, both sides, 200 dots per inch, gray, the feeder stops on a double feed.
    fn default() -> Self {
        Self {
            dots_per_inch: 200,
            mode: ColourMode::Gray,
            sides: Sides::Duplex,
            source: Source::Feeder,
            paper: Size::A4,
            padding: (0, 0),
            drop_out: None,
            threshold: None,
            format: None,
            double_feed: DoubleFeed::Stop,
            options: Vec::new(),
        }
    }
}

impl Profile {
    /// Its digest, kept with every image.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of_json(self).unwrap_or_else(|_| Digest::of(&[]))
    }

    /// Width and height to scan, in hundredths of a millimetre.
    #[must_use]
    pub fn area(&self) -> (u32, u32) {
        let side = |length: model::Mm, more: u32| rounded(length.mm() * 100.0).saturating_add(more);
        (side(self.paper.width, self.padding.0), side(self.paper.height, self.padding.1))
    }

    /// The way in of a device that this profile uses.
    fn input<'a>(&self, capabilities: &'a Capabilities) -> Option<&'a InputCapabilities> {
        let fits = |input: &&InputCapabilities| {
            input.source == self.source && (input.sides == self.sides || self.source == Source::Glass)
        };
        capabilities.inputs.iter().find(fits)
    }

    /// Every wish that the device cannot fulfil.
    #[must_use]
    pub fn check(&self, capabilities: &Capabilities) -> Vec<Fault> {
        let unfit = |detail: String| Fault::new(FaultKind::ProfileUnfit, detail);
        let Some(input) = self.input(capabilities) else {
            return vec![unfit(format!("{:?} {:?}", self.source, self.sides))];
        };
        let mut faults = Vec::new();
        let (least, most) = (input.resolutions.iter().min(), input.resolutions.iter().max());
        let between = input.any_between
            && least.is_some_and(|least| self.dots_per_inch >= *least)
            && most.is_some_and(|most| self.dots_per_inch <= *most);
        if !input.resolutions.contains(&self.dots_per_inch) && !between {
            faults.push(unfit(format!("{} dpi", self.dots_per_inch)));
        }
        if !input.modes.contains(&self.mode) {
            faults.push(unfit(format!("{:?}", self.mode)));
        }
        let ((width, height), (widest, highest)) = (self.area(), input.largest);
        // Devices count in 300ths of an inch: A4 is 2480 × 3508 of them, a tenth of a millimetre less than A4.
        if width > widest + 20 || height > highest + 20 {
            faults.push(unfit(format!("{} × {} mm", width / 100, height / 100)));
        }
        if self.format.is_some_and(|format| !input.formats.contains(&format)) {
            faults.push(unfit(format!("{:?}", self.format)));
        }
        if self
            .drop_out
            .as_ref()
            .is_some_and(|colour| !input.drop_out.iter().any(|has| has.eq_ignore_ascii_case(colour)))
        {
            faults.push(unfit(self.drop_out.clone().unwrap_or_default()));
        }
        faults
    }

    /// The format to ask for.
    #[must_use]
    pub fn format_for(&self, capabilities: &Capabilities) -> Option<ImageFormat> {
        let formats = &self.input(capabilities)?.formats;
        let best = [ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Jpeg, ImageFormat::Pdf, ImageFormat::Pnm];
        self.format.or_else(|| best.into_iter().find(|format| formats.contains(format)))
    }

    /// Holds an image against what was asked for. Devices were seen to deliver another resolution or depth and say nothing.
    ///
    /// # Errors
    /// [`FaultKind::WrongAnswer`] for what is no image, [`FaultKind::ImageUnlike`] with what differs.
    pub fn check_image(&self, bytes: &[u8]) -> Result<u32, Fault> {
        if bytes.is_empty() {
            return Err(Fault::new(FaultKind::WrongAnswer, "0 bytes"));
        }
        let broken = |refusal: crate::Refusal| Fault::new(FaultKind::WrongAnswer, refusal.reason.name());
        let mut document = crate::reading::guarded(|| Document::open(bytes.to_vec())).map_err(broken)?;
        let dots = f64::from(self.dots_per_inch);
        let (width, height) = self.area();
        let pixels = |hundredths: u32| f64::from(hundredths) / 2_540.0 * dots;
        for place in 0..document.len() {
            let picture = crate::reading::guarded(|| document.picture(place)).map_err(broken)?;
            let (w, h) = (picture.gray.width as f64, picture.gray.height as f64);
            let like = |found: f64, asked: f64| (found / asked - 1.0).abs() <= 0.08;
            if !(like(w, pixels(width)) && like(h, pixels(height))) {
                return Err(Fault::new(FaultKind::ImageUnlike, format!("{w} × {h} px")));
            }
            if picture.dots_per_inch.is_some_and(|stated| (stated / dots - 1.0).abs() > 0.03) {
                let stated = picture.dots_per_inch.map_or(0, rounded);
                return Err(Fault::new(FaultKind::ImageUnlike, format!("{stated} dpi")));
            }
            // One bit where gray was asked for leaves no shades to judge faint marks by.
            if self.mode != ColourMode::Lineart && is_one_bit(bytes) {
                return Err(Fault::new(FaultKind::ImageUnlike, "1 bit"));
            }
        }
        Ok(u32::try_from(document.len()).unwrap_or(u32::MAX))
    }
}

/// Whether a PNG or PNM says that its pixels have one bit.
fn is_one_bit(bytes: &[u8]) -> bool {
    match bytes {
        [b'P', b'1' | b'4', ..] => true,
        [0x89, b'P', b'N', b'G', ..] => bytes.get(24) == Some(&1),
        _ => false,
    }
}

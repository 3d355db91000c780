//! The XML of eSCL, in and out.
//!
//! What always holds: elements are known by namespace and local name, never by prefix; whatever order, absence or misspelling a
//! device shows (AirSane writes `SupportedIntent`) is borne where the meaning is clear.

use roxmltree::{Document, Node};

use crate::device::fault::{Fault, FaultKind};
use crate::device::profile::{ColourMode, ImageFormat, Profile, Sides, Source};
use crate::device::{Capabilities, InputCapabilities, State, Status};

const SCAN: &str = "http://schemas.hp.com/imaging/escl/2011/05/03";
const PWG: &str = "http://www.pwg.org/schemas/2010/12/sm";
/// Hundredths of a millimetre of one 300th of an inch.
const UNIT: f64 = 2_540.0 / 300.0;

fn parsed(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|_| Fault::new(FaultKind::WrongAnswer, "UTF-8"))
}

fn document(text: &str) -> Result<Document<'_>, Fault> {
    // Without document type definitions nothing can expand.
    Document::parse(text.trim_start_matches('\u{feff}')).map_err(|_| Fault::new(FaultKind::WrongAnswer, "XML"))
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    let space = node.tag_name().namespace();
    node.is_element() && node.tag_name().name() == name && (space == Some(SCAN) || space == Some(PWG))
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| is(node, name))
}

fn text(node: Node<'_, '_>, name: &str) -> String {
    let found = find(node, name).and_then(|node| node.text()).unwrap_or_default().trim();
    found.chars().filter(|letter| !letter.is_control()).take(120).collect()
}

fn number(node: Node<'_, '_>, name: &str) -> Option<u32> {
    find(node, name)?.text()?.trim().parse().ok()
}

fn all<'a>(node: Node<'a, '_>, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let found = node.descendants().filter(move |node| is(node, name));
    found.filter_map(|node| node.text()).map(|text| text.trim().to_owned()).take(500)
}

/// Reads `ScannerCapabilities`.
pub(super) fn capabilities(bytes: &[u8]) -> Result<Capabilities, Fault> {
    let text_of = parsed(bytes)?;
    let document = document(text_of)?;
    let root = document.root_element();
    if !is(&root, "ScannerCapabilities") {
        return Err(Fault::new(FaultKind::WrongAnswer, root.tag_name().name()));
    }
    let serial = text(root, "SerialNumber");
    let ways = [
        ("PlatenInputCaps", Source::Glass, Sides::Simplex),
        ("AdfSimplexInputCaps", Source::Feeder, Sides::Simplex),
        ("AdfDuplexInputCaps", Source::Feeder, Sides::Duplex),
    ];
    let inputs =
        ways.into_iter().filter_map(|(name, source, sides)| Some(input(root, find(root, name)?, source, sides)));
    Ok(Capabilities {
        make_and_model: text(root, "MakeAndModel"),
        serial: if serial.is_empty() { text(root, "UUID") } else { serial },
        protocol: format!("eSCL {}", text(root, "Version")),
        inputs: inputs.collect(),
        detects_double_feed: all(root, "AdfOption").any(|option| option.contains("Multipick")),
    })
}

fn input(root: Node<'_, '_>, way: Node<'_, '_>, source: Source, sides: Sides) -> InputCapabilities {
    // A way in may point to a profile that stands once for the whole device.
    let profile = find(way, "SettingProfile").or_else(|| find(root, "SettingProfile")).unwrap_or(way);
    let length = |name: &str| crate::pixel::rounded(f64::from(number(way, name).unwrap_or(0)) * UNIT);
    let mut resolutions: Vec<u32> = all(profile, "XResolution").filter_map(|text| text.parse().ok()).collect();
    let range = find(profile, "XResolutionRange");
    if let Some(range) = range {
        resolutions.extend(["Min", "Max"].iter().filter_map(|name| number(range, name)));
    }
    resolutions.sort_unstable();
    resolutions.dedup();
    let mode = |name: String| match name.as_str() {
        "BlackAndWhite1" => Some(ColourMode::Lineart),
        "Grayscale8" => Some(ColourMode::Gray),
        "RGB24" => Some(ColourMode::Colour),
        _ => None,
    };
    let format = |name: String| match name.as_str() {
        "image/png" => Some(ImageFormat::Png),
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/tiff" => Some(ImageFormat::Tiff),
        "application/pdf" => Some(ImageFormat::Pdf),
        _ => None,
    };
    let mut formats: Vec<ImageFormat> = Vec::new();
    for found in all(profile, "DocumentFormat").chain(all(profile, "DocumentFormatExt")).filter_map(format) {
        if !formats.contains(&found) {
            formats.push(found);
        }
    }
    let drop_out = all(profile, "CcdChannel").filter(|name| matches!(name.as_str(), "Red" | "Green" | "Blue"));
    InputCapabilities {
        source,
        sides,
        largest: (length("MaxWidth"), length("MaxHeight")),
        resolutions,
        any_between: range.is_some(),
        modes: all(profile, "ColorMode").filter_map(mode).collect(),
        formats,
        drop_out: drop_out.map(|name| name.to_lowercase()).collect(),
    }
}

/// Reads `ScannerStatus`.
pub(super) fn status(bytes: &[u8]) -> Result<Status, Fault> {
    let text_of = parsed(bytes)?;
    let document = document(text_of)?;
    let root = document.root_element();
    if !is(&root, "ScannerStatus") {
        return Err(Fault::new(FaultKind::WrongAnswer, root.tag_name().name()));
    }
    let state = match text(root, "State").as_str() {
        "Idle" => State::Idle,
        "Processing" | "Testing" => State::Processing,
        _ => State::Stopped,
    };
    let feeder = text(root, "AdfState");
    let feeder = feeder.strip_prefix("ScannerAdf").unwrap_or(&feeder);
    let (feeder, loaded) = match feeder {
        "Empty" => (Some(FaultKind::Empty), Some(false)),
        "Jam" | "Mispick" | "DuplexPageTooShort" | "DuplexPageTooLong" | "InputTrayFailed" | "InputTrayOverloaded" => {
            (Some(FaultKind::Jam), None)
        }
        "HatchOpen" | "DoorOpen" => (Some(FaultKind::CoverOpen), None),
        "MultipickDetected" => (Some(FaultKind::DoubleFeed), None),
        "Loaded" => (None, Some(true)),
        _ => (None, None),
    };
    Ok(Status { state, feeder, loaded })
}

/// Writes `ScanSettings`, in the order that picky devices want.
pub(super) fn settings(profile: &Profile, format: Option<ImageFormat>, capabilities: &Capabilities) -> String {
    let units = |hundredths: u32| crate::pixel::rounded(f64::from(hundredths) / UNIT);
    let (width, height) = profile.area();
    let largest = capabilities.inputs.iter().find(|input| input.source == profile.source).map(|input| input.largest);
    let (widest, highest) = largest.unwrap_or((u32::MAX, u32::MAX));
    let (width, height) = (units(width.min(widest)), units(height.min(highest)));
    let mode = match profile.mode {
        ColourMode::Lineart => "BlackAndWhite1",
        ColourMode::Gray => "Grayscale8",
        ColourMode::Colour => "RGB24",
    };
    let format = match format {
        Some(ImageFormat::Png) => "image/png",
        Some(ImageFormat::Tiff) => "image/tiff",
        Some(ImageFormat::Pdf) => "application/pdf",
        _ => "image/jpeg",
    };
    let dots = profile.dots_per_inch;
    let source = if profile.source == Source::Glass { "Platen" } else { "Feeder" };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scan:ScanSettings xmlns:pwg=\"{PWG}\" xmlns:scan=\"{SCAN}\">\
         <pwg:Version>2.0</pwg:Version><scan:Intent>TextAndGraphic</scan:Intent>\
         <pwg:ScanRegions><pwg:ScanRegion><pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>\
         <pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>{width}</pwg:Width><pwg:Height>{height}</pwg:Height>\
         </pwg:ScanRegion></pwg:ScanRegions><pwg:InputSource>{source}</pwg:InputSource>\
         <scan:ColorMode>{mode}</scan:ColorMode><pwg:DocumentFormat>{format}</pwg:DocumentFormat>\
         <scan:DocumentFormatExt>{format}</scan:DocumentFormatExt>\
         <scan:XResolution>{dots}</scan:XResolution><scan:YResolution>{dots}</scan:YResolution>"
    );
    if let Some(threshold) = profile.threshold {
        xml.push_str(&format!("<scan:Threshold>{threshold}</scan:Threshold>"));
    }
    if let Some(colour) = profile.drop_out.as_deref() {
        let channel = match colour.to_lowercase().as_str() {
            "green" => "Green",
            "blue" => "Blue",
            _ => "Red",
        };
        xml.push_str(&format!("<scan:CcdChannel>{channel}</scan:CcdChannel>"));
    }
    if profile.source == Source::Feeder {
        xml.push_str(&format!("<scan:Duplex>{}</scan:Duplex>", profile.sides == Sides::Duplex));
    }
    xml.push_str("</scan:ScanSettings>");
    xml
}

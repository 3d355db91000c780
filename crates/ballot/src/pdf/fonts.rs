//! Fonts in the PDF: reduced to the glyphs of the drawing, with the letters that each glyph stands for.
//!
//! Always true: glyphs are numbered in ascending order of their number in the whole font, so the same set of glyphs
//! gives the same bytes; the subset's tag is made from its digest (printpdf would take one from a counter).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId};
use model::Digest;
use printpdf::{FontMetrics, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use super::PrintError;
use crate::drawing::{Drawing, Item};
use crate::font::Font;
use crate::text::Shaped;

/// A font reduced to the glyphs that a drawing uses.
pub(super) struct Subset {
    font: Font,
    bytes: Vec<u8>,
    numbers: BTreeMap<u16, u16>,
    widths: BTreeMap<u16, u16>,
}

/// The name of a font within the page.
pub(super) fn resource(font: Font) -> &'static str {
    match font {
        Font::Regular => "R",
        Font::Medium => "M",
        Font::SemiBold => "S",
        Font::Bold => "B",
    }
}

/// The fonts of a drawing and of one text more, reduced.
pub(super) fn subset(drawing: &Drawing, more: Option<&Shaped>) -> Result<BTreeMap<Font, Subset>, PrintError> {
    let mut used: BTreeMap<Font, BTreeSet<u16>> = BTreeMap::new();
    for face in &drawing.faces {
        face.walk(&mut |item| {
            if let Item::Text(run) = item {
                used.entry(run.font()).or_default().extend(run.shaped.glyphs.iter().map(|glyph| glyph.id));
            }
        });
    }
    if let Some(more) = more {
        used.entry(more.font).or_default().extend(more.glyphs.iter().map(|glyph| glyph.id));
    }
    used.into_iter().map(|(font, glyphs)| Ok((font, reduce(font, &glyphs)?))).collect()
}

fn reduce(font: Font, glyphs: &BTreeSet<u16>) -> Result<Subset, PrintError> {
    let mut mapper = GlyphRemapper::new();
    let numbers: BTreeMap<u16, u16> = glyphs.iter().map(|glyph| (*glyph, mapper.remap(*glyph))).collect();
    let bytes = subsetter::subset(font.bytes(), 0, &mapper).map_err(|error| PrintError::Draw(error.to_string()))?;
    let face = font.face().ok_or_else(|| PrintError::Draw(font.name().to_owned()))?;
    let width = |glyph: u16| face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0);
    let widths = numbers.iter().map(|(glyph, number)| (*number, width(*glyph))).collect();
    Ok(Subset { font, bytes, numbers, widths })
}

impl Subset {
    /// A glyph's number in the subset.
    pub(super) fn number(&self, glyph: u16) -> Option<u16> {
        self.numbers.get(&glyph).copied()
    }

    /// The font as printpdf embeds it.
    pub(super) fn embedded(&self) -> PdfFont {
        let (ascent, descent, bounds, weight) = self.font.face().map_or((0, 0, [0; 4], 0), |face| {
            let bounds = face.global_bounding_box();
            let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
            (face.ascender(), face.descender(), bounds, face.weight().to_number())
        });
        let em = u16::try_from(Font::UNITS_PER_EM).unwrap_or(1_000);
        let mut parsed = ParsedFont::with_glyph_data(
            self.bytes.clone(),
            0,
            Some(format!("{}+{}", self.tag(), self.font.name())),
            BTreeMap::new(),
            self.widths.clone(),
            em,
            FontMetrics { ascent, descent },
        );
        let metrics = &mut parsed.pdf_font_metrics;
        [metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max] = bounds;
        metrics.us_weight_class = weight;
        PdfFont::new(parsed)
    }

    /// Six capitals that tell this subset from others of the same font (ISO 32000-1, 9.6.4).
    fn tag(&self) -> String {
        Digest::of(&self.bytes).0.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }
}

/// Mends what printpdf writes without its layout feature: the height of capitals, which it takes for the ascent.
pub(super) fn mend(drawn: &mut Document, font: ObjectId) -> Result<(), lopdf::Error> {
    let descendants = drawn.get_dictionary(font)?.get(b"DescendantFonts")?.as_array()?.clone();
    for descendant in descendants {
        let descriptor = descendant.as_dict()?.get(b"FontDescriptor")?.as_reference()?;
        // 1490 of 2048 units in all four weights of Inter.
        drawn.get_dictionary_mut(descriptor)?.set("CapHeight", Object::Integer(728));
    }
    Ok(())
}

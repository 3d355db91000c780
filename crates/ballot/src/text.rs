//! Shaping and measuring: a text becomes glyphs with their advances, by the font's own metrics and kerning.
//!
//! Always true: texts are composed (NFC) first; one letter is never replaced by another (no ligatures, no alternates),
//! so a name prints as it was registered; a letter that the font lacks is an error, never an empty box.

use model::Mm;
use rustybuzz::{Direction, UnicodeBuffer, script, shape_with_plan};
use unicode_normalization::UnicodeNormalization;

use crate::font::Font;

/// A text as glyphs of one font; lengths in font units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// The font.
    pub font: Font,
    /// The text, composed.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph; lengths in font units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the next glyph stands, kerning included.
    pub advance: i32,
    /// How far it would stand without kerning.
    pub width: u16,
    /// Shift to the right.
    pub right: i32,
    /// Shift upwards.
    pub up: i32,
    /// The letters that it stands for.
    pub letters: String,
}

/// A letter that cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unprintable {
    /// The letter.
    pub letter: char,
    /// Its place in the text, counted from 1.
    pub position: u32,
}

/// Longest text that is shaped, in bytes.
pub(crate) const LONGEST: usize = 1_000;

/// Shapes a text with kerning; digits of equal width when `tabular`. All scripts of the font share its Latin rules.
///
/// # Errors
/// The first letter that the font lacks or that has no form of its own (control and format characters).
pub fn shape(font: Font, text: &str, tabular: bool) -> Result<Shaped, Unprintable> {
    let text: String = text.nfc().collect();
    let fault = |at: usize| {
        let letter = text[at..].chars().next().unwrap_or('\u{fffd}');
        let position = u32::try_from(text[..at].chars().count() + 1).unwrap_or(u32::MAX);
        Unprintable { letter, position }
    };
    if let Some((at, _)) = text.char_indices().find(|(at, letter)| invisible(*letter) || *at > LONGEST) {
        return Err(fault(at));
    }
    let (Some(face), Some(plan)) = (font.face(), font.plan(tabular)) else { return Err(fault(0)) };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    let output = shape_with_plan(face, plan, buffer);
    let mut glyphs = Vec::with_capacity(output.len());
    let infos = output.glyph_infos();
    for (index, (info, position)) in infos.iter().zip(output.glyph_positions()).enumerate() {
        let start = usize::try_from(info.cluster).unwrap_or(0);
        let id = u16::try_from(info.glyph_id).unwrap_or(0);
        if id == 0 {
            return Err(fault(start));
        }
        glyphs.push(Glyph {
            id,
            advance: position.x_advance,
            width: face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id)).unwrap_or(0),
            right: position.x_offset,
            up: position.y_offset,
            letters: letters(&text, infos, index),
        });
    }
    Ok(Shaped { font, text, glyphs })
}

/// The letters of a glyph: those of its cluster, one each where a cluster has several glyphs, the last takes the rest.
fn letters(text: &str, infos: &[rustybuzz::GlyphInfo], index: usize) -> String {
    let cluster = infos[index].cluster;
    let start = usize::try_from(cluster).unwrap_or(0);
    let end = infos[index..].iter().map(|info| info.cluster).find(|other| *other > cluster);
    let end = end.and_then(|end| usize::try_from(end).ok()).unwrap_or(text.len());
    let before = infos[..index].iter().filter(|info| info.cluster == cluster).count();
    let last = infos.get(index + 1).is_none_or(|next| next.cluster != cluster);
    let rest = text[start..end].chars().skip(before);
    if last { rest.collect() } else { rest.take(1).collect() }
}

/// Characters without a form: control characters, and those that only steer others (joiners, direction, soft hyphen).
fn invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
}

impl Shaped {
    /// The advance of the whole text in font units.
    #[must_use]
    pub fn advance(&self) -> i32 {
        self.glyphs.iter().fold(0, |sum, glyph| sum.saturating_add(glyph.advance))
    }

    /// The width on paper at a size, with a space added between glyphs; rounded up to the micrometre.
    #[must_use]
    pub fn width(&self, size: Mm, tracking: Mm) -> Mm {
        let units = i64::from(self.advance()) * i64::from(size.um());
        let per_em = i64::from(Font::UNITS_PER_EM);
        let gaps = i64::try_from(self.glyphs.len().saturating_sub(1)).unwrap_or(0);
        let um = (units + per_em - 1).div_euclid(per_em) + gaps * i64::from(tracking.um());
        Mm::from_um(i32::try_from(um).unwrap_or(i32::MAX))
    }
}

/// The ways to break a text into two lines at a space, the most even first by character count; each way trimmed.
#[must_use]
pub(crate) fn halves(text: &str) -> Vec<(String, String)> {
    let mut ways: Vec<(usize, String, String)> = text
        .char_indices()
        .filter(|(_, letter)| *letter == ' ')
        .map(|(at, _)| (text[..at].trim().to_owned(), text[at..].trim().to_owned()))
        .filter(|(first, second)| !first.is_empty() && !second.is_empty())
        .map(|(first, second)| (first.chars().count().abs_diff(second.chars().count()), first, second))
        .collect();
    ways.sort();
    ways.into_iter().map(|(_, first, second)| (first, second)).collect()
}

#[cfg(test)]
mod tests;

//! The preview on the screen: [`svg`].
//!
//! Always true: it is drawn from the same items as the PDF; it needs no font and no other file, because texts are
//! outlines (each glyph once); what is written can be read by a screen reader from the group's label.

use std::collections::BTreeMap;
use std::fmt::Write;

use model::{Mm, Size};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::drawing::{DrawnFace, Ink, Item, TextRun};
use crate::font::Font;
use crate::pdf::bars;

/// A face as an SVG document in millimetres.
#[must_use]
pub fn svg(face: &DrawnFace, paper: Size) -> String {
    let mut page = Page { glyphs: BTreeMap::new(), body: String::new() };
    page.items(&face.items);
    let (width, height) = (mm(paper.width), mm(paper.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><defs>"
    );
    for ((font, glyph), path) in &page.glyphs {
        add(&mut svg, format_args!("<path id=\"{}\" d=\"{path}\"/>", name(*font, *glyph)));
    }
    svg.push_str("</defs>");
    svg.push_str(&page.body);
    svg.push_str("</svg>\n");
    svg
}

struct Page {
    glyphs: BTreeMap<(Font, u16), String>,
    body: String,
}

impl Page {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Group { name, items } => {
                    add(&mut self.body, format_args!("<g data-name=\"{}\">", escaped(name)));
                    self.items(items);
                    self.body.push_str("</g>");
                }
                Item::Block { rect, ink } => add(
                    &mut self.body,
                    format_args!(
                        "<path fill=\"{}\" d=\"M{} {}h{}v{}h-{}z\"/>",
                        grey(*ink),
                        mm(rect.x),
                        mm(rect.y),
                        mm(rect.width),
                        mm(rect.height),
                        mm(rect.width)
                    ),
                ),
                Item::Frame { rect, width, ink } => add(
                    &mut self.body,
                    format_args!(
                        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
                        mm(rect.x + *width / 2),
                        mm(rect.y + *width / 2),
                        mm(rect.width - *width),
                        mm(rect.height - *width),
                        mm(*width / 2),
                        grey(*ink),
                        mm(*width)
                    ),
                ),
                Item::Text(run) => self.text(run),
                Item::Code { rect, side, dark } => {
                    self.body.push_str("<path d=\"");
                    for bar in bars(*rect, *side, dark) {
                        let (x, y, width, height) = (mm(bar.x), mm(bar.y), mm(bar.width), mm(bar.height));
                        add(&mut self.body, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
                    }
                    self.body.push_str("\"/>");
                }
                Item::Stroke { points, width, ink } => {
                    add(
                        &mut self.body,
                        format_args!(
                            "<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\" \
                             stroke-linejoin=\"round\" points=\"",
                            grey(*ink),
                            mm(*width)
                        ),
                    );
                    for point in points {
                        add(&mut self.body, format_args!("{},{} ", mm(point.x), mm(point.y)));
                    }
                    self.body.push_str("\"/>");
                }
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        // From font units, y upwards, to millimetres, y downwards.
        let scale = run.size.mm() / f64::from(Font::UNITS_PER_EM);
        add(
            &mut self.body,
            format_args!(
                "<g role=\"img\" aria-label=\"{}\" fill=\"{}\" transform=\"matrix({scale:.7} 0 0 -{scale:.7} {} {})\">",
                escaped(&run.shaped.text),
                grey(run.ink),
                mm(run.origin.x),
                mm(run.origin.y)
            ),
        );
        let tracking = run.tracking.mm() / scale;
        let mut x = 0.0;
        for glyph in &run.shaped.glyphs {
            let key = (run.font(), glyph.id);
            let path = self.glyphs.entry(key).or_insert_with(|| outline(run.font(), glyph.id));
            if !path.is_empty() {
                let at = x + f64::from(glyph.right);
                let id = name(run.font(), glyph.id);
                add(&mut self.body, format_args!("<use href=\"#{id}\" x=\"{at:.1}\" y=\"{}\"/>", glyph.up));
            }
            x += f64::from(glyph.advance) + tracking;
        }
        self.body.push_str("</g>");
    }
}

/// A length in millimetres without needless zeros.
fn mm(length: Mm) -> String {
    let text = format!("{:.3}", length.mm());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn name(font: Font, glyph: u16) -> String {
    format!("{}-{glyph}", font.name())
}

fn grey(ink: Ink) -> String {
    format!("#{0:02x}{0:02x}{0:02x}", ink.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn add(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing into memory cannot fail.
    let _ = text.write_fmt(more);
}

struct Outline(String);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        add(&mut self.0, format_args!("M{x} {y}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        add(&mut self.0, format_args!("L{x} {y}"));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        add(&mut self.0, format_args!("Q{x1} {y1} {x} {y}"));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        add(&mut self.0, format_args!("C{x1} {y1} {x2} {y2} {x} {y}"));
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}

fn outline(font: Font, glyph: u16) -> String {
    let mut outline = Outline(String::new());
    if let Some(face) = font.face() {
        face.outline_glyph(GlyphId(glyph), &mut outline);
    }
    outline.0
}

//! The drawing as printpdf's operations.
//!
//! Always true: every shape is a filled area (strokes would be moved to whole dots by some printers), except the pen
//! strokes of marked pages; glyphs stand where the shaper put them, to a twenty-thousandth of the em.

use std::collections::BTreeMap;

use model::{Mm, Point, Rect, Size};
use printpdf::{
    Codepoint, Color, FontId, Greyscale, Line, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode, PdfFontHandle,
    Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
};

use super::PrintError;
use super::fonts::{self, Subset};
use crate::drawing::{Ink, Item, TextRun};
use crate::font::Font;

/// A length in points, rounded to a thousandth (0.35 µm).
pub(super) fn points(length: Mm) -> Pt {
    Pt(thousandths(points_e3(length)))
}

/// A length in thousandths of a point: 72 points to 25.4 mm.
pub(super) fn points_e3(length: Mm) -> i64 {
    (i64::from(length.um()) * 144_000 + 25_400).div_euclid(50_800)
}

fn thousandths(count: i64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a float of eight digits holds any place on a page")]
    let value = (f64::from(i32::try_from(count).unwrap_or(i32::MAX)) / 1_000.0) as f32;
    value
}

/// Operations for a list of items on a paper.
pub(super) fn items(items: &[Item], paper: Size, fonts: &BTreeMap<Font, Subset>) -> Result<Vec<Op>, PrintError> {
    let mut pen = Pen { paper, fonts, ops: Vec::new(), ink: None };
    pen.items(items)?;
    Ok(pen.ops)
}

struct Pen<'a> {
    paper: Size,
    fonts: &'a BTreeMap<Font, Subset>,
    ops: Vec<Op>,
    ink: Option<Ink>,
}

impl Pen<'_> {
    fn items(&mut self, items: &[Item]) -> Result<(), PrintError> {
        let mut index = 0;
        while let Some(item) = items.get(index) {
            match item {
                Item::Group { items, .. } => self.items(items)?,
                Item::Block { ink, .. } => {
                    // Neighbouring blocks of one ink are one area.
                    let same = |item: &&Item| matches!(item, Item::Block { ink: other, .. } if other == ink);
                    let blocks = items[index..].iter().take_while(same);
                    let rects: Vec<Rect> = blocks
                        .filter_map(|item| if let Item::Block { rect, .. } = item { Some(*rect) } else { None })
                        .collect();
                    index += rects.len() - 1;
                    let rings = rects.iter().map(|rect| self.rectangle(*rect)).collect();
                    self.fill(rings, *ink, WindingOrder::NonZero);
                }
                Item::Frame { rect, width, ink } => {
                    let inner = Rect {
                        x: rect.x + *width,
                        y: rect.y + *width,
                        width: rect.width - *width * 2,
                        height: rect.height - *width * 2,
                    };
                    let rings = vec![self.softened(*rect, *width), self.rectangle(inner)];
                    self.fill(rings, *ink, WindingOrder::EvenOdd);
                }
                Item::Text(run) => self.text(run)?,
                Item::Code { rect, side, dark } => {
                    let rings = bars(*rect, *side, dark).into_iter().map(|bar| self.rectangle(bar)).collect();
                    self.fill(rings, Ink::BLACK, WindingOrder::NonZero);
                }
                Item::Stroke { points, width, ink } => self.stroke(points, *width, *ink),
            }
            index += 1;
        }
        Ok(())
    }

    fn point(&self, x: Mm, y: Mm) -> printpdf::Point {
        let height = points_e3(self.paper.height);
        printpdf::Point { x: points(x), y: Pt(thousandths(height - points_e3(y))) }
    }

    fn corner(&self, x: Mm, y: Mm) -> LinePoint {
        LinePoint { p: self.point(x, y), bezier: false }
    }

    fn rectangle(&self, rect: Rect) -> PolygonRing {
        let corners =
            [(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
        PolygonRing { points: corners.into_iter().map(|(x, y)| self.corner(x, y)).collect() }
    }

    /// A rectangle with corners rounded by a radius.
    fn softened(&self, rect: Rect, radius: Mm) -> PolygonRing {
        // Control points of a quarter circle stand 0.5523 of the radius from its ends.
        let bend = radius - crate::drawing::scale(radius, 552);
        let (l, t, r, b) = (rect.x, rect.y, rect.right(), rect.bottom());
        let mut points = vec![self.corner(l + radius, t)];
        let mut side = |to: (Mm, Mm), one: (Mm, Mm), two: (Mm, Mm), end: (Mm, Mm)| {
            points.push(self.corner(to.0, to.1));
            for (x, y) in [one, two] {
                points.push(LinePoint { p: self.point(x, y), bezier: true });
            }
            points.push(self.corner(end.0, end.1));
        };
        side((r - radius, t), (r - bend, t), (r, t + bend), (r, t + radius));
        side((r, b - radius), (r, b - bend), (r - bend, b), (r - radius, b));
        side((l + radius, b), (l + bend, b), (l, b - bend), (l, b - radius));
        side((l, t + radius), (l, t + bend), (l + bend, t), (l + radius, t));
        PolygonRing { points }
    }

    fn ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.ops.push(Op::SetFillColor { col: grey(ink) });
        }
    }

    fn fill(&mut self, rings: Vec<PolygonRing>, ink: Ink, winding_order: WindingOrder) {
        self.ink(ink);
        self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order } });
    }

    fn stroke(&mut self, stops: &[Point], width: Mm, ink: Ink) {
        let line = Line { points: stops.iter().map(|stop| self.corner(stop.x, stop.y)).collect(), is_closed: false };
        self.ops.extend([
            Op::SetOutlineColor { col: grey(ink) },
            Op::SetOutlineThickness { pt: points(width) },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
            Op::DrawLine { line },
        ]);
    }

    fn text(&mut self, run: &TextRun) -> Result<(), PrintError> {
        let subset = self.fonts.get(&run.font()).ok_or_else(|| PrintError::Draw("font not reduced".to_owned()))?;
        self.ink(run.ink);
        let font = PdfFontHandle::External(FontId(fonts::resource(run.font()).to_owned()));
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font, size: points(run.size) });
        let mut passed: i64 = 0;
        let mut rest = run.shaped.glyphs.as_slice();
        let em = i64::from(Font::UNITS_PER_EM);
        let on_paper = |units: i64| Mm::from_um(i32::try_from(units * i64::from(run.size.um()) / em).unwrap_or(0));
        while let Some(first) = rest.first() {
            // A glyph that the shaper shifted (a mark over a letter) stands alone; all others follow one another.
            let shifted = first.right != 0 || first.up != 0;
            let together =
                rest.iter().skip(1).take_while(|glyph| !shifted && glyph.right == 0 && glyph.up == 0).count();
            let (part, after) = rest.split_at(1 + together);
            let done = i32::try_from(run.shaped.glyphs.len() - rest.len()).unwrap_or(0);
            let x = run.origin.x + on_paper(passed + i64::from(first.right)) + run.tracking * done;
            let at = self.point(x, run.origin.y - on_paper(i64::from(first.up)));
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(spaced(part, run, subset)?)] });
            passed += part.iter().map(|glyph| i64::from(glyph.advance)).sum::<i64>();
            rest = after;
        }
        self.ops.push(Op::EndTextSection);
        Ok(())
    }
}

/// Glyphs with the corrections that bring each where the shaper put it: a viewer advances by the width in thousandths
/// of the em that printpdf writes, rounded down, and knows neither kerning nor tracking.
fn spaced(part: &[crate::text::Glyph], run: &TextRun, subset: &Subset) -> Result<Vec<Codepoint>, PrintError> {
    let em = i64::from(Font::UNITS_PER_EM);
    let size = i64::from(run.size.um()).max(1);
    // Both in ten-thousandths of the em.
    let (mut units, mut viewer, mut gaps) = (0_i64, 0_i64, 0_i64);
    let mut points = Vec::with_capacity(part.len());
    for (index, glyph) in part.iter().enumerate() {
        let number = subset.number(glyph.id).ok_or_else(|| PrintError::Draw("glyph not in subset".to_owned()))?;
        units += i64::from(glyph.advance);
        gaps += i64::from(run.tracking.um());
        viewer += i64::from(glyph.width) * 1_000 / em * 10;
        let wanted = (units * 20_000 + em).div_euclid(2 * em) + gaps * 10_000 / size;
        let back = if index + 1 < part.len() { viewer - wanted } else { 0 };
        viewer -= back;
        points.push(Codepoint::with_cid(number, thousandths(back * 100), glyph.letters.clone()));
    }
    Ok(points)
}

fn grey(ink: Ink) -> Color {
    Color::Greyscale(Greyscale::new(thousandths(i64::from(ink.0) * 1_000 / 255), None))
}

/// A code's dark modules as bars, row by row.
pub(crate) fn bars(rect: Rect, side: u16, dark: &[bool]) -> Vec<Rect> {
    let side = usize::from(side.max(1));
    let edge = |index: usize, start: Mm, length: Mm| {
        let um = i64::from(length.um()) * i64::try_from(index).unwrap_or(0) / i64::try_from(side).unwrap_or(1);
        start + Mm::from_um(i32::try_from(um).unwrap_or(0))
    };
    let mut bars = Vec::new();
    for (row, modules) in dark.chunks(side).enumerate() {
        let mut column = 0;
        while column < modules.len() {
            let length = modules[column..].iter().take_while(|dark| **dark).count();
            if length > 0 {
                let (x, y) = (edge(column, rect.x, rect.width), edge(row, rect.y, rect.height));
                let right = edge(column + length, rect.x, rect.width);
                let bottom = edge(row + 1, rect.y, rect.height);
                bars.push(Rect { x, y, width: right - x, height: bottom - y });
            }
            column += length.max(1);
        }
    }
    bars
}

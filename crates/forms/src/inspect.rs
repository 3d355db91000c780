//! A look at a set form before it becomes a file: every character has a glyph, every text stands on the paper.

use std::collections::BTreeMap;

use model::{Finding, Place};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Nothing may stand nearer to the edge: office printers cut there, and the margins of the forms are wider still, so a text
/// that is here has left its column.
const WHITE_MM: f64 = 10.0;

/// F201 for a character without a glyph, F202 for a text outside of what a printer prints.
pub(crate) fn findings(document: &PagedDocument, template: &str) -> Vec<Finding> {
    let mut look = Look { template, missing: BTreeMap::new(), outside: Vec::new() };
    for (number, page) in (1_u32..).zip(document.pages()) {
        look.frame(&page.frame, Transform::identity(), number, &page.frame);
    }
    let missing = look.missing.into_iter().map(|(character, page)| {
        Finding::error("F201")
            .at(Place::File { file: template.to_owned() })
            .with("character", character.to_string())
            .with("point", format!("U+{:04X}", u32::from(character)))
            .with("page", page)
    });
    missing.chain(look.outside).collect()
}

struct Look<'a> {
    template: &'a str,
    /// Each character once, with the first page on which it stands.
    missing: BTreeMap<char, u32>,
    outside: Vec<Finding>,
}

impl Look<'_> {
    fn frame(&mut self, frame: &Frame, transform: Transform, number: u32, page: &Frame) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform), number, page);
                }
                FrameItem::Text(text) => self.text(text, here, number, page),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, transform: Transform, number: u32, page: &Frame) {
        for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
            if let Some(character) = text.text.get(glyph.range()).and_then(|cluster| cluster.chars().next()) {
                self.missing.entry(character).or_insert(number);
            }
        }
        let margin = Abs::mm(WHITE_MM);
        let ends = [Point::zero(), Point::new(text.width(), -text.size * 0.7)];
        let inside = ends.into_iter().map(|end| end.transform(transform)).all(|end| {
            let (width, height) = (page.width(), page.height());
            end.x >= margin && end.x <= width - margin && end.y >= margin && end.y <= height - margin
        });
        if !inside && self.outside.len() < 8 {
            let start: String = text.text.chars().take(24).collect();
            let place = Place::File { file: self.template.to_owned() };
            self.outside.push(Finding::error("F202").at(place).with("text", start).with("page", number));
        }
    }
}

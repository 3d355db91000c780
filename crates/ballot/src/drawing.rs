//! The drawing of a ballot: what stands where, in whole micrometres, before it becomes PDF or SVG.
//!
//! Always true: there is one drawing and every output is made from it; items are painted in their order; all places
//! are from the page's top left corner; ink is one grey, so that no meaning hangs on colour.

use model::{Mm, Point, Rect, Size};

use crate::font::Font;
use crate::text::Shaped;

/// The drawing of a whole ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Paper.
    pub paper: Size,
    /// Faces, in the order of `BallotGeometry::faces`.
    pub faces: Vec<DrawnFace>,
}

/// The drawing of one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnFace {
    /// Sheet, counted from 1.
    pub sheet: u8,
    /// 1 front, 2 back.
    pub face: u8,
    /// Everything on it.
    pub items: Vec<Item>,
    /// Where the particulars of a polling unit are printed later.
    pub imprint: ImprintPlaces,
}

/// Places kept free for what differs between the polling units of one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImprintPlaces {
    /// The machine-readable codes, by the outer edge of their modules (quiet zone outside).
    pub codes: Vec<Rect>,
    /// The same in words for people.
    pub twin: Rect,
    /// The word that says that a ballot is a sample or a test.
    pub mode: Rect,
    /// Where each ballot's number is printed, once an imprint has chosen it.
    pub number: Option<NumberPlace>,
}

/// Where and how large a ballot's number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberPlace {
    /// Left end of the baseline of its digits.
    pub origin: Point,
    /// Font size.
    pub size: Mm,
}

/// How dark, 0 black to 255 white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8);

impl Ink {
    /// Full black.
    pub const BLACK: Self = Self(0);
    /// The grey of dividing lines.
    pub const LINE: Self = Self(140);
}

/// One thing to paint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Things that belong together, such as an option's row.
    Group {
        /// What they are, such as `timing` or `option 1.03`.
        name: String,
        /// The things.
        items: Vec<Item>,
    },
    /// A filled rectangle.
    Block {
        /// Where.
        rect: Rect,
        /// Ink.
        ink: Ink,
    },
    /// The outline of a box, drawn inside the rectangle's edge; outer corners are softened by its own width and inner
    /// corners are square, so that no ink stands inside.
    Frame {
        /// Outer edge.
        rect: Rect,
        /// Width of the outline.
        width: Mm,
        /// Ink.
        ink: Ink,
    },
    /// A line of text.
    Text(TextRun),
    /// A square code, row by row, dark modules `true`.
    Code {
        /// Outer edge of the modules.
        rect: Rect,
        /// Modules on a side.
        side: u16,
        /// The modules.
        dark: Vec<bool>,
    },
    /// A pen stroke with round ends.
    Stroke {
        /// The points it goes through.
        points: Vec<Point>,
        /// Width of the pen.
        width: Mm,
        /// Ink.
        ink: Ink,
    },
}

/// A line of text at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// The glyphs.
    pub shaped: Shaped,
    /// Font size (the em).
    pub size: Mm,
    /// Space added after each glyph.
    pub tracking: Mm,
    /// Left end of the baseline.
    pub origin: Point,
    /// Ink.
    pub ink: Ink,
}

impl TextRun {
    /// The font.
    #[must_use]
    pub fn font(&self) -> Font {
        self.shaped.font
    }

    /// Its width on paper.
    #[must_use]
    pub fn width(&self) -> Mm {
        self.shaped.width(self.size, self.tracking)
    }

    /// The box that its ink stays in: its width, and the font's reach above and below the baseline (an accented capital
    /// such as Ë reaches 0.95 em, a descender 0.24 em).
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let above = scale(self.size, 950);
        Rect { x: self.origin.x, y: self.origin.y - above, width: self.width(), height: above + scale(self.size, 240) }
    }
}

/// So many thousandths of a length, rounded.
#[must_use]
pub(crate) fn scale(length: Mm, thousandths: i32) -> Mm {
    let um = (i64::from(length.um()) * i64::from(thousandths) + 500).div_euclid(1_000);
    Mm::from_um(i32::try_from(um).unwrap_or(i32::MAX))
}

impl Item {
    /// Calls `visit` for this item and all inside it, in the order of painting.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        if let Self::Group { items, .. } = self {
            for item in items {
                item.walk(visit);
            }
        }
    }
}

impl DrawnFace {
    /// Calls `visit` for each item, groups included, in the order of painting.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Item)) {
        for item in &self.items {
            item.walk(visit);
        }
    }

    /// All lines of text in the order of painting.
    #[must_use]
    pub fn texts(&self) -> Vec<&TextRun> {
        let mut runs = Vec::new();
        self.walk(&mut |item| {
            if let Item::Text(run) = item {
                runs.push(run);
            }
        });
        runs
    }
}

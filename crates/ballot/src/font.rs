//! The fonts on a ballot: four weights of Inter (SIL Open Font License, `templates/fonts/OFL.txt`), inside the program.
//!
//! Always true: static TrueType outlines, 2048 units to the em, so that a subset of them is a valid PDF font program.

use std::sync::LazyLock;

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Face, Feature, ShapePlan, script};

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Font {
    /// Regular.
    Regular,
    /// Medium.
    Medium,
    /// Semi-bold.
    SemiBold,
    /// Bold.
    Bold,
}

static REGULAR: &[u8] = include_bytes!("../../../templates/fonts/Inter-Regular.ttf");
static MEDIUM: &[u8] = include_bytes!("../../../templates/fonts/Inter-Medium.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../templates/fonts/Inter-SemiBold.ttf");
static BOLD: &[u8] = include_bytes!("../../../templates/fonts/Inter-Bold.ttf");

static FACES: LazyLock<[Option<Face<'static>>; 4]> =
    LazyLock::new(|| Font::ALL.map(|font| Face::from_slice(font.bytes(), 0)));

static PLANS: LazyLock<[[Option<ShapePlan>; 2]; 4]> = LazyLock::new(|| {
    Font::ALL.map(|font| {
        [false, true].map(|tabular| {
            // A name prints as it was registered: no ligature, no alternate, only kerning.
            let feature = |tag: &[u8; 4], on: bool| Feature::new(Tag::from_bytes(tag), u32::from(on), ..);
            let off = |tag: &[u8; 4]| feature(tag, false);
            let features = [off(b"liga"), off(b"clig"), off(b"calt"), feature(b"tnum", tabular)];
            let plan =
                |face: &Face<'_>| ShapePlan::new(face, Direction::LeftToRight, Some(script::LATIN), None, &features);
            font.face().map(plan)
        })
    })
});

impl Font {
    /// All weights, in the order of the enum.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold];

    /// Font units to the em of all four.
    pub const UNITS_PER_EM: i32 = 2_048;

    /// The font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Medium => MEDIUM,
            Self::SemiBold => SEMI_BOLD,
            Self::Bold => BOLD,
        }
    }

    /// The PostScript name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "Inter-Regular",
            Self::Medium => "Inter-Medium",
            Self::SemiBold => "Inter-SemiBold",
            Self::Bold => "Inter-Bold",
        }
    }

    /// How to shape, digits of equal width when `tabular`; making a plan takes longer than using it.
    pub(crate) fn plan(self, tabular: bool) -> Option<&'static ShapePlan> {
        PLANS[self.index()][usize::from(tabular)].as_ref()
    }

    fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Medium => 1,
            Self::SemiBold => 2,
            Self::Bold => 3,
        }
    }

    /// The parsed font; `None` only if the program was built with a broken font file (a test reads all four).
    pub(crate) fn face(self) -> Option<&'static Face<'static>> {
        FACES[self.index()].as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_fonts_read_and_have_the_stated_em() {
        for font in Font::ALL {
            let face = font.face().unwrap();
            assert_eq!(face.units_per_em(), Font::UNITS_PER_EM);
            for letter in "ËëÇç×·0123456789".chars() {
                assert!(face.glyph_index(letter).is_some(), "{} lacks {letter}", font.name());
            }
        }
    }
}

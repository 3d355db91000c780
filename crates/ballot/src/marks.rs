//! Pages as voters would mark them, for proofs, tests and demonstrations: [`marked_pages`].
//!
//! Always true: a mark is drawn over the printed face as pen strokes, never into it; the same marks give the same
//! strokes (the unsteadiness of the hand comes from the target's name and the page's place, not from chance).

use std::io::Write;

use model::geometry::BallotGeometry;
use model::{Digest, Mm, Point, Rect, TargetId};

use crate::drawing::{Ink, Item, scale};
use crate::pdf::{PrintError, PrintedBallot, Written, overlay};

/// The kind of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Two crossing strokes.
    Cross,
    /// An upright and a level stroke (+).
    Plus,
    /// A tick that leaves the box at its top right.
    Tick,
    /// The box filled with close strokes.
    Fill,
    /// A short light stroke, such as the pen laid down by mistake: between nothing and a mark.
    Hesitant,
}

/// A mark on a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PenMark {
    /// Where.
    pub target: TargetId,
    /// What.
    pub kind: MarkKind,
    /// How far right of the box's middle (negative: left).
    pub right: Mm,
    /// How far below the box's middle (negative: above).
    pub down: Mm,
}

impl PenMark {
    /// A mark in the middle of a target's box.
    #[must_use]
    pub fn on(target: TargetId, kind: MarkKind) -> Self {
        Self { target, kind, right: Mm::default(), down: Mm::default() }
    }
}

/// A pen, and a pen hardly laid down.
const PEN: Mm = Mm::from_um(800);
const LIGHT_PEN: Mm = Mm::from_um(500);
const PEN_INK: Ink = Ink(30);
const LIGHT_INK: Ink = Ink(80);

/// Writes ballots with the given marks, each ballot all faces of a copy, to a PDF.
///
/// # Errors
/// [`PrintError::NoTarget`] for a mark on a target that the geometry lacks, else as [`PrintedBallot::write`].
pub fn marked_pages(
    geometry: &BallotGeometry,
    printed: &PrintedBallot,
    ballots: &[Vec<PenMark>],
    out: &mut dyn Write,
) -> Result<Written, PrintError> {
    let mut over = Vec::new();
    for (number, marks) in ballots.iter().enumerate() {
        let mut faces: Vec<Vec<Item>> = vec![Vec::new(); geometry.faces.len()];
        for mark in marks {
            let found = geometry.faces.iter().zip(&mut faces).find_map(|(face, items)| {
                let target = face.targets.iter().find(|target| target.id == mark.target)?;
                Some((target.rect, items))
            });
            let (rect, items) = found.ok_or_else(|| PrintError::NoTarget(mark.target.to_string()))?;
            items.extend(strokes(mark, rect, number));
        }
        over.extend(faces);
    }
    let over = overlay(&over, geometry.paper)?;
    printed.write_pages(&over, out)
}

/// The strokes of a mark on a box.
#[must_use]
pub fn strokes(mark: &PenMark, rect: Rect, ballot: usize) -> Vec<Item> {
    let mut hand = Hand::new(mark, rect, ballot);
    match mark.kind {
        MarkKind::Cross => {
            let reach = 340;
            vec![
                hand.stroke(&[(-reach, -reach), (20, -10), (reach, reach)]),
                hand.stroke(&[(reach, -reach), (-10, 15), (-reach, reach)]),
            ]
        }
        MarkKind::Plus => {
            vec![hand.stroke(&[(0, -370), (10, 0), (-5, 360)]), hand.stroke(&[(-360, 10), (0, -5), (370, 0)])]
        }
        MarkKind::Tick => vec![hand.stroke(&[(-330, 20), (-90, 330), (120, -80), (470, -560)])],
        MarkKind::Fill => {
            let lines = (scale(rect.height, 700).um() / scale(PEN, 900).um().max(1)).max(2);
            let stops: Vec<(i32, i32)> =
                (0..=lines).map(|line| (if line % 2 == 0 { -350 } else { 350 }, -350 + 700 * line / lines)).collect();
            vec![hand.stroke(&stops)]
        }
        MarkKind::Hesitant => {
            // Ink on about one part in twenty of the box: between the usual thresholds of 3 and 7 per cent.
            let area = i64::from(rect.width.um()) * i64::from(rect.height.um()) / 22;
            let length = area / i64::from(LIGHT_PEN.um());
            let half = i32::try_from(length * 500 / i64::from(rect.width.um().max(1))).unwrap_or(300).min(330);
            hand.width = LIGHT_PEN;
            hand.ink = LIGHT_INK;
            vec![hand.stroke(&[(-half, half / 3), (0, 0), (half, -half / 3)])]
        }
    }
}

/// A hand that does not shake the same way twice, but the same way each time.
struct Hand {
    centre: Point,
    side: Mm,
    width: Mm,
    ink: Ink,
    state: u64,
}

impl Hand {
    fn new(mark: &PenMark, rect: Rect, ballot: usize) -> Self {
        let seed = Digest::of(format!("{ballot} {} {:?}", mark.target, mark.kind).as_bytes()).0;
        let mut first = [0; 8];
        first.copy_from_slice(&seed[..8]);
        let centre = rect.centre();
        let centre = Point { x: centre.x + mark.right, y: centre.y + mark.down };
        Self {
            centre,
            side: rect.width.min(rect.height),
            width: PEN,
            ink: PEN_INK,
            state: u64::from_be_bytes(first) | 1,
        }
    }

    /// A number of −`most` to `most` (xorshift64).
    fn shake(&mut self, most: i32) -> i32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        let span = u64::from(most.unsigned_abs()) * 2 + 1;
        i32::try_from(self.state % span).unwrap_or(0) - most
    }

    /// A stroke through stops, in thousandths of the box's side from its middle.
    fn stroke(&mut self, stops: &[(i32, i32)]) -> Item {
        let mut points = Vec::with_capacity(stops.len());
        for (right, down) in stops {
            let (right, down) = (right + self.shake(25), down + self.shake(25));
            points
                .push(Point { x: self.centre.x + scale(self.side, right), y: self.centre.y + scale(self.side, down) });
        }
        Item::Stroke { points, width: self.width, ink: self.ink }
    }
}

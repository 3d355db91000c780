//! Where everything stands on a ballot. One value: the printer draws by it, the reader reads by it, the package carries it.
//!
//! Always true: all places are in micrometres from the page's top left corner; targets keep the same place in every
//! language version; nothing is printed inside a target.

use serde::{Deserialize, Serialize};

use crate::ids::{ContestId, OptionId, TargetId};
use crate::measure::{Mm, Point, Rect, Size};

/// The geometry of a whole ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotGeometry {
    /// Paper.
    pub paper: Size,
    /// Sheets and faces in the order of reading.
    pub faces: Vec<Face>,
}

/// One printed face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// Sheet, counted from 1.
    pub sheet: u8,
    /// Face of the sheet: 1 front, 2 back.
    pub face: u8,
    /// The border of timing marks.
    pub timing: TimingMarks,
    /// Squares in which the code stands (twice a face, at different corners).
    pub codes: Vec<Rect>,
    /// Places to mark.
    pub targets: Vec<Target>,
}

/// A border of black marks on all four sides: `columns` along top and bottom, `rows` along left and right, corners shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimingMarks {
    /// Marks along the top and the bottom edge.
    pub columns: u16,
    /// Marks along the left and the right edge.
    pub rows: u16,
    /// Size of one mark.
    pub mark: Size,
    /// Centre of the top left mark.
    pub first: Point,
    /// Centre of the bottom right mark.
    pub last: Point,
}

/// A place to mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identifier.
    pub id: TargetId,
    /// Contest.
    pub contest: ContestId,
    /// Option that it marks (a subject, or a candidate as preference).
    pub option: OptionId,
    /// The box, by its outer edge.
    pub rect: Rect,
    /// Width of its printed outline, drawn inside the outer edge.
    pub outline: Mm,
}

impl TimingMarks {
    /// The border for a paper size, by the rule of thumb of a quarter inch: `floor(4·width)` columns, `floor(4·height) − 3`
    /// rows in inches (A4: 33 × 43), marks of 4.7625 × 1.5875 mm, 5 mm from the sides and 4.25 mm from top and bottom.
    #[must_use]
    pub fn for_paper(paper: Size) -> Self {
        const QUARTER_INCH_UM: i32 = 6_350;
        let mark = Size { width: Mm::from_um(4_762), height: Mm::from_um(1_588) };
        let count = |length: Mm, fewer: i32| u16::try_from((length.um() / QUARTER_INCH_UM - fewer).max(2)).unwrap_or(2);
        let first = Point { x: Mm::from_um(5_000) + mark.width / 2, y: Mm::from_um(4_250) + mark.height / 2 };
        let last = Point { x: paper.width - first.x, y: paper.height - first.y };
        Self { columns: count(paper.width, 0), rows: count(paper.height, 3), mark, first, last }
    }

    /// The centre of the mark at a column and row counted from 0; marks exist where either is first or last.
    #[must_use]
    pub fn centre(&self, column: u16, row: u16) -> Point {
        let between = |from: Mm, to: Mm, step: u16, steps: u16| {
            let span = i64::from(to.um()) - i64::from(from.um());
            let steps = i64::from(steps.max(1));
            let offset = (span * i64::from(step) * 2 + steps) / (2 * steps);
            Mm::from_um(i32::try_from(i64::from(from.um()) + offset).unwrap_or(i32::MAX))
        };
        Point {
            x: between(self.first.x, self.last.x, column, self.columns.saturating_sub(1)),
            y: between(self.first.y, self.last.y, row, self.rows.saturating_sub(1)),
        }
    }

    /// The corner pattern: an upright bar between each corner's mark and the next on the same side edge, by which people and
    /// readers find a corner whose mark is damaged. Never of a mark's shape, so it is not counted as one.
    #[must_use]
    pub fn corners(&self) -> [Rect; 4] {
        let (right, low) = (self.columns.saturating_sub(1), self.rows.saturating_sub(1));
        let (width, height) = (self.mark.height, Mm::from_um(3_000));
        [(0, 0), (right, 0), (0, low.saturating_sub(1)), (right, low.saturating_sub(1))].map(|(column, row)| {
            let (above, below) = (self.centre(column, row), self.centre(column, row + 1));
            let y = above.y + (below.y - above.y) / 2 - height / 2;
            Rect { x: above.x - width / 2, y, width, height }
        })
    }

    /// Every mark of the border as a rectangle, row by row from the top left.
    pub fn rects(&self) -> impl Iterator<Item = Rect> + '_ {
        let (last_column, last_row) = (self.columns.saturating_sub(1), self.rows.saturating_sub(1));
        (0..self.rows).flat_map(move |row| {
            (0..self.columns)
                .filter(move |column| row == 0 || row == last_row || *column == 0 || *column == last_column)
                .map(move |column| {
                    let centre = self.centre(column, row);
                    Rect {
                        x: centre.x - self.mark.width / 2,
                        y: centre.y - self.mark.height / 2,
                        width: self.mark.width,
                        height: self.mark.height,
                    }
                })
        })
    }
}

impl Target {
    /// The area inside the outline, in which ink counts.
    #[must_use]
    pub fn inside(&self) -> Rect {
        Rect {
            x: self.rect.x + self.outline,
            y: self.rect.y + self.outline,
            width: self.rect.width - self.outline * 2,
            height: self.rect.height - self.outline * 2,
        }
    }
}

impl BallotGeometry {
    /// All targets with the face on which they stand.
    pub fn targets(&self) -> impl Iterator<Item = (&Face, &Target)> {
        self.faces.iter().flat_map(|face| face.targets.iter().map(move |target| (face, target)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_a4_border_has_33_by_43_marks_on_its_pitch() {
        let marks = TimingMarks::for_paper(Size::A4);
        assert_eq!((marks.columns, marks.rows), (33, 43));
        let pitch_x = marks.centre(1, 0).x - marks.centre(0, 0).x;
        let pitch_y = marks.centre(0, 1).y - marks.centre(0, 0).y;
        assert!((6_100..=6_102).contains(&pitch_x.um()), "{pitch_x:?}");
        assert!((6_830..=6_832).contains(&pitch_y.um()), "{pitch_y:?}");
        assert_eq!(marks.rects().count(), 2 * 33 + 2 * 43 - 4);
        assert_eq!(marks.centre(32, 42), marks.last);
    }

    #[test]
    fn the_corner_pattern_touches_no_mark() {
        for paper in [Size::A4, Size { width: Mm::new(583.0), height: Mm::new(297.0) }] {
            let marks = TimingMarks::for_paper(paper);
            for bar in marks.corners() {
                let apart = |mark: Rect| {
                    mark.bottom() < bar.y || bar.bottom() < mark.y || mark.right() < bar.x || bar.right() < mark.x
                };
                assert!(marks.rects().all(apart), "{bar:?}");
            }
        }
    }

    #[test]
    fn every_mark_stands_on_the_paper() {
        let marks = TimingMarks::for_paper(Size::A4);
        for rect in marks.rects() {
            assert!(rect.x.um() >= 4_900 && rect.right().um() <= 205_100, "{rect:?}");
            assert!(rect.y.um() >= 4_150 && rect.bottom().um() <= 292_850, "{rect:?}");
        }
    }
}

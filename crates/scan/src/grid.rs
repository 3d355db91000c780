//! From a place on the page to a place in the picture, by the timing marks on all four sides.
//!
//! What always holds: marks map exactly to where they were found; between them the page is a Coons patch (Coons 1967) over
//! the four edges, which follows rotation, scale, shear, stretch and a mild curl alike.

use model::Point;
use model::geometry::TimingMarks;

use crate::pixel::Spot;

/// Solves the least-squares problem in three unknowns; `None` where they are not determined.
pub(crate) fn least_squares(rows: impl Iterator<Item = ([f64; 3], f64)>) -> Option<[f64; 3]> {
    let mut matrix = [[0.0; 3]; 3];
    let mut right = [0.0; 3];
    for (terms, value) in rows {
        for (i, &a) in terms.iter().enumerate() {
            right[i] += a * value;
            for (j, &b) in terms.iter().enumerate() {
                matrix[i][j] += a * b;
            }
        }
    }
    let determinant = |m: &[[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let whole = determinant(&matrix);
    let size: f64 = (0..3).map(|at| matrix[at][at].abs().max(f64::MIN_POSITIVE)).product();
    if whole.is_nan() || whole.abs() <= size * 1e-12 {
        return None;
    }
    let mut solution = [0.0; 3];
    for (column, unknown) in solution.iter_mut().enumerate() {
        let mut changed = matrix;
        for (row, line) in changed.iter_mut().enumerate() {
            line[column] = right[row];
        }
        *unknown = determinant(&changed) / whole;
    }
    Some(solution)
}

/// An affine map from millimetres to pixels, or back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Affine {
    x: [f64; 3],
    y: [f64; 3],
}

impl Affine {
    /// The map that fits pairs best, by least squares; `None` for fewer than three, or three in line.
    pub(crate) fn fit(pairs: impl Iterator<Item = (Spot, Spot)>) -> Option<Self> {
        let pairs: Vec<(Spot, Spot)> = pairs.collect();
        if pairs.len() < 3 {
            return None;
        }
        let rows = |value: fn(&Spot) -> f64| pairs.iter().map(move |(from, to)| ([from.x, from.y, 1.0], value(to)));
        Some(Self { x: least_squares(rows(|spot| spot.x))?, y: least_squares(rows(|spot| spot.y))? })
    }

    pub(crate) fn apply(&self, spot: Spot) -> Spot {
        let one = |terms: &[f64; 3]| terms[0] * spot.x + terms[1] * spot.y + terms[2];
        Spot::new(one(&self.x), one(&self.y))
    }

    pub(crate) fn inverse(&self) -> Option<Self> {
        let ([a, b, c], [d, e, f]) = (self.x, self.y);
        let determinant = a * e - b * d;
        if determinant.is_nan() || determinant.abs() < 1e-9 {
            return None;
        }
        let (ai, bi, di, ei) = (e / determinant, -b / determinant, -d / determinant, a / determinant);
        Some(Self { x: [ai, bi, -(ai * c + bi * f)], y: [di, ei, -(di * c + ei * f)] })
    }

    /// Direction of the rows in degrees, clockwise in the picture.
    pub(crate) fn degrees(&self) -> f64 {
        self.y[0].atan2(self.x[0]).to_degrees()
    }

    /// Direction of the columns in degrees, clockwise in the picture.
    pub(crate) fn degrees_of_columns(&self) -> f64 {
        (-self.x[1]).atan2(self.y[1]).to_degrees()
    }
}

/// A registered page.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    timing: TimingMarks,
    top: Vec<Spot>,
    right: Vec<Spot>,
    bottom: Vec<Spot>,
    left: Vec<Spot>,
}

impl Grid {
    /// A grid from the edges in the order top, right, bottom, left; each from the left or from the top. Where two edges
    /// filled in a shared corner, they must agree to a quarter of a millimetre.
    pub(crate) fn new(timing: TimingMarks, sides: Vec<Vec<Spot>>, pixels_per_mm: f64) -> Option<Self> {
        let [mut top, mut right, mut bottom, mut left]: [Vec<Spot>; 4] = sides.try_into().ok()?;
        let agree = |a: &mut Spot, b: &mut Spot| {
            let apart = a.distance(*b);
            *a = (*a + *b) * 0.5;
            *b = *a;
            (apart <= 0.25 * pixels_per_mm).then_some(())
        };
        agree(top.first_mut()?, left.first_mut()?)?;
        agree(top.last_mut()?, right.first_mut()?)?;
        agree(bottom.first_mut()?, left.last_mut()?)?;
        agree(bottom.last_mut()?, right.last_mut()?)?;
        Some(Self { timing, top, right, bottom, left })
    }

    pub(crate) fn timing(&self) -> &TimingMarks {
        &self.timing
    }

    /// Mean pixels a millimetre along the rows and along the columns.
    pub(crate) fn scale(&self) -> (f64, f64) {
        let length = |edge: &[Spot]| match (edge.first(), edge.last()) {
            (Some(first), Some(last)) => first.distance(*last),
            _ => 0.0,
        };
        let (from, to) = (self.timing.first, self.timing.last);
        let across = (length(&self.top) + length(&self.bottom)) / 2.0 / (to.x - from.x).mm();
        let along = (length(&self.left) + length(&self.right)) / 2.0 / (to.y - from.y).mm();
        (across, along)
    }

    /// Where a place of the page lies in the picture.
    pub(crate) fn place(&self, x_mm: f64, y_mm: f64) -> Spot {
        let (from, to) = (self.timing.first, self.timing.last);
        let u = (x_mm - from.x.mm()) / (to.x - from.x).mm();
        let v = (y_mm - from.y.mm()) / (to.y - from.y).mm();
        let edges = along(&self.top, u) * (1.0 - v)
            + along(&self.bottom, u) * v
            + along(&self.left, v) * (1.0 - u)
            + along(&self.right, v) * u;
        let corners = along(&self.top, 0.0) * ((1.0 - u) * (1.0 - v))
            + along(&self.top, 1.0) * (u * (1.0 - v))
            + along(&self.bottom, 0.0) * ((1.0 - u) * v)
            + along(&self.bottom, 1.0) * (u * v);
        edges - corners
    }

    /// Where a point of the page lies in the picture.
    pub(crate) fn point(&self, point: Point) -> Spot {
        self.place(point.x.mm(), point.y.mm())
    }

    /// The same grid after the picture was turned upside down.
    pub(crate) fn upside_down(self, width: f64, height: f64) -> Self {
        let turn = |edge: Vec<Spot>| -> Vec<Spot> {
            edge.into_iter().rev().map(|spot| Spot::new(width - spot.x, height - spot.y)).collect()
        };
        Self {
            timing: self.timing,
            top: turn(self.bottom),
            right: turn(self.left),
            bottom: turn(self.top),
            left: turn(self.right),
        }
    }
}

/// A place along an edge, 0 at its first and 1 at its last mark; beyond them in the direction of the outermost two.
fn along(edge: &[Spot], share: f64) -> Spot {
    let steps = edge.len().max(2) - 1;
    let at = share * steps as f64;
    let index = usize::try_from(crate::pixel::whole(at).max(0)).unwrap_or(0).min(steps - 1);
    let (Some(&from), Some(&to)) = (edge.get(index), edge.get(index + 1)) else {
        return edge.first().copied().unwrap_or_default();
    };
    from + (to - from) * (at - index as f64)
}

#[cfg(test)]
mod tests;

//! Finds the border of timing marks and holds it to its counts.
//!
//! What always holds: every edge has exactly the marks that the geometry says. One missing mark an edge is borne, only if all
//! others of that edge stand on a smooth line; more than that, or one mark too many, and the page is refused. (Readers that
//! filled in marks more freely have misplaced whole grids and lost votes; a refused page costs a look.)

use model::Size;
use model::geometry::TimingMarks;

use crate::blob::{Blob, blobs};
use crate::grid::{Affine, Grid, least_squares};
use crate::pixel::{Gray, Spot};
use crate::refusal::{PagePlace, Reason, Refusal, Side};

/// How far a mark may stand from where the page's affine image expects it, in mm: a curled or stretched sheet.
const SEARCH_MM: f64 = 1.6;
/// How far marks may stand off the smooth line of their edge, in mm.
const OFF_LINE_MM: f64 = 0.5;
/// The same where a mark is missing: then the others must fit exactly.
const OFF_LINE_EXACT_MM: f64 = 0.16;
/// Most degrees that a page may lie askew, and most that two edges may differ in direction.
const MAX_SKEW: f64 = 3.5;
const MAX_SHEAR: f64 = 1.5;

/// Patches of the size of a timing mark, in a picture in which they lie flat.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub spots: Vec<Spot>,
    /// Quarter turns clockwise (0 or 1) that make the marks lie flat.
    pub quarters: u8,
}

/// Looks for patches of a mark's size. `None` where the picture has too many patches to be a page.
pub(crate) fn find(gray: &Gray, ink: u8, pixels_per_mm: f64, mark: Size) -> Option<Found> {
    let (long, short) = (mark.width.mm() * pixels_per_mm, mark.height.mm() * pixels_per_mm);
    let fits = |blob: &Blob, length: u32, height: u32| {
        let (length, height, area) = (f64::from(length), f64::from(height), f64::from(blob.area));
        (0.85 * long - 1.0..=1.16 * long + 1.5).contains(&length)
            // Five degrees askew make a mark's upright box higher by 0.09 of its length.
            && (0.65 * short - 0.5..=1.3 * short + 0.09 * long + 1.0).contains(&height)
            && (0.70..=1.35).contains(&(area / (long * short)))
    };
    let flat = |blob: &Blob| fits(blob, blob.width(), blob.height());
    let upright = |blob: &Blob| fits(blob, blob.height(), blob.width());
    let all = blobs(gray, ink, |blob| flat(blob) || upright(blob))?;
    let lying: Vec<Spot> = all.iter().filter(|blob| flat(blob)).map(Blob::centre).collect();
    let standing: Vec<Spot> = all.iter().filter(|blob| upright(blob)).map(Blob::centre).collect();
    if lying.len() >= standing.len() {
        return Some(Found { spots: lying, quarters: 0 });
    }
    let spots = standing.iter().map(|spot| Spot::new(gray.height as f64 - spot.y, spot.x)).collect();
    Some(Found { spots, quarters: 1 })
}

/// A registered border.
#[derive(Debug, Clone)]
pub(crate) struct Border {
    pub grid: Grid,
    /// Missing marks that were borne: edge of the original picture and number counted from 1.
    pub missing: Vec<(Side, u32)>,
    /// Rotation of the page in degrees, clockwise.
    pub degrees: f64,
}

/// One edge while it is being checked.
struct Edge {
    side: Side,
    marks: Vec<Option<Spot>>,
}

/// Matches patches to the marks of a border. `quarters` is the turn already done, for the names of edges.
pub(crate) fn register(
    found: &Found,
    timing: &TimingMarks,
    pixels_per_mm: f64,
    quarters: u8,
) -> Result<Border, Refusal> {
    let spots = &found.spots;
    let expected = timing.rects().count();
    let no_marks = || {
        let refusal = Refusal::new(Reason::NoMarks);
        refusal.with("found", spots.len()).with("expected", expected)
    };
    if spots.len() * 2 < expected || spots.len() > expected * 6 {
        return Err(no_marks());
    }
    let (affine, matched) = best_match(spots, timing, pixels_per_mm).ok_or_else(no_marks)?;
    if matched * 10 < expected * 6 {
        return Err(no_marks());
    }
    let degrees = affine.degrees();
    if degrees.abs() > MAX_SKEW {
        let hundredths = crate::pixel::rounded(degrees.abs() * 100.0);
        return Err(Refusal::new(Reason::Skewed).with_hundredths("degrees", hundredths));
    }
    if (affine.degrees() - affine.degrees_of_columns()).abs() > MAX_SHEAR {
        return Err(Refusal::new(Reason::Distorted).at(PagePlace::Edge { side: Side::Left.before(quarters) }));
    }
    let taken = match_marks(spots, timing, &affine, SEARCH_MM * pixels_per_mm);
    let edges = edges(timing, &taken, spots);
    let missing = check_counts(&edges, quarters)?;
    check_extra(spots, &taken, timing, &affine, quarters)?;
    let sides = edges.iter().map(|edge| smooth(edge, pixels_per_mm, quarters)).collect::<Result<Vec<_>, _>>()?;
    let grid = Grid::new(*timing, sides, pixels_per_mm).ok_or_else(no_marks)?;
    Ok(Border { grid, missing, degrees })
}

/// Centre of a mark in millimetres.
fn centre(timing: &TimingMarks, column: u16, row: u16) -> Spot {
    let centre = timing.centre(column, row);
    Spot::new(centre.x.mm(), centre.y.mm())
}

/// Columns and rows of all marks, in a fixed order.
fn places(timing: &TimingMarks) -> impl Iterator<Item = (u16, u16)> + '_ {
    let (columns, rows) = (timing.columns, timing.rows);
    (0..rows).flat_map(move |row| {
        (0..columns)
            .filter(move |&column| row == 0 || row + 1 == rows || column == 0 || column + 1 == columns)
            .map(move |column| (column, row))
    })
}

/// The affine image of the page under which most marks are found. Tried from each three of the four outermost patches, so
/// that a missing corner spoils only three of four trials.
fn best_match(spots: &[Spot], timing: &TimingMarks, pixels_per_mm: f64) -> Option<(Affine, usize)> {
    let outermost = |key: fn(&Spot) -> f64| spots.iter().min_by(|a, b| key(a).total_cmp(&key(b))).copied();
    let (right, low) = (timing.columns - 1, timing.rows - 1);
    let corners = [
        (centre(timing, 0, 0), outermost(|spot| spot.x + spot.y)?),
        (centre(timing, right, 0), outermost(|spot| spot.y - spot.x)?),
        (centre(timing, right, low), outermost(|spot| -spot.x - spot.y)?),
        (centre(timing, 0, low), outermost(|spot| spot.x - spot.y)?),
    ];
    let mut best: Option<(Affine, usize)> = None;
    for left_out in 0..4 {
        let three = corners.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, pair)| *pair);
        let Some(mut affine) = Affine::fit(three) else { continue };
        let mut count = 0;
        for reach in [2.6, 2.2, 1.8, SEARCH_MM, SEARCH_MM] {
            let taken = match_marks(spots, timing, &affine, reach * pixels_per_mm);
            let pairs = taken.iter().filter_map(|&(column, row, at)| Some((centre(timing, column, row), spots[at?])));
            count = taken.iter().filter(|(_, _, at)| at.is_some()).count();
            match Affine::fit(pairs) {
                Some(better) => affine = better,
                None => break,
            }
        }
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((affine, count));
        }
    }
    best
}

/// For every mark the nearest patch within reach.
fn match_marks(spots: &[Spot], timing: &TimingMarks, affine: &Affine, reach: f64) -> Vec<(u16, u16, Option<usize>)> {
    let nearest = |wanted: Spot| {
        let near = spots.iter().enumerate().map(|(at, spot)| (spot.squared_distance(wanted), at));
        near.filter(|(distance, _)| *distance <= reach * reach).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
    };
    places(timing).map(|(column, row)| (column, row, nearest(affine.apply(centre(timing, column, row))))).collect()
}

fn edges(timing: &TimingMarks, taken: &[(u16, u16, Option<usize>)], spots: &[Spot]) -> Vec<Edge> {
    let (right, low) = (timing.columns - 1, timing.rows - 1);
    let along = |side, on: &dyn Fn(u16, u16) -> bool| {
        let marks = taken.iter().filter(|(column, row, _)| on(*column, *row)).map(|(_, _, at)| at.map(|at| spots[at]));
        Edge { side, marks: marks.collect() }
    };
    vec![
        along(Side::Top, &|_, row| row == 0),
        along(Side::Right, &|column, _| column == right),
        along(Side::Bottom, &|_, row| row == low),
        along(Side::Left, &|column, _| column == 0),
    ]
}

fn check_counts(edges: &[Edge], quarters: u8) -> Result<Vec<(Side, u32)>, Refusal> {
    let mut borne = Vec::new();
    let absent = |edge: &Edge| edge.marks.iter().filter(|mark| mark.is_none()).count();
    // The edge that lacks most is the cause; its neighbours may lack a shared corner.
    if let Some(edge) = edges.iter().max_by_key(|edge| absent(edge)).filter(|edge| absent(edge) > 1) {
        let refusal = Refusal::new(Reason::MissingMarks).at(PagePlace::Edge { side: edge.side.before(quarters) });
        return Err(refusal.with("missing", absent(edge)).with("expected", edge.marks.len()));
    }
    for edge in edges {
        if let Some(at) = edge.marks.iter().position(Option::is_none) {
            borne.push((edge.side.before(quarters), u32::try_from(at + 1).unwrap_or(u32::MAX)));
        }
    }
    Ok(borne)
}

/// Patches that look like marks, stand in the line of an edge and belong to no mark: a form with another border.
fn check_extra(
    spots: &[Spot],
    taken: &[(u16, u16, Option<usize>)],
    timing: &TimingMarks,
    affine: &Affine,
    quarters: u8,
) -> Result<(), Refusal> {
    const BESIDE_MM: f64 = 1.5;
    const BEYOND_MM: f64 = 9.0;
    let Some(back) = affine.inverse() else { return Err(Refusal::new(Reason::NoMarks)) };
    let mut used = vec![false; spots.len()];
    taken.iter().filter_map(|(_, _, at)| *at).for_each(|at| used[at] = true);
    let (first, last) = (centre(timing, 0, 0), centre(timing, timing.columns - 1, timing.rows - 1));
    let between = |value: f64, from: f64, to: f64| value >= from - BEYOND_MM && value <= to + BEYOND_MM;
    let mut extra = [0_u32; 4];
    for spot in spots.iter().zip(&used).filter(|(_, used)| !**used).map(|(spot, _)| back.apply(*spot)) {
        let near = |value: f64, line: f64| (value - line).abs() <= BESIDE_MM;
        let (in_x, in_y) = (between(spot.x, first.x, last.x), between(spot.y, first.y, last.y));
        let on = [
            in_x && near(spot.y, first.y),
            in_y && near(spot.x, last.x),
            in_x && near(spot.y, last.y),
            in_y && near(spot.x, first.x),
        ];
        if let Some(side) = on.iter().position(|on| *on) {
            extra[side] += 1;
        }
    }
    match Side::ALL.into_iter().zip(extra).find(|(_, count)| *count > 0) {
        None => Ok(()),
        Some((side, count)) => {
            let refusal = Refusal::new(Reason::ExtraMarks).at(PagePlace::Edge { side: side.before(quarters) });
            Err(refusal.with("count", count))
        }
    }
}

/// Holds the marks of an edge to a smooth line and fills in the one that may be missing.
fn smooth(edge: &Edge, pixels_per_mm: f64, quarters: u8) -> Result<Vec<Spot>, Refusal> {
    let distorted = || Refusal::new(Reason::Distorted).at(PagePlace::Edge { side: edge.side.before(quarters) });
    let last = (edge.marks.len().max(2) - 1) as f64;
    let basis = |at: usize| {
        let t = at as f64 / last * 2.0 - 1.0;
        [1.0, t, t * t]
    };
    let there = || edge.marks.iter().enumerate().filter_map(|(at, mark)| Some((at, (*mark)?)));
    let x = least_squares(there().map(|(at, mark)| (basis(at), mark.x))).ok_or_else(distorted)?;
    let y = least_squares(there().map(|(at, mark)| (basis(at), mark.y))).ok_or_else(distorted)?;
    let value = |terms: [f64; 3], at: usize| terms.iter().zip(basis(at)).map(|(a, b)| a * b).sum::<f64>();
    let fitted = |at: usize| Spot::new(value(x, at), value(y, at));
    let worst = there().map(|(at, mark)| mark.distance(fitted(at))).fold(0.0, f64::max);
    let complete = edge.marks.iter().all(Option::is_some);
    let allowed = if complete { OFF_LINE_MM } else { OFF_LINE_EXACT_MM };
    if worst > allowed * pixels_per_mm {
        return Err(if complete {
            distorted()
        } else {
            let refusal = Refusal::new(Reason::MissingMarks).at(PagePlace::Edge { side: edge.side.before(quarters) });
            refusal.with("missing", 1_u32).with("expected", edge.marks.len())
        });
    }
    Ok(edge.marks.iter().enumerate().map(|(at, mark)| mark.unwrap_or_else(|| fitted(at))).collect())
}

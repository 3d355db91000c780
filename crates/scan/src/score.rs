//! How much ink stands in a box.
//!
//! What always holds: the box is first found by its printed outline, within 0.7 mm of where the grid expects it, so that a
//! local distortion moves no ink over the edge; ink is judged against the paper around the box, so that a shadow or a tint
//! is no mark; a box whose outline is not there is not scored. Each pixel is judged by the mean of its three by three, so that
//! noise makes no ink; and what is too pale for ink but plainly there (a soft pencil) never leaves a box empty.

use model::geometry::Target;
use model::rules::MarkRules;
use model::tally::MarkReading;

use crate::grid::Grid;
use crate::ink::Levels;
use crate::pixel::{Gray, Spot, rounded, whole};

/// How far from its place a box is looked for, in mm.
const SEARCH_MM: f64 = 0.7;
/// What is left out along the inner edge of the outline, in mm: there its ink blurs into the box.
const INSET_MM: f64 = 0.25;
/// Least share of the outline that must be dark.
const LEAST_OUTLINE: f64 = 0.55;
/// Where between paper (0) and black (1) ink begins. Above the middle, because pencils are pale.
const INK_BEGINS: f64 = 0.4;
/// Where a trace begins that a person must look at, though it is no ink.
const TRACE_BEGINS: f64 = 0.19;

/// The ink in one box.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Score {
    /// Share of inked area in hundredths of a per cent.
    pub hundredths: u32,
    /// The same with pale traces.
    pub traced: u32,
    /// Corners of the box as found.
    pub corners: [Spot; 4],
}

/// A box's place with the directions of one millimetre in the picture.
#[derive(Clone, Copy)]
struct Frame {
    centre: Spot,
    right: Spot,
    down: Spot,
}

impl Frame {
    fn of(grid: &Grid, target: &Target) -> Self {
        let (x, y) =
            (target.rect.x.mm() + target.rect.width.mm() / 2.0, target.rect.y.mm() + target.rect.height.mm() / 2.0);
        let (w, h) = (target.rect.width.mm() / 2.0, target.rect.height.mm() / 2.0);
        Self {
            centre: grid.place(x, y),
            right: (grid.place(x + w, y) - grid.place(x - w, y)) * (0.5 / w.max(0.01)),
            down: (grid.place(x, y + h) - grid.place(x, y - h)) * (0.5 / h.max(0.01)),
        }
    }

    fn at(&self, dx_mm: f64, dy_mm: f64) -> Spot {
        self.centre + self.right * dx_mm + self.down * dy_mm
    }
}

/// The surroundings of a box, smoothed.
struct Patch {
    gray: Gray,
    corner: Spot,
}

impl Patch {
    /// The pixels around a frame, as far as anything is looked for, each the mean of its three by three.
    fn around(gray: &Gray, frame: &Frame, half_width: f64, half_height: f64) -> Self {
        let (w, h) = (half_width + AROUND_MM, half_height + AROUND_MM);
        let corners = [frame.at(-w, -h), frame.at(w, -h), frame.at(w, h), frame.at(-w, h)];
        let bound = |value: f64| usize::try_from(whole(value).max(0)).unwrap_or(0);
        let least = |value: fn(&Spot) -> f64| bound(corners.iter().map(value).fold(f64::INFINITY, f64::min) - 2.0);
        let most = |value: fn(&Spot) -> f64| bound(corners.iter().map(value).fold(f64::NEG_INFINITY, f64::max) + 3.0);
        let (left, top) = (least(|spot| spot.x), least(|spot| spot.y));
        let (right, low) = (most(|spot| spot.x), most(|spot| spot.y));
        let part = gray.part(left, top, right.saturating_sub(left), low.saturating_sub(top));
        Self { gray: part.smoothed(), corner: Spot::new(left as f64, top as f64) }
    }

    fn at(&self, spot: Spot) -> u8 {
        self.gray.at(spot - self.corner)
    }
}

/// How much of a box's surroundings is looked at, in mm.
const AROUND_MM: f64 = 1.5;

/// Scores a box; `None` where its outline cannot be found.
pub(crate) fn score(gray: &Gray, grid: &Grid, levels: Levels, target: &Target, pixels_per_mm: f64) -> Option<Score> {
    let frame = Frame::of(grid, target);
    let (half_width, half_height) = (target.rect.width.mm() / 2.0, target.rect.height.mm() / 2.0);
    let patch = Patch::around(gray, &frame, half_width, half_height);
    let paper = paper_around(&patch, &frame, half_width, half_height, levels);
    let ink = below(paper, levels, INK_BEGINS);
    let outline = outline(&frame, half_width, half_height, target.outline.mm() / 2.0);
    let (shift, dark) = best_shift(&patch, &outline, ink, pixels_per_mm);
    if dark < LEAST_OUTLINE {
        return None;
    }
    let found = Frame { centre: frame.centre + shift, ..frame };
    let inset = target.outline.mm() + INSET_MM;
    let trace = below(paper, levels, TRACE_BEGINS);
    let (hundredths, traced) =
        inked(&patch, &found, (half_width - inset, half_height - inset), (ink, trace), pixels_per_mm)?;
    let corners = [
        found.at(-half_width, -half_height),
        found.at(half_width, -half_height),
        found.at(half_width, half_height),
        found.at(-half_width, half_height),
    ];
    Some(Score { hundredths, traced, corners })
}

/// What a score says under the rules of the election. Pale traces as large as a mark are for people to judge.
pub(crate) fn reading(hundredths: u32, traced: u32, rules: &MarkRules) -> MarkReading {
    if hundredths >= rules.definite_hundredths {
        MarkReading::Marked
    } else if hundredths >= rules.ambiguous_hundredths || traced >= rules.definite_hundredths {
        MarkReading::Ambiguous
    } else {
        MarkReading::Empty
    }
}

/// The shade of the paper around and in a box: the upper quartile, never far below the page's own. Even a filled box leaves
/// more than a quarter of the paper around it.
fn paper_around(patch: &Patch, frame: &Frame, half_width: f64, half_height: f64, levels: Levels) -> u8 {
    const STEPS: i32 = 18;
    let mut histogram = [0_u32; 256];
    let step = |at: i32, half: f64| f64::from(at) / f64::from(STEPS) * (half + AROUND_MM);
    for down in -STEPS..=STEPS {
        for right in -STEPS..=STEPS {
            let pixel = patch.at(frame.at(step(right, half_width), step(down, half_height)));
            histogram[usize::from(pixel)] += 1;
        }
    }
    let quarter = histogram.iter().sum::<u32>() / 4;
    let mut above = 0;
    for level in (0..=255_u8).rev() {
        above += histogram[usize::from(level)];
        if above >= quarter {
            return level.max(levels.white.saturating_sub(levels.contrast() / 3));
        }
    }
    levels.white
}

/// The shade at a share of the way from paper to black.
fn below(paper: u8, levels: Levels, share: f64) -> u8 {
    let depth = f64::from(paper) - f64::from(levels.black);
    let level = (f64::from(paper) - depth.max(0.0) * share).max(0.0);
    u8::try_from(rounded(level)).unwrap_or(levels.ink)
}

/// Places along the middle of the printed line, without the corners, which may be round.
fn outline(frame: &Frame, half_width: f64, half_height: f64, middle: f64) -> Vec<Spot> {
    const EACH: i32 = 32;
    let (x, y) = (half_width - middle, half_height - middle);
    let mut spots = Vec::with_capacity(128);
    for step in 0..EACH {
        let along = (f64::from(step) + 0.5) / f64::from(EACH) * 1.6 - 0.8;
        spots.extend([
            frame.at(along * x, -y),
            frame.at(x, along * y),
            frame.at(along * x, y),
            frame.at(-x, along * y),
        ]);
    }
    spots
}

/// The shift at which the outline is darkest, and the share of it that is ink there. Of two equally good, the smaller shift.
fn best_shift(patch: &Patch, outline: &[Spot], ink: u8, pixels_per_mm: f64) -> (Spot, f64) {
    let reach = SEARCH_MM * pixels_per_mm;
    let darkness = |shift: Spot| -> f64 {
        let sum: u32 = outline.iter().map(|&spot| 255 - u32::from(patch.at(spot + shift))).sum();
        f64::from(sum) / outline.len().max(1) as f64 - shift.distance(Spot::default()) / reach * 4.0
    };
    let mut best = (darkness(Spot::default()), Spot::default());
    let coarse = (pixels_per_mm * 0.2).max(1.0);
    let steps = i32::try_from(whole(reach / coarse)).unwrap_or(3);
    for dy in -steps..=steps {
        for dx in -steps..=steps {
            let shift = Spot::new(f64::from(dx) * coarse, f64::from(dy) * coarse);
            let dark = darkness(shift);
            if dark > best.0 {
                best = (dark, shift);
            }
        }
    }
    let around = best.1;
    for dy in -2..=2 {
        for dx in -2..=2 {
            let shift = around + Spot::new(f64::from(dx) * coarse / 3.0, f64::from(dy) * coarse / 3.0);
            let dark = darkness(shift);
            if dark > best.0 {
                best = (dark, shift);
            }
        }
    }
    let inked = outline.iter().filter(|&&spot| patch.at(spot + best.1) <= ink).count();
    (best.1, inked as f64 / outline.len().max(1) as f64)
}

/// The shares of ink and of ink with traces in a rectangle about a frame's centre, sampled once a pixel, in hundredths of a
/// per cent.
fn inked(
    patch: &Patch,
    frame: &Frame,
    (half_width, half_height): (f64, f64),
    (ink, trace): (u8, u8),
    pixels_per_mm: f64,
) -> Option<(u32, u32)> {
    if half_width <= 0.0 || half_height <= 0.0 {
        return None;
    }
    let steps = |half: f64| rounded(half * 2.0 * pixels_per_mm).clamp(4, 1_000);
    let (columns, rows) = (steps(half_width), steps(half_height));
    let (mut inked, mut traced) = (0_u64, 0_u64);
    for row in 0..rows {
        let dy = ((f64::from(row) + 0.5) / f64::from(rows) * 2.0 - 1.0) * half_height;
        for column in 0..columns {
            let dx = ((f64::from(column) + 0.5) / f64::from(columns) * 2.0 - 1.0) * half_width;
            let pixel = patch.at(frame.at(dx, dy));
            inked += u64::from(pixel <= ink);
            traced += u64::from(pixel <= trace);
        }
    }
    let all = u64::from(columns) * u64::from(rows);
    let share = |count: u64| u32::try_from((count * 10_000 + all / 2) / all.max(1)).ok();
    Some((share(inked)?, share(traced)?))
}

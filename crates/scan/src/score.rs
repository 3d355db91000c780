//! How much ink stands in a box, and what that says.
//!
//! What always holds: the box is first found by its printed outline, within 0.7 mm of where the grid expects it, so that a
//! local distortion moves no ink over the edge; ink is judged against the paper beside the box, so that a shadow or a tint
//! is no mark; a box whose outline is not there is not scored. A box is empty only if it is as clean as the paper beside it, as
//! far as the noise of the page lets one see; a page too noisy for that is refused. A mark is a mark only if it is not the work of a fold.

use model::finding::Value;
use model::geometry::{Face, Target};
use model::rules::MarkRules;
use model::tally::MarkReading;
use serde::{Deserialize, Serialize};

use crate::grid::Grid;
use crate::ink::Levels;
use crate::pixel::{Gray, Spot};
use crate::refusal::{PagePlace, Reason, Refusal};

mod beside;
mod lines;
mod outline;
mod patch;

use patch::{Field, Frame, Means, Patch};

/// What is left out along the inner edge of the outline, in mm: there its ink blurs into the box.
const INSET_MM: f64 = 0.25;
/// Least share of the outline that must be dark.
const LEAST_OUTLINE: f64 = 0.55;
/// Where between paper (0) and black (1) ink begins. Above the middle, because pencils are pale.
const INK_BEGINS: f64 = 0.34;
/// Where a fold or a hair beside a box begins.
const LINE_BEGINS: f64 = 0.2;
/// Where a trace begins that a person must look at, though it is no ink: half of what a soft pencil makes on a washed-out scan.
const TRACE_BEGINS: f64 = 0.06;
/// A trace must be so many deviations of the page's noise below the paper.
const DEVIATIONS: f64 = 5.0;
/// Half the sides of the two squares over which traces are looked for, in mm: a stroke's width, and that of a broad pencil.
const TRACE_REACH_MM: [f64; 2] = [0.3, 0.55];
/// Nothing counts as darker than this share of black where traces are looked for, so that a speck of dust makes none.
const TRACE_DEEPEST: f64 = 0.25;
/// How much darker than its paper a whole box may be on average, as a share of black: less than the faintest cross makes it.
const DARKER: f64 = 0.015;
/// A deviation from the paper above this share of black leaves no faint mark to be seen: the page is refused.
const MOST_NOISE: f64 = 0.1;

/// Why a box needs a person's eye, where ink alone does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Something faint: a soft pencil, a rubbed-out mark, a stain.
    Faint,
    /// A stroke beside or around the box.
    Beside,
    /// A line that runs on beyond the box: a fold, a hair, a streak.
    Line,
}

/// The ink in one box.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Score {
    /// Share of inked area in hundredths of a per cent.
    pub hundredths: u32,
    /// The share with traces too pale for ink.
    pub traced: u32,
    /// What that says.
    pub reading: MarkReading,
    /// Why a person must look.
    pub doubt: Option<Doubt>,
    /// Corners of the box as found.
    pub corners: [Spot; 4],
}

/// What was measured of a box.
struct Measure {
    inked: u32,
    /// Ink that lies on no line through the box; measured only where there is enough for a mark.
    own: u32,
    traced: u32,
    darker: bool,
    beside: [u32; 4],
    corners: [Spot; 4],
}

/// A share in hundredths of a per cent.
fn share(count: u32, all: u32) -> u32 {
    let all = u64::from(all.max(1));
    u32::try_from((u64::from(count) * 10_000 + all / 2) / all).unwrap_or(10_000)
}

/// The page as far as scoring needs it.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub gray: &'a Gray,
    pub grid: &'a Grid,
    pub levels: Levels,
    pub pixels_per_mm: f64,
}

/// Scores all boxes of a face.
///
/// # Errors
/// [`Reason::TargetNotFound`] for the first box whose outline is not there, with all others scored in the list beside it, for
/// drawing; [`Reason::Noisy`] for a page on which no faint mark could be told from noise.
pub(crate) fn score_face(page: Page<'_>, face: &Face, rules: &MarkRules) -> (Vec<Option<Score>>, Result<(), Refusal>) {
    let found: Vec<Option<FoundBox>> = face.targets.iter().map(|target| FoundBox::find(page, target)).collect();
    let noise = {
        let mut histogram = [0; 256];
        let sound = found.iter().flatten();
        sound.for_each(|found| beside::add_noise(&found.patch, &found.frame, page.pixels_per_mm, &mut histogram));
        beside::deviation(&histogram)
    };
    let measure = |(found, target): (&Option<FoundBox>, &Target)| {
        let reach = beside::reach(target, &face.targets);
        found.as_ref().map(|found| found.measure(page, target, reach, noise, rules.definite_hundredths))
    };
    let measures: Vec<Option<Measure>> = found.iter().zip(&face.targets).map(measure).collect();
    let scores = judge(&measures, face, rules);
    let contrast = f64::from(page.levels.contrast());
    if let Some(lost) = face.targets.iter().zip(&scores).find(|(_, score)| score.is_none()) {
        let target = lost.0.id.clone();
        return (scores, Err(Refusal::new(Reason::TargetNotFound).at(PagePlace::Target { target })));
    }
    if noise > MOST_NOISE * contrast {
        let noise = Value::from(crate::pixel::rounded(noise / contrast.max(1.0) * 100.0));
        return (scores, Err(Refusal::new(Reason::Noisy).with("noise", noise)));
    }
    (scores, Ok(()))
}

/// A box found by its outline.
struct FoundBox {
    patch: Patch,
    means: Means,
    frame: Frame,
    paper: f64,
}

impl FoundBox {
    fn find(page: Page<'_>, target: &Target) -> Option<Self> {
        let frame = Frame::of(page.grid, target);
        let patch = Patch::around(page.gray, &frame);
        let least = f64::from(page.levels.white.saturating_sub(page.levels.contrast() / 3));
        let paper = |frame: &Frame, floor: u8, every: f64| {
            beside::paper(&patch, frame, floor, every, page.pixels_per_mm).max(least)
        };
        let ink = beside::below(paper(&frame, 0, 3.0), page.levels, INK_BEGINS);
        let outline = outline::outline(&frame, target.outline.mm() / 2.0);
        let (shift, dark) = outline::best_shift(&patch, &outline, ink, page.pixels_per_mm);
        if dark < LEAST_OUTLINE {
            return None;
        }
        let frame = frame.shifted(shift);
        let floor = beside::below(paper(&frame, 0, 2.0), page.levels, TRACE_DEEPEST);
        let paper = paper(&frame, floor, 1.0);
        let means = Means::of(&patch, floor);
        Some(Self { patch, means, frame, paper })
    }

    fn measure(&self, page: Page<'_>, target: &Target, reach: f64, noise: f64, definite: u32) -> Measure {
        let Self { patch, frame, paper, .. } = self;
        let ink = beside::below(*paper, page.levels, INK_BEGINS);
        let inset = target.outline.mm() + INSET_MM;
        let field = Field::inside(frame, inset);
        let steps = field.steps(page.pixels_per_mm, 1.0);
        let inked = field.spots(*frame, steps).filter(|&spot| patch.at(spot) <= ink).count();
        let inked = u32::try_from(inked).unwrap_or(u32::MAX);
        let all = steps.0 * steps.1;
        let own = if share(inked, all) < definite {
            0
        } else {
            let faint = beside::below(*paper, page.levels, LINE_BEGINS);
            lines::own_ink(patch, frame, inset, (ink, faint), page.pixels_per_mm)
        };
        let depth = (*paper - f64::from(page.levels.black)).max(1.0);
        let traced = TRACE_REACH_MM.map(|wide| self.traced(page, target, wide, depth, noise));
        Measure {
            inked: share(inked, all),
            own,
            traced: traced.into_iter().max().unwrap_or(0),
            darker: self.is_darker(page, target, depth, noise),
            beside: beside::strokes(patch, frame, ink, reach, page.pixels_per_mm),
            corners: frame.corners(),
        }
    }

    /// Share of the box that is darker than its paper over squares of this reach.
    fn traced(&self, page: Page<'_>, target: &Target, reach_mm: f64, depth: f64, noise: f64) -> u32 {
        let reach = crate::pixel::rounded(reach_mm * page.pixels_per_mm).max(1);
        let side = f64::from(2 * reach + 1);
        let below = (depth * TRACE_BEGINS).max(DEVIATIONS * noise / side).max(3.0);
        // No square may touch the outline, and there the outline's blur must have ended.
        let inset = target.outline.mm() + INSET_MM + f64::from(reach) / page.pixels_per_mm;
        let field = Field::inside(&self.frame, inset);
        if field.right <= 0.0 || field.bottom <= 0.0 {
            return 0;
        }
        let steps = field.steps(page.pixels_per_mm, if reach > 3 { 3.0 } else { 2.0 });
        let reach = usize::try_from(reach).unwrap_or(1);
        let dark = field
            .spots(self.frame, steps)
            .filter(|&spot| self.paper - self.means.at(&self.patch, spot, reach) >= below);
        share(u32::try_from(dark.count()).unwrap_or(u32::MAX), steps.0 * steps.1)
    }

    /// Whether the box as a whole is darker than its paper.
    fn is_darker(&self, page: Page<'_>, target: &Target, depth: f64, noise: f64) -> bool {
        let field = Field::inside(&self.frame, target.outline.mm() + INSET_MM + 0.35);
        if field.right <= 0.0 || field.bottom <= 0.0 {
            return false;
        }
        // Squares of three by three, side by side.
        let steps = field.steps(page.pixels_per_mm, 3.0);
        let count = f64::from(steps.0 * steps.1);
        let sum: f64 = field.spots(self.frame, steps).map(|spot| self.means.at(&self.patch, spot, 1)).sum();
        // Box and paper are means of about as many pixels.
        let blind = DEVIATIONS * noise * (2.0 / (9.0 * count)).sqrt();
        self.paper - sum / count >= (depth * DARKER).max(blind).max(1.5)
    }
}

/// What the measures of a face's boxes say, each by itself and beside the others.
fn judge(measures: &[Option<Measure>], face: &Face, rules: &MarkRules) -> Vec<Option<Score>> {
    let first = |measure: &Option<Measure>| {
        let measure = measure.as_ref()?;
        let (reading, doubt) = by_ink(measure, rules);
        let Measure { inked, traced, corners, .. } = *measure;
        Some(Score { hundredths: inked, traced, reading, doubt, corners })
    };
    let mut scores: Vec<Option<Score>> = measures.iter().map(first).collect();
    let inked = scores.clone();
    for (at, score) in scores.iter_mut().enumerate() {
        let Some(score) = score.as_mut().filter(|score| score.reading == MarkReading::Empty) else { continue };
        if has_stroke_beside(at, measures, &inked, face) {
            (score.reading, score.doubt) = (MarkReading::Ambiguous, Some(Doubt::Beside));
        }
    }
    scores
}

fn by_ink(measure: &Measure, rules: &MarkRules) -> (MarkReading, Option<Doubt>) {
    // A speck of dust makes less of a trace than half of what a mark must be.
    let least_trace = u32::midpoint(rules.ambiguous_hundredths, rules.definite_hundredths);
    if measure.own >= rules.definite_hundredths {
        (MarkReading::Marked, None)
    } else if measure.inked >= rules.definite_hundredths {
        (MarkReading::Ambiguous, Some(Doubt::Line))
    } else if measure.inked >= rules.ambiguous_hundredths {
        (MarkReading::Ambiguous, None)
    } else if measure.traced >= least_trace || measure.darker {
        (MarkReading::Ambiguous, Some(Doubt::Faint))
    } else {
        (MarkReading::Empty, None)
    }
}

/// Whether a voter's stroke stands beside an empty box: on one side much ink, on two some, that neither the other boxes of the
/// page have at the same place (it is printed there) nor a marked neighbour explains.
fn has_stroke_beside(at: usize, measures: &[Option<Measure>], scores: &[Option<Score>], face: &Face) -> bool {
    const SOME: u32 = 500;
    const MUCH: u32 = 1_400;
    let Some(measure) = &measures[at] else { return false };
    let target = &face.targets[at];
    let alike = |other: &Target| other.rect.width == target.rect.width && other.rect.height == target.rect.height;
    let inked = (0..4).filter_map(|side| {
        let ink = measure.beside[side];
        let same = face.targets.iter().zip(measures).filter(|(other, _)| alike(other));
        let mut others: Vec<u32> = same.filter_map(|(_, measure)| Some(measure.as_ref()?.beside[side])).collect();
        others.sort_unstable();
        let printed = others.get(others.len() / 2).copied().unwrap_or(0);
        (ink >= SOME + printed * 2 && !is_beside_marked(side, target, face, scores)).then_some(ink)
    });
    let inked: Vec<u32> = inked.collect();
    inked.len() >= 2 || inked.iter().any(|ink| *ink >= MUCH)
}

/// Whether the next box on a side (left, right, above, below) is not empty: its mark may run over.
fn is_beside_marked(side: usize, target: &Target, face: &Face, scores: &[Option<Score>]) -> bool {
    const NEAR_MM: f64 = 7.0;
    let rect = &target.rect;
    let marked = face
        .targets
        .iter()
        .zip(scores)
        .filter(|(_, score)| score.is_some_and(|score| score.reading != MarkReading::Empty));
    marked.into_iter().any(|(other, _)| {
        let other = &other.rect;
        let gap = match side {
            0 => rect.x - other.right(),
            1 => other.x - rect.right(),
            2 => rect.y - other.bottom(),
            _ => other.y - rect.bottom(),
        };
        let abreast = if side < 2 {
            other.y < rect.bottom() && rect.y < other.bottom()
        } else {
            other.x < rect.right() && rect.x < other.right()
        };
        abreast && (0.0..=NEAR_MM).contains(&gap.mm())
    })
}

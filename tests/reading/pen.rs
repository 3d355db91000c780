//! What voters draw, on a sound page.

use model::geometry::Target;

use super::paper::FINE;
use super::{Chance, Gray};

/// Kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pen {
    Cross,
    Tick,
    Circle,
    Filled,
    HalfFilled,
    Pencil,
    Erased,
    /// A thin ballpoint that hardly writes.
    Ballpoint,
    /// A cross of which half lies outside the box.
    HalfOutside,
    /// A circle around the box, which stays empty.
    Around,
    /// Rubbed out badly, over a wide smear.
    Smear,
    /// A short thin tick in a corner.
    Small,
    /// A cross that runs far over the box.
    Large,
}

/// What a verdict on a box may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Untouched.
    Empty,
    /// Clearly marked.
    Marked,
    /// Rubbed out: people may have to look, but it is no mark.
    Erased,
    /// Ink that no reader may call empty, and no reader must call a mark.
    Doubtful,
}

impl Pen {
    pub const ALL: [Self; 7] =
        [Self::Cross, Self::Tick, Self::Circle, Self::Filled, Self::HalfFilled, Self::Pencil, Self::Erased];

    /// All, with those that rules of thumb forget.
    pub const ROUGH: [Self; 13] = [
        Self::Cross,
        Self::Tick,
        Self::Circle,
        Self::Filled,
        Self::HalfFilled,
        Self::Pencil,
        Self::Erased,
        Self::Ballpoint,
        Self::HalfOutside,
        Self::Around,
        Self::Smear,
        Self::Small,
        Self::Large,
    ];

    pub fn truth(self) -> Truth {
        match self {
            Self::Erased | Self::Smear | Self::Around => Truth::Erased,
            Self::Small => Truth::Doubtful,
            _ => Truth::Marked,
        }
    }
}

/// Draws a mark on a box.
pub fn draw(page: &mut Gray, target: &Target, pen: Pen, chance: &mut Chance) {
    let half = (target.rect.width.mm().min(target.rect.height.mm())) / 2.0;
    let slip = half * 0.12;
    let x = target.rect.centre().x.mm() + chance.between(-slip, slip);
    let y = target.rect.centre().y.mm() + chance.between(-slip, slip);
    let reach = half * chance.between(0.6, 0.85);
    let wide = chance.between(0.5, 0.9);
    let ink = chance.between(20.0, 90.0);
    let cross = |page: &mut Gray, reach: f64, wide: f64, ink: f64| {
        stroke(page, (x - reach, y - reach), (x + reach, y + reach * 0.9), wide, ink);
        stroke(page, (x - reach * 0.9, y + reach), (x + reach, y - reach), wide, ink);
    };
    match pen {
        Pen::Cross => cross(page, reach, wide, ink),
        Pen::Tick => {
            stroke(page, (x - reach * 0.7, y), (x - reach * 0.1, y + reach * 0.7), wide, ink);
            stroke(page, (x - reach * 0.1, y + reach * 0.7), (x + reach * 0.9, y - reach * 0.8), wide, ink);
        }
        Pen::Circle => circle(page, (x, y), half * chance.between(0.5, 0.7), wide, ink),
        Pen::Filled | Pen::HalfFilled => {
            let part = if pen == Pen::Filled { 1.0 } else { 0.5 };
            let steps = (2.0 * reach * part / 0.4) as usize;
            for step in 0..=steps {
                let down = y - reach + step as f64 * 0.4;
                let (from, to) = (x - reach + chance.between(0.0, 0.3), x + reach - chance.between(0.0, 0.3));
                stroke(page, (from, down), (to, down + chance.between(-0.2, 0.2)), 0.55, ink);
            }
        }
        // A soft pencil, laid on without pressing: a third to a half of a pen's darkness.
        Pen::Pencil => cross(page, reach, chance.between(0.6, 1.0), chance.between(130.0, 175.0)),
        Pen::Erased => cross(page, reach, wide * 1.2, chance.between(212.0, 232.0)),
        Pen::Ballpoint => cross(page, reach, chance.between(0.25, 0.4), chance.between(80.0, 140.0)),
        Pen::Large => cross(page, half * chance.between(1.2, 1.5), wide, ink),
        Pen::HalfOutside => {
            let aside = half * if chance.below(2) == 0 { 1.0 } else { -1.0 };
            stroke(page, (x + aside - reach, y - reach), (x + aside + reach, y + reach), wide, ink);
            stroke(page, (x + aside - reach, y + reach), (x + aside + reach, y - reach), wide, ink);
        }
        Pen::Around => circle(page, (x, y), half * chance.between(1.45, 1.6), wide.min(0.7), ink),
        Pen::Smear => {
            stroke(page, (x - reach * 0.5, y), (x + reach * 0.5, y), reach, chance.between(222.0, 240.0));
            cross(page, reach, wide, chance.between(205.0, 225.0));
        }
        Pen::Small => {
            stroke(page, (x, y), (x + half * 0.2, y + half * 0.3), 0.45, ink);
            stroke(page, (x + half * 0.2, y + half * 0.3), (x + half * 0.6, y - half * 0.5), 0.45, ink);
        }
    }
}

fn circle(page: &mut Gray, centre: (f64, f64), radius: f64, wide: f64, ink: f64) {
    let point = |step: i32| {
        let angle = f64::from(step) / 24.0 * std::f64::consts::TAU;
        (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
    };
    (0..24).for_each(|step| stroke(page, point(step), point(step + 1), wide, ink));
}

/// A straight stroke with a round pen and soft edges, in millimetres.
pub fn stroke(page: &mut Gray, from: (f64, f64), to: (f64, f64), wide: f64, ink: f64) {
    let dots = FINE / 25.4;
    let (ax, ay, bx, by) = (from.0 * dots, from.1 * dots, to.0 * dots, to.1 * dots);
    let radius = wide * dots / 2.0;
    let bound = |value: f64, end: usize| (value.max(0.0) as usize).min(end);
    let (left, right) = (bound(ax.min(bx) - radius - 1.0, page.width), bound(ax.max(bx) + radius + 2.0, page.width));
    let (top, low) = (bound(ay.min(by) - radius - 1.0, page.height), bound(ay.max(by) + radius + 2.0, page.height));
    let (dx, dy) = (bx - ax, by - ay);
    let length = (dx * dx + dy * dy).max(1e-9);
    for row in top..low {
        for column in left..right {
            let (px, py) = (column as f64 + 0.5 - ax, row as f64 + 0.5 - ay);
            let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
            let off = (px - along * dx).hypot(py - along * dy);
            let cover = (radius + 0.5 - off).clamp(0.0, 1.0);
            if cover > 0.0 {
                let pixel = &mut page.pixels[row * page.width + column];
                let paper = f64::from(*pixel);
                *pixel = (paper + (ink.min(paper) - paper) * cover) as u8;
            }
        }
    }
}

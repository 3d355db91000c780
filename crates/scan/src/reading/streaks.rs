//! What streaks do to a page that was otherwise read.
//!
//! What always holds: a box that a streak touches is never scored as a voter's doing.

use model::Finding;
use model::geometry::Face;

use super::Trace;
use crate::pixel::{rounded, whole};
use crate::refusal::{PagePlace, Reason, Refusal};
use crate::streak::Streak;

/// Streaks over boxes refuse the page, and so do many; one elsewhere is a warning to clean the scanner.
pub(super) fn check_streaks(nominal: f64, trace: &Trace, face: &Face) -> Result<Vec<Finding>, Refusal> {
    const MOST_MM: f64 = 1.0;
    let left = trace.origin.offset.x;
    let mut width = 0.0;
    let mut notes = Vec::new();
    for streak in &trace.streaks {
        let (from, to) = (streak.left as f64 + left - 1.0, streak.right as f64 + left + 1.0);
        width += (streak.right - streak.left) as f64 / nominal;
        for (target, (corners, _, _)) in face.targets.iter().zip(&trace.boxes) {
            let columns = corners.map(|corner| trace.origin.original(corner).x);
            let (least, most) = columns.iter().fold((f64::MAX, f64::MIN), |(a, b), &x| (a.min(x), b.max(x)));
            if from <= most && to >= least {
                let refusal = streak_refusal(streak, trace, nominal);
                return Err(refusal.at(PagePlace::Target { target: target.id.clone() }));
            }
        }
        notes.push(Finding::warning("X303").with("x", column_mm(streak, trace, nominal)));
    }
    match trace.streaks.first() {
        Some(streak) if width > MOST_MM => Err(streak_refusal(streak, trace, nominal)),
        _ => Ok(notes),
    }
}

pub(super) fn column_mm(streak: &Streak, trace: &Trace, nominal: f64) -> u32 {
    let column = trace.origin.offset.x + (streak.left + streak.right) as f64 / 2.0;
    u32::try_from(whole(column / nominal)).unwrap_or(0)
}

pub(super) fn streak_refusal(streak: &Streak, trace: &Trace, nominal: f64) -> Refusal {
    let width = (streak.right - streak.left) as f64 / nominal;
    let refusal = Refusal::new(Reason::Streak).with("x", column_mm(streak, trace, nominal));
    refusal.with("count", trace.streaks.len()).with_hundredths("width", rounded(width * 100.0))
}

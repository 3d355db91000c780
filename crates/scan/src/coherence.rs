//! Whether a ballot definition can be read by: everything it names is there, and all measures are within reason.
//!
//! What always holds: a definition that passes needs no further check in the reader.

use std::collections::{BTreeMap, BTreeSet};

use model::contest::{BallotDefinition, BallotStyle, Contest};
use model::geometry::{Face, Target};
use model::{Finding, Mm, OptionId, Rect, Size};

/// Bounds that no real election reaches; they keep a hostile package from costing time or memory.
const MOST_STYLES: usize = 5_000;
const MOST_TARGETS: usize = 3_000;
const MOST_MARKS: u16 = 300;
const MOST_CODES: usize = 8;

fn fault(what: &'static str) -> Finding {
    Finding::error("X108").with("what", what)
}

/// All faults of a definition, in the order in which they stand.
pub(crate) fn check(definition: &BallotDefinition) -> Vec<Finding> {
    let mut found = Vec::new();
    if definition.styles.is_empty() || definition.styles.len() > MOST_STYLES {
        found.push(fault("styles").with("name", definition.styles.len()));
        return found;
    }
    if unique(definition.styles.iter().map(|style| &style.id)).is_err() {
        found.push(fault("styles").with("name", "id"));
    }
    if unique(definition.contests.iter().map(|contest| &contest.id)).is_err() {
        found.push(fault("contests").with("name", "id"));
    }
    let options = definition.contests.iter().flat_map(|contest| &contest.options);
    let ids = options.flat_map(|option| {
        std::iter::once(&option.id).chain(option.preferences.iter().map(|preference| &preference.id))
    });
    if unique(ids).is_err() {
        found.push(fault("options").with("name", "id"));
    }
    if unique(definition.units.iter().map(|unit| unit.number)).is_err() {
        found.push(fault("units").with("name", "number"));
    }
    for unit in definition.units.iter().filter(|unit| definition.style(&unit.style).is_none()) {
        found.push(fault("unit_style").with("name", unit.number.to_string()));
    }
    for style in &definition.styles {
        check_style(definition, style, &mut found);
    }
    found
}

fn unique<T: Ord>(mut items: impl Iterator<Item = T>) -> Result<(), ()> {
    let mut seen = BTreeSet::new();
    items.all(|item| seen.insert(item)).then_some(()).ok_or(())
}

fn check_style(definition: &BallotDefinition, style: &BallotStyle, found: &mut Vec<Finding>) {
    let mut report = |what| found.push(fault(what).with("name", style.id.as_str()));
    let paper = style.geometry.paper;
    let edge = |length: Mm| (50_000..=900_000).contains(&length.um());
    if !edge(paper.width) || !edge(paper.height) {
        report("paper");
        return;
    }
    if style.geometry.faces.is_empty() || style.geometry.faces.len() > 64 {
        report("faces");
        return;
    }
    if unique(style.geometry.faces.iter().map(|face| (face.sheet, face.face))).is_err() {
        report("faces");
    }
    if unique(style.geometry.targets().map(|(_, target)| &target.id)).is_err() {
        report("targets");
    }
    for face in &style.geometry.faces {
        if !has_sound_border(face, paper) {
            report("border");
        }
        if face.codes.is_empty() || face.codes.len() > MOST_CODES || !face.codes.iter().all(|code| within(code, paper))
        {
            report("codes");
        }
        if face.targets.len() > MOST_TARGETS || !face.targets.iter().all(|target| is_sound_box(target, paper)) {
            report("targets");
        }
    }
    let Some(contests) = contests(definition, style) else {
        report("contests");
        return;
    };
    if !every_option_has_a_box(&contests, style) {
        report("options");
    }
    if faces_by_contest(style).values().any(|faces| faces.len() > 1) {
        report("contest_on_two_faces");
    }
}

fn contests<'a>(definition: &'a BallotDefinition, style: &BallotStyle) -> Option<Vec<&'a Contest>> {
    unique(style.contests.iter()).ok()?;
    style.contests.iter().map(|id| definition.contest(id)).collect()
}

/// The options of a style's contests and its boxes are the same set, one box each.
fn every_option_has_a_box(contests: &[&Contest], style: &BallotStyle) -> bool {
    let mut wanted: BTreeSet<(&model::ContestId, &OptionId)> = BTreeSet::new();
    for contest in contests {
        for option in &contest.options {
            wanted.insert((&contest.id, &option.id));
            wanted.extend(option.preferences.iter().map(|preference| (&contest.id, &preference.id)));
        }
    }
    let boxes: Vec<_> = style.geometry.targets().map(|(_, target)| (&target.contest, &target.option)).collect();
    unique(boxes.iter()).is_ok() && boxes.into_iter().collect::<BTreeSet<_>>() == wanted
}

/// A contest is read from one face alone: nothing on a ballot ties two faces of the same voter together.
fn faces_by_contest(style: &BallotStyle) -> BTreeMap<&model::ContestId, BTreeSet<(u8, u8)>> {
    let mut faces: BTreeMap<_, BTreeSet<(u8, u8)>> = BTreeMap::new();
    for (face, target) in style.geometry.targets() {
        faces.entry(&target.contest).or_default().insert((face.sheet, face.face));
    }
    faces
}

fn has_sound_border(face: &Face, paper: Size) -> bool {
    let timing = &face.timing;
    let mark = |length: Mm| (800..=15_000).contains(&length.um());
    let counts = (4..=MOST_MARKS).contains(&timing.columns) && (4..=MOST_MARKS).contains(&timing.rows);
    counts
        && mark(timing.mark.width)
        && mark(timing.mark.height)
        && timing.mark.width.um() >= timing.mark.height.um() * 3 / 2
        && timing.first.x.um() > 0
        && timing.first.y.um() > 0
        && timing.last.x.um() - timing.first.x.um() >= 30_000
        && timing.last.y.um() - timing.first.y.um() >= 30_000
        && timing.last.x.um() < paper.width.um()
        && timing.last.y.um() < paper.height.um()
}

fn within(rect: &Rect, paper: Size) -> bool {
    rect.width.um() > 0
        && rect.height.um() > 0
        && rect.x.um() >= 0
        && rect.y.um() >= 0
        && rect.right().um() <= paper.width.um()
        && rect.bottom().um() <= paper.height.um()
}

/// A box of 2.5 to 40 mm with an outline of 0.1 to 1.5 mm.
fn is_sound_box(target: &Target, paper: Size) -> bool {
    let side = |length: Mm| (2_500..=40_000).contains(&length.um());
    within(&target.rect, paper)
        && side(target.rect.width)
        && side(target.rect.height)
        && (100..=1_500).contains(&target.outline.um())
        && target.outline.um() * 4 < target.rect.width.um().min(target.rect.height.um())
}

#[cfg(test)]
mod tests;

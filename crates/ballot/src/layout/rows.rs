//! Drawing the contests by a plan: headings, rows, boxes; each box becomes a target of the geometry.

use model::contest::{Contest, ContestOption};
use model::geometry::Target;
use model::{Mm, Rect};

use super::grid::{Grid, LABEL_GAP, LINE_GAP};
use super::names::{detail_step, text_height};
use super::plan::{ContestPlan, HEADING_GAP, NUMBER_SHARE, OptionTexts, Plan, count_mm, headings};
use super::{Area, Part, StyleOrder, preferences, target};
use crate::drawing::{Ink, Item, scale};
use crate::typeset::{capital, centred, left, right};

/// Between rows.
const THIN: Mm = Mm::from_um(180);

pub(super) fn draw(order: &StyleOrder<'_>, part: Part, plan: &Plan, area: Area) -> (Vec<Item>, Vec<Target>) {
    let (mut items, mut targets) = (Vec::new(), Vec::new());
    let mut top = area.top;
    for (index, (contest, set)) in order.contests.iter().zip(&plan.contests).enumerate() {
        let below = top + headings(order, part, plan.heading);
        items.push(Item::Group {
            name: format!("contest {}", part.first + index + 1),
            items: heading(plan, set, area, below),
        });
        top = below;
        for (row, (option, texts)) in contest.options.iter().zip(&set.options).enumerate() {
            let id = format!("{}.{:02}", part.first + index + 1, row + 1);
            let place = Place { id: &id, top, middle: top + plan.row / 2 };
            let mut drawn = vec![line(area, top)];
            drawn.extend(texts_of(plan, &set.grid, texts, area, &place));
            boxes(order, &set.grid, (contest, option), texts, &place, &mut drawn, &mut targets);
            items.push(Item::Group { name: format!("option {id}"), items: drawn });
            top = top + plan.row;
        }
        items.push(line(area, top));
    }
    (items, targets)
}

/// A row: its name and where it stands.
struct Place<'a> {
    id: &'a str,
    top: Mm,
    middle: Mm,
}

fn line(area: Area, y: Mm) -> Item {
    Item::Block { rect: Rect { x: area.left, y, width: area.width(), height: THIN }, ink: Ink::LINE }
}

/// The contest's title at the left, and a heading over each column of boxes.
fn heading(plan: &Plan, set: &ContestPlan, area: Area, below: Mm) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some((size, lines)) = &set.title {
        for (index, shaped) in lines.iter().enumerate() {
            let last = lines.len() - 1 - index;
            let baseline = below - HEADING_GAP - scale(*size, 1_200) * count_mm(last);
            items.push(left(shaped.clone(), *size, area.left, baseline));
        }
    }
    let step = scale(plan.heading, 1_200);
    let first = |lines: usize| below - HEADING_GAP - step * count_mm(lines.saturating_sub(1));
    let middle = set.grid.subject + set.grid.subject_box / 2;
    for (index, shaped) in set.subject_heading.iter().enumerate() {
        let baseline = first(set.subject_heading.len()) + step * count_mm(index);
        items.push(centred(shaped.clone(), plan.heading, middle, baseline));
    }
    for (index, shaped) in set.candidate_heading.iter().enumerate() {
        let baseline = first(set.candidate_heading.len()) + step * count_mm(index);
        items.push(left(shaped.clone(), plan.heading, set.grid.preference, baseline));
    }
    items
}

fn texts_of(plan: &Plan, grid: &Grid, texts: &OptionTexts, area: Area, place: &Place<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    // Numbers end in one line, two digits wide, so that 9 and 10 stand under each other.
    let edge = area.left + scale(grid.names - area.left, NUMBER_SHARE);
    items.push(right(texts.number.clone(), plan.number, edge, place.middle + capital(plan.number) / 2));
    let detail = texts.detail.first().map(|_| plan.detail);
    let reach = scale(detail.unwrap_or(plan.name), 240);
    let height = text_height(plan.name, texts.name.len(), detail) - reach;
    let mut baseline = place.middle - height / 2 + capital(plan.name);
    for (index, shaped) in texts.name.iter().enumerate() {
        if index > 0 {
            baseline = baseline + scale(plan.name, 1_200);
        }
        items.push(left(shaped.clone(), plan.name, grid.names, baseline));
    }
    baseline = baseline + detail_step(plan.name, plan.detail);
    let mut x = grid.names;
    for shaped in &texts.detail {
        items.push(left(shaped.clone(), plan.detail, x, baseline));
        x = x + shaped.width(plan.detail, Mm::default()) + plan.detail;
    }
    items
}

fn boxes(
    order: &StyleOrder<'_>,
    grid: &Grid,
    (contest, option): (&Contest, &ContestOption),
    texts: &OptionTexts,
    place: &Place<'_>,
    items: &mut Vec<Item>,
    targets: &mut Vec<Target>,
) {
    let mut put = |id: &str, marked: &model::OptionId, x: Mm, y: Mm, side: Mm, outline: Mm| {
        let rect = Rect { x, y, width: side, height: side };
        items.push(Item::Frame { rect, width: outline, ink: Ink::BLACK });
        targets.extend(target(id, contest, marked, rect, outline));
    };
    let outline = order.template.boxes.outline.mm();
    put(place.id, &option.id, grid.subject, place.middle - grid.subject_box / 2, grid.subject_box, outline);
    let listed = preferences(contest, option);
    let outline = order.template.boxes.outline_preference.mm();
    let step = capital(grid.label) + LABEL_GAP + grid.preference_box + LINE_GAP;
    let first = first_box(order, grid, listed.len(), place);
    let mut labels = Vec::new();
    for (index, (preference, label)) in listed.iter().zip(&texts.preferences).enumerate() {
        let (line, column) = (index / grid.per_line.max(1), index % grid.per_line.max(1));
        let x = grid.preference + grid.pitch * count_mm(column);
        let y = first + step * count_mm(line);
        let id = format!("{}.{:02}", place.id, index + 1);
        put(&id, &preference.id, x, y, grid.preference_box, outline);
        labels.push(centred(label.clone(), grid.label, x + grid.preference_box / 2, y - LABEL_GAP));
    }
    items.extend(labels);
}

/// The top of the first line of preference boxes: a single line is level with the subject's box where the row is high
/// enough for the numbers above it, else the whole is centred.
fn first_box(order: &StyleOrder<'_>, grid: &Grid, count: usize, place: &Place<'_>) -> Mm {
    let above = capital(grid.label) + LABEL_GAP;
    let level = place.middle - grid.preference_box / 2;
    let single = count <= grid.per_line;
    if single && level - above >= place.top + order.template.space.row_padding.mm() {
        return level;
    }
    place.middle - grid.height(count) / 2 + above
}

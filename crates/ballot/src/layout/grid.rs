//! The columns of a contest: where names, the subject's box and the preference boxes stand.
//!
//! Always true of a [`Grid`]: its boxes fit the width between names and right edge, and its lines of boxes fit a row.

use model::contest::Contest;
use model::{Finding, Mm};

use super::names::{Texts, least_text, widest_label, widest_name};
use super::plan::count_mm;
use super::{Area, StyleOrder, preferences, title};
use crate::drawing::scale;
use crate::typeset::capital;

/// Steps in which boxes become smaller.
const STEP: Mm = Mm::from_um(100);
/// From the number over a box to the box, and between two lines of boxes.
pub(super) const LABEL_GAP: Mm = Mm::from_um(900);
pub(super) const LINE_GAP: Mm = Mm::from_um(1_700);
/// White between the names and the subject's box.
const NAME_GAP: Mm = Mm::from_um(3_000);

/// Where the columns of a contest stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    pub names: Mm,
    pub name_room: Mm,
    pub subject: Mm,
    pub subject_box: Mm,
    pub preference: Mm,
    pub preference_box: Mm,
    pub pitch: Mm,
    pub per_line: usize,
    pub label: Mm,
}

impl Grid {
    /// The height of so many preference boxes.
    pub(super) fn height(&self, count: usize) -> Mm {
        let lines = count_mm(count.div_ceil(self.per_line.max(1)));
        (capital(self.label) + LABEL_GAP + self.preference_box + LINE_GAP) * lines - LINE_GAP
    }
}

/// By how much a row is too low, and for which option.
pub(super) struct Short {
    need: Mm,
    option: usize,
}

impl Short {
    pub(super) fn finding(&self, order: &StyleOrder<'_>, contest: &Contest, row: Mm) -> Finding {
        let rows: usize = order.contests.iter().map(|contest| contest.options.len()).sum();
        let missing = (self.need - row) * count_mm(rows);
        let option = contest.options.get(self.option);
        let boxes = option.map_or(0, |option| preferences(contest, option).len());
        Finding::error("B101")
            .with("contest", title(contest))
            .with("option", option.map_or("", |option| option.name.sq.as_str()))
            .with("rows", rows)
            .with("boxes", boxes)
            .with("missing_mm", i64::from((missing.um() + 999) / 1_000))
            .article(&order.rules.article)
    }
}

/// The largest boxes, and the fewest lines of them, that fit a row beside names of at least the template's width;
/// first beside names wide enough for one line.
pub(super) fn grid(order: &StyleOrder<'_>, texts: &[Texts], area: Area, row: Mm) -> Result<Grid, Short> {
    let (space, boxes) = (&order.template.space, &order.template.boxes);
    let most = texts.iter().map(|texts| texts.preferences.len()).max().unwrap_or(0);
    let option = texts.iter().position(|texts| texts.preferences.len() == most).unwrap_or(0);
    let padding = space.row_padding.mm() * 2;
    let least = least_text(texts, order.rules.smallest_type).max(boxes.subject_least.mm());
    if least + padding > row {
        return Err(Short { need: least + padding, option });
    }
    let names = widest_name(texts, order.template.sizes.name_one_line.mm()) + NAME_GAP;
    let wide = names.clamp(space.name_column.mm(), space.name_column_most.mm());
    let mut need = Mm::default();
    for room in [wide, space.name_column.mm()] {
        let mut side = boxes.preference.mm();
        loop {
            let trial = Trial::new(order, texts, area, row, side);
            // Air before size, but for the smallest boxes.
            let air = if side > boxes.preference_least.mm() { scale(row, 160).max(padding) } else { padding };
            match trial.columns(room, most) {
                Some(grid) if most == 0 || grid.height(most) + air <= row => {
                    return Ok(trial.spread(grid, order.template.space.name_column_most.mm()));
                }
                Some(grid) => need = grid.height(most) + padding,
                None => {}
            }
            if side <= boxes.preference_least.mm() {
                break;
            }
            side = (side - STEP).max(boxes.preference_least.mm());
        }
    }
    // Not even one box beside the names: as if each stood on its own line.
    let line = boxes.preference_least.mm() + capital(order.rules.smallest_type) + LABEL_GAP + LINE_GAP;
    Err(Short { need: if need.um() == 0 { line * count_mm(most) } else { need }, option })
}

/// One size of preference boxes, tried: as they become smaller, so do the gaps.
struct Trial {
    side: Mm,
    gap: Mm,
    pitch: Mm,
    label: Mm,
    subject_box: Mm,
    /// Between the subject's box and the first preference.
    before: Mm,
    names: Mm,
    right: Mm,
}

impl Trial {
    fn new(order: &StyleOrder<'_>, texts: &[Texts], area: Area, row: Mm, side: Mm) -> Self {
        let (space, boxes) = (&order.template.space, &order.template.boxes);
        let share =
            thousandths(side - boxes.preference_least.mm(), boxes.preference.mm() - boxes.preference_least.mm());
        let part = |least: Mm, most: Mm| least + scale(most - least, share);
        let gap = part(boxes.gap_least.mm(), boxes.gap.mm());
        let label = order.template.sizes.preference.mm().min(scale(side, 480)).max(order.rules.smallest_type);
        Self {
            side,
            gap,
            pitch: (side + gap).max(widest_label(texts, label) + Mm::from_um(800)),
            label,
            subject_box: boxes.subject.mm().min(scale(row, 800)).max(boxes.subject_least.mm()),
            before: part(space.subject_gap_least.mm(), space.subject_gap.mm()),
            names: area.left + space.number_column.mm(),
            right: area.right,
        }
    }

    /// The columns beside names of a width; `None` where not even one box fits.
    fn columns(&self, room: Mm, most: usize) -> Option<Grid> {
        let width = self.right - self.names - room - self.subject_box - self.before;
        let fit = usize::try_from((width + self.gap).um() / self.pitch.um().max(1)).unwrap_or(0).min(most);
        if fit == 0 && most > 0 {
            return None;
        }
        // As even as can be: 13 boxes stand 7 and 6, not 12 and 1.
        let per_line = if most == 0 { 0 } else { most.div_ceil(most.div_ceil(fit)) };
        Some(Grid {
            names: self.names,
            name_room: room,
            subject: self.names,
            subject_box: self.subject_box,
            preference: self.right,
            preference_box: self.side,
            pitch: self.pitch,
            per_line,
            label: self.label,
        })
    }

    /// Gives what room is left to the names, up to their most, and sets the columns from the right edge.
    fn spread(&self, mut grid: Grid, most: Mm) -> Grid {
        let columns = count_mm(grid.per_line);
        let width = if columns == 0 { Mm::default() } else { grid.pitch * columns - self.gap + self.before };
        let room = self.right - grid.names - width - grid.subject_box;
        grid.name_room = room.min(most) - NAME_GAP;
        if columns > 1 {
            // What the names do not need parts the preference boxes, to less than twice their gap.
            let spare = room - NAME_GAP - grid.name_room;
            grid.pitch = grid.pitch + (spare / (columns - 1)).min(scale(self.gap, 900));
        }
        grid.subject = grid.names + grid.name_room + NAME_GAP;
        grid.preference = grid.subject + grid.subject_box + self.before;
        grid
    }
}

/// A contest without preferences has its boxes under those of the others.
pub(super) fn align(grids: &mut [Grid]) {
    let shared = grids.iter().filter(|grid| grid.per_line > 0).map(|grid| grid.name_room).min();
    for grid in grids.iter_mut().filter(|grid| grid.per_line == 0) {
        if let Some(room) = shared {
            grid.name_room = room;
            grid.subject = grid.names + room + NAME_GAP;
        }
    }
}

/// A part of a whole in thousandths; a whole of nothing is full.
pub(super) fn thousandths(part: Mm, whole: Mm) -> i32 {
    if whole.um() <= 0 {
        return 1_000;
    }
    i32::try_from(i64::from(part.um()) * 1_000 / i64::from(whole.um())).unwrap_or(1_000)
}

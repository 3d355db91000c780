//! Sizes of rows, boxes and names: the largest that fit the paper, the same for all options.
//!
//! Always true of a [`Plan`]: every row holds its boxes and its text with the template's padding; no size is below the
//! template's least or the legal minimum.

use model::Mm;
use model::contest::{Contest, ContestOption};

use super::grid::{Grid, align, grid, thousandths};
use super::names::{Texts, contest_texts, text_sizes};
use super::{Area, Part, StyleOrder, in_languages};
use crate::drawing::scale;
use crate::font::Font;
use crate::text::Shaped;
use crate::typeset::{Fit, Setting, Typesetter, Wording};

/// Over the heading of a contest where a ballot has several, and under every heading.
const TITLE_GAP: Mm = Mm::from_um(3_500);
pub(super) const HEADING_GAP: Mm = Mm::from_um(1_500);

/// The sizes of a face.
pub(super) struct Plan {
    pub row: Mm,
    pub name: Mm,
    pub detail: Mm,
    pub number: Mm,
    pub heading: Mm,
    pub contests: Vec<ContestPlan>,
}

/// The sizes and texts of a contest.
pub(super) struct ContestPlan {
    pub grid: Grid,
    /// Heading of the contest, where a ballot has several.
    pub title: Option<(Mm, Vec<Shaped>)>,
    pub subject_heading: Vec<Shaped>,
    pub candidate_heading: Vec<Shaped>,
    pub options: Vec<OptionTexts>,
}

/// An option's texts, set.
pub(super) struct OptionTexts {
    pub number: Shaped,
    pub name: Vec<Shaped>,
    /// Initials and chair.
    pub detail: Vec<Shaped>,
    /// Numbers over the preference boxes.
    pub preferences: Vec<Shaped>,
}

/// The height of the headings over a contest's rows.
pub(super) fn headings(order: &StyleOrder<'_>, part: Part, heading: Mm) -> Mm {
    let lines = count_mm(order.lines());
    let columns = scale(heading, 1_200) * lines;
    let over = if part.titled {
        (scale(order.template.sizes.contest.mm(), 1_200) * lines).max(columns) + TITLE_GAP
    } else {
        columns
    };
    over + HEADING_GAP
}

pub(super) fn plan(order: &StyleOrder<'_>, part: Part, setter: &mut Typesetter<'_>, area: Area) -> Option<Plan> {
    let (sizes, space) = (&order.template.sizes, &order.template.space);
    let heading = sizes.heading.mm();
    let rows = order.contests.iter().map(|contest| contest.options.len()).sum();
    let free = area.bottom - area.top - headings(order, part, heading) * count_mm(order.contests.len());
    let row = (free / count_mm(rows).max(1)).min(space.row_most.mm());
    let texts: Vec<Vec<Texts>> = order.contests.iter().map(|contest| contest_texts(setter, contest)).collect();
    if !setter.findings.is_empty() {
        return None;
    }
    let mut grids = Vec::new();
    for (contest, texts) in order.contests.iter().zip(&texts) {
        match grid(order, texts, area, row) {
            Ok(grid) => grids.push(grid),
            Err(short) => setter.findings.push(short.finding(order, contest, row)),
        }
    }
    if grids.len() < order.contests.len() {
        return None;
    }
    align(&mut grids);
    let (name, detail) = text_sizes(order, setter, &texts, &grids, row)?;
    // A number is a landmark beside the name, not larger than two of its lines.
    let number =
        number_size(&texts, sizes.number.mm().min(scale(name.0, 2_000)), space.number_column.mm(), setter.smallest);
    let contests = order.contests.iter().zip(&texts).zip(grids);
    let contests =
        contests.map(|((contest, texts), grid)| finish(order, part, setter, (contest, texts), grid, name)).collect();
    Some(Plan { row, name: name.0, detail, number, heading, contests })
}

/// The part of the number column that numbers fill, in thousandths.
pub(super) const NUMBER_SHARE: i32 = 720;

/// The size at which the widest number fits its column.
fn number_size(texts: &[Vec<Texts>], wished: Mm, column: Mm, smallest: Mm) -> Mm {
    let widest =
        texts.iter().flatten().map(|texts| texts.number.width(wished, Mm::default())).max().unwrap_or_default();
    let room = scale(column, NUMBER_SHARE);
    let size = if widest > room { scale(wished, thousandths(room, widest)) } else { wished };
    size.max(smallest)
}

fn finish(
    order: &StyleOrder<'_>,
    part: Part,
    setter: &mut Typesetter<'_>,
    (contest, texts): (&Contest, &[Texts]),
    grid: Grid,
    (name, two): (Mm, bool),
) -> ContestPlan {
    let title = part.titled.then(|| {
        let texts = in_languages(&contest.title, order.languages).into_iter();
        let settings: Vec<_> = texts.filter_map(|text| setter.setting(Font::Bold, Wording::of(text))).collect();
        setter.group(&settings, Fit::one_line(order.template.sizes.contest.mm(), grid.name_room * 2))
    });
    let mut heading = |text: &dyn Fn(&crate::template::BallotWords) -> String| {
        let words = order.languages.iter().filter_map(|code| order.template.words.get(code));
        let mut lines: Vec<Shaped> = Vec::new();
        for words in words {
            let shaped = setter.shape(Font::Medium, &Wording::of(text(words)), false);
            lines.extend(shaped.filter(|shaped| lines.iter().all(|line| line.text != shaped.text)));
        }
        lines
    };
    let subject_heading = heading(&|words| words.subject.fill(&[]));
    let candidate_heading = if grid.per_line == 0 { Vec::new() } else { heading(&|words| words.candidate.fill(&[])) };
    let set = |setting: &Setting| -> Vec<Shaped> {
        let lines = setting.lines(name, grid.name_room, two).unwrap_or_else(|| vec![&setting.whole]);
        lines.into_iter().cloned().collect()
    };
    // Sizes are those of all names; on this ballot stand those of its languages.
    let named = |option: &ContestOption, texts: &Texts| -> Vec<Shaped> {
        let wanted = in_languages(&option.name, order.languages);
        texts.name.iter().filter(|setting| wanted.contains(&setting.wording.text)).flat_map(set).collect()
    };
    let options = contest.options.iter().zip(texts).map(|(option, texts)| OptionTexts {
        number: texts.number.clone(),
        name: named(option, texts),
        detail: texts.detail.iter().map(|setting| setting.whole.clone()).collect(),
        preferences: texts.preferences.clone(),
    });
    let options = options.collect();
    let title = title.flatten().map(|(size, lines)| (size, lines.into_iter().flatten().collect()));
    ContestPlan { grid, title, subject_heading, candidate_heading, options }
}

/// A count as a factor of lengths.
pub(super) fn count_mm(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

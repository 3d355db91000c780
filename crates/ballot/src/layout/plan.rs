//! Sizes of rows, boxes and names: the largest that fit the paper, the same for all options.
//!
//! Always true of a [`Plan`]: every row holds its boxes and its text with the template's padding; no size is below the
//! template's least or the legal minimum.

use model::contest::{Contest, ContestOption};
use model::{Finding, Mm};

use super::{Area, StyleOrder, in_languages, preferences, title};
use crate::drawing::scale;
use crate::font::Font;
use crate::text::Shaped;
use crate::typeset::{Fit, Setting, Typesetter, Wording, capital};

/// Steps in which boxes become smaller.
const STEP: Mm = Mm::from_um(100);
/// From the number over a box to the box, and between two lines of boxes.
pub(super) const LABEL_GAP: Mm = Mm::from_um(900);
pub(super) const LINE_GAP: Mm = Mm::from_um(1_700);
/// White between the names and the subject's box.
const NAME_GAP: Mm = Mm::from_um(3_000);
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

/// The height of the headings over a contest's rows.
pub(super) fn headings(order: &StyleOrder<'_>, heading: Mm) -> Mm {
    let lines = count_mm(order.languages.len());
    let columns = scale(heading, 1_200) * lines;
    let over = if order.contests.len() > 1 {
        (scale(order.template.sizes.contest.mm(), 1_200) * lines).max(columns) + TITLE_GAP
    } else {
        columns
    };
    over + HEADING_GAP
}

pub(super) fn plan(order: &StyleOrder<'_>, setter: &mut Typesetter<'_>, area: Area) -> Option<Plan> {
    let (sizes, space) = (&order.template.sizes, &order.template.space);
    let heading = sizes.heading.mm();
    let rows = order.contests.iter().map(|contest| contest.options.len()).sum();
    let free = area.bottom - area.top - headings(order, heading) * count_mm(order.contests.len());
    let row = (free / count_mm(rows).max(1)).min(space.row_most.mm());
    let texts: Vec<Vec<Texts>> = order.contests.iter().map(|contest| contest_texts(order, setter, contest)).collect();
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
    let contests = contests.map(|((contest, texts), grid)| finish(order, setter, contest, texts, grid, name)).collect();
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

/// An option's texts before their size is known.
struct Texts {
    number: Shaped,
    name: Vec<Setting>,
    detail: Vec<Setting>,
    preferences: Vec<Shaped>,
}

fn contest_texts(order: &StyleOrder<'_>, setter: &mut Typesetter<'_>, contest: &Contest) -> Vec<Texts> {
    contest.options.iter().filter_map(|option| option_texts(order, setter, contest, option)).collect()
}

fn option_texts(
    order: &StyleOrder<'_>,
    setter: &mut Typesetter<'_>,
    contest: &Contest,
    option: &ContestOption,
) -> Option<Texts> {
    let wording = |text: String| Wording { text, subject: Some(option.subject.clone()) };
    let number = setter.shape(Font::Bold, &wording(option.number.to_string()), true);
    let names: Vec<_> = in_languages(&option.name, order.languages)
        .into_iter()
        .map(|text| setter.setting(Font::SemiBold, wording(text)))
        .collect();
    let detail: Vec<_> = [(Font::SemiBold, option.initials.trim()), (Font::Regular, option.leader.trim())]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(font, text)| setter.setting(font, wording(text.to_owned())))
        .collect();
    let numbers = preferences(contest, option).iter();
    let numbers: Vec<_> =
        numbers.map(|one| setter.shape(Font::Medium, &wording(one.number.to_string()), true)).collect();
    Some(Texts {
        number: number?,
        name: names.into_iter().collect::<Option<_>>()?,
        detail: detail.into_iter().collect::<Option<_>>()?,
        preferences: numbers.into_iter().collect::<Option<_>>()?,
    })
}

/// By how much a row is too low, and for which option.
struct Short {
    need: Mm,
    option: usize,
}

impl Short {
    fn finding(&self, order: &StyleOrder<'_>, contest: &Contest, row: Mm) -> Finding {
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
fn grid(order: &StyleOrder<'_>, texts: &[Texts], area: Area, row: Mm) -> Result<Grid, Short> {
    let (space, boxes) = (&order.template.space, &order.template.boxes);
    let smallest = order.rules.smallest_type;
    let most = texts.iter().map(|texts| texts.preferences.len()).max().unwrap_or(0);
    let option = texts.iter().position(|texts| texts.preferences.len() == most).unwrap_or(0);
    let inside = row - space.row_padding.mm() * 2;
    let text = least_text(texts, smallest);
    if text.max(boxes.subject_least.mm()) > inside {
        let need = text.max(boxes.subject_least.mm()) + space.row_padding.mm() * 2;
        return Err(Short { need, option });
    }
    let subject_box = boxes.subject.mm().min(scale(row, 800)).max(boxes.subject_least.mm());
    let names = area.left + space.number_column.mm();
    let widest = widest(texts, order.template.sizes.name_one_line.mm());
    let (least, most_room) = (space.name_column.mm(), space.name_column_most.mm());
    let mut need = Mm::default();
    for room in [widest.clamp(least, most_room), least] {
        let mut side = boxes.preference.mm();
        loop {
            let share =
                thousandths(side - boxes.preference_least.mm(), boxes.preference.mm() - boxes.preference_least.mm());
            let gap = boxes.gap_least.mm() + scale(boxes.gap.mm() - boxes.gap_least.mm(), share);
            let before =
                space.subject_gap_least.mm() + scale(space.subject_gap.mm() - space.subject_gap_least.mm(), share);
            let label = order.template.sizes.preference.mm().min(scale(side, 480)).max(smallest);
            let pitch = (side + gap).max(widest_label(texts, label) + Mm::from_um(800));
            let width = area.right - names - room - subject_box - before;
            let per_line = usize::try_from((width + gap).um() / pitch.um().max(1)).unwrap_or(0).min(most);
            let lines = if per_line == 0 { 0 } else { most.div_ceil(per_line) };
            if most == 0 || lines > 0 {
                // As even as can be: 13 boxes stand 7 and 6, not 12 and 1.
                let per_line = if lines == 0 { 0 } else { most.div_ceil(lines) };
                let mut grid = Grid {
                    names,
                    name_room: room,
                    subject: names,
                    subject_box,
                    preference: area.right,
                    preference_box: side,
                    pitch,
                    per_line,
                    label,
                };
                if most == 0 || grid.height(most) <= inside {
                    spread(&mut grid, order, area, before, gap);
                    return Ok(grid);
                }
                need = grid.height(most) + space.row_padding.mm() * 2;
            }
            if side <= boxes.preference_least.mm() {
                break;
            }
            side = (side - STEP).max(boxes.preference_least.mm());
        }
    }
    // Not even one box beside the names: as if each stood on its own line.
    let alone = (boxes.preference_least.mm() + capital(smallest) + LABEL_GAP + LINE_GAP) * count_mm(most);
    Err(Short { need: if need.um() == 0 { alone } else { need }, option })
}

/// A contest without preferences has its boxes under those of the others.
fn align(grids: &mut [Grid]) {
    let shared = grids.iter().filter(|grid| grid.per_line > 0).map(|grid| grid.name_room).min();
    for grid in grids.iter_mut().filter(|grid| grid.per_line == 0) {
        if let Some(room) = shared {
            grid.name_room = room;
            grid.subject = grid.names + room + NAME_GAP;
        }
    }
}

/// Gives what room is left to the names, up to their most, and sets the columns from the right edge.
fn spread(grid: &mut Grid, order: &StyleOrder<'_>, area: Area, before: Mm, gap: Mm) {
    let columns = count_mm(grid.per_line);
    let width = if grid.per_line == 0 { Mm::default() } else { grid.pitch * columns - gap + before };
    let room = area.right - grid.names - width - grid.subject_box;
    grid.name_room = room.min(order.template.space.name_column_most.mm()) - NAME_GAP;
    // What the names do not need parts the preference boxes, to less than twice their gap.
    let spare = room - NAME_GAP - grid.name_room;
    if columns > 1 {
        grid.pitch = grid.pitch + (spare / (columns - 1)).min(scale(gap, 900));
    }
    grid.subject = grid.names + grid.name_room + NAME_GAP;
    grid.preference = grid.subject + grid.subject_box + before;
}

/// The height of a row's text at the legal minimum, each name on one line.
fn least_text(texts: &[Texts], smallest: Mm) -> Mm {
    let height = |texts: &Texts| text_height(smallest, texts.name.len(), texts.detail.first().map(|_| smallest));
    texts.iter().map(height).max().unwrap_or_default()
}

fn widest(texts: &[Texts], size: Mm) -> Mm {
    let names = texts.iter().flat_map(|texts| &texts.name);
    names.map(|name| name.whole.width(size, Mm::default())).max().unwrap_or_default() + Mm::from_um(3_500)
}

fn widest_label(texts: &[Texts], size: Mm) -> Mm {
    let labels = texts.iter().flat_map(|texts| &texts.preferences);
    labels.map(|label| label.width(size, Mm::default())).max().unwrap_or_default()
}

/// The size of names and details: as large as width and height allow, the same for all options of the face.
fn text_sizes(
    order: &StyleOrder<'_>,
    setter: &mut Typesetter<'_>,
    texts: &[Vec<Texts>],
    grids: &[Grid],
    row: Mm,
) -> Option<((Mm, bool), Mm)> {
    let sizes = &order.template.sizes;
    let room = grids.iter().map(|grid| grid.name_room).min().unwrap_or_default();
    let all = || texts.iter().flatten();
    let names: Vec<Setting> = all().flat_map(|texts| &texts.name).cloned().collect();
    let details: Vec<&[Setting]> = all().map(|texts| texts.detail.as_slice()).collect();
    let detail = detail_size(setter, &details, sizes.detail.mm(), room);
    let inside = row - order.template.space.row_padding.mm() * 2;
    let smallest = setter.smallest;
    let fit = Fit { wished: sizes.name.mm(), one_line: sizes.name_one_line.mm(), room, two: true };
    let high = |room: Mm, size: Mm, lines: &[Vec<Shaped>]| {
        let mut lines = lines.iter();
        all().all(|texts| {
            let count: usize = lines.by_ref().take(texts.name.len()).map(Vec::len).sum();
            let detail = texts.detail.first().map(|_| beside(size, detail.unwrap_or(smallest), smallest));
            text_height(size, count, detail) <= room
        })
    };
    // A quarter of the row stays white where the names do not have to become small for it.
    let airy = |size: Mm, lines: &[Vec<Shaped>]| high(scale(row, 760).min(inside), size, lines);
    let comfortable = Fit { two: false, ..fit };
    let found = comfortable.search(&names, fit.one_line.max(smallest), &airy);
    let found = found.or_else(|| fit.search(&names, smallest, &|size, lines| high(inside, size, lines)));
    let Some((size, lines)) = found else {
        let before = setter.findings.len();
        setter.too_long(&names, fit);
        if setter.findings.len() == before {
            // Two lines are needed and the row is too low for them.
            for name in names.iter().filter(|name| name.lines(smallest, room, false).is_none()) {
                setter.overflow(&name.wording, &name.whole, room);
            }
        }
        return None;
    };
    let two = lines.iter().any(|lines| lines.len() > 1);
    Some(((size, two), beside(size, detail?, smallest)))
}

/// The size at which initials and chair fit one line for every option; B202 for those that do not.
fn detail_size(setter: &mut Typesetter<'_>, details: &[&[Setting]], wished: Mm, room: Mm) -> Option<Mm> {
    let width = |pieces: &[Setting], size: Mm| {
        let widths = pieces.iter().map(|piece| piece.whole.width(size, Mm::default()));
        widths.fold(Mm::default(), |sum, width| sum + width) + size * count_mm(pieces.len().saturating_sub(1))
    };
    let mut size = wished.max(setter.smallest);
    loop {
        if details.iter().all(|pieces| width(pieces, size) <= room) {
            return Some(size);
        }
        if size <= setter.smallest {
            break;
        }
        size = (size - STEP).max(setter.smallest);
    }
    for pieces in details.iter().filter(|pieces| width(pieces, size) > room) {
        if let Some(longest) = pieces.iter().max_by_key(|piece| piece.whole.advance()) {
            let rest = room - (width(pieces, size) - longest.whole.width(size, Mm::default()));
            setter.overflow(&longest.wording, &longest.whole, rest);
        }
    }
    None
}

/// The size of the detail under names of a size: clearly smaller, never below the minimum.
fn beside(name: Mm, detail: Mm, smallest: Mm) -> Mm {
    detail.min(scale(name, 720)).max(smallest)
}

/// The height of an option's text from the top of its capitals to the reach below its last line.
pub(super) fn text_height(name: Mm, lines: usize, detail: Option<Mm>) -> Mm {
    let names = capital(name) + scale(name, 1_200) * count_mm(lines.saturating_sub(1));
    let last = detail.unwrap_or(name);
    names + detail.map_or(Mm::default(), |detail| detail_step(name, detail)) + scale(last, 240)
}

/// From the last line of a name to the baseline of the detail under it.
pub(super) fn detail_step(name: Mm, detail: Mm) -> Mm {
    scale(detail, 1_450) + scale(name, 100)
}

fn finish(
    order: &StyleOrder<'_>,
    setter: &mut Typesetter<'_>,
    contest: &Contest,
    texts: &[Texts],
    grid: Grid,
    (name, two): (Mm, bool),
) -> ContestPlan {
    let title = (order.contests.len() > 1).then(|| {
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
    let set =
        |setting: &Setting| setting.lines(name, grid.name_room, two).unwrap_or_else(|| vec![setting.whole.clone()]);
    let options = texts.iter().map(|texts| OptionTexts {
        number: texts.number.clone(),
        name: texts.name.iter().flat_map(set).collect(),
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

/// A part of a whole in thousandths; a whole of nothing is full.
fn thousandths(part: Mm, whole: Mm) -> i32 {
    if whole.um() <= 0 {
        return 1_000;
    }
    i32::try_from(i64::from(part.um()) * 1_000 / i64::from(whole.um())).unwrap_or(1_000)
}

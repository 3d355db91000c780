//! The texts of options: shaped once, then set in one size for all options of a face.
//!
//! Always true: no option's name stands larger than another's; text stays within its row.

use model::Mm;
use model::contest::{Contest, ContestOption};

use super::grid::Grid;
use super::plan::count_mm;
use super::{StyleOrder, every_language, preferences};
use crate::drawing::scale;
use crate::font::Font;
use crate::text::Shaped;
use crate::typeset::{Fit, Setting, Typesetter, Wording, capital};

/// Steps in which the detail becomes smaller.
const STEP: Mm = Mm::from_um(100);

/// An option's texts before their size is known.
pub(super) struct Texts {
    pub number: Shaped,
    pub name: Vec<Setting>,
    /// Initials and chair.
    pub detail: Vec<Setting>,
    /// Numbers over the preference boxes.
    pub preferences: Vec<Shaped>,
}

pub(super) fn contest_texts(setter: &mut Typesetter<'_>, contest: &Contest) -> Vec<Texts> {
    contest.options.iter().filter_map(|option| option_texts(setter, contest, option)).collect()
}

fn option_texts(setter: &mut Typesetter<'_>, contest: &Contest, option: &ContestOption) -> Option<Texts> {
    let wording = |text: String| Wording { text, subject: Some(option.subject.clone()) };
    let number = setter.shape(Font::Bold, &wording(option.number.to_string()), true);
    // In all languages that the name has: the size must be the same in every language version.
    let names: Vec<_> =
        every_language(&option.name).into_iter().map(|text| setter.setting(Font::SemiBold, wording(text))).collect();
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

/// The height of a row's text at the legal minimum, each name on one line.
pub(super) fn least_text(texts: &[Texts], smallest: Mm) -> Mm {
    let height = |texts: &Texts| text_height(smallest, texts.name.len(), texts.detail.first().map(|_| smallest));
    texts.iter().map(height).max().unwrap_or_default()
}

pub(super) fn widest_name(texts: &[Texts], size: Mm) -> Mm {
    let names = texts.iter().flat_map(|texts| &texts.name);
    names.map(|name| name.whole.width(size, Mm::default())).max().unwrap_or_default()
}

pub(super) fn widest_label(texts: &[Texts], size: Mm) -> Mm {
    let labels = texts.iter().flat_map(|texts| &texts.preferences);
    labels.map(|label| label.width(size, Mm::default())).max().unwrap_or_default()
}

/// The size of names and details: as large as width and height allow, the same for all options of the face.
pub(super) fn text_sizes(
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
    let high = |room: Mm, size: Mm, lines: &[Vec<&Shaped>]| {
        let mut lines = lines.iter();
        all().all(|texts| {
            let count: usize = lines.by_ref().take(texts.name.len()).map(Vec::len).sum();
            let detail = texts.detail.first().map(|_| beside(size, detail.unwrap_or(smallest), smallest));
            text_height(size, count, detail) <= room
        })
    };
    // A quarter of the row stays white where the names do not have to become small for it.
    let airy = |size: Mm, lines: &[Vec<&Shaped>]| high(scale(row, 760).min(inside), size, lines);
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

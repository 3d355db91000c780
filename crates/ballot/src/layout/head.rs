//! The head of a face: republic, title, zone and day, instructions; a place for the word on samples and tests.

use model::contest::{Contest, ContestKind};
use model::{Mm, Rect};

use super::{Area, StyleOrder};
use crate::drawing::{Ink, Item, TextRun, scale};
use crate::font::Font;
use crate::template::{BallotWords, Phrase};
use crate::typeset::{Fit, Group, Setting, Typesetter, Wording, capital, left, right};

/// The head as drawn.
pub(super) struct Head {
    pub items: Vec<Item>,
    /// Where the contests may begin.
    pub bottom: Mm,
    /// Where the word on samples and tests will stand.
    pub mode: Rect,
}

/// The width kept free for the word on samples and tests.
const MODE_WIDTH: Mm = Mm::from_um(46_000);

pub(super) fn set(order: &StyleOrder<'_>, setter: &mut Typesetter<'_>, area: Area) -> Option<Head> {
    let sizes = &order.template.sizes;
    let words: Vec<&BallotWords> = order.languages.iter().filter_map(|code| order.template.words.get(code)).collect();
    let mut items = Vec::new();

    let mut baseline = area.top;
    let mode_height = scale(sizes.mode.mm(), 1_750);
    let mode = Rect {
        x: area.right - MODE_WIDTH,
        y: baseline - capital(sizes.republic.mm()) / 2 - mode_height / 2,
        width: MODE_WIDTH,
        height: mode_height,
    };
    let texts = distinct(&words, |words| words.republic.fill(&[]));
    let republic = Wording::of(texts.join("  ·  "));
    let tracking = scale(sizes.republic.mm(), 45);
    let room = scale(area.width() - MODE_WIDTH - Mm::from_um(4_000), 880);
    let republic = setter.line(Font::SemiBold, republic, sizes.republic.mm(), room);
    if let Some((size, shaped)) = republic {
        let origin = model::Point { x: area.left, y: baseline };
        items.push(Item::Text(TextRun { shaped, size, tracking, origin, ink: Ink::BLACK }));
    }

    baseline = baseline + scale(sizes.title.mm(), 1_420);
    let (titles, zones) = titles(order, setter, &words, area);
    let title_size = titles.as_ref().map_or(sizes.title.mm(), |(size, _)| *size);
    let first = baseline;
    for (index, mut line) in titles.map_or_else(Vec::new, |(_, lines)| lines).into_iter().enumerate() {
        baseline = first + scale(title_size, 1_200) * i32::try_from(index).unwrap_or(0);
        items.extend(line.pop().map(|shaped| left(shaped, title_size, area.left, baseline)));
    }
    let mut beside = first;
    let zone_size = zones.as_ref().map_or(sizes.zone.mm(), |(size, _)| *size);
    for mut line in zones.map_or_else(Vec::new, |(_, lines)| lines) {
        items.extend(line.pop().map(|shaped| right(shaped, zone_size, area.right, beside)));
        beside = beside + scale(title_size, 1_200);
    }

    let rule =
        Rect { x: area.left, y: baseline + scale(title_size, 560), width: area.width(), height: Mm::from_um(500) };
    items.push(Item::Block { rect: rule, ink: Ink::BLACK });

    let bottom = instructions(order, setter, &words, area, rule.bottom(), &mut items);
    Some(Head { items, bottom, mode })
}

fn titles(
    order: &StyleOrder<'_>,
    setter: &mut Typesetter<'_>,
    words: &[&BallotWords],
    area: Area,
) -> (Option<Group>, Option<Group>) {
    let sizes = &order.template.sizes;
    let date = words::date(words::Language::Sq, order.date.year(), order.date.month(), order.date.day());
    let places = [("zone", order.zone), ("date", date.as_str())];
    let zones = settings(setter, Font::SemiBold, distinct(words, |words| words.zone.fill(&places)));
    let zones = setter.group(&zones, Fit::one_line(sizes.zone.mm(), scale(area.width(), 480)));
    let widest =
        zones.iter().flat_map(|(size, lines)| lines.iter().flatten().map(|line| line.width(*size, Mm::default())));
    let room = area.width() - widest.max().unwrap_or_default() - Mm::from_um(6_000);
    let titles = settings(setter, Font::Bold, distinct(words, |words| words.title.fill(&places)));
    (setter.group(&titles, Fit::one_line(sizes.title.mm(), room)), zones)
}

/// The instructions in each language; gives where the contests may begin.
fn instructions(
    order: &StyleOrder<'_>,
    setter: &mut Typesetter<'_>,
    words: &[&BallotWords],
    area: Area,
    top: Mm,
    items: &mut Vec<Item>,
) -> Mm {
    let wished = order.template.sizes.instruction.mm();
    let say = |words: &BallotWords| {
        let mut sentences: Vec<String> = Vec::new();
        for text in order.contests.iter().flat_map(|contest| sentences_of(words, contest)) {
            if !sentences.contains(&text) {
                sentences.push(text);
            }
        }
        sentences.join(" ")
    };
    let settings = settings(setter, Font::Medium, distinct(words, say));
    let mut baseline = top + Mm::from_um(1_900);
    let fit = Fit { wished, one_line: scale(wished, 850), room: area.width(), two: true };
    if let Some((size, lines)) = setter.group(&settings, fit) {
        for line in lines {
            for shaped in line {
                baseline = baseline + scale(size, 1_300);
                items.push(left(shaped, size, area.left, baseline));
            }
        }
    }
    baseline + Mm::from_um(2_400)
}

/// What a voter may mark in a contest, in the words of one language.
fn sentences_of(words: &BallotWords, contest: &Contest) -> Vec<String> {
    let fill = |phrase: &Phrase, most: u8| phrase.fill(&[("max", most.to_string().as_str())]);
    match contest.kind {
        ContestKind::PreferentialList { max_preferences, .. } => {
            let listed = contest.options.iter().any(|option| !option.preferences.is_empty());
            let preference = match max_preferences {
                0 => None,
                1 => Some(&words.one_preference),
                2.. => Some(&words.many_preferences),
            };
            let preference = preference.filter(|_| listed).map(|phrase| fill(phrase, max_preferences));
            std::iter::once(fill(&words.instruction, 1)).chain(preference).collect()
        }
        ContestKind::SeveralOfMany { most } => vec![fill(words.several.as_ref().unwrap_or(&words.instruction), most)],
        ContestKind::Referendum => vec![fill(words.question.as_ref().unwrap_or(&words.instruction), 1)],
        ContestKind::OneOfMany => vec![fill(&words.instruction, 1)],
    }
}

/// Each language's text, equal ones once.
fn distinct(words: &[&BallotWords], say: impl Fn(&BallotWords) -> String) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in words.iter().map(|words| say(words)) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

fn settings(setter: &mut Typesetter<'_>, font: Font, texts: Vec<String>) -> Vec<Setting> {
    texts.into_iter().filter_map(|text| setter.setting(font, Wording::of(text))).collect()
}

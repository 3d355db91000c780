//! The head of a face: republic, title, zone and day, instructions; a place for the word on samples and tests.
//!
//! Always true: the head is as high in every language as in the template's longest, and for one language as for two, so that
//! boxes stand at the same place in every language version.

use model::contest::{Contest, ContestKind};
use model::{Mm, Rect};

use super::plan::count_mm;
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

    let wished = sizes.title.mm();
    let reserved = first + scale(wished, 1_200) * (count_mm(order.lines()) - 1) + scale(wished, 560) + rule.height;
    let height = instructions(order, setter, area, rule.bottom(), &mut items);
    Some(Head { items, bottom: reserved + height, mode })
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

/// White over the instructions and under them.
const BEFORE: Mm = Mm::from_um(1_900);
const AFTER: Mm = Mm::from_um(2_400);

/// The instructions in each language, in the size in which the template's other languages would stand here too; gives
/// the height to be kept for them, which is the same in every language version.
fn instructions(order: &StyleOrder<'_>, setter: &mut Typesetter<'_>, area: Area, top: Mm, items: &mut Vec<Item>) -> Mm {
    let wished = order.template.sizes.instruction.mm();
    let fit = Fit { wished, one_line: scale(wished, 850), room: area.width(), two: true };
    let mut texts: Vec<String> = Vec::new();
    for code in order.languages {
        let text = order.template.words.get(code).map(|words| said(order, code, words));
        texts.extend(text.filter(|text| !texts.contains(text)));
    }
    let own = settings(setter, Font::Medium, texts);
    let mut all = own.clone();
    // A fault in a language that is not on this ballot is no fault of this ballot.
    let mut aside = Typesetter { smallest: setter.smallest, article: "", findings: Vec::new() };
    let others = order.template.words.iter().filter(|(code, _)| !order.languages.contains(code));
    let others = settings(&mut aside, Font::Medium, others.map(|(code, words)| said(order, code, words)).collect());
    all.extend(others.into_iter().filter(|text| text.lines(setter.smallest, fit.room, true).is_some()));
    let Some((size, lines)) = fit.search(&all, setter.smallest, &|_, _| true) else {
        setter.too_long(&own, fit);
        return BEFORE + AFTER;
    };
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let step = scale(size, 1_300);
    let mut baseline = top + BEFORE;
    for shaped in lines.into_iter().take(own.len()).flatten() {
        baseline = baseline + step;
        items.push(left(shaped, size, area.left, baseline));
    }
    BEFORE + step * count_mm(most * order.lines()) + AFTER
}

/// What a voter may mark on this face; where its contests differ in that, each is named.
fn said(order: &StyleOrder<'_>, code: &str, words: &BallotWords) -> String {
    let all: Vec<Vec<String>> = order.contests.iter().map(|contest| sentences_of(words, contest)).collect();
    if all.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
        return all.first().map(|sentences| sentences.join(" ")).unwrap_or_default();
    }
    let named = order.contests.iter().zip(&all).map(|(contest, sentences)| {
        let title = if code == "en" { &contest.title.en } else { &contest.title.sq };
        format!("{}: {}", title.trim(), sentences.join(" "))
    });
    named.collect::<Vec<_>>().join(" ")
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

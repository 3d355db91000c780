//! From a ballot style to where everything stands: [`layout`].
//!
//! Always true: the geometry and the drawing come from one computation; targets keep their place in every language
//! version; all options of a face have rows, type and boxes of one size; what does not fit is a
//! finding with the contest and by how much, never a silent squeeze. A contest is never split: what does not fit the first
//! face goes whole to its back, then to further sheets.

use model::contest::{Contest, ContestKind, ContestOption};
use model::geometry::{BallotGeometry, Face, Target, TimingMarks};
use model::rules::{BallotRules, Bilingual};
use model::{Date, Finding, Mm, Rect, Size};

use crate::code;
use crate::drawing::{Drawing, DrawnFace, ImprintPlaces, Ink, Item};
use crate::template::Template;
use crate::typeset::Typesetter;

mod grid;
mod head;
mod intake;
mod names;
mod plan;
mod rows;

/// What a ballot style is made from.
#[derive(Debug, Clone, Copy)]
pub struct StyleOrder<'a> {
    /// Contests in order.
    pub contests: &'a [Contest],
    /// Languages, the official one first; the template must have words for each.
    pub languages: &'a [String],
    /// Name of the electoral zone.
    pub zone: &'a str,
    /// Election day.
    pub date: Date,
    /// Paper, legal minimum of type, most preferences.
    pub rules: &'a BallotRules,
    /// Words and measures.
    pub template: &'a Template,
}

impl StyleOrder<'_> {
    /// Lines that a text takes in the version with the most languages: room for them is kept in every version, so that
    /// the boxes of all versions stand at the same places.
    fn lines(&self) -> usize {
        self.languages.len().max(self.rules.languages.len()).max(2)
    }
}

/// The contests of one face among those of the whole ballot.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// Contests on the faces before.
    first: usize,
    /// Whether contests have their titles: where a ballot has several, and over a question.
    titled: bool,
}

/// A laid-out ballot style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Where everything stands, for readers.
    pub geometry: BallotGeometry,
    /// How it looks, without the particulars of a polling unit (see [`crate::imprint`]).
    pub drawing: Drawing,
}

/// The part of the paper on which contests stand.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: Mm,
    right: Mm,
    top: Mm,
    bottom: Mm,
}

impl Area {
    fn width(&self) -> Mm {
        self.right - self.left
    }
}

/// Lays a ballot style out.
///
/// # Errors
/// All findings at once: B101 a contest does not fit the paper, B103 the paper's size, B104 nothing to vote on, B105 a
/// language without words, B106 a template below the legal minimum, B107 too much of something, B108 the same option
/// twice, B109 an option without a name, B201 a letter that cannot be printed, B202 a text that does not fit.
pub fn layout(order: &StyleOrder<'_>) -> Result<Layout, Vec<Finding>> {
    let findings = intake::check(order);
    if !findings.is_empty() {
        return Err(findings);
    }
    let paper = order.rules.paper;
    let titled = order.contests.len() > 1 || order.contests.iter().any(|one| one.kind == ContestKind::Referendum);
    let mut layout =
        Layout { geometry: BallotGeometry { paper, faces: Vec::new() }, drawing: Drawing { paper, faces: Vec::new() } };
    let mut rest = order.contests;
    while !rest.is_empty() {
        let first = order.contests.len() - rest.len();
        let number = u8::try_from(layout.geometry.faces.len()).unwrap_or(u8::MAX);
        let side = (number / 2 + 1, number % 2 + 1);
        // As many contests as fit, at least one; what one alone lacks is what the person is told.
        let (mut count, mut laid) = (rest.len(), None);
        while count > 0 {
            let part = StyleOrder { contests: rest.get(..count).unwrap_or(rest), ..*order };
            match face(&part, Part { first, titled }, side) {
                Ok(face) => {
                    laid = Some(face);
                    break;
                }
                Err(findings) if count == 1 => return Err(findings),
                Err(_) => count -= 1,
            }
        }
        let Some((geometry, drawing)) = laid else { break };
        layout.geometry.faces.push(geometry);
        layout.drawing.faces.push(drawing);
        rest = rest.get(count..).unwrap_or_default();
    }
    Ok(layout)
}

/// Lays one face out.
fn face(
    order: &StyleOrder<'_>,
    part: Part,
    (sheet, side_of_sheet): (u8, u8),
) -> Result<(Face, DrawnFace), Vec<Finding>> {
    let paper = order.rules.paper;
    let timing = TimingMarks::for_paper(paper);
    let space = &order.template.space;
    let side = timing.first.x + timing.mark.width / 2 + space.margin.mm();
    let codes = code_places(&timing, side, paper, order.template);
    let area = Area {
        left: side,
        right: paper.width - side,
        top: timing.first.y + timing.mark.height / 2 + space.top.mm(),
        bottom: codes[0].y - Mm::from_um(2_600),
    };
    let mut setter =
        Typesetter { smallest: order.rules.smallest_type, article: &order.rules.article, findings: Vec::new() };
    let head = head::set(order, &mut setter, area);
    let area = Area { top: head.as_ref().map_or(area.top, |head| head.bottom), ..area };
    let plan = plan::plan(order, part, &mut setter, area);
    let (Some(head), Some(plan), true) = (head, plan, setter.findings.is_empty()) else {
        setter.findings.sort();
        setter.findings.dedup();
        return Err(setter.findings);
    };
    let (rows, targets) = rows::draw(order, part, &plan, area);
    let mut items = vec![Item::Group {
        name: "timing".to_owned(),
        items: timing.rects().chain(timing.corners()).map(|rect| Item::Block { rect, ink: Ink::BLACK }).collect(),
    }];
    items.push(Item::Group { name: "head".to_owned(), items: head.items });
    items.extend(rows);
    let imprint = ImprintPlaces { twin: between(&codes), codes: codes.clone(), mode: head.mode, number: None };
    Ok((
        Face { sheet, face: side_of_sheet, timing, codes, targets },
        DrawnFace { sheet, face: side_of_sheet, items, imprint },
    ))
}

/// Both codes stand at the bottom, so that a page that lies upside down is known by them.
fn code_places(timing: &TimingMarks, side: Mm, paper: Size, template: &Template) -> Vec<Rect> {
    let length = template.code.module.mm() * i32::from(code::SIDE);
    let y = timing.last.y - timing.mark.height / 2 - template.space.bottom.mm() - length;
    let at = |x: Mm| Rect { x, y, width: length, height: length };
    vec![at(side), at(paper.width - side - length)]
}

fn between(codes: &[Rect]) -> Rect {
    let [first, .., last] = codes else { return Rect::default() };
    let gap = Mm::from_um(4_000);
    Rect { x: first.right() + gap, width: last.x - first.right() - gap * 2, ..*first }
}

/// The texts of a name in the ballot's languages, each once.
fn in_languages(text: &Bilingual, languages: &[String]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for language in languages {
        let text = if language == "en" { &text.en } else { &text.sq };
        let text = text.trim();
        if !text.is_empty() && !texts.iter().any(|other| other == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}

/// The texts of a name in every language that it has, each once.
fn every_language(text: &Bilingual) -> Vec<String> {
    in_languages(text, &["sq".to_owned(), "en".to_owned()])
}

/// A contest's title in a finding, in both languages.
fn title(contest: &Contest) -> String {
    every_language(&contest.title).join(" / ")
}

/// The candidates of an option that have boxes.
fn preferences<'a>(contest: &Contest, option: &'a ContestOption) -> &'a [model::contest::PreferenceOption] {
    match contest.kind {
        ContestKind::PreferentialList { .. } => &option.preferences,
        ContestKind::OneOfMany | ContestKind::SeveralOfMany { .. } | ContestKind::Referendum => &[],
    }
}

/// A target in the making: its box and what it marks.
fn target(id: &str, contest: &Contest, option: &model::OptionId, rect: Rect, outline: Mm) -> Option<Target> {
    let id = model::TargetId::new(id).ok()?;
    Some(Target { id, contest: contest.id.clone(), option: option.clone(), rect, outline })
}

//! The test deck: marked ballots of every style with the tally that they must give, and the pages to set a scanner up.
//!
//! Always true: the expected tally comes from the code that counts; the deck follows from the definition alone.

use std::path::Path;

use api::Written;
use api::ballots::MakeDeck;
use ballot::deck::{DeckBallot, deck, expected};
use ballot::sheets::{self, Line};
use ballot::{Drawing, Font, Layout, MarkKind, PenMark, PrintedBallot, marked_pages};
use model::contest::BallotStyle;
use model::election::Mode;
use model::unit::UnitNumber;
use model::{Digest, Finding, Mm, OptionId};
use store::ballots::StoredBallots;
use words::Language;

use super::{draw, layout_of, mode_key, prepared};
use crate::command::{Changing, Command, Done, Reading};
use crate::files::{self, Pending};
use crate::refusal::{Refusal, Result};

/// Blank ballots beside the marked ones.
const BLANK: u32 = 10;

/// A deck on its way.
pub(crate) struct Deck {
    pending: Option<Pending>,
    written: Written,
    definition: Digest,
}

impl Command for MakeDeck {
    type Prepared = Deck;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Deck> {
        let stored = prepared(&reading.open.store.still().await?).await?;
        let mode = self.mode.unwrap_or(Mode::Test);
        let units = styles_and_units(self.unit, &stored)?;
        let entry = <Self as api::Operation>::ENTRY;
        let store = &reading.open.store;
        let mut pending = Pending::folder(store, entry.name, self.out.path(), reading.clock.now_us()).await?;
        let (layout, template) = layout_of(&stored.definition, &reading.open.election)?;
        let rules = &reading.open.election.rules;
        let mut pages = 0;
        for (at, (style, unit)) in units.iter().enumerate() {
            reading.job.check()?;
            reading.job.report("printing", at, units.len());
            let drawing = draw(&stored, &layout, &template, rules, *unit, mode)?;
            let folder = pending.path().join(style.id.as_str());
            std::fs::create_dir(&folder).map_err(|error| files::unwritable(&folder, &error))?;
            pages += style_deck(&stored, style, *unit, &layout, &drawing, &folder)?;
        }
        let paper = layout.geometry.paper;
        pages += setting_up(paper, pending.path())?;
        let notes = [("ballot", stored.digest.to_string()), ("mode", mode_key(mode).to_owned())];
        let label = reading.label("deck", &notes);
        let written = pending.sealed(&self.out, &label, reading.signer()?, (pages, Vec::new()))?;
        Ok(Deck { pending: Some(pending), written, definition: stored.digest })
    }

    fn pending(deck: &mut Deck) -> Option<Pending> {
        deck.pending.take()
    }

    async fn apply(&self, deck: Deck, _changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let summary = serde_json::json!({ "definition": deck.definition, "pages": deck.written.pages });
        Ok(Done::new(deck.written, summary))
    }
}

/// The unit by which each style is printed: the one asked for with its style, or the first of every style.
fn styles_and_units(asked: Option<UnitNumber>, stored: &StoredBallots) -> Result<Vec<(&BallotStyle, UnitNumber)>> {
    let definition = &stored.definition;
    if let Some(number) = asked {
        let unknown = || Refusal::input("E111").with("unit", number.to_string());
        let unit = definition.unit(number).ok_or_else(unknown)?;
        let style = definition.style(&unit.style).ok_or_else(unknown)?;
        return Ok(vec![(style, number)]);
    }
    let unit_of = |style: &BallotStyle| definition.units.iter().find(|unit| unit.style == style.id);
    Ok(definition.styles.iter().filter_map(|style| Some((style, unit_of(style)?.number))).collect())
}

/// Writes `deck.pdf`, `all-marked.pdf`, `blank.pdf` and `expected.json` of a style; gives the pages.
fn style_deck(
    stored: &StoredBallots,
    style: &BallotStyle,
    unit: UnitNumber,
    layout: &Layout,
    drawing: &Drawing,
    folder: &Path,
) -> Result<u64> {
    let contests: Vec<_> = style.contests.iter().filter_map(|id| stored.definition.contest(id).cloned()).collect();
    let ballots = deck(&contests);
    let marks: Vec<Vec<PenMark>> =
        ballots.iter().enumerate().map(|(at, ballot)| pen_marks(at, ballot, layout)).collect();
    let printed = PrintedBallot::draw(drawing, &format!("{} · {unit}", stored.definition.election))?;
    let mut pages = 0;
    let mut write = |name: &str, marks: &[Vec<PenMark>]| -> Result<()> {
        let mut bytes = Vec::new();
        let written = marked_pages(&layout.geometry, &printed, marks, &mut bytes)?;
        ballot::verify_pdf(&bytes, ballot::Expected { pages: written.pages, paper: drawing.paper })?;
        vault::atomic::write(&folder.join(name), &bytes)?;
        pages += u64::from(written.pages);
        Ok(())
    };
    write("deck.pdf", &marks)?;
    let all = layout.geometry.targets().map(|(_, target)| PenMark::on(target.id.clone(), MarkKind::Cross)).collect();
    write("all-marked.pdf", &[all])?;
    let bytes = printed.to_vec(BLANK)?;
    vault::atomic::write(&folder.join("blank.pdf"), &bytes)?;
    let marked = |marks: &Vec<PenMark>| marks.iter().map(|mark| mark.target.to_string()).collect::<Vec<_>>();
    let report = serde_json::json!({
        "definition": stored.digest,
        "style": style.id,
        "unit": unit,
        "faces": layout.geometry.faces.len(),
        "ballots": marks.iter().map(marked).collect::<Vec<_>>(),
        "tally": expected(&contests, &ballots),
    });
    vault::atomic::write(&folder.join("expected.json"), &serde_json::to_vec_pretty(&report)?)?;
    Ok(pages + u64::from(BLANK) * u64::from(printed.faces()))
}

/// The marks of a ballot, the kinds of mark in turn.
fn pen_marks(at: usize, ballot: &DeckBallot, layout: &Layout) -> Vec<PenMark> {
    let kinds = [MarkKind::Cross, MarkKind::Plus, MarkKind::Tick, MarkKind::Fill];
    let kind = kinds.get(at % kinds.len()).copied().unwrap_or(MarkKind::Cross);
    let mark = |option: &OptionId| {
        let (_, target) = layout.geometry.targets().find(|(_, target)| target.option == *option)?;
        Some(PenMark::on(target.id.clone(), kind))
    };
    ballot.iter().flatten().filter_map(mark).collect()
}

/// The page that shows whether a printer scales, and the page by which a scanner is set up.
fn setting_up(paper: model::Size, folder: &Path) -> Result<u64> {
    let refused = |findings: Vec<Finding>| Refusal::findings("E410", findings);
    let lines = |key: &str| {
        let line = |language: Language, font: Font| Line {
            font,
            size: Mm::from_um(3_800),
            text: words::of(language).text(key),
        };
        vec![line(Language::Sq, Font::SemiBold), line(Language::En, Font::Regular)]
    };
    let sheets = [
        ("size-check.pdf", sheets::size_check(paper, &lines("sheet-size-check")).map_err(refused)?),
        ("calibration.pdf", sheets::calibration(paper, &lines("sheet-calibration")).map_err(refused)?),
    ];
    for (name, drawing) in &sheets {
        let bytes = PrintedBallot::draw(drawing, name)?.to_vec(1)?;
        vault::atomic::write(&folder.join(name), &bytes)?;
    }
    Ok(2)
}

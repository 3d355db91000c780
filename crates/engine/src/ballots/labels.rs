//! What goes with the ballots from the press to the polling units: labels of blocks and packs, a delivery document a unit
//! with a line for every block, and the summary for the press.
//!
//! Always true: the serial numbers are those of the print run; their ranges follow one another without gap or overlap.

use std::fmt::Write as _;

use api::Written;
use api::ballots::MakeLabels;
use ballot::PrintedBallot;
use ballot::sheets::{self, Document, Line};
use ballot::{Font, Serials};
use model::contest::BallotUnit;
use model::unit::UnitNumber;
use model::{Digest, Mm};
use store::ballots::StoredBallots;
use words::Language;

use super::prepared;
use super::printing::allotments;
use crate::command::{Changing, Command, Done, Reading};
use crate::files::Pending;
use crate::refusal::{Refusal, Result};

/// Labels on their way.
pub(crate) struct Labels {
    pending: Option<Pending>,
    written: Written,
    definition: Digest,
}

/// A block of ballots: its number over the whole election and its serials.
struct Block {
    number: u32,
    first: u32,
    last: u32,
}

impl Command for MakeLabels {
    type Prepared = Labels;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Labels> {
        let stored = prepared(&reading.open.store.still().await?).await?;
        if let Some(unknown) = self.units.iter().find(|number| stored.definition.unit(**number).is_none()) {
            return Err(Refusal::input("E111").with("unit", unknown.to_string()));
        }
        let entry = <Self as api::Operation>::ENTRY;
        let store = &reading.open.store;
        let mut pending = Pending::folder(store, entry.name, self.out.path(), reading.clock.now_us()).await?;
        let pages = write_all(&self.units, &stored, reading, pending.path())?;
        let notes = [("ballot", stored.digest.to_string())];
        let label = reading.label("labels", &notes);
        let written = pending.sealed(&self.out, &label, reading.signer()?, (pages, Vec::new()))?;
        Ok(Labels { pending: Some(pending), written, definition: stored.digest })
    }

    fn pending(labels: &mut Labels) -> Option<Pending> {
        labels.pending.take()
    }

    async fn apply(&self, labels: Labels, _changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let summary = serde_json::json!({ "definition": labels.definition, "pages": labels.written.pages });
        Ok(Done::new(labels.written, summary))
    }
}

/// Writes `block-labels.pdf`, `pack-labels.pdf`, `delivery.pdf` and `press.csv`; gives the pages.
fn write_all(
    only: &[UnitNumber],
    stored: &StoredBallots,
    reading: &Reading<'_>,
    folder: &std::path::Path,
) -> Result<u64> {
    let rules = &reading.open.election.rules;
    let serials = allotments(&stored.definition, rules);
    let size = rules.ballot.block.max(1);
    let wanted = |unit: &&BallotUnit| only.is_empty() || only.contains(&unit.number);
    let (mut blocks_labels, mut packs, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    let mut press =
        String::from("unit,style,registered,ballots,blocks,first_block,last_block,first_serial,last_serial\n");
    for unit in stored.definition.units.iter().filter(wanted) {
        let Some(serials) = serials.get(&unit.number).filter(|serials| serials.count > 0) else { continue };
        let blocks = blocks(*serials, size);
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { continue };
        blocks_labels.extend(blocks.iter().map(|block| block_label(stored, unit, block)));
        packs.push(pack_label(stored, unit, (first, last), serials.count));
        documents.push(delivery(stored, unit, &blocks, serials.count));
        // Writing into a text cannot fail.
        let _ = writeln!(
            press,
            "{},{},{},{},{},{},{},{},{}",
            unit.number,
            unit.style,
            unit.voters,
            serials.count,
            blocks.len(),
            first.number,
            last.number,
            first.first,
            last.last
        );
    }
    let refused = |findings| Refusal::findings("E410", findings);
    let mut pages = 0;
    let papers = [
        ("block-labels.pdf", sheets::labels(&blocks_labels).map_err(refused)?),
        ("pack-labels.pdf", sheets::labels(&packs).map_err(refused)?),
        ("delivery.pdf", sheets::documents(&documents).map_err(refused)?),
    ];
    for (at, (name, drawing)) in papers.iter().enumerate() {
        reading.job.report("printing", at, papers.len());
        reading.job.check()?;
        let bytes = PrintedBallot::draw(drawing, name)?.to_vec(1)?;
        let count = u32::try_from(drawing.faces.len()).unwrap_or(u32::MAX);
        ballot::verify_pdf(&bytes, ballot::Expected { pages: count, paper: drawing.paper })?;
        vault::atomic::write(&folder.join(name), &bytes)?;
        pages += u64::from(count);
    }
    vault::atomic::write(&folder.join("press.csv"), press.as_bytes())?;
    Ok(pages)
}

fn blocks(serials: Serials, size: u32) -> Vec<Block> {
    let first = (serials.first - 1) / size;
    let block = |place: u32| Block {
        number: first + place + 1,
        first: serials.first + place * size,
        last: (serials.first + (place + 1) * size).min(serials.first + serials.count) - 1,
    };
    (0..serials.count.div_ceil(size)).map(block).collect()
}

fn line(font: Font, um: i32, text: String) -> Line {
    Line { font, size: Mm::from_um(um), text }
}

fn say(key: &str) -> String {
    words::of(Language::Sq).text(key)
}

fn range(first: u32, last: u32) -> String {
    format!("№ {first:010} – {last:010}")
}

fn block_label(stored: &StoredBallots, unit: &BallotUnit, block: &Block) -> Vec<Line> {
    vec![
        line(Font::Medium, 3_000, stored.definition.title.sq.clone()),
        line(Font::Bold, 9_000, format!("{} {}", say("label-unit"), unit.number)),
        line(Font::Regular, 3_200, unit.venue.clone()),
        line(Font::SemiBold, 5_600, format!("{} {}", say("label-block"), block.number)),
        line(Font::SemiBold, 4_000, range(block.first, block.last)),
        line(Font::Regular, 2_800, format!("{} {} · {}", say("label-style"), unit.style, stored.digest.short())),
    ]
}

fn pack_label(stored: &StoredBallots, unit: &BallotUnit, (first, last): (&Block, &Block), count: u32) -> Vec<Line> {
    vec![
        line(Font::Medium, 3_000, stored.definition.title.sq.clone()),
        line(Font::Bold, 9_000, format!("{} {}", say("label-unit"), unit.number)),
        line(Font::Regular, 3_200, unit.venue.clone()),
        line(Font::SemiBold, 5_000, format!("{} {}–{}", say("label-blocks"), first.number, last.number)),
        line(Font::SemiBold, 4_000, range(first.first, last.last)),
        line(Font::Medium, 3_200, format!("{}: {count}", say("label-ballots"))),
        line(Font::Regular, 2_800, format!("{} ______________________", say("label-seal"))),
    ]
}

fn delivery(stored: &StoredBallots, unit: &BallotUnit, blocks: &[Block], count: u32) -> Document {
    let column = |key: &str, um: i32| (say(key), Mm::from_um(um));
    let rows = blocks.iter().map(|block| {
        vec![
            block.number.to_string(),
            format!("{:010}", block.first),
            format!("{:010}", block.last),
            (block.last - block.first + 1).to_string(),
        ]
    });
    let sign = |key: &str| line(Font::Regular, 3_200, format!("{} ______________________________________", say(key)));
    Document {
        head: vec![
            line(Font::Medium, 3_200, stored.definition.title.sq.clone()),
            line(Font::Bold, 6_000, say("label-delivery")),
            line(Font::SemiBold, 4_200, format!("{} {} · {}", say("label-unit"), unit.number, unit.venue)),
            line(
                Font::Regular,
                3_200,
                format!("{}: {} · {}: {count}", say("label-registered"), unit.voters, say("label-ballots")),
            ),
        ],
        columns: vec![
            column("label-block", 24_000),
            column("label-from", 36_000),
            column("label-to", 36_000),
            column("label-ballots", 34_000),
            column("label-received", 50_000),
        ],
        rows: rows.collect(),
        foot: vec![sign("label-handed-over"), sign("label-received-by"), sign("label-seal"), sign("label-date-time")],
    }
}

//! The proof that printing and reading agree: ballots are printed, marked with a pen's strokes, turned into images, read with the
//! package alone, and what was counted is compared with what was marked. Pages spoiled on purpose must be refused.
//!
//! Always true: the expected tally comes from the same tally code as the counted one; marks follow from the seed alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use api::scanning::{ProofReport, RunProof, ScanReport, ShowProof};
use ballot::{Imprint, Layout, MarkKind, PenMark, PrintedBallot, Template, marked_pages};
use model::contest::{Contest, ContestOption};
use model::election::Mode;
use model::rules::RuleSet;
use model::tally::{ContestTally, MarkReading, interpret};
use model::unit::UnitNumber;
use model::{Digest, Finding, OptionId, TargetId};
use scan::ScanPackage;
use store::artefacts::{Artefact, ArtefactKind};
use store::ballots::StoredBallots;

use crate::ballots;
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::{self, Pending};
use crate::job::Job;
use crate::refusal::{Refusal, Result};
use crate::scanning::{self, DOTS_PER_INCH};

mod raster;

use raster::rasterise;

/// Units from which ballots are taken.
const UNITS: usize = 6;
/// Most ballots of a proof.
const MOST: u32 = 2_000;

/// A proof made, not yet in its place.
pub(crate) struct Made {
    pending: Option<Pending>,
    report: ProofReport,
    package: Digest,
    digest: Digest,
    bytes: u64,
}

impl Command for RunProof {
    type Prepared = Made;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Made> {
        let opened = scanning::open(&self.package)?;
        let definition = opened.content.definition();
        let election = &reading.open.election;
        if definition.election != election.id {
            let (found, expected) = (definition.election.to_string(), election.id.to_string());
            return Err(Refusal::refused("E411").with("found", found).with("expected", expected));
        }
        let still = reading.open.store.still().await?;
        let stored = ballots::in_force(&still).await?;
        drop(still);
        if stored.digest != opened.content.digest() {
            return Err(Refusal::refused("E412"));
        }
        let entry = <Self as api::Operation>::ENTRY;
        let mut pending =
            Pending::folder(&reading.open.store, entry.name, self.out.path(), reading.clock.now_us()).await?;
        let bench = Bench::new(&stored, &opened.content, &election.rules, reading.job, pending.path())?;
        let report = bench.run(self.sheets.unwrap_or(24).clamp(4, MOST), self.seed.unwrap_or(1), &self.out.0)?;
        let text = serde_json::to_vec_pretty(&report)?;
        vault::atomic::write(&pending.path().join("raporti.json"), &text)?;
        let notes = [("package", opened.sealed.digest.to_string()), ("equal", report.equal.to_string())];
        let (manifest, digest) = pending.seal(&reading.label("proof", &notes), reading.signer()?)?;
        let bytes = manifest.files.iter().map(|file| file.bytes).sum();
        Ok(Made { pending: Some(pending), report, package: opened.sealed.digest, digest, bytes })
    }

    fn pending(made: &mut Made) -> Option<Pending> {
        made.pending.take()
    }

    async fn apply(&self, made: Made, changing: &mut Changing<'_>) -> Result<Done<ProofReport>> {
        let name = format!("{}/MANIFEST.json", self.out.name());
        let (sha256, bytes) = (made.digest, made.bytes);
        let artefact = Artefact { kind: ArtefactKind::Proof, name, sha256, bytes, unit: None, audit: 0 };
        store::artefacts::add(changing.change, &[artefact]).await?;
        store::proofs::put(changing.change, &made.report).await?;
        let refused = made.report.refused.len();
        let summary = serde_json::json!({ "equal": made.report.equal, "read": made.report.read, "refused": refused });
        Ok(Done::new(made.report, summary).files([scanning::trace(&self.package, made.package)]))
    }
}

impl Query for ShowProof {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Option<ProofReport>> {
        Ok(store::proofs::last(reading.open.store.reader()).await?)
    }
}

/// Everything that a proof is made with.
struct Bench<'a> {
    stored: &'a StoredBallots,
    package: &'a ScanPackage,
    rules: &'a RuleSet,
    job: &'a Job,
    layout: Layout,
    template: Template,
    contest: &'a Contest,
    pages: PathBuf,
    images: PathBuf,
}

impl<'a> Bench<'a> {
    fn new(
        stored: &'a StoredBallots,
        package: &'a ScanPackage,
        rules: &'a RuleSet,
        job: &'a Job,
        folder: &Path,
    ) -> Result<Self> {
        let definition = &stored.definition;
        let contest = definition.contests.first().ok_or_else(|| Refusal::refused("E110").with("step", "ballots"))?;
        let template = Template::assembly().map_err(|findings| Refusal::findings("E410", findings))?;
        let layout = ballots::layout_again(definition, rules, &template)?;
        let (pages, images) = (folder.join("fletet"), folder.join("images"));
        for made in [&pages, &images] {
            std::fs::create_dir(made).map_err(|error| files::unwritable(folder, &error))?;
        }
        Ok(Self { stored, package, rules, job, layout, template, contest, pages, images })
    }

    fn run(&self, sheets: u32, seed: u64, shown: &str) -> Result<ProofReport> {
        let mode = self.package.settings().mode;
        let units = self.chosen_units();
        let mut expected = ContestTally::new(self.contest);
        let mut chance = Chance(seed);
        let mut plan: BTreeMap<UnitNumber, Vec<Vec<PenMark>>> = BTreeMap::new();
        for sheet in 0..sheets {
            let at = usize::try_from(sheet).unwrap_or(0) % units.len().max(1);
            let Some(unit) = units.get(at) else { break };
            let marks = self.marks(sheet, &mut chance);
            expected.add(&interpret(self.contest, &self.readings(&marks)));
            plan.entry(*unit).or_default().push(marks);
        }
        let count = plan.len();
        for (at, (unit, marked)) in plan.iter().enumerate() {
            self.job.check()?;
            self.job.report("rendering", at, count);
            let path = self.pages.join(format!("{}.pdf", unit.file_stem()));
            self.print(*unit, mode, self.stored.digest, marked, &path)?;
            rasterise(&path, &self.images.join(unit.file_stem()), DOTS_PER_INCH, &[])?;
        }
        let spoiled = self.spoil(units.first().copied(), mode)?;
        let report = self.read()?;
        let refused = refused(&report);
        let all_refused = refused.len() == spoiled && report.refused == u32::try_from(spoiled).unwrap_or(u32::MAX);
        let expected = vec![expected];
        Ok(ProofReport {
            folder: shown.to_owned(),
            equal: expected == report.tally && report.read == sheets && all_refused,
            expected,
            counted: report.tally,
            refused,
            read: report.read,
            names: scanning::names(self.package),
        })
    }

    /// Units spread over the whole plan.
    fn chosen_units(&self) -> Vec<UnitNumber> {
        let units = &self.stored.definition.units;
        let step = (units.len() / UNITS).max(1);
        units.iter().step_by(step).take(UNITS).map(|unit| unit.number).collect()
    }

    /// What a voter marks on a sheet: every kind of vote comes up in turn, the options by chance.
    fn marks(&self, sheet: u32, chance: &mut Chance) -> Vec<PenMark> {
        let options = &self.contest.options;
        let pick = |chance: &mut Chance| options.get(chance.below(options.len()));
        let (Some(first), Some(second)) = (pick(chance), pick(chance)) else { return Vec::new() };
        let preference = |option: &ContestOption, chance: &mut Chance| {
            option.preferences.get(chance.below(option.preferences.len())).map(|preference| preference.id.clone())
        };
        let mut chosen: Vec<OptionId> = match sheet % 8 {
            0 | 4 => vec![first.id.clone()],
            1 | 5 => std::iter::once(first.id.clone()).chain(preference(first, chance)).collect(),
            2 => preference(first, chance).map_or_else(|| vec![first.id.clone()], |id| vec![id]),
            3 => Vec::new(),
            6 => vec![first.id.clone(), second.id.clone()],
            _ => std::iter::once(first.id.clone()).chain(preference(second, chance)).collect(),
        };
        chosen.dedup();
        let kinds = [MarkKind::Cross, MarkKind::Plus, MarkKind::Tick, MarkKind::Fill];
        let mark = |option: OptionId| {
            let (_, target) = self.layout.geometry.targets().find(|(_, target)| target.option == option)?;
            let kind = kinds.get(chance.below(kinds.len())).copied().unwrap_or(MarkKind::Cross);
            let mut mark = PenMark::on(target.id.clone(), kind);
            let slip = |chance: &mut Chance| model::Mm::from_um(i32::try_from(chance.below(1_000)).unwrap_or(0) - 500);
            (mark.right, mark.down) = (slip(chance), slip(chance));
            Some(mark)
        };
        chosen.into_iter().filter_map(mark).collect()
    }

    fn readings(&self, marks: &[PenMark]) -> BTreeMap<OptionId, MarkReading> {
        let option_of = |id: &TargetId| {
            self.layout.geometry.targets().find(|(_, target)| target.id == *id).map(|(_, target)| target.option.clone())
        };
        let marked = |mark: &PenMark| Some((option_of(&mark.target)?, MarkReading::Marked));
        marks.iter().filter_map(marked).collect()
    }

    /// Prints marked ballots of a unit.
    fn print(
        &self,
        unit: UnitNumber,
        mode: Mode,
        definition: Digest,
        marked: &[Vec<PenMark>],
        path: &Path,
    ) -> Result<()> {
        let imprint = Imprint::of(&self.stored.definition, definition, unit, mode);
        let imprint = imprint.ok_or_else(|| Refusal::input("E111").with("unit", unit.to_string()))?;
        let drawing = imprint
            .print_on(&self.layout.drawing, &self.template, self.rules.ballot.smallest_type)
            .map_err(|findings| Refusal::findings("E410", findings))?;
        let printed = PrintedBallot::draw(&drawing, "")?;
        let mut bytes = Vec::new();
        marked_pages(&self.layout.geometry, &printed, marked, &mut bytes)?;
        vault::atomic::write(path, &bytes)?;
        Ok(())
    }

    /// Pages that must be refused: of another mode, of another definition, cut off, at too low a resolution.
    fn spoil(&self, unit: Option<UnitNumber>, mode: Mode) -> Result<usize> {
        let Some(unit) = unit else { return Ok(0) };
        let one = vec![Vec::new()];
        let other_mode = match mode {
            Mode::Official => Mode::Test,
            Mode::Test | Mode::Sample => Mode::Official,
        };
        let stranger = Digest::of(b"another definition");
        let pages = [("prishur-menyra", other_mode, self.stored.digest), ("prishur-tjeter", mode, stranger)];
        for (name, mode, definition) in pages {
            let path = self.pages.join(format!("{name}.pdf"));
            self.print(unit, mode, definition, &one, &path)?;
            rasterise(&path, &self.images.join(name), DOTS_PER_INCH, &[])?;
        }
        let sound = self.pages.join(format!("{}.pdf", unit.file_stem()));
        rasterise(
            &sound,
            &self.images.join("prishur-prere"),
            DOTS_PER_INCH,
            &["-l", "1", "-x", "0", "-y", "0", "-W", "1654", "-H", "1500"],
        )?;
        let path = self.images.join("prishur-imet");
        rasterise(&sound, &path, 60, &["-l", "1"])?;
        Ok(4)
    }

    fn read(&self) -> Result<ScanReport> {
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&self.images).map_err(|error| files::unreadable(&self.images, &error))? {
            paths.push(entry.map_err(|error| files::unreadable(&self.images, &error))?.path());
        }
        paths.sort();
        scanning::report(self.package, &scanning::read_pages(self.package, paths, self.job)?)
    }
}

fn refused(report: &ScanReport) -> Vec<(String, Finding)> {
    let refused = report.pages.iter().filter(|page| page.file.starts_with("prishur-"));
    refused.filter_map(|page| Some((page.file.clone(), scanning::refusal_of(page)?))).collect()
}

/// Repeatable chance: SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        let end = u64::try_from(end).unwrap_or(1).max(1);
        usize::try_from(z % end).unwrap_or(0)
    }
}

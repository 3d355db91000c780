//! The print run: a file a unit on all cores, or one file of numbered ballots.
//!
//! Always true: serial numbers follow from the definition alone, so a run that was cut off goes on with the same ballots under
//! the same numbers and none twice, and what was finished is not written again; nothing takes its name before it has been
//! read back; memory does not grow with the number of ballots but for the place of each page.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::Written;
use api::ballots::PrintBallots;
use ballot::{Layout, PrintedBallot, Serials, Template};
use model::contest::{BallotDefinition, BallotUnit};
use model::election::Mode;
use model::rules::RuleSet;
use model::unit::UnitNumber;
use model::{Digest, Finding};
use store::artefacts::{Artefact, ArtefactKind};
use store::ballots::StoredBallots;

use super::finished::Finished;
use super::{draw_imprint, imprint, in_force, layout_of, mode_key, prepared};
use crate::command::{Changing, Command, Done, Reading};
use crate::files::{self, Pending};
use crate::refusal::{Refusal, Result};

/// First serial of ballots beyond any unit's allotment, and how many each unit may have there.
const BEYOND: u32 = 1_000_000_000;
const BEYOND_EACH: u32 = 500_000;

/// The serial numbers of every unit: one row of numbers over the whole election, in the order of the units, without gap.
pub(super) fn allotments(definition: &BallotDefinition, rules: &RuleSet) -> BTreeMap<UnitNumber, Serials> {
    let mut first: u32 = 1;
    let mut beyond = BEYOND;
    let mut serials = BTreeMap::new();
    for unit in &definition.units {
        let count = rules.ballots_for(unit.voters);
        serials.insert(unit.number, Serials { first, count, beyond });
        first = first.saturating_add(count);
        beyond = beyond.saturating_add(BEYOND_EACH);
    }
    serials
}

/// A print run on its way.
pub(crate) struct Run {
    pending: Option<Pending>,
    written: Written,
    artefacts: Vec<Artefact>,
    definition: Digest,
}

/// The unit whose ballots are wanted in one file.
fn single(asked: &PrintBallots) -> Option<UnitNumber> {
    let file = || asked.out.path().extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    asked.unit.filter(|_| asked.count.is_some() || file())
}

impl Command for PrintBallots {
    type Prepared = Run;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Run> {
        let still = reading.open.store.still().await?;
        let mode = self.mode.unwrap_or(Mode::Official);
        let stored = match mode {
            Mode::Official => in_force(&still).await?,
            Mode::Test | Mode::Sample => prepared(&still).await?,
        };
        drop(still);
        let wanted: Vec<UnitNumber> = self.units.iter().copied().chain(self.unit).collect();
        let known = |number: &UnitNumber| stored.definition.unit(*number).is_some();
        if let Some(unknown) = wanted.iter().find(|number| !known(number)) {
            return Err(Refusal::input("E111").with("unit", unknown.to_string()));
        }
        if self.count.is_some() && self.unit.is_none() {
            return Err(Refusal::input("E104").with("name", "unit").with("found", ""));
        }
        match single(self) {
            Some(unit) => one_file(self, &stored, reading, mode, unit).await,
            None => folder(self, &stored, reading, mode, &wanted).await,
        }
    }

    fn pending(run: &mut Run) -> Option<Pending> {
        run.pending.take()
    }

    async fn apply(&self, run: Run, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        if self.mode.unwrap_or(Mode::Official) == Mode::Official && single(self).is_none() {
            store::artefacts::add(changing.change, &run.artefacts).await?;
        }
        let summary = serde_json::json!({ "definition": run.definition, "files": run.written.files, "pages": run.written.pages,
            "mode": mode_key(self.mode.unwrap_or(Mode::Official)) });
        Ok(Done::new(run.written, summary))
    }
}

/// A file a unit, all of them or some.
async fn folder(
    asked: &PrintBallots,
    stored: &StoredBallots,
    reading: &Reading<'_>,
    mode: Mode,
    only: &[UnitNumber],
) -> Result<Run> {
    let (store, at_us) = (&reading.open.store, reading.clock.now_us());
    let entry = <PrintBallots as api::Operation>::ENTRY;
    let run = run_of(stored, mode, only)?;
    let mut pending = Pending::continued(store, entry.name, asked.out.path(), at_us, run).await?;
    let finished = Finished::of(&pending, run, reading.signer()?)?;
    let printed = print_units(stored, reading, mode, only, &finished)?;
    drop(finished);
    let mut findings = Vec::new();
    if printed.earlier > 0 {
        findings.push(Finding::note("E463").with("count", printed.earlier).with("total", printed.artefacts.len()));
    }
    let notes = [("ballot", stored.digest.to_string()), ("mode", mode_key(mode).to_owned())];
    let label = reading.label("ballots", &notes);
    let written = pending.sealed(&asked.out, &label, reading.signer()?, (printed.pages, findings))?;
    Ok(Run { pending: Some(pending), written, artefacts: printed.artefacts, definition: stored.digest })
}

/// What tells one run from another: its ballots and the program that draws them.
fn run_of(stored: &StoredBallots, mode: Mode, only: &[UnitNumber]) -> Result<Digest> {
    let only: BTreeSet<String> = only.iter().map(ToString::to_string).collect();
    let program = env!("CARGO_PKG_VERSION");
    Ok(Digest::of_json(&serde_json::json!([program, stored.digest, mode_key(mode), only]))?)
}

/// Numbered ballots of one unit in one file; the same call gives the same file.
async fn one_file(
    asked: &PrintBallots,
    stored: &StoredBallots,
    reading: &Reading<'_>,
    mode: Mode,
    unit: UnitNumber,
) -> Result<Run> {
    let rules = &reading.open.election.rules;
    let serials = allotments(&stored.definition, rules);
    let serials = serials.get(&unit).ok_or_else(|| Refusal::input("E111").with("unit", unit.to_string()))?;
    let count = asked.count.unwrap_or(serials.count);
    if count == 0 || count.saturating_sub(serials.count) > BEYOND_EACH {
        return Err(Refusal::input("E104").with("name", "count").with("found", count.to_string()));
    }
    let (layout, template) = layout_of(&stored.definition, &reading.open.election)?;
    let work = Work { stored, layout: &layout, template: &template, rules, mode };
    let entry = <PrintBallots as api::Operation>::ENTRY;
    let mut pending = Pending::file(&reading.open.store, entry.name, asked.out.path(), reading.clock.now_us()).await?;
    reading.job.check()?;
    let written = work.print(unit, true, (count, *serials), None, pending.path())?;
    let path = pending.path();
    // Windows flushes only through a handle that may write.
    let file = std::fs::OpenOptions::new().read(true).write(cfg!(windows)).open(path);
    file.and_then(|file| file.sync_all()).map_err(|error| files::unwritable(path, &error))?;
    pending.wrote(asked.out.name(), written.digest);
    let written = Written {
        folder: asked.out.0.clone(),
        files: 1,
        pages: u64::from(written.pages),
        bytes: written.bytes,
        digest: written.digest,
        findings: Vec::new(),
    };
    Ok(Run { pending: Some(pending), written, artefacts: Vec::new(), definition: stored.digest })
}

/// What the units of a run came to.
struct Printed {
    artefacts: Vec<Artefact>,
    pages: u64,
    /// Files that an earlier start of the run had finished.
    earlier: usize,
}

/// Prints the units on all cores; each file is written, read back and counted before it counts.
fn print_units(
    stored: &StoredBallots,
    reading: &Reading<'_>,
    mode: Mode,
    only: &[UnitNumber],
    finished: &Finished<'_>,
) -> Result<Printed> {
    let election = &reading.open.election;
    let (layout, template) = layout_of(&stored.definition, election)?;
    let work = Work { stored, layout: &layout, template: &template, rules: &election.rules, mode };
    let serials = allotments(&stored.definition, &election.rules);
    let wanted = |unit: &&BallotUnit| only.is_empty() || only.contains(&unit.number);
    let units: Vec<&BallotUnit> = stored.definition.units.iter().filter(wanted).collect();
    let (next, printed, earlier) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()), AtomicUsize::new(0));
    let print = || -> Result<()> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(unit) = units.get(at) else { return Ok(()) };
            reading.job.check()?;
            reading.job.report("printing", at, units.len());
            let name = format!("{}.pdf", unit.number.file_stem());
            let written = if let Some(written) = finished.earlier(&name)? {
                earlier.fetch_add(1, Ordering::Relaxed);
                written
            } else {
                let serials = serials.get(&unit.number).copied().unwrap_or(Serials::from(1));
                let copies = if mode == Mode::Official { serials.count } else { 1 };
                let numbered = mode == Mode::Official && election.rules.ballot.serials;
                // Units are printed side by side, each on one core; the whole folder goes to the disk when it is sealed.
                let one = NonZero::new(1);
                let written = work.print(unit.number, numbered, (copies, serials), one, &finished.part(&name))?;
                finished.note(&name, &written)?;
                written
            };
            let artefact = Artefact {
                kind: ArtefactKind::Ballot,
                name,
                sha256: written.digest,
                bytes: written.bytes,
                unit: Some(unit.number),
                audit: 0,
            };
            let mut printed = printed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            printed.insert(unit.number, (artefact, written.pages));
        }
    };
    on_all_cores(&print)?;
    let printed = printed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let pages = printed.values().map(|(_, pages)| u64::from(*pages)).sum();
    let artefacts = printed.into_values().map(|(artefact, _)| artefact).collect();
    Ok(Printed { artefacts, pages, earlier: earlier.into_inner() })
}

/// Runs the same work on every core and gives the first failure.
fn on_all_cores(work: &(dyn Fn() -> Result<()> + Sync)) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut result = work();
        for other in others {
            let other = other.join().unwrap_or_else(|_| Err(Refusal::machine("E901", &"a thread stopped")));
            result = result.and(other);
        }
        result
    })
}

/// What all units of a run share.
struct Work<'a> {
    stored: &'a StoredBallots,
    layout: &'a Layout,
    template: &'a Template,
    rules: &'a RuleSet,
    mode: Mode,
}

impl Work<'_> {
    /// Writes a unit's ballots under a temporary name of the caller's, and reads them back; they are not yet on the disk.
    fn print(
        &self,
        unit: UnitNumber,
        numbered: bool,
        (copies, serials): (u32, Serials),
        threads: Option<NonZero<usize>>,
        path: &Path,
    ) -> Result<ballot::Written> {
        let imprint = ballot::Imprint { numbered, ..imprint(self.stored, unit, self.mode)? };
        let drawing = draw_imprint(&imprint, self.layout, self.template, self.rules)?;
        let title = format!("{} · {unit}", self.stored.definition.election);
        let printed = if numbered {
            PrintedBallot::draw_numbered(&drawing, &title, &imprint)?
        } else {
            PrintedBallot::draw(&drawing, &title)?
        };
        let write = |copies: u32, out: &mut dyn std::io::Write| {
            if numbered { printed.write_numbered(copies, serials, threads, out) } else { printed.write(copies, out) }
        };
        // One copy is read back as a whole PDF; the run, which repeats it, byte for byte and object for object.
        let mut one = Vec::new();
        let first = write(1, &mut one)?;
        ballot::verify_pdf(&one, ballot::Expected { pages: first.pages, paper: drawing.paper })?;
        let unwritable = |error: std::io::Error| files::unwritable(path, &error);
        let file = std::fs::File::create_new(path).map_err(unwritable)?;
        let mut out = BufWriter::with_capacity(1 << 18, file);
        let written = write(copies, &mut out)?;
        out.flush().map_err(unwritable)?;
        drop(out);
        ballot::verify_file(path, &written)?;
        Ok(written)
    }
}

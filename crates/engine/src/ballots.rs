//! Ballots: the definition from plan, lists and lots; released by two; printed a file a unit.
//!
//! Always true: the layout is made anew from the definition's own contests each time, and must give the very geometry that the
//! definition holds (and whose digest is on each ballot), else nothing is shown or printed.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::ballots::{
    BallotPreview, BallotsState, BallotsView, GeometryView, PaperMm, PrepareBallots, PreviewBallot, PrintBallots,
    ReleaseBallots, ShowBallots, ShowGeometry, TargetMm, UnitBallots,
};
use api::{Versions, Written};
use ballot::{Imprint, Layout, PrintedBallot, StyleOrder, Template};
use model::contest::{
    BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind, ContestOption, PreferenceOption,
};
use model::election::{Election, Mode};
use model::plan::Plan;
use model::rules::RuleSet;
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{ContestId, Digest, Finding, OptionId};
use store::artefacts::{Artefact, ArtefactKind};
use store::ballots::StoredBallots;
use store::{Standing, View};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::Pending;
use crate::job::Job;
use crate::refusal::{Refusal, Result};
use crate::{candidates, lots, plans};

/// What a definition is made from.
const INPUTS: [Thing; 4] = [Thing::Plan, Thing::Subjects, Thing::Lists, Thing::Lots];

/// The stored definition, whether what it was made from has changed since, and the ballots in all.
pub(crate) async fn load(view: &impl View) -> Result<Option<(StoredBallots, bool, u64)>> {
    let Some(stored) = store::ballots::load(view).await? else { return Ok(None) };
    let now = store::things::versions(view).await?;
    let outdated = stored.based_on.iter().any(|(thing, version)| now.version(*thing) != *version);
    let rules = store::elections::load(view).await?.map(|election| election.rules);
    let total =
        |rules: RuleSet| stored.definition.units.iter().map(|unit| u64::from(rules.ballots_for(unit.voters))).sum();
    let total = rules.map_or(0, total);
    Ok(Some((stored, outdated, total)))
}

/// The definition in force: released, and made from what is there now.
pub(crate) async fn in_force(view: &impl View) -> Result<StoredBallots> {
    let missing = |step: &str| Refusal::refused("E110").with("step", step);
    let (stored, outdated, _) = load(view).await?.ok_or_else(|| missing("ballots"))?;
    if outdated {
        return Err(missing("ballots-outdated"));
    }
    if !stored.standing.is_approved() {
        return Err(missing("ballots-released"));
    }
    Ok(stored)
}

fn template() -> Result<Template> {
    Template::assembly().map_err(|findings| Refusal::findings("E410", findings))
}

fn lay_out(order: &StyleOrder<'_>) -> Result<Layout> {
    ballot::layout(order).map_err(|findings| Refusal::findings("E410", findings))
}

/// Lays the definition's only style out again and sees that its geometry is the one whose digest is printed.
pub(crate) fn layout_again(definition: &BallotDefinition, rules: &RuleSet, template: &Template) -> Result<Layout> {
    let style = definition.styles.first().ok_or_else(|| Refusal::refused("E110").with("step", "ballots"))?;
    let layout = lay_out(&StyleOrder {
        contests: &definition.contests,
        languages: &style.languages,
        zone: &definition.zone,
        date: definition.date,
        rules: &rules.ballot,
        template,
    })?;
    if layout.geometry != style.geometry {
        return Err(Refusal::refused("E110").with("step", "ballots-outdated"));
    }
    Ok(layout)
}

fn layout_of(definition: &BallotDefinition, election: &Election) -> Result<(Layout, Template)> {
    let template = template()?;
    Ok((layout_again(definition, &election.rules, &template)?, template))
}

/// Draws a unit's ballot.
pub(crate) fn draw(
    stored: &StoredBallots,
    layout: &Layout,
    template: &Template,
    rules: &RuleSet,
    unit: UnitNumber,
    mode: Mode,
) -> Result<ballot::Drawing> {
    let imprint = Imprint::of(&stored.definition, stored.digest, unit, mode);
    let imprint = imprint.ok_or_else(|| Refusal::input("E111").with("unit", unit.to_string()))?;
    imprint
        .print_on(&layout.drawing, template, rules.ballot.smallest_type)
        .map_err(|findings| Refusal::findings("E410", findings))
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| Refusal::machine("E901", &error))
}

/// The Assembly's contest: subjects in the order of the lots, candidates of the open list in alphabetical order.
async fn contest(view: &impl View, election: &Election) -> Result<Contest> {
    let drawn =
        lots::load(view, &election.rules.lots).await?.ok_or_else(|| Refusal::refused("E110").with("step", "lots"))?;
    let lists: BTreeMap<_, _> =
        store::lists::all(view).await?.into_iter().map(|list| (list.subject.clone(), list)).collect();
    let rules = &election.rules;
    let mut options = Vec::new();
    for (lot, subject) in drawn.lots {
        let mut preferences = Vec::new();
        let candidates =
            lists.get(&subject.id).map(|list| candidates::preferential(list, &rules.lists)).unwrap_or_default();
        for (number, candidate) in (1_u32..).zip(candidates) {
            let id: OptionId = id(&format!("s{}-c{number}", lot.number))?;
            preferences.push(PreferenceOption { id, number, name: candidate.spoken_name() });
        }
        options.push(ContestOption {
            id: id(&format!("s{}", lot.number))?,
            number: lot.number,
            initials: subject.id.as_str().to_owned(),
            leader: subject.leader,
            name: subject.name,
            subject: subject.id,
            preferences,
        });
    }
    let contest: ContestId = id("kuvendi")?;
    let kind = ContestKind::PreferentialList {
        max_preferences: rules.ballot.max_preferences,
        preference_alone_counts_for_subject: rules.ballot.preference_alone_counts_for_subject,
        too_many_preferences: rules.ballot.too_many_preferences,
    };
    Ok(Contest { id: contest, title: rules.election_title.clone(), kind, options })
}

async fn definition(view: &impl View, election: &Election, plan: &Plan) -> Result<BallotDefinition> {
    let contest = contest(view, election).await?;
    let languages = election.rules.ballot.languages.clone();
    let contests = vec![contest];
    let layout = lay_out(&StyleOrder {
        contests: &contests,
        languages: &languages,
        zone: &election.zone,
        date: election.date,
        rules: &election.rules.ballot,
        template: &template()?,
    })?;
    let venues: BTreeMap<_, _> =
        store::venues::all(view).await?.into_iter().map(|venue| (venue.id.clone(), venue.name)).collect();
    let style = BallotStyle {
        id: id("A1")?,
        languages,
        contests: contests.iter().map(|contest| contest.id.clone()).collect(),
        geometry: layout.geometry,
    };
    let unit = |unit: &model::plan::PlannedUnit| BallotUnit {
        number: unit.number,
        venue: venues.get(&unit.venue).cloned().unwrap_or_default(),
        voters: unit.voters,
        style: style.id.clone(),
    };
    let units = plan.units.iter().map(unit).collect();
    Ok(BallotDefinition {
        version: BallotDefinition::VERSION,
        election: election.id.clone(),
        title: election.name.clone(),
        date: election.date,
        zone: election.zone.clone(),
        rules: election.rules.id.clone(),
        contests,
        styles: vec![style],
        units,
    })
}

impl Command for PrepareBallots {
    type Prepared = (BallotDefinition, Versions);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let still = reading.open.store.still().await?;
        let plan = plans::in_force(&still).await?;
        let definition = definition(&still, &reading.open.election, &plan).await?;
        let now = store::things::versions(&still).await?;
        Ok((definition, INPUTS.iter().map(|thing| (*thing, now.version(*thing))).collect()))
    }

    async fn apply(
        &self,
        (definition, based_on): Self::Prepared,
        changing: &mut Changing<'_>,
    ) -> Result<Done<BallotsView>> {
        if let Some((stored, false, _)) = load(&*changing.change).await?
            && stored.standing.is_approved()
        {
            return Err(Refusal::refused("E118"));
        }
        store::ballots::put(changing.change, &definition, &based_on).await?;
        let stored = store::ballots::load(&*changing.change).await?;
        let stored = stored.ok_or_else(|| Refusal::refused("E110").with("step", "ballots"))?;
        let summary = serde_json::json!({ "definition": stored.digest, "units": stored.definition.units.len() });
        Ok(Done::new(view(stored, false, &changing.open.election.rules, &BTreeMap::new()), summary))
    }
}

fn view(stored: StoredBallots, outdated: bool, rules: &RuleSet, printed: &BTreeMap<UnitNumber, Digest>) -> BallotsView {
    let mut next_block = 1;
    let units: Vec<UnitBallots> = stored
        .definition
        .units
        .iter()
        .map(|unit| {
            let ballots = rules.ballots_for(unit.voters);
            let first_block = next_block;
            next_block += ballots / rules.ballot.block.max(1);
            UnitBallots {
                unit: unit.number,
                venue: unit.venue.clone(),
                voters: unit.voters,
                ballots,
                first_block,
                last_block: next_block.saturating_sub(1),
                printed: printed.get(&unit.number).copied(),
            }
        })
        .collect();
    let styles = stored.definition.styles.iter().map(|style| {
        let units = stored.definition.units.iter().filter(|unit| unit.style == style.id).count();
        (style.id.clone(), u32::try_from(units).unwrap_or(u32::MAX))
    });
    BallotsView {
        state: match stored.standing {
            Standing::Draft => BallotsState::Draft,
            Standing::Approved { first, second } => BallotsState::Released { first, second },
        },
        digest: stored.digest,
        styles: styles.collect(),
        contests: stored.definition.contests.clone(),
        total: units.iter().map(|unit| u64::from(unit.ballots)).sum(),
        units,
        outdated,
        findings: Vec::new(),
    }
}

impl Query for ShowBallots {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Option<BallotsView>> {
        let still = reading.open.store.still().await?;
        let Some((stored, outdated, _)) = load(&still).await? else { return Ok(None) };
        let files = store::artefacts::of_kind(&still, ArtefactKind::Ballot).await?;
        let printed = files.into_iter().filter_map(|file| Some((file.unit?, file.sha256))).collect();
        Ok(Some(view(stored, outdated, &reading.open.election.rules, &printed)))
    }
}

async fn prepared(view: &impl View) -> Result<StoredBallots> {
    let (stored, _, _) = load(view).await?.ok_or_else(|| Refusal::refused("E110").with("step", "ballots"))?;
    Ok(stored)
}

impl Query for PreviewBallot {
    async fn answer(&self, reading: &Reading<'_>) -> Result<BallotPreview> {
        let election = &reading.open.election;
        let stored = prepared(&reading.open.store.still().await?).await?;
        let first = stored.definition.units.first().map(|unit| unit.number);
        let unit = self.unit.or(first).ok_or_else(|| Refusal::refused("E110").with("step", "plan"))?;
        let (layout, template) = layout_of(&stored.definition, election)?;
        let mode = self.mode.unwrap_or(Mode::Sample);
        let drawing = draw(&stored, &layout, &template, &election.rules, unit, mode)?;
        let faces = drawing.faces.iter().map(|face| ballot::svg(face, drawing.paper)).collect();
        Ok(BallotPreview { unit, paper: drawing.paper, faces })
    }
}

impl Query for ShowGeometry {
    async fn answer(&self, reading: &Reading<'_>) -> Result<GeometryView> {
        let stored = prepared(&reading.open.store.still().await?).await?;
        let unknown = || Refusal::input("E111").with("unit", self.unit.to_string());
        let unit = stored.definition.unit(self.unit).ok_or_else(unknown)?;
        let style = stored.definition.style(&unit.style).ok_or_else(unknown)?;
        let geometry = style.geometry.clone();
        let targets = geometry.targets().map(|(face, target)| TargetMm {
            id: target.id.to_string(),
            contest: target.contest.to_string(),
            option: target.option.to_string(),
            sheet: face.sheet,
            face: face.face,
            x: target.rect.x.mm(),
            y: target.rect.y.mm(),
            width: target.rect.width.mm(),
            height: target.rect.height.mm(),
        });
        let targets = targets.collect();
        let paper = PaperMm { width: geometry.paper.width.mm(), height: geometry.paper.height.mm() };
        Ok(GeometryView { paper, targets, geometry })
    }
}

impl Command for ReleaseBallots {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        let still = reading.open.store.still().await?;
        match load(&still).await? {
            None => Err(Refusal::refused("E110").with("step", "ballots")),
            Some((_, true, _)) => Err(Refusal::refused("E110").with("step", "ballots-outdated")),
            Some((stored, false, _)) if stored.standing.is_approved() => Err(Refusal::refused("E118")),
            Some((stored, false, _)) => layout_of(&stored.definition, &reading.open.election).map(drop),
        }
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let (first, second) = changing.pair.ok_or_else(|| Refusal::refused("E205"))?;
        let stored = prepared(&*changing.change).await?;
        store::ballots::release(changing.change, &first.name, &second.name).await?;
        Ok(Done::new((), serde_json::json!({ "definition": stored.digest })))
    }
}

/// A print run on its way.
pub(crate) struct Run {
    pending: Option<Pending>,
    written: Written,
    artefacts: Vec<Artefact>,
    definition: Digest,
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
        let known = |number: &UnitNumber| stored.definition.unit(*number).is_some();
        if let Some(unknown) = self.units.iter().find(|number| !known(number)) {
            return Err(Refusal::input("E111").with("unit", unknown.to_string()));
        }
        let store = &reading.open.store;
        let entry = <Self as api::Operation>::ENTRY;
        let mut pending = Pending::folder(store, entry.name, self.out.path(), reading.clock.now_us()).await?;
        let (artefacts, pages) = print_units(&stored, reading, mode, &self.units, pending.path())?;
        let notes = [("ballot", stored.digest.to_string()), ("mode", mode_key(mode).to_owned())];
        let (manifest, digest) = pending.seal(&reading.label("ballots", &notes), reading.signer()?)?;
        let written = Written {
            folder: self.out.0.clone(),
            files: u32::try_from(artefacts.len()).unwrap_or(u32::MAX),
            pages,
            bytes: manifest.files.iter().map(|file| file.bytes).sum(),
            digest,
            findings: Vec::new(),
        };
        Ok(Run { pending: Some(pending), written, artefacts, definition: stored.digest })
    }

    fn pending(run: &mut Run) -> Option<Pending> {
        run.pending.take()
    }

    async fn apply(&self, run: Run, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        if self.mode.unwrap_or(Mode::Official) == Mode::Official {
            store::artefacts::add(changing.change, &run.artefacts).await?;
        }
        let summary = serde_json::json!({ "definition": run.definition, "files": run.written.files, "pages": run.written.pages,
            "mode": mode_key(self.mode.unwrap_or(Mode::Official)) });
        Ok(Done::new(run.written, summary))
    }
}

/// The mode's word in file names and message keys (`mode-official`).
pub(crate) fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Official => "official",
        Mode::Test => "test",
        Mode::Sample => "sample",
    }
}

/// Prints the units on all cores; each file is written, read back and counted before it counts.
fn print_units(
    stored: &StoredBallots,
    reading: &Reading<'_>,
    mode: Mode,
    only: &[UnitNumber],
    folder: &std::path::Path,
) -> Result<(Vec<Artefact>, u64)> {
    let election = &reading.open.election;
    let (layout, template) = layout_of(&stored.definition, election)?;
    let wanted = |unit: &&BallotUnit| only.is_empty() || only.contains(&unit.number);
    let units: Vec<&BallotUnit> = stored.definition.units.iter().filter(wanted).collect();
    let (next, printed) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || -> Result<()> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(unit) = units.get(at) else { return Ok(()) };
            reading.job.check()?;
            reading.job.report("printing", at, units.len());
            let artefact = print_unit(stored, &layout, &template, &election.rules, unit, mode, folder)?;
            printed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(unit.number, artefact);
        }
    };
    on_all_cores(&work)?;
    let printed = printed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let pages = printed.values().map(|(_, pages)| u64::from(*pages)).sum();
    Ok((printed.into_values().map(|(artefact, _)| artefact).collect(), pages))
}

/// Runs the same work on every core and gives the first failure.
pub(crate) fn on_all_cores(work: &(dyn Fn() -> Result<()> + Sync)) -> Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
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

fn print_unit(
    stored: &StoredBallots,
    layout: &Layout,
    template: &Template,
    rules: &RuleSet,
    unit: &BallotUnit,
    mode: Mode,
    folder: &std::path::Path,
) -> Result<(Artefact, u32)> {
    let drawing = draw(stored, layout, template, rules, unit.number, mode)?;
    let title = format!("{} · {}", stored.definition.election, unit.number);
    let ballot = PrintedBallot::draw(&drawing, &title)?;
    let copies = if mode == Mode::Official { rules.ballots_for(unit.voters) } else { 1 };
    let path = folder.join(format!("{}.pdf", unit.number.file_stem()));
    let mut bytes = Vec::new();
    let written = ballot.write(copies, &mut bytes)?;
    ballot::verify_pdf(&bytes, ballot::Expected { pages: written.pages, paper: drawing.paper })?;
    vault::atomic::write_with(&path, vault::atomic::Access::Shared, |out| out.write_all(&bytes))?;
    let name = format!("{}.pdf", unit.number.file_stem());
    let artefact = Artefact {
        kind: ArtefactKind::Ballot,
        name,
        sha256: written.digest,
        bytes: written.bytes,
        unit: Some(unit.number),
        audit: 0,
    };
    Ok((artefact, written.pages))
}

/// Findings of a job that has been cancelled are no findings.
pub(crate) fn unless_cancelled(job: &Job, findings: Vec<Finding>, code: &str) -> Refusal {
    if job.is_cancelled() { Refusal::cancelled() } else { Refusal::findings(code, findings) }
}

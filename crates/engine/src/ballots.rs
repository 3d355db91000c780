//! Ballots: the definition from plan, lists and lots; confirmed on its proof, released by two, taken back with a reason.
//!
//! Always true: the layout is made anew from the definition's own contests each time, and must give the very geometry that the
//! definition holds (and whose digest is on each ballot), else nothing is shown or printed.

use std::collections::{BTreeMap, BTreeSet};

use api::Versions;
use api::ballots::{
    BallotPreview, BallotsState, BallotsView, FaceSide, GeometryView, PaperMm, PrepareBallots, PreviewBallot,
    ReleaseBallots, ShowBallots, ShowGeometry, TargetMm, UnitBallots, UnreleaseBallots,
};
use ballot::{Imprint, Layout, StyleOrder, Template};
use model::contest::{
    BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind, ContestOption, PreferenceOption,
};
use model::election::{Election, Mode};
use model::plan::Plan;
use model::rules::RuleSet;
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{ContestId, Digest, Finding, OptionId};
use store::artefacts::ArtefactKind;
use store::ballots::StoredBallots;
use store::{Standing, View};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::job::Job;
use crate::refusal::{Refusal, Result};
use crate::{candidates, lots, plans};

mod deck;
mod finished;
mod labels;
mod printing;
mod proofing;

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
    draw_imprint(&imprint(stored, unit, mode)?, layout, template, rules)
}

/// The particulars of a unit's ballots.
fn imprint(stored: &StoredBallots, unit: UnitNumber, mode: Mode) -> Result<Imprint> {
    let imprint = Imprint::of(&stored.definition, stored.digest, unit, mode);
    imprint.ok_or_else(|| Refusal::input("E111").with("unit", unit.to_string()))
}

fn draw_imprint(imprint: &Imprint, layout: &Layout, template: &Template, rules: &RuleSet) -> Result<ballot::Drawing> {
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
        let proofed = all_proofed(&*changing.change, &stored).await?;
        Ok(Done::new(view(stored, (false, proofed), &changing.open.election.rules, &BTreeMap::new()), summary))
    }
}

fn view(
    stored: StoredBallots,
    (outdated, proofed): (bool, bool),
    rules: &RuleSet,
    printed: &BTreeMap<UnitNumber, Digest>,
) -> BallotsView {
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
            Standing::Draft if proofed => BallotsState::Proofed,
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
        let proofed = all_proofed(&still, &stored).await?;
        Ok(Some(view(stored, (outdated, proofed), &reading.open.election.rules, &printed)))
    }
}

/// The styles that a person has confirmed on the proof of this very definition.
async fn proofed(view: &impl View, stored: &StoredBallots) -> Result<BTreeSet<String>> {
    let proofs = store::artefacts::of_kind(view, ArtefactKind::StyleProof).await?;
    Ok(proofs.into_iter().filter(|proof| proof.sha256 == stored.digest).map(|proof| proof.name).collect())
}

async fn all_proofed(view: &impl View, stored: &StoredBallots) -> Result<bool> {
    let proofed = proofed(view, stored).await?;
    Ok(stored.definition.styles.iter().all(|style| proofed.contains(style.id.as_str())))
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
        let geometry = &style.geometry;
        let targets = geometry.targets().map(|(face, target)| TargetMm {
            id: target.id.to_string(),
            contest: target.contest.to_string(),
            option: target.option.to_string(),
            sheet: face.sheet,
            face: if face.face == 1 { FaceSide::Front } else { FaceSide::Back },
            x: target.rect.x.mm(),
            y: target.rect.y.mm(),
            width: target.rect.width.mm(),
            height: target.rect.height.mm(),
        });
        let targets = targets.collect();
        let paper = PaperMm { width: geometry.paper.width.mm(), height: geometry.paper.height.mm() };
        Ok(GeometryView { paper, targets })
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
            Some((stored, false, _)) => {
                if !all_proofed(&still, &stored).await? {
                    return Err(Refusal::refused("E110").with("step", "ballots-proofed"));
                }
                layout_of(&stored.definition, &reading.open.election).map(drop)
            }
        }
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let (first, second) = changing.pair.ok_or_else(|| Refusal::refused("E205"))?;
        let stored = prepared(&*changing.change).await?;
        store::ballots::release(changing.change, &first.name, &second.name).await?;
        Ok(Done::new((), serde_json::json!({ "definition": stored.digest })))
    }
}

impl Command for UnreleaseBallots {
    type Prepared = ();

    async fn prepare(&self, reading: &Reading<'_>) -> Result<()> {
        if self.reason.trim().chars().count() < Self::SHORTEST_REASON {
            return Err(Refusal::input("E104").with("name", "reason").with("found", self.reason.trim()));
        }
        let stored = prepared(&reading.open.store.still().await?).await?;
        if stored.standing.is_approved() {
            Ok(())
        } else {
            Err(Refusal::refused("E110").with("step", "ballots-released"))
        }
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let stored = prepared(&*changing.change).await?;
        store::ballots::unrelease(changing.change).await?;
        Ok(Done::new((), serde_json::json!({ "definition": stored.digest, "reason": self.reason.trim() })))
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

/// Findings of a job that has been cancelled are no findings.
pub(crate) fn unless_cancelled(job: &Job, findings: Vec<Finding>, code: &str) -> Refusal {
    if job.is_cancelled() { Refusal::cancelled() } else { Refusal::findings(code, findings) }
}

//! Official forms, filled with what the plan, the ballots and the lots say.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::Written;
use api::forms::{FormHead, ListForms, PrintForms};
use forms::{
    BallotRange, CandidateFacts, FormFacts, FormJob, FormLanguages, Forms, Material, MaterialKind, SubjectFacts,
    TemplateSource, UnitFacts,
};
use model::Finding;
use model::contest::ContestKind;
use model::election::Mode;
use model::plan::{Plan, PlannedUnit};
use model::rules::{FormRule, FormScope};
use model::unit::UnitNumber;
use store::View;
use store::artefacts::{Artefact, ArtefactKind};

use crate::ballots::unless_cancelled;
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::Pending;
use crate::refusal::{Refusal, Result};
use crate::{ballots, plans};

impl Query for ListForms {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<FormHead>> {
        let still = reading.open.store.still().await?;
        let units = plans::load(&still).await?.map_or(0, |(stored, _)| stored.plan.units.len());
        let printed = store::artefacts::of_kind(&still, ArtefactKind::Form).await?;
        let head = |rule: &FormRule| FormHead {
            due: match rule.per {
                FormScope::Unit => u32::try_from(units).unwrap_or(u32::MAX),
                FormScope::Election => 1,
            },
            printed: {
                let mine: std::collections::BTreeSet<_> = printed
                    .iter()
                    .filter(|file| file.name.starts_with(&format!("{}/", rule.id)))
                    .map(|f| &f.name)
                    .collect();
                u32::try_from(mine.len()).unwrap_or(u32::MAX)
            },
            rule: rule.clone(),
        };
        Ok(reading.open.election.rules.forms.iter().map(head).collect())
    }
}

/// A run of forms on its way.
pub(crate) struct Run {
    pending: Option<Pending>,
    written: Written,
    artefacts: Vec<Artefact>,
}

impl Command for PrintForms {
    type Prepared = Run;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Run> {
        let source = match &self.templates {
            Some(folder) => TemplateSource::Folder(folder.path().to_path_buf()),
            None => TemplateSource::Embedded,
        };
        let rules = &reading.open.election.rules;
        let wanted = |rule: &&FormRule| self.forms.is_empty() || self.forms.contains(&rule.id);
        let rules: Vec<FormRule> = rules.forms.iter().filter(wanted).cloned().collect();
        if let Some(unknown) = self.forms.iter().find(|id| !rules.iter().any(|rule| rule.id == **id)) {
            return Err(Refusal::input("E119").with("form", unknown.as_str()));
        }
        let still = reading.open.store.still().await?;
        let plan = plans::in_force(&still).await?;
        if let Some(unknown) = self.units.iter().find(|unit| !plan.units.iter().any(|found| found.number == **unit)) {
            return Err(Refusal::input("E111").with("unit", unknown.to_string()));
        }
        let facts = facts(&still, reading, &plan, &self.units).await?;
        drop(still);
        let (store, entry) = (&reading.open.store, <Self as api::Operation>::ENTRY);
        let mut pending = Pending::folder(store, entry.name, self.out.path(), reading.clock.now_us()).await?;
        let (artefacts, pages, findings) = render(&source, &rules, &facts, reading, pending.path())?;
        let label = reading.label("forms", &[]);
        let written = pending.sealed(&self.out, &label, reading.signer()?, (pages, findings))?;
        Ok(Run { pending: Some(pending), written, artefacts })
    }

    fn pending(run: &mut Run) -> Option<Pending> {
        run.pending.take()
    }

    async fn apply(&self, run: Run, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        store::artefacts::add(changing.change, &run.artefacts).await?;
        let summary = serde_json::json!({ "files": run.written.files, "pages": run.written.pages,
            "own_templates": self.templates.is_some() });
        Ok(Done::new(run.written, summary))
    }
}

/// What is known of each unit.
async fn facts(view: &impl View, reading: &Reading<'_>, plan: &Plan, only: &[UnitNumber]) -> Result<Vec<FormFacts>> {
    let election = &reading.open.election;
    let rules = &election.rules;
    let venues: BTreeMap<_, _> =
        store::venues::all(view).await?.into_iter().map(|venue| (venue.id.clone(), venue)).collect();
    let around: BTreeMap<_, _> =
        store::territory::all(view).await?.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
    let stored = ballots::load(view).await?.filter(|(_, outdated, _)| !outdated).map(|(stored, _, _)| stored);
    let subjects =
        stored.as_ref().and_then(|stored| stored.definition.contests.first()).map(subjects).unwrap_or_default();
    let preferences = stored.as_ref().and_then(|stored| stored.definition.contests.first()).map(|contest| contest.kind);
    let max_preferences = match preferences {
        Some(ContestKind::PreferentialList { max_preferences, .. }) => max_preferences,
        Some(ContestKind::OneOfMany | ContestKind::SeveralOfMany { .. } | ContestKind::Referendum) | None => 0,
    };
    let mut next = 1;
    let mut all = Vec::new();
    for unit in &plan.units {
        let count = rules.ballots_for(unit.voters);
        let range = BallotRange { from: next, to: next + count.saturating_sub(1) };
        next += count;
        if !only.is_empty() && !only.contains(&unit.number) {
            continue;
        }
        let venue = venues.get(&unit.venue);
        let place = around.get(&unit.admin_unit);
        all.push(FormFacts {
            election: election.name.clone(),
            election_id: election.id.clone(),
            date: election.date,
            zone: election.zone.clone(),
            mode: Mode::Official,
            rules: rules.id.clone(),
            rules_version: rules.version,
            law: rules.law.clone(),
            max_preferences,
            unit: UnitFacts {
                number: unit.number,
                venue: venue.map(|venue| venue.name.clone()).unwrap_or_default(),
                room: String::new(),
                address: venue.map(|venue| venue.address.clone()).unwrap_or_default(),
                admin_unit: place.map(|place| place.name.clone()).unwrap_or_default(),
                municipality: place.map(|place| place.municipality.clone()).unwrap_or_default(),
                voters: unit.voters,
                ballots: count,
                block: rules.ballot.block,
                ranges: if rules.ballot.block > 0 { vec![range] } else { Vec::new() },
            },
            materials: materials(unit, count, rules.ballot.block),
            subjects: subjects.clone(),
        });
    }
    Ok(all)
}

fn subjects(contest: &model::contest::Contest) -> Vec<SubjectFacts> {
    let candidates = |option: &model::contest::ContestOption| {
        let fact = |preference: &model::contest::PreferenceOption| CandidateFacts {
            number: preference.number,
            name: preference.name.clone(),
        };
        option.preferences.iter().map(fact).collect()
    };
    let fact = |option: &model::contest::ContestOption| SubjectFacts {
        number: option.number,
        name: option.name.clone(),
        initials: option.initials.clone(),
        candidates: candidates(option),
    };
    contest.options.iter().map(fact).collect()
}

/// The checklist with the quantities that follow from law and plan; the rest is filled in by hand.
fn materials(_unit: &PlannedUnit, ballots: u32, block: u32) -> Vec<Material> {
    let mut list = Material::checklist();
    let known = [
        (MaterialKind::Ballots, ballots),
        (MaterialKind::Blocks, ballots.div_ceil(block.max(1))),
        (MaterialKind::BallotBoxes, 1),
        (MaterialKind::MaterialsBoxes, 1),
        (MaterialKind::Stamps, 1),
        (MaterialKind::ChairStamps, 1),
        (MaterialKind::SpareSeals, 3),
        (MaterialKind::RecordBook, 1),
        (MaterialKind::Devices, 1),
    ];
    for (kind, issued) in known {
        Material::set(&mut list, kind, issued);
    }
    list
}

/// Renders every form of every unit into `folder/<form>/<unit>.pdf`.
fn render(
    source: &TemplateSource,
    rules: &[FormRule],
    facts: &[FormFacts],
    reading: &Reading<'_>,
    folder: &std::path::Path,
) -> Result<(Vec<Artefact>, u64, Vec<Finding>)> {
    let forms = Forms::new(source).map_err(|error| Refusal::findings("E410", error.findings().to_vec()))?;
    for rule in rules {
        let made = std::fs::create_dir(folder.join(&rule.id));
        made.map_err(|error| crate::files::unwritable(folder, &error))?;
    }
    let languages = FormLanguages::default();
    let jobs: Vec<FormJob<'_>> =
        rules.iter().flat_map(|form| facts.iter().map(move |facts| FormJob { form, facts, languages })).collect();
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let pages = AtomicUsize::new(0);
    let (done, written, failed) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()), Mutex::new(None));
    let lock = |error: std::sync::PoisonError<_>| error.into_inner();
    let take = |index: usize, rendered: forms::Rendered| {
        let Some(job) = jobs.get(index) else { return };
        let name = format!("{}/{}.pdf", job.form.id, job.facts.unit.number.file_stem());
        match vault::atomic::write(&folder.join(&name), &rendered.pdf) {
            Ok(digest) => {
                let bytes = u64::try_from(rendered.pdf.len()).unwrap_or(u64::MAX);
                pages.fetch_add(rendered.pages, Ordering::Relaxed);
                let unit = Some(job.facts.unit.number);
                let artefact = Artefact { kind: ArtefactKind::Form, name, sha256: digest, bytes, unit, audit: 0 };
                written
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .insert(index, (artefact, rendered.warnings));
            }
            Err(error) => *failed.lock().unwrap_or_else(lock) = Some(error),
        }
        reading.job.report("forms", done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
    };
    forms
        .render_all(&jobs, threads, reading.job.flag(), &take)
        .map_err(|error| unless_cancelled(reading.job, error.findings().to_vec(), "E410"))?;
    if let Some(error) = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
        return Err(error.into());
    }
    let written = written.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (artefacts, warnings): (Vec<_>, Vec<_>) = written.into_values().unzip();
    let mut findings: Vec<Finding> = warnings.into_iter().flatten().collect();
    findings.sort();
    findings.dedup();
    Ok((artefacts, u64::try_from(pages.into_inner()).unwrap_or(u64::MAX), findings))
}

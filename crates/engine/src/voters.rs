//! Voter groups, venues and the units of the last election: in from workbooks, all or nothing.

use std::collections::BTreeMap;

use api::voters::{
    ImportPreviousUnits, ImportVenues, ImportVoters, ListPreviousUnits, ListVenues, ListVoters, SummariseVoters,
    UnitSummary,
};
use api::{FileRef, Imported, Page};
use model::audit::FileTrace;
use model::thing::Thing;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Digest, Finding, finding};
use roster::Workbook;
use store::Change;

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// Reads a workbook; what is wrong with the file as a whole is a refusal with findings.
pub(crate) fn read_workbook(file: &FileRef, job: &Job) -> Result<Workbook> {
    job.report("reading", 0, 1);
    let path = file.path();
    if !path.exists() {
        return Err(Refusal::input("E401").with("file", file.name()));
    }
    roster::read(path, &roster::Limits::default()).map_err(|findings| {
        let mut refusal = Refusal::input("E408");
        refusal.0.findings = findings;
        refusal
    })
}

/// Rows read from a workbook, with what there is to say of them.
pub(crate) struct Table<T> {
    rows: Vec<T>,
    file: String,
    sha256: Digest,
    findings: Vec<Finding>,
}

impl<T> Table<T> {
    /// Rows that did not come from a workbook.
    pub(crate) fn of(rows: Vec<T>, file: String, sha256: Digest, findings: Vec<Finding>) -> Self {
        Self { rows, file, sha256, findings }
    }

    /// The rows.
    pub(crate) fn rows(&self) -> &[T] {
        &self.rows
    }

    pub(crate) fn new(workbook: &Workbook, (rows, mut findings): (Vec<T>, Vec<Finding>)) -> Self {
        findings.extend(workbook.findings.iter().cloned());
        findings.sort();
        findings.dedup();
        Self { rows, file: workbook.file.clone(), sha256: workbook.sha256, findings }
    }

    /// What comes back: rows are taken over only if no finding blocks.
    pub(crate) fn done(self) -> Done<Imported> {
        let adopted = !finding::blocks(&self.findings);
        let rows = if adopted { u32::try_from(self.rows.len()).unwrap_or(u32::MAX) } else { 0 };
        let trace = FileTrace { name: self.file.clone(), sha256: self.sha256, written: false };
        let summary = serde_json::json!({ "rows": rows, "findings": self.findings.len() });
        let output = Imported { file: self.file, sha256: self.sha256, rows, adopted, findings: self.findings };
        let done = Done::new(output, summary).files([trace]);
        if adopted { done } else { done.unchanged() }
    }

    pub(crate) fn adopted(&self) -> bool {
        !finding::blocks(&self.findings)
    }
}

/// Voters, venues and former units may change until the plan is approved.
pub(crate) async fn still_open(change: &Change) -> Result<()> {
    match store::plan::head(change).await? {
        Some(head) if head.standing.is_approved() => Err(Refusal::refused("E117")),
        _ => Ok(()),
    }
}

impl Command for ImportVoters {
    type Prepared = Table<VoterGroup>;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let units = store::territory::all(reading.open.store.reader()).await?;
        Ok(Table::new(&workbook, roster::voters::from(&workbook, &units)))
    }

    async fn apply(&self, table: Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Imported>> {
        still_open(changing.change).await?;
        if table.adopted() {
            store::voters::replace_all(changing.change, &table.rows).await?;
        }
        Ok(table.done())
    }
}

impl Command for ImportVenues {
    type Prepared = Table<Venue>;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let units = store::territory::all(reading.open.store.reader()).await?;
        Ok(Table::new(&workbook, roster::venues::from(&workbook, &units)))
    }

    async fn apply(&self, table: Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Imported>> {
        still_open(changing.change).await?;
        if table.adopted() {
            store::venues::replace_all(changing.change, &table.rows).await?;
        }
        Ok(table.done())
    }
}

impl Command for ImportPreviousUnits {
    type Prepared = Table<PreviousUnit>;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let units = store::territory::all(reading.open.store.reader()).await?;
        Ok(Table::new(&workbook, roster::previous_units::from(&workbook, &units)))
    }

    async fn apply(&self, table: Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Imported>> {
        still_open(changing.change).await?;
        if table.adopted() {
            store::previous_units::replace_all(changing.change, &table.rows).await?;
        }
        Ok(table.done())
    }
}

impl Query for ListVoters {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Page<VoterGroup>> {
        let mut groups = store::voters::all(reading.open.store.reader()).await?;
        let wanted = self.search.as_deref().map(words::fold).filter(|text| !text.is_empty());
        groups.retain(|group| {
            self.admin_unit.as_ref().is_none_or(|unit| group.admin_unit == *unit)
                && wanted.as_ref().is_none_or(|wanted| {
                    words::fold(&group.name).contains(wanted) || words::fold(group.id.as_str()).contains(wanted)
                })
        });
        groups.sort_by_cached_key(|group| (words::sort_key(&group.name), group.id.clone()));
        let total = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let limit = if self.limit == 0 { usize::MAX } else { usize::try_from(self.limit).unwrap_or(usize::MAX) };
        let skip = usize::try_from(self.offset).unwrap_or(usize::MAX);
        Ok(Page { total, offset: self.offset, rows: groups.into_iter().skip(skip).take(limit).collect() })
    }
}

impl Query for ListVenues {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<Venue>> {
        let mut venues = store::venues::all(reading.open.store.reader()).await?;
        venues.sort_by_cached_key(|venue| (words::sort_key(&venue.name), venue.id.clone()));
        Ok(venues)
    }
}

impl Query for ListPreviousUnits {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<PreviousUnit>> {
        Ok(store::previous_units::all(reading.open.store.reader()).await?)
    }
}

impl Query for SummariseVoters {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<UnitSummary>> {
        let still = reading.open.store.still().await?;
        let counts = store::voters::count_by_admin_unit(&still).await?;
        let mut venues: BTreeMap<_, (u32, u32)> = BTreeMap::new();
        for venue in store::venues::all(&still).await?.into_iter().filter(Venue::permitted) {
            let count = venues.entry(venue.admin_unit).or_default();
            *count = (count.0 + 1, count.1.saturating_add(venue.rooms));
        }
        let mut units: BTreeMap<_, u32> = BTreeMap::new();
        for unit in store::plan::units(&still).await? {
            *units.entry(unit.admin_unit).or_default() += 1;
        }
        let summary = |unit: model::territory::AdminUnit| {
            let count = counts.get(&unit.code).copied().unwrap_or_default();
            let (buildings, rooms) = venues.get(&unit.code).copied().unwrap_or_default();
            UnitSummary {
                groups: count.groups,
                voters: count.voters,
                table_voters: unit.voters,
                venues: buildings,
                rooms,
                units: units.get(&unit.code).copied().unwrap_or(0),
                code: unit.code,
                name: unit.name,
                municipality: unit.municipality,
            }
        };
        let mut rows: Vec<UnitSummary> = store::territory::all(&still).await?.into_iter().map(summary).collect();
        rows.sort_by_cached_key(|row| (words::sort_key(&row.municipality), words::sort_key(&row.name)));
        Ok(rows)
    }
}

/// The things that a plan is computed from.
pub(crate) const PLAN_INPUTS: [Thing; 4] = [Thing::Territory, Thing::Voters, Thing::Venues, Thing::PreviousUnits];

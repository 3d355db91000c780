//! Tables of the plan from any file: workbook, text, GeoJSON, Shapefile; in degrees or in one of the two metric systems.

use api::stations::{ImportPlan, PlanImported};
use model::crs::Crs;
use model::territory::AdminUnit;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Digest, Finding};
use roster::geo::Layer;

use crate::command::{Changing, Command, Done, Reading};
use crate::refusal::{Refusal, Result};
use crate::voters::{Table, read_workbook, still_open};

/// The tables that a file may hold.
const TABLES: [&str; 4] = ["voters", "venues", "previous", "boundaries"];

/// What was read.
pub(crate) enum Read {
    Voters(Table<VoterGroup>),
    Venues(Table<Venue>),
    Previous(Table<PreviousUnit>),
    Boundaries(Table<AdminUnit>),
}

impl Command for ImportPlan {
    type Prepared = Read;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Read> {
        let crs = match &self.crs {
            None => None,
            Some(name) => Some(
                name.parse::<Crs>()
                    .map_err(|_| Refusal::input("E104").with("name", "crs").with("found", name.as_str()))?,
            ),
        };
        if let Some(table) = self.table.as_ref().filter(|table| !TABLES.contains(&table.as_str())) {
            return Err(Refusal::input("E104").with("name", "table").with("found", table.as_str()));
        }
        let units = store::territory::all(reading.open.store.reader()).await?;
        if !self.file.path().exists() {
            return Err(Refusal::input("E401").with("file", self.file.name()));
        }
        let layer = roster::geo::read(self.file.path(), crs, &roster::Limits::default()).map_err(unreadable)?;
        let areas = |layer: &Layer| {
            let rings =
                layer.features.iter().filter(|it| matches!(it.geometry, roster::geo::Geometry::Rings(_))).count();
            rings * 2 > layer.features.len()
        };
        let wanted = self.table.as_deref();
        if wanted == Some("boundaries") || (wanted.is_none() && layer.as_ref().is_some_and(areas)) {
            let layer = layer.ok_or_else(|| Refusal::input("E407"))?;
            return Ok(Read::Boundaries(boundaries(&layer, units)));
        }
        let mut workbook = match layer {
            Some(layer) => layer.into_workbook(),
            None => {
                let mut workbook = read_workbook(&self.file, reading.job)?;
                workbook.crs = crs;
                workbook
            }
        };
        workbook.findings.sort();
        Ok(match wanted.unwrap_or_else(|| best(&workbook, &units)) {
            "venues" => Read::Venues(Table::new(&workbook, roster::venues::from(&workbook, &units))),
            "previous" => Read::Previous(Table::new(&workbook, roster::previous_units::from(&workbook, &units))),
            _ => Read::Voters(Table::new(&workbook, roster::voters::from(&workbook, &units))),
        })
    }

    async fn apply(&self, read: Read, changing: &mut Changing<'_>) -> Result<Done<PlanImported>> {
        still_open(changing.change).await?;
        let named = |table: &str, done: Done<api::Imported>| Done {
            output: PlanImported { table: table.to_owned(), imported: done.output },
            files: done.files,
            summary: done.summary,
            changed: done.changed,
        };
        let change = &mut *changing.change;
        Ok(match read {
            Read::Voters(table) => {
                if table.adopted() {
                    store::voters::replace_all(change, table.rows()).await?;
                }
                named("voters", table.done())
            }
            Read::Venues(table) => {
                if table.adopted() {
                    store::venues::replace_all(change, table.rows()).await?;
                }
                named("venues", table.done())
            }
            Read::Previous(table) => {
                if table.adopted() {
                    store::previous_units::replace_all(change, table.rows()).await?;
                }
                named("previous", table.done())
            }
            Read::Boundaries(table) => {
                if table.adopted() {
                    store::territory::replace_all(change, table.rows()).await?;
                }
                named("boundaries", table.done())
            }
        })
    }
}

fn unreadable(findings: Vec<Finding>) -> Refusal {
    let mut refusal = Refusal::input("E408");
    refusal.0.findings = findings;
    refusal
}

/// The table that a file is, by which reads the most rows of it.
fn best(workbook: &roster::Workbook, units: &[AdminUnit]) -> &'static str {
    let counts = [
        (roster::voters::from(workbook, units).0.len(), "voters"),
        (roster::venues::from(workbook, units).0.len(), "venues"),
        (roster::previous_units::from(workbook, units).0.len(), "previous"),
    ];
    counts.into_iter().rev().max_by_key(|(rows, _)| *rows).map_or("voters", |(_, table)| table)
}

fn boundaries(layer: &Layer, units: Vec<AdminUnit>) -> Table<AdminUnit> {
    let (file, sha256): (String, Digest) = (layer.file.clone(), layer.sha256);
    let (units, taken, mut findings) = crate::boundaries::put(&layer.features, units);
    if taken == 0 {
        findings.push(Finding::error("R136"));
    }
    Table::of(units, file, sha256, findings)
}

//! The plan for others: tables, map data, and papers; each one file, whole or not at all.

mod map;
mod papers;

use api::Written;
use api::stations::{ExportPlan, PlanExported};
use model::Digest;
use words::Language;

use super::tables::{self, Book};
use crate::command::{Changing, Command, Done, Reading};
use crate::files::{self, Pending};
use crate::plans::{self, Tables};
use crate::refusal::{Refusal, Result};

/// What a plan can be written as.
pub(super) const FORMATS: [&str; 10] =
    ["csv", "xlsx", "geojson", "index", "resources", "dossier", "register", "posters", "sheets", "book"];

/// A file on its way.
pub(crate) struct Exported {
    pending: Option<Pending>,
    output: PlanExported,
}

impl Command for ExportPlan {
    type Prepared = Exported;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Exported> {
        if !FORMATS.contains(&self.format.as_str()) {
            return Err(Refusal::input("E104").with("name", "format").with("found", self.format.as_str()));
        }
        let store = &reading.open.store;
        let still = store.still().await?;
        let missing = || Refusal::refused("E110").with("step", "plan");
        let (stored, outdated) = plans::load(&still).await?.ok_or_else(missing)?;
        if outdated {
            return Err(Refusal::refused("E110").with("step", "plan-outdated"));
        }
        if let Some(unknown) = self.units.iter().find(|it| !stored.plan.units.iter().any(|unit| unit.number == **it)) {
            return Err(Refusal::input("E111").with("unit", unknown.to_string()));
        }
        let tables = Tables::load(&still).await?;
        let hand = super::decided(&still).await?;
        drop(still);
        let plan = plan_digest(&stored.plan)?;
        let input = tables.input(&reading.open.election.rules);
        let book = Book::of(&stored.plan, &input);
        reading.job.report("exporting", 0, 1);
        let (bytes, pages) = match self.format.as_str() {
            "csv" => (tables::csv(&tables::units(&book), Language::Sq), 0),
            "index" => (table(self, &tables::index(&book))?, 0),
            "resources" => (table(self, &tables::resources(&book))?, 0),
            "xlsx" => (workbook(&[tables::units(&book), tables::index(&book), tables::resources(&book)])?, 0),
            "geojson" => (tables::geojson(&book), 0),
            paper => {
                let facts = papers::Paper {
                    kind: paper,
                    book: &book,
                    input: &input,
                    hand: &hand,
                    stored: &stored,
                    digest: plan,
                };
                facts.print(self, reading)?
            }
        };
        let mut pending =
            Pending::file(store, <Self as api::Operation>::ENTRY.name, self.out.path(), reading.clock.now_us()).await?;
        let digest = vault::atomic::write(pending.path(), &bytes)?;
        let back = files::read(pending.path(), 4 << 30)?;
        if Digest::of(&back) != Digest::of(&bytes) {
            return Err(Refusal::machine("E902", &"what was written is not what is there"));
        }
        pending.wrote(self.out.name(), digest);
        let folder = self.out.path().parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default();
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let written = Written { folder, files: 1, pages, bytes: length, digest, findings: Vec::new() };
        Ok(Exported { pending: Some(pending), output: PlanExported { format: self.format.clone(), plan, written } })
    }

    fn pending(exported: &mut Exported) -> Option<Pending> {
        exported.pending.take()
    }

    async fn apply(&self, exported: Exported, _: &mut Changing<'_>) -> Result<Done<PlanExported>> {
        let summary = serde_json::json!({ "format": self.format, "plan": exported.output.plan });
        Ok(Done::new(exported.output, summary))
    }
}

/// A table as the file's name asks: a workbook for `.xlsx`, text otherwise.
fn table(asked: &ExportPlan, rows: &tables::Rows) -> Result<Vec<u8>> {
    let sheet = asked.out.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if sheet { workbook(std::slice::from_ref(rows)) } else { Ok(tables::csv(rows, Language::Sq)) }
}

fn workbook(sheets: &[tables::Rows]) -> Result<Vec<u8>> {
    let sheets: Vec<roster::write::Table<'_>> = sheets
        .iter()
        .map(|it| roster::write::Table { title: it.title, columns: &it.columns, rows: &it.rows })
        .collect();
    roster::write::tables(&sheets, Language::Sq).map_err(|error| Refusal::machine("E901", &error))
}

/// SHA-256 of the plan's JSON, by which a paper names what it is of.
pub(super) fn plan_digest(plan: &model::plan::Plan) -> Result<Digest> {
    Ok(Digest::of(&serde_json::to_vec(plan)?))
}

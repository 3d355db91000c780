//! Columns of a workbook that a person sets by hand, and how the election remembers them.
//!
//! Always true: what is given by hand counts alone, without what was remembered; it is remembered with the import that it was
//! given for, or not at all.

use api::candidates::{ColumnMap, ColumnSeen, ColumnsSeen, FieldChoice, FieldNeed, LookAtColumns, SheetColumns, Taken};
use model::{Digest, Finding};
use roster::candidates::{field_named, fields, heads, remembered, shapes};
use roster::{Mapping, Need, SheetHeads, Workbook};

use crate::command::{Changing, Query, Reading};
use crate::refusal::{Refusal, Result};
use crate::voters::read_workbook;

/// Most columns that can be set at once: more than any table has that a person would map.
const MOST: usize = 200;

/// The columns that are set by hand for a workbook: now, or earlier for one of its shape.
pub(super) struct Chosen {
    /// Head → key of the field, empty for a column that is not read.
    pub(super) mapping: Option<Mapping>,
    /// Notes that tell of what was remembered.
    pub(super) findings: Vec<Finding>,
    given: bool,
}

/// What was given by hand, with each field by its key.
///
/// # Errors
/// E463 for a field that a candidate list does not have.
pub(super) fn given(map: &ColumnMap) -> Result<Option<Mapping>> {
    let cut = |text: &str| text.chars().take(40).collect::<String>();
    if map.len() > MOST {
        return Err(Refusal::input("E106").with("name", "map"));
    }
    let mut mapping = Mapping::new();
    for (head, field) in map {
        let key = match field.trim() {
            "" | "-" => "",
            named => field_named(named)
                .ok_or_else(|| Refusal::input("E463").with("field", cut(named)).with("head", cut(head)))?,
        };
        mapping.insert(head.clone(), key.to_owned());
    }
    Ok((!mapping.is_empty()).then_some(mapping))
}

impl Chosen {
    /// What is given, or else what was remembered.
    pub(super) async fn of(map: &ColumnMap, workbook: &Workbook, reading: &Reading<'_>) -> Result<Self> {
        if let Some(mapping) = given(map)? {
            return Ok(Self { mapping: Some(mapping), findings: Vec::new(), given: true });
        }
        let known = store::mappings::all(reading.open.store.reader()).await?;
        let (mapping, findings) = remembered(workbook, &known).unzip();
        Ok(Self { mapping, findings: findings.unwrap_or_default(), given: false })
    }

    /// Keeps what was given by the shapes that it was used for, and says in the entry's summary what was used.
    pub(super) async fn remember(
        &self,
        workbook: &Workbook,
        changing: &mut Changing<'_>,
        summary: &mut serde_json::Value,
    ) -> Result<()> {
        let Some(mapping) = &self.mapping else { return Ok(()) };
        let used = shapes(workbook, mapping);
        let (columns, kept): (usize, Vec<Digest>) =
            (used.values().map(Mapping::len).sum(), used.keys().copied().collect());
        if self.given {
            for (shape, part) in &used {
                store::mappings::put(changing.change, *shape, part, &changing.user.name, changing.at_us).await?;
            }
        }
        if let Some(fields) = summary.as_object_mut() {
            let told = serde_json::json!({ "columns": columns, "shapes": kept, "remembered": !self.given });
            fields.insert("mapping".to_owned(), told);
        }
        Ok(())
    }
}

impl Query for LookAtColumns {
    async fn answer(&self, reading: &Reading<'_>) -> Result<ColumnsSeen> {
        let workbook = read_workbook(&self.file, reading.job)?;
        let chosen = Chosen::of(&self.map, &workbook, reading).await?;
        let sheets = heads(&workbook, chosen.mapping.as_ref()).into_iter().map(sheet).collect();
        let need = |need| match need {
            Need::Must => FieldNeed::Must,
            Need::Should => FieldNeed::Should,
            Need::May | Need::Ignored => FieldNeed::May,
        };
        let fields = fields().map(|(key, needed)| FieldChoice { key: key.to_owned(), need: need(needed) });
        Ok(ColumnsSeen {
            file: workbook.file.clone(),
            sha256: workbook.sha256,
            remembered: !chosen.findings.is_empty(),
            sheets,
            fields: fields.collect(),
        })
    }
}

fn sheet(heads: SheetHeads) -> SheetColumns {
    let taken = |taken| match taken {
        roster::Taken::Exact => Taken::Exact,
        roster::Taken::Similar => Taken::Similar,
        roster::Taken::ByHand => Taken::ByHand,
        roster::Taken::LeftOut => Taken::LeftOut,
        roster::Taken::Twice => Taken::Twice,
        roster::Taken::Unknown => Taken::Unknown,
    };
    let column = |seen: roster::Seen| ColumnSeen {
        column: roster::column_letters(seen.column),
        head: seen.head,
        samples: seen.samples,
        field: seen.key.map(str::to_owned),
        taken: taken(seen.taken),
    };
    SheetColumns {
        sheet: heads.sheet,
        row: heads.row,
        shape: heads.shape,
        columns: heads.columns.into_iter().map(column).collect(),
        missing: heads.missing.into_iter().map(str::to_owned).collect(),
    }
}

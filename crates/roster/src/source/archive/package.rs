//! What the parts of an xlsx tell before it is read: claims about sizes, and hidden rows.

use std::collections::BTreeMap;

use model::Finding;

use super::{Part, is_sheet};
use crate::limits::{Guard, Refused, refuse};
use crate::source::xml::Tag;

/// Most cell formats (Excel itself allows 65,490).
const FORMATS: u64 = 70_000;

/// What was seen so far.
#[derive(Default)]
pub struct Package {
    /// Sheet name → relation.
    sheets: Vec<(String, String)>,
    /// Relation → part.
    targets: BTreeMap<String, String>,
    /// Hidden rows by part.
    hidden: BTreeMap<String, Vec<u32>>,
    row: u32,
    texts: u64,
    formats: u64,
}

impl Package {
    /// Takes one tag of a part.
    pub fn tag(&mut self, part: &Part, tag: &Tag<'_>, guard: &Guard) -> Refused<()> {
        if tag.ends {
            return Ok(());
        }
        match (part.root.as_slice(), tag.local_name()) {
            (b"worksheet", b"worksheet") => self.row = 0,
            (b"worksheet", b"row") => self.sheet_row(part, tag),
            (b"worksheet", b"dimension") => dimension(&tag.attribute(b"ref").unwrap_or_default(), guard)?,
            // The reader reserves as many texts as this claims.
            (b"sst", b"sst") => Guard::most("R113", tag.count(b"uniqueCount"), guard.limits.cells)?,
            (b"sst", b"si") => {
                self.texts += 1;
                Guard::most("R113", self.texts, guard.limits.cells)?;
            }
            (b"styleSheet", b"xf" | b"font" | b"fill" | b"border" | b"numFmt") => {
                self.formats += 1;
                Guard::most("R113", self.formats, FORMATS)?;
            }
            (b"workbook", b"sheet") => {
                let (name, id) = (tag.attribute(b"name"), tag.attribute(b"r:id").or_else(|| tag.attribute(b"id")));
                self.sheets.extend(name.zip(id));
                let count = u64::try_from(self.sheets.len()).unwrap_or(u64::MAX);
                Guard::most("R110", count, u64::try_from(guard.limits.sheets).unwrap_or(u64::MAX))?;
            }
            // Whoever names a sheet as the workbook itself wants it held whole by the reader.
            (b"Relationships", b"Relationship")
                if part.name.ends_with("_rels/.rels")
                    && tag.attribute(b"Target").is_some_and(|name| is_sheet(&name)) =>
            {
                return refuse(Finding::error("R107"));
            }
            (b"Relationships", b"Relationship") if part.name.ends_with("workbook.xml.rels") => {
                self.targets.extend(tag.attribute(b"Id").zip(tag.attribute(b"Target")));
            }
            _ => {}
        }
        Ok(())
    }

    fn sheet_row(&mut self, part: &Part, tag: &Tag<'_>) {
        self.row = tag.attribute(b"r").and_then(|row| row.parse().ok()).unwrap_or(self.row.saturating_add(1));
        if tag.attribute(b"hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
            self.hidden.entry(part.name.clone()).or_default().push(self.row);
        }
    }

    /// Hidden rows by sheet name.
    pub fn hidden_rows(self) -> BTreeMap<String, Vec<u32>> {
        let mut rows = BTreeMap::new();
        for (name, relation) in self.sheets {
            let Some(target) = self.targets.get(&relation) else { continue };
            let target = target.trim_start_matches('/');
            let found = self.hidden.iter().find(|(part, _)| {
                part.as_str() == target || part.strip_suffix(target).is_some_and(|folder| folder.ends_with('/'))
            });
            if let Some((_, hidden)) = found {
                rows.insert(name, hidden.clone());
            }
        }
        rows
    }
}

/// Most columns and rows that any program can have: a claim beyond them is a lie that is told for a purpose.
const COLUMNS: u64 = 16_384;
const ROWS: u64 = 1_048_576;

/// Refuses what a sheet claims of its extent, such as `A1:ZZZZ99999999`, where no sheet can be so large.
fn dimension(claimed: &str, guard: &Guard) -> Refused<()> {
    let corner = claimed.rsplit(':').next().unwrap_or_default();
    let letters = corner.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_u64, |column, letter| {
        column.saturating_mul(26).saturating_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let row: u64 = corner.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(1);
    if column > COLUMNS {
        Guard::most("R112", column, u64::from(guard.limits.columns))?;
    }
    if row > ROWS {
        Guard::most("R111", row, u64::from(guard.limits.rows))?;
    }
    Ok(())
}

//! A paper about candidate lists: notice, approved list, protocol of the lots. One template (`paper.typ`) sets them all; what
//! they say is put together by the engine from `locales/`.
//!
//! Always true: as for forms, the same paper gives the same bytes; its date inside the file is the day that it names.

use model::{Date, Digest, Finding};
use serde::Serialize;
use typst::foundations::Bytes;

use crate::error::FormError;
use crate::render::{Forms, Rendered};
use crate::sheet::{self, Sheet};

/// Longest text of a cell in characters.
const LONGEST: usize = 2_000;
/// Most rows of all tables.
const MOST_ROWS: usize = 20_000;

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Language of the text, `sq` or `en`.
    pub language: String,
    /// Name of the election and its day, above the title.
    pub head: String,
    /// Title.
    pub title: String,
    /// What the paper is about: label and value.
    pub particulars: Vec<(String, String)>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Who signs.
    pub signatures: Vec<String>,
    /// Heads of the table of signatures: name, signature, date.
    pub signature_heads: Vec<String>,
    /// At the foot of each page.
    pub foot: String,
    /// The words for page and of, such as `Faqja` and `nga`.
    pub page_words: (String, String),
    /// The day inside the file.
    #[serde(skip)]
    pub day: Date,
    /// What tells this paper from others inside the file.
    #[serde(skip)]
    pub code: String,
}

/// A part of a paper: text, lines of a program, a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Heading; may be empty.
    pub heading: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// Lines of a program.
    pub lines: Vec<String>,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Widths of the columns: millimetres, or parts of the rest where negative.
    pub widths: Vec<i32>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
}

impl Forms {
    /// Makes a paper.
    ///
    /// # Errors
    /// As [`Forms::render`]; F203 for too long a text or too many rows, F204 for a control character.
    pub fn render_paper(&self, paper: &Paper) -> Result<Rendered, FormError> {
        check(paper)?;
        let name = "paper.typ";
        let missing = || FormError::from(Finding::error("F102").with("file", name));
        let digest = Digest::of_json(paper).map_err(|_| missing())?;
        let facts = serde_json::to_vec(paper).map_err(|_| missing())?;
        let sheet = Sheet {
            templates: self.templates(),
            main: sheet::id(name).ok_or_else(missing)?,
            facts: Bytes::new(facts),
            labels: Bytes::new(b"{}".to_vec()),
            code: Bytes::new(Vec::new()),
            drawings: std::collections::BTreeMap::new(),
        };
        self.set_paper(sheet, &paper.code, paper.day, &digest, name)
    }
}

fn check(paper: &Paper) -> Result<(), FormError> {
    let rows = paper.parts.iter().map(|part| part.rows.len()).sum::<usize>();
    if rows > MOST_ROWS {
        let finding = Finding::error("F203").with("field", "rows").with("count", rows).with("most", MOST_ROWS);
        return Err(finding.into());
    }
    let cells = paper.parts.iter().flat_map(|part| part.rows.iter().flatten().chain(&part.text).chain(&part.lines));
    let texts = cells.chain(paper.particulars.iter().map(|(_, value)| value)).chain([&paper.title, &paper.head]);
    for text in texts {
        let length = text.chars().count();
        if length > LONGEST {
            let finding = Finding::error("F203").with("field", "text").with("count", length).with("most", LONGEST);
            return Err(finding.into());
        }
        if text.chars().any(char::is_control) {
            return Err(Finding::error("F204").with("field", "text").into());
        }
    }
    Ok(())
}

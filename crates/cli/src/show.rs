//! What people and other programs read of a reply.

use std::io::Write as _;
use std::sync::Mutex;

use api::{Entry, Failure, Progress, Reply};
use model::{Finding, Place, Severity};
use serde_json::Value;
use words::{Language, Words};

/// Prints replies in one language, or as JSON.
pub struct Speaker {
    language: Language,
    json: bool,
    failed: Mutex<Option<std::io::ErrorKind>>,
}

/// Most rows of a table for people; `--json` shows all.
const MOST_ROWS: usize = 40;

impl Speaker {
    /// A speaker.
    pub fn new(language: Language, json: bool) -> Self {
        Self { language, json, failed: Mutex::new(None) }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether it speaks JSON.
    pub fn is_json(&self) -> bool {
        self.json
    }

    pub fn words(&self) -> &'static Words {
        words::of(self.language)
    }

    /// A line on the output. That it could not be written is remembered, and told at the end by [`Self::failed`].
    pub fn put(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{text}").and_then(|()| out.flush());
        if let (Err(error), Ok(mut failed)) = (written, self.failed.lock()) {
            failed.get_or_insert(error.kind());
        }
    }

    /// Why the answer could not be written whole; a reader who has seen enough and closed the pipe is no failure.
    pub fn failed(&self) -> Option<Failure> {
        let kind = (*self.failed.lock().ok()?)?;
        let reason = match kind {
            std::io::ErrorKind::BrokenPipe => return None,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "full",
            _ => "disk",
        };
        Some(Failure::new(api::FailureKind::Machine, "E126").with("reason", reason))
    }

    /// A line for people (nothing in JSON).
    pub fn line(&self, text: &str) {
        if !self.json {
            self.put(text);
        }
    }

    /// A function that shows progress on a terminal's error output.
    pub fn progress(&self) -> impl Fn(Progress) + Send + Sync + 'static {
        use std::io::IsTerminal as _;
        let words = self.words();
        let shown = !self.json && std::io::stderr().is_terminal();
        let last = Mutex::new(std::time::Instant::now());
        move |progress| {
            let Ok(mut last) = last.lock() else { return };
            if !shown || last.elapsed().as_millis() < 100 {
                return;
            }
            *last = std::time::Instant::now();
            let step = words.text(&format!("progress-{}", progress.step));
            let mut out = std::io::stderr();
            let _ = write!(out, "\r\x1b[K{step} {}/{}", progress.done, progress.total);
            let _ = out.flush();
        }
    }

    /// Prints a reply.
    pub fn reply(&self, entry: &Entry, reply: &Reply) {
        if self.json {
            let value = match reply.awaiting {
                Some(id) => serde_json::json!({ "awaiting": id }),
                None => reply.output.clone(),
            };
            // A stack may be long: other programs read it line by line, an object a page.
            if let Some(pages) = value.get("pages").and_then(Value::as_array).filter(|_| entry.name == "scan.read") {
                pages.iter().for_each(|page| self.put(&page.to_string()));
                return;
            }
            self.put(&serde_json::to_string_pretty(&value).unwrap_or_default());
            return;
        }
        if let Some(id) = reply.awaiting {
            self.put(&self.words().say("cli-awaiting", &[("id", words::Value::from(id))]));
            return;
        }
        self.put(&self.words().text(&crate::verbs::title_key(entry.name)));
        self.value(&reply.output, 0);
    }

    /// Prints a failure: for people on the error output, as JSON on the output.
    pub fn failure(&self, failure: &Failure) {
        if self.json {
            self.put(&serde_json::to_string_pretty(failure).unwrap_or_default());
        }
        let values: Vec<_> = failure.values.iter().map(|(name, value)| (name.as_str(), argument(value))).collect();
        complain(&format!("{}: {}", failure.code, self.words().say(&format!("error-{}", failure.code), &values)));
        if !self.json {
            self.findings(&failure.findings);
        }
        if let Some(detail) = &failure.detail {
            complain(&self.words().say("cli-detail", &[("detail", words::Value::from(detail.as_str()))]));
        }
    }

    /// Prints findings, a line each: severity, code, place, text, article.
    pub fn findings(&self, findings: &[Finding]) {
        for finding in findings.iter().take(MOST_ROWS) {
            self.put(&format!("  {}", self.finding(finding)));
        }
        self.rest(findings.len());
    }

    fn rest(&self, length: usize) {
        if length > MOST_ROWS {
            let more = i64::try_from(length - MOST_ROWS).unwrap_or(i64::MAX);
            self.put(&format!("  {}", self.words().say("cli-more", &[("count", words::Value::from(more))])));
        }
    }

    /// A finding as one line.
    pub fn finding(&self, finding: &Finding) -> String {
        let words = self.words();
        let severity = words.text(match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        });
        let values: Vec<_> = finding.values.iter().map(|(name, value)| (name.as_str(), argument(value))).collect();
        let text = words.say(&format!("finding-{}", finding.code), &values);
        let place = finding.place.as_ref().map(|place| format!(" {}", place_text(place))).unwrap_or_default();
        let article = finding.article.as_ref();
        let article = article
            .map(|article| {
                format!(" ({})", words.say("cli-article", &[("article", words::Value::from(article.as_str()))]))
            })
            .unwrap_or_default();
        format!("{severity} {}{place}: {text}{article}", finding.code)
    }

    fn value(&self, value: &Value, depth: usize) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    self.field(name, field, depth);
                }
            }
            Value::Array(rows) if rows.iter().all(Value::is_object) => self.table(rows),
            Value::Null => {}
            other => self.put(&format!("  {}", self.scalar(other))),
        }
    }

    fn field(&self, name: &str, field: &Value, depth: usize) {
        if name == "findings" {
            if let Ok(findings) = serde_json::from_value::<Vec<Finding>>(field.clone()) {
                self.findings(&findings);
            }
            return;
        }
        let label = self.label(name);
        match field {
            Value::Object(_) if depth < 2 => {
                self.put(&format!("  {label}:"));
                self.value(field, depth + 1);
            }
            Value::Array(rows) if rows.is_empty() => {}
            Value::Array(rows) if rows.iter().all(Value::is_object) => {
                self.put(&format!("  {label}:"));
                self.table(rows);
            }
            Value::Array(rows) => self.put(&format!("  {label}: {}", rows.len())),
            Value::Null | Value::Object(_) => {}
            scalar => self.put(&format!("  {label}: {}", self.scalar(scalar))),
        }
    }

    /// A table of the scalar fields of objects.
    fn table(&self, rows: &[Value]) {
        if let Ok(findings) = serde_json::from_value::<Vec<Finding>>(Value::Array(rows.to_vec())) {
            self.findings(&findings);
            return;
        }
        let Some(first) = rows.first().and_then(Value::as_object) else { return };
        let names: Vec<&String> =
            first.iter().filter(|(_, value)| !value.is_object() && !value.is_array()).map(|(name, _)| name).collect();
        let mut lines = vec![names.iter().map(|name| self.label(name)).collect::<Vec<_>>()];
        for row in rows.iter().take(MOST_ROWS) {
            lines.push(names.iter().map(|name| row.get(*name).map(|v| self.scalar(v)).unwrap_or_default()).collect());
        }
        let widths: Vec<usize> = (0..names.len())
            .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0).min(40))
            .collect();
        for line in lines {
            let cells: Vec<String> = line
                .iter()
                .zip(&widths)
                .map(|(cell, width)| {
                    let cell: String = cell.chars().take(*width).collect();
                    format!("{cell:<width$}")
                })
                .collect();
            self.put(&format!("  {}", cells.join("  ").trim_end()));
        }
        self.rest(rows.len());
    }

    fn label(&self, name: &str) -> String {
        let key = format!("field-{}", name.replace('_', "-"));
        if self.words().has(&key) { self.words().text(&key) } else { name.replace('_', " ") }
    }

    fn scalar(&self, value: &Value) -> String {
        match value {
            Value::Bool(true) => self.words().text("yes"),
            Value::Bool(false) => self.words().text("no"),
            Value::Number(number) => match number.as_i64() {
                Some(number) => words::number(self.language, number),
                None => number.to_string(),
            },
            Value::String(text) => text.clone(),
            Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        }
    }
}

/// A line on the error output; where nobody listens, nothing can be done.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn argument(value: &model::finding::Value) -> words::Value {
    match value {
        model::finding::Value::Number(number) => words::Value::from(*number),
        model::finding::Value::Text(text) => words::Value::from(text.as_str()),
    }
}

fn place_text(place: &Place) -> String {
    match place {
        Place::File { file } => file.clone(),
        Place::Cell { file, sheet, cell } => format!("{file} {sheet}!{cell}"),
        Place::Candidate { subject, index, field } => format!("{subject} {} {field}", index + 1),
        Place::Group { group } => group.to_string(),
        Place::Venue { venue } => venue.to_string(),
        Place::Unit { unit } => unit.to_string(),
        Place::Subject { subject } => subject.to_string(),
        Place::Line { file, line, column } => format!("{file}:{line}:{column}"),
    }
}

/// Whether a reply says that something is wrong: findings of severity error, or a check that failed.
pub fn has_errors(entry: &Entry, output: &Value) -> bool {
    let findings = match output {
        Value::Array(rows) => Some(Value::Array(rows.clone())),
        other => other.get("findings").cloned(),
    };
    let blocking = findings
        .and_then(|findings| serde_json::from_value::<Vec<Finding>>(findings).ok())
        .is_some_and(|findings| model::finding::blocks(&findings));
    let fails = |field: &str| output.get(field) == Some(&Value::Bool(false));
    blocking
        || (matches!(entry.name, "verify" | "audit.verify") && fails("whole"))
        || (entry.name == "proof.run" && fails("equal"))
}

//! Sets one form within a time limit and writes it as PDF/A-2b with tags.
//!
//! Always true: the bytes depend on template, words, facts and languages only; the date inside the file is election day,
//! because a form has no other date that would be the same tomorrow.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use model::rules::FormRule;
use model::{Date, Digest, Finding, Place, Severity};
use typst::WorldExt as _;
use typst::diag::{self, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::error::FormError;
use crate::facts::FormFacts;
use crate::labels::{self, FormLanguages};
use crate::sheet::{self, Sheet, Templates};
use crate::source::TemplateSource;
use crate::{code, inspect, spoken};

/// A form takes some tens of milliseconds; a template that takes this long never ends. Without optimisation the typesetter is
/// thirty times slower.
const DEADLINE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 900 } else { 60 });
/// Templates nest calls; the typesetter itself stops at 80.
const STACK: usize = 16 * 1024 * 1024;
/// Most findings of one form that are reported.
const MOST_FINDINGS: usize = 20;
/// The typesetter's memory is swept after this many forms ...
const SWEEP_EVERY: usize = 4;
/// ... of what was not used since as many sweeps before: each of the four templates comes up again by then.
const SWEEP_AGE: usize = 1;

/// A form as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// PDF/A-2b.
    pub pdf: Vec<u8>,
    /// Pages.
    pub pages: usize,
    /// What the template's author should look at (F301).
    pub warnings: Vec<Finding>,
}

/// A paper that is no form of a polling unit.
#[derive(Debug, Clone)]
pub struct PlanPaper {
    /// The template, without `.typ`.
    pub template: &'static str,
    /// What it is, for the file's identifier: the same for the same content.
    pub name: String,
    /// Election day, which is the date inside the file.
    pub date: model::Date,
    /// What the template reads as `facts.json`.
    pub facts: serde_json::Value,
    /// Drawings by name.
    pub drawings: BTreeMap<String, Vec<u8>>,
    /// Languages.
    pub languages: FormLanguages,
}

/// The templates of forms, read once.
#[derive(Debug)]
pub struct Forms {
    templates: Arc<Templates>,
    deadline: Duration,
    /// Templates that ran out of time: their threads still run, so none is started again.
    stuck: Mutex<BTreeSet<String>>,
    made: AtomicUsize,
    labels: [Bytes; 3],
}

impl Forms {
    /// Reads the templates.
    ///
    /// # Errors
    /// F103 for a folder or a file that cannot be read or is too large.
    pub fn new(source: &TemplateSource) -> Result<Self, FormError> {
        let files = source.read().map_err(FormError::Refused)?;
        Ok(Self {
            templates: Arc::new(Templates::new(files)),
            deadline: DEADLINE,
            stuck: Mutex::new(BTreeSet::new()),
            made: AtomicUsize::new(0),
            labels: [FormLanguages::Sq, FormLanguages::En, FormLanguages::Both]
                .map(|languages| Bytes::new(labels::json(languages))),
        })
    }

    /// The same templates with another time limit for one form (60 seconds by default in a release).
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Makes one form.
    ///
    /// # Errors
    /// [`FormError::Refused`]: F101 a fault in a template with its line, F102 no such template, F104 out of time, F105 not
    /// fit for PDF/A, F106 the typesetter stopped; F201 a character without a glyph, F202 a text off the paper, F203 and
    /// F204 facts that cannot stand on a form.
    pub fn render(&self, form: &FormRule, facts: &FormFacts, languages: FormLanguages) -> Result<Rendered, FormError> {
        let faults = facts.check();
        if !faults.is_empty() {
            return Err(FormError::Refused(faults.into_iter().take(MOST_FINDINGS).collect()));
        }
        let name = format!("{}.typ", form.template);
        let missing = || FormError::from(Finding::error("F102").at(file(&name)).with("file", name.as_str()));
        if !self.templates.has(&name) {
            return Err(missing());
        }
        if self.stuck.lock().unwrap_or_else(PoisonError::into_inner).contains(&name) {
            return Err(self.out_of_time(&name).into());
        }
        let digest = spoken::digest(form, facts, languages).ok_or_else(missing)?;
        let sheet = Sheet {
            templates: Arc::clone(&self.templates),
            main: sheet::id(&name).ok_or_else(missing)?,
            facts: Bytes::new(spoken::json(form, facts, &digest)),
            labels: self.labels[languages as usize].clone(),
            code: Bytes::new(code::svg(&spoken::code_line(form, facts, &digest)).unwrap_or_default()),
            drawings: BTreeMap::new(),
        };
        let options = options(form, facts, &digest).map_err(|detail| export_fault(&name, &detail))?;
        let rendered = self.set_in_time(sheet, options, &name);
        if self.made.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            comemo::evict(SWEEP_AGE);
        }
        rendered
    }

    /// Makes a paper that is no form of a polling unit, such as the dossier of the plan.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn paper(&self, paper: &PlanPaper) -> Result<Rendered, FormError> {
        let name = format!("{}.typ", paper.template);
        let missing = || FormError::from(Finding::error("F102").at(file(&name)).with("file", name.as_str()));
        if !self.templates.has(&name) {
            return Err(missing());
        }
        let drawings = paper.drawings.iter().map(|(name, bytes)| (name.clone(), Bytes::new(bytes.clone()))).collect();
        let sheet = Sheet {
            templates: Arc::clone(&self.templates),
            main: sheet::id(&name).ok_or_else(missing)?,
            facts: Bytes::new(paper.facts.to_string().into_bytes()),
            labels: self.labels[paper.languages as usize].clone(),
            code: Bytes::new(Vec::new()),
            drawings,
        };
        let options =
            dated(paper.date, format!("kutia {}", paper.name)).map_err(|detail| export_fault(&name, &detail))?;
        self.set_in_time(sheet, options, &name)
    }

    pub(crate) fn templates(&self) -> Arc<Templates> {
        Arc::clone(&self.templates)
    }

    /// Sets a paper, under the same limits as a form.
    pub(crate) fn set_paper(
        &self,
        sheet: Sheet,
        code: &str,
        day: Date,
        digest: &Digest,
        name: &str,
    ) -> Result<Rendered, FormError> {
        let options = dated(day, format!("kutia {code} {digest}")).map_err(|detail| export_fault(name, &detail))?;
        self.set_in_time(sheet, options, name)
    }

    /// Sets a form on a thread of its own. A thread cannot be stopped: one that is late is left behind, and its template is
    /// never tried again by this value.
    fn set_in_time(&self, sheet: Sheet, options: PdfOptions, name: &str) -> Result<Rendered, FormError> {
        let (sender, receiver) = sync_channel(1);
        let template = name.to_owned();
        let worker = thread::Builder::new().name("forms".to_owned()).stack_size(STACK).spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| set(&sheet, &options, &template)));
            let _ = sender.send(result.unwrap_or_else(|_| Err(vec![stopped(&template)])));
        });
        if worker.is_err() {
            return Err(stopped(name).into());
        }
        match receiver.recv_timeout(self.deadline) {
            Ok(result) => result.map_err(FormError::Refused),
            Err(RecvTimeoutError::Timeout) => {
                self.stuck.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
                Err(self.out_of_time(name).into())
            }
            Err(RecvTimeoutError::Disconnected) => Err(stopped(name).into()),
        }
    }

    fn out_of_time(&self, name: &str) -> Finding {
        let seconds = i64::try_from(self.deadline.as_secs()).unwrap_or(i64::MAX);
        Finding::error("F104").at(file(name)).with("file", name).with("seconds", seconds)
    }
}

fn file(name: &str) -> Place {
    Place::File { file: name.to_owned() }
}

fn stopped(name: &str) -> Finding {
    Finding::error("F106").at(file(name)).with("file", name)
}

fn export_fault(name: &str, detail: &str) -> FormError {
    Finding::error("F105").at(file(name)).with("file", name).with("detail", detail).into()
}

fn options(form: &FormRule, facts: &FormFacts, digest: &Digest) -> Result<PdfOptions, String> {
    dated(facts.date, format!("kutia {} {} {digest}", form.id, facts.election_id))
}

fn dated(date: model::Date, ident: String) -> Result<PdfOptions, String> {
    let standards = PdfStandards::new(&[PdfStandard::A_2b]).map_err(|error| error.message().to_string())?;
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let day = Datetime::from_ymd_hms(i32::from(date.year()), part(date.month()), part(date.day()), 0, 0, 0);
    Ok(PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Kutia".to_owned())),
        timestamp: day.map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn set(sheet: &Sheet, options: &PdfOptions, template: &str) -> Result<Rendered, Vec<Finding>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(sheet);
    let document = output.map_err(|faults| diagnostics(sheet, &faults, "F101", template))?;
    let faults = inspect::findings(&document, template);
    if !faults.is_empty() {
        return Err(faults.into_iter().take(MOST_FINDINGS).collect());
    }
    let pdf = typst_pdf::pdf(&document, options).map_err(|faults| diagnostics(sheet, &faults, "F105", template))?;
    let warnings = diagnostics(sheet, &warnings, "F301", template);
    Ok(Rendered { pdf, pages: document.pages().len(), warnings })
}

fn diagnostics(sheet: &Sheet, faults: &[SourceDiagnostic], code: &'static str, template: &str) -> Vec<Finding> {
    faults.iter().take(MOST_FINDINGS).map(|fault| diagnostic(sheet, fault, code, template)).collect()
}

/// The typesetter's own words go along as a value: they name what it did not understand. A fault inside `common.typ` is
/// shown where the form uses that part, because there is what its author wrote.
fn diagnostic(sheet: &Sheet, fault: &SourceDiagnostic, code: &'static str, template: &str) -> Finding {
    let severity = match fault.severity {
        diag::Severity::Error => Severity::Error,
        diag::Severity::Warning => Severity::Warning,
    };
    let own = place(sheet, fault.span);
    let used =
        fault.trace.iter().filter_map(|point| place(sheet, point.span.into())).find(|(name, ..)| name == template);
    let place = if own.as_ref().is_some_and(|(name, ..)| name == template) { own } else { used.or(own) };
    let detail = std::iter::once(fault.message.as_str())
        .chain(fault.hints.iter().map(|hint| hint.v.as_str()))
        .collect::<Vec<_>>()
        .join("; ");
    let name = place.as_ref().map_or(template, |(name, ..)| name).to_owned();
    let at = match place {
        Some((file, line, column)) => Place::Line { file, line, column },
        None => file(&name),
    };
    Finding::new(severity, code).at(at).with("file", name).with("detail", detail)
}

fn place(sheet: &Sheet, span: DiagSpan) -> Option<(String, u32, u32)> {
    let name = span.id()?.get().vpath().get_without_slash().to_owned();
    let range = sheet.range(span)?;
    let (line, column) = sheet.templates.place(&name, range.start)?;
    Some((name, u32::try_from(line).ok()?, u32::try_from(column).ok()?))
}

//! Official forms: a template of `templates/forms/` and the facts of one polling unit become a PDF.
//!
//! Always true: the same template, facts and languages give the same bytes (no clock, no network, no fonts of the
//! system); what a form says stands in `locales/{sq,en}/forms.ftl` or comes from the facts, never in a template or
//! here; a character that the type lacks and a text that leaves the paper are findings, never a silent box or cut.
//!
//! [`Forms`] holds the templates, [`FormFacts`] what is known of a unit; [`Forms::render`] makes one form,
//! [`Forms::render_all`] many on several threads.

mod batch;
mod code;
mod error;
mod facts;
mod inspect;
mod labels;
mod paper;
mod render;
mod sheet;
mod source;
mod spoken;

pub use batch::FormJob;
pub use error::FormError;
pub use facts::{BallotRange, CandidateFacts, FormFacts, Material, MaterialKind, SubjectFacts, UnitFacts};
pub use labels::FormLanguages;
pub use paper::{Paper, Part};
pub use render::{Forms, PlanPaper, Rendered};
pub use source::TemplateSource;

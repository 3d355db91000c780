//! Official forms.

use model::rules::FormRule;
use model::unit::UnitNumber;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, operation};
use crate::{FileRef, Written};

/// The forms of the rule set.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListForms {}

operation!(ListForms, "forms.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<FormHead>);

/// A form and how many of it were printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormHead {
    /// The rule.
    pub rule: FormRule,
    /// Files to print for the plan in force.
    pub due: u32,
    /// Files printed.
    pub printed: u32,
}

/// Prints forms, filled with what is known.
#[derive(Clone, Serialize, Deserialize)]
pub struct PrintForms {
    /// Folder, made if absent.
    pub out: FileRef,
    /// Only these forms, by id.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Only these units.
    #[serde(default)]
    pub units: Vec<UnitNumber>,
    /// A folder of templates that the office edited (`*.typ`); the program's own if absent.
    #[serde(default)]
    pub templates: Option<FileRef>,
}

operation!(PrintForms, "forms.print", Command, Print,
    reads &[model::thing::Thing::Plan, model::thing::Thing::Ballots], writes &[model::thing::Thing::Forms], flags &["long"],
    args [named("out", ArgKind::OutputFolder), may("forms", ArgKind::Texts), may("units", ArgKind::Texts),
        may("templates", ArgKind::InputFile)], Written);

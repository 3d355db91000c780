//! The room from outside: real files in, values and findings out.

mod arbitrary;
mod hostile;
pub mod language;
mod libreoffice;
mod round_trip;
mod tables;
mod traits;

/// The scope of a list whose subject is known.
fn scope<'a>(subject: &'a model::candidate::Subject, rules: &'a model::rules::RuleSet) -> crate::candidates::Scope<'a> {
    crate::candidates::Scope { rules, subject: Some(subject), zone: None, seats: None, mapping: None }
}

//! Why a form was not made. Everything that a person can mend is a finding; the codes of this room begin with F.

use model::Finding;

/// Why no form was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// A template or the facts have faults: codes F101 to F107 (templates) and F201 to F204 (facts), in order, at least one.
    #[error("{}", codes(.0))]
    Refused(Vec<Finding>),
    /// The caller cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl FormError {
    /// The findings, none for a cancelled run.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Refused(findings) => findings,
            Self::Cancelled => &[],
        }
    }
}

impl From<Finding> for FormError {
    fn from(finding: Finding) -> Self {
        Self::Refused(vec![finding])
    }
}

/// Only the codes: the words are in `locales/`.
fn codes(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.code.as_ref()).collect::<Vec<_>>().join(" ")
}

//! Where the person is: a screen by its name after `#/` in the address.

use leptos::prelude::*;
use model::SubjectId;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The overview.
    #[default]
    Home,
    /// Voters, venues, units of the last election.
    Voters,
    /// The plan of polling units.
    Plan,
    /// The board of lists.
    Candidates,
    /// One list.
    List(SubjectId),
    /// The draw by lot.
    Lots,
    /// Ballots.
    Ballots,
    /// Scanner packages and reading.
    Scanners,
    /// The proof of printing and reading.
    Proof,
    /// Official forms.
    Forms,
    /// The audit chain.
    Audit,
    /// What waits for a second person.
    Approvals,
    /// Sealing, verifying, keeping a copy.
    Seal,
    /// Users.
    Users,
}

impl Route {
    /// Every screen that stands in the side bar, in its order.
    pub const STEPS: [Self; 9] = [
        Self::Home,
        Self::Voters,
        Self::Plan,
        Self::Candidates,
        Self::Lots,
        Self::Ballots,
        Self::Scanners,
        Self::Proof,
        Self::Forms,
    ];
    /// Those of control, below them.
    pub const CONTROL: [Self; 4] = [Self::Approvals, Self::Audit, Self::Seal, Self::Users];

    /// Its word in the address and in hooks for tests.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Voters => "voters",
            Self::Plan => "plan",
            Self::Candidates => "candidates",
            Self::List(_) => "list",
            Self::Lots => "lots",
            Self::Ballots => "ballots",
            Self::Scanners => "scanners",
            Self::Proof => "proof",
            Self::Forms => "forms",
            Self::Audit => "audit",
            Self::Approvals => "approvals",
            Self::Seal => "seal",
            Self::Users => "users",
        }
    }

    /// The screen of the side bar that it belongs to.
    pub fn section(&self) -> &'static str {
        match self {
            Self::List(_) => Self::Candidates.name(),
            other => other.name(),
        }
    }

    /// The step of the overview that it belongs to.
    pub fn step(&self) -> Option<&'static str> {
        match self {
            Self::Home | Self::Approvals | Self::Seal | Self::Users => None,
            Self::Voters => Some("territory"),
            Self::Plan => Some("stations"),
            Self::Candidates | Self::List(_) => Some("candidates"),
            Self::Lots => Some("lots"),
            Self::Ballots => Some("ballots"),
            Self::Scanners => Some("scanners"),
            Self::Proof => Some("proof"),
            Self::Forms => Some("forms"),
            Self::Audit => Some("audit"),
        }
    }

    /// The screen of a step.
    pub fn of_step(step: &str) -> Self {
        let all = Self::STEPS.iter().chain(&Self::CONTROL);
        all.into_iter().find(|route| route.step() == Some(step)).cloned().unwrap_or_default()
    }

    /// The key of its title.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Home => "ui-home",
            Self::Voters => "step-territory",
            Self::Plan => "step-stations",
            Self::Candidates | Self::List(_) => "step-candidates",
            Self::Lots => "step-lots",
            Self::Ballots => "step-ballots",
            Self::Scanners => "step-scanners",
            Self::Proof => "step-proof",
            Self::Forms => "step-forms",
            Self::Audit => "step-audit",
            Self::Approvals => "operation-approvals-list",
            Self::Seal => "ui-seal",
            Self::Users => "operation-users-list",
        }
    }

    /// The address.
    pub fn hash(&self) -> String {
        match self {
            Self::List(subject) => format!("#/candidates/{}", encode(subject.as_str())),
            other => format!("#/{}", other.name()),
        }
    }

    /// The screen of an address; the overview for one that is not known.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        if let Some(subject) = path.strip_prefix("candidates/") {
            return decode(subject).and_then(|id| SubjectId::new(&id).ok()).map_or(Self::Candidates, Self::List);
        }
        let all = Self::STEPS.iter().chain(&Self::CONTROL);
        all.into_iter().find(|route| route.name() == path).cloned().unwrap_or_default()
    }

    /// Where Esc goes.
    pub fn back(&self) -> Self {
        match self {
            Self::List(_) => Self::Candidates,
            _ => Self::Home,
        }
    }
}

/// Percent-encodes everything but letters and digits of ASCII.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let pair = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(pair, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The address as it is now.
pub fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a screen; the address tells the rest.
pub fn go(route: &Route) {
    // Setting a hash never fails in a page of our own.
    let _ = window().location().set_hash(&route.hash());
}

#[cfg(test)]
mod tests;

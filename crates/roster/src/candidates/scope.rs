//! Whose list, and of which zone: what is known before a file is read, and what the file says itself.

use std::collections::BTreeMap;

use model::candidate::Subject;
use model::rules::RuleSet;

/// What is known before a file is read.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// Whose list it is; rows of others are left out (C010).
    pub subject: Option<&'a Subject>,
    /// Whose zone it is, by its name; rows of others are left out (C011).
    pub zone: Option<&'a str>,
    /// Seats of that zone, where they are not those of the rules.
    pub seats: Option<u32>,
    /// Columns named by hand: head as it stands in the file → key of the column.
    pub mapping: Option<&'a BTreeMap<String, String>>,
}

impl Scope<'_> {
    /// The seats of a zone; `None` where the rules do not tell them.
    pub(super) fn seats(&self, zone: &str) -> Option<u32> {
        let own = self.seats.filter(|_| self.zone.is_none_or(|wanted| wanted == zone));
        own.or_else(|| self.rules.seats.get(zone).copied().filter(|seats| *seats > 0))
    }
}

/// A zone by what a person wrote: its name, perhaps with words around it (`Qarku Berat`).
#[must_use]
pub fn zone_of<'a>(rules: &'a RuleSet, text: &str) -> Option<&'a str> {
    let text = words::fold(text);
    if text.is_empty() {
        return None;
    }
    let bounded = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let (before, after) = (text.get(..at), text.get(at + name.len()..));
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            free(before.and_then(|text| text.chars().next_back())) && free(after.and_then(|text| text.chars().next()))
        })
    };
    let found = rules.seats.keys().filter(|zone| {
        let name = words::fold(zone);
        // `Tirana` and `Tiranë`, `Kosova` and `Kosovë` are the two forms of one name.
        let stem = name.strip_suffix('a').or_else(|| name.strip_suffix('e')).map(str::to_owned);
        let forms = stem.iter().flat_map(|stem| [format!("{stem}a"), format!("{stem}e")]);
        bounded(&name) || forms.collect::<Vec<_>>().iter().any(|form| bounded(form))
    });
    // The longest name wins: `Malësi e Madhe` over `Madhe`.
    found.max_by_key(|zone| zone.len()).map(String::as_str)
}

/// A zone that a title names: only beside a word such as `qark`, for an address may name a town too.
pub fn zone_in_title<'a>(rules: &'a RuleSet, text: &str) -> Option<&'a str> {
    let folded = words::fold(text);
    let told = ["qark", "zon", "bashki", "komun", "region", "district", "municipality", "constituency"];
    told.iter().any(|word| folded.contains(word)).then(|| zone_of(rules, text)).flatten()
}

/// A sheet's name that says nothing: `Sheet1`, `Fleta 2`, `Lista`.
pub fn says_nothing(name: &str) -> bool {
    let bare: String = words::fold(name).chars().filter(|c| c.is_alphabetic()).collect();
    matches!(
        bare.as_str(),
        "" | "sheet"
            | "fleta"
            | "flete"
            | "lista"
            | "listat"
            | "list"
            | "kandidatet"
            | "kandidate"
            | "candidates"
            | "table"
    )
}

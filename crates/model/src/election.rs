//! The election itself, and its particulars.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::ids::ElectionId;
use crate::rules::{Bilingual, RuleSet};

/// Whether papers are for use, for testing, or samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// For use on election day.
    Official,
    /// For tests of scanners before election day.
    Test,
    /// For the public and for training.
    Sample,
}

/// An election in one electoral zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// Identifier, on every paper.
    pub id: ElectionId,
    /// Name, such as "Zgjedhjet për Kuvendin 2025".
    pub name: Bilingual,
    /// Election day.
    pub date: Date,
    /// Electoral zone, by the name of its region.
    pub zone: String,
    /// Seats of the zone.
    pub seats: u32,
    /// The rule set as it was when the election was created; a later version of the program does not change it.
    pub rules: RuleSet,
    /// SHA-256 of the rule set's text.
    pub rules_digest: Digest,
}

impl Election {
    /// A readable identifier: the zone, the year and six digits of a digest over all that tells elections apart.
    ///
    /// # Errors
    /// Never for ordinary names; the digest of a value that cannot be JSON.
    pub fn make_id(
        name: &Bilingual,
        date: Date,
        zone: &str,
        rules_digest: &Digest,
        created_us: i64,
    ) -> Result<ElectionId, serde_json::Error> {
        let digest = Digest::of_json(&(name, date, zone, rules_digest, created_us))?.to_string();
        let slug: String = zone
            .chars()
            .filter_map(|c| match c.to_lowercase().next() {
                Some('ë') => Some('e'),
                Some('ç') => Some('c'),
                Some(c) if c.is_ascii_alphanumeric() => Some(c),
                _ => None,
            })
            .take(16)
            .collect();
        let id = format!("{slug}-{}-{}", date.year(), &digest[..6]);
        ElectionId::new(&id).map_err(serde::de::Error::custom)
    }
}

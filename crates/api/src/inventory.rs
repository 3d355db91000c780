//! The commission's scanners: which there are, where they stand, what state they are in.

use model::scanner::RegisteredScanner;
use model::thing::Thing;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, operation};

/// Takes a scanner into the inventory, or writes anew where it stands; its history stays.
#[derive(Clone, Serialize, Deserialize)]
pub struct AddScanner {
    /// Serial number.
    pub serial: String,
    /// Maker.
    pub make: String,
    /// Model.
    pub model: String,
    /// Where it stands.
    pub place: String,
    /// Its address: `http://…`, `sane:NAME` or a folder.
    pub device: String,
}

operation!(AddScanner, "scanners.add", Command, ConfigureScanners, reads &[], writes &[Thing::Packages], flags &[],
    args [named("serial", ArgKind::Text), named("make", ArgKind::Text), named("model", ArgKind::Text),
        named("place", ArgKind::Text), named("device", ArgKind::Text)], RegisteredScanner);

/// All scanners of the commission with their history.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListScanners {}

operation!(ListScanners, "scanners.inventory", Query, Read, reads &[], writes &[], flags &[], args [],
    Vec<RegisteredScanner>);

/// Brings a scanner into another state: sealed, opened again, withdrawn, ready again.
#[derive(Clone, Serialize, Deserialize)]
pub struct SetScannerState {
    /// Serial number.
    pub serial: String,
    /// `ready`, `tested`, `sealed` or `withdrawn`.
    pub state: String,
    /// Why.
    pub reason: String,
    /// Numbers of the seals set or broken.
    #[serde(default)]
    pub seals: Vec<String>,
}

operation!(SetScannerState, "scanners.state", Command, ConfigureScanners, reads &[], writes &[Thing::Packages],
    flags &[], args [named("serial", ArgKind::Text), named("state", ArgKind::Text), named("reason", ArgKind::Text),
        may("seals", ArgKind::Texts)], RegisteredScanner);

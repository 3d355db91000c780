//! Takes a whole stack from a scanner.
//!
//! What always holds: an image is handed on to be stored before the next is asked for; two that are equal byte for byte are
//! told (real paper never scans twice alike); a fault ends the stack, and what came before it is whole and counted.

use std::collections::BTreeSet;

use model::Digest;

use super::fault::{Fault, FaultKind};
use super::{Delivered, Profile, Scanner, Sides};

/// What became of a stack.
#[derive(Debug, Default)]
pub struct Collected {
    /// Images stored.
    pub images: u32,
    /// Sheets of which every side came.
    pub sheets: u32,
    /// Images that came twice, by name.
    pub twice: Vec<String>,
    /// What ended the stack, if not its end.
    pub fault: Option<Fault>,
}

/// Runs a stack to its end or its first fault.
///
/// # Errors
/// [`Fault`] only where not even a job could be started: nothing was fed then.
pub fn collect(
    scanner: &mut dyn Scanner,
    profile: &Profile,
    store: &mut dyn FnMut(&Delivered, Digest) -> Result<(), Fault>,
) -> Result<Collected, Fault> {
    if let Some(fault) = profile.check(&scanner.capabilities()?).into_iter().next() {
        return Err(fault);
    }
    scanner.start(profile)?;
    let mut collected = Collected::default();
    let mut seen = BTreeSet::new();
    let mut last_side = 0;
    collected.fault = loop {
        let delivered = match scanner.next_image() {
            Ok(Some(delivered)) => delivered,
            Ok(None) => break None,
            Err(fault) => break Some(fault),
        };
        if let Err(fault) = profile.check_image(&delivered.bytes) {
            break Some(fault);
        }
        let digest = Digest::of(&delivered.bytes);
        last_side = delivered.side;
        if !seen.insert(digest) {
            collected.twice.push(delivered.name.clone());
        }
        if let Err(fault) = store(&delivered, digest) {
            break Some(fault);
        }
        collected.images += 1;
        let whole = profile.sides == Sides::Simplex || delivered.side == 2;
        collected.sheets += u32::from(whole);
    };
    if collected.fault.is_none() && profile.sides == Sides::Duplex && last_side == 1 {
        collected.fault = Some(Fault::new(FaultKind::SideMissing, collected.images));
    }
    if collected.fault.is_some() {
        scanner.cancel();
    }
    Ok(collected)
}

//! The commission's scanners: added, brought from state to state, listed.
//!
//! Always true: `tested` is never said by hand for a scanner that was not: it comes with the second seal on a passed test.

use api::inventory::{AddScanner, ListScanners, SetScannerState};
use model::scanner::{RegisteredScanner, ScannerState, ScannerStep, StepFault};
use scan::device::DeviceAddress;

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::refusal::{Refusal, Result};

/// Longest particular of a scanner.
const LONGEST: usize = 200;

fn text(name: &'static str, value: &str) -> Result<String> {
    let value = value.trim();
    if value.is_empty() || value.chars().count() > LONGEST || value.chars().any(char::is_control) {
        return Err(Refusal::input("E104")
            .with("name", name)
            .with("found", value.chars().take(40).collect::<String>()));
    }
    Ok(value.to_owned())
}

impl Command for AddScanner {
    type Prepared = RegisteredScanner;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<RegisteredScanner> {
        let device = text("device", &self.device)?;
        // A folder is named whole: the file may be opened from anywhere.
        let whole = match device.parse::<DeviceAddress>() {
            Ok(DeviceAddress::Folder(folder)) => folder.is_absolute(),
            Ok(DeviceAddress::Escl(_) | DeviceAddress::Sane(_)) => true,
            Err(_) => false,
        };
        if !whole {
            return Err(Refusal::input("E104").with("name", "device").with("found", device));
        }
        let first = ScannerStep {
            at_us: reading.clock.now_us(),
            by: reading.user.name.clone(),
            state: ScannerState::Ready,
            reason: String::new(),
            seals: Vec::new(),
        };
        Ok(RegisteredScanner {
            serial: text("serial", &self.serial)?,
            make: text("make", &self.make)?,
            model: text("model", &self.model)?,
            place: text("place", &self.place)?,
            device,
            certificate: None,
            history: vec![first],
        })
    }

    async fn apply(
        &self,
        mut scanner: RegisteredScanner,
        changing: &mut Changing<'_>,
    ) -> Result<Done<RegisteredScanner>> {
        if let Some(known) = store::scanners::find(&*changing.change, &scanner.serial).await? {
            scanner.history = known.history;
        }
        store::scanners::put(changing.change, &scanner).await?;
        let summary = serde_json::json!({ "serial": scanner.serial, "place": scanner.place });
        Ok(Done::new(scanner, summary))
    }
}

impl Query for ListScanners {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<RegisteredScanner>> {
        Ok(store::scanners::all(reading.open.store.reader()).await?)
    }
}

impl Command for SetScannerState {
    type Prepared = ScannerState;

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<ScannerState> {
        let state = ScannerState::of(&self.state);
        state.ok_or_else(|| Refusal::input("E104").with("name", "state").with("found", self.state.clone()))
    }

    async fn apply(&self, state: ScannerState, changing: &mut Changing<'_>) -> Result<Done<RegisteredScanner>> {
        let found = store::scanners::find(&*changing.change, &self.serial).await?;
        let mut scanner = found.ok_or_else(|| Refusal::input("E424").with("serial", self.serial.clone()))?;
        // A broken seal leads back to tested; a test is only shown by its record.
        if state == ScannerState::Tested && scanner.state() != ScannerState::Sealed {
            return Err(Refusal::refused("E425").with("from", scanner.state().key()).with("to", state.key()));
        }
        let seals = self.seals.iter().map(|seal| text("seals", seal)).collect::<Result<Vec<_>>>()?;
        let step = ScannerStep {
            at_us: changing.at_us,
            by: changing.user.name.clone(),
            state,
            reason: text("reason", &self.reason)?,
            seals,
        };
        let from = scanner.state();
        scanner.take(step).map_err(|fault| match fault {
            StepFault::NoWay => Refusal::refused("E425").with("from", from.key()).with("to", state.key()),
            StepFault::NoSeal => Refusal::input("E426"),
            StepFault::NoReason => Refusal::input("E104").with("name", "reason").with("found", ""),
        })?;
        store::scanners::put(changing.change, &scanner).await?;
        let summary = serde_json::json!({ "serial": scanner.serial, "from": from, "to": state });
        Ok(Done::new(scanner, summary))
    }
}

/// Marks a scanner of the inventory as tested, by the record that two persons sealed. Unknown scanners are left alone.
pub(crate) async fn note_tested(changing: &mut Changing<'_>, serial: &str, record: &str) -> Result<()> {
    let Some(mut scanner) = store::scanners::find(&*changing.change, serial).await? else { return Ok(()) };
    let step = ScannerStep {
        at_us: changing.at_us,
        by: changing.user.name.clone(),
        state: ScannerState::Tested,
        reason: record.to_owned(),
        seals: Vec::new(),
    };
    // A sealed scanner was opened for the test; a withdrawn one stays withdrawn.
    if scanner.take(step).is_ok() {
        store::scanners::put(changing.change, &scanner).await?;
    }
    Ok(())
}

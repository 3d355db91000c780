//! The eSCL driver (Mopria eSCL 2.x): scanners on the network, or behind `ipp-usb`, on every system.
//!
//! What always holds: one job at a time, and every job is deleted; a job's address is taken apart and put on our own host and
//! port, because devices lie about theirs; 200 without a body, or with less than was promised, is a fault, never an image;
//! every wait has an end.

mod wire;
mod xml;

use std::time::{Duration, Instant};

use super::fault::{Fault, FaultKind};
use super::profile::{Profile, Sides, Source};
use super::{Capabilities, Delivered, Scanner, State, Status};
use wire::{Answer, Wire};

/// How long a device is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For capabilities and status.
    pub ask: Duration,
    /// For a job to be taken.
    pub start: Duration,
    /// For one page.
    pub page: Duration,
    /// Between two tries when it is busy.
    pub pause: Duration,
    /// Tries when it is busy.
    pub tries: u32,
}

impl Default for Patience {
    /// 5 s to ask, 30 s to start, 120 s a page; 30 tries a second apart.
    fn default() -> Self {
        let second = Duration::from_secs(1);
        Self { ask: second * 5, start: second * 30, page: second * 120, pause: second, tries: 30 }
    }
}

/// A scanner at an address.
pub struct EsclScanner {
    wire: Wire,
    patience: Patience,
    capabilities: Option<Capabilities>,
    job: Option<Job>,
}

struct Job {
    path: String,
    duplex: bool,
    glass: bool,
    images: u32,
}

impl EsclScanner {
    /// A scanner by the URL of its root, with the certificate's fingerprint that was enrolled (SHA-256 of the certificate).
    ///
    /// # Errors
    /// [`FaultKind::Certificate`] for `https` without an enrolled certificate.
    pub fn new(root: &str, pinned: Option<model::Digest>, patience: Patience) -> Result<Self, Fault> {
        Ok(Self { wire: Wire::new(root, pinned)?, patience, capabilities: None, job: None })
    }

    /// Tries again while the device is busy.
    fn patiently(&mut self, call: &dyn Fn(&Wire) -> Result<Answer, Fault>) -> Result<Answer, Fault> {
        let mut tries = 0;
        loop {
            let answer = call(&self.wire)?;
            tries += 1;
            if answer.status != 503 || tries >= self.patience.tries {
                return Ok(answer);
            }
            std::thread::sleep(self.patience.pause);
        }
    }

    /// After an answer that is no image: what the feeder says, else what the answer means.
    fn why(&mut self, otherwise: Fault) -> Fault {
        match self.status() {
            Ok(Status { feeder: Some(kind), .. }) => Fault::new(kind, otherwise.detail),
            _ => otherwise,
        }
    }

    fn end(&mut self) {
        if let Some(job) = self.job.take() {
            // A device that no longer answers has no job either.
            let _ = self.wire.delete(&job.path, self.patience.ask);
        }
    }

    /// 404 or 409 after images: the end of the stack, if the feeder has nothing to complain of.
    fn ended(&mut self, status: u16) -> Result<Option<Delivered>, Fault> {
        let images = self.job.as_ref().map_or(0, |job| job.images);
        let feeder = self.status().ok().and_then(|status| status.feeder);
        self.end();
        match feeder {
            None | Some(FaultKind::Empty) if images > 0 => Ok(None),
            Some(kind) => Err(Fault::new(kind, images)),
            None if status == 409 => Err(Fault::new(FaultKind::Device, status)),
            None => Err(Fault::new(FaultKind::Empty, status)),
        }
    }
}

impl Scanner for EsclScanner {
    fn capabilities(&mut self) -> Result<Capabilities, Fault> {
        if let Some(known) = &self.capabilities {
            return Ok(known.clone());
        }
        let ask = self.patience.ask;
        let answer = self.patiently(&|wire| wire.get("ScannerCapabilities", ask, wire::TEXT))?;
        if answer.status != 200 {
            return Err(Fault::new(FaultKind::WrongAnswer, answer.status));
        }
        let found = xml::capabilities(&answer.body)?;
        self.capabilities = Some(found.clone());
        Ok(found)
    }

    fn status(&mut self) -> Result<Status, Fault> {
        let answer = self.wire.get("ScannerStatus", self.patience.ask, wire::TEXT)?;
        if answer.status != 200 {
            return Err(Fault::new(FaultKind::WrongAnswer, answer.status));
        }
        xml::status(&answer.body)
    }

    fn start(&mut self, profile: &Profile) -> Result<(), Fault> {
        self.end();
        let capabilities = self.capabilities()?;
        let settings = xml::settings(profile, profile.format_for(&capabilities), &capabilities);
        let start = self.patience.start;
        let answer = self.patiently(&|wire| wire.post("ScanJobs", &settings, start))?;
        match answer.status {
            201 => {}
            503 => return Err(self.why(Fault::new(FaultKind::Busy, 503))),
            409 => return Err(self.why(Fault::new(FaultKind::SettingsRefused, 409))),
            other => return Err(self.why(Fault::new(FaultKind::WrongAnswer, other))),
        }
        let location = answer.location.ok_or_else(|| Fault::new(FaultKind::WrongAnswer, "Location"))?;
        let path = self.wire.own_path(&location)?;
        let glass = profile.source == Source::Glass;
        self.job = Some(Job { path, duplex: !glass && profile.sides == Sides::Duplex, glass, images: 0 });
        Ok(())
    }

    fn next_image(&mut self) -> Result<Option<Delivered>, Fault> {
        let Some(job) = &self.job else { return Ok(None) };
        if job.glass && job.images > 0 {
            self.end();
            return Ok(None);
        }
        let path = format!("{}/NextDocument", job.path.trim_end_matches('/'));
        let began = Instant::now();
        let page = self.patience.page;
        let answer = self.patiently(&|wire| wire.get(&path, page.saturating_sub(began.elapsed()), wire::IMAGE));
        let answer = match answer {
            Ok(answer) => answer,
            Err(fault) => {
                let fault = self.why(fault);
                self.end();
                return Err(fault);
            }
        };
        match answer.status {
            200 if answer.body.is_empty() => {
                let fault = self.why(Fault::new(FaultKind::WrongAnswer, "0 bytes"));
                self.end();
                Err(fault)
            }
            200 => {
                let Some(job) = &mut self.job else { return Ok(None) };
                let (sheet, side) =
                    if job.duplex { (job.images / 2 + 1, job.images % 2 + 1) } else { (job.images + 1, 1) };
                job.images += 1;
                let side = u8::try_from(side).unwrap_or(1);
                let name = format!("{sheet:05}-{side}.{}", ending(&answer.body));
                Ok(Some(Delivered { bytes: answer.body, name, sheet, side }))
            }
            404 | 409 | 410 => self.ended(answer.status),
            503 => {
                let fault = self.why(Fault::new(FaultKind::Busy, 503));
                self.end();
                Err(fault)
            }
            other => {
                let fault = self.why(Fault::new(FaultKind::WrongAnswer, other));
                self.end();
                Err(fault)
            }
        }
    }

    fn cancel(&mut self) {
        self.end();
    }
}

impl Drop for EsclScanner {
    fn drop(&mut self) {
        self.end();
    }
}

/// What a file is, by its first bytes.
fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        [b'%', b'P', ..] => "pdf",
        [b'I', b'I', ..] | [b'M', b'M', ..] => "tif",
        _ => "pnm",
    }
}

impl Status {
    /// Whether a new job can be taken.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.state == State::Idle && self.feeder.is_none()
    }
}

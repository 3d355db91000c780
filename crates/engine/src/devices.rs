//! Scanners as devices: looked for, described, held against a profile, and driven stack by stack.
//!
//! Always true: an image lies whole under its name, with its line in the journal, before the next is asked for; a folder that was
//! scanned into before is gone on with, never written over; in official mode nothing is scanned without the scanner's readiness
//! record for this very package.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use api::FileRef;
use api::devices::{
    CheckProfile, DiscoverScanners, FoundScanner, FoundScanners, ProfileView, ScanStack, ScannerInput, ScannerView,
    ShowScanner, StackReport,
};
use model::election::Mode;
use model::{Digest, Finding};
use scan::ScanPackage;
use scan::device::{
    Capabilities, Collected, Delivered, DeviceAddress, EsclScanner, Fault, FaultKind, Patience, Profile, SaneScanner,
    Scanner, WatchedFolder, collect,
};

use crate::files;
use crate::job::Job;
use crate::refusal::{Refusal, Result};
use crate::scanning;

/// How long a subprocess may be silent.
const WATCHDOG: Duration = Duration::from_secs(120);
/// How long a file in a watched folder must stand still.
const SETTLE: Duration = Duration::from_millis(300);
/// The journal of a folder of images.
const JOURNAL: &str = "ditari.jsonl";
/// The package that a folder is scanned with.
const IN_USE: &str = "paketa.json";

/// A driver for an address. `folder` is ours alone, for pictures that pass through.
pub(crate) fn driver(device: &str, folder: &Path) -> Result<Box<dyn Scanner>> {
    let address: DeviceAddress =
        device.parse().map_err(|_| Refusal::input("E104").with("name", "device").with("found", device.to_owned()))?;
    Ok(match address {
        DeviceAddress::Escl(root) => {
            Box::new(EsclScanner::new(&root, pinned(&root), Patience::default()).map_err(fault)?)
        }
        DeviceAddress::Sane(name) => Box::new(SaneScanner::new(&name, folder.to_path_buf(), WATCHDOG)),
        DeviceAddress::Folder(path) => {
            Box::new(WatchedFolder::new(&path, SETTLE, Duration::ZERO, std::collections::BTreeSet::new()))
        }
    })
}

/// The certificate that was enrolled for an address: `KUTIA_SCANNER_PIN` holds its SHA-256.
fn pinned(_: &str) -> Option<Digest> {
    std::env::var("KUTIA_SCANNER_PIN").ok()?.parse().ok()
}

/// A fault that stopped everything.
#[expect(clippy::needless_pass_by_value, reason = "an error is mapped by handing it on")]
fn fault(fault: Fault) -> Refusal {
    Refusal::findings("E420", vec![fault.finding()])
}

/// What is there.
pub(crate) fn discover(input: &DiscoverScanners, job: &Job) -> Result<FoundScanners> {
    let seconds = input.seconds.unwrap_or(3).clamp(1, 30);
    let mut found = FoundScanners { scanners: Vec::new(), findings: Vec::new() };
    let note = |fault: Fault| {
        let mut finding = fault.finding();
        finding.severity = model::Severity::Note;
        finding
    };
    job.report("looking", 0, 2);
    match scan::device::discover(Duration::from_secs(seconds), input.local) {
        Ok(devices) => found.scanners.extend(devices.into_iter().map(|device| FoundScanner {
            device: device.address,
            model: device.model,
            place: device.place,
            uuid: device.uuid,
        })),
        Err(fault) => found.findings.push(note(fault)),
    }
    job.check()?;
    job.report("looking", 1, 2);
    match SaneScanner::list(Duration::from_secs(20)) {
        Ok(devices) => found.scanners.extend(devices.into_iter().map(|(device, model)| FoundScanner {
            device,
            model,
            place: String::new(),
            uuid: String::new(),
        })),
        Err(fault) => found.findings.push(note(fault)),
    }
    Ok(found)
}

/// How a scanner describes itself.
pub(crate) fn show(input: &ShowScanner) -> Result<ScannerView> {
    let passage = Passage::new()?;
    let mut scanner = driver(&input.device, &passage.0)?;
    let capabilities = scanner.capabilities().map_err(fault)?;
    let (state, findings) = match scanner.status() {
        Ok(status) => {
            let feeder = status.feeder.map(|kind| Fault { kind, detail: String::new() }.finding());
            // An empty feeder is how a scanner waits; everything else must be mended first.
            let mild = |mut finding: Finding| {
                if finding.code == FaultKind::Empty.code() {
                    finding.severity = model::Severity::Note;
                }
                finding
            };
            (word(&status.state), feeder.map(mild).into_iter().collect())
        }
        Err(fault) => ("unknown".to_owned(), vec![fault.finding()]),
    };
    Ok(ScannerView {
        device: input.device.clone(),
        model: capabilities.make_and_model.clone(),
        serial: capabilities.serial.clone(),
        protocol: capabilities.protocol.clone(),
        state,
        inputs: inputs(&capabilities),
        findings,
    })
}

/// The word of a plain enum in JSON.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn inputs(capabilities: &Capabilities) -> Vec<ScannerInput> {
    let words = |values: Vec<String>| values.join(", ");
    let input = |input: &scan::device::InputCapabilities| {
        let between = if input.any_between { "–" } else { ", " };
        ScannerInput {
            source: word(&input.source),
            sides: word(&input.sides),
            width_mm: input.largest.0 / 100,
            height_mm: input.largest.1 / 100,
            resolutions: input.resolutions.iter().map(u32::to_string).collect::<Vec<_>>().join(between),
            modes: words(input.modes.iter().map(word).collect()),
            formats: words(input.formats.iter().map(word).collect()),
        }
    };
    capabilities.inputs.iter().map(input).collect()
}

/// A profile from a file, or the usual one fitted to what the device has.
pub(crate) fn profile(file: Option<&FileRef>, capabilities: &Capabilities) -> Result<Profile> {
    if let Some(file) = file {
        let bytes = files::read(file.path(), 1 << 16)?;
        return serde_json::from_slice(&bytes).map_err(|error| {
            Refusal::input("E104").with("name", "profile").with("found", format!("{}:{}", file.name(), error.line()))
        });
    }
    let usual = Profile::default();
    let has = |source, sides| capabilities.inputs.iter().any(|input| input.source == source && input.sides == sides);
    use scan::device::{Sides, Source};
    let (source, sides) =
        [(Source::Feeder, Sides::Duplex), (Source::Feeder, Sides::Simplex), (Source::Glass, Sides::Simplex)]
            .into_iter()
            .find(|(source, sides)| has(*source, *sides))
            .unwrap_or((usual.source, usual.sides));
    Ok(Profile { source, sides, ..usual })
}

/// A profile beside what a scanner can do.
pub(crate) fn check(input: &CheckProfile) -> Result<ProfileView> {
    let passage = Passage::new()?;
    let capabilities = driver(&input.device, &passage.0)?.capabilities().map_err(fault)?;
    let profile = profile(input.profile.as_ref(), &capabilities)?;
    let findings: Vec<Finding> = profile.check(&capabilities).iter().map(Fault::finding).collect();
    Ok(ProfileView {
        digest: profile.digest(),
        profile: serde_json::to_value(&profile)?,
        fits: findings.is_empty(),
        findings,
    })
}

/// A folder of our own that ends with its value.
pub(crate) struct Passage(pub(crate) PathBuf);

impl Passage {
    pub(crate) fn new() -> Result<Self> {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("kutia-scan-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| files::unwritable(&path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Passage {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Scans a stack into a folder and reads it.
pub(crate) fn stack(input: &ScanStack, job: &Job) -> Result<StackReport> {
    let package = input.package.as_ref().map(scanning::open).transpose()?;
    let passage = Passage::new()?;
    let mut scanner = driver(&input.device, &passage.0)?;
    let capabilities = scanner.capabilities().map_err(fault)?;
    if let Some(opened) = package.as_ref().filter(|opened| opened.content.settings().mode == Mode::Official) {
        crate::readiness::require(input.readiness.as_ref(), opened.sealed.digest, &input.device, &capabilities.serial)?;
    }
    let profile = profile(input.profile.as_ref(), &capabilities)?;
    std::fs::create_dir_all(input.out.path()).map_err(|error| files::unwritable(input.out.path(), &error))?;
    if let Some(opened) = &package {
        in_use(input.out.path(), opened)?;
    }
    let mut journal = Journal::open(input.out.path(), &input.device, &capabilities.serial, &profile)?;
    let mut paths = Vec::new();
    let collected = collect(scanner.as_mut(), &profile, &mut |delivered, digest| {
        if job.check().is_err() {
            return Err(Fault::new_cancelled());
        }
        if let Some(path) = journal.keep(delivered, digest)? {
            paths.push(path);
        }
        job.report("scanning", paths.len(), 0);
        Ok(())
    })
    .map_err(fault)?;
    drop(scanner);
    let pages = match &package {
        Some(opened) => read(&opened.content, paths, job)?,
        None => Vec::new(),
    };
    Ok(report(input, &capabilities, &collected, pages, journal.again))
}

/// What a folder of images says of the package that it is scanned with.
#[derive(serde::Serialize, serde::Deserialize)]
struct InUse {
    election: String,
    package: Digest,
    ballot: Digest,
    mode: Mode,
    created_us: i64,
}

/// Refuses a package that may not follow the one in use in a folder: of another election, of another mode, or older.
fn in_use(folder: &Path, opened: &scanning::Opened) -> Result<()> {
    let path = folder.join(IN_USE);
    let offered = InUse {
        election: opened.content.definition().election.to_string(),
        package: opened.sealed.digest,
        ballot: opened.content.digest(),
        mode: opened.content.settings().mode,
        created_us: opened.sealed.manifest.created_at.as_microsecond(),
    };
    if path.exists() {
        let present: InUse = serde_json::from_slice(&files::read(&path, 1 << 16)?)
            .map_err(|_| Refusal::input("E401").with("file", IN_USE))?;
        if present.election != offered.election {
            return Err(Refusal::refused("E411").with("found", offered.election).with("expected", present.election));
        }
        if present.mode != offered.mode {
            return Err(Refusal::refused("E422")
                .with("found", word(&offered.mode))
                .with("expected", word(&present.mode)));
        }
        if present.created_us > offered.created_us {
            return Err(Refusal::refused("E423")
                .with("found", offered.package.short())
                .with("expected", present.package.short()));
        }
        if present.package == offered.package {
            return Ok(());
        }
    }
    vault::atomic::write(&path, &serde_json::to_vec_pretty(&offered)?)?;
    Ok(())
}

fn read(package: &ScanPackage, paths: Vec<PathBuf>, job: &Job) -> Result<Vec<api::scanning::ScannedPage>> {
    Ok(scanning::report(package, &scanning::read_pages(package, paths, job)?)?.pages)
}

fn report(
    input: &ScanStack,
    capabilities: &Capabilities,
    collected: &Collected,
    pages: Vec<api::scanning::ScannedPage>,
    again: u32,
) -> StackReport {
    let mut findings: Vec<Finding> = collected.fault.iter().map(Fault::finding).collect();
    findings.extend(collected.twice.iter().map(|name| Finding::warning("X419").with("detail", name.clone())));
    if again > 0 {
        findings.push(Finding::note("X420").with("detail", again));
    }
    let count = |refused: bool| {
        u32::try_from(pages.iter().filter(|page| page.is_refused() == refused).count()).unwrap_or(u32::MAX)
    };
    StackReport {
        device: input.device.clone(),
        serial: capabilities.serial.clone(),
        images: collected.images - again,
        sheets: collected.sheets,
        read: count(false),
        refused: count(true),
        pages,
        findings,
    }
}

/// The journal of a folder: a line an image, each with the hash of the line before.
struct Journal {
    folder: PathBuf,
    device: String,
    serial: String,
    profile: Digest,
    dots: u32,
    known: std::collections::BTreeSet<Digest>,
    last: Digest,
    count: u32,
    /// Images of a watched folder that were taken in an earlier run.
    again: u32,
    from_folder: bool,
}

impl Journal {
    fn open(folder: &Path, device: &str, serial: &str, profile: &Profile) -> Result<Self> {
        let mut journal = Self {
            folder: folder.to_path_buf(),
            device: device.to_owned(),
            serial: serial.to_owned(),
            profile: profile.digest(),
            dots: profile.dots_per_inch,
            known: std::collections::BTreeSet::new(),
            last: Digest::of(&[]),
            count: 0,
            again: 0,
            from_folder: matches!(device.parse(), Ok(DeviceAddress::Folder(_))),
        };
        let path = folder.join(JOURNAL);
        if path.exists() {
            let text = files::read(&path, 1 << 30)?;
            for line in text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
                let entry: serde_json::Value =
                    serde_json::from_slice(line).map_err(|_| Refusal::input("E401").with("file", JOURNAL))?;
                if let Some(digest) = entry["sha256"].as_str().and_then(|text| text.parse().ok()) {
                    journal.known.insert(digest);
                }
                journal.last = Digest::of(line);
                journal.count += 1;
            }
        }
        Ok(journal)
    }

    /// Stores an image and its line, both on disk before this returns. `None` for a file that was taken before.
    fn keep(&mut self, delivered: &Delivered, digest: Digest) -> std::result::Result<Option<PathBuf>, Fault> {
        if self.from_folder && self.known.contains(&digest) {
            self.again += 1;
            return Ok(None);
        }
        let ending = Path::new(&delivered.name).extension().map(|ending| ending.to_string_lossy().into_owned());
        let name = format!("{:06}.{}", self.count + 1, ending.unwrap_or_else(|| "img".to_owned()));
        let path = self.folder.join(&name);
        let not_stored =
            |error: &dyn std::fmt::Display| Fault { kind: FaultKind::NotStored, detail: error.to_string() };
        vault::atomic::write(&path, &delivered.bytes).map_err(|error| not_stored(&error))?;
        let line = serde_json::json!({
            "number": self.count + 1, "file": name, "sha256": digest, "original": delivered.name,
            "sheet": delivered.sheet, "side": delivered.side, "device": self.device, "serial": self.serial,
            "dots_per_inch": self.dots, "profile": self.profile, "previous": self.last,
        });
        let line = line.to_string();
        let appended = std::fs::OpenOptions::new().create(true).append(true).open(self.folder.join(JOURNAL)).and_then(
            |mut file| {
                file.write_all(line.as_bytes())?;
                file.write_all(b"\n")?;
                file.sync_data()
            },
        );
        appended.map_err(|error| not_stored(&error))?;
        self.known.insert(digest);
        self.last = Digest::of(line.as_bytes());
        self.count += 1;
        Ok(Some(path))
    }
}

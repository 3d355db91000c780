//! Scanner packages: made from the released ballots, looked into, and used alone to read scanned pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use api::scanning::{
    InkShare, ListPackages, MakePackage, PackageHead, PackageMade, PackageView, PageStatus, ReadScans, ScanReport,
    ScanTotals, ScannedPage, ShowPackage, TallyScans, TargetScore,
};
use api::{FileRef, Written};
use model::audit::FileTrace;
use model::contest::ScanSettings;
use model::election::Mode;
use model::{Digest, Finding};
use scan::{Outcome, ScanPackage, ScanResult, Source};
use store::artefacts::{Artefact, ArtefactKind};

use crate::ballots;
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files::{self, Pending};
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// The kind of sealed package, in its manifest.
pub(crate) const PACKAGE_KIND: &str = "scanner-package";
/// Resolution asked of scanners, in dots per inch (200: what open readers of this family use).
pub(crate) const DOTS_PER_INCH: u32 = 200;

/// A package made, not yet in its place.
pub(crate) struct Made {
    pending: Option<Pending>,
    output: PackageMade,
}

impl Command for MakePackage {
    type Prepared = Made;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Made> {
        let mode = self.mode.unwrap_or(Mode::Official);
        let still = reading.open.store.still().await?;
        let stored = ballots::in_force(&still).await?;
        drop(still);
        let settings = ScanSettings { marks: reading.open.election.rules.marks, dots_per_inch: DOTS_PER_INCH, mode };
        let content = scan::files(&stored.definition, &settings).map_err(|error| Refusal::machine("E901", &error))?;
        // What cannot be loaded again is not sealed.
        scan::load(&content).map_err(|findings| Refusal::findings("E410", findings))?;
        let notes = [("ballot", stored.digest.to_string()), ("mode", ballots::mode_key(mode).to_owned())];
        let bytes = vault::package::seal(&content, &reading.label(PACKAGE_KIND, &notes), reading.signer()?)?;
        let entry = <Self as api::Operation>::ENTRY;
        let mut pending =
            Pending::file(&reading.open.store, entry.name, self.to.path(), reading.clock.now_us()).await?;
        let package = vault::atomic::write(pending.path(), &bytes)?;
        pending.wrote(self.to.name(), package);
        let written = Written {
            folder: self.to.path().parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default(),
            files: 1,
            pages: 0,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            digest: package,
            findings: Vec::new(),
        };
        Ok(Made { pending: Some(pending), output: PackageMade { written, ballot: stored.digest, package, mode } })
    }

    fn pending(made: &mut Made) -> Option<Pending> {
        made.pending.take()
    }

    async fn apply(&self, made: Made, changing: &mut Changing<'_>) -> Result<Done<PackageMade>> {
        let output = made.output;
        let artefact = Artefact {
            kind: ArtefactKind::Package,
            name: self.to.name(),
            sha256: output.package,
            bytes: output.written.bytes,
            unit: None,
            audit: 0,
        };
        store::artefacts::add(changing.change, &[artefact]).await?;
        let summary = serde_json::json!({ "ballot": output.ballot, "package": output.package, "mode": output.mode });
        Ok(Done::new(output, summary))
    }
}

impl Query for ListPackages {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<PackageHead>> {
        let made = store::artefacts::of_kind(reading.open.store.reader(), ArtefactKind::Package).await?;
        let head = |made: Artefact| PackageHead { file: made.name, package: made.sha256, audit: made.audit };
        Ok(made.into_iter().map(head).collect())
    }
}

/// A package opened from outside: its seal holds, its content is whole.
pub(crate) struct Opened {
    pub(crate) sealed: vault::package::Package,
    pub(crate) content: ScanPackage,
}

/// Opens a package file.
pub(crate) fn open(file: &FileRef) -> Result<Opened> {
    let bytes = files::read(file.path(), 512 << 20)?;
    let sealed = vault::package::open(&bytes, &vault::package::Limits::default())?;
    let named: Vec<(String, Vec<u8>)> =
        sealed.files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
    let content = scan::load(&named).map_err(|findings| Refusal::findings("E410", findings))?;
    let election = &content.definition().election;
    sealed.require(PACKAGE_KIND, election, None)?;
    let role = sealed.seal.certificate.role;
    if !role.may(model::user::Permission::ConfigureScanners) {
        return Err(Refusal::refused("E421").with("role", role.key()));
    }
    Ok(Opened { sealed, content })
}

/// What a package says.
pub(crate) fn show(input: &ShowPackage) -> Result<PackageView> {
    let Opened { sealed, content } = open(&input.package)?;
    Ok(PackageView {
        election: content.definition().election.to_string(),
        ballot: content.digest(),
        package: sealed.digest,
        fingerprint: sealed.seal.certificate.fingerprint().to_string(),
        mode: content.settings().mode,
        units: u32::try_from(content.definition().units.len()).unwrap_or(u32::MAX),
        files: sealed.manifest.files.iter().map(|file| (file.path.clone(), file.bytes)).collect(),
    })
}

/// Reads pages with the package alone.
pub(crate) fn read(input: &ReadScans, job: &Job) -> Result<ScanReport> {
    let Opened { content, .. } = open(&input.package)?;
    let paths = images(&input.images)?;
    let results = read_pages(&content, paths.clone(), job)?;
    if let Some(folder) = &input.drawings {
        draw_refused(&content, &paths, &results, folder.path())?;
    }
    report(&content, &results)
}

/// Counts pages with the package alone.
pub(crate) fn tally(input: &TallyScans, job: &Job) -> Result<ScanTotals> {
    let Opened { content, sealed } = open(&input.package)?;
    let results = read_pages(&content, images(&input.images)?, job)?;
    totals(&content, sealed.digest, &results)
}

/// The files that an operation names, each once.
pub(crate) fn images(named: &[FileRef]) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for image in named {
        collect(image.path(), &mut paths)?;
    }
    if paths.is_empty() {
        return Err(Refusal::input("E413"));
    }
    // A file that is named twice, or by itself and by its folder, is one sheet.
    let mut seen = std::collections::BTreeSet::new();
    paths.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    Ok(paths)
}

/// Draws what the reader saw on each refused page, as `<file>-<page>.png`.
fn draw_refused(package: &ScanPackage, paths: &[PathBuf], results: &[ScanResult], folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| files::unwritable(folder, &error))?;
    for path in paths {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let refused = |result: &&ScanResult| result.file == name && matches!(result.outcome, Outcome::Refused(_));
        for result in results.iter().filter(refused) {
            // What is no picture cannot be drawn on; the report says so already.
            let Ok(bytes) = files::read(path, scan::MAX_IMAGE_BYTES) else { continue };
            let Ok(png) = scan::annotate_page(bytes, result.page, package) else { continue };
            vault::atomic::write(&folder.join(format!("{name}-{}.png", result.page)), &png)?;
        }
    }
    Ok(())
}

/// Image files of a folder, or the file itself.
fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    if !path.exists() {
        return Err(Refusal::input("E401").with("file", files::shown(path)));
    }
    if !path.is_dir() {
        into.push(path.to_path_buf());
        return Ok(());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| files::unreadable(path, &error))? {
        let entry = entry.map_err(|error| files::unreadable(path, &error))?.path();
        let ending = entry.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if entry.is_file()
            && matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "tif" | "tiff" | "pgm" | "ppm" | "pbm" | "pdf")
        {
            found.push(entry);
        }
    }
    found.sort();
    into.extend(found);
    Ok(())
}

/// Reads pages on all cores.
pub(crate) fn read_pages(package: &ScanPackage, paths: Vec<PathBuf>, job: &Job) -> Result<Vec<ScanResult>> {
    let sources: Vec<Source> = paths.into_iter().map(Source::File).collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let progress = |progress: scan::Progress| job.report("scanning", progress.done, progress.of);
    scan::read_all(&sources, package, threads, &progress, job.flag()).map_err(|_| Refusal::cancelled())
}

fn readings(results: &[ScanResult]) -> impl Iterator<Item = &scan::PageReading> {
    results.iter().filter_map(|result| match &result.outcome {
        Outcome::Read(reading) => Some(reading),
        Outcome::Refused(_) => None,
    })
}

fn counted(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The report of pages read, with the tally.
pub(crate) fn report(package: &ScanPackage, results: &[ScanResult]) -> Result<ScanReport> {
    let tally = scan::count(package, readings(results)).total;
    let pages: Vec<ScannedPage> = results.iter().map(page).collect();
    let refused = counted(pages.iter().filter(|page| page.is_refused()).count());
    let read = counted(pages.len()) - refused;
    Ok(ScanReport { ballot: package.digest(), pages, read, refused, tally, names: names(package) })
}

pub(crate) fn totals(package: &ScanPackage, digest: Digest, results: &[ScanResult]) -> Result<ScanTotals> {
    let count = scan::count(package, readings(results));
    let mut reasons: BTreeMap<String, u32> = BTreeMap::new();
    for result in results {
        if let Outcome::Refused(refusal) = &result.outcome {
            *reasons.entry(refusal.reason.name()).or_default() += 1;
        }
    }
    let mut histogram = vec![0_u64; 101];
    for mark in readings(results).flat_map(|reading| &reading.marks) {
        let place = usize::try_from(mark.score_hundredths / 100).unwrap_or(100).min(100);
        histogram[place] += 1;
    }
    let refused = reasons.values().sum();
    Ok(ScanTotals {
        ballot: package.digest(),
        package: digest,
        pages: counted(results.len()),
        read: counted(results.len()) - refused,
        refused,
        reasons,
        total: count.total,
        by_unit: count.by_unit,
        histogram,
        names: names(package),
    })
}

/// Names of all options by identifier: subjects by name, candidates by number and name.
pub(crate) fn names(package: &ScanPackage) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for option in package.definition().contests.iter().flat_map(|contest| &contest.options) {
        names.push((option.id.to_string(), option.name.sq.clone()));
        for preference in &option.preferences {
            names.push((preference.id.to_string(), format!("{} {}", preference.number, preference.name)));
        }
    }
    names
}

fn page(result: &ScanResult) -> ScannedPage {
    let mut page = ScannedPage {
        file: result.file.clone(),
        page: result.page,
        status: PageStatus::Refused,
        reason: None,
        unit: None,
        style: None,
        sheet: None,
        face: None,
        serial: None,
        targets: Vec::new(),
        sha256: result.sha256,
        findings: Vec::new(),
    };
    match &result.outcome {
        Outcome::Read(reading) => {
            let code = &reading.code;
            page.status = PageStatus::Read;
            (page.unit, page.style) = (Some(code.unit), Some(code.style.clone()));
            (page.sheet, page.face) = (Some(code.sheet), Some(code.face));
            page.serial = code.serial.map(|serial| serial.to_string());
            page.targets = reading.marks.iter().map(target).collect();
            page.findings.clone_from(&reading.notes);
        }
        Outcome::Refused(refusal) => {
            page.reason = Some(refusal.reason.name());
            page.findings = vec![refusal.finding()];
        }
    }
    page
}

fn target(mark: &scan::MarkScore) -> TargetScore {
    TargetScore { id: mark.target.clone(), score: InkShare(mark.score_hundredths.min(10_000)), verdict: mark.reading }
}

/// A trace of a package that was read.
pub(crate) fn trace(file: &FileRef, sha256: Digest) -> FileTrace {
    FileTrace { name: file.name(), sha256, written: false }
}

/// The first finding of a refused page.
pub(crate) fn refusal_of(page: &ScannedPage) -> Option<Finding> {
    page.is_refused().then(|| page.findings.first().cloned()).flatten()
}

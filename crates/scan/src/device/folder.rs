//! A folder into which any vendor's capture program writes.
//!
//! What always holds: a file is taken only after its size and time stood still between two looks; nothing in the folder is moved,
//! changed or deleted; a file whose bytes came before is not taken again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use model::Digest;

use super::fault::{Fault, FaultKind};
use super::profile::{ColourMode, ImageFormat, Profile, Sides, Source};
use super::{Capabilities, Delivered, InputCapabilities, Scanner, State, Status};

const ENDINGS: [&str; 9] = ["png", "jpg", "jpeg", "tif", "tiff", "pdf", "pgm", "ppm", "pbm"];

/// The driver.
pub struct WatchedFolder {
    folder: PathBuf,
    /// How long a file must stand still.
    settle: Duration,
    /// How long the folder may bring nothing before the stack counts as ended; zero takes what is there and ends.
    wait: Duration,
    taken: BTreeSet<Digest>,
    done: BTreeMap<PathBuf, (u64, SystemTime)>,
    sheet: u32,
    started: bool,
}

impl WatchedFolder {
    /// A folder with what was taken from it before.
    #[must_use]
    pub fn new(folder: &Path, settle: Duration, wait: Duration, taken: BTreeSet<Digest>) -> Self {
        let folder = folder.to_path_buf();
        Self { folder, settle, wait, taken, done: BTreeMap::new(), sheet: 0, started: false }
    }

    fn fault(&self, error: &std::io::Error) -> Fault {
        let _ = &self.folder;
        Fault::new(FaultKind::Folder, error.kind())
    }

    /// Files that might be images, by name, with size and time.
    fn look(&self) -> Result<BTreeMap<PathBuf, (u64, SystemTime)>, Fault> {
        let mut found = BTreeMap::new();
        for entry in std::fs::read_dir(&self.folder).map_err(|error| self.fault(&error))? {
            let entry = entry.map_err(|error| self.fault(&error))?;
            let path = entry.path();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            // A file that vanishes between two looks was renamed by its program: it comes again.
            let Ok(facts) = entry.metadata() else { continue };
            if facts.is_file() && ENDINGS.contains(&ending.as_str()) {
                found.insert(path, (facts.len(), facts.modified().unwrap_or(SystemTime::UNIX_EPOCH)));
            }
        }
        Ok(found)
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Fault> {
        let file = std::fs::File::open(path).map_err(|error| self.fault(&error))?;
        let mut bytes = Vec::new();
        file.take(crate::picture::MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| self.fault(&error))?;
        if u64::try_from(bytes.len()).map_or(true, |length| length > crate::picture::MAX_FILE) {
            return Err(Fault::new(FaultKind::WrongAnswer, "too large"));
        }
        Ok(bytes)
    }
}

impl Scanner for WatchedFolder {
    fn capabilities(&mut self) -> Result<Capabilities, Fault> {
        let facts = std::fs::metadata(&self.folder).map_err(|error| self.fault(&error))?;
        if !facts.is_dir() {
            return Err(Fault::new(FaultKind::Folder, "not a folder"));
        }
        // Another program drives the scanner: whatever it was set to may come, and each image is checked.
        let input = |sides| InputCapabilities {
            source: Source::Feeder,
            sides,
            largest: (100_000, 100_000),
            resolutions: vec![150, 600],
            any_between: true,
            modes: vec![ColourMode::Lineart, ColourMode::Gray, ColourMode::Colour],
            formats: vec![ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Jpeg, ImageFormat::Pdf, ImageFormat::Pnm],
            drop_out: Vec::new(),
        };
        Ok(Capabilities {
            protocol: "folder".to_owned(),
            inputs: vec![input(Sides::Simplex), input(Sides::Duplex)],
            ..Capabilities::default()
        })
    }

    fn status(&mut self) -> Result<Status, Fault> {
        let loaded = self.look()?.iter().any(|(path, facts)| self.done.get(path) != Some(facts));
        Ok(Status { state: State::Idle, feeder: None, loaded: Some(loaded) })
    }

    fn start(&mut self, _: &Profile) -> Result<(), Fault> {
        (self.started, self.sheet) = (true, 0);
        Ok(())
    }

    fn next_image(&mut self) -> Result<Option<Delivered>, Fault> {
        let began = Instant::now();
        loop {
            let before = self.look()?;
            let fresh: Vec<_> = before
                .iter()
                .filter(|(path, facts)| self.done.get(*path) != Some(*facts))
                .map(|(path, _)| path)
                .collect();
            if !fresh.is_empty() {
                std::thread::sleep(self.settle);
                let after = self.look()?;
                let still = fresh.into_iter().find(|path| after.get(*path) == before.get(*path));
                if let Some((path, facts)) = still.and_then(|path| Some((path.clone(), *after.get(path)?))) {
                    let bytes = self.bytes(&path)?;
                    self.done.insert(path.clone(), facts);
                    if !self.taken.insert(Digest::of(&bytes)) {
                        continue;
                    }
                    self.sheet += 1;
                    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                    // How a program splits sides over files is its own affair: each file counts for itself.
                    return Ok(Some(Delivered { bytes, name, sheet: self.sheet, side: 2 }));
                }
            }
            if began.elapsed() >= self.wait {
                return Ok(None);
            }
            std::thread::sleep(self.settle.max(Duration::from_millis(20)));
        }
    }

    fn cancel(&mut self) {
        self.started = false;
    }
}

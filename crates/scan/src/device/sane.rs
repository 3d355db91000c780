//! SANE devices through `scanimage`, as a subprocess that is watched: a back end that crashes or hangs stays outside.
//!
//! What always holds: no shell is between us; every call has an end, by killing if need be; pictures come as PNM in a folder of our
//! own and are read only after the program has named them whole.

use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::fault::{Fault, FaultKind};
use super::profile::{ColourMode, DoubleFeed, ImageFormat, Profile, Sides, Source};
use super::{Capabilities, Delivered, InputCapabilities, Scanner, State, Status};

/// The driver of a SANE device.
pub struct SaneScanner {
    name: String,
    /// Where the program puts its pictures.
    folder: PathBuf,
    watchdog: Duration,
    program: PathBuf,
    options: Option<Options>,
    job: Option<Job>,
}

struct Job {
    child: Child,
    lines: Receiver<String>,
    errors: Receiver<String>,
    duplex: bool,
    images: u32,
}

/// What a device's own help says.
#[derive(Debug, Clone, Default)]
struct Options {
    sources: Vec<String>,
    modes: Vec<String>,
    resolutions: Vec<u32>,
    range: bool,
    largest: (u32, u32),
    names: Vec<String>,
}

impl SaneScanner {
    /// A device by its SANE name; pictures pass through `folder`, which must exist and be ours alone.
    #[must_use]
    pub fn new(name: &str, folder: PathBuf, watchdog: Duration) -> Self {
        let program = PathBuf::from("scanimage");
        Self { name: name.to_owned(), folder, watchdog, program, options: None, job: None }
    }

    /// The same with another program in the place of `scanimage`, such as one that chooses SANE's configuration.
    #[must_use]
    pub fn with_program(mut self, program: PathBuf) -> Self {
        self.program = program;
        self
    }

    /// Names of the devices that SANE sees, with make and model.
    ///
    /// # Errors
    /// [`Fault`], named.
    pub fn list(watchdog: Duration) -> Result<Vec<(String, String)>, Fault> {
        let (_, text) = run(Path::new("scanimage"), &["-f", "%d|%v %m%n"], watchdog)?;
        let devices = text.lines().filter_map(|line| line.split_once('|'));
        Ok(devices.map(|(name, model)| (format!("sane:{name}"), model.to_owned())).collect())
    }

    fn options(&mut self) -> Result<Options, Fault> {
        if let Some(known) = &self.options {
            return Ok(known.clone());
        }
        let (status, text) = run(&self.program, &["--device-name", &self.name, "-A"], self.watchdog)?;
        if status != 0 {
            return Err(of_status(status, &text));
        }
        let options = understood(&text);
        self.options = Some(options.clone());
        Ok(options)
    }

    fn arguments(&self, profile: &Profile, options: &Options) -> Vec<String> {
        let mut arguments = vec!["--device-name".to_owned(), self.name.clone(), "--format=pnm".to_owned()];
        let has = |name: &str| options.names.iter().any(|known| known == name);
        for (name, value) in &profile.options {
            arguments.push(format!("--{name}={value}"));
        }
        if let Some(source) = source_of(profile, options) {
            arguments.push(format!("--source={source}"));
        }
        if let Some(mode) = options.modes.iter().find(|mode| mode_of(mode) == Some(profile.mode)) {
            arguments.push(format!("--mode={mode}"));
        }
        if has("depth") && profile.mode != ColourMode::Lineart {
            arguments.push("--depth=8".to_owned());
        }
        if has("resolution") {
            arguments.push(format!("--resolution={}", profile.dots_per_inch));
        }
        if options.largest != (0, 0) {
            let (width, height) = profile.area();
            let mm = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
            for name in ["page-width", "page-height"].into_iter().filter(|name| has(name)) {
                arguments.push(format!("--{name}={}", mm(if name == "page-width" { width } else { height })));
            }
            arguments.extend(["-l".into(), "0".into(), "-t".into(), "0".into()]);
            arguments.extend([
                "-x".into(),
                mm(width.min(options.largest.0)),
                "-y".into(),
                mm(height.min(options.largest.1)),
            ]);
        }
        if let Some(colour) = profile.drop_out.as_deref().filter(|_| has("dropoutcolor")) {
            arguments.push(format!("--dropoutcolor={colour}"));
        }
        if has("df-action") {
            let action = if profile.double_feed == DoubleFeed::Stop { "Stop" } else { "Default" };
            arguments.push(format!("--df-action={action}"));
        }
        arguments.push(format!("--batch={}", self.folder.join("%06d.pnm").to_string_lossy()));
        arguments.push("--batch-print".to_owned());
        if profile.source == Source::Glass || source_of(profile, options).is_none() {
            arguments.push("--batch-count=1".to_owned());
        }
        arguments
    }

    /// The program ended: why.
    fn finished(&mut self) -> Result<Option<Delivered>, Fault> {
        let Some(mut job) = self.job.take() else { return Ok(None) };
        let status = ended(&mut job.child, self.watchdog)?;
        let said: Vec<String> = job.errors.try_iter().collect();
        let said = said.join("; ");
        match status {
            0 if job.images > 0 => Ok(None),
            // 5 is the end of a file, 7 an empty feeder: after images both are the end of the stack.
            5 | 7 if job.images > 0 => Ok(None),
            0 => Err(Fault::new(FaultKind::Empty, said)),
            status => Err(of_status(status, &said)),
        }
    }

    fn stop(&mut self) {
        if let Some(mut job) = self.job.take() {
            let _ = job.child.kill();
            let _ = job.child.wait();
        }
    }
}

impl Scanner for SaneScanner {
    fn capabilities(&mut self) -> Result<Capabilities, Fault> {
        let options = self.options()?;
        let modes: Vec<ColourMode> = options.modes.iter().filter_map(|mode| mode_of(mode)).collect();
        // A device that offers no mode has one, and one without sources has one way in.
        let modes =
            if modes.is_empty() { vec![ColourMode::Gray, ColourMode::Colour, ColourMode::Lineart] } else { modes };
        let largest = if options.largest == (0, 0) { (100_000, 100_000) } else { options.largest };
        let input = |source, sides| InputCapabilities {
            source,
            sides,
            largest,
            resolutions: if options.resolutions.is_empty() { vec![50, 1_200] } else { options.resolutions.clone() },
            any_between: options.range || options.resolutions.is_empty(),
            modes: modes.clone(),
            formats: vec![ImageFormat::Pnm],
            drop_out: if options.names.iter().any(|name| name == "dropoutcolor") {
                vec!["red".to_owned(), "green".to_owned(), "blue".to_owned()]
            } else {
                Vec::new()
            },
        };
        let mut inputs = Vec::new();
        for source in &options.sources {
            let lower = source.to_lowercase();
            inputs.push(if lower.contains("duplex") {
                input(Source::Feeder, Sides::Duplex)
            } else if lower.contains("adf") || lower.contains("feeder") {
                input(Source::Feeder, Sides::Simplex)
            } else {
                input(Source::Glass, Sides::Simplex)
            });
        }
        if inputs.is_empty() {
            inputs = vec![input(Source::Glass, Sides::Simplex)];
        }
        Ok(Capabilities {
            make_and_model: self.name.clone(),
            serial: String::new(),
            protocol: "SANE".to_owned(),
            inputs,
            detects_double_feed: options.names.iter().any(|name| name.starts_with("df-")),
        })
    }

    fn status(&mut self) -> Result<Status, Fault> {
        self.options()?;
        let state = if self.job.is_some() { State::Processing } else { State::Idle };
        Ok(Status { state, feeder: None, loaded: None })
    }

    fn start(&mut self, profile: &Profile) -> Result<(), Fault> {
        self.stop();
        let plain = |text: &str| !text.is_empty() && text.chars().all(|l| l.is_ascii_alphanumeric() || l == '-');
        if let Some((name, _)) = profile.options.iter().find(|(name, _)| !plain(name)) {
            return Err(Fault::new(FaultKind::ProfileUnfit, name));
        }
        let options = self.options()?;
        let mut child = Command::new(&self.program)
            .args(self.arguments(profile, &options))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|_| Fault::new(FaultKind::ProgramMissing, "scanimage"))?;
        let lines = lines_of(child.stdout.take());
        let errors = lines_of(child.stderr.take());
        let duplex = profile.sides == Sides::Duplex && profile.source == Source::Feeder;
        self.job = Some(Job { child, lines, errors, duplex, images: 0 });
        Ok(())
    }

    fn next_image(&mut self) -> Result<Option<Delivered>, Fault> {
        let Some(job) = &mut self.job else { return Ok(None) };
        match job.lines.recv_timeout(self.watchdog) {
            Err(RecvTimeoutError::Disconnected) => self.finished(),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Err(Fault::new(FaultKind::Hang, "scanimage"))
            }
            Ok(line) => {
                let (sheet, side) =
                    if job.duplex { (job.images / 2 + 1, job.images % 2 + 1) } else { (job.images + 1, 1) };
                job.images += 1;
                let path = PathBuf::from(line.trim());
                if path.parent() != Some(self.folder.as_path()) {
                    self.stop();
                    return Err(Fault::new(FaultKind::WrongAnswer, "path"));
                }
                let bytes = std::fs::read(&path).map_err(|error| Fault::new(FaultKind::Folder, error.kind()))?;
                // Our own passage, not anybody's original.
                let _ = std::fs::remove_file(&path);
                let side = u8::try_from(side).unwrap_or(1);
                Ok(Some(Delivered { bytes, name: format!("{sheet:05}-{side}.pnm"), sheet, side }))
            }
        }
    }

    fn cancel(&mut self) {
        self.stop();
    }
}

impl Drop for SaneScanner {
    fn drop(&mut self) {
        self.stop();
    }
}

fn source_of(profile: &Profile, options: &Options) -> Option<String> {
    let fits = |source: &&String| {
        let lower = source.to_lowercase();
        let feeder = lower.contains("adf") || lower.contains("feeder");
        let duplex = lower.contains("duplex");
        match (profile.source, profile.sides) {
            (Source::Glass, _) => !feeder && !duplex,
            (Source::Feeder, Sides::Simplex) => feeder && !duplex,
            (Source::Feeder, Sides::Duplex) => duplex,
        }
    };
    options.sources.iter().find(fits).cloned()
}

fn mode_of(name: &str) -> Option<ColourMode> {
    let lower = name.to_lowercase();
    if lower.starts_with("gray") || lower.starts_with("grey") || lower.contains("256") {
        Some(ColourMode::Gray)
    } else if lower.starts_with("color") || lower.contains("24bit") {
        Some(ColourMode::Colour)
    } else if lower.starts_with("lineart") || lower.starts_with("black") || lower == "binary" {
        Some(ColourMode::Lineart)
    } else {
        None
    }
}

/// Reads `scanimage -A`: `--mode Gray|Color [Gray]`, `--resolution 1..1200dpi (in steps of 1)`, `-x 0..200mm`.
fn understood(text: &str) -> Options {
    let mut options = Options::default();
    for line in text.lines().map(str::trim_start).filter(|line| line.starts_with('-')) {
        let (name, rest) = line.split_once([' ', '=']).unwrap_or((line, ""));
        let name = name.trim_start_matches('-').split('[').next().unwrap_or_default();
        // Options that are there but cannot be set now.
        if rest.contains("[inactive]") || rest.contains("[read-only]") {
            continue;
        }
        options.names.push(name.to_owned());
        let choices = rest.split(" [").next().unwrap_or_default();
        let words = || choices.split('|').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
        let numbers = || {
            let digits = choices.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
            digits.filter_map(|word| word.trim_matches('.').parse::<f64>().ok())
        };
        match name {
            "source" => options.sources = words().collect(),
            "mode" => options.modes = words().collect(),
            "resolution" => {
                let steps = choices.split("dpi").next().unwrap_or_default();
                options.range = steps.contains("..");
                let found = steps.split(|letter: char| !letter.is_ascii_digit()).filter_map(|word| word.parse().ok());
                options.resolutions = found.collect();
            }
            "x" | "y" => {
                let parts = choices.split("..").nth(1).unwrap_or_default();
                let end = parts
                    .split("mm")
                    .next()
                    .and_then(|text| text.trim().parse::<f64>().ok())
                    .or_else(|| numbers().next());
                let most = crate::pixel::rounded(end.unwrap_or(0.0) * 100.0);
                if name == "x" { options.largest.0 = most } else { options.largest.1 = most }
            }
            _ => {}
        }
    }
    options
}

/// Runs the program to its end, or kills it.
fn run(program: &Path, arguments: &[&str], watchdog: Duration) -> Result<(i32, String), Fault> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| Fault::new(FaultKind::ProgramMissing, "scanimage"))?;
    let lines = lines_of(child.stdout.take());
    let errors = lines_of(child.stderr.take());
    let status = ended(&mut child, watchdog)?;
    let text: Vec<String> = lines.iter().collect();
    let said: Vec<String> = errors.iter().collect();
    Ok((status, if status == 0 { text.join("\n") } else { said.join("; ") }))
}

/// Waits for the end of a program, so long and no longer.
fn ended(child: &mut Child, watchdog: Duration) -> Result<i32, Fault> {
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.code().unwrap_or(-1)),
            Ok(None) if began.elapsed() < watchdog => std::thread::sleep(Duration::from_millis(10)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Fault::new(FaultKind::Hang, "scanimage"));
            }
        }
    }
}

/// The lines of a pipe, read by a thread of its own so that neither side ever waits for the other.
fn lines_of(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(pipe) = pipe {
        std::thread::spawn(move || {
            for line in BufReader::new(pipe.take(4 << 20)).lines() {
                let Ok(line) = line else { break };
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
    }
    receiver
}

/// What an exit code of `scanimage` means (`SANE_Status`).
fn of_status(status: i32, said: &str) -> Fault {
    let kind = match status {
        3 => FaultKind::Busy,
        5 | 7 => FaultKind::Empty,
        6 => FaultKind::Jam,
        8 => FaultKind::CoverOpen,
        4 => FaultKind::SettingsRefused,
        1 if said.contains("open of device") => FaultKind::Unreachable,
        1 => FaultKind::SettingsRefused,
        _ => FaultKind::Device,
    };
    // The program tells of a double feed as a jam.
    let doubled = said.to_lowercase().contains("double feed") || said.to_lowercase().contains("multifeed");
    Fault::new(if doubled { FaultKind::DoubleFeed } else { kind }, said)
}

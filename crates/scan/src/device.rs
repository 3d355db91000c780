//! Scanners as they deliver: one trait, and behind it eSCL, SANE and a watched folder.
//!
//! What always holds: a device is never believed: every image is held against the profile ([`Profile::check_image`]) before it
//! counts; an image is stored before the next is asked for; every failure has a name ([`Fault`]) with what to do. WIA and
//! ImageCapture would be two more drivers of the same trait.

mod address;
mod collect;
mod discover;
mod escl;
mod fault;
mod folder;
mod profile;
mod sane;

pub use address::DeviceAddress;
pub use collect::{Collected, collect};
pub use discover::{Discovered, discover};
pub use escl::{EsclScanner, Patience};
pub use fault::{Fault, FaultKind};
pub use folder::WatchedFolder;
pub use profile::{ColourMode, DoubleFeed, ImageFormat, Profile, Sides, Source};
pub use sane::SaneScanner;

use serde::{Deserialize, Serialize};

/// What a scanner can do, in one form for all drivers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Make and model as the device says it.
    pub make_and_model: String,
    /// Serial number or UUID; empty where the device says none.
    pub serial: String,
    /// The protocol and its version.
    pub protocol: String,
    /// What each way in can do.
    pub inputs: Vec<InputCapabilities>,
    /// Whether the feeder tells of double feeds.
    pub detects_double_feed: bool,
}

/// One way in: glass, feeder one-sided, feeder two-sided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputCapabilities {
    /// Which.
    pub source: Source,
    /// One side or both.
    pub sides: Sides,
    /// Largest sheet in hundredths of a millimetre, width and height.
    pub largest: (u32, u32),
    /// Resolutions in dots per inch; both of a range stand here with everything between allowed.
    pub resolutions: Vec<u32>,
    /// Whether everything between the first and the last resolution is offered.
    pub any_between: bool,
    /// Colour modes.
    pub modes: Vec<ColourMode>,
    /// File formats.
    pub formats: Vec<ImageFormat>,
    /// Colours that can be dropped out.
    pub drop_out: Vec<String>,
}

/// What a scanner is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Ready.
    Idle,
    /// At work.
    Processing,
    /// Something must be done first.
    Stopped,
}

/// Status of a scanner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// State.
    pub state: State,
    /// What is wrong with the feeder, if it says so.
    pub feeder: Option<FaultKind>,
    /// Whether paper lies in the feeder, if it says so.
    pub loaded: Option<bool>,
}

/// An image as it came from a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Name: of the file, or by sheet and side.
    pub name: String,
    /// Sheet of this job, counted from 1.
    pub sheet: u32,
    /// Side: 1 front, 2 back.
    pub side: u8,
}

/// A device that delivers images.
pub trait Scanner {
    /// What it can do.
    ///
    /// # Errors
    /// [`Fault`], named.
    fn capabilities(&mut self) -> Result<Capabilities, Fault>;

    /// What it is doing.
    ///
    /// # Errors
    /// [`Fault`], named.
    fn status(&mut self) -> Result<Status, Fault>;

    /// Starts a stack.
    ///
    /// # Errors
    /// [`Fault`], named.
    fn start(&mut self, profile: &Profile) -> Result<(), Fault>;

    /// The next image; `None` at the end of the stack.
    ///
    /// # Errors
    /// [`Fault`], named; the images delivered before it are whole.
    fn next_image(&mut self) -> Result<Option<Delivered>, Fault>;

    /// Ends the job, whatever its state.
    fn cancel(&mut self);
}

#[cfg(test)]
mod tests;

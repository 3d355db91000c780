//! What goes wrong with a scanner, by name. Its words are `finding-X4xx` in `locales/`, with the attribute `fix`.
//!
//! What always holds: a fault names what the person at the scanner can mend; nothing of a device's answer is shown but bounded text.

use model::Finding;
use serde::{Deserialize, Serialize};

/// Kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Nobody answers at the address.
    Unreachable,
    /// The device works for somebody else.
    Busy,
    /// No paper in the feeder.
    Empty,
    /// A sheet is stuck.
    Jam,
    /// The cover is open.
    CoverOpen,
    /// Two sheets went through together.
    DoubleFeed,
    /// Not the certificate that was enrolled.
    Certificate,
    /// An answer that the protocol does not know, or half an answer.
    WrongAnswer,
    /// No answer in time.
    Hang,
    /// The connection broke in the middle of an image.
    Disconnected,
    /// The device refuses the settings.
    SettingsRefused,
    /// The profile asks for what the device cannot do.
    ProfileUnfit,
    /// The image is not what the profile asked for.
    ImageUnlike,
    /// `scanimage` is not installed.
    ProgramMissing,
    /// One side of a sheet did not come.
    SideMissing,
    /// The device says that it failed, and no more.
    Device,
    /// The folder cannot be read.
    Folder,
    /// An image could not be stored.
    NotStored,
    /// The person stopped the stack.
    Cancelled,
}

impl FaultKind {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 19] = [
        Self::Unreachable,
        Self::Busy,
        Self::Empty,
        Self::Jam,
        Self::CoverOpen,
        Self::DoubleFeed,
        Self::Certificate,
        Self::WrongAnswer,
        Self::Hang,
        Self::Disconnected,
        Self::SettingsRefused,
        Self::ProfileUnfit,
        Self::ImageUnlike,
        Self::ProgramMissing,
        Self::SideMissing,
        Self::Device,
        Self::Folder,
        Self::NotStored,
        Self::Cancelled,
    ];

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "X401",
            Self::Busy => "X402",
            Self::Empty => "X403",
            Self::Jam => "X404",
            Self::CoverOpen => "X405",
            Self::DoubleFeed => "X406",
            Self::Certificate => "X407",
            Self::WrongAnswer => "X408",
            Self::Hang => "X409",
            Self::Disconnected => "X410",
            Self::SettingsRefused => "X411",
            Self::ProfileUnfit => "X412",
            Self::ImageUnlike => "X413",
            Self::ProgramMissing => "X414",
            Self::SideMissing => "X415",
            Self::Device => "X416",
            Self::Folder => "X417",
            Self::NotStored => "X418",
            Self::Cancelled => "X421",
        }
    }
}

/// A fault with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("scanner fault {} ({detail})", .kind.code())]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// A word on it: a status, a setting, a size.
    pub detail: String,
}

impl Fault {
    pub(crate) fn new(kind: FaultKind, detail: impl std::fmt::Display) -> Self {
        // Devices are strangers: of what they say only a short line of plain text is kept.
        let detail = detail.to_string().chars().filter(|letter| !letter.is_control()).take(120).collect();
        Self { kind, detail }
    }

    /// The person stopped the stack.
    #[must_use]
    pub fn new_cancelled() -> Self {
        Self::new(FaultKind::Cancelled, "")
    }

    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::error(self.kind.code()).with("detail", self.detail.clone())
    }
}

//! The machine-readable code as modules: a QR code (ISO/IEC 18004) of one fixed size for every ballot.

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode, Version};

mod press;

pub(crate) use press::{Press, Rows};

/// Modules on a side: version 3, whose level Q holds 47 characters of which we use 45 and still reads with a quarter of it
/// destroyed.
pub const SIDE: u16 = 29;

/// The modules of a ballot code's text row by row, dark ones `true`; `None` for a text that is no ballot code.
#[must_use]
pub fn modules(text: &str) -> Option<Vec<bool>> {
    let code = QrCode::with_version(text, Version::Normal(3), EcLevel::Q).ok()?;
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    (dark.len() == usize::from(SIDE) * usize::from(SIDE)).then_some(dark)
}

//! From contests to a printed ballot.
//!
//! ```text
//! StyleOrder ──layout──▶ BallotGeometry   (the reader reads by it, the definition's digest covers it)
//!                   └──▶ Drawing ──Imprint::print_on──▶ Drawing of a unit ──▶ PDF run, marked pages, SVG preview
//! ```
//!
//! Always true: one computation gives both geometry and drawing; every output comes from the one drawing; the same
//! input gives the same bytes on any machine and any number of threads; nothing is printed inside a target; what a
//! person can mend is a [`model::Finding`] (B1.. layout, B2.. texts, B3.. templates), what cannot be is a
//! [`PrintError`]. This crate knows nothing of how pages are read.

pub mod code;
pub mod deck;
pub mod drawing;
mod font;
pub mod imprint;
pub mod layout;
pub mod marks;
pub mod pdf;
pub mod sheets;
pub mod svg;
pub mod template;
pub mod text;
mod typeset;

pub use drawing::Drawing;
pub use font::Font;
pub use imprint::Imprint;
pub use layout::{Layout, StyleOrder, layout};
pub use marks::{MarkKind, PenMark, marked_pages};
pub use pdf::{Expected, PrintError, PrintedBallot, Serials, Written, verify_file, verify_pdf};
pub use svg::svg;
pub use template::Template;

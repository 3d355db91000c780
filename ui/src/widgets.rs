//! What several screens are made of.

mod button;
mod dialog;
mod findings;
mod notice;
mod table;

pub use button::{Button, Field, Head, Tag, icon};
pub use dialog::{Modal, QuestionDialog};
pub use findings::{FindingRow, Findings, findings_summary};
pub use notice::{JobBar, NoticeBar};
pub use table::{Pager, arrows};

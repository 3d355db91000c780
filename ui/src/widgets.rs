//! What several screens are made of.

mod button;
mod changes;
mod dialog;
mod findings;
mod imported;
mod notice;
mod search;
mod table;
mod tally;

pub use button::{Button, Field, Head, Tag, icon};
pub use changes::Changes;
pub use dialog::{Modal, QuestionDialog, open_while};
pub use findings::{Findings, findings_summary};
pub use imported::{ImportBox, ImportReport, tell_import};
pub use notice::{JobBar, NoticeBar};
pub use search::Search;
pub use table::{Pager, arrows, opens};
pub use tally::Tally;

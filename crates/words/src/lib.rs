//! Every word that a person reads, from `locales/{sq,en}/*.ftl`, and how numbers, dates and names are written and ordered.
//!
//! What always holds: the words are inside the program (no file is read at run time); nothing here panics or fails,
//! a missing key shows as `⟦key⟧` and the tests of this crate fail; the same call gives the same text on every machine.
//!
//! A new file in `locales/` needs no code. See `text.rs` for messages, `order.rs` for the Albanian alphabet.

mod date;
mod embedded;
mod language;
mod number;
mod order;
mod text;

#[cfg(test)]
mod locales;

pub use date::{date, date_long, time};
pub use embedded::files;
pub use language::{Language, UnknownLanguage};
pub use number::{decimal, number};
pub use order::fold;
#[cfg(feature = "collation")]
pub use order::{compare, sort_key};
pub use text::{Failure, Value, Words, of};

//! Tests of the whole system from outside, and what they are made with.
#![allow(missing_docs, reason = "nothing here is shipped")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test's tool that cannot go on must stop aloud; its pictures have known sizes"
)]

pub mod reading;
pub mod simulator;

//! Reads and checks whatever the fuzzer makes: it must answer, whatever it answers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::rules::RuleSet;
use roster::candidates::{Scope, check};
use roster::{Limits, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    let Ok(rules) = RuleSet::from_toml(include_str!("../../../../templates/rules/al-2025.toml")) else { return };
    if let Ok(book) = read_bytes("a", bytes, &Limits::default()) {
        let scope = Scope { rules: &rules, subject: None, zone: None, seats: None, mapping: None };
        let _ = check(&book, &scope, rules.election_day);
    }
});

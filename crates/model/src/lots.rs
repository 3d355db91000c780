//! The draw by lot of the subjects' order on the ballot.
//!
//! The draw can be repeated with a few lines of any language, or by hand with `sha256sum`: within each phase the subjects
//! stand in ascending order of `SHA-256("<seed>|<subject>")`, compared as lower-case hexadecimal text. The seed is spoken in
//! public after the list of subjects is closed, so nobody can choose initials to suit it. Phases follow the rule set
//! (2023: subjects with lists everywhere first, candidates proposed by voters last).

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::digest::Digest;
use crate::ids::SubjectId;

/// A seed as spoken: trimmed, NFC, inner white space folded to one space, 4 to 200 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Seed(String);

/// The seed is too short to be worth drawing with, or absurdly long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a seed has 4 to 200 bytes")]
pub struct BadSeed;

impl Seed {
    /// Normalises a seed.
    ///
    /// # Errors
    /// [`BadSeed`] outside 4 to 200 bytes, or with control characters or the separator `|`.
    pub fn new(spoken: &str) -> Result<Self, BadSeed> {
        let words: Vec<&str> = spoken.split_whitespace().collect();
        let seed: String = words.join(" ").nfc().collect();
        let sound = (4..=200).contains(&seed.len()) && !seed.chars().any(|c| c.is_control() || c == '|');
        if sound { Ok(Self(seed)) } else { Err(BadSeed) }
    }

    /// The normalised text, as published.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Seed {
    type Error = BadSeed;
    fn try_from(text: String) -> Result<Self, BadSeed> {
        Self::new(&text)
    }
}

impl From<Seed> for String {
    fn from(seed: Seed) -> String {
        seed.0
    }
}

/// One subject's place in the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// Number on the ballot, counted from 1.
    pub number: u8,
    /// Whose.
    pub subject: SubjectId,
    /// The phase in which it was drawn.
    pub phase: u8,
    /// `SHA-256("<seed>|<subject>")`, by which it stands here.
    pub hash: Digest,
}

/// Draws the order: `(subject, phase)` in any order; at most 255 subjects.
#[must_use]
pub fn draw(seed: &Seed, subjects: &[(SubjectId, u8)]) -> Vec<Lot> {
    let mut keyed: Vec<(u8, String, SubjectId, Digest)> = subjects
        .iter()
        .map(|(subject, phase)| {
            let hash = Digest::of(format!("{}|{subject}", seed.0).as_bytes());
            (*phase, hash.to_string(), subject.clone(), hash)
        })
        .collect();
    keyed.sort();
    keyed.dedup_by(|a, b| a.2 == b.2);
    (1..=u8::MAX).zip(keyed).map(|(number, (phase, _, subject, hash))| Lot { number, subject, phase, hash }).collect()
}

/// The preliminary lot: the order in which subjects come to draw, by `SHA-256("<seed>|preliminary|<subject>")`.
#[must_use]
pub fn preliminary(seed: &Seed, subjects: &[SubjectId]) -> Vec<SubjectId> {
    let key = |subject: &SubjectId| Digest::of(format!("{}|preliminary|{subject}", seed.0).as_bytes()).to_string();
    let mut keyed: Vec<(String, SubjectId)> = subjects.iter().map(|subject| (key(subject), subject.clone())).collect();
    keyed.sort();
    keyed.dedup();
    keyed.into_iter().map(|(_, subject)| subject).collect()
}

/// A program that repeats the draw, line by line, for Python 3 without anything else: it prints the number and the subject.
#[must_use]
pub fn program(seed: &Seed, subjects: &[(&str, u8)]) -> Vec<String> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut sorted: Vec<&(&str, u8)> = subjects.iter().collect();
    sorted.sort();
    let mut lines = vec!["import hashlib".to_owned(), format!("seed = {}", quoted(&seed.0)), "subjects = [".to_owned()];
    lines.extend(sorted.iter().map(|(subject, phase)| format!("({phase}, {}),", quoted(subject))));
    lines.extend([
        "]".to_owned(),
        "key = lambda s: (s[0], hashlib.sha256((seed + \"|\" + s[1]).encode()).hexdigest())".to_owned(),
        // On one line: who copies it from paper or from a PDF loses what is indented.
        "for number, (phase, subject) in enumerate(sorted(subjects, key=key), 1): print(number, subject)".to_owned(),
    ]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> SubjectId {
        SubjectId::new(text).unwrap()
    }

    #[test]
    fn phases_come_before_hashes_and_input_order_does_not_matter() {
        let seed = Seed::new("  4 6   1 3  ").unwrap();
        assert_eq!(seed.as_str(), "4 6 1 3");
        let mut subjects = vec![(id("AL"), 0), (id("LGB"), 0), (id("I"), 1), (id("PU"), 0)];
        let drawn = draw(&seed, &subjects);
        subjects.reverse();
        assert_eq!(draw(&seed, &subjects), drawn);
        assert_eq!(drawn.iter().map(|lot| lot.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(drawn[3].subject, id("I"));
        assert!(drawn[..3].windows(2).all(|pair| pair[0].hash.to_string() < pair[1].hash.to_string()));
    }

    #[test]
    fn the_published_rule_gives_the_published_order() {
        // printf '%s' '4 6 1 3|AL' | sha256sum and the like, sorted by hand.
        let seed = Seed::new("4 6 1 3").unwrap();
        let drawn = draw(&seed, &[(id("AL"), 0), (id("LGB"), 0), (id("PU"), 0)]);
        for lot in &drawn {
            assert_eq!(lot.hash, Digest::of(format!("4 6 1 3|{}", lot.subject).as_bytes()));
        }
    }

    #[test]
    fn another_seed_gives_another_order_sooner_or_later() {
        let subjects: Vec<_> = ["A", "B", "C", "D", "E"].iter().map(|s| (id(s), 0)).collect();
        let orders: std::collections::BTreeSet<Vec<String>> = (0..20)
            .map(|n| {
                let seed = Seed::new(&format!("seed {n}")).unwrap();
                draw(&seed, &subjects).into_iter().map(|lot| lot.subject.to_string()).collect()
            })
            .collect();
        assert!(orders.len() > 10);
    }

    #[test]
    fn a_seed_must_be_worth_drawing_with() {
        for bad in ["", "1", "   a  ", "a|bcd", &"x".repeat(201)] {
            assert_eq!(Seed::new(bad), Err(BadSeed), "{bad}");
        }
    }

    #[test]
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    fn the_program_of_the_protocol_repeats_the_draw_in_another_language() {
        let seed = Seed::new("4 6 1 3 2 5").unwrap();
        let subjects: Vec<(SubjectId, u8)> =
            [("LGB", 0), ("PD-ÇË", 0), ("A \"B\"", 0), ("I 1", 1), ("PSD", 0), ("I 2", 1)]
                .map(|(s, p)| (id(s), p))
                .to_vec();
        let told: Vec<(&str, u8)> = subjects.iter().map(|(subject, phase)| (subject.as_str(), *phase)).collect();
        let text = program(&seed, &told).join("\n");
        let Ok(output) = std::process::Command::new("python3").args(["-X", "utf8", "-c", &text]).output() else {
            eprintln!("SKIPPED: python3 is not installed, the draw was not repeated by it");
            return;
        };
        let repeated = String::from_utf8(output.stdout).unwrap();
        let drawn: String =
            draw(&seed, &subjects).iter().map(|lot| format!("{} {}\n", lot.number, lot.subject)).collect();
        assert_eq!(repeated, drawn, "{}", String::from_utf8_lossy(&output.stderr));
    }

    #[test]
    fn the_preliminary_lot_is_another_order_of_the_same_subjects() {
        let seed = Seed::new("4 6 1 3").unwrap();
        let subjects = ["A", "B", "C", "D", "E", "F"].map(id);
        let first = preliminary(&seed, &subjects);
        let mut sorted = first.clone();
        sorted.sort();
        assert_eq!(sorted, subjects);
        let hashes: Vec<String> =
            first.iter().map(|s| Digest::of(format!("4 6 1 3|preliminary|{s}").as_bytes()).to_string()).collect();
        assert!(hashes.is_sorted());
    }
}

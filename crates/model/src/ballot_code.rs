//! The machine-readable code on a ballot: which election, style, unit, sheet and face, and in which mode.
//!
//! 28 bytes in big-endian order, written as base 32 (RFC 4648, no padding), so that a QR code can hold it in its compact
//! alphanumeric mode:
//!
//! | bytes | what |
//! |---|---|
//! | 0–1 | `K`, version (2) |
//! | 2–9 | first 8 bytes of the ballot definition's SHA-256 |
//! | 10–13 | first 4 bytes of SHA-256 of the election's identifier |
//! | 14–15 | style: its place in the definition |
//! | 16–17, 18 | unit: number, suffix |
//! | 19 | sheet |
//! | 20 | face (4 bits), mode (4 bits) |
//! | 21 | languages, a bit each ([`Languages`]) |
//! | 22–25 | serial number of the ballot, 0 for none |
//! | 26–27 | first 2 bytes of SHA-256 over bytes 0–25 |
//!
//! A serial stands only on ballots whose rule set wants one. Whoever reads ballots must never keep it beside a vote.

use std::num::NonZeroU32;

use crate::digest::Digest;
use crate::election::Mode;
use crate::ids::ElectionId;
use crate::unit::UnitNumber;

/// What the code on a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BallotCode {
    /// First bytes of the definition's digest.
    pub definition: [u8; 8],
    /// First bytes of the digest of the election's identifier.
    pub election: [u8; 4],
    /// Place of the style in the definition.
    pub style: u16,
    /// Polling unit.
    pub unit: UnitNumber,
    /// Sheet, counted from 1.
    pub sheet: u8,
    /// Face, 1 front, 2 back.
    pub face: u8,
    /// Official, test or sample.
    pub mode: Mode,
    /// Languages on the ballot.
    pub languages: Languages,
    /// Serial number, where ballots are numbered.
    pub serial: Option<NonZeroU32>,
}

/// The languages of a ballot as a set, a bit each in the order of [`Languages::KNOWN`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Languages(u8);

impl Languages {
    /// The languages that a code can name: Albanian, English, Greek, Macedonian, Serbian in both scripts, Turkish.
    pub const KNOWN: [&str; 7] = ["sq", "en", "el", "mk", "sr-Latn", "sr-Cyrl", "tr"];

    /// The set of these languages; unknown ones are left out.
    #[must_use]
    pub fn of(codes: &[String]) -> Self {
        let bit = |known: &&str| codes.iter().any(|code| code == known);
        let bits = Self::KNOWN.iter().enumerate().filter(|(_, known)| bit(known));
        Self(bits.fold(0, |set, (place, _)| set | (1 << place)))
    }

    /// The codes of the languages in the set.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        let places = Self::KNOWN.iter().enumerate();
        places.filter(|(place, _)| self.0 & (1 << place) != 0).map(|(_, code)| *code).collect()
    }
}

/// Why a code is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not 45 characters of base 32.
    #[error("not a ballot code")]
    Form,
    /// A version that this program does not know.
    #[error("a ballot code of version {0}, which this program does not know")]
    Version(u8),
    /// The check bytes do not fit, or a field is out of range.
    #[error("a damaged ballot code")]
    Damaged,
}

const LENGTH: usize = 28;
/// Letters of base 32 that hold the bytes.
pub const LETTERS: usize = 45;
const VERSION: u8 = 2;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The four bytes by which a code names an election.
#[must_use]
pub fn election_mark(election: &ElectionId) -> [u8; 4] {
    let digest = Digest::of(election.as_str().as_bytes());
    let [a, b, c, d, ..] = digest.0;
    [a, b, c, d]
}

impl BallotCode {
    /// The code as the text that stands in the QR code (45 characters).
    #[must_use]
    pub fn encode(&self) -> String {
        self.letters().iter().copied().map(char::from).collect()
    }

    /// The letters of [`Self::encode`], for whoever prints codes by the hundred thousand.
    #[must_use]
    pub fn letters(&self) -> [u8; LETTERS] {
        let mut bytes = [0_u8; LENGTH];
        bytes[0] = b'K';
        bytes[1] = VERSION;
        bytes[2..10].copy_from_slice(&self.definition);
        bytes[10..14].copy_from_slice(&self.election);
        bytes[14..16].copy_from_slice(&self.style.to_be_bytes());
        bytes[16..18].copy_from_slice(&self.unit.number().to_be_bytes());
        bytes[18] = self.unit.suffix();
        bytes[19] = self.sheet;
        bytes[20] = (self.face << 4) | mode_number(self.mode);
        bytes[21] = self.languages.0;
        bytes[22..26].copy_from_slice(&self.serial.map_or(0, NonZeroU32::get).to_be_bytes());
        let check = Digest::of(&bytes[..26]).0;
        bytes[26..].copy_from_slice(&check[..2]);
        base32(&bytes)
    }

    /// Reads a code.
    ///
    /// # Errors
    /// [`CodeError`] for any text that [`Self::encode`] cannot have written.
    pub fn decode(text: &str) -> Result<Self, CodeError> {
        let bytes = unbase32(text).ok_or(CodeError::Form)?;
        if bytes[0] != b'K' {
            return Err(CodeError::Form);
        }
        if bytes[1] != VERSION {
            return Err(CodeError::Version(bytes[1]));
        }
        if Digest::of(&bytes[..26]).0[..2] != bytes[26..] || bytes[21] >> Languages::KNOWN.len() != 0 {
            return Err(CodeError::Damaged);
        }
        let mut definition = [0; 8];
        definition.copy_from_slice(&bytes[2..10]);
        let mut election = [0; 4];
        election.copy_from_slice(&bytes[10..14]);
        let number = u16::from_be_bytes([bytes[16], bytes[17]]);
        Ok(Self {
            definition,
            election,
            style: u16::from_be_bytes([bytes[14], bytes[15]]),
            unit: UnitNumber::new(number, bytes[18]).map_err(|_| CodeError::Damaged)?,
            sheet: bytes[19],
            face: bytes[20] >> 4,
            mode: mode_from(bytes[20] & 0x0f).ok_or(CodeError::Damaged)?,
            languages: Languages(bytes[21]),
            serial: NonZeroU32::new(u32::from_be_bytes([bytes[22], bytes[23], bytes[24], bytes[25]])),
        })
    }
}

fn mode_number(mode: Mode) -> u8 {
    match mode {
        Mode::Official => 0,
        Mode::Test => 1,
        Mode::Sample => 2,
    }
}

fn mode_from(number: u8) -> Option<Mode> {
    match number {
        0 => Some(Mode::Official),
        1 => Some(Mode::Test),
        2 => Some(Mode::Sample),
        _ => None,
    }
}

fn base32(bytes: &[u8; LENGTH]) -> [u8; LETTERS] {
    let mut letters = [b'A'; LETTERS];
    let mut free = letters.iter_mut();
    let (mut held, mut bits) = (0_u16, 0_u32);
    for &byte in bytes {
        held = (held << 8) | u16::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            if let Some(letter) = free.next() {
                *letter = ALPHABET[usize::from((held >> bits) & 31)];
            }
        }
        held &= (1 << bits) - 1;
    }
    if let Some(letter) = free.next() {
        *letter = ALPHABET[usize::from((held << (5 - bits)) & 31)];
    }
    letters
}

fn unbase32(text: &str) -> Option<[u8; LENGTH]> {
    if text.len() != LETTERS {
        return None;
    }
    let mut bytes = [0_u8; LENGTH];
    let (mut held, mut bits, mut at) = (0_u16, 0_u32, 0);
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|&other| other == letter)?;
        held = (held << 5) | u16::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 && at < LENGTH {
            bits -= 8;
            bytes[at] = u8::try_from(held >> bits).ok()?;
            at += 1;
            held &= (1 << bits) - 1;
        }
    }
    (at == LENGTH && held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code() -> BallotCode {
        BallotCode {
            definition: [8, 0x3e, 0x2e, 0, 1, 2, 3, 4],
            election: election_mark(&"berat-2025-abc123".parse().unwrap()),
            style: 1,
            unit: "1698/2".parse().unwrap(),
            sheet: 1,
            face: 2,
            mode: Mode::Test,
            languages: Languages::of(&["sq".to_owned(), "en".to_owned()]),
            serial: NonZeroU32::new(31_415),
        }
    }

    #[test]
    fn the_bytes_are_pinned() {
        // A change here needs a new version number: ballots may be in print.
        assert_eq!(code().encode().len(), LETTERS);
        assert!(code().encode().starts_with("JMBAQPROAAAQEAYE"), "{}", code().encode());
        assert_eq!(BallotCode::decode(&code().encode()), Ok(code()));
    }

    #[test]
    fn any_changed_character_is_found() {
        let text = code().encode();
        for at in 0..text.len() {
            for letter in ALPHABET {
                let mut changed = text.clone().into_bytes();
                if changed[at] == *letter {
                    continue;
                }
                changed[at] = *letter;
                let read = BallotCode::decode(std::str::from_utf8(&changed).unwrap());
                assert!(read.is_err(), "{at} {letter}: {read:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back(definition: [u8; 8], style: u16, number in 1_u16..=9999, suffix in 0_u8..=99, sheet: u8, face in 1_u8..=2, set in 0_u8..128, serial: u32) {
            let unit = UnitNumber::new(number, suffix).unwrap();
            let code = BallotCode { definition, election: [1, 2, 3, 4], style, unit, sheet, face, mode: Mode::Sample,
                languages: Languages(set), serial: NonZeroU32::new(serial) };
            prop_assert_eq!(BallotCode::decode(&code.encode()), Ok(code));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = BallotCode::decode(&text);
        }
    }
}

//! Codes of numbered ballots by the hundred thousand.
//!
//! Under a fixed mask a QR code is an affine function of its data: each bit of the data turns the same modules over, error
//! correction included. So the pattern of every half byte is drawn once (by the `qrcode` crate) and a code is the sum of 68
//! of them, about a thousand times faster than drawing it.
//!
//! Always true: what the press gives is what the crate would draw for the same text under the same mask (a test compares).

use std::sync::LazyLock;

use model::ballot_code::LETTERS;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::types::Color;
use qrcode::{EcLevel, Version, ec};

use super::SIDE;

/// The rows of a code, the leftmost module in the highest of 29 bits.
pub(crate) type Rows = [u32; SIDE as usize];

/// Bytes of data in a code of version 3 at level Q.
const BYTES: usize = 34;
const VERSION: Version = Version::Normal(3);

/// What each half byte at each place turns over, and the code of all zeros.
struct Plates {
    zero: Rows,
    halves: Vec<[Rows; 16]>,
}

static PLATES: LazyLock<Option<Plates>> = LazyLock::new(Plates::cut);

impl Plates {
    fn cut() -> Option<Self> {
        let zero = drawn(&[0; BYTES])?;
        let mut halves = Vec::with_capacity(BYTES * 2);
        for place in 0..BYTES * 2 {
            let mut patterns = [[0; SIDE as usize]; 16];
            for (value, pattern) in (0_u8..16).zip(&mut patterns) {
                let mut data = [0_u8; BYTES];
                data[place / 2] = if place % 2 == 0 { value << 4 } else { value };
                *pattern = drawn(&data)?;
                turn(pattern, &zero);
            }
            halves.push(patterns);
        }
        Some(Self { zero, halves })
    }
}

/// The code of so many bytes of data, drawn by the crate under the fixed mask.
fn drawn(data: &[u8; BYTES]) -> Option<Rows> {
    let (data, check) = ec::construct_codewords(data, VERSION, EcLevel::Q).ok()?;
    let mut canvas = Canvas::new(VERSION, EcLevel::Q);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &check);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let mut rows = [0; SIDE as usize];
    for (row, modules) in rows.iter_mut().zip(canvas.into_colors().chunks(usize::from(SIDE))) {
        *row = modules.iter().fold(0, |bits, module| (bits << 1) | u32::from(*module == Color::Dark));
    }
    Some(rows)
}

fn turn(rows: &mut Rows, by: &Rows) {
    rows.iter_mut().zip(by).for_each(|(row, by)| *row ^= by);
}

/// Makes codes of texts that begin alike.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    data: [u8; BYTES],
    rows: Rows,
}

impl Press {
    /// A press set to a first text of 45 letters of base 32; `None` for any other text.
    pub(crate) fn set(text: &[u8]) -> Option<Self> {
        let plates = PLATES.as_ref()?;
        let data = data(text)?;
        let mut rows = plates.zero;
        for (place, patterns) in plates.halves.iter().enumerate() {
            turn(&mut rows, &patterns[half(&data, place)]);
        }
        Some(Self { data, rows })
    }

    /// The code of a text; only what differs from the text before is turned over.
    pub(crate) fn print(&mut self, text: &[u8]) -> Option<&Rows> {
        let plates = PLATES.as_ref()?;
        let data = data(text)?;
        for ((old, new), halves) in self.data.iter().zip(&data).zip(plates.halves.chunks(2)) {
            // The sum of the two is what changes: the patterns are linear.
            let changed = old ^ new;
            for (patterns, half) in halves.iter().zip([changed >> 4, changed & 15]) {
                if half != 0 {
                    turn(&mut self.rows, &patterns[usize::from(half)]);
                }
            }
        }
        self.data = data;
        Some(&self.rows)
    }
}

fn half(data: &[u8; BYTES], place: usize) -> usize {
    let byte = data[place / 2];
    usize::from(if place.is_multiple_of(2) { byte >> 4 } else { byte & 15 })
}

/// A text in alphanumeric mode: mode 0010, length in nine bits, eleven bits a pair of letters, six for the last.
fn data(text: &[u8]) -> Option<[u8; BYTES]> {
    if text.len() != LETTERS {
        return None;
    }
    let mut bits = Writer { bytes: [0; BYTES], at: 0, held: 0, waiting: 0 };
    bits.push(0b0010, 4);
    bits.push(u32::try_from(LETTERS).ok()?, 9);
    for pair in text.chunks(2) {
        match *pair {
            [first, second] => bits.push(value(first)? * 45 + value(second)?, 11),
            [last] => bits.push(value(last)?, 6),
            _ => {}
        }
    }
    Some(bits.finish())
}

fn value(letter: u8) -> Option<u32> {
    match letter {
        b'0'..=b'9' => Some(u32::from(letter - b'0')),
        b'A'..=b'Z' => Some(u32::from(letter - b'A') + 10),
        _ => None,
    }
}

/// Bits put one after another, the highest first.
struct Writer {
    bytes: [u8; BYTES],
    at: usize,
    /// Bits that do not fill a byte yet, and how many.
    held: u32,
    waiting: u32,
}

impl Writer {
    /// At most 16 bits at a time.
    fn push(&mut self, value: u32, length: u32) {
        self.held = (self.held << length) | value;
        self.waiting += length;
        while self.waiting >= 8 {
            self.waiting -= 8;
            self.byte(self.held >> self.waiting);
        }
        self.held &= (1 << self.waiting) - 1;
    }

    fn byte(&mut self, value: u32) {
        if let Some(byte) = self.bytes.get_mut(self.at) {
            *byte = u8::try_from(value & 0xff).unwrap_or(0);
        }
        self.at += 1;
    }

    fn finish(mut self) -> [u8; BYTES] {
        if self.waiting > 0 {
            self.byte(self.held << (8 - self.waiting));
        }
        self.bytes
    }
}

/// The same data as the crate lays it out, for the test.
#[cfg(test)]
fn by_the_crate(text: &str) -> Rows {
    let mut bits = qrcode::bits::Bits::new(VERSION);
    bits.push_alphanumeric_data(text.as_bytes()).unwrap();
    bits.push_terminator(EcLevel::Q).unwrap();
    drawn(&bits.into_bytes().try_into().unwrap()).unwrap()
}

#[cfg(test)]
mod tests;

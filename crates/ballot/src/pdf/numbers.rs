//! What a numbered page has of its own: its number in print and the codes that say it.
//!
//! Always true: nothing else of a page differs from the others of its unit; a page is made from its serial alone, so pages
//! can be made in any order.

use std::num::{NonZero, NonZeroU32};

use model::ballot_code::BallotCode;
use model::{Mm, Rect, Size};

use super::objects::push;
use super::ops::points_e3;
use super::run::decimal;
use crate::code::{Press, Rows, SIDE};
use crate::drawing::NumberPlace;

/// Digits of a number in print.
pub(crate) const DIGITS: usize = 10;

/// The serial numbers of a run: its allotment, and what follows where more is printed than was allotted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Serials {
    /// First of the allotment.
    pub first: u32,
    /// How many were allotted.
    pub count: u32,
    /// First of those beyond it.
    pub beyond: u32,
}

impl Serials {
    /// From a number upwards.
    #[must_use]
    pub fn from(first: u32) -> Self {
        Self { first, count: u32::MAX, beyond: u32::MAX }
    }

    /// The number of the ballot at a place counted from 0.
    #[must_use]
    pub fn nth(self, place: u32) -> u32 {
        if place < self.count {
            self.first.saturating_add(place)
        } else {
            self.beyond.saturating_add(place - self.count)
        }
    }
}

/// How the numbers of a ballot's faces are drawn.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    pub faces: Vec<NumberedFace>,
    /// Threads that make pages; `None` for all cores.
    pub threads: Option<NonZero<usize>>,
}

/// One face: what stands before, between and after the number and the modules.
#[derive(Debug, Clone)]
pub(crate) struct NumberedFace {
    code: BallotCode,
    /// Draws the face and begins the number's text.
    before: Vec<u8>,
    /// Digits as glyphs of the font in the file.
    digits: [[u8; 4]; 10],
    /// Places of the codes, as the beginning of an image each.
    codes: Vec<Vec<u8>>,
}

impl NumberedFace {
    /// `name` is the face's form, `font` the resource of the number's font, `glyphs` its digits from 0 to 9.
    pub(super) fn new(
        name: &str,
        font: &str,
        code: BallotCode,
        place: NumberPlace,
        codes: &[Rect],
        glyphs: [u16; 10],
        paper: Size,
    ) -> Self {
        let mut before = Vec::new();
        push(&mut before, format_args!("/{name} Do\n0 g BT/{font} "));
        length(&mut before, place.size);
        before.extend_from_slice(b" Tf ");
        length(&mut before, place.origin.x);
        before.push(b' ');
        length(&mut before, paper.height - place.origin.y);
        before.extend_from_slice(b" Td<");
        let image = |rect: &Rect| {
            let mut text = b"q ".to_vec();
            length(&mut text, rect.width);
            text.extend_from_slice(b" 0 0 ");
            length(&mut text, rect.height);
            text.push(b' ');
            length(&mut text, rect.x);
            text.push(b' ');
            length(&mut text, paper.height - rect.bottom());
            push(&mut text, format_args!(" cm BI/W {SIDE}/H {SIDE}/BPC 1/IM true/D[1 0]"));
            text
        };
        let digits = glyphs.map(|glyph| {
            let mut hex = [b'0'; 4];
            for (place, digit) in hex.iter_mut().enumerate() {
                let value = u8::try_from(glyph >> (12 - 4 * place) & 15).unwrap_or(0);
                *digit = if value < 10 { b'0' + value } else { b'A' + value - 10 };
            }
            hex
        });
        Self { code, before, digits, codes: codes.iter().map(image).collect() }
    }
}

/// A length in points with three decimals, without a float.
fn length(bytes: &mut Vec<u8>, length: Mm) {
    let thousandths = points_e3(length);
    push(bytes, format_args!("{}.{:03}", thousandths / 1_000, thousandths % 1_000));
}

/// The presses of a thread, one a face.
pub(super) struct Presses<'a> {
    numbers: &'a Numbers,
    presses: Vec<Option<Press>>,
    content: Vec<u8>,
}

impl Numbers {
    pub(super) fn presses(&self) -> Presses<'_> {
        let presses = self.faces.iter().map(|face| Press::set(&face.code.letters())).collect();
        Presses { numbers: self, presses, content: Vec::with_capacity(1_024) }
    }
}

impl Presses<'_> {
    /// Appends the content stream of a page.
    pub(super) fn page(&mut self, face: u32, serial: u32, bytes: &mut Vec<u8>) {
        let index = usize::try_from(face).unwrap_or(0);
        let (Some(face), Some(Some(press))) = (self.numbers.faces.get(index), self.presses.get_mut(index)) else {
            return;
        };
        let content = &mut self.content;
        content.clear();
        content.extend_from_slice(&face.before);
        let mut divisor = 1_000_000_000;
        for _ in 0..DIGITS {
            let digit = usize::try_from(serial / divisor % 10).unwrap_or(0);
            content.extend_from_slice(&face.digits[digit]);
            divisor /= 10;
        }
        content.extend_from_slice(b">Tj ET\n");
        let code = BallotCode { serial: NonZeroU32::new(serial), ..face.code };
        if let Some(rows) = press.print(&code.letters()) {
            let packed = pack(rows);
            for image in &face.codes {
                content.extend_from_slice(image);
                content.extend_from_slice(&packed);
            }
        }
        bytes.extend_from_slice(b"<</Length ");
        decimal(bytes, u32::try_from(content.len()).unwrap_or(u32::MAX));
        bytes.extend_from_slice(b">>stream\n");
        bytes.extend_from_slice(content);
        bytes.extend_from_slice(b"\nendstream");
    }
}

/// The end of an image from its rows on, a bit a module; in hexadecimal where the bytes would look like the end of the image.
fn pack(rows: &Rows) -> Vec<u8> {
    let mut packed = [0_u8; SIDE as usize * 4];
    for (row, bytes) in rows.iter().zip(packed.chunks_mut(4)) {
        bytes.copy_from_slice(&(row << 3).to_be_bytes());
    }
    let mut image = Vec::with_capacity(packed.len() * 2 + 20);
    if packed.windows(2).any(|pair| pair == b"EI") {
        image.extend_from_slice(b"/F/AHx ID ");
        packed.iter().for_each(|byte| push(&mut image, format_args!("{byte:02X}")));
        image.push(b'>');
    } else {
        image.extend_from_slice(b" ID ");
        image.extend_from_slice(&packed);
    }
    image.extend_from_slice(b"\nEI Q\n");
    image
}

//! PDF objects as bytes, written by ourselves so that their order and their numbers never vary.
//!
//! Always true: the same objects give the same bytes; streams are deflated where that makes them smaller.

use std::collections::BTreeMap;
use std::io::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use super::PrintError;

/// Numbers below belong to the catalogue, the page tree, the title and the page box.
pub(super) const FIRST_SHARED: u32 = 5;

/// Deepest nesting that is followed; printpdf's objects have less than ten levels.
const DEEPEST: u32 = 32;

/// Objects that all pages share, numbered in the order in which they are first met.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub bodies: Vec<Vec<u8>>,
    numbers: BTreeMap<ObjectId, u32>,
}

impl Shared {
    fn reserve(&mut self) -> (u32, usize) {
        let at = self.bodies.len();
        self.bodies.push(Vec::new());
        (FIRST_SHARED.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)), at)
    }

    /// Adds an object without references.
    pub(super) fn add(&mut self, object: &Object) -> u32 {
        let (number, at) = self.reserve();
        self.bodies[at] = body(object.clone());
        number
    }

    /// Adds an object and all that it refers to in `from`.
    pub(super) fn take(&mut self, from: &Document, object: &Object) -> Result<u32, PrintError> {
        let (number, at) = self.reserve();
        let object = self.renumbered(from, object, 0)?;
        self.bodies[at] = body(object);
        Ok(number)
    }

    /// A value with all that it refers to in `from` taken over.
    pub(super) fn renumber(&mut self, from: &Document, object: &Object) -> Result<Object, PrintError> {
        self.renumbered(from, object, 0)
    }

    fn renumbered(&mut self, from: &Document, object: &Object, depth: u32) -> Result<Object, PrintError> {
        if depth > DEEPEST {
            return Err(PrintError::Draw("objects nested too deeply".to_owned()));
        }
        Ok(match object {
            Object::Reference(id) => Object::Reference((self.follow(from, *id, depth)?, 0)),
            Object::Array(items) => {
                let items: Result<Vec<_>, _> =
                    items.iter().map(|item| self.renumbered(from, item, depth + 1)).collect();
                Object::Array(items?)
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(from, dictionary, depth)?),
            Object::Stream(stream) => {
                let mut stream = stream.clone();
                stream.dict = self.dictionary(from, &stream.dict, depth)?;
                Object::Stream(stream)
            }
            plain => plain.clone(),
        })
    }

    fn dictionary(&mut self, from: &Document, old: &Dictionary, depth: u32) -> Result<Dictionary, PrintError> {
        let mut new = Dictionary::new();
        for (key, value) in old {
            new.set(key.clone(), self.renumbered(from, value, depth + 1)?);
        }
        Ok(new)
    }

    fn follow(&mut self, from: &Document, id: ObjectId, depth: u32) -> Result<u32, PrintError> {
        if let Some(number) = self.numbers.get(&id) {
            return Ok(*number);
        }
        let object = from.get_object(id).map_err(|error| PrintError::Draw(error.to_string()))?;
        let (number, at) = self.reserve();
        self.numbers.insert(id, number);
        let object = self.renumbered(from, object, depth + 1)?;
        self.bodies[at] = body(object);
        Ok(number)
    }
}

/// An object's bytes, streams deflated.
pub(super) fn body(object: Object) -> Vec<u8> {
    let mut bytes = Vec::new();
    match object {
        Object::Stream(mut stream) => {
            // Deflating into memory cannot fail; undeflated it is valid too.
            let _ = stream.compress();
            stream.dict.set("Length", Object::Integer(i64::try_from(stream.content.len()).unwrap_or(i64::MAX)));
            write_dictionary(&mut bytes, &stream.dict);
            bytes.extend_from_slice(b"stream\n");
            bytes.extend_from_slice(&stream.content);
            bytes.extend_from_slice(b"\nendstream");
        }
        plain => write_object(&mut bytes, &plain),
    }
    bytes
}

fn write_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(bytes, key);
        if !matches!(value, Object::Name(_) | Object::Array(_) | Object::Dictionary(_) | Object::String(..)) {
            bytes.push(b' ');
        }
        write_object(bytes, value);
    }
    bytes.extend_from_slice(b">>");
}

fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"+-_.".contains(byte) {
            bytes.push(*byte);
        } else {
            push(bytes, format_args!("#{byte:02X}"));
        }
    }
}

fn write_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend_from_slice(b"null"),
        Object::Boolean(value) => push(bytes, format_args!("{value}")),
        Object::Integer(value) => push(bytes, format_args!("{value}")),
        Object::Real(value) => push(bytes, format_args!("{value}")),
        Object::Name(name) => write_name(bytes, name),
        Object::String(text, StringFormat::Literal) if text.iter().all(|byte| (32..127).contains(byte)) => {
            bytes.push(b'(');
            for byte in text {
                if b"()\\".contains(byte) {
                    bytes.push(b'\\');
                }
                bytes.push(*byte);
            }
            bytes.push(b')');
        }
        Object::String(text, _) => {
            bytes.push(b'<');
            text.iter().for_each(|byte| push(bytes, format_args!("{byte:02X}")));
            bytes.push(b'>');
        }
        Object::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b' ');
                }
                write_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(bytes, dictionary),
        // A stream stands only at the top: `body` writes it.
        Object::Stream(stream) => write_dictionary(bytes, &stream.dict),
        Object::Reference((number, generation)) => push(bytes, format_args!("{number} {generation} R")),
    }
}

pub(super) fn push(bytes: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing into memory cannot fail.
    let _ = bytes.write_fmt(text);
}

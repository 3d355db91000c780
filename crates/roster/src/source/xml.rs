//! A fast look over XML for what could harm a reader: depth, declarations, over-long tags.
//!
//! It does not read XML, it only finds the tags; what it lets through a real reader reads afterwards. Always true: memory
//! is bounded by the longest tag allowed, whatever the size of the text.

use model::Finding;

use crate::limits::{Guard, Refused, refuse};

/// Longest tag in bytes: the root elements of real files with all their namespaces have about 3,000.
const LONGEST_TAG: usize = 64 * 1024;

/// A tag as it stands between `<` and `>`.
pub struct Tag<'a> {
    text: &'a [u8],
    /// Whether it ends an element, such as `</a>`.
    pub ends: bool,
    /// Whether it is an element by itself, such as `<a/>`.
    pub empty: bool,
}

enum State {
    Text,
    Tag {
        quote: Option<u8>,
    },
    /// `<!--`, `<![CDATA[` and `<?`, until their end.
    Until(&'static [u8]),
}

/// What is told of each tag: the tag, and the bytes of text before it.
type OnTag<'a> = &'a mut dyn FnMut(&Tag<'_>, u64) -> Refused<()>;

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// The scanner of one file.
pub struct Scanner {
    state: State,
    tag: Vec<u8>,
    tail: [u8; 3],
    depth: u32,
    started: bool,
    /// Bytes of text since the last tag.
    pub text_bytes: u64,
}

impl Scanner {
    /// At the beginning of a file.
    pub fn new() -> Self {
        Self { state: State::Text, tag: Vec::new(), tail: [0; 3], depth: 0, started: false, text_bytes: 0 }
    }

    /// Takes the next bytes and tells each tag; refuses with R116 (too deep) or R117 (declares its own entities).
    pub fn feed(&mut self, bytes: &[u8], guard: &Guard, on_tag: OnTag<'_>) -> Refused<()> {
        // UTF-16 would hide everything from this look, and no workbook uses it inside.
        if !self.started && matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]) {
            return refuse(Finding::error("R107"));
        }
        self.started = true;
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = self.take(rest, guard, &mut *on_tag)?;
            if self.tag.len() > LONGEST_TAG {
                return refuse(Finding::error("R116").with("limit", guard.limits.depth));
            }
        }
        Ok(())
    }

    /// Takes bytes up to the next one that changes the state, and gives the rest.
    fn take<'a>(&mut self, bytes: &'a [u8], guard: &Guard, on_tag: OnTag<'_>) -> Refused<&'a [u8]> {
        let after = |at: usize| bytes.get(at + 1..).unwrap_or_default();
        match self.state {
            State::Text => {
                let found = memchr::memchr(b'<', bytes);
                self.text_bytes += length(found.unwrap_or(bytes.len()));
                let Some(at) = found else { return Ok(&[]) };
                self.tag.clear();
                self.state = State::Tag { quote: None };
                Ok(after(at))
            }
            State::Tag { quote: Some(quote) } => {
                let found = memchr::memchr(quote, bytes);
                self.keep(bytes, found.map_or(bytes.len(), |at| at + 1));
                let Some(at) = found else { return Ok(&[]) };
                self.state = State::Tag { quote: None };
                Ok(after(at))
            }
            State::Tag { quote: None } => self.take_tag(bytes, guard, on_tag),
            State::Until(end) => {
                for (at, &byte) in bytes.iter().enumerate() {
                    self.tail.rotate_left(1);
                    self.tail[2] = byte;
                    self.text_bytes += u64::from(end == b"]]>");
                    if self.tail.ends_with(end) {
                        self.state = State::Text;
                        return Ok(after(at));
                    }
                }
                Ok(&[])
            }
        }
    }

    fn take_tag<'a>(&mut self, bytes: &'a [u8], guard: &Guard, on_tag: OnTag<'_>) -> Refused<&'a [u8]> {
        let after = |at: usize| bytes.get(at + 1..).unwrap_or_default();
        let first = self.tag.first().or_else(|| bytes.first()).copied();
        // A comment, CDATA or an instruction is known by its first bytes, one by one.
        if matches!(first, Some(b'!' | b'?')) && bytes.first() != Some(&b'>') {
            self.keep(bytes, 1);
            self.special()?;
            return Ok(after(0));
        }
        // In an end tag or a declaration a quote means nothing that a reader would look for.
        let plain = matches!(first, Some(b'/' | b'!' | b'?'));
        let found = if plain { memchr::memchr(b'>', bytes) } else { memchr::memchr3(b'>', b'"', b'\'', bytes) };
        let Some(at) = found else {
            self.keep(bytes, bytes.len());
            return Ok(&[]);
        };
        match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                self.keep(bytes, at + 1);
                self.state = State::Tag { quote: Some(*quote) };
            }
            Some(_) | None => {
                self.keep(bytes, at);
                self.state = State::Text;
                self.tag_ends(guard, on_tag)?;
            }
        }
        Ok(after(at))
    }

    /// Adds the first bytes to the tag; of an over-long one only as much as shows that it is.
    fn keep(&mut self, bytes: &[u8], count: usize) {
        let room = (LONGEST_TAG + 1).saturating_sub(self.tag.len());
        self.tag.extend_from_slice(bytes.get(..count.min(room)).unwrap_or_default());
    }

    /// Looks whether the tag so far begins a comment, CDATA or an instruction; a document type is refused.
    fn special(&mut self) -> Refused<()> {
        let until: &'static [u8] = match self.tag.as_slice() {
            b"!--" => b"-->",
            b"![CDATA[" => b"]]>",
            b"?" => b"?>",
            b"!D" | b"!d" | b"!E" | b"!e" => return refuse(Finding::error("R117")),
            _ => return Ok(()),
        };
        self.tail = [0; 3];
        self.state = State::Until(until);
        Ok(())
    }

    fn tag_ends(&mut self, guard: &Guard, on_tag: OnTag<'_>) -> Refused<()> {
        let text_before = std::mem::take(&mut self.text_bytes);
        let (ends, empty) = (self.tag.first() == Some(&b'/'), self.tag.last() == Some(&b'/'));
        let text =
            if ends { self.tag.get(1..).unwrap_or_default() } else { self.tag.strip_suffix(b"/").unwrap_or(&self.tag) };
        match (ends, empty) {
            (true, _) => self.depth = self.depth.saturating_sub(1),
            (false, true) => {}
            (false, false) => self.depth += 1,
        }
        if self.depth > guard.limits.depth {
            return refuse(Finding::error("R116").with("limit", guard.limits.depth));
        }
        on_tag(&Tag { text, ends, empty }, text_before)
    }
}

impl Tag<'_> {
    /// The element's name with its prefix.
    pub fn name(&self) -> &[u8] {
        let end = self.text.iter().position(u8::is_ascii_whitespace).unwrap_or(self.text.len());
        self.text.get(..end).unwrap_or_default()
    }

    /// The element's name without its prefix.
    pub fn local_name(&self) -> &[u8] {
        let name = self.name();
        let start = name.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1);
        name.get(start..).unwrap_or_default()
    }

    /// An attribute's value, with the five entities of XML and numbered characters put back.
    pub fn attribute(&self, wanted: &[u8]) -> Option<String> {
        let mut rest = self.text.get(self.name().len()..)?;
        loop {
            let start = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
            rest = rest.get(start..)?;
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let name = rest.get(..equals)?.trim_ascii();
            rest = rest.get(equals + 1..)?.trim_ascii_start();
            let quote = *rest.first()?;
            let end = rest.get(1..)?.iter().position(|byte| *byte == quote)? + 1;
            let value = rest.get(1..end)?;
            if name == wanted {
                return Some(unescape(&String::from_utf8_lossy(value)));
            }
            rest = rest.get(end + 1..)?;
        }
    }

    /// A count in an attribute, 1 where there is none; an unreadable one counts as the largest.
    pub fn count(&self, wanted: &[u8]) -> u64 {
        self.attribute(wanted).map_or(1, |value| value.trim().parse().unwrap_or(u64::MAX))
    }
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let Some((name, after)) = after.split_once(';') else {
            plain.push('&');
            rest = after;
            continue;
        };
        let numbered = || match name.strip_prefix("#x") {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => name.strip_prefix('#')?.parse().ok(),
        };
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => numbered().and_then(char::from_u32),
        };
        plain.extend(character);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests;

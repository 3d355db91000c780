//! Text with separators: which encoding, which separator, then the cells.
//!
//! Always true: all cells are texts (what they mean is decided by the table that reads them); a file with control
//! characters or binary bytes is no table.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use model::Finding;

use super::{Kind, Seen};
use crate::grid::{Row, Sheet, text_cell};
use crate::limits::{Guard, Refused, refuse};

/// Reads a text as one sheet that has the file's name.
pub fn read(name: &str, bytes: &[u8], guard: &Guard) -> Refused<(Kind, Seen)> {
    let (text, guessed_encoding) = decode(bytes)?;
    let sheet = Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
    let (separator, skip) = separator(&text);
    let mut rows = Vec::new();
    let mut fields = Fields { rest: &text, separator };
    let (mut cells, mut text_bytes) = (0_u64, 0_u64);
    let (mut row, mut column) = (Row { number: 1, cells: Vec::new() }, 0_u32);
    while let Some(field) = fields.next_field() {
        Guard::most("R112", u64::from(column) + 1, u64::from(guard.limits.columns))?;
        if !field.text.trim().is_empty() {
            cells += 1;
            text_bytes += u64::try_from(field.text.len()).unwrap_or(u64::MAX);
            Guard::most("R113", cells, guard.limits.cells)?;
            Guard::most_bytes("R119", text_bytes, guard.limits.text_bytes)?;
            let most = u64::try_from(guard.limits.cell_text_bytes).unwrap_or(u64::MAX);
            Guard::most("R119", u64::try_from(field.text.len()).unwrap_or(u64::MAX), most)?;
            row.cells.push((u16::try_from(column).unwrap_or(u16::MAX), text_cell(&field.text)));
        }
        column += 1;
        if field.last {
            let number = row.number;
            if !row.cells.is_empty() && number > skip {
                rows.push(row);
            }
            Guard::most("R111", u64::from(number), u64::from(guard.limits.rows))?;
            if number.is_multiple_of(4_096) {
                guard.time()?;
            }
            row = Row { number: number + 1, cells: Vec::new() };
            column = 0;
        }
    }
    let sheets = vec![Sheet { name: sheet, hidden: false, rows }];
    Ok((Kind::Csv, Seen { sheets, guessed_encoding, ..Seen::default() }))
}

/// The text, and its encoding where the file does not say it.
fn decode(bytes: &[u8]) -> Refused<(String, Option<&'static str>)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return if failed { refuse(Finding::error("R107")) } else { Ok((plain(text.into_owned())?, None)) };
    }
    let nulls = |parity: usize| bytes.iter().skip(parity).step_by(2).take(512).filter(|byte| **byte == 0).count();
    let pairs = (bytes.len() / 2).min(512);
    let utf16 = if pairs >= 2 && nulls(1) * 2 > pairs {
        Some((UTF_16LE, "UTF-16"))
    } else if pairs >= 2 && nulls(0) * 2 > pairs {
        Some((UTF_16BE, "UTF-16"))
    } else {
        None
    };
    if let Some((encoding, name)) = utf16 {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        return if failed { refuse(Finding::error("R105")) } else { Ok((plain(text.into_owned())?, Some(name))) };
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok((plain(text.into_owned())?, None));
    }
    // ë and ç have the same bytes in both; č, ć, đ are letters here, è, æ, ð are not.
    let slavic = bytes.iter().any(|byte| matches!(byte, 0xe8 | 0xc8 | 0xe6 | 0xc6 | 0xf0 | 0xd0));
    let (encoding, name) = if slavic { (WINDOWS_1250, "Windows-1250") } else { (WINDOWS_1252, "Windows-1252") };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((plain(text.into_owned())?, Some(name)))
}

/// Refuses what is no text: control characters other than white space.
fn plain(text: String) -> Refused<String> {
    let strange = |c: &char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{1a}');
    if text.chars().any(|c| strange(&c)) { refuse(Finding::error("R105")) } else { Ok(text) }
}

/// The separator, and how many rows at the top only name it (`sep=;`).
fn separator(text: &str) -> (char, u32) {
    let first = text.lines().next().unwrap_or_default().trim_end();
    if let Some(named) = first.strip_prefix("sep=")
        && let Some(separator @ (';' | ',' | '\t' | '|')) = named.chars().next()
    {
        return (separator, 1);
    }
    // In how many of the first lines it stands outside of quotes, then how often: a decimal comma stands in few places.
    let score = |separator: char| {
        let counts = text.lines().take(40).map(|line| {
            let mut quoted = false;
            let outside = line.chars().filter(|c| {
                quoted ^= *c == '"';
                !quoted && *c == separator
            });
            outside.count()
        });
        let counts: Vec<usize> = counts.collect();
        (counts.iter().filter(|count| **count > 0).count(), counts.iter().sum::<usize>())
    };
    let best = [';', '\t', ','].into_iter().max_by_key(|separator| (score(*separator), *separator == ';'));
    (best.unwrap_or(';'), 0)
}

struct Fields<'a> {
    rest: &'a str,
    separator: char,
}

struct Field {
    text: String,
    last: bool,
}

impl Fields<'_> {
    /// The next field, with quotes taken off; `None` at the end.
    fn next_field(&mut self) -> Option<Field> {
        if self.rest.is_empty() {
            return None;
        }
        let mut text = String::new();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let mut rest = quoted;
            loop {
                let Some((inside, after)) = rest.split_once('"') else {
                    // A quote that never closes: the rest of the file is its text.
                    text.push_str(rest);
                    rest = "";
                    break;
                };
                text.push_str(inside);
                rest = after;
                let Some(more) = rest.strip_prefix('"') else { break };
                text.push('"');
                rest = more;
            }
            self.rest = rest;
        }
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (inside, after) = self.rest.split_at_checked(end)?;
        text.push_str(inside);
        let mut after = after.chars();
        let ending = after.next();
        let mut rest = after.as_str();
        if ending == Some('\r') {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        self.rest = rest;
        let last = ending != Some(self.separator) || self.rest.is_empty();
        Some(Field { text, last })
    }
}

#[cfg(test)]
mod tests;

//! Pages of a PDF as pictures, made by poppler's `pdftoppm`: a program that knows nothing of ours.
//!
//! Always true: pages come through a pipe, one at a time, so a proof of thousands needs no room for all; they are kept as PNG
//! with the resolution at which they were made. (Poppler's own PNG takes ten times as long.)

use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;
use std::process::{Command as Program, Stdio};

use crate::refusal::{Refusal, Result};

/// Largest header of a picture, and most bytes of one.
const HEADER: u64 = 64;
const MOST: u64 = 64 << 20;

/// Turns each page of a PDF into `PREFIX-1.png`, `PREFIX-2.png` and so on, gray. `more` are further words for `pdftoppm`.
pub(super) fn rasterise(pdf: &Path, prefix: &Path, dots_per_inch: u32, more: &[&str]) -> Result<()> {
    let missing = || Refusal::refused("E124").with("program", "pdftoppm").with("package", "poppler-utils");
    let failed = |what: &str| Refusal::machine("E902", &format!("pdftoppm: {what}")).with("detail", "pdftoppm");
    let mut child = Program::new("pdftoppm")
        .args(["-r", &dots_per_inch.to_string(), "-gray"])
        .args(more)
        .arg(pdf)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| missing())?;
    let mut written = Ok(0);
    if let Some(pipe) = child.stdout.take() {
        written = pages(BufReader::with_capacity(1 << 16, pipe), |number, page| {
            let png = scan::as_png(page, dots_per_inch).map_err(|_| failed("not a picture"))?;
            let name = prefix.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            vault::atomic::write(&prefix.with_file_name(format!("{name}-{number}.png")), &png)?;
            Ok(())
        });
    }
    if written.is_err() {
        // It may wait for a reader that is gone.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|_| failed("no end"))?;
    match written? {
        0 => Err(failed("no page")),
        _ if status.success() => Ok(()),
        _ => Err(failed("failed")),
    }
}

/// Takes gray PNM pictures one after the other, with their numbers counted from 1; how many there were.
fn pages(mut from: impl BufRead, mut take: impl FnMut(u32, &[u8]) -> Result<()>) -> Result<u32> {
    let broken = || Refusal::machine("E902", &"pdftoppm wrote what is no picture").with("detail", "pdftoppm");
    let mut count = 0;
    let mut page = Vec::new();
    loop {
        page.clear();
        for line in 0..3 {
            let read = from.by_ref().take(HEADER).read_until(b'\n', &mut page).map_err(|_| broken())?;
            if read == 0 && line == 0 {
                return Ok(count);
            }
        }
        let header = std::str::from_utf8(&page).map_err(|_| broken())?;
        let mut words = header.split_ascii_whitespace();
        let gray = words.next() == Some("P5");
        let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
        let (width, height, most) = (number(), number(), number());
        let (true, Some(width), Some(height), Some(255)) = (gray, width, height, most) else { return Err(broken()) };
        let bytes = width.checked_mul(height).filter(|bytes| *bytes <= MOST).ok_or_else(broken)?;
        let read = from.by_ref().take(bytes).read_to_end(&mut page).map_err(|_| broken())?;
        if u64::try_from(read).ok() != Some(bytes) {
            return Err(broken());
        }
        count += 1;
        take(count, &page)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8]) -> Result<Vec<(u32, usize)>> {
        let mut seen = Vec::new();
        pages(bytes, |number, page| {
            seen.push((number, page.len()));
            Ok(())
        })?;
        Ok(seen)
    }

    #[test]
    fn pictures_are_taken_apart_and_a_short_or_foreign_one_is_refused() {
        let two = b"P5\n2 3\n255\n\n\n\n\n\n\nP5\n1 1\n255\nx";
        assert_eq!(taken(two).unwrap(), [(1, 17), (2, 12)]);
        assert_eq!(taken(b"").unwrap(), []);
        for bad in
            [&b"P5\n2 3\n255\nabc"[..], b"P6\n1 1\n255\nabc", b"P5\n99999999 99999999\n255\n", b"\x89PNG", b"P5\n2"]
        {
            assert_eq!(taken(bad).unwrap_err().0.code, "E902");
        }
    }
}

//! What another program reads in our PDFs.

use std::io::Write as _;
use std::process::Command;

/// Runs a tool of poppler on a PDF; none, said aloud, where the tool is not installed.
#[allow(clippy::print_stderr, reason = "a skipped check is said aloud")]
pub fn read(tool: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(arguments).arg(file.path());
    if tool == "pdftotext" {
        command.arg("-");
    }
    match command.output() {
        Ok(output) => {
            assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(error) => {
            eprintln!("SKIPPED: {tool} is not installed (poppler-utils): {error}");
            None
        }
    }
}

/// The text of a PDF, with single spaces.
pub fn text(pdf: &[u8]) -> Option<String> {
    let text = read("pdftotext", &["-layout"], pdf)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

//! Reading a written PDF back, before it takes its name: [`verify_pdf`].

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};
use model::Size;

use super::{PrintError, ops};

/// What a file must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Pages.
    pub pages: u32,
    /// Paper.
    pub paper: Size,
}

/// Reads a PDF back: so many pages, each of the paper's size with content and a trim box, every font embedded.
///
/// # Errors
/// [`PrintError::ReadBack`] with the first thing that is otherwise.
pub fn verify_pdf(bytes: &[u8], expected: Expected) -> Result<(), PrintError> {
    let wrong = |what: &str| PrintError::ReadBack(what.to_owned());
    let broken = |error: lopdf::Error| PrintError::ReadBack(error.to_string());
    let document = Document::load_mem(bytes).map_err(broken)?;
    let pages = document.get_pages();
    if u32::try_from(pages.len()).ok() != Some(expected.pages) {
        return Err(PrintError::ReadBack(format!("{} pages for {}", pages.len(), expected.pages)));
    }
    let mut contents = BTreeSet::new();
    for page in pages.values() {
        let page = document.get_dictionary(*page).map_err(broken)?;
        for name in [&b"MediaBox"[..], b"TrimBox"] {
            let found = inherited(&document, page, name).ok_or_else(|| wrong("a page without a box"))?;
            if !fits(&document, found, expected.paper) {
                return Err(wrong("a page of another size"));
            }
        }
        let content = page.get(b"Contents").map_err(broken)?;
        match content {
            Object::Array(parts) => contents.extend(parts.iter().filter_map(|part| part.as_reference().ok())),
            other => contents.extend(other.as_reference().ok()),
        }
    }
    for id in contents {
        let stream = document.get_object(id).and_then(Object::as_stream).map_err(broken)?;
        if stream.content.is_empty() {
            return Err(wrong("a page without content"));
        }
    }
    fonts_are_embedded(&document)
}

fn inherited<'a>(document: &'a Document, page: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    // The tree has three levels.
    for _ in 0..8 {
        if let Ok(found) = node.get(name) {
            return Some(found);
        }
        node = document.get_dictionary(node.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

fn fits(document: &Document, found: &Object, paper: Size) -> bool {
    let Ok((_, Object::Array(corners))) = document.dereference(found) else { return false };
    let numbers: Vec<f32> = corners.iter().filter_map(|corner| corner.as_float().ok()).collect();
    let wanted = [0.0, 0.0, ops::points(paper.width).0, ops::points(paper.height).0];
    numbers.len() == 4 && numbers.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.01)
}

/// Every font has its program inside the file, and nothing is drawn with a font outside it.
fn fonts_are_embedded(document: &Document) -> Result<(), PrintError> {
    let is = |dictionary: &Dictionary, kind: &[u8]| {
        dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind)
    };
    let mut fonts = 0;
    for object in document.objects.values() {
        let Object::Dictionary(dictionary) = object else { continue };
        if is(dictionary, b"FontDescriptor") {
            fonts += 1;
            let program = dictionary.get(b"FontFile2").and_then(Object::as_reference);
            let program = program.and_then(|id| document.get_object(id)).and_then(Object::as_stream);
            if program.map_or(true, |program| program.content.is_empty()) {
                return Err(PrintError::ReadBack("a font without its program".to_owned()));
            }
        }
        if is(dictionary, b"Font") && dictionary.get(b"DescendantFonts").is_err() {
            return Err(PrintError::ReadBack("a font outside the file".to_owned()));
        }
    }
    if fonts == 0 { Err(PrintError::ReadBack("no font at all".to_owned())) } else { Ok(()) }
}

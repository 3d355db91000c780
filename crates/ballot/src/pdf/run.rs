//! Writing the pages: a stream of small page objects that all point to the same drawn face.
//!
//! Always true: memory does not grow with the pages but for 8 bytes each; pages of one face are equal byte for byte, so
//! nothing tells one ballot of a unit from another; the page tree has a node for each hundred pages.

use std::io::{self, Write};

use lopdf::{Object, Stream};
use model::{Digest, Size};
use sha2::{Digest as _, Sha256};

use super::objects::{FIRST_SHARED, body, push};
use super::{PrintError, PrintedBallot, ops};

/// Pages under one node of the tree.
const NODE: u32 = 100;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the whole file.
    pub digest: Digest,
}

/// Counts, hashes and passes on.
struct Tape<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
    at: u64,
    offsets: Vec<u64>,
}

impl Tape<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.at += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.out.write_all(bytes)
    }

    /// Writes the next object.
    fn object(&mut self, body: &[u8]) -> io::Result<()> {
        self.offsets.push(self.at);
        let mut bytes = Vec::with_capacity(body.len() + 24);
        push(&mut bytes, format_args!("{} 0 obj\n", self.offsets.len()));
        bytes.extend_from_slice(body);
        bytes.extend_from_slice(b"\nendobj\n");
        self.write(&bytes)
    }
}

/// The box of a page as an array.
pub(super) fn page_box(paper: Size) -> Object {
    let corner = |length| Object::Real(ops::points(length).0);
    Object::Array(vec![Object::Integer(0), Object::Integer(0), corner(paper.width), corner(paper.height)])
}

impl PrintedBallot {
    /// Faces of a copy.
    #[must_use]
    pub fn faces(&self) -> u32 {
        u32::try_from(self.contents.len()).unwrap_or(u32::MAX)
    }

    /// Paper.
    #[must_use]
    pub fn paper(&self) -> Size {
        self.paper
    }

    /// Writes so many equal copies, a page a face.
    ///
    /// # Errors
    /// [`PrintError::Write`] as soon as the output refuses.
    pub fn write(&self, copies: u32, out: &mut dyn Write) -> Result<Written, PrintError> {
        self.write_pages(copies.saturating_mul(self.faces()), &[], out)
    }

    /// The same into memory.
    ///
    /// # Errors
    /// Never for lack of anything but memory.
    pub fn to_vec(&self, copies: u32) -> Result<Vec<u8>, PrintError> {
        let mut bytes = Vec::new();
        self.write(copies, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes pages, each with the content of `over` (one for each page, or none at all) drawn over its face.
    pub(crate) fn write_pages(&self, pages: u32, over: &[Vec<u8>], out: &mut dyn Write) -> Result<Written, PrintError> {
        let mut tape = Tape { out, hash: Sha256::new(), at: 0, offsets: Vec::new() };
        tape.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let nodes = pages.div_ceil(NODE);
        let first_over = FIRST_SHARED + count(self.shared.len());
        let first_node = first_over + count(over.len());
        let first_page = first_node + nodes;
        self.front_matter(&mut tape, nodes, first_node, pages)?;
        for shared in &self.shared {
            tape.object(shared)?;
        }
        for content in over {
            tape.object(&body(Object::Stream(Stream::new(lopdf::Dictionary::new(), content.clone()))))?;
        }
        for node in 0..nodes {
            let here = NODE.min(pages - node * NODE);
            let mut text = Vec::new();
            push(&mut text, format_args!("<</Type/Pages/Parent 2 0 R/Count {here}/Kids["));
            for page in 0..here {
                push(&mut text, format_args!("{} 0 R ", first_page + node * NODE + page));
            }
            text.extend_from_slice(b"]>>");
            tape.object(&text)?;
        }
        let mut text = Vec::new();
        for page in 0..pages {
            text.clear();
            let face = usize::try_from(page % self.faces().max(1)).unwrap_or(0);
            let content = self.contents.get(face).copied().unwrap_or(0);
            push(
                &mut text,
                format_args!("<</Type/Page/Parent {} 0 R/TrimBox 4 0 R/Contents", first_node + page / NODE),
            );
            match usize::try_from(page).ok().filter(|page| *page < over.len()) {
                Some(_) => push(&mut text, format_args!("[{content} 0 R {} 0 R]>>", first_over + page)),
                None => push(&mut text, format_args!(" {content} 0 R>>")),
            }
            tape.object(&text)?;
        }
        finish(tape, pages)
    }

    fn front_matter(&self, tape: &mut Tape<'_>, nodes: u32, first_node: u32, pages: u32) -> io::Result<()> {
        tape.object(
            b"<</Type/Catalog/Pages 2 0 R/Lang(sq-AL)/ViewerPreferences<</PrintScaling/None/DisplayDocTitle true>>>>",
        )?;
        let mut text = Vec::new();
        push(&mut text, format_args!("<</Type/Pages/Count {pages}/MediaBox 4 0 R/CropBox 4 0 R"));
        push(&mut text, format_args!("/Resources {} 0 R/Kids[", self.resources));
        for node in 0..nodes {
            push(&mut text, format_args!("{} 0 R ", first_node + node));
        }
        text.extend_from_slice(b"]>>");
        tape.object(&text)?;
        let mut text = b"<</Title<FEFF".to_vec();
        self.title.encode_utf16().for_each(|unit| push(&mut text, format_args!("{unit:04X}")));
        text.extend_from_slice(b">/Creator(Kutia)/Producer(Kutia, printpdf 0.12.8)>>");
        tape.object(&text)?;
        tape.object(&body(page_box(self.paper)))
    }
}

/// The cross-reference table and the trailer, whose identifier is the digest of all before them.
fn finish(mut tape: Tape<'_>, pages: u32) -> Result<Written, PrintError> {
    let id: [u8; 32] = tape.hash.clone().finalize().into();
    let start = tape.at;
    let mut text = Vec::with_capacity(tape.offsets.len() * 20 + 256);
    push(&mut text, format_args!("xref\n0 {}\n0000000000 65535 f \n", tape.offsets.len() + 1));
    for offset in &tape.offsets {
        push(&mut text, format_args!("{offset:010} 00000 n \n"));
    }
    push(&mut text, format_args!("trailer\n<</Size {}/Root 1 0 R/Info 3 0 R/ID[", tape.offsets.len() + 1));
    for _ in 0..2 {
        text.push(b'<');
        id.iter().take(16).for_each(|byte| push(&mut text, format_args!("{byte:02X}")));
        text.push(b'>');
    }
    push(&mut text, format_args!("]>>\nstartxref\n{start}\n%%EOF\n"));
    tape.write(&text)?;
    tape.out.flush()?;
    Ok(Written { pages, bytes: tape.at, digest: Digest(tape.hash.finalize().into()) })
}

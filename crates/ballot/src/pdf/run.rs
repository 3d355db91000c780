//! Writing the pages: a stream of small page objects that all point to the same drawn face.
//!
//! Always true: memory grows with the pages by the place of each object alone (8 bytes); pages that are not numbered are
//! equal byte for byte; numbered pages are made on all cores and written in their order, so the bytes do not depend on the
//! number of threads; the page tree has a node for each hundred pages.

use std::io::{self, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};

use lopdf::{Object, Stream};
use model::{Digest, Size};
use sha2::{Digest as _, Sha256};

use super::numbers::{Numbers, Serials};
use super::objects::{FIRST_SHARED, body, push};
use super::{PrintError, PrintedBallot, ops};

/// Pages under one node of the tree.
const NODE: u32 = 100;
/// Numbered pages that a core makes at a time: about a third of a megabyte.
const BATCH: u32 = 512;
/// Entries of the cross-reference table that are written at a time.
const ENTRIES: usize = 16_384;

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

/// What is drawn over the face of each page.
enum Over<'a> {
    Nothing,
    Marks(&'a [Vec<u8>]),
    Numbers(&'a Numbers, Serials),
}

/// Objects made ahead of their place in the file.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    /// Where each begins.
    starts: Vec<u32>,
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

    fn batch(&mut self, batch: &Batch) -> io::Result<()> {
        let at = self.at;
        self.offsets.extend(batch.starts.iter().map(|start| at + u64::from(*start)));
        self.write(&batch.bytes)
    }
}

/// The box of a page as an array.
pub(super) fn page_box(paper: Size) -> Object {
    let corner = |length| Object::Real(ops::points(length).0);
    Object::Array(vec![Object::Integer(0), Object::Integer(0), corner(paper.width), corner(paper.height)])
}

/// Where the objects of the pages stand.
#[derive(Clone, Copy)]
struct Numbering {
    first_node: u32,
    first_page: u32,
    /// Objects of a page: itself, and its own content where it has one.
    each: u32,
}

impl Numbering {
    fn page(self, page: u32) -> u32 {
        self.first_page + page * self.each
    }

    /// A page object; its own content, if any, is the object after it.
    fn write(self, page: u32, content: u32, bytes: &mut Vec<u8>) {
        let parent = self.first_node + page / NODE;
        bytes.extend_from_slice(b"<</Type/Page/Parent ");
        decimal(bytes, parent);
        bytes.extend_from_slice(b" 0 R/TrimBox 4 0 R/Contents ");
        decimal(bytes, content);
        bytes.extend_from_slice(b" 0 R>>");
    }
}

/// Whole numbers without the machinery of formatting: hundreds of thousands of them stand in a run.
pub(super) fn decimal(bytes: &mut Vec<u8>, mut number: u32) {
    let mut digits = [b'0'; 10];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    bytes.extend_from_slice(&digits[at..]);
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
        self.write_over(copies.saturating_mul(self.faces()), &Over::Nothing, out)
    }

    /// Writes so many copies, each with its own number in print and in its codes, on so many threads (all cores for `None`).
    ///
    /// # Errors
    /// [`PrintError::Write`] as soon as the output refuses; [`PrintError::Draw`] for a ballot drawn without numbers.
    pub fn write_numbered(
        &self,
        copies: u32,
        serials: Serials,
        threads: Option<NonZero<usize>>,
        out: &mut dyn Write,
    ) -> Result<Written, PrintError> {
        let numbers = self.numbers.as_ref().ok_or_else(|| PrintError::Draw("a ballot without numbers".to_owned()))?;
        let numbers = Numbers { threads, ..numbers.clone() };
        self.write_over(copies.saturating_mul(self.faces()), &Over::Numbers(&numbers, serials), out)
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

    /// Writes pages, each with the content of `over` drawn over its face.
    pub(crate) fn write_pages(&self, over: &[Vec<u8>], out: &mut dyn Write) -> Result<Written, PrintError> {
        self.write_over(u32::try_from(over.len()).unwrap_or(u32::MAX), &Over::Marks(over), out)
    }

    fn write_over(&self, pages: u32, over: &Over<'_>, out: &mut dyn Write) -> Result<Written, PrintError> {
        let mut tape = Tape { out, hash: Sha256::new(), at: 0, offsets: Vec::new() };
        tape.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        let nodes = pages.div_ceil(NODE);
        let first_node = FIRST_SHARED + u32::try_from(self.shared.len()).unwrap_or(u32::MAX);
        let each = if matches!(over, Over::Nothing) { 1 } else { 2 };
        let numbering = Numbering { first_node, first_page: first_node + nodes, each };
        self.front_matter(&mut tape, nodes, first_node, pages)?;
        for shared in &self.shared {
            tape.object(shared)?;
        }
        for node in 0..nodes {
            let here = NODE.min(pages - node * NODE);
            let mut text = Vec::new();
            push(&mut text, format_args!("<</Type/Pages/Parent 2 0 R/Count {here}/Kids["));
            for page in 0..here {
                decimal(&mut text, numbering.page(node * NODE + page));
                text.extend_from_slice(b" 0 R ");
            }
            text.extend_from_slice(b"]>>");
            tape.object(&text)?;
        }
        match over {
            Over::Nothing => {
                let mut text = Vec::new();
                for page in 0..pages {
                    text.clear();
                    numbering.write(page, self.content(page), &mut text);
                    tape.object(&text)?;
                }
            }
            Over::Marks(marks) => self.marked(&mut tape, numbering, marks)?,
            Over::Numbers(numbers, serials) => self.numbered(&mut tape, numbering, pages, numbers, *serials)?,
        }
        finish(tape, pages)
    }

    fn content(&self, page: u32) -> u32 {
        let face = usize::try_from(page % self.faces().max(1)).unwrap_or(0);
        self.contents.get(face).copied().unwrap_or(0)
    }

    fn marked(&self, tape: &mut Tape<'_>, numbering: Numbering, marks: &[Vec<u8>]) -> io::Result<()> {
        for (page, marks) in (0_u32..).zip(marks) {
            let (mut text, content, own) = (Vec::new(), self.content(page), numbering.page(page) + 1);
            let parent = numbering.first_node + page / NODE;
            push(
                &mut text,
                format_args!("<</Type/Page/Parent {parent} 0 R/TrimBox 4 0 R/Contents[{content} 0 R {own} 0 R]>>"),
            );
            tape.object(&text)?;
            tape.object(&body(Object::Stream(Stream::new(lopdf::Dictionary::new(), marks.clone()))))?;
        }
        Ok(())
    }

    /// Batches are made by all cores and written in their order; what is ready waits in a short queue.
    fn numbered(
        &self,
        tape: &mut Tape<'_>,
        numbering: Numbering,
        pages: u32,
        numbers: &Numbers,
        serials: Serials,
    ) -> io::Result<()> {
        let batches = pages.div_ceil(BATCH);
        let make = |batch: u32, into: Batch| {
            self.batch(numbering, batch * BATCH..pages.min((batch + 1) * BATCH), numbers, serials, into)
        };
        let cores = numbers.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZero::get);
        let threads = u32::try_from(cores).unwrap_or(1).min(batches);
        if threads <= 1 {
            let mut made = Batch::default();
            for batch in 0..batches {
                made = make(batch, made);
                tape.batch(&made)?;
            }
            return Ok(());
        }
        std::thread::scope(|scope| {
            // What is written goes back to be filled again: fresh memory would cost as much as the pages in it.
            let lines: Vec<(Receiver<Batch>, Sender<Batch>)> = (0..threads)
                .map(|thread| {
                    let (send, receive) = sync_channel(2);
                    let (give_back, empty) = channel();
                    let make = &make;
                    scope.spawn(move || {
                        for batch in (0..batches).skip(usize::try_from(thread).unwrap_or(0)).step_by(cores) {
                            // Nobody waits any more once the output has refused.
                            if send.send(make(batch, empty.try_recv().unwrap_or_default())).is_err() {
                                return;
                            }
                        }
                    });
                    (receive, give_back)
                })
                .collect();
            for (_, (line, empty)) in (0..batches).zip(lines.iter().cycle()) {
                let batch = line.recv().map_err(|_| io::Error::other("a thread stopped"))?;
                tape.batch(&batch)?;
                // A thread that has made all its batches needs none any more.
                let _ = empty.send(batch);
            }
            Ok(())
        })
    }

    /// Makes the objects of some pages in the memory of an earlier batch.
    fn batch(
        &self,
        numbering: Numbering,
        pages: std::ops::Range<u32>,
        numbers: &Numbers,
        serials: Serials,
        mut batch: Batch,
    ) -> Batch {
        let mut presses = numbers.presses();
        let Batch { bytes, starts } = &mut batch;
        bytes.clear();
        starts.clear();
        bytes.reserve(pages.len() * 720);
        starts.reserve(pages.len() * 2);
        let faces = self.faces().max(1);
        for page in pages {
            let number = numbering.page(page);
            starts.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            decimal(bytes, number);
            bytes.extend_from_slice(b" 0 obj\n");
            numbering.write(page, number + 1, bytes);
            bytes.extend_from_slice(b"\nendobj\n");
            starts.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            decimal(bytes, number + 1);
            bytes.extend_from_slice(b" 0 obj\n");
            presses.page(page % faces, serials.nth(page / faces), bytes);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        batch
    }

    fn front_matter(&self, tape: &mut Tape<'_>, nodes: u32, first_node: u32, pages: u32) -> io::Result<()> {
        // One grey ink on uncoated paper: the condition is named by its registration, as PDF/X allows.
        tape.object(
            b"<</Type/Catalog/Pages 2 0 R/Lang(sq-AL)/ViewerPreferences<</PrintScaling/None/DisplayDocTitle true>>\
              /OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA52)\
              /OutputCondition(Offset on uncoated paper)/RegistryName(http://www.color.org)/Info(PSO Uncoated v3)>>]>>",
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
        text.extend_from_slice(b">/Creator(Kutia)/Producer(Kutia, printpdf 0.12.8)/Trapped/False>>");
        tape.object(&text)?;
        tape.object(&body(page_box(self.paper)))
    }
}

/// The cross-reference table and the trailer, whose identifier is the digest of all before them.
fn finish(mut tape: Tape<'_>, pages: u32) -> Result<Written, PrintError> {
    let id: [u8; 32] = tape.hash.clone().finalize().into();
    let start = tape.at;
    let offsets = std::mem::take(&mut tape.offsets);
    let mut text = Vec::with_capacity(ENTRIES * 20);
    push(&mut text, format_args!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1));
    for part in offsets.chunks(ENTRIES) {
        for offset in part {
            let mut entry = *b"0000000000 00000 n \n";
            let mut rest = *offset;
            for digit in entry[..10].iter_mut().rev() {
                *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
            }
            text.extend_from_slice(&entry);
        }
        tape.write(&text)?;
        text.clear();
    }
    push(&mut text, format_args!("trailer\n<</Size {}/Root 1 0 R/Info 3 0 R/ID[", offsets.len() + 1));
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

//! Typst as a library: one document of so many pages, set by its own layout from the same texts and codes.

use std::io::Write as _;

use ballot::drawing::Item;
use ballot::Font as Weight;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;

struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    codes: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Ok(self.codes.clone())
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Everything placed as on our page: what is typeset once a page is what a person would write in a Typst template.
pub fn typst(count: u32, path: &str) {
    let drawing = crate::face_drawing();
    let face = &drawing.faces[0];
    let mut text = String::from("#set page(width: 210mm, height: 297mm, margin: 0mm)\n#set text(font: \"Inter\")\n#let face = {\n");
    let mm = |length: model::Mm| format!("{}mm", length.mm());
    face.walk(&mut |item| match item {
        Item::Block { rect, .. } => text.push_str(&format!(
            "place(dx: {}, dy: {}, rect(width: {}, height: {}, fill: black))\n",
            mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height)
        )),
        Item::Frame { rect, width, .. } => text.push_str(&format!(
            "place(dx: {}, dy: {}, rect(width: {}, height: {}, stroke: {} + black))\n",
            mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height), mm(*width)
        )),
        Item::Text(run) => text.push_str(&format!(
            "place(dx: {}, dy: {}, text(size: {}, weight: {}, {:?}))\n",
            mm(run.origin.x),
            mm(run.origin.y - run.size),
            mm(run.size),
            if run.font() == Weight::Regular { 400 } else { 600 },
            run.shaped.text
        )),
        Item::Group { .. } | Item::Code { .. } | Item::Stroke { .. } => {}
    });
    text.push_str("}\n#let codes = read(\"codes.bin\", encoding: none)\n");
    text.push_str(&format!("#for i in range({count}) {{\nface\nlet code = image(codes.slice(i * 841, (i + 1) * 841), width: 15.95mm, format: (encoding: \"luma8\", width: 29, height: 29))\n"));
    for place in &face.imprint.codes {
        text.push_str(&format!("place(dx: {}, dy: {}, code)\n", mm(place.x), mm(place.y)));
    }
    text.push_str("place(dx: 100mm, dy: 280mm, str(i))\npagebreak(weak: true)\n}\n");
    let codes: Vec<u8> =
        (1..=count).flat_map(crate::code_of).map(|dark| if dark { 0 } else { 255 }).collect();
    let fonts: Vec<Font> = Weight::ALL.iter().flat_map(|font| Font::iter(Bytes::new(font.bytes()))).collect();
    let id = FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new("main.typ").unwrap()));
    let desk = Desk {
        library: LazyHash::new(Library::builder().build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main: Source::new(id, text),
        codes: Bytes::new(codes),
    };
    let document = typst::compile::<PagedDocument>(&desk).output.unwrap();
    let pdf = typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default()).unwrap();
    let mut file = std::fs::File::create(path).unwrap();
    file.write_all(&pdf).unwrap();
    file.sync_all().unwrap();
}

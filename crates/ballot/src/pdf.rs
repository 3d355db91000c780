//! The PDF of a unit's ballots: [`PrintedBallot`].
//!
//! Always true: `printpdf` draws each face once, as a form that all pages repeat by reference; fonts are embedded and
//! reduced to the glyphs used; nothing in a file depends on the clock, on chance or on what else is printed at the
//! same time, and `/ID` is the digest of the content. Nothing is written that was not drawn.

use std::collections::BTreeMap;
use std::io;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use model::{Mm, Size};
use printpdf::{FontId, PdfDocument, PdfPage, PdfSaveOptions};

use crate::drawing::{Drawing, Ink, Item, TextRun};
use crate::imprint::{Imprint, NUMBER_FONT};
use crate::text::{Shaped, shape};

use numbers::{NumberedFace, Numbers};

mod fonts;
mod numbers;
mod objects;
mod ops;
mod run;
mod verify;

pub(crate) use numbers::DIGITS;
pub(crate) use ops::bars;

pub use numbers::Serials;
pub use run::Written;
pub use verify::{Expected, verify_file, verify_pdf};

/// Why a PDF could not be made or is not what was asked.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The fonts or the drawing could not be written.
    #[error("B401 the face could not be drawn: {0}")]
    Draw(String),
    /// The file could not be written.
    #[error("B402 the file could not be written")]
    Write(#[from] io::Error),
    /// What was written reads back as something else.
    #[error("B403 the file reads back wrong: {0}")]
    ReadBack(String),
    /// A mark for a target that the ballot does not have.
    #[error("B404 no target {0} on this ballot")]
    NoTarget(String),
}

impl PrintError {
    /// The stable code of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draw(_) => "B401",
            Self::Write(_) => "B402",
            Self::ReadBack(_) => "B403",
            Self::NoTarget(_) => "B404",
        }
    }
}

/// A unit's ballot, drawn, ready to be written any number of times.
#[derive(Debug, Clone)]
pub struct PrintedBallot {
    /// Title of the document.
    title: String,
    /// Paper.
    paper: Size,
    /// Bodies of the shared objects, the first has the number [`objects::FIRST_SHARED`].
    shared: Vec<Vec<u8>>,
    /// Numbers of the page contents, a face each.
    contents: Vec<u32>,
    /// Number of the resources that name the faces' forms.
    resources: u32,
    /// How each copy gets its own number, where it does.
    numbers: Option<Numbers>,
}

impl PrintedBallot {
    /// Draws the faces of a ballot; `title` names the document.
    ///
    /// # Errors
    /// [`PrintError::Draw`] when a font cannot be embedded or `printpdf` warns of anything at all.
    pub fn draw(drawing: &Drawing, title: &str) -> Result<Self, PrintError> {
        Self::drawn(drawing, title, None)
    }

    /// The same for ballots that each have their own number: the drawing must be of a numbered imprint.
    ///
    /// # Errors
    /// As [`Self::draw`], and where the drawing has no place for the number.
    pub fn draw_numbered(drawing: &Drawing, title: &str, imprint: &Imprint) -> Result<Self, PrintError> {
        Self::drawn(drawing, title, Some(imprint))
    }

    fn drawn(drawing: &Drawing, title: &str, imprint: Option<&Imprint>) -> Result<Self, PrintError> {
        let digits = imprint.map(|_| digits()).transpose()?;
        let fonts = fonts::subset(drawing, digits.as_ref())?;
        let mut document = PdfDocument::new(title);
        for (font, subset) in &fonts {
            document.resources.fonts.map.insert(FontId(fonts::resource(*font).to_owned()), subset.embedded());
        }
        let size = |length: Mm| printpdf::Mm::from(ops::points(length));
        for face in &drawing.faces {
            let ops = ops::items(&face.items, drawing.paper, &fonts)?;
            document.pages.push(PdfPage::new(size(drawing.paper.width), size(drawing.paper.height), ops));
        }
        if let Some(digits) = &digits {
            // A page that is never printed: it makes printpdf know the digits that every number is made of.
            let run = TextRun {
                shaped: digits.clone(),
                size: Mm::from_um(3_000),
                tracking: Mm::default(),
                origin: model::Point::default(),
                ink: Ink::BLACK,
            };
            let ops = ops::items(&[Item::Text(run)], drawing.paper, &fonts)?;
            document.pages.push(PdfPage::new(printpdf::Mm(1.0), printpdf::Mm(1.0), ops));
        }
        let mut drawn = to_objects(&document)?;
        let pages: Vec<ObjectId> = drawn.get_pages().into_values().take(drawing.faces.len()).collect();
        let mut shared = objects::Shared::default();
        let mut forms = Dictionary::new();
        let mut contents = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            let form = form(&mut drawn, *page, drawing.paper)?;
            let form = shared.take(&drawn, &form)?;
            let name = format!("F{}", index + 1);
            contents.push(
                shared.add(&Object::Stream(Stream::new(Dictionary::new(), format!("/{name} Do\n").into_bytes()))),
            );
            forms.set(name, Object::Reference((form, 0)));
        }
        let mut resources = Dictionary::new();
        resources.set("XObject", Object::Dictionary(forms));
        let mut numbers = None;
        if let (Some(imprint), Some(digits), Some(page)) = (imprint, &digits, pages.first()) {
            let found = page_fonts(&drawn, *page)?;
            let name = fonts::resource(NUMBER_FONT);
            let font = found.get(name.as_bytes()).map_err(|_| PrintError::Draw("no font for the number".to_owned()))?;
            let mut used = Dictionary::new();
            used.set(name, shared.renumber(&drawn, font)?);
            resources.set("Font", Object::Dictionary(used));
            let subset = fonts.get(&NUMBER_FONT);
            let glyphs: Option<Vec<u16>> =
                digits.glyphs.iter().map(|glyph| subset.and_then(|subset| subset.number(glyph.id))).collect();
            numbers = Some(numbering(drawing, imprint, &glyphs.unwrap_or_default())?);
        }
        let resources = shared.add(&Object::Dictionary(resources));
        Ok(Self { title: title.to_owned(), paper: drawing.paper, shared: shared.bodies, contents, resources, numbers })
    }
}

/// The digits of numbers, all of one width.
fn digits() -> Result<Shaped, PrintError> {
    shape(NUMBER_FONT, "0123456789", true).map_err(|_| PrintError::Draw("the font has no digits".to_owned()))
}

/// How each face gets its number.
fn numbering(drawing: &Drawing, imprint: &Imprint, glyphs: &[u16]) -> Result<Numbers, PrintError> {
    let missing = || PrintError::Draw("no place for the number".to_owned());
    let glyphs: [u16; 10] = glyphs.try_into().map_err(|_| missing())?;
    let faces = drawing.faces.iter().enumerate().map(|(index, face)| {
        let place = face.imprint.number.ok_or_else(missing)?;
        let code = imprint.code(face.sheet, face.face);
        let (name, font) = (format!("F{}", index + 1), fonts::resource(NUMBER_FONT));
        Ok(NumberedFace::new(&name, font, code, place, &face.imprint.codes, glyphs, drawing.paper))
    });
    Ok(Numbers { faces: faces.collect::<Result<_, PrintError>>()?, threads: None })
}

/// Page contents for items without text, to be drawn over printed faces.
pub(crate) fn overlay(pages: &[Vec<Item>], paper: Size) -> Result<Vec<Vec<u8>>, PrintError> {
    let mut document = PdfDocument::new("");
    let fonts = BTreeMap::new();
    for page in pages {
        let ops = ops::items(page, paper, &fonts)?;
        document.pages.push(PdfPage::new(printpdf::Mm(1.0), printpdf::Mm(1.0), ops));
    }
    let drawn = to_objects(&document)?;
    let pages = drawn.get_pages();
    Ok(pages.into_values().map(|page| drawn.get_page_content(page)).collect())
}

/// The document as objects; `printpdf` tells of what it could not draw only in its warnings.
fn to_objects(document: &PdfDocument) -> Result<lopdf::Document, PrintError> {
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let drawn = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(PrintError::Draw(format!("{warning:?}"))),
        None => Ok(drawn),
    }
}

/// The fonts of a drawn page by their names.
fn page_fonts(drawn: &lopdf::Document, page: ObjectId) -> Result<Dictionary, PrintError> {
    let broken = |error: lopdf::Error| PrintError::Draw(error.to_string());
    let page = drawn.get_dictionary(page).map_err(broken)?;
    let resources = page.get(b"Resources").and_then(|object| drawn.dereference(object)).map_err(broken)?.1;
    let fonts = resources.as_dict().and_then(|resources| resources.get(b"Font")).map_err(broken)?;
    Ok(drawn.dereference(fonts).map_err(broken)?.1.as_dict().map_err(broken)?.clone())
}

/// The content of a drawn page as a form (printpdf's own form objects lack the `BBox` that the format demands).
fn form(drawn: &mut lopdf::Document, page: ObjectId, paper: Size) -> Result<Object, PrintError> {
    let broken = |error: lopdf::Error| PrintError::Draw(error.to_string());
    let content = drawn.get_page_content(page);
    let fonts = page_fonts(drawn, page)?;
    let mut sorted: BTreeMap<Vec<u8>, Object> = BTreeMap::new();
    for (name, font) in &fonts {
        sorted.insert(name.clone(), font.clone());
        if let Ok(id) = font.as_reference() {
            fonts::mend(drawn, id).map_err(broken)?;
        }
    }
    let mut fonts = Dictionary::new();
    for (name, font) in sorted {
        fonts.set(name, font);
    }
    let mut resources = Dictionary::new();
    resources.set("Font", Object::Dictionary(fonts));
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"XObject".to_vec()));
    dictionary.set("Subtype", Object::Name(b"Form".to_vec()));
    dictionary.set("FormType", Object::Integer(1));
    dictionary.set("BBox", run::page_box(paper));
    dictionary.set("Resources", Object::Dictionary(resources));
    Ok(Object::Stream(Stream::new(dictionary, content)))
}

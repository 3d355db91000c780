//! Which ballot a page is, and what the package says of all its faces.
//!
//! What always holds: a code names election, definition, mode, unit, style and face of this very package, or the page is refused.

use model::ballot_code::{BallotCode, election_mark};
use model::contest::BallotStyle;
use model::election::Mode;
use model::geometry::{Face, TimingMarks};
use model::{Rect, Size};

use crate::package::ScanPackage;
use crate::refusal::{Reason, Refusal};

/// The papers of a package, each once; nearly always one.
pub(super) fn papers(package: &ScanPackage) -> Vec<Size> {
    let mut papers: Vec<Size> = Vec::new();
    for style in &package.definition().styles {
        if !papers.contains(&style.geometry.paper) {
            papers.push(style.geometry.paper);
        }
    }
    papers
}

pub(super) fn faces(package: &ScanPackage) -> impl Iterator<Item = &Face> {
    package.definition().styles.iter().flat_map(|style| &style.geometry.faces)
}

/// The borders of a package, each once, in order.
pub(super) fn borders(package: &ScanPackage) -> Vec<TimingMarks> {
    let mut borders: Vec<TimingMarks> = Vec::new();
    for face in faces(package) {
        if !borders.contains(&face.timing) {
            borders.push(face.timing);
        }
    }
    borders
}

/// The places of codes, each once, in order.
pub(super) fn code_places(package: &ScanPackage) -> Vec<Rect> {
    let mut places: Vec<Rect> = Vec::new();
    for rect in faces(package).flat_map(|face| &face.codes) {
        if !places.contains(rect) {
            places.push(*rect);
        }
    }
    places
}

/// Unread codes of this face, by its own numbers.
pub(super) fn face_codes_unread(face: &Face, places: &[Rect], unread: &[u32]) -> Vec<u32> {
    let was_read =
        |rect: &Rect| (1_u32..).zip(places).any(|(number, place)| place == rect && !unread.contains(&number));
    (1_u32..).zip(&face.codes).filter(|(_, rect)| !was_read(rect)).map(|(number, _)| number).collect()
}

/// Which style and face a code names, if it is one of this package at all.
pub(super) fn identify<'a>(
    code: &BallotCode,
    package: &'a ScanPackage,
) -> Result<(&'a BallotStyle, &'a Face), Refusal> {
    let definition = package.definition();
    let refuse = |reason| Err(Refusal::new(reason).with("unit", code.unit.to_string()));
    if code.election != election_mark(&definition.election) {
        return refuse(Reason::OtherElection);
    }
    if code.definition != package.digest().truncated() {
        return refuse(Reason::OtherDefinition);
    }
    if code.mode != package.settings().mode {
        let name = |mode| match mode {
            Mode::Official => "official",
            Mode::Test => "test",
            Mode::Sample => "sample",
        };
        let refusal = Refusal::new(Reason::WrongMode).with("unit", code.unit.to_string());
        return Err(refusal.with("mode", name(code.mode)).with("expected", name(package.settings().mode)));
    }
    let Some(unit) = definition.unit(code.unit) else { return refuse(Reason::UnknownUnit) };
    let Some(style) = definition.styles.get(usize::from(code.style)).filter(|style| style.id == unit.style) else {
        return refuse(Reason::UnknownStyle);
    };
    let mut faces = style.geometry.faces.iter();
    match faces.find(|face| (face.sheet, face.face) == (code.sheet, code.face)) {
        Some(face) => Ok((style, face)),
        None => refuse(Reason::UnknownFace),
    }
}

//! What differs between the polling units of one style: the codes, their twin in words, the word on samples and tests.
//!
//! Always true: the imprint changes no place of the layout; nothing in it tells one ballot of a unit from another.

use model::ballot_code::{BallotCode, Languages, election_mark};
use model::contest::BallotDefinition;
use model::election::Mode;
use model::unit::UnitNumber;
use model::{BallotStyleId, Digest, ElectionId, Finding, Mm, Rect};

use crate::code;
use crate::drawing::{Drawing, DrawnFace, Ink, Item, NumberPlace, scale};
use crate::font::Font;
use crate::template::{BallotWords, Template};
use crate::typeset::{Fit, Typesetter, Wording, capital, centred, left};

/// The particulars of a polling unit's ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// Digest of the ballot definition.
    pub definition: Digest,
    /// Election.
    pub election: ElectionId,
    /// Electoral zone.
    pub zone: String,
    /// Ballot style.
    pub style: BallotStyleId,
    /// Place of the style in the definition.
    pub style_place: u16,
    /// Languages on the ballot.
    pub languages: Vec<String>,
    /// Polling unit.
    pub unit: UnitNumber,
    /// Official, test or sample.
    pub mode: Mode,
    /// Whether each ballot will have its number: then the codes are drawn with it (see `PrintedBallot::draw_numbered`).
    pub numbered: bool,
}

/// Font size of a ballot's number, and white between it and its sign.
const NUMBER: Mm = Mm::from_um(3_200);
const NUMBER_GAP: Mm = Mm::from_um(900);
/// From the number to the words under it.
const NUMBER_STEP: Mm = Mm::from_um(1_400);
pub(crate) const NUMBER_FONT: Font = Font::SemiBold;

impl Imprint {
    /// The imprint of a unit's ballots by the definition; `None` where it has no such unit or style.
    #[must_use]
    pub fn of(definition: &BallotDefinition, digest: Digest, unit: UnitNumber, mode: Mode) -> Option<Self> {
        let unit = definition.unit(unit)?;
        let place = definition.styles.iter().position(|style| style.id == unit.style)?;
        let style = definition.styles.get(place)?;
        Some(Self {
            definition: digest,
            election: definition.election.clone(),
            zone: definition.zone.clone(),
            style: style.id.clone(),
            style_place: u16::try_from(place).ok()?,
            languages: style.languages.clone(),
            unit: unit.number,
            mode,
            numbered: false,
        })
    }

    /// The code of a sheet and face.
    #[must_use]
    pub fn code(&self, sheet: u8, face: u8) -> BallotCode {
        BallotCode {
            definition: self.definition.truncated(),
            election: election_mark(&self.election),
            style: self.style_place,
            unit: self.unit,
            sheet,
            face,
            mode: self.mode,
            languages: Languages::of(&self.languages),
            serial: None,
        }
    }

    /// The drawing of a style with this imprint on it.
    ///
    /// # Errors
    /// B201 and B202 for a zone or style that cannot be printed in its place, B105 for a language without words.
    pub fn print_on(&self, style: &Drawing, template: &Template, smallest: Mm) -> Result<Drawing, Vec<Finding>> {
        let mut setter = Typesetter { smallest, article: "", findings: Vec::new() };
        let mut words = Vec::new();
        for language in &self.languages {
            match template.words.get(language) {
                Some(found) => words.push(found),
                None => setter.findings.push(Finding::error("B105").with("language", language.as_str())),
            }
        }
        let mut drawing = style.clone();
        let pages = drawing.faces.len();
        for (index, face) in drawing.faces.iter_mut().enumerate() {
            let mut items = if self.numbered { Vec::new() } else { self.codes(face) };
            if self.numbered {
                items.extend(number(&mut setter, face));
            }
            items.extend(self.twin(&mut setter, &words, template, face, (index + 1, pages)));
            items.extend(self.mode(&mut setter, &words, template, face.imprint.mode));
            face.items.push(Item::Group { name: "imprint".to_owned(), items });
        }
        if setter.findings.is_empty() { Ok(drawing) } else { Err(setter.findings) }
    }

    fn codes(&self, face: &DrawnFace) -> Vec<Item> {
        // 45 letters of base 32 always fit: a test holds it.
        let dark = code::modules(&self.code(face.sheet, face.face).encode()).unwrap_or_default();
        let code = |rect: &Rect| Item::Code { rect: *rect, side: code::SIDE, dark: dark.clone() };
        face.imprint.codes.iter().map(code).collect()
    }

    fn twin(
        &self,
        setter: &mut Typesetter<'_>,
        words: &[&BallotWords],
        template: &Template,
        face: &DrawnFace,
        (page, pages): (usize, usize),
    ) -> Vec<Item> {
        let above = if self.numbered { capital(NUMBER) + NUMBER_STEP } else { Mm::default() };
        let room = face.imprint.twin;
        let room = Rect { y: room.y + above, height: room.height - above, ..room };
        let (unit, hash, languages) = (self.unit.to_string(), self.definition.short(), self.languages.join("/"));
        let (page, pages) = (page.to_string(), pages.to_string());
        let places = [
            ("unit", unit.as_str()),
            ("zone", self.zone.as_str()),
            ("style", self.style.as_str()),
            ("languages", languages.as_str()),
            ("page", page.as_str()),
            ("pages", pages.as_str()),
            ("hash", hash.as_str()),
        ];
        let twins = words.iter().map(|words| words.twin.fill(&places));
        let twins: Vec<_> = twins.filter_map(|text| setter.setting(Font::Medium, Wording::of(text))).collect();
        let wished = template.sizes.twin.mm();
        let set = setter.group(&twins, Fit { wished, one_line: wished, room: room.width, two: true });
        let care = words.iter().map(|words| words.care.fill(&places)).collect::<Vec<_>>().join("  ·  ");
        let care = setter.line(Font::Regular, Wording::of(care), wished, room.width);
        let (Some((size, lines)), Some((care_size, care))) = (set, care) else { return Vec::new() };
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        let step = scale(size, 1_450);
        let count = i32::try_from(lines.len()).unwrap_or(0);
        let gap = scale(care_size, 1_900);
        let height = capital(size) + step * (count - 1).max(0) + gap;
        let middle = room.x + room.width / 2;
        let mut baseline = room.y + (room.height - height) / 2 + capital(size);
        let mut items = Vec::new();
        for (index, shaped) in lines.into_iter().enumerate() {
            if index > 0 {
                baseline = baseline + step;
            }
            items.push(centred(shaped, size, middle, baseline));
        }
        items.push(centred(care, care_size, middle, baseline + gap));
        items
    }

    /// The word that keeps samples and tests apart from ballots for use, in a frame at the right of the head.
    fn mode(
        &self,
        setter: &mut Typesetter<'_>,
        words: &[&BallotWords],
        template: &Template,
        room: Rect,
    ) -> Option<Item> {
        let word = |words: &BallotWords| match self.mode {
            Mode::Official => None,
            Mode::Test => Some(words.test.fill(&[])),
            Mode::Sample => Some(words.sample.fill(&[])),
        };
        let texts: Vec<String> = words.iter().filter_map(|words| word(words)).collect();
        if texts.is_empty() {
            return None;
        }
        let padding = scale(room.height, 450);
        let text = Wording::of(texts.join("  ·  "));
        let (size, shaped) = setter.line(Font::Bold, text, template.sizes.mode.mm(), room.width - padding * 2)?;
        let width = shaped.width(size, Mm::default()) + padding * 2;
        let rect = Rect { x: room.right() - width, width, ..room };
        let baseline = room.centre().y + capital(size) / 2;
        let items = vec![
            Item::Frame { rect, width: Mm::from_um(350), ink: Ink::BLACK },
            centred(shaped, size, rect.centre().x, baseline),
        ];
        Some(Item::Group { name: "mode".to_owned(), items })
    }
}

/// The sign before the number, and where its digits will stand: at the top of the room for the words.
fn number(setter: &mut Typesetter<'_>, face: &mut DrawnFace) -> Option<Item> {
    let sign = setter.shape(NUMBER_FONT, &Wording::of("№".to_owned()), false)?;
    let digits = setter.shape(NUMBER_FONT, &Wording::of("0".repeat(crate::pdf::DIGITS)), true)?;
    let room = face.imprint.twin;
    let before = sign.width(NUMBER, Mm::default()) + NUMBER_GAP;
    let x = room.x + (room.width - before - digits.width(NUMBER, Mm::default())) / 2;
    let y = room.y + capital(NUMBER);
    face.imprint.number = Some(NumberPlace { origin: model::Point { x: x + before, y }, size: NUMBER });
    Some(left(sign, NUMBER, x, y))
}

//! A ballot like the one of the project's picture: A4, eleven subjects, ten of them with seven candidates, two codes below.

use std::sync::OnceLock;

use model::ballot_code::{BallotCode, election_mark};
use model::contest::{
    BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind, ContestOption, PreferenceOption, ScanSettings,
};
use model::election::Mode;
use model::geometry::{BallotGeometry, Face, Target, TimingMarks};
use model::rules::{Bilingual, MarkRules, TooManyPreferences};
use model::{Mm, Rect, Size, VoterCount};

use crate::package::{ScanPackage, files, load};

use super::Chance;

pub(crate) const SUBJECTS: u8 = 11;
const PREFERENCES: u32 = 7;

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect { x: Mm::new(x), y: Mm::new(y), width: Mm::new(width), height: Mm::new(height) }
}

fn target(option: &str, rect: Rect, outline: f64) -> Target {
    Target {
        id: format!("box-{option}").parse().unwrap(),
        contest: "kuvendi".parse().unwrap(),
        option: option.parse().unwrap(),
        rect,
        outline: Mm::new(outline),
    }
}

/// The name of a subject's option, and of a candidate's (counted from 1).
pub(crate) fn subject(number: u8) -> String {
    format!("S{number}")
}
pub(crate) fn candidate(number: u8, place: u32) -> String {
    format!("S{number}-{place}")
}

fn geometry() -> BallotGeometry {
    let mut targets = Vec::new();
    for number in 1..=SUBJECTS {
        let top = 52.8 + f64::from(number - 1) * 20.4;
        targets.push(target(&subject(number), rect(107.0, top, 8.8, 8.8), 0.5));
        for place in (1..=PREFERENCES).filter(|_| number < SUBJECTS) {
            let left = 127.0 + f64::from(place - 1) * 10.0;
            targets.push(target(&candidate(number, place), rect(left, top + 1.3, 6.2, 6.2), 0.3));
        }
    }
    let codes = vec![rect(13.0, 273.0, 14.5, 14.5), rect(182.5, 273.0, 14.5, 14.5)];
    let face = Face { sheet: 1, face: 1, timing: TimingMarks::for_paper(Size::A4), codes, targets };
    BallotGeometry { paper: Size::A4, faces: vec![face] }
}

pub(crate) fn definition() -> BallotDefinition {
    let option = |number: u8| ContestOption {
        id: subject(number).parse().unwrap(),
        number,
        subject: format!("P{number}").parse().unwrap(),
        name: Bilingual { sq: format!("Subjekti i shpikur {number}"), en: format!("Invented subject {number}") },
        initials: format!("S{number}"),
        leader: String::new(),
        preferences: (1..=PREFERENCES)
            .filter(|_| number < SUBJECTS)
            .map(|place| PreferenceOption {
                id: candidate(number, place).parse().unwrap(),
                number: place,
                name: format!("Kandidat i shpikur {number}.{place}"),
            })
            .collect(),
    };
    let contest = Contest {
        id: "kuvendi".parse().unwrap(),
        title: Bilingual { sq: "Kuvendi".to_owned(), en: "Assembly".to_owned() },
        kind: ContestKind::PreferentialList {
            max_preferences: 1,
            preference_alone_counts_for_subject: true,
            too_many_preferences: TooManyPreferences::SubjectOnly,
        },
        options: (1..=SUBJECTS).map(option).collect(),
    };
    let unit = |number: &str| BallotUnit {
        number: number.parse().unwrap(),
        venue: "Shkolla e shpikur".to_owned(),
        voters: VoterCount(700),
        style: "A1".parse().unwrap(),
    };
    BallotDefinition {
        version: BallotDefinition::VERSION,
        election: "berat-2025-abc123".parse().unwrap(),
        title: Bilingual { sq: "Zgjedhjet për Kuvendin".to_owned(), en: "Election of the Assembly".to_owned() },
        date: "2025-05-11".parse().unwrap(),
        zone: "Berat".to_owned(),
        rules: "al-2025".parse().unwrap(),
        contests: vec![contest],
        styles: vec![BallotStyle {
            id: "A1".parse().unwrap(),
            languages: vec!["sq".to_owned(), "en".to_owned()],
            contests: vec!["kuvendi".parse().unwrap()],
            geometry: geometry(),
        }],
        units: vec![unit("1698"), unit("1698/2"), unit("1702")],
    }
}

pub(crate) fn settings(dots_per_inch: u32) -> ScanSettings {
    ScanSettings {
        marks: MarkRules { definite_hundredths: 700, ambiguous_hundredths: 300, smallest_scale_hundredths: 9_850 },
        dots_per_inch,
        mode: Mode::Test,
    }
}

pub(crate) fn package_of(definition: &BallotDefinition, settings: &ScanSettings) -> ScanPackage {
    load(&files(definition, settings).unwrap()).unwrap()
}

/// The package at 200 dots per inch.
pub(crate) fn package() -> &'static ScanPackage {
    static PACKAGE: OnceLock<ScanPackage> = OnceLock::new();
    PACKAGE.get_or_init(|| package_of(&definition(), &settings(200)))
}

/// The code of the sample ballot of a unit.
pub(crate) fn encoded(definition: &BallotDefinition, unit: &str, mode: Mode) -> BallotCode {
    BallotCode {
        definition: definition.digest().unwrap().truncated(),
        election: election_mark(&definition.election),
        style: 0,
        unit: unit.parse().unwrap(),
        sheet: 1,
        face: 1,
        mode,
        languages: model::ballot_code::Languages::of(&definition.styles[0].languages),
        serial: None,
    }
}

/// What a voter draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pen {
    Cross,
    Tick,
    Fill,
    /// A dot such as a resting pen leaves.
    Touch,
    /// A cross whose middle lies on no box.
    Beside,
    /// A cross in soft pencil.
    Pencil,
}

/// A page at 16 dots a millimetre.
#[derive(Clone)]
pub(crate) struct Drawing {
    pub width: usize,
    pub height: usize,
    pub dots: Vec<u8>,
}

/// Dots a millimetre.
pub(crate) const FINE: f64 = 16.0;

fn dot(mm: f64) -> usize {
    crate::pixel::rounded(mm * FINE) as usize
}

impl Drawing {
    pub(crate) fn paper(shade: u8) -> Self {
        let (width, height) = (dot(210.0), dot(297.0));
        Self { width, height, dots: vec![shade; width * height] }
    }

    /// The ballot with a code, nothing marked.
    pub(crate) fn ballot(code: &BallotCode) -> Self {
        Self::with_text(&code.encode())
    }

    /// The same with any text in its codes.
    pub(crate) fn with_text(text: &str) -> Self {
        static EMPTY: OnceLock<Drawing> = OnceLock::new();
        let mut page = EMPTY.get_or_init(Self::face).clone();
        for place in &geometry().faces[0].codes {
            page.code(place, text);
        }
        page
    }

    pub(crate) fn sample() -> Self {
        Self::ballot(&encoded(&definition(), "1698", Mode::Test))
    }

    fn face() -> Self {
        let mut page = Self::paper(250);
        let geometry = geometry();
        let face = &geometry.faces[0];
        face.timing.rects().for_each(|mark| page.fill(&mark, 10));
        for target in &face.targets {
            page.fill(&target.rect, 15);
            page.fill(&target.inside(), 250);
        }
        let mut chance = Chance::new(7);
        for number in 0..SUBJECTS {
            let top = 50.0 + f64::from(number) * 20.4;
            page.fill(&rect(15.0, top + 18.4, 180.0, 0.2), 190);
            page.fill(&rect(15.0, top + 4.0, 1.3, 5.5), 20);
            page.letters(&mut chance, 38.0, 92.0, top + 2.0, 3.2);
            page.letters(&mut chance, 38.0, 70.0, top + 8.0, 2.0);
            if number + 1 < SUBJECTS {
                (0..7).for_each(|place| page.letters(&mut chance, 129.5 + f64::from(place) * 10.0, 131.0, top, 2.2));
            }
        }
        page.fill(&rect(15.0, 33.0, 180.0, 0.5), 10);
        page.letters(&mut chance, 15.0, 110.0, 20.0, 5.0);
        page
    }

    /// Upright strokes and bars such as letters have.
    fn letters(&mut self, chance: &mut Chance, from: f64, to: f64, top: f64, high: f64) {
        let mut x = from;
        while x < to {
            self.fill(&rect(x, top, high * 0.14, high), 30);
            let bar = top + chance.between(0.0, high * 0.85);
            self.fill(&rect(x, bar, high * chance.between(0.3, 0.6), high * 0.13), 30);
            x += high * chance.between(0.7, 1.0);
        }
    }

    pub(crate) fn fill(&mut self, rect: &Rect, shade: u8) {
        self.fill_mm(rect.x.mm(), rect.y.mm(), rect.width.mm(), rect.height.mm(), shade);
    }

    pub(crate) fn fill_mm(&mut self, x: f64, y: f64, width: f64, height: f64, shade: u8) {
        let (left, right) = (dot(x).min(self.width), dot(x + width).min(self.width));
        for row in dot(y)..dot(y + height).min(self.height) {
            self.dots[row * self.width + left..row * self.width + right].fill(shade);
        }
    }

    fn code(&mut self, place: &Rect, text: &str) {
        let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::Q).unwrap();
        let module = place.width.mm() / code.width() as f64;
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            let (x, y) = ((at % code.width()) as f64 * module, (at / code.width()) as f64 * module);
            let shade = if colour == qrcode::Color::Dark { 10 } else { 250 };
            self.fill_mm(place.x.mm() + x, place.y.mm() + y, module, module, shade);
        }
    }

    /// Covers one of the codes.
    pub(crate) fn without_code(mut self, number: usize) -> Self {
        let place = geometry().faces[0].codes[number];
        self.fill(&place, 250);
        self
    }

    /// Another text in one of the codes.
    pub(crate) fn other_code(mut self, number: usize, text: &str) -> Self {
        let place = geometry().faces[0].codes[number];
        self.code(&place, text);
        self
    }

    /// Covers timing marks by column and row.
    pub(crate) fn without_mark(mut self, column: u16, row: u16) -> Self {
        let timing = TimingMarks::for_paper(Size::A4);
        let centre = timing.centre(column, row);
        self.fill_mm(centre.x.mm() - 2.6, centre.y.mm() - 1.0, 5.2, 2.0, 250);
        self
    }

    /// A straight stroke with a round pen.
    pub(crate) fn stroke(&mut self, from: (f64, f64), to: (f64, f64), wide: f64, shade: u8) {
        let steps = crate::pixel::rounded((to.0 - from.0).hypot(to.1 - from.1) * FINE).max(1);
        let radius = wide / 2.0;
        for step in 0..=steps {
            let t = f64::from(step) / f64::from(steps);
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            let reach = dot(radius);
            for row in dot(y).saturating_sub(reach)..=dot(y) + reach {
                for column in dot(x).saturating_sub(reach)..=dot(x) + reach {
                    let (dx, dy) = (column as f64 / FINE - x, row as f64 / FINE - y);
                    if dx.hypot(dy) <= radius && row < self.height && column < self.width {
                        let at = row * self.width + column;
                        self.dots[at] = self.dots[at].min(shade);
                    }
                }
            }
        }
    }

    /// Marks the box of an option.
    pub(crate) fn mark(mut self, option: &str, pen: Pen) -> Self {
        let geometry = geometry();
        let target = geometry.faces[0].targets.iter().find(|target| target.option.as_str() == option).unwrap();
        let (x, y) = (target.rect.centre().x.mm(), target.rect.centre().y.mm());
        let half = target.rect.width.mm() / 2.0;
        let cross = |page: &mut Self, x: f64, y: f64, arm: f64, wide: f64, shade: u8| {
            page.stroke((x - arm, y - arm), (x + arm, y + arm), wide, shade);
            page.stroke((x - arm, y + arm), (x + arm, y - arm), wide, shade);
        };
        match pen {
            Pen::Cross => cross(&mut self, x, y, half * 0.75, 0.6, 60),
            Pen::Pencil => cross(&mut self, x, y, half * 0.75, 0.7, 125),
            Pen::Beside => cross(&mut self, x - half * 2.3, y, half * 0.75, 0.6, 60),
            Pen::Tick => {
                self.stroke((x - half * 0.6, y), (x - half * 0.1, y + half * 0.6), 0.7, 50);
                self.stroke((x - half * 0.1, y + half * 0.6), (x + half * 0.8, y - half * 0.8), 0.7, 50);
            }
            Pen::Fill => self.fill_mm(x - half * 0.85, y - half * 0.85, half * 1.7, half * 1.7, 40),
            Pen::Touch => {
                // About four and a half per cent of what counts of a box.
                let inside = (half * 2.0 - 1.2).powi(2);
                let wide = (0.045 * inside / std::f64::consts::PI).sqrt() * 2.0;
                self.stroke((x, y), (x + 0.01, y), wide, 50);
            }
        }
        self
    }
}

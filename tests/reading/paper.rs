//! Sound ballots: laid out and printed by the printer's room, rendered by poppler.

use std::path::Path;
use std::process::Command;

use ballot::{Imprint, Layout, PrintedBallot, StyleOrder, Template, layout};
use model::contest::{
    BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind, ContestOption, PreferenceOption, ScanSettings,
};
use model::election::Mode;
use model::rules::{BallotRules, Bilingual, RuleSet, TooManyPreferences};
use model::{Date, Size, VoterCount};
use scan::ScanPackage;

use super::Gray;

/// Dots per inch of the sound pages.
pub const FINE: f64 = 300.0;
const UNITS: [&str; 3] = ["1698", "1698/2", "1702"];

/// Ballots of one style with the package that reads them.
pub struct Paper {
    pub package: ScanPackage,
    pub files: Vec<(String, Vec<u8>)>,
    pub layout: Layout,
    pub definition: BallotDefinition,
    pub pdfs: Vec<Vec<u8>>,
    /// The pages at [`FINE`] dots, softened as an optic does.
    pub pages: Vec<Gray>,
}

fn contest(options: usize, preferences: usize) -> Contest {
    let option = |number: usize| {
        let id = format!("S{number:02}");
        let independent = number == options && options > 2;
        let preferences = if independent { 0 } else { preferences };
        ContestOption {
            id: id.parse().unwrap(),
            number: u8::try_from(number).unwrap(),
            subject: id.parse().unwrap(),
            name: Bilingual { sq: format!("Partia e shpikur {number}"), en: format!("Invented party {number}") },
            initials: if independent { String::new() } else { format!("PSH{number}") },
            leader: if independent { String::new() } else { "Emër Mbiemri".to_owned() },
            preferences: (1..=preferences)
                .map(|place| PreferenceOption {
                    id: format!("{id}-{place}").parse().unwrap(),
                    number: u32::try_from(place).unwrap(),
                    name: format!("Kandidat {place}"),
                })
                .collect(),
        }
    };
    Contest {
        id: "kuvendi".parse().unwrap(),
        title: Bilingual { sq: "Kuvendi".to_owned(), en: "Assembly".to_owned() },
        kind: ContestKind::PreferentialList {
            max_preferences: 1,
            preference_alone_counts_for_subject: true,
            too_many_preferences: TooManyPreferences::SubjectOnly,
        },
        options: (1..=options).map(option).collect(),
    }
}

/// The rule set of the sample.
pub fn rules() -> RuleSet {
    RuleSet::from_toml(include_str!("../../templates/rules/al-2025.toml")).unwrap()
}

/// A definition of one style; findings where it cannot be printed.
pub fn definition(
    options: usize,
    preferences: usize,
    paper: Size,
) -> Result<(BallotDefinition, Layout), Vec<model::Finding>> {
    let rules = rules();
    let contests = vec![contest(options, preferences)];
    let languages = vec!["sq".to_owned(), "en".to_owned()];
    let laid = layout(&StyleOrder {
        contests: &contests,
        languages: &languages,
        zone: "Berat",
        date: Date::constant(2025, 5, 11),
        rules: &BallotRules { paper, ..rules.ballot.clone() },
        template: &Template::assembly()?,
    })?;
    let unit = |number: &str| BallotUnit {
        number: number.parse().unwrap(),
        venue: "Shkolla e shpikur".to_owned(),
        voters: VoterCount(700),
        style: "A1".parse().unwrap(),
    };
    let definition = BallotDefinition {
        version: BallotDefinition::VERSION,
        election: "berat-2025-abc123".parse().unwrap(),
        title: Bilingual { sq: "Zgjedhje prove".to_owned(), en: "Trial elections".to_owned() },
        date: Date::constant(2025, 5, 11),
        zone: "Berat".to_owned(),
        rules: "al-2025".parse().unwrap(),
        contests,
        styles: vec![BallotStyle {
            id: "A1".parse().unwrap(),
            languages,
            contests: vec!["kuvendi".parse().unwrap()],
            geometry: laid.geometry.clone(),
        }],
        units: UNITS.map(unit).to_vec(),
    };
    Ok((definition, laid))
}

impl Paper {
    /// `None`, said aloud, where poppler is absent.
    pub fn make(options: usize, preferences: usize) -> Option<Self> {
        Self::on(options, preferences, Size::A4).unwrap()
    }

    /// The same on any paper; findings where the printer cannot print it.
    pub fn on(options: usize, preferences: usize, paper: Size) -> Result<Option<Self>, Vec<model::Finding>> {
        let (definition, laid) = definition(options, preferences, paper)?;
        let settings = ScanSettings { marks: rules().marks, dots_per_inch: 200, mode: Mode::Test };
        let files = scan::files(&definition, &settings).unwrap();
        let package = scan::load(&files).unwrap();
        let template = Template::assembly().unwrap();
        let mut pdfs = Vec::new();
        let mut pages = Vec::new();
        for unit in &definition.units {
            let imprint = Imprint::of(&definition, definition.digest().unwrap(), unit.number, Mode::Test).unwrap();
            let drawing = imprint.print_on(&laid.drawing, &template, rules().ballot.smallest_type)?;
            let pdf = PrintedBallot::draw(&drawing, "").unwrap().to_vec(1).unwrap();
            let Some(rendered) = rendered(&pdf, FINE) else { return Ok(None) };
            pages.push(softened(&rendered));
            pdfs.push(pdf);
        }
        Ok(Some(Self { package, files, layout: laid, definition, pdfs, pages }))
    }
}

/// All faces of one unit's ballots, with the package that reads them and the places of their boxes.
pub struct Faces {
    pub package: ScanPackage,
    pub layout: Layout,
    /// In the order of the geometry, at [`FINE`] dots.
    pub pages: Vec<Gray>,
}

impl Faces {
    /// As [`Paper::on`], but one unit and all its faces.
    pub fn on(options: usize, preferences: usize, paper: Size) -> Result<Option<Self>, Vec<model::Finding>> {
        let (definition, layout) = definition(options, preferences, paper)?;
        let settings = ScanSettings { marks: rules().marks, dots_per_inch: 200, mode: Mode::Test };
        let package = scan::load(&scan::files(&definition, &settings).unwrap()).unwrap();
        let template = Template::assembly().unwrap();
        let unit = definition.units[0].number;
        let imprint = Imprint::of(&definition, definition.digest().unwrap(), unit, Mode::Test).unwrap();
        let drawing = imprint.print_on(&layout.drawing, &template, rules().ballot.smallest_type)?;
        let pdf = PrintedBallot::draw(&drawing, "").unwrap().to_vec(1).unwrap();
        let Some(pages) = rendered_all(&pdf, FINE) else { return Ok(None) };
        Ok(Some(Self { package, layout, pages: pages.iter().map(softened).collect() }))
    }
}

/// All pages of a PDF as pictures.
pub fn rendered_all(pdf: &[u8], dots: f64) -> Option<Vec<Gray>> {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("pages.pdf"), folder.path().join("page"));
    std::fs::write(&file, pdf).unwrap();
    let run = Command::new("pdftoppm").args(["-r", &format!("{dots}"), "-gray"]).arg(&file).arg(&out).status();
    if run.is_err() {
        eprintln!("SKIPPED: pdftoppm is not installed");
        return None;
    }
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "pgm")).collect();
    files.sort();
    Some(files.iter().map(|path| loaded(path)).collect())
}

/// The first page of a PDF as a picture.
pub fn rendered(pdf: &[u8], dots: f64) -> Option<Gray> {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("page.pdf"), folder.path().join("page"));
    std::fs::write(&file, pdf).unwrap();
    let run =
        Command::new("pdftoppm").args(["-r", &format!("{dots}"), "-gray", "-singlefile"]).arg(&file).arg(&out).status();
    if run.is_err() {
        eprintln!("SKIPPED: pdftoppm is not installed");
        return None;
    }
    Some(loaded(&out.with_extension("pgm")))
}

/// A picture from a file.
pub fn loaded(path: &Path) -> Gray {
    let image = image::open(path).unwrap().into_luma8();
    Gray { width: image.width() as usize, height: image.height() as usize, pixels: image.into_raw() }
}

/// Mean of two by two pixels: samples between pixels then see no stairs.
fn softened(gray: &Gray) -> Gray {
    let mut pixels = gray.pixels.clone();
    for y in 1..gray.height {
        for x in 1..gray.width {
            let at = |x: usize, y: usize| u32::from(gray.pixels[y * gray.width + x]);
            // Centred: half of the pixel itself, a sixteenth and an eighth around it would cost more and show no difference.
            let sum = at(x, y) * 2 + at(x - 1, y) + at(x, y - 1);
            pixels[y * gray.width + x] = (sum / 4) as u8;
        }
    }
    Gray { pixels, ..*gray }
}

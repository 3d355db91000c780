//! Sample ballots for the tests: invented subjects, no real person.

use ballot::{Drawing, Imprint, Layout, StyleOrder, Template, layout};
use model::contest::{Contest, ContestKind, ContestOption, PreferenceOption};
use model::election::Mode;
use model::rules::{BallotRules, Bilingual, RuleSet, TooManyPreferences};
use model::{Date, Digest, Finding, Mm, Size};

pub const NAMES: [(&str, &str, &str, &str); 11] = [
    ("Lëvizja e Gurit të Bardhë", "White Stone Movement", "LGB", "Arta Guri"),
    ("Aleanca e Lumit", "River Alliance", "AL", "Besnik Lumi"),
    ("Partia e Ullirit", "Olive Party", "PU", "Çlirim Ulliri"),
    ("Bashkimi i Qytezave", "Union of Small Towns", "BQ", "Drita Qyteza"),
    ("Forumi i Mësuesve", "Teachers’ Forum", "FM", "Edmond Fusha"),
    ("Lista e Urave", "List of Bridges", "LU", "Flutura Ura"),
    ("Partia e Shkollës së Re", "New School Party", "PSHR", "Gëzim Shkolla"),
    ("Zëri i Maleve", "Voice of the Mountains", "ZM", "Hana Mali"),
    ("Lëvizja Dritë", "Light Movement", "LD", "Ilir Drita"),
    ("Partia e Detit", "Party of the Sea", "PD-D", "Jonida Deti"),
    ("Njazi Përroi", "Njazi Përroi", "", ""),
];

pub fn rules() -> BallotRules {
    let text = include_str!("../../../../templates/rules/al-2025.toml");
    RuleSet::from_toml(text).unwrap().ballot
}

pub fn contest(options: usize, preferences: usize) -> Contest {
    let options = (0..options).map(|index| {
        let (sq, en, initials, leader) = NAMES[index % NAMES.len()];
        let id = format!("S{:02}", index + 1);
        let preferences = if initials.is_empty() { 0 } else { preferences };
        let preferences = (1..=preferences).map(|number| PreferenceOption {
            id: format!("{id}-{number}").parse().unwrap(),
            number: u32::try_from(number).unwrap(),
            name: format!("Kandidat {number}"),
        });
        ContestOption {
            id: id.parse().unwrap(),
            number: u8::try_from(index + 1).unwrap(),
            subject: id.parse().unwrap(),
            name: Bilingual { sq: sq.to_owned(), en: en.to_owned() },
            initials: initials.to_owned(),
            leader: leader.to_owned(),
            preferences: preferences.collect(),
        }
    });
    Contest {
        id: "kuvendi".parse().unwrap(),
        title: Bilingual { sq: "Kuvendi".to_owned(), en: "Assembly".to_owned() },
        kind: ContestKind::PreferentialList {
            max_preferences: 1,
            preference_alone_counts_for_subject: true,
            too_many_preferences: TooManyPreferences::SubjectOnly,
        },
        options: options.collect(),
    }
}

pub fn languages() -> Vec<String> {
    vec!["sq".to_owned(), "en".to_owned()]
}

pub fn lay(contests: &[Contest], languages: &[String], paper: Size) -> Result<Layout, Vec<Finding>> {
    let rules = BallotRules { paper, ..rules() };
    let template = Template::assembly().unwrap();
    layout(&StyleOrder {
        contests,
        languages,
        zone: "Berat",
        date: Date::constant(2025, 5, 11),
        rules: &rules,
        template: &template,
    })
}

pub fn size(width: i32, height: i32) -> Size {
    Size { width: Mm::from_um(width * 1_000), height: Mm::from_um(height * 1_000) }
}

pub fn imprint(unit: &str, mode: Mode) -> Imprint {
    Imprint {
        definition: Digest::of(b"sample"),
        election: "berat-2025-abc123".parse().unwrap(),
        zone: "Berat".to_owned(),
        style: "A1".parse().unwrap(),
        style_place: 0,
        languages: languages(),
        unit: unit.parse().unwrap(),
        mode,
        numbered: false,
    }
}

pub fn printed(layout: &Layout, imprint: &Imprint) -> Drawing {
    imprint.print_on(&layout.drawing, &Template::assembly().unwrap(), rules().smallest_type).unwrap()
}

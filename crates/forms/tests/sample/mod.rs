//! Synthetic facts for tests and measurements: no real person, place or subject.

use forms::{BallotRange, CandidateFacts, FormFacts, Material, MaterialKind, SubjectFacts, UnitFacts};
use model::election::Mode;
use model::rules::{Bilingual, FormRule, RuleSet};
use model::unit::UnitNumber;
use model::{ElectionId, VoterCount};

/// The forms of the rule set that is inside the project.
pub fn rules() -> Vec<FormRule> {
    RuleSet::from_toml(include_str!("../../../../templates/rules/al-2025.toml")).unwrap().forms
}

/// A unit with so many subjects of so many candidates.
pub fn facts(number: u16, subjects: u8, candidates: u32) -> FormFacts {
    let mut materials = Material::checklist();
    for (kind, issued) in [
        (MaterialKind::Ballots, 900),
        (MaterialKind::Blocks, 9),
        (MaterialKind::VoterListPages, 34),
        (MaterialKind::BallotBoxes, 1),
        (MaterialKind::MaterialsBoxes, 1),
        (MaterialKind::Booths, 3),
        (MaterialKind::Stamps, 1),
        (MaterialKind::Seals, 6),
        (MaterialKind::SpareSeals, 3),
    ] {
        Material::set(&mut materials, kind, issued);
    }
    let first = u32::from(number) * 1000 + 1;
    FormFacts {
        election: Bilingual { sq: "Zgjedhjet për Kuvendin 2025".into(), en: "Elections for the Assembly 2025".into() },
        election_id: ElectionId::new("berat-2025-0a1b2c").unwrap(),
        date: model::Date::constant(2025, 5, 11),
        zone: "Berat".into(),
        mode: Mode::Official,
        rules: model::RuleSetId::new("al-2025").unwrap(),
        rules_version: 1,
        law: Bilingual { sq: "Kodi Zgjedhor".into(), en: "Electoral Code".into() },
        max_preferences: 1,
        unit: UnitFacts {
            number: UnitNumber::new(number, 0).unwrap(),
            venue: "Shkolla 9-vjeçare “Dëshmorët e Urës”".into(),
            room: "3".into(),
            address: "Rruga “Njëzet Çelësat”, lagjja 5, kati përdhe".into(),
            admin_unit: "Otllak".into(),
            municipality: "Berat".into(),
            voters: VoterCount(857),
            ballots: 900,
            block: 100,
            ranges: vec![BallotRange { from: first, to: first + 899 }],
        },
        materials,
        subjects: (1..=subjects).map(|number| subject(number, candidates)).collect(),
    }
}

fn subject(number: u8, candidates: u32) -> SubjectFacts {
    const NAMES: [(&str, &str, &str); 4] = [
        ("Partia e Urës së Gurtë", "Stone Bridge Party", "PUG"),
        ("Lëvizja Çelësi i Dijes", "Key of Knowledge Movement", "LÇD"),
        ("Aleanca e Ullishtes", "Olive Grove Alliance", "AU"),
        ("Bashkimi për Lumin", "Union for the River", "BL"),
    ];
    const GIVEN: [&str; 6] = ["Ardita", "Çlirim", "Ëngjëll", "Zamira", "Besnik", "Xhevahire"];
    const FAMILY: [&str; 5] = ["Kodraçi", "Ullishtë", "Përroi", "Shqerra", "Gurëza"];
    let (sq, en, initials) = NAMES[usize::from(number - 1) % NAMES.len()];
    SubjectFacts {
        number,
        name: Bilingual { sq: sq.into(), en: en.into() },
        initials: initials.into(),
        candidates: (1..=candidates)
            .map(|place| {
                let index = usize::from(number) + usize::try_from(place).unwrap();
                let name = format!("{} {}", GIVEN[index % GIVEN.len()], FAMILY[index % FAMILY.len()]);
                CandidateFacts { number: u32::from(number) * 100 + place, name }
            })
            .collect(),
    }
}

/// The longest that facts may be: 40 subjects, long names everywhere; all but the first `full` subjects have few candidates,
/// because the typesetter is slow where it is not optimised.
#[allow(dead_code, reason = "not every program that shares this file uses it")]
pub fn longest(full: usize) -> FormFacts {
    let mut facts = facts(9998, 40, 37);
    let long = "Koalicioni i Bashkësive të Njësive Administrative për Mirëmbajtjen e Përroskave, Shtigjeve dhe Urëve të Gurta të Krahinës".to_owned();
    facts.unit.number = UnitNumber::new(9998, 99).unwrap();
    facts.unit.venue = format!("Shkolla e mesme e bashkuar {long}");
    facts.unit.address = format!("Rruga {long}, nr. 118/2");
    facts.unit.admin_unit = "Shën Gjergji i Përroit të Thatë dhe Fshatrave Përreth".into();
    facts.unit.municipality = "Bashkia e Krahinës së Epërme".into();
    facts.unit.voters = VoterCount(99_999);
    facts.unit.ballots = 102_000;
    facts.unit.ranges =
        (0..12).map(|block| BallotRange { from: 9_000_001 + block * 250, to: 9_000_100 + block * 250 }).collect();
    facts.zone = "Krahina e Epërme".into();
    facts.election = Bilingual {
        sq: "Zgjedhjet e pjesshme për Kuvendin në zonat zgjedhore të krahinës 2025".into(),
        en: "By-elections for the Assembly in the electoral zones of the region 2025".into(),
    };
    for (place, subject) in facts.subjects.iter_mut().enumerate() {
        subject.candidates.truncate(if place < full { 37 } else { 2 });
        subject.name = Bilingual { sq: long.clone(), en: format!("{long} (en)") };
        subject.initials = "KBNAMPSHUG".into();
        for candidate in &mut subject.candidates {
            candidate.name = "Xhevahire-Fatbardha Përroskamirëmbajtësi-Ullishtegjelbëruari".into();
        }
    }
    facts
}

//! Electoral subjects of the sample: ten invented parties and coalitions, and one candidate of the voters in each region.

use model::candidate::{Subject, SubjectKind};
use model::rules::Bilingual;
use model::{NotAnId, SubjectId};

const PARTIES: &[(&str, &str, &str, SubjectKind, &str)] = &[
    ("LGB", "Lëvizja e Gurit të Bardhë", "White Stone Movement", SubjectKind::Party, "Diella Bregu"),
    ("AL", "Aleanca e Lumit", "River Alliance", SubjectKind::Coalition, "Petrit Lumi"),
    ("PU", "Partia e Ullirit", "Olive Party", SubjectKind::Party, "Valbona Rrapi"),
    ("BQ", "Bashkimi i Qytezave", "Union of Small Towns", SubjectKind::Coalition, "Gëzim Shtylla"),
    ("FM", "Forumi i Mësuesve", "Teachers’ Forum", SubjectKind::Party, "Merita Njazi"),
    ("LU", "Lista e Urave", "List of Bridges", SubjectKind::Party, "Çlirim Ura"),
    ("PSHR", "Partia e Shkollës së Re", "New School Party", SubjectKind::Party, "Dhurata Llapi"),
    ("ZM", "Zëri i Maleve", "Voice of the Mountains", SubjectKind::Party, "Zef Gjata"),
    ("LD", "Lëvizja Dritë", "Light Movement", SubjectKind::Party, "Yllka Dhima"),
    ("PDT", "Partia e Detit", "Party of the Sea", SubjectKind::Party, "Orest Zhegu"),
];

/// All subjects of an election in these regions.
pub fn make(regions: &[String]) -> Result<Vec<Subject>, NotAnId> {
    let mut subjects = Vec::with_capacity(PARTIES.len() + regions.len());
    for (id, sq, en, kind, leader) in PARTIES {
        let name = Bilingual { sq: (*sq).to_owned(), en: (*en).to_owned() };
        subjects.push(Subject { id: SubjectId::new(id)?, name, kind: *kind, leader: (*leader).to_owned() });
    }
    for region in regions {
        let name =
            Bilingual { sq: format!("Kandidat i pavarur, {region}"), en: format!("Independent candidate, {region}") };
        let kind = SubjectKind::Independent;
        subjects.push(Subject { id: independent(region)?, name, kind, leader: String::new() });
    }
    Ok(subjects)
}

/// The identifier of a region's candidate of the voters.
pub fn independent(region: &str) -> Result<SubjectId, NotAnId> {
    SubjectId::new(&format!("KPZ-{}", region.to_uppercase()))
}

//! A small made-up election with something in every table.

use std::collections::BTreeMap;

use model::audit::{AuditEntry, FileTrace};
use model::candidate::{Candidate, CandidateList, ListState, Origin, Subject, SubjectKind};
use model::contest::{BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind, ContestOption};
use model::election::Election;
use model::geometry::{BallotGeometry, Face, Target, TimingMarks};
use model::nid::{Nid, Sex};
use model::plan::{Assignment, Plan, PlanFigures, PlannedUnit, SuspendedUnit, UnitReason};
use model::rules::{Bilingual, RuleSet, Sublist};
use model::territory::{AdminUnit, BoundarySource, Ring};
use model::thing::Thing;
use model::unit::PreviousUnit;
use model::user::{ProposingGroup, Role, User};
use model::venue::{Ownership, Venue};
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use model::{Date, Digest, Finding, GeoPoint, Metres, Mm, Place, Rect, Size, VoterCount};
use store::{Change, Store, Versions};

pub const AT: i64 = 1_750_000_000_000_000;

pub fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

pub fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub fn election() -> Election {
    let text = include_str!("../../../../templates/rules/al-2025.toml");
    let name = Bilingual { sq: "Zgjedhjet për Kuvendin".into(), en: "Assembly elections".into() };
    Election {
        id: id("berat-2025-abc123"),
        name,
        date: Date::constant(2025, 5, 11),
        zone: "Berat".into(),
        seats: 7,
        rules: RuleSet::from_toml(text).unwrap(),
        rules_digest: digest(text),
    }
}

/// Codes that the alphabet of a language would sort otherwise than bytes do.
pub fn admin_units() -> Vec<AdminUnit> {
    ["B1", "a2", "Ç3", "Z4"]
        .iter()
        .map(|code| AdminUnit {
            code: id(code),
            name: format!("Njësia {code}"),
            municipality: "Berat".into(),
            region: "Berat".into(),
            voters: VoterCount(900),
            centre: place(0),
            boundary: vec![Ring(vec![place(0), place(1), place(2)])],
            boundary_source: BoundarySource::Schematic,
        })
        .collect()
}

pub fn place(n: i32) -> GeoPoint {
    GeoPoint { lat_e6: 40_700_000 + n, lon_e6: -19_900_000 - n * n }
}

pub fn voter_groups(count: usize) -> Vec<VoterGroup> {
    let units = admin_units();
    (0..count)
        .map(|n| VoterGroup {
            id: id(&format!("G{n:06}")),
            name: format!("Rruga «Çajupi» {n}"),
            kind: [GroupKind::Building, GroupKind::Street, GroupKind::Settlement][n % 3],
            admin_unit: units[n % units.len()].code.clone(),
            place: place(i32::try_from(n % 1000).unwrap()),
            place_quality: if n % 2 == 0 { PlaceQuality::Given } else { PlaceQuality::Centroid },
            voters: VoterCount(u32::try_from(n % 200).unwrap() + 1),
            households: (n % 2 == 0).then_some(7),
            last_unit: (n % 3 == 0).then(|| id("1698/2")),
        })
        .collect()
}

pub fn venues() -> Vec<Venue> {
    (0..3)
        .map(|n| Venue {
            id: id(&format!("V{n}")),
            name: format!("Shkolla «22 Tetori» {n}"),
            address: String::new(),
            admin_unit: id("B1"),
            place: place(n),
            rooms: 4,
            step_free_rooms: 1,
            ownership: Ownership::PrivateApproved,
        })
        .collect()
}

pub fn previous_units() -> Vec<PreviousUnit> {
    ["0007", "1698", "1698/2", "1698/10"]
        .iter()
        .map(|number| PreviousUnit {
            number: id(number),
            venue: id("V0"),
            admin_unit: id("B1"),
            voters: VoterCount(800),
            suspended: *number == "0007",
        })
        .collect()
}

pub fn plan() -> Plan {
    let unit = |number: &str, reason| PlannedUnit {
        number: id(number),
        venue: id("V0"),
        admin_unit: id("B1"),
        voters: VoterCount(700),
        greatest_distance: Metres(1200),
        reason,
    };
    let assignment = |group: &str, unit: &str, part| Assignment {
        group: id(group),
        unit: id(unit),
        voters: VoterCount(350),
        part,
        distance: Metres(90),
        moved: part.is_none(),
    };
    Plan {
        seed: u64::MAX,
        rounds: 40,
        units: vec![
            unit("1698", UnitReason::Kept),
            unit("1698/2", UnitReason::Additional),
            unit("1698/10", UnitReason::New),
        ],
        assignments: vec![
            assignment("G000002", "1698", Some((1, 2))),
            assignment("G000002", "1698/2", Some((2, 2))),
            assignment("G000001", "1698", None),
        ],
        suspended: vec![SuspendedUnit { number: id("0007"), admin_unit: id("B1") }],
        figures: PlanFigures { total_distance: u64::MAX, lower_bound: 3, ..PlanFigures::default() },
        findings: vec![Finding::warning("P104").with("voters", 700_u32).at(Place::Unit { unit: id("1698") })],
    }
}

/// Registered out of the alphabet's order, and kept so.
pub fn subjects() -> Vec<Subject> {
    ["PZ", "LÇ", "AB"]
        .iter()
        .map(|initials| Subject {
            id: id(initials),
            name: Bilingual { sq: format!("Lista {initials}"), en: format!("List {initials}") },
            kind: SubjectKind::Party,
            leader: "Emër Mbiemër".into(),
        })
        .collect()
}

pub fn list(subject: &str) -> CandidateList {
    let candidate = |position, sublist, whole: bool| Candidate {
        sublist,
        position,
        first_name: "Zëra".into(),
        fathers_name: "Çlirim".into(),
        surname: "Shembull".into(),
        sex: whole.then_some(Sex::Female),
        birth_date: whole.then_some(Date::constant(1980, 2, 29)),
        nid: whole.then(|| Nid::compose(Date::constant(1980, 2, 29), Sex::Female, 7).unwrap()),
        address: String::new(),
        declaration: whole.then_some(true),
        origin: whole.then(|| Origin { sheet: "Lista".into(), row: 7 }),
    };
    CandidateList {
        subject: id(subject),
        state: ListState::Checked,
        file_name: "lista.xlsx".into(),
        file_sha256: digest("lista"),
        candidates: (1..=12)
            .map(|n| candidate(n, if n < 4 { Sublist::Fixed } else { Sublist::Open }, n != 5))
            .collect(),
        findings: vec![Finding::error("C104").article("67/6")],
    }
}

pub fn user(name: &str, group: ProposingGroup) -> User {
    User { name: id(name), full_name: "Përdorues Shembull".into(), role: Role::Chair, group, active: true }
}

pub fn definition() -> BallotDefinition {
    let rules = election().rules;
    let rect =
        Rect { x: Mm::from_um(10_000), y: Mm::from_um(20_000), width: Mm::from_um(5_000), height: Mm::from_um(5_000) };
    let target = Target { id: id("t1"), contest: id("c1"), option: id("o1"), rect, outline: Mm::from_um(300) };
    let timing = TimingMarks::for_paper(Size::A4);
    let option = ContestOption {
        id: id("o1"),
        number: 1,
        subject: id("PZ"),
        name: Bilingual::same("Lista PZ"),
        initials: "PZ".into(),
        leader: String::new(),
        preferences: Vec::new(),
    };
    BallotDefinition {
        version: BallotDefinition::VERSION,
        election: id("berat-2025-abc123"),
        title: Bilingual::same("Zgjedhjet"),
        date: Date::constant(2025, 5, 11),
        zone: "Berat".into(),
        rules: rules.id,
        contests: vec![Contest {
            id: id("c1"),
            title: Bilingual::same("Kuvendi"),
            kind: ContestKind::OneOfMany,
            options: vec![option],
        }],
        styles: vec![BallotStyle {
            id: id("A1"),
            languages: vec!["sq".into()],
            contests: vec![id("c1")],
            geometry: BallotGeometry {
                paper: Size::A4,
                faces: vec![Face { sheet: 1, face: 1, timing, codes: vec![rect], targets: vec![target] }],
            },
        }],
        units: vec![BallotUnit {
            number: id("1698"),
            venue: "Shkolla".into(),
            voters: VoterCount(700),
            style: id("A1"),
        }],
    }
}

pub fn based_on() -> Versions {
    BTreeMap::from([(Thing::Voters, 3), (Thing::PreviousUnits, 1)])
}

pub fn entry(command: &str) -> AuditEntry {
    AuditEntry {
        number: 0,
        at_us: AT,
        user: id("arta"),
        role: "chair".into(),
        command: command.into(),
        second: Some(id("besa")),
        files: vec![FileTrace { name: "votuesit.xlsx".into(), sha256: digest("v"), written: false }],
        before: None,
        after: Some(digest("after")),
        summary: serde_json::json!({"z": 1, "a": {"share": 0.1, "text": "ë"}}),
        previous: Digest([0; 32]),
        hash: Digest([0; 32]),
    }
}

/// Fills every thing and bumps it, with one audit entry.
pub async fn fill(change: &mut Change) {
    use store::artefacts::{Artefact, ArtefactKind};
    store::elections::put(change, &election()).await.unwrap();
    store::territory::replace_all(change, &admin_units()).await.unwrap();
    store::users::add(change, &user("arta", ProposingGroup::Majority), "$argon2id$a").await.unwrap();
    store::users::add(change, &user("besa", ProposingGroup::Opposition), "$argon2id$b").await.unwrap();
    store::voters::replace_all(change, &voter_groups(500)).await.unwrap();
    store::venues::replace_all(change, &venues()).await.unwrap();
    store::previous_units::replace_all(change, &previous_units()).await.unwrap();
    store::plan::replace_all(change, &plan(), &based_on()).await.unwrap();
    store::subjects::replace_all(change, &subjects()).await.unwrap();
    for subject in subjects() {
        store::lists::put(change, &list(subject.id.as_str())).await.unwrap();
    }
    let seed = model::lots::Seed::new("4 6 1 3").unwrap();
    let drawn = model::lots::draw(&seed, &subjects().into_iter().map(|s| (s.id, 0)).collect::<Vec<_>>());
    store::lots::replace_all(change, &seed, &drawn).await.unwrap();
    store::ballots::put(change, &definition(), &based_on()).await.unwrap();
    let artefacts = ArtefactKind::ALL.map(|kind| Artefact {
        kind,
        name: format!("{}.pdf", kind.key()),
        sha256: digest(kind.key()),
        bytes: 5_000_000_000,
        unit: Some(id("1698/2")),
        audit: 1,
    });
    store::artefacts::add(change, &artefacts).await.unwrap();
    store::proofs::put(change, &"equal").await.unwrap();
    store::approvals::propose(change, &proposal()).await.unwrap();
    for thing in Thing::ALL {
        store::things::bump(change, thing, &id("arta"), AT).await.unwrap();
    }
    store::audit::append(change, entry("election.create")).await.unwrap();
}

pub fn proposal() -> store::approvals::Approval {
    store::approvals::Approval {
        id: 0,
        command: "plan.approve".into(),
        input: serde_json::json!({}),
        seen: based_on(),
        proposer: id("arta"),
        group: ProposingGroup::Majority,
        at_us: AT,
        verdict: store::approvals::Verdict::Pending,
    }
}

/// A store with the whole of it.
pub async fn filled(place: &crate::place::Place) -> Store {
    let draft = Store::draft(&place.location).await.unwrap();
    let mut change = draft.store().begin().await.unwrap();
    fill(&mut change).await;
    change.commit().await.unwrap();
    draft.publish().await.unwrap()
}

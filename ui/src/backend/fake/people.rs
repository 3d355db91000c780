//! Invented subjects, candidates, users and approvals.

use api::approvals::Approval;
use api::candidates::{EditStep, ListHead, ListImported, LotsView};
use api::{Failure, FailureKind, Imported};
use model::candidate::{Candidate, CandidateList, ListState, Origin, Subject, SubjectKind};
use model::lots::{Seed, draw};
use model::nid::{Nid, Sex};
use model::rules::{Bilingual, Sublist};
use model::user::{ProposingGroup, Role, User};
use model::{Date, Digest, Finding, Place, SubjectId, UserName};
use serde_json::{Value, json};

use super::{State, json_of};

/// A subject with its list, if it has handed one in.
pub struct Kept {
    subject: Subject,
    /// The list.
    pub list: Option<CandidateList>,
    /// Changes by hand, each with the candidate before.
    pub edits: Vec<(EditStep, Candidate)>,
}

const SUBJECTS: [(&str, &str, &str, SubjectKind); 5] = [
    ("LGB", "Lëvizja e Gurit të Bardhë", "White Stone Movement", SubjectKind::Party),
    ("PUJ", "Partia e Ujëvarës", "Waterfall Party", SubjectKind::Party),
    ("KFM", "Koalicioni Fushë e Mal", "Coalition Field and Mountain", SubjectKind::Coalition),
    ("BVR", "Bashkimi i Vreshtave", "Vineyard Union", SubjectKind::Party),
    ("AKR", "Arben Kroi", "Arben Kroi", SubjectKind::Independent),
];

const SURNAMES: [&str; 9] = ["Guri", "Krojani", "Lisi", "Molla", "Rrapi", "Shtegu", "Ujku", "Vreshta", "Çeliku"];
const WOMEN: [&str; 5] = ["Drita", "Shpresa", "Vjollca", "Ëngjëll", "Zana"];
const MEN: [&str; 6] = ["Agim", "Besnik", "Çlirim", "Dritan", "Llazar", "Përparim"];

/// The two who approved what is approved.
pub fn two() -> Option<(UserName, UserName)> {
    Some((UserName::new("kryetari").ok()?, UserName::new("nenkryetarja").ok()?))
}

fn candidate(subject: usize, place: usize) -> Candidate {
    let woman = if subject == 0 { place == 1 || place == 7 } else { (place + subject).is_multiple_of(3) };
    let seed = place * 7 + subject * 3;
    let names: &[&str] = if woman { &WOMEN } else { &MEN };
    let sex = if woman { Sex::Female } else { Sex::Male };
    let small = |number: usize| i8::try_from(number).unwrap_or(1);
    let birth =
        Date::new(i16::try_from(1950 + seed % 45).unwrap_or(1970), small(1 + seed % 12), small(1 + seed * 3 % 28)).ok();
    let fixed = place < 2;
    Candidate {
        sublist: if fixed { Sublist::Fixed } else { Sublist::Open },
        position: u32::try_from(if fixed { place + 1 } else { place - 1 }).unwrap_or(1),
        first_name: names[seed % names.len()].to_owned(),
        fathers_name: MEN[(seed + 2) % MEN.len()].to_owned(),
        surname: SURNAMES[(seed + subject) % SURNAMES.len()].to_owned(),
        sex: Some(sex),
        birth_date: birth,
        nid: birth.and_then(|birth| Nid::compose(birth, sex, u16::try_from(100 + seed).unwrap_or(100))),
        address: "Gurëbardhë".to_owned(),
        declaration: Some(!(subject == 0 && place == 5)),
        origin: Some(Origin { sheet: "Lista".to_owned(), row: u32::try_from(place + 5).unwrap_or(5) }),
    }
}

fn findings(file: &str) -> Vec<Finding> {
    let cell = |cell: &str| Place::Cell { file: file.to_owned(), sheet: "Lista".to_owned(), cell: cell.to_owned() };
    let block = Finding::error("C204").at(cell("A8:A10")).with("sublist", "open").with("missing", "female");
    vec![
        block.with("from", 2_u32).with("to", 4_u32).with("found", 0_u32).with("min", 1_u32).article("67/6"),
        Finding::error("C131").at(cell("N10")).article("72"),
        Finding::warning("C118").at(cell("G9")).with("found", "W").with("expected", "P").article("72"),
    ]
}

fn list(place: usize, subject: &SubjectId, done: bool) -> Option<CandidateList> {
    let (first, second) = two()?;
    let file = format!("lista_{}_v{}.xlsx", subject.as_str().to_lowercase(), 1 + place % 2);
    let state = match (done, place) {
        (true, _) => ListState::Locked { first, second },
        (false, 0) => ListState::Checked,
        (false, 1 | 2) => ListState::Approved { first, second },
        (false, 3) => ListState::Returned,
        (false, _) => return None,
    };
    let single = place == 4;
    let mut candidates: Vec<_> = (0..if single { 3 } else { 9 }).map(|at| candidate(place, at)).collect();
    if single {
        candidates.truncate(1);
    }
    Some(CandidateList {
        subject: subject.clone(),
        state,
        file_sha256: Digest::of(file.as_bytes()),
        findings: if place == 0 && !done { findings(&file) } else { Vec::new() },
        file_name: file,
        candidates,
    })
}

/// All subjects with their lists.
pub fn lists(done: bool) -> Vec<Kept> {
    let kept = SUBJECTS.iter().enumerate().filter_map(|(place, (id, sq, en, kind))| {
        let id = SubjectId::new(id).ok()?;
        let name = Bilingual { sq: (*sq).to_owned(), en: (*en).to_owned() };
        let leader = format!("{} {}", MEN[place], SURNAMES[place + 2]);
        Some(Kept {
            edits: Vec::new(),
            list: list(place, &id, done),
            subject: Subject { id, name, kind: *kind, leader },
        })
    });
    kept.collect()
}

/// Users of every kind.
pub fn users() -> Vec<User> {
    let rows = [
        ("admin", "Dorina Kalaja", Role::Administrator, ProposingGroup::Authority),
        ("kryetari", "Arben Sina", Role::Chair, ProposingGroup::Majority),
        ("nenkryetarja", "Elira Toska", Role::Chair, ProposingGroup::Opposition),
        ("planifikuesi", "Gent Lika", Role::Planner, ProposingGroup::Authority),
        ("audituesja", "Mira Doda", Role::Auditor, ProposingGroup::Authority),
    ];
    let row = |(name, full_name, role, group): (&str, &str, Role, ProposingGroup)| {
        let active = name != "planifikuesi";
        Some(User { name: UserName::new(name).ok()?, full_name: full_name.to_owned(), role, group, active })
    };
    rows.into_iter().filter_map(row).collect()
}

/// Something that waits.
pub fn approval(id: i64, operation: &str, input: Value, mine: bool) -> Option<Approval> {
    let proposer = UserName::new(if mine { "kryetari" } else { "admin" }).ok()?;
    Some(Approval {
        id,
        operation: operation.to_owned(),
        input,
        proposer,
        group: if mine { ProposingGroup::Majority } else { ProposingGroup::Authority },
        at_us: 1_744_812_000_000_000,
        mine_to_confirm: mine,
    })
}

/// What waits at the start.
pub fn approvals() -> Vec<Approval> {
    let first = approval(38, "candidates.approve", json!({ "subject": "LGB" }), true);
    let second = approval(39, "candidates.approve", json!({ "subject": "BVR" }), false);
    first.into_iter().chain(second).collect()
}

/// What a long operation says while it runs.
pub fn step_of(operation: &str) -> &'static str {
    match operation {
        "plan.solve" => "solving",
        "ballots.print" => "printing",
        "forms.print" => "forms",
        "proof.run" | "scan.read" => "scanning",
        "verify" => "verifying",
        _ => "reading",
    }
}

impl Kept {
    /// Whether it is the list of the subject with these initials.
    pub fn is_of(&self, subject: &str) -> bool {
        self.subject.id.as_str() == subject
    }

    fn head(&self) -> ListHead {
        let list = self.list.as_ref();
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let of =
            |severity| list.map_or(0, |list| list.findings.iter().filter(|found| found.severity == severity).count());
        let women = |list: &CandidateList| list.candidates.iter().filter(|one| one.sex == Some(Sex::Female)).count();
        ListHead {
            subject: self.subject.clone(),
            state: list.map(|list| list.state.clone()),
            file: list.map(|list| list.file_name.clone()),
            sha256: list.map(|list| list.file_sha256),
            candidates: count(list.map_or(0, |list| list.candidates.len())),
            women: count(list.map_or(0, women)),
            errors: count(of(model::Severity::Error)),
            warnings: count(of(model::Severity::Warning)),
            deadline: Some(model::Date::constant(2025, 3, 27)),
            article: Some("73".to_owned()),
            late: matches!(list.map(|list| &list.state), Some(ListState::Returned)),
        }
    }
}

impl State {
    /// The board.
    pub fn heads(&self) -> Vec<ListHead> {
        self.lists.iter().map(Kept::head).collect()
    }

    /// The draw, if there was one.
    pub fn lots(&self) -> Option<LotsView> {
        let seed = self.seed.clone()?;
        let phases = self.lists.iter().map(|kept| {
            let phase = u8::from(kept.subject.kind == SubjectKind::Independent);
            (kept.subject.id.clone(), phase)
        });
        let lots = draw(&seed, &phases.collect::<Vec<_>>());
        let with = lots.into_iter().filter_map(|lot| {
            let subject = self.lists.iter().find(|kept| kept.subject.id == lot.subject)?.subject.clone();
            Some((lot, subject))
        });
        Some(LotsView { lots: with.collect(), preliminary: Vec::new(), seed })
    }

    pub(super) fn answer_people(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        let subject = input.get("subject").and_then(Value::as_str);
        match name {
            "subjects.import" => {
                self.lists = lists(false);
                json_of(&done_import("subjektet.xlsx", self.lists.len()))
            }
            "subjects.list" => json_of(&self.lists.iter().map(|kept| kept.subject.clone()).collect::<Vec<_>>()),
            // `?start=columns`: a file whose heads nobody knows until they are set.
            "candidates.import" if self.strange && input.get("map").is_none_or(|map| *map == json!({})) => {
                let place = Place::File { file: "tabela.xlsx".to_owned() };
                let lacking = |key: &str| Finding::error("R201").at(place.clone()).with("column", key);
                let findings = vec![lacking("first_name"), lacking("surname")];
                let imported = Imported { rows: 0, adopted: false, findings, ..done_import("tabela.xlsx", 0) };
                json_of(&ListImported { subject: None, imported, changes: Vec::new() })
            }
            "candidates.import" => {
                let imported =
                    Imported { findings: findings("lista_lgb_v2.xlsx"), ..done_import("lista_lgb_v2.xlsx", 9) };
                json_of(&ListImported { subject: SubjectId::new("LGB").ok(), imported, changes: Vec::new() })
            }
            "candidates.list" => json_of(&self.heads()),
            "candidates.show" => {
                let kept = self.lists.iter().find(|kept| Some(kept.subject.id.as_str()) == subject);
                match kept.and_then(|kept| kept.list.as_ref()) {
                    Some(list) => json_of(list),
                    None => {
                        let refused = Failure::new(FailureKind::Input, "E113");
                        Some(Err(refused.with("subject", subject.unwrap_or_default())))
                    }
                }
            }
            "candidates.history" => {
                let kept = self.lists.iter().find(|kept| Some(kept.subject.id.as_str()) == subject);
                json_of(
                    &kept.and_then(|kept| kept.list.as_ref()).map(history).into_iter().flatten().collect::<Vec<_>>(),
                )
            }
            "candidates.return" => {
                let kept = self.lists.iter_mut().find(|kept| Some(kept.subject.id.as_str()) == subject);
                if let Some(list) = kept.and_then(|kept| kept.list.as_mut()) {
                    list.state = ListState::Returned;
                }
                json_of(&())
            }
            "lots.draw" => match input.get("seed").and_then(Value::as_str).and_then(|seed| Seed::new(seed).ok()) {
                Some(seed) => {
                    self.lists = lists(true);
                    self.seed = Some(seed);
                    json_of(&self.lots())
                }
                None => Some(Err(Failure::new(FailureKind::Input, "E106").with("name", "seed"))),
            },
            "lots.show" => json_of(&self.lots()),
            "users.list" => json_of(&self.users),
            "users.add" | "users.set_active" => self.change_user(name, input),
            "users.change_password" => json_of(&()),
            "approvals.list" => json_of(&self.approvals),
            "approvals.confirm" | "approvals.decline" => {
                self.approvals.retain(|one| Some(one.id) != input.get("id").and_then(Value::as_i64));
                json_of(&())
            }
            _ => None,
        }
    }

    fn change_user(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        if name == "users.add" {
            let added: api::users::AddUser = super::input_of(input)?;
            let (name, full_name, role, group) = (added.name, added.full_name, added.role, added.group);
            self.users.push(User { name, full_name, role, group, active: true });
        } else {
            let set: api::users::SetUserActive = super::input_of(input)?;
            self.users.iter_mut().filter(|user| user.name == set.name).for_each(|user| user.active = set.active);
        }
        json_of(&())
    }
}

fn done_import(file: &str, rows: usize) -> Imported {
    Imported {
        file: file.to_owned(),
        sha256: Digest::of(file.as_bytes()),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        adopted: true,
        findings: Vec::new(),
    }
}

/// The steps of an invented list: it came in in time, and then went as far as its state says.
fn history(list: &CandidateList) -> Vec<api::candidates::ListStep> {
    let step = |state: &str, at_us: i64| {
        Some(api::candidates::ListStep {
            state: state.to_owned(),
            at_us,
            by: "operatorja".parse().ok()?,
            second: None,
            file_sha256: Some(Digest::of(b"lista")),
            deadline: None,
            article: Some("67".to_owned()),
            late: false,
        })
    };
    let now = list.state.key();
    let steps =
        [step("checked", RECEIVED_US), (now != "checked").then(|| step(now, RECEIVED_US + 3_600_000_000)).flatten()];
    steps.into_iter().flatten().collect()
}

/// 22 March 2025, 09:00 UTC.
const RECEIVED_US: i64 = 1_742_634_000_000_000;

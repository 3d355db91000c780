//! Invented ballots, packages, readings, forms, and the audit chain.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use api::adjudication::{DecidedTotals, ScanPicture, ScanQueue};
use api::audit::{AuditVerdict, ListAudit};
use api::ballots::{BallotPreview, BallotsState, BallotsView, PreviewBallot, UnitBallots};
use api::elections::Verification;
use api::forms::FormHead;
use api::scanning::{
    InkShare, PackageHead, PackageMade, PackageView, PageStatus, ProofReport, ScanReport, ScanTotals, ScannedPage,
    TargetScore,
};
use api::{Failure, FailureKind, Page, Written};
use model::audit::{AuditEntry, FileTrace, Head};
use model::contest::{Contest, ContestKind, ContestOption, PreferenceOption};
use model::election::Mode;
use model::measure::Size;
use model::rules::{Bilingual, FormRule, FormScope, TooManyPreferences};
use model::tally::{ContestTally, MarkReading, Vote};
use model::{BallotStyleId, ContestId, Digest, Finding, OptionId, TargetId, UserName};
use serde_json::{Value, json};

use super::{Stage, State, input_of, json_of};

/// What a command that wrote files says.
pub fn written(folder: &str, files: u32, pages: u64) -> Written {
    Written {
        folder: folder.to_owned(),
        files,
        pages,
        bytes: u64::from(files) * 91_000,
        digest: Digest::of(folder.as_bytes()),
        findings: Vec::new(),
    }
}

fn title() -> Bilingual {
    Bilingual { sq: "Zgjedhjet për Kuvendin 2025".to_owned(), en: "Elections to the Assembly 2025".to_owned() }
}

/// A drawing that is plainly not a ballot in use: rows with boxes, and the word for a sample across it.
fn drawing(contest: &Contest) -> String {
    let mut svg = String::from("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 210 297'>");
    svg.push_str("<rect width='210' height='297' fill='#fff'/><g fill='#000'>");
    for place in 0..33 {
        let x = 7.4 + f64::from(place) * 6.101;
        let _ = write!(
            svg,
            "<rect x='{x:.2}' y='8' width='4.76' height='1.59'/><rect x='{x:.2}' y='287' width='4.76' height='1.59'/>"
        );
    }
    svg.push_str("</g><g font-family='Inter, sans-serif'>");
    let _ =
        write!(svg, "<text x='105' y='24' font-size='7' text-anchor='middle' font-weight='700'>{}</text>", title().sq);
    for (place, option) in (0_u32..).zip(&contest.options) {
        let y = 40.0 + f64::from(place) * 44.0;
        let _ =
            write!(svg, "<rect x='18' y='{y}' width='174' height='40' fill='none' stroke='#000' stroke-width='.4'/>");
        let _ =
            write!(svg, "<text x='24' y='{:.1}' font-size='9' font-weight='700'>{}</text>", y + 13.0, option.number);
        let _ = write!(svg, "<text x='38' y='{:.1}' font-size='6'>{}</text>", y + 12.0, option.name.sq);
        let _ = write!(
            svg,
            "<rect x='176' y='{:.1}' width='10' height='7' rx='1' fill='none' stroke='#000' stroke-width='.6'/>",
            y + 6.0
        );
        for (at, preference) in (0_u32..).zip(&option.preferences) {
            let x = 38.0 + f64::from(at) * 20.0;
            let _ = write!(svg, "<text x='{:.1}' y='{:.1}' font-size='4'>{}</text>", x, y + 24.0, preference.number);
            let _ = write!(
                svg,
                "<rect x='{x:.1}' y='{:.1}' width='8' height='6' rx='1' fill='none' stroke='#000' stroke-width='.5'/>",
                y + 27.0
            );
        }
    }
    svg.push_str("</g></svg>");
    svg
}

fn forms() -> Vec<FormRule> {
    let rows = [
        ("F2", "Procesverbali i dorëzimit të materialeve", "Handover record", FormScope::Unit, 3),
        ("F5", "Procesverbali i vulosjes së kutisë", "Record of sealing", FormScope::Unit, 2),
        ("F11", "Procesverbali i mbylljes së votimit", "Closing record", FormScope::Unit, 3),
        ("F15", "Tabela e rezultateve", "Table of results", FormScope::Unit, 4),
    ];
    let row = |(id, sq, en, per, copies): (&str, &str, &str, FormScope, u8)| FormRule {
        id: id.to_owned(),
        title: Bilingual { sq: sq.to_owned(), en: en.to_owned() },
        template: id.to_lowercase(),
        article: "100".to_owned(),
        per,
        copies,
    };
    rows.into_iter().map(row).collect()
}

impl State {
    fn contest(&self) -> Option<Contest> {
        let option = |(lot, subject): (model::lots::Lot, model::candidate::Subject)| {
            let preference = |number: u32| {
                let id = OptionId::new(&format!("{}-{number}", subject.id)).ok()?;
                Some(PreferenceOption { id, number, name: format!("Kandidati {number}") })
            };
            Some(ContestOption {
                id: OptionId::new(subject.id.as_str()).ok()?,
                number: lot.number,
                preferences: (1..=7).filter_map(preference).collect(),
                initials: subject.id.to_string(),
                leader: subject.leader.clone(),
                name: subject.name.clone(),
                subject: subject.id,
            })
        };
        let kind = ContestKind::PreferentialList {
            max_preferences: 1,
            preference_alone_counts_for_subject: true,
            too_many_preferences: TooManyPreferences::SubjectOnly,
        };
        let options = self.lots()?.lots.into_iter().filter_map(option).collect();
        Some(Contest { id: ContestId::new("kuvendi").ok()?, title: title(), kind, options })
    }

    fn ballots(&self) -> Option<BallotsView> {
        let (first, second) = super::people::two()?;
        let state = match self.ballots {
            Stage::None => return None,
            Stage::Draft if self.proofed => BallotsState::Proofed,
            Stage::Draft => BallotsState::Draft,
            Stage::Released => BallotsState::Released { first, second },
        };
        let mut block = 1;
        let unit = |unit: &api::plans::UnitView| {
            let blocks = unit.ballots / 50;
            let (first_block, last_block) = (block, block + blocks.saturating_sub(1));
            block += blocks;
            let (venue, voters, ballots) = (unit.venue_name.clone(), unit.voters, unit.ballots);
            UnitBallots { unit: unit.number, venue, voters, ballots, first_block, last_block, printed: None }
        };
        let units: Vec<UnitBallots> = self.land.planned.iter().map(unit).collect();
        Some(BallotsView {
            state,
            digest: Digest::of(b"fleta"),
            styles: vec![(BallotStyleId::new("A1").ok()?, u32::try_from(units.len()).unwrap_or(0))],
            contests: self.contest().into_iter().collect(),
            total: units.iter().map(|unit| u64::from(unit.ballots)).sum(),
            units,
            outdated: false,
            findings: Vec::new(),
        })
    }

    fn tally(&self, sheets: u32) -> Option<ContestTally> {
        let contest = self.contest()?;
        let mut tally = ContestTally::new(&contest);
        for sheet in 0..sheets {
            let at = usize::try_from(sheet * sheet % 7).unwrap_or(0) % contest.options.len().max(1);
            let option = contest.options.get(at)?;
            let preference = option.preferences.get(usize::try_from(sheet % 5).ok()?)?;
            tally.add(&match sheet % 11 {
                4 => Vote::Blank,
                9 => Vote::Overvote,
                _ => Vote::Valid { option: option.id.clone(), preferences: vec![preference.id.clone()] },
            });
        }
        Some(tally)
    }

    fn proof(&self) -> Option<ProofReport> {
        let tally = self.tally(24)?;
        let contest = self.contest()?;
        let names = contest.options.iter().map(|option| (option.id.to_string(), option.name.sq.clone()));
        Some(ProofReport {
            folder: "prova".to_owned(),
            equal: true,
            expected: vec![tally.clone()],
            counted: vec![tally],
            refused: vec![("faqe-25.png".to_owned(), Finding::error("X101").with("file", "manifest.json"))],
            read: 24,
            names: names.collect(),
        })
    }

    fn scans(&self) -> Option<ScanReport> {
        let page = |place: usize| {
            let id = TargetId::new("LGB").ok()?;
            let targets = vec![TargetScore { id, score: InkShare(6_200), verdict: MarkReading::Marked }];
            let file = format!("faqe-{:02}.png", place + 1);
            let unit = self.land.planned.get(place)?.number;
            let sha256 = Digest::of(file.as_bytes());
            let style = BallotStyleId::new("A1").ok()?;
            Some(ScannedPage {
                file,
                page: 1,
                status: PageStatus::Read,
                reason: None,
                unit: Some(unit),
                style: Some(style),
                sheet: Some(1),
                face: Some(1),
                serial: None,
                targets,
                sha256,
                findings: Vec::new(),
            })
        };
        let pages: Vec<_> = (0..8).filter_map(page).collect();
        let tally = self.tally(8).into_iter().collect();
        Some(ScanReport { ballot: Digest::of(b"fleta"), pages, read: 8, refused: 0, tally, names: Vec::new() })
    }

    fn audit(&self, asked: &ListAudit) -> Page<AuditEntry> {
        let limit = if asked.limit == 0 { 200 } else { asked.limit };
        let commands = ["plan.approve", "candidates.import", "plan.solve", "venues.import", "voters.import"];
        let entry = |back: u32| {
            let number = self.entries - i64::from(asked.offset + back);
            let place = usize::try_from(number).ok().filter(|number| *number > 0)?;
            let command = commands[place % commands.len()];
            let digest = Digest::of(&number.to_le_bytes());
            let file = FileTrace { name: "tabela.xlsx".to_owned(), sha256: digest, written: false };
            Some(AuditEntry {
                number,
                at_us: 1_744_870_000_000_000 - i64::from(asked.offset + back) * 3_700_000_000,
                user: UserName::new("admin").ok()?,
                role: "administrator".to_owned(),
                command: command.to_owned(),
                second: super::people::two().map(|(_, second)| second).filter(|_| command.ends_with("approve")),
                files: if command.ends_with("import") { vec![file] } else { Vec::new() },
                before: Some(digest),
                after: Some(Digest::of(&digest.0)),
                summary: json!({}),
                previous: Digest::of(b"previous"),
                hash: digest,
            })
        };
        let total = u32::try_from(self.entries).unwrap_or(0);
        Page { total, offset: asked.offset, rows: (0..limit).filter_map(entry).collect() }
    }

    pub(super) fn answer_paper(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        let units = u32::try_from(self.land.planned.len()).unwrap_or(0);
        match name {
            "ballots.prepare" if self.seed.is_none() => {
                Some(Err(Failure::new(FailureKind::Refused, "E110").with("step", "lots")))
            }
            "ballots.prepare" => {
                self.ballots = Stage::Draft;
                json_of(&self.ballots())
            }
            "ballots.show" => json_of(&self.ballots()),
            "ballots.preview" => {
                let asked: PreviewBallot = input_of(input)?;
                let unit = asked.unit.or_else(|| self.land.planned.first().map(|unit| unit.number))?;
                json_of(&BallotPreview { unit, paper: Size::A4, faces: vec![drawing(&self.contest()?)] })
            }
            "ballots.proof" => {
                self.proofed = true;
                json_of(&Value::Null)
            }
            "ballots.deck" | "ballots.labels" => json_of(&written("letra", 6, 900)),
            "ballots.print" => json_of(&written("fletet", units + 1, u64::from(units) * 900)),
            "scanners.package" => {
                self.packages.push("skaneret-prove.zip".to_owned());
                let (ballot, package) = (Digest::of(b"fleta"), Digest::of(b"paketa"));
                json_of(&PackageMade {
                    written: written("skaneret-prove.zip", 1, 0),
                    ballot,
                    package,
                    mode: Mode::Test,
                })
            }
            "scanners.list" => {
                let head =
                    |file: &String| PackageHead { file: file.clone(), package: Digest::of(b"paketa"), audit: 1280 };
                json_of(&self.packages.iter().map(head).collect::<Vec<_>>())
            }
            "scanners.show" => json_of(&PackageView {
                election: "berat-2025-9f41c2".to_owned(),
                ballot: Digest::of(b"fleta"),
                package: Digest::of(b"paketa"),
                fingerprint: "9f41 c2d0 77ab 1e04".to_owned(),
                mode: Mode::Test,
                units,
                files: vec![("ballot-definition.json".to_owned(), 48_211), ("manifest.json".to_owned(), 1_204)],
            }),
            "scan.read" => json_of(&self.scans()),
            "scanners.inventory" | "scan.queue" | "scan.show" | "scan.count" => nothing_scanned(name),
            "proof.run" => {
                self.proved = true;
                json_of(&self.proof())
            }
            "proof.show" => json_of(&self.proof().filter(|_| self.proved)),
            "forms.list" => {
                let printed = if self.printed_forms { units } else { 0 };
                json_of(&forms().into_iter().map(|rule| FormHead { rule, due: units, printed }).collect::<Vec<_>>())
            }
            "forms.print" => {
                self.printed_forms = true;
                json_of(&written("formularet", units * 4, u64::from(units) * 9))
            }
            "audit.list" => json_of(&self.audit(&input_of(input)?)),
            "audit.verify" => {
                let head = Head { number: self.entries, hash: Digest::of(&self.entries.to_le_bytes()) };
                json_of(&AuditVerdict { whole: true, head, fault: None, changed_outside: Vec::new() })
            }
            "verify" => json_of(&Verification {
                whole: true,
                files: 1362,
                signatures: 6,
                audit_entries: self.entries,
                fingerprint: Digest::of(b"vula").to_string(),
                findings: Vec::new(),
            }),
            "election.seal" | "election.backup" => json_of(&written("dalja", 1362, 0)),
            _ => None,
        }
    }
}

/// The invented pages are all plainly valid, and no scanner is in the inventory.
fn nothing_scanned(name: &str) -> Option<Result<Value, Failure>> {
    let totals = || ScanTotals {
        ballot: Digest::of(b"fleta"),
        package: Digest::of(b"paketa"),
        pages: 0,
        read: 0,
        refused: 0,
        reasons: BTreeMap::new(),
        total: Vec::new(),
        by_unit: BTreeMap::new(),
        histogram: Vec::new(),
        names: Vec::new(),
    };
    match name {
        "scan.queue" => json_of(&ScanQueue { pages: 0, items: Vec::new(), options: Vec::new() }),
        "scan.show" => json_of(&ScanPicture { png: String::new() }),
        "scan.count" => json_of(&DecidedTotals { totals: totals(), decided: 0, set_aside: 0, waiting: 0 }),
        _ => json_of(&Vec::<model::scanner::RegisteredScanner>::new()),
    }
}

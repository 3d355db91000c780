//! The invented election itself: who is there, where it stands.

use api::Failure;
use api::elections::{
    DeadlineView, ElectionHead, Overview, RuleSetHead, SessionView, SignedIn, StepState, StepView, Verification,
};
use model::rules::Bilingual;
use model::user::User;
use model::{Date, ElectionId, RuleSetId, VoterCount};
use serde_json::{Value, json};

use super::{Stage, State, json_of};

const DAY: (i16, i8, i8) = (2025, 5, 11);

fn day() -> Date {
    Date::new(DAY.0, DAY.1, DAY.2).unwrap_or(Date::ZERO)
}

fn title() -> Bilingual {
    Bilingual { sq: "Zgjedhjet për Kuvendin 2025".to_owned(), en: "Elections to the Assembly 2025".to_owned() }
}

fn head() -> Option<ElectionHead> {
    Some(ElectionHead {
        id: ElectionId::new("berat-2025-9f41c2").ok()?,
        name: title(),
        date: day(),
        zone: "Berat".to_owned(),
        seats: 7,
        file: "berat-2025.kutia".to_owned(),
        rules: RuleSetId::new("al-2025").ok()?,
        rules_title: Bilingual { sq: "Kodi Zgjedhor 2025".to_owned(), en: "Electoral Code 2025".to_owned() },
    })
}

fn signed_in(user: &User) -> SignedIn {
    SignedIn { name: user.name.clone(), full_name: user.full_name.clone(), role: user.role, group: user.group }
}

fn rule_sets() -> Vec<RuleSetHead> {
    let zones = [("Berat", 7), ("Dibër", 5), ("Elbasan", 14), ("Gjirokastër", 4), ("Korçë", 10)];
    let zones = zones.into_iter().map(|(zone, seats)| (zone.to_owned(), seats)).collect();
    let one =
        |head: ElectionHead| RuleSetHead { id: head.rules, title: head.rules_title, election_title: title(), zones };
    head().map(one).into_iter().collect()
}

fn deadlines() -> Vec<DeadlineView> {
    let rows = [
        ("lists-corrected", 0, "73"),
        ("voter-lists-posted", 0, "51"),
        ("venues-frozen", 2, "62"),
        ("bcc-designated", 14, "94"),
        ("materials-at-zone", 21, "99"),
        ("election-day", 24, "9"),
        ("lists-submitted", -26, "67"),
    ];
    let row = |(key, days_left, article): (&str, i32, &str)| {
        let span = model_span(days_left - 24);
        DeadlineView { key: key.to_owned(), date: span, days_left, article: article.to_owned() }
    };
    rows.into_iter().map(row).collect()
}

/// Election day and so many days.
fn model_span(days: i32) -> Date {
    let mut date = day();
    for _ in 0..days.unsigned_abs() {
        let next = if days < 0 { date.yesterday() } else { date.tomorrow() };
        date = next.unwrap_or(date);
    }
    date
}

impl State {
    fn session(&self) -> SessionView {
        let user = self.users.first().filter(|_| self.signed_in).map(signed_in);
        SessionView { election: head().filter(|_| self.opened), user }
    }

    pub(super) fn answer_election(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        match name {
            "election.create" => {
                (self.opened, self.signed_in) = (true, true);
                json_of(&head())
            }
            "election.open" => {
                self.opened = true;
                json_of(&head())
            }
            "election.close" => {
                (self.opened, self.signed_in) = (false, false);
                json_of(&())
            }
            "session.sign_in" => {
                if input.get("password").and_then(Value::as_str).is_none_or(str::is_empty) {
                    return Some(Err(Failure::new(api::FailureKind::Refused, "E203")));
                }
                self.signed_in = true;
                json_of(&self.users.first().map(signed_in))
            }
            "session.sign_out" => {
                self.signed_in = false;
                json_of(&())
            }
            "session.show" => json_of(&self.session()),
            "election.rules" => json_of(&rule_sets()),
            "election.overview" => json_of(&self.overview()),
            "verify" => json_of(&Verification {
                whole: true,
                files: 74,
                signatures: 3,
                audit_entries: self.entries,
                fingerprint: "9f41 c2d0 77ab 1e04".to_owned(),
                findings: Vec::new(),
            }),
            "election.backup" | "election.seal" => json_of(&super::paper::written("kopja", 1, 0)),
            "sample" => Some(Ok(json!(null))),
            _ => None,
        }
    }

    fn overview(&self) -> Option<Overview> {
        let heads = self.heads();
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Some(Overview {
            election: head()?,
            steps: self.steps(),
            deadlines: deadlines(),
            days_left: 24,
            voters: self.land.groups.iter().map(|group| group.voters).sum::<VoterCount>(),
            admin_units: count(self.land.units.len()),
            units: count(self.land.planned.len()),
            lists: count(heads.iter().filter(|head| head.state.is_some()).count()),
            subjects: count(heads.len()),
            open_findings: heads.iter().map(|head| head.errors).sum(),
            ballots: self.land.planned.iter().map(|unit| u64::from(unit.ballots)).sum(),
            approvals: count(self.approvals.iter().filter(|one| one.mine_to_confirm).count()),
            audit_entries: self.entries,
        })
    }

    fn steps(&self) -> Vec<StepView> {
        let many = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let (groups, units) = (many(self.land.groups.len()), many(self.land.planned.len()));
        let drawn = self.seed.is_some();
        let lists = many(self.lists.len());
        let released = self.ballots == Stage::Released;
        let ballots: u64 = self.land.planned.iter().map(|unit| u64::from(unit.ballots)).sum();
        let step = |key: &str, state, count: Option<u64>, note: &str, number: u64| StepView {
            key: key.to_owned(),
            state,
            count,
            note: Some((note.to_owned(), number)),
        };
        let or = |done: bool, otherwise: StepState| if done { StepState::Done } else { otherwise };
        let voters = self.land.groups.iter().map(|group| u64::from(group.voters.0)).sum();
        vec![
            step("territory", StepState::Done, Some(voters), "note-territory-done", groups),
            step("stations", or(self.plan_approved, StepState::Attention), Some(units), "note-stations-done", units),
            if drawn {
                step("candidates", StepState::Done, None, "note-candidates-done", lists)
            } else {
                step("candidates", StepState::Problem, None, "note-candidates-errors", 2)
            },
            if drawn {
                step("lots", StepState::Done, None, "note-lots-done", lists)
            } else {
                step("lots", StepState::Waiting, None, "note-lots-waiting", 0)
            },
            match self.ballots {
                Stage::None => step("ballots", or(false, StepState::Waiting), None, "note-ballots-waiting", 0),
                Stage::Draft => step("ballots", StepState::Attention, None, "note-ballots-draft", 0),
                Stage::Released => step("ballots", StepState::Done, None, "note-ballots-done", ballots),
            },
            if self.packages.is_empty() {
                let state = if released { StepState::Ready } else { StepState::Waiting };
                step("scanners", state, None, if released { "note-scanners-ready" } else { "note-scanners-waiting" }, 0)
            } else {
                step("scanners", StepState::Done, None, "note-scanners-done", many(self.packages.len()))
            },
            if self.proved {
                step("proof", StepState::Done, None, "note-proof-done", 24)
            } else {
                step("proof", StepState::Waiting, None, "note-proof-waiting", 0)
            },
            if self.printed_forms {
                step("forms", StepState::Done, None, "note-forms-done", units * 4)
            } else {
                step("forms", StepState::Ready, None, "note-forms-ready", 0)
            },
            step("audit", StepState::Done, None, "note-audit-done", u64::try_from(self.entries).unwrap_or(0)),
        ]
    }
}

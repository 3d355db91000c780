//! Where the election stands: the steps of the job, what is due, what waits for the signed-in user.

use api::elections::{DeadlineView, Overview, ShowOverview, StepState, StepView};
use jiff::ToSpan as _;
use model::candidate::ListState;
use model::finding;
use model::{Date, Finding, VoterCount};
use store::Still;
use store::artefacts::ArtefactKind;

use crate::command::{Query, Reading};
use crate::refusal::Result;
use crate::{approvals, ballots, plans};

impl Query for ShowOverview {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Overview> {
        let still = reading.open.store.still().await?;
        let facts = Facts::gather(&still).await?;
        let election = &reading.open.election;
        let today = reading.clock.today();
        let days = |date: Date| (date - today).get_days();
        let mut deadlines: Vec<DeadlineView> = election
            .rules
            .calendar
            .iter()
            .filter_map(|deadline| {
                let date = election.date.checked_sub(i64::from(deadline.days_before).days()).ok()?;
                let (key, article) = (deadline.key.clone(), deadline.article.clone());
                Some(DeadlineView { key, date, days_left: days(date), article })
            })
            .collect();
        deadlines.sort_by_key(|deadline| deadline.date);
        let user = reading.user;
        let pending = store::approvals::pending(&still).await?;
        let mine = pending.iter().filter(|stored| approvals::may_confirm(stored, user));
        Ok(Overview {
            election: reading.open.head(),
            days_left: days(election.date),
            voters: facts.voters,
            admin_units: number(store::territory::all(&still).await?.len()),
            units: facts.units,
            lists: facts.lists,
            subjects: facts.subjects,
            open_findings: facts.list_errors,
            ballots: facts.ballots,
            approvals: number(mine.count()),
            audit_entries: facts.audit,
            steps: facts.steps(),
            deadlines,
        })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the steps' states follow from.
struct Facts {
    groups: u64,
    voters: VoterCount,
    venues: u32,
    plan: Option<(bool, bool)>,
    units: u32,
    subjects: u32,
    lists: u32,
    list_errors: u32,
    lists_approved: u32,
    lots: u32,
    prepared: Option<(bool, bool)>,
    ballots: u64,
    packages: u32,
    proof: Option<(bool, u32)>,
    forms: u32,
    audit: i64,
}

impl Facts {
    async fn gather(still: &Still) -> Result<Self> {
        let plan = plans::load(still).await?;
        let ballots = ballots::load(still).await?;
        let lists = store::lists::all(still).await?;
        let errors = |findings: &[Finding]| findings.iter().filter(|finding| finding.is_error()).count();
        let open = lists
            .iter()
            .filter(|list| matches!(list.state, ListState::Checked | ListState::Resubmitted | ListState::Returned));
        let proof: Option<api::scanning::ProofReport> = store::proofs::last(still).await?;
        let count = store::voters::count(still).await?;
        Ok(Self {
            groups: u64::from(count.groups),
            voters: count.voters,
            venues: number(store::venues::all(still).await?.len()),
            units: plan.as_ref().map_or(0, |(stored, _)| number(stored.plan.units.len())),
            plan: plan.map(|(stored, outdated)| (stored.standing.is_approved(), outdated)),
            subjects: number(store::subjects::all(still).await?.len()),
            lists: number(lists.len()),
            list_errors: number(open.map(|list| errors(&list.findings)).sum()),
            lists_approved: number(
                lists
                    .iter()
                    .filter(|list| match list.state {
                        ListState::Approved { .. } | ListState::Locked { .. } => !finding::blocks(&list.findings),
                        ListState::Checked | ListState::Returned | ListState::Resubmitted | ListState::Rejected => {
                            false
                        }
                    })
                    .count(),
            ),
            lots: store::lots::load(still).await?.map_or(0, |(_, lots)| number(lots.len())),
            ballots: ballots.as_ref().map_or(0, |(_, _, total)| *total),
            prepared: ballots.map(|(stored, outdated, _)| (stored.standing.is_approved(), outdated)),
            packages: number(store::artefacts::of_kind(still, ArtefactKind::Package).await?.len()),
            proof: proof.map(|proof| (proof.equal, proof.read)),
            forms: number(store::artefacts::of_kind(still, ArtefactKind::Form).await?.len()),
            audit: store::audit::head(still).await?.number,
        })
    }

    fn steps(&self) -> Vec<StepView> {
        vec![
            self.territory(),
            self.stations(),
            self.candidates(),
            self.draw(),
            self.ballots_step(),
            self.scanners(),
            self.proof_step(),
            self.forms_step(),
            step("audit", StepState::Done, "done", u64::try_from(self.audit).unwrap_or(0)),
        ]
    }

    fn territory(&self) -> StepView {
        if self.groups == 0 {
            return step("territory", StepState::Ready, "missing", 0);
        }
        step("territory", StepState::Done, "done", self.groups)
    }

    fn stations(&self) -> StepView {
        let units = u64::from(self.units);
        match self.plan {
            None if self.groups == 0 || self.venues == 0 => step("stations", StepState::Waiting, "waiting", 0),
            None => step("stations", StepState::Ready, "ready", 0),
            Some((_, true)) => step("stations", StepState::Problem, "outdated", units),
            Some((false, false)) => step("stations", StepState::Attention, "draft", units),
            Some((true, false)) => step("stations", StepState::Done, "done", units),
        }
    }

    fn candidates(&self) -> StepView {
        if self.subjects == 0 {
            return step("candidates", StepState::Ready, "subjects", 0);
        }
        if self.list_errors > 0 {
            return step("candidates", StepState::Problem, "errors", u64::from(self.list_errors));
        }
        if self.lists < self.subjects {
            return step("candidates", StepState::Ready, "missing", u64::from(self.subjects - self.lists));
        }
        if self.lists_approved < self.lists {
            return step("candidates", StepState::Attention, "approve", u64::from(self.lists - self.lists_approved));
        }
        step("candidates", StepState::Done, "done", u64::from(self.lists))
    }

    fn draw(&self) -> StepView {
        let complete = self.subjects > 0 && self.lists_approved == self.subjects;
        match (self.lots, complete) {
            (0, false) => step("lots", StepState::Waiting, "waiting", 0),
            (0, true) => step("lots", StepState::Ready, "ready", 0),
            (lots, _) => step("lots", StepState::Done, "done", u64::from(lots)),
        }
    }

    fn ballots_step(&self) -> StepView {
        let possible = self.lots > 0 && self.plan == Some((true, false));
        match self.prepared {
            None if !possible => step("ballots", StepState::Waiting, "waiting", 0),
            None => step("ballots", StepState::Ready, "ready", 0),
            Some((_, true)) => step("ballots", StepState::Problem, "outdated", self.ballots),
            Some((false, false)) => step("ballots", StepState::Attention, "draft", self.ballots),
            Some((true, false)) => step("ballots", StepState::Done, "done", self.ballots),
        }
    }

    fn scanners(&self) -> StepView {
        match (self.packages, self.prepared) {
            (0, Some((true, false))) => step("scanners", StepState::Ready, "ready", 0),
            (0, _) => step("scanners", StepState::Waiting, "waiting", 0),
            (packages, _) => step("scanners", StepState::Done, "done", u64::from(packages)),
        }
    }

    fn proof_step(&self) -> StepView {
        match self.proof {
            None if self.packages == 0 => step("proof", StepState::Waiting, "waiting", 0),
            None => step("proof", StepState::Ready, "ready", 0),
            Some((false, read)) => step("proof", StepState::Problem, "failed", u64::from(read)),
            Some((true, read)) => step("proof", StepState::Done, "done", u64::from(read)),
        }
    }

    fn forms_step(&self) -> StepView {
        match (self.forms, self.plan) {
            (0, Some((true, false))) => step("forms", StepState::Ready, "ready", 0),
            (0, _) => step("forms", StepState::Waiting, "waiting", 0),
            (forms, _) => step("forms", StepState::Done, "done", u64::from(forms)),
        }
    }
}

fn step(key: &str, state: StepState, note: &str, count: u64) -> StepView {
    let shown = (count > 0).then_some(count);
    StepView { key: key.to_owned(), state, count: shown, note: Some((format!("note-{key}-{note}"), count)) }
}

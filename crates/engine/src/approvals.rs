//! Two-person acts: the first person proposes, a second one of another proposing group confirms, and then it is done.
//!
//! Always true: the command is carried out only at the confirmation, under the same checks as any command, with the versions
//! that the first person saw: if anything changed since, the confirmation is refused.

use api::approvals::{Approval, Confirm, Decline, ListApprovals};
use api::{Operation, Versions};
use model::thing::Thing;
use model::user::User;
use store::approvals::{Approval as Stored, Verdict};

use crate::command::{Changing, Command, Done, Query, Reading, Second, authorise, carry_out};
use crate::dispatch::carry_out_by_name;
use crate::refusal::{Refusal, Result};

/// Keeps a command as a proposal, after seeing that it could be carried out by its preparation.
pub(crate) async fn propose<C: Command>(command: &C, reading: &Reading<'_>, seen: &Versions) -> Result<i64> {
    // What cannot even be prepared need not wait for anybody.
    command.prepare(reading).await?;
    let current = store::things::versions(reading.open.store.reader()).await?;
    let mut versions = Versions::new();
    for thing in C::ENTRY.reads.iter().chain(C::ENTRY.writes) {
        let version = current.version(*thing);
        if seen.get(thing).is_some_and(|was| *was != version) {
            return Err(Refusal::refused("E301").with("thing", thing.key()).with("by", "").with("at", ""));
        }
    }
    // What a command only writes may have changed elsewhere meanwhile; it pins its own part of that by itself.
    versions.extend(C::ENTRY.reads.iter().map(|thing| (*thing, current.version(*thing))));
    let step = Propose {
        proposal: Proposal {
            operation: C::ENTRY.name.to_owned(),
            input: command.pinned(reading).await?,
            seen: versions,
        },
    };
    carry_out(&step, reading, None, &Versions::new()).await
}

/// The act of proposing, which is audited like any other; not called by name.
#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct Propose {
    proposal: Proposal,
}

/// What is proposed, with the versions that it rests on.
#[derive(serde::Serialize, serde::Deserialize)]
struct Proposal {
    operation: String,
    input: serde_json::Value,
    seen: Versions,
}

impl Operation for Propose {
    const ENTRY: api::Entry = api::Entry {
        name: "approvals.propose",
        kind: api::Kind::Command,
        permission: model::user::Permission::Approve,
        second_person: false,
        long: false,
        reads: &[],
        writes: &[Thing::Approvals],
        args: &[],
    };
    type Output = i64;
}

impl Command for Propose {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<i64>> {
        let Proposal { operation, input, seen } = &self.proposal;
        let stored = Stored {
            id: 0,
            command: operation.clone(),
            input: input.clone(),
            seen: seen.clone(),
            proposer: changing.user.name.clone(),
            group: changing.user.group,
            at_us: changing.at_us,
            verdict: Verdict::Pending,
        };
        let id = store::approvals::propose(changing.change, &stored).await?;
        let summary = serde_json::json!({ "approval": id, "operation": operation, "input": input });
        Ok(Done::new(id, summary))
    }
}

impl Query for ListApprovals {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<Approval>> {
        let pending = store::approvals::pending(reading.open.store.reader()).await?;
        let user = reading.user;
        let view = |stored: Stored| Approval {
            id: stored.id,
            mine_to_confirm: may_confirm(&stored, user),
            operation: stored.command,
            input: stored.input,
            proposer: stored.proposer,
            group: stored.group,
            at_us: stored.at_us,
        };
        Ok(pending.into_iter().map(view).collect())
    }
}

/// Whether a user can be the second person of a proposal.
pub(crate) fn may_confirm(stored: &Stored, user: &User) -> bool {
    stored.group != user.group
        && stored.proposer != user.name
        && api::entry(&stored.command).is_some_and(|entry| user.role.may(entry.permission))
}

/// Confirms: carries the proposed command out with both names, and closes the approval in a step of its own before.
pub(crate) async fn confirm(input: &Confirm, reading: &Reading<'_>) -> Result<serde_json::Value> {
    authorise(reading.user, &Confirm::ENTRY)?;
    if !reading.open.writable {
        return Err(Refusal::refused("E206"));
    }
    reading.job.check()?;
    let stored = store::approvals::find(reading.open.store.reader(), input.id).await?;
    let proposal = stored.filter(|stored| stored.verdict == Verdict::Pending);
    let proposal = proposal.ok_or_else(|| Refusal::refused("E120").with("id", input.id))?;
    let account = store::users::find(reading.open.store.reader(), &proposal.proposer).await?;
    let proposer = account.ok_or_else(|| Refusal::refused("E121").with("user", proposal.proposer.as_str()))?.user;
    if proposer.name == reading.user.name {
        return Err(Refusal::refused("E207"));
    }
    if proposer.group == reading.user.group {
        return Err(Refusal::refused("E205"));
    }
    carry_out_by_name(&proposal, reading, &Second { proposer: &proposer, approval: input.id }).await
}

impl Command for Decline {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let stored = store::approvals::find(&*changing.change, self.id).await?;
        if !stored.is_some_and(|stored| stored.verdict == Verdict::Pending) {
            return Err(Refusal::refused("E120").with("id", self.id));
        }
        let (by, at_us) = (changing.user.name.clone(), changing.at_us);
        let verdict = Verdict::Declined { by, at_us, reason: self.reason.chars().take(500).collect() };
        store::approvals::decide(changing.change, self.id, &verdict).await?;
        Ok(Done::new((), serde_json::json!({ "approval": self.id })))
    }
}

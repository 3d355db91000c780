//! How every command and every query runs, the same for all.

use api::{Operation, Versions};
use model::audit::{AuditEntry, FileTrace};
use model::thing::Thing;
use model::user::User;
use model::{Digest, Timestamp};
use store::Change;
use store::approvals::Verdict;
use vault::Signer;

use crate::clock::Clock;
use crate::files::Pending;
use crate::job::Job;
use crate::open::{Open, Session};
use crate::refusal::{Refusal, Result};

/// What an operation may look at: the election, the user, the clock; never a way to write.
pub(crate) struct Reading<'a> {
    pub(crate) open: &'a Open,
    pub(crate) user: &'a User,
    pub(crate) signer: Option<&'a Signer>,
    pub(crate) job: &'a Job,
    pub(crate) clock: Clock,
}

impl Reading<'_> {
    /// The user's signing key.
    ///
    /// # Errors
    /// E206 where the election was opened for reading only: nothing is signed then.
    pub(crate) fn signer(&self) -> Result<&Signer> {
        self.signer.ok_or_else(|| Refusal::refused("E206"))
    }

    /// A label for what is sealed now.
    pub(crate) fn label(&self, kind: &str, notes: &[(&str, String)]) -> vault::Label {
        vault::Label {
            kind: kind.to_owned(),
            election: self.open.election.id.clone(),
            created_by: self.user.name.as_str().to_owned(),
            created_at: Timestamp::from_microsecond(self.clock.now_us()).unwrap_or(Timestamp::UNIX_EPOCH),
            notes: notes.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }
}

/// What a command may change, inside its one transaction.
pub(crate) struct Changing<'a> {
    pub(crate) open: &'a Open,
    pub(crate) change: &'a mut Change,
    pub(crate) user: &'a User,
    /// The two persons, where the command needs a second one: who proposed, who confirms now.
    pub(crate) pair: Option<(&'a User, &'a User)>,
    pub(crate) at_us: i64,
}

/// What a command did.
pub(crate) struct Done<T> {
    /// What comes back.
    pub(crate) output: T,
    /// Files read and written.
    pub(crate) files: Vec<FileTrace>,
    /// For the audit chain: counts and codes, no personal data.
    pub(crate) summary: serde_json::Value,
    /// Whether anything changed: if not, nothing is committed and nothing audited.
    pub(crate) changed: bool,
}

impl<T> Done<T> {
    /// A change with its summary.
    pub(crate) fn new(output: T, summary: serde_json::Value) -> Self {
        Self { output, files: Vec::new(), summary, changed: true }
    }

    /// The same with the files that were read or written.
    pub(crate) fn files(mut self, files: impl IntoIterator<Item = FileTrace>) -> Self {
        self.files.extend(files);
        self
    }

    /// The same, marked as having changed nothing.
    pub(crate) fn unchanged(mut self) -> Self {
        self.changed = false;
        self
    }
}

/// A command: slow work first, then a short change.
pub(crate) trait Command: Operation {
    /// What the slow work came to.
    type Prepared;

    /// The slow work, outside any transaction: reading files, computing, writing to temporary names.
    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared>;

    /// The command as it is proposed to a second person: with what pins it to the content that the first person saw.
    async fn pinned(&self, _reading: &Reading<'_>) -> Result<serde_json::Value> {
        Ok(serde_json::to_value(self)?)
    }

    /// The change, inside the transaction; what it was computed from is known to be still so.
    async fn apply(&self, prepared: Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Self::Output>>;

    /// Files that were written to temporary names and get their own once the change is committed.
    fn pending(_prepared: &mut Self::Prepared) -> Option<Pending> {
        None
    }
}

/// A query.
pub(crate) trait Query: Operation {
    /// The answer.
    async fn answer(&self, reading: &Reading<'_>) -> Result<Self::Output>;
}

/// What became of a command.
pub(crate) enum Outcome<T> {
    /// Done.
    Done(T),
    /// Proposed: a second person must confirm approval number so.
    Awaiting(i64),
}

/// Runs a query for the signed-in user.
pub(crate) async fn run_query<Q: Query>(query: &Q, open: &Open, job: &Job, clock: Clock) -> Result<Q::Output> {
    let session = present(open).await?;
    authorise(&session.user, &Q::ENTRY)?;
    query.answer(&Reading { open, user: &session.user, signer: session.signer.as_deref(), job, clock }).await
}

/// Runs a command for the signed-in user: as a proposal if it needs a second person.
pub(crate) async fn run_command<C: Command>(
    command: &C,
    open: &Open,
    job: &Job,
    clock: Clock,
    seen: &Versions,
) -> Result<Outcome<C::Output>> {
    let session = present(open).await?;
    authorise(&session.user, &C::ENTRY)?;
    if !open.writable {
        return Err(Refusal::refused("E206"));
    }
    job.check()?;
    let reading = Reading { open, user: &session.user, signer: session.signer.as_deref(), job, clock };
    if C::ENTRY.second_person {
        return crate::approvals::propose(command, &reading, seen).await.map(Outcome::Awaiting);
    }
    carry_out(command, &reading, None, seen).await.map(Outcome::Done)
}

/// The confirmation of a two-person act.
pub(crate) struct Second<'a> {
    /// Who proposed.
    pub(crate) proposer: &'a User,
    /// The approval that is confirmed.
    pub(crate) approval: i64,
}

/// Who is signed in, as they stand in the election now: who was stopped meanwhile, perhaps elsewhere, may nothing more.
pub(crate) async fn present(open: &Open) -> Result<Session> {
    let mut session = open.session()?;
    let account = store::users::find(open.store.reader(), &session.user.name).await?;
    session.user.active = account.is_some_and(|account| account.user.active);
    Ok(session)
}

/// Whether the user may do this.
pub(crate) fn authorise(user: &User, entry: &api::Entry) -> Result<()> {
    if user.active && user.role.may(entry.permission) {
        Ok(())
    } else {
        Err(Refusal::refused("E202").with("operation", entry.name).with("role", user.role.key()))
    }
}

/// Prepares and applies a command in one transaction with its audit entry.
pub(crate) async fn carry_out<C: Command>(
    command: &C,
    reading: &Reading<'_>,
    second: Option<&Second<'_>>,
    seen: &Versions,
) -> Result<C::Output> {
    let entry = C::ENTRY;
    let Reading { open, user, job, clock, .. } = reading;
    if !open.writable {
        return Err(Refusal::refused("E206"));
    }
    let before_work = store::things::versions(open.store.reader()).await?;
    let mut prepared = command.prepare(reading).await?;
    job.check()?;
    let mut pending = C::pending(&mut prepared);

    let at_us = clock.now_us();
    let mut change = open.store.begin().await?;
    let now = store::things::versions(&change).await?;
    for thing in entry.reads.iter().chain(entry.writes) {
        still_so(*thing, before_work.version(*thing), &now)?;
        if let Some(version) = seen.get(thing) {
            still_so(*thing, *version, &now)?;
        }
    }

    let before = digest_of_all(&now, entry.writes);
    let pair = second.map(|second| (second.proposer, *user));
    let mut changing = Changing { open, change: &mut change, user, pair, at_us };
    let done = command.apply(prepared, &mut changing).await?;
    if !done.changed {
        return Ok(done.output);
    }
    for thing in entry.writes {
        store::things::bump(&mut change, *thing, &user.name, at_us).await?;
    }
    if let Some(second) = second {
        let verdict = Verdict::Confirmed { by: user.name.clone(), at_us };
        store::approvals::decide(&mut change, second.approval, &verdict).await?;
        store::things::bump(&mut change, Thing::Approvals, &user.name, at_us).await?;
    }
    let mut files = done.files;
    if let Some(pending) = &mut pending {
        files.extend(pending.traces());
        pending.still_free()?;
        pending.journal(&mut change, at_us).await?;
    }
    let current = store::things::versions(&change).await?;
    let after = digest_of_all(&current, entry.writes);
    let mut summary = done.summary;
    record_things(&mut summary, &current, entry.writes);
    if second.is_some() {
        record_things(&mut summary, &current, &[Thing::Approvals]);
    }
    let first = second.map_or(*user, |second| second.proposer);
    let blank = AuditEntry {
        number: 0,
        at_us,
        user: first.name.clone(),
        role: first.role.key().to_owned(),
        command: entry.name.to_owned(),
        second: second.map(|_| user.name.clone()),
        files,
        before,
        after,
        summary,
        previous: Digest([0; 32]),
        hash: Digest([0; 32]),
    };
    store::audit::append(&mut change, blank).await?;
    change.commit().await?;
    if let Some(pending) = pending {
        pending.finish(&open.store).await?;
    }
    Ok(done.output)
}

/// Refuses if a thing has another version than the one that was seen or computed with.
fn still_so(thing: Thing, was: i64, now: &store::things::Current) -> Result<()> {
    if now.version(thing) == was {
        return Ok(());
    }
    let (by, at_us) = now.changed_by(thing).unwrap_or_default();
    let at = Timestamp::from_microsecond(at_us).unwrap_or(Timestamp::UNIX_EPOCH);
    let at = at.to_zoned(jiff::tz::TimeZone::system()).strftime("%d.%m.%Y %H:%M").to_string();
    Err(Refusal::refused("E301").with("thing", thing.key()).with("by", by).with("at", at))
}

/// Writes into an entry's summary what each changed thing's content comes to, so that a later check need not trust the
/// digests that stand beside the content.
pub(crate) fn record_things(summary: &mut serde_json::Value, now: &store::things::Current, things: &[Thing]) {
    let Some(fields) = summary.as_object_mut() else { return };
    let recorded = fields.entry("things").or_insert_with(|| serde_json::json!({}));
    let Some(recorded) = recorded.as_object_mut() else { return };
    for thing in things {
        if let Some(digest) = now.digest(*thing) {
            recorded.insert(thing.key().to_owned(), serde_json::json!(digest));
        }
    }
}

/// One digest over the content of several things, as kept when each was last changed.
fn digest_of_all(now: &store::things::Current, things: &[Thing]) -> Option<Digest> {
    let digests: Vec<[u8; 32]> =
        things.iter().map(|thing| now.digest(*thing).map_or([0; 32], |digest| digest.0)).collect();
    match digests.as_slice() {
        [] => None,
        [one] => Some(Digest(*one)),
        many => Some(Digest::of(&many.concat())),
    }
}

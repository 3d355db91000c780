//! The engine's one door: a call by name in, a reply or a failure out.
//!
//! Always true: each name of the catalogue leads to exactly one handler of its kind; a test compares this list with it.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

use api::candidates::{AnnotateCandidates, BlankCandidates, CheckCandidates, DiffCandidates};
use api::devices::{CheckProfile, DiscoverScanners, ScanStack, ShowScanner};
use api::elections::{
    CloseElection, CreateElection, ListRuleSets, OpenElection, ShowSession, VerifyFolder, WriteSample,
};
use api::scanning::{ReadScans, ShowPackage, TallyScans};
use api::users::{ChangePassword, SignIn, SignOut};
use api::{Call, Failure, Operation, Reply, Versions};
use serde_json::Value;
use store::approvals::Approval;

use crate::clock::Clock;
use crate::command::{Command, Outcome, Query, Reading, Second, carry_out, present, run_command, run_query};
use crate::job::Job;
use crate::keys::Keys;
use crate::open::Open;
use crate::refusal::{Refusal, Result};
use crate::{approvals, devices, elections, files, folders, samples, scanning, users};

/// Runs commands and queries; holds the election that is open.
pub struct Engine {
    runtime: tokio::runtime::Runtime,
    clock: Clock,
    keys: Keys,
    open: RwLock<Option<Arc<Open>>>,
}

impl Engine {
    /// An engine with no election open.
    ///
    /// # Errors
    /// E902 when the system gives no threads.
    pub fn new(clock: Clock, keys: Keys) -> std::result::Result<Self, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| *Refusal::machine("E902", &error).0)?;
        Ok(Self { runtime, clock, keys, open: RwLock::new(None) })
    }

    /// Runs an operation; blocks until it is done, so long ones belong on a thread of their own.
    ///
    /// # Errors
    /// A [`Failure`] with a stable code; nothing was changed then.
    pub fn call(&self, call: Call, job: &Job) -> std::result::Result<Reply, Failure> {
        self.runtime.block_on(self.dispatch(call, job)).map_err(|refusal| *refusal.0)
    }

    /// Opens an election, for reading only or for work.
    ///
    /// # Errors
    /// As `election.open`.
    pub fn open(&self, location: &str, read_only: bool) -> std::result::Result<(), Failure> {
        let opened = self.runtime.block_on(elections::open(location, !read_only));
        self.replace(Some(Arc::new(opened.map_err(|refusal| *refusal.0)?))).map_err(|refusal| *refusal.0)
    }

    /// Closes the open election, so that one whole file remains.
    ///
    /// # Errors
    /// When the database cannot be closed.
    pub fn close(&self) -> std::result::Result<(), Failure> {
        self.replace(None).map_err(|refusal| *refusal.0)
    }

    fn replace(&self, next: Option<Arc<Open>>) -> Result<()> {
        let before = std::mem::replace(&mut *self.open.write().unwrap_or_else(PoisonError::into_inner), next);
        if let Some(before) = before.and_then(|open| Arc::try_unwrap(open).ok()) {
            self.block(before.store.close())?;
        }
        Ok(())
    }

    fn block<T>(&self, future: impl Future<Output = std::result::Result<T, store::Error>>) -> Result<T> {
        // Called both from outside and from within a call.
        let result = match tokio::runtime::Handle::try_current() {
            Ok(_) => tokio::task::block_in_place(|| self.runtime.handle().block_on(future)),
            Err(_) => self.runtime.block_on(future),
        };
        Ok(result?)
    }

    fn opened(&self) -> Result<Arc<Open>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner).clone();
        open.ok_or_else(|| Refusal::refused("E105"))
    }

    async fn dispatch(&self, call: Call, job: &Job) -> Result<Reply> {
        let entry = api::entry(&call.operation).ok_or_else(|| Refusal::input("E101"))?;
        let outcome = match entry.kind {
            api::Kind::Session => Outcome::Done(self.session(entry.name, call.input, job).await?),
            api::Kind::Query => Outcome::Done(query(entry.name, call.input, &*self.opened()?, job, self.clock).await?),
            api::Kind::Command if entry.name == ChangePassword::ENTRY.name => {
                let change = parsed::<ChangePassword>(call.input)?;
                let open = self.opened()?;
                let user = open.session()?.user.name;
                run_command(&change, &open, job, self.clock, &call.seen).await?;
                self.keys.relock(&open.election.id, user.as_str(), &change.password, &change.new_password)?;
                Outcome::Done(Value::Null)
            }
            api::Kind::Command => {
                let open = self.opened()?;
                match command(entry.name, call.input, &open, job, self.clock, &call.seen).await {
                    Ok(outcome) => outcome,
                    Err(refusal) => {
                        if let Err(error) = files::tidy(&open.store).await {
                            tracing::warn!(code = error.0.code, "the journal could not be tidied");
                        }
                        return Err(refusal);
                    }
                }
            }
        };
        let versions = match self.opened() {
            Ok(open) => store::things::versions(open.store.reader()).await?.all(),
            Err(_) => Versions::new(),
        };
        Ok(match outcome {
            Outcome::Done(output) => Reply { output, awaiting: None, versions },
            Outcome::Awaiting(id) => Reply { output: Value::Null, awaiting: Some(id), versions },
        })
    }

    async fn session(&self, name: &str, input: Value, job: &Job) -> Result<Value> {
        macro_rules! parse {
            ($type:ty) => {
                parsed::<$type>(input)?
            };
        }
        match name {
            n if n == CreateElection::ENTRY.name => {
                let input = parse!(CreateElection);
                let open = elections::create(&input, self.clock).await?;
                let signed_in = SignIn { user: input.administrator.clone(), password: input.password.clone() };
                users::sign_in(&open, &signed_in, &self.keys, self.clock).await?;
                let head = open.head();
                self.replace(Some(Arc::new(open)))?;
                to_value(&head)
            }
            n if n == OpenElection::ENTRY.name => {
                let open = elections::open(&parse!(OpenElection).file.0, true).await?;
                let head = open.head();
                self.replace(Some(Arc::new(open)))?;
                to_value(&head)
            }
            n if n == CloseElection::ENTRY.name => {
                self.replace(None)?;
                Ok(Value::Null)
            }
            n if n == ListRuleSets::ENTRY.name => to_value(&elections::rule_sets()?),
            n if n == ShowSession::ENTRY.name => to_value(&elections::session(self.opened().ok().as_deref())),
            n if n == SignIn::ENTRY.name => {
                let open = self.opened()?;
                to_value(&users::sign_in(&open, &parse!(SignIn), &self.keys, self.clock).await?)
            }
            n if n == SignOut::ENTRY.name => {
                self.opened()?.sign_in(None);
                Ok(Value::Null)
            }
            n if n == VerifyFolder::ENTRY.name => to_value(&folders::verify(&parse!(VerifyFolder), job).await?),
            n if n == WriteSample::ENTRY.name => to_value(&samples::write(&parse!(WriteSample), job)?),
            n if n == CheckCandidates::ENTRY.name => {
                to_value(&crate::candidates::check::check(&parse!(CheckCandidates), job)?)
            }
            n if n == AnnotateCandidates::ENTRY.name => {
                to_value(&crate::candidates::files::annotate(&parse!(AnnotateCandidates), job)?)
            }
            n if n == BlankCandidates::ENTRY.name => {
                to_value(&crate::candidates::files::blank(&parse!(BlankCandidates))?)
            }
            n if n == DiffCandidates::ENTRY.name => {
                to_value(&crate::candidates::files::diff(&parse!(DiffCandidates), job)?)
            }
            n if n == ShowPackage::ENTRY.name => to_value(&scanning::show(&parse!(ShowPackage))?),
            n if n == ReadScans::ENTRY.name => to_value(&scanning::read(&parse!(ReadScans), job)?),
            n if n == TallyScans::ENTRY.name => to_value(&scanning::tally(&parse!(TallyScans), job)?),
            n if n == DiscoverScanners::ENTRY.name => to_value(&devices::discover(&parse!(DiscoverScanners), job)?),
            n if n == ShowScanner::ENTRY.name => to_value(&devices::show(&parse!(ShowScanner))?),
            n if n == CheckProfile::ENTRY.name => to_value(&devices::check(&parse!(CheckProfile))?),
            n if n == ScanStack::ENTRY.name => to_value(&devices::stack(&parse!(ScanStack), job)?),
            _ => Err(Refusal::input("E101")),
        }
    }

    /// Keeps the password that just signed in, for the command line.
    ///
    /// # Errors
    /// When the system's keyring refuses.
    pub fn remember_password(&self, election: &str, user: &str, password: &str) -> std::result::Result<(), Failure> {
        self.keys.remember_password(election, user, password).map_err(|refusal| *refusal.0)
    }

    /// The path of the open election's file, if one is open and it is a file.
    #[must_use]
    pub fn open_file(&self) -> Option<PathBuf> {
        self.opened().ok().map(|open| PathBuf::from(&open.file))
    }
}

fn parsed<T: Operation>(input: Value) -> Result<T> {
    // The cause may hold what was typed, so only the operation is named.
    serde_json::from_value(input).map_err(|_| Refusal::input("E106").with("name", T::ENTRY.name))
}

fn to_value<T: serde::Serialize>(value: &T) -> Result<Value> {
    Ok(serde_json::to_value(value)?)
}

/// One operation under way. Each is on the heap: on the stack, the door would need room for all of them at once.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + 'a>>;

fn asked<'a, Q: Query>(input: Value, open: &'a Open, job: &'a Job, clock: Clock) -> Boxed<'a, Value> {
    Box::pin(async move { to_value(&run_query(&parsed::<Q>(input)?, open, job, clock).await?) })
}

fn ordered<'a, C: Command>(
    input: Value,
    open: &'a Open,
    job: &'a Job,
    clock: Clock,
    seen: &'a Versions,
) -> Boxed<'a, Outcome<Value>> {
    Box::pin(async move {
        Ok(match run_command(&parsed::<C>(input)?, open, job, clock, seen).await? {
            Outcome::Done(output) => Outcome::Done(to_value(&output)?),
            Outcome::Awaiting(id) => Outcome::Awaiting(id),
        })
    })
}

fn confirmed<'a, C: Command>(
    proposal: &'a Approval,
    reading: &'a Reading<'_>,
    second: &'a Second<'_>,
) -> Boxed<'a, Value> {
    Box::pin(async move {
        let command = parsed::<C>(proposal.input.clone())?;
        to_value(&carry_out(&command, reading, Some(second), &proposal.seen).await?)
    })
}

macro_rules! queries {
    ($($query:path),* $(,)?) => {
        async fn query(name: &str, input: Value, open: &Open, job: &Job, clock: Clock) -> Result<Value> {
            $(if name == <$query as Operation>::ENTRY.name {
                return asked::<$query>(input, open, job, clock).await;
            })*
            Err(Refusal::input("E101"))
        }

        /// The names of all queries that have a handler.
        #[cfg(test)]
        pub(crate) const QUERIES: &[&str] = &[$(<$query as Operation>::ENTRY.name),*];
    };
}

queries! {
    api::elections::ShowOverview, api::elections::ShowTerritory,
    api::users::ListUsers,
    api::voters::ListVoters, api::voters::SummariseVoters, api::voters::ListVenues, api::voters::ListPreviousUnits,
    api::plans::ShowPlan, api::plans::CheckPlan, api::plans::ListUnits, api::plans::ShowPlanMap, api::plans::ExplainUnit,
    api::stations::SimulatePlan, api::stations::PlanResources, api::stations::ListPlanVersions, api::stations::ComparePlans,
    api::candidates::ListSubjects, api::candidates::ListCandidateLists, api::candidates::ShowCandidateList,
    api::candidates::ShowLots, api::candidates::ListHistory, api::candidates::LookAtColumns, api::candidates::ListEdits,
    api::ballots::ShowBallots, api::ballots::PreviewBallot, api::ballots::ShowGeometry,
    api::scanning::ListPackages, api::scanning::ShowProof, api::inventory::ListScanners,
    api::adjudication::QueueScans, api::adjudication::ShowScan, api::adjudication::CountScans,
    api::forms::ListForms,
    api::audit::ListAudit, api::audit::VerifyAudit,
    api::approvals::ListApprovals,
}

macro_rules! commands {
    ($($command:path),* $(,)?) => {
        async fn command(
            name: &str, input: Value, open: &Open, job: &Job, clock: Clock, seen: &Versions,
        ) -> Result<Outcome<Value>> {
            if name == api::approvals::Confirm::ENTRY.name {
                let session = present(open).await?;
                let reading =
                    Reading { open, user: &session.user, signer: session.signer.as_deref(), job, clock };
                return approvals::confirm(&parsed(input)?, &reading).await.map(Outcome::Done);
            }
            $(if name == <$command as Operation>::ENTRY.name {
                return ordered::<$command>(input, open, job, clock, seen).await;
            })*
            Err(Refusal::input("E101"))
        }

        /// Carries a proposed command out, for the person who confirms.
        pub(crate) async fn carry_out_by_name(
            proposal: &Approval, reading: &Reading<'_>, second: &Second<'_>,
        ) -> Result<Value> {
            $(if proposal.command == <$command as Operation>::ENTRY.name {
                return confirmed::<$command>(proposal, reading, second).await;
            })*
            Err(Refusal::input("E101"))
        }

        /// The names of all commands that have a handler.
        #[cfg(test)]
        pub(crate) const COMMANDS: &[&str] =
            &[api::approvals::Confirm::ENTRY.name, $(<$command as Operation>::ENTRY.name),*];
    };
}

commands! {
    api::elections::ImportBoundaries, api::elections::BackUp, api::elections::SealFolder,
    api::users::AddUser, api::users::SetUserActive, api::users::ChangePassword,
    api::voters::ImportVoters, api::voters::ImportVenues, api::voters::ImportPreviousUnits,
    api::plans::SolvePlan, api::plans::ApprovePlan,
    api::stations::ImportPlan, api::stations::MoveGroups, api::stations::CloseVenue, api::stations::LockUnit,
    api::stations::UndoPlan, api::stations::RestorePlan, api::stations::WithdrawPlan, api::stations::ExportPlan,
    api::candidates::ImportSubjects, api::candidates::ImportCandidates, api::candidates::ReturnCandidateList,
    api::candidates::ApproveCandidateList, api::candidates::DrawLots, api::candidates::WriteListNotice,
    api::candidates::ExportCandidateList, api::candidates::FreezeCandidateLists,
    api::candidates::RejectCandidateList, api::candidates::WriteLotsProtocol, api::candidates::EditCandidate,
    api::candidates::UndoEdit,
    api::ballots::PrepareBallots, api::ballots::ReleaseBallots, api::ballots::PrintBallots,
    api::ballots::ProveBallots, api::ballots::UnreleaseBallots, api::ballots::MakeDeck, api::ballots::MakeLabels,
    api::readiness::PrintRecord, api::adjudication::DecideScan, api::inventory::AddScanner, api::inventory::SetScannerState,
    api::scanning::MakePackage, api::scanning::RunProof, api::readiness::TestScanner, api::readiness::AttestTest,
    api::forms::PrintForms,
    api::approvals::Decline,
}

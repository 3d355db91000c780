//! All operations, in the order of the job.

use crate::operation::{Entry, Operation};
use crate::{
    adjudication, approvals, audit, ballots, candidates, devices, elections, forms, inventory, plans, readiness,
    scanning, stations, users, voters,
};

/// Calls a macro with every operation's type, so that the engine and this catalogue cannot differ.
#[macro_export]
macro_rules! with_all_operations {
    ($callback:path) => {
        $callback! {
            elections::CreateElection, elections::OpenElection, elections::CloseElection, elections::ListRuleSets,
            elections::ShowSession, users::SignIn, users::SignOut,
            elections::ShowOverview, elections::ShowTerritory, elections::ImportBoundaries, elections::BackUp,
            elections::SealFolder, elections::VerifyFolder, elections::WriteSample,
            users::AddUser, users::SetUserActive, users::ChangePassword, users::ListUsers,
            voters::ImportVoters, voters::ListVoters, voters::SummariseVoters,
            voters::ImportVenues, voters::ListVenues, voters::ImportPreviousUnits, voters::ListPreviousUnits,
            plans::SolvePlan, plans::ShowPlan, plans::CheckPlan, plans::ApprovePlan, plans::ListUnits,
            plans::ShowPlanMap, plans::ExplainUnit,
            stations::ImportPlan, stations::SimulatePlan, stations::PlanResources, stations::MoveGroups,
            stations::CloseVenue, stations::LockUnit, stations::UndoPlan, stations::RestorePlan,
            stations::ListPlanVersions, stations::ComparePlans, stations::WithdrawPlan, stations::ExportPlan,
            candidates::CheckCandidates, candidates::AnnotateCandidates, candidates::BlankCandidates,
            candidates::DiffCandidates, candidates::WriteListNotice, candidates::ExportCandidateList,
            candidates::FreezeCandidateLists, candidates::RejectCandidateList, candidates::ListHistory,
            candidates::WriteLotsProtocol, candidates::LookAtColumns, candidates::EditCandidate, candidates::UndoEdit,
            candidates::ListEdits,
            candidates::ImportSubjects, candidates::ListSubjects, candidates::ImportCandidates,
            candidates::ListCandidateLists, candidates::ShowCandidateList, candidates::ReturnCandidateList,
            candidates::ApproveCandidateList, candidates::DrawLots, candidates::ShowLots,
            ballots::PrepareBallots, ballots::ShowBallots, ballots::PreviewBallot, ballots::ShowGeometry,
            ballots::ReleaseBallots, ballots::PrintBallots, ballots::ProveBallots, ballots::UnreleaseBallots,
            ballots::MakeDeck, ballots::MakeLabels,
            scanning::MakePackage, scanning::ListPackages, scanning::ShowPackage, scanning::ReadScans,
            scanning::TallyScans,
            devices::DiscoverScanners, devices::ShowScanner, devices::CheckProfile, devices::ScanStack,
            adjudication::QueueScans, adjudication::ShowScan, adjudication::DecideScan, adjudication::CountScans,
            inventory::AddScanner, inventory::ListScanners, inventory::SetScannerState,
            readiness::TestScanner, readiness::AttestTest, readiness::PrintRecord,
            scanning::RunProof, scanning::ShowProof,
            forms::ListForms, forms::PrintForms,
            audit::ListAudit, audit::VerifyAudit,
            approvals::ListApprovals, approvals::Confirm, approvals::Decline,
        }
    };
}

macro_rules! entries {
    ($($operation:path),* $(,)?) => {
        /// Every command and query.
        pub const CATALOGUE: &[Entry] = &[$(<$operation as Operation>::ENTRY),*];
    };
}

with_all_operations!(entries);

/// The row of an operation by its name.
#[must_use]
pub fn entry(name: &str) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.name == name)
}

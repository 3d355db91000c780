//! The election as a whole: creating and opening its file, its rule sets, its territory, copies.

use api::elections::{BackUp, CreateElection, ImportBoundaries, RuleSetHead, SessionView, ShowTerritory};
use api::{Imported, Written};
use model::audit::AuditEntry;
use model::audit::FileTrace;
use model::election::Election;
use model::rules::{Bilingual, RuleSet};
use model::territory::AdminUnit;
use model::thing::Thing;
use model::user::{Role, User};
use model::{Digest, Finding};
use store::artefacts::{Artefact, ArtefactKind};
use store::{Location, Mode, Store};

use crate::clock::Clock;
use crate::command::{Changing, Command, Done, Query, Reading, record_things};
use crate::files::{self, Pending};
use crate::open::Open;
use crate::refusal::{Refusal, Result};
use crate::users::signed_in;

/// The rule sets that this program ships.
const RULE_SETS: [&str; 4] = [
    include_str!("../../../templates/rules/al-2025.toml"),
    include_str!("../../../templates/rules/al-council-2023.toml"),
    include_str!("../../../templates/rules/al-mayor-2023.toml"),
    include_str!("../../../templates/rules/xk-2025.toml"),
];

fn shipped() -> Result<Vec<(RuleSet, Digest)>> {
    let read = |text: &str| {
        let rules = RuleSet::from_toml(text).map_err(|error| Refusal::machine("E901", &error))?;
        Ok((rules, Digest::of(text.as_bytes())))
    };
    RULE_SETS.iter().copied().map(read).collect()
}

/// A rule set by its name.
pub(crate) fn rule_set(name: &str) -> Result<RuleSet> {
    let found = shipped()?.into_iter().map(|(rules, _)| rules).find(|rules| rules.id.as_str() == name);
    found.ok_or_else(|| Refusal::input("E107").with("rules", name.chars().take(40).collect::<String>()))
}

/// The rule sets with their zones.
pub(crate) fn rule_sets() -> Result<Vec<RuleSetHead>> {
    let head = |(rules, _): (RuleSet, Digest)| RuleSetHead {
        id: rules.id,
        title: rules.title,
        election_title: rules.election_title,
        zones: rules.seats.into_iter().collect(),
    };
    Ok(shipped()?.into_iter().map(head).collect())
}

/// Creates an election in a new file with its first administrator; the file appears whole or not at all.
pub(crate) async fn create(input: &CreateElection, clock: Clock) -> Result<Open> {
    let (rules, rules_digest) = shipped()?
        .into_iter()
        .find(|(rules, _)| rules.id == input.rules)
        .ok_or_else(|| Refusal::input("E107").with("rules", input.rules.as_str()))?;
    let Some(seats) = rules.seats.get(&input.zone).copied().filter(|seats| *seats > 0) else {
        return Err(Refusal::input("E108").with("zone", input.zone.as_str()));
    };
    for (name, value) in [("name_sq", &input.name_sq), ("name_en", &input.name_en), ("full_name", &input.full_name)] {
        if value.trim().is_empty() || value.len() > 200 {
            return Err(Refusal::input("E104")
                .with("name", name)
                .with("found", value.chars().take(40).collect::<String>()));
        }
    }
    let password = vault::password::hash(&input.password, input.administrator.as_str())?;
    let now = clock.now_us();
    let name = Bilingual { sq: input.name_sq.trim().to_owned(), en: input.name_en.trim().to_owned() };
    let election = Election {
        id: Election::make_id(&name, input.date, &input.zone, &rules_digest, now)?,
        name,
        date: input.date,
        zone: input.zone.clone(),
        seats,
        rules,
        rules_digest,
    };
    let administrator = User {
        name: input.administrator.clone(),
        full_name: input.full_name.trim().to_owned(),
        role: Role::Administrator,
        group: input.group,
        active: true,
    };
    let territory: Vec<AdminUnit> = sample::territory()
        .map_err(|error| Refusal::machine("E901", &error))?
        .into_iter()
        .filter(|unit| unit.region == input.zone)
        .collect();
    let location = Location::parse(&input.file.0)?;
    let draft = Store::draft(&location).await?;
    fill(draft.store(), &election, &administrator, &password, &territory, now).await?;
    let store = draft.publish().await?;
    Ok(Open::new(store, election, input.file.name(), true))
}

/// The first transaction of an election: its particulars, its territory, its administrator, the first audit entry.
async fn fill(
    store: &Store,
    election: &Election,
    administrator: &User,
    password: &str,
    territory: &[AdminUnit],
    now: i64,
) -> Result<()> {
    let mut change = store.begin().await?;
    store::elections::put(&mut change, election).await?;
    store::territory::replace_all(&mut change, territory).await?;
    store::users::add(&mut change, administrator, password).await?;
    for thing in [Thing::Election, Thing::Territory, Thing::Users] {
        store::things::bump(&mut change, thing, &administrator.name, now).await?;
    }
    let mut summary = serde_json::json!({ "election": election.id, "rules": election.rules.id,
        "rules_sha256": election.rules_digest, "zone": election.zone, "program": env!("CARGO_PKG_VERSION") });
    let current = store::things::versions(&change).await?;
    record_things(&mut summary, &current, &[Thing::Election, Thing::Territory, Thing::Users]);
    let entry = AuditEntry {
        number: 0,
        at_us: now,
        user: administrator.name.clone(),
        role: administrator.role.key().to_owned(),
        command: "election.create".to_owned(),
        second: None,
        files: Vec::new(),
        before: None,
        after: Some(Digest::of_json(election)?),
        summary,
        previous: Digest([0; 32]),
        hash: Digest([0; 32]),
    };
    store::audit::append(&mut change, entry).await?;
    change.commit().await?;
    Ok(())
}

/// Opens an election; for work, what an earlier run left is mended first.
pub(crate) async fn open(location: &str, writable: bool) -> Result<Open> {
    let at = Location::parse(location)?;
    let file = std::path::Path::new(location).file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    let missing = || Refusal::input("E401").with("file", file.as_str());
    let opened = Store::open(&at, if writable { Mode::ReadWrite } else { Mode::ReadOnly }).await;
    let store = opened.map_err(|error| match error {
        store::Error::Missing => missing(),
        other => other.into(),
    })?;
    let election = store::elections::load(store.reader()).await?.ok_or_else(missing)?;
    if writable {
        files::mend(&store).await?;
    }
    Ok(Open::new(store, election, file, writable))
}

/// What is open and who is signed in.
pub(crate) fn session(open: Option<&Open>) -> SessionView {
    SessionView {
        election: open.map(Open::head),
        user: open.and_then(Open::signed_in).map(|session| signed_in(&session.user)),
    }
}

impl Query for ShowTerritory {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<AdminUnit>> {
        Ok(store::territory::all(reading.open.store.reader()).await?)
    }
}

impl Command for BackUp {
    type Prepared = (Option<Pending>, Digest, u64);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        let store = &reading.open.store;
        reading.job.report("saving", 0, 1);
        let mut pending =
            Pending::file(store, <Self as api::Operation>::ENTRY.name, self.to.path(), reading.clock.now_us()).await?;
        store.snapshot(pending.path()).await?;
        let bytes = files::read(pending.path(), 4 << 30)?;
        let digest = Digest::of(&bytes);
        pending.wrote(self.to.name(), digest);
        Ok((Some(pending), digest, u64::try_from(bytes.len()).unwrap_or(u64::MAX)))
    }

    fn pending(prepared: &mut Self::Prepared) -> Option<Pending> {
        prepared.0.take()
    }

    async fn apply(&self, (_, digest, bytes): Self::Prepared, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let name = self.to.name();
        let artefact = Artefact { kind: ArtefactKind::Backup, name, sha256: digest, bytes, unit: None, audit: 0 };
        store::artefacts::add(changing.change, &[artefact]).await?;
        let folder = self.to.path().parent().map(|parent| parent.to_string_lossy().into_owned()).unwrap_or_default();
        let written = Written { folder, files: 1, pages: 0, bytes, digest, findings: Vec::new() };
        Ok(Done::new(written, serde_json::json!({ "bytes": bytes })))
    }
}

impl Command for ImportBoundaries {
    type Prepared = (Vec<AdminUnit>, u32, Digest, Vec<Finding>);

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Self::Prepared> {
        reading.job.report("reading", 0, 1);
        if !self.file.path().exists() {
            return Err(Refusal::input("E401").with("file", self.file.name()));
        }
        let limits = roster::Limits { file_bytes: 64 << 20, ..roster::Limits::default() };
        let layer = roster::geo::read(self.file.path(), None, &limits).map_err(|findings| {
            let mut refusal = Refusal::input("E407");
            refusal.0.findings = findings;
            refusal
        })?;
        let layer = layer.ok_or_else(|| Refusal::input("E407"))?;
        let units = store::territory::all(reading.open.store.reader()).await?;
        let (units, taken, findings) = crate::boundaries::put(&layer.features, units);
        Ok((units, taken, layer.sha256, findings))
    }

    async fn apply(
        &self,
        (units, rows, sha256, findings): Self::Prepared,
        changing: &mut Changing<'_>,
    ) -> Result<Done<Imported>> {
        crate::voters::still_open(changing.change).await?;
        store::territory::replace_all(changing.change, &units).await?;
        let output = Imported { file: self.file.name(), sha256, rows, adopted: true, findings };
        let read = FileTrace { name: self.file.name(), sha256, written: false };
        Ok(Done::new(output, serde_json::json!({ "units": rows })).files([read]))
    }
}

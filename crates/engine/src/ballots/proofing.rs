//! The proof: every style on paper with its watermark, and the person who confirms it.
//!
//! Always true: a confirmation holds for one definition; prepared anew, every style must be confirmed again.

use api::Written;
use api::ballots::ProveBallots;
use ballot::PrintedBallot;
use model::election::Mode;
use store::artefacts::{Artefact, ArtefactKind};
use store::ballots::StoredBallots;

use super::{draw, layout_of, prepared};
use crate::command::{Changing, Command, Done, Reading};
use crate::files::Pending;
use crate::refusal::{Refusal, Result};

/// A proof on its way, if one is written.
pub(crate) struct Proof {
    pending: Option<Pending>,
    written: Option<Written>,
    stored: StoredBallots,
}

impl Command for ProveBallots {
    type Prepared = Proof;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Proof> {
        let stored = prepared(&reading.open.store.still().await?).await?;
        if let Some(unknown) = self.confirm.iter().find(|style| stored.definition.style(style).is_none()) {
            return Err(Refusal::input("E104").with("name", "confirm").with("found", unknown.to_string()));
        }
        let Some(out) = &self.out else {
            if self.confirm.is_empty() {
                return Err(Refusal::input("E104").with("name", "out").with("found", ""));
            }
            return Ok(Proof { pending: None, written: None, stored });
        };
        let drawing = proof(&stored, reading)?;
        let entry = <Self as api::Operation>::ENTRY;
        let store = &reading.open.store;
        let mut pending = Pending::file(store, entry.name, out.path(), reading.clock.now_us()).await?;
        let bytes = PrintedBallot::draw(&drawing, "PROOF")?.to_vec(1)?;
        let pages = u32::try_from(drawing.faces.len()).unwrap_or(u32::MAX);
        ballot::verify_pdf(&bytes, ballot::Expected { pages, paper: drawing.paper })?;
        let digest = vault::atomic::write(pending.path(), &bytes)?;
        pending.wrote(out.name(), digest);
        let written = Written {
            folder: out.0.clone(),
            files: 1,
            pages: u64::from(pages),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            digest,
            findings: Vec::new(),
        };
        Ok(Proof { pending: Some(pending), written: Some(written), stored })
    }

    fn pending(proof: &mut Proof) -> Option<Pending> {
        proof.pending.take()
    }

    async fn apply(&self, proof: Proof, changing: &mut Changing<'_>) -> Result<Done<Option<Written>>> {
        let styles: Vec<Artefact> = self.confirm.iter().map(|style| confirmed(style.as_str(), &proof.stored)).collect();
        store::artefacts::add(changing.change, &styles).await?;
        let summary = serde_json::json!({ "definition": proof.stored.digest, "confirmed": self.confirm });
        Ok(Done::new(proof.written, summary))
    }
}

fn confirmed(style: &str, stored: &StoredBallots) -> Artefact {
    Artefact {
        kind: ArtefactKind::StyleProof,
        name: style.to_owned(),
        sha256: stored.digest,
        bytes: 0,
        unit: None,
        audit: 0,
    }
}

/// The first unit's ballot of every style, each face with the word across it.
fn proof(stored: &StoredBallots, reading: &Reading<'_>) -> Result<ballot::Drawing> {
    let election = &reading.open.election;
    let (layout, template) = layout_of(&stored.definition, election)?;
    let mut all: Option<ballot::Drawing> = None;
    for style in &stored.definition.styles {
        let Some(unit) = stored.definition.units.iter().find(|unit| unit.style == style.id) else { continue };
        let drawing = draw(stored, &layout, &template, &election.rules, unit.number, Mode::Sample)?;
        let drawing = ballot::sheets::watermarked(&drawing, "PROOF");
        match &mut all {
            Some(all) => all.faces.extend(drawing.faces),
            None => all = Some(drawing),
        }
    }
    all.ok_or_else(|| Refusal::refused("E110").with("step", "plan"))
}

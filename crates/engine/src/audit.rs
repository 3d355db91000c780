//! The audit chain: shown, and verified from its first entry to its head.

use api::Page;
use api::audit::{AuditVerdict, ListAudit, VerifyAudit};
use std::collections::BTreeSet;

use model::Digest;
use model::audit::AuditEntry;
use model::thing::Thing;
use store::View;

use crate::command::{Query, Reading};

impl Query for ListAudit {
    async fn answer(&self, reading: &Reading<'_>) -> crate::refusal::Result<Page<AuditEntry>> {
        let view = reading.open.store.reader();
        let head = store::audit::head(view).await?;
        let limit = if self.limit == 0 { 200 } else { self.limit.min(1_000) };
        let before = head.number + 1 - i64::from(self.offset);
        let rows = store::audit::page(view, Some(before), u64::from(limit)).await?;
        Ok(Page { total: u32::try_from(head.number).unwrap_or(u32::MAX), offset: self.offset, rows })
    }
}

/// Things whose content is not what the last audit entry on them recorded. The digests that stand beside the content are
/// not trusted: who changes one can change the other, but not the chain.
pub(crate) async fn changed_outside(view: &impl View) -> Result<Vec<Thing>, store::Error> {
    let mut changed = store::things::content_fault(view).await?;
    let kept = store::things::versions(view).await?;
    let mut open: BTreeSet<Thing> = Thing::ALL.into_iter().collect();
    let mut before = None;
    loop {
        let entries = store::audit::page(view, before, 200).await?;
        for entry in &entries {
            let things = entry.summary.get("things").and_then(serde_json::Value::as_object);
            for (thing, digest) in things.into_iter().flatten() {
                let Some(thing) = Thing::ALL.into_iter().find(|known| known.key() == thing) else { continue };
                let recorded = digest.as_str().and_then(|text| text.parse::<Digest>().ok());
                if open.remove(&thing) && kept.digest(thing) != recorded {
                    changed.push(thing);
                }
            }
        }
        before = entries.last().map(|entry| entry.number);
        if entries.is_empty() || open.is_empty() {
            break;
        }
    }
    // What no entry speaks of must be as empty as it was at the beginning.
    changed.extend(open.into_iter().filter(|thing| kept.version(*thing) > 0));
    changed.sort_unstable();
    changed.dedup();
    Ok(changed)
}

impl Query for VerifyAudit {
    async fn answer(&self, reading: &Reading<'_>) -> crate::refusal::Result<AuditVerdict> {
        reading.job.report("verifying", 0, 1);
        let still = reading.open.store.still().await?;
        let chain = store::audit::verify(&still).await?;
        let changed_outside = changed_outside(&still).await?;
        let head = store::audit::head(&still).await?;
        Ok(AuditVerdict {
            whole: chain.is_ok() && changed_outside.is_empty(),
            head,
            fault: chain.err(),
            changed_outside,
        })
    }
}

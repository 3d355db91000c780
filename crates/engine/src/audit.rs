//! The audit chain: shown, and verified from its first entry to its head.

use api::Page;
use api::audit::{AuditVerdict, ListAudit, VerifyAudit};
use model::audit::AuditEntry;

use crate::command::{Query, Reading};
use crate::refusal::Result;

impl Query for ListAudit {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Page<AuditEntry>> {
        let view = reading.open.store.reader();
        let head = store::audit::head(view).await?;
        let limit = if self.limit == 0 { 200 } else { self.limit.min(1_000) };
        let before = head.number + 1 - i64::from(self.offset);
        let rows = store::audit::page(view, Some(before), u64::from(limit)).await?;
        Ok(Page { total: u32::try_from(head.number).unwrap_or(u32::MAX), offset: self.offset, rows })
    }
}

impl Query for VerifyAudit {
    async fn answer(&self, reading: &Reading<'_>) -> Result<AuditVerdict> {
        reading.job.report("verifying", 0, 1);
        let still = reading.open.store.still().await?;
        let chain = store::audit::verify(&still).await?;
        let changed_outside = store::things::content_fault(&still).await?;
        let head = store::audit::head(&still).await?;
        Ok(AuditVerdict {
            whole: chain.is_ok() && changed_outside.is_empty(),
            head,
            fault: chain.err(),
            changed_outside,
        })
    }
}

//! The rows as they lie in the database, one entity a table. Only this crate sees them.
//!
//! Always true: every column has the same name and meaning on SQLite and PostgreSQL; whole numbers are `i64`, words, dates,
//! digests and documents are text. A field's order here is its order in the digest of a thing: it is never changed.

macro_rules! entities {
    ($($name:ident = $table:tt {
        $(#[key] $key:ident : $key_type:ty,)+
        $($field:ident : $type:ty,)*
    })+) => {$(
        pub(crate) mod $name {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $(#[sea_orm(primary_key, auto_increment = false)] pub $key: $key_type,)+
                $(pub $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    )+};
}

entities! {
    thing = "thing" {
        #[key] thing: String,
        version: i64,
        changed_by: Option<String>,
        changed_at_us: Option<i64>,
        digest: Option<String>,
    }
    election = "election" {
        #[key] id: i64,
        election_id: String,
        name_sq: String,
        name_en: String,
        date: String,
        zone: String,
        seats: i64,
        rules: String,
        rules_digest: String,
    }
    admin_unit = "admin_unit" {
        #[key] code: String,
        name: String,
        municipality: String,
        region: String,
        voters: i64,
        lat_e6: i64,
        lon_e6: i64,
        boundary: String,
        boundary_source: String,
    }
    users = "users" {
        #[key] name: String,
        full_name: String,
        role: String,
        proposing_group: String,
        active: bool,
        password: String,
    }
    sign_in = "sign_in" {
        #[key] name: String,
        failed_attempts: i64,
        locked_until_us: Option<i64>,
    }
    voter_group = "voter_group" {
        #[key] id: String,
        name: String,
        kind: String,
        admin_unit: String,
        lat_e6: i64,
        lon_e6: i64,
        place_quality: String,
        voters: i64,
        households: Option<i64>,
        last_unit: Option<String>,
    }
    venue = "venue" {
        #[key] id: String,
        name: String,
        address: String,
        admin_unit: String,
        lat_e6: i64,
        lon_e6: i64,
        rooms: i64,
        step_free_rooms: i64,
        ownership: String,
    }
    previous_unit = "previous_unit" {
        #[key] number: i64,
        #[key] suffix: i64,
        venue: String,
        admin_unit: String,
        voters: i64,
        suspended: bool,
    }
    plan = "plan" {
        #[key] id: i64,
        first: Option<String>,
        second: Option<String>,
        seed: String,
        rounds: i64,
        figures: String,
        findings: String,
        based_on: String,
    }
    plan_version = "plan_version" {
        #[key] version: i64,
        replaced_by: String,
        by_user: String,
        at_us: i64,
        plan: String,
        based_on: String,
    }
    plan_hand = "plan_hand" {
        #[key] id: i64,
        locked: String,
        closed: String,
    }
    adjudication = "adjudication" {
        #[key] page: String,
        record: String,
    }
    scanner = "scanner" {
        #[key] serial: String,
        record: String,
    }
    planned_unit = "planned_unit" {
        #[key] number: i64,
        #[key] suffix: i64,
        venue: String,
        admin_unit: String,
        voters: i64,
        greatest_distance: i64,
        reason: String,
    }
    assignment = "assignment" {
        #[key] place: i64,
        voter_group: String,
        number: i64,
        suffix: i64,
        voters: i64,
        part: Option<i64>,
        parts: Option<i64>,
        distance: i64,
        moved: bool,
    }
    suspended_unit = "suspended_unit" {
        #[key] number: i64,
        #[key] suffix: i64,
        admin_unit: String,
    }
    subject = "subject" {
        #[key] id: String,
        place: i64,
        name_sq: String,
        name_en: String,
        kind: String,
        leader: String,
    }
    candidate_list = "candidate_list" {
        #[key] subject: String,
        state: String,
        first: Option<String>,
        second: Option<String>,
        file_name: String,
        file_sha256: String,
        findings: String,
    }
    candidate = "candidate" {
        #[key] subject: String,
        #[key] place: i64,
        sublist: String,
        position: i64,
        first_name: String,
        fathers_name: String,
        surname: String,
        sex: Option<String>,
        birth_date: Option<String>,
        nid: Option<String>,
        address: String,
        declaration: Option<bool>,
        origin_sheet: Option<String>,
        origin_row: Option<i64>,
    }
    column_mapping = "column_mapping" {
        #[key] shape: String,
        fields: String,
        by_user: String,
        at_us: i64,
    }
    list_layout = "list_layout" {
        #[key] subject: String,
        sheets: String,
    }
    list_edit = "list_edit" {
        #[key] subject: String,
        #[key] step: i64,
        place: i64,
        field: String,
        was: String,
        dropped: String,
        by_user: String,
        at_us: i64,
    }
    draw = "draw" {
        #[key] id: i64,
        seed: String,
    }
    lot = "lot" {
        #[key] number: i64,
        subject: String,
        phase: i64,
        hash: String,
    }
    ballot_definition = "ballot_definition" {
        #[key] id: i64,
        digest: String,
        first: Option<String>,
        second: Option<String>,
        definition: String,
        based_on: String,
    }
    artefact = "artefact" {
        #[key] id: i64,
        kind: String,
        name: String,
        sha256: String,
        bytes: i64,
        unit: Option<String>,
        audit: i64,
    }
    proof = "proof" {
        #[key] id: i64,
        report: String,
    }
    approval = "approval" {
        #[key] id: i64,
        command: String,
        input: String,
        seen: String,
        proposer: String,
        proposing_group: String,
        at_us: i64,
        state: String,
        decided_by: Option<String>,
        decided_at_us: Option<i64>,
        reason: String,
    }
    journal = "journal" {
        #[key] id: i64,
        command: String,
        moves: String,
        at_us: i64,
    }
    audit_entry = "audit_entry" {
        #[key] number: i64,
        at_us: i64,
        user_name: String,
        role: String,
        command: String,
        second: Option<String>,
        files: String,
        before: Option<String>,
        after: Option<String>,
        summary: String,
        previous: String,
        hash: String,
    }
    audit_head = "audit_head" {
        #[key] id: i64,
        number: i64,
        hash: String,
    }
}

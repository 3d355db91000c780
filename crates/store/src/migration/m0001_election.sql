-- The first schema. Never edited once landed: a change is a new migration.
-- {int} {text} {bool} {end} are filled in for each database; on PostgreSQL text sorts by bytes, as it does on SQLite.

CREATE TABLE thing (
    thing {text} NOT NULL PRIMARY KEY,
    version {int} NOT NULL CHECK (version >= 0),
    changed_by {text},
    changed_at_us {int},
    digest {text}
){end};

CREATE TABLE election (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    election_id {text} NOT NULL,
    name_sq {text} NOT NULL,
    name_en {text} NOT NULL,
    date {text} NOT NULL,
    zone {text} NOT NULL,
    seats {int} NOT NULL CHECK (seats >= 0),
    rules {text} NOT NULL,
    rules_digest {text} NOT NULL
){end};

CREATE TABLE admin_unit (
    code {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    municipality {text} NOT NULL,
    region {text} NOT NULL,
    voters {int} NOT NULL CHECK (voters >= 0),
    lat_e6 {int} NOT NULL,
    lon_e6 {int} NOT NULL,
    boundary {text} NOT NULL,
    boundary_source {text} NOT NULL
){end};

CREATE TABLE users (
    name {text} NOT NULL PRIMARY KEY,
    full_name {text} NOT NULL,
    role {text} NOT NULL,
    proposing_group {text} NOT NULL,
    active {bool} NOT NULL,
    password {text} NOT NULL
){end};

-- Failed sign-ins are no change of the election: they stand apart from what the audit chain covers.
CREATE TABLE sign_in (
    name {text} NOT NULL PRIMARY KEY REFERENCES users (name) ON DELETE CASCADE,
    failed_attempts {int} NOT NULL CHECK (failed_attempts >= 0),
    locked_until_us {int}
){end};

CREATE TABLE voter_group (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    kind {text} NOT NULL,
    admin_unit {text} NOT NULL REFERENCES admin_unit (code) DEFERRABLE INITIALLY DEFERRED,
    lat_e6 {int} NOT NULL,
    lon_e6 {int} NOT NULL,
    place_quality {text} NOT NULL,
    voters {int} NOT NULL CHECK (voters >= 0),
    households {int},
    last_unit {text}
){end};
CREATE INDEX voter_group_admin_unit ON voter_group (admin_unit);

CREATE TABLE venue (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    address {text} NOT NULL,
    admin_unit {text} NOT NULL REFERENCES admin_unit (code) DEFERRABLE INITIALLY DEFERRED,
    lat_e6 {int} NOT NULL,
    lon_e6 {int} NOT NULL,
    rooms {int} NOT NULL CHECK (rooms >= 0),
    step_free_rooms {int} NOT NULL CHECK (step_free_rooms >= 0),
    ownership {text} NOT NULL
){end};
CREATE INDEX venue_admin_unit ON venue (admin_unit);

CREATE TABLE previous_unit (
    number {int} NOT NULL,
    suffix {int} NOT NULL,
    venue {text} NOT NULL,
    admin_unit {text} NOT NULL,
    voters {int} NOT NULL CHECK (voters >= 0),
    suspended {bool} NOT NULL,
    PRIMARY KEY (number, suffix)
){end};

CREATE TABLE plan (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    first {text},
    second {text},
    seed {text} NOT NULL,
    rounds {int} NOT NULL CHECK (rounds >= 0),
    figures {text} NOT NULL,
    findings {text} NOT NULL,
    based_on {text} NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
){end};

CREATE TABLE planned_unit (
    number {int} NOT NULL,
    suffix {int} NOT NULL,
    venue {text} NOT NULL,
    admin_unit {text} NOT NULL,
    voters {int} NOT NULL CHECK (voters >= 0),
    greatest_distance {int} NOT NULL CHECK (greatest_distance >= 0),
    reason {text} NOT NULL,
    PRIMARY KEY (number, suffix)
){end};

CREATE TABLE assignment (
    place {int} NOT NULL PRIMARY KEY,
    voter_group {text} NOT NULL,
    number {int} NOT NULL,
    suffix {int} NOT NULL,
    voters {int} NOT NULL CHECK (voters >= 0),
    part {int},
    parts {int},
    distance {int} NOT NULL CHECK (distance >= 0),
    moved {bool} NOT NULL,
    FOREIGN KEY (number, suffix) REFERENCES planned_unit (number, suffix) DEFERRABLE INITIALLY DEFERRED
){end};
CREATE INDEX assignment_unit ON assignment (number, suffix);

CREATE TABLE suspended_unit (
    number {int} NOT NULL,
    suffix {int} NOT NULL,
    admin_unit {text} NOT NULL,
    PRIMARY KEY (number, suffix)
){end};

CREATE TABLE subject (
    id {text} NOT NULL PRIMARY KEY,
    place {int} NOT NULL,
    name_sq {text} NOT NULL,
    name_en {text} NOT NULL,
    kind {text} NOT NULL,
    leader {text} NOT NULL
){end};

CREATE TABLE candidate_list (
    subject {text} NOT NULL PRIMARY KEY REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
    state {text} NOT NULL,
    first {text},
    second {text},
    file_name {text} NOT NULL,
    file_sha256 {text} NOT NULL,
    findings {text} NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
){end};

CREATE TABLE candidate (
    subject {text} NOT NULL REFERENCES candidate_list (subject) ON DELETE CASCADE,
    place {int} NOT NULL,
    sublist {text} NOT NULL,
    position {int} NOT NULL,
    first_name {text} NOT NULL,
    fathers_name {text} NOT NULL,
    surname {text} NOT NULL,
    sex {text},
    birth_date {text},
    nid {text},
    address {text} NOT NULL,
    declaration {bool},
    origin_sheet {text},
    origin_row {int},
    PRIMARY KEY (subject, place)
){end};

CREATE TABLE draw (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    seed {text} NOT NULL
){end};

CREATE TABLE lot (
    number {int} NOT NULL PRIMARY KEY CHECK (number BETWEEN 1 AND 255),
    subject {text} NOT NULL UNIQUE REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
    phase {int} NOT NULL CHECK (phase BETWEEN 0 AND 255),
    hash {text} NOT NULL
){end};

CREATE TABLE ballot_definition (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    digest {text} NOT NULL,
    first {text},
    second {text},
    definition {text} NOT NULL,
    based_on {text} NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
){end};

CREATE TABLE artefact (
    id {int} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    name {text} NOT NULL,
    sha256 {text} NOT NULL,
    bytes {int} NOT NULL CHECK (bytes >= 0),
    unit {text},
    audit {int} NOT NULL
){end};
CREATE INDEX artefact_kind ON artefact (kind, id);

CREATE TABLE proof (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    report {text} NOT NULL
){end};

CREATE TABLE approval (
    id {int} NOT NULL PRIMARY KEY,
    command {text} NOT NULL,
    input {text} NOT NULL,
    seen {text} NOT NULL,
    proposer {text} NOT NULL,
    proposing_group {text} NOT NULL,
    at_us {int} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('pending', 'confirmed', 'declined')),
    decided_by {text},
    decided_at_us {int},
    reason {text} NOT NULL,
    CHECK ((state = 'pending') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at_us IS NULL))
){end};

-- What file operation is under way, so that a crash is mended at the next start.
CREATE TABLE journal (
    id {int} NOT NULL PRIMARY KEY,
    command {text} NOT NULL,
    moves {text} NOT NULL,
    at_us {int} NOT NULL
){end};

CREATE TABLE audit_entry (
    number {int} NOT NULL PRIMARY KEY CHECK (number >= 1),
    at_us {int} NOT NULL,
    user_name {text} NOT NULL,
    role {text} NOT NULL,
    command {text} NOT NULL,
    second {text},
    files {text} NOT NULL,
    before {text},
    after {text},
    summary {text} NOT NULL,
    previous {text} NOT NULL,
    hash {text} NOT NULL
){end};

CREATE TABLE audit_head (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    number {int} NOT NULL CHECK (number >= 0),
    hash {text} NOT NULL
){end};

INSERT INTO audit_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

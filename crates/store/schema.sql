CREATE INDEX artefact_kind ON artefact (kind, id);

CREATE INDEX assignment_unit ON assignment (number, suffix);

CREATE INDEX venue_admin_unit ON venue (admin_unit);

CREATE INDEX voter_group_admin_unit ON voter_group (admin_unit);

CREATE TABLE adjudication (
    page TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE admin_unit (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    municipality TEXT NOT NULL,
    region TEXT NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    lat_e6 INTEGER NOT NULL,
    lon_e6 INTEGER NOT NULL,
    boundary TEXT NOT NULL,
    boundary_source TEXT NOT NULL
) STRICT;

CREATE TABLE approval (
    id INTEGER NOT NULL PRIMARY KEY,
    command TEXT NOT NULL,
    input TEXT NOT NULL,
    seen TEXT NOT NULL,
    proposer TEXT NOT NULL,
    proposing_group TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'declined')),
    decided_by TEXT,
    decided_at_us INTEGER,
    reason TEXT NOT NULL,
    CHECK ((state = 'pending') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at_us IS NULL))
) STRICT;

CREATE TABLE artefact (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    unit TEXT,
    audit INTEGER NOT NULL
) STRICT;

CREATE TABLE assignment (
    place INTEGER NOT NULL PRIMARY KEY,
    voter_group TEXT NOT NULL,
    number INTEGER NOT NULL,
    suffix INTEGER NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    part INTEGER,
    parts INTEGER,
    distance INTEGER NOT NULL CHECK (distance >= 0),
    moved INTEGER NOT NULL,
    FOREIGN KEY (number, suffix) REFERENCES planned_unit (number, suffix) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    at_us INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    role TEXT NOT NULL,
    command TEXT NOT NULL,
    second TEXT,
    files TEXT NOT NULL,
    before TEXT,
    after TEXT,
    summary TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number >= 0),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE ballot_definition (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    digest TEXT NOT NULL,
    first TEXT,
    second TEXT,
    definition TEXT NOT NULL,
    based_on TEXT NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
) STRICT;

CREATE TABLE candidate (
    subject TEXT NOT NULL REFERENCES candidate_list (subject) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    sublist TEXT NOT NULL,
    position INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    fathers_name TEXT NOT NULL,
    surname TEXT NOT NULL,
    sex TEXT,
    birth_date TEXT,
    nid TEXT,
    address TEXT NOT NULL,
    declaration INTEGER,
    origin_sheet TEXT,
    origin_row INTEGER,
    PRIMARY KEY (subject, place)
) STRICT;

CREATE TABLE candidate_list (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL,
    first TEXT,
    second TEXT,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    findings TEXT NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
) STRICT;

CREATE TABLE column_mapping (
    shape TEXT NOT NULL PRIMARY KEY,
    fields TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE draw (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    seed TEXT NOT NULL
) STRICT;

CREATE TABLE election (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    election_id TEXT NOT NULL,
    name_sq TEXT NOT NULL,
    name_en TEXT NOT NULL,
    date TEXT NOT NULL,
    zone TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats >= 0),
    rules TEXT NOT NULL,
    rules_digest TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    id INTEGER NOT NULL PRIMARY KEY,
    command TEXT NOT NULL,
    moves TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE list_edit (
    subject TEXT NOT NULL REFERENCES candidate_list (subject) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    dropped TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (subject, step)
) STRICT;

CREATE TABLE list_layout (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES candidate_list (subject) ON DELETE CASCADE,
    sheets TEXT NOT NULL
) STRICT;

CREATE TABLE lot (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 1 AND 255),
    subject TEXT NOT NULL UNIQUE REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
    phase INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 255),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    first TEXT,
    second TEXT,
    seed TEXT NOT NULL,
    rounds INTEGER NOT NULL CHECK (rounds >= 0),
    figures TEXT NOT NULL,
    findings TEXT NOT NULL,
    based_on TEXT NOT NULL,
    CHECK ((first IS NULL) = (second IS NULL))
) STRICT;

CREATE TABLE plan_hand (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    locked TEXT NOT NULL,
    closed TEXT NOT NULL
) STRICT;

CREATE TABLE plan_version (
    version INTEGER NOT NULL PRIMARY KEY,
    replaced_by TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    plan TEXT NOT NULL,
    based_on TEXT NOT NULL
) STRICT;

CREATE TABLE planned_unit (
    number INTEGER NOT NULL,
    suffix INTEGER NOT NULL,
    venue TEXT NOT NULL,
    admin_unit TEXT NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    greatest_distance INTEGER NOT NULL CHECK (greatest_distance >= 0),
    reason TEXT NOT NULL,
    PRIMARY KEY (number, suffix)
) STRICT;

CREATE TABLE previous_unit (
    number INTEGER NOT NULL,
    suffix INTEGER NOT NULL,
    venue TEXT NOT NULL,
    admin_unit TEXT NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    suspended INTEGER NOT NULL,
    PRIMARY KEY (number, suffix)
) STRICT;

CREATE TABLE proof (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    report TEXT NOT NULL
) STRICT;

CREATE TABLE scanner (
    serial TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE "seaql_migrations" ( "version" varchar NOT NULL PRIMARY KEY, "applied_at" integer NOT NULL );

CREATE TABLE sign_in (
    name TEXT NOT NULL PRIMARY KEY REFERENCES users (name) ON DELETE CASCADE,
    failed_attempts INTEGER NOT NULL CHECK (failed_attempts >= 0),
    locked_until_us INTEGER
) STRICT;

CREATE TABLE subject (
    id TEXT NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL,
    name_sq TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    leader TEXT NOT NULL
) STRICT;

CREATE TABLE suspended_unit (
    number INTEGER NOT NULL,
    suffix INTEGER NOT NULL,
    admin_unit TEXT NOT NULL,
    PRIMARY KEY (number, suffix)
) STRICT;

CREATE TABLE thing (
    thing TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version >= 0),
    changed_by TEXT,
    changed_at_us INTEGER,
    digest TEXT
) STRICT;

CREATE TABLE users (
    name TEXT NOT NULL PRIMARY KEY,
    full_name TEXT NOT NULL,
    role TEXT NOT NULL,
    proposing_group TEXT NOT NULL,
    active INTEGER NOT NULL,
    password TEXT NOT NULL
) STRICT;

CREATE TABLE venue (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    admin_unit TEXT NOT NULL REFERENCES admin_unit (code) DEFERRABLE INITIALLY DEFERRED,
    lat_e6 INTEGER NOT NULL,
    lon_e6 INTEGER NOT NULL,
    rooms INTEGER NOT NULL CHECK (rooms >= 0),
    step_free_rooms INTEGER NOT NULL CHECK (step_free_rooms >= 0),
    ownership TEXT NOT NULL
) STRICT;

CREATE TABLE voter_group (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    admin_unit TEXT NOT NULL REFERENCES admin_unit (code) DEFERRABLE INITIALLY DEFERRED,
    lat_e6 INTEGER NOT NULL,
    lon_e6 INTEGER NOT NULL,
    place_quality TEXT NOT NULL,
    voters INTEGER NOT NULL CHECK (voters >= 0),
    households INTEGER,
    last_unit TEXT
) STRICT;

CREATE TRIGGER audit_entry_grows BEFORE INSERT ON audit_entry
WHEN NEW.number <> (SELECT number + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit: an entry stands after the last one'); END;

CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit: an entry is never removed'); END;

CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END;

CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
WHEN NEW.id <> 1 OR NEW.number <> OLD.number + 1
    OR NEW.hash IS NOT (SELECT hash FROM audit_entry WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'audit: the head moves one entry forward'); END;

CREATE TRIGGER audit_head_single BEFORE INSERT ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit: there is one head'); END;

CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit: the head is never removed'); END;


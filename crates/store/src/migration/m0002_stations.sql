CREATE TABLE plan_version (
    version {int} NOT NULL PRIMARY KEY,
    replaced_by {text} NOT NULL,
    by_user {text} NOT NULL,
    at_us {int} NOT NULL,
    plan {text} NOT NULL,
    based_on {text} NOT NULL
){end};

CREATE TABLE plan_hand (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    locked {text} NOT NULL,
    closed {text} NOT NULL
){end};

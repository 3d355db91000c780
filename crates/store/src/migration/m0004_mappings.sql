CREATE TABLE column_mapping (
    shape {text} NOT NULL PRIMARY KEY,
    fields {text} NOT NULL,
    by_user {text} NOT NULL,
    at_us {int} NOT NULL
){end};

CREATE TABLE list_layout (
    subject {text} NOT NULL PRIMARY KEY REFERENCES candidate_list (subject) ON DELETE CASCADE,
    sheets {text} NOT NULL
){end};

CREATE TABLE list_edit (
    subject {text} NOT NULL REFERENCES candidate_list (subject) ON DELETE CASCADE,
    step {int} NOT NULL,
    place {int} NOT NULL,
    field {text} NOT NULL,
    was {text} NOT NULL,
    dropped {text} NOT NULL,
    by_user {text} NOT NULL,
    at_us {int} NOT NULL,
    PRIMARY KEY (subject, step)
){end};

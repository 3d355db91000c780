CREATE TABLE scanner (
    serial {text} NOT NULL PRIMARY KEY,
    record {text} NOT NULL
){end};
CREATE TABLE adjudication (
    page {text} NOT NULL PRIMARY KEY,
    record {text} NOT NULL
){end};

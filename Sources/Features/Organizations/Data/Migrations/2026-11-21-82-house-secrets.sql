-- What packs and kept files are signed with: one row for each kind of thing, made at its first need.
CREATE TABLE house_secrets (
    name TEXT NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL CHECK (secret <> ''),
    made_at TEXT NOT NULL
);

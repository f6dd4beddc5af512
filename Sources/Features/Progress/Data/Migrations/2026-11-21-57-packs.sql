-- What packs are signed with: one row, made when the first pack is.
CREATE TABLE pack_secret (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    secret TEXT NOT NULL CHECK (secret <> ''),
    made_at TEXT NOT NULL
);

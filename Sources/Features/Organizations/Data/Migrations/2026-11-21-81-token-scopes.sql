-- A token may send values besides reading.
CREATE TABLE tokens_scoped (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL CHECK (name <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('read', 'read values')),
    secret_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    last_used_at TEXT
);

INSERT INTO tokens_scoped (id, account_id, name, scope, secret_hash, created_at, expires_at, revoked_at, last_used_at)
SELECT id, account_id, name, scope, secret_hash, created_at, expires_at, revoked_at, last_used_at FROM tokens;

DROP TABLE tokens;

ALTER TABLE tokens_scoped RENAME TO tokens;

CREATE INDEX tokens_by_account ON tokens (account_id, created_at);

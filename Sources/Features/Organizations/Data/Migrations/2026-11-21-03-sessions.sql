-- Sessions of browsers, tokens of programs, and what keeps guessing slow.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret_hash TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL CHECK (stage IN ('code', 'renewal', 'full')),
    form_token TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT,
    remote TEXT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id, ended_at);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL CHECK (name <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('read')),
    secret_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    last_used_at TEXT
);
CREATE INDEX tokens_by_account ON tokens (account_id, created_at);

CREATE TABLE remote_attempts (
    remote TEXT PRIMARY KEY,
    wrong_attempts BIGINT NOT NULL CHECK (wrong_attempts >= 0),
    window_started_at TEXT NOT NULL
);
CREATE INDEX remote_attempts_by_window ON remote_attempts (window_started_at);

-- Limits and choices of this installation; a name without a row has the shipped value.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

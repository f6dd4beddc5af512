-- People's accounts. Passwords are scrypt strings; every other secret is kept as its SHA-256 only.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL,
    login_folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    unit_id TEXT REFERENCES units (id),
    password TEXT,
    password_set_at TEXT,
    must_change_since TEXT,
    totp_secret TEXT,
    totp_confirmed_at TEXT,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    wrong_attempts BIGINT NOT NULL DEFAULT 0 CHECK (wrong_attempts >= 0),
    locked_until TEXT,
    last_signed_in_at TEXT,
    reinstated_at TEXT,
    disabled_at TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (login <> '' AND name <> '')
);
CREATE INDEX accounts_by_name ON accounts (name_sort, id);
CREATE INDEX accounts_by_unit ON accounts (unit_id);

CREATE TABLE account_roles (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('keeper', 'coordinator', 'office', 'focal', 'leader', 'inspector')),
    granted_at TEXT NOT NULL,
    PRIMARY KEY (account_id, role)
);

CREATE TABLE account_passwords (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    set_at TEXT NOT NULL,
    password TEXT NOT NULL,
    PRIMARY KEY (account_id, set_at)
);

CREATE TABLE recovery_codes (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret_hash TEXT NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account_id, secret_hash)
);

CREATE TABLE one_time_links (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret_hash TEXT NOT NULL UNIQUE,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX one_time_links_by_account ON one_time_links (account_id);

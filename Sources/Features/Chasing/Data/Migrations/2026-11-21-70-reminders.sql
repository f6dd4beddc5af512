-- Chasing. A rule without a row here is as it was shipped; the highest version is in force.
CREATE TABLE chase_rules (
    event TEXT NOT NULL CHECK (event IN (
        'deadline', 'report', 'returned', 'claim', 'extension', 'summary', 'escalation')),
    version BIGINT NOT NULL CHECK (version >= 1),
    days TEXT NOT NULL,
    every_days BIGINT NOT NULL CHECK (every_days BETWEEN 0 AND 90),
    with_coop BIGINT NOT NULL CHECK (with_coop IN (0, 1)),
    is_on BIGINT NOT NULL CHECK (is_on IN (0, 1)),
    changed_by TEXT NOT NULL,
    changed_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (event, version)
);

CREATE TABLE chase_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

-- Whom reminders reach beside the focal points: heads of units, vice-chairs in charge of units, and people without an
-- account. E-mail addresses are personal data: they live here and nowhere else.
CREATE TABLE chase_people (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL CHECK (post IN ('head', 'overseer', 'contact')),
    name TEXT NOT NULL CHECK (name <> ''),
    account_id TEXT REFERENCES accounts (id),
    email TEXT NOT NULL,
    unsubscribe_secret TEXT NOT NULL UNIQUE,
    wants_mail BIGINT NOT NULL CHECK (wants_mail IN (0, 1)),
    version BIGINT NOT NULL CHECK (version >= 1),
    withdrawn_at TEXT,
    created_at TEXT NOT NULL,
    CHECK (account_id IS NOT NULL OR email <> '')
);

CREATE TABLE chase_person_units (
    person_id TEXT NOT NULL REFERENCES chase_people (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (person_id, unit_id)
);
CREATE INDEX chase_person_units_by_unit ON chase_person_units (unit_id);

-- Where an account's e-mail goes, and whether it wants any.
CREATE TABLE mail_addresses (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id),
    email TEXT NOT NULL,
    wants_mail BIGINT NOT NULL CHECK (wants_mail IN (0, 1)),
    unsubscribe_secret TEXT NOT NULL UNIQUE,
    changed_at TEXT NOT NULL
);

-- The days whose digests are all composed.
CREATE TABLE chase_days (
    day TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    digests BIGINT NOT NULL,
    reminders BIGINT NOT NULL,
    composed_at TEXT NOT NULL
);

-- One digest for one person and one day.
CREATE TABLE digests (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    person_id TEXT REFERENCES chase_people (id),
    day TEXT NOT NULL,
    subject TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    seen_at TEXT,
    UNIQUE (recipient, day),
    CHECK ((account_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX digests_by_account ON digests (account_id, day) WHERE account_id IS NOT NULL;

-- What was said, once to each recipient. `days` is how late it was on that day (negative: how many days were left), or
-- since when it waits. `about` is the occurrence's label or the claim's id.
CREATE TABLE reminders (
    recipient TEXT NOT NULL,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    event TEXT NOT NULL,
    about TEXT NOT NULL,
    nominal_on TEXT NOT NULL,
    digest_id TEXT NOT NULL REFERENCES digests (id),
    due_on TEXT,
    days BIGINT NOT NULL,
    PRIMARY KEY (recipient, assignment_id, event, about, nominal_on)
);
CREATE INDEX reminders_by_digest ON reminders (digest_id);
CREATE INDEX reminders_by_assignment ON reminders (assignment_id);

-- Programs that are told of each day's reminders. The secret signs what is sent, so it is kept as it is.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    withdrawn_at TEXT
);

-- A person's calendar, read by programs that know its secret; only the hash is kept.
CREATE TABLE calendar_feeds (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    secret_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT,
    last_read_on TEXT
);
CREATE UNIQUE INDEX calendar_feeds_one ON calendar_feeds (account_id) WHERE revoked_at IS NULL;

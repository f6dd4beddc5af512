-- One promise: a task as one unit owes it. Days are Vietnamese days; changed_seq is the ledger's entry of the last deed.
CREATE TABLE assignments (
    id TEXT PRIMARY KEY,
    mission_id TEXT NOT NULL REFERENCES missions (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    first_unit_id TEXT NOT NULL REFERENCES units (id),
    group_id TEXT REFERENCES units (id),
    part TEXT NOT NULL CHECK (part IN ('lead', 'coop', 'watch')),
    assigned_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'assigned', 'accepted', 'contested', 'active', 'declared', 'confirmed', 'returned', 'suspended', 'withdrawn',
        'reopened')),
    state_words TEXT NOT NULL,
    state_at TEXT NOT NULL,
    first_due_on TEXT,
    due_on TEXT,
    done_on TEXT,
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 3),
    declared_at TEXT,
    percent BIGINT CHECK (percent BETWEEN 0 AND 100),
    last_sent_at TEXT,
    updates BIGINT NOT NULL CHECK (updates >= 0),
    cause TEXT NOT NULL,
    confirmed_hash TEXT,
    amendments BIGINT NOT NULL CHECK (amendments >= 0),
    account_id TEXT REFERENCES accounts (id),
    person_name TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    changed_seq BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((done_on IS NULL) = (level = 0)),
    CHECK ((confirmed_hash IS NULL) = (level < 3) OR amendments > 0)
);

CREATE UNIQUE INDEX assignments_once ON assignments (mission_id, unit_id) WHERE state <> 'withdrawn';
CREATE INDEX assignments_by_mission ON assignments (mission_id, part);
CREATE INDEX assignments_by_unit ON assignments (unit_id, state);
CREATE INDEX assignments_by_change ON assignments (changed_seq);
CREATE INDEX assignments_by_account ON assignments (account_id) WHERE account_id IS NOT NULL;

-- What a unit said, appended only.
CREATE TABLE progress_updates (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    seq BIGINT NOT NULL CHECK (seq > 0),
    source TEXT NOT NULL CHECK (source IN ('page', 'pack', 'import', 'api')),
    period TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('not-started', 'active', 'done')),
    percent BIGINT CHECK (percent BETWEEN 0 AND 100),
    result TEXT NOT NULL,
    next_step TEXT NOT NULL,
    obstacles TEXT NOT NULL,
    proposals TEXT NOT NULL,
    cause TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    entry_key TEXT NOT NULL UNIQUE,
    sent_at TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    UNIQUE (assignment_id, seq)
);

-- Answers to what was asked before sending (L12).
CREATE TABLE question_answers (
    update_id TEXT NOT NULL REFERENCES progress_updates (id),
    question TEXT NOT NULL,
    asked TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer <> ''),
    PRIMARY KEY (update_id, question)
);

-- What proves it (L13).
CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    update_id TEXT REFERENCES progress_updates (id),
    occurrence TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    title TEXT NOT NULL,
    file_hash TEXT,
    file_name TEXT NOT NULL,
    file_bytes BIGINT,
    link TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    withdrawn_at TEXT,
    withdrawn_reason TEXT NOT NULL,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_reason = '')),
    CHECK (number <> '' OR title <> '')
);

CREATE INDEX evidence_by_assignment ON evidence (assignment_id, added_at);
CREATE INDEX evidence_by_file ON evidence (file_hash) WHERE file_hash IS NOT NULL;

-- Each deed on a promise's workflow, appended only.
CREATE TABLE transitions (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    seq BIGINT NOT NULL CHECK (seq > 0),
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    reason TEXT NOT NULL,
    document_words TEXT NOT NULL,
    suggested_unit_id TEXT REFERENCES units (id),
    content_hash TEXT,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    on_day TEXT NOT NULL,
    UNIQUE (assignment_id, seq)
);

-- When it was done: ended by a reopening, void when the Office returned it.
CREATE TABLE completions (
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    seq BIGINT NOT NULL CHECK (seq > 0),
    done_on TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 3),
    declared_at TEXT NOT NULL,
    reopened_on TEXT,
    is_void BIGINT NOT NULL CHECK (is_void IN (0, 1)),
    PRIMARY KEY (assignment_id, seq)
);

-- Days that do not count for one promise, by decision.
CREATE TABLE suspensions (
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    from_on TEXT NOT NULL,
    to_on TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (assignment_id, from_on)
);

-- A later deadline: asked for by the unit, decided by the Office with a document (L14).
CREATE TABLE extensions (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'taken-back')),
    due_before TEXT NOT NULL,
    wanted_on TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    cause TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_name TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    granted_to TEXT,
    decided_on TEXT,
    decided_at TEXT,
    decided_by TEXT,
    decided_name TEXT,
    document_words TEXT NOT NULL,
    decision_words TEXT NOT NULL,
    CHECK ((granted_to IS NOT NULL) = (state = 'granted')),
    CHECK (state NOT IN ('granted', 'refused') OR decided_on IS NOT NULL)
);

CREATE INDEX extensions_by_assignment ON extensions (assignment_id, asked_at);
CREATE UNIQUE INDEX extensions_asked_once ON extensions (assignment_id) WHERE state = 'asked';

-- "We wait for X": a claim that X can answer; who blocks whom.
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    on_unit_id TEXT NOT NULL REFERENCES units (id),
    cause TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    state TEXT NOT NULL CHECK (state IN ('open', 'admitted', 'disputed', 'closed')),
    made_by TEXT NOT NULL,
    made_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_on TEXT NOT NULL,
    answer_words TEXT NOT NULL,
    answered_name TEXT NOT NULL,
    answered_at TEXT,
    promised_on TEXT,
    closed_at TEXT,
    closed_words TEXT NOT NULL
);

CREATE INDEX claims_by_assignment ON claims (assignment_id, state);
CREATE INDEX claims_on_unit ON claims (on_unit_id, state);

-- The checklist inside an assignment.
CREATE TABLE work_steps (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    person_name TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    withdrawn_at TEXT
);

CREATE INDEX work_steps_by_assignment ON work_steps (assignment_id, position);

-- Milestones of a range and occurrences of recurring work that were reported done; what is owed is computed.
CREATE TABLE occurrence_marks (
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    occurrence TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_on TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 3),
    update_id TEXT NOT NULL REFERENCES progress_updates (id),
    PRIMARY KEY (assignment_id, occurrence)
);

-- From whom to whom a promise went: a merger, a handover, a correction of the wrong unit, a delegation.
CREATE TABLE assignment_moves (
    id TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    kind TEXT NOT NULL CHECK (kind IN ('succession', 'handover', 'reassignment', 'delegation')),
    from_unit_id TEXT NOT NULL REFERENCES units (id),
    to_unit_id TEXT NOT NULL REFERENCES units (id),
    from_person TEXT NOT NULL,
    to_person TEXT NOT NULL,
    words TEXT NOT NULL,
    batch TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    on_day TEXT NOT NULL
);

CREATE INDEX assignment_moves_by_assignment ON assignment_moves (assignment_id, at);
CREATE INDEX assignment_moves_by_from ON assignment_moves (from_unit_id, at);
CREATE INDEX assignment_moves_by_batch ON assignment_moves (batch);

-- What is being typed; private to its account, no deed, so not in the ledger.
CREATE TABLE progress_drafts (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    base_version BIGINT NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (account_id, assignment_id)
);

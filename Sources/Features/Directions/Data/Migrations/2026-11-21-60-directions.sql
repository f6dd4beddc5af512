-- What a leader told units to do about something in the register (chỉ đạo). The log of the giver and the opinions of the
-- units are kept apart, both appended only.
CREATE TABLE instructions (
    id TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN (
        'mission', 'assignment', 'plan', 'target', 'project', 'document', 'unit')),
    subject_id TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    giver TEXT NOT NULL,
    giver_name TEXT NOT NULL CHECK (giver_name <> ''),
    entered_by TEXT NOT NULL,
    entered_name TEXT NOT NULL,
    document_words TEXT NOT NULL,
    due_on TEXT,
    given_on TEXT NOT NULL,
    given_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closed_words TEXT NOT NULL,
    closed_name TEXT NOT NULL,
    closed_on TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);

CREATE INDEX instructions_by_time ON instructions (given_at, id);
CREATE INDEX instructions_by_subject ON instructions (subject_kind, subject_id, given_at);
CREATE INDEX instructions_by_giver ON instructions (giver, state);

-- The units it is addressed to; answered_on is the day of the first answer that says it is done.
CREATE TABLE instruction_units (
    instruction_id TEXT NOT NULL REFERENCES instructions (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    answered_on TEXT,
    PRIMARY KEY (instruction_id, unit_id)
);

CREATE INDEX instruction_units_by_unit ON instruction_units (unit_id, answered_on);

CREATE TABLE instruction_entries (
    id TEXT PRIMARY KEY,
    instruction_id TEXT NOT NULL REFERENCES instructions (id),
    seq BIGINT NOT NULL CHECK (seq > 0),
    side TEXT NOT NULL CHECK (side IN ('giver', 'unit')),
    unit_id TEXT REFERENCES units (id),
    is_answer BIGINT NOT NULL CHECK (is_answer IN (0, 1)),
    words TEXT NOT NULL CHECK (words <> ''),
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (instruction_id, seq),
    CHECK ((side = 'unit') = (unit_id IS NOT NULL))
);

-- The tasks that were given because of it.
CREATE TABLE instruction_missions (
    instruction_id TEXT NOT NULL REFERENCES instructions (id),
    mission_id TEXT NOT NULL REFERENCES missions (id),
    PRIMARY KEY (instruction_id, mission_id)
);

CREATE INDEX instruction_missions_by_mission ON instruction_missions (mission_id);

-- Days that are not what their weekday says. A withdrawn one stays with its reason and counts no more.
CREATE TABLE calendar_days (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'compensated', 'swapped-off', 'make-up')),
    name TEXT NOT NULL CHECK (name <> ''),
    source TEXT NOT NULL,
    is_tet BIGINT NOT NULL DEFAULT 0 CHECK (is_tet IN (0, 1)),
    changed_at TEXT NOT NULL,
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX calendar_days_in_force ON calendar_days (day) WHERE withdrawn_at IS NULL;
CREATE INDEX calendar_days_by_day ON calendar_days (day);

-- Force majeure: by decision, for the listed communes, from day to day, both included; NULL is "still". Never deleted.
CREATE TABLE pauses (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    end_words TEXT,
    declared_at TEXT NOT NULL,
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    CHECK (valid_to IS NULL OR valid_from <= valid_to),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX pauses_by_day ON pauses (valid_from, id);

CREATE TABLE pause_units (
    pause_id TEXT NOT NULL REFERENCES pauses (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (pause_id, unit_id)
);
CREATE INDEX pause_units_by_unit ON pause_units (unit_id);

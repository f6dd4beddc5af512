-- One act that moved promises: a succession by decision, or a handover; content is what it moved, as it stood then.
CREATE TABLE handovers (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('succession', 'handover')),
    from_person TEXT NOT NULL,
    to_person TEXT NOT NULL,
    document_words TEXT NOT NULL,
    content TEXT NOT NULL,
    items BIGINT NOT NULL CHECK (items >= 0),
    on_day TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE INDEX handovers_by_time ON handovers (at, id);

-- Who gave and who received; a merger has several givers, a split several receivers.
CREATE TABLE handover_units (
    handover_id TEXT NOT NULL REFERENCES handovers (id),
    side TEXT NOT NULL CHECK (side IN ('from', 'to')),
    unit_id TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (handover_id, side, unit_id)
);

CREATE INDEX handover_units_by_unit ON handover_units (unit_id, handover_id);

-- Two promises of one task that came together in one unit: this one is withdrawn, the other stays and shows its words.
CREATE TABLE assignment_joins (
    assignment_id TEXT PRIMARY KEY REFERENCES assignments (id),
    into_id TEXT NOT NULL REFERENCES assignments (id),
    batch TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    CHECK (assignment_id <> into_id)
);

CREATE INDEX assignment_joins_by_into ON assignment_joins (into_id);

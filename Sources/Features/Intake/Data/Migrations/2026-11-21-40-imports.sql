CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('received', 'reading', 'ready', 'finished', 'refused')),
    file_name TEXT NOT NULL,
    file_hash TEXT,
    byte_count BIGINT NOT NULL,
    format TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_by_name TEXT NOT NULL,
    finished_at TEXT,
    finished_by_name TEXT,
    refusal_code TEXT,
    refusal_says TEXT,
    refusal_next TEXT,
    head TEXT NOT NULL,
    document_id TEXT,
    plan_id TEXT,
    version BIGINT NOT NULL,
    CHECK (state <> 'refused' OR (file_hash IS NULL AND file_name = ''))
);
CREATE UNIQUE INDEX imports_by_hash ON imports (file_hash) WHERE file_hash IS NOT NULL;
CREATE INDEX imports_by_state ON imports (state, created_at);

CREATE TABLE import_tables (
    import_id TEXT NOT NULL REFERENCES imports (id),
    table_no BIGINT NOT NULL,
    page BIGINT,
    kind TEXT NOT NULL,
    header TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    sections BIGINT NOT NULL,
    left_out BIGINT NOT NULL,
    PRIMARY KEY (import_id, table_no)
);

CREATE TABLE import_lines (
    import_id TEXT NOT NULL REFERENCES imports (id),
    position BIGINT NOT NULL,
    table_no BIGINT,
    row_no BIGINT,
    line_from BIGINT,
    line_to BIGINT,
    page BIGINT,
    look TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
);

CREATE TABLE import_rows (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES imports (id),
    position BIGINT NOT NULL,
    part BIGINT NOT NULL,
    parent_id TEXT REFERENCES import_rows (id),
    kind TEXT NOT NULL CHECK (kind IN ('mission', 'target', 'project', 'progress')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'edited', 'split', 'merged', 'rejected')),
    version BIGINT NOT NULL,
    proposed TEXT NOT NULL,
    fields TEXT NOT NULL,
    answers TEXT NOT NULL,
    flags TEXT NOT NULL,
    question_count BIGINT NOT NULL,
    question_kinds TEXT NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    page BIGINT,
    table_no BIGINT,
    row_no BIGINT,
    line_from BIGINT,
    line_to BIGINT,
    words TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    reason TEXT NOT NULL,
    merged_into TEXT REFERENCES import_rows (id),
    left_row_id TEXT,
    decided_at TEXT,
    decided_by TEXT,
    decided_by_name TEXT,
    register_id TEXT,
    CHECK (state <> 'rejected' OR reason <> ''),
    CHECK (state <> 'merged' OR merged_into IS NOT NULL)
);
CREATE UNIQUE INDEX import_rows_in_order ON import_rows (import_id, position, part);
CREATE INDEX import_rows_by_state ON import_rows (import_id, state, position, part);
CREATE INDEX import_rows_by_parent ON import_rows (parent_id);
CREATE INDEX import_rows_merged ON import_rows (merged_into);

CREATE TABLE import_left_rows (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES imports (id),
    position BIGINT NOT NULL,
    table_no BIGINT NOT NULL,
    row_no BIGINT NOT NULL,
    table_kind TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('section', 'repeatedHeader', 'continuation', 'other')),
    why TEXT NOT NULL,
    words TEXT NOT NULL,
    cells TEXT NOT NULL,
    line_from BIGINT,
    line_to BIGINT,
    row_id TEXT
);
CREATE UNIQUE INDEX import_left_in_order ON import_left_rows (import_id, position);

CREATE TABLE import_findings (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES imports (id),
    position BIGINT NOT NULL,
    row_id TEXT,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    says TEXT NOT NULL,
    page BIGINT,
    table_no BIGINT,
    row_no BIGINT,
    line_from BIGINT,
    line_to BIGINT,
    words TEXT NOT NULL
);
CREATE UNIQUE INDEX import_findings_in_order ON import_findings (import_id, position);

CREATE TABLE import_decisions (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES imports (id),
    sequence BIGINT NOT NULL,
    row_id TEXT NOT NULL,
    deed TEXT NOT NULL,
    rows_before TEXT NOT NULL,
    versions_after TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_by_name TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX import_decisions_of_row ON import_decisions (row_id, sequence);
CREATE UNIQUE INDEX import_decisions_in_order ON import_decisions (import_id, sequence);

CREATE TABLE import_progress (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES imports (id),
    row_id TEXT NOT NULL UNIQUE REFERENCES import_rows (id),
    document_id TEXT NOT NULL,
    mission_id TEXT,
    position BIGINT NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL,
    lead_raw TEXT NOT NULL,
    deadline_raw TEXT NOT NULL,
    expected TEXT NOT NULL,
    achieved TEXT NOT NULL,
    planned TEXT NOT NULL,
    obstacles TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);
CREATE INDEX import_progress_by_mission ON import_progress (mission_id);
CREATE INDEX import_progress_by_document ON import_progress (document_id, position);

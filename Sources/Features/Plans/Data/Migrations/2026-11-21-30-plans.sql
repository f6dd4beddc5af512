CREATE TABLE plans (
    id TEXT PRIMARY KEY,
    document_id TEXT REFERENCES documents (id),
    code TEXT NOT NULL CHECK (code <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    title_folded TEXT NOT NULL,
    title_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
);

CREATE UNIQUE INDEX plans_by_code ON plans (code) WHERE state = 'current';
CREATE INDEX plans_by_title ON plans (state, title_sort, id);
CREATE INDEX plans_by_document ON plans (document_id);

CREATE TABLE missions (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    annex TEXT NOT NULL,
    section TEXT NOT NULL,
    section_title TEXT NOT NULL,
    position BIGINT NOT NULL,
    place_sort TEXT NOT NULL,
    no TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    title_folded TEXT NOT NULL,
    title_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    product TEXT NOT NULL,
    lead_raw TEXT NOT NULL,
    lead_sort TEXT NOT NULL,
    coop_raw TEXT NOT NULL,
    deadline_raw TEXT NOT NULL,
    deadline_kind TEXT NOT NULL CHECK (deadline_kind IN (
        'date', 'month', 'quarter', 'half', 'year', 'range', 'recurring', 'ongoing', 'conditional', 'none', 'invalid')),
    starts_on TEXT,
    ends_on TEXT,
    due_on TEXT,
    due_sort TEXT NOT NULL,
    done_on TEXT,
    done_words TEXT NOT NULL,
    flags TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL)),
    CHECK (due_on IS NULL OR deadline_kind IN ('date', 'month', 'quarter', 'half', 'year', 'range'))
);

CREATE INDEX missions_by_due ON missions (state, due_sort, id);
CREATE INDEX missions_by_place ON missions (state, place_sort, id);
CREATE INDEX missions_by_title ON missions (state, title_sort, id);
CREATE INDEX missions_by_lead ON missions (state, lead_sort, id);
CREATE INDEX missions_by_plan ON missions (plan_id, state, place_sort);
CREATE INDEX missions_by_words ON missions (title_folded);
CREATE INDEX missions_by_time ON missions (state, plan_id, deadline_kind, due_on, done_on);

CREATE TABLE mission_units (
    mission_id TEXT NOT NULL REFERENCES missions (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    part TEXT NOT NULL CHECK (part IN ('lead', 'coop')),
    position BIGINT NOT NULL,
    PRIMARY KEY (mission_id, part, unit_id)
);

CREATE INDEX mission_units_by_unit ON mission_units (unit_id, part, mission_id);

CREATE TABLE targets (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    annex TEXT NOT NULL,
    phase TEXT NOT NULL,
    horizon BIGINT,
    section TEXT NOT NULL,
    position BIGINT NOT NULL,
    place_sort TEXT NOT NULL,
    no TEXT NOT NULL,
    parent_no TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    unit_text TEXT NOT NULL,
    value_raw TEXT NOT NULL,
    value_op TEXT NOT NULL CHECK (value_op IN ('>=', '<=', '>', '<', '=', 'range', 'rank', 'level', 'yes', 'text')),
    value_low DOUBLE PRECISION,
    value_high DOUBLE PRECISION,
    value_unit TEXT NOT NULL,
    lead_raw TEXT NOT NULL,
    performers_raw TEXT NOT NULL,
    flags TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
);

CREATE INDEX targets_by_place ON targets (state, place_sort, id);
CREATE INDEX targets_by_name ON targets (state, name_sort, id);
CREATE INDEX targets_by_plan ON targets (plan_id, state, place_sort);

CREATE TABLE target_units (
    target_id TEXT NOT NULL REFERENCES targets (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    part TEXT NOT NULL CHECK (part IN ('lead', 'performer')),
    position BIGINT NOT NULL,
    PRIMARY KEY (target_id, part, unit_id)
);

CREATE INDEX target_units_by_unit ON target_units (unit_id, part, target_id);

CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    annex TEXT NOT NULL,
    group_title TEXT NOT NULL,
    position BIGINT NOT NULL,
    place_sort TEXT NOT NULL,
    no TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    lead_raw TEXT NOT NULL,
    flags TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
);

CREATE INDEX projects_by_place ON projects (state, place_sort, id);
CREATE INDEX projects_by_name ON projects (state, name_sort, id);
CREATE INDEX projects_by_plan ON projects (plan_id, state, place_sort);

CREATE TABLE project_units (
    project_id TEXT NOT NULL REFERENCES projects (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    part TEXT NOT NULL CHECK (part IN ('lead')),
    position BIGINT NOT NULL,
    PRIMARY KEY (project_id, part, unit_id)
);

CREATE INDEX project_units_by_unit ON project_units (unit_id, part, project_id);

CREATE TABLE project_years (
    project_id TEXT NOT NULL REFERENCES projects (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    PRIMARY KEY (project_id, year)
);

CREATE INDEX project_years_by_year ON project_years (year, project_id);

-- Where each row of the register stands in the signed page; several when rows were merged.
CREATE TABLE origins (
    kind TEXT NOT NULL CHECK (kind IN ('mission', 'target', 'project')),
    subject_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    page BIGINT,
    table_no BIGINT,
    row_no BIGINT,
    line_from BIGINT,
    line_to BIGINT,
    words TEXT NOT NULL,
    PRIMARY KEY (kind, subject_id, position)
);

CREATE INDEX origins_by_document ON origins (document_id, kind, subject_id);

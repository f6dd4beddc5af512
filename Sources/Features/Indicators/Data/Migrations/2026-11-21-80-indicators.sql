-- What is measured. changed_seq is the ledger's entry of the last deed on the row.
CREATE TABLE indicators (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    group_name TEXT NOT NULL,
    meaning TEXT NOT NULL,
    unit_text TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'keep', 'band', 'rank', 'yes', 'level')),
    kind TEXT NOT NULL CHECK (kind IN ('level', 'flow', 'cumulative', 'ratio')),
    numerator TEXT NOT NULL,
    denominator TEXT NOT NULL,
    factor DOUBLE PRECISION NOT NULL CHECK (factor > 0),
    frequency TEXT NOT NULL CHECK (frequency IN ('month', 'quarter', 'half', 'year')),
    delay_months BIGINT NOT NULL CHECK (delay_months BETWEEN 0 AND 36),
    source TEXT NOT NULL,
    steward_id TEXT REFERENCES units (id),
    formula TEXT NOT NULL,
    across_units TEXT NOT NULL CHECK (across_units IN ('sum', 'ratio', 'mean', 'min', 'max', 'own')),
    across_time TEXT NOT NULL CHECK (across_time IN ('sum', 'last', 'mean', 'max')),
    scope TEXT NOT NULL CHECK (scope IN ('province', 'communes', 'departments', 'listed')),
    dimensions TEXT NOT NULL,
    decimals BIGINT NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    needs_approval BIGINT NOT NULL CHECK (needs_approval IN (0, 1)),
    jump_factor DOUBLE PRECISION NOT NULL CHECK (jump_factor > 0),
    tolerance DOUBLE PRECISION NOT NULL CHECK (tolerance >= 0),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    retired_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    changed_seq BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX indicators_by_name ON indicators (name_sort, id);

-- Each version of a definition as it was, with the day from which it holds.
CREATE TABLE indicator_versions (
    indicator_id TEXT NOT NULL REFERENCES indicators (id),
    version BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    definition TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (indicator_id, version)
);

-- Exceptions to an indicator's scope, by unit and span of periods (numbers of its own frequency; none is open).
CREATE TABLE indicator_units (
    indicator_id TEXT NOT NULL REFERENCES indicators (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    position BIGINT NOT NULL,
    applies BIGINT NOT NULL CHECK (applies IN (0, 1)),
    from_period BIGINT,
    to_period BIGINT,
    reason TEXT NOT NULL,
    PRIMARY KEY (indicator_id, unit_id, position)
);

-- An indicator of one unit, whole (members is empty) or broken down. The number is short because values carry it.
CREATE TABLE value_series (
    number BIGINT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicators (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    members TEXT NOT NULL,
    UNIQUE (indicator_id, unit_id, members)
);

-- One act of sending values: a form, a grid, a pack, a file, a program.
CREATE TABLE value_submissions (
    number BIGINT NOT NULL PRIMARY KEY,
    entry_key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL CHECK (channel IN ('page', 'pack', 'file', 'api', 'demo')),
    unit_id TEXT REFERENCES units (id),
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    source TEXT NOT NULL,
    method TEXT NOT NULL,
    note TEXT NOT NULL,
    paper_number TEXT NOT NULL,
    paper_date TEXT,
    file_hash TEXT,
    file_name TEXT NOT NULL,
    entries BIGINT NOT NULL CHECK (entries >= 0)
);

-- Every statement about every cell, appended only; the state alone moves. Of a cell the greatest seq is the newest:
-- the number of its submission times 4294967296 plus its place in it. No number at all takes back what was said.
CREATE TABLE value_entries (
    series BIGINT NOT NULL REFERENCES value_series (number),
    period BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    amount DOUBLE PRECISION,
    numerator DOUBLE PRECISION,
    denominator DOUBLE PRECISION,
    state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'returned', 'approved', 'contested')),
    note TEXT NOT NULL,
    changed_seq BIGINT NOT NULL,
    PRIMARY KEY (series, period, seq),
    CHECK ((numerator IS NULL) = (denominator IS NULL)),
    CHECK (amount IS NULL OR numerator IS NULL),
    CHECK (denominator IS NULL OR denominator <> 0)
);

CREATE INDEX value_entries_by_change ON value_entries (changed_seq);

-- What the program asked about a value before it was sent, and what was answered (L12).
CREATE TABLE value_questions (
    series BIGINT NOT NULL,
    period BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer <> ''),
    PRIMARY KEY (series, period, seq, rule),
    FOREIGN KEY (series, period, seq) REFERENCES value_entries (series, period, seq)
);

-- What happened to a value after it was sent: returned, approved, contested, settled; appended only.
CREATE TABLE value_acts (
    id TEXT PRIMARY KEY,
    series BIGINT NOT NULL,
    period BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('send', 'return', 'approve', 'contest', 'keep', 'replace')),
    words TEXT NOT NULL,
    proposed DOUBLE PRECISION,
    paper_number TEXT NOT NULL,
    paper_date TEXT,
    file_hash TEXT,
    file_name TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    unit_id TEXT REFERENCES units (id),
    acted_at TEXT NOT NULL,
    FOREIGN KEY (series, period, seq) REFERENCES value_entries (series, period, seq)
);

CREATE INDEX value_acts_by_value ON value_acts (series, period, seq, acted_at);

-- One computable demand of a target; a sentence may hold several.
CREATE TABLE aims (
    id TEXT PRIMARY KEY,
    target_id TEXT NOT NULL REFERENCES targets (id),
    part BIGINT NOT NULL CHECK (part > 0),
    words TEXT NOT NULL,
    value_op TEXT NOT NULL CHECK (value_op IN ('>=', '<=', '>', '<', '=', 'range', 'rank', 'level', 'yes', 'text')),
    value_low DOUBLE PRECISION,
    value_high DOUBLE PRECISION,
    value_unit TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune', 'unsaid')),
    horizon BIGINT,
    flags TEXT NOT NULL,
    indicator_id TEXT REFERENCES indicators (id),
    link TEXT NOT NULL CHECK (link IN ('proposed', 'accepted', 'refused')),
    score DOUBLE PRECISION NOT NULL,
    decided_by TEXT NOT NULL,
    decided_words TEXT NOT NULL,
    weight DOUBLE PRECISION NOT NULL CHECK (weight >= 0),
    baseline DOUBLE PRECISION,
    baseline_period TEXT,
    baseline_source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    version BIGINT NOT NULL CHECK (version > 0),
    changed_seq BIGINT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (target_id, part),
    CHECK ((baseline IS NULL) = (baseline_period IS NULL)),
    CHECK (link <> 'accepted' OR indicator_id IS NOT NULL)
);

CREATE INDEX aims_by_indicator ON aims (indicator_id, link);

CREATE TABLE aim_milestones (
    aim_id TEXT NOT NULL REFERENCES aims (id),
    year BIGINT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (aim_id, year)
);

-- Jumps that decisions bring to an indicator, declared ahead and shown apart from the trend.
CREATE TABLE indicator_steps (
    id TEXT PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicators (id),
    period BIGINT NOT NULL,
    amount DOUBLE PRECISION NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    withdrawn_reason TEXT,
    changed_seq BIGINT NOT NULL,
    changed_at TEXT NOT NULL
);

-- A forecast as it was made, and, later, what became of it.
CREATE TABLE forecasts (
    id TEXT PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicators (id),
    unit_id TEXT REFERENCES units (id),
    as_of BIGINT NOT NULL,
    made_at TEXT NOT NULL,
    made_seq BIGINT NOT NULL,
    method TEXT NOT NULL,
    points BIGINT NOT NULL,
    slope DOUBLE PRECISION,
    UNIQUE (indicator_id, unit_id, as_of, made_seq)
);

CREATE TABLE forecast_points (
    forecast_id TEXT NOT NULL REFERENCES forecasts (id),
    period BIGINT NOT NULL,
    estimate DOUBLE PRECISION NOT NULL,
    low DOUBLE PRECISION NOT NULL,
    high DOUBLE PRECISION NOT NULL,
    actual DOUBLE PRECISION,
    scored_at TEXT,
    PRIMARY KEY (forecast_id, period)
);

CREATE INDEX forecast_points_open ON forecast_points (period) WHERE actual IS NULL;

-- Units and groups of units. Days are the first and the last day a unit exists, both included; NULL is open.
CREATE TABLE units (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    identifier TEXT,
    official_code TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    parent_id TEXT REFERENCES units (id),
    is_group BIGINT NOT NULL DEFAULT 0 CHECK (is_group IN (0, 1)),
    valid_from TEXT,
    valid_to TEXT,
    successor_id TEXT REFERENCES units (id),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    tile_x BIGINT,
    tile_y BIGINT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (code <> '' AND name <> ''),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
    CHECK (successor_id IS NULL OR successor_id <> id),
    CHECK (parent_id IS NULL OR parent_id <> id)
);
CREATE INDEX units_by_name ON units (name_sort, id);
CREATE INDEX units_by_kind ON units (kind, name_sort, id);
CREATE INDEX units_by_parent ON units (parent_id);
CREATE INDEX units_by_successor ON units (successor_id);
CREATE UNIQUE INDEX units_by_identifier ON units (identifier) WHERE identifier IS NOT NULL;

CREATE TABLE unit_aliases (
    unit_id TEXT NOT NULL REFERENCES units (id),
    alias TEXT NOT NULL,
    alias_folded TEXT NOT NULL,
    PRIMARY KEY (unit_id, alias)
);
CREATE INDEX unit_aliases_by_folded ON unit_aliases (alias_folded);

-- Who belongs to a group, from day to day, both included. '0001-01-01' is "always", NULL is "still".
CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES units (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    valid_from TEXT NOT NULL DEFAULT '0001-01-01',
    valid_to TEXT,
    PRIMARY KEY (group_id, unit_id, valid_from),
    CHECK (group_id <> unit_id),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX group_members_by_unit ON group_members (unit_id, group_id);

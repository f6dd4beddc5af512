-- Maps of communes: one sheet for each file that was read. The one used last and not withdrawn is shown; one that was
-- checked and not used yet is its keeper's draft.
CREATE TABLE shape_sheets (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    findings TEXT NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    width BIGINT NOT NULL CHECK (width > 0),
    height BIGINT NOT NULL CHECK (height > 0),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    used_at TEXT,
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    CHECK (west < east AND south < north),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (withdrawn_at IS NULL OR used_at IS NOT NULL)
);
CREATE INDEX shape_sheets_by_use ON shape_sheets (used_at, id);

-- One outline for each unit of a sheet, as SVG path data in the sheet's units; its name stands at label_x, label_y.
CREATE TABLE unit_shapes (
    sheet_id TEXT NOT NULL REFERENCES shape_sheets (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    path TEXT NOT NULL CHECK (path <> ''),
    label_x BIGINT NOT NULL,
    label_y BIGINT NOT NULL,
    room BIGINT NOT NULL,
    PRIMARY KEY (sheet_id, unit_id)
);

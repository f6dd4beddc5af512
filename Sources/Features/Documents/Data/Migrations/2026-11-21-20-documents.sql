CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    issuer_text TEXT NOT NULL,
    number TEXT,
    number_key TEXT,
    issued_on TEXT,
    issued_sort TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    title_folded TEXT NOT NULL,
    title_sort TEXT NOT NULL,
    search_folded TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_position TEXT NOT NULL,
    is_draft BIGINT NOT NULL CHECK (is_draft IN (0, 1)),
    recipients TEXT NOT NULL,
    file_hash TEXT,
    file_name TEXT,
    file_format TEXT,
    file_bytes BIGINT,
    state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
    withdrawn_at TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL CHECK (version > 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL)),
    CHECK ((file_hash IS NULL) = (file_name IS NULL))
);

-- The same bytes are one document.
CREATE UNIQUE INDEX documents_by_file ON documents (file_hash) WHERE file_hash IS NOT NULL AND state = 'current';
CREATE INDEX documents_by_date ON documents (state, issued_sort, id);
CREATE INDEX documents_by_title ON documents (state, title_sort, id);
CREATE INDEX documents_by_number ON documents (number_key);

CREATE TABLE document_citations (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    raw TEXT NOT NULL,
    kind TEXT,
    number TEXT,
    number_key TEXT,
    issued_on TEXT,
    PRIMARY KEY (document_id, position)
);

CREATE INDEX document_citations_by_number ON document_citations (number_key);

CREATE TABLE document_duties (
    document_id TEXT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    raw TEXT NOT NULL,
    cadence TEXT,
    due TEXT,
    from_whom TEXT,
    to_whom TEXT,
    PRIMARY KEY (document_id, position)
);

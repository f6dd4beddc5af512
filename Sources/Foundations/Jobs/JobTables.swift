package import Database

extension Jobs {
    /// The queue's own tables.
    package static let migrations = [
        Migration(
            name: "2026-01-02-jobs",
            sql: """
                -- Work that must survive a stop. A key is taken once for ever: the same work cannot be added twice.
                CREATE TABLE jobs (
                    id TEXT NOT NULL PRIMARY KEY,
                    kind TEXT NOT NULL CHECK (kind <> ''),
                    job_key TEXT NOT NULL UNIQUE CHECK (job_key <> ''),
                    payload TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'parked', 'doubtful')),
                    run_at TEXT NOT NULL,
                    attempts BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                    lease_until TEXT,
                    worker TEXT,
                    added_at TEXT NOT NULL,
                    ended_at TEXT,
                    CHECK ((state = 'running') = (lease_until IS NOT NULL)),
                    CHECK ((state = 'running') = (worker IS NOT NULL)),
                    CHECK ((state = 'done') = (ended_at IS NOT NULL))
                );
                CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'waiting';
                CREATE INDEX jobs_leased ON jobs (lease_until) WHERE state = 'running';
                CREATE INDEX jobs_by_age ON jobs (added_at, id);
                CREATE INDEX jobs_by_state ON jobs (state, added_at, id);

                -- One row for each attempt; `outcome` is 'begun' while nobody has said how it ended.
                CREATE TABLE job_log (
                    job_id TEXT NOT NULL REFERENCES jobs (id),
                    attempt BIGINT NOT NULL CHECK (attempt >= 1),
                    worker TEXT NOT NULL,
                    begun_at TEXT NOT NULL,
                    ended_at TEXT,
                    outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'failed', 'refused', 'uncertain', 'lost')),
                    answer TEXT NOT NULL,
                    PRIMARY KEY (job_id, attempt)
                );
                """)
    ]
}

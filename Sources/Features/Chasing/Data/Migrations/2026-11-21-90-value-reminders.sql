-- The rules learn one more event; what is stored of them stays as it is.
CREATE TABLE chase_rules_wider (
    event TEXT NOT NULL CHECK (event IN (
        'deadline', 'report', 'returned', 'claim', 'extension', 'summary', 'escalation', 'value')),
    version BIGINT NOT NULL CHECK (version >= 1),
    days TEXT NOT NULL,
    every_days BIGINT NOT NULL CHECK (every_days BETWEEN 0 AND 90),
    with_coop BIGINT NOT NULL CHECK (with_coop IN (0, 1)),
    is_on BIGINT NOT NULL CHECK (is_on IN (0, 1)),
    changed_by TEXT NOT NULL,
    changed_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (event, version)
);
INSERT INTO chase_rules_wider (event, version, days, every_days, with_coop, is_on, changed_by, changed_name, changed_at)
    SELECT event, version, days, every_days, with_coop, is_on, changed_by, changed_name, changed_at FROM chase_rules;
DROP TABLE chase_rules;
ALTER TABLE chase_rules_wider RENAME TO chase_rules;

-- What was said of values that were due and never came, once to each recipient: of a unit's own values, or of one
-- indicator's to its steward. `words` are the names as they were said, `amount` counts values or units.
CREATE TABLE value_reminders (
    recipient TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    about TEXT NOT NULL,
    nominal_on TEXT NOT NULL,
    digest_id TEXT NOT NULL REFERENCES digests (id),
    due_on TEXT NOT NULL,
    days BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 1),
    words TEXT NOT NULL,
    PRIMARY KEY (recipient, unit_id, about, nominal_on)
);
CREATE INDEX value_reminders_by_digest ON value_reminders (digest_id);

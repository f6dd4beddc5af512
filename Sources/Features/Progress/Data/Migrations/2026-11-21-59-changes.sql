-- What changed since a day, and what waits for somebody, are asked for on the first page: found by index.
CREATE INDEX transitions_by_day ON transitions (act, on_day);
CREATE INDEX extensions_by_decision ON extensions (state, decided_on);
CREATE INDEX claims_by_state ON claims (state, assignment_id);
CREATE INDEX assignment_moves_by_day ON assignment_moves (on_day);

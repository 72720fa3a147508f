-- What was noticed is read a page at a time (domain.md 2.7, 3.9): one side of the signals, one line of the factors.
DROP INDEX signal_part_id_observed_on_idx, factor_part_id_seen_on_idx;
CREATE INDEX ON signal (part_id, side, observed_on, noted_at, id);
CREATE INDEX ON factor (part_id, kind, code, person_id, seen_on, noted_at, id);

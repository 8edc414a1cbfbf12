-- Revert nokkeltall:rule_set_methodology from pg

BEGIN;

ALTER TABLE nokkeltall.rule_set DROP COLUMN methodology;

COMMIT;

-- Revert nokkeltall:rule_enforcement from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE rule DROP COLUMN enforced_at;

COMMIT;

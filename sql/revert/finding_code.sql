-- Revert nokkeltall:finding_code from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE revision_finding DROP COLUMN code;

COMMIT;

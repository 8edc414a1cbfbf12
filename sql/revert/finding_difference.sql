-- Revert nokkeltall:finding_difference from pg

BEGIN;

ALTER TABLE nokkeltall.revision_finding DROP COLUMN difference;

COMMIT;

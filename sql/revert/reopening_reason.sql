-- Revert nokkeltall:reopening_reason from pg

BEGIN;

ALTER TABLE nokkeltall.revision DROP COLUMN reopened_because;
COMMENT ON COLUMN nokkeltall.revision.reason IS
    'Why it was returned, or why an approved return was reopened with this revision.';

COMMIT;

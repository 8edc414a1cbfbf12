-- Deploy nokkeltall:reopening_reason to pg
-- requires: submission

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE revision ADD COLUMN reopened_because prose;
COMMENT ON COLUMN revision.reopened_because IS
    'Why the approved revision before this one was reopened; stays when this one is returned for another reason.';
COMMENT ON COLUMN revision.reason IS
    'Why it was returned, and until then why an approved return was reopened with this revision.';

COMMIT;

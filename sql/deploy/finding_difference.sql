-- Deploy nokkeltall:finding_difference to pg
-- requires: finding_code

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE revision_finding ADD COLUMN difference text NOT NULL DEFAULT '';
COMMENT ON COLUMN revision_finding.difference IS 'What the return says less what the rule expected; empty for nothing.';

COMMIT;

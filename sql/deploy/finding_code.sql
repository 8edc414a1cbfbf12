-- Deploy nokkeltall:finding_code to pg
-- requires: findings

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

ALTER TABLE revision_finding ADD COLUMN code text COLLATE "C" NOT NULL DEFAULT '';
COMMENT ON COLUMN revision_finding.code IS 'What the finding is about: a code, an actor, a section; empty for nothing.';

COMMIT;

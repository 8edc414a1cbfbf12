-- Revert nokkeltall:submission from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE revision;
DROP FUNCTION check_revision_step();
DROP FUNCTION check_revision_begins();
DROP FUNCTION correction_is_asked_for(integer, text, integer);

COMMIT;
